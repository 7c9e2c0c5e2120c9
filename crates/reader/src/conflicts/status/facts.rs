//! Beginnings and ends of terms, and deaths, as the text tells them.

use super::super::phrases;
use super::super::view::View;
use super::people::People;
use jiff::civil::Date;
use onrecord_language::times::{time_at, times_within};
use onrecord_text::{Span, Tokens};

/// Facts that are read of a text at most.
const MOST: usize = 120;
/// Tokens behind a verb in which its time is looked for.
const TIME: u32 = 12;
/// Tokens between "took over" or "hands over" and the name behind "from" or "to" at most.
const FROM: u32 = 9;

/// What is told of somebody's term or life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The office was taken.
    Took,
    /// The office is to be taken.
    ToTake,
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
    pub(super) surname: String,
    /// First and last day, if they are told.
    pub(super) days: Option<(Date, Date)>,
    /// The words that tell it.
    pub(super) tokens: Span<Tokens>,
    /// Whoever had the office before, or gets it, where that is told with it.
    pub(super) other: Option<String>,
    /// The noun of the office, where that is told with it.
    pub(super) office: Option<String>,
    /// What the office is of, where a whole term is told.
    pub(super) scope: Option<Vec<String>>,
    /// Whether it is told to last ("has been mayor since"), or somebody else has the office ("succeeded Ada Quill").
    pub(super) lasts: bool,
}

/// The facts of a text outside quotation marks.
pub(super) fn facts(view: View<'_>, people: &People) -> Vec<Fact> {
    let mut out = Vec::new();
    for at in (0..view.len()).filter(|&at| !view.is_quoted(at)) {
        own(view, people, at, &mut out);
        succession(view, people, at, &mut out);
        term(view, people, at, &mut out);
        if out.len() > MOST {
            break;
        }
    }
    out
}

/// What a verb tells of its subject.
fn own(view: View<'_>, people: &People, at: u32, out: &mut Vec<Fact>) {
    let class = |name: &'static str| phrases::at(view, name, at);
    let held = held_since(view, at);
    let (kind, later) = if held.is_some() || class("took_up") {
        (Kind::Took, Kind::ToTake)
    } else if class("gave_up")
        && view.tag(at).starts_with("VB")
        && !view.tag(at + 1).starts_with("NN")
        && !view.is(at + 1, &["to"])
    {
        (Kind::Left, Kind::ToLeave)
    } else if view.is(at, &["died"]) {
        (Kind::Died, Kind::Died)
    } else {
        return given_for_good(view, people, at, out);
    };
    let participle = view.is(at.wrapping_sub(1), &[","]) && view.is(at, &["sworn"]);
    let subject = if participle { people.at(at.wrapping_sub(2)) } else { people.subject(view, at) };
    let before = at.wrapping_sub(1);
    let apart = view.is(before, &[","]) && subject == people.first(view.sentence(at));
    let named = apart
        || view.is_capital(before)
        || view.is(before, &["."])
        || is_name_before_who(view, before);
    let Some(surname) = subject.filter(|_| kind != Kind::Died || named) else { return };
    let days =
        days(view, at).or_else(|| days_before_when(view, at)).or_else(|| opening_days(view, at));
    let published = view.layers.published;
    let ahead = days.zip(published).is_some_and(|((first, _), published)| first > published);
    let to_come = ahead || is_open(view, at) || is_present(view, at);
    if is_hypothetical(view, at) || to_come && kind == Kind::Died {
        return;
    }
    let other = takes_from(view, at).or_else(|| gives_to(view, people, at));
    let end = (at + 5).min(view.sentence(at).end);
    let floor = at.saturating_sub(TIME).max(view.sentence(at).start);
    let since = (floor..at).any(|at| view.is(at, &["since"]))
        && (floor..at).any(|at| view.is(at, &["when"]));
    out.push(Fact {
        kind: if to_come { later } else { kind },
        surname: surname.to_owned(),
        days,
        tokens: Span::new(at, end),
        other: other.map(|(surname, _)| surname),
        scope: None,
        lasts: held.is_some() && !view.is(at, &["became"]) || since,
        office: held.and_then(|held| held.office),
    });
}

