//! The head of the words for a source.
//!
//! The head decides who speaks: "a spokesman for Clinton" is not Clinton, "Clinton campaign spokesman Brian
//! Fallon" is Brian Fallon, and so is "the campaign’s spokesman, Brian Fallon,"; "Clinton’s post" is Clinton’s words.

use super::discourse::Discourse;
use super::grammar::{self, Determiner};
use super::nominals::Nominal;
use super::nouns::{self, Classes};
use super::pronouns;
use super::roles;
use crate::names::{NameKind, lexicon};
use onrecord_record::EntityKind;
use onrecord_text::{Span, TokenKind, Tokens};

/// Words in a phrase that say its speaker wants no name.
const ANONYMITY: [&str; 12] = [
    "anonymity",
    "anonymous",
    "anonymously",
    "unnamed",
    "unidentified",
    "familiar",
    "close",
    "briefed",
    "knowledge",
    "authorized",
    "named",
    "identified",
];

/// The head of the words for a source, and how it speaks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Phrase {
    pub(crate) head: Head,
    /// The words that speak for the head ("Clinton’s post"), where there are some.
    pub(crate) words: Option<Words>,
}

/// What speaks in place of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Words {
    /// A remark, a post: whoever made it is the source.
    Act,
    /// A ruling, a report.
    Document,
}

/// What heads a phrase.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Head {
    /// A personal pronoun, at this token.
    Pronoun(u32),
    /// "who", "which", at this token.
    Relative(u32),
    /// A name, by its index.
    Name(usize),
    /// A common noun.
    Nominal(Nominal),
    /// Several, of which these names are some.
    Joint(Span<Tokens>, Vec<usize>),
    /// Nothing that could speak.
    Nothing,
}

/// Finds the head of a phrase.
pub(crate) fn analyse(discourse: &Discourse<'_>, tokens: Span<Tokens>) -> Phrase {
    Reading { discourse }.phrase(trim(discourse, tokens), 0)
}

/// Without marks at either edge.
fn trim(discourse: &Discourse<'_>, mut tokens: Span<Tokens>) -> Span<Tokens> {
    let is_mark = |token: u32| {
        let kind = discourse.document.tokens.get(token as usize).map(|token| token.kind);
        let keeps = grammar::is_possessive(discourse.document, token);
        matches!(kind, Some(TokenKind::Punctuation | TokenKind::Quote | TokenKind::Symbol))
            && !keeps
    };
    while !tokens.is_empty() && is_mark(tokens.start) {
        tokens = Span::new(tokens.start + 1, tokens.end);
    }
    while !tokens.is_empty() && is_mark(tokens.end - 1) {
        tokens = Span::new(tokens.start, tokens.end - 1);
    }
    tokens
}

/// A phrase in the course of being read.
pub(super) struct Reading<'a, 'd> {
    pub(super) discourse: &'a Discourse<'d>,
}

impl Reading<'_, '_> {
    pub(super) fn word(&self, token: u32) -> String {
        lexicon::key(self.discourse.document.word(token))
    }

    pub(super) fn phrase(&self, tokens: Span<Tokens>, depth: u8) -> Phrase {
        if tokens.is_empty() || depth > 3 {
            return plain(Head::Nothing);
        }
        if let Some(head) = self.pronoun(tokens) {
            return plain(head);
        }
        if grammar::is_possessive(self.discourse.document, tokens.end - 1) {
            return self.phrase(Span::new(tokens.start, tokens.end - 1), depth + 1);
        }
        if let Some(phrase) = self.authored(tokens, depth) {
            return phrase;
        }
        let region = self.region(tokens);
        if let Some(joint) = self.joint(tokens) {
            return plain(joint);
        }
        if let Some(phrase) = self.possessed(region, tokens, depth) {
            return phrase;
        }
        if let Some(rest) = self.partitive(tokens, region) {
            return plain(self.quantified(tokens, rest));
        }
        plain(self.simple(tokens, region))
    }

    /// A pronoun alone, or before "himself", "all", "too", a comma.
    fn pronoun(&self, tokens: Span<Tokens>) -> Option<Head> {
        let first = self.word(tokens.start);
        let alone = tokens.len() == 1;
        if matches!(first.as_str(), "who" | "which" | "whom") || first == "that" && alone {
            return Some(Head::Relative(tokens.start));
        }
        let pronoun = pronouns::pronoun(&first)?;
        let goes_on = tokens.start + 1 < tokens.end
            && !matches!(
                self.word(tokens.start + 1).as_str(),
                "himself"
                    | "herself"
                    | "themselves"
                    | "itself"
                    | "all"
                    | "both"
                    | "too"
                    | "also"
                    | "who"
                    | ""
            );
        let owns = pronoun.possessive || first == "her" && goes_on;
        (alone || !owns && (!goes_on || tokens.len() <= 3)).then_some(Head::Pronoun(tokens.start))
    }

