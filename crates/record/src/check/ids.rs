//! Ids are unique, and what points to one finds it.

use crate::Record;
use std::collections::BTreeSet;

pub(super) fn check(record: &Record, faults: &mut Vec<String>) {
    let ids = Ids::of(record, faults);
    entities_exist(record, &ids, faults);
    statements_exist(record, &ids, faults);
    claims_exist(record, &ids, faults);
}

/// The ids of a record by what they name.
struct Ids<'r> {
    entities: BTreeSet<&'r str>,
    statements: BTreeSet<&'r str>,
    claims: BTreeSet<&'r str>,
}

impl<'r> Ids<'r> {
    fn of(record: &'r Record, faults: &mut Vec<String>) -> Self {
        let mut all = BTreeSet::new();
        let mut named = |list: &str, ids: Vec<&'r str>| {
            for (i, id) in ids.iter().enumerate() {
                if id.is_empty() || id.contains(char::is_whitespace) {
                    faults.push(format!("{list}[{i}].id is empty or holds white space: {id:?}."));
                } else if !all.insert(*id) {
                    faults.push(format!("{list}[{i}].id is used twice: {id:?}."));
                }
            }
            ids.into_iter().collect()
        };
        let found = Self {
            entities: named("entities", record.entities.iter().map(|e| e.id.as_str()).collect()),
            statements: named("statements", record.statements.iter().map(|s| &*s.id).collect()),
            claims: named("claims", record.claims.iter().map(|c| c.id.as_str()).collect()),
        };
        let _: BTreeSet<_> = named("events", record.events.iter().map(|e| &*e.id).collect());
        let _: BTreeSet<_> =
            named("obligations", record.obligations.iter().map(|o| &*o.id).collect());
        let _: BTreeSet<_> = named("conflicts", record.conflicts.iter().map(|c| &*c.id).collect());
        found
    }
}

/// Says so where `ids` lacks the id that stands at `path`.
fn exists<'r>(
    ids: &BTreeSet<&str>,
    what: &str,
    path: &str,
    wanted: impl IntoIterator<Item = &'r String>,
    faults: &mut Vec<String>,
) {
    for id in wanted.into_iter().filter(|id| !ids.contains(id.as_str())) {
        faults.push(format!("{path} points to the {what} {id:?}, which is not there."));
    }
}

fn entities_exist(record: &Record, ids: &Ids, faults: &mut Vec<String>) {
    let mut need = |path: &str, id: &[&String]| {
        exists(&ids.entities, "entity", path, id.iter().copied(), faults);
    };
    need("source.writer", &list(record.source.writer.as_ref()));
    for (i, s) in record.statements.iter().enumerate() {
        need(&format!("statements[{i}].source.entity"), &list(s.source.entity.as_ref()));
        need(&format!("statements[{i}].about"), &list(&s.about));
        let addressee = s.addressee.as_ref().and_then(|a| a.entity.as_ref());
        need(&format!("statements[{i}].addressee.entity"), &list(addressee));
        let witnesses = s.evidence.iter().filter_map(|e| e.entity.as_ref());
        need(&format!("statements[{i}].evidence"), &list(witnesses));
    }
    for (i, c) in record.claims.iter().enumerate() {
        need(&format!("claims[{i}].about"), &list(&c.about));
        let holders = c.standings.iter().filter_map(|s| s.holder.as_ref());
        need(&format!("claims[{i}].standings"), &list(holders));
    }
    for (i, e) in record.events.iter().enumerate() {
        need(&format!("events[{i}].participants"), &list(&e.participants));
    }
    for (i, o) in record.obligations.iter().enumerate() {
        let sides = [&o.who, &o.whom].into_iter().flatten().filter_map(|p| p.entity.as_ref());
        need(&format!("obligations[{i}]"), &list(sides));
    }
}

fn statements_exist(record: &Record, ids: &Ids, faults: &mut Vec<String>) {
    let mut need = |path: &str, id: &[&String]| {
        exists(&ids.statements, "statement", path, id.iter().copied(), faults);
    };
    for (i, s) in record.statements.iter().enumerate() {
        need(&format!("statements[{i}].within"), &list(s.within.as_ref()));
        need(&format!("statements[{i}].answered_by"), &list(&s.answered_by));
        let answered = s.answers.as_ref().and_then(|a| a.statement.as_ref());
        need(&format!("statements[{i}].answers.statement"), &list(answered));
    }
    for (i, c) in record.claims.iter().enumerate() {
        let shown = c.standings.iter().flat_map(|s| &s.statements);
        need(&format!("claims[{i}].standings"), &list(shown));
    }
    for (i, e) in record.events.iter().enumerate() {
        need(&format!("events[{i}].statement"), &list(e.statement.as_ref()));
    }
    for (i, o) in record.obligations.iter().enumerate() {
        need(&format!("obligations[{i}].basis"), &list(o.basis.as_ref()));
    }
}

fn claims_exist(record: &Record, ids: &Ids, faults: &mut Vec<String>) {
    for (i, s) in record.statements.iter().enumerate() {
        let claim = s.answers.as_ref().and_then(|a| a.claim.as_ref());
        exists(&ids.claims, "claim", &format!("statements[{i}].answers.claim"), claim, faults);
    }
}

fn list<'r>(ids: impl IntoIterator<Item = &'r String>) -> Vec<&'r String> {
    ids.into_iter().collect()
}
