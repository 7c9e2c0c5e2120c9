//! Names of outlets: all forms of one name made one.

use onrecord_language::likeness::folded;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Most words of an outlet's name that are looked at.
pub(super) const LONGEST: usize = 5;

const OUTLETS: &str = include_str!("../../../data/outlets.tsv");

/// What the lexicon holds.
struct Lexicon {
    /// Folded form to the key of all forms.
    names: BTreeMap<String, String>,
    /// Key to the name as it is written.
    written: BTreeMap<String, &'static str>,
    wires: BTreeSet<String>,
    heads: BTreeSet<&'static str>,
    tails: BTreeSet<&'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (mut names, mut written, mut wires) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
    let (mut heads, mut tails) = (BTreeSet::new(), BTreeSet::new());
    for line in OUTLETS.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let (kind, name) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        match kind {
            "head" => heads.extend(name.split_whitespace()),
            "tail" => tails.extend(name.split_whitespace()),
            _ => {
                let key = folded(name).join(" ");
                let forms = fields.next().unwrap_or_default().split("; ");
                names.extend(forms.map(|form| (form.to_owned(), key.clone())));
                names.insert(key.clone(), key.clone());
                wires.extend((kind == "wire").then(|| key.clone()));
                written.insert(key, name);
            }
        }
    }
    Lexicon { names, written, wires, heads, tails }
});

/// Whether an outlet, by its key, sells its texts to others.
pub(super) fn is_wire(key: &str) -> bool {
    LEXICON.wires.contains(key)
}

/// An outlet's name as it is written, by its key; one that the lexicon does not know has a capital for each word.
pub(super) fn written(key: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    let all = || key.split(' ').filter_map(capital).collect::<Vec<_>>().join(" ");
    LEXICON.written.get(key).map_or_else(all, |name| (*name).to_owned())
}

/// What an outlet is compared by: small letters, without article, address and what directories hang on to names.
pub(super) fn key(name: &str) -> String {
    let whole = words(name);
    if let Some(known) = known(&whole) {
        return known.to_owned();
    }
    let cut = name.split([':', '(', '|', '–', '—']).next().unwrap_or(name);
    let mut words = words(cut.split(" - ").next().unwrap_or(cut));
    while known(&words).is_none()
        && words.len() > 1
        && words.last().is_some_and(|last| LEXICON.tails.contains(last.as_str()))
    {
        words.pop();
    }
    known(&words).map_or_else(|| words.join(" "), str::to_owned)
}

/// The longest beginning of a run of words that names an outlet of the lexicon, or ends with a word that heads outlets' names:
/// how many words that is, and the outlet's key.
pub(super) fn named(run: &[&str]) -> Option<(usize, String)> {
    let most = run.len().min(LONGEST);
    let known = (1..=most).rev().find_map(|length| {
        let name = known(&words(&run[..length].join(" ")))?;
        Some((length, name.to_owned()))
    });
    known.or_else(|| {
        let at = (1..most).find(|&at| is_head(&run[at].to_lowercase()))?;
        let words = words(&run[..=at].join(" "));
        (words.len() > 1).then(|| (at + 1, words.join(" ")))
    })
}

/// The key of an outlet of the lexicon with exactly this name: what stands in a byline may be a person called Post.
pub(super) fn listed(name: &str) -> Option<String> {
    known(&words(name)).map(str::to_owned)
}

/// Whether a word by itself is the last one of many outlets' names ("the Post").
pub(super) fn is_head(word: &str) -> bool {
    LEXICON.heads.contains(word)
}

/// Folded words of a name without its article.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = folded(name);
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

fn known(words: &[String]) -> Option<&'static str> {
    LEXICON.names.get(words.join(" ").as_str()).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name_are_one() {
        for (name, expected) in [
            ("The Associated Press", "associated press"),
            ("AP", "associated press"),
            ("CNN (Web News)", "cnn"),
            ("New York Times - News", "new york times"),
            ("Lakeshore Herald (Online)", "lakeshore herald"),
            ("The Courier", "courier"),
            ("FoxNews.com", "fox news"),
            ("News", "news"),
            ("", ""),
        ] {
            assert_eq!(key(name), expected, "{name}");
        }
    }

    #[test]
    fn names_are_shown_as_they_are_written() {
        for (name, expected) in [
            ("AP", "Associated Press"),
            ("CNN (Web News)", "CNN"),
            ("C-SPAN", "C-SPAN"),
            ("the Lakeshore Herald", "Lakeshore Herald"),
            ("", ""),
        ] {
            assert_eq!(written(&key(name)), expected, "{name}");
        }
    }

    #[test]
    fn a_run_begins_with_an_outlet_or_does_not() {
        let found = |run: &str| named(&run.split_whitespace().collect::<Vec<_>>());
        assert_eq!(found("CNN Friday"), Some((1, "cnn".to_owned())));
        assert_eq!(found("The Lakeshore Herald"), Some((3, "lakeshore herald".to_owned())));
        assert_eq!(found("The Herald"), None);
        assert_eq!(found("Congress"), None);
        assert_eq!(found(""), None);
    }
}
