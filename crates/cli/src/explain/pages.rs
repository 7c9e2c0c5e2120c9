//! Explanations and rules for people.

use super::rules::PHENOMENA;
use super::view::{Explanation, ItemView, LabelView, RuleView};
use onrecord_record::render::{Look, Row, Section, escape, sections_markdown, sections_terminal};
use onrecord_record::words;
use std::fmt::Write as _;

/// Heads of the columns of an explanation.
const PARTS: [&str; 3] = ["Part", "Words", "About them"];

/// Heads of the columns of rules.
const RULES: [&str; 3] = ["Rule", "Words", "About them"];

/// Said where this release has no rule of the name that the record gives. The rule of a time is a sentence that says itself
/// how it was read.
const UNKNOWN: &str =
    "this release has no page on a rule of that name; the sentence is all there is";

/// Said where the record does not name the rule and several give the label.
const SEVERAL: &str = "the record does not say which of these gave the label";

/// Explanations on a terminal, one after the other.
pub(super) fn terminal(found: &Explanation, look: Look) -> String {
    let page = |item: &ItemView| {
        sections_terminal(&title(item), &item.article.imprint, &sections(item), look)
    };
    found.items.iter().map(page).collect::<Vec<_>>().join("\n\n")
}

/// The same in Markdown.
pub(super) fn markdown(found: &Explanation) -> String {
    let page =
        |item: &ItemView| sections_markdown(&title(item), &item.article.imprint, &sections(item));
    found.items.iter().map(page).collect::<Vec<_>>().join("\n")
}

/// What the item is; its id, if it has one.
fn title(item: &ItemView) -> String {
    let kind = match item.kind {
        "voice" => "In the writer’s own voice",
        "statement" => "Statement",
        "claim" => "Claim",
        "event" => "Event",
        "obligation" => "Obligation",
        "conflict" => "Conflict",
        "time" => "Time",
        _ => "Note",
    };
    let id = item.id.as_deref().map(words::on_one_line);
    id.map_or_else(|| kind.to_owned(), |id| format!("{kind} {id}"))
}

fn sections(item: &ItemView) -> Vec<Section> {
    let passage = item.context.iter().map(|passage| row(&passage.place, &passage.text));
    let mut sections = vec![section("In the article".to_owned(), passage.collect())];
    sections.extend(item.labels.iter().map(label));
    sections
}

fn label(label: &LabelView) -> Section {
    let mut rows = Vec::new();
    rows.extend(label.detail.as_deref().map(|detail| row("said with it", detail)));
    let shown = label.words.iter();
    let shown: Vec<_> =
        shown.map(|span| format!("{} (at {})", words::quoted(&span.text), span.start)).collect();
    if !shown.is_empty() {
        rows.push(row("shown by", &shown.join(" · ")));
    }
    rows.extend(label.rule.as_deref().map(|rule| row("rule", rule)));
    let says_itself = matches!(label.label, "time" | "due" | "flag");
    if label.rule.is_some() && label.rules.is_empty() && !says_itself {
        rows.push(row("what it looks at", UNKNOWN));
    }
    if label.rules.len() > 1 {
        rows.push(row("rules", SEVERAL));
    }
    rows.extend(label.rules.iter().flat_map(rule_rows));
    section(format!("{}: {}", label.label, words::on_one_line(&label.value)), rows)
}

fn rule_rows(rule: &RuleView) -> Vec<Row> {
    let mut rows = vec![
        row("what it looks at", &format!("{}: {}", rule.name, rule.says)),
        row("where it is from", rule.from),
    ];
    rows.extend(rule.examples.iter().take(1).map(|text| row("example", text)));
    rows.extend(rule.counter_examples.iter().take(1).map(|text| row("counter-example", text)));
    rows
}

fn row(part: &str, text: &str) -> Row {
    Row { when: part.to_owned(), words: words::on_one_line(text), details: Vec::new() }
}

fn section(title: String, rows: Vec<Row>) -> Section {
    Section { title, heads: PARTS, rows, notes: Vec::new() }
}

