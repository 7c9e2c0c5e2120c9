//! Forms of the words in the lists of stance.

use crate::lists;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| lists::pairs(include_str!("../../data/stance/irregular.tsv")));

/// All forms of a verb, the base form first.
pub(super) fn verb_forms(base: &str) -> Vec<String> {
    let mut forms = vec![base.to_owned()];
    match IRREGULAR.get(base) {
        Some(others) => forms.extend(others.split(' ').map(str::to_owned)),
        None => forms.extend(regular(base)),
    }
    forms
}

/// Third person, past and "-ing" form of a verb that doubles no consonant.
fn regular(base: &str) -> [String; 3] {
    let third = with_s(base);
    if let Some(stem) = soft_y(base) {
        return [third, format!("{stem}ied"), format!("{base}ing")];
    }
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => {
            [third, format!("{base}d"), format!("{stem}ing")]
        }
        Some(_) => [third, format!("{base}d"), format!("{base}ing")],
        None => [third, format!("{base}ed"), format!("{base}ing")],
    }
}

/// Singular and plural of a noun.
pub(super) fn noun_forms(singular: &str) -> Vec<String> {
    vec![singular.to_owned(), with_s(singular)]
}

fn with_s(word: &str) -> String {
    match soft_y(word) {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") => {
            format!("{word}es")
        }
        None => format!("{word}s"),
    }
}

/// What stands before a "y" that follows a consonant.
fn soft_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::{noun_forms, verb_forms};

    #[test]
    fn regular_and_irregular_forms() {
        assert_eq!(verb_forms("deny"), ["deny", "denies", "denied", "denying"]);
        assert_eq!(verb_forms("urge"), ["urge", "urges", "urged", "urging"]);
        assert_eq!(verb_forms("admit"), ["admit", "admits", "admitted", "admitting"]);
        assert_eq!(verb_forms("agree"), ["agree", "agrees", "agreed", "agreeing"]);
        assert_eq!(noun_forms("query"), ["query", "queries"]);
        assert_eq!(noun_forms("witness"), ["witness", "witnesses"]);
    }
}
