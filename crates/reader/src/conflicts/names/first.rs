//! One surname behind two first names that are a slip apart.

use super::super::Found;
use super::super::view::View;
use super::RARE;
use super::people::{Family, SHORTEST, person};
use super::spelling::are_homophones;
use onrecord_language::names::spelling::{are_two_names, is_first_name, is_slip};
use onrecord_record::ConflictKind;
use onrecord_text::Span;
use std::collections::BTreeMap;

/// Names of one key that are compared.
const KEPT: usize = 4;

/// One surname behind two first names that are a slip apart.
pub(super) fn first_names(
    view: View<'_>,
    families: &BTreeMap<String, Family>,
    out: &mut Vec<Found>,
) {
    for (surname, family) in families {
        let names: Vec<_> = family.first.iter().take(KEPT).collect();
        for (at, (one, first)) in names.iter().enumerate() {
            for (other, second) in &names[at + 1..] {
                out.extend(first_name(view, surname, (one, first), (other, second)));
            }
        }
    }
}

fn first_name(
    view: View<'_>,
    surname: &str,
    (one, first): (&str, &[u32]),
    (other, second): (&str, &[u32]),
) -> Option<Found> {
    let (a, b) = (*first.first()?, *second.first()?);
    let listed = is_first_name(one) && is_first_name(other);
    let rare = first.len().min(second.len()) <= if listed { 1 } else { RARE };
    let told = |at: u32| {
        let near = Span::new(at.saturating_sub(5), at);
        view.any_in(view.sentence(at), "spelling") || listed && view.any_in(near, "kin")
    };
    let often = first.len().max(second.len()) >= RARE
        || is_first_name(one) != is_first_name(other)
        || are_homophones(one, other);
    let long = one.chars().count().min(other.chars().count()) >= SHORTEST;
    let innocent = !long
        || !(is_slip(one, other) || is_other_ending(one, other))
        || are_two_names(one, other)
        || view.sentence(a).holds(b) && listed
        || told(a)
        || told(b);
    if !rare || !often || innocent {
        return None;
    }
    let (one, other) = (person(view, a), person(view, b));
    let explanation = format!(
        "“{}” and “{}” are a letter or two apart and have one surname, {surname}. Neither is a short form of the other or the name \
         of the other sex, the two stand in no sentence together, and no kinship or other spelling is told.",
        view.words(one),
        view.words(other)
    );
    Some(Found {
        kind: ConflictKind::Name,
        rule: "first-name-in-two-spellings",
        spans: vec![one, other],
        explanation,
    })
}

/// Whether two long names are one but for the ending that two tongues give it: "Wilhelmina" and "Wilhelmine".
fn is_other_ending(one: &str, other: &str) -> bool {
    /// Letters of the stem at least: "Maria" and "Marie" are two names.
    const STEM: usize = 6;
    let stem = |name: &'_ str| name.strip_suffix(['a', 'e']).map(str::to_owned);
    let (one, other) = (stem(one), stem(other));
    one.is_some() && one == other && one.is_some_and(|stem| stem.chars().count() >= STEM)
}
