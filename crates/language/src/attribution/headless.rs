//! "He denounced what she called a double standard": the content of the first cue is the whole clause with
//! "what", and the second relation stands inside it.
//!
//! The labels are flat and give the rest of such a clause to the second cue.

use super::features::Context;
use super::relation::Attribution;
use onrecord_text::{Span, Tokens};

/// Stretches contents that end in "what" over the relation that follows; returns those relations.
pub(super) fn join(
    context: &Context<'_, '_>,
    relations: &mut Vec<Attribution>,
) -> Vec<Attribution> {
    let mut order: Vec<usize> = (0..relations.len()).collect();
    order.sort_by_key(|&at| rest(&relations[at]));
    let mut inner = vec![false; relations.len()];
    for pair in order.windows(2) {
        let follower = rest(&relations[pair[1]]);
        if let Some(content) = relations[pair[0]]
            .content
            .iter_mut()
            .find(|content| leads_into(context, **content, follower))
        {
            content.end = follower.end;
            inner[pair[1]] = true;
        }
    }
    let mut flags = inner.into_iter();
    relations.extract_if(.., |_| flags.next().unwrap_or(false)).collect()
}

/// The extent of cue and contents with a source that does not stand before another cue ("she … what she called").
fn rest(relation: &Attribution) -> Span<Tokens> {
    let own = relation.cue.into_iter().chain(relation.content.iter().copied()).reduce(Span::join);
    match (own, relation.source) {
        (Some(own), Some(source)) if source.end == own.start => own.join(source),
        (Some(own), _) => own,
        (None, source) => source.unwrap_or_default(),
    }
}

/// Whether a content ends in "what" right before a relation of the same sentence.
fn leads_into(context: &Context<'_, '_>, content: Span<Tokens>, follower: Span<Tokens>) -> bool {
    let document = context.document;
    let what = document.word(content.end.saturating_sub(1)).eq_ignore_ascii_case("what");
    let one_sentence =
        document.sentence_of(content.start) == document.sentence_of(follower.end.saturating_sub(1));
    what && content.end == follower.start && one_sentence
}

#[cfg(test)]
mod tests {
    use super::join;
    use crate::attribution::relation::Attribution;
    use crate::attribution::testing::{told, with};
    use onrecord_text::Span;

    #[test]
    fn a_clause_with_what_is_one_content() {
        with("He denounced what she called a double standard .", |context| {
            let relation = |source, cue, start, end| Attribution {
                source: Some(Span::new(source, source + 1)),
                cue: Some(Span::new(cue, cue + 1)),
                content: vec![Span::new(start, end)],
                ..Attribution::default()
            };
            let mut relations = vec![relation(0, 1, 2, 3), relation(3, 4, 5, 8)];
            let inner = join(context, &mut relations);
            assert_eq!(
                told(context, &relations[0]),
                "He | denounced | what she called a double standard"
            );
            assert_eq!(told(context, &inner[0]), "she | called | a double standard");
        });
    }

    #[test]
    fn neighbours_without_what_stay_apart() {
        with("He denounced it . She called it a disgrace .", |context| {
            let relation = |cue, start, end| Attribution {
                cue: Some(Span::new(cue, cue + 1)),
                content: vec![Span::new(start, end)],
                ..Attribution::default()
            };
            let mut relations = vec![relation(1, 2, 3), relation(5, 6, 9)];
            assert!(join(context, &mut relations).is_empty());
        });
    }
}
