//! Quotations that the labels missed or cut: every stretch of speech between quotation marks belongs to
//! somebody, and a content that reaches into one holds it whole.
//!
//! Titles of works, nicknames and words held at arm's length stand between the same marks and are no
//! speech; [`is_speech`] and [`is_title`] tell them apart.

use super::features::Context;
use super::relation::Attribution;
use crate::document::Document;
use crate::lists;
use crate::quotes::{Quote, QuoteState};
use onrecord_text::{Span, TokenKind, Tokens};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static TITLE_WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/title_words.txt")));

/// Fewest words of a quotation without verb that is still taken for speech.
const WITHOUT_VERB: usize = 7;
/// Fewest words of a quotation with a finite verb that is taken for speech.
const WITH_VERB: usize = 4;

/// Makes contents and quotations agree; adds the quotations that no relation holds.
///
/// Returns the relations that stand inside the speech of others (a cue between the marks), which the
/// labels of the outer text know nothing of.
pub(super) fn complete(context: &Context<'_, '_>, relations: &mut Vec<Attribution>) -> Vec<Attribution> {
    let quotes = &context.document.quotes.all;
    let outer: Vec<Quote> = quotes.iter().copied().filter(|quote| quote.depth == 0).collect();
    let inner = split_off_inner(context, &outer, relations);
    let mut holder = Holders::new(context, relations);
    for (at, quote) in outer.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| outer[at]);
        place(context, *quote, before, &mut holder, relations);
    }
    for relation in relations.iter_mut() {
        relation.content = tidy(context, std::mem::take(&mut relation.content));
    }
    relations.retain(|relation| is_told(context, relation));
    relations.sort_by_key(|relation| (relation.anchor(), relation.extent()));
    inner
}

/// Whether somebody is made to say something: words between marks, or words with a source or cue.
fn is_told(context: &Context<'_, '_>, relation: &Attribution) -> bool {
    let quoted = || relation.content.iter().any(|content| context.document.quotes.depth[content.range()].iter().any(|&depth| depth > 0));
    !relation.content.is_empty() && (relation.cue.is_some() || quoted())
}

/// Takes out the relations whose cue stands inside speech between quotation marks.
fn split_off_inner(
    context: &Context<'_, '_>,
    outer: &[Quote],
    relations: &mut Vec<Attribution>,
) -> Vec<Attribution> {
    let speech: Vec<Span<Tokens>> =
        outer.iter().filter(|quote| is_speech(context, **quote)).map(|quote| quote.tokens).collect();
    let inside = |relation: &mut Attribution| {
        let Some(cue) = relation.cue else { return false };
        let at = speech.partition_point(|quote| quote.end <= cue.start);
        speech.get(at).is_some_and(|quote| quote.covers(cue))
    };
    relations.extract_if(.., inside).collect()
}

/// For every token: the relation whose content, source or cue holds it.
struct Holders {
    content: Vec<Option<u32>>,
    other: Vec<Option<u32>>,
}

impl Holders {
    fn new(context: &Context<'_, '_>, relations: &[Attribution]) -> Self {
        let tokens = context.document.tokens.len();
        let mut holders = Self { content: vec![None; tokens], other: vec![None; tokens] };
        for (at, relation) in relations.iter().enumerate() {
            relation.content.iter().for_each(|span| holders.content[span.range()].fill(Some(at as u32)));
            let parts = relation.source.iter().chain(&relation.cue);
            parts.for_each(|span| holders.other[span.range()].fill(Some(at as u32)));
        }
        holders
    }

    /// The relations whose contents reach into these tokens, with how many each holds, the most first.
    fn shares(&self, tokens: Span<Tokens>) -> Vec<(u32, usize)> {
        let mut held: Vec<u32> = self.content[tokens.range()].iter().flatten().copied().collect();
        held.sort_unstable();
        let mut counts: Vec<(u32, usize)> = held.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).collect();
        counts.sort_by_key(|&(relation, count)| (std::cmp::Reverse(count), relation));
        counts
    }

    /// The relation whose content holds most of these tokens.
    fn most(&self, tokens: Span<Tokens>) -> Option<u32> {
        self.shares(tokens).first().map(|&(relation, _)| relation)
    }

    fn is_free(&self, tokens: Span<Tokens>) -> bool {
        self.other[tokens.range()].iter().all(Option::is_none)
    }

    fn take(&mut self, tokens: Span<Tokens>, relation: u32) {
        self.content[tokens.range()].fill(Some(relation));
    }
}

