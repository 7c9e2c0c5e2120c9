//! Answers that are tied at both ends, claims that are contested by somebody, voice and conflicts that say why.

use crate::{Claim, Conflict, Record, Voice, is_contested};

pub(super) fn check(record: &Record, faults: &mut Vec<String>) {
    rules(record, faults);
    answers(record, faults);
    for (i, claim) in record.claims.iter().enumerate() {
        self::claim(&format!("claims[{i}]"), claim, faults);
    }
    for (i, voice) in record.voice.iter().enumerate() {
        self::voice(&format!("voice[{i}]"), voice, faults);
    }
    for (i, conflict) in record.conflicts.iter().enumerate() {
        self::conflict(&format!("conflicts[{i}]"), conflict, faults);
    }
}

fn rules(record: &Record, faults: &mut Vec<String>) {
    let mut need = |path: String, rule: Option<&String>| {
        if rule.is_some_and(String::is_empty) {
            faults.push(format!("{path}.rule is empty: every label names the rule that gave it."));
        }
    };
    for (i, s) in record.statements.iter().enumerate() {
        need(format!("statements[{i}].stance"), s.stance.as_ref().map(|stance| &stance.rule));
        need(format!("statements[{i}].answers"), s.answers.as_ref().map(|answer| &answer.rule));
    }
    for (i, voice) in record.voice.iter().enumerate() {
        need(format!("voice[{i}]"), Some(&voice.rule));
    }
    for (i, conflict) in record.conflicts.iter().enumerate() {
        need(format!("conflicts[{i}]"), Some(&conflict.rule));
    }
}

fn answers(record: &Record, faults: &mut Vec<String>) {
    let by_id = record.statements_by_id();
    for (i, statement) in record.statements.iter().enumerate() {
        if statement.answered_by.contains(&statement.id) {
            faults.push(format!("statements[{i}] is answered by itself."));
        }
        let answered = statement.answers.as_ref().and_then(|answer| answer.statement.as_deref());
        let Some(answered) = answered.and_then(|id| by_id.get(id)) else { continue };
        if !answered.answered_by.contains(&statement.id) {
            let id = &answered.id;
            faults.push(format!(
                "statements[{i}].answers names {id:?}, whose answered_by does not name it."
            ));
        }
    }
}

fn claim(path: &str, claim: &Claim, faults: &mut Vec<String>) {
    if claim.content.is_empty() {
        faults.push(format!("{path}.content is empty."));
    }
    if claim.standings.iter().any(|standing| standing.statements.is_empty()) {
        faults.push(format!("{path} has a standing that no statement shows."));
    }
    let standings: Vec<_> =
        claim.standings.iter().map(|one| (one.holder.as_deref(), one.stance)).collect();
    if claim.contested && !is_contested(&standings) {
        faults.push(format!("{path} is contested, and no two holders stand opposed."));
    }
}

fn voice(path: &str, voice: &Voice, faults: &mut Vec<String>) {
    if voice.words.start < voice.span.start || voice.words.end > voice.span.end {
        faults.push(format!("{path}.words are not inside its span."));
    }
}

fn conflict(path: &str, conflict: &Conflict, faults: &mut Vec<String>) {
    if conflict.spans.is_empty() || conflict.explanation.is_empty() {
        faults.push(format!("{path} has no stretches or no explanation."));
    }
}