/// "Rupert Quill, who": a name stands before the pronoun, not a noun for somebody.
fn is_name_before_who(view: View<'_>, who: u32) -> bool {
    let comma = u32::from(view.is(who.wrapping_sub(1), &[","]));
    view.is(who, &["who"]) && view.is_capital(who.wrapping_sub(1 + comma))
}

/// That an office is held, with its noun if it is named.
struct Held {
    office: Option<String>,
}

/// "Has been mayor since", "has led the council since", "has held it since": the office if it is named.
fn held_since(view: View<'_>, at: u32) -> Option<Held> {
    if view.is(at, &["became"]) {
        let office = (at + 1..at + 4).find(|&at| view.is_in(at, "office"))?;
        return Some(Held { office: Some(view.lower(office)) });
    }
    let perfect = view.is(at.wrapping_sub(1), &["has"]) || view.is(at.wrapping_sub(2), &["has"]);
    let holds = view.is(at, &["been", "led", "held", "run", "headed", "governed"]);
    let end = view.sentence(at).end.min(at + 10);
    let since = (at + 1..end).find(|&at| view.is(at, &["since"])).filter(|_| perfect && holds)?;
    let office =
        (at + 1..since).find(|&at| view.is_in(at, "office") || view.is_in(at, "office_of_one"));
    let named = office.map(|at| view.lower(at));
    let post = view.any(
        Span::new(at + 1, since),
        &["it", "post", "office", "job", "government", "council", "power"],
    );
    (named.is_some() || !view.is(at, &["been"]) || post).then_some(Held { office: named })
}

/// "In 2012, when she gave up the post": the time that a clause with "when" hangs on.
fn days_before_when(view: View<'_>, verb: u32) -> Option<(Date, Date)> {
    let floor = verb.saturating_sub(TIME).max(view.sentence(verb).start);
    let when = (floor..verb).rev().find(|&at| view.is(at, &["when"]))?;
    let time = times_within(
        view.layers.times,
        Span::new(when.saturating_sub(8).max(view.sentence(verb).start), when),
    )
    .last();
    let interval = time.filter(|(_, time)| when - time.tokens.end < 2)?.1.interval?;
    Some((interval.first.date(), interval.last.date()))
}

/// "In 2012 Ellen Vester gave up": the time that opens a sentence.
fn opening_days(view: View<'_>, verb: u32) -> Option<(Date, Date)> {
    let start = view.sentence(verb).start;
    let clause = view.clause(verb).start == start && view.is(start, &["in", "on", "last"]);
    let reach = Span::new(start, (start + 5).min(verb));
    let mut times = times_within(view.layers.times, reach).filter_map(|(_, time)| time.interval);
    times.next().filter(|_| clause).map(|interval| (interval.first.date(), interval.last.date()))
}

/// Whether a verb tells of now or of what is to come, by its form.
fn is_present(view: View<'_>, at: u32) -> bool {
    view.is(at, &["takes", "take", "is", "be", "resigns", "retires", "leaves"])
        || view.is(at.wrapping_sub(1), &["is", "are", "be"])
}

/// "Gave up the post of chief executive to Rupert Quill".
fn gives_to(view: View<'_>, people: &People, at: u32) -> Option<(String, Span<Tokens>)> {
    let end = view.sentence(at).end.min(at + FROM);
    let to = (at + 3..end)
        .find(|&at| view.is(at, &["to"]) && view.is_capital(at + 1))
        .filter(|_| view.is(at, &["gave", "handed"]))?;
    full_name(view, people, to + 1)
}

