//! An explanation as it is shown and as JSON ("onrecord-explanation/1").

use super::pick::Found;
use super::{context, rules};
use onrecord_reader::Explained;
use onrecord_record::{ItemKind, Label, LabelKind, Places, Record, Span, words};
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the shape that an explanation has as JSON.
const FORMAT: &str = "onrecord-explanation/1";

/// What was asked for.
#[derive(Serialize)]
pub(super) struct Explanation {
    format: &'static str,
    pub(super) items: Vec<ItemView>,
}

/// One item with its labels.
#[derive(Serialize)]
pub(super) struct ItemView {
    /// "statement", "claim", "event", "obligation", "conflict", "voice", "time" or "diagnostic".
    pub(super) kind: &'static str,
    pub(super) id: Option<String>,
    pub(super) article: ArticleView,
    /// Its words in text order.
    pub(super) spans: Vec<Span>,
    /// The sentences in which they stand.
    pub(super) context: Vec<Passage>,
    pub(super) labels: Vec<LabelView>,
}

/// The article, as far as one needs to know which it is.
#[derive(Serialize)]
pub(super) struct ArticleView {
    id: String,
    pub(super) uri: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) title: Option<String>,
    #[serde(skip)]
    pub(super) imprint: String,
}

/// A sentence with the item's words between ‹ and ›.
#[derive(Serialize)]
pub(super) struct Passage {
    pub(super) place: String,
    pub(super) text: String,
}

/// One label with its rule.
#[derive(Serialize)]
pub(super) struct LabelView {
    pub(super) label: &'static str,
    pub(super) value: String,
    pub(super) detail: Option<String>,
    /// The rule as the record names it.
    pub(super) rule: Option<String>,
    /// The words that show it.
    pub(super) words: Vec<Span>,
    /// The rules behind it, as they are documented.
    pub(super) rules: Vec<RuleView>,
}

/// A rule as it is documented.
#[derive(Serialize)]
pub(super) struct RuleView {
    pub(super) phenomenon: &'static str,
    pub(super) name: &'static str,
    pub(super) gives: &'static str,
    pub(super) says: &'static str,
    pub(super) from: &'static str,
    pub(super) examples: &'static [&'static str],
    pub(super) counter_examples: &'static [&'static str],
}

impl Explanation {
    pub(super) fn of(found: &[Found]) -> Self {
        let mut sentences = BTreeMap::new();
        for (record, _) in found {
            let cut = || onrecord_reader::sentences(&record.source);
            sentences.entry(record.source.id.as_str()).or_insert_with(cut);
        }
        let view = |found: &Found| ItemView::of(found, &sentences[found.0.source.id.as_str()]);
        Self { format: FORMAT, items: found.iter().map(view).collect() }
    }
}

impl ItemView {
    fn of((record, item): &Found, sentences: &[Span]) -> Self {
        let places = Places::new(&record.source);
        let passages = context::passages(&places, sentences, &item.spans).into_iter();
        Self {
            kind: kind(item.kind),
            id: item.id.map(str::to_owned),
            article: ArticleView::of(record),
            spans: item.spans.iter().map(|&span| span.clone()).collect(),
            context: passages.map(|(place, text)| Passage { place, text }).collect(),
            labels: item.labels.iter().map(LabelView::of).collect(),
        }
    }
}

impl ArticleView {
    fn of(record: &Record) -> Self {
        let source = &record.source;
        let mut imprint = vec![words::title(source)];
        imprint.extend(words::imprint(source));
        Self {
            id: source.id.clone(),
            uri: source.uri.clone(),
            outlet: source.outlet.clone(),
            title: source.title.clone(),
            imprint: imprint.join(" · "),
        }
    }
}

impl LabelView {
    fn of(label: &Label) -> Self {
        let found = rules::of_label(label);
        Self {
            label: self::label(label.kind),
            value: label.value.clone(),
            detail: (!label.detail.is_empty()).then(|| label.detail.clone()),
            rule: label.rule.map(str::to_owned),
            words: label.shown_by.iter().map(|&span| span.clone()).collect(),
            rules: found.into_iter().map(RuleView::of).collect(),
        }
    }
}

impl RuleView {
    pub(super) fn of(one: &'static Explained) -> Self {
        Self {
            phenomenon: rules::name_of(one.phenomenon),
            name: one.rule.name,
            gives: one.rule.gives,
            says: &one.rule.says,
            from: one.rule.from,
            examples: &one.rule.examples,
            counter_examples: &one.rule.counter_examples,
        }
    }
}

fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Statement => "statement",
        ItemKind::Claim => "claim",
        ItemKind::Event => "event",
        ItemKind::Obligation => "obligation",
        ItemKind::Conflict => "conflict",
        ItemKind::Voice => "voice",
        ItemKind::Time => "time",
        ItemKind::Diagnostic => "diagnostic",
    }
}

fn label(kind: LabelKind) -> &'static str {
    match kind {
        LabelKind::Stance => "stance",
        LabelKind::Tone => "tone",
        LabelKind::Answers => "answers",
        LabelKind::AnsweredBy => "answered by",
        LabelKind::Evidence => "evidence",
        LabelKind::Claim => "claim",
        LabelKind::Voice => "voice",
        LabelKind::Conflict => "conflict",
        LabelKind::Flag => "flag",
        LabelKind::Time => "time",
        LabelKind::Duty => "duty",
        LabelKind::Due => "due",
    }
}
