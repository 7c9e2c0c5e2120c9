//! A surname in two spellings, of one person.

use super::super::Found;
use super::super::view::View;
use super::people::{Family, follows_first, is_bare, is_titled, person, without_article};
use onrecord_language::names::spelling::{is_first_name, is_own_word};
use onrecord_record::ConflictKind;
use onrecord_text::Span;
use std::collections::BTreeMap;

/// Whether nobody is introduced by a form, or nobody with another first name than those of the known surname.
pub(super) fn may_be_one(families: &BTreeMap<String, Family>, known: &str, form: &str) -> bool {
    let first = &families[known].first;
    families.get(form).is_none_or(|other| other.first.keys().all(|name| first.contains_key(name)))
}

/// A form that nobody is introduced by, beside a surname that it is a slip from.
pub(super) fn surname(
    view: View<'_>,
    (known, family): (&str, &Family),
    form: &str,
    places: &[u32],
    forms: &BTreeMap<String, Vec<u32>>,
) -> Option<Found> {
    let first = family.first.values().flatten().min().copied()?;
    let often = forms.get(known).map_or(0, Vec::len);
    let bare = |at: u32| is_bare(view, family, at);
    let apart = |at: u32| {
        let sentence = view.sentence(at);
        !sentence.iter().any(|at| view.word(at) == known)
            && !view.any_in(sentence, "spelling")
            && !view.any_in(view.sentence_before(at), "spelling")
    };
    let headline = view.headline().unwrap_or_default();
    let name = without_article(form);
    let innocent = places.len().min(often) > 1
        || is_own_word(name)
        || is_first_name(name) && !places.iter().all(|&at| follows_first(view, family, at))
        || view.any_in(view.sentence(first), "spelling")
        || !places.iter().all(|&at| {
            bare(at)
                && apart(at)
                && (at > first
                    || headline.holds(at)
                    || headline.holds(first)
                    || is_titled(view, at)
                    || follows_first(view, family, at))
        });
    if innocent {
        return None;
    }
    let place = *places.first()?;
    let person = person(view, first);
    let explanation = format!(
        "“{form}” stands where “{known}” would: {} is introduced with a first name, {form} nowhere, and the two are a letter or two \
         apart. {form} is no other word, place or first name, the two stand in no sentence together, and the text does not speak \
         of the spelling.",
        view.words(person)
    );
    Some(Found {
        kind: ConflictKind::Name,
        rule: "surname-in-two-spellings",
        spans: vec![person, Span::new(place, place + 1)],
        explanation,
    })
}
