//! "“Every time you say that,” Roe said, referring to the fee, “you lose a vote.”": a quotation that breaks off at a
//! comma and goes on in lower case is one sentence of one speaker, whatever stands between.

use super::features::Context;
use super::holders::Holders;
use super::relation::Attribution;
use crate::quotes::Quote;
use onrecord_text::{Span, Tokens};

/// The relation whose quotation this one takes up again in the same sentence, behind an aside and its comma; words
/// that report right before the comma ("said, adding, “…”") lead over to words of their own.
pub(super) fn resumed(
    context: &Context<'_, '_>,
    quote: Quote,
    before: Option<Quote>,
    holders: &Holders,
    relations: &[Attribution],
) -> Option<u32> {
    let before = before.filter(|before| breaks_off(context, *before))?;
    let goes_on = goes_on(context, quote);
    let one_sentence = context.document.sentence_of(before.tokens.start)
        == context.document.sentence_of(quote.tokens.start);
    let owner = holders.most(before.tokens).filter(|_| goes_on && one_sentence)?;
    let cue = relations.get(owner as usize)?.cue?;
    let comma = quote.tokens.start.checked_sub(1)?;
    let aside = context.document.word(comma) == ","
        && comma
            .checked_sub(1)
            .is_some_and(|at| holders.other.get(at as usize).is_some_and(Option::is_none));
    (aside && before.tokens.end <= cue.start && cue.end <= quote.tokens.start).then_some(owner)
}

/// Takes a quotation, and the comma before it, out of the contents of a relation.
pub(super) fn leave(context: &Context<'_, '_>, quote: Span<Tokens>, relation: &mut Attribution) {
    for content in relation.content.iter_mut().filter(|content| content.overlaps(quote)) {
        let comma = quote.start.checked_sub(1).filter(|&at| context.document.word(at) == ",");
        content.end = comma.unwrap_or(quote.start).max(content.start);
    }
    relation.content.retain(|content| !content.is_empty());
}

/// Whether the last words of a quotation are followed by a comma.
fn breaks_off(context: &Context<'_, '_>, quote: Quote) -> bool {
    let document = context.document;
    let last = quote
        .tokens
        .iter()
        .rev()
        .find(|&at| document.quotes.roles.get(at as usize).is_some_and(Option::is_none));
    last.is_some_and(|at| document.word(at) == ",")
}

/// Whether a quotation begins in lower case.
fn goes_on(context: &Context<'_, '_>, quote: Quote) -> bool {
    let document = context.document;
    let first = quote
        .tokens
        .iter()
        .find(|&at| document.quotes.roles.get(at as usize).is_some_and(Option::is_none));
    first.is_some_and(|at| document.word(at).starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use crate::attribution::quoted::complete;
    use crate::attribution::relation::Attribution;
    use crate::attribution::testing::{told, with};
    use onrecord_text::Span;

    /// Two relations as the models may find them, completed: source, cue and content as tokens.
    fn completed(text: &str, found: [[(u32, u32); 3]; 2]) -> Vec<String> {
        with(text, |context| {
            let span = |(start, end)| Span::new(start, end);
            let relation = |[source, cue, content]: [(u32, u32); 3]| Attribution {
                source: Some(span(source)),
                cue: Some(span(cue)),
                content: vec![span(content)],
                within: None,
            };
            let mut relations = found.map(relation).to_vec();
            complete(context, &mut relations);
            relations.iter().map(|relation| told(context, relation)).collect()
        })
    }

    #[test]
    fn a_sentence_taken_up_again_is_its_speaker_s() {
        let text = "“Every time you pay,” Roe said, citing the fee, “you lose a vote.”";
        let found = completed(text, [[(7, 8), (8, 9), (0, 7)], [(7, 8), (10, 11), (11, 21)]]);
        assert_eq!(
            found,
            ["Roe | said | “Every time you pay,” … “you lose a vote.”", "Roe | citing | the fee"]
        );
    }

    #[test]
    fn a_new_sentence_is_not_taken_up() {
        let text = "“Every time you pay,” Roe said, citing a note, “You lose a vote.”";
        let found = completed(text, [[(7, 8), (8, 9), (0, 7)], [(7, 8), (10, 11), (11, 21)]]);
        assert_eq!(
            found,
            ["Roe | said | “Every time you pay,”", "Roe | citing | a note, “You lose a vote.”"]
        );
    }
}
