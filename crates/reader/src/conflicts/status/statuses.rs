//! The statuses that people are given beside their names.

use super::super::view::View;
use super::office::{self, Office};
use super::people::{People, Who};
use onrecord_text::{Span, Tokens};

/// Statuses that are read of a text at most.
const MOST: usize = 300;
/// Tokens between an office and the words that say how somebody stands to it at most.
const BEFORE: u32 = 5;
/// Tokens between an office and the comma behind what it is of at most.
const SCOPE: u32 = 8;
/// Tokens of what is inserted between a name and its verb at most.
const INSERTED: u32 = 16;
/// Tokens between a name and its verb at most.
const VERB: u32 = 4;
/// Tokens between a name and the office in an apposition behind it at most: an age may stand between.
const BEHIND: u32 = 9;

/// How somebody stands to an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Chosen and not yet in it ("mayor-elect", "incoming").
    Coming,
    /// In it.
    Now,
    /// In it for a time ("acting", "caretaker").
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
    pub(super) office: Office,
    pub(super) who: Who,
    /// The words of standing, office and name.
    pub(super) tokens: Span<Tokens>,
    /// Behind the last token of the name.
    pub(super) behind: u32,
    /// Whether it stands before the name as a title ("Mayor Quill"), which courtesy may keep.
    pub(super) titled: bool,
}

impl Status {
    /// The verb of which the person is the subject: behind name and office, over a day, an adverb or what the office is of.
    pub(super) fn verb(&self, view: View<'_>) -> Option<u32> {
        let start = self.behind.max(self.tokens.end);
        let sentence = view.sentence(self.tokens.start);
        if view.is(start, &[":"]) {
            // "Mayor Quill: we shall see" is a label.
            return None;
        }
        // "Said Ada Quill, the mayor".
        let before = self.tokens.start.wrapping_sub(1);
        if view.is(before, &["said", "says"]) {
            return Some(before);
        }
        let reach = if self.titled { VERB } else { VERB + SCOPE };
        let participle = view.is_in(start + 1, "chosen");
        let inserted = view.is(start, &[","]) && (participle || !view.is_finite(start + 1));
        let close = (start + 1..(start + INSERTED).min(sentence.end)).rev();
        let close = close.into_iter().find(|&at| {
            let verb = view.is_finite(at + 1) || view.tag(at + 1) == "VBN";
            inserted && view.is(at, &[","]) && verb && !view.is(at + 1, &["who"])
        });
        // "It was Mayor Quill, first elected in 2018, who ordered it".
        let cleft = || {
            let it = view.is(sentence.start, &["it"]) && view.is(sentence.start + 1, &["was"]);
            let comma =
                (start + 1..(start + INSERTED).min(sentence.end)).find(|&at| view.is(at, &[","]));
            comma.filter(|&at| it && inserted && view.is(at + 1, &["who"])).map(|at| at + 1)
        };
        let close = close.or_else(cleft);
        let near = (start..(start + reach).min(sentence.end)).find(|&at| view.is_finite(at));
        close.map(|at| at + 1).or_else(|| near.filter(|_| !inserted || !self.titled))
    }
}

/// The statuses of a text outside quotation marks, in text order.
pub(super) fn statuses(view: View<'_>, people: &People) -> Vec<Status> {
    let words = (0..view.len()).filter(|&at| !view.is_quoted(at));
    words.filter_map(|at| status(view, people, at)).take(MOST).collect()
}

fn status(view: View<'_>, people: &People, at: u32) -> Option<Status> {
    let office = office::at(view, at)?;
    let (standing, start) = standing(view, at);
    let found = titled(view, people, at)
        .map(|(end, who)| (Span::new(start, end), end, who, true))
        .or_else(|| {
            leading(view, people, at).map(|(end, who)| (Span::new(start, end), end, who, false))
        })
        .or_else(|| {
            let (first, end, who) = trailing(view, people, at)?;
            Some((Span::new(first, at + 1), end, who, false))
        })
        .or_else(|| {
            let chosen = office::chosen(view, at)?;
            let end = at + chosen;
            Some((Span::new(start, end), end, people.described(at)?, false))
        })?;
    let (tokens, behind, who, titled) = found;
    // "The candidate for mayor, Ada Quill,".
    if !titled && is_sought(view, start) {
        return None;
    }
    Some(Status { standing, office, who, tokens, behind, titled })
}

/// Whether an office is what somebody stands for.
fn is_sought(view: View<'_>, start: u32) -> bool {
    let floor = start.saturating_sub(BEFORE);
    let noun = |at: &u32| matches!(view.tag(*at), "JJ" | "NN" | "NNP");
    let first = (floor..start).rev().take_while(noun).last().unwrap_or(start);
    view.is(first.wrapping_sub(1), &["for"])
}

