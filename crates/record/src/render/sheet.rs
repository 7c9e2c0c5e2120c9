//! Lines of a terminal: wrapped by display width, hanging, painted line by line.

use anstyle::Style;
use std::fmt::Write as _;
use textwrap::{Options, WordSplitter, WrapAlgorithm, core::display_width};

/// Widest part of a line that is kept together.
const KEPT: usize = 24;

/// What is written so far.
pub(super) struct Sheet {
    width: usize,
    colour: bool,
    text: String,
}

/// Columns between two sides.
const GUTTER: usize = 3;

/// A paragraph of one side of two.
pub(super) struct Cell {
    /// What its first line begins with; the others begin with as many spaces.
    first: String,
    words: String,
    style: Style,
}

impl Cell {
    pub(super) fn new(first: &str, words: String, style: Style) -> Self {
        Self { first: first.to_owned(), words, style }
    }

    /// Parts with a dot between them, as [`Sheet::parts`] writes them.
    pub(super) fn parts(first: &str, parts: &[String], style: Style) -> Self {
        Self::new(first, joined(parts), style)
    }

    /// An empty line.
    pub(super) fn gap() -> Self {
        Self::new("", String::new(), Style::new())
    }

    fn lines(&self, room: usize) -> Vec<(String, Style)> {
        let wrapped = wrapped(&self.first, &self.words, room);
        wrapped.into_iter().map(|line| (line, self.style)).collect()
    }
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
        if !parts.is_empty() {
            self.hang(first, &joined(parts), style);
        }
    }

    /// Two sides beside each other, each as wide as the other.
    pub(super) fn beside(&mut self, indent: usize, left: &[Cell], right: &[Cell]) {
        let room = self.width.saturating_sub(1 + indent + GUTTER) / 2;
        let lines = |cells: &[Cell]| cells.iter().flat_map(|cell| cell.lines(room)).collect();
        let (left, right): (Vec<_>, Vec<_>) = (lines(left), lines(right));
        for at in 0..left.len().max(right.len()) {
            self.text.push_str(&" ".repeat(indent));
            let wide = left.get(at).map_or(0, |(line, style)| self.painted(line, *style));
            if let Some((line, style)) = right.get(at).filter(|(line, _)| !line.is_empty()) {
                self.text.push_str(&" ".repeat(room.saturating_sub(wide) + GUTTER));
                self.painted(line, *style);
            }
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\n');
        }
    }

    /// Writes words without a line end and says how wide they are.
    fn painted(&mut self, line: &str, style: Style) -> usize {
        let words = line.trim_start();
        self.text.push_str(&line[..line.len() - words.len()]);
        if self.colour && !words.is_empty() && !style.is_plain() {
            // Writing to a String cannot fail.
            let _ = write!(self.text, "{style}{words}{style:#}");
        } else {
            self.text.push_str(words);
        }
        display_width(line)
    }

    /// Words wrapped to the width; the first line begins with `first`, every other with as many
    /// spaces as `first` is wide.
    pub(super) fn hang(&mut self, first: &str, words: &str, style: Style) {
        // A column is left free: terminals differ in what they do after writing the last one.
        for line in wrapped(first, words, self.width.saturating_sub(1)) {
            self.painted(&line, style);
            self.text.push('\n');
        }
    }
}

/// The lines of words that hang behind `first`, in at least eight columns.
fn wrapped(first: &str, words: &str, room: usize) -> Vec<String> {
    let indent = " ".repeat(display_width(first));
    let options = Options::new(room.max(display_width(first) + 8))
        .initial_indent(first)
        .subsequent_indent(&indent)
        // Dates and ids have hyphens; cut there they could not be copied.
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let lines = textwrap::wrap(words, options);
    lines.iter().map(|line| line.trim_end().replace('\u{a0}', " ")).collect()
}

fn joined(parts: &[String]) -> String {
    let kept: Vec<_> = parts.iter().map(|part| keep_together(part)).collect();
    kept.join("\u{a0}· ")
}

/// A short part with spaces at which no line ends.
fn keep_together(part: &str) -> String {
    if display_width(part) > KEPT { part.to_owned() } else { part.replace(' ', "\u{a0}") }
}
