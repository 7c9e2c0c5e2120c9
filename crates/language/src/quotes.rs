//! Quotation marks: which opens, which closes, which is an apostrophe, and what is missing.
//!
//! Works paragraph by paragraph in one pass over the marks, so its cost grows with their number
//! only. The convention for speech that runs over paragraphs (each paragraph opens a mark, only
//! the last one closes) is that of the Chicago Manual of Style, 17th ed., 13.32.

use crate::tokens::{is_apostrophe, is_quote_mark};
use onrecord_text::{Bytes, Paragraph, SourceText, Span, Token, TokenKind, Tokens};

/// How deep quotations may be nested before an opening mark is no longer believed.
const DEPTH: usize = 4;

/// A stretch between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// With its marks, as far as they are there, in bytes.
    pub span: Span<Bytes>,
    /// The same in tokens.
    pub tokens: Span<Tokens>,
    /// How many quotations it stands inside of.
    pub depth: u8,
    /// What is known of its marks.
    pub state: QuoteState,
}

/// What is known of the marks of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteState {
    /// Opened and closed.
    Closed,
    /// Opened, not closed, and the next paragraph opens again: it goes on there.
    Continued,
    /// Opened and never closed; it is taken to run to the end of the paragraph.
    Unclosed,
    /// Closed and never opened; it is taken to begin with the paragraph.
    Unopened,
}

/// What a mark turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkRole {
    /// Opens a quotation.
    Open,
    /// Closes a quotation.
    Close,
    /// An apostrophe or a sign of feet, inches, minutes.
    Apostrophe,
}

/// The quotations of a text and the role of every mark.
#[derive(Debug, Clone, Default)]
pub struct Quotes {
    /// By first token, outer before inner.
    pub all: Vec<Quote>,
    /// For every token: its role if it is a mark.
    pub roles: Vec<Option<MarkRole>>,
    /// For every token: how many quotations it stands inside of, marks included.
    pub depth: Vec<u8>,
}

/// Pairs the quotation marks of a text.
pub fn quotes(text: &SourceText, tokens: &[Token], paragraphs: &[Paragraph]) -> Quotes {
    let mut out =
        Quotes { all: Vec::new(), roles: vec![None; tokens.len()], depth: vec![0; tokens.len()] };
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let goes_on =
            paragraphs.get(index + 1).is_some_and(|next| opens_paragraph(text, tokens, next));
        Pairing::new(text, tokens, *paragraph, goes_on, &mut out).run();
    }
    out.all.sort_by_key(|quote| (quote.tokens.start, std::cmp::Reverse(quote.tokens.end)));
    nest(&mut out);
    out
}

/// Fills depths from the sorted quotations.
fn nest(out: &mut Quotes) {
    let mut open: Vec<u32> = Vec::new();
    for quote in &mut out.all {
        open.retain(|&end| end > quote.tokens.start);
        quote.depth = open.len().min(DEPTH) as u8;
        open.push(quote.tokens.end);
        for depth in &mut out.depth[quote.tokens.range()] {
            *depth = depth.saturating_add(1);
        }
    }
}

fn opens_paragraph(text: &SourceText, tokens: &[Token], paragraph: &Paragraph) -> bool {
    let first = paragraph.tokens.range().next().and_then(|at| tokens.get(at));
    first.is_some_and(|token| {
        matches!(style(text.slice(token.span)), Style::Double | Style::DoubleOpen)
    })
}

/// What the shape of a mark allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `"`: either side.
    Double,
    /// `“ „ «`
    DoubleOpen,
    /// `” »`
    DoubleClose,
    /// `'`: either side or an apostrophe.
    Single,
    /// `‘ ‹`
    SingleOpen,
    /// `’ ›`: closes or is an apostrophe.
    SingleClose,
}

impl Style {
    fn is_double(self) -> bool {
        matches!(self, Self::Double | Self::DoubleOpen | Self::DoubleClose)
    }
}

