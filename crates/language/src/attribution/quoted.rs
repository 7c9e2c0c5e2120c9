//! Quotations that the labels missed or cut: every stretch of speech between quotation marks belongs to
//! somebody, and a content that reaches into one holds it whole.
//!
//! Titles of works, nicknames and words held at arm's length stand between the same marks and are no
//! speech; [`is_speech`] tells them apart.

use super::features::Context;
use super::holders::Holders;
use super::owners::Owners;
use super::relation::Attribution;
use super::resumed::{leave, resumed};
use super::saying::{MAKING, is_in};
use super::speech::{is_speech, is_title};
use crate::quotes::{Quote, QuoteState};
use onrecord_text::{Span, Tokens};

/// Makes contents and quotations agree; adds the quotations that no relation holds.
///
/// Returns the relations that stand inside the speech of others (a cue between the marks), which the
/// labels of the outer text know nothing of.
pub(super) fn complete(
    context: &Context<'_, '_>,
    relations: &mut Vec<Attribution>,
) -> Vec<Attribution> {
    let quotes = &context.document.quotes.all;
    let outer: Vec<Quote> = quotes.iter().copied().filter(|quote| quote.depth == 0).collect();
    let inner = split_off_inner(context, &outer, relations);
    let mut holders = Holders::new(context, relations);
    let mut owners = Owners::new(context, relations);
    for (at, quote) in outer.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| outer[at]);
        if let Some(changed) = place(context, *quote, before, &owners, &mut holders, relations) {
            owners.note(changed, &relations[changed as usize]);
        }
    }
    for relation in relations.iter_mut() {
        relation.content = tidy(context, std::mem::take(&mut relation.content));
    }
    relations.retain(|relation| {
        is_told(context, &outer, relation) && !is_work(context, &outer, relation)
    });
    relations.sort_by_key(|relation| (relation.anchor(), relation.extent()));
    inner
}

/// Whether somebody is made to say something: words with a cue, speech between marks, or a heading between
/// marks, which takes words out of somebody's mouth.
fn is_told(context: &Context<'_, '_>, outer: &[Quote], relation: &Attribution) -> bool {
    let speech = |content: &Span<Tokens>| {
        let from = outer.partition_point(|quote| quote.tokens.end <= content.start);
        let reaching = outer[from..].iter().take_while(|quote| quote.tokens.start < content.end);
        reaching.into_iter().any(|quote| is_speech(context, *quote))
    };
    let document = context.document;
    let heading = |content: &Span<Tokens>| {
        let paragraph = document.paragraphs.get(document.paragraph_of(content.start));
        paragraph.is_some_and(|paragraph| paragraph.tokens == *content)
            && document.quotes.depth[content.start as usize] > 0
    };
    let between_marks = |content: &Span<Tokens>| speech(content) || heading(content);
    let cue = relation.cue.filter(|&cue| !is_doubting(context, cue));
    !relation.content.is_empty() && (cue.is_some() || relation.content.iter().any(between_marks))
}

/// "The so-called “reform”": an adjective holds a word at arm's length and reports nothing.
fn is_doubting(context: &Context<'_, '_>, cue: Span<Tokens>) -> bool {
    cue.len() == 1
        && matches!(
            context.document.word(cue.start).to_lowercase().as_str(),
            "so-called" | "self-styled" | "supposed"
        )
}

/// Whether a relation tells of a work rather than of something said: its content begins with a title between
/// marks, and its cue is one of making ("wrote “The River That Never Slept”").
fn is_work(context: &Context<'_, '_>, outer: &[Quote], relation: &Attribution) -> bool {
    let Some(cue) = relation.cue else { return false };
    let made = cue.iter().any(|at| is_in(&MAKING, context.document.word(at)));
    let title = |content: &Span<Tokens>| {
        let at = outer.partition_point(|quote| quote.tokens.end <= content.start);
        let first = outer.get(at).filter(|quote| quote.tokens.start <= content.start);
        first.is_some_and(|quote| is_title(context.document, *quote))
    };
    made && relation.content.iter().all(title)
}

/// Takes out the relations whose cue stands inside speech between quotation marks.
fn split_off_inner(
    context: &Context<'_, '_>,
    outer: &[Quote],
    relations: &mut Vec<Attribution>,
) -> Vec<Attribution> {
    let speech: Vec<Span<Tokens>> = outer
        .iter()
        .filter(|quote| is_speech(context, **quote))
        .map(|quote| quote.tokens)
        .collect();
    let inside = |relation: &mut Attribution| {
        let Some(cue) = relation.cue else { return false };
        let at = speech.partition_point(|quote| quote.end <= cue.start);
        speech.get(at).is_some_and(|quote| quote.covers(cue))
    };
    relations.extract_if(.., inside).collect()
}

/// Pieces that a content has at most; whatever has more is no speech.
const MOST_PIECES: usize = 200;

