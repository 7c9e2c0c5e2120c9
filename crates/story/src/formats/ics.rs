//! iCalendar (RFC 5545, with NAME of RFC 7986).
//!
//! * A dated event is a VEVENT. DTSTART and DTEND are days (DTEND is the first day after it) unless the text
//!   gives hours or minutes; those are local times without zone, because no zone is told. A month or a year is
//!   a stretch of days. It takes up nobody's time (TRANSP is TRANSPARENT).
//! * A duty is a VTODO. DUE is there only where the date is known: a local time where the text gives the moment
//!   ("by noon on July 22"), else a day; of a month or a year it is the last day and DTSTART the first. STATUS is
//!   NEEDS-ACTION.
//! * SUMMARY holds the words of the span on one line. DESCRIPTION holds who, what kind, the rule, and the
//!   paragraph of every telling. URL is a link to the words of the first telling, ATTACH one to each further one;
//!   X-ONRECORD-SPAN names the source's id and the code points of each.
//! * UID is the entry's id and `@onrecord`, so a second import replaces and does not double.
//! * DTSTAMP must be there and must be no clock here: it is the moment at which the article of the first telling
//!   was published, or the beginning of 1970 where that is not known.

use super::{FormatError, firmness, link};
use crate::{Card, Diary, Duty, Entry, Owed, Timeline, Told};
use icalendar::{Calendar, Component, Event, Property, Todo};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, tz::TimeZone};
use onrecord_record::{DueDate, Interval, Moment, words};
use std::fmt::Write as _;

/// Longest SUMMARY in code points: what is longer is cut and the cut is marked. The whole stands in DESCRIPTION.
const MAX_SUMMARY: usize = 1_000;

/// Most tellings that DESCRIPTION spells out; further ones are counted.
const MAX_TELLINGS: usize = 20;

/// Most octets of a line without its end (RFC 5545, 3.1).
const FOLD: usize = 75;

/// DTSTAMP where no date of publication is known.
const NO_DATE: &str = "19700101T000000Z";

/// The dated events of a timeline as VEVENTs. What is not dated, or lies before the year 1, cannot stand in a
/// calendar ([`can_hold`]).
///
/// # Errors
/// [`FormatError`], which no timeline is known to cause.
pub fn timeline_ics(timeline: &Timeline) -> Result<String, FormatError> {
    let mut calendar = calendar("Timeline");
    for entry in &timeline.dated {
        if let Some(times) = times(entry) {
            calendar.push(event(entry, times, &timeline.sources));
        }
    }
    written(&calendar)
}

/// The duties of a diary as VTODOs.
///
/// # Errors
/// [`FormatError`], which no diary is known to cause.
pub fn diary_ics(diary: &Diary) -> Result<String, FormatError> {
    let mut calendar = calendar("Due");
    for duty in diary.duties() {
        calendar.push(todo(duty, &diary.sources));
    }
    written(&calendar)
}

/// Whether a calendar can hold an entry: it is dated, in years from 1 to 9999.
pub fn can_hold(entry: &Entry) -> bool {
    times(entry).is_some()
}

fn calendar(name: &str) -> Calendar {
    let mut calendar = Calendar::empty();
    let product = concat!("-//onrecord//onrecord ", env!("CARGO_PKG_VERSION"), "//EN");
    let properties =
        [("VERSION", "2.0"), ("PRODID", product), ("CALSCALE", "GREGORIAN"), ("NAME", name)];
    for property in properties {
        calendar.append_property(property);
    }
    calendar
}

/// The finished file. A VCALENDAR must hold a component (RFC 5545, 3.6), and one without any is still the
/// truest answer for articles in which nothing is due; calendars read it as empty.
fn written(calendar: &Calendar) -> Result<String, FormatError> {
    let mut text = String::new();
    write!(text, "{calendar}").map_err(|cause| FormatError::new("calendar", cause))?;
    Ok(folded(&text.replace("\r\n ", "")))
}

/// Content lines folded after at most [`FOLD`] octets, between code points (RFC 5545, 3.1). The library folds too, but the
/// last part of a line may come out one octet too long (icalendar 0.17.17), so its folds are taken out before.
fn folded(lines: &str) -> String {
    let mut text = String::with_capacity(lines.len() + lines.len() / 24);
    for mut line in lines.split_terminator("\r\n") {
        let mut room = FOLD;
        while line.len() > room {
            let end = (1..=room).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(line.len());
            text.push_str(&line[..end]);
            text.push_str("\r\n ");
            line = &line[end..];
            // The space at the beginning counts.
            room = FOLD - 1;
        }
        text.push_str(line);
        text.push_str("\r\n");
    }
    text
}

