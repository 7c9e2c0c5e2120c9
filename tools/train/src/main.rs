//! Trains onrecord's models from corpora, reproducibly: the same corpora, seed and program give the
//! same weights, bit for bit.

mod antecedents;
mod attribution;
mod brat;
mod chain;
mod clusters;
mod confidence;
mod conllu;
mod error;
mod link;
mod news;
mod pronouns;
mod random;
mod refusals;
mod sheets;
mod silver;
mod tagger;

use clap::{Parser, Subcommand};
use error::TrainError;
use std::path::PathBuf;
use std::process::ExitCode;

/// Trains a model and writes its weights.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    model: Model,
}

#[derive(Debug, Subcommand)]
enum Model {
    /// Part-of-speech tags, from Universal Dependencies treebanks
    Tagger(tagger::Options),
    /// Word classes, from unlabelled news
    Classes(clusters::Options),
    /// Source, cue and content, from `PolNeAR`
    Attribution(attribution::Options),
    /// Evidence for the antecedents of pronouns, from GAP and `OntoGUM`
    Pronouns(pronouns::Options),
    /// What nouns name behind "deny", from unlabelled news
    Refusals(refusals::Options),
    /// How often a statement is right, given what the models were sure of; after all other models
    Confidence(confidence::Options),
    /// Lay out articles for the trainer of the full model
    Sheets(sheets::Options),
}

/// Where weights go and how training draws its order.
#[derive(Debug, clap::Args)]
struct Common {
    /// Seed of the order in which sequences are seen
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder for the weights
    #[arg(long, default_value = "crates/models/weights")]
    out: PathBuf,
}

fn main() -> ExitCode {
    let result: Result<(), TrainError> = match Arguments::parse().model {
        Model::Tagger(options) => tagger::train(&options),
        Model::Classes(options) => clusters::train(&options),
        Model::Attribution(options) => attribution::train(&options),
        Model::Pronouns(options) => pronouns::train(&options),
        Model::Refusals(options) => refusals::train(&options),
        Model::Confidence(options) => confidence::train(&options),
        Model::Sheets(options) => sheets::lay_out(&options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
