//! Organisations, places and works: full names, short names and acronyms of one bearer.

use super::discourse::{Discourse, Id, Referent, entity_kind};
use super::nouns::{self, Classes};
use crate::lists;
use crate::names::{Name, NameKind, lexicon};
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The words of the full name by the words of another.
static ALIASES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    lists::lines(include_str!("../../data/body_aliases.tsv"))
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(full, others)| others.split(',').map(move |other| (other, full)))
        .collect()
});

/// Gives every name that is no person's its bearer.
pub(crate) fn link(discourse: &mut Discourse<'_>) {
    let mut bodies = Bodies::default();
    let open: Vec<usize> =
        (0..discourse.names.len()).filter(|&index| discourse.bearer[index].is_none()).collect();
    let is_long =
        |index: &usize| content_words(discourse, discourse.names[*index].tokens).len() > 1;
    let (long, short): (Vec<usize>, Vec<usize>) = open.into_iter().partition(is_long);
    for index in long {
        bodies.link_long(discourse, index);
    }
    for index in short {
        bodies.link_short(discourse, index);
    }
}

#[derive(Default)]
struct Bodies {
    /// By content words in alphabetical order ("department education").
    words: FxHashMap<String, Id>,
    /// By the initials of a longer name.
    initials: FxHashMap<String, Id>,
    /// By the first word or first two words of a longer name.
    heads: FxHashMap<String, Id>,
    /// By the last word of a longer name ("the Post").
    tails: FxHashMap<String, Id>,
}

/// The words that tell one name from another: no articles and connectives, no "U.S.".
fn content_words(discourse: &Discourse<'_>, tokens: Span<Tokens>) -> Vec<String> {
    let keys = tokens.iter().map(|token| lexicon::key(discourse.document.word(token)));
    let all: Vec<String> = keys
        .filter(|key| !matches!(key.as_str(), "the" | "of" | "and" | "for" | "on" | "&" | ""))
        .collect();
    let is_state = |key: &String| matches!(key.as_str(), "u.s" | "us" | "united");
    let own =
        if all.len() > 1 && is_state(&all[0]) && all[1] != "states" { &all[1..] } else { &all[..] };
    let full = ALIASES.get(own.join(" ").replace('.', "").as_str());
    full.map_or(own.to_vec(), |full| full.split(' ').map(str::to_owned).collect())
}

fn sorted(words: &[String]) -> String {
    let mut words = words.to_vec();
    words.sort_unstable();
    words.join(" ")
}

fn initials(discourse: &Discourse<'_>, tokens: Span<Tokens>, connectives: bool) -> String {
    let words = tokens.iter().map(|token| discourse.document.word(token));
    let counted = words.filter(|word| connectives || word.starts_with(char::is_uppercase));
    counted
        .flat_map(|word| word.split('-'))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect()
}

impl Bodies {
    fn link_long(&mut self, discourse: &mut Discourse<'_>, index: usize) {
        let name = discourse.names[index];
        let words = content_words(discourse, name.tokens);
        let id =
            self.known(name.kind, &words).unwrap_or_else(|| self.add(discourse, &name, &words));
        take(discourse, index, id);
        if name.kind != NameKind::Place && name.kind != NameKind::Work {
            self.note_short_forms(discourse, index, id, &words);
        }
    }

    fn known(&self, kind: NameKind, words: &[String]) -> Option<Id> {
        let head = (kind == NameKind::Organization || kind == NameKind::Other)
            .then(|| self.heads.get(&words.join(" ")))
            .flatten();
        self.words.get(&sorted(words)).or(head).copied()
    }

    fn add(&mut self, discourse: &mut Discourse<'_>, name: &Name, words: &[String]) -> Id {
        let referent = Referent {
            name: Some(name.tokens),
            listed: true,
            ..Referent::new(entity_kind(name.kind))
        };
        let id = discourse.add(referent);
        self.words.insert(sorted(words), id);
        id
    }

    /// Initials, an acronym in brackets, the first words.
    fn note_short_forms(
        &mut self,
        discourse: &Discourse<'_>,
        index: usize,
        id: Id,
        words: &[String],
    ) {
        let tokens = discourse.names[index].tokens;
        for connectives in [false, true] {
            self.initials.entry(initials(discourse, tokens, connectives)).or_insert(id);
        }
        if let Some(bracketed) = bracketed(discourse, index) {
            self.initials.insert(bracketed, id);
        }
        let plain = lexicon::is_common(&words[0])
            || lexicon::is_demonym(&words[0])
            || lexicon::is_place(discourse.document.word(tokens.start));
        if !plain && !lexicon::is_organization_head(&words[0]) {
            self.heads.entry(words[0].clone()).or_insert(id);
        }
        let (last, whole) = (tokens.end - 1, discourse.document.word(tokens.end - 1));
        if last > tokens.start
            && lexicon::is_organization_head(&lexicon::key(whole))
            && !lexicon::is_organization(whole)
        {
            self.tails.entry(lexicon::key(whole)).or_insert(id);
        }
        if words.len() > 3 {
            self.heads.entry(words[..2].join(" ")).or_insert(id);
        }
    }

    fn link_short(&mut self, discourse: &mut Discourse<'_>, index: usize) {
        let name = discourse.names[index];
        let words = content_words(discourse, name.tokens);
        let key = words.join(" ").replace('.', "");
        // "President" without a name behind is an office, read as a noun.
        if key.is_empty() || lexicon::title(&key).is_some() {
            return;
        }
        let is_acronym = !discourse.document.words(name.tokens).chars().any(char::is_lowercase);
        let known =
            self.words.get(&key).or_else(|| is_acronym.then(|| self.initials.get(&key)).flatten());
        let known = known
            .or_else(|| (name.kind != NameKind::Place).then(|| self.heads.get(&key)).flatten());
        let known = known.or_else(|| self.tails.get(&key));
        let id = known.copied().unwrap_or_else(|| self.add(discourse, &name, &[key]));
        take(discourse, index, id);
    }
}

/// Makes `id` the bearer of a name.
fn take(discourse: &mut Discourse<'_>, index: usize, id: Id) {
    let name = discourse.names[index];
    discourse.bearer[index] = Some(id);
    let length = |span: Span<Tokens>| discourse.document.bytes(span).len();
    let longer = discourse.get(id).name.is_none_or(|known| length(known) < length(name.tokens));
    if longer {
        discourse.get_mut(id).name = Some(name.tokens);
    }
    add_nouns(discourse, id, &name);
}

/// The acronym that stands in brackets behind a name.
fn bracketed(discourse: &Discourse<'_>, index: usize) -> Option<String> {
    let end = discourse.names[index].tokens.end;
    let document = discourse.document;
    let acronym = document.word(end + 1);
    let closed = document.word(end) == "(" && document.word(end + 2) == ")";
    (closed && !acronym.chars().any(char::is_lowercase))
        .then(|| lexicon::key(acronym).replace('.', ""))
}

/// What the name itself says that its bearer is ("Education Department": a department).
fn add_nouns(discourse: &mut Discourse<'_>, id: Id, name: &Name) {
    let titled = name.title.map(|title| discourse.document.words(title));
    let words = name.tokens.iter().map(|token| discourse.document.word(token)).chain(titled);
    let found: Vec<&'static str> = words
        .filter_map(nouns::noun)
        .filter(|noun| {
            noun.classes.any(Classes::BODY)
                || name.kind == NameKind::Work && noun.classes.any(Classes::DOCUMENT)
        })
        .map(|noun| noun.singular)
        .collect();
    let referent = discourse.get_mut(id);
    for noun in found {
        referent.add_noun(noun);
    }
}
