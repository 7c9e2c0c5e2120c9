//! The people of a text by surname, and how a name stands in it.

use super::super::lexicon;
use super::super::view::View;
use onrecord_language::names::spelling::is_title;
use onrecord_record::{EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a name that is compared at least: shorter ones are too like each other.
pub(super) const SHORTEST: usize = 3;

/// A surname with the first names that stand before it.
#[derive(Default)]
pub(super) struct Family {
    pub(super) first: BTreeMap<String, Vec<u32>>,
    /// Other words that stand before it, of a name of more than two: "Giolla" of "Mac Giolla Bhríde".
    middle: BTreeSet<String>,
}

/// The people of a text by surname, as far as they are named with a first name.
pub(super) fn families(view: View<'_>) -> BTreeMap<String, Family> {
    let mut out: BTreeMap<String, Family> = BTreeMap::new();
    let people = view.layers.entities.all.iter().filter(|entity| entity.kind == EntityKind::Person);
    for mention in people.flat_map(|person| &person.mentions) {
        let Span { start, end, .. } = mention.tokens;
        if mention.kind != MentionKind::Name || end - start < 2 || view.is_quoted(start) {
            continue;
        }
        let last = end - 1;
        if is_name(view, last) && is_name_part(view, start) {
            let family = out.entry(view.word(last).to_owned()).or_default();
            family.first.entry(view.word(start).to_owned()).or_default().push(last);
            family.middle.extend((start + 1..last).map(|at| view.word(at).to_owned()));
        }
    }
    out
}

/// A capitalised word long enough to be compared, not in capitals throughout; "al-Barwani" is one.
fn is_name(view: View<'_>, at: u32) -> bool {
    let word = view.word(at);
    let broken = word.contains(['Ã', 'â', 'Â', '\u{fffd}', '€', '\u{ad}']);
    let joined = without_article(word).starts_with(char::is_uppercase);
    (view.is_capital(at) || joined)
        && word.chars().count() >= SHORTEST
        && word.chars().any(char::is_lowercase)
        && !broken
        && !word.ends_with('.')
}

/// A surname without the article that is joined to it: "al-Barwani".
pub(super) fn without_article(name: &str) -> &str {
    let parts = name.split_once('-').filter(|(article, _)| lexicon::is_in("article", article));
    parts.map_or(name, |(_, name)| name)
}

fn is_name_part(view: View<'_>, at: u32) -> bool {
    view.is_capital(at) && view.word(at).chars().count() > 1
}

/// Every capitalised word with its places, outside quotation marks.
pub(super) fn forms(view: View<'_>) -> BTreeMap<String, Vec<u32>> {
    let mut out: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for at in (0..view.len()).filter(|&at| is_name(view, at)) {
        out.entry(view.word(at).to_owned()).or_default().push(at);
    }
    out
}

/// First name and surname at a surname.
pub(super) fn person(view: View<'_>, surname: u32) -> Span<Tokens> {
    let mut start = surname;
    while surname - start < 4 && start > 0 && view.is_capital(start - 1) {
        start -= 1;
    }
    Span::new(start, surname + 1)
}

/// Whether a surname stands behind a first name of its family, its initial, or another part of the name.
pub(super) fn follows_first(view: View<'_>, family: &Family, at: u32) -> bool {
    let before = view.word(at.wrapping_sub(1));
    let initial = before.trim_end_matches('.');
    let is_initial = initial.chars().count() == 1 && view.is_capital(at.wrapping_sub(1));
    family.first.contains_key(before)
        || family.middle.contains(before)
        || is_initial && family.first.keys().any(|first| first.starts_with(initial))
}

/// Whether a title stands before a name: "Mr. Quill", "ex-Mayor Quill".
pub(super) fn is_titled(view: View<'_>, at: u32) -> bool {
    let before = view.word(at.wrapping_sub(1));
    let last = before.rsplit('-').next().unwrap_or_default();
    is_title(before) || before.contains('-') && is_title(last)
}

/// Whether a name stands as that of a person who is known: alone, behind a title, or behind the first name.
pub(super) fn is_bare(view: View<'_>, family: &Family, at: u32) -> bool {
    let before = at.wrapping_sub(1);
    let headline = view.headline().is_some_and(|headline| headline.holds(at));
    let first = follows_first(view, family, at);
    let opens = matches!(view.tag(before), "DT" | "IN" | "CC" | "RB" | "WRB" | "VBD");
    let alone = headline || at == view.sentence(at).start || !view.is_capital(before) || opens;
    let titled = is_titled(view, at);
    let ends = headline || !view.is_capital(at + 1) && !view.is(at + 1, &["&", "-", "/"]);
    let ruling =
        view.is_in(at + 1, "rule_noun") || view.is(at + 1, &["era", "camp", "campaign", "team"]);
    let thing =
        view.is(before, &["the", "in", "at", "near", "a", "an", "into", "outside"]) && !ruling;
    (alone || titled || first) && ends && !thing
}
