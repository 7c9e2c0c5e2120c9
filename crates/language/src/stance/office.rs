//! What somebody was introduced as: "Defense Secretary Ann Roe", "Roe, director of the port". Whoever holds an office
//! speaks for a body, also where the name stands alone later on.

use super::words::{self, Set};
use crate::attribution::{Attribution, Context};
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashMap;

/// Words that introduce a name, by the hash of its last word; the first introduction of each.
#[derive(Debug, Default)]
pub(super) struct Offices(FxHashMap<u32, Span<Tokens>>);

/// Tokens before a name, and behind it, among which its office stands.
const BEFORE: u32 = 5;
const BEHIND: u32 = 14;

impl Offices {
    /// The offices in a text: one pass over its names.
    pub(super) fn of(context: &Context<'_, '_>) -> Self {
        let mut out = Self::default();
        for at in 0..u32::try_from(context.lexemes.len()).unwrap_or(u32::MAX) {
            if !is_name(context, at) || is_name(context, at + 1) {
                continue;
            }
            let words = ahead(context, at).or_else(|| apposition(context, at));
            if let Some((words, lexeme)) = words.zip(context.lexemes.get(at as usize)) {
                out.0.entry(lexeme.lower).or_insert(words);
            }
        }
        out
    }

    /// The words that introduce each source, in the order of the attributions. "He" and "she" hold the office of the
    /// source before them.
    pub(super) fn of_sources(
        &self,
        context: &Context<'_, '_>,
        attributions: &[Attribution],
    ) -> Vec<Option<Span<Tokens>>> {
        let mut last = None;
        let office = |attribution: &Attribution| {
            let source = attribution.source?;
            let pronoun = source.len() == 1 && context.is(source.start, &["he", "she"]);
            if !pronoun {
                last = self.of_name(context, source);
            }
            last
        };
        attributions.iter().map(office).collect()
    }

    fn of_name(&self, context: &Context<'_, '_>, source: Span<Tokens>) -> Option<Span<Tokens>> {
        let near = source.start..source.end.min(source.start + BEHIND);
        let name =
            near.into_iter().find(|&at| is_name(context, at) && !is_name(context, at + 1))?;
        self.0.get(&context.lexemes.get(name as usize)?.lower).copied()
    }
}

fn is_name(context: &Context<'_, '_>, at: u32) -> bool {
    context.tag_name(at).starts_with("NNP")
}

fn is_office(context: &Context<'_, '_>, at: u32) -> bool {
    context.tag_name(at).starts_with("NN") && words::is_in(context, at, Set::Officer)
}

/// "Port Director Ann", "a spokeswoman Ann": the office before a name, in one run of nouns.
fn ahead(context: &Context<'_, '_>, last: u32) -> Option<Span<Tokens>> {
    let nominal =
        |at: &u32| matches!(context.tag_name(*at), "NN" | "NNS" | "NNP" | "NNPS" | "HYPH");
    let run = (last.saturating_sub(BEFORE)..last).rev().take_while(nominal);
    let start = run.last()?;
    (start..last).any(|at| is_office(context, at)).then(|| Span::new(start, last))
}

/// "Ann Roe, the director of the port,".
fn apposition(context: &Context<'_, '_>, last: u32) -> Option<Span<Tokens>> {
    if !context.is(last + 1, &[","]) {
        return None;
    }
    let end = context.document.sentence_at(last)?.tokens.end.min(last + 2 + BEHIND);
    let goes_on =
        |at: &u32| !matches!(context.tag_name(*at), "," | "." | ":" | "VBD" | "VBZ" | "VBP" | "MD");
    let words = Span::new(last + 2, (last + 2..end).take_while(goes_on).last()? + 1);
    words.iter().take(BEFORE as usize).any(|at| is_office(context, at)).then_some(words)
}
