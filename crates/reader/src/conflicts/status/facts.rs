//! What the text tells of somebody's term or life: that an office was taken, left, given for good; a death.

use super::super::phrases;
use super::super::view::View;
use super::office::{self, Office};
use super::people::{People, Who};
use super::statuses::Status;
use super::when::{self, Days};
use onrecord_language::times::time_at;
use onrecord_text::{Span, Tokens};

/// Facts that are read of a text at most.
const MOST: usize = 160;
/// Tokens behind a verb that are shown.
const SHOWN: u32 = 6;
/// Tokens behind a verb in which its office is named.
const OFFICE: u32 = 8;

/// What is told of somebody's term or life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The office was taken.
    Took,
    /// The office is to be taken.
    ToTake,
    /// Somebody was elected, hired or appointed, or came to the place.
    Chosen,
    /// Somebody lost an election to the one who is told with it.
    Beaten,
    /// The office is held: "has been mayor since", "has held the post for a week".
    Holds,
    /// The office is held for a time: "has been put in caretaker charge".
    StandsIn,
    /// The office was left, or went to somebody else.
    Left,
    /// The office is to be left.
    ToLeave,
    /// The office was given for good.
    Confirmed,
    /// Death.
    Died,
}

/// A fact of one person.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) kind: Kind,
    pub(super) who: Who,
    /// First and last day, if they are told.
    pub(super) days: Option<Days>,
    /// The words that tell it.
    pub(super) tokens: Span<Tokens>,
    /// The office, where that is told with it.
    pub(super) office: Option<Office>,
    /// Whether it is told that somebody else follows or came before.
    pub(super) other: Option<Who>,
}

/// The facts that verbs tell of their subjects; within quotation marks those that speakers tell of themselves.
pub(super) fn facts(view: View<'_>, people: &People) -> Vec<Fact> {
    let told = (0..view.len()).filter(|&at| !view.is_quoted(at) || is_of_speaker(view, at));
    told.filter_map(|at| fact(view, people, at)).take(MOST).collect()
}

/// "The permanent commissioner, Ada Quill": that the office is given for good is told with the status.
pub(super) fn permanent(view: View<'_>, statuses: &[Status]) -> Vec<Fact> {
    let given = |status: &&Status| {
        view.any_in(status.tokens, "permanent")
            || view.is_in(status.tokens.start.wrapping_sub(1), "permanent")
    };
    let fact = |status: &Status| Fact {
        kind: Kind::Confirmed,
        who: status.who,
        days: None,
        tokens: status.tokens,
        office: Some(status.office.clone()),
        other: None,
    };
    statuses.iter().filter(given).map(fact).collect()
}

/// Whether "I" is the subject of a verb.
fn is_of_speaker(view: View<'_>, at: u32) -> bool {
    (1..=3).any(|back| view.word(at.wrapping_sub(back)) == "I")
}

fn fact(view: View<'_>, people: &People, at: u32) -> Option<Fact> {
    let told = kind(view, people, at)?;
    let open = || when::is_hypothetical(view, at);
    // "Until the Senate confirmed her" has happened.
    if !matches!(told, Kind::Holds | Kind::Confirmed | Kind::Died) && open() {
        return None;
    }
    let who = match told {
        Kind::Died => people.dead(view, at)?,
        Kind::Holds if view.is(at, &["in"]) => holder(view, people, at)?,
        _ if view.is_quoted(at) => people.speaker(at)?,
        _ => subject(view, people, at)?,
    };
    let days = when::of_verb(view, at);
    let sentence = view.sentence(at);
    let kind = in_time(view, at, told, days)?;
    Some(Fact {
        kind,
        who,
        days,
        tokens: Span::new(at, (at + SHOWN).min(sentence.end)),
        office: office_behind(view, at),
        other: None,
    })
}

/// Of whom "in office since 2016" is told: whoever stands before the comma, or the subject.
fn holder(view: View<'_>, people: &People, at: u32) -> Option<Who> {
    let comma = view.is(at.wrapping_sub(1), &[","]);
    let apposed = people.at(at.checked_sub(2)?).filter(|_| comma);
    apposed.or_else(|| people.subject(view, at))
}

/// What a verb tells, as far as its words go.
fn kind(view: View<'_>, people: &People, at: u32) -> Option<Kind> {
    let class = |name: &'static str| phrases::at(view, name, at);
    // "Quill, voted out in March,": the passive without its auxiliary.
    let apposed = view.is(at.wrapping_sub(1), &[","])
        && (view.is_in(at, "dismisses") || view.is_in(at, "ousts"));
    if apposed
        && when::behind(view, at).is_some()
        && !view.is_capital(at + 1)
        && !view.is(at + 1, &["off"])
    {
        return Some(Kind::Left);
    }
    let left = || {
        (class("gave_up") || class("hands_over"))
            && view.tag(at).starts_with("VB")
            && !view.tag(at + 1).starts_with("NN")
    };
    if stands_in(view, at) {
        Some(Kind::StandsIn)
    } else if is_held(view, at) {
        Some(Kind::Holds)
    } else if class("made_permanent") && !is_wished(view, at) || confirmed(view, people, at) {
        Some(Kind::Confirmed)
    } else if class("took_up") || became(view, at) || starts(view, at) {
        Some(Kind::Took)
    } else if left() && (!view.is(at + 1, &["to"]) || view.is(at, &["forced"])) {
        Some(Kind::Left)
    } else if view.is(at, &["died"]) || class("was_killed") {
        Some(Kind::Died)
    } else {
        is_chosen(view, at).then_some(Kind::Chosen)
    }
}

