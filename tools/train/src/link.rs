//! Training of the linker: which source and which contents belong to which cue.

use crate::attribution::Prepared;
use crate::brat::{Article, Gold};
use crate::chain::{Sequence, Settings, train as train_chain};
use onrecord_language::Features;
use onrecord_language::attribution::{Linking, Role, Run, runs};
use onrecord_models::Parameters;
use onrecord_text::{Bytes, Span};

/// The linker's labels.
const LABELS: [&str; 2] = ["apart", "together"];

/// Trains on the gold stretches of all articles.
pub(crate) fn train(
    articles: &[Article],
    prepared: &[Prepared<'_>],
    settings: Settings,
) -> Parameters {
    let sequences: Vec<Sequence> = articles
        .iter()
        .zip(prepared)
        .flat_map(|(article, prepared)| sequences(article, prepared))
        .collect();
    eprintln!("linker: {} pairs", sequences.len());
    train_chain(&LABELS, |_, _| true, &sequences, settings)
}

fn sequences(article: &Article, prepared: &Prepared<'_>) -> Vec<Sequence> {
    let runs = runs(&prepared.gold, 0);
    let together = together(article, prepared, &runs);
    let context = prepared.context();
    let linking = Linking::new(&context, &runs);
    let others = (0..runs.len()).filter(|&at| runs[at].role != Role::Cue);
    others
        .flat_map(|other| linking.pairs(other))
        .map(|pair| {
            let mut features = Features::default();
            linking.extract(pair, &mut features);
            Sequence {
                features,
                labels: vec![u8::from(together.contains(&(pair.cue, pair.other)))],
            }
        })
        .collect()
}

/// The pairs of runs that one gold attribution holds.
fn together(article: &Article, prepared: &Prepared<'_>, runs: &[Run]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for gold in &article.attributions {
        let cues = members(gold, Role::Cue, prepared, runs);
        let others =
            [Role::Source, Role::Content].map(|role| members(gold, role, prepared, runs)).concat();
        out.extend(cues.iter().flat_map(|&cue| others.iter().map(move |&other| (cue, other))));
    }
    out
}

/// The runs of one role that a gold attribution covers.
fn members(gold: &Gold, role: Role, prepared: &Prepared<'_>, runs: &[Run]) -> Vec<usize> {
    let stretches: Vec<Span<Bytes>> =
        gold.parts.iter().filter(|(part, _)| *part == role).map(|&(_, span)| span).collect();
    let covered = |run: &Run| {
        let bytes = prepared.document.bytes(run.tokens);
        run.role == role && stretches.iter().any(|stretch| stretch.overlaps(bytes))
    };
    (0..runs.len()).filter(|&at| covered(&runs[at])).collect()
}
