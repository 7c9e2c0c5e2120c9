//! Every label of a record with the rule that gave it and the words that show it: what is asked for when somebody asks
//! why.

use crate::{
    Claim, Conflict, Diagnostic, Event, Flags, Obligation, Record, Span, Statement, Voice, When,
    words,
};
use std::collections::BTreeMap;

/// What an item of a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// A statement.
    Statement,
    /// A claim.
    Claim,
    /// An event.
    Event,
    /// An obligation.
    Obligation,
    /// A conflict.
    Conflict,
    /// A passage in the writer's own voice.
    Voice,
    /// A time expression that is no part of another item.
    Time,
    /// A diagnostic.
    Diagnostic,
}

/// What a label tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelKind {
    /// What a statement does.
    Stance,
    /// The writer's choice of reporting word.
    Tone,
    /// What a statement answers.
    Answers,
    /// Who answers a statement.
    AnsweredBy,
    /// What a statement rests on.
    Evidence,
    /// That statements are one claim, and whether it is contested.
    Claim,
    /// What the writer's own words do.
    Voice,
    /// What cannot all hold.
    Conflict,
    /// What a reader should be told about sourcing, or about the reading.
    Flag,
    /// When something is.
    Time,
    /// What kind of duty it is.
    Duty,
    /// By when something is due.
    Due,
}

/// One label.
#[derive(Debug, Clone, PartialEq)]
pub struct Label<'r> {
    /// What it tells.
    pub kind: LabelKind,
    /// Its value in the record's own terms, by which rules name it ("denies").
    pub value: String,
    /// What is said with it: a commitment, a date, an explanation; empty where nothing is.
    pub detail: String,
    /// The rule, where the record names it.
    pub rule: Option<&'r str>,
    /// The words that show it.
    pub shown_by: Vec<&'r Span>,
}

/// An item of a record with its labels.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<'r> {
    /// What it is.
    pub kind: ItemKind,
    /// Its id, where it has one.
    pub id: Option<&'r str>,
    /// Its words in text order.
    pub spans: Vec<&'r Span>,
    /// Its labels.
    pub labels: Vec<Label<'r>>,
}

impl Item<'_> {
    /// Whether it shares a code point with the stretch.
    pub fn overlaps(&self, start: u32, end: u32) -> bool {
        self.spans.iter().any(|span| span.start < end && start < span.end)
    }
}

/// The statements of a record by id.
type ById<'r> = BTreeMap<&'r str, &'r Statement>;

/// The items of a record, kind by kind, each in the record's order.
pub fn items(record: &Record) -> Vec<Item<'_>> {
    let (flags, by_id) = (Flags::of(record), record.statements_by_id());
    let mut found: Vec<Item> = Vec::new();
    found.extend(record.statements.iter().map(|one| statement(one, &by_id, &flags)));
    found.extend(record.claims.iter().map(|one| claim(one, &by_id)));
    found.extend(record.events.iter().map(event));
    found.extend(record.obligations.iter().map(obligation));
    found.extend(record.conflicts.iter().map(conflict));
    found.extend(record.voice.iter().map(voice));
    found.extend(record.times.iter().map(time));
    found.extend(flags.others(record).into_iter().map(diagnostic));
    found
}

fn statement<'r>(one: &'r Statement, by_id: &ById<'r>, flags: &Flags<'r>) -> Item<'r> {
    let mut spans: Vec<_> = one.source.span.iter().chain(&one.cue).chain(&one.content).collect();
    spans.sort();
    let mut labels = Vec::new();
    labels.extend(stance(one));
    labels.extend(tone(one));
    labels.extend(answers(one));
    labels.extend(answered_by(one, by_id));
    labels.extend(one.evidence.iter().map(|evidence| Label {
        kind: LabelKind::Evidence,
        value: term(&evidence.kind),
        detail: String::new(),
        rule: None,
        shown_by: vec![&evidence.span],
    }));
    labels.extend(one.said.as_deref().map(when));
    labels.extend(flags.of_statement(&one.id).iter().map(|flag| self::flag(flag)));
    Item { kind: ItemKind::Statement, id: Some(&one.id), spans, labels }
}

fn stance(one: &Statement) -> Option<Label<'_>> {
    let stance = one.stance.as_deref()?;
    Some(Label {
        kind: LabelKind::Stance,
        value: term(&stance.value),
        detail: format!("commitment: {}", term(&stance.commitment)),
        rule: Some(&stance.rule),
        shown_by: vec![&stance.span],
    })
}

fn tone(one: &Statement) -> Option<Label<'_>> {
    Some(Label {
        kind: LabelKind::Tone,
        value: term(&one.cue_tone?),
        detail: String::new(),
        rule: None,
        shown_by: one.cue.iter().collect(),
    })
}

