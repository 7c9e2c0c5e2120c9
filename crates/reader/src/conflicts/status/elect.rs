//! Somebody elect, beside acts of that person's administration.

use super::super::Found;
use super::super::phrases;
use super::super::view::View;
use onrecord_language::coreference::Mention;
use onrecord_record::{ConflictKind, EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;

/// Places of a status and of acts that are paired at most.
const PAIRED: usize = 30;
/// Tokens of a name behind a title at most.
const NAME: u32 = 5;

/// What is told of one surname.
#[derive(Default)]
struct Holder {
    /// Where somebody of this name is yet to take office.
    elect: Vec<Span<Tokens>>,
    /// Acts of an administration of this name.
    acts: Vec<Span<Tokens>>,
    /// Whether the text knows the name in office, or out of it again, or in an earlier term.
    innocent: bool,
}

/// Finds "President-elect X" beside what the X administration did.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    let mut holders: BTreeMap<String, Holder> = BTreeMap::new();
    for at in 0..view.len() {
        if let Some((surname, span)) = elect(view, at) {
            let holder = holders.entry(surname).or_default();
            if is_told_of_now(view, span) {
                holder.elect.push(span);
            } else {
                holder.innocent = true;
            }
        }
    }
    called(view, &mut holders);
    yet_to_come(view, &mut holders);
    if holders.is_empty() {
        return;
    }
    for at in 0..view.len() {
        let Some(holder) = holders.get_mut(&surname(view, at)) else { continue };
        holder.innocent |= is_in_office(view, at);
        holder.acts.extend(act(view, at));
    }
    for (surname, holder) in holders.iter().filter(|(_, holder)| !holder.innocent) {
        let pairs = pairs(holder);
        out.extend(pairs.into_iter().map(|(status, act)| conflict(view, surname, status, act)));
    }
}

/// Whoever is called "the mayor-elect" without the name beside it.
fn called(view: View<'_>, holders: &mut BTreeMap<String, Holder>) {
    let people = view.layers.entities.all.iter().filter(|entity| entity.kind == EntityKind::Person);
    for person in people {
        let Some(surname) = person.name.split_whitespace().last() else { continue };
        let called = |mention: &&Mention| {
            let last = mention.tokens.end.saturating_sub(1);
            mention.kind == MentionKind::Nominal && view.lower(last).ends_with("-elect")
        };
        let told = person.mentions.iter().filter(called).map(|mention| mention.tokens);
        let told: Vec<_> = told.filter(|&span| is_told_of_now(view, span)).collect();
        if !told.is_empty() {
            holders.entry(surname.to_owned()).or_default().elect.extend(told.into_iter().take(1));
        }
    }
}

/// Where somebody is called "the mayor-elect" and nobody by name: whoever is named where it is told that the office is still to
/// be taken.
fn yet_to_come(view: View<'_>, holders: &mut BTreeMap<String, Holder>) {
    let elect = |&at: &u32| view.lower(at).ends_with("-elect") && !view.is_quoted(at);
    let Some(status) = (0..view.len()).find(elect).filter(|_| holders.is_empty()) else { return };
    let Some(told) = (0..view.len()).find(|&at| phrases::at(view, "to_take_office", at)) else {
        return;
    };
    let around = view.sentence_before(told).join(view.sentence(told));
    let people = view.layers.entities.all.iter().filter(|entity| entity.kind == EntityKind::Person);
    let named = |mention: &Mention| {
        mention.kind == MentionKind::Name
            && around.covers(mention.tokens)
            && mention.tokens.end <= told
    };
    let subject = people
        .flat_map(|person| person.mentions.iter().filter(|mention| named(mention)))
        .max_by_key(|mention| mention.tokens.start);
    if let Some(mention) = subject
        .filter(|_| !view.is_quoted(told) && is_told_of_now(view, Span::new(status, status + 1)))
    {
        let surname = view.word(mention.tokens.end - 1).to_owned();
        holders.entry(surname).or_default().elect.push(Span::new(told, told + 4));
    }
}

/// Each place of the status with the act nearest to it, no act with two of them.
fn pairs(holder: &Holder) -> Vec<(Span<Tokens>, Span<Tokens>)> {
    let statuses = holder.elect.iter().take(PAIRED);
    let all = statuses.flat_map(|&status| {
        holder.acts.iter().take(PAIRED).map(move |&act| (status.gap(act), status, act))
    });
    let mut all: Vec<_> = all.collect();
    all.sort_unstable();
    let mut out: Vec<(Span<Tokens>, Span<Tokens>)> = Vec::new();
    for (_, status, act) in all {
        if !out.iter().any(|pair| pair.0 == status || pair.1 == act) {
            out.push((status, act));
        }
    }
    out
}

