//! onrecord reads news coverage and lays out the record: who said what, with every item a span of the
//! source. This room parses the command line, calls the other rooms, and answers with an exit code.

mod args;
mod exit;
mod explain;
mod look;
mod read;
mod reading;
mod schema;
mod stories;
mod together;

use args::Verb;
use std::process::ExitCode;

fn main() -> ExitCode {
    match args::parse().verb {
        Verb::Read(options) => read::run(&options),
        Verb::Timeline(options) => together::timeline(&options),
        Verb::Due(options) => together::due(&options),
        Verb::Claims(options) => together::claims(&options),
        Verb::Story(options) => stories::story(&options),
        Verb::Add(options) => stories::add(&options.settled()),
        Verb::Who(options) => stories::who(&options),
        Verb::Quote(options) => stories::quote(&options),
        Verb::Variants(options) => stories::variants(&options),
        Verb::Search(options) => stories::search(&options),
        Verb::Explain(options) => explain::run(options),
        Verb::Schema => schema::run(),
    }
    .into()
}
