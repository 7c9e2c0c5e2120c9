//! Who the people of a text are, and whom a verb is told of.

use super::super::lexicon;
use super::super::view::View;
use super::office;
use onrecord_language::coreference::{Entity, Mention};
use onrecord_language::names::spelling::{is_first_name, is_title};
use onrecord_record::{EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};
use std::collections::{BTreeMap, BTreeSet};

/// Tokens between a subject and its verb at most.
const SUBJECT: u32 = 30;
/// Tokens of a suffix and its marks behind a name at most.
const SUFFIXES: u32 = 3;
/// Tokens of an apposition behind a name at most.
const APPOSITION: u32 = 14;

/// Tokens between "who" and a verb at most.
const RELATIVE: u32 = 10;
/// Tokens of a name that opens a sentence at most.
const OPENING: u32 = 4;
/// Sentences in which the person of a pronoun is looked for, from the one before on.
const BACK: usize = 3;

/// Somebody of the text, by the place in [`People::names`].
pub(super) type Who = usize;

/// The people of a text by the places that speak of them.
#[derive(Debug, Default)]
pub(super) struct People {
    /// What each is called: the surname, or the full name where several bear it.
    names: Vec<String>,
    /// By the last token of each name, where the name begins.
    ends: BTreeMap<u32, (u32, Who)>,
    /// By the first token of each name, where the name ends.
    starts: BTreeMap<u32, (u32, Who)>,
    pronouns: BTreeMap<u32, Who>,
    /// By the last token of each description: "the mayor-elect".
    described: BTreeMap<u32, Who>,
    /// What somebody says, with the speaker.
    spoken: Vec<(Span<Tokens>, Who)>,
}

/// Surnames with the full names that bear them, and first names with those that begin with them.
struct Bearers<'e> {
    surnames: BTreeMap<&'e str, BTreeSet<&'e str>>,
    /// Where the second bearer of a surname is introduced.
    second: BTreeMap<&'e str, u32>,
    first_names: BTreeMap<&'e str, BTreeSet<&'e str>>,
}

impl People {
    pub(super) fn of(view: View<'_>) -> Self {
        let bearers = Bearers::of(view);
        let mut out = Self::default();
        let mut known: BTreeMap<String, Who> = BTreeMap::new();
        let mut bearers_of: BTreeMap<usize, Who> = BTreeMap::new();
        for (index, person) in view.layers.entities.all.iter().enumerate() {
            if person.kind != EntityKind::Person {
                continue;
            }
            let headline = view.headline().unwrap_or_default();
            if person.mentions.iter().all(|mention| headline.covers(mention.tokens)) {
                continue;
            }
            let Some(key) = bearers.key(view, person) else { continue };
            let next = out.names.len();
            let who = *known.entry(key.clone()).or_insert(next);
            if who == next {
                out.names.push(key);
            }
            bearers_of.insert(index, who);
            for mention in person.mentions.iter().filter(|mention| bearers.is_sure(view, mention)) {
                out.add(view, mention, who);
            }
        }
        out.spoken = spoken(view, &bearers_of);
        out
    }

    /// Who says what stands at a token.
    pub(super) fn speaker(&self, at: u32) -> Option<Who> {
        let said = self.spoken.iter().find(|(content, _)| content.holds(at));
        said.map(|&(_, who)| who)
    }

    fn add(&mut self, view: View<'_>, mention: &Mention, who: Who) {
        let Span { start, end, .. } = mention.tokens;
        match mention.kind {
            MentionKind::Name => {
                let floor = end.saturating_sub(SUFFIXES).max(start);
                let last = (floor..end).rev().find(|&at| !is_suffix(view.word(at)));
                let last = last.unwrap_or(start);
                // A title that is no known one may have been read as a part of the name.
                let title =
                    |at: u32| office::at(view, at).is_some() || office::chosen(view, at).is_some();
                let start = (start..last).find(|&at| !title(at)).unwrap_or(start);
                self.ends.insert(last, (start, who));
                self.starts.insert(start, (last + 1, who));
            }
            MentionKind::Pronoun => {
                self.pronouns.insert(start, who);
            }
            MentionKind::Nominal => {
                self.described.insert(end.saturating_sub(1), who);
            }
        }
    }

    /// What somebody is called.
    pub(super) fn name(&self, who: Who) -> &str {
        self.names.get(who).map_or("", String::as_str)
    }

