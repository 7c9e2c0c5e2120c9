//! Benchmarks of onrecord: words per second on one core, of each stage and of the whole, and how long
//! the program takes from its call to its record.

mod archive;
mod articles;
mod bench;
mod cold;
mod error;
mod stages;
mod table;

use clap::{Parser, Subcommand};
use error::BenchError;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Measures onrecord.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Print a table of speeds, in Markdown
    Bench(Options),
    /// Print how a store holds up under an archive, in Markdown
    Archive(archive::Options),
}

/// What to measure, and on what.
#[derive(Debug, clap::Args)]
struct Options {
    /// An article, or a folder of articles (.txt, .md, .html, .gz)
    path: PathBuf,
    /// The program whose cold start is measured; no cold start without it
    #[arg(long)]
    program: Option<PathBuf>,
    /// The full model
    #[arg(long, default_value = "share/onrecord/attribution-full.safetensors")]
    full: PathBuf,
    /// How often everything is measured; the median counts
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Words that one round reads at least, by going through the articles again
    #[arg(long, default_value_t = 50_000)]
    words: usize,
}

fn main() -> ExitCode {
    let measured = match Arguments::parse().verb {
        Verb::Bench(options) => bench::bench(&options),
        Verb::Archive(options) => archive::archive(&options),
    };
    let done = measured.and_then(|table| {
        std::io::stdout().write_all(table.as_bytes()).map_err(|cause| BenchError::Print { cause })
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
