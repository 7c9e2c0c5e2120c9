//! The layers of a text as happenings look at them, never far from a time: a sentence of any length costs as much as its
//! times.

use crate::attribution::Context;
use crate::clauses::clause_of;
use crate::lists;
use crate::times::{Time, time_at};
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static VERBS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| lists::pairs(include_str!("../../data/happening_verbs.tsv")));

/// Tokens on either side of a time that tell what happened then, at most: longer clauses are lists or no prose.
pub(super) const REACH: u32 = 40;

/// The layers of one text.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a, 't> {
    pub(super) context: &'a Context<'a, 't>,
    pub(super) clauses: &'a [Span<Tokens>],
    pub(super) times: &'a [Time],
}

impl Scene<'_, '_> {
    pub(super) fn word(&self, at: u32) -> String {
        self.context.lower(at)
    }

    pub(super) fn is(&self, at: u32, words: &[&str]) -> bool {
        self.context.is(at, words)
    }

    pub(super) fn tag(&self, at: u32) -> &'static str {
        self.context.tag_name(at)
    }

    pub(super) fn is_finite(&self, at: u32) -> bool {
        self.context.is_finite(at)
    }

    /// The class of a verb in the reviewed list; empty for one that is not in it.
    pub(super) fn class(&self, at: u32) -> &'static str {
        VERBS.get(self.word(at).as_str()).copied().unwrap_or_default()
    }

    /// The clause of a token, as far as it is looked at.
    pub(super) fn clause(&self, at: u32) -> Span<Tokens> {
        clause_of(self.clauses, at).near(at, REACH)
    }

    /// The clause right before the one that a stretch begins in, in the same sentence.
    pub(super) fn clause_before(&self, clause: Span<Tokens>) -> Option<Span<Tokens>> {
        let before = clause_of(self.clauses, clause.start).start.checked_sub(1)?;
        self.sentence(clause.start).holds(before).then(|| self.clause(before))
    }

    /// The sentence of a token; all of it.
    pub(super) fn sentence(&self, at: u32) -> Span<Tokens> {
        let document = self.context.document;
        let sentence = document.sentence_at(at);
        sentence.map(|found| found.tokens).unwrap_or_default()
    }

    /// Whether a token lies in a time expression.
    pub(super) fn is_dated(&self, at: u32) -> bool {
        time_at(self.times, at).is_some()
    }

    /// The verb with tense that a time in a clause goes with: the last one before it, or else the first behind, if no
    /// gerund behind a comma comes first (its clause is another: "Roe on Friday [hailed] it, saying that it would pass").
    pub(super) fn verb(&self, clause: Span<Tokens>, time: Span<Tokens>) -> Option<u32> {
        let before = (clause.start..time.start).rev().find(|&at| self.is_finite(at));
        let gerund = |at: u32| self.is(at, &[","]) && self.tag(at + 1) == "VBG";
        let mut behind = (time.end..clause.end).take_while(|&at| !gerund(at));
        before.or_else(|| behind.find(|&at| self.is_finite(at)))
    }

    /// The tokens of a verb's group behind the verb that carries tense: auxiliaries, negations, adverbs, a participle.
    pub(super) fn group(&self, verb: u32, clause: Span<Tokens>) -> Span<Tokens> {
        /// Tokens of a group at most.
        const LONGEST: u32 = 7;
        let end = clause.end.min(verb + LONGEST);
        let goes_on = |at: &u32| {
            matches!(self.tag(*at), "RB" | "VB" | "VBN" | "VBG" | "RP")
                || self.is(*at, &["n't", "n’t", "not", "to"])
                || self.is_dated(*at)
        };
        let last = (verb + 1..end).take_while(goes_on).last();
        Span::new(verb + 1, last.map_or(verb + 1, |at| at + 1))
    }

    /// Whether a verb's group is passive.
    pub(super) fn is_passive(&self, participle: u32, floor: u32) -> bool {
        /// Tokens between "be" and its participle at most.
        const NEAR: u32 = 5;
        const BE: [&str; 10] =
            ["is", "are", "was", "were", "be", "been", "being", "’s", "'s", "am"];
        let from = floor.max(participle.saturating_sub(NEAR));
        matches!(self.tag(participle), "VBN" | "VBD" | "JJ")
            && (from..participle).any(|at| self.is(at, &BE))
    }

    /// The verb of a clause by which a date in it no longer stands: "was cancelled", "has been moved to July 5",
    /// "called off", "will now start".
    pub(super) fn change(&self, clause: Span<Tokens>) -> Option<u32> {
        clause.iter().find(|&at| self.is_change(at, clause))
    }

    fn is_change(&self, at: u32, clause: Span<Tokens>) -> bool {
        /// Tokens between a verb and its particle, or the time that it moves to, at most.
        const NEAR: u32 = 8;
        let verb = self.tag(at).starts_with('V') || self.tag(at) == "JJ";
        let mut behind = at + 1..clause.end.min(at + NEAR);
        match self.class(at) {
            "change" => verb,
            "particle" => verb && behind.any(|at| self.is(at, &["off", "back", "forward"])),
            "move" => {
                let goes = |at: u32| self.is(at, &["to", "until", "till", "from"]);
                verb && behind.any(|at| goes(at) && self.is_dated(at + 1))
            }
            _ => self.is(at, &["now"]) && self.is(at.wrapping_sub(1), &["will", "’ll", "'ll"]),
        }
    }
}
