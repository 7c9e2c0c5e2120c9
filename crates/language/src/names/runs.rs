//! Runs: capitalised words that belong together, with the small words inside them.

use super::casing::{Casing, is_capital, is_word};
use super::lexicon;
use crate::document::Document;
use onrecord_text::{Sentence, Span, TokenKind, Tokens};

/// Capitals that, like the heads of organisations, are gone on from with "of", "for" or "on".
fn takes_complement(key: &str) -> bool {
    lexicon::is_organization_head(key)
        || lexicon::is_place_head(key)
        || lexicon::title(key).is_some()
        || matches!(
            key,
            "chiefs"
                | "citizens"
                | "daughters"
                | "sons"
                | "knights"
                | "doctors"
                | "mothers"
                | "head"
                | "duke"
                | "children"
                | "archdiocese"
                | "diocese"
                | "joint"
                | "rights"
        )
}

/// All runs of capitalised words in text order.
pub(crate) fn runs(document: &Document<'_>, casing: &Casing<'_>) -> Vec<Span<Tokens>> {
    let mut out = Vec::new();
    for sentence in &document.sentences {
        let scan = Scan { document, casing, sentence: *sentence };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = scan.run_from(at);
            if end > at {
                out.push(Span::new(at, end));
            }
            at = end.max(at + 1);
        }
    }
    out
}

struct Scan<'d> {
    document: &'d Document<'d>,
    casing: &'d Casing<'d>,
    sentence: Sentence,
}

impl Scan<'_> {
    /// End of the run that begins at `start`; `start` itself where none does.
    fn run_from(&self, start: u32) -> u32 {
        let Some(mut at) = self.head(start) else { return start };
        while let Some(next) = self.step(start, at) {
            at = next;
        }
        at
    }

    fn is_name(&self, token: u32) -> bool {
        self.sentence.tokens.holds(token) && self.casing.is_name_word(token)
    }

    fn key(&self, token: u32) -> String {
        lexicon::key(self.document.word(token))
    }

    /// The first word of a run, which may be an ordinal ("11th Circuit") or a particle ("de Blasio").
    fn head(&self, start: u32) -> Option<u32> {
        if self.is_name(start) {
            return Some(start + 1);
        }
        let is_ordinal = self.is_ordinal(start) && self.is_name(start + 1);
        let is_particle = matches!(
            self.document.word(start),
            "de" | "van"
                | "von"
                | "bin"
                | "al"
                | "el"
                | "da"
                | "di"
                | "del"
                | "De"
                | "Van"
                | "Von"
                | "Bin"
                | "Da"
                | "Di"
                | "Del"
        ) && self.is_name(start + 1)
            && !self.is_name(start.wrapping_sub(1));
        (is_ordinal || is_particle).then_some(start + 2)
    }

    fn is_ordinal(&self, token: u32) -> bool {
        let is_number = self
            .document
            .tokens
            .get(token as usize)
            .is_some_and(|token| token.kind == TokenKind::Number);
        is_number && self.document.word(token).ends_with(|c: char| c.is_alphabetic())
    }

    /// Where the run goes on to from `at`, if it goes on.
    fn step(&self, start: u32, at: u32) -> Option<u32> {
        if !self.sentence.tokens.holds(at) {
            return None;
        }
        if self.is_name(at) {
            return Some(at + 1);
        }
        self.suffix(at)
            .or_else(|| self.joined(at))
            .or_else(|| self.particles(at))
            .or_else(|| self.complement(start, at))
    }

    /// "Jr." with or without a comma.
    fn suffix(&self, at: u32) -> Option<u32> {
        let word = if self.document.word(at) == "," { at + 1 } else { at };
        (self.sentence.tokens.holds(word) && matches!(self.key(word).as_str(), "jr" | "sr"))
            .then_some(word + 1)
    }

    /// "Johnson & Johnson", "Jean - Luc" not.
    fn joined(&self, at: u32) -> Option<u32> {
        (self.document.word(at) == "&" && self.is_name(at + 1)).then_some(at + 2)
    }

    /// Up to three particles before another capital ("Mohammed bin Salman", "Oscar de la Renta").
    fn particles(&self, at: u32) -> Option<u32> {
        let count = (at..at + 3)
            .take_while(|&token| lexicon::is_particle(self.document.word(token)))
            .count() as u32;
        (count > 0 && self.is_name(at + count)).then_some(at + count + 1)
    }

    /// "of", "for", "on", "and" and a capital behind, where what stands before asks for it.
    fn complement(&self, start: u32, at: u32) -> Option<u32> {
        let before = self.key(at - 1);
        let article = self.document.word(at + 1) == "the";
        let next = at + 1 + u32::from(article);
        if !self.is_capital(next) {
            return None;
        }
        let fits = match self.document.word(at) {
            "of" => takes_complement(&before),
            "for" | "on" => {
                let is_body = lexicon::is_organization_head(&before)
                    && !matches!(before.as_str(), "house" | "senate" | "congress");
                is_body && !lexicon::is_first_name(&self.key(next)) && !lexicon::is_demonym(&before)
            }
            "and" => !article && self.joins_plain_words(start, at),
            _ => false,
        };
        (fits && self.is_name(next)).then_some(next + 1)
    }

    fn is_capital(&self, token: u32) -> bool {
        self.sentence.tokens.holds(token)
            && is_word(self.document, token)
            && is_capital(self.document.word(token))
    }

    /// "Health and Human Services", "Food and Drug Administration": plain words on either side of "and",
    /// inside a name that has an institution for a head.
    fn joins_plain_words(&self, start: u32, at: u32) -> bool {
        let plain = |token: u32| {
            let key = self.key(token);
            let is_body = lexicon::is_organization(self.document.word(token));
            (lexicon::is_common(&key) || lexicon::is_organization_head(&key))
                && lexicon::title(&key).is_none()
                && !is_body
        };
        let inside = (start..at).any(|token| takes_complement(&self.key(token)));
        let ahead = (at + 1..at + 4)
            .take_while(|&token| self.is_capital(token))
            .any(|token| lexicon::is_organization_head(&self.key(token)));
        let has_complement =
            (start..at).any(|token| matches!(self.document.word(token), "of" | "for" | "on"));
        let state = matches!(self.document.word(start), "U.S." | "US" | "UK" | "U.K.");
        let first = at - start == 1 + u32::from(state);
        plain(at - 1) && plain(at + 1) && (ahead && first || inside && (has_complement || ahead))
    }
}