fn style(mark: &str) -> Style {
    match mark {
        "“" | "„" | "‟" | "«" | "``" => Style::DoubleOpen,
        "”" | "»" => Style::DoubleClose,
        // Two straight single marks stand for either side in wire and database copies.
        "''" => Style::Double,
        "‘" | "‹" | "‚" | "‛" | "`" => Style::SingleOpen,
        "’" | "›" | "´" => Style::SingleClose,
        "'" => Style::Single,
        _ if mark.starts_with(|c| is_quote_mark(c) && !is_apostrophe(c)) => Style::Double,
        _ => Style::SingleClose,
    }
}

/// An opened quotation that waits for its closing mark.
#[derive(Clone, Copy)]
struct Opened {
    token: u32,
    double: bool,
}

struct Pairing<'t, 'o> {
    text: &'t SourceText,
    tokens: &'t [Token],
    paragraph: Paragraph,
    goes_on: bool,
    open: Vec<Opened>,
    /// Marks of this paragraph that can only close a single quotation, not yet passed.
    single_closers: usize,
    /// Double marks of this paragraph that can only close, not yet passed.
    double_closers: usize,
    out: &'o mut Quotes,
}

impl<'t, 'o> Pairing<'t, 'o> {
    fn new(
        text: &'t SourceText,
        tokens: &'t [Token],
        paragraph: Paragraph,
        goes_on: bool,
        out: &'o mut Quotes,
    ) -> Self {
        let mut pairing = Self {
            text,
            tokens,
            paragraph,
            goes_on,
            open: Vec::new(),
            single_closers: 0,
            double_closers: 0,
            out,
        };
        for at in pairing.marks() {
            pairing.single_closers += usize::from(pairing.can_close_single(at));
            pairing.double_closers += usize::from(pairing.style(at) == Style::DoubleClose);
        }
        pairing
    }

    fn marks(&self) -> Vec<u32> {
        let is_mark = |&at: &u32| self.tokens[at as usize].kind == TokenKind::Quote;
        self.paragraph.tokens.iter().filter(is_mark).collect()
    }

    fn style(&self, at: u32) -> Style {
        style(self.text.slice(self.tokens[at as usize].span))
    }

    /// White space or the paragraph's edge before the token.
    fn space_before(&self, at: u32) -> bool {
        at == self.paragraph.tokens.start
            || self.tokens[at as usize - 1].span.end < self.tokens[at as usize].span.start
    }

    /// White space or the paragraph's edge behind the token.
    fn space_after(&self, at: u32) -> bool {
        at + 1 >= self.paragraph.tokens.end
            || self.tokens[at as usize + 1].span.start > self.tokens[at as usize].span.end
    }

