//! The text cut at every edge of every span, so that overlapping, nested and broken-off stretches
//! become plain sequences.

use crate::charges::voice_anchor;
use crate::page::anchor;
use onrecord_record::{Record, Span, Statement, Voice, VoiceKind};
use std::collections::{BTreeMap, BTreeSet};

/// Depth of nesting beyond which statements count as equally deep.
const DEEPEST: usize = 16;

/// What holds from a point of the text on, until the next one. Statements are named by their index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) point: u32,
    /// The innermost statement whose content is here.
    pub(crate) content: Option<u32>,
    /// The statement whose content is around that.
    pub(crate) outer: Option<u32>,
    /// The innermost statement whose cue is here.
    pub(crate) cue: Option<u32>,
    /// The innermost statement whose source is here.
    pub(crate) source: Option<u32>,
    /// The time expression that is here.
    pub(crate) time: Option<u32>,
    /// The words that are here and show the writer's own voice.
    pub(crate) own: Option<u32>,
}

/// Every point at which something changes, in text order.
#[derive(Debug)]
pub(crate) struct States {
    changes: Vec<State>,
    /// Where the content of each statement begins, in text order.
    begins: Vec<(u32, u32)>,
    /// Where each event, obligation, conflict and passage of voice begins, in text order, with its anchor.
    told: Vec<(u32, String)>,
}

impl States {
    pub(crate) fn of(record: &Record) -> Self {
        let begins = record.statements.iter().zip(0..);
        let mut begins: Vec<_> =
            begins.filter_map(|(s, place)| Some((s.content.first()?.start, place))).collect();
        begins.sort_unstable();
        let mut told: Vec<_> = told(record).map(|(id, span)| (span.start, id)).collect();
        told.sort();
        Self { changes: sweep(edges(record)), begins, told }
    }

    /// Anchors of the events, obligations, conflicts and passages of voice that begin at `point`.
    pub(crate) fn told_at(&self, point: u32) -> impl Iterator<Item = &str> {
        let first = self.told.partition_point(|(start, _)| *start < point);
        let here = self.told[first..].iter().take_while(move |(start, _)| *start == point);
        here.map(|(_, id)| id.as_str())
    }

    /// Indices of the statements whose content begins at `point`.
    pub(crate) fn beginning_at(&self, point: u32) -> Vec<usize> {
        let first = self.begins.partition_point(|(start, _)| *start < point);
        let here = self.begins[first..].iter().take_while(|(start, _)| *start == point);
        here.map(|(_, statement)| *statement as usize).collect()
    }

    /// What holds at `start`, and the changes after it and before `end`.
    pub(crate) fn within(&self, start: u32, end: u32) -> (Option<&State>, &[State]) {
        let first = self.changes.partition_point(|state| state.point <= start);
        let last = self.changes.partition_point(|state| state.point < end).max(first);
        (first.checked_sub(1).map(|before| &self.changes[before]), &self.changes[first..last])
    }
}

/// Which part of a statement a span is, or what else it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Content,
    Cue,
    Source,
    Time,
    Own,
    /// An event, an obligation, a conflict, a passage of voice: the text is cut where it begins, so that a link can lead there.
    Told,
}

/// A part of a statement (or a time expression, an event, an obligation), ordered so that of one part the innermost is last: by depth, then where the
/// span begins, then the shorter one, then the record's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Layer {
    part: Part,
    depth: u8,
    start: u32,
    before_end: u32,
    statement: u32,
}

/// Where a layer begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    point: u32,
    opens: bool,
    layer: Layer,
}

/// Both edges of every span, in text order.
fn edges(record: &Record) -> Vec<Edge> {
    let mut edges = Vec::new();
    for ((statement, depth), place) in record.statements.iter().zip(depths(record)).zip(0..) {
        let mut add = |part: Part, span: &Span| {
            let (start, before_end) = (span.start, u32::MAX - span.end);
            let layer = Layer { part, depth: depth as u8, start, before_end, statement: place };
            if span.start < span.end {
                edges.push(Edge { point: span.start, opens: true, layer });
                edges.push(Edge { point: span.end, opens: false, layer });
            }
        };
        statement.content.iter().for_each(|span| add(Part::Content, span));
        statement.cue.iter().for_each(|span| add(Part::Cue, span));
        statement.source.span.iter().for_each(|span| add(Part::Source, span));
    }
    let times = record.times.iter().map(|time| (Part::Time, &time.span));
    let own = shown(record).map(|voice| (Part::Own, &voice.words));
    let told = told(record).map(|(_, span)| (Part::Told, span));
    for ((part, span), place) in times.chain(own).chain(told).zip(0..) {
        let before_end = u32::MAX - span.end;
        let layer = Layer { part, depth: 0, start: span.start, before_end, statement: place };
        if span.start < span.end {
            edges.push(Edge { point: span.start, opens: true, layer });
            edges.push(Edge { point: span.end, opens: false, layer });
        }
    }
    edges.sort_unstable();
    edges
}

