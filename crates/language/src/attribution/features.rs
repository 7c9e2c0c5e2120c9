//! Features of attribution labels, for both passes.

use super::labels::{Label, Role};
use crate::document::Document;
use crate::features::{Features, combine};
use crate::lexemes::Lexeme;
use crate::quotes::MarkRole;
use crate::tags::Tag;
use onrecord_text::{Span, Tokens};

/// The layers that the features read.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a, 't> {
    /// Tokens, sentences, paragraphs, quotation marks.
    pub document: &'a Document<'t>,
    /// Forms of tokens.
    pub lexemes: &'a [Lexeme],
    /// Parts of speech.
    pub tags: &'a [Tag],
    /// How many quotations around what is read count as not there: what stands inside speech is read as
    /// if it were a text of its own.
    pub inside: u8,
}

/// Numbers of templates from which the second pass counts.
const SECOND: u32 = 200;

impl Context<'_, '_> {
    /// The name of a token's part of speech; empty behind the end of the text.
    pub(crate) fn tag_name(&self, at: u32) -> &'static str {
        self.tags.get(at as usize).map_or("", |tag| tag.name())
    }

    /// Whether a token is a verb form that carries tense, or a modal.
    pub(crate) fn is_finite(&self, at: u32) -> bool {
        self.tags.get(at as usize).is_some_and(|tag| tag.is_finite())
    }

    /// A token's word in lower case.
    pub(crate) fn lower(&self, at: u32) -> String {
        self.document.word(at).to_lowercase()
    }

    /// Whether a token is one of these words, given in lower case.
    pub(crate) fn is(&self, at: u32, words: &[&str]) -> bool {
        let word = self.document.word(at);
        words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    fn lexeme(&self, at: i64, window: Span<Tokens>) -> Lexeme {
        Self::inside(at, window).and_then(|at| self.lexemes.get(at)).copied().unwrap_or_default()
    }

    fn tag(&self, at: i64, window: Span<Tokens>) -> u32 {
        Self::inside(at, window).and_then(|at| self.tags.get(at)).map_or(99, |tag| u32::from(tag.0))
    }

    fn inside(at: i64, window: Span<Tokens>) -> Option<usize> {
        (at >= i64::from(window.start) && at < i64::from(window.end)).then_some(at as usize)
    }

    fn depth(&self, at: i64, window: Span<Tokens>) -> u32 {
        Self::inside(at, window)
            .and_then(|at| self.document.quotes.depth.get(at))
            .map_or(0, |depth| u32::from(depth.saturating_sub(self.inside)))
    }
}

/// Features from words and marks for a stretch of one sentence: all that the first pass sees.
pub fn extract_words(context: &Context<'_, '_>, window: Span<Tokens>, out: &mut Features) {
    out.clear();
    let surroundings = Surroundings::of(context, window);
    for at in window.iter() {
        words(context, window, i64::from(at), out);
        marks(context, window, at, &surroundings, out);
        out.end();
    }
}

/// Features from what the first pass found nearby: what the second pass sees beside the words and marks.
pub fn extract_found(
    context: &Context<'_, '_>,
    window: Span<Tokens>,
    first: &[Label],
    out: &mut Features,
) {
    out.clear();
    let found = Found::of(context, window, first);
    for at in window.iter() {
        nearby(context, window, first, (at - window.start) as usize, &found, out);
        out.end();
    }
}

