//! The evidence for and against a candidate: nearness, function, form, gender, voice, what comes between.
//!
//! After centering (Grosz, Joshi & Weinstein 1995), Lappin & Leass (1994) and the parallelism of Webster et
//! al. (2018); the questions stand in `questions`.

use super::candidates::{Candidate, Field};
use super::discourse::{Address, Discourse, Event, Referent};
use super::function::{self, Function};
use super::grammar;
use super::pronouns::{Person, Place};
use super::questions::{Ask, answer};
use crate::names::{Gender, NameKind, lexicon};
use onrecord_record::{EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};

/// Answers to the questions about one candidate.
pub(crate) struct Evidence<'a, 'd> {
    field: &'a Field<'a, 'd>,
    candidate: &'a Candidate,
    out: Vec<u16>,
}

/// The evidence for a candidate, by the numbers of the answers.
pub(crate) fn evidence(field: &Field<'_, '_>, candidate: &Candidate) -> Vec<u16> {
    let mut evidence = Evidence { field, candidate, out: Vec::with_capacity(34) };
    evidence.of_place();
    evidence.of_rivals();
    evidence.of_form();
    if !field.place.source {
        evidence.of_topic();
    }
    evidence.of_surroundings();
    evidence.of_voice();
    evidence.out
}

/// The evidence that the pronoun stands for nobody whom the text has spoken of; none for the source of a statement, who
/// is always somebody.
pub(crate) fn evidence_for_nobody(field: &Field<'_, '_>) -> Option<Vec<u16>> {
    let place = field.place;
    if place.source {
        return None;
    }
    let count = if place.sentence == 0 { 0 } else { 1 + field.candidates.len() };
    let mut out = vec![answer(Ask::Nobody, &[count, case(field)])];
    out.push(answer(Ask::NobodyQuoted, &[usize::from(place.depth > 0)]));
    Some(out)
}

/// The case of the pronoun; see [`super::questions`].
fn case(field: &Field<'_, '_>) -> usize {
    let pronoun = field.place.pronoun;
    if pronoun.reflexive {
        4
    } else if field.owns {
        if field.function == Function::Subject { 2 } else { 3 }
    } else {
        usize::from(pronoun.object || field.function != Function::Subject)
    }
}

impl Evidence<'_, '_> {
    fn ask(&mut self, ask: Ask, choices: &[usize]) {
        self.out.push(answer(ask, choices));
    }

    fn referent(&self) -> &Referent {
        self.field.discourse.get(self.candidate.id)
    }

    fn event(&self) -> &Event {
        &self.candidate.event
    }

    fn sentences(&self) -> u32 {
        self.field.place.sentence.saturating_sub(self.event().sentence)
    }

    /// "ahead", "this sentence", "last sentence", "farther".
    fn near(&self) -> usize {
        if self.candidate.ahead { 0 } else { 1 + self.sentences().min(2) as usize }
    }

    fn is_here(&self) -> bool {
        !self.candidate.ahead && self.sentences() == 0
    }

    fn between(&self) -> Span<Tokens> {
        let (mention, pronoun) = (self.event().tokens, self.field.place.token);
        if self.candidate.ahead {
            Span::new(pronoun + 1, mention.start.max(pronoun + 1))
        } else {
            Span::new(mention.end.min(pronoun), pronoun)
        }
    }

    fn is_subject(&self) -> bool {
        self.event().function == Function::Subject
    }

    fn of_place(&mut self) {
        let case = case(self.field);
        let distance = match self.sentences() {
            _ if self.candidate.ahead => 0,
            near @ 0..=2 => 1 + near as usize,
            3..=5 => 4,
            _ => 5,
        };
        self.ask(Ask::Distance, &[distance, case]);
        let same_clause =
            self.is_here() && !grammar::clause_break(self.field.discourse.document, self.between());
        let reach = match self.near() {
            0 => 0,
            1 => 2 - usize::from(same_clause),
            near => near + 1,
        };
        let function = self.event().function;
        self.ask(Ask::Function, &[function as usize, case, reach]);
        let (near, subject) = (self.near(), usize::from(!self.is_subject()));
        self.ask(Ask::Before, &[self.field.before, subject, near]);
        if self.is_here() {
            self.ask(Ask::Tokens, &[length(self.between().len())]);
        }
        if self.candidate.ahead {
            let comma =
                self.field.discourse.document.word(self.event().tokens.start.wrapping_sub(1))
                    == ",";
            self.ask(Ask::Ahead, &[self.field.opener, subject, usize::from(!comma)]);
        }
        if same_clause && case == 1 && self.is_subject() {
            self.ask(Ask::Bound, &[1]);
        }
        self.ask(Ask::Leads, &[usize::from(self.leads()), usize::from(!self.field.leads), near]);
        let tally = self.candidate.subject_here + 2 * self.candidate.subject_last;
        self.ask(Ask::SubjectLately, &[usize::from(tally), case]);
    }