/// Gives a quotation to the relation that it belongs to; returns that relation if it got its cue here.
fn place(
    context: &Context<'_, '_>,
    quote: Quote,
    before: Option<Quote>,
    owners: &Owners<'_, '_, '_>,
    holders: &mut Holders,
    relations: &mut Vec<Attribution>,
) -> Option<u32> {
    if !holders.is_free(quote.tokens) || quote.state == QuoteState::Unopened {
        return None;
    }
    let shares = holders.shares(quote.tokens);
    if let Some(owner) = resumed(context, quote, before, holders, relations) {
        for &(other, _) in shares.iter().filter(|&&(other, _)| other != owner) {
            if let Some(relation) = relations.get_mut(other as usize) {
                leave(context, quote.tokens, relation);
            }
        }
        extend(quote.tokens, owner, holders, relations);
        return None;
    }
    let speech = is_speech(context, quote);
    let owner = owner(quote, before, speech, &shares, owners, holders, relations)?;
    if relations.get(owner as usize).is_some_and(|relation| relation.content.len() > MOST_PIECES) {
        return None;
    }
    for &(other, _) in shares.iter().filter(|&&(other, _)| other != owner) {
        merge(other, owner, quote.tokens, relations);
    }
    if let Some(begun) = begun_before(before, owner, holders, relations) {
        merge(begun, owner, quote.tokens, relations);
    }
    extend(quote.tokens, owner, holders, relations);
    if speech {
        lead_off(context, quote, owner, relations);
    }
    introduce(context, quote, owner, holders, relations).then_some(owner)
}

/// A quotation that goes on from the paragraph before and is named only here brings its beginning with it.
fn begun_before(
    before: Option<Quote>,
    owner: u32,
    holders: &Holders,
    relations: &[Attribution],
) -> Option<u32> {
    let before = before.filter(|before| before.state == QuoteState::Continued)?;
    let has_cue =
        |at: u32| relations.get(at as usize).is_some_and(|relation| relation.cue.is_some());
    holders.most(before.tokens).filter(|&begun| begun != owner && has_cue(owner) && !has_cue(begun))
}

/// The relation for a quotation: one with a cue that holds some of it, one that its place gives, or, for
/// speech, a new one.
fn owner(
    quote: Quote,
    before: Option<Quote>,
    speech: bool,
    shares: &[(u32, usize)],
    owners: &Owners<'_, '_, '_>,
    holders: &Holders,
    relations: &mut Vec<Attribution>,
) -> Option<u32> {
    let held = |complete: fn(&Attribution) -> bool| {
        shares
            .iter()
            .map(|&(at, _)| at)
            .find(|&at| relations.get(at as usize).is_some_and(complete))
    };
    let with_source = held(|relation| relation.cue.is_some() && relation.source.is_some());
    let with_cue = with_source
        .or_else(|| owners.led_to(quote, relations))
        .or_else(|| held(|relation| relation.cue.is_some()));
    let any = shares.first().map(|&(at, _)| at);
    let by_place = || owners.by_place(quote, before, holders, relations);
    with_cue
        .or_else(|| speech.then(by_place).flatten())
        .or(any)
        .or_else(|| speech.then(|| found(relations)))
}

/// A new relation without source, cue and content.
fn found(relations: &mut Vec<Attribution>) -> u32 {
    relations.push(Attribution::default());
    relations.len() as u32 - 1
}

/// Gives the contents of a relation without a cue to another; one with a cue and without a source loses
/// the contents that reach into the quotation.
fn merge(from: u32, to: u32, quote: Span<Tokens>, relations: &mut [Attribution]) {
    let Some(relation) = relations.get_mut(from as usize) else { return };
    if relation.cue.is_some() {
        if relation.source.is_none() {
            relation.content.retain(|content| !content.overlaps(quote));
        }
        return;
    }
    let content = std::mem::take(&mut relation.content);
    if let Some(relation) = relations.get_mut(to as usize) {
        relation.content.extend(content);
    }
}

/// A colon leads over to speech: the words before it and those between its quotations ("with the condition
/// that") are the writer's, and the content is what stands between marks.
fn lead_off(context: &Context<'_, '_>, quote: Quote, owner: u32, relations: &mut [Attribution]) {
    let colon =
        quote.tokens.start.checked_sub(1).is_some_and(|at| context.document.word(at) == ":");
    let Some(relation) =
        relations.get_mut(owner as usize).filter(|relation| colon && relation.cue.is_some())
    else {
        return;
    };
    let sentence = context.document.sentence_of(quote.tokens.start);
    let is_lead = |content: &Span<Tokens>| {
        content.end <= quote.tokens.start && context.document.sentence_of(content.start) == sentence
    };
    relation.content.retain(|content| !is_lead(content));
    for content in relation.content.iter_mut().filter(|content| content.overlaps(quote.tokens)) {
        *content =
            Span::new(content.start.max(quote.tokens.start), content.end.min(quote.tokens.end));
    }
}

