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
        let words = span.iter().filter(|&at| is_word(layers, at));
        let quotes = quotes(layers, span);
        for at in words {
            all += 1;
            inside += u32::from(quotes.iter().any(|quote| quote.tokens.holds(at)));
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

/// The outermost quotations that reach into a stretch, titles left out.
fn quotes<'a>(layers: &'a Layers<'_>, span: Span<Tokens>) -> Vec<&'a Quote> {
    let all = &layers.document.quotes.all;
    let until = all.partition_point(|quote| quote.tokens.start < span.end);
    let reaches = |quote: &&Quote| quote.tokens.overlaps(span) && quote.depth == 0;
    // An outermost quotation ends before the next begins, so the first that does not reach ends the search.
    let outermost = all[..until].iter().rev().filter(|quote| quote.depth == 0);
    outermost
        .take_while(|quote| quote.tokens.end > span.start)
        .filter(reaches)
        .filter(|quote| !is_title(layers.document, **quote))
        .collect()
}
