//! What somebody takes something for: "what critics describe as mass arrests", "migrants deemed to be gang
//! members", "labeled as a threat".
//!
//! The phrase behind "as" or the infinitive behind "deemed" is the content. With "as" right behind it the verb
//! is passive or has its object before it, so only the subject of a relative clause is a source.
//! "He served as mayor" is none: "serve" is no verb of naming.

use super::features::Context;
use super::phrases;
use super::relation::Attribution;
use super::saying::{NAMING, is_in};
use super::window::prose;
use onrecord_text::{Span, Tokens};

/// The namings of the document.
pub(super) fn find(context: &Context<'_, '_>) -> Vec<Attribution> {
    let clauses = prose(context.document);
    clauses
        .flat_map(|clause| clause.iter().filter_map(move |at| naming(context, at, clause)))
        .collect()
}

fn naming(context: &Context<'_, '_>, verb: u32, clause: Span<Tokens>) -> Option<Attribution> {
    let document = context.document;
    if !is_in(&NAMING, document.word(verb)) {
        return None;
    }
    let (cue, content) = complement(context, verb, clause)?;
    let subject = phrases::before(context, verb, clause);
    let source = subject.filter(|&subject| in_relative(context, subject, clause));
    Some(Attribution { source, cue: Some(cue), content: vec![content], ..Attribution::default() })
}

/// "what the film portrayed as": a relative word before the noun phrase makes it the subject.
fn in_relative(context: &Context<'_, '_>, subject: Span<Tokens>, clause: Span<Tokens>) -> bool {
    let before = subject.start.checked_sub(1).filter(|&at| clause.holds(at));
    before
        .and_then(|at| context.tags.get(at as usize))
        .is_some_and(|tag| matches!(tag.name(), "WP" | "WDT"))
}

/// The cue with its "as", and what stands behind it.
fn complement(
    context: &Context<'_, '_>,
    verb: u32,
    clause: Span<Tokens>,
) -> Option<(Span<Tokens>, Span<Tokens>)> {
    let document = context.document;
    match (document.word(verb + 1), document.word(verb + 2)) {
        ("as", _) => Some((Span::new(verb, verb + 2), phrases::from(context, verb + 2, clause)?)),
        ("to", "be") => {
            let phrase = phrases::from(context, verb + 3, clause)?;
            Some((Span::new(verb, verb + 1), Span::new(verb + 1, phrase.end)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::attribution::testing::found;

    #[test]
    fn a_naming_has_the_phrase_behind_as() {
        assert_eq!(
            found("The film criticised what residents describe as mass arrests.", find),
            ["residents | describe as | mass arrests"]
        );
        assert_eq!(
            found("They were labeled as members of a banned group, a charge they deny.", find),
            ["- | labeled as | members of a banned group"]
        );
    }

    #[test]
    fn an_infinitive_names_too() {
        assert_eq!(
            found("Migrants deemed to be gang members were flown out.", find),
            ["- | deemed | to be gang members"]
        );
    }

    #[test]
    fn serving_as_something_is_no_naming() {
        assert!(found("He served as mayor and worked as a nurse.", find).is_empty());
    }
}
