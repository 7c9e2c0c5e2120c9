//! How the terminal format looks where it goes.

use crate::args::Colour;
use anstream::ColorChoice;
use onrecord_record::render::Look;
use std::io;

/// Columns where the terminal does not say.
const COLUMNS: usize = 80;

/// The look for standard output.
pub(crate) fn on_stdout(colour: Colour) -> Look {
    let colour = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => anstream::AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    };
    Look { width: columns(), colour }
}

/// The look for files: laid out alike wherever they are made.
pub(crate) fn in_files(colour: Colour) -> Look {
    Look { width: COLUMNS, colour: colour == Colour::Always }
}

/// Columns to lay out for: the terminal's, else those that the environment names.
fn columns() -> usize {
    let terminal = terminal_size::terminal_size_of(io::stdout());
    let named = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    terminal.map(|(width, _)| usize::from(width.0)).or_else(named).unwrap_or(COLUMNS)
}
