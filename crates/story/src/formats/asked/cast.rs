//! Who speaks in a story.

use super::shown_of;
use crate::asked::{Cast, Decided, Member};
use crate::formats::csv::plain_table;
use crate::formats::{FormatError, Page, term};
use onrecord_record::render::{Row, Section};
use onrecord_record::words;

/// Most other names of one person that a page names; the other formats have all.
const MAX_NAMES: usize = 8;

const COLUMNS: [&str; 7] =
    ["story", "person", "kind", "name", "other_names", "articles", "statements"];

/// Who speaks, as CSV: one line each, with the fields of [`Member`]; other names have `; ` between.
///
/// # Errors
/// [`FormatError`], which no answer is known to cause.
pub fn people_csv(cast: &Cast) -> Result<String, FormatError> {
    let cells = |member: &Member| {
        vec![
            cast.story.clone(),
            member.key.clone(),
            term(&member.kind),
            member.name.clone(),
            member.other_names.join("; "),
            member.articles.to_string(),
            member.statements.to_string(),
        ]
    };
    plain_table(&COLUMNS, cast.people.iter().map(cells))
}

/// Who speaks and what was decided, as a page.
pub fn people_page(cast: &Cast) -> Page {
    let people = Section {
        title: "Who speaks".to_owned(),
        heads: ["Kind", "Name", "About them"],
        rows: cast.people.iter().map(row).collect(),
        notes: Vec::new(),
    };
    let decided = Section {
        title: "Decided".to_owned(),
        heads: ["Decision", "Names", ""],
        rows: cast.decided.iter().map(decision).collect(),
        notes: Vec::new(),
    };
    Page::new(
        format!("People of {}", words::on_one_line(&cast.story)),
        format!("{} of those who speak", shown_of(cast.people.len(), cast.total, "name")),
        vec![people, decided],
    )
}

fn row(member: &Member) -> Row {
    let others = member.other_names.iter().take(MAX_NAMES).map(|name| words::on_one_line(name));
    let mut others: Vec<_> = others.collect();
    let more = member.other_names.len().saturating_sub(MAX_NAMES);
    others.extend((more > 0).then(|| format!("and {more} more")));
    let mut details = vec![
        words::count(member.statements, "statement"),
        words::count(member.articles, "article"),
    ];
    details.extend((!others.is_empty()).then(|| format!("also {}", others.join(", "))));
    Row { when: term(&member.kind), words: words::on_one_line(&member.name), details }
}

fn decision(decided: &Decided) -> Row {
    let [a, b] = decided.names.each_ref().map(|name| words::quoted(name));
    Row {
        when: if decided.is_one { "one and the same" } else { "two" }.to_owned(),
        words: format!("{a} and {b}"),
        details: Vec::new(),
    }
}
