//! Acts of an office at a time when, by the same text, whoever is named had it no more or not yet.

use super::super::view::View;
use super::super::{Found, lexicon};
use super::facts::{Fact, Kind, office_behind};
use super::office::Office;
use super::people::Who;
use super::statuses::Standing;
use super::told::Told;
use super::when::{self, Days};
use super::{found, office};
use onrecord_text::{Span, Tokens};

/// Acts that are looked at.
const MOST: usize = 120;
/// Tokens between a name and "as mayor", and between that and its verb, at most.
const NEAR: u32 = 8;

/// Days before a term in which somebody may have done such a thing in another place.
const LONG: i32 = 365;
/// What begins a term, or tells that it cannot have begun before.
const BEGUN: [Kind; 4] = [Kind::Took, Kind::ToTake, Kind::Holds, Kind::Chosen];

/// What an office did under somebody.
struct Act {
    who: Who,
    days: Days,
    tokens: Span<Tokens>,
    office: Option<Office>,
    /// Whether it is that of an administration or a government.
    rules: bool,
}

pub(super) fn find(told: &Told<'_>, out: &mut Vec<Found>) {
    let view = told.view;
    let words = (0..view.len()).filter(|&at| !view.is_quoted(at));
    let acts = words.filter_map(|at| {
        administration(told, at)
            .or_else(|| as_holder(told, at))
            .or_else(|| under(told, at))
            .or_else(|| in_term(told, at))
    });
    for act in acts.take(MOST) {
        out.extend(outside(told, &act));
    }
    for fact in told.facts.iter().filter(|fact| fact.kind == Kind::Took && fact.days.is_some()) {
        out.extend(bare(told, fact));
    }
    for status in &told.statuses {
        out.extend(titled(told, status).and_then(|act| outside(told, &act)));
    }
}

/// An act beside the end of the term that it lies on the wrong side of.
fn outside(told: &Told<'_>, act: &Act) -> Option<Found> {
    let fits = |office: &Office| match &act.office {
        Some(own) => own.fits(office),
        None => !act.rules || lexicon::is_in("rules", office.noun),
    };
    // A day on which somebody was chosen counts where the office of the act is named.
    let sure = &[Kind::Took, Kind::ToTake, Kind::Holds][..];
    let kinds = if act.office.is_some() { &BEGUN[..] } else { sure };
    let one_office = act.office.is_some() || act.rules || told.has_one_office(act.who);
    if !one_office || told.view.any_in(act.tokens, "once_more") {
        return None;
    }
    let early = told.begin(act.who, kinds, fits).filter(|(days, _)| act.days.1 < days.0);
    let late = told.end(act.who).filter(|(days, _)| days.1 < act.days.0);
    let returned = || told.of(act.who, &[Kind::Took]).count() > 1;
    let bound = early.or_else(|| late.filter(|_| !returned()))?;
    if bound.1.overlaps(act.tokens) {
        return None;
    }
    Some(conflict(told, act, bound.1, early.is_some()))
}

fn conflict(told: &Told<'_>, act: &Act, bound: Span<Tokens>, early: bool) -> Found {
    let (rule, side) = if early {
        ("administration-before-term", "begins")
    } else {
        ("administration-after-end", "ends")
    };
    let name = told.name(act.who);
    let explanation = format!(
        "“{}” is told of a time when {name} had no such office: “{}” {side} the term on the other side of it. The time stands in the same clause, and no \
         second term and no one else of the name in office is told of.",
        told.words(act.tokens),
        told.words(bound)
    );
    found(rule, vec![act.tokens, bound], explanation)
}

/// "The Quill administration froze it in 2014".
fn administration(told: &Told<'_>, noun: u32) -> Option<Act> {
    let view = told.view;
    let owner = noun.checked_sub(1 + u32::from(view.tag(noun.wrapping_sub(1)) == "POS"))?;
    let known = view.is_in(noun, "rule_noun") && view.is_capital(owner);
    let who =
        told.people.at(owner).or_else(|| told.people.called(view.word(owner))).filter(|_| known)?;
    let clause = view.clause(noun);
    let before = Span::new(owner.saturating_sub(3).max(clause.start), owner);
    let open = clause.iter().any(|at| view.tag(at) == "MD") || view.any_in(before, "not_yet");
    let days = when::of_act(view, noun)
        .or_else(|| when::before_when(view, noun))
        .or_else(|| when::only(view, clause))
        .or_else(|| elaborated(view, noun))
        .filter(|_| !open)?;
    // What it did follows; "the Quill administration’s rule" and "officials of the Quill administration," are no acts.
    let hangs = view.is_in(noun + 1, "preposition");
    let doer = !hangs && !matches!(view.tag(noun + 1), "POS" | "," | "." | "CC" | "NNS" | ":");
    let led = view.any(before, &["by", "under", "during"]);
    let days = Some(days).filter(|_| doer || led)?;
    let tokens = Span::new(owner, (noun + NEAR).min(clause.end));
    Some(Act { who, days, tokens, office: None, rules: true })
}

/// "The Quill administration had its quarrels. In 2014 the museum": the time that opens the next sentence of the paragraph,
/// which elaborates on this one.
fn elaborated(view: View<'_>, noun: u32) -> Option<Days> {
    let next = view.sentence_behind(noun);
    let same = view.paragraph(noun).holds(next.start) && view.is(next.start, &["in"]);
    when::only(view, Span::new(next.start, next.start + 3)).filter(|_| same)
}

