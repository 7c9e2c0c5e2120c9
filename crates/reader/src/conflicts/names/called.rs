//! A first name in two spellings, of somebody who is called by it.

use super::super::Found;
use super::super::view::View;
use super::RARE;
use super::people::{Family, is_titled, person};
use super::spelling::are_homophones;
use onrecord_language::names::spelling::{is_first_name, is_own_word, is_slip};
use onrecord_record::ConflictKind;
use onrecord_text::Span;
use std::collections::BTreeMap;

/// Times that a first name stands alone at least where a form near it is a name as well: "Danita" beside "Danuta".
const CALLED: usize = 3;

/// Finds forms that stand alone a slip from the first name of somebody who is called by it.
pub(super) fn find(
    view: View<'_>,
    families: &BTreeMap<String, Family>,
    forms: &BTreeMap<String, Vec<u32>>,
    out: &mut Vec<Found>,
) {
    let known: BTreeMap<&str, u32> = families.values().flat_map(introduced).collect();
    for (name, &first) in &known {
        let Some(alone) = forms.get(*name).map(|places| alone(view, places)) else { continue };
        let near = forms.iter().filter(|(form, _)| is_near(name, form));
        let near = near.filter(|(form, _)| {
            !known.contains_key(form.as_str()) && !families.contains_key(*form)
        });
        out.extend(near.filter_map(|(form, places)| {
            let often = if is_first_name(form) { CALLED } else { 1 };
            let slip = places.len() <= RARE && alone >= often && !is_own_word(form);
            let bare = places.iter().all(|&at| at > first && is_alone(view, at));
            (slip && bare).then(|| conflict(view, first, form, *places.first()?)).flatten()
        }));
    }
}

/// The first names of a family, each with the surname behind it where it stands first.
fn introduced(family: &Family) -> impl Iterator<Item = (&str, u32)> {
    family.first.iter().filter_map(|(name, places)| Some((name.as_str(), *places.iter().min()?)))
}

fn is_near(name: &str, form: &str) -> bool {
    /// Letters of such names at least: shorter ones are too like each other.
    const SHORTEST: usize = 5;
    let long = name.chars().count().min(form.chars().count()) >= SHORTEST;
    let parted = form.contains('-') != name.contains('-');
    long && !parted && name != form && (is_slip(name, form) || are_homophones(name, form))
}

/// How often a name stands alone.
fn alone(view: View<'_>, places: &[u32]) -> usize {
    places.iter().filter(|&&at| is_alone(view, at)).count()
}

/// Whether no other part of a name stands beside a word.
fn is_alone(view: View<'_>, at: u32) -> bool {
    let before = at.wrapping_sub(1);
    let opens = at == view.sentence(at).start || !view.is_capital(before);
    let titled = is_titled(view, at);
    opens && !titled && !view.is_capital(at + 1) && !view.is(before, &["the", "in", "at", "a"])
}

fn conflict(view: View<'_>, first: u32, form: &str, place: u32) -> Option<Found> {
    let person = person(view, first);
    let told = [first, place].iter().any(|&at| view.any_in(view.sentence(at), "spelling"));
    let explanation = format!(
        "“{form}” stands where the first name of {} would, who is called by it: the two are a letter or two apart. Nobody else is \
         introduced by {form}, and the text does not speak of the spelling.",
        view.words(person)
    );
    (!told && person.len() > 1).then(|| Found {
        kind: ConflictKind::Name,
        rule: "first-name-in-two-spellings",
        spans: vec![person, Span::new(place, place + 1)],
        explanation,
    })
}