/// "The Senate confirmed him in May", "the trustees gave her the post for good", "he was confirmed in May".
fn given_for_good(view: View<'_>, people: &People, at: u32, out: &mut Vec<Fact>) {
    let passive = phrases::at(view, "became_permanent", at);
    let active = view.is(at, &["confirmed", "gave", "appointed", "made"]);
    let sentence = view.sentence(at);
    let for_good = (at + 1..(at + 8).min(sentence.end)).any(|at| phrases::at(view, "for_good", at));
    if !passive && !(active && (for_good || view.is(at, &["confirmed"]))) {
        return;
    }
    let surname = if passive { people.subject(view, at) } else { people.at(at + 1) };
    let Some(surname) = surname.filter(|_| !is_open(view, at)) else { return };
    let tokens = Span::new(at, (at + 5).min(sentence.end));
    out.push(Fact {
        kind: Kind::Confirmed,
        surname: surname.to_owned(),
        days: days(view, at),
        tokens,
        other: None,
        office: None,
        scope: None,
        lasts: false,
    });
}

/// Who was, or is to be, followed by somebody.
fn succession(view: View<'_>, people: &People, at: u32, out: &mut Vec<Fact>) {
    let is_open = || is_open(view, at) && !phrases::at(view, "was_chosen", at.saturating_sub(2));
    let fact = |kind: Kind, (surname, name): (String, Span<Tokens>)| {
        let days = days(view, at);
        Fact {
            kind,
            surname,
            days,
            tokens: Span::new(at, name.end.max(at + 1)),
            other: None,
            office: None,
            scope: None,
            lasts: true,
        }
    };
    if view.is(
        at,
        &[
            "succeeded",
            "succeeds",
            "succeed",
            "succeeding",
            "replaced",
            "replaces",
            "replacing",
            "predecessor",
        ],
    ) {
        let comma = u32::from(view.is(at + 1, &[","]));
        let led = view.is(at, &["predecessor"]) == (comma == 1);
        let named = full_name(view, people, at + 1 + comma).filter(|_| led);
        let kind = if is_open() { Kind::ToLeave } else { Kind::Left };
        out.extend(named.map(|named| fact(kind, named)));
    } else if phrases::at(view, "in_place_of", at) {
        let start = (at + 1..at + 4).find(|&at| view.is(at, &["of"])).unwrap_or(at) + 1;
        out.extend(full_name(view, people, start).map(|named| fact(Kind::Left, named)));
    } else if view.is(at, &["took"]) && !is_open() {
        out.extend(takes_from(view, at).map(|named| fact(Kind::Left, named)));
    } else if phrases::at(view, "hands_over", at) {
        let sentence = view.sentence(at);
        let to = (at + 1..(at + FROM).min(sentence.end)).find(|&at| view.is(at, &["to", "by"]));
        let to =
            to.and_then(|to| (to + 1..to + 5).find(|&at| view.is_capital(at))).map(|name| name - 1);
        let day = days(view, at)
            .zip(view.layers.published)
            .is_some_and(|((first, _), published)| first > published);
        let named = to.and_then(|to| full_name(view, people, to + 1)).filter(|_| day || is_open());
        out.extend(named.map(|named| fact(Kind::ToTake, named)));
    }
}

/// "Was president from 2005 until 2011", "minister until October": the beginning and the end of a term.
fn term(view: View<'_>, people: &People, at: u32, out: &mut Vec<Fact>) {
    if !(view.is_in(at, "office") || view.is_in(at, "office_of_one")) {
        return;
    }
    let sentence = view.sentence(at);
    let floor = at.saturating_sub(3).max(sentence.start);
    if view.any(Span::new(floor, at), &["acting", "interim", "deputy", "vice"]) {
        return;
    }
    let scope = (at + 1..(at + 6).min(sentence.end))
        .take_while(|&at| !view.is(at, &[",", ";"]) && !view.is_finite(at));
    let Some(from) = scope.into_iter().find(|&at| view.is(at, &["from", "until", "till"])) else {
        return;
    };
    let until = if view.is(from, &["from"]) {
        (from + 1..(from + 6).min(sentence.end)).find(|&at| view.is(at, &["to", "until", "till"]))
    } else {
        Some(from)
    };
    let time = |at: u32| {
        let stretch = Span::new(at + 1, (at + 5).min(sentence.end));
        let year = year(view, at + 1);
        year.or_else(|| {
            times_within(view.layers.times, stretch)
                .find_map(|(_, time)| time.interval)
                .map(|interval| (interval.first.date(), interval.last.date()))
        })
    };
    let Some(surname) = people.subject(view, at).filter(|_| !is_open(view, at)) else { return };
    let mut add = |kind: Kind, mark: u32| {
        let Some(days) = time(mark) else { return };
        let tokens = Span::new(at, (mark + 2).min(sentence.end));
        out.push(Fact {
            kind,
            surname: surname.to_owned(),
            days: Some(days),
            tokens,
            other: None,
            office: Some(view.lower(at)),
            scope: Some(super::people::scope(view, at)),
            lasts: false,
        });
    };
    if view.is(from, &["from"]) {
        add(Kind::Took, from);
    }
    if let Some(until) = until {
        add(Kind::Left, until);
    }
}