/// Rules on a terminal, a section for each phenomenon.
pub(super) fn rules_terminal(rules: &[RuleView], look: Look) -> String {
    let of_phenomena = PHENOMENA.iter().map(|(_, name, about)| Section {
        title: format!("{name}: {about}"),
        heads: RULES,
        rows: rules
            .iter()
            .filter(|rule| rule.phenomenon == *name)
            .flat_map(rule_rows_of_list)
            .collect(),
        notes: Vec::new(),
    });
    let summary = words::count(rules.len(), "rule");
    let sections: Vec<_> = index(rules).into_iter().chain(of_phenomena).collect();
    sections_terminal("Rules", &summary, &sections, look)
}

/// The phenomena with how many rules each has, where the rules are of several.
fn counts(rules: &[RuleView]) -> Vec<(&'static str, usize)> {
    let count = |name: &str| rules.iter().filter(|rule| rule.phenomenon == name).count();
    let counts: Vec<_> = PHENOMENA.iter().map(|(_, name, _)| (*name, count(name))).collect();
    let counts: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    if counts.len() > 1 { counts } else { Vec::new() }
}

/// What stands above many rules.
fn index(rules: &[RuleView]) -> Option<Section> {
    let counts = counts(rules);
    let rows = counts.iter().map(|(name, count)| row(name, &words::count(*count, "rule")));
    (!counts.is_empty()).then(|| Section {
        title: "Index (onrecord explain --rules, then one of these names or that of a rule)"
            .to_owned(),
        heads: RULES,
        rows: rows.collect(),
        notes: Vec::new(),
    })
}

/// A rule on a terminal: what it looks at, then its examples under the same name.
fn rule_rows_of_list(rule: &RuleView) -> Vec<Row> {
    let details = vec![format!("gives {}", rule.gives), format!("from: {}", rule.from)];
    let mut rows = vec![Row { details, ..row(rule.name, rule.says) }];
    rows.extend(rule.examples.iter().map(|text| row(rule.name, &format!("Yes: {text}"))));
    rows.extend(rule.counter_examples.iter().map(|text| row(rule.name, &format!("No: {text}"))));
    rows
}

/// What stands above all rules.
const ABOUT: &str = "\
# Rules

Every label that onrecord gives names a rule. Each rule is written down here with what it looks at, where it comes from, \
texts in which it gives its label and texts in which it must not; the tests of the program read all of them. In the \
texts ¶ parts paragraphs. `onrecord explain --rules --format markdown` writes this page.
";

/// Rules as the page of documentation.
pub(super) fn rules_markdown(rules: &[RuleView]) -> String {
    let mut page = ABOUT.to_owned();
    for (place, (name, count)) in counts(rules).iter().enumerate() {
        let gap = if place == 0 { "\n" } else { "" };
        // Writing to a String cannot fail.
        let _ = writeln!(page, "{gap}- [{name}](#{name}): {}", words::count(*count, "rule"));
    }
    for (_, name, about) in PHENOMENA {
        let own: Vec<_> = rules.iter().filter(|rule| rule.phenomenon == name).collect();
        if own.is_empty() {
            continue;
        }
        let (first, rest) = name.split_at(1);
        // Writing to a String cannot fail.
        let _ = write!(page, "\n## {}{rest}\n\n{about}\n", first.to_uppercase());
        for rule in own {
            rule_markdown(rule, &mut page);
        }
    }
    page
}

fn rule_markdown(rule: &RuleView, page: &mut String) {
    let [name, gives, says, from] = [rule.name, rule.gives, rule.says, rule.from].map(escape);
    let _ = write!(page, "\n### {name}\n\nGives *{gives}*. {says}\n\nFrom: {from}\n\n");
    for text in rule.examples {
        let _ = writeln!(page, "- Yes: {}", escape(text));
    }
    for text in rule.counter_examples {
        let _ = writeln!(page, "- No: {}", escape(text));
    }
}
