//! Lines that begin with their speaker and a colon: transcripts ("WALLACE: Thank you.") and headlines
//! ("Doe: ‘I will not resign’", "Poll: Voters want change", "‘I will not resign’: Doe defies the party").
//!
//! In a transcript the label stands in capitals, or the same form of label begins several paragraphs; what
//! follows, up to the next label, is said by whoever it names. A headline has no final stop; one further down
//! (a link to another article) must have a verb. "One thing is clear: …" is neither, nor is "Iowa: 45 percent",
//! nor a topic or a year ("FIXING A LEAKING ROOF: BUILDER SHARES TIPS", "2009: Weir becomes mayor").

use super::features::Context;
use super::relation::Attribution;
use crate::lists;
use onrecord_text::{Paragraph, Span, TokenKind, Tokens};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static NOUNS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/label_nouns.txt")));

/// Tokens that a label has at most ("SEN. JANE Q. DOE (R-TX)").
const LABEL: u32 = 8;
/// Paragraphs in which a headline is looked for.
const HEAD: usize = 2;
/// Tokens that a headline has at most.
const HEADLINE: u32 = 30;
/// Labelled paragraphs that make a transcript.
const TRANSCRIPT: usize = 3;

/// A paragraph's label and what it introduces.
#[derive(Clone, Copy)]
struct Labelled {
    paragraph: usize,
    label: Span<Tokens>,
    rest: Span<Tokens>,
}

/// The relations that labels make.
pub(super) fn find(context: &Context<'_, '_>) -> Vec<Attribution> {
    let paragraphs = &context.document.paragraphs;
    let labelled: Vec<Labelled> = paragraphs
        .iter()
        .enumerate()
        .filter_map(|(at, paragraph)| labelled(context, at, *paragraph))
        .collect();
    let capitals = labelled.iter().filter(|line| is_capitals(context, line.label)).count();
    let transcript = capitals >= TRANSCRIPT;
    let mut out: Vec<Attribution> = quoted_headline(context).into_iter().collect();
    let mut last: Option<usize> = None;
    for line in labelled {
        let speaks = transcript && is_capitals(context, line.label);
        if !speaks && !is_headline(context, line) {
            continue;
        }
        if out.last().is_some_and(|relation| relation.extent().overlaps(line.label)) {
            continue;
        }
        if let (true, Some(before)) = (speaks, last) {
            unlabelled(paragraphs, before + 1..line.paragraph, &mut out);
        }
        last = speaks.then_some(line.paragraph);
        out.push(relation(line));
    }
    out
}

/// A headline that begins with a quotation and a colon gives it to the name right behind.
fn quoted_headline(context: &Context<'_, '_>) -> Option<Attribution> {
    let document = context.document;
    let tokens = document.paragraphs.first()?.tokens;
    let quote = document.quotes.all.first().filter(|quote| quote.tokens.start == tokens.start)?;
    let colon = quote.tokens.end;
    let stop = matches!(document.word(tokens.end - 1), "." | "!" | "…");
    if document.word(colon) != ":" || stop || tokens.len() > HEADLINE {
        return None;
    }
    let is_name = |at: &u32| context.tags.get(*at as usize).is_some_and(|tag| tag.is_name());
    let end = (colon + 1..tokens.end).take_while(is_name).last()? + 1;
    Some(Attribution {
        source: Some(Span::new(colon + 1, end)),
        cue: Some(Span::new(colon, colon + 1)),
        content: vec![quote.tokens],
        ..Attribution::default()
    })
}

fn relation(line: Labelled) -> Attribution {
    Attribution {
        source: Some(line.label),
        cue: Some(Span::new(line.label.end, line.label.end + 1)),
        content: vec![line.rest],
        ..Attribution::default()
    }
}

/// Paragraphs between two labels go on in the mouth of the first.
fn unlabelled(paragraphs: &[Paragraph], between: std::ops::Range<usize>, out: &mut [Attribution]) {
    if let Some(relation) = out.last_mut() {
        relation.content.extend(paragraphs[between].iter().map(|paragraph| paragraph.tokens));
    }
}

