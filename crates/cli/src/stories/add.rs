//! `onrecord add`: articles into a story.

use super::inflow::Inflow;
use super::report::{closing, keep_refusals, refusals};
use super::{Failure, say, verb};
use crate::args::{self, AddOptions, ReadingOptions};
use crate::exit::Exit;
use crate::reading::{self, complain};
use onrecord_ingest::{Input, LoadOptions, MemberOptions, Refusal};
use onrecord_store::{AddOptions as HowToAdd, Progress, Report, Store};
use std::io::IsTerminal as _;
use std::rc::Rc;

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
    let mut store = options.store.to_write()?;
    begin(&mut store, options)?;
    let (reader, warning) =
        reading::reader(options.reading.model, options.reading.count).map_err(Failure::Nothing)?;
    warning.filter(|_| !options.reading.quiet).iter().for_each(|words| complain(words));
    let (inflow, bar, passed) = Inflow::new(inputs, members(options), options.reading.quiet);
    let how = HowToAdd { threads: options.reading.threads.map_or(0, std::num::NonZero::get) };
    let tell = Rc::clone(&bar);
    let report = store.add(&options.story, inflow, &reader, &how, |progress| tell.told(progress));
    bar.finish();
    let report = report?;
    refusals(&report, refused)?;
    if !options.reading.quiet {
        for sentence in closing(&options.story, &report, &passed.borrow()) {
            say(&sentence)?;
        }
    }
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

/// Begins the story where it is not there and that was asked for.
fn begin(store: &mut Store, options: &AddOptions) -> Result<(), Failure> {
    let known = store.story_names()?;
    if known.contains(&options.story) {
        return Ok(());
    }
    if options.new {
        return Ok(store.new_story(&options.story)?);
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
