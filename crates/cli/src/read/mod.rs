//! `onrecord read`: articles in, records out.

mod job;
mod model;
mod naming;
mod ordered;
mod output;
mod progress;

use crate::args::{self, ReadOptions};
use crate::exit::Exit;
use job::Job;
use onrecord_ingest::Input;
use onrecord_record::words;
use output::{Output, Stop};
use progress::Progress;
use std::io::{IsTerminal as _, Write as _};
use std::ops::ControlFlow;

/// The call cannot be carried out as it stands.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct UsageError(pub(crate) String);

/// Stack of a reading thread in bytes. HTML is bounded in depth where it is read; this leaves ample
/// room for that depth in builds without optimisation too.
const STACK: usize = 16 << 20;

/// Reads what the options name and writes the records.
pub(crate) fn run(options: &ReadOptions) -> Exit {
    if options.inputs.is_empty() && std::io::stdin().is_terminal() {
        return args::help_with_reading();
    }
    match prepared(options) {
        Ok(exit) => exit,
        Err(error) => {
            complain(&error.to_string());
            complain("onrecord read --help says more");
            Exit::Usage
        }
    }
}

/// One sentence on standard error. Names of files may hold anything, so they are made visible.
fn complain(sentence: &str) {
    // Where nobody listens on standard error there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "onrecord: {}", words::on_one_line(sentence));
}

fn prepared(options: &ReadOptions) -> Result<Exit, UsageError> {
    let named = named_inputs(options)?;
    let threads = options.threads.map_or(0, std::num::NonZero::get);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK)
        .build()
        .map_err(|cause| UsageError(format!("cannot start that many threads: {cause}")))?;
    let inputs: Vec<_> = named.iter().map(|name| Input::parse(name)).collect();
    let fetches = inputs.iter().any(|input| matches!(input, Ok(Input::Url(_))));
    if let Some(directory) = options.keep.as_deref().filter(|_| fetches) {
        output::usable(directory, "--keep")?;
    }
    let output = Output::new(options, &named)?;
    let progress = Progress::new(options, named.len());
    Ok(match Job::new(options) {
        Ok((job, warning)) => {
            if let Some(warning) = warning.filter(|_| !options.quiet) {
                complain(&warning);
            }
            read_all(&pool, &job, &inputs, output, &progress)
        }
        Err(reason) => {
            complain(&reason);
            Exit::Nothing
        }
    })
}

/// The inputs as named, or standard input where another program writes there.
fn named_inputs(options: &ReadOptions) -> Result<Vec<String>, UsageError> {
    let named = &options.inputs;
    if named.iter().filter(|name| *name == "-").count() > 1 {
        return Err(UsageError("standard input (-) can be read only once".to_owned()));
    }
    Ok(if named.is_empty() { vec!["-".to_owned()] } else { named.clone() })
}

fn read_all(
    pool: &rayon::ThreadPool,
    job: &Job,
    inputs: &[Result<Input, onrecord_ingest::IngestError>],
    mut output: Output,
    progress: &Progress,
) -> Exit {
    let mut tally = Tally::default();
    ordered::in_order(
        pool,
        inputs,
        |input| job.read(input),
        |place, done| {
            let written = match done.unwrap_or_else(|| Err(job::fault(&inputs[place]))) {
                Ok(record) => progress.pause(|| output.write(place, &record)),
                Err(reason) => Err(Stop::This(reason)),
            };
            progress.step();
            tally.count(written, progress)
        },
    );
    progress.finish();
    output.close(&tally);
    tally.exit()
}

/// How many inputs went well so far.
#[derive(Debug, Default)]
struct Tally {
    out: usize,
    failed: usize,
    /// Whether the reader of standard output went away: no fault, and nothing more to do.
    unheard: bool,
}

impl Tally {
    /// Counts one input and says what failed; breaks where going on is of no use.
    fn count(&mut self, written: Result<(), Stop>, progress: &Progress) -> ControlFlow<()> {
        match written {
            Ok(()) => self.out += 1,
            Err(Stop::This(reason)) => {
                self.failed += 1;
                progress.pause(|| complain(&reason));
            }
            Err(Stop::All(reason)) => {
                self.failed += 1;
                progress.pause(|| complain(&reason));
                return ControlFlow::Break(());
            }
            Err(Stop::Unheard) => {
                self.unheard = true;
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    }

    fn exit(&self) -> Exit {
        match (self.out, self.failed) {
            (_, 0) => Exit::Done,
            (0, _) if !self.unheard => Exit::Nothing,
            _ => Exit::SomeFailed,
        }
    }
}
