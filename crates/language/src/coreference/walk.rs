//! The walk through all mentions in text order, on which nouns and pronouns find their antecedents.

use super::SourceMention;
use super::discourse::{Discourse, Event, Id, Referent, Standing};
use super::function::{self, Function};
use super::nominals::{self, Nominal};
use super::phrase::{Head, Phrase};
use super::plurals;
use super::pronouns::{self, Person, Place, Pronoun};
use super::training;
use super::voices::Voices;
use crate::names::lexicon;
use onrecord_record::{EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashSet;

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
    let voices = Voices::new(discourse, sources);
    let mut last: Option<(Span<Tokens>, usize)> = None;
    for item in items(discourse, phrases) {
        // The same words may be the source of two statements; they are one mention.
        if let (Some(source), Some((tokens, before))) = (item.source, last)
            && tokens == item.tokens
        {
            heads[source] = heads[before];
            continue;
        }
        let statement = item.source.and_then(|source| sources.get(source));
        if let Some((source, found)) = ahead(discourse, &item, sources, phrases, &voices, &heads) {
            heads[source] = found;
        }
        let speaker = voices.speaker(discourse, phrases, &heads, item.tokens.start);
        let found = pass(discourse, &item, statement, speaker);
        if let Some(source) = item.source {
            heads[source] = found;
            last = Some((item.tokens, source));
        }
    }
    heads
}

/// Who speaks, where a pronoun stands in words whose source is a pronoun behind them ("“They like him,” he said"): that one
/// is sought first, so that both are not taken for one man.
fn ahead(
    discourse: &Discourse<'_>,
    item: &Item,
    sources: &[SourceMention],
    phrases: &[Phrase],
    voices: &Voices,
    heads: &[Option<Id>],
) -> Option<(usize, Option<Id>)> {
    let Form::Pronoun(inside) = item.form else { return None };
    let source = voices.statement(item.tokens.start)?;
    let Head::Pronoun(token) = phrases.get(source)?.head else { return None };
    let pronoun = pronouns::pronoun(&lexicon::key(discourse.document.word(token)))?;
    let one = |pronoun: Pronoun| matches!(pronoun.person, Person::One(_));
    if token <= item.tokens.start || heads[source].is_some() || !one(pronoun) || !one(inside) {
        return None;
    }
    let place = Place {
        pronoun,
        token,
        sentence: discourse.document.sentence_of(token) as u32,
        depth: discourse.depth(token),
        source: true,
        speaker: None,
        content: &sources.get(source)?.content,
    };
    let weighed = pronouns::weigh(discourse, &place)?;
    Some((source, weighed.choose(discourse)))
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
    speaker: Option<Id>,
) -> Option<Id> {
    let (referent, kind, function) = match &item.form {
        Form::Name(name) => {
            let id = discourse.bearer[*name].or_else(|| adopt(discourse, *name))?;
            let titled = discourse.names[*name].with_title();
            (id, MentionKind::Name, function::of(discourse, titled))
        }
        Form::Nominal(nominal) => (
            nominal_referent(discourse, nominal, item.source.is_some()),
            MentionKind::Nominal,
            if nominals::is_subject(discourse, nominal) {
                Function::Subject
            } else {
                function::of(discourse, nominal.full)
            },
        ),
        Form::Pronoun(pronoun) => (
            antecedent(discourse, item, *pronoun, statement, speaker)?,
            MentionKind::Pronoun,
            pronoun_function(discourse, item, *pronoun),
        ),
        Form::Relative => return relative(discourse, item.tokens.start),
        Form::Joint(names) => {
            (join(discourse, item.tokens, names), MentionKind::Name, Function::Subject)
        }
    };
    let event = Event {
        referent,
        tokens: item.tokens,
        kind,
        sentence: discourse.document.sentence_of(item.tokens.start) as u32,
        subject: function == Function::Subject || item.source.is_some(),
        function,
        source: item.source.is_some(),
        depth: discourse.depth(item.tokens.start),
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

/// A name that nobody was known to bear: as a source it speaks, so it is taken for somebody.
fn adopt(discourse: &mut Discourse<'_>, name: usize) -> Option<Id> {
    let tokens = discourse.names.get(name)?.tokens;
    if discourse.document.words(tokens).chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return None;
    }
    let mut referent =
        Referent { name: Some(tokens), listed: true, ..Referent::new(EntityKind::Other) };
    if plurals::is_of_many(discourse, tokens) {
        plurals::make_many(&mut referent);
    }
    let id = discourse.add(referent);
    discourse.bearer[name] = Some(id);
    Some(id)
}

fn pronoun_function(discourse: &Discourse<'_>, item: &Item, pronoun: Pronoun) -> Function {
    let word = discourse.document.word(item.tokens.start).to_lowercase();
    if pronoun.possessive {
        Function::Possessor
    } else if pronoun.object || pronoun.reflexive {
        Function::Object
    } else if matches!(word.as_str(), "her" | "it") {
        function::of_pronoun(discourse, item.tokens.start)
    } else {
        Function::Subject
    }
}

fn antecedent(
    discourse: &mut Discourse<'_>,
    item: &Item,
    pronoun: Pronoun,
    statement: Option<&SourceMention>,
    speaker: Option<Id>,
) -> Option<Id> {
    let token = item.tokens.start;
    let place = Place {
        pronoun,
        token,
        sentence: discourse.document.sentence_of(token) as u32,
        depth: discourse.depth(token),
        source: item.source.is_some(),
        speaker,
        content: statement.map_or(&[], |statement| statement.content.as_slice()),
    };
    let weighed = pronouns::weigh(discourse, &place)?;
    training::note(discourse, &place, &weighed);
    let found = weighed.choose(discourse)?;
    if let Person::One(gender) = pronoun.person {
        discourse.get_mut(found).gender.get_or_insert(gender);
    }
    Some(found)
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
