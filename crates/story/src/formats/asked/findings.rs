//! Where words stand.
//!
//! CSV has one line a statement or article, with the columns of statements (see [`super::sayings`]) after `kind` (statement or article).

use super::sayings::{COLUMNS, cells, rows};
use super::{day, listed, outlet};
use crate::asked::{Finding, Findings};
use crate::formats::csv::{place, table};
use crate::formats::tables::short;
use crate::formats::{FormatError, Page};
use onrecord_record::render::{Row, Section};
use onrecord_record::{Span, words};

/// What was found, as CSV.
///
/// # Errors
/// [`FormatError`], which no answer is known to cause.
pub fn search_csv(findings: &Findings) -> Result<String, FormatError> {
    let columns: Vec<_> = std::iter::once("kind").chain(COLUMNS).collect();
    let kind = |kind: &str, cells: Vec<String>| [vec![kind.to_owned()], cells].concat();
    let statements = findings.statements.iter();
    let statements = statements.map(|one| kind("statement", cells(one, &findings.sources)));
    let articles = findings.articles.iter();
    let articles = articles.map(|one| kind("article", article_cells(one, findings)));
    table(&columns, statements.chain(articles))
}

fn article_cells(finding: &Finding, findings: &Findings) -> Vec<String> {
    let source = findings.sources.get(finding.article);
    let own = |column: &str| match column {
        "story" => source.map(|source| source.story.clone()).unwrap_or_default(),
        "words" => finding.words.clone(),
        _ => String::new(),
    };
    let mut cells: Vec<_> = COLUMNS.into_iter().map(own).collect();
    let span = Span { start: finding.at, end: finding.at, text: String::new() };
    cells.extend(place(source.map(|source| &source.card), &span, &finding.place));
    cells
}

/// What was found, as a page.
pub fn search_page(findings: &Findings) -> Page {
    let statements = Section {
        title: "Statements".to_owned(),
        heads: ["Published", "Words", "Who, how it is reported, and where"],
        rows: rows(findings.statements.iter(), &findings.sources, true),
        notes: Vec::new(),
    };
    let articles = Section {
        title: "In the text of articles".to_owned(),
        heads: ["Published", "Words", "Where"],
        rows: findings.articles.iter().map(|one| article_row(one, findings)).collect(),
        notes: Vec::new(),
    };
    let found = [
        words::count(findings.statements.len(), "statement"),
        words::count(findings.articles.len(), "article"),
    ];
    let more = if findings.has_more { " · there are more; --limit shows them" } else { "" };
    let statements = Section { notes: mixed(findings).into_iter().collect(), ..statements };
    Page::new(
        words::quoted(&short(&findings.asked)),
        format!("{}{more}", found.join(" · ")),
        vec![statements, articles, listed(&findings.sources)],
    )
}

/// Says whose words are looked through together.
fn mixed(findings: &Findings) -> Option<String> {
    let named = findings.speakers.iter().map(|one| words::on_one_line(&one.name));
    let mut named: Vec<_> = named.collect();
    let more = findings.speakers_total.saturating_sub(named.len());
    named.extend((more > 0).then(|| format!("{more} more")));
    (findings.speakers_total > 1)
        .then(|| format!("The speakers asked for are several: {}", named.join(", ")))
}

fn article_row(finding: &Finding, findings: &Findings) -> Row {
    let source = findings.sources.get(finding.article);
    let title = source.and_then(|source| source.card.title.as_deref()).map(words::on_one_line);
    let mut details: Vec<_> = title.into_iter().collect();
    details.push(format!("{}, {}", outlet(source), finding.place));
    Row { when: day(source), words: words::on_one_line(&finding.words), details }
}
