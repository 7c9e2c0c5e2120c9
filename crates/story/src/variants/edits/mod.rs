//! How one version of a quotation differs from another.
//!
//! The words that both share part the rest into gaps ([`gaps`]). Each gap is read by the phenomena in turn: brackets, another
//! dress of the same words, words left out with and without a sign, other words; among these a negation, a modality, a
//! qualifier, a number or a name. Each answers with a kind, a rule, and whether it can change what the speaker is understood
//! to have said. What can is raised only where enough shared words stand around it.

mod bracketed;
mod edges;
mod format;
mod gaps;
mod left_out;
mod limits;
mod missing;
mod modality;
mod moved;
mod names;
mod negation;
mod numbers;
mod other_words;
mod rest;
mod rules;
mod senses;
mod shifted;
mod side;
mod speakers;
mod splice;
mod trust;

use super::{Alignment, Telling, Words};
use gaps::{Gap, gaps};
pub use rules::rules;
use serde::{Deserialize, Serialize};
use side::Side;
use std::ops::Range;
use trust::Trust;

/// Kinds of difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EditKind {
    /// One begins later or ends earlier.
    Clip,
    /// Words left out inside, and the reader is told (an ellipsis, marks closed and opened again).
    ElisionMarked,
    /// Words left out inside, and nothing shows it.
    ElisionUnmarked,
    /// Words put in or replaced in square brackets.
    Bracketed,
    /// The same words written otherwise: figures, contractions, spelling, case, marks.
    Format,
    /// Another word.
    Word,
    /// Another number.
    Number,
    /// Another name.
    Name,
    /// A negation there or not there.
    Negation,
    /// Another modality: "may" for "will".
    Modality,
    /// A qualifier there or not there: "some", "almost".
    Qualifier,
    /// The same words given as another speaker's.
    Attribution,
    /// Between marks in one, in the article's own words in the other.
    Paraphrase,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What kind.
    pub kind: EditKind,
    /// The words of the first version; empty where they stand in the second only.
    pub one: String,
    /// The words of the second version.
    pub other: String,
    /// Their places among the words of the first version; where none stand, the place at which they are missing.
    pub one_at: Range<usize>,
    /// Their places among the words of the second version.
    pub other_at: Range<usize>,
    /// Whether it can change what the speaker is understood to have said.
    pub is_material: bool,
    /// The rule that says so, one of [`rules`].
    pub rule: String,
}

/// All differences between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Difference {
    /// In text order.
    pub edits: Vec<Edit>,
}

/// What a phenomenon makes of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Verdict {
    kind: EditKind,
    is_material: bool,
    rule: &'static str,
}

impl Verdict {
    /// It can change what the speaker is understood to have said.
    fn raised(kind: EditKind, rule: &'static str) -> Self {
        Self { kind, is_material: true, rule }
    }

    /// It is listed only.
    fn listed(kind: EditKind, rule: &'static str) -> Self {
        Self { kind, is_material: false, rule }
    }
}

/// A verdict and the words it is about.
#[derive(Debug, Clone)]
struct Found {
    verdict: Verdict,
    a: Range<usize>,
    b: Range<usize>,
}

/// How `other` differs from `one`. `edits(other, one)` has the same edits turned round.
pub fn edits(one: (&Telling, &Words), other: (&Telling, &Words), shared: &Alignment) -> Difference {
    let mut found = speakers::compare(one.0, other.0);
    let sides = (Side::of(one.0, one.1), Side::of(other.0, other.1));
    if one.0.is_reported == other.0.is_reported {
        found.extend(inside((one.0, &sides.0), (other.0, &sides.1), shared));
    } else {
        found.extend(speakers::reported(&sides.0, &sides.1, shared));
    }
    let edits = found.into_iter().map(|found| edit(&sides.0, &sides.1, found));
    Difference { edits: edits.collect() }
}

fn edit(one: &Side<'_>, other: &Side<'_>, found: Found) -> Edit {
    let Verdict { kind, is_material, rule } = found.verdict;
    Edit {
        kind,
        one: one.text(&found.a),
        other: other.text(&found.b),
        one_at: found.a,
        other_at: found.b,
        is_material,
        rule: rule.to_owned(),
    }
}

/// The edits of the words, in text order.
fn inside(
    one: (&Telling, &Side<'_>),
    other: (&Telling, &Side<'_>),
    shared: &Alignment,
) -> Vec<Found> {
    let mut gaps = gaps(one.1, other.1, shared);
    let trust = Trust::of(one, other, shared, &gaps);
    let (one, other) = (one.1, other.1);
    let mut found = moved::take(one, other, &mut gaps);
    for gap in &gaps {
        let verdicts = read(one, other, gap).into_iter();
        found.extend(verdicts.map(|verdict| found_in(gap, trust.weigh(gap, verdict))));
    }
    shifted::list(one, other, &mut found);
    found.extend(dresses(one, other, shared));
    found.sort_by_key(|found| (found.a.start, found.b.start));
    unite(found)
}

fn found_in(gap: &Gap, verdict: Verdict) -> Found {
    Found { verdict, a: gap.a.clone(), b: gap.b.clone() }
}

/// What a gap is.
fn read(one: &Side<'_>, other: &Side<'_>, gap: &Gap) -> Vec<Verdict> {
    if let Some(verdict) = edges::read(one, other, gap) {
        return vec![verdict];
    }
    let first = bracketed::read(one, other, gap)
        .or_else(|| format::gap(one, &gap.a, other, &gap.b))
        .or_else(|| splice::marked(one, other, gap));
    if let Some(verdict) = first {
        return vec![verdict];
    }
    let (a, b) = rest::rest(one, &gap.a, other, &gap.b);
    match (a.is_empty(), b.is_empty()) {
        (true, true) => vec![Verdict::listed(EditKind::Word, "order")],
        (false, true) => vec![left_out::read(one, &a)],
        (true, false) => vec![left_out::read(other, &b)],
        (false, false) => other_words::read((one, &a), (other, &b)),
    }
}

/// Shared words that are written otherwise.
fn dresses(one: &Side<'_>, other: &Side<'_>, shared: &Alignment) -> Vec<Found> {
    let mut out = Vec::new();
    for (at, &(i, j)) in shared.pairs.iter().enumerate() {
        let follows = at > 0 && (shared.pairs[at - 1].0 + 1, shared.pairs[at - 1].1 + 1) == (i, j);
        if one.is_put_in(i) != other.is_put_in(j) {
            continue;
        }
        if one.is_bracketed(i) != other.is_bracketed(j) {
            let verdict = Verdict::listed(EditKind::Bracketed, "bracketed-letters");
            out.push(Found { verdict, a: i..i + 1, b: j..j + 1 });
        } else if let Some(rule) = format::shared(one, i, other, j, follows) {
            let from = usize::from(rule == "marks");
            let verdict = Verdict::listed(EditKind::Format, rule);
            out.push(Found { verdict, a: i - from..i + 1, b: j - from..j + 1 });
        }
    }
    out
}

/// Makes one edit of equal dresses that follow each other, and keeps the first of what is print only.
fn unite(found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for next in found {
        let is_print = next.verdict.rule == "typography";
        if is_print && out.iter().any(|found| found.verdict == next.verdict) {
            continue;
        }
        match out.last_mut() {
            Some(last)
                if last.verdict == next.verdict
                    && next.verdict.kind == EditKind::Format
                    && (last.a.end >= next.a.start && last.b.end >= next.b.start) =>
            {
                last.a.end = next.a.end;
                last.b.end = next.b.end;
            }
            _ => out.push(next),
        }
    }
    out
}
