//! What somebody said.
//!
//! CSV has one line a statement: `story`, `speaker`, `source_words` (the article's words for the speaker), `reported` (source and cue),
//! `quotation` (direct, mixed or indirect), `stance`, `commitment`, `tone` (of the cue), `evidence` (kinds with `; ` between), `words`,
//! `statement` (its id), `quote` (key of the quotation, where other articles carry the same words), and the columns of the article.

use super::{day, listed, outlet, shown_of, teller};
use crate::asked::{Bearer, Saying, Sayings, Source};
use crate::formats::csv::{or_empty, place, table};
use crate::formats::{FormatError, Page, term};
use onrecord_language::likeness::folded;
use onrecord_record::render::{Row, Section};
use onrecord_record::{Commitment, words};
use std::collections::BTreeMap;

pub(super) const COLUMNS: [&str; 12] = [
    "story",
    "speaker",
    "source_words",
    "reported",
    "quotation",
    "stance",
    "commitment",
    "tone",
    "evidence",
    "words",
    "statement",
    "quote",
];

const HEADS: [&str; 3] = ["Published", "Words", "How it is reported, and where"];

/// Most further articles with the same words that are named in a row.
const MAX_ALSO: usize = 5;

/// Fewest words of statements that are no one quotation and stand in one row all the same.
const MIN_ALIKE: usize = 5;

/// Everything that somebody said, as CSV.
///
/// # Errors
/// [`FormatError`], which no answer is known to cause.
pub fn who_csv(sayings: &Sayings) -> Result<String, FormatError> {
    table(&COLUMNS, sayings.sayings.iter().map(|saying| cells(saying, &sayings.sources)))
}

/// A line for a statement.
pub(super) fn cells(saying: &Saying, sources: &[Source]) -> Vec<String> {
    let source = sources.get(saying.article);
    let evidence: Vec<_> = saying.evidence.iter().map(term).collect();
    let mut cells = vec![
        source.map(|source| source.story.clone()).unwrap_or_default(),
        or_empty(saying.speaker.as_ref()),
        or_empty(saying.source.as_ref()),
        saying.reported.clone(),
        term(&saying.quotation),
        saying.stance.as_ref().map(term).unwrap_or_default(),
        saying.commitment.as_ref().map(term).unwrap_or_default(),
        saying.cue_tone.as_ref().map(term).unwrap_or_default(),
        evidence.join("; "),
        saying.words.clone(),
        saying.id.clone(),
        or_empty(saying.carried.as_ref()),
    ];
    cells.extend(place(source.map(|source| &source.card), &saying.span, &saying.place));
    cells
}

/// Everything that somebody said, as a page; who may be meant, where the name does not tell.
pub fn who_page(sayings: &Sayings) -> Page {
    if sayings.people.is_empty() {
        return candidates(sayings);
    }
    let names: Vec<_> = sayings.people.iter().map(|one| words::on_one_line(&one.name)).collect();
    let same = names.iter().all(|name| Some(name) == names.first());
    let name = if same { names.first().cloned().unwrap_or_default() } else { names.join(" / ") };
    let mut sections: Vec<_> =
        sayings.people.iter().map(|bearer| of_story(bearer, sayings)).collect();
    sections.push(bearers("Others whose names hold these words", sayings));
    sections.push(listed(&sayings.sources));
    let said = shown_of(sayings.sayings.len(), sayings.total, "statement");
    let summary = format!("{said} · {}", words::count(sayings.sources.len(), "article"));
    Page::new(format!("{name}, on the record"), summary, sections)
}

/// What one bearer of the name said in one story.
fn of_story(bearer: &Bearer, sayings: &Sayings) -> Section {
    let is_here = |saying: &&Saying| {
        sayings.sources.get(saying.article).is_some_and(|source| source.story == bearer.story)
    };
    let title = if sayings.people.len() == 1 {
        "Said".to_owned()
    } else {
        format!("Said in the story {}", words::on_one_line(&bearer.story))
    };
    Section {
        title,
        heads: HEADS,
        rows: rows(sayings.sayings.iter().filter(is_here), &sayings.sources, false),
        notes: Vec::new(),
    }
}