/// "Was hired in 2018", "elected in 2014" behind a comma, "joined the firm in January": with a time.
fn is_chosen(view: View<'_>, at: u32) -> bool {
    let first = u32::from(view.is(at.wrapping_sub(1), &["first"]));
    let apposed = view.is(at.wrapping_sub(1 + first), &[","]);
    let passive = view.is_in(at, "chosen") && (is_passive(view, at) || apposed);
    let came = view.is_in(at, "came") && view.tag(at) == "VBD";
    let ex = view.is(at + 1, &["as"]) && view.is_in(at, "came");
    (passive || came && !ex) && when::behind(view, at).is_some()
}

/// The kind in the tense of its verb; a death to come is none.
fn in_time(view: View<'_>, at: u32, kind: Kind, days: Option<Days>) -> Option<Kind> {
    let to_come = when::is_open(view, at) || when::is_present(view, at);
    // What is told as past on a day to come was not read right.
    if !to_come && days.is_some_and(|days| when::is_ahead(view, days)) {
        return None;
    }
    match (kind, to_come) {
        (Kind::Took, true) => Some(Kind::ToTake),
        (Kind::Left, true) => Some(Kind::ToLeave),
        (Kind::Died | Kind::Confirmed | Kind::Chosen, true) => None,
        (kind, _) => Some(kind),
    }
}

/// "Starts July 1", "began on April 1".
fn starts(view: View<'_>, at: u32) -> bool {
    let timed = |at: u32| time_at(view.layers.times, at).is_some();
    let next = at + 1 + u32::from(view.is(at + 1, &["on", "in"]));
    view.is(at, &["start", "starts", "started", "begin", "begins", "began"]) && timed(next)
}

/// "Became the mayor", "will become prime minister".
fn became(view: View<'_>, at: u32) -> bool {
    let open = || {
        view.is(at, &["become", "becomes"]) && !view.is(at.wrapping_sub(1), &["has", "have", "had"])
    };
    (view.is(at, &["became"]) || open()) && office_behind(view, at).is_some()
}

/// "Was confirmed in May", "was named permanent dean", "the Senate confirmed her".
fn confirmed(view: View<'_>, people: &People, at: u32) -> bool {
    let permanent = phrases::at(view, "became_permanent", at);
    if !permanent && !view.is_in(at, "giving") {
        return false;
    }
    let end = (at + OFFICE).min(view.sentence(at).end);
    let negated =
        (1..=3).any(|back| view.is(at.wrapping_sub(back), &["not", "never", "n't", "n’t"]));
    let for_good = || (at + 1..end).any(|at| phrases::at(view, "for_good", at));
    let given = || receiver(view, people, at).is_some() && view.is(at, &["confirmed"]);
    let passive = is_passive(view, at) || view.is(at.wrapping_sub(1), &[","]);
    let one = passive || receiver(view, people, at).is_some();
    !negated && (permanent || given() || one && for_good())
}

/// Whom something is given to by a verb: "gave her the post", "confirmed Ada Quill".
fn receiver(view: View<'_>, people: &People, at: u32) -> Option<Who> {
    let named = || people.named(view, at + 1).map(|(_, who)| who);
    // "Confirmed her departure" gives nothing to her.
    let object = view.is(at + 1, &["him"])
        || view.is(at + 1, &["her"]) && !matches!(view.tag(at + 2), "NN" | "NNS" | "JJ");
    let whom = (at.saturating_sub(4)..at).find(|&at| view.is(at, &["whom"]));
    let asked =
        || people.at(whom?.checked_sub(1 + u32::from(view.is(whom?.wrapping_sub(1), &[","])))?);
    people.of_pronoun(at + 1).filter(|_| object).or_else(named).or_else(asked)
}

/// "Pressed the Senate to approve him as permanent director", "should be made permanent".
fn is_wished(view: View<'_>, at: u32) -> bool {
    let floor = at.saturating_sub(2 * OFFICE).max(view.sentence(at).start);
    (floor..at).any(|at| view.tag(at) == "MD" || view.is(at, &["to"]) && view.tag(at + 1) == "VB")
}

fn is_passive(view: View<'_>, at: u32) -> bool {
    view.is(at.wrapping_sub(1), &["was", "been", "is", "were", "being"])
}

