//! Headlines that tell two things at once: "Weir Calls Dam ‘Unsafe’ as Council Cuts Funds" says nothing of the
//! council's funds in Weir's mouth.
//!
//! In the heading of a text, "as" with a subject and a finite verb begins what happens meanwhile, and the content
//! ends before it. "Weir describes dam as unsafe" has no verb behind "as" and stays whole.

use super::features::Context;
use super::relation::Attribution;
use super::strays::is_quoted;
use onrecord_text::{Span, Tokens};

/// Tokens that a headline has at most.
const HEADLINE: u32 = 30;
/// Tokens of a subject at most.
const SUBJECT: u32 = 5;

/// Ends the contents in the heading before what happens meanwhile.
pub(super) fn cut(context: &Context<'_, '_>, relations: &mut [Attribution]) {
    let Some(heading) = heading(context) else { return };
    for piece in relations.iter_mut().flat_map(|relation| &mut relation.content) {
        if heading.covers(*piece) {
            piece.end = meanwhile(context, *piece, heading).unwrap_or(piece.end);
        }
    }
}

/// Gives a heading's last words the heading for their content: "Chief slapped boy, 9, parents say" tells nothing of the sentence
/// below.
pub(super) fn close(context: &Context<'_, '_>, relations: &mut [Attribution]) {
    let Some(heading) = heading(context) else { return };
    let comma = |at: &u32| context.is(*at, &[","]);
    for relation in relations {
        let Some(cue) = relation.cue.filter(|cue| heading.covers(*cue)) else { continue };
        let below = relation.content.iter().all(|piece| piece.start >= heading.end);
        let last = cue.end == heading.end && !relation.content.is_empty();
        let Some(comma) = (heading.start..cue.start).rev().find(comma) else { continue };
        let source = Span::new(comma + 1, cue.start);
        if below && last && comma > heading.start && !source.is_empty() && source.len() <= SUBJECT {
            relation.content = vec![Span::new(heading.start, comma)];
            relation.source = Some(source);
        }
    }
}

/// The first paragraph, if it is short and has no stop.
fn heading(context: &Context<'_, '_>) -> Option<Span<Tokens>> {
    let tokens = context.document.paragraphs.first()?.tokens;
    let stop = matches!(context.document.word(tokens.end.saturating_sub(1)), "." | "!" | "…");
    (!stop && tokens.len() <= HEADLINE).then_some(tokens)
}

/// Where a piece of the heading comes to "as" and a clause.
fn meanwhile(context: &Context<'_, '_>, piece: Span<Tokens>, heading: Span<Tokens>) -> Option<u32> {
    let is_as = |at: &u32| {
        let word = context.document.word(*at);
        word.eq_ignore_ascii_case("as") && !is_quoted(context, Span::new(*at, *at + 1))
    };
    let clause =
        |at: &u32| has_verb(context, Span::new(at + 2, (at + 2 + SUBJECT).min(heading.end)));
    (piece.start + 1..piece.end.saturating_sub(2)).filter(is_as).find(clause)
}

fn has_verb(context: &Context<'_, '_>, stretch: Span<Tokens>) -> bool {
    stretch.iter().any(|at| matches!(context.tag_name(at), "VBZ" | "VBP" | "VBD" | "MD"))
}

#[cfg(test)]
mod tests {
    use super::{close, cut};
    use crate::attribution::relation::Attribution;
    use crate::attribution::testing::{told, with};
    use onrecord_text::Span;

    /// The content of a heading from its third token on, after cutting.
    fn content(text: &str) -> String {
        with(text, |context| {
            let end = context.document.paragraphs[0].tokens.end;
            let mut relations = [Attribution {
                cue: Some(Span::new(1, 2)),
                content: vec![Span::new(2, end)],
                ..Attribution::default()
            }];
            cut(context, &mut relations);
            told(context, &relations[0])
        })
    }

    #[test]
    fn what_happens_meanwhile_is_not_said() {
        assert_eq!(
            content("Weir says dam is ‘unsafe’ as council cuts funds\n\nIt rained."),
            "- | says | dam is ‘unsafe’"
        );
    }

    #[test]
    fn a_description_stays_whole() {
        assert_eq!(
            content("Weir describes dam as unsafe\n\nIt rained."),
            "- | describes | dam as unsafe"
        );
    }

    #[test]
    fn a_speaker_behind_a_heading_says_the_heading() {
        let text = "Chief hit boy, 9, parents say\n\nThe club opened on Monday.";
        let all = with(text, |context| {
            let below = context.document.paragraphs[1].tokens;
            let mut relations = [Attribution {
                cue: Some(Span::new(7, 8)),
                content: vec![below],
                ..Attribution::default()
            }];
            close(context, &mut relations);
            told(context, &relations[0])
        });
        assert_eq!(all, "parents | say | Chief hit boy, 9");
    }
}
