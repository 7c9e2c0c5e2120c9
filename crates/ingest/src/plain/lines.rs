//! Lines of a text and where they stand.

/// A line without its ending and without white space at its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// Byte offset of the first character.
    pub(crate) start: usize,
    /// The characters.
    pub(crate) text: &'a str,
    /// Whether the next line of the text is blank or missing.
    pub(crate) ends_block: bool,
}

impl<'a> Line<'a> {
    /// Byte offset behind the last character.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Number of words, counting no further than needed to tell a line from a paragraph.
    pub(crate) fn words(&self) -> usize {
        self.text.split_whitespace().take(MANY).count()
    }

    /// The pieces that runs of white space (two or more, or a tab) set apart.
    pub(crate) fn pieces(&self) -> Vec<Line<'a>> {
        let mut pieces = Vec::new();
        let mut from = 0;
        for (start, end) in gaps(self.text) {
            pieces.push(self.part(from, start));
            from = end;
        }
        pieces.push(self.part(from, self.text.len()));
        pieces
    }

    fn part(&self, from: usize, to: usize) -> Self {
        Line { start: self.start + from, text: &self.text[from..to], ends_block: self.ends_block }
    }
}

/// Words from which on the exact number says nothing.
const MANY: usize = 80;

/// The lines of `text` that are not blank. `\n`, `\r\n` and a lone `\r` end a line.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut at = 0;
    for full in text.split(['\n', '\r']) {
        let line = full.trim();
        if !line.is_empty() {
            let start = at + (full.len() - full.trim_start().len());
            found.push(Line { start, text: line, ends_block: true });
        }
        at += full.len() + 1;
    }
    for next in 1..found.len() {
        let between = &text[found[next - 1].end()..found[next].start];
        found[next - 1].ends_block = line_ends(between) > 1;
    }
    found
}

/// Number of line ends, a pair of `\r\n` counted once.
fn line_ends(between: &str) -> usize {
    between.matches('\n').count().max(between.matches('\r').count())
}

/// Runs of two or more white spaces, or a tab, inside a line.
fn gaps(text: &str) -> Vec<(usize, usize)> {
    let mut gaps = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_whitespace() {
            continue;
        }
        let (mut end, mut wide) = (start + c.len_utf8(), c == '\t');
        while let Some((at, next)) = chars.next_if(|(_, next)| next.is_whitespace()) {
            end = at + next.len_utf8();
            wide = true;
        }
        if wide {
            gaps.push((start, end));
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_where_they_are_and_what_follows() {
        let text = "One\r\n  two \r\n\r\nthree";
        let found = lines(text);
        assert_eq!(found.iter().map(|line| line.text).collect::<Vec<_>>(), ["One", "two", "three"]);
        assert!(found.iter().all(|line| &text[line.start..line.end()] == line.text));
        assert_eq!(
            found.iter().map(|line| line.ends_block).collect::<Vec<_>>(),
            [false, true, true]
        );
    }

    #[test]
    fn wide_gaps_part_a_line() {
        let line = lines("Weather     Live Markets\tVideo")[0];
        let pieces = line.pieces();
        assert_eq!(
            pieces.iter().map(|piece| piece.text).collect::<Vec<_>>(),
            ["Weather", "Live Markets", "Video"]
        );
        assert_eq!(pieces[1].start, 12);
    }
}
