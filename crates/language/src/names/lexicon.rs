//! The lists that tell names and what bears them, read once.

use crate::lists;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Grammatical gender of a person, as titles, first names and pronouns show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    /// "she"
    Female,
    /// "he"
    Male,
}

/// What a title tells of its bearer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Title {
    /// What the bearer may be called later, separated by white space.
    pub(crate) nouns: &'static str,
    /// The gender that it tells.
    pub(crate) gender: Option<Gender>,
}

type Words = LazyLock<FxHashSet<&'static str>>;

static FIRST_NAMES: LazyLock<FxHashMap<String, Option<Gender>>> =
    LazyLock::new(|| first_names(include_str!("../../data/first_names.txt")));
static TITLES: LazyLock<FxHashMap<&'static str, Title>> =
    LazyLock::new(|| titles(include_str!("../../data/titles.tsv")));
static COMMON: Words = LazyLock::new(|| lists::words(include_str!("../../data/common_words.txt")));
static FUNCTION: Words =
    LazyLock::new(|| lists::words(include_str!("../../data/function_words.txt")));
static CALENDAR: Words = LazyLock::new(|| lists::words(include_str!("../../data/calendar.txt")));
static PARTICLES: Words = LazyLock::new(|| lists::words(include_str!("../../data/particles.txt")));
static SUFFIXES: Words = LazyLock::new(|| lists::words(include_str!("../../data/suffixes.txt")));
static DEMONYMS: Words = LazyLock::new(|| lists::words(include_str!("../../data/demonyms.txt")));
static ORGANIZATION_HEADS: Words =
    LazyLock::new(|| lists::words(include_str!("../../data/organization_heads.txt")));
static PLACE_HEADS: Words =
    LazyLock::new(|| lists::words(include_str!("../../data/place_heads.txt")));
static THING_HEADS: Words =
    LazyLock::new(|| lists::words(include_str!("../../data/thing_heads.txt")));
static FAMILY_FIRST: Words =
    LazyLock::new(|| lists::words(include_str!("../../data/family_name_first.txt")));
static ORGANIZATIONS: Words =
    LazyLock::new(|| lists::lines(include_str!("../../data/organizations.txt")).collect());
static PLACES: Words =
    LazyLock::new(|| lists::lines(include_str!("../../data/places.txt")).collect());
static NICKNAMES: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> =
    LazyLock::new(|| nicknames(include_str!("../../data/nicknames.tsv")));

fn first_names(file: &'static str) -> FxHashMap<String, Option<Gender>> {
    let mut gender = None;
    let mut out = FxHashMap::default();
    for line in lists::lines(file) {
        match line {
            "[male]" => gender = Some(Gender::Male),
            "[female]" => gender = Some(Gender::Female),
            "[both]" => gender = None,
            names => {
                names.split_whitespace().for_each(|name| add_first_name(&mut out, name, gender));
            }
        }
    }
    out
}

/// A name listed under both genders tells neither.
fn add_first_name(out: &mut FxHashMap<String, Option<Gender>>, name: &str, gender: Option<Gender>) {
    let known = out.entry(name.to_lowercase()).or_insert(gender);
    if *known != gender {
        *known = None;
    }
}

