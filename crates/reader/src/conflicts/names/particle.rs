//! One surname behind two particles: "van der Meulebroeck" and "van den Meulebroeck".

use super::super::Found;
use super::super::view::View;
use super::RARE;
use super::people::{Family, person};
use onrecord_record::ConflictKind;
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;

/// Words of a particle at most.
const LONGEST: u32 = 3;

/// Finds people whose surname stands behind two particles.
pub(super) fn find(
    view: View<'_>,
    families: &BTreeMap<String, Family>,
    forms: &BTreeMap<String, Vec<u32>>,
    out: &mut Vec<Found>,
) {
    for (surname, family) in families.iter().filter(|(_, family)| family.first.len() == 1) {
        let places = forms.get(surname).map(Vec::as_slice).unwrap_or_default();
        let mut told: BTreeMap<String, Vec<Span<Tokens>>> = BTreeMap::new();
        for name in places.iter().filter_map(|&at| with_particle(view, at)) {
            let particle = view.words(Span::new(name.start, name.end - 1)).to_lowercase();
            told.entry(particle).or_default().push(name);
        }
        out.extend(conflict(view, &told, family));
    }
}

/// A surname with the particle before it, if one is there.
fn with_particle(view: View<'_>, at: u32) -> Option<Span<Tokens>> {
    let before = (1..=LONGEST).map(|step| at.wrapping_sub(step));
    let particle = before.take_while(|&at| view.is_in(at, "particle")).last()?;
    Some(Span::new(particle, at + 1))
}

fn conflict(
    view: View<'_>,
    told: &BTreeMap<String, Vec<Span<Tokens>>>,
    family: &Family,
) -> Option<Found> {
    let [one, other] = <[&Vec<_>; 2]>::try_from(told.values().collect::<Vec<_>>()).ok()?;
    let first = *family.first.values().flatten().min()?;
    let (one, other) = (*one.first()?, *other.first()?);
    let rare = told.values().any(|places| places.len() <= RARE);
    let known = told.values().flatten().any(|name| name.end == first + 1);
    let person = person(view, first);
    let explanation = format!(
        "“{}” and “{}” have one surname and two particles. {} is the only one of that name who is introduced, and the text does \
         not speak of the spelling.",
        view.words(one),
        view.words(other),
        view.words(person)
    );
    let told = [one, other].iter().any(|name| view.any_in(view.sentence(name.start), "spelling"));
    (rare && known && !told).then(|| Found {
        kind: ConflictKind::Name,
        rule: "surname-in-two-spellings",
        spans: vec![one, other],
        explanation,
    })
}
