//! Clauses: a sentence cut so that each piece has a verb that carries tense, from part-of-speech tags alone.
//!
//! Marks, conjunctions and relative words cut; a piece without such a verb ("In March,") belongs to the one
//! before it, or to the next where none is before it. No treebank's notion: what timeline and diary need is the stretch
//! of words that one happening is told in.

use crate::attribution::Context;
use crate::quotes::MarkRole;
use onrecord_text::{Span, Tokens};

/// The clauses of all sentences, in order; together they cover every token of a sentence.
pub fn clauses(context: &Context<'_, '_>) -> Vec<Span<Tokens>> {
    let cutter = Cutter { context };
    let mut out = Vec::new();
    for sentence in &context.document.sentences {
        cutter.cut(sentence.tokens, &mut out);
    }
    out
}

/// The clause that holds a token.
pub fn clause_of(clauses: &[Span<Tokens>], token: u32) -> Span<Tokens> {
    let at = clauses.partition_point(|clause| clause.end <= token);
    clauses.get(at).copied().unwrap_or_default()
}

/// Cuts the sentences of one text.
#[derive(Clone, Copy)]
struct Cutter<'a, 'c, 't> {
    context: &'a Context<'c, 't>,
}

impl Cutter<'_, '_, '_> {
    fn cut(self, sentence: Span<Tokens>, out: &mut Vec<Span<Tokens>>) {
        let mut start = sentence.start;
        let mut last = None;
        for at in sentence.start + 1..sentence.end {
            if self.begins(at, sentence) {
                last = Some(self.add(Span::new(start, at), last, out));
                start = at;
            }
        }
        self.add(Span::new(start, sentence.end), last, out);
    }

    /// Adds a piece, joined with the one before it where either has no verb with tense. Behind a semicolon or a dash, a
    /// piece without one belongs to what follows: "; his memoir, “The Weight,” comes out in May". `last` says whether
    /// the last clause of the sentence has such a verb, the answer whether that of the piece has one: no clause is
    /// looked through twice, however many pieces it is joined of.
    fn add(self, piece: Span<Tokens>, last: Option<bool>, out: &mut Vec<Span<Tokens>>) -> bool {
        let has_verb = piece.iter().any(|at| self.context.is_finite(at));
        let joins = last.is_some_and(|before| !before || !has_verb && !self.is_apart(piece.start));
        if let Some(before) = out.last_mut().filter(|_| joins) {
            *before = before.join(piece);
            return has_verb || last.unwrap_or_default();
        }
        out.push(piece);
        has_verb
    }

    /// Whether a strong mark stands before a token.
    fn is_apart(self, at: u32) -> bool {
        matches!(self.context.document.word(at.wrapping_sub(1)), ";" | ":")
    }

    /// Whether a clause may begin at this token, the mark before it left behind.
    fn begins(self, at: u32, sentence: Span<Tokens>) -> bool {
        let before = self.context.document.word(at - 1);
        let word = self.context.document.word(at);
        let role = |at: u32| self.context.document.quotes.roles.get(at as usize).copied().flatten();
        matches!(before, ";" | ":" | "—" | "–" | "--" | "," | "(" | ")")
            || matches!(role(at - 1), Some(MarkRole::Close))
            || matches!(role(at), Some(MarkRole::Open)) && before != ","
            || matches!(self.context.tag_name(at), "WDT" | "WP" | "WP$" | "WRB")
            || self.context.tag_name(at) == "CC" && self.context.tag_name(at + 1) != "VB"
            || self.is_subordinator(word, at, sentence)
    }

    /// Words that open a clause where a subject and a verb with tense follow them.
    fn is_subordinator(self, word: &str, at: u32, sentence: Span<Tokens>) -> bool {
        /// Tokens in which the verb of the clause has to come.
        const NEAR: u32 = 12;
        let opens = matches!(
            word,
            "that"
                | "while"
                | "although"
                | "though"
                | "because"
                | "if"
                | "unless"
                | "after"
                | "before"
                | "until"
                | "since"
                | "as"
                | "whether"
                | "than"
                | "once"
        );
        opens
            && self.context.tag_name(at) == "IN"
            && (at + 1..sentence.end.min(at + NEAR))
                .take_while(|&at| self.context.document.word(at) != ",")
                .any(|at| self.context.is_finite(at))
    }
}

#[cfg(test)]
mod tests {
    use super::clauses;
    use crate::attribution::testing::with;
    use std::time::{Duration, Instant};

    fn cut(text: &str) -> Vec<String> {
        with(text, |context| {
            let all = clauses(context);
            all.into_iter().map(|clause| context.document.words(clause).to_owned()).collect()
        })
    }

    #[test]
    fn every_clause_has_a_verb_with_tense() {
        assert_eq!(
            cut(
                "In March, the council approved the budget and the mayor said nothing, officials said."
            ),
            [
                "In March, the council approved the budget",
                "and the mayor said nothing,",
                "officials said."
            ]
        );
    }

    #[test]
    fn relative_and_subordinate_clauses_stand_alone() {
        assert_eq!(
            cut("The dam, which opened in 1961, failed after the storm had passed."),
            ["The dam, which opened in 1961,", "failed", "after the storm had passed."]
        );
        assert_eq!(cut("The dam failed after the storm."), ["The dam failed after the storm."]);
    }

    #[test]
    fn behind_a_semicolon_a_piece_without_a_verb_goes_with_what_follows() {
        assert_eq!(
            cut("She said that he was bitter; his memoir, “The Weight,” comes out in May."),
            ["She said", "that he was bitter;", "his memoir, “The Weight,” comes out in May."]
        );
    }

    /// The least time of three that cutting a sentence of so many pieces takes.
    fn cost(pieces: usize) -> Duration {
        with(&format!("The flag was {}", "red, ".repeat(pieces)), |context| {
            let once = || {
                let start = Instant::now();
                assert!(!clauses(context).is_empty());
                start.elapsed()
            };
            (0..3).map(|_| once()).min().unwrap()
        })
    }

    #[test]
    fn the_cost_grows_with_the_length() {
        let (one, four) = (cost(10_000), cost(40_000));
        // Linear is 4, quadratic 16.
        assert!(four < one * 9, "{one:?} for one length, {four:?} for four");
    }
}
