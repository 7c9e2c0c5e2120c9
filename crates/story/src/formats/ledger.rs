//! A ledger of claims for spreadsheets and for people.
//!
//! CSV has one line a statement: `claim` (id of the claim; statements on one claim have one), `contested` (yes, no),
//! `claim_words`, `about` (names with `; ` between), `holder`, `holder_words` (the article's words for the holder), `stance`,
//! `commitment`, `tone` (of the cue), `reported` (source and cue), `words`, `evidence` (kinds with `; ` between), `evidence_words`
//! (with ` | ` between), `statement` (its id), `rule` (of the stance), `answered_by` (ids with spaces between), and the columns of the
//! article, as in the other tables.

use super::csv::{or_empty, place, table};
use super::tables::{Page, articles, short, source};
use super::{FormatError, term};
use crate::{Card, Ledger, Position, Showing, Stand};
use onrecord_record::render::{Row, Section};
use onrecord_record::{StanceValue, words};

const CLAIMS: [&str; 16] = [
    "claim",
    "contested",
    "claim_words",
    "about",
    "holder",
    "holder_words",
    "stance",
    "commitment",
    "tone",
    "reported",
    "words",
    "evidence",
    "evidence_words",
    "statement",
    "rule",
    "answered_by",
];

/// Heads of the columns of tables of claims.
const HEADS: [&str; 3] = ["Holder", "Words", "How it is reported, and where"];

/// A ledger as CSV.
///
/// # Errors
/// [`FormatError`], which no ledger is known to cause.
pub fn claims_csv(ledger: &Ledger) -> Result<String, FormatError> {
    let rows = ledger.positions().flat_map(|position| {
        let standings = position.standings.iter();
        standings.flat_map(move |stand| {
            stand.statements.iter().map(move |shown| row(position, stand, shown, &ledger.sources))
        })
    });
    table(&CLAIMS, rows.collect::<Vec<_>>().into_iter())
}

fn row(position: &Position, stand: &Stand, shown: &Showing, sources: &[Card]) -> Vec<String> {
    let joined = |parts: Vec<String>, between: &str| parts.join(between);
    let evidence = shown.evidence.iter();
    let own = [
        position.id.clone(),
        if position.contested { "yes" } else { "no" }.to_owned(),
        position.words.clone(),
        position.about.join("; "),
        or_empty(stand.holder.as_ref()),
        or_empty(shown.source.as_ref()),
        term(&stand.stance),
        shown.commitment.as_ref().map(term).unwrap_or_default(),
        shown.cue_tone.as_ref().map(term).unwrap_or_default(),
        shown.reported.clone(),
        shown.words.clone(),
        joined(evidence.clone().map(|rest| term(&rest.kind)).collect(), "; "),
        joined(evidence.map(|rest| words::on_one_line(&rest.words)).collect(), " | "),
        shown.id.clone(),
        or_empty(shown.rule.as_ref()),
        shown.answered_by.join(" "),
    ];
    let mut row = Vec::from(own);
    row.extend(place(sources.get(shown.article), &shown.span, &shown.place));
    row
}

/// A ledger as a page: each contested claim with where everybody stands, then the other claims, then the articles.
pub fn claims_page(ledger: &Ledger) -> Page {
    let contested = ledger.contested.len();
    let mut sections: Vec<_> =
        ledger.contested.iter().map(|position| disputed(position, &ledger.sources)).collect();
    let other = |position| rows(position, &ledger.sources, true);
    sections.push(Section {
        title: if contested > 0 { "Other claims" } else { "Claims" }.to_owned(),
        heads: HEADS,
        rows: ledger.uncontested.iter().flat_map(other).collect(),
        notes: Vec::new(),
    });
    sections.push(articles(&ledger.sources));
    Page::new(
        format!("Claims of {}", words::count(ledger.sources.len(), "article")),
        summary(ledger),
        sections,
    )
}

/// How many claims are contested, how many only denied, and how many have no denial tied to them: what is not tied may still be
/// denied, so the last number is none of claims that stand.
fn summary(ledger: &Ledger) -> String {
    let is_denied = |position: &&Position| {
        position.standings.iter().any(|stand| stand.stance == StanceValue::Denies)
    };
    let denied = ledger.uncontested.iter().filter(is_denied).count();
    let others = ledger.uncontested.len() - denied;
    let denied = (denied > 0).then(|| format!("{denied} denied with nobody found who says so"));
    let mut parts = vec![format!("{} contested", ledger.contested.len())];
    parts.extend(denied);
    parts.push(format!("{others} with no denial tied to them in {}", these(ledger)));
    parts.join(" · ")
}

fn these(ledger: &Ledger) -> &'static str {
    if ledger.sources.len() == 1 { "this text" } else { "these texts" }
}

/// A contested claim under its own heading.
fn disputed(position: &Position, sources: &[Card]) -> Section {
    let about = about(position).map(|about| format!(" ({about})")).unwrap_or_default();
    Section {
        title: format!("Contested: {}{about}", short(position.shown())),
        heads: HEADS,
        rows: rows(position, sources, false),
        notes: Vec::new(),
    }
}

fn about(position: &Position) -> Option<String> {
    let names: Vec<_> = position.about.iter().map(|name| words::on_one_line(name)).collect();
    (!names.is_empty()).then(|| format!("about {}", names.join(", ")))
}

/// A row for each statement on a claim.
fn rows(position: &Position, sources: &[Card], with_about: bool) -> Vec<Row> {
    let about = about(position).filter(|_| with_about);
    let shown = |stand: &Stand, shown: &Showing| {
        let mut details: Vec<_> = about.iter().cloned().collect();
        details.push(shown.reported.clone());
        details.extend(shown.evidence.iter().map(|rest| words::rests_on(rest.kind, &rest.words)));
        details.push(whereabouts(shown, sources));
        Row { when: holder(stand, shown), words: shown.shown().to_owned(), details }
    };
    let standings = position.standings.iter();
    standings
        .flat_map(|stand| stand.statements.iter().map(move |one| (stand, one)))
        .map(|(stand, one)| shown(stand, one))
        .collect()
}

/// Who holds it, and what that one does.
fn holder(stand: &Stand, shown: &Showing) -> String {
    let words = stand.holder.as_ref().or(shown.source.as_ref());
    let name = words.map_or_else(|| "no source given".to_owned(), |name| words::on_one_line(name));
    let commitment = shown.commitment.unwrap_or(onrecord_record::Commitment::Unstated);
    match words::stance_of(stand.stance, commitment) {
        Some(does) => format!("{name} · {does}"),
        None => name,
    }
}

/// Outlet, date and place; which article that is goes without saying where there is one only.
fn whereabouts(shown: &Showing, sources: &[Card]) -> String {
    let card = sources.get(shown.article).filter(|_| sources.len() > 1);
    let Some(card) = card else { return shown.place.clone() };
    let day = card.published.as_deref().map(words::on_one_line);
    let place = day.map_or_else(|| shown.place.clone(), |day| format!("{day}, {}", shown.place));
    source(Some(card), &place)
}
