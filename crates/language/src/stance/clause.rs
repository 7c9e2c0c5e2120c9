//! A sentence of a content: its main verb, who its subject is, what is negated in it. From part-of-speech tags alone.

use super::content::Line;
use super::told::{NOT, Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue;
use onrecord_text::{Span, Tokens};

/// A sentence of a content as the rules of its force look at it; places in it count from 0.
#[derive(Clone, Copy)]
pub(super) struct Clause<'l, 'a, 'c, 't> {
    pub(super) told: &'l Told<'a, 'c, 't>,
    pub(super) line: &'l Line,
}

/// The forms of "be", with the contracted ones.
pub(super) const BE: [&str; 16] = [
    "is", "are", "was", "were", "been", "being", "be", "am", "'s", "’s", "'re", "’re", "'m", "’m",
    "remains", "remained",
];
/// Auxiliaries of the perfect and of emphasis or negation.
const HAVE_OR_DO: [&str; 9] = ["has", "have", "had", "having", "did", "do", "does", "'ve", "’ve"];
/// Words that open a clause below the main one.
const OPENING: [&str; 10] = [
    "that", "if", "because", "while", "although", "though", "unless", "whether", "once", "whereas",
];
/// Words that open a clause in front of the main one.
const FRONTED: [&str; 5] = ["if", "unless", "once", "although", "while"];
/// Places before a verb among which its subject is looked for.
const NEAR: usize = 8;

impl<'l, 'a, 'c, 't> Clause<'l, 'a, 'c, 't> {
    pub(super) fn new(told: &'l Told<'a, 'c, 't>, line: &'l Line) -> Self {
        Self { told, line }
    }

    pub(super) fn len(self) -> usize {
        self.line.tokens.len()
    }

    /// The token at a place; behind the last one there is none.
    pub(super) fn at(self, place: usize) -> u32 {
        self.line.tokens.get(place).copied().unwrap_or(u32::MAX)
    }

    pub(super) fn tag(self, place: usize) -> &'static str {
        self.told.tag(self.at(place))
    }

    pub(super) fn is(self, place: usize, words: &[&str]) -> bool {
        place < self.len() && self.told.is(self.at(place), words)
    }

    pub(super) fn is_in(self, place: usize, set: Set) -> bool {
        place < self.len() && self.told.is_in(self.at(place), set)
    }

    pub(super) fn is_finite(self, place: usize) -> bool {
        self.told.context.is_finite(self.at(place))
    }

    pub(super) fn is_be(self, place: usize) -> bool {
        self.is(place, &BE) && self.tag(place) != "POS"
    }

    pub(super) fn is_not(self, place: usize) -> bool {
        self.is(place, &NOT)
    }

    /// A verdict for the words between two places, both included.
    pub(super) fn says(
        self,
        value: StanceValue,
        rule: &'static str,
        from: usize,
        to: usize,
    ) -> Verdict {
        let last = self.line.tokens.len().saturating_sub(1);
        let (from, to) = (from.min(last), to.min(last));
        let words: Span<Tokens> = Span::new(self.at(from), self.at(from.max(to)) + 1);
        // Where cue or source stand between the two, the later word shows it alone.
        let whole = words.len() as usize == to.max(from) - from + 1;
        let words = if whole { words } else { Span::new(self.at(to), self.at(to) + 1) };
        Verdict::new(value, rule, words)
    }

    /// The first place behind marks and an introducing "that".
    pub(super) fn first(self) -> usize {
        let skipped = |place: &usize| {
            matches!(self.tag(*place), "``" | "''" | ":" | "," | "-LRB-" | "NFP")
                || self.is(*place, &["that", "“", "‘", "\"", "and", "but", "so"])
                    && !self.is_finite(place + 1)
        };
        (0..self.len()).find(|place| !skipped(place)).unwrap_or_default()
    }

    /// The verb that carries the tense of the main clause.
    pub(super) fn main_verb(self) -> Option<usize> {
        let mut below = false;
        let first = self.first();
        for place in first..self.len() {
            if self.opens_clause(place) {
                below = true;
            } else if below && self.tag(place) == "," && self.is(first, &FRONTED) {
                // "If they touch that tree, I …": the mark ends what stands in front.
                below = false;
            } else if self.is_finite(place) {
                if !below {
                    return Some(place);
                }
                below = false;
            }
        }
        (0..self.len()).find(|&place| self.is_finite(place))
    }

    fn opens_clause(self, place: usize) -> bool {
        matches!(self.tag(place), "WDT" | "WP" | "WRB")
            || self.is(place, &OPENING) && matches!(self.tag(place), "IN" | "WDT")
    }

    /// Whether a verb stands right behind a relative pronoun: "diplomas that would help".
    pub(super) fn is_relative(self, verb: usize) -> bool {
        verb > 0 && matches!(self.tag(verb - 1), "WDT" | "WP")
    }

    /// The head of the subject of a verb, as far as tags tell.
    pub(super) fn subject(self, verb: usize) -> Option<usize> {
        let floor = verb.saturating_sub(NEAR);
        let passed = |place: &usize| {
            matches!(self.tag(*place), "RB" | "MD" | "VBN" | "VBG" | "TO" | "VB" | "``")
                || self.is_be(*place)
                || self.is(*place, &HAVE_OR_DO)
        };
        let place = (floor..verb).rev().find(|place| !passed(place))?;
        let nominal =
            matches!(self.tag(place), "PRP" | "NN" | "NNS" | "NNP" | "NNPS" | "EX" | "DT");
        nominal.then_some(place)
    }

    /// Whether the word at a place stands for the source itself.
    pub(super) fn is_self(self, place: usize) -> bool {
        let own_client =
            self.is(place, &["client", "clients"]) && place > 0 && self.tag(place - 1) == "PRP$";
        own_client || self.told.is_source(self.at(place))
    }

    /// Whether the verb at a place is negated, by a word at most four places before it.
    pub(super) fn is_negated(self, place: usize) -> bool {
        let or =
            (place.saturating_sub(6)..place).rev().find(|&place| self.is(place, &["or", "nor"]));
        if or.is_some_and(|or| (or.saturating_sub(NEAR)..or).any(|place| self.is_not(place))) {
            return true;
        }
        (place.saturating_sub(4)..place)
            .rev()
            .take_while(|&place| !matches!(self.tag(place), "," | "CC" | ":" | "WDT"))
            .any(|place| self.is_not(place) || self.is(place, &["no", "nobody", "none", "nothing"]))
    }

    /// Whether a place stands under "if", "whether" or a modal: not said to be so.
    pub(super) fn is_supposed(self, place: usize) -> bool {
        let before = place.saturating_sub(NEAR)..place;
        let condition = before.clone().any(|place| self.is(place, &["if", "whether", "unless"]));
        let modal = (place.saturating_sub(3)..place).any(|place| {
            self.tag(place) == "MD"
                && !self.is(place + 1, &["have"])
                && !self.is(place + 2, &["have"])
        });
        condition || modal
    }

    /// Whether the participle at a place is a passive.
    pub(super) fn is_passive(self, place: usize) -> bool {
        let before = (place.saturating_sub(3)..place).rev();
        let mut before = before.skip_while(|&place| self.tag(place) == "RB");
        matches!(self.tag(place), "VBN" | "VBD")
            && before.next().is_some_and(|place| self.is_be(place))
    }

    /// Whether the clause with this subject is stated outright: it is the main one, joined to one of the source itself, or
    /// what the source says to know or regret. What stands under a noun or verb of saying is not.
    pub(super) fn is_stated(self, subject: usize) -> bool {
        let before = self.first()..subject;
        let own = |verb: usize| self.subject(verb).is_some_and(|subject| self.is_self(subject));
        let verbs = || before.clone().filter(|&place| self.is_finite(place));
        let opens = |&place: &usize| self.opens_clause(place) || self.is(place, &OPENING);
        let knows = |place: usize| place > 0 && self.is_in(place - 1, Set::Factive);
        let opened = before.clone().find(opens);
        let joined = subject > 0
            && (matches!(self.tag(subject - 1), "CC" | "," | ":" | "NFP")
                || self.is_in(subject - 1, Set::Factive)
                || knows(subject - 1));
        opened.is_none_or(knows) && verbs().all(own) && (verbs().next().is_none() || joined)
    }

    /// Whether a place stands under "if" or the like, in the same stretch between commas.
    pub(super) fn is_conditional(self, place: usize) -> bool {
        let mut before = (0..place).rev().take_while(|&at| self.tag(at) != ",");
        before.any(|at| self.is(at, &["if", "unless", "whether", "suppose"]))
    }
}