/// "Has been mayor since", "has led the council since", "has been in the post for a week".
fn is_held(view: View<'_>, at: u32) -> bool {
    if in_office_since(view, at) || in_a_year_of(view, at) {
        return true;
    }
    let has = view.is(at, &["had"]) && view.is(at + 1, &["it", "the"]);
    let holds = has
        || view.is(
            at,
            &["been", "led", "held", "run", "headed", "governed", "managed", "chaired", "served"],
        );
    let perfect = || {
        (1..=2)
            .any(|back| view.is(at.wrapping_sub(back), &["has", "have", "'s", "’s", "'ve", "’ve"]))
    };
    if !(holds && perfect())
        || (1..=3).any(|back| view.is(at.wrapping_sub(back), &["not", "never"]))
    {
        return false;
    }
    let end = view.sentence(at).end.min(at + 2 + OFFICE);
    let Some(since) = (at + 1..end).find(|&at| view.is(at, &["since", "for"])) else {
        return false;
    };
    let told = Span::new(at + 1, since);
    let been = view.is(at, &["been", "served"]) && !view.is(at + 1, &["in"]);
    let named = view.any_in(told, "post") && !been || office_behind(view, at).is_some();
    let lasting = view.is(since, &["since"]) || view.any_in(Span::new(since, end), "length");
    let heads = view.is(at, &["led", "run", "headed", "governed", "managed", "chaired"])
        && (matches!(view.tag(at + 1), "DT" | "PRP$") || view.is_capital(at + 1));
    // "Has run the same race for years" tells of no office.
    let near = !view.is(at, &["run"]) || since - at < 5;
    lasting && (named || heads && near)
}

/// "In office since 2016", "in charge since May".
fn in_office_since(view: View<'_>, at: u32) -> bool {
    let place = 1 + u32::from(view.is(at + 1, &["the"]));
    let held = view.is_in(at + place, "post") || view.is(at + place, &["office", "power"]);
    let past =
        view.is(at.wrapping_sub(1), &["been"]) && !view.is(at.wrapping_sub(2), &["has", "have"]);
    // "The first woman in the post since the bank was founded" began at another time.
    let since = view.is(at + place + 1, &["since"]) && view.tag(at + place + 2) != "DT";
    view.is(at, &["in"]) && !past && held && since
}

/// "Is in her second season at the head of it".
fn in_a_year_of(view: View<'_>, at: u32) -> bool {
    let own = view.is(at, &["in"])
        && view.is(at + 1, &["his", "her"])
        && view.is(at.wrapping_sub(1), &["is", "now"]);
    let unit = view.is_in(at + 3, "length") || view.is(at + 3, &["season", "term"]);
    own && unit && view.is(at + 4, &["as", "at", "in"])
}

/// "Has been put in caretaker charge", "is serving on an interim basis": now.
pub(super) fn stands_in(view: View<'_>, at: u32) -> bool {
    let now = ["has", "is", "takes", "remains", "serves", "was", "runs", "leads", "heads"];
    if !view.is(at, &now) || !view.is_finite(at) {
        return false;
    }
    let end = (at + OFFICE + 2).min(view.sentence(at).end);
    (at + 1..end)
        .take_while(|&at| !view.is(at, &[",", ";"]))
        .any(|at| phrases::at(view, "in_charge_for_a_time", at))
}

/// Whose office a verb tells of: its subject, or whom it is given to.
fn subject(view: View<'_>, people: &People, at: u32) -> Option<Who> {
    let before = at.wrapping_sub(1 + u32::from(view.is(at.wrapping_sub(1), &["first"])));
    // "Quill, sworn in on Monday,"; "Quill, given the job for good on Saturday, said".
    let participle = view.is(before, &[","]) && !view.is(at, &["was", "is", "died", "became"]);
    let apposed = people.at(before.wrapping_sub(1)).filter(|_| participle);
    let given = view.is_in(at, "giving") && !is_passive(view, at);
    let object = || receiver(view, people, at).filter(|_| given);
    apposed.or_else(object).or_else(|| people.subject(view, at))
}

/// The office that is named behind a verb: "as dean", "became mayor", "was named permanent dean".
pub(super) fn office_behind(view: View<'_>, at: u32) -> Option<Office> {
    let end = (at + OFFICE).min(view.sentence(at).end);
    let stop = (at + 1..end).find(|&at| {
        view.is(at, &[",", ";", "—", "from", "for", "after", "under", "when", "by", "because"])
    });
    let reach = at + 1..stop.unwrap_or(end);
    // "At the head of the orchestra" names no office.
    let loose = |at: u32| view.is(at, &["head"]) && view.is(at.wrapping_sub(2), &["at"]);
    let found = reach.clone().filter(|&at| !loose(at)).find_map(|at| office::at(view, at))?;
    let beside = reach.into_iter().any(|at| view.is_in(at, "beside_office"));
    (!beside).then_some(found)
}
