//! Timelines and diaries for people, laid out by `onrecord_record::render`.

use crate::{Card, Diary, Duty, Entry, Timeline};
use onrecord_record::render::{Look, Row, Section, sections_markdown, sections_terminal};
use onrecord_record::words;
use std::collections::BTreeMap;

/// A page for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    title: String,
    summary: String,
    sections: Vec<Section>,
}

impl Page {
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
            Section { title: "Dated".to_owned(), rows: rows(&timeline.dated) },
            Section { title: "Not dated by the text".to_owned(), rows: rows(&timeline.undated) },
            articles(&timeline.sources),
        ],
    }
}

/// A diary as a page: what has a due date, what has an interval, what has neither, the articles.
pub fn diary_page(diary: &Diary) -> Page {
    let dates: BTreeMap<_, _> =
        diary.duties().map(|duty| (duty.id.as_str(), duty.date.as_deref())).collect();
    let rows = |duties: &[Duty]| duties.iter().map(|d| duty(d, &diary.sources, &dates)).collect();
    let [dated, within, open] = [&diary.dated, &diary.within, &diary.open].map(Vec::len);
    Page {
        title: format!("Due, in {}", words::count(diary.sources.len(), "article")),
        summary: format!(
            "{dated} with a due date · {within} with an interval · {open} with neither"
        ),
        sections: vec![
            Section { title: "Due".to_owned(), rows: rows(&diary.dated) },
            Section { title: "Day not fixed by the text".to_owned(), rows: rows(&diary.within) },
            Section { title: "No date known".to_owned(), rows: rows(&diary.open) },
            articles(&diary.sources),
        ],
    }
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
    details.extend(tellings.map(|told| place(told.article, &told.place, sources)));
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
        let side = |before: &str, words: &str| format!("{before} {}", words::on_one_line(words));
        details.extend(owed.who.as_ref().map(|who| side("by", who.shown())));
        details.extend(owed.whom.as_ref().map(|whom| side("to", whom.shown())));
        details.extend(owed.due.as_ref().map(|due| words::quoted(&due.span.text)));
    }
    details.extend(duty.rule.as_deref().map(words::on_one_line));
    details.extend(
        duty.other_dates.iter().map(|id| other_date(dates.get(id.as_str()).copied().flatten())),
    );
    let tellings = duty.tellings.iter();
    details.extend(tellings.map(|owed| place(owed.article, &owed.place, sources)));
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
fn articles(sources: &[Card]) -> Section {
    let row = |card: &Card| {
        let title = card.title.as_deref().unwrap_or_else(|| card.name());
        let known = [&card.outlet, &card.uri].into_iter().flatten();
        let day = card.published.as_deref();
        Row {
            when: day.map_or_else(|| "no date known".to_owned(), words::on_one_line),
            words: words::on_one_line(title),
            details: known
                .filter(|part| *part != title)
                .map(|part| words::on_one_line(part))
                .collect(),
        }
    };
    Section { title: "Articles".to_owned(), rows: sources.iter().map(row).collect() }
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