/// Words and tags around a token.
fn words(context: &Context<'_, '_>, window: Span<Tokens>, at: i64, out: &mut Features) {
    let lex = |offset: i64| context.lexeme(at + offset, window);
    let tag = |offset: i64| context.tag(at + offset, window);
    let word = lex(0);
    out.add(0, 0);
    out.add(1, word.form);
    for offset in -3_i64..=3 {
        let base = (offset + 3) as u32;
        out.add(2 + base, lex(offset).lower);
        out.add(10 + base, tag(offset));
    }
    out.pair(20, lex(-1).lower, word.lower);
    out.pair(21, word.lower, lex(1).lower);
    out.pair(22, tag(-1), tag(0));
    out.pair(23, tag(0), tag(1));
    out.pair(24, combine(tag(-1), tag(0)), tag(1));
    out.pair(25, combine(tag(-2), tag(-1)), tag(0));
    out.pair(26, combine(tag(0), tag(1)), tag(2));
    out.pair(27, tag(-1), word.lower);
    out.pair(28, word.lower, tag(1));
    out.pair(29, lex(-1).lower, tag(0));
    out.pair(30, tag(0), lex(1).lower);
    out.add(31, word.suffixes[2]);
    out.add(32, word.suffixes[1]);
    out.pair(33, u32::from(word.shape), u32::from(lex(1).shape));
    out.pair(34, u32::from(lex(-1).shape), u32::from(word.shape));
    out.pair(35, combine(lex(-2).lower, lex(-1).lower), word.lower);
    out.pair(36, combine(word.lower, lex(1).lower), lex(2).lower);
    out.pair(37, combine(lex(-1).lower, word.lower), lex(1).lower);
    out.pair(38, combine(combine(tag(-2), tag(-1)), tag(0)), combine(tag(1), tag(2)));
    let class = |offset: i64| u32::from(lex(offset).class);
    for (template, offset) in (41..).zip(-2_i64..=2) {
        out.add(template, class(offset));
    }
    out.pair(46, class(-1), class(0));
    out.pair(47, class(0), class(1));
    out.pair(48, combine(class(-1), class(0)), class(1));
    out.pair(49, class(0), combine(tag(0), tag(1)));
}

/// Where the clauses, quotations and sentence edges around each token are.
struct Surroundings {
    /// For each token: distance to the nearest verb left and right and the verb's form.
    verb_left: Vec<(u32, u32, u32)>,
    verb_right: Vec<(u32, u32, u32)>,
    /// For each token: tokens since the sentence began, and until it ends.
    sentence: Vec<(u32, u32)>,
    /// For each token: tokens since the innermost quotation around it opened, its length.
    quote: Vec<(u32, u32)>,
}

impl Surroundings {
    fn of(context: &Context<'_, '_>, window: Span<Tokens>) -> Self {
        Self {
            verb_left: nearest_verbs(context, window.iter()),
            verb_right: nearest_verbs(context, window.iter().rev()).into_iter().rev().collect(),
            sentence: sentence_places(context, window),
            quote: quote_places(context, window),
        }
    }
}

fn nearest_verbs(
    context: &Context<'_, '_>,
    order: impl Iterator<Item = u32>,
) -> Vec<(u32, u32, u32)> {
    let mut last = (99, 0, 0);
    order
        .map(|at| {
            let here = last;
            let tag = context.tags.get(at as usize).copied().unwrap_or(Tag(0));
            last.0 = (last.0 + 1).min(99);
            if tag.is_verb() {
                let lexeme = context.lexemes.get(at as usize).copied().unwrap_or_default();
                last = (1, lexeme.lower, u32::from(lexeme.class));
            }
            here
        })
        .collect()
}

fn sentence_places(context: &Context<'_, '_>, window: Span<Tokens>) -> Vec<(u32, u32)> {
    let sentences = &context.document.sentences;
    let mut index = context.document.sentence_of(window.start);
    window
        .iter()
        .map(|at| {
            while sentences.get(index).is_some_and(|sentence| sentence.tokens.end <= at) {
                index += 1;
            }
            sentences.get(index).map_or((0, 0), |sentence| {
                (at - sentence.tokens.start, sentence.tokens.end - 1 - at)
            })
        })
        .collect()
}

fn quote_places(context: &Context<'_, '_>, window: Span<Tokens>) -> Vec<(u32, u32)> {
    let mut out = vec![(0, 0); window.len() as usize];
    let quotes = &context.document.quotes.all;
    let from = quotes.partition_point(|quote| quote.tokens.start < window.start);
    let counted = quotes[from..].iter().take_while(|quote| quote.tokens.start < window.end);
    for quote in counted.filter(|quote| quote.depth >= context.inside) {
        for at in quote.tokens.start..quote.tokens.end.min(window.end) {
            out[(at - window.start) as usize] = (at - quote.tokens.start, quote.tokens.len());
        }
    }
    out
}

