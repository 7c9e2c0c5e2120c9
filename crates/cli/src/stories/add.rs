//! `onrecord add`: articles into a story.

use super::inflow::Inflow;
use super::report::{conclude, keep_refusals, refusals};
use super::{Failure, verb};
use crate::args::{self, AddOptions, ReadingOptions};
use crate::exit::Exit;
use crate::reading::{self, complain};
use onrecord_ingest::{Input, LoadOptions, MemberOptions, Refusal};
use onrecord_store::{AddOptions as HowToAdd, Progress, Report, Store, check_name, story_name};
use std::io::IsTerminal as _;
use std::sync::{Arc, PoisonError};

/// Adds what the options name.
pub(crate) fn add(options: &AddOptions) -> Exit {
    if options.reading.inputs.is_empty() && std::io::stdin().is_terminal() {
        return args::help_with("add");
    }
    verb("add", || carry_out(options))
}

fn carry_out(options: &AddOptions) -> Result<Exit, Failure> {
    let inputs = inputs(&options.reading)?;
    let refused = options.refused.as_deref().map(keep_refusals).transpose()?;
    let (reader, warning) =
        reading::reader(options.reading.model, options.reading.count).map_err(Failure::Nothing)?;
    warning.filter(|_| !options.reading.quiet).iter().for_each(|words| complain(words));
    let mut store = begun(options)?;
    let (inflow, bar, passed) = Inflow::new(inputs, members(options), options.reading.quiet);
    let how = HowToAdd { threads: options.reading.threads.map_or(0, std::num::NonZero::get) };
    let tell = Arc::clone(&bar);
    let report = store.add(&options.story, inflow, &reader, &how, |progress| tell.told(progress));
    bar.finish();
    let report = report?;
    refusals(&report, refused)?;
    let passed = passed.lock().unwrap_or_else(PoisonError::into_inner);
    conclude(options, &report, &passed)?;
    Ok(exit(&report))
}

/// The inputs as the call names them.
fn inputs(options: &ReadingOptions) -> Result<Vec<Result<Input, Refusal>>, Failure> {
    let named = reading::named(options)?;
    let parsed = named.into_iter().map(|name| {
        Input::parse(&name).map_err(|error| Refusal { reason: error.to_string(), name })
    });
    let parsed: Vec<_> = parsed.collect();
    let fetches = parsed.iter().any(|input| matches!(input, Ok(Input::Url(_))));
    if let Some(directory) = options.keep.as_deref().filter(|_| fetches) {
        reading::usable(directory, "--keep")?;
    }
    Ok(parsed)
}

/// The store with the story in it, begun where it is not there and that was asked for. Where that was not, nothing is made.
fn begun(options: &AddOptions) -> Result<Store, Failure> {
    if options.new {
        check_name(&options.story)?;
    }
    let mut store =
        if options.new { options.store.to_begin()? } else { options.store.to_write()? };
    let known = store.story_names()?;
    if known.contains(&story_name(&options.story)) {
        return Ok(store);
    }
    if options.new {
        store.new_story(&options.story)?;
        return Ok(store);
    }
    let name = onrecord_record::words::quoted(&options.story);
    let others =
        if known.is_empty() { String::new() } else { format!(" (there is {})", known.join(", ")) };
    Err(Failure::Usage(format!("there is no story {name}{others}; onrecord add --new begins it")))
}

/// How inputs are taken apart.
fn members(options: &AddOptions) -> MemberOptions {
    MemberOptions {
        load: LoadOptions { keep: options.reading.keep.clone(), ..LoadOptions::default() },
        hints: reading::hints(&options.reading),
        follow: options.follow,
        ..MemberOptions::default()
    }
}

fn exit(report: &Report) -> Exit {
    let Progress { added, changed, known, refused, .. } = report.progress;
    match (added + changed + known, refused) {
        (0, _) => Exit::Nothing,
        (_, 0) => Exit::Done,
        _ => Exit::SomeFailed,
    }
}
