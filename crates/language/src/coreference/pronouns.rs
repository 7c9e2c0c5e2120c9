//! Third-person pronouns and their antecedents.
//!
//! Every candidate is weighed by the sum of the weights of its evidence (`evidence`, `questions`), and so is that
//! the pronoun stands for nobody whom the text has spoken of. The weights are in `data/pronoun_weights.tsv`,
//! learned by `./dev train pronouns`.

use super::candidates::Field;
use super::discourse::{Discourse, Id};
use super::evidence::{evidence, evidence_for_nobody};
use crate::names::Gender;
use onrecord_text::{Span, Tokens};

/// What a pronoun's form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pronoun {
    pub(crate) person: Person,
    pub(crate) possessive: bool,
    pub(crate) object: bool,
    pub(crate) reflexive: bool,
}

/// Whom a pronoun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Person {
    /// "I", "we": whoever speaks.
    Speaker,
    /// "you"
    Hearer,
    /// "he", "she"
    One(Gender),
    /// "they"
    Many,
    /// "it"
    Thing,
}

/// The pronoun of this lower-case word.
pub(crate) fn pronoun(word: &str) -> Option<Pronoun> {
    use Gender::{Female, Male};
    let (person, case) = match word {
        "i" | "we" => (Person::Speaker, 's'),
        "me" | "us" => (Person::Speaker, 'o'),
        "my" | "our" | "mine" | "ours" => (Person::Speaker, 'p'),
        "myself" | "ourselves" => (Person::Speaker, 'r'),
        "you" => (Person::Hearer, 's'),
        "your" | "yours" => (Person::Hearer, 'p'),
        "he" => (Person::One(Male), 's'),
        "him" => (Person::One(Male), 'o'),
        "his" => (Person::One(Male), 'p'),
        "himself" => (Person::One(Male), 'r'),
        "she" => (Person::One(Female), 's'),
        "her" => (Person::One(Female), '?'),
        "hers" => (Person::One(Female), 'p'),
        "herself" => (Person::One(Female), 'r'),
        "they" => (Person::Many, 's'),
        "them" => (Person::Many, 'o'),
        "their" | "theirs" => (Person::Many, 'p'),
        "themselves" => (Person::Many, 'r'),
        "it" => (Person::Thing, '?'),
        "its" => (Person::Thing, 'p'),
        "itself" => (Person::Thing, 'r'),
        _ => return None,
    };
    Some(Pronoun { person, possessive: case == 'p', object: case == 'o', reflexive: case == 'r' })
}

/// A pronoun of the text and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'s> {
    pub(crate) pronoun: Pronoun,
    pub(crate) token: u32,
    pub(crate) sentence: u32,
    pub(crate) depth: u8,
    /// Whether it is the source of a statement.
    pub(crate) source: bool,
    /// Who speaks where it stands, if that is known.
    pub(crate) speaker: Option<Id>,
    /// What the statement that it is the source of says.
    pub(crate) content: &'s [Span<Tokens>],
}

impl Place<'_> {
    /// Whether a mention lies in what the statement says and so does not tell who its source is. "They" is often a group told
    /// of just before in words not quoted ("I called the guards, and they told me").
    pub(crate) fn says(&self, mention: Span<Tokens>, depth: u8) -> bool {
        let outside = self.pronoun.person == Person::Many
            && depth <= self.depth
            && mention.start < self.token;
        !outside && self.content.iter().any(|content| content.covers(mention))
    }
}

/// A pronoun with its candidates and the evidence for each.
pub(crate) struct Weighed {
    /// Which of the forms that are weighed apart.
    pub(crate) form: usize,
    pub(crate) candidates: Vec<(Id, Vec<u16>)>,
    pub(crate) nobody: Option<Vec<u16>>,
}

impl Weighed {
    /// Whom the pronoun stands for, if one is likely enough.
    pub(crate) fn choose(&self, discourse: &Discourse<'_>) -> Option<Id> {
        let candidates = self.candidates.iter().map(|(_, evidence)| evidence.as_slice());
        let best = discourse.weights.choose(self.form, candidates, self.nobody.as_deref())?;
        Some(self.candidates[best].0)
    }
}

/// The candidates for a pronoun with the evidence for each; none for a pronoun that is not in the third person.
pub(crate) fn weigh(discourse: &Discourse<'_>, place: &Place<'_>) -> Option<Weighed> {
    let form = match place.pronoun.person {
        Person::One(_) => 0,
        Person::Many => 1,
        Person::Thing => 2,
        Person::Speaker | Person::Hearer => return None,
    };
    let field = Field::new(discourse, place);
    let candidates = field
        .candidates
        .iter()
        .map(|candidate| (candidate.id, evidence(&field, candidate)))
        .collect();
    Some(Weighed { form, candidates, nobody: evidence_for_nobody(&field) })
}