fn titles(file: &'static str) -> FxHashMap<&'static str, Title> {
    lists::lines(file)
        .map(|line| {
            let mut columns = line.split('\t');
            let form = columns.next().unwrap_or_default();
            let nouns = columns.next().unwrap_or_default();
            (form, Title { nouns, gender: columns.next().and_then(gender) })
        })
        .collect()
}

fn gender(letter: &str) -> Option<Gender> {
    match letter {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}

fn nicknames(file: &'static str) -> FxHashMap<&'static str, Vec<&'static str>> {
    let mut out: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for (full, short) in lists::lines(file).filter_map(|line| line.split_once('\t')) {
        for short in short.split_whitespace() {
            out.entry(short).or_default().push(full);
        }
    }
    out
}

/// The form under which lists are searched: lower case, straight apostrophes, no stop at the end.
pub(crate) fn key(word: &str) -> String {
    let word = word.trim_end_matches('.');
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| if matches!(c, '’' | 'ʼ') { '\'' } else { c })
        .collect()
}

/// Whether people are called so by first name.
pub(crate) fn is_first_name(key: &str) -> bool {
    FIRST_NAMES.contains_key(key)
        || key.split_once('-').is_some_and(|(first, _)| FIRST_NAMES.contains_key(first))
}

/// The gender that a first name tells, if it is one and tells it.
pub(crate) fn first_name_gender(key: &str) -> Option<Gender> {
    let known = FIRST_NAMES.get(key).or_else(|| FIRST_NAMES.get(key.split_once('-')?.0));
    known.copied().flatten()
}

/// How many listed first names must share an ending before it tells a gender, and how many of a hundred agree.
const ENDING: (u32, u32) = (6, 80);

/// Women and men among the listed first names, by the last letters: three, two, one.
static ENDINGS: LazyLock<FxHashMap<String, (u32, u32)>> = LazyLock::new(|| {
    let mut out: FxHashMap<String, (u32, u32)> = FxHashMap::default();
    for (name, gender) in FIRST_NAMES.iter() {
        for ending in endings(name) {
            let counts = out.entry(ending.to_owned()).or_default();
            match gender {
                Some(Gender::Female) => counts.0 += 1,
                Some(Gender::Male) => counts.1 += 1,
                None => {}
            }
        }
    }
    out
});

/// The last three, two and one letters of a longer name.
fn endings(name: &str) -> impl Iterator<Item = &str> {
    let starts = name.char_indices().rev().take(3).map(|(at, _)| at).filter(|&at| at > 0);
    starts.map(|at| &name[at..]).collect::<Vec<_>>().into_iter().rev()
}

/// The gender of most listed first names with the same ending, for a name that is not listed.
pub(crate) fn gender_by_ending(key: &str) -> Option<Gender> {
    let (women, men) = endings(key)
        .filter_map(|ending| ENDINGS.get(ending))
        .find(|(women, men)| women + men >= ENDING.0)?;
    let all = women + men;
    if women * 100 >= all * ENDING.1 {
        Some(Gender::Female)
    } else if men * 100 >= all * ENDING.1 {
        Some(Gender::Male)
    } else {
        None
    }
}

/// What a word tells as a title.
pub(crate) fn title(key: &str) -> Option<Title> {
    let known = |key: &str| TITLES.get(key).copied();
    known(key).or_else(|| {
        ["ex-", "vice-", "co-"].iter().find_map(|head| key.strip_prefix(head).and_then(known))
    })
}

/// The full first names that a short one may stand for.
pub(crate) fn full_forms(key: &str) -> &'static [&'static str] {
    NICKNAMES.get(key).map_or(&[], Vec::as_slice)
}

pub(crate) fn is_common(key: &str) -> bool {
    COMMON.contains(key)
}

pub(crate) fn is_function(key: &str) -> bool {
    FUNCTION.contains(key)
}

pub(crate) fn is_calendar(key: &str) -> bool {
    CALENDAR.contains(key)
}

pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(word)
}

pub(crate) fn is_suffix(key: &str) -> bool {
    SUFFIXES.contains(key)
}

pub(crate) fn is_demonym(key: &str) -> bool {
    DEMONYMS.contains(key)
        || key.split_once('-').is_some_and(|(left, right)| is_demonym(left) && is_demonym(right))
}

pub(crate) fn is_organization_head(key: &str) -> bool {
    ORGANIZATION_HEADS.contains(key)
}

pub(crate) fn is_place_head(key: &str) -> bool {
    PLACE_HEADS.contains(key)
}

pub(crate) fn is_organization(name: &str) -> bool {
    ORGANIZATIONS.contains(name)
}

pub(crate) fn is_place(name: &str) -> bool {
    PLACES.contains(name)
}

pub(crate) fn is_thing_head(key: &str) -> bool {
    THING_HEADS.contains(key)
}

/// Whether a family name of this form stands before the given name ("Kim Jong Un").
pub(crate) fn is_family_name_first(key: &str) -> bool {
    FAMILY_FIRST.contains(key)
}

#[cfg(test)]
mod tests {
    use super::{Gender, gender_by_ending};

    #[test]
    fn an_ending_tells_what_most_listed_names_with_it_tell() {
        assert_eq!(gender_by_ending("tavina"), Some(Gender::Female));
        assert_eq!(gender_by_ending("ostwald"), Some(Gender::Male));
        assert_eq!(gender_by_ending("qx"), None);
    }
}
