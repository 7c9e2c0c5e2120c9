//! Contents that a link drew in from elsewhere: "Weir Says Bridge Is Safe" as a heading does not hold half a
//! sentence of the third paragraph.
//!
//! A piece of content without quotation marks that stands in another paragraph than its cue goes, where a piece
//! beside the cue is left. Quotations over paragraphs stay: their marks say that they go on.

use super::features::Context;
use super::relation::Attribution;
use onrecord_text::{Span, Tokens};

/// Takes such pieces out of the relations.
pub(super) fn drop(context: &Context<'_, '_>, relations: &mut [Attribution]) {
    for relation in relations {
        let Some(cue) = relation.cue else { continue };
        let beside = |piece: Span<Tokens>| is_beside(context, piece, cue);
        if relation.content.iter().any(|&piece| beside(piece)) {
            relation.content.retain(|&piece| beside(piece) || is_quoted(context, piece));
        }
    }
}

fn is_beside(context: &Context<'_, '_>, piece: Span<Tokens>, cue: Span<Tokens>) -> bool {
    let paragraph = |at: u32| context.document.paragraph_of(at);
    paragraph(piece.start) == paragraph(cue.start)
}

/// Whether some of a stretch stands between quotation marks.
pub(super) fn is_quoted(context: &Context<'_, '_>, piece: Span<Tokens>) -> bool {
    let depth = context.document.quotes.depth.get(piece.range()).unwrap_or_default();
    depth.iter().any(|&depth| depth > 0)
}

#[cfg(test)]
mod tests {
    use super::drop;
    use crate::attribution::relation::Attribution;
    use crate::attribution::testing::{told, with};
    use onrecord_text::{Span, Tokens};

    fn kept(text: &str, cue: Span<Tokens>, content: Vec<Span<Tokens>>) -> String {
        with(text, |context| {
            let cue = Some(cue);
            let mut relations = [Attribution { cue, content, ..Attribution::default() }];
            drop(context, &mut relations);
            told(context, &relations[0])
        })
    }

    #[test]
    fn a_heading_holds_nothing_of_the_text_below() {
        let text = "Weir Says Bridge Is Safe\n\nThe bridge was shut in May.";
        let content = vec![Span::new(2, 5), Span::new(5, 8)];
        assert_eq!(kept(text, Span::new(1, 2), content), "- | Says | Bridge Is Safe");
    }

    #[test]
    fn a_quotation_in_the_next_paragraph_and_a_list_announced_stay() {
        let text = "Weir said it was safe.\n\n“We tested it.”";
        let content = vec![Span::new(2, 5), Span::new(6, 12)];
        assert_eq!(
            kept(text, Span::new(1, 2), content),
            "- | said | it was safe … “We tested it.”"
        );
        let text = "Weir demanded:\n\nA new bridge.";
        assert_eq!(
            kept(text, Span::new(1, 2), vec![Span::new(3, 6)]),
            "- | demanded | A new bridge"
        );
    }
}