/// Small numbers exactly, larger ones by their magnitude.
fn bucket(number: u32) -> u32 {
    match number {
        0..=4 => number,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}

/// Quotation marks, verbs and edges around a token.
fn marks(
    context: &Context<'_, '_>,
    window: Span<Tokens>,
    at: u32,
    near: &Surroundings,
    out: &mut Features,
) {
    let place = i64::from(at);
    let index = (at - window.start) as usize;
    let depth = |offset: i64| context.depth(place + offset, window).min(2);
    let tag = |offset: i64| context.tag(place + offset, window);
    let word = context.lexeme(place, window);
    let (since, length) = near.quote[index];
    let around = combine(combine(depth(-1), depth(0)), depth(1));
    let size = bucket(length);
    out.add(50, around);
    out.pair(51, around, size);
    out.pair(52, combine(depth(0), size), tag(0));
    out.pair(53, combine(depth(-1), depth(0)), word.lower);
    out.pair(54, combine(depth(0), depth(1)), word.lower);
    out.pair(55, around, combine(tag(-1), tag(0)));
    out.pair(56, around, combine(tag(0), tag(1)));
    let role = |offset: i64| {
        let role = Context::inside(place + offset, window)
            .and_then(|at| context.document.quotes.roles.get(at))
            .copied()
            .flatten();
        role.map_or(0, |role| match role {
            MarkRole::Open => 1,
            MarkRole::Close => 2,
            MarkRole::Apostrophe => 3,
        })
    };
    out.add(57, combine(combine(role(-2), role(-1)), combine(role(0), combine(role(1), role(2)))));
    out.pair(58, bucket(since), size);
    out.pair(59, combine(role(-1), context.lexeme(place - 2, window).lower), tag(0));
    let (from_start, to_end) = near.sentence[index];
    out.pair(60, bucket(from_start), tag(0));
    out.pair(61, bucket(to_end), tag(0));
    out.pair(62, bucket(at - window.start), tag(0));
    out.pair(63, bucket(window.end - 1 - at), depth(0));
    let (left, right) = (near.verb_left[index], near.verb_right[index]);
    out.add(64, left.1);
    out.add(65, right.1);
    out.pair(66, left.1, bucket(left.0));
    out.pair(67, right.1, bucket(right.0));
    out.pair(68, left.1, tag(0));
    out.pair(69, right.1, tag(0));
    out.pair(70, left.1, right.1);
    out.pair(71, left.2, bucket(left.0));
    out.pair(72, right.2, bucket(right.0));
    out.pair(73, left.2, combine(tag(0), depth(0)));
    out.pair(74, right.2, combine(tag(0), depth(0)));
    out.pair(75, left.2, right.2);
}

/// What the first pass found around each token of a window.
struct Found {
    /// For each token: the nearest cue to the left and right.
    cue_left: Vec<Near>,
    cue_right: Vec<Near>,
    source_left: Vec<Near>,
    source_right: Vec<Near>,
    /// The roles found in the window, as bits.
    roles: u32,
}

/// The nearest run of a role: its word, how far, whether there is one at all, how many commas lie between.
#[derive(Clone, Copy)]
struct Near {
    word: u32,
    class: u32,
    distance: u32,
    /// 0, or 3 where there is none.
    sentences: u32,
    commas: u32,
}

const NOWHERE: Near = Near { word: 0, class: 0, distance: 99, sentences: 3, commas: 9 };

impl Found {
    fn of(context: &Context<'_, '_>, window: Span<Tokens>, first: &[Label]) -> Self {
        let forward: Vec<u32> = window.iter().collect();
        let backward: Vec<u32> = window.iter().rev().collect();
        let flip = |mut list: Vec<Near>| {
            list.reverse();
            list
        };
        Self {
            cue_left: nearest(context, window, first, Role::Cue, &forward),
            cue_right: flip(nearest(context, window, first, Role::Cue, &backward)),
            source_left: nearest(context, window, first, Role::Source, &forward),
            source_right: flip(nearest(context, window, first, Role::Source, &backward)),
            roles: roles(first),
        }
    }
}

fn nearest(
    context: &Context<'_, '_>,
    window: Span<Tokens>,
    first: &[Label],
    role: Role,
    order: &[u32],
) -> Vec<Near> {
    let mut last = NOWHERE;
    order
        .iter()
        .map(|&at| {
            let here = last;
            last.distance = (last.distance + 1).min(99);
            if context.document.word(at) == "," {
                last.commas = (last.commas + 1).min(9);
            }
            let label = first.get((at - window.start) as usize).copied().unwrap_or_default();
            if label.role() == Some(role) {
                let lexeme = context.lexemes.get(at as usize).copied().unwrap_or_default();
                last = Near {
                    word: lexeme.lower,
                    class: u32::from(lexeme.class),
                    distance: 1,
                    sentences: 0,
                    commas: 0,
                };
            }
            here
        })
        .collect()
}

/// The roles found in the window, as bits.
fn roles(first: &[Label]) -> u32 {
    first.iter().filter_map(|label| label.role()).fold(0, |bits, role| bits | 1 << role as u32)
}

fn near_features(base: u32, near: Near, tag: u32, depth: u32, out: &mut Features) {
    let place = combine(bucket(near.distance), near.sentences);
    out.add(base, near.word);
    out.add(base + 1, place);
    out.pair(base + 2, combine(near.commas.min(3), near.sentences), tag);
    out.pair(base + 3, near.word, combine(near.sentences, depth));
    out.pair(base + 4, near.word, tag);
    out.pair(base + 5, near.class, place);
    out.pair(base + 6, near.class, combine(tag, combine(near.sentences, depth)));
}

/// What the first pass found around a token.
fn nearby(
    context: &Context<'_, '_>,
    window: Span<Tokens>,
    first: &[Label],
    index: usize,
    found: &Found,
    out: &mut Features,
) {
    let at = i64::from(window.start) + index as i64;
    let label = |offset: isize| {
        index
            .checked_add_signed(offset)
            .and_then(|index| first.get(index))
            .map_or(9, |label| u32::from(label.0))
    };
    let tag = context.tag(at, window);
    let depth = context.depth(at, window).min(2);
    for offset in -3_isize..=3 {
        out.add(SECOND + (offset + 3) as u32, label(offset));
    }
    out.pair(SECOND + 10, combine(label(-1), label(0)), label(1));
    out.pair(SECOND + 11, label(0), context.lexeme(at, window).lower);
    out.pair(SECOND + 12, combine(label(-1), label(0)), tag);
    out.pair(SECOND + 13, combine(label(0), label(1)), tag);
    out.pair(
        SECOND + 14,
        combine(label(-2), label(-1)),
        combine(label(0), combine(label(1), label(2))),
    );
    near_features(SECOND + 20, found.cue_left[index], tag, depth, out);
    near_features(SECOND + 30, found.cue_right[index], tag, depth, out);
    near_features(SECOND + 40, found.source_left[index], tag, depth, out);
    near_features(SECOND + 50, found.source_right[index], tag, depth, out);
    let (left, right) = (found.cue_left[index], found.cue_right[index]);
    out.pair(SECOND + 60, combine(left.sentences, right.sentences), combine(depth, label(0)));
    out.pair(SECOND + 61, combine(left.word, left.sentences), combine(right.word, right.sentences));
    out.pair(SECOND + 62, found.roles, combine(depth, tag));
    out.pair(SECOND + 63, found.roles, combine(left.sentences, right.sentences));
    out.pair(SECOND + 64, combine(found.roles, label(0)), context.lexeme(at, window).lower);
}
