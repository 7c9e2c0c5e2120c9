//! `onrecord explain`: why something has its labels, and which rules there are.

mod context;
mod pages;
mod pick;
mod rules;
mod view;

use crate::args::{ExplainFormat, ExplainOptions};
use crate::exit::Exit;
use crate::reading::{self, Inputs, Tally, UsageError};
use crate::{look, stories, together};
use onrecord_record::Record;
use onrecord_story::formats::{self, FormatError};
use pick::Wanted;
use view::Explanation;

/// Prints what the options ask for.
pub(crate) fn run(mut options: ExplainOptions) -> Exit {
    if let Some(name) = options.rules.take() {
        return rules::run(&name, &options);
    }
    let wanted = wanted(&mut options);
    let is_given = !options.reading.inputs.is_empty() || !options.stories.story.is_empty();
    reading::verb("explain", is_given, || {
        let wanted = wanted.ok_or_else(|| {
            UsageError(
                "name what is to be explained: an id, --at OFFSET or --find WORDS".to_owned(),
            )
        })?;
        pick::can_be_here(&wanted, &options)?;
        explain(&options, &wanted)
    })
}

fn explain(options: &ExplainOptions, wanted: &Wanted) -> Result<Exit, UsageError> {
    let may_hold = |record: &Record| pick::may_hold(record, wanted);
    let statement = pick::statement(wanted);
    let (mut records, rest) =
        stories::records(&options.reading, &options.stories, statement, may_hold)?;
    let mut tally = Tally::default();
    if let Some(rest) = rest {
        let (read, read_tally) = together::all(&rest, &Inputs::new(&rest)?, |record| record);
        if records.is_empty() && read_tally.out() == 0 {
            return Ok(read_tally.exit());
        }
        records.extend(read);
        tally = read_tally;
    }
    let records = once(records);
    let found = pick::pick(&records, wanted)?;
    let explanation = Explanation::of(&found);
    Ok(together::print(explanation_as(options, &explanation), tally))
}

/// What is asked for. Where it is no id, the first word of the call is an input.
fn wanted(options: &mut ExplainOptions) -> Option<Wanted> {
    let place = options.at.map(Wanted::At);
    let wanted = place.or_else(|| options.find.take().map(Wanted::Words));
    if wanted.is_some() {
        let first = options.id.take();
        options.reading.inputs.splice(..0, first);
        return wanted;
    }
    options.id.take().map(Wanted::Id)
}

/// Each record once, in the order in which they were given.
fn once(records: Vec<Record>) -> Vec<Record> {
    let mut seen = std::collections::BTreeSet::new();
    records.into_iter().filter(|record| seen.insert(record.source.id.clone())).collect()
}

fn explanation_as(options: &ExplainOptions, found: &Explanation) -> Result<String, FormatError> {
    match options.format() {
        ExplainFormat::Terminal => {
            Ok(pages::terminal(found, look::on_stdout(options.reading.color)))
        }
        ExplainFormat::Json => formats::json(found),
        ExplainFormat::Markdown => Ok(pages::markdown(found)),
    }
}