fn labelled(context: &Context<'_, '_>, at: usize, paragraph: Paragraph) -> Option<Labelled> {
    let tokens = paragraph.tokens;
    let until = (tokens.start + LABEL + 1).min(tokens.end);
    let colon = (tokens.start + 1..until).find(|&at| context.document.word(at) == ":")?;
    let rest = Span::new(colon + 1, tokens.end);
    let label = Span::new(tokens.start, colon);
    (rest.len() >= 2 && is_name(context, label)).then_some(Labelled { paragraph: at, label, rest })
}

/// A label names somebody: every word of it has a capital, or it is a noun of the list.
fn is_name(context: &Context<'_, '_>, label: Span<Tokens>) -> bool {
    let document = context.document;
    let mut words =
        label.iter().filter(|&at| document.tokens[at as usize].kind == TokenKind::Word).peekable();
    let single = NOUNS.contains(document.words(label).to_lowercase().as_str());
    let capital = |at: u32| document.word(at).starts_with(char::is_uppercase);
    let names =
        label.iter().all(|at| context.tags.get(at as usize).is_none_or(|tag| !tag.is_finite()));
    let topic = context.tag_name(label.start) == "VBG"
        || document.tokens[label.end as usize - 1].kind == TokenKind::Number;
    single
        || (!topic
            && words.peek().is_some()
            && words.all(capital)
            && names
            && names_somebody(context, label))
}

/// A proper noun in the label, or letters all in capitals.
fn names_somebody(context: &Context<'_, '_>, label: Span<Tokens>) -> bool {
    label.iter().any(|at| context.tags.get(at as usize).is_some_and(|tag| tag.is_name()))
        || is_capitals(context, label)
}

fn is_capitals(context: &Context<'_, '_>, label: Span<Tokens>) -> bool {
    let letters = context.document.words(label);
    letters.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !letters.contains(char::is_lowercase)
}

fn is_headline(context: &Context<'_, '_>, line: Labelled) -> bool {
    let stop = matches!(context.document.word(line.rest.end - 1), "." | "!" | "…");
    let verb = || line.rest.iter().any(|at| context.is_finite(at));
    let short = line.rest.len() >= 3 && line.rest.end - line.label.start <= HEADLINE;
    short && !stop && (line.paragraph < HEAD || verb())
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::attribution::testing::found;

    #[test]
    fn a_transcript_gives_every_line_to_its_label() {
        let text = "WALLIS: Did you sign it?\n\nSEN. ROE: I did not.\n\nAnd I never saw it.\n\nWALLIS: Thank you.";
        assert_eq!(
            found(text, find),
            [
                "WALLIS | : | Did you sign it?",
                "SEN. ROE | : | I did not. … And I never saw it.",
                "WALLIS | : | Thank you."
            ]
        );
    }

    #[test]
    fn a_headline_names_its_source() {
        assert_eq!(
            found("Roe: ‘I will not resign’\n\nThe vote is on Monday.", find),
            ["Roe | : | ‘I will not resign’"]
        );
        assert_eq!(
            found("‘I will not resign’: Roe defies her party\n\nThe vote is on Monday.", find),
            ["Roe | : | ‘I will not resign’"]
        );
        assert_eq!(
            found("Poll: Voters want early elections\n\nIt was taken in May.", find),
            ["Poll | : | Voters want early elections"]
        );
    }

    #[test]
    fn a_colon_in_prose_is_no_label() {
        assert!(
            found("One thing is clear: the bridge will stay shut.\n\nIowa: 45 percent", find)
                .is_empty()
        );
    }

    #[test]
    fn a_topic_or_a_year_speaks_for_nobody() {
        assert!(
            found("FIXING A LEAKING ROOF: BUILDER SHARES TIPS FOR WINTER\n\nIt rained.", find)
                .is_empty()
        );
        assert!(found("Ines Weir 2009: Becomes mayor of Leeds\n\nIt rained.", find).is_empty());
    }
}
