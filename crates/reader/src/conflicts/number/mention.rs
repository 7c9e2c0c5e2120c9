//! Mentions of quantities: how a number is told, and of what.

use super::super::lexicon;
use super::super::view::View;
use super::quantity::{Quantities, Quantity, Unit};
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashMap;

/// Numbers of a text that are looked at: a text with more is a table.
const MOST: usize = 150;
/// Tokens on either side of a number that tell what it is of.
const NEAR: u32 = 16;
/// Tokens of a sentence that are looked at.
const SENTENCE: u32 = 150;
/// Letters that a word of content has at least.
const LETTERS: usize = 4;
/// Tokens between a number and its noun at most.
const REACH: u32 = 5;

/// How a number is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Introduced {
    /// As news, or as part of something else.
    Fresh,
    /// "Mr. Pike's 61 stores", "their 61 stores".
    Owned,
    /// "45 days was a long vacation": a length or a sum that is spoken of as known.
    Term,
    /// "the 31 permits", "those 31", "all 31".
    Known,
}

/// A number with how it is told.
#[derive(Debug)]
pub(super) struct Mention<'q> {
    pub(super) one: &'q Quantity,
    pub(super) introduced: Introduced,
    /// Whether words behind the noun say which are meant: "the 31 permits issued in 2019".
    pub(super) narrowed: bool,
    pub(super) headline: bool,
    pub(super) sentence: Span<Tokens>,
    /// The tokens of the noun, with the words between.
    pub(super) noun: Span<Tokens>,
    /// Stems of the words of content around it, in order, each once.
    pub(super) about: Vec<String>,
    /// The same of the names of its paragraph.
    pub(super) names: Vec<String>,
}

impl Mention<'_> {
    /// Whether it takes up an amount that was told before.
    pub(super) fn is_known(&self) -> bool {
        self.introduced == Introduced::Known
    }

    /// Where it stands in the text.
    pub(super) fn at(&self) -> u32 {
        self.one.tokens.start
    }
}

/// The mentions of a text, in order.
pub(super) fn mentions<'q>(view: View<'_>, numbers: &'q Quantities) -> Vec<Mention<'q>> {
    numbers.0.iter().take(MOST).map(|one| mention(view, one)).collect()
}

fn mention<'q>(view: View<'_>, one: &'q Quantity) -> Mention<'q> {
    let start = one.tokens.start;
    let sentence = view.sentence(start);
    let noun = noun(view, one);
    Mention {
        one,
        introduced: introduced(view, one, noun),
        narrowed: is_narrowed(view, noun.end),
        headline: view.headline().is_some_and(|headline| headline.holds(start)),
        sentence,
        noun,
        about: about(view, one, sentence),
        names: names(view, start),
    }
}

fn introduced(view: View<'_>, one: &Quantity, noun: Span<Tokens>) -> Introduced {
    let before = one.tokens.start.wrapping_sub(1);
    match () {
        () if view.is(before, &["the", "those", "these", "all"]) || is_of_the(view, one) => {
            Introduced::Known
        }
        () if view.tag(before) == "POS" || view.tag(before) == "PRP$" => Introduced::Owned,
        () if is_term(view, one, noun) || is_that(view, one) => Introduced::Term,
        () => Introduced::Fresh,
    }
}

/// "45 days was a long vacation": a plural of time or money with a verb in the singular; in the present it may be said of any
/// such length ("four years is a long time").
fn is_term(view: View<'_>, one: &Quantity, noun: Span<Tokens>) -> bool {
    let unit = matches!(one.unit, Unit::Money(_)) || lexicon::is_in("of_time", &one.noun);
    let verb = view.is(noun.end, &["was", "isn't", "isn’t", "wasn't", "wasn’t"]);
    let apart = view.is(noun.end, &["is", "was"]) && view.is(noun.end + 1, &["n't", "n’t", "not"]);
    unit && one.value > 1.5 && (verb || apart) && !view.tag(noun.end + 1).starts_with("VB")
}

/// "The offer of $54": a sum of something that is known.
fn is_of_the(view: View<'_>, one: &Quantity) -> bool {
    let of = one.tokens.start.wrapping_sub(1);
    let noun = of.wrapping_sub(1);
    let sum = matches!(one.unit, Unit::Money(_));
    sum && view.is(of, &["of"]) && view.tag(noun) == "NN" && view.is(noun.wrapping_sub(1), &["the"])
}

/// "That was £160,000."
fn is_that(view: View<'_>, one: &Quantity) -> bool {
    let verb = one.tokens.start.wrapping_sub(1);
    view.is(verb, &["was", "were"])
        && view.is(verb.wrapping_sub(1), &["that", "those"])
        && view.is_quoted(one.tokens.start)
}

