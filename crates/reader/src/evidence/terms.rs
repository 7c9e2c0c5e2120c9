//! Words that name what a statement can rest on, found once for a whole text.

use crate::Layers;
use crate::words::lower;
use onrecord_record::EvidenceKind;
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Longest phrase of the list, in words.
const LONGEST: u32 = 3;

/// What a term names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Something to rest on.
    Kind(EvidenceKind),
    /// A report: an outlet's where one stands beside it, else a record.
    Report,
    /// An interview: the outlet's to whom it was given.
    Interview,
}

/// A term at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    /// Its words.
    pub(super) words: Span<Tokens>,
    /// What it names.
    pub(super) named: Named,
    /// Whether it is a word of a cue ("tweeted"), not a noun.
    pub(super) is_verb: bool,
}

/// An entry of the list.
#[derive(Debug, Clone, Copy)]
struct Entry {
    named: Named,
    is_verb: bool,
    is_name: bool,
}

static ENTRIES: LazyLock<BTreeMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let lines = include_str!("../../data/evidence.tsv").lines().filter(|l| !l.starts_with('#'));
    let mut out: BTreeMap<&'static str, Vec<Entry>> = BTreeMap::new();
    for (phrase, told) in lines.filter_map(|line| line.split_once('\t')) {
        let (kind, how) = told.split_once(' ').unwrap_or((told, ""));
        if let Some(named) = named(kind) {
            let entry = Entry { named, is_verb: how == "verb", is_name: how == "name" };
            out.entry(phrase).or_default().push(entry);
        }
    }
    out
});

/// The first words of the list's phrases.
static FIRST: LazyLock<std::collections::BTreeSet<&'static str>> =
    LazyLock::new(|| ENTRIES.keys().filter_map(|phrase| phrase.split(' ').next()).collect());

fn named(kind: &str) -> Option<Named> {
    Some(match kind {
        "court-filing" => Named::Kind(EvidenceKind::CourtFiling),
        "record" => Named::Kind(EvidenceKind::Record),
        "study" => Named::Kind(EvidenceKind::Study),
        "poll" => Named::Kind(EvidenceKind::Poll),
        "footage" => Named::Kind(EvidenceKind::Footage),
        "official-statement" => Named::Kind(EvidenceKind::OfficialStatement),
        "named-witness" => Named::Kind(EvidenceKind::NamedWitness),
        "social-post" => Named::Kind(EvidenceKind::SocialPost),
        "report" => Named::Report,
        "interview" => Named::Interview,
        _ => return None,
    })
}

/// The terms of a text, in text order; of those that begin at one place the longest.
pub(super) struct Terms(Vec<Term>);

impl Terms {
    pub(super) fn of(layers: &Layers<'_>) -> Self {
        let count = layers.document.tokens.len() as u32;
        Self((0..count).filter_map(|at| term(layers, at, count)).collect())
    }

    /// The terms inside a stretch.
    pub(super) fn inside(&self, stretch: Span<Tokens>) -> impl Iterator<Item = &Term> {
        let from = self.0.partition_point(|term| term.words.start < stretch.start);
        let near = self.0[from..].iter().take_while(move |term| term.words.start < stretch.end);
        near.filter(move |term| term.words.end <= stretch.end)
    }

    /// The longest noun that ends where a noun phrase ends: its head.
    pub(super) fn head(&self, phrase: Span<Tokens>) -> Option<&Term> {
        self.inside(phrase).find(|term| !term.is_verb && term.words.end == phrase.end)
    }
}

fn term(layers: &Layers<'_>, at: u32, count: u32) -> Option<Term> {
    let first = lower(layers, at);
    if !FIRST.contains(first.as_ref()) {
        return None;
    }
    (1..=LONGEST.min(count - at)).rev().find_map(|length| {
        let words = Span::new(at, at + length);
        let phrase: Vec<_> = words.iter().map(|at| lower(layers, at)).collect();
        let entries = ENTRIES.get(phrase.join(" ").as_str())?;
        let entry = entries.iter().find(|entry| fits(layers, words, **entry))?;
        Some(Term { words, named: entry.named, is_verb: entry.is_verb })
    })
}

/// Whether the words are used as the entry says: nouns as nouns, verbs as verbs, names as names.
fn fits(layers: &Layers<'_>, words: Span<Tokens>, entry: Entry) -> bool {
    let Some(tag) = layers.tags.get(words.end as usize - 1) else { return false };
    let is_name = layers.tags.get(words.start as usize).is_some_and(|tag| tag.is_name());
    match (entry.is_verb, entry.is_name) {
        (true, _) => tag.is_verb(),
        (_, true) => tag.is_noun(),
        // "The Washington Post" is a name, "a Facebook post" and "Documents show" are not.
        _ => tag.is_noun() && (words.len() > 1 || !is_name || opens(layers, words.start)),
    }
}

/// Whether a token stands first in its sentence, where a capital shows nothing.
fn opens(layers: &Layers<'_>, at: u32) -> bool {
    layers.document.sentence_at(at).is_some_and(|sentence| {
        let before = Span::<Tokens>::new(sentence.tokens.start, at);
        !before.iter().any(|at| layers.document.word(at).starts_with(char::is_alphanumeric))
    })
}
