//! When something is told of: the time of a verb, and whether it has happened.

use super::super::view::View;
use jiff::civil::Date;
use onrecord_language::times::{Time, time_at, times_within};
use onrecord_text::{Span, Tokens};

/// First and last day.
pub(super) type Days = (Date, Date);

/// Tokens behind a verb in which its time is looked for.
const TIME: u32 = 12;
/// Tokens before a verb in which "if", "not" and the like stand.
const NEGATED: u32 = 4;
/// Days in which a status still counts as that of now.
const NOW: i32 = 60;

/// The days of a time that is known to the year at least.
fn days_of(time: &Time) -> Option<Days> {
    let interval = time.interval?;
    Some((interval.first.date(), interval.last.date()))
}

/// The time of a verb: behind it in its clause, before "when", or at the beginning of the sentence.
pub(super) fn of_verb(view: View<'_>, verb: u32) -> Option<Days> {
    behind(view, verb).or_else(|| before_when(view, verb)).or_else(|| opening(view, verb))
}

/// First and last day of the first time behind a verb in its clause.
pub(super) fn behind(view: View<'_>, verb: u32) -> Option<Days> {
    let end = view.sentence(verb).end.min(verb + TIME);
    let day = |at: u32| view.word(at).chars().all(|c| c.is_ascii_digit());
    let stop = (verb + 1..end).find(|&at| {
        view.is(at, &[";", "—", "that"])
            || view.is(at, &[","]) && !day(at + 1) && time_at(view.layers.times, at).is_none()
    });
    let reach = Span::new(verb, stop.unwrap_or(end));
    times_within(view.layers.times, reach).find_map(|(_, time)| days_of(time))
}

/// The same where it is the time of an act: "since 2012" or "before 2012" is none.
pub(super) fn of_act(view: View<'_>, verb: u32) -> Option<Days> {
    let end = view.sentence(verb).end.min(verb + TIME);
    let bounded = |at: u32| view.is(at, &["since", "before", "until", "than", "by"]);
    let mut times = times_within(view.layers.times, Span::new(verb, end));
    let (_, first) = times.next()?;
    behind(view, verb).filter(|_| !bounded(first.tokens.start.wrapping_sub(1)))
}

/// "In 2012, when she gave up the post": the time that a clause with "when" hangs on.
pub(super) fn before_when(view: View<'_>, verb: u32) -> Option<Days> {
    let floor = verb.saturating_sub(TIME).max(view.sentence(verb).start);
    let when = (floor..verb).rev().find(|&at| view.is(at, &["when"]))?;
    let reach = Span::new(when.saturating_sub(8).max(view.sentence(verb).start), when);
    let (_, time) = times_within(view.layers.times, reach).last()?;
    days_of(time).filter(|_| when - time.tokens.end < 2)
}

/// "In 2012 Ellen Vester gave up": the time that opens a sentence.
pub(super) fn opening(view: View<'_>, verb: u32) -> Option<Days> {
    let start = view.sentence(verb).start;
    let opens = view.clause(verb).start == start && view.is(start, &["in", "on", "last", "by"]);
    let reach = Span::new(start, (start + 6).min(verb));
    let mut times = times_within(view.layers.times, reach).filter_map(|(_, time)| days_of(time));
    times.next().filter(|_| opens)
}

/// The days that are named right behind a token: a year in figures, or the first time there.
pub(super) fn named_behind(view: View<'_>, at: u32) -> Option<Days> {
    let end = (at + 6).min(view.sentence(at).end);
    let stop = (at + 1..end).find(|&at| view.is(at, &["until", "till", "to", "when", "who"]));
    let reach = Span::new(at + 1, stop.unwrap_or(end));
    let told = times_within(view.layers.times, reach).find_map(|(_, time)| days_of(time));
    year(view, at + 1).or(told)
}

/// The days of a year in figures.
fn year(view: View<'_>, at: u32) -> Option<Days> {
    let word = view.word(at);
    let year: i16 =
        word.parse().ok().filter(|year| word.len() == 4 && (1500..2200).contains(year))?;
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

/// First and last day of the only time in a stretch.
pub(super) fn only(view: View<'_>, stretch: Span<Tokens>) -> Option<Days> {
    let mut all = times_within(view.layers.times, stretch).filter_map(|(_, time)| days_of(time));
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Days from one day to another.
pub(super) fn between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Days between the last of some days and publication; none where they are to come.
pub(super) fn ago(view: View<'_>, (first, last): Days) -> Option<i32> {
    let published = view.layers.published.filter(|&published| first <= published)?;
    Some(between(last.min(published), published))
}

/// Whether days lie behind publication.
pub(super) fn is_ahead(view: View<'_>, days: Days) -> bool {
    view.layers.published.is_some_and(|published| days.0 > published)
}

/// Whether a modal or an infinitive before a verb puts it into the future.
pub(super) fn is_open(view: View<'_>, verb: u32) -> bool {
    let floor = verb.saturating_sub(4).max(view.sentence(verb).start);
    let led = (floor..verb).any(|at| {
        view.tag(at) == "MD"
            || view.is(at, &["'ll", "’ll", "due", "set"])
            || view.is(at, &["to"]) && view.tag(at + 1) == "VB"
    });
    led || view.is(verb, &["to"])
}

/// Whether a verb tells of now or of what is to come, by its form.
pub(super) fn is_present(view: View<'_>, at: u32) -> bool {
    let plain = matches!(view.tag(at), "VBZ" | "VBP") && !view.is(at, &["has", "have"]);
    plain || view.is(at, &["be"]) || view.is(at.wrapping_sub(1), &["is", "are", "be", "'s", "’s"])
}

/// Whether nothing of the kind is told to have happened, or not for the first time: "if", "not", "before", "again".
pub(super) fn is_hypothetical(view: View<'_>, verb: u32) -> bool {
    let sentence = view.sentence(verb);
    let floor = verb.saturating_sub(2 * NEGATED).max(sentence.start);
    let near = verb.saturating_sub(NEGATED).max(floor);
    view.any_in(Span::new(verb, (verb + 8).min(sentence.end)), "once_more")
        || (floor..verb).any(|at| view.is(at, &["if", "whether"]))
        || (near..verb).any(|at| view.is_in(at, "not_told_as_done"))
}

/// Whether a day long before publication stands in a stretch.
pub(super) fn is_dated_back(view: View<'_>, stretch: Span<Tokens>) -> bool {
    let told = times_within(view.layers.times, stretch).filter_map(|(_, time)| days_of(time));
    told.filter_map(|days| ago(view, days)).any(|ago| ago > NOW)
}