/// Events, obligations, conflicts and passages of voice with their anchors. Several passages that begin at one place
/// share one.
fn told(record: &Record) -> impl Iterator<Item = (String, &Span)> {
    let events = record.events.iter().map(|event| (anchor(&event.id), &event.span));
    let owed = record.obligations.iter().map(|owed| (anchor(&owed.id), &owed.span));
    let conflicts = record.conflicts.iter();
    let conflicts = conflicts.filter_map(|one| Some((anchor(&one.id), one.spans.first()?)));
    let mut places = BTreeSet::new();
    let voice = shown(record).filter(move |voice| places.insert(voice.span.start));
    let voice = voice.map(|voice| (voice_anchor(voice.span.start), &voice.span));
    events.chain(owed).chain(conflicts).chain(voice)
}

/// What the writer says in the writer's own voice, reports of what happened aside.
fn shown(record: &Record) -> impl Iterator<Item = &Voice> {
    record.voice.iter().filter(|voice| voice.kind != VoiceKind::Report)
}

fn sweep(edges: Vec<Edge>) -> Vec<State> {
    let mut open = BTreeSet::new();
    let mut states = Vec::new();
    let mut edges = edges.into_iter().peekable();
    while let Some(edge) = edges.next() {
        if edge.opens {
            open.insert(edge.layer);
        } else {
            open.remove(&edge.layer);
        }
        if edges.peek().is_none_or(|next| next.point != edge.point) {
            states.push(state(edge.point, &open));
        }
    }
    states
}

fn state(point: u32, open: &BTreeSet<Layer>) -> State {
    let content = innermost(open, Part::Content);
    let outer = content.and_then(|inner| open.range(..inner).next_back());
    State {
        point,
        content: content.map(|layer| layer.statement),
        outer: outer.map(|layer| layer.statement),
        cue: innermost(open, Part::Cue).map(|layer| layer.statement),
        source: innermost(open, Part::Source).map(|layer| layer.statement),
        time: innermost(open, Part::Time).map(|layer| layer.statement),
        own: innermost(open, Part::Own).map(|layer| layer.statement),
    }
}

/// The last open layer of one part. Content is the first part, so what is before its last layer is
/// content too.
fn innermost(open: &BTreeSet<Layer>, part: Part) -> Option<&Layer> {
    const MAX: u32 = u32::MAX;
    let last = Layer { part, depth: u8::MAX, start: MAX, before_end: MAX, statement: MAX };
    open.range(..=last).next_back().filter(|layer| layer.part == part)
}

/// Number of statements around each statement.
pub(crate) fn depths(record: &Record) -> Vec<usize> {
    let by_id: BTreeMap<_, _> = record.statements.iter().map(|s| (s.id.as_str(), s)).collect();
    record.statements.iter().map(|statement| depth(statement, &by_id)).collect()
}

/// Number of statements around one. A record from outside may nest in a circle; no real one nests as
/// deep as this counts.
fn depth<'r>(mut statement: &'r Statement, by_id: &BTreeMap<&str, &'r Statement>) -> usize {
    for depth in 0..DEEPEST {
        match statement.within.as_deref().and_then(|id| by_id.get(id)) {
            Some(outer) => statement = outer,
            None => return depth,
        }
    }
    DEEPEST
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sample with these stretches as the contents of its first statements and no other spans.
    fn states(contents: &[(u32, u32)]) -> States {
        let sample = include_bytes!("../../record/tests/data/harbour.json");
        let mut record = Record::from_json(sample).unwrap();
        record.statements.truncate(contents.len());
        for (statement, &(start, end)) in record.statements.iter_mut().zip(contents) {
            statement.content = vec![Span { start, end, text: String::new() }];
            (statement.cue, statement.source.span, statement.within) = (None, None, None);
        }
        States::of(&record)
    }

    /// Point, innermost and next outer statement of every change.
    fn laid_out(states: &States) -> Vec<(u32, Option<u32>, Option<u32>)> {
        states.changes.iter().map(|state| (state.point, state.content, state.outer)).collect()
    }

    #[test]
    fn overlapping_contents_take_turns() {
        let laid = laid_out(&states(&[(0, 10), (5, 15)]));
        let expected =
            [(0, Some(0), None), (5, Some(1), Some(0)), (10, Some(1), None), (15, None, None)];
        assert_eq!(laid, expected);
    }

    #[test]
    fn of_two_that_begin_together_the_shorter_is_inside() {
        let laid = laid_out(&states(&[(2, 5), (2, 9)]));
        assert_eq!(laid, [(2, Some(0), Some(1)), (5, Some(1), None), (9, None, None)]);
    }

    #[test]
    fn empty_stretches_are_left_out_and_still_begin_somewhere() {
        let states = states(&[(3, 3)]);
        assert!(laid_out(&states).is_empty());
        assert_eq!(states.beginning_at(3), [0]);
    }
}
