//! Calibration of confidence: how often a statement is right, given what the models were sure of.
//!
//! One logistic model (Platt 1999) for each kind of statement, fitted with Newton's method on articles that no
//! model of attribution learned from, with a penalty that keeps rare kinds near the share that was counted.

use crate::brat::{Article, Gold, articles};
use crate::error::{TrainError, write};
use onrecord_ingest::{Hints, Raw, parse};
use onrecord_language::attribution::Role;
use onrecord_reader::{Calibration, Evidence, FullModel, Judged, Reader, share};
use onrecord_text::{Bytes, Span};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

/// Parts for cross-validation.
const FOLDS: usize = 5;
/// Bins of the expected calibration error (Naeini, Cooper & Hauskrecht 2015).
const BINS: usize = 10;
/// Penalty on the square of a weight, but not of the intercept.
const PENALTY: f64 = 1.0;
/// Steps of Newton's method; it settles in fewer.
const STEPS: usize = 25;
/// Weights of a kind: an intercept and one for each certainty.
const WIDTH: usize = 4;
/// What a content must share with the annotator's, as Jaccard's index, to be the same (`PolNeAR`'s soft match).
const SAME: f64 = 0.5;

/// What is written above the weights.
const HEADER: &str = "\
# Confidence in a statement: a logistic model for each kind, of ln(1 + margin) of the least sure label.
# Columns: model of attribution, kind, intercept, weight of the cue's, the source's and the content's margin.
# Learned by `./dev train confidence` from PolNeAR's development half, which no model learned from. A statement
# inside another has no counterpart in that corpus: its kind has half of the share of indirect ones. 2026-11.
";

/// Where the articles and the full model are.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Folder with `text` and `attributions` that no model learned from
    #[arg(long)]
    articles: PathBuf,
    /// The full model
    #[arg(long, default_value = "share/onrecord/attribution-full.safetensors")]
    full: PathBuf,
    /// Folder for the weights
    #[arg(long, default_value = "crates/reader/data")]
    out: PathBuf,
}

/// A statement's evidence and whether the annotator has it too.
type Case = (Evidence, bool);

/// Fits both models' calibration, prints its error in cross-validation, writes the weights.
pub(crate) fn train(options: &Options) -> Result<(), TrainError> {
    let articles = articles(&options.articles)?;
    let bytes = std::fs::read(&options.full).map_err(|cause| TrainError::File {
        action: "read",
        path: options.full.clone(),
        cause,
    })?;
    let fast = Reader::new()?;
    let full = fast.clone().with_full(Arc::new(FullModel::parse(&bytes)?));
    let mut out = HEADER.to_owned();
    for (name, reader) in [("fast", fast), ("full", full)] {
        let cases: Vec<Vec<Case>> =
            articles.iter().map(|article| cases(&reader, article)).collect::<Result<_, _>>()?;
        report(name, &cases);
        lines(name, &fit(cases.iter().flatten()), &mut out);
    }
    write(&options.out.join("confidence.tsv"), out.as_bytes())
}

fn cases(reader: &Reader, article: &Article) -> Result<Vec<Case>, TrainError> {
    let raw = Raw { bytes: article.text.as_str().into(), ..Raw::default() };
    let source = parse(&raw, &Hints::default())?;
    let mut free: Vec<&Gold> = article.attributions.iter().collect();
    let judged = reader.judged(&source);
    let outer = judged.iter().filter(|one| one.evidence.kind != WITHIN);
    Ok(outer.map(|one| (one.evidence, take(&mut free, one))).collect())
}

/// The kind of statements inside others, which the corpus does not mark.
const WITHIN: usize = Evidence::KINDS.len() - 1;
/// The kind that those are likest to.
const INDIRECT: usize = 2;

/// Whether an annotator's attribution is the same; it can be only one statement's.
fn take(free: &mut Vec<&Gold>, found: &Judged) -> bool {
    let at = free.iter().position(|gold| same(gold, found));
    at.map(|at| free.remove(at)).is_some()
}

/// Cues overlap, sources overlap or neither has one, contents share at least half.
fn same(gold: &Gold, found: &Judged) -> bool {
    let of = |role| gold.parts.iter().filter(move |part| part.0 == role).map(|part| part.1);
    let touches = |role, span: Option<Span<Bytes>>| match span {
        Some(span) => of(role).any(|part| part.overlaps(span)),
        None => of(role).next().is_none(),
    };
    let contents: Vec<Span<Bytes>> = of(Role::Content).collect();
    touches(Role::Cue, found.cue)
        && touches(Role::Source, found.source)
        && jaccard(&contents, &found.content) >= SAME
}

fn jaccard(left: &[Span<Bytes>], right: &[Span<Bytes>]) -> f64 {
    let length = |spans: &[Span<Bytes>]| spans.iter().map(|span| span.len()).sum::<u32>();
    let pairs = left.iter().flat_map(|a| right.iter().map(move |b| (a, b)));
    let shared: u32 =
        pairs.map(|(a, b)| a.end.min(b.end).saturating_sub(a.start.max(b.start))).sum();
    f64::from(shared) / f64::from((length(left) + length(right)).saturating_sub(shared).max(1))
}