/// "Quill, as mayor, signed it in 2003"; "it was Quill who, as mayor, signed it".
fn as_holder(told: &Told<'_>, at: u32) -> Option<Act> {
    let view = told.view;
    let sentence = view.sentence(at);
    if !view.is(at, &["as"]) || !(view.is(at.wrapping_sub(1), &[","]) || at == sentence.start) {
        return None;
    }
    let comma = (at + 1..(at + NEAR).min(sentence.end)).find(|&at| view.is(at, &[","]))?;
    let noun = (at + 1..comma).rev().find(|&at| office::at(view, at).is_some())?;
    let beside = view.any_in(Span::new(at, noun), "beside_office");
    let verb = (comma + 1..(comma + NEAR).min(sentence.end)).find(|&at| view.tag(at) == "VBD")?;
    let before = Span::new(at.saturating_sub(4).max(sentence.start), at);
    let who = told.people.within(before).next_back().map(|(_, who)| who);
    let who = who.or_else(|| told.people.subject(view, verb)).filter(|_| !beside)?;
    let days = when::of_verb(view, verb).or_else(|| when::only(view, Span::new(noun, comma)))?;
    let tokens = Span::new(at, (verb + NEAR).min(sentence.end));
    Some(Act { who, days, tokens, office: office::at(view, noun), rules: false })
}

/// "Under his predecessor, Ada Quill, the plan was thrown out in 2013"; "targets set in February by her predecessor, Ada Quill".
fn under(told: &Told<'_>, at: u32) -> Option<Act> {
    let view = told.view;
    if !view.is(at, &["under", "by"]) {
        return None;
    }
    let role = (at + 1..at + 5)
        .find(|&at| view.is(at, &["predecessor", "successor"]) || office::at(view, at).is_some());
    let role = role.filter(|&role| !view.any_in(Span::new(at, role), "standing"));
    let start = role.map_or(at + 1, |role| role + 1 + u32::from(view.is(role + 1, &[","])));
    let (end, who) =
        told.people.named(view, start).filter(|_| role.is_some() || view.is(at, &["under"]))?;
    let clause = view.clause(at);
    let done = clause.iter().any(|at| matches!(view.tag(at), "VBD" | "VBN"));
    let before = Span::new(clause.start.max(at.saturating_sub(2 * NEAR)), at);
    let days = when::only(view, before).or_else(|| when::of_act(view, end)).filter(|_| done)?;
    Some(Act { who, days, tokens: Span::new(at, end), office: None, rules: false })
}

/// "Approved it as governor in 2009"; "during Quill’s tenure as principal, in 2013".
fn in_term(told: &Told<'_>, at: u32) -> Option<Act> {
    let view = told.view;
    let sentence = view.sentence(at);
    if view.is(at, &["during", "in"]) {
        let (end, who) = told.people.named(view, at + 1)?;
        let term = view.tag(end) == "POS"
            && (view.is_in(end + 1, "reign") || view.is(end + 1, &["time", "presidency", "years"]));
        let days = when::only(view, sentence).filter(|_| term)?;
        let office = office_behind(view, end + 1);
        return Some(Act { who, days, tokens: Span::new(at, end + 2), office, rules: false });
    }
    let near = at + 1..(at + 4).min(sentence.end);
    let noun = near
        .into_iter()
        .find(|&at| office::at(view, at).is_some())
        .filter(|_| view.is(at, &["as"]))?;
    let beside = view.any_in(Span::new(at, noun + 1), "standing");
    let timed = view.is(noun + 1, &["in", "on"]);
    let floor = at.saturating_sub(NEAR).max(sentence.start);
    let verb = (floor..at)
        .rev()
        .find(|&at| view.is_finite(at))
        .filter(|&at| view.is_in(at, "of_office"))?;
    let who = told.people.subject(view, verb).filter(|_| timed && !beside)?;
    let days = when::named_behind(view, noun + 1)?;
    let tokens = Span::new(verb, (noun + 3).min(sentence.end));
    Some(Act { who, days, tokens, office: office::at(view, noun), rules: false })
}

/// "Mayor Quill signed the order in 2003": what only whoever is in office does.
fn titled(told: &Told<'_>, status: &super::statuses::Status) -> Option<Act> {
    let view = told.view;
    let fits = status.titled && matches!(status.standing, Standing::Now);
    let verb = status.verb(view).filter(|&verb| fits && view.is_in(verb, "of_office"))?;
    let days = when::of_act(view, verb)?;
    let tokens = Span::new(verb, verb + NEAR);
    Some(Act { who: status.who, days, tokens, office: Some(status.office.clone()), rules: false })
}

/// "It was Quill who bought the plant in 2012", of somebody with one office, taken years later.
fn bare(told: &Told<'_>, took: &Fact) -> Option<Found> {
    let view = told.view;
    let status = told
        .statuses
        .iter()
        .find(|status| status.who == took.who && told.is_about(took, &status.office));
    let known = status.is_some() || took.office.is_some();
    if !known
        || !told.has_one_office(took.who)
        || told
            .of(took.who, &[Kind::Took])
            .any(|other| other.days != took.days && other.days.is_some())
    {
        return None;
    }
    let (begun, _) = took.days?;
    let verbs = (0..view.len())
        .filter(|&at| view.is_in(at, "of_head") && view.tag(at) == "VBD" && !view.is_quoted(at));
    let act = verbs.take(MOST).find_map(|verb| {
        let near = verb.saturating_sub(2)..verb;
        let named = near.into_iter().rev().any(|at| told.people.at(at) == Some(took.who));
        let days = when::of_act(view, verb).filter(|_| named)?;
        let early = when::between(days.1, begun) > LONG;
        let tokens = Span::new(verb, verb + NEAR);
        early.then_some(Act { who: took.who, days, tokens, office: None, rules: false })
    })?;
    Some(conflict(told, &act, took.tokens, true))
}
