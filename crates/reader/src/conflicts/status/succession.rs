//! Who followed whom in an office.

use super::super::phrases;
use super::super::view::View;
use super::facts::{Fact, Kind, office_behind};
use super::people::{People, Who};
use super::when;
use onrecord_text::{Span, Tokens};

/// Facts that are read of a text at most.
const MOST: usize = 120;
/// Tokens between "took over" or "hands over" and the name behind "from" or "to" at most.
const FROM: u32 = 9;

/// One following another.
struct Change {
    before: Who,
    after: Option<Who>,
    tokens: Span<Tokens>,
    /// The verb, which has a time; none for a noun.
    verb: Option<u32>,
    to_come: bool,
}

/// Ends and beginnings of terms that are told as one following another.
pub(super) fn facts(view: View<'_>, people: &People) -> Vec<Fact> {
    let words = (0..view.len()).filter(|&at| !view.is_quoted(at));
    let changes = words.filter_map(|at| change(view, people, at));
    changes.flat_map(|change| told(view, &change)).take(MOST).collect()
}

fn told(view: View<'_>, change: &Change) -> Vec<Fact> {
    let days = change.verb.and_then(|verb| when::of_verb(view, verb));
    // "Takes over on Friday" is told of what is to come.
    let present = change.verb.is_some_and(|verb| view.tag(verb) == "VBZ");
    let ahead = present || days.map_or(change.to_come, |days| when::is_ahead(view, days));
    let office = change.verb.and_then(|verb| office_behind(view, verb));
    let fact = |kind: Kind, who: Who, other: Option<Who>| Fact {
        kind,
        who,
        days,
        tokens: change.tokens,
        office: office.clone(),
        other,
    };
    let (left, took) = if ahead { (Kind::ToLeave, Kind::ToTake) } else { (Kind::Left, Kind::Took) };
    let mut out = vec![fact(left, change.before, change.after)];
    // "Her predecessor" is said of whoever is yet to come, too.
    let after = change.after.filter(|_| change.verb.is_some());
    out.extend(after.map(|after| fact(took, after, Some(change.before))));
    out
}

fn change(view: View<'_>, people: &People, at: u32) -> Option<Change> {
    active(view, people, at)
        .or_else(|| passive(view, people, at))
        .or_else(|| handed(view, people, at))
        .or_else(|| nominal(view, people, at))
        .or_else(|| departure(view, people, at))
        .or_else(|| dismissal(view, people, at))
        .filter(|change| Some(change.before) != change.after)
}

/// "Succeeded Ada Quill", "took over from Ada Quill", "in place of Ada Quill".
fn active(view: View<'_>, people: &People, at: u32) -> Option<Change> {
    let ousts = view.is_in(at, "ousts");
    let verb = view.is_in(at, "succeeds") || ousts;
    let over =
        view.is(at, &["took", "takes", "take", "taking", "taken"]) && view.is(at + 1, &["over"]);
    let inherits = view.is(at, &["inherited", "inherits"]);
    let end = view.sentence(at).end.min(at + FROM);
    let gives = over || inherits;
    let from = gives.then(|| (at + 1..end).find(|&at| view.is(at, &["from"]))).flatten();
    let place = phrases::at(view, "in_place_of", at)
        .then(|| (at + 1..at + 4).find(|&at| view.is(at, &["of", "to", "from"])))
        .flatten();
    let start = if verb { at } else { from.or(place)? } + 1;
    let past = view.tag(at) == "VBD";
    let pronoun =
        people.of_pronoun(start).filter(|_| verb && past && view.is(start, &["him", "her"]));
    let pronoun = pronoun.map(|who| (start + 1, who));
    let (end, before) = people.named(view, start).or(pronoun)?;
    let after =
        people.subject(view, at).filter(|_| verb || over || inherits || view.is(at, &["in"]));
    // "Followed" and "replaced" are said of much: the office has to be spoken of.
    let loose = view.is(at, &["followed", "follows"]);
    let spoken =
        loose.then(|| view.sentence(at)).is_none_or(|sentence| is_of_office(view, sentence));
    // "Nominated to succeed her" tells of no day and no change.
    let wished = view.is(at.wrapping_sub(1), &["to"])
        && !view.is(at.wrapping_sub(2), &["is", "are", "due", "set"]);
    let open = verb && (wished || when::is_hypothetical(view, at));
    let done = !open && !view.is(end, &["with"]);
    let to_come = when::is_open(view, at)
        || view.is(at, &["succeeds", "replaces", "takes"]) && is_future(view, at);
    // Who ousts somebody at the polls has the office some day later.
    let timed = Some(at).filter(|_| !ousts);
    (spoken && done).then(|| Change {
        before,
        after,
        tokens: Span::new(at, end),
        verb: timed,
        to_come,
    })
}

