//! The rules: of one label, and all of them on a page.

use super::pages;
use super::view::RuleView;
use crate::args::{ExplainFormat, ExplainOptions};
use crate::exit::Exit;
use crate::look;
use crate::reading::complain;
use onrecord_reader::{Explained, Phenomenon, rules, triggers};
use onrecord_record::{Label, LabelKind};
use onrecord_story::formats;
use serde::Serialize;
use std::io::Write as _;

/// Version of the shape that rules have as JSON.
const FORMAT: &str = "onrecord-rules/1";

/// Phenomena in the order of the page, with what they are called.
pub(super) const PHENOMENA: [(Phenomenon, &str, &str); 10] = [
    (Phenomenon::Stance, "stance", "What a statement does, and how firmly."),
    (Phenomenon::Tone, "tone", "The writer’s choice of reporting word."),
    (Phenomenon::Answers, "answers", "What a denial, question, confirmation or refusal is about."),
    (Phenomenon::Evidence, "evidence", "What a statement rests on."),
    (Phenomenon::Claims, "claims", "Which statements say the same, and when that is contested."),
    (Phenomenon::Voice, "voice", "What the writer says in the writer’s own voice."),
    (Phenomenon::Conflicts, "conflicts", "What cannot all hold."),
    (Phenomenon::Flags, "flags", "What a reader should be told about sourcing."),
    (
        Phenomenon::Times,
        "times",
        "When something is. Examples are read as published on Tuesday, 29 May 2018; the expression stands in brackets, its value behind the equals sign.",
    ),
    (
        Phenomenon::Duties,
        "duties",
        "What somebody owes. Examples are read as published on Tuesday, 12 March 2024.",
    ),
];

/// What a phenomenon is called.
pub(super) fn name_of(phenomenon: Phenomenon) -> &'static str {
    PHENOMENA.iter().find(|(one, ..)| *one == phenomenon).map_or("", |(_, name, _)| name)
}

#[derive(Serialize)]
struct Rules {
    format: &'static str,
    rules: Vec<RuleView>,
}

/// Prints the rules of a name or a kind, or all of them where the name is empty.
pub(super) fn run(name: &str, options: &ExplainOptions) -> Exit {
    let found: Vec<_> = of_name(name).into_iter().map(RuleView::of).collect();
    if found.is_empty() {
        complain(&format!("there is no rule {name}; onrecord explain --rules lists all"));
        return Exit::Usage;
    }
    let made = match options.format() {
        ExplainFormat::Terminal => {
            Ok(pages::rules_terminal(&found, look::on_stdout(options.reading.color)))
        }
        ExplainFormat::Json => formats::json(&Rules { format: FORMAT, rules: found }),
        ExplainFormat::Markdown => Ok(pages::rules_markdown(&found)),
    };
    match made {
        // Whoever stopped listening has what was wanted.
        Ok(text) => match std::io::stdout().lock().write_all(text.as_bytes()) {
            Err(cause) if cause.kind() != std::io::ErrorKind::BrokenPipe => Exit::Nothing,
            _ => Exit::Done,
        },
        Err(error) => {
            complain(&error.to_string());
            Exit::Nothing
        }
    }
}

/// The rules of this name, else those that give a label or belong to a phenomenon that is called so; all where it is
/// empty.
fn of_name(name: &str) -> Vec<&'static Explained> {
    let in_order = || {
        PHENOMENA
            .iter()
            .flat_map(|(phenomenon, ..)| rules().iter().filter(|one| one.phenomenon == *phenomenon))
    };
    let named: Vec<_> = in_order().filter(|one| one.rule.name.eq_ignore_ascii_case(name)).collect();
    if !named.is_empty() {
        return named;
    }
    let is_of = |one: &&Explained| {
        [name_of(one.phenomenon), one.rule.gives].iter().any(|own| own.eq_ignore_ascii_case(name))
    };
    in_order().filter(|one| name.is_empty() || is_of(one)).collect()
}

/// The rules behind a label: the one that the record names, else those that give such a label.
pub(super) fn of_label(label: &Label) -> Vec<&'static Explained> {
    let phenomenon = phenomenon(label.kind);
    let of_kind = || rules().iter().filter(|one| one.phenomenon == phenomenon);
    if label.kind == LabelKind::Duty {
        let words: Vec<_> = label.shown_by.iter().map(|span| span.text.as_str()).collect();
        let found = triggers(&words.join(" ")).into_iter();
        return found.filter(|one| one.rule.gives == label.value).collect();
    }
    let begun = label.rule.and_then(|rule| {
        let begins = of_kind().filter(|one| begins(read(label.kind, rule), one.rule.name));
        begins.max_by_key(|one| one.rule.name.len())
    });
    match begun {
        Some(one) => vec![one],
        None if label.rule.is_some() && label.kind != LabelKind::Flag => Vec::new(),
        None => of_kind().filter(|one| one.rule.gives == label.value).collect(),
    }
}

/// The name of the rule and what follows it; of a due date that of its time ("due-by: weekday, the next one after").
fn read(kind: LabelKind, rule: &str) -> &str {
    match kind {
        LabelKind::Due => rule.split_once(": ").map_or(rule, |(_, read)| read),
        _ => rule,
    }
}

/// Whether a record's rule is this one, or goes on behind its name ("weekday, the next one after").
fn begins(rule: &str, name: &str) -> bool {
    rule.strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([',', ';', ':', ' ']))
}

fn phenomenon(kind: LabelKind) -> Phenomenon {
    match kind {
        LabelKind::Stance => Phenomenon::Stance,
        LabelKind::Tone => Phenomenon::Tone,
        LabelKind::Answers | LabelKind::AnsweredBy => Phenomenon::Answers,
        LabelKind::Evidence => Phenomenon::Evidence,
        LabelKind::Claim => Phenomenon::Claims,
        LabelKind::Voice => Phenomenon::Voice,
        LabelKind::Conflict => Phenomenon::Conflicts,
        LabelKind::Flag => Phenomenon::Flags,
        LabelKind::Time | LabelKind::Due => Phenomenon::Times,
        LabelKind::Duty => Phenomenon::Duties,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phenomenon_has_its_name_and_every_rule_is_listed_once() {
        assert_eq!(of_name("").len(), rules().len());
        for one in rules() {
            assert!(!name_of(one.phenomenon).is_empty());
            assert!(of_name(one.rule.name).contains(&one));
        }
        assert!(of_name("no such rule").is_empty());
    }

    #[test]
    fn a_rule_is_known_by_how_the_records_rule_begins() {
        assert!(begins("weekday, the next one after", "weekday"));
        assert!(!begins("weekday of last week", "weekday of l"));
        let due = "due-by: month, day and year, the next one after";
        assert!(begins(read(LabelKind::Due, due), "month, day and year"));
    }
}