fn event(entry: &Entry, times: Vec<Property>, sources: &[Card]) -> Event {
    let mut event = Event::new();
    for property in times {
        event.append_property(property);
    }
    event.add_property("TRANSP", "TRANSPARENT");
    event.add_property("CATEGORIES", if entry.is_statement { "STATEMENT" } else { "EVENT" });
    let tellings: Vec<_> =
        entry.tellings.iter().map(|told| Telling::of_told(told, sources)).collect();
    let mut lines: Vec<_> = entry.date.iter().cloned().collect();
    let teller = entry.tellings.first().and_then(|told| told.teller.as_deref());
    lines.extend(words::told_by(entry.is_statement, teller));
    if !entry.participants.is_empty() {
        lines.push(entry.participants.join(", "));
    }
    common(&mut event, &entry.id, lines, &tellings);
    event
}

fn todo(duty: &Duty, sources: &[Card]) -> Todo {
    let mut todo = Todo::new();
    for property in due(duty) {
        todo.append_property(property);
    }
    todo.add_property("STATUS", "NEEDS-ACTION");
    let first = duty.tellings.first();
    if let Some(owed) = first {
        let kind = words::obligation(owed.kind).to_uppercase();
        let firmness = firmness(owed.firmness).to_uppercase();
        todo.add_property("CATEGORIES", format!("{kind},{firmness}"));
    }
    for other in &duty.other_dates {
        let related =
            Property::new("RELATED-TO", uid(other)).add_parameter("RELTYPE", "SIBLING").done();
        todo.append_multi_property(related);
    }
    let tellings: Vec<_> =
        duty.tellings.iter().map(|owed| Telling::of_owed(owed, sources)).collect();
    common(&mut todo, &duty.id, about(duty, first), &tellings);
    todo
}

/// What is to be said of a duty above its tellings.
fn about(duty: &Duty, first: Option<&Owed>) -> Vec<String> {
    let mut lines = vec![duty.date.clone().unwrap_or_else(|| words::NOT_FIXED.to_owned())];
    lines.extend(duty.rule.clone());
    if let Some(owed) = first {
        let mut kind = words::obligation(owed.kind).to_owned();
        if let Some(firmness) = words::firmness(owed.firmness) {
            kind = format!("{kind}, {firmness}");
        }
        lines.push(kind);
        lines.extend(owed.sides());
    }
    lines
}

/// One telling, as far as events and duties are told alike.
struct Telling<'t> {
    card: Option<&'t Card>,
    words: String,
    about: String,
    context: &'t str,
    link: Option<String>,
    span: String,
}

impl<'t> Telling<'t> {
    fn of_told(told: &'t Told, sources: &'t [Card]) -> Self {
        let card = sources.get(told.article);
        Self {
            card,
            words: told.words.clone(),
            about: super::tables::source(card, &told.place),
            context: &told.context,
            link: card.and_then(|card| link(card, &told.span)),
            span: position(card, told.span.start, told.span.end),
        }
    }

    fn of_owed(owed: &'t Owed, sources: &'t [Card]) -> Self {
        let card = sources.get(owed.article);
        Self {
            card,
            words: words::on_one_line(&owed.span.text),
            about: super::tables::source(card, &owed.place),
            context: &owed.context,
            link: card.and_then(|card| link(card, &owed.span)),
            span: position(card, owed.span.start, owed.span.end),
        }
    }

    /// Where it is told, the paragraph, and the link.
    fn described(&self) -> String {
        let link = self.link.as_ref().map(|link| format!("\n{link}")).unwrap_or_default();
        format!("\n{}\n{}{link}", self.about, self.context)
    }
}

/// The source's id and the code points of a span, as RFC 5147 writes them.
fn position(card: Option<&Card>, start: u32, end: u32) -> String {
    let id = card.map(|card| card.id.as_str()).unwrap_or_default();
    format!("{id}#char={start},{end}")
}