/// Whether a present tense is one of what is to come: a day to come stands behind it.
fn is_future(view: View<'_>, at: u32) -> bool {
    when::behind(view, at).is_some_and(|days| when::is_ahead(view, days))
}

/// Whether words of a sentence speak of an office.
fn is_of_office(view: View<'_>, sentence: Span<Tokens>) -> bool {
    view.any_in(sentence, "office")
        || view.any_in(sentence, "office_of_one")
        || view.any_in(sentence, "post")
}

/// "Was succeeded by Ada Quill".
fn passive(view: View<'_>, people: &People, at: u32) -> Option<Change> {
    let verb = view.is(at, &["succeeded", "replaced", "followed"]);
    if !verb {
        return None;
    }
    // "Succeeded in 2019 by Paul Lund".
    let by = (at + 1..at + 5).find(|&at| view.is(at, &["by"]))?;
    let (end, after) = people.named(view, by + 1)?;
    let before = people.subject(view, at)?;
    let to_come = when::is_open(view, at);
    let tokens = Span::new(at, end);
    let be = view.is(at.wrapping_sub(1), &["was", "were", "be", "been"]);
    let loose = view.is(at, &["followed"]) && !(be && is_of_office(view, view.sentence(at)));
    (!when::is_hypothetical(view, at) && !loose).then_some(Change {
        before,
        after: Some(after),
        tokens,
        verb: Some(at),
        to_come,
    })
}

/// "Handed over to Ada Quill", "gave up the post of chief executive to Ada Quill", "made way for her deputy, Ada Quill".
fn handed(view: View<'_>, people: &People, at: u32) -> Option<Change> {
    let hands = phrases::at(view, "hands_over", at);
    let gives = phrases::at(view, "gave_up", at) && view.is(at, &["gave"]);
    if !hands && !gives {
        return None;
    }
    let sentence = view.sentence(at);
    let end = sentence.end.min(at + FROM);
    let to = (at + 1..end).find(|&at| view.is(at, &["to", "for", "by"]))?;
    let (end, after) =
        (to + 1..(to + 6).min(sentence.end)).find_map(|at| people.named(view, at))?;
    // "Illness obliged her to hand over".
    let obliged =
        people.of_pronoun(at.wrapping_sub(2)).filter(|_| view.is(at.wrapping_sub(1), &["to"]));
    let before = obliged.or_else(|| people.subject(view, at))?;
    // "Hands over" alone is told of what is to come.
    let to_come = when::is_open(view, at) || matches!(view.tag(at), "VBZ" | "VBP" | "VBG" | "VB");
    Some(Change { before, after: Some(after), tokens: Span::new(at, end), verb: Some(at), to_come })
}

/// "Her predecessor, Ada Quill", "Ada Quill’s successor, Rupert Lund".
fn nominal(view: View<'_>, people: &People, at: u32) -> Option<Change> {
    let precedes = view.is(at, &["predecessor"]);
    if !precedes && !view.is(at, &["successor", "replacement"]) {
        return None;
    }
    let adjective = u32::from(view.is(at.wrapping_sub(1), &["immediate", "long-serving", "late"]));
    let possessive = at.checked_sub(1 + adjective)?;
    let owner = people
        .owner(view, possessive)
        .filter(|_| !view.is(at.wrapping_sub(1), &["eventual", "likely"]))?;
    let comma = u32::from(view.is(at + 1, &[","]));
    let (end, other) = people.named(view, at + 1 + comma)?;
    let (before, after) = if precedes { (other, owner) } else { (owner, other) };
    Some(Change {
        before,
        after: Some(after),
        tokens: Span::new(possessive, end),
        verb: None,
        to_come: is_to_come(view, end),
    })
}

