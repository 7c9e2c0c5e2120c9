//! How often statements like this one are right: a logistic model of what the models of attribution were
//! sure of, fitted on articles that none of them learned from.

use crate::Layers;
use onrecord_language::attribution::{Attribution, UNIT};
use onrecord_record::Quotation;
use onrecord_text::{Span, Tokens};
use std::sync::LazyLock;

/// What the confidence in a statement rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// Kind of statement, an index into [`Evidence::KINDS`].
    pub kind: usize,
    /// How sure the models were of the cue, of the source and of where the content begins and ends:
    /// `ln(1 + m)` of the least margin `m` of a label, in natural-log units of odds; 0 where there is none.
    pub sure: [f32; 3],
}

impl Evidence {
    /// The kinds of statement that are told apart. The first three have source and cue.
    pub const KINDS: [&'static str; 6] =
        ["direct", "mixed", "indirect", "without-source", "without-cue", "within"];

    /// What the margins are of.
    pub const SURE: [&'static str; 3] = ["cue", "source", "content"];

    /// What is known of an attribution.
    pub(crate) fn of(layers: &Layers<'_>, attribution: &Attribution, quotation: Quotation) -> Self {
        let least = |tokens: &mut dyn Iterator<Item = u32>| {
            let margins = tokens.filter_map(|at| layers.margins.get(at as usize));
            margins.min().map_or(0.0, |&least| libm::log1pf(least as f32 / UNIT))
        };
        let ends = |span: &Span<Tokens>| [span.start, span.end.saturating_sub(1), span.end];
        Self {
            kind: kind(attribution, quotation),
            sure: [
                least(&mut attribution.cue.into_iter().flat_map(Span::iter)),
                least(&mut attribution.source.into_iter().flat_map(Span::iter)),
                least(&mut attribution.content.iter().flat_map(ends)),
            ],
        }
    }
}

fn kind(attribution: &Attribution, quotation: Quotation) -> usize {
    if attribution.within.is_some() {
        return 5;
    }
    match (attribution.source.is_some(), attribution.cue.is_some(), quotation) {
        (true, true, Quotation::Direct) => 0,
        (true, true, Quotation::Mixed) => 1,
        (true, true, Quotation::Indirect) => 2,
        (false, true, _) => 3,
        (_, false, _) => 4,
    }
}

/// Weights of the logistic model: for each kind what it starts from and what each certainty adds.
pub type Calibration = [[f32; 4]; Evidence::KINDS.len()];

static FAST: LazyLock<Calibration> = LazyLock::new(|| parse("fast"));
static FULL: LazyLock<Calibration> = LazyLock::new(|| parse("full"));

/// The lines of the weights' file that belong to one model of attribution.
fn parse(model: &str) -> Calibration {
    let mut out = Calibration::default();
    for line in include_str!("../data/confidence.tsv").lines() {
        let mut fields = line.split('\t');
        if fields.next() != Some(model) {
            continue;
        }
        let at =
            fields.next().and_then(|kind| Evidence::KINDS.iter().position(|name| *name == kind));
        if let Some(row) = at.and_then(|at| out.get_mut(at)) {
            for (weight, field) in row.iter_mut().zip(fields) {
                *weight = field.parse().unwrap_or_default();
            }
        }
    }
    out
}

/// The share of statements with this evidence that a trained annotator has too, by a logistic model.
pub fn share(calibration: &Calibration, evidence: &Evidence) -> f32 {
    let [start, weights @ ..] = &calibration[evidence.kind];
    let sum =
        evidence.sure.iter().zip(weights).fold(*start, |sum, (sure, weight)| sum + sure * weight);
    1.0 / (1.0 + libm::expf(-sum))
}

/// The confidence in a statement, in hundredths.
pub(crate) fn confidence(layers: &Layers<'_>, evidence: &Evidence) -> f64 {
    let calibration: &Calibration = if layers.read_in_full() { &FULL } else { &FAST };
    f64::from((share(calibration, evidence) * 100.0).round()) / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_weights_for_both_models() {
        for calibration in [&*FAST, &*FULL] {
            assert!(calibration.iter().all(|row| row.iter().any(|&weight| weight != 0.0)));
        }
    }

    #[test]
    fn a_surer_label_makes_a_surer_statement() {
        let evidence = |cue| Evidence { kind: 2, sure: [cue, 1.0, 1.0] };
        for calibration in [&*FAST, &*FULL] {
            assert!(share(calibration, &evidence(2.0)) > share(calibration, &evidence(0.1)));
        }
    }
}
