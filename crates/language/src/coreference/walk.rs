//! The walk through all mentions in text order, on which nouns and pronouns find their antecedents.

use super::SourceMention;
use super::discourse::{Discourse, Event, Id, Referent, Standing};
use super::grammar;
use super::nominals::{self, Nominal};
use super::phrase::{Head, Phrase};
use super::pronouns::{self, Person, Place, Pronoun};
use crate::names::NameKind;
use crate::names::lexicon;
use onrecord_record::{EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashSet;

/// How far behind a pronoun the name that it anticipates may stand, in tokens ("In his speech, Obama said").
const ANTICIPATION: u32 = 25;
/// How far before "who" its antecedent may end, in tokens.
const RELATIVE: u32 = 12;

/// A mention that waits for its turn.
#[derive(Debug, Clone)]
struct Item {
    tokens: Span<Tokens>,
    form: Form,
    source: Option<usize>,
}

#[derive(Debug, Clone)]
enum Form {
    Name(usize),
    Nominal(Nominal),
    Pronoun(Pronoun),
    Relative,
    Joint(Vec<usize>),
}

/// Goes through the text and says, for every source, whom its head speaks of.
pub(crate) fn walk(
    discourse: &mut Discourse<'_>,
    sources: &[SourceMention],
    phrases: &[Phrase],
) -> Vec<Option<Id>> {
    let mut heads = vec![None; phrases.len()];
    for item in items(discourse, phrases) {
        let statement = item.source.and_then(|source| sources.get(source));
        let found = pass(discourse, &item, statement);
        if let Some(source) = item.source {
            heads[source] = found;
        }
    }
    heads
}

/// All mentions in text order; a source's head comes once.
fn items(discourse: &Discourse<'_>, phrases: &[Phrase]) -> Vec<Item> {
    let mut out: Vec<Item> = phrases
        .iter()
        .enumerate()
        .filter_map(|(source, phrase)| from_source(discourse, source, phrase))
        .collect();
    let ends: FxHashSet<u32> = out.iter().map(|item| item.tokens.end).collect();
    let is_taken = |item: &Item| ends.contains(&item.tokens.end);
    let heads: FxHashSet<u32> = out
        .iter()
        .filter_map(
            |item| if let Form::Nominal(nominal) = &item.form { Some(nominal.head) } else { None },
        )
        .collect();
    let names =
        (0..discourse.names.len()).filter(|&name| discourse.bearer[name].is_some()).map(|name| {
            Item { tokens: discourse.names[name].tokens, form: Form::Name(name), source: None }
        });
    let running = (0..discourse.document.tokens.len() as u32)
        .filter(|token| !heads.contains(token))
        .filter_map(|token| from_text(discourse, token));
    let rest: Vec<Item> = names.chain(running).filter(|item| !is_taken(item)).collect();
    out.extend(rest);
    out.sort_by_key(|item| (item.tokens.end, item.tokens.start, item.source));
    out
}

fn from_source(discourse: &Discourse<'_>, source: usize, phrase: &Phrase) -> Option<Item> {
    let (tokens, form) = match &phrase.head {
        Head::Pronoun(token) => {
            let pronoun = pronouns::pronoun(&lexicon::key(discourse.document.word(*token)))?;
            (Span::new(*token, token + 1), Form::Pronoun(pronoun))
        }
        Head::Relative(token) => (Span::new(*token, token + 1), Form::Relative),
        Head::Name(name) => (discourse.names[*name].tokens, Form::Name(*name)),
        Head::Nominal(nominal) => (nominal.core, Form::Nominal(*nominal)),
        Head::Joint(tokens, names) => (*tokens, Form::Joint(names.clone())),
        Head::Nothing => return None,
    };
    Some(Item { tokens, form, source: Some(source) })
}

fn from_text(discourse: &Discourse<'_>, token: u32) -> Option<Item> {
    if discourse.titled_at(token).is_some() {
        return None;
    }
    let key = lexicon::key(discourse.document.word(token));
    if let Some(pronoun) = pronouns::pronoun(&key) {
        let third = !matches!(pronoun.person, Person::Speaker | Person::Hearer);
        return third.then(|| Item {
            tokens: Span::new(token, token + 1),
            form: Form::Pronoun(pronoun),
            source: None,
        });
    }
    let nominal = nominals::at(discourse, token)?;
    Some(Item { tokens: nominal.core, form: Form::Nominal(nominal), source: None })
}

fn pass(
    discourse: &mut Discourse<'_>,
    item: &Item,
    statement: Option<&SourceMention>,
) -> Option<Id> {
    let (referent, kind, subject) = match &item.form {
        Form::Name(name) => {
            let id = discourse.bearer[*name].or_else(|| adopt(discourse, *name))?;
            (id, MentionKind::Name, grammar::is_subject(discourse.document, item.tokens))
        }
        Form::Nominal(nominal) => (
            nominal_referent(discourse, nominal, item.source.is_some()),
            MentionKind::Nominal,
            nominals::is_subject(discourse, nominal),
        ),
        Form::Pronoun(pronoun) => (
            antecedent(discourse, item, *pronoun, statement)?,
            MentionKind::Pronoun,
            is_subject(discourse, item, *pronoun),
        ),
        Form::Relative => return relative(discourse, item.tokens.start),
        Form::Joint(names) => (join(discourse, item.tokens, names), MentionKind::Name, true),
    };
    let event = Event {
        referent,
        tokens: item.tokens,
        kind,
        sentence: discourse.document.sentence_of(item.tokens.start) as u32,
        subject: subject || item.source.is_some(),
        source: item.source.is_some(),
        depth: depth(discourse, item.tokens.start),
    };
    discourse.pass(event);
    Some(referent)
}

/// Whom a noun phrase speaks of. A group, body or document is also known by all the words for it as a source.
fn nominal_referent(discourse: &mut Discourse<'_>, nominal: &Nominal, source: bool) -> Id {
    let id = nominals::resolve(discourse, nominal);
    let referent = discourse.get_mut(id);
    if source && referent.name.is_none() {
        referent.forms.push(nominal.full);
    }
    id
}

fn depth(discourse: &Discourse<'_>, token: u32) -> u8 {
    discourse.document.quotes.depth.get(token as usize).copied().unwrap_or_default()
}

/// A name that nobody was known to bear: as a source it speaks, so it is taken for somebody.
fn adopt(discourse: &mut Discourse<'_>, name: usize) -> Option<Id> {
    let tokens = discourse.names.get(name)?.tokens;
    let id = discourse.add(Referent {
        name: Some(tokens),
        listed: true,
        ..Referent::new(EntityKind::Other)
    });
    discourse.bearer[name] = Some(id);
    Some(id)
}

fn is_subject(discourse: &Discourse<'_>, item: &Item, pronoun: Pronoun) -> bool {
    let word = discourse.document.word(item.tokens.start);
    !pronoun.possessive
        && !pronoun.object
        && !pronoun.reflexive
        && (word != "her" && word != "it" || grammar::is_subject(discourse.document, item.tokens))
}

fn antecedent(
    discourse: &mut Discourse<'_>,
    item: &Item,
    pronoun: Pronoun,
    statement: Option<&SourceMention>,
) -> Option<Id> {
    if matches!(pronoun.person, Person::Speaker | Person::Hearer) {
        return None;
    }
    let token = item.tokens.start;
    let place = Place {
        pronoun,
        token,
        sentence: discourse.document.sentence_of(token) as u32,
        depth: depth(discourse, token),
        source: item.source.is_some(),
        speaker: None,
        content: statement
            .and_then(|statement| statement.content.iter().copied().reduce(Span::join)),
    };
    let found = anticipated(discourse, &place).or_else(|| pronouns::resolve(discourse, &place))?;
    if let Person::One(gender) = pronoun.person {
        discourse.get_mut(found).gender.get_or_insert(gender);
    }
    Some(found)
}

/// "In his speech, Obama said": the subject behind the comma, where the sentence begins with what is subordinate.
fn anticipated(discourse: &Discourse<'_>, place: &Place) -> Option<Id> {
    let Person::One(gender) = place.pronoun.person else { return None };
    let document = discourse.document;
    let sentence = document.sentences.get(place.sentence as usize)?.tokens;
    let opener = document.word(sentence.start).to_lowercase();
    let opens = grammar::is_preposition(&opener)
        || opener.ends_with("ing")
        || matches!(
            opener.as_str(),
            "when"
                | "while"
                | "although"
                | "though"
                | "if"
                | "asked"
                | "once"
                | "because"
                | "until"
                | "unless"
        );
    let earlier = discourse.events.last().is_some_and(|event| {
        event.tokens.start >= sentence.start
            && discourse.get(event.referent).kind == EntityKind::Person
    });
    if !opens || earlier || place.depth > 0 || place.source {
        return None;
    }
    let limit = sentence.end.min(place.token + ANTICIPATION);
    let comma = (place.token..limit).find(|&token| document.word(token) == ",")?;
    let name = discourse.titled_at(comma + 1)?;
    let id = discourse.bearer[name].filter(|_| discourse.names[name].kind == NameKind::Person)?;
    let fits = discourse.get(id).may_be(Some(gender))
        && grammar::is_subject(document, discourse.names[name].tokens);
    fits.then_some(id)
}

/// "who": the latest mention that ends right before, in the same sentence.
fn relative(discourse: &Discourse<'_>, token: u32) -> Option<Id> {
    let sentence = discourse.document.sentence_of(token) as u32;
    let near = discourse.events.iter().rev().take_while(|event| event.sentence == sentence);
    // In "an official at the ministry who asked" the ministry does not ask.
    let who = discourse.document.word(token).to_lowercase().starts_with("who");
    let fits =
        |id: Id| !who || matches!(discourse.get(id).kind, EntityKind::Person | EntityKind::Group);
    near.take(6)
        .filter(|event| fits(event.referent))
        .find(|event| {
            event.tokens.end <= token
                && event.tokens.end + RELATIVE >= token
                && event.kind != MentionKind::Pronoun
        })
        .map(|event| event.referent)
}

/// Several who speak together.
fn join(discourse: &mut Discourse<'_>, tokens: Span<Tokens>, names: &[usize]) -> Id {
    let key = discourse.document.words(tokens).to_lowercase();
    if let Some(&id) = discourse.phrases.get(&key) {
        return id;
    }
    let members: Vec<Id> = names.iter().filter_map(|&name| discourse.bearer[name]).collect();
    let people = !members.is_empty()
        && members.iter().all(|&id| discourse.get(id).kind == EntityKind::Person);
    let mut referent = Referent::new(EntityKind::Group);
    referent.plural = true;
    if people && members.len() > 1 {
        referent.standing = Standing::NamedPeople;
    }
    referent.forms.push(tokens);
    referent.forms.extend(members.iter().filter_map(|&id| discourse.get(id).name));
    let id = discourse.add(referent);
    discourse.phrases.insert(key, id);
    id
}
