//! Reading what a call names: the same for every verb. Inputs are read in parallel, handed on in their order,
//! and each that fails is named.

mod job;
mod model;
mod progress;
mod tally;

pub(crate) use job::{Job, hints, reader};
pub(crate) use tally::{Stop, Tally};

use crate::args::{self, ReadingOptions};
use crate::exit::Exit;
use onrecord_ingest::{IngestError, Input};
use onrecord_record::words;
use progress::Progress;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

/// The call cannot be carried out as it stands.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct UsageError(pub(crate) String);

/// Carries out a verb that reads: helps where nothing is given to be read, and says what is wrong with a
/// call.
pub(crate) fn verb(
    name: &str,
    has_inputs: bool,
    carry_out: impl FnOnce() -> Result<Exit, UsageError>,
) -> Exit {
    if !has_inputs && std::io::stdin().is_terminal() {
        return args::help_with(name);
    }
    carry_out().unwrap_or_else(|error| {
        complain(&error.to_string());
        complain(&format!("onrecord {name} --help says more"));
        Exit::Usage
    })
}

/// One sentence on standard error. Names of files may hold anything, so they are made visible.
pub(crate) fn complain(sentence: &str) {
    // Where nobody listens on standard error there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "onrecord: {}", words::on_one_line(sentence));
}

/// Makes a directory that an option names, where it is not there yet.
pub(crate) fn usable(directory: &Path, option: &str) -> Result<(), UsageError> {
    let name = directory.display();
    if directory.exists() && !directory.is_dir() {
        return Err(UsageError(format!(
            "{name} is a file, not a directory; name another for {option}"
        )));
    }
    std::fs::create_dir_all(directory).map_err(|cause| {
        UsageError(format!("cannot make the directory {name} for {option}: {cause}"))
    })
}

/// The inputs of a call, ready to be read.
pub(crate) struct Inputs<'o> {
    options: &'o ReadingOptions,
    named: Vec<String>,
    parsed: Vec<Result<Input, IngestError>>,
    pool: rayon::ThreadPool,
}

impl<'o> Inputs<'o> {
    /// Prepares what the options name.
    pub(crate) fn new(options: &'o ReadingOptions) -> Result<Self, UsageError> {
        let named = named(options)?;
        let threads = options.threads.map_or(0, std::num::NonZero::get);
        let pool = onrecord_parallel::pool(threads)
            .map_err(|cause| UsageError(format!("cannot start that many threads: {cause}")))?;
        let parsed: Vec<_> = named.iter().map(|name| Input::parse(name)).collect();
        let fetches = parsed.iter().any(|input| matches!(input, Ok(Input::Url(_))));
        if let Some(directory) = options.keep.as_deref().filter(|_| fetches) {
            usable(directory, "--keep")?;
        }
        Ok(Self { options, named, parsed, pool })
    }

    /// The inputs as the user named them.
    pub(crate) fn named(&self) -> &[String] {
        &self.named
    }

    /// Reads every input with `read`, in parallel, and hands what comes of it to `take` in the order of the
    /// inputs, with the place among them. Errors are sentences. Models are loaded where one of the inputs
    /// may be an article; nothing is read where one of them is damaged or missing.
    pub(crate) fn each<R: Send>(
        &self,
        may_be_article: impl Fn(&Input) -> bool,
        read: impl Fn(&Job, &Input) -> Result<R, String> + Sync,
        mut take: impl FnMut(usize, R) -> Result<(), Stop>,
    ) -> Tally {
        let mut tally = Tally::default();
        let Some(job) = self.job(may_be_article) else {
            tally.fail();
            return tally;
        };
        let progress = Progress::new(self.options, self.parsed.len());
        let work = |input: &Result<Input, IngestError>| match input {
            Ok(input) => read(&job, input),
            Err(error) => Err(error.to_string()),
        };
        onrecord_parallel::in_order(&self.pool, &self.parsed, work, |place, done| {
            let taken = match done.unwrap_or_else(|| Err(fault(&self.named[place]))) {
                Ok(made) => progress.pause(|| take(place, made)),
                Err(reason) => Err(Stop::This(reason)),
            };
            progress.step();
            tally.count(taken, |reason| progress.pause(|| complain(reason)))
        });
        progress.finish();
        tally
    }

    /// What reads the inputs; none where a model is damaged or missing, which is said.
    fn job(&self, may_be_article: impl Fn(&Input) -> bool) -> Option<Job> {
        let with_reader = self.parsed.iter().flatten().any(may_be_article);
        let made = Job::new(self.options, with_reader);
        let (job, warning) = made.map_err(|reason| complain(&reason)).ok()?;
        warning.filter(|_| !self.options.quiet).iter().for_each(|words| complain(words));
        Some(job)
    }
}

/// The inputs as named, or standard input where another program writes there.
pub(crate) fn named(options: &ReadingOptions) -> Result<Vec<String>, UsageError> {
    let named = &options.inputs;
    if named.iter().filter(|name| *name == "-").count() > 1 {
        return Err(UsageError("standard input (-) can be read only once".to_owned()));
    }
    Ok(if named.is_empty() { vec!["-".to_owned()] } else { named.clone() })
}

/// What is said of an input on which the program failed itself.
fn fault(name: &str) -> String {
    let name = if name == "-" { "standard input" } else { name };
    format!(
        "{name} could not be read because of a fault in onrecord; please report it with the lines above"
    )
}
