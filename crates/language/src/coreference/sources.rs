//! Who each source is, and what kind of source that makes.

use super::SourceMention;
use super::discourse::{Discourse, Id, Standing};
use super::grammar::Determiner;
use super::nominals::Nominal;
use super::nouns::Classes;
use super::phrase::{Head, Phrase, Words};
use super::pronouns::{self, Person};
use super::voices::Voices;
use crate::names::lexicon;
use onrecord_record::{EntityKind, StatementSourceKind as SourceKind};
use rustc_hash::FxHashMap;

/// How far back the first mention of "the statement" is sought, in tokens.
const STATEMENT_REACH: u32 = 250;

/// Whom a source is and what kind of source it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Resolved {
    pub(crate) referent: Option<Id>,
    pub(crate) kind: SourceKind,
}

/// Reads off, for every source, who it is.
pub(crate) fn resolve(
    discourse: &mut Discourse<'_>,
    sources: &[SourceMention],
    phrases: &[Phrase],
    heads: &[Option<Id>],
) -> Vec<Resolved> {
    let mut out: Vec<Resolved> = phrases
        .iter()
        .zip(heads)
        .map(|(phrase, &head)| of_phrase(discourse, phrase, head))
        .collect();
    speak_for_issuers(discourse, sources, phrases, &mut out);
    first_persons(discourse, sources, phrases, &mut out);
    for resolved in &out {
        list(discourse, *resolved);
    }
    out
}

fn of_phrase(discourse: &Discourse<'_>, phrase: &Phrase, head: Option<Id>) -> Resolved {
    let Some(id) = head else {
        let kind = match phrase.head {
            Head::Nothing => SourceKind::None,
            _ => SourceKind::Unnamed,
        };
        return Resolved { referent: None, kind };
    };
    let referent = discourse.get(id);
    if referent.standing == Standing::Anonymous || wants_no_name(phrase) {
        return Resolved { referent: None, kind: SourceKind::Unnamed };
    }
    let kind = match (phrase.words, referent.kind) {
        (Some(Words::Document), _) | (_, EntityKind::Document | EntityKind::Work) => {
            SourceKind::Document
        }
        (_, EntityKind::Person) => SourceKind::Named,
        _ if referent.standing == Standing::NamedPeople || referent.gender.is_some() => {
            SourceKind::Named
        }
        _ => SourceKind::Collective,
    };
    Resolved { referent: Some(id), kind }
}

fn wants_no_name(phrase: &Phrase) -> bool {
    let Head::Nominal(nominal) = &phrase.head else { return false };
    let human = nominal.noun.is_none_or(|noun| noun.classes.any(Classes::HUMAN));
    human && (nominal.anonymous || nominal.noun.is_some_and(|noun| noun.singular == "source"))
}

/// Notes a source's entity among those of the record.
fn list(discourse: &mut Discourse<'_>, resolved: Resolved) {
    if let Some(id) = resolved.referent {
        discourse.get_mut(id).listed = true;
    }
}

/// "the statement said": whoever issued the statement that the text has spoken of.
fn speak_for_issuers(
    discourse: &Discourse<'_>,
    sources: &[SourceMention],
    phrases: &[Phrase],
    out: &mut [Resolved],
) {
    let mut by_sentence: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (index, source) in sources.iter().enumerate() {
        let Head::Nominal(nominal) = &phrases[index].head else {
            by_sentence
                .entry(discourse.document.sentence_of(source.tokens.start))
                .or_default()
                .push(index);
            continue;
        };
        if is_issued(nominal) {
            if let Some(issuer) = issuer(discourse, nominal, &by_sentence, out) {
                out[index] = Resolved { referent: Some(issuer), kind: SourceKind::Document };
            }
        } else {
            by_sentence
                .entry(discourse.document.sentence_of(source.tokens.start))
                .or_default()
                .push(index);
        }
    }
}

fn is_issued(nominal: &Nominal) -> bool {
    nominal.determiner == Determiner::Definite
        && nominal.core.len() <= 2
        && nominal.noun.is_some_and(|noun| {
            matches!(
                noun.singular,
                "statement"
                    | "tweet"
                    | "post"
                    | "email"
                    | "e-mail"
                    | "letter"
                    | "message"
                    | "release"
                    | "op-ed"
                    | "memo"
                    | "filing"
                    | "speech"
            )
        })
}

/// The source of the sentence in which the same noun stood before.
fn issuer(
    discourse: &Discourse<'_>,
    nominal: &Nominal,
    by_sentence: &FxHashMap<usize, Vec<usize>>,
    out: &[Resolved],
) -> Option<Id> {
    let document = discourse.document;
    let noun = lexicon::key(document.word(nominal.head));
    let from = nominal.head.saturating_sub(STATEMENT_REACH);
    let before = (from..nominal.full.start)
        .rev()
        .find(|&token| lexicon::key(document.word(token)) == noun)?;
    let sentence = document.sentence_of(before);
    by_sentence.get(&sentence)?.iter().rev().find_map(|&source| out[source].referent)
}

/// "I" and "we" as sources inside what somebody says: that speaker.
fn first_persons(
    discourse: &Discourse<'_>,
    sources: &[SourceMention],
    phrases: &[Phrase],
    out: &mut [Resolved],
) {
    let is_first = |phrase: &Phrase| match phrase.head {
        Head::Pronoun(token) => pronouns::pronoun(&lexicon::key(discourse.document.word(token)))
            .is_some_and(|pronoun| pronoun.person == Person::Speaker),
        _ => false,
    };
    if !phrases.iter().any(is_first) {
        return;
    }
    let voices = Voices::new(discourse, sources);
    for (index, phrase) in phrases.iter().enumerate().filter(|(_, phrase)| is_first(phrase)) {
        let Head::Pronoun(token) = phrase.head else { continue };
        let within = voices.statement(token).filter(|&within| within != index);
        if let Some(within) = within {
            out[index] = out[within];
        }
    }
}
