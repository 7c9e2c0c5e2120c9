//! Relations that report nothing, outside of quotation marks: a cue without a word of saying whose content is a
//! lone pronoun ("the jury acquitted him"), that is no more than a preposition or an auxiliary ("under the law"),
//! or that stands in a question of the writer's ("Will the league change its mind?"); and whatever the writer
//! supposes of the reader ("you may know that …").
//!
//! "She praised him", "Weir has it that …" and "“Will you go?” she asked" tell what somebody says.

use super::features::Context;
use super::relation::Attribution;
use super::saying::reports;
use super::strays::is_quoted;
use onrecord_text::{Span, Tokens};

/// Takes such relations out.
pub(super) fn drop(context: &Context<'_, '_>, relations: &mut Vec<Attribution>) {
    relations.retain(|relation| !is_plain(context, relation));
}

fn is_plain(context: &Context<'_, '_>, relation: &Attribution) -> bool {
    let Some(cue) = relation.cue else { return false };
    let quoted = relation.content.iter().chain([&cue]).any(|&piece| is_quoted(context, piece));
    let tells = cue.iter().any(|at| reports(context.document.word(at)) || !is_word(context, at));
    let does = || {
        is_pronoun(context, &relation.content)
            || cue.iter().all(|at| is_function(context.tag_name(at), context.document.word(at)))
            || is_asked(context, cue)
    };
    !quoted && (is_reader(context, relation.source) || !tells && does())
}

fn is_word(context: &Context<'_, '_>, at: u32) -> bool {
    context.document.word(at).contains(char::is_alphanumeric)
}

/// The source is "you".
fn is_reader(context: &Context<'_, '_>, source: Option<Span<Tokens>>) -> bool {
    source.is_some_and(|source| context.document.words(source).eq_ignore_ascii_case("you"))
}

/// All of the content is one pronoun.
fn is_pronoun(context: &Context<'_, '_>, content: &[Span<Tokens>]) -> bool {
    matches!(content, [piece] if piece.len() == 1 && context.tag_name(piece.start) == "PRP")
}

/// Prepositions, articles and forms of "be" and "have": no word of a cue that means something by itself.
fn is_function(tag: &str, word: &str) -> bool {
    let auxiliary = matches!(
        word.to_lowercase().as_str(),
        "is" | "are" | "was" | "were" | "be" | "been" | "has" | "have" | "had"
    );
    auxiliary || matches!(tag, "IN" | "DT" | "TO")
}

/// Whether the sentence of this token ends in a question mark.
fn is_asked(context: &Context<'_, '_>, cue: Span<Tokens>) -> bool {
    let document = context.document;
    let sentence = document.sentence_at(cue.start);
    sentence.is_some_and(|sentence| document.word(sentence.tokens.end.saturating_sub(1)) == "?")
}

#[cfg(test)]
mod tests {
    use super::drop;
    use crate::attribution::relation::Attribution;
    use crate::attribution::testing::with;
    use onrecord_text::{Span, Tokens};

    /// Whether a relation of a text whose source is its first token stays.
    fn stays(text: &str, cue: Span<Tokens>, content: Span<Tokens>) -> bool {
        with(text, |context| {
            let mut relations = vec![Attribution {
                source: Some(Span::new(0, 1)),
                cue: Some(cue),
                content: vec![content],
                ..Attribution::default()
            }];
            drop(context, &mut relations);
            !relations.is_empty()
        })
    }

    #[test]
    fn what_is_done_to_somebody_is_not_said() {
        assert!(!stays("Jurors acquitted him.", Span::new(1, 2), Span::new(2, 3)));
        assert!(stays("Critics praised him.", Span::new(1, 2), Span::new(2, 3)));
    }

    #[test]
    fn a_preposition_reports_nothing() {
        assert!(!stays("Rain over the harbour fell.", Span::new(1, 2), Span::new(2, 4)));
        assert!(stays("Weir : the harbour floods", Span::new(1, 2), Span::new(2, 5)));
    }

    #[test]
    fn the_writer_s_questions_and_readers_say_nothing() {
        assert!(!stays("Owners face a new season?", Span::new(1, 2), Span::new(2, 5)));
        assert!(!stays("You know that it rains.", Span::new(1, 2), Span::new(2, 5)));
        assert!(stays("Owners said that it rains?", Span::new(1, 2), Span::new(2, 5)));
    }
}