    /// The tokens before the first preposition, relative, comma, bracket or participle.
    pub(super) fn region(&self, tokens: Span<Tokens>) -> Span<Tokens> {
        let end =
            tokens.iter().skip(1).find(|&token| self.cuts(tokens, token)).unwrap_or(tokens.end);
        Span::new(tokens.start, end)
    }

    fn cuts(&self, tokens: Span<Tokens>, token: u32) -> bool {
        if self.discourse.titled_at(token).is_some() {
            return false;
        }
        let document = self.discourse.document;
        let word = document.word(token);
        let kind = document.tokens.get(token as usize).map(|token| token.kind);
        let is_mark = matches!(kind, Some(TokenKind::Punctuation | TokenKind::Symbol))
            && word != "$"
            && word != "%"
            && word != "/";
        // "officials elected in May", but "Republican elected officials".
        let ends = token + 1 == tokens.end || self.follows_participle(token + 1);
        let participle =
            (word.ends_with("ing") || word.ends_with("ed") && ends) && nouns::noun(word).is_none();
        let behind_noun = nouns::noun(document.word(token - 1)).is_some()
            || self.discourse.titled_at(token - 1).is_some();
        let loose = matches!(
            word,
            "familiar"
                | "close"
                | "briefed"
                | "present"
                | "here"
                | "there"
                | "responsible"
                | "opposed"
                | "aware"
                | "critical"
                | "loyal"
        );
        is_mark
            || grammar::is_preposition(word) && !(word == "than" && self.is_number(token + 1))
            || grammar::is_relative(word)
            || loose && behind_noun
            || participle && behind_noun
    }

    /// What stands behind a participle and never behind an adjective: "filed on", "released Thursday", "called a".
    fn follows_participle(&self, token: u32) -> bool {
        let word = self.word(token);
        grammar::is_preposition(&word)
            || grammar::determiner(&word).is_some()
            || lexicon::is_calendar(&word)
            || word.is_empty()
            || matches!(
                word.as_str(),
                "," | "that"
                    | "last"
                    | "this"
                    | "yesterday"
                    | "today"
                    | "earlier"
                    | "recently"
                    | "himself"
                    | "herself"
            )
    }

    /// "Clinton’s post", "the president’s lawyers", "Sen. Roe’s spokesman, Joe Doe".
    fn possessed(&self, region: Span<Tokens>, tokens: Span<Tokens>, depth: u8) -> Option<Phrase> {
        let document = self.discourse.document;
        let mark = region.iter().rev().find(|&token| {
            grammar::is_possessive(document, token) && self.discourse.name_at(token).is_none()
        })?;
        let head = region.end - 1;
        if mark >= head || self.named(region).is_some() {
            return None;
        }
        let noun = nouns::noun(document.word(head))?;
        let human = noun.classes.any(Classes::HUMAN) && !noun.classes.any(Classes::WORDS);
        if !noun.classes.any(Classes::WORDS) || human {
            return Some(plain(self.simple(tokens, region)));
        }
        // "Wednesday’s poll" is nobody’s.
        let before = self.word(mark - 1);
        if lexicon::is_calendar(&before)
            || matches!(before.as_str(), "year" | "month" | "week" | "today" | "yesterday" | "day")
        {
            return Some(plain(self.simple(tokens, region)));
        }
        let owner = self.phrase(Span::new(region.start, mark), depth + 1);
        let is_act = noun.classes.any(Classes::ACT);
        Some(Phrase { words: Some(if is_act { Words::Act } else { Words::Document }), ..owner })
    }

    /// The person that a region ends in, or that stands in apposition to it.
    fn named(&self, region: Span<Tokens>) -> Option<usize> {
        self.discourse
            .name_at(region.end - 1)
            .filter(|&name| self.discourse.names[name].tokens.end == region.end)
    }

    /// "some of", "one of", "a group of": the noun behind says who.
    fn partitive(&self, tokens: Span<Tokens>, region: Span<Tokens>) -> Option<Span<Tokens>> {
        let document = self.discourse.document;
        let quantity = self.word(region.end - 1);
        let is_quantity = matches!(
            quantity.as_str(),
            "some"
                | "one"
                | "many"
                | "most"
                | "several"
                | "few"
                | "both"
                | "all"
                | "number"
                | "group"
                | "majority"
                | "dozens"
                | "hundreds"
                | "thousands"
                | "millions"
                | "two"
                | "three"
                | "four"
                | "half"
                | "none"
                | "each"
                | "scores"
                | "handful"
                | "series"
                | "third"
                | "quarter"
                | "percent"
                | "members"
                | "pair"
                | "any"
                | "part"
                | "kind"
                | "%"
        ) || document
            .tokens
            .get(region.end as usize - 1)
            .is_some_and(|token| token.kind == TokenKind::Number);
        (is_quantity && document.word(region.end) == "of" && region.end + 1 < tokens.end)
            .then(|| Span::new(region.end + 1, tokens.end))
    }

