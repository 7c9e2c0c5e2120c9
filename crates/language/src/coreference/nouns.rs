//! Common nouns that speakers are called by; see `data/source_nouns.tsv`.

use crate::lists;
use crate::names::{Gender, lexicon};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a noun can stand for; a noun may be in several classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Classes(u16);

impl Classes {
    pub(crate) const PERSON: Self = Self(1);
    pub(crate) const OFFICE: Self = Self(2);
    pub(crate) const KIN: Self = Self(4);
    pub(crate) const ANONYMOUS: Self = Self(8);
    pub(crate) const BODY: Self = Self(16);
    pub(crate) const GROUP: Self = Self(32);
    pub(crate) const DOCUMENT: Self = Self(64);
    pub(crate) const ACT: Self = Self(128);
    pub(crate) const PLACE: Self = Self(256);
    pub(crate) const EPITHET: Self = Self(512);
    /// People, one or many.
    pub(crate) const HUMAN: Self = Self(1 | 2 | 4 | 8);
    /// Words that speak for whoever they are of.
    pub(crate) const WORDS: Self = Self(64 | 128);

    /// Whether the noun is in one of `classes`.
    pub(crate) const fn any(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    const fn with(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// The class and gender of a line of the list.
    fn named(name: &str) -> Option<(Self, Option<Gender>)> {
        Some(match name {
            "person" => (Self::PERSON, None),
            "man" => (Self::PERSON, Some(Gender::Male)),
            "woman" => (Self::PERSON, Some(Gender::Female)),
            "kin" => (Self::KIN, None),
            "office" => (Self::OFFICE, None),
            "anonymous" => (Self::ANONYMOUS, None),
            "plural" | "group" => (Self::GROUP, None),
            "body" => (Self::BODY, None),
            "document" => (Self::DOCUMENT, None),
            "act" => (Self::ACT, None),
            "epithet" => (Self::PERSON.with(Self::EPITHET), None),
            "place" => (Self::PLACE, None),
            _ => return None,
        })
    }
}

/// A noun of the list in one of its forms.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Noun {
    /// The form that mentions of one bearer share.
    pub(crate) singular: &'static str,
    /// What it can stand for.
    pub(crate) classes: Classes,
    /// The gender that it tells.
    pub(crate) gender: Option<Gender>,
    /// Whether this is a plural.
    pub(crate) plural: bool,
}

static NOUNS: LazyLock<FxHashMap<String, Noun>> =
    LazyLock::new(|| read(include_str!("../../data/source_nouns.tsv")));

fn read(file: &'static str) -> FxHashMap<String, Noun> {
    let mut out = FxHashMap::default();
    for (class, nouns) in lists::lines(file).filter_map(|line| line.split_once('\t')) {
        let Some((classes, gender)) = Classes::named(class) else { continue };
        for singular in nouns.split_whitespace() {
            let listed_plural = class == "plural";
            add(
                &mut out,
                singular.to_owned(),
                Noun { singular, classes, gender, plural: listed_plural },
            );
            if !listed_plural {
                add(
                    &mut out,
                    plural_of(singular),
                    Noun { singular, classes, gender, plural: true },
                );
            }
        }
    }
    out
}

fn add(out: &mut FxHashMap<String, Noun>, form: String, noun: Noun) {
    let known = out.entry(form).or_insert(noun);
    known.classes = known.classes.with(noun.classes);
    known.gender = known.gender.or(noun.gender);
}

/// Regular plurals and those in -men; "x-in-law" takes its ending on the first word.
fn plural_of(singular: &str) -> String {
    if let Some(stem) = singular.strip_suffix("man") {
        return format!("{stem}men");
    }
    if let Some(stem) = singular.strip_suffix("-in-law") {
        return format!("{stem}s-in-law");
    }
    match singular.as_bytes() {
        b"child" => "children".to_owned(),
        b"wife" => "wives".to_owned(),
        [.., b'x' | b'z' | b's'] | [.., b's' | b'c', b'h'] => format!("{singular}es"),
        [.., before, b'y'] if !b"aeiou".contains(before) => {
            format!("{}ies", &singular[..singular.len() - 1])
        }
        _ => format!("{singular}s"),
    }
}

/// The noun of this word, whatever its capitals, if it is one that speakers are called by.
pub(crate) fn noun(word: &str) -> Option<Noun> {
    let key = lexicon::key(word);
    let known = |key: &str| NOUNS.get(key).copied();
    known(&key).or_else(|| key.rsplit_once('-').and_then(|(_, last)| known(last)))
}

/// Whether the word is a noun for something written, shown or counted.
pub(crate) fn is_document_noun(word: &str) -> bool {
    noun(word).is_some_and(|noun| noun.classes.any(Classes::DOCUMENT))
}

/// Whether the word is a noun for one human being.
pub(crate) fn is_person_noun(word: &str) -> bool {
    noun(word).is_some_and(|noun| noun.classes.any(Classes::HUMAN) && !noun.plural)
}
