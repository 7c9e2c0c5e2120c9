//! Training of the part-of-speech tagger.

use crate::Common;
use crate::chain::{Sequence, Settings, train as train_chain};
use crate::conllu::{Tagged, sentences};
use crate::error::{TrainError, write};
use onrecord_language::lexemes::lexemes;
use onrecord_language::tags::{TAGS, Tag, extract, tags};
use onrecord_language::{Document, Features};
use onrecord_models::{Chain, encode};
use onrecord_text::{SourceText, Span};
use std::path::PathBuf;

/// Where the treebanks are.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Folder with `ewt/train.conllu`, `ewt/dev.conllu`, `gum/train.conllu`, `gum/dev.conllu`
    #[arg(long)]
    ud: PathBuf,
    #[command(flatten)]
    common: Common,
}

/// Trains on the training halves, prints the accuracy on the development halves, writes the weights.
pub(crate) fn train(options: &Options) -> Result<(), TrainError> {
    let mut sequences = Vec::new();
    for treebank in ["ewt", "gum"] {
        for sentence in sentences(&options.ud.join(treebank).join("train.conllu"))? {
            sequences.push(sequence(&sentence)?);
        }
    }
    if sequences.is_empty() {
        return Err(TrainError::Empty { path: options.ud.clone(), expected: "CoNLL-U files" });
    }
    eprintln!("{} sentences", sequences.len());
    let settings = Settings {
        bits: 16,
        epochs: 10,
        rate: 0.1,
        dropout: 26,
        averaged: 3,
        least: 2,
        seed: options.common.seed,
    };
    let bytes = encode(&train_chain(&TAGS, |_, _| true, &sequences, settings));
    let chain = Chain::parse(Box::leak(bytes.clone().into_boxed_slice()))?;
    for treebank in ["ewt", "gum"] {
        let (right, all) =
            score(&chain, &sentences(&options.ud.join(treebank).join("dev.conllu"))?)?;
        println!(
            "{treebank} dev: tag accuracy {:.4} ({all} tokens)",
            f64::from(right) / f64::from(all.max(1))
        );
    }
    write(&options.common.out.join("tagger.bin"), &bytes)
}

/// The tags of the program's own tokens: a token that the treebank splits gets its last part's tag, as
/// English compounds are head-final; a part of a treebank word gets that word's.
fn gold(document: &Document<'_>, sentence: &Tagged) -> Vec<u8> {
    let of = |end: u32| {
        let at = sentence.words.partition_point(|word| word.1 < end);
        let name = sentence.words.get(at).map_or("XX", |word| word.2.as_str());
        Tag::named(name).or_else(|| Tag::named("XX")).map_or(0, |tag| tag.0)
    };
    document.tokens.iter().map(|token| of(token.span.end)).collect()
}

fn sequence(sentence: &Tagged) -> Result<Sequence, TrainError> {
    let text = SourceText::new(sentence.text.clone())?;
    let document = Document::segment(&text, &[]);
    let mut features = Features::default();
    extract(
        &lexemes(&document, onrecord_models::CLASSES.get()?),
        Span::new(0, document.tokens.len() as u32),
        &mut features,
    );
    Ok(Sequence { features, labels: gold(&document, sentence) })
}

fn score(chain: &Chain, sentences: &[Tagged]) -> Result<(u32, u32), TrainError> {
    let (mut right, mut all) = (0, 0);
    for sentence in sentences {
        let text = SourceText::new(sentence.text.clone())?;
        let document = Document::segment(&text, &[]);
        let found = tags(&document, &lexemes(&document, onrecord_models::CLASSES.get()?), chain);
        for (tag, gold) in found.iter().zip(gold(&document, sentence)) {
            right += u32::from(tag.0 == gold);
            all += 1;
        }
    }
    Ok((right, all))
}