/// The days of a year in figures.
fn year(view: View<'_>, at: u32) -> Option<(Date, Date)> {
    let word = view.word(at);
    let year: i16 =
        word.parse().ok().filter(|year| word.len() == 4 && (1500..2200).contains(year))?;
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

/// Whom an office is taken over from.
fn takes_from(view: View<'_>, at: u32) -> Option<(String, Span<Tokens>)> {
    let over = view.is(at, &["took", "takes"]) && view.is(at + 1, &["over"]);
    let end = view.sentence(at).end.min(at + FROM);
    let from = (at + 1..end)
        .find(|&at| view.is(at, &["from"]) && view.is_capital(at + 1))
        .filter(|_| over)?;
    let name = super::name(view, from + 1)?;
    Some((view.word(name.end - 1).to_owned(), name))
}

/// A person's name that begins at a token, with or without a title.
fn full_name(view: View<'_>, people: &People, at: u32) -> Option<(String, Span<Tokens>)> {
    let name = super::name(view, at)?;
    let known = people.at(name.end - 1).map(str::to_owned);
    known.map(|surname| (surname, name))
}

/// First and last day of the first time behind a verb in its clause.
pub(super) fn days(view: View<'_>, verb: u32) -> Option<(Date, Date)> {
    let end = view.sentence(verb).end.min(verb + TIME);
    let day = |at: u32| view.word(at).chars().all(|c| c.is_ascii_digit());
    let stop = (verb + 1..end).find(|&at| {
        view.is(at, &[";"])
            || view.is(at, &[","]) && !day(at + 1) && time_at(view.layers.times, at).is_none()
    });
    let reach = Span::new(verb, stop.unwrap_or(end));
    let mut all = times_within(view.layers.times, reach).filter_map(|(_, time)| time.interval);
    all.next().map(|interval| (interval.first.date(), interval.last.date()))
}

/// Whether a modal or an infinitive before a verb puts it into the future.
fn is_open(view: View<'_>, verb: u32) -> bool {
    let sentence = view.sentence(verb);
    let floor = verb.saturating_sub(4).max(sentence.start);
    let led = (floor..verb).any(|at| view.tag(at) == "MD" || view.is(at, &["to", "'ll", "’ll"]));
    led || view.is(verb, &["to"])
}

/// Whether nothing of the kind is told to have happened: "if", "not", "never", "before", "asked whether".
fn is_hypothetical(view: View<'_>, verb: u32) -> bool {
    let floor = verb.saturating_sub(8).max(view.sentence(verb).start);
    let again = view.any(Span::new(verb, verb + 8), &["second", "third", "again", "another"]);
    again
        || (floor..verb).any(|at| view.is(at, &["if", "whether"]))
        || (verb.saturating_sub(4).max(floor)..verb).any(|at| {
            view.is(
                at,
                &[
                    "once", "before", "not", "n't", "n’t", "never", "whether", "unless", "until",
                    "nearly", "almost",
                ],
            ) || view.is(at, &["had"]) && !view.is(verb, &["been"])
        })
}
