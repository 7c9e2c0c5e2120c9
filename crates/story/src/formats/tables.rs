//! Timelines and diaries for people, laid out by `onrecord_record::render`.

use crate::{Card, Diary, Duty, Entry, Timeline};
use onrecord_language::likeness::folded;
use onrecord_record::render::{Look, Row, Section, TIMES, sections_markdown, sections_terminal};
use onrecord_record::words;
use std::collections::{BTreeMap, BTreeSet};

/// Longest words of a further telling in code points; the whole stands in the other formats.
const MAX_TELLING: usize = 120;

/// A page for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    title: String,
    summary: String,
    sections: Vec<Section>,
}

impl Page {
    pub(super) fn new(title: String, summary: String, sections: Vec<Section>) -> Self {
        Self { title, summary, sections }
    }

    /// The page for a terminal.
    pub fn terminal(&self, look: Look) -> String {
        sections_terminal(&self.title, &self.summary, &self.sections, look)
    }

    /// The page as Markdown; its tables are those of GitHub.
    pub fn markdown(&self) -> String {
        sections_markdown(&self.title, &self.summary, &self.sections)
    }
}

/// A timeline as a page: what is dated, what is not, the articles.
pub fn timeline_page(timeline: &Timeline) -> Page {
    let rows = |entries: &[Entry]| entries.iter().map(|e| entry(e, &timeline.sources)).collect();
    let (dated, undated) = (timeline.dated.len(), timeline.undated.len());
    Page {
        title: format!("Timeline of {}", words::count(timeline.sources.len(), "article")),
        summary: format!("{dated} dated · {undated} not dated by the text"),
        sections: vec![
            section("Dated", rows(&timeline.dated)),
            section("Not dated by the text", rows(&timeline.undated)),
            articles(&timeline.sources),
        ],
    }
}

/// A diary as a page: what has a due date, what has an interval, what has neither, the articles.
pub fn diary_page(diary: &Diary) -> Page {
    let dates: BTreeMap<_, _> =
        diary.duties().map(|duty| (duty.id.as_str(), duty.date.as_deref())).collect();
    let owed = |title: &str, duties: &[Duty]| Section {
        notes: words::reservations(duties.iter().filter_map(|duty| duty.rule.as_deref())),
        ..section(title, duties.iter().map(|d| duty(d, &diary.sources, &dates)).collect())
    };
    let [dated, within, open] = [&diary.dated, &diary.within, &diary.open].map(Vec::len);
    Page {
        title: format!("Due, in {}", words::count(diary.sources.len(), "article")),
        summary: format!(
            "{dated} with a due date · {within} with an interval · {open} with neither"
        ),
        sections: vec![
            owed("Due", &diary.dated),
            owed("Day not fixed by the text", &diary.within),
            owed("No date known", &diary.open),
            articles(&diary.sources),
        ],
    }
}

/// Rows under a heading with nothing to be said of all of them.
fn section(title: &str, rows: Vec<Row>) -> Section {
    Section { title: title.to_owned(), heads: TIMES, rows, notes: Vec::new() }
}

fn entry(entry: &Entry, sources: &[Card]) -> Row {
    let first = entry.tellings.first();
    let mut details = Vec::new();
    if let Some(when) = first.and_then(|told| told.when.as_ref()) {
        details.push(words::quoted(&when.span.text));
    }
    let teller = first.and_then(|told| told.teller.as_deref());
    details.extend(words::told_by(entry.is_statement, teller));
    let others =
        entry.participants.iter().filter(|name| !entry.is_statement || teller != Some(name));
    let others: Vec<_> = others.map(|name| words::on_one_line(name)).collect();
    if !others.is_empty() {
        details.push(others.join(", "));
    }
    let tellings = entry.tellings.iter();
    details.extend(places(
        tellings.map(|told| (place(told.article, &told.place, sources), told.words.clone())),
    ));
    Row {
        when: entry.date.clone().unwrap_or_else(|| words::NOT_DATED.to_owned()),
        words: first.map(|told| told.words.clone()).unwrap_or_default(),
        details,
    }
}

fn duty(duty: &Duty, sources: &[Card], dates: &BTreeMap<&str, Option<&str>>) -> Row {
    let mut details = Vec::new();
    let first = duty.tellings.first();
    if let Some(owed) = first {
        details.push(words::obligation(owed.kind).to_owned());
        details.extend(words::firmness(owed.firmness).map(str::to_owned));
        details.extend(owed.sides());
        details.extend(owed.due.as_ref().map(|due| words::quoted(&due.span.text)));
    }
    details.extend(duty.rule.as_deref().map(|rule| words::rule(rule).0));
    details.extend(
        duty.other_dates.iter().map(|id| other_date(dates.get(id.as_str()).copied().flatten())),
    );
    let tellings = duty.tellings.iter();
    details.extend(places(tellings.map(|owed| {
        (place(owed.article, &owed.place, sources), words::on_one_line(&owed.span.text))
    })));
    Row {
        when: duty.date.clone().unwrap_or_else(|| words::NOT_FIXED.to_owned()),
        words: first.map(|owed| words::on_one_line(&owed.span.text)).unwrap_or_default(),
        details,
    }
}

/// Says that the same is told with another date.
fn other_date(date: Option<&str>) -> String {
    date.map_or_else(
        || "also told with another date".to_owned(),
        |date| format!("also told with another date: {date}"),
    )
}

/// The articles, by the date of publication.
pub(super) fn articles<'c>(sources: impl IntoIterator<Item = &'c Card>) -> Section {
    let row = |card: &Card| {
        let title = card.title.as_deref().unwrap_or_else(|| card.name());
        let known = [&card.outlet, &card.uri].into_iter().flatten();
        let day = card.day();
        Row {
            when: day.map_or_else(|| "no date known".to_owned(), words::on_one_line),
            words: words::on_one_line(title),
            details: known
                .filter(|part| *part != title)
                .map(|part| words::on_one_line(part))
                .collect(),
        }
    };
    Section {
        heads: ["Published", "Title", "Outlet and address"],
        ..section("Articles", sources.into_iter().map(row).collect())
    }
}

/// The places of tellings, each with its words where they are others than those shown before.
fn places(tellings: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let mut shown = BTreeSet::new();
    let said = tellings.map(|(place, words)| {
        let is_first = shown.is_empty();
        if !shown.insert(folded(&words)) || is_first {
            return place;
        }
        format!("{place}: {}", words::quoted(&short(&words)))
    });
    said.collect()
}

/// Words cut between two of them where they are long.
pub(super) fn short(words: &str) -> String {
    let Some((end, _)) = words.char_indices().nth(MAX_TELLING) else { return words.to_owned() };
    let cut = words[..end].rfind(' ').unwrap_or(end);
    format!("{} […]", &words[..cut])
}

/// Where a telling stands; which article that is goes without saying where there is one only.
fn place(article: usize, place: &str, sources: &[Card]) -> String {
    if sources.len() == 1 { place.to_owned() } else { source(sources.get(article), place) }
}

/// Where a telling stands: what the article is called, and the place in it.
pub(super) fn source(card: Option<&Card>, place: &str) -> String {
    let name = card.map(|card| words::on_one_line(card.name())).unwrap_or_default();
    format!("{name}, {place}")
}
