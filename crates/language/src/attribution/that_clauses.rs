//! Clauses with "that" behind a verb or noun of saying that the labels missed: "with the panel concluding
//! that he lied", "fears that prices would rise"; and those without it behind a gerund: "beyond saying it was late".
//!
//! "So heavy that it broke" and "the day that he left" are none: neither word before them is one of saying.

use super::features::Context;
use super::phrases;
use super::relation::Attribution;
use super::saying::{ARISING, NOUNS, VERBS, is_in};
use super::window::prose;
use onrecord_text::{Span, Tokens};

/// Fewest tokens of a clause.
const LEAST: u32 = 4;

/// The clauses of the document.
pub(super) fn find(context: &Context<'_, '_>) -> Vec<Attribution> {
    let clauses = prose(context.document);
    clauses
        .flat_map(|sentence| sentence.iter().filter_map(move |at| clause(context, at, sentence)))
        .collect()
}

fn clause(context: &Context<'_, '_>, that: u32, sentence: Span<Tokens>) -> Option<Attribution> {
    let document = context.document;
    let opens = document.word(that) == "that"
        && context.tags.get(that as usize).is_some_and(|tag| tag.name() == "IN");
    let word = that.checked_sub(1).filter(|&at| sentence.holds(at))?;
    if !opens && !begins_bare(context, that, word) {
        return None;
    }
    let content = content(context, that, sentence)?;
    let (source, cue) = verb(context, word, sentence).or_else(|| noun(context, word, sentence))?;
    Some(Attribution { source, cue: Some(cue), content: vec![content], ..Attribution::default() })
}

/// Whether a clause without "that" begins here: a subject and its verb behind a gerund.
fn begins_bare(context: &Context<'_, '_>, at: u32, word: u32) -> bool {
    let subject =
        matches!(context.document.word(at), "it" | "he" | "she" | "they" | "we" | "there");
    subject
        && context.tag_name(word) == "VBG"
        && matches!(context.tag_name(at + 1), "VBD" | "VBZ" | "VBP" | "MD")
}

type Told = (Option<Span<Tokens>>, Span<Tokens>);

/// A verb of saying with its auxiliaries and its subject.
fn verb(context: &Context<'_, '_>, at: u32, sentence: Span<Tokens>) -> Option<Told> {
    if !context.tag_name(at).starts_with("VB") || !is_in(&VERBS, context.document.word(at)) {
        return None;
    }
    let helps = |at: &u32| {
        matches!(context.tag_name(*at), "MD" | "RB" | "VBZ" | "VBP" | "VBD" | "VBN" | "TO")
    };
    let start = (sentence.start..at).rev().take_while(helps).last().unwrap_or(at);
    let passive = (start..at).any(|at| {
        matches!(context.document.word(at), "was" | "were" | "is" | "are" | "been" | "be")
    });
    let source = (!passive).then(|| phrases::before(context, start, sentence)).flatten();
    Some((source, Span::new(start, at + 1)))
}

/// A noun of saying, with the verb of coming up behind it ("suspicions arose"); its possessor is the source.
fn noun(context: &Context<'_, '_>, at: u32, sentence: Span<Tokens>) -> Option<Told> {
    let document = context.document;
    let comes_up = is_in(&ARISING, document.word(at));
    let noun = if comes_up { at.checked_sub(1).filter(|&at| sentence.holds(at))? } else { at };
    if !is_in(&NOUNS, document.word(noun)) {
        return None;
    }
    let mark = noun
        .checked_sub(1)
        .filter(|&at| sentence.holds(at) && matches!(context.tag_name(at), "POS" | "PRP$"));
    let source = mark.and_then(|mark| match context.tag_name(mark) {
        "POS" => phrases::before(context, mark, sentence)
            .map(|owner| owner.join(Span::new(mark, mark + 1))),
        _ => Some(Span::new(mark, mark + 1)),
    });
    Some((source, Span::new(noun, at + 1)))
}

/// From "that" to the end of its sentence or quotation, without the closing stop.
fn content(context: &Context<'_, '_>, that: u32, sentence: Span<Tokens>) -> Option<Span<Tokens>> {
    let document = context.document;
    let mut end = sentence.end;
    while end > that
        && matches!(document.word(end - 1), "." | "!" | "?" | "”" | "\"" | ";" | "’" | "'" | "''")
        && !closes_inside(context, end - 1, that)
    {
        end -= 1;
    }
    (end >= that + LEAST).then(|| Span::new(that, end))
}

/// Whether a mark closes a quotation that begins in the clause.
fn closes_inside(context: &Context<'_, '_>, at: u32, that: u32) -> bool {
    let quotes = &context.document.quotes.all;
    let from = quotes.partition_point(|quote| quote.tokens.start < that);
    let inside = quotes[from..].iter().take_while(|quote| quote.tokens.start < at);
    inside.into_iter().any(|quote| quote.tokens.end == at + 1)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::attribution::testing::found;

    #[test]
    fn verbs_and_nouns_of_saying_have_clauses() {
        assert_eq!(
            found("It ended with the panel concluding that the judge had lied under oath.", find),
            ["the panel | concluding | that the judge had lied under oath"]
        );
        assert_eq!(
            found("Later, suspicions arose that the seal had been broken.", find),
            ["- | suspicions arose | that the seal had been broken"]
        );
    }

    #[test]
    fn a_gerund_of_saying_has_a_clause_without_that() {
        let text = "The office said little beyond saying it was “in another harbour.” Roe left.";
        assert_eq!(found(text, find), ["- | saying | it was “in another harbour.”"]);
        assert!(found("Roe left after watching it sink in the old harbour.", find).is_empty());
    }

    #[test]
    fn other_clauses_with_that_tell_nothing() {
        assert!(found("The rain was so heavy that the bridge gave way.", find).is_empty());
        assert!(found("The day that he left was a Sunday.", find).is_empty());
    }
}
