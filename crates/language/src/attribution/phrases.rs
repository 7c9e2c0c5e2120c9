//! Noun phrases around a place, from part-of-speech tags alone.

use super::features::Context;
use onrecord_text::{Span, Tokens};

/// Tokens that a noun phrase has at most.
const LONGEST: u32 = 60;

/// Whether a tag can stand inside a noun phrase.
fn is_nominal(tag: &str) -> bool {
    matches!(
        tag,
        "DT" | "PDT"
            | "JJ"
            | "JJR"
            | "JJS"
            | "CD"
            | "NN"
            | "NNS"
            | "NNP"
            | "NNPS"
            | "POS"
            | "PRP$"
            | "HYPH"
            | "$"
            | "VBN"
            | "VBG"
    )
}

/// Whether a tag can be the head of one.
fn is_head(tag: &str) -> bool {
    matches!(tag, "NN" | "NNS" | "NNP" | "NNPS" | "PRP" | "CD")
}

/// The noun phrase that ends right before `end` (adverbs and auxiliaries skipped), inside `clause`.
///
/// "The report that started it all appears" gives all up to "all": a relative clause between a noun and
/// its verb belongs to the phrase.
pub(crate) fn before(
    context: &Context<'_, '_>,
    end: u32,
    clause: Span<Tokens>,
) -> Option<Span<Tokens>> {
    let mut last = end;
    while last > clause.start
        && matches!(context.tag_name(last - 1), "RB" | "MD" | "VBZ" | "VBD" | "VBP")
        && last + 3 > end
    {
        last -= 1;
    }
    if last == clause.start || !is_head(context.tag_name(last - 1)) {
        return None;
    }
    let mut start = back(context, last, clause.start);
    if let Some(outer) = relative_head(context, start, clause.start) {
        start = back(context, outer, clause.start);
    }
    Some(Span::new(start, last))
}

/// The noun phrase that a relative word speaks of ("Roe, | who left").
pub(crate) fn antecedent(
    context: &Context<'_, '_>,
    relative: u32,
    sentence: Span<Tokens>,
) -> Option<Span<Tokens>> {
    let comma = relative > sentence.start && context.is(relative - 1, &[","]);
    before(context, relative - u32::from(comma), sentence)
}

/// The start of the noun phrase that ends at `end`, prepositional phrases and coordinations within it.
fn back(context: &Context<'_, '_>, end: u32, floor: u32) -> u32 {
    let mut start = end;
    let floor = floor.max(end.saturating_sub(LONGEST));
    while start > floor {
        let here = context.tag_name(start - 1);
        if here == "PRP" && start == end {
            return start - 1;
        }
        let joins = start >= floor + 2 && start < end && is_joining(context, start - 1);
        let participle = joins && ends_participle(context, start - 1, floor);
        let noun = joins && is_head(context.tag_name(start - 2));
        if !(is_nominal(here) || noun || participle) {
            break;
        }
        start -= if participle { 2 } else { 1 };
    }
    start
}

/// Whether a word ties a noun to another one behind it.
fn is_joining(context: &Context<'_, '_>, at: u32) -> bool {
    let word = context.document.word(at);
    matches!(word, "of" | "for" | "with" | "on" | "in" | "at" | "from" | "like" | "and" | "to")
}

/// Whether a noun and a participle of it, which looks like a past, stand right before a preposition: "boatmen drowned | at the lock".
fn ends_participle(context: &Context<'_, '_>, preposition: u32, floor: u32) -> bool {
    preposition >= floor + 2
        && matches!(context.tag_name(preposition - 1), "VBN" | "VBD")
        && context.tag_name(preposition - 2).starts_with("NN")
}

/// Where a noun ends whose relative clause ("that sparked", "who met") ends at `end`.
fn relative_head(context: &Context<'_, '_>, end: u32, floor: u32) -> Option<u32> {
    let mut at = end;
    let mut verbs = 0;
    while at > floor && end - at < 6 {
        let here = context.tag_name(at - 1);
        if matches!(here, "WDT" | "WP") && verbs > 0 {
            return (at >= floor + 2 && is_head(context.tag_name(at - 2))).then_some(at - 1);
        }
        if !(here.starts_with("VB") || matches!(here, "RB" | "MD" | "RP" | "IN" | "TO")) {
            return None;
        }
        verbs += u32::from(here.starts_with("VB"));
        at -= 1;
    }
    None
}

/// The noun or adjective phrase that begins at `start`, with its prepositional phrases, up to a comma, a
/// relative pronoun or the verb of another clause.
pub(crate) fn from(
    context: &Context<'_, '_>,
    start: u32,
    clause: Span<Tokens>,
) -> Option<Span<Tokens>> {
    let mut end = start;
    while end < clause.end.min(start + LONGEST) && continues(context, end, start) {
        end += 1;
    }
    while end > start
        && !is_head(context.tag_name(end - 1))
        && !matches!(context.tag_name(end - 1), "JJ" | "VBN")
    {
        end -= 1;
    }
    (end > start).then(|| Span::new(start, end))
}

fn continues(context: &Context<'_, '_>, at: u32, start: u32) -> bool {
    let here = context.tag_name(at);
    match here {
        _ if is_nominal(here) || here == "RB" => true,
        "IN" | "CC" => {
            at > start
                && !matches!(
                    context.document.word(at),
                    "that" | "because" | "while" | "if" | "after" | "before" | "but" | "as"
                )
        }
        "PRP" => at == start,
        _ => false,
    }
}
