//! What closed classes and word order tell of a phrase: its determiner, where it ends, whether it is a subject.

use crate::document::Document;
use crate::lists;
use crate::names::lexicon;
use crate::quotes::MarkRole;
use onrecord_text::{Span, TokenKind, Tokens};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How long an insertion between a subject and its verb may be, in tokens ("…, a doctor who …,").
const INSERTION: u32 = 25;

/// Which kind of verb form a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Auxiliary,
    Reporting,
    Other,
}

static VERBS: LazyLock<FxHashMap<&'static str, Verb>> =
    LazyLock::new(|| verbs(include_str!("../../data/verbs.txt")));

fn verbs(file: &'static str) -> FxHashMap<&'static str, Verb> {
    let mut section = Verb::Other;
    let mut out = FxHashMap::default();
    for line in lists::lines(file) {
        match line {
            "[auxiliary]" => section = Verb::Auxiliary,
            "[reporting]" => section = Verb::Reporting,
            "[past]" => section = Verb::Other,
            words => {
                for word in words.split_whitespace() {
                    out.entry(word).or_insert(section);
                }
            }
        }
    }
    out
}

/// The verb form that a lower-case word can be, forms in -ed included.
pub(crate) fn verb(word: &str) -> Option<Verb> {
    let regular = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
    VERBS.get(word).copied().or(regular.then_some(Verb::Other))
}

pub(crate) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "from"
            | "at"
            | "in"
            | "with"
            | "to"
            | "on"
            | "by"
            | "about"
            | "like"
            | "among"
            | "against"
            | "under"
            | "over"
            | "behind"
            | "within"
            | "near"
            | "inside"
            | "outside"
            | "across"
            | "between"
            | "through"
            | "into"
            | "toward"
            | "towards"
            | "during"
            | "after"
            | "before"
            | "since"
            | "without"
            | "around"
            | "as"
            | "than"
            | "via"
            | "per"
            | "upon"
            | "onto"
            | "including"
            | "despite"
            | "throughout"
    )
}

pub(crate) fn is_relative(word: &str) -> bool {
    matches!(word, "who" | "which" | "that" | "whom" | "whose" | "where" | "when")
}

/// What the determiner of a noun phrase tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Determiner {
    /// "the", "this", "those"
    Definite,
    /// "a", "some", "two"
    Indefinite,
    /// "his", "Clinton’s"
    Possessive,
    /// none
    Bare,
}

pub(crate) fn determiner(word: &str) -> Option<Determiner> {
    match word {
        "the" | "this" | "that" | "these" | "those" | "both" => Some(Determiner::Definite),
        "a" | "an" | "another" | "some" | "any" | "several" | "many" | "most" | "few" | "one"
        | "two" | "three" | "four" | "five" | "each" | "every" | "all" | "no" | "other"
        | "more" | "at" => Some(Determiner::Indefinite),
        "his" | "her" | "its" | "their" | "my" | "our" | "your" | "whose" | "’s" | "'s" | "’"
        | "'" => Some(Determiner::Possessive),
        _ => None,
    }
}

/// Determiners that belong to what a group is called by ("three men").
pub(crate) fn is_quantity(word: &str) -> bool {
    matches!(
        word,
        "some"
            | "several"
            | "many"
            | "most"
            | "few"
            | "two"
            | "three"
            | "four"
            | "five"
            | "both"
            | "all"
            | "other"
            | "more"
    )
}

/// Whether the token is a possessive ending: "’s" as a clitic, or an apostrophe behind a plural.
pub(crate) fn is_possessive(document: &Document<'_>, token: u32) -> bool {
    let Some(at) = document.tokens.get(token as usize) else { return false };
    let word = document.word(token);
    match at.kind {
        TokenKind::Clitic => word.ends_with(['s', 'S']),
        TokenKind::Quote => {
            let role = document.quotes.roles.get(token as usize).copied().flatten();
            role == Some(MarkRole::Apostrophe)
                && document.word(token.wrapping_sub(1)).ends_with('s')
        }
        _ => false,
    }
}