fn answers(one: &Statement) -> Option<Label<'_>> {
    let answer = one.answers.as_deref()?;
    let target = answer.statement.as_deref().or(answer.claim.as_deref());
    Some(Label {
        kind: LabelKind::Answers,
        value: target.unwrap_or("nothing that this reading found").to_owned(),
        detail: String::new(),
        rule: Some(&answer.rule),
        shown_by: answer.span.iter().collect(),
    })
}

fn answered_by<'r>(one: &'r Statement, by_id: &ById<'r>) -> Vec<Label<'r>> {
    let answering = |id: &String| by_id.get(id.as_str()).copied();
    let label = |other: &'r Statement| Label {
        kind: LabelKind::AnsweredBy,
        value: other.id.clone(),
        detail: words::stance_or_says(other),
        rule: other.answers.as_deref().map(|answer| answer.rule.as_str()),
        shown_by: other.answers.iter().filter_map(|answer| answer.span.as_ref()).collect(),
    };
    one.answered_by.iter().filter_map(answering).map(label).collect()
}

fn claim<'r>(one: &'r Claim, by_id: &ById<'r>) -> Item<'r> {
    let ids: Vec<_> = one.standings.iter().flat_map(|standing| &standing.statements).collect();
    let shown = ids.iter().filter_map(|id| by_id.get(id.as_str()));
    let mut shown: Vec<&Span> = shown.flat_map(|statement| &statement.content).collect();
    shown.sort();
    let label = |value: &str, detail: &str| Label {
        kind: LabelKind::Claim,
        value: value.to_owned(),
        detail: detail.to_owned(),
        rule: None,
        shown_by: shown.clone(),
    };
    let mut labels = Vec::new();
    if ids.len() > 1 {
        labels.push(label("joined", &words::count(ids.len(), "statement")));
    }
    if one.contested {
        labels.push(label("contested", ""));
    }
    Item { kind: ItemKind::Claim, id: Some(&one.id), spans: one.content.iter().collect(), labels }
}

fn event(one: &Event) -> Item<'_> {
    let labels = one.when.iter().map(when).collect();
    Item { kind: ItemKind::Event, id: Some(&one.id), spans: vec![&one.span], labels }
}

fn obligation(one: &Obligation) -> Item<'_> {
    let mut labels = vec![Label {
        kind: LabelKind::Duty,
        value: words::obligation(one.kind).to_owned(),
        detail: term(&one.firmness),
        rule: None,
        shown_by: vec![&one.span],
    }];
    labels.extend(one.due.as_ref().map(|due| Label {
        kind: LabelKind::Due,
        value: words::due_or_not(Some(due)),
        detail: String::new(),
        rule: Some(&due.rule),
        shown_by: std::iter::once(&due.span).chain(&due.counted_from).collect(),
    }));
    Item { kind: ItemKind::Obligation, id: Some(&one.id), spans: vec![&one.span], labels }
}

fn conflict(one: &Conflict) -> Item<'_> {
    let label = Label {
        kind: LabelKind::Conflict,
        value: term(&one.kind),
        detail: one.explanation.clone(),
        rule: Some(&one.rule),
        shown_by: one.spans.iter().collect(),
    };
    let spans = one.spans.iter().collect();
    Item { kind: ItemKind::Conflict, id: Some(&one.id), spans, labels: vec![label] }
}

fn voice(one: &Voice) -> Item<'_> {
    let label = Label {
        kind: LabelKind::Voice,
        value: term(&one.kind),
        detail: String::new(),
        rule: Some(&one.rule),
        shown_by: vec![&one.words],
    };
    Item { kind: ItemKind::Voice, id: None, spans: vec![&one.span], labels: vec![label] }
}

fn time(one: &When) -> Item<'_> {
    Item { kind: ItemKind::Time, id: None, spans: vec![&one.span], labels: vec![when(one)] }
}

fn when(one: &When) -> Label<'_> {
    Label {
        kind: LabelKind::Time,
        value: words::when_or_not(Some(one)),
        detail: format!("{} {}", term(&one.kind), one.value),
        rule: Some(&one.rule),
        shown_by: vec![&one.span],
    }
}

fn diagnostic(one: &Diagnostic) -> Item<'_> {
    let spans = one.span.iter().collect();
    Item { kind: ItemKind::Diagnostic, id: None, spans, labels: vec![flag(one)] }
}

fn flag(one: &Diagnostic) -> Label<'_> {
    Label {
        kind: LabelKind::Flag,
        value: one.code.clone(),
        detail: one.message.clone(),
        rule: Some(&one.code),
        shown_by: one.span.iter().collect(),
    }
}

/// A value in the record's own term ("court-filing").
fn term(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(term)) => term,
        _ => String::new(),
    }
}
