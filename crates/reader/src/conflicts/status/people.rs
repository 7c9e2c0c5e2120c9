//! Whom a verb is told of, and the statuses that people are given.

use super::super::lexicon;
use super::super::view::View;
use onrecord_language::names::spelling::is_title;
use onrecord_record::EntityKind;
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;

/// Tokens between a subject and its verb at most.
const SUBJECT: u32 = 30;
/// Tokens of a suffix and its marks behind a name at most.
const SUFFIXES: u32 = 3;
/// Tokens of a name at most.
const LONGEST: u32 = 6;
/// Tokens of an apposition between an office and its comma at most.
const SCOPE: u32 = 7;
/// Sentences in which the person of a pronoun is looked for, from the one before on.
const BACK: usize = 3;
/// Statuses that are read of a text at most.
const MOST: usize = 300;

/// The people of a text by the places that speak of them.
pub(super) struct People {
    /// For the last token of each mention, whom it speaks of: the surname, or the full name where several bear it.
    ends: BTreeMap<u32, String>,
}

impl People {
    pub(super) fn of(view: View<'_>) -> Self {
        let people =
            || view.layers.entities.all.iter().filter(|entity| entity.kind == EntityKind::Person);
        let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
        for person in people().filter(|person| has_first_name(&person.name)) {
            let Some(surname) = surname_of(&person.name) else { continue };
            *bearers.entry(surname).or_default() += 1;
        }
        let mut ends = BTreeMap::new();
        for person in people() {
            let Some(surname) = surname_of(&person.name) else { continue };
            let several = bearers.get(surname).is_some_and(|&bearers| bearers > 1);
            let key = if several { &person.name } else { surname };
            let last = |end: u32| {
                (end.saturating_sub(SUFFIXES)..end).rev().find(|&at| !is_suffix(view.word(at)))
            };
            let lasts = person.mentions.iter().filter_map(|mention| last(mention.tokens.end));
            ends.extend(lasts.map(|last| (last, key.to_owned())));
        }
        Self { ends }
    }

    /// The surname of whoever does what a verb tells: the nearest person before it in the sentence who stands as a subject.
    pub(super) fn subject(&self, view: View<'_>, verb: u32) -> Option<&str> {
        let sentence = view.sentence(verb);
        let floor = sentence.start.max(verb.saturating_sub(SUBJECT));
        let who = (verb.saturating_sub(3).max(sentence.start)..verb)
            .rev()
            .find(|&at| view.is(at, &["who", "whose"]));
        let before = self.ends.range(floor..verb).rev();
        let mut those = before.filter(|&(&last, _)| match who {
            Some(who) => is_antecedent(view, last + 1, who),
            None => is_subject(view, last + 1, verb),
        });
        if who.is_some() {
            return those.next().map(|(_, surname)| surname.as_str());
        }
        those
            .next()
            .map(|(_, surname)| surname.as_str())
            .or_else(|| self.of_pronoun(view, floor, verb))
    }

    /// The subject of the sentence before, for "he" or "she" right before a verb that nobody is found for.
    fn of_pronoun(&self, view: View<'_>, floor: u32, verb: u32) -> Option<&str> {
        let pronoun = (floor.max(verb.saturating_sub(3))..verb)
            .rev()
            .find(|&at| view.is(at, &["he", "she"]))?;
        let mut sentence = view.sentence(pronoun);
        for _ in 0..BACK {
            sentence = view.sentence_before(sentence.start);
            let told = || {
                self.ends
                    .range(sentence.start..sentence.end)
                    .filter(|&(&last, _)| !view.is_quoted(last))
            };
            let Some((_, first)) = told().next() else { continue };
            let subject = told().find(|&(&last, _)| is_subject(view, last + 1, sentence.end));
            let alone = told().all(|(_, surname)| surname == first);
            return subject
                .map(|(_, surname)| surname.as_str())
                .or_else(|| alone.then_some(first.as_str()));
        }
        None
    }

    /// The surname of the first person of a stretch.
    pub(super) fn first(&self, stretch: Span<Tokens>) -> Option<&str> {
        self.ends.range(stretch.start..stretch.end).next().map(|(_, surname)| surname.as_str())
    }

    /// The surname of the person whom a token's mention speaks of.
    pub(super) fn at(&self, last: u32) -> Option<&str> {
        self.ends.get(&last).map(String::as_str)
    }
}