/// Whether "’s" behind a name more likely stands for "is" or "has".
fn is_contraction(document: &Document<'_>, token: u32) -> bool {
    matches!(
        document.word(token + 1),
        "a" | "an" | "the" | "not" | "been" | "going" | "got" | "just" | "also"
    )
}

/// Whether a mention is the subject of a clause.
pub(crate) fn is_subject(document: &Document<'_>, tokens: Span<Tokens>) -> bool {
    let before = document.word(tokens.start.wrapping_sub(1));
    let key = before.to_lowercase();
    if is_preposition(&key) && !matches!(key.as_str(), "as" | "after" | "before" | "since" | "than")
    {
        return false;
    }
    if is_possessive(document, tokens.end) && !is_contraction(document, tokens.end) {
        return false;
    }
    follows_inverted_verb(document, tokens.start) || verb_after(document, tokens.end)
}

/// "“…,” said Clinton": a reporting verb right behind a closing mark or comma.
fn follows_inverted_verb(document: &Document<'_>, start: u32) -> bool {
    let is_report = |token: u32| VERBS.get(document.word(token)) == Some(&Verb::Reporting);
    let is_mark = |token: u32| {
        matches!(document.word(token), ",")
            || document.tokens.get(token as usize).is_some_and(|at| at.kind == TokenKind::Quote)
    };
    start >= 2 && is_report(start - 1) && is_mark(start - 2)
}

/// Whether a verb stands behind this place, insertions and adverbs skipped.
fn verb_after(document: &Document<'_>, end: u32) -> bool {
    let at = behind_insertion(document, end);
    let at = behind_adverbs(document, at);
    let is_clitic_verb = |word: &str| {
        matches!(
            word,
            "’s" | "'s" | "’ll" | "'ll" | "’d" | "'d" | "’ve" | "'ve" | "’re" | "'re" | "’m" | "'m"
        )
    };
    verb(document.word(at)).is_some() || is_clitic_verb(document.word(at))
}

fn behind_adverbs(document: &Document<'_>, mut at: u32) -> u32 {
    let is_adverb = |word: &str| {
        matches!(
            word,
            "also"
                | "later"
                | "then"
                | "now"
                | "still"
                | "never"
                | "just"
                | "once"
                | "too"
                | "himself"
                | "herself"
                | "themselves"
                | "not"
                | "ever"
                | "yesterday"
                | "today"
        ) || word.len() > 4 && word.ends_with("ly")
            || lexicon::is_calendar(&lexicon::key(word))
    };
    while is_adverb(document.word(at))
        || document.word(at) == "on" && is_adverb(document.word(at + 1))
    {
        at += 1;
    }
    at
}

/// Behind ", …," or "(…)" or "who …," where one begins here.
fn behind_insertion(document: &Document<'_>, end: u32) -> u32 {
    let closing = match document.word(end) {
        "," => ",",
        "(" => ")",
        _ => return end,
    };
    let sentence = document.sentence_at(end).map_or(end, |sentence| sentence.tokens.end);
    let limit = sentence.min(end + INSERTION);
    let closed = (end + 1..limit).find(|&token| document.word(token) == closing);
    let verb_comes = |at: u32| verb(document.word(behind_adverbs(document, at))).is_some();
    match closed {
        Some(at) if verb_comes(at + 1) || closing == ")" => at + 1,
        _ => end,
    }
}

/// Whether a mark or conjunction between two tokens of a sentence parts their clauses.
pub(crate) fn clause_break(document: &Document<'_>, between: Span<Tokens>) -> bool {
    between.iter().any(|token| {
        matches!(
            document.word(token),
            "," | ";"
                | ":"
                | "that"
                | "who"
                | "which"
                | "when"
                | "while"
                | "as"
                | "because"
                | "if"
                | "after"
                | "before"
                | "but"
                | "and"
                | "—"
                | "–"
                | "--"
                | "whether"
                | "where"
                | "until"
                | "since"
                | "although"
                | "than"
        ) || document.tokens.get(token as usize).is_some_and(|at| at.kind == TokenKind::Quote)
    })
}