/// The noun that a number counts, with the words between; empty behind the number where none is there.
fn noun(view: View<'_>, one: &Quantity) -> Span<Tokens> {
    let end = one.tokens.end;
    let joined = view.word(one.tokens.start).contains('-');
    if one.noun.is_empty() || joined {
        return Span::new(end, end);
    }
    let stem = one.noun.trim_end_matches('y');
    let head = (end..end + REACH).find(|&at| view.lower(at).starts_with(stem));
    Span::new(end, head.map_or(end, |at| at + 1))
}

/// Whether a noun is followed by what says which are meant: "that", "of", "issued", "he needs".
fn is_narrowed(view: View<'_>, end: u32) -> bool {
    let clause = |at: u32| {
        matches!(
            view.tag(at),
            "IN" | "WDT" | "WP" | "WP$" | "VBN" | "VBG" | "TO" | "JJ" | "WRB" | "PRP"
        ) || view.is(at, &["aboard", "there", "alone"])
    };
    clause(end) || view.is(end, &[","]) && matches!(view.tag(end + 1), "WDT" | "WP" | "VBN" | "VBG")
}

fn about(view: View<'_>, one: &Quantity, sentence: Span<Tokens>) -> Vec<String> {
    let from = one.tokens.start.saturating_sub(NEAR).max(sentence.start);
    let near = Span::<Tokens>::new(from, (one.tokens.end + NEAR).min(sentence.end));
    let noun = stem(&one.noun);
    let mut out: Vec<String> = Vec::new();
    for at in near.iter().filter(|at| !one.tokens.holds(*at)) {
        let Some(stem) = content(view, at) else { continue };
        if stem != noun && !out.contains(&stem) {
            out.push(stem);
        }
    }
    out
}

/// The stems of the names of a number's paragraph.
fn names(view: View<'_>, at: u32) -> Vec<String> {
    let near = view.paragraph(at).near(at, SENTENCE);
    let mut out: Vec<String> = near
        .iter()
        .filter(|&at| view.tag(at).starts_with("NNP"))
        .filter_map(|at| content(view, at))
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The stem of a word of content.
pub(super) fn content(view: View<'_>, at: u32) -> Option<String> {
    let tag = view.tag(at);
    let open = tag.starts_with("NN") || tag.starts_with("VB") || tag.starts_with("JJ");
    let word = view.key(at);
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    (open && letters >= LETTERS && !lexicon::is_in("says_little", &word)).then(|| stem(&word))
}

/// A word without the endings of its forms: alike for most forms of one word.
pub(super) fn stem(word: &str) -> String {
    /// Endings, the longer before the shorter.
    const ENDINGS: [&str; 8] = ["ing", "ies", "ed", "es", "er", "s", "y", "e"];
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    let cut = |ending: &str| word.strip_suffix(ending).filter(|rest| rest.len() > 2);
    let rest = ENDINGS.into_iter().find_map(cut).unwrap_or(word);
    rest.trim_end_matches(['e', 'i']).to_owned()
}

/// In how many sentences of a text each stem stands.
#[derive(Debug)]
pub(super) struct Rarity(FxHashMap<String, u32>);

impl Rarity {
    pub(super) fn of(view: View<'_>) -> Self {
        let mut out: FxHashMap<String, u32> = FxHashMap::default();
        for sentence in &view.layers.document.sentences {
            let tokens = sentence.tokens.near(sentence.tokens.start, SENTENCE);
            let mut stems: Vec<String> = tokens.iter().filter_map(|at| content(view, at)).collect();
            stems.sort_unstable();
            stems.dedup();
            for stem in stems {
                *out.entry(stem).or_default() += 1;
            }
        }
        Self(out)
    }

    /// How much two mentions share of what they are of: one for a word that stands in their two sentences alone, less for those
    /// that stand in more.
    pub(super) fn shared(&self, a: &Mention<'_>, b: &Mention<'_>) -> f64 {
        let both = a.about.iter().filter(|stem| b.about.contains(stem));
        both.map(|stem| self.weight(stem)).sum()
    }

    /// How much the words around a number share with the names of the other's paragraph.
    pub(super) fn named(&self, a: &Mention<'_>, b: &Mention<'_>) -> f64 {
        let both = a.about.iter().filter(|stem| b.names.contains(stem) && !b.about.contains(stem));
        both.map(|stem| self.weight(stem)).sum()
    }

    fn weight(&self, stem: &str) -> f64 {
        match self.0.get(stem).copied().unwrap_or_default() {
            0..=2 => 1.0,
            3 => 0.7,
            4 | 5 => 0.4,
            _ => 0.15,
        }
    }
}
