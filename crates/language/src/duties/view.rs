//! The layers of a text, as the shapes of duties look at them.

use super::lexicon::{self, Set};
use super::{Deadline, Layers};
use crate::attribution::{Attribution, Index, phrases};
use crate::clauses::clause_of;
use crate::quotes::MarkRole;
use crate::times::{Time, time_at, times_within};
use onrecord_text::{Span, Tokens};

/// The layers of one text, with what shapes ask of them.
pub(super) struct View<'a, 't> {
    pub(super) layers: &'a Layers<'a, 't>,
    reported: Index,
}

/// Tokens that an inserted phrase ("…, also a doctor,") has at most.
const INSERTION: u32 = 20;
/// Prepositions whose noun is no subject, and that no time stands behind ("In March the court").
const GOVERNING: [&str; 9] =
    ["into", "over", "about", "against", "under", "between", "toward", "towards", "among"];
/// Tokens of a bare infinitive: what is owed stands in the next clause ("to say | which of its gates are safe").
const SHORT: u32 = 2;
/// Tokens between a subject and its verb from which on they count as parted.
const INSERTED: u32 = 2;
/// Tokens of adverbs and times that stand between a verb and its infinitive at most.
const BETWEEN: u32 = 8;

/// Tokens on either side of a word that are looked at: longer sentences are lists or no prose, and the cost has to stay linear.
const REACH: u32 = 150;

impl<'a, 't> View<'a, 't> {
    pub(super) fn new(layers: &'a Layers<'a, 't>) -> Self {
        Self { layers, reported: Index::new(layers.attributions) }
    }

    pub(super) fn lower(&self, at: u32) -> String {
        self.layers.context.lower(at)
    }

    pub(super) fn is(&self, at: u32, words: &[&str]) -> bool {
        self.layers.context.is(at, words)
    }

    /// Whether a word stands in a set of the lexicon.
    pub(super) fn is_in(&self, at: u32, set: Set) -> bool {
        lexicon::is_in(set, &self.lower(at))
    }

