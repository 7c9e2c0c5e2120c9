//! How much of a content stands between quotation marks.

use crate::Layers;
use onrecord_language::attribution::is_title;
use onrecord_language::quotes::Quote;
use onrecord_record::Quotation;
use onrecord_text::{Span, TokenKind, Tokens};

/// Direct where all words stand between marks, mixed where some do, indirect where none does. Titles of
/// works between marks do not count.
pub(crate) fn quotation(layers: &Layers<'_>, content: &[Span<Tokens>]) -> Quotation {
    let (mut inside, mut all) = (0, 0);
    for &span in content {
        let mut quotes = quotes(layers, span).into_iter().peekable();
        for at in span.iter().filter(|&at| is_word(layers, at)) {
            while quotes.next_if(|quote| quote.tokens.end <= at).is_some() {}
            all += 1;
            inside += u32::from(quotes.peek().is_some_and(|quote| quote.tokens.holds(at)));
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

/// The outermost quotations that reach into a stretch, in text order, titles left out.
fn quotes<'a>(layers: &'a Layers<'_>, span: Span<Tokens>) -> Vec<&'a Quote> {
    let all = &layers.document.quotes.all;
    let until = all.partition_point(|quote| quote.tokens.start < span.end);
    // An outermost quotation ends before the next begins, so the first that does not reach ends the search.
    let outermost = all[..until].iter().rev().filter(|quote| quote.depth == 0);
    let mut out: Vec<&Quote> = outermost
        .take_while(|quote| quote.tokens.end > span.start)
        .filter(|quote| !is_title(layers.document, **quote))
        .collect();
    out.reverse();
    out
}