    fn leads(&self) -> bool {
        self.event().tokens.start
            < self.field.discourse.sentence_start(self.event().tokens.start) + 4
    }

    fn of_rivals(&mut self) {
        let candidate = self.candidate;
        let near = self.near();
        self.ask(Ask::Between, &[candidate.rank, near]);
        self.ask(Ask::Order, &[candidate.order, near]);
        self.ask(Ask::FirstOfSentence, &[usize::from(candidate.order < 2), near]);
        self.ask(Ask::NearestSubject, &[usize::from(candidate.nearest_subject), near]);
        let (whose, reach) = match self.field.last_pronoun {
            None => (0, 0),
            Some((id, sentence)) => {
                let back = self.field.place.sentence.saturating_sub(sentence);
                (1 + usize::from(id != candidate.id), 1 + back.min(2) as usize)
            }
        };
        self.ask(Ask::Chain, &[whose, reach, case(self.field)]);
    }

    fn of_form(&mut self) {
        let referent = self.referent();
        let length = referent.name.map_or(2, |name| usize::from(name.len() == 1));
        let (gender, kind) = (self.gender(), self.kind());
        let told = !referent.nouns.is_empty();
        let near = self.near();
        let form = match self.event().kind {
            MentionKind::Name => usize::from(self.event().tokens.len() == 1),
            MentionKind::Nominal => 2,
            MentionKind::Pronoun => 3,
        };
        self.ask(Ask::LastMention, &[form, near]);
        self.ask(Ask::Gender, &[gender, length]);
        self.ask(Ask::Kind, &[kind]);
        self.ask(Ask::Roles, &[usize::from(told)]);
        let last_named = match self.candidate.named {
            _ if self.candidate.ahead => [0, usize::from(self.event().tokens.len() == 1)],
            None => [3, 2],
            Some((sentence, single)) => {
                let back = self.field.place.sentence.saturating_sub(sentence);
                [1 + back.min(2) as usize, usize::from(single)]
            }
        };
        self.ask(Ask::LastNamed, &last_named);
    }

    /// How much the text is about a candidate. Not asked of the source of a statement: whom a text is about is spoken
    /// of more than he speaks.
    fn of_topic(&mut self) {
        let candidate = self.candidate;
        let (near, named) = (self.near(), self.referent().named as usize);
        let most = self.field.candidates.iter().map(|other| other.mentions).max().unwrap_or(0);
        let others = self.field.candidates.iter().filter(|other| other.mentions == most).count();
        let is_most = usize::from(candidate.mentions == most && most > 0);
        self.ask(Ask::MostMentioned, &[is_most * others.min(2)]);
        self.ask(Ask::Mentions, &[candidate.mentions as usize]);
        self.ask(Ask::First, &[usize::from(self.field.first == Some(candidate.id)), near]);
        self.ask(Ask::Named, &[named]);
    }

    fn gender(&self) -> usize {
        let Person::One(gender) = self.field.place.pronoun.person else { return 2 };
        let referent = self.referent();
        if referent.gender == Some(gender) {
            return 0;
        }
        if referent.kin_of.is_some_and(|kin| kin != gender) {
            return 4;
        }
        if referent.kin_of == Some(gender) {
            return 0;
        }
        let Some(name) = referent.name else { return 2 };
        let key = lexicon::key(self.field.discourse.document.word(name.start));
        match lexicon::gender_by_ending(&key) {
            None => 2,
            Some(told) => 1 + 2 * usize::from(told != gender),
        }
    }

    fn kind(&self) -> usize {
        let referent = self.referent();
        match (referent.kind, referent.name) {
            (EntityKind::Person, Some(_)) => usize::from(referent.address == Address::Bare),
            (EntityKind::Person, None) => 5,
            (EntityKind::Group, _) => 6,
            (EntityKind::Organization, _) => 7,
            (EntityKind::Place, _) => 8,
            (EntityKind::Document | EntityKind::Work, _) => 9,
            (EntityKind::Other, _) => match referent.like_people {
                1.. => 2,
                0 => 3,
                _ => 4,
            },
        }
    }

