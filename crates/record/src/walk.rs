//! Every span of a record, with the path at which it stands.

use crate::{Due, Party, Record, Span, Statement, When};

/// Calls `visit` with each span of the record and its path ("statements[3].cue").
pub(crate) fn spans<'r>(record: &'r Record, visit: &mut impl FnMut(&str, &'r Span)) {
    source(record, visit);
    entities(record, visit);
    for (i, statement) in record.statements.iter().enumerate() {
        of_statement(&format!("statements[{i}]"), statement, visit);
    }
    for (i, claim) in record.claims.iter().enumerate() {
        list(&format!("claims[{i}].content"), &claim.content, visit);
    }
    for (i, when) in record.times.iter().enumerate() {
        of_when(&format!("times[{i}]"), when, visit);
    }
    events(record, visit);
    obligations(record, visit);
    voice(record, visit);
    for (i, conflict) in record.conflicts.iter().enumerate() {
        list(&format!("conflicts[{i}].spans"), &conflict.spans, visit);
    }
    for (i, diagnostic) in record.diagnostics.iter().enumerate() {
        maybe(&format!("diagnostics[{i}].span"), diagnostic.span.as_ref(), visit);
    }
}

fn maybe<'r>(path: &str, span: Option<&'r Span>, visit: &mut impl FnMut(&str, &'r Span)) {
    if let Some(span) = span {
        visit(path, span);
    }
}

fn list<'r>(path: &str, spans: &'r [Span], visit: &mut impl FnMut(&str, &'r Span)) {
    for (i, span) in spans.iter().enumerate() {
        visit(&format!("{path}[{i}]"), span);
    }
}

fn source<'r>(record: &'r Record, visit: &mut impl FnMut(&str, &'r Span)) {
    for (i, furniture) in record.source.furniture.iter().enumerate() {
        visit(&format!("source.furniture[{i}].span"), &furniture.span);
    }
}

fn entities<'r>(record: &'r Record, visit: &mut impl FnMut(&str, &'r Span)) {
    for (i, entity) in record.entities.iter().enumerate() {
        list(&format!("entities[{i}].roles"), &entity.roles, visit);
        for (j, mention) in entity.mentions.iter().enumerate() {
            visit(&format!("entities[{i}].mentions[{j}].span"), &mention.span);
        }
    }
}

fn of_statement<'r>(path: &str, statement: &'r Statement, visit: &mut impl FnMut(&str, &'r Span)) {
    maybe(&format!("{path}.source.span"), statement.source.span.as_ref(), visit);
    maybe(&format!("{path}.cue"), statement.cue.as_ref(), visit);
    list(&format!("{path}.content"), &statement.content, visit);
    maybe(&format!("{path}.medium.span"), statement.medium.as_ref().map(|m| &m.span), visit);
    if let Some(when) = &statement.said {
        of_when(&format!("{path}.said"), when, visit);
    }
    maybe(&format!("{path}.addressee.span"), statement.addressee.as_ref().map(|a| &a.span), visit);
    maybe(&format!("{path}.stance.span"), statement.stance.as_ref().map(|s| &s.span), visit);
    let answered = statement.answers.as_ref().and_then(|answer| answer.span.as_ref());
    maybe(&format!("{path}.answers.span"), answered, visit);
    for (i, evidence) in statement.evidence.iter().enumerate() {
        visit(&format!("{path}.evidence[{i}].span"), &evidence.span);
    }
}

fn of_when<'r>(path: &str, when: &'r When, visit: &mut impl FnMut(&str, &'r Span)) {
    visit(&format!("{path}.span"), &when.span);
}

fn events<'r>(record: &'r Record, visit: &mut impl FnMut(&str, &'r Span)) {
    for (i, event) in record.events.iter().enumerate() {
        visit(&format!("events[{i}].span"), &event.span);
        if let Some(when) = &event.when {
            of_when(&format!("events[{i}].when"), when, visit);
        }
    }
}

fn obligations<'r>(record: &'r Record, visit: &mut impl FnMut(&str, &'r Span)) {
    for (i, obligation) in record.obligations.iter().enumerate() {
        let path = format!("obligations[{i}]");
        visit(&format!("{path}.span"), &obligation.span);
        visit(&format!("{path}.what"), &obligation.what);
        party(&format!("{path}.who"), obligation.who.as_ref(), visit);
        party(&format!("{path}.whom"), obligation.whom.as_ref(), visit);
        due(&format!("{path}.due"), obligation.due.as_ref(), visit);
    }
}

fn party<'r>(path: &str, party: Option<&'r Party>, visit: &mut impl FnMut(&str, &'r Span)) {
    maybe(&format!("{path}.span"), party.map(|party| &party.span), visit);
}

fn due<'r>(path: &str, due: Option<&'r Due>, visit: &mut impl FnMut(&str, &'r Span)) {
    maybe(&format!("{path}.span"), due.map(|due| &due.span), visit);
    let base = due.and_then(|due| due.counted_from.as_ref());
    maybe(&format!("{path}.counted_from"), base, visit);
}

fn voice<'r>(record: &'r Record, visit: &mut impl FnMut(&str, &'r Span)) {
    for (i, voice) in record.voice.iter().enumerate() {
        visit(&format!("voice[{i}].span"), &voice.span);
        visit(&format!("voice[{i}].words"), &voice.words);
    }
}