/// Names who says a quotation that stands without source and cue, where its sentence introduces it; tells
/// whether it did.
fn introduce(
    context: &Context<'_, '_>,
    quote: Quote,
    relation: u32,
    holders: &mut Holders,
    relations: &mut [Attribution],
) -> bool {
    let Some(held) = relations.get_mut(relation as usize) else { return false };
    if held.source.is_some() || held.cue.is_some() {
        return false;
    }
    let Some((source, cue)) = super::unlabelled::introduced(context, quote, &holders.other) else {
        return false;
    };
    (held.source, held.cue) = (Some(source), cue);
    held.content.retain(|content| !content.overlaps(source) || content.overlaps(quote.tokens));
    for content in held.content.iter_mut().filter(|content| content.overlaps(quote.tokens)) {
        *content = cut(*content, source.join(cue.unwrap_or(source)));
    }
    std::iter::once(source)
        .chain(cue)
        .for_each(|span| holders.other[span.range()].fill(Some(relation)));
    true
}

/// A stretch without the part that `taken` covers at either end.
fn cut(content: Span<Tokens>, taken: Span<Tokens>) -> Span<Tokens> {
    if !content.overlaps(taken) {
        content
    } else if taken.start > content.start {
        Span::new(content.start, taken.start)
    } else {
        Span::new(taken.end, content.end)
    }
}

fn extend(
    tokens: Span<Tokens>,
    relation: u32,
    holders: &mut Holders,
    relations: &mut [Attribution],
) {
    holders.take(tokens, relation);
    if let Some(relation) = relations.get_mut(relation as usize) {
        relation.content.push(tokens);
    }
}

/// Sorts stretches, joins those that touch or overlap, and trims marks that do not belong.
fn tidy(context: &Context<'_, '_>, mut content: Vec<Span<Tokens>>) -> Vec<Span<Tokens>> {
    content.retain(|span| says_something(context, *span));
    content.sort();
    let mut out: Vec<Span<Tokens>> = Vec::new();
    for span in content {
        match out.last_mut() {
            Some(last) if span.start <= last.end && same_paragraph(context, *last, span) => {
                *last = last.join(span);
            }
            _ => out.push(span),
        }
    }
    out
}

/// Whether a stretch holds a word that can be said: not marks alone, nor a lone "what" or "he".
fn says_something(context: &Context<'_, '_>, span: Span<Tokens>) -> bool {
    let word = |at: &u32| context.document.word(*at).starts_with(char::is_alphanumeric);
    let mut words = span.iter().filter(word);
    match (words.next(), words.next()) {
        (Some(only), None) => {
            let subject = matches!(
                context.document.word(only).to_lowercase().as_str(),
                "he" | "she" | "they" | "i" | "we"
            );
            !subject && !matches!(context.tag_name(only), "WP" | "WDT" | "IN" | "TO" | "DT" | "CC")
        }
        (first, _) => first.is_some(),
    }
}

fn same_paragraph(context: &Context<'_, '_>, left: Span<Tokens>, right: Span<Tokens>) -> bool {
    left.end > right.start
        || context.document.paragraph_of(left.start) == context.document.paragraph_of(right.start)
}

#[cfg(test)]
mod tests {
    use super::complete;
    use crate::attribution::relation::Attribution;
    use crate::attribution::testing::{all, told, with};
    use onrecord_text::Span;

    #[test]
    fn speech_over_paragraphs_is_one_statement() {
        let text =
            "“We paid, and we waited for years.\n\n“Nobody came to see us,” said Mirela Dusan.";
        assert_eq!(
            all(text)[0],
            "Mirela Dusan | said | “We paid, and we waited for years. … “Nobody came to see us,”"
        );
    }

    #[test]
    fn sentences_between_marks_go_on_in_the_same_mouth() {
        let text = "“We paid,” said Mirela Dusan. “We waited for years. Nobody came to see us.”";
        let found = all(text);
        assert_eq!(
            found[0],
            "Mirela Dusan | said | “We paid,” … “We waited for years. Nobody came to see us.”"
        );
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_paragraph_of_speech_goes_to_the_one_announced() {
        let text = "The panel wrote in its summary:\n\n“The seal had been broken for weeks.”";
        assert_eq!(all(text), ["The panel | wrote | “The seal had been broken for weeks.”"]);
    }

    #[test]
    fn a_colon_leaves_only_what_stands_between_marks() {
        let text = "She offered this: “We will open every gate,” if “they must pay first.”";
        with(text, |context| {
            let mut relations = vec![Attribution {
                source: Some(Span::new(0, 1)),
                cue: Some(Span::new(1, 2)),
                content: vec![Span::new(2, 3), Span::new(4, 19)],
                ..Attribution::default()
            }];
            complete(context, &mut relations);
            assert_eq!(
                told(context, &relations[0]),
                "She | offered | “We will open every gate,” … “they must pay first.”"
            );
        });
    }

    #[test]
    fn words_at_arms_length_and_titles_are_no_statement() {
        assert_eq!(all("The so-called “lock tax” ended in May."), Vec::<String>::new());
        assert_eq!(all("Ortega wrote “The River That Never Slept” in 1998."), Vec::<String>::new());
    }
}