/// Whether what ends before a token is the subject of a verb behind it: a verb follows, a relative pronoun, or an apposition
/// that ends before the verb.
fn is_subject(view: View<'_>, next: u32, verb: u32) -> bool {
    let next = next + u32::from(is_suffix(view.word(next)));
    let next = next + u32::from(view.is(next, &["."]));
    let after = next + u32::from(view.tag(next) == "RB");
    if after == verb || view.is_finite(after) || view.tag(after) == "MD" {
        return true;
    }
    let comma = view.is(next, &[","]);
    let who = next + u32::from(comma);
    if view.is(who, &["who", "whose"]) {
        return true;
    }
    let closes = |at: u32| {
        view.is(at, &[","])
            && (at + 1 == verb || view.is_finite(at + 1) || view.is(at + 1, &["who"]))
    };
    let follows = next + 1 == verb || view.is_finite(next + 1);
    comma && (follows || (next + 1..verb).take(2 * SCOPE as usize).any(closes))
}

/// Whether a relative pronoun hangs on what ends before a token, over an apposition at most.
fn is_antecedent(view: View<'_>, next: u32, who: u32) -> bool {
    let next = next + u32::from(is_suffix(view.word(next)));
    let next = next + u32::from(view.is(next, &["."]));
    let bare = (next..who).all(|at| view.is(at, &[","]));
    let apposition = view.is(next, &[","])
        && view.is(who.wrapping_sub(1), &[","])
        && who - next < 2 * SCOPE
        && !(next..who).any(|at| view.is_finite(at));
    bare || apposition
}

/// Whether a name begins with a first name or an initial, and no title.
fn has_first_name(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let voiced =
        first.ends_with('.') || first.to_lowercase().contains(['a', 'e', 'i', 'o', 'u', 'y']);
    words.next().is_some() && voiced && !is_title(first) && !first.ends_with("-elect")
}

/// The surname of a full name: its last word that is no "Jr." or numeral.
fn surname_of(name: &str) -> Option<&str> {
    name.split_whitespace().rev().find(|word| !is_suffix(word)).filter(|word| word.len() > 1)
}

fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}

/// The capitalised words that begin at a token, and where the surname stands among them.
fn name(view: View<'_>, at: u32) -> Option<(Span<Tokens>, u32)> {
    let end = (at..at + LONGEST).take_while(|&at| view.is_capital(at)).last()? + 1;
    let last = (at..end).rev().find(|&at| !is_suffix(view.word(at)))?;
    Some((Span::new(at, end), last))
}

/// How somebody stands to an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Chosen and not yet in it ("mayor-elect", "incoming").
    Coming,
    /// In it.
    Now,
    /// In it for a time ("acting").
    Acting,
    /// About to leave it ("outgoing").
    Leaving,
    /// Out of it ("former").
    Former,
    /// In one beside it ("deputy"), or told of another time ("then-").
    Other,
}

/// A status that somebody is given.
#[derive(Debug, Clone)]
pub(super) struct Status {
    pub(super) standing: Standing,
    /// The noun of the office, in lower case.
    pub(super) office: String,
    /// What the office is of: "prime", "housing".
    pub(super) scope: Vec<String>,
    pub(super) surname: String,
    /// The words of office and name.
    pub(super) tokens: Span<Tokens>,
    /// Whether it stands before the name as a title ("Mayor Quill"), which courtesy may keep.
    pub(super) titled: bool,
}

/// The statuses of a text outside quotation marks, in text order.
pub(super) fn statuses(view: View<'_>, people: &People) -> Vec<Status> {
    let words = (0..view.len()).filter(|&at| !view.is_quoted(at));
    words.filter_map(|at| status(view, people, at)).take(MOST).collect()
}

fn status(view: View<'_>, people: &People, at: u32) -> Option<Status> {
    let lower = view.lower(at);
    let elect = lower.strip_suffix("-elect");
    let bare = elect.unwrap_or(&lower);
    let bare = ["then-", "ex-"].iter().find_map(|head| bare.strip_prefix(head)).unwrap_or(bare);
    let office = lexicon::is_in("office", bare) || lexicon::is_in("office_of_one", bare);
    if !office {
        return None;
    }
    let standing = if elect.is_some() { Standing::Coming } else { standing(view, at) };
    let (name, last, titled) = titled(view, at)
        .map(|(name, last)| (name, last, true))
        .or_else(|| in_apposition(view, at).map(|(name, last)| (name, last, false)))?;
    let tokens = Span::new(at, at + 1).join(name);
    let surname = people.at(last).unwrap_or(view.word(last)).to_owned();
    Some(Status {
        standing,
        scope: scope(view, at),
        office: bare.to_owned(),
        surname,
        tokens,
        titled,
    })
}