    fn quantified(&self, tokens: Span<Tokens>, rest: Span<Tokens>) -> Head {
        let inner = self.region(rest);
        let noun = nouns::noun(self.discourse.document.word(inner.end - 1));
        let one = matches!(self.word(rest.start - 2).as_str(), "one" | "none" | "each");
        Head::Nominal(Nominal {
            full: Span::new(tokens.start, inner.end),
            core: Span::new(tokens.start, inner.end),
            head: inner.end - 1,
            noun,
            determiner: Determiner::Indefinite,
            plural: !one,
            anonymous: one || self.wants_no_name(tokens),
        })
    }

    /// A name, an apposition with a name, or a noun.
    fn simple(&self, tokens: Span<Tokens>, region: Span<Tokens>) -> Head {
        if let Some(name) = self.named(region) {
            return Head::Name(name);
        }
        let name = self.in_apposition(tokens, region).or_else(|| self.described(region));
        if let Some(name) = name.or_else(|| self.apposed_to(tokens, region)) {
            return Head::Name(name);
        }
        Head::Nominal(self.nominal(tokens, region))
    }

    /// "the Oregonian newspaper": the noun only says what the name before it names.
    fn described(&self, region: Span<Tokens>) -> Option<usize> {
        let noun = nouns::noun(self.discourse.document.word(region.end - 1))
            .filter(|noun| !noun.plural)?;
        let describes = matches!(
            noun.singular,
            "newspaper"
                | "group"
                | "movement"
                | "network"
                | "website"
                | "magazine"
                | "daily"
                | "weekly"
                | "tabloid"
                | "site"
                | "organization"
                | "militia"
                | "airline"
                | "nonprofit"
                | "outlet"
                | "broadcaster"
        );
        let name = self.discourse.name_at(region.end.checked_sub(2)?)?;
        let bears = !matches!(self.discourse.names[name].kind, NameKind::Person | NameKind::Place);
        (describes && bears && region.start + 2 >= self.discourse.names[name].tokens.start)
            .then_some(name)
    }

    /// "the FBI director, James Comey,", "a spokesman for the group, Joe Doe".
    fn in_apposition(&self, tokens: Span<Tokens>, region: Span<Tokens>) -> Option<usize> {
        let document = self.discourse.document;
        let noun = nouns::noun(document.word(region.end - 1))?;
        if !noun.classes.any(Classes::HUMAN) || noun.plural {
            return None;
        }
        let comma = (region.end..tokens.end).find(|&token| document.word(token) == ",")?;
        let relative = (region.end..comma).any(|token| grammar::is_relative(document.word(token)));
        let name =
            self.discourse.titled_at(comma + 1).filter(|_| comma + 1 < tokens.end && !relative)?;
        let bearer = self.discourse.bearer[name].map(|id| self.discourse.get(id).kind);
        (bearer == Some(EntityKind::Person)).then_some(name)
    }

    fn nominal(&self, tokens: Span<Tokens>, region: Span<Tokens>) -> Nominal {
        let document = self.discourse.document;
        let mut head = region.end - 1;
        // "officials there", "the men themselves": the noun before is the head.
        if nouns::noun(document.word(head)).is_none()
            && head > region.start
            && nouns::noun(document.word(head - 1)).is_some()
            && !document.word(head).ends_with('s')
        {
            head -= 1;
        }
        let noun = nouns::noun(document.word(head));
        let first = document.word(region.start).to_lowercase();
        let opening = grammar::determiner(&first);
        let is_article = opening.is_some() && !grammar::is_quantity(&first);
        let core = region.start + u32::from(is_article && head > region.start);
        let possessor = region.iter().any(|token| grammar::is_possessive(document, token));
        let determiner =
            if possessor { Determiner::Possessive } else { opening.unwrap_or(Determiner::Bare) };
        let counted = !matches!(first.as_str(), "a" | "an" | "another")
            && region.iter().any(|token| self.is_number(token));
        let unknown_plural = noun.is_none()
            && document.word(head).ends_with('s')
            && !document.word(head).ends_with("ss");
        Nominal {
            full: tokens,
            core: Span::new(core, head + 1),
            head,
            noun,
            determiner,
            plural: noun.map_or(unknown_plural || counted, |noun| noun.plural),
            anonymous: self.wants_no_name(tokens)
                || roles::determiner_before(self.discourse, core) == Determiner::Indefinite
                    && noun.is_some_and(|noun| noun.classes.any(Classes::ANONYMOUS)),
        }
    }

    fn is_number(&self, token: u32) -> bool {
        let kind = self.discourse.document.tokens.get(token as usize).map(|token| token.kind);
        kind == Some(TokenKind::Number)
    }

    fn wants_no_name(&self, tokens: Span<Tokens>) -> bool {
        tokens.iter().any(|token| ANONYMITY.contains(&self.word(token).as_str()))
    }
}

fn plain(head: Head) -> Phrase {
    Phrase { head, words: None }
}
