//! One of two tellings that are compared, with what its words are there for.

use super::senses::{self, Sense, Unit};
use crate::variants::{Before, Brackets, Telling, Word, Words};
use onrecord_language::likeness;
use onrecord_language::names::spelling;
use std::ops::Range;

/// Most words up to the end of a sentence.
const SENTENCE: usize = 80;

pub(super) struct Side<'t> {
    pieces: &'t [String],
    pub(super) words: &'t [Word],
    units: Vec<Unit>,
    unit_of: Vec<Option<usize>>,
    shouts: bool,
}

impl<'t> Side<'t> {
    pub(super) fn of(telling: &'t Telling, words: &'t Words) -> Self {
        let units = senses::units(&words.all);
        let mut unit_of = vec![None; words.len()];
        for (at, unit) in units.iter().enumerate() {
            unit_of[unit.range.clone()].fill(Some(at));
        }
        let letters = || telling.pieces.iter().flat_map(|piece| piece.chars());
        let capitals = letters().filter(|c| c.is_uppercase()).count();
        let small = letters().filter(|c| c.is_lowercase()).count();
        let shouts = capitals > small;
        Self { pieces: &telling.pieces, words: &words.all, units, unit_of, shouts }
    }

    pub(super) fn folded(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| word.folded.as_str())
    }

    /// A word as it stands on the page.
    pub(super) fn surface(&self, at: usize) -> &'t str {
        let word = &self.words[at];
        self.pieces[word.piece].get(word.span.clone()).unwrap_or_default()
    }

    /// Words as they stand on the page; a space stands where a piece ends.
    pub(super) fn text(&self, range: &Range<usize>) -> String {
        let mut out = String::new();
        for at in range.clone() {
            let word = &self.words[at];
            let goes_on = at > range.start && self.words[at - 1].piece == word.piece;
            let start = if goes_on { self.words[at - 1].span.end } else { word.span.start };
            if at > range.start && !goes_on {
                out.push(' ');
            }
            out.push_str(self.pieces[word.piece].get(start..word.span.end).unwrap_or_default());
        }
        out
    }

    /// What stands between a word and the one before it in its piece.
    pub(super) fn between(&self, at: usize) -> &'t str {
        let word = &self.words[at];
        let before = at.checked_sub(1).map(|at| &self.words[at]);
        let start = before.filter(|other| other.piece == word.piece).map_or(0, |w| w.span.end);
        self.pieces[word.piece].get(start..word.span.start).unwrap_or_default()
    }

    pub(super) fn before(&self, at: usize) -> Before {
        self.words.get(at).map_or(Before::Sentence, |word| word.before)
    }

    /// Whether the sentence of a word ends in a question mark.
    pub(super) fn is_asked(&self, at: usize) -> bool {
        if at >= self.words.len() {
            return false;
        }
        let to = (at + SENTENCE).min(self.words.len());
        let next = (at + 1..to).find(|&next| self.before(next) >= Before::Sentence);
        let end = next.unwrap_or(to);
        let last = &self.words[end - 1];
        let start = self.words.get(end).filter(|word| word.piece == last.piece);
        let text = &self.pieces[last.piece];
        let rest = text.get(last.span.end..start.map_or(text.len(), |word| word.span.start));
        rest.is_some_and(|rest| rest.contains('?'))
    }

    /// Whether a whole word is the editor's.
    pub(super) fn is_put_in(&self, at: usize) -> bool {
        self.words[at].brackets == Brackets::Square
    }

    pub(super) fn is_bracketed(&self, at: usize) -> bool {
        matches!(self.words[at].brackets, Brackets::Square | Brackets::Letters)
    }

    /// The unit that a word belongs to.
    pub(super) fn unit(&self, at: usize) -> Option<&Unit> {
        self.unit_of.get(at).copied().flatten().map(|unit| &self.units[unit])
    }

    /// The units that words belong to, each once; a lone "to" of "able to" does not make one.
    pub(super) fn units(&self, places: &[usize]) -> Vec<&Unit> {
        let mut found: Vec<usize> = places.iter().filter_map(|&at| self.unit_of[at]).collect();
        found.dedup();
        let units = found.into_iter().map(|unit| &self.units[unit]);
        units.filter(|unit| self.is_borne(unit, places)).collect()
    }

    /// Whether words have at least half of a unit, and more than its small words.
    fn is_borne(&self, unit: &Unit, places: &[usize]) -> bool {
        let small = |at: usize| {
            matches!(
                self.folded(at),
                "to" | "of" | "than" | "that" | "be" | "i" | "it" | "they" | "we"
            )
        };
        let here: Vec<usize> = unit.range.clone().filter(|at| places.contains(at)).collect();
        2 * here.len() >= unit.range.len() && here.iter().any(|&at| !small(at))
    }

    pub(super) fn is_modal(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|unit| matches!(unit.sense, Sense::Modal(_)))
    }

    pub(super) fn is_filler(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|unit| unit.sense == Sense::Filler)
    }

    /// Whether a word says nothing by itself. Days and months do.
    pub(super) fn is_function(&self, at: usize) -> bool {
        let folded = self.folded(at);
        likeness::is_empty(folded) && !is_date(folded) || matches!(folded, "'s" | "'d" | "'")
    }

    /// Whether a word has a capital that shows something.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        !self.shouts && self.surface(at).starts_with(char::is_uppercase)
    }

    /// Whether a word is a name or part of one.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let surface = self.surface(at);
        let folded = self.folded(at);
        if !self.is_capital(at) || is_date(folded) || self.is_function(at) || is_number(folded) {
            return false;
        }
        let opens =
            at == 0 || self.before(at) >= Before::Sentence || !self.between(at).ends_with(' ');
        !opens || !spelling::is_ordinary(surface)
    }
}

pub(super) use crate::variants::words::is_number;

/// Days, months, and days counted from now.
pub(super) fn is_date(folded: &str) -> bool {
    matches!(
        folded,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "yesterday"
            | "today"
            | "tomorrow"
            | "tonight"
    )
}
