//! Lines of a terminal: wrapped by display width, hanging, painted line by line.

use anstyle::Style;
use std::fmt::Write as _;
use textwrap::{Options, WrapAlgorithm, core::display_width};

/// Widest part of a line that is kept together.
const KEPT: usize = 24;

/// What is written so far.
pub(super) struct Sheet {
    width: usize,
    colour: bool,
    text: String,
}

impl Sheet {
    pub(super) fn new(width: usize, colour: bool) -> Self {
        Self { width, colour, text: String::new() }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Columns in all.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// Parts of one line with a dot between them, wrapped between parts rather than inside them where
    /// they are short. [`words::on_one_line`](crate::words::on_one_line) has left no such space in the
    /// words themselves.
    pub(super) fn parts(&mut self, first: &str, parts: &[String], style: Style) {
        let kept: Vec<_> = parts.iter().map(|part| keep_together(part)).collect();
        self.hang(first, &kept.join("\u{a0}· "), style);
    }

    /// Words wrapped to the width; the first line begins with `first`, every other with as many
    /// spaces as `first` is wide.
    pub(super) fn hang(&mut self, first: &str, words: &str, style: Style) {
        let indent = " ".repeat(display_width(first));
        // A column is left free: terminals differ in what they do after writing the last one.
        let room = self.width.saturating_sub(1).max(display_width(first) + 8);
        let options = Options::new(room)
            .initial_indent(first)
            .subsequent_indent(&indent)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        for line in textwrap::wrap(words, options) {
            self.line(&line.trim_end().replace('\u{a0}', " "), style);
        }
    }

    /// One line as it stands.
    fn line(&mut self, line: &str, style: Style) {
        let words = line.trim_start();
        let indent = &line[..line.len() - words.len()];
        if self.colour && !words.is_empty() && !style.is_plain() {
            // Writing to a String cannot fail.
            let _ = writeln!(self.text, "{indent}{style}{words}{style:#}");
        } else {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }
}

/// A short part with spaces at which no line ends.
fn keep_together(part: &str) -> String {
    if display_width(part) > KEPT { part.to_owned() } else { part.replace(' ', "\u{a0}") }
}