/// A row for each statement; the same words of the same speaker in further articles stand in the row of the first.
pub(super) fn rows<'s>(
    sayings: impl Iterator<Item = &'s Saying>,
    sources: &[Source],
    with_speaker: bool,
) -> Vec<Row> {
    let mut rows: Vec<(Row, Vec<String>)> = Vec::new();
    let mut places = BTreeMap::new();
    for saying in sayings {
        let key = said_alike(saying);
        if let Some(&at) = key.as_ref().and_then(|key| places.get(key)) {
            let (_, also): &mut (Row, Vec<String>) = &mut rows[at];
            also.push(teller(sources.get(saying.article)));
            continue;
        }
        if let Some(key) = key {
            places.insert(key, rows.len());
        }
        rows.push((row(saying, sources, with_speaker), Vec::new()));
    }
    rows.into_iter().map(|(row, also)| with_others(row, &also)).collect()
}

/// What statements share that stand in one row: one quotation or one speaker, and the words. Few words are said anew on many days.
fn said_alike(saying: &Saying) -> Option<(&str, Vec<String>)> {
    let words = folded(&saying.words);
    let whose = match &saying.carried {
        Some(key) => Some(key),
        None => saying.speaker.as_ref().filter(|_| words.len() >= MIN_ALIKE),
    };
    Some((whose?.as_str(), words))
}

fn with_others(mut row: Row, also: &[String]) -> Row {
    if !also.is_empty() {
        let more = also.len().saturating_sub(MAX_ALSO);
        let named = also.iter().take(MAX_ALSO).cloned().collect::<Vec<_>>().join("; ");
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        row.details.push(format!("the same words in {named}{more}"));
    }
    row
}

fn row(saying: &Saying, sources: &[Source], with_speaker: bool) -> Row {
    let source = sources.get(saying.article);
    let speaker = saying.speaker.as_deref().filter(|_| with_speaker).map(words::on_one_line);
    let mut details: Vec<_> = speaker.into_iter().collect();
    details.push(saying.reported.clone());
    let commitment = saying.commitment.unwrap_or(Commitment::Unstated);
    details.extend(saying.stance.and_then(|stance| words::stance_of(stance, commitment)));
    details.push(words::quotation(saying.quotation).to_owned());
    details.extend(saying.evidence.iter().map(|&kind| words::evidence_kind(kind).to_owned()));
    details.push(format!("{}, {}", outlet(source), saying.place));
    Row { when: day(source), words: words::on_one_line(&saying.words), details }
}

/// Those who may be meant.
fn candidates(sayings: &Sayings) -> Page {
    let section = bearers("Who may be meant", sayings);
    let summary = match sayings.candidates.len() {
        0 => "Nobody of this name says anything".to_owned(),
        some if some < sayings.candidates_total => {
            format!("{some} of {} of that name or with it in theirs", sayings.candidates_total)
        }
        some => format!("{some} of that name or with it in theirs"),
    };
    Page::new(words::quoted(&sayings.asked), summary, vec![section])
}

/// Says that not all candidates are told of.
fn more_note(sayings: &Sayings) -> Option<String> {
    let (told, all) = (sayings.candidates.len(), sayings.candidates_total);
    (told < all).then(|| {
        format!("{told} of {all} are listed, those in most articles first; more of the name tells the others apart")
    })
}

fn bearers(title: &str, sayings: &Sayings) -> Section {
    let row = |bearer: &Bearer| Row {
        when: term(&bearer.kind),
        words: words::on_one_line(&bearer.name),
        details: vec![
            words::on_one_line(&bearer.key),
            words::count(bearer.articles, "article"),
            match bearer.statements {
                0 => "says nothing".to_owned(),
                some => words::count(some, "statement"),
            },
            format!("story {}", words::on_one_line(&bearer.story)),
        ],
    };
    Section {
        title: title.to_owned(),
        heads: ["Kind", "Name", "About them"],
        rows: sayings.candidates.iter().map(row).collect(),
        notes: more_note(sayings).into_iter().collect(),
    }
}