    /// Whoever is called by this surname alone.
    pub(super) fn called(&self, surname: &str) -> Option<Who> {
        self.names.iter().position(|name| name == surname)
    }

    /// Whose name ends with a token.
    pub(super) fn at(&self, last: u32) -> Option<Who> {
        self.ends.get(&last).map(|&(_, who)| who)
    }

    /// Whose name begins at a token, behind an honorific at most, with the end of the name.
    pub(super) fn named(&self, view: View<'_>, at: u32) -> Option<(u32, Who)> {
        let behind = at + 1 + u32::from(view.is(at + 1, &["."]));
        let courtesy = view.is_capital(at) && view.is_in(at, "courtesy");
        let here = self.starts.get(&at);
        here.or_else(|| self.starts.get(&behind).filter(|_| courtesy)).copied()
    }

    /// Who is described by words that end at a token or right behind it.
    pub(super) fn described(&self, at: u32) -> Option<Who> {
        self.described.range(at..at + 3).next().map(|(_, &who)| who)
    }

    /// The person of a pronoun.
    pub(super) fn of_pronoun(&self, at: u32) -> Option<Who> {
        self.pronouns.get(&at).copied()
    }

    /// The people named in a stretch, in text order, with the last token of each name.
    pub(super) fn within(
        &self,
        stretch: Span<Tokens>,
    ) -> impl DoubleEndedIterator<Item = (u32, Who)> {
        self.ends.range(stretch.start..stretch.end).map(|(&last, &(_, who))| (last, who))
    }

    /// Whoever does what a verb tells: the nearest person before it in the sentence who stands as a subject.
    pub(super) fn subject(&self, view: View<'_>, verb: u32) -> Option<Who> {
        let floor = view.sentence(verb).start.max(verb.saturating_sub(SUBJECT));
        if view.is(verb.wrapping_sub(1), &["and"]) && view.is(verb.wrapping_sub(2), &[","]) {
            let mut those = self.within(Span::new(floor, verb));
            return those.find(|&(last, _)| is_subject(view, last + 1, verb)).map(|(_, who)| who);
        }
        // "Who won the vote and was sworn in": up to a comma, one pronoun has several verbs.
        let near = verb.saturating_sub(RELATIVE).max(floor);
        let relative = (near..verb).rev().take_while(|&at| !view.is(at, &[","]) || at + 3 > verb);
        let who = relative.into_iter().find(|&at| view.is(at, &["who", "whose"]));
        let before = self.within(Span::new(floor, who.unwrap_or(verb)));
        let mut those = before.rev().filter(|&(last, _)| match who {
            Some(who) => is_antecedent(view, last + 1, who),
            None => is_subject(view, last + 1, verb) && !is_object(view, self.start(last)),
        });
        let named = those.next();
        if who.is_some() {
            return named.map(|(_, who)| who);
        }
        let pronoun = (floor..verb).rev().take(8).find(|&at| view.is(at, &["he", "she"]));
        let pronoun = pronoun.filter(|&at| named.is_none_or(|(last, _)| last < at));
        match pronoun {
            Some(at) => self.of_pronoun(at).or_else(|| self.subject_before(view, at)),
            None => named.map(|(_, who)| who),
        }
    }

    /// The subject of the sentence before, for a pronoun that coreference left open: the nearest of a few that names somebody.
    fn subject_before(&self, view: View<'_>, pronoun: u32) -> Option<Who> {
        let mut sentence = view.sentence(pronoun);
        for _ in 0..BACK {
            sentence = view.sentence_before(sentence.start);
            let told = || self.within(sentence).filter(|&(last, _)| !view.is_quoted(last));
            let Some((_, first)) = told().next() else { continue };
            let subject = told().find(|&(last, _)| is_subject(view, last + 1, sentence.end));
            let alone = told().all(|(_, who)| who == first);
            return subject.map(|(_, who)| who).or_else(|| alone.then_some(first));
        }
        None
    }

