//! How much of a content stands between quotation marks.

use crate::Layers;
use onrecord_language::Document;
use onrecord_language::attribution::is_title;
use onrecord_record::Quotation;
use onrecord_text::{Span, TokenKind, Tokens};

/// The outermost quotations of a document in text order, titles of works left out.
pub(crate) struct Spoken(Vec<Span<Tokens>>);

impl Spoken {
    pub(crate) fn of(document: &Document<'_>) -> Self {
        let outermost = document.quotes.all.iter().filter(|quote| quote.depth == 0);
        Self(
            outermost
                .filter(|quote| !is_title(document, **quote))
                .map(|quote| quote.tokens)
                .collect(),
        )
    }

    /// Those that reach into a stretch.
    fn within(&self, span: Span<Tokens>) -> impl Iterator<Item = Span<Tokens>> + '_ {
        let from = self.0.partition_point(|quote| quote.end <= span.start);
        self.0[from..].iter().copied().take_while(move |quote| quote.start < span.end)
    }
}

/// Direct where all words stand between marks, mixed where some do, indirect where none does. Titles of
/// works between marks do not count.
pub(crate) fn quotation(
    layers: &Layers<'_>,
    spoken: &Spoken,
    content: &[Span<Tokens>],
) -> Quotation {
    let (mut inside, mut all) = (0, 0);
    for &span in content {
        let mut quotes = spoken.within(span).peekable();
        for at in span.iter().filter(|&at| is_word(layers, at)) {
            while quotes.next_if(|quote| quote.end <= at).is_some() {}
            all += 1;
            inside += u32::from(quotes.peek().is_some_and(|quote| quote.holds(at)));
        }
    }
    match inside {
        0 => Quotation::Indirect,
        _ if inside == all => Quotation::Direct,
        _ => Quotation::Mixed,
    }
}

fn is_word(layers: &Layers<'_>, at: u32) -> bool {
    let kind = layers.document.tokens.get(at as usize).map(|token| token.kind);
    matches!(kind, Some(TokenKind::Word | TokenKind::Number | TokenKind::Clitic))
}
