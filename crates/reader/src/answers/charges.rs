//! Words for what can be answered: "the accusation", "accused", "any wrongdoing".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static FAMILIES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/charges.tsv").lines().filter(|l| !l.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});
static SPEAKING_FOR: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| words(include_str!("../../data/speaking_for.txt")));
static BODIES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| words(include_str!("../../data/bodies.txt")));

static GENERAL: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| words(include_str!("../../data/general_names.txt")));

static FIELDS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/fields.tsv").lines().filter(|l| !l.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('\t'));
    rows.flat_map(|(field, forms)| forms.split(' ').map(move |form| (form, field))).collect()
});

fn words(file: &'static str) -> BTreeSet<&'static str> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
}

/// The family of a word for something said; `any` fits all, `deed` is what somebody is said to have done.
pub(super) fn family(word: &str) -> Option<&'static str> {
    FAMILIES.get(word).copied()
}

/// Whether a noun is one for somebody who speaks for another.
pub(super) fn speaks_for(word: &str) -> bool {
    SPEAKING_FOR.contains(word)
}

/// Whether a noun takes up a body that was named before.
pub(super) fn is_body(word: &str) -> bool {
    BODIES.contains(word)
}

/// Whether a word that begins the names of many bodies tells none of them from others ("the", "national").
pub(super) fn is_general(word: &str) -> bool {
    GENERAL.contains(word)
}

/// The kind of deed or office that a word tells of ("left" and "walked" off).
pub(super) fn field(word: &str) -> Option<&'static str> {
    FIELDS.get(word).copied()
}
