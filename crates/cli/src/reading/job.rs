//! One input, from its bytes to its record.

use super::model;
use crate::args::{Model, ReadingOptions};
use onrecord_calendar::Reading;
use onrecord_ingest::{Hints, Input, LoadOptions, Raw};
use onrecord_reader::Reader;
use onrecord_record::Record;

/// What is the same for every input of a call.
pub(crate) struct Job {
    /// Absent where no input is an article: models need not be there then.
    reader: Option<Reader>,
    load: LoadOptions,
    hints: Hints,
}

impl Job {
    /// Prepares what the options ask for, with a warning to give; fails where a model is damaged or missing.
    pub(super) fn new(
        options: &ReadingOptions,
        with_reader: bool,
    ) -> Result<(Self, Option<String>), String> {
        let (reader, warning) = if with_reader {
            let (reader, warning) = reader(options.model, options.count)?;
            (Some(reader), warning)
        } else {
            (None, None)
        };
        let job = Self {
            reader,
            load: LoadOptions { keep: options.keep.clone(), ..LoadOptions::default() },
            hints: hints(options),
        };
        Ok((job, warning))
    }

    /// The bytes of an input; the error is a sentence that names it.
    pub(crate) fn load(&self, input: &Input) -> Result<Raw, String> {
        onrecord_ingest::load(input, &self.load).map_err(|error| error.to_string())
    }

    /// The bytes of an input of at most `max_bytes`; the error is a sentence that names it.
    pub(crate) fn load_up_to(&self, input: &Input, max_bytes: usize) -> Result<Raw, String> {
        let load = LoadOptions { max_bytes, ..self.load.clone() };
        onrecord_ingest::load(input, &load).map_err(|error| error.to_string())
    }

    /// Reads the article in these bytes; the error is a sentence that names the input.
    pub(crate) fn read(&self, raw: Raw) -> Result<Record, String> {
        let source =
            onrecord_ingest::parse(&raw, &self.hints).map_err(|error| error.to_string())?;
        // Records and sources may be many times their bytes: each is let go when the next is made.
        drop(raw);
        let reader = self.reader.as_ref().ok_or("an article was taken for a file of records")?;
        Ok(reader.read(&source))
    }
}

/// What the options say of every input.
pub(crate) fn hints(options: &ReadingOptions) -> Hints {
    Hints {
        published: options.date.map(|date| date.to_string()),
        outlet: options.outlet.clone(),
        furniture: !options.no_furniture,
        ..Hints::default()
    }
}

/// The reader with the model and the way of counting that were asked for, and a warning to give.
pub(crate) fn reader(
    model: Option<Model>,
    count: Option<Reading>,
) -> Result<(Reader, Option<String>), String> {
    let reader = Reader::new()
        .map_err(|error| format!("this copy of onrecord is damaged ({error}); install it again"))?;
    model::equip(reader.with_reading(count.unwrap_or_default()), model)
}