    fn of_surroundings(&mut self) {
        let document = self.field.discourse.document;
        let tokens = self.event().tokens;
        let near = self.near();
        let case = case(self.field);
        let behind = document.word(tokens.end);
        let before = document.word(tokens.start.wrapping_sub(1));
        self.ask(Ask::Preposition, &[preposition(&before.to_lowercase()), near]);
        let joined = matches!(behind, "and" | "&") && self.names_at(tokens.end + 1)
            || matches!(before, "and" | "&") && self.names_at(tokens.start.wrapping_sub(2));
        self.ask(Ask::Joined, &[usize::from(joined), near]);
        let enclosed = before == "(" || matches!(before, ",") && matches!(behind, "," | ".");
        self.ask(Ask::Apposition, &[usize::from(enclosed)]);
        if self.is_here()
            && self.is_subject()
            && function::reports(self.field.discourse, tokens.end)
        {
            self.ask(Ask::Reports, &[case, usize::from(self.field.before != 3)]);
        }
        let again = match self.candidate.again {
            None => 0,
            Some(at)
                if grammar::clause_break(document, Span::new(self.field.place.token + 1, at)) =>
            {
                1
            }
            Some(_) => 2,
        };
        self.ask(Ask::NamedAgain, &[again, case]);
    }

    fn names_at(&self, token: u32) -> bool {
        let name = self.field.discourse.titled_at(token);
        name.is_some_and(|name| self.field.discourse.names[name].kind != NameKind::Place)
    }

    fn of_voice(&mut self) {
        let place = self.field.place;
        let quotation = match (self.event().depth > 0, place.depth > 0) {
            (false, false) => 0,
            (true, true) => 1,
            (false, true) => 2,
            (true, false) => 3,
        };
        self.ask(Ask::Quotation, &[quotation]);
        let voice = match place.speaker {
            None => 0,
            Some(id) => {
                1 + 2 * usize::from(id != self.candidate.id) + usize::from(place.depth == 0)
            }
        };
        self.ask(Ask::Voice, &[voice]);
        let document = self.field.discourse.document;
        let paragraph = |token: u32| document.paragraph_of(token);
        let back = paragraph(place.token).saturating_sub(paragraph(self.event().tokens.start));
        let paragraph = if self.candidate.ahead { 0 } else { 1 + back.min(2) };
        self.ask(Ask::Paragraph, &[paragraph]);
        let statement = if !place.source {
            0
        } else if self.field.last_source == Some(self.candidate.id) {
            1
        } else {
            3 - usize::from(self.candidate.spoke)
        };
        let near = self.near();
        self.ask(Ask::Statement, &[statement, near]);
    }
}

fn length(tokens: u32) -> usize {
    match tokens {
        0..=1 => 0,
        2..=3 => 1,
        4..=6 => 2,
        7..=10 => 3,
        11..=20 => 4,
        21..=40 => 5,
        _ => 6,
    }
}

fn preposition(word: &str) -> usize {
    match word {
        "of" => 1,
        "by" => 2,
        "with" => 3,
        "to" => 4,
        "for" => 5,
        "from" => 6,
        "in" => 7,
        _ if grammar::is_preposition(word) => 8,
        _ => 0,
    }
}

/// The class of the word before a pronoun; see [`super::questions`].
pub(crate) fn before(place: &Place<'_>, discourse: &Discourse<'_>) -> usize {
    if place.token == discourse.sentence_start(place.token) {
        return 0;
    }
    let token = place.token - 1;
    match discourse.document.word(token).to_lowercase().as_str() {
        "and" | "or" => 1,
        "but" | "yet" | "though" | "although" | "whereas" => 2,
        "that" => 3,
        "when" | "while" | "as" | "after" | "before" | "until" | "since" | "once" | "where" => 4,
        "because" | "if" | "so" | "unless" | "whether" => 5,
        "who" | "which" | "whom" => 6,
        "," => 7,
        _ => match discourse.tag_name(token) {
            "VB" | "VBD" | "VBG" | "VBN" | "VBP" | "VBZ" | "MD" => 8,
            "IN" | "TO" => 9,
            "NN" | "NNS" | "NNP" => 10,
            _ => 11,
        },
    }
}

/// How the sentence of a pronoun opens: with a preposition, a participle, a subordinator or otherwise.
pub(crate) fn opener(place: &Place<'_>, discourse: &Discourse<'_>) -> usize {
    let start = discourse.sentence_start(place.token);
    let word = discourse.document.word(start).to_lowercase();
    match word.as_str() {
        "when" | "while" | "although" | "though" | "if" | "once" | "because" | "until"
        | "unless" | "after" | "before" | "as" | "since" => 2,
        "asked" => 1,
        _ if grammar::is_preposition(&word) => 0,
        _ if matches!(discourse.tag_name(start), "VBG" | "VBN") => 1,
        _ => 3,
    }
}

/// The gender of the owner that a word for a spouse tells ("Roe’s wife").
pub(crate) fn owner_of_spouse(word: &str) -> Option<Gender> {
    match word {
        "wife" | "girlfriend" | "widow" => Some(Gender::Male),
        "husband" | "boyfriend" | "widower" => Some(Gender::Female),
        _ => None,
    }
}
