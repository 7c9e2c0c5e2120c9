//! A record laid out in the format that was asked for.

use crate::args::{Format, ReadOptions};
use crate::look;
use onrecord_record::render::{Look, markdown, terminal};
use onrecord_record::{Record, json};
use std::io::{self, Write};

/// How records are laid out in a call.
pub(super) struct Layout {
    format: Format,
    look: Look,
}

impl Layout {
    pub(super) fn new(options: &ReadOptions) -> Self {
        let colour = options.reading.color;
        let look =
            if options.out.is_some() { look::in_files(colour) } else { look::on_stdout(colour) };
        Self { format: options.format(), look }
    }

    pub(super) fn lay_out(&self, record: Record) -> Result<Laid, onrecord_web::PageError> {
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
pub(super) enum Laid {
    /// As it stands.
    Words(String),
    /// As JSON, which is several times the text and is therefore made while it is written.
    Json { record: Box<Record>, indented: bool },
}

impl Laid {
    /// Writes it, with a line end after it.
    pub(super) fn write(&self, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Words(words) => to.write_all(words.as_bytes()),
            Self::Json { record, indented } => {
                if *indented {
                    json::write_indented(&mut *to, record)?;
                } else {
                    json::write_line(&mut *to, record)?;
                }
                to.write_all(b"\n")
            }
        }
    }
}