/// Gives a quotation to the relation that it belongs to.
fn place(
    context: &Context<'_, '_>,
    quote: Quote,
    before: Option<Quote>,
    holders: &mut Holders,
    relations: &mut Vec<Attribution>,
) {
    if !holders.is_free(quote.tokens) || quote.state == QuoteState::Unopened {
        return;
    }
    let shares = holders.shares(quote.tokens);
    let speech = is_speech(context, quote);
    let held = |complete: fn(&Attribution) -> bool| {
        shares.iter().map(|&(at, _)| at).find(|&at| relations.get(at as usize).is_some_and(complete))
    };
    let with_source = held(|relation| relation.cue.is_some() && relation.source.is_some());
    let with_cue = with_source.or_else(|| led_to(context, quote, relations)).or_else(|| held(|relation| relation.cue.is_some()));
    let elsewhere = || {
        continued(context, quote, before, holders)
            .or_else(|| same_sentence(context, quote, relations))
            .or_else(|| same_mouth(context, quote, before, holders))
            .or_else(|| paragraph_before(context, quote, relations))
    };
    let owner = match (with_cue, shares.first()) {
        (Some(at), _) => Some(at),
        (None, Some(&(at, _))) => speech.then(elsewhere).flatten().or(Some(at)),
        (None, None) if speech => Some(elsewhere().unwrap_or_else(|| found(relations))),
        (None, None) => None,
    };
    let Some(owner) = owner else { return };
    for &(other, _) in shares.iter().filter(|&&(other, _)| other != owner) {
        merge(other, owner, quote.tokens, relations);
    }
    extend(quote.tokens, owner, holders, relations);
    if speech {
        lead_off(context, quote, owner, relations);
    }
    introduce(context, quote, owner, holders, relations);
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

/// A colon leads over to speech: the words before it are the writer's, and the content begins with the marks.
fn lead_off(context: &Context<'_, '_>, quote: Quote, owner: u32, relations: &mut [Attribution]) {
    let colon = quote.tokens.start.checked_sub(1).is_some_and(|at| context.document.word(at) == ":");
    let Some(relation) = relations.get_mut(owner as usize).filter(|relation| colon && relation.cue.is_some()) else { return };
    let sentence = context.document.sentence_of(quote.tokens.start);
    let is_lead = |content: &Span<Tokens>| content.end <= quote.tokens.start && context.document.sentence_of(content.start) == sentence;
    relation.content.retain(|content| !is_lead(content));
    for content in relation.content.iter_mut().filter(|content| content.overlaps(quote.tokens)) {
        content.start = content.start.max(quote.tokens.start);
    }
}

/// Where a colon leads over to a quotation: the relation of the same sentence whose source and cue stand
/// before it, the nearest.
fn led_to(context: &Context<'_, '_>, quote: Quote, relations: &[Attribution]) -> Option<u32> {
    let document = context.document;
    let colon = quote.tokens.start.checked_sub(1).filter(|&at| document.word(at) == ":")?;
    let sentence = document.sentence_of(colon);
    let before = |relation: &Attribution| {
        let cue = relation.cue.filter(|cue| cue.end <= colon && document.sentence_of(cue.start) == sentence)?;
        relation.source.map(|_| cue.end)
    };
    let all = relations.iter().enumerate().filter_map(|(at, relation)| Some((before(relation)?, at as u32)));
    all.max().map(|(_, at)| at)
}

/// Names who says a quotation that stands without source and cue, where its sentence introduces it.
fn introduce(
    context: &Context<'_, '_>,
    quote: Quote,
    relation: u32,
    holders: &mut Holders,
    relations: &mut [Attribution],
) {
    let Some(held) = relations.get_mut(relation as usize) else { return };
    if held.source.is_some() || held.cue.is_some() {
        return;
    }
    let Some((source, cue)) = super::unlabelled::introduced(context, quote, &holders.other) else { return };
    (held.source, held.cue) = (Some(source), cue);
    held.content.retain(|content| !content.overlaps(source) || content.overlaps(quote.tokens));
    for content in held.content.iter_mut().filter(|content| content.overlaps(quote.tokens)) {
        *content = cut(*content, source.join(cue.unwrap_or(source)));
    }
    std::iter::once(source).chain(cue).for_each(|span| holders.other[span.range()].fill(Some(relation)));
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

fn extend(tokens: Span<Tokens>, relation: u32, holders: &mut Holders, relations: &mut [Attribution]) {
    holders.take(tokens, relation);
    if let Some(relation) = relations.get_mut(relation as usize) {
        relation.content.push(tokens);
    }
}

/// A quotation left open at the end of the paragraph before goes on in this one.
fn continued(context: &Context<'_, '_>, quote: Quote, before: Option<Quote>, holders: &Holders) -> Option<u32> {
    let before = before.filter(|before| before.state == QuoteState::Continued)?;
    let document = context.document;
    let next = document.paragraph_of(before.tokens.start) + 1 == document.paragraph_of(quote.tokens.start);
    if next { holders.most(before.tokens) } else { None }
}

/// A relation whose cue stands in the same sentence outside of the quotation, the nearest one.
fn same_sentence(context: &Context<'_, '_>, quote: Quote, relations: &[Attribution]) -> Option<u32> {
    let document = context.document;
    let first = document.sentence_of(quote.tokens.start);
    let last = document.sentence_of(quote.tokens.end - 1);
    let near = |cue: Span<Tokens>| {
        let sentence = document.sentence_of(cue.start);
        sentence == first || (sentence == last && cue.start >= quote.tokens.end)
    };
    let cues = relations.iter().enumerate().filter_map(|(at, relation)| Some((at, relation.cue?)));
    cues.filter(|&(_, cue)| near(cue))
        .min_by_key(|&(at, cue)| (cue.gap(quote.tokens), at))
        .map(|(at, _)| at as u32)
}

/// A quotation right behind another of the same paragraph, with nothing but marks between: the same mouth.
fn same_mouth(context: &Context<'_, '_>, quote: Quote, before: Option<Quote>, holders: &Holders) -> Option<u32> {
    let before = before?;
    let document = context.document;
    let one_paragraph = document.paragraph_of(before.tokens.start) == document.paragraph_of(quote.tokens.start);
    let opens = document.sentences.get(document.sentence_of(quote.tokens.start));
    let starts_sentence = opens.is_some_and(|sentence| sentence.tokens.start == quote.tokens.start);
    if one_paragraph && starts_sentence { holders.most(before.tokens) } else { None }
}

/// A paragraph that is nothing but a quotation goes to the last relation of the paragraph before: one that
/// still lacks its content ("The panel wrote in its summary:"), or one that ends that paragraph.
fn paragraph_before(context: &Context<'_, '_>, quote: Quote, relations: &[Attribution]) -> Option<u32> {
    let document = context.document;
    let at = document.paragraph_of(quote.tokens.start);
    let whole = document.paragraphs.get(at).is_some_and(|paragraph| paragraph.tokens == quote.tokens);
    let before = document.paragraphs.get(at.checked_sub(1)?).filter(|_| whole)?;
    let last = document.sentences.get(before.sentences.end.checked_sub(1)? as usize)?.tokens;
    let inside = |relation: &Attribution| {
        let cue = relation.cue.filter(|cue| before.tokens.covers(*cue))?;
        let waits = relation.content.is_empty() || document.word(last.end - 1) == ":";
        let ends = relation.extent().end >= last.start;
        (ends && relation.source.is_some()).then_some((waits, cue.start))
    };
    let all = relations.iter().enumerate().filter_map(|(at, relation)| Some((inside(relation)?, at as u32)));
    all.max().map(|(_, at)| at)
}

/// Whether somebody speaks between these marks, rather than a title or a word at arm's length.
pub fn is_speech(context: &Context<'_, '_>, quote: Quote) -> bool {
    let words: Vec<u32> = quote.tokens.iter().filter(|&at| is_word(context, at)).collect();
    let finite = words.iter().any(|&at| context.tags.get(at as usize).is_some_and(|tag| tag.is_finite()));
    let enough = words.len() >= WITHOUT_VERB || (finite && words.len() >= WITH_VERB);
    enough && !is_title(context.document, quote)
}

fn is_word(context: &Context<'_, '_>, at: u32) -> bool {
    context.document.tokens.get(at as usize).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
}

/// Whether a title stands between these marks: a word that introduces titles stands before them, or all
/// long words have capitals.
pub fn is_title(document: &Document<'_>, quote: Quote) -> bool {
    let words: Vec<&str> =
        quote.tokens.iter().map(|at| document.word(at)).filter(|word| word.starts_with(char::is_alphanumeric)).collect();
    let introduced = quote.tokens.start.checked_sub(1).is_some_and(|at| {
        TITLE_WORDS.contains(document.word(at).to_lowercase().as_str())
    });
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let mut long = words.iter().filter(|word| word.chars().count() > 4);
    let all_capital = long.all(|word| capital(word)) && words.first().is_some_and(|word| capital(word));
    all_capital && (words.len() > 1 || introduced) || introduced && words.len() < WITHOUT_VERB
}

/// Sorts stretches, joins those that touch or overlap, and trims marks that do not belong.
fn tidy(context: &Context<'_, '_>, mut content: Vec<Span<Tokens>>) -> Vec<Span<Tokens>> {
    content.sort();
    let mut out: Vec<Span<Tokens>> = Vec::new();
    for span in content {
        match out.last_mut() {
            Some(last) if span.start <= last.end && same_paragraph(context, *last, span) => *last = last.join(span),
            _ => out.push(span),
        }
    }
    out
}

fn same_paragraph(context: &Context<'_, '_>, left: Span<Tokens>, right: Span<Tokens>) -> bool {
    left.end > right.start || context.document.paragraph_of(left.start) == context.document.paragraph_of(right.start)
}