/// The nouns that an office is of: those before it in its phrase, and those behind "of" or "for".
pub(super) fn scope(view: View<'_>, at: u32) -> Vec<String> {
    let own = |at: &u32| {
        matches!(view.tag(*at), "NN" | "NNP" | "NNS" | "JJ")
            && !view.is(*at, &["former", "acting", "incoming", "outgoing", "new"])
    };
    let before = (at.saturating_sub(2)..at).rev().take_while(own);
    let scoped = view.is(at + 1, &["of", "for"]);
    let behind =
        (at + 2..at + 6).skip_while(|&at| view.tag(at) == "DT").take_while(own).filter(|_| scoped);
    before.chain(behind).map(|at| view.lower(at)).collect()
}

/// What the words before an office say of it.
fn standing(view: View<'_>, at: u32) -> Standing {
    /// Tokens between such a word and the office at most.
    const BEFORE: u32 = 4;
    let floor = at.saturating_sub(BEFORE).max(view.sentence(at).start);
    let stop = (floor..at).rev().find(|&at| {
        matches!(view.tag(at), "IN" | "CC" | ",") || view.is_finite(at) || view.is(at, &[","])
    });
    let before = stop.map_or(floor, |stop| stop + 1)..at;
    let has = |words: &[&str]| before.clone().any(|at| view.is(at, words));
    let joined = |head: &str| before.clone().chain([at]).any(|at| view.lower(at).starts_with(head));
    if joined("then-")
        || has(&[
            "then",
            "then-",
            "deputy",
            "vice",
            "late",
            "onetime",
            "shadow",
            "next",
            "new",
            "future",
            "interim",
            "designate",
            "first",
            "last",
            "old",
            "previous",
            "assistant",
        ])
    {
        return Standing::Other;
    }
    if joined("ex-") || has(&["former", "ex", "ex-"]) {
        return Standing::Former;
    }
    if has(&["incoming"]) {
        return Standing::Coming;
    }
    if has(&["outgoing", "departing"]) {
        return Standing::Leaving;
    }
    if has(&["acting"]) { Standing::Acting } else { Standing::Now }
}

/// "Mayor Nora Quill".
fn titled(view: View<'_>, at: u32) -> Option<(Span<Tokens>, u32)> {
    view.is_capital(at).then_some(())?;
    name(view, at + 1)
}

/// "The mayor of Helvik, Nora Quill," and "Nora Quill, the mayor".
fn in_apposition(view: View<'_>, at: u32) -> Option<(Span<Tokens>, u32)> {
    let sentence = view.sentence(at);
    let owned = (at.saturating_sub(5).max(sentence.start)..at)
        .any(|at| matches!(view.tag(at), "DT" | "PRP$" | "POS"));
    let scoped = view.is(at + 1, &["of", "for", "at", "in"]);
    let reach = if scoped { SCOPE } else { 0 };
    let comma = (at + 1..=at + 1 + reach).find(|&at| view.is(at, &[","]));
    let behind = comma.filter(|_| owned).and_then(|comma| name(view, comma + 1));
    let closed =
        behind.filter(|(name, _)| view.is(name.end, &[",", ".", "("]) && name.end - name.start > 1);
    closed.or_else(|| before_comma(view, at))
}

/// "Nora Quill, the mayor": the name before the comma before an office.
fn before_comma(view: View<'_>, at: u32) -> Option<(Span<Tokens>, u32)> {
    let floor = at.saturating_sub(5).max(view.sentence(at).start);
    let comma = (floor..at).rev().find(|&at| view.is(at, &[","]))?;
    let plain = (comma + 1..at).all(|at| {
        matches!(view.tag(at), "DT" | "PRP$" | "JJ" | "NN" | "NNP" | "POS")
            || view.is(at, &["former", "incoming", "acting", "outgoing", "then"])
    });
    let led = matches!(view.tag(comma + 1), "DT" | "PRP$")
        || view.is_capital(comma + 1) && view.tag(comma + 2) == "POS";
    let start = (floor.saturating_sub(LONGEST)..comma)
        .rev()
        .take_while(|&at| view.is_capital(at))
        .last()?;
    let closed = (at + 1..at + 2 + SCOPE).any(|at| view.is(at, &[",", "."]));
    let listed = (at + 1..at + 2 + SCOPE)
        .take_while(|&at| !view.is(at, &[",", "."]))
        .any(|at| view.is(at, &["and"]));
    let (name, surname) = name(view, start)?;
    (plain && led && closed && !listed && name.end == comma).then_some((name, surname))
}
