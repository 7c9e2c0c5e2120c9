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
use onrecord_language::likeness::folded;
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

/// Head of the claims that several articles tell.
const SHARED: &str = "Told by several articles";

/// Most further statements of one holder on one claim that a row names.
const MAX_OTHERS: usize = 8;

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
    let (denied, others): (Vec<_>, Vec<_>) =
        ledger.uncontested.iter().partition(|one| is_denied(one));
    let (shared, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|one| is_shared(one));
    let is_alone = contested + denied.len() + shared.len() == 0;
    let rest = if is_alone { "Claims" } else { "Other claims" };
    for (title, positions) in
        [("Denied, with nobody found who says so", denied), (SHARED, shared), (rest, others)]
    {
        let rows = |position: &&Position| held(position, &ledger.sources);
        sections.push(Section {
            title: title.to_owned(),
            heads: HEADS,
            rows: positions.iter().flat_map(rows).collect(),
            notes: Vec::new(),
        });
    }
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
    let denied = ledger.uncontested.iter().filter(|one| is_denied(one)).count();
    let others = ledger.uncontested.len() - denied;
    let denied = (denied > 0).then(|| format!("{denied} denied with nobody found who says so"));
    let mut parts = vec![format!("{} contested", ledger.contested.len())];
    parts.extend(denied);
    parts.push(format!("{others} with no denial tied to them in {}", these(ledger)));
    parts.join(" · ")
}

/// Whether somebody denies it.
fn is_denied(position: &Position) -> bool {
    position.standings.iter().any(|stand| stand.stance == StanceValue::Denies)
}

/// Whether several articles tell it.
fn is_shared(position: &Position) -> bool {
    let first = position.tellings.first().map(|told| told.article);
    position.tellings.iter().any(|told| Some(told.article) != first)
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
        rows: rows(position, sources),
        notes: notes(position),
    }
}

fn about(position: &Position) -> Option<String> {
    let names: Vec<_> = position.about.iter().map(|name| words::on_one_line(name)).collect();
    (!names.is_empty()).then(|| format!("about {}", names.join(", ")))
}

/// A row for each statement on a contested claim.
fn rows(position: &Position, sources: &[Card]) -> Vec<Row> {
    let row = |(stand, shown): (&Stand, &Showing)| Row {
        when: holder(stand, shown),
        words: shown.shown().to_owned(),
        details: about_statement(shown, sources),
    };
    let standings = position.standings.iter();
    standings
        .flat_map(|stand| stand.statements.iter().map(move |one| (stand, one)))
        .map(row)
        .collect()
}

/// A row for each holder of a claim that is not contested: the first statement, and where else the same is held.
fn held(position: &Position, sources: &[Card]) -> Vec<Row> {
    let row = |stand: &Stand| {
        let (first, others) = stand.statements.split_first()?;
        let mut details: Vec<_> = about(position).into_iter().collect();
        details.extend(about_statement(first, sources));
        details.extend(others.iter().take(MAX_OTHERS).map(|other| also(first, other, sources)));
        let more = others.len().saturating_sub(MAX_OTHERS);
        details.extend((more > 0).then(|| format!("and {more} more")));
        details.extend(quotation_note(position));
        Some(Row { when: holder(stand, first), words: first.shown().to_owned(), details })
    };
    position.standings.iter().filter_map(row).collect()
}

/// How a statement is reported, what it rests on, where it stands.
fn about_statement(shown: &Showing, sources: &[Card]) -> Vec<String> {
    let mut details = vec![shown.reported.clone()];
    details.extend(shown.evidence.iter().map(|rest| words::rests_on(rest.kind, &rest.words)));
    details.push(whereabouts(shown, sources));
    details
}

/// Where else the same is held, with the words where they are others.
fn also(first: &Showing, other: &Showing, sources: &[Card]) -> String {
    let place = format!("also {}", whereabouts(other, sources));
    if folded(first.shown()) == folded(other.shown()) {
        return place;
    }
    format!("{place}: {}", in_marks(&short(other.shown())))
}

/// Words between marks; those that begin with one have their own.
fn in_marks(said: &str) -> String {
    if said.starts_with(['“', '"', '‘', '\'', '«', '„']) {
        said.to_owned()
    } else {
        words::quoted(said)
    }
}

/// The same in a sentence below a contested claim.
fn notes(position: &Position) -> Vec<String> {
    let parts = quotation_note(position);
    if parts.is_empty() { parts } else { vec![parts.join(": ")] }
}

/// Where the differences between several tellings of what was said once can be seen.
fn quotation_note(position: &Position) -> Vec<String> {
    let Some(key) = position.quotations.first() else { return Vec::new() };
    let mut told = position.tellings.iter().map(|told| folded(&told.words));
    let first = told.next();
    if told.all(|words| Some(words) == first) {
        return Vec::new();
    }
    // The key is in a part of its own, so that no line ends in it.
    vec!["told in different words".to_owned(), format!("quotation {key}")]
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
    let day = card.day().map(words::on_one_line);
    let place = day.map_or_else(|| shown.place.clone(), |day| format!("{day}, {}", shown.place));
    source(Some(card), &place)
}
