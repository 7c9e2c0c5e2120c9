//! Several speakers in one phrase ("Sen. Roe, R-Ohio, and Joe Doe").

use super::grammar::{self, Determiner};
use super::nouns::{self, Classes};
use super::phrase::{Head, Reading};
use crate::names::NameKind;
use onrecord_text::{Span, Tokens};

impl Reading<'_, '_> {
    /// Two or more speakers joined by "and", both before anything that qualifies them.
    pub(super) fn joint(&self, tokens: Span<Tokens>) -> Option<Head> {
        let document = self.discourse.document;
        let outside = |token: u32| self.discourse.titled_at(token).is_none();
        let and = tokens
            .iter()
            .skip(1)
            .find(|&token| matches!(document.word(token), "and" | "&") && outside(token))?;
        let qualified = (tokens.start + 1..and).any(|token| {
            let word = document.word(token);
            outside(token)
                && (grammar::is_relative(word)
                    || grammar::is_preposition(word)
                    || grammar::verb(word) == Some(grammar::Verb::Reporting))
        });
        let appositive = (tokens.start..and).any(|token| {
            document.word(token) == ","
                && matches!(
                    grammar::determiner(document.word(token + 1)),
                    Some(Determiner::Indefinite | Determiner::Definite)
                )
        });
        if qualified || appositive || and + 1 >= tokens.end || self.is_one_bearer(tokens, and) {
            return None;
        }
        let members = |span: Span<Tokens>| {
            let from = self.discourse.name_from(span.start);
            self.discourse.names[from..]
                .iter()
                .take_while(|name| name.tokens.end <= span.end)
                .count()
        };
        let right = self.region(Span::new(and + 1, tokens.end));
        let from = self.discourse.name_from(tokens.start);
        let all = members(Span::new(tokens.start, right.end));
        let last = self.before_label(and - 1);
        let first_ends = self.ends_phrase(last);
        let second_stands = self.discourse.titled_at(right.start).is_some()
            || nouns::noun(document.word(right.end - 1)).is_some()
            || self.discourse.name_at(right.end - 1).is_some();
        let start =
            tokens.start + u32::from(matches!(self.word(tokens.start).as_str(), "both" | "either"));
        (first_ends && second_stands)
            .then(|| Head::Joint(Span::new(start, right.end), (from..from + all).collect()))
    }

    /// "strategist and Keller ally Joe Dunne": two descriptions of the one person named behind both.
    fn is_one_bearer(&self, tokens: Span<Tokens>, and: u32) -> bool {
        let document = self.discourse.document;
        let described = nouns::noun(document.word(and - 1))
            .is_some_and(|noun| noun.classes.any(Classes::HUMAN) && !noun.plural);
        let bare = grammar::determiner(&self.word(tokens.start)).is_none();
        let right = self.region(Span::new(and + 1, tokens.end));
        let name = self.discourse.name_at(right.end - 1).map(|name| &self.discourse.names[name]);
        let behind_description = name.is_some_and(|name| {
            name.kind == NameKind::Person
                && name.with_title().start > and + 1
                && grammar::determiner(&self.word(and + 1)).is_none()
                || name.kind == NameKind::Person
                    && name.title.is_some_and(|title| title.start == and + 1)
        });
        described && bare && behind_description && self.discourse.titled_at(and - 1).is_none()
    }

    /// The token before ", R-Ohio," where one ends here.
    fn before_label(&self, last: u32) -> u32 {
        let document = self.discourse.document;
        let is_label = |token: u32| {
            matches!(document.word(token), "," | "." | "(" | ")")
                || document
                    .word(token)
                    .split_once('-')
                    .is_some_and(|(party, _)| matches!(party, "R" | "D" | "I"))
        };
        (last.saturating_sub(4)..=last).rev().find(|&token| !is_label(token)).unwrap_or(last)
    }

    fn ends_phrase(&self, token: u32) -> bool {
        self.discourse.name_at(token).is_some()
            || nouns::noun(self.discourse.document.word(token)).is_some()
    }
}