    /// Of whom "died" is told: a name or pronoun right before it, over an apposition or "who had" at most; for a pronoun,
    /// whoever both coreference and the sentence before speak of.
    pub(super) fn dead(&self, view: View<'_>, died: u32) -> Option<Who> {
        let before =
            died.checked_sub(1 + u32::from(view.is(died.wrapping_sub(1), &["had", "has"])))?;
        let floor = died.saturating_sub(APPOSITION).max(view.sentence(died).start);
        let near = Span::new(floor, died);
        // "Whose son died", "three days after he died": of another, or told of another day.
        if view.any(near, &["whose", "husband", "wife", "son", "daughter", "father", "mother"])
            || (died.saturating_sub(3)..died).any(|at| view.is(at, &["after", "before"]))
        {
            return None;
        }
        let nearest = self.within(Span::new(0, died)).next_back().map(|(_, who)| who);
        if view.is(before, &["he", "she"]) && nearest != self.of_pronoun(before) {
            return None;
        }
        if view.is(before, &["he", "she"]) {
            return self
                .subject_before(view, before)
                .filter(|&who| Some(who) == self.of_pronoun(before));
        }
        let near = view.is(before, &["who", ","]) || self.at(before).is_some();
        if view.is(before, &["and"]) {
            return self.opening(view, died);
        }
        self.subject(view, died).filter(|_| near)
    }

    /// Who opens a sentence as its subject, where nobody else stands before a token of it.
    fn opening(&self, view: View<'_>, at: u32) -> Option<Who> {
        let start = view.sentence(at).start;
        let mut named = self.within(Span::new(start, at)).map(|(_, who)| who);
        if view.is(start, &["he", "she"]) {
            let who =
                self.subject_before(view, start).filter(|&who| Some(who) == self.of_pronoun(start));
            return who.filter(|_| named.next().is_none());
        }
        let first = named.next()?;
        named.all(|who| who == first).then_some(first)
    }

    /// Where the name that ends with a token begins.
    pub(super) fn start(&self, last: u32) -> u32 {
        self.ends.get(&last).map_or(last, |&(start, _)| start)
    }

    /// Whom a possessive stands for: "her", "Quill’s"; its last token is given.
    pub(super) fn owner(&self, view: View<'_>, at: u32) -> Option<Who> {
        if view.is(at, &["his", "her"]) {
            return self.of_pronoun(at);
        }
        self.at(at.checked_sub(1)?).filter(|_| view.tag(at) == "POS")
    }
}

impl<'e> Bearers<'e> {
    fn of(view: View<'e>) -> Self {
        let mut out = Self {
            surnames: BTreeMap::new(),
            second: BTreeMap::new(),
            first_names: BTreeMap::new(),
        };
        for person in people(view).filter(|person| has_first_name(&person.name)) {
            let full = person.name.as_str();
            let Some(surname) = surname_of(full) else { continue };
            let bearers = out.surnames.entry(surname).or_default();
            let at = person.mentions.first().map_or(0, |mention| mention.tokens.start);
            if bearers.insert(full) && bearers.len() == 2 {
                out.second.insert(surname, at);
            }
            let first = full.split_whitespace().next().unwrap_or_default();
            out.first_names.entry(first).or_default().insert(full);
        }
        out
    }

    /// The surname, or the full name where several bear it; none for a surname alone that several bear.
    fn key(&self, view: View<'_>, person: &Entity) -> Option<String> {
        let surname = surname_of(&person.name)?;
        let full = has_first_name(&person.name);
        if !full && let Some(knight) = self.knight(view, person) {
            return self.key_of_full(knight);
        }
        let several = self.surnames.get(surname).is_some_and(|bearers| bearers.len() > 1);
        match (several, full) {
            (false, _) => Some(surname.to_owned()),
            (true, true) => Some(person.name.clone()),
            (true, false) => None,
        }
    }

    fn key_of_full(&self, full: &str) -> Option<String> {
        let surname = surname_of(full)?;
        let several = self.surnames.get(surname).is_some_and(|bearers| bearers.len() > 1);
        Some(if several { full } else { surname }.to_owned())
    }