/// What events and duties have in common.
fn common(component: &mut impl Component, id: &str, mut lines: Vec<String>, tellings: &[Telling]) {
    component.add_property("UID", uid(id));
    let first = tellings.first();
    component.add_property("DTSTAMP", stamp(first.and_then(|telling| telling.card)));
    component.add_property("SUMMARY", plain(&summary(first.map_or("", |telling| &telling.words))));
    lines.extend(tellings.iter().take(MAX_TELLINGS).map(Telling::described));
    if let Some(more) = tellings.len().checked_sub(MAX_TELLINGS).filter(|&more| more > 0) {
        lines.push(format!("\nand {}", words::count(more, "further telling")));
    }
    component.add_property("DESCRIPTION", plain(&lines.join("\n")));
    let mut links = tellings.iter().filter_map(|telling| telling.link.as_deref());
    if let Some(link) = links.next() {
        component.add_property("URL", link);
    }
    for link in links {
        component.append_multi_property(Property::new("ATTACH", link));
    }
    for telling in tellings {
        component.append_multi_property(Property::new("X-ONRECORD-SPAN", &telling.span));
    }
}

fn uid(id: &str) -> String {
    plain(&format!("{id}@onrecord"))
}

/// Words without control characters but line ends (TEXT, RFC 5545, 3.3.11, has none other).
fn plain(words: &str) -> String {
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    words::visible(&words).replace('\t', " ")
}

fn summary(words: &str) -> String {
    match words.char_indices().nth(MAX_SUMMARY) {
        Some((end, _)) => format!("{} […]", &words[..end]),
        None => words.to_owned(),
    }
}

/// DTSTART and DTEND of an event that a calendar can hold.
fn times(entry: &Entry) -> Option<Vec<Property>> {
    let interval = entry.interval()?;
    let is_exact = matches!(entry.precision.as_deref(), Some("minute" | "hour"));
    if let Interval::Closed(Moment::Time(first), Moment::Time(last)) = interval
        && is_exact
        && has_year(first.date())
    {
        return Some(hours(first, last));
    }
    let (first, last) = interval.days();
    (has_year(first) && has_year(last)).then(|| {
        let after = last.tomorrow().ok().filter(|_| matches!(interval, Interval::Closed(..)));
        [Some(date("DTSTART", first)), after.map(|day| date("DTEND", day))]
            .into_iter()
            .flatten()
            .collect()
    })
}

/// The first second, and the first after the last one where that is not the same moment.
fn hours(first: DateTime, last: DateTime) -> Vec<Property> {
    let mut times = vec![moment("DTSTART", first)];
    let after = last.checked_add(jiff::Span::new().seconds(1)).ok();
    times.extend(after.filter(|_| last > first).map(|after| moment("DTEND", after)));
    times
}

/// DUE, and DTSTART where what is known is longer than a day. A day of which the text gives the moment has it.
fn due(duty: &Duty) -> Vec<Property> {
    let Some(known) = duty.due.as_deref().and_then(DueDate::parse) else { return Vec::new() };
    if !has_year(known.first_day()) {
        return Vec::new();
    }
    let end = |written: &Option<String>| written.as_deref().and_then(Moment::parse);
    if let Some(time) = known.moment(end(&duty.from), end(&duty.to)) {
        return vec![moment("DUE", time)];
    }
    match known {
        DueDate::Time(time) => vec![moment("DUE", time)],
        DueDate::Day(day) => vec![date("DUE", day)],
        DueDate::Month(_) | DueDate::Year(_) => {
            vec![date("DTSTART", known.first_day()), date("DUE", known.last_day())]
        }
    }
}

/// Whether the year can be written with four digits.
fn has_year(day: Date) -> bool {
    (1..=9999).contains(&day.year())
}

fn date(name: &str, day: Date) -> Property {
    let written = day.strftime("%Y%m%d").to_string();
    Property::new(name, written).add_parameter("VALUE", "DATE").done()
}

fn moment(name: &str, time: DateTime) -> Property {
    Property::new(name, time.strftime("%Y%m%dT%H%M%S").to_string())
}

/// The moment of publication in UTC, for DTSTAMP.
fn stamp(card: Option<&Card>) -> String {
    let published = card.and_then(|card| card.published.as_deref());
    let zoned = published.and_then(|value| value.parse::<Timestamp>().ok());
    let civil = published.and_then(|value| value.parse::<DateTime>().ok());
    let time = zoned.map(|moment| moment.to_zoned(TimeZone::UTC).datetime()).or(civil);
    let time = time.filter(|time| has_year(time.date()));
    time.map_or_else(|| NO_DATE.to_owned(), |time| time.strftime("%Y%m%dT%H%M%SZ").to_string())
}