/// Whether the clause behind a name tells of what is to come.
fn is_to_come(view: View<'_>, end: u32) -> bool {
    let clause = Span::<Tokens>::new(end, (end + 8).min(view.sentence(end).end));
    clause.iter().any(|at| view.is(at, &["will", "takes", "would"]))
}

/// "After the retirement of Ada Quill": whose term it ends, and who is told to come behind it.
fn departure(view: View<'_>, people: &People, at: u32) -> Option<Change> {
    if !view.is_in(at, "departure") {
        return None;
    }
    let sentence = view.sentence(at);
    let name = at + 2 + u32::from(view.is(at + 2, &["the"]));
    let behind = people.named(view, name).filter(|_| view.is(at + 1, &["of"]));
    let (end, before) = behind?;
    let floor = at.saturating_sub(4).max(sentence.start);
    let after = view.any(Span::new(floor, at), &["after", "since", "following", "upon"]);
    let next = people.within(sentence).map(|(_, who)| who).find(|&who| who != before);
    let to_come = sentence.iter().any(|at| view.tag(at) == "MD");
    let day = when::named_behind(view, end.saturating_sub(1))
        .is_some_and(|days| when::is_ahead(view, days));
    (after && next.is_some()).then_some(Change {
        before,
        after: next,
        tokens: Span::new(at, end.max(at + 1)),
        verb: None,
        to_come: to_come || day,
    })
}

/// "After the board dismissed Ada Quill".
fn dismissal(view: View<'_>, people: &People, at: u32) -> Option<Change> {
    if !view.is_in(at, "dismisses") {
        return None;
    }
    let (end, before) = people.named(view, at + 1)?;
    let sentence = view.sentence(at);
    let passive = view.is(at.wrapping_sub(1), &["was", "were", "been", "be"]);
    let floor = at.saturating_sub(6).max(sentence.start);
    let after = (floor..at).any(|at| view.is(at, &["after", "when", "since"]));
    let next =
        people.within(Span::new(sentence.start, at)).map(|(_, who)| who).find(|&who| who != before);
    let done = !passive && !when::is_open(view, at) && !when::is_hypothetical(view, at);
    let change = Change {
        before,
        after: next.filter(|_| after),
        tokens: Span::new(at, end),
        verb: None,
        to_come: false,
    };
    (done && view.tag(at) == "VBD" && change.after.is_some()).then_some(change)
}

/// Who lost an election to whom: "Quill, who lost to Lund", "Lund, who unseated Quill".
pub(super) fn beaten(view: View<'_>, people: &People) -> Vec<Fact> {
    let words = (0..view.len()).filter(|&at| !view.is_quoted(at));
    words.filter_map(|at| loser(view, people, at)).take(MOST).collect()
}

fn loser(view: View<'_>, people: &People, at: u32) -> Option<Fact> {
    let lost = view.is(at, &["lost"]) && view.is(at + 1, &["to"]);
    let beats = view.is_in(at, "beats");
    let by = u32::from(view.is(at + 1, &["by"]));
    let (end, object) =
        people.named(view, at + 1 + by.max(u32::from(lost))).filter(|_| lost || beats)?;
    let subject = people.subject(view, at)?;
    let (who, other) = if beats && by == 0 { (object, subject) } else { (subject, object) };
    let done = !when::is_open(view, at) && !when::is_hypothetical(view, at) && who != other;
    let tokens = Span::new(at, end);
    done.then_some(Fact {
        kind: Kind::Beaten,
        who,
        days: None,
        tokens,
        office: None,
        other: Some(other),
    })
}
