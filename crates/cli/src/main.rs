//! onrecord reads news coverage and lays out the record: who said what, with every item a span of the
//! source. This room parses the command line, calls the other rooms, and answers with an exit code.

mod args;
mod exit;
mod read;
mod schema;

use args::{Cli, Verb};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match Cli::parse().verb {
        Verb::Read(options) => read::run(&options),
        Verb::Schema => schema::run(),
    }
    .into()
}
