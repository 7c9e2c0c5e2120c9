//! A quotation that no cue was found for: who it is given to by the sentence that introduces it.
//!
//! Two shapes are read: a sentence that ends in a colon before the quotation ("Doe's defence rests on one
//! idea: “…”"), and a name behind a dash that signs it ("“…” — Jane Doe"). Else nobody is named.

use super::features::Context;
use super::relation::Attribution;
use crate::quotes::Quote;
use onrecord_text::{Span, Tokens};

/// Tokens of a name with its description ("Jane Doe, 42, a nurse from Leeds").
const LONGEST_SIGNATURE: u32 = 14;

/// The source and the cue for this quotation. `taken` tells which tokens belong to other relations.
pub(super) fn introduced(
    context: &Context<'_, '_>,
    quote: Quote,
    taken: &[Option<u32>],
) -> Option<(Span<Tokens>, Option<Span<Tokens>>)> {
    if let Some((dash, name)) = signature(context, quote) {
        return Some((name, Some(dash)));
    }
    let lead = lead(context, quote)?;
    let subject =
        subject(context, lead).filter(|span| taken[span.range()].iter().all(Option::is_none))?;
    let (source, noun) = possessor(context, subject);
    Some((source, noun.or_else(|| verb(context, Span::new(subject.end, lead.end)))))
}

/// The quotations that fill a paragraph of their own with the dash and the name that sign them: what a page
/// of letters or a list of voices is made of. Nothing else can be said of such a paragraph.
pub(super) fn signed(context: &Context<'_, '_>) -> Vec<Attribution> {
    let document = context.document;
    let fills = |quote: &Quote| {
        let paragraph = document.paragraphs.get(document.paragraph_of(quote.tokens.start));
        paragraph.is_some_and(|paragraph| paragraph.tokens.start == quote.tokens.start)
    };
    let outer = document.quotes.all.iter().filter(|quote| quote.depth == 0 && fills(quote));
    outer
        .filter_map(|&quote| {
            let (cue, source) = signature(context, quote)?;
            let content = vec![quote.tokens];
            Some(Attribution { source: Some(source), cue: Some(cue), content, within: None })
        })
        .collect()
}

/// A dash and a name behind the quotation that close the paragraph.
fn signature(context: &Context<'_, '_>, quote: Quote) -> Option<(Span<Tokens>, Span<Tokens>)> {
    let document = context.document;
    let paragraph = document.paragraphs.get(document.paragraph_of(quote.tokens.start))?;
    let dash = quote.tokens.end;
    let name = Span::new(dash + 1, paragraph.tokens.end);
    let is_dash =
        matches!(document.word(dash), "—" | "–" | "―" | "--" | "-") && paragraph.tokens.holds(dash);
    let is_name = (1..=LONGEST_SIGNATURE).contains(&name.len())
        && context
            .tags
            .get(name.range())
            .is_some_and(|tags| tags[0].is_name() && !tags.iter().any(|tag| tag.is_finite()));
    (is_dash && is_name).then(|| (Span::new(dash, dash + 1), name))
}

/// The words of the sentence before the quotation, where a colon leads over to it.
fn lead(context: &Context<'_, '_>, quote: Quote) -> Option<Span<Tokens>> {
    let document = context.document;
    let colon = quote.tokens.start.checked_sub(1)?;
    if document.word(colon) != ":" {
        return None;
    }
    let sentence = document.sentence_at(colon)?;
    let lead = Span::new(sentence.tokens.start, colon);
    (!lead.is_empty()).then_some(lead)
}

/// The noun phrase before the first finite verb, from its last opening comma or adverb on.
fn subject(context: &Context<'_, '_>, lead: Span<Tokens>) -> Option<Span<Tokens>> {
    let verb =
        lead.iter().find(|&at| matches!(context.tag_name(at), "VBD" | "VBZ" | "VBP" | "MD"))?;
    let mut start = verb;
    while start > lead.start && is_nominal(context.tag_name(start - 1)) {
        start -= 1;
    }
    (start < verb).then(|| Span::new(start, verb))
}

fn is_nominal(tag: &str) -> bool {
    matches!(
        tag,
        "NN" | "NNS"
            | "NNP"
            | "NNPS"
            | "PRP"
            | "PRP$"
            | "POS"
            | "DT"
            | "JJ"
            | "CD"
            | "IN"
            | "HYPH"
            | "WP"
    )
}

/// In "Doe's defence of the plan": the possessor as source and the noun as cue.
fn possessor(
    context: &Context<'_, '_>,
    subject: Span<Tokens>,
) -> (Span<Tokens>, Option<Span<Tokens>>) {
    let mark = subject.iter().find(|&at| matches!(context.tag_name(at), "POS" | "PRP$" | "IN"));
    match mark {
        Some(at) if context.tag_name(at) != "IN" && at + 1 < subject.end => {
            let noun = (at + 1..subject.end)
                .take_while(|&at| {
                    context.tag_name(at).starts_with("NN") || context.tag_name(at).starts_with("JJ")
                })
                .last();
            (Span::new(subject.start, at + 1), noun.map(|noun| Span::new(noun, noun + 1)))
        }
        _ => (subject, None),
    }
}

/// The first run of verbs.
fn verb(context: &Context<'_, '_>, lead: Span<Tokens>) -> Option<Span<Tokens>> {
    let is_verb = |at: &u32| {
        context.tags.get(*at as usize).is_some_and(|tag| tag.is_verb() || tag.name() == "MD")
    };
    let start = lead.iter().find(|at| is_verb(at))?;
    let end = (start..lead.end).take_while(|at| is_verb(at)).last()? + 1;
    Some(Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::introduced;
    use crate::attribution::testing::{all, with};

    #[test]
    fn a_possessor_before_a_colon_speaks() {
        let text = "Ortega’s defence of the plan rests on a single idea: “We will not hand over our harbours.”";
        with(text, |context| {
            let free = vec![None; context.document.tokens.len()];
            let (source, cue) = introduced(context, context.document.quotes.all[0], &free).unwrap();
            assert_eq!(context.document.words(source), "Ortega’s");
            assert_eq!(context.document.words(cue.unwrap()), "defence");
        });
    }

    #[test]
    fn each_of_a_list_of_quotations_is_its_signer_s() {
        let found = all(
            "“The lake was our whole childhood.” ― Ines Abara\n“Nobody asked us. Nobody will.”― Tom Weir\n“Sell it.” ― Ada Moss",
        );
        assert_eq!(
            found,
            [
                "Ines Abara | ― | “The lake was our whole childhood.”",
                "Tom Weir | ― | “Nobody asked us. Nobody will.”",
                "Ada Moss | ― | “Sell it.”"
            ]
        );
    }

    #[test]
    fn a_dash_that_goes_on_signs_nothing() {
        let found = all("“I would do it all again tomorrow” — and then the bridge fell.");
        assert!(found.iter().all(|relation| !relation.contains("| — |")), "{found:?}");
    }

    #[test]
    fn a_dash_signs_a_quotation() {
        assert_eq!(
            all("“I would do it all again tomorrow.” — Ines Abara"),
            ["Ines Abara | — | “I would do it all again tomorrow.”"]
        );
    }
}
