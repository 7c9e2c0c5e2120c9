//! Another name.

use super::other_words::Part;
use super::side::Side;
use super::{EditKind, Verdict, format};
use crate::variants::{Before, lists};
use onrecord_language::names::spelling;
use std::sync::LazyLock;

/// Letters from which on a name with a letter lost is still known.
const LONG: usize = 8;

/// Sets of names that stand for the same.
static ALIASES: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let lines = lists::lines(include_str!("../../../data/variants/aliases.tsv"));
    lines.map(|line| line.split(", ").collect()).collect()
});

/// Another name on both sides. A title for a title and two forms of one name are words.
pub(super) fn read(a: Part<'_, '_>, b: Part<'_, '_>) -> Option<Verdict> {
    let (ours, theirs) = (names(a), names(b));
    if ours.is_empty() || theirs.is_empty() {
        return None;
    }
    Some(if is_alias(&ours, &theirs) {
        Verdict::listed(EditKind::Word, "same-name")
    } else {
        Verdict::raised(EditKind::Name, "name")
    })
}

/// The names among words, folded; titles are none.
fn names(part: Part<'_, '_>) -> Vec<String> {
    let (side, words) = part;
    let is_title = |at: usize| spelling::is_title(side.surface(at)) && !is_listed(side.folded(at));
    let names =
        words.iter().filter(|&&at| side.is_name(at) && !is_title(at) && !side.is_filler(at));
    names.map(|&at| side.folded(at).to_owned()).collect()
}

/// Whether a word stands in the list of aliases by itself: "Republicans" is a title as well.
fn is_listed(word: &str) -> bool {
    ALIASES.iter().any(|set| set.contains(&word))
}

fn is_alias(ours: &[String], theirs: &[String]) -> bool {
    let (one, other) = (ours.join(" "), theirs.join(" "));
    let (here, there) = (ours.concat(), theirs.concat());
    if here == there || format::is_inflected(&here, &there) {
        return true;
    }
    let listed =
        ALIASES.iter().any(|set| set.contains(&one.as_str()) && set.contains(&other.as_str()));
    let form = |one: &String| {
        theirs.iter().any(|other| {
            format::is_inflected(one, other)
                || is_short(one, other)
                || is_slip(one, other)
                || is_slip(other, one)
                || ends(one, other)
                || ends(other, one)
        })
    };
    listed || ours.iter().any(form)
}

/// Whether a number is part of a name: "Route 9", "Room 12".
pub(super) fn is_numbered(side: &Side<'_>, at: usize) -> bool {
    let numbered = |before: usize| {
        let noun = matches!(
            side.folded(before),
            "route" | "room" | "flight" | "highway" | "section" | "chapter" | "page" | "gate"
        );
        noun || side.is_name(before)
    };
    at.checked_sub(1).is_some_and(numbered)
        && side.before(at) <= Before::Mark
        && !side.folded(at).starts_with(['$', '£', '€'])
}

/// Whether a name is a listed one with a letter lost: "Obamcare". Of names that are not listed each may be another's.
fn is_slip(listed: &str, other: &str) -> bool {
    let (long, short) = (listed.as_bytes(), other.as_bytes());
    let same = long.iter().zip(short).take_while(|(one, other)| one == other).count();
    listed.len() >= LONG
        && long.len() == short.len() + 1
        && long.get(same + 1..) == short.get(same..)
        && is_listed(listed)
}

/// Whether a name ends in the other: "Healthcare", "Care".
fn ends(long: &str, short: &str) -> bool {
    short.len() >= 4 && long.len() > short.len() + 3 && long.ends_with(short)
}

/// Whether one first name is the short form of the other.
fn is_short(one: &str, other: &str) -> bool {
    spelling::is_first_name(one)
        && spelling::is_first_name(other)
        && spelling::are_two_names(one, other)
        && one.chars().next() == other.chars().next()
}