/// Prints the expected calibration error of weights that have not seen the article that they judge.
fn report(name: &str, articles: &[Vec<Case>]) {
    let mut bins = [(0_u32, 0.0_f64, 0_u32); BINS];
    for fold in 0..FOLDS {
        let others = articles.iter().enumerate().filter(|(at, _)| at % FOLDS != fold);
        let calibration = fit(others.flat_map(|(_, cases)| cases));
        let own = articles.iter().enumerate().filter(|(at, _)| at % FOLDS == fold);
        for (evidence, right) in own.flat_map(|(_, cases)| cases) {
            let share = f64::from(share(&calibration, evidence));
            let bin = &mut bins[((share * BINS as f64) as usize).min(BINS - 1)];
            *bin = (bin.0 + 1, bin.1 + share, bin.2 + u32::from(*right));
        }
    }
    let all: u32 = bins.iter().map(|bin| bin.0).sum();
    let error: f64 = bins.iter().map(|bin| (bin.1 - f64::from(bin.2)).abs()).sum();
    println!("{name}: {all} statements, expected calibration error {:.3}", error / f64::from(all));
    for (count, sum, right) in bins.into_iter().filter(|bin| bin.0 > 0) {
        let count = f64::from(count);
        println!("  said {:.2}, right {:.2} ({count})", sum / count, f64::from(right) / count);
    }
}

fn fit<'c>(cases: impl Iterator<Item = &'c Case>) -> Calibration {
    let mut kinds: Vec<Vec<Case>> = vec![Vec::new(); Evidence::KINDS.len()];
    for case in cases {
        kinds[case.0.kind].push(*case);
    }
    let mut out = Calibration::default();
    for (row, cases) in out.iter_mut().zip(&kinds) {
        *row = newton(cases);
    }
    out[WITHIN] = [libm::logf(halved(&kinds[INDIRECT])), 0.0, 0.0, 0.0];
    out
}

/// The odds of half of the share that is right.
fn halved(cases: &[Case]) -> f32 {
    let right = cases.iter().filter(|case| case.1).count() as f32;
    let share = right / cases.len().max(1) as f32 / 2.0;
    share / (1.0 - share)
}

/// Logistic regression. One case right and one wrong are added, so that no kind is certain.
fn newton(cases: &[Case]) -> [f32; WIDTH] {
    let mut weights = [0.0_f64; WIDTH];
    for _ in 0..STEPS {
        let mut slope = [0.0; WIDTH];
        let mut curve = [[0.0; WIDTH]; WIDTH];
        for at in 0..WIDTH {
            let penalty = if at == 0 { 0.0 } else { PENALTY };
            slope[at] = -penalty * weights[at];
            curve[at][at] = penalty.max(1e-6);
        }
        let added = [(mean(cases), 1.0), (mean(cases), 0.0)];
        let seen = cases.iter().map(|(evidence, right)| (inputs(evidence), f64::from(*right)));
        for (input, right) in seen.chain(added) {
            let sum: f64 = input.iter().zip(&weights).map(|(input, weight)| input * weight).sum();
            let share = 1.0 / (1.0 + libm::exp(-sum));
            for row in 0..WIDTH {
                slope[row] += (right - share) * input[row];
                for column in 0..WIDTH {
                    curve[row][column] += share * (1.0 - share) * input[row] * input[column];
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(curve, slope)) {
            *weight += step;
        }
    }
    weights.map(|weight| weight as f32)
}

fn inputs(evidence: &Evidence) -> [f64; WIDTH] {
    let [cue, source, content] = evidence.sure.map(f64::from);
    [1.0, cue, source, content]
}

fn mean(cases: &[Case]) -> [f64; WIDTH] {
    let mut sum = [1.0, 0.0, 0.0, 0.0];
    for (evidence, _) in cases {
        for (sum, input) in sum.iter_mut().zip(inputs(evidence)).skip(1) {
            *sum += input / cases.len() as f64;
        }
    }
    sum
}

/// Gauss's elimination; the matrix is positive definite, so no pivot is zero.
fn solve(mut matrix: [[f64; WIDTH]; WIDTH], mut right: [f64; WIDTH]) -> [f64; WIDTH] {
    for at in 0..WIDTH {
        for row in at + 1..WIDTH {
            let factor = matrix[row][at] / matrix[at][at];
            let above = matrix[at];
            for (number, above) in matrix[row].iter_mut().zip(above) {
                *number -= factor * above;
            }
            right[row] -= factor * right[at];
        }
    }
    let mut out = [0.0; WIDTH];
    for at in (0..WIDTH).rev() {
        let known: f64 = (at + 1..WIDTH).map(|column| matrix[at][column] * out[column]).sum();
        out[at] = (right[at] - known) / matrix[at][at];
    }
    out
}

fn lines(model: &str, calibration: &Calibration, out: &mut String) {
    for (kind, row) in Evidence::KINDS.iter().zip(calibration) {
        let weights: Vec<String> = row.iter().map(|weight| format!("{weight:.4}")).collect();
        // Writing into a string cannot fail.
        let _ = writeln!(out, "{model}\t{kind}\t{}", weights.join("\t"));
    }
}