/// What the words before an office say of it, and where they begin.
pub(super) fn standing(view: View<'_>, at: u32) -> (Standing, u32) {
    let floor = at.saturating_sub(BEFORE).max(view.sentence(at).start);
    let stop = (floor..at).rev().find(|&at| ends_phrase(view, at));
    let before = stop.map_or(floor, |stop| stop + 1)..at;
    let has = |class: &'static str| before.clone().find(|&at| view.is_in(at, class));
    let joined =
        |head: &str| before.clone().chain([at]).find(|&at| view.lower(at).starts_with(head));
    if office::chosen(view, at).is_some() {
        return (Standing::Coming, at);
    }
    if let Some(start) = joined("then-").or_else(|| has("beside_office")) {
        return (Standing::Other, start);
    }
    let stand_in = || view.is_in(at, "stand_in").then_some(at);
    let known = [
        (Standing::Former, joined("ex-").or_else(|| has("out_of_office"))),
        (Standing::Coming, has("yet_to_come")),
        (Standing::Leaving, has("about_to_leave")),
        (Standing::Acting, has("for_a_time").or_else(stand_in)),
    ];
    let told = known.into_iter().find_map(|(standing, start)| Some((standing, start?)));
    told.unwrap_or((Standing::Now, at))
}

/// Whether a token ends the phrase of an office, read backward from it.
fn ends_phrase(view: View<'_>, at: u32) -> bool {
    let hangs = matches!(view.tag(at), "IN" | "CC" | "," | "TO") && !view.is_in(at, "standing");
    hangs || view.is_finite(at) && !view.is_in(at, "standing") || view.is(at, &[",", ".", ":", ";"])
}

/// "Mayor Nora Quill", "the council leader Dame Patricia", "manager Lee Quill".
fn titled(view: View<'_>, people: &People, at: u32) -> Option<(u32, Who)> {
    let general = u32::from(view.is(at + 1, &["general"]));
    let chosen = office::chosen(view, at).unwrap_or(1);
    people.named(view, at + chosen + general)
}

/// "The mayor of Helvik, Nora Quill,".
fn leading(view: View<'_>, people: &People, at: u32) -> Option<(u32, Who)> {
    let floor = at.saturating_sub(BEFORE).max(view.sentence(at).start);
    let owned = (floor..at).any(|at| matches!(view.tag(at), "DT" | "PRP$" | "POS"));
    let scoped = view.is(at + 1, &["of", "for", "at", "in"]);
    let reach = if scoped { SCOPE } else { 0 };
    let comma = (at + 1..=at + 1 + reach).find(|&at| view.is(at, &[","])).filter(|_| owned)?;
    let (end, who) = people.named(view, comma + 1)?;
    let closed = view.is(end, &[",", ".", "(", "—"]) || view.is(end, &["who"]);
    (closed && end > comma + 2).then_some((end, who))
}

/// "Nora Quill, 44, the mayor", "Nora Quill, who is the mayor", "Nora Quill is the mayor": where the words begin, where the name
/// ends, and whose it is.
fn trailing(view: View<'_>, people: &People, at: u32) -> Option<(u32, u32, Who)> {
    let floor = at.saturating_sub(BEHIND).max(view.sentence(at).start);
    let (last, who) = people.within(Span::new(floor, at)).next_back()?;
    let end = last + 1;
    let apposed = view.is(end, &[","]) && is_apposition(view, end, at);
    (apposed || is_copular(view, end, at)).then(|| (people.start(last), end, who))
}

/// Whether nothing but an age, a determiner and the words of the office stands between a comma and an office, and the
/// apposition is closed.
fn is_apposition(view: View<'_>, comma: u32, at: u32) -> bool {
    let aged = view.tag(comma + 1) == "CD" && view.is(comma + 2, &[","]);
    let start = comma + 1 + 2 * u32::from(aged);
    let plain = (start..at).all(|at| {
        matches!(view.tag(at), "DT" | "PRP$" | "JJ" | "NN" | "NNP" | "NNS" | "POS")
            || view.is_in(at, "standing")
    });
    let led = matches!(view.tag(start), "DT" | "PRP$")
        || view.is_capital(start) && (start..at).any(|at| view.tag(at) == "POS")
        || view.is_in(start, "standing");
    let behind = at + 1..at + 2 + SCOPE;
    let closed = behind.clone().find(|&at| view.is(at, &[",", ".", ";", "—"]));
    let listed = closed.is_some_and(|end| (at..end).any(|at| view.is(at, &["and", "who"])));
    // "Quill, her press secretary Lund and …": a name behind the noun has the office.
    plain && led && closed.is_some() && !listed && !view.is_capital(at + 1)
}

/// "Is the mayor", ", who is still the mayor".
fn is_copular(view: View<'_>, end: u32, at: u32) -> bool {
    let comma = u32::from(view.is(end, &[","]) && view.is(end + 1, &["who"]));
    let verb = end + comma + u32::from(view.is(end + comma, &["who"]));
    let plain = (verb + 1..at).all(|at| {
        matches!(view.tag(at), "DT" | "PRP$" | "JJ" | "NN" | "NNP" | "RB")
            || view.is_in(at, "standing")
    });
    let determined = (verb + 1..at).any(|at| view.is(at, &["the", "its", "their", "still"]));
    view.is(verb, &["is", "remains"]) && plain && determined
}