    fn word(&self, at: u32) -> &'t str {
        if self.paragraph.tokens.holds(at) {
            self.text.slice(self.tokens[at as usize].span)
        } else {
            ""
        }
    }

    /// Whether the token before is one behind which a quotation may open ("(", "—", another mark).
    fn after_opener(&self, at: u32) -> bool {
        self.space_before(at)
            || matches!(
                self.word(at.wrapping_sub(1)),
                "(" | "["
                    | "—"
                    | "–"
                    | "--"
                    | "-"
                    | "“"
                    | "‘"
                    | "\""
                    | "'"
                    | "/"
                    | "…"
                    | "..."
                    | ":"
            )
    }

    fn can_close_single(&self, at: u32) -> bool {
        matches!(self.style(at), Style::Single | Style::SingleClose)
            && !self.space_before(at)
            && (self.space_after(at) || !self.word(at + 1).starts_with(char::is_alphanumeric))
    }

    fn run(mut self) {
        for at in self.marks() {
            let style = self.style(at);
            let closer = self.can_close_single(at);
            self.single_closers -= usize::from(closer);
            self.double_closers -= usize::from(style == Style::DoubleClose);
            let role =
                if style.is_double() { self.double(at, style) } else { self.single(at, style) };
            self.out.roles[at as usize] = Some(role);
        }
        while let Some(opened) = self.open.pop() {
            let state = if opened.double && self.goes_on && self.open.is_empty() {
                QuoteState::Continued
            } else {
                QuoteState::Unclosed
            };
            // A single mark that nothing closes was an apostrophe after all.
            if opened.double {
                self.record(opened.token, self.paragraph.tokens.end, state);
            } else {
                self.out.roles[opened.token as usize] = Some(MarkRole::Apostrophe);
            }
        }
    }

    fn double(&mut self, at: u32, style: Style) -> MarkRole {
        if self.is_inches(at, style) {
            return MarkRole::Apostrophe;
        }
        let is_open = self.open.iter().any(|opened| opened.double);
        let opens = match style {
            Style::DoubleOpen => true,
            Style::DoubleClose => false,
            _ => self.straight_opens(at, is_open),
        };
        if opens { self.open_double(at, is_open) } else { self.close(at, true) }
    }

    /// `6' 2"`, `12" pipe`: a straight mark right behind a number, with no quotation open.
    fn is_inches(&self, at: u32, style: Style) -> bool {
        style == Style::Double
            && !self.space_before(at)
            && self.tokens[at as usize - 1].kind == TokenKind::Number
            && !self.open.iter().any(|opened| opened.double)
    }

    fn straight_opens(&self, at: u32, is_open: bool) -> bool {
        match (self.after_opener(at), self.space_after(at)) {
            (true, false) => !is_open || self.space_before(at),
            (false, true) => false,
            _ => !is_open,
        }
    }

    fn open_double(&mut self, at: u32, is_open: bool) -> MarkRole {
        // A second opening mark nests only where enough closing marks are left for both.
        let open = self.open.iter().filter(|opened| opened.double).count();
        let believed = self.open.len() < DEPTH && (!is_open || self.double_closers > open);
        if !believed {
            self.give_up_open(at);
        }
        self.open.push(Opened { token: at, double: true });
        MarkRole::Open
    }

    /// The quotations open here were never closed; they are taken to end before this mark.
    fn give_up_open(&mut self, at: u32) {
        while let Some(opened) = self.open.pop() {
            if opened.double {
                self.record(opened.token, at, QuoteState::Unclosed);
            } else {
                self.out.roles[opened.token as usize] = Some(MarkRole::Apostrophe);
            }
        }
    }

    fn single(&mut self, at: u32, style: Style) -> MarkRole {
        let is_open = self.open.last().is_some_and(|opened| !opened.double);
        let attached = !self.space_after(at);
        let may_open = attached && self.after_opener(at) && style != Style::SingleClose;
        if may_open && self.single_closers > 0 && self.open.len() < DEPTH {
            self.open.push(Opened { token: at, double: false });
            return MarkRole::Open;
        }
        if is_open && self.can_close_single(at) && !self.is_possessive(at) {
            return self.close(at, false);
        }
        MarkRole::Apostrophe
    }

    /// "the officials’ plan’": a mark behind a plural while a later one can still close.
    fn is_possessive(&self, at: u32) -> bool {
        self.word(at.wrapping_sub(1)).ends_with('s')
            && self.word(at + 1).starts_with(char::is_lowercase)
            && self.single_closers > 0
    }

    fn close(&mut self, at: u32, double: bool) -> MarkRole {
        let Some(index) = self.open.iter().rposition(|opened| opened.double == double) else {
            if double {
                self.record(self.unopened_start(), at + 1, QuoteState::Unopened);
                return MarkRole::Close;
            }
            return MarkRole::Apostrophe;
        };
        for opened in self.open.split_off(index + 1) {
            self.out.roles[opened.token as usize] = Some(MarkRole::Apostrophe);
        }
        if let Some(opened) = self.open.pop() {
            self.record(opened.token, at + 1, QuoteState::Closed);
        }
        MarkRole::Close
    }

    /// Where a quotation begins whose opening mark is missing: behind the last one, or with the paragraph.
    fn unopened_start(&self) -> u32 {
        let last = self.out.all.last().map_or(0, |quote| quote.tokens.end);
        last.max(self.paragraph.tokens.start)
    }

    fn record(&mut self, start: u32, end: u32, state: QuoteState) {
        let tokens = Span::new(start, end.max(start + 1));
        let first = self.tokens[tokens.start as usize].span;
        let span = first.join(self.tokens[tokens.end as usize - 1].span);
        self.out.all.push(Quote { span, tokens, depth: 0, state });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn found(text: &str) -> Vec<(String, QuoteState)> {
        let source = SourceText::new(text.to_owned()).unwrap();
        let document = Document::segment(&source, &[]);
        document
            .quotes
            .all
            .iter()
            .map(|quote| (source.slice(quote.span).to_owned(), quote.state))
            .collect()
    }

    fn closed(text: &str) -> Vec<String> {
        found(text)
            .into_iter()
            .filter(|(_, state)| *state == QuoteState::Closed)
            .map(|(words, _)| words)
            .collect()
    }

    #[test]
    fn curly_marks_nest() {
        assert_eq!(
            closed("“All those described as ‘political prisoners’ go,” he said."),
            ["“All those described as ‘political prisoners’ go,”", "‘political prisoners’"]
        );
    }

    #[test]
    fn straight_marks_take_turns() {
        assert_eq!(closed("\"Yes,\" she said. \"No,\" he said."), ["\"Yes,\"", "\"No,\""]);
    }

    #[test]
    fn apostrophes_close_nothing() {
        assert_eq!(
            closed("The officials’ plan and the Joneses' dog: “We’re the voters’ choice.”"),
            ["“We’re the voters’ choice.”"]
        );
    }

    #[test]
    fn single_marks_quote_too() {
        assert_eq!(closed("‘I did,’ he said. It was the ministers’ wish."), ["‘I did,’"]);
        assert_eq!(closed("He called it 'a shame' twice."), ["'a shame'"]);
    }

    #[test]
    fn a_possessive_inside_single_marks_closes_nothing() {
        assert_eq!(
            closed("‘The states’ rights are clear,’ he said."),
            ["‘The states’ rights are clear,’"]
        );
    }

    #[test]
    fn speech_goes_on_over_paragraphs() {
        assert_eq!(
            found("“First part.\n\n“Second part,” he said."),
            [
                ("“First part.".to_owned(), QuoteState::Continued),
                ("“Second part,”".to_owned(), QuoteState::Closed)
            ]
        );
    }

    #[test]
    fn a_missing_mark_is_said_to_be_missing() {
        assert_eq!(
            found("“It never closes, he said."),
            [("“It never closes, he said.".to_owned(), QuoteState::Unclosed)]
        );
        assert_eq!(
            found("It never opened,” he said."),
            [("It never opened,”".to_owned(), QuoteState::Unopened)]
        );
    }

    #[test]
    fn a_new_opening_mark_ends_an_unclosed_quotation() {
        assert_eq!(found("“It broke off. “Then this,” he said.")[0].1, QuoteState::Unclosed);
        assert_eq!(closed("“It broke off. “Then this,” he said."), ["“Then this,”"]);
    }

    #[test]
    fn inches_are_no_quotation() {
        assert!(found("He is 6' 2\" tall and lifts a 12\" pipe.").is_empty());
    }

    #[test]
    fn doubled_single_marks_quote() {
        assert_eq!(closed("''It's new,'' she said. ''Very.''"), ["''It's new,''", "''Very.''"]);
    }

    #[test]
    fn a_million_marks_take_one_pass() {
        let text = "\" ".repeat(200_000) + &"“".repeat(100_000) + &"'a' ".repeat(100_000);
        assert!(!found(&text).is_empty());
    }
}