    /// The full name of "Sir Colin", "Dame Ruth" or "Beryl", of whom the first name stands alone.
    fn knight(&self, view: View<'_>, person: &Entity) -> Option<&'e str> {
        let first = person.mentions.first()?.tokens.start;
        let dubbed =
            view.is(first.wrapping_sub(1), &["sir", "dame", "lady"]) || is_first_name(&person.name);
        let bearers = self.first_names.get(person.name.as_str()).filter(|_| dubbed)?;
        bearers.first().copied().filter(|_| bearers.len() == 1)
    }

    /// Whether a mention tells which of several bearers of a surname is meant: it has the first name or a form of address, or
    /// the second bearer is yet to be introduced.
    fn is_sure(&self, view: View<'_>, mention: &Mention) -> bool {
        let Span { start, end, .. } = mention.tokens;
        let second = self.second.get(view.word(end.saturating_sub(1)));
        let alone = second.is_none_or(|&second| end <= second);
        let stop = u32::from(view.is(start.wrapping_sub(1), &["."]));
        let addressed = view.is_in(start.wrapping_sub(1 + stop), "courtesy");
        mention.kind != MentionKind::Name || end > start + 1 || alone || addressed
    }
}

/// What is said in a text, with its speakers, as far as the text tells who they are.
fn spoken(view: View<'_>, people: &BTreeMap<usize, Who>) -> Vec<(Span<Tokens>, Who)> {
    let mut sources = view.layers.entities.sources.iter();
    let mut out = Vec::new();
    for told in view.layers.attributions {
        let source = told.source.and_then(|_| sources.next());
        let who = source.and_then(|source| people.get(&(source.entity?.0 as usize)));
        out.extend(
            who.into_iter().flat_map(|&who| told.content.iter().map(move |&said| (said, who))),
        );
    }
    out
}

fn people(view: View<'_>) -> impl Iterator<Item = &Entity> {
    view.layers.entities.all.iter().filter(|entity| entity.kind == EntityKind::Person)
}

/// Whether what begins at a token is the object of a preposition or verb: "in place of Quill", "succeeded Quill".
fn is_object(view: View<'_>, start: u32) -> bool {
    let before = start.wrapping_sub(1);
    let skipped = before.wrapping_sub(u32::from(view.is_in(before, "courtesy")));
    view.is(skipped, &["of", "by", "with", "from", "to", "for", "against", "succeeded", "replaced"])
}

/// Whether what ends before a token is the subject of a verb behind it: a verb follows, a relative pronoun, or an apposition
/// that ends before the verb.
fn is_subject(view: View<'_>, next: u32, verb: u32) -> bool {
    let next = behind_suffix(view, next);
    let after = next + u32::from(view.tag(next) == "RB");
    if after == verb || view.is_finite(after) || view.tag(after) == "MD" {
        return true;
    }
    let comma = view.is(next, &[","]);
    if view.is(next + u32::from(comma), &["who", "whose"]) {
        return true;
    }
    let closes = |at: u32| {
        view.is(at, &[","])
            && (at + 1 == verb || view.is_finite(at + 1) || view.is(at + 1, &["who"]))
    };
    let follows = next + 1 == verb || view.is_finite(next + 1);
    // "Quill, a lawyer who beat Lund by 21 votes, takes": the apposition of a name that opens a sentence may be long.
    let opens =
        next <= view.sentence(verb).start + OPENING && view.is(verb.wrapping_sub(1), &[","]);
    comma && (follows || opens || (next + 1..verb).take(APPOSITION as usize).any(closes))
}

/// Whether a relative pronoun hangs on what ends before a token, over an apposition at most.
fn is_antecedent(view: View<'_>, next: u32, who: u32) -> bool {
    let next = behind_suffix(view, next);
    let bare = (next..who).all(|at| view.is(at, &[","]));
    let apposition = view.is(next, &[","])
        && (view.is(who.wrapping_sub(1), &[","]) || is_noun_phrase(view, next + 1, who))
        && who - next < APPOSITION
        && !(next..who).any(|at| view.is_finite(at));
    bare || apposition
}

/// "A chemist" in "Ada Quill, a chemist who".
fn is_noun_phrase(view: View<'_>, start: u32, end: u32) -> bool {
    view.tag(start) == "DT"
        && (start + 1..end).all(|at| matches!(view.tag(at), "JJ" | "NN" | "NNP" | "CD"))
}

fn behind_suffix(view: View<'_>, next: u32) -> u32 {
    let next = next + u32::from(is_suffix(view.word(next)));
    next + u32::from(view.is(next, &["."]) && view.is(next + 1, &[","]))
}

/// Whether a name begins with a first name or an initial, and no title or office.
fn has_first_name(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let lower = first.to_lowercase();
    let voiced = first.ends_with('.') || lower.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let joined =
        ["ex-", "then-"].iter().any(|head| lower.starts_with(head)) || lower.ends_with("-elect");
    let office =
        ["office", "office_of_one", "stand_in"].iter().any(|class| lexicon::is_in(class, &lower));
    words.next().is_some() && voiced && !is_title(first) && !joined && !office
}

/// The surname of a full name: its last word that is no "Jr." or numeral.
fn surname_of(name: &str) -> Option<&str> {
    name.split_whitespace().rev().find(|word| !is_suffix(word)).filter(|word| word.len() > 1)
}

fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}