    pub(super) fn tag(&self, at: u32) -> &'static str {
        self.layers.context.tag_name(at)
    }

    /// The sentence of a token, as far as it is looked at.
    pub(super) fn sentence(&self, at: u32) -> Span<Tokens> {
        let document = self.layers.context.document;
        let sentence = document.sentence_at(at);
        sentence.map(|found| found.tokens).unwrap_or_default().near(at, REACH)
    }

    /// The tokens of the paragraph that holds a token.
    pub(super) fn paragraph(&self, at: u32) -> Span<Tokens> {
        let document = self.layers.context.document;
        document
            .paragraphs
            .get(document.paragraph_of(at))
            .map(|found| found.tokens)
            .unwrap_or_default()
    }

    /// The clause of a token, as far as it is looked at.
    pub(super) fn clause(&self, at: u32) -> Span<Tokens> {
        clause_of(self.layers.clauses, at).near(at, REACH)
    }

    /// The times that lie within a stretch, with their indices.
    pub(super) fn times(&self, stretch: Span<Tokens>) -> impl Iterator<Item = (u32, &'a Time)> {
        times_within(self.layers.times, stretch)
    }

    /// The time that holds a token.
    pub(super) fn time_at(&self, at: u32) -> Option<(u32, &'a Time)> {
        time_at(self.layers.times, at)
    }

    /// The innermost attribution whose content holds a token.
    pub(super) fn teller(&self, at: u32) -> Option<(u32, &'a Attribution)> {
        self.told(self.reported.telling(at)?)
    }

    /// The attribution whose cue holds a token.
    pub(super) fn cue_at(&self, at: u32) -> Option<(u32, &'a Attribution)> {
        self.told(self.reported.cue_at(at)?)
    }

    fn told(&self, index: u32) -> Option<(u32, &'a Attribution)> {
        self.layers.attributions.get(index as usize).map(|told| (index, told))
    }

    /// Where the verb group of a verb begins: its auxiliaries, its negation and its adverbs before it.
    pub(super) fn group(&self, verb: u32) -> u32 {
        let floor = self.clause(verb).start;
        let mut start = verb;
        while start > floor && start + BETWEEN > verb && self.helps(start - 1) {
            start -= 1;
        }
        while start < verb && matches!(self.tag(start), "RB" | "CC") {
            start += 1;
        }
        start
    }

    fn helps(&self, at: u32) -> bool {
        const AUXILIARIES: [&str; 27] = [
            "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had",
            "having", "do", "does", "did", "will", "would", "’s", "'s", "’re", "'re", "’ve", "'ve",
            "’d", "'d", "’m", "'m",
        ];
        matches!(self.tag(at), "MD" | "RB")
            || self.is(at, &AUXILIARIES) && self.tag(at).starts_with(['V', 'M'])
            || self.is(at, &["not", "n’t", "n't"])
    }

    /// Whether a token is a verb, or a form that the tags took for a noun where a clause lacks its verb: "the council plans
    /// to vote".
    pub(super) fn is_verb(&self, at: u32) -> bool {
        let tag = self.tag(at);
        let clause = self.clause(at);
        let before = at.wrapping_sub(1);
        let subject = self.tag(before).starts_with("NN")
            || before == clause.start && self.tag(before) == "JJ";
        let lacking = tag.starts_with("NN")
            && subject
            && !clause.iter().any(|at| self.layers.context.is_finite(at));
        tag.starts_with("VB") || lacking
    }

    /// Whether the words of a verb group hold one of these.
    pub(super) fn group_has(&self, verb: u32, words: &[&str]) -> bool {
        (self.group(verb)..verb).any(|at| self.is(at, words))
    }

    pub(super) fn is_negated(&self, verb: u32) -> bool {
        self.group_has(verb, &["not", "n’t", "n't", "never", "no"])
            || self.is(self.group(verb).wrapping_sub(1), &["nobody", "none", "neither"])
    }

    /// "may", "could", "would" or an infinitive: it did not happen, or not yet.
    pub(super) fn is_unreal(&self, verb: u32) -> bool {
        let start = self.group(verb);
        (start..verb).any(|at| self.tag(at) == "MD")
            || self.is(start.wrapping_sub(1), &["to"])
            || self.tag(verb) == "VB" && !self.is_finite_before(verb)
    }

    fn is_finite_before(&self, verb: u32) -> bool {
        (self.group(verb)..verb).any(|at| self.is(at, &["do", "does", "did"]))
    }

    /// Whether the sentence of a token is a question.
    pub(super) fn is_asked(&self, at: u32) -> bool {
        let end = self.sentence(at).end;
        (end.saturating_sub(2)..end).any(|at| self.is(at, &["?"]))
    }

    /// A participle with a form of "be" before it.
    pub(super) fn is_passive(&self, verb: u32) -> bool {
        const BE: [&str; 13] = [
            "is", "are", "was", "were", "be", "been", "being", "’s", "'s", "’re", "'re", "am", "’m",
        ];
        matches!(self.tag(verb), "VBN" | "VBD" | "JJ") && self.group_has(verb, &BE)
    }

    /// The noun phrase before a verb group: its subject. An inserted phrase or clause between commas is passed over.
    pub(super) fn subject(&self, verb: u32) -> Option<Span<Tokens>> {
        let start = self.group(verb);
        let sentence = self.sentence(verb);
        let start = self.before_times(start, sentence.start);
        let last = start.checked_sub(1).filter(|&at| sentence.holds(at));
        if let Some(at) = last.filter(|&at| matches!(self.tag(at), "WP" | "WDT")) {
            return phrases::antecedent(&self.layers.context, at, sentence);
        }
        if let Some(at) = last.filter(|&at| matches!(self.tag(at), "PRP" | "DT")) {
            return Some(Span::new(at, start));
        }
        let comma = start
            .checked_sub(1)
            .filter(|&at| sentence.holds(at) && self.is(at, &[",", ")", "—", "–"]));
        let named = |end: u32| {
            let phrase = phrases::before(&self.layers.context, end, sentence)?;
            let dated = |at: u32| self.time_at(at).is_some();
            let governed = self.is(phrase.start.wrapping_sub(1), &GOVERNING);
            (!governed && !phrase.iter().all(dated)).then_some(phrase)
        };
        let Some(comma) = comma else { return named(start) };
        let floor = sentence.start.max(comma.saturating_sub(INSERTION));
        let open = (floor..comma).rev().find(|&at| self.is(at, &[",", "(", "—", "–"]))?;
        named(open)
    }

    /// Where the words that state a duty begin: at the subject, unless an inserted phrase parts it from its verb.
    pub(super) fn opening(&self, verb: u32) -> u32 {
        let start = self.group(verb);
        let subject = self.subject(verb).filter(|subject| subject.end + INSERTED > start);
        subject.map_or(start, |subject| subject.start)
    }

    /// Before the times that stand right before a token ("The court on Friday ordered").
    fn before_times(&self, mut start: u32, floor: u32) -> u32 {
        while start > floor {
            let Some((_, time)) = self.time_at(start - 1) else { break };
            start = time.tokens.start.max(floor);
            if start > floor && self.is(start - 1, &["on", "in", "at", "late", "early"]) {
                start -= 1;
            }
        }
        start
    }

    /// Where "to" with a verb stands at or soon behind a token, adverbs, times and their prepositions between.
    pub(super) fn infinitive(&self, from: u32) -> Option<u32> {
        let end = self.sentence(from).end.min(from + BETWEEN);
        let mut at = from;
        while at < end {
            if self.is_infinitive(at) {
                return Some(at);
            }
            at = match self.time_at(at) {
                Some((_, time)) => time.tokens.end,
                None if matches!(self.tag(at), "RB" | ",")
                    || self.is(at, &["on", "in", "at", "until", "not"]) =>
                {
                    at + 1
                }
                None => return None,
            };
        }
        None
    }

    /// Whether "to" and a verb stand here ("to also look", "to not answer").
    pub(super) fn is_infinitive(&self, at: u32) -> bool {
        let verb = self.tag(at + 1) == "VB" || self.tag(at + 1) == "RB" && self.tag(at + 2) == "VB";
        let object = matches!(self.tag(at + 2), "DT" | "PRP$" | "PRP" | "CD" | "RP")
            || self.is(at + 2, &["over", "out", "up", "off", "down", "back"]);
        let verb_like = matches!(self.tag(at + 1), "NN" | "VBP") && object;
        self.is(at, &["to"]) && (verb || verb_like)
    }

    /// Where what begins at `from` ends: the end of its clause, before the words that report it, marks left out.
    pub(super) fn complement(&self, from: u32) -> Span<Tokens> {
        let clause = self.clause(from);
        let cues = self
            .teller(from)
            .and_then(|(_, told)| Some(told.cue?.join(told.source.unwrap_or(told.cue?))));
        let limit = cues.map(|cue| cue.start).filter(|&start| start > from).unwrap_or(clause.end);
        let end = clause.end.min(limit).min(self.participle(from, clause.end));
        let end = end.min(self.quotation_end(from));
        let end = if end <= from + SHORT {
            self.clause(clause.end).end.min(self.sentence(from).end)
        } else {
            end
        };
        self.trimmed(Span::new(from, end))
    }

    /// Where the quotation ends that holds a token; nowhere for a token that none holds.
    fn quotation_end(&self, at: u32) -> u32 {
        /// Quotations before a token that are looked at.
        const BACK: usize = 16;
        let quotes = &self.layers.context.document.quotes.all;
        let before = quotes.partition_point(|quote| quote.tokens.start <= at);
        let mut near = quotes[..before].iter().rev().take(BACK);
        near.find(|quote| quote.tokens.holds(at)).map_or(u32::MAX, |quote| quote.tokens.end)
    }

    /// Whether a time belongs to a participle behind a noun: "migrants deported in March".
    pub(super) fn is_of_participle(&self, from: u32, time: u32) -> bool {
        let verb = (from..time).rev().find(|&at| self.tag(at).starts_with("VB"));
        verb.is_some_and(|verb| {
            matches!(self.tag(verb), "VBN" | "VBD")
                && self.tag(verb.wrapping_sub(1)).starts_with("NN")
        })
    }

    /// Where a participle or a relative word behind a comma begins another statement: "…, giving officials two weeks".
    fn participle(&self, from: u32, end: u32) -> u32 {
        let opens =
            |at: &u32| self.is(*at, &[","]) && matches!(self.tag(at + 1), "VBG" | "WDT" | "WP");
        (from..end).find(opens).unwrap_or(end)
    }

    /// The word that governs a deadline's time.
    pub(super) fn governor_of(&self, deadline: Deadline) -> String {
        let time = deadline.time.and_then(|at| self.layers.times.get(at as usize));
        time.map_or_else(String::new, |time| self.governor(time).1)
    }

    /// The word that governs a time: its preposition, behind its article and "end of".
    pub(super) fn governor(&self, time: &Time) -> (String, String) {
        /// Tokens between a preposition and its time at most ("by the very end of the").
        const BETWEEN: u32 = 5;
        let inner = |at: u32| {
            self.is(
                at,
                &[
                    "the",
                    "a",
                    "an",
                    "its",
                    "their",
                    "his",
                    "her",
                    "this",
                    "end",
                    "close",
                    "of",
                    "beginning",
                    "middle",
                    "“",
                    "\"",
                ],
            ) || matches!(self.tag(at), "POS")
        };
        let start = time.tokens.start;
        let passed =
            (start.saturating_sub(BETWEEN)..start).rev().take_while(|&at| inner(at)).count() as u32;
        let at = start - passed;
        (self.lower(at.wrapping_sub(2)), self.lower(at.wrapping_sub(1)))
    }

    /// Without marks and conjunctions at its end; closing marks of quotations that begin inside stay.
    pub(super) fn trimmed(&self, stretch: Span<Tokens>) -> Span<Tokens> {
        let mut end = stretch.end;
        while end > stretch.start + 1 && self.is_loose(end - 1, stretch.start) {
            end -= 1;
        }
        Span::new(stretch.start, end)
    }

    fn is_loose(&self, at: u32, start: u32) -> bool {
        let role = self.layers.context.document.quotes.roles.get(at as usize).copied().flatten();
        match role {
            Some(MarkRole::Close) => {
                let quotes = &self.layers.context.document.quotes.all;
                let from = quotes.partition_point(|quote| quote.tokens.start < start);
                let mut inside = quotes[from..].iter().take_while(|quote| quote.tokens.start < at);
                !inside.any(|quote| quote.tokens.end == at + 1)
            }
            Some(MarkRole::Open) => true,
            _ => {
                matches!(self.tag(at), "," | "." | ":" | "-LRB-" | "CC" | "``")
                    || self.is(at, &[",", ".", ";", ":", "—", "–", "--", "!", "?"])
            }
        }
    }
}
