//! Offices: the noun and what it is of.

use super::super::lexicon;
use super::super::view::View;

/// Tokens before and behind the noun of an office in which it is told what the office is of.
const SCOPE: u32 = 4;

/// What is joined to an office that somebody is chosen for.
const CHOSEN: [&str; 2] = ["-elect", "-designate"];

/// How many tokens from an office on say that somebody is chosen for it: "mayor-elect", "Gov.-elect", "mayor designate".
pub(super) fn chosen(view: View<'_>, at: u32) -> Option<u32> {
    let lower = view.lower(at);
    if CHOSEN.iter().any(|tail| lower.ends_with(tail)) {
        return Some(1);
    }
    let dash = u32::from(view.is(at + 1, &["-", "\u{2011}", "–"]));
    view.is(at + 1 + dash, &["elect", "designate", "-elect", "-designate"]).then_some(2 + dash)
}

/// An office as the text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Office {
    /// The noun, in one form for all that name the same ("chair" for "chairwoman").
    pub(super) noun: &'static str,
    /// What it is of, in lower case: "prime", "housing", "helvik".
    pub(super) scope: Vec<String>,
}

impl Office {
    /// Whether two namings may be of one office: one noun, and nothing that it is of tells them apart.
    pub(super) fn fits(&self, other: &Self) -> bool {
        let apart = || !self.scope.is_empty() && !other.scope.is_empty() && !self.shares(other);
        self.noun == other.noun && !apart()
    }

    /// Whether two namings are of one office as far as the words tell: they are of the same things, or both of nothing.
    pub(super) fn is(&self, other: &Self) -> bool {
        let mut scopes = [self.scope.clone(), other.scope.clone()];
        for scope in &mut scopes {
            scope.sort();
        }
        self.noun == other.noun && scopes[0] == scopes[1]
    }

    fn shares(&self, other: &Self) -> bool {
        self.scope.iter().any(|word| other.scope.contains(word))
    }
}

/// The noun of an office in a word in lower case, in its one form.
pub(super) fn noun(word: &str) -> Option<&'static str> {
    ["office", "office_of_one", "stand_in"].iter().find_map(|class| lexicon::value(class, word))
}

/// The office that is named at a token, with what it is of.
pub(super) fn at(view: View<'_>, at: u32) -> Option<Office> {
    let lower = view.lower(at);
    let bare = CHOSEN.iter().find_map(|tail| lower.strip_suffix(tail)).unwrap_or(&lower);
    let bare = ["then-", "ex-"].iter().find_map(|head| bare.strip_prefix(head)).unwrap_or(bare);
    let noun = noun(bare)?;
    // "Chief executive", "general secretary of the board": the last noun is the office.
    let inner = self::noun(&view.lower(at + 1)).is_some();
    (!inner).then(|| Office { noun, scope: scope(view, at) })
}

/// The nouns that an office is of: those before it in its phrase, and those behind "of" or "for".
fn scope(view: View<'_>, at: u32) -> Vec<String> {
    let own = |at: &u32| {
        matches!(view.tag(*at), "NN" | "NNP" | "NNS" | "JJ" | "NNPS")
            && !view.is_in(*at, "standing")
            && !view.is_in(*at, "courtesy")
    };
    let floor = at.saturating_sub(SCOPE - 1).max(view.sentence(at).start);
    let before = (floor..at).rev().take_while(own);
    let scoped = view.is(at + 1, &["of", "for"]);
    let behind = (at + 2..at + 2 + SCOPE)
        .skip_while(|&at| view.tag(at) == "DT")
        .take_while(own)
        .filter(|_| scoped);
    before.chain(behind).map(|at| view.lower(at)).collect()
}
