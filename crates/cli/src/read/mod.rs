//! `onrecord read`: articles in, records out.

mod laid;
mod naming;
mod output;

use crate::args::ReadOptions;
use crate::exit::Exit;
use crate::reading::{self, Inputs, UsageError};
use laid::Layout;
use output::Output;

/// Reads what the options name and writes the records.
pub(crate) fn run(options: &ReadOptions) -> Exit {
    reading::verb("read", !options.reading.inputs.is_empty(), || read(options))
}

fn read(options: &ReadOptions) -> Result<Exit, UsageError> {
    let inputs = Inputs::new(&options.reading)?;
    let mut output = Output::new(options, inputs.named())?;
    let layout = Layout::new(options);
    let tally = inputs.each(
        |_| true,
        |job, input| {
            let record = job.read(job.load(input)?)?;
            layout.lay_out(record).map_err(|error| format!("{input}: {error}"))
        },
        |place, laid| output.write(place, &laid),
    );
    output.close(tally.out());
    Ok(tally.exit())
}
