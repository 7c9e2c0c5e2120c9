//! One input, from its bytes to the words that are written.

use super::model;
use crate::args::{Colour, Format, ReadOptions};
use anstream::ColorChoice;
use onrecord_ingest::{Hints, IngestError, Input, LoadOptions};
use onrecord_reader::Reader;
use onrecord_record::Record;
use onrecord_record::render::{Look, markdown, terminal};
use std::io::{self, Write};

/// Columns where the terminal does not say.
const COLUMNS: usize = 80;

/// What is the same for every input of a call.
pub(crate) struct Job {
    reader: Reader,
    load: LoadOptions,
    hints: Hints,
    format: Format,
    look: Look,
}

impl Job {
    /// Prepares what the options ask for, with a warning to give; fails where a model is damaged or missing.
    pub(crate) fn new(options: &ReadOptions) -> Result<(Self, Option<String>), String> {
        let reader = Reader::new().map_err(|error| {
            format!("this copy of onrecord is damaged ({error}); install it again")
        })?;
        let (reader, warning) = model::equip(reader, options.model)?;
        let job = Self {
            reader,
            load: LoadOptions { keep: options.keep.clone(), ..LoadOptions::default() },
            hints: Hints {
                published: options.date.map(|date| date.to_string()),
                outlet: options.outlet.clone(),
                furniture: !options.no_furniture,
                ..Hints::default()
            },
            format: options.format(),
            look: look(options),
        };
        Ok((job, warning))
    }

    /// Reads one input and lays it out; the error is a sentence that names the input.
    pub(crate) fn read(&self, input: &Result<Input, IngestError>) -> Result<Laid, String> {
        let input = input.as_ref().map_err(ToString::to_string)?;
        let raw = onrecord_ingest::load(input, &self.load).map_err(|error| error.to_string())?;
        let source =
            onrecord_ingest::parse(&raw, &self.hints).map_err(|error| error.to_string())?;
        // Records and sources may be many times their bytes: each is let go when the next is made.
        drop(raw);
        let record = self.reader.read(&source);
        drop(source);
        self.lay_out(record).map_err(|error| format!("{input}: {error}"))
    }

    fn lay_out(&self, record: Record) -> Result<Laid, onrecord_web::PageError> {
        Ok(match self.format {
            Format::Terminal => Laid::Words(terminal(&record, self.look)),
            Format::Json => Laid::Json { record: Box::new(record), indented: true },
            Format::Jsonl => Laid::Json { record: Box::new(record), indented: false },
            Format::Html => Laid::Words(onrecord_web::record_page(&record)? + "\n"),
            Format::Markdown => Laid::Words(markdown(&record)),
        })
    }
}

/// A record ready to be written.
pub(crate) enum Laid {
    /// As it stands.
    Words(String),
    /// As JSON, which is several times the text and is therefore made while it is written.
    Json { record: Box<Record>, indented: bool },
}

impl Laid {
    /// Writes it, with a line end after it.
    pub(crate) fn write(&self, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Words(words) => to.write_all(words.as_bytes()),
            Self::Json { record, indented } => {
                if *indented {
                    serde_json::to_writer_pretty(&mut *to, record)?;
                } else {
                    serde_json::to_writer(&mut *to, record)?;
                }
                to.write_all(b"\n")
            }
        }
    }
}

/// What is said of an input on which the program failed itself.
pub(crate) fn fault(input: &Result<Input, IngestError>) -> String {
    let name = input.as_ref().map_or_else(ToString::to_string, ToString::to_string);
    format!(
        "{name} could not be read because of a fault in onrecord; please report it with the lines above"
    )
}

fn look(options: &ReadOptions) -> Look {
    let colour = match options.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            let choice = anstream::AutoStream::choice(&io::stdout());
            options.out.is_none() && choice != ColorChoice::Never
        }
    };
    Look { width: columns(options), colour }
}

/// Columns to lay out for: the terminal's, else those that the environment names. Files are laid out
/// alike wherever they are made.
fn columns(options: &ReadOptions) -> usize {
    if options.out.is_some() {
        return COLUMNS;
    }
    let terminal = terminal_size::terminal_size_of(io::stdout());
    let named = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    terminal.map(|(width, _)| usize::from(width.0)).or_else(named).unwrap_or(COLUMNS)
}