fn conflict(view: View<'_>, surname: &str, status: Span<Tokens>, act: Span<Tokens>) -> Found {
    let explanation = format!(
        "“{}” is yet to take office, but “{}” is told as done by an administration of {surname}. It is not called incoming or future \
         there, nothing is said of an earlier or second term, and {surname} is nowhere called former or named in office.",
        view.words(status),
        view.words(act)
    );
    Found {
        kind: ConflictKind::StatusTime,
        rule: "elect-with-administration",
        spans: vec![status, act],
        explanation,
    }
}

/// A word as a surname: bare of any ending.
fn surname(view: View<'_>, at: u32) -> String {
    if view.is_capital(at) { view.word(at).to_owned() } else { String::new() }
}

/// "President-elect Nora Quill", "the mayor-elect, Nora Quill,": the surname and the words.
fn elect(view: View<'_>, at: u32) -> Option<(String, Span<Tokens>)> {
    let title = view.lower(at);
    let hyphened = title.ends_with("-elect") || title.ends_with("\u{2011}elect");
    let apart = title == "elect" && at > 0;
    if !(hyphened || apart) || view.is_quoted(at) {
        return None;
    }
    let start = at + 1 + u32::from(view.is(at + 1, &[","]));
    let end = (start..start + NAME).take_while(|&at| view.is_capital(at)).last()? + 1;
    Some((surname(view, end - 1), Span::new(at, end)))
}

/// Whether a status is told of the time of the article: no past day, no "then" beside it.
fn is_told_of_now(view: View<'_>, status: Span<Tokens>) -> bool {
    let clause = view.clause(status.start);
    let sentence = view.sentence(status.start);
    let then = view
        .any(clause, &["then", "then-president-elect", "had", "when", "while", "transition"])
        || view.is(status.start.wrapping_sub(1), &["then", "-", "was", "were"]);
    !then && !is_dated_back(view, sentence)
}

/// Whether a day long before publication, or any year where publication is not known, stands in a stretch.
fn is_dated_back(view: View<'_>, stretch: Span<Tokens>) -> bool {
    /// Days before publication in which a status still counts as that of now.
    const RECENT: i32 = 21;
    onrecord_language::times::times_within(view.layers.times, stretch).any(|(_, time)| {
        let Some(interval) = time.interval else { return false };
        match view.layers.published {
            Some(published) => {
                let ago = published.since(interval.last.date());
                ago.is_ok_and(|span| span.get_days() > RECENT)
            }
            None => true,
        }
    })
}

/// "President Quill" or "former President Quill": the name in office, or out of it again.
fn is_in_office(view: View<'_>, at: u32) -> bool {
    let before = at.wrapping_sub(1);
    let titled = |at: u32| {
        view.is(at, &["president", "mayor", "governor", "gov.", "senator", "premier", "chancellor"])
    };
    let office = titled(before) || titled(at.wrapping_sub(2)) && view.is_capital(before);
    let later = view.is(before, &["former", "ex"]) || view.is(at.wrapping_sub(2), &["former"]);
    (office || later) && !view.is(at.wrapping_sub(3), &["-", "elect"]) && !view.is_quoted(at)
}

/// The words of an act of an administration, from the name on or from the words that the name hangs on.
fn act(view: View<'_>, at: u32) -> Option<Span<Tokens>> {
    let noun = at + 1 + u32::from(view.is(at + 1, &["’s", "'s"]));
    if !view.is_in(noun, "rule_noun") || view.is_quoted(at) {
        return None;
    }
    let sentence = view.sentence(at);
    let clause = view.clause(at);
    let near = Span::new(at.saturating_sub(6).max(sentence.start), (noun + 6).min(sentence.end));
    if view.any_in(near, "not_yet") {
        return None;
    }
    let end = noun + 1;
    let past = |at: u32| matches!(view.tag(at), "VBD" | "VBN") || view.is(at, &["has", "have"]);
    let during = (at.saturating_sub(2).max(sentence.start)..at)
        .find(|&at| view.is(at, &["during", "under"]));
    if let Some(start) = during.filter(|_| clause.iter().any(past)) {
        return Some(Span::new(start, end));
    }
    let start = article(view, at);
    let behind = (end..clause.end.min(end + 4)).find(|&at| view.is_finite(at));
    if let Some(verb) = behind.filter(|&at| past(at)) {
        return Some(Span::new(start, (verb + 2).min(clause.end)));
    }
    let before = start.wrapping_sub(1);
    let done_to = past(before) && sentence.holds(before)
        || view.is(before, &["by"]) && past(before.wrapping_sub(1));
    done_to.then(|| Span::new(clause.start.min(start), end))
}

fn article(view: View<'_>, at: u32) -> u32 {
    if view.is(at.wrapping_sub(1), &["the"]) { at - 1 } else { at }
}
