//! `name`: one person's name, spelled in two ways.

use super::Found;
use super::view::View;
use onrecord_language::names::spelling::{
    Slip, are_two_names, is_first_name, is_own_word, is_slip, is_title, kind_of_slip,
};
use onrecord_record::{ConflictKind, EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a name that is compared at least: shorter ones are too like each other.
const SHORTEST: usize = 3;
/// Times that a slip of the pen stands in a text at most.
const RARE: usize = 2;
/// Names of one key that are compared.
const KEPT: usize = 4;
/// Surnames of one first letter that are compared.
const SHELF: usize = 64;
/// Times that a spelling is the usual one of a text.
const USUAL: usize = 3;
/// Tokens between two spellings of one person who is still being told of.
const CLOSE: u32 = 30;
/// The same, where another letter stands in one place; typists rarely do that, and writers who mishear a name often.
const FOLLOWING: u32 = 100;
/// Tokens behind an introduction in which the surname alone is looked for.
const FAR: u32 = 600;

/// A surname with the first names that stand before it.
#[derive(Default)]
struct Family {
    first: BTreeMap<String, Vec<u32>>,
}

/// Finds names in two spellings.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    let families = families(view);
    let forms = forms(view);
    first_names(view, &families, out);
    let before = out.len();
    let shelves = shelves(families.keys());
    let mut told = BTreeSet::new();
    for (form, places) in &forms {
        if families.contains_key(form)
            && !places.iter().all(|&at| is_after_known(view, &families, at))
        {
            continue;
        }
        let known = near(&shelves, form).filter(|&known| !told.contains(&(form, known)));
        let found = known.and_then(|known| {
            let found = surname(view, (known, &families[known]), form, places, &forms)?;
            told.insert((known, form));
            Some(found)
        });
        out.extend(found);
    }
    // One slip is told once.
    if out.len() == before {
        kin(view, &families, out);
    }
}

/// Whether two surnames are a slip apart; of the shortest, one letter more or less.
fn is_near(known: &str, form: &str) -> bool {
    let (a, b) = (known.chars().count(), form.chars().count());
    is_slip(known, form) && (a.min(b) > SHORTEST || a != b)
}

/// The people of a text by surname, as far as they are named with a first name.
fn families(view: View<'_>) -> BTreeMap<String, Family> {
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
        }
    }
    out
}

/// A capitalised word long enough to be compared, not in capitals throughout.
fn is_name(view: View<'_>, at: u32) -> bool {
    let word = view.word(at);
    let broken = word.contains(['Ã', 'â', 'Â', '\u{fffd}', '€']);
    view.is_capital(at)
        && word.chars().count() >= SHORTEST
        && word.chars().any(char::is_lowercase)
        && !broken
        && !word.ends_with('.')
}

fn is_name_part(view: View<'_>, at: u32) -> bool {
    view.is_capital(at) && view.word(at).chars().count() > 1
}

/// Every capitalised word with its places, outside quotation marks.
fn forms(view: View<'_>) -> BTreeMap<String, Vec<u32>> {
    let mut out: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for at in (0..view.len()).filter(|&at| is_name(view, at)) {
        out.entry(view.word(at).to_owned()).or_default().push(at);
    }
    out
}

/// Whether a name stands behind a first name that somebody with a name like it bears.
fn is_after_known(view: View<'_>, families: &BTreeMap<String, Family>, at: u32) -> bool {
    let first = view.word(at.wrapping_sub(1));
    let form = view.word(at);
    !first.is_empty()
        && families.get(form).is_some_and(|family| family.first.keys().all(|known| known == first))
}

/// The surnames of a text by the sound of their first letter.
type Shelves<'n> = BTreeMap<char, Vec<&'n String>>;

fn shelves<'n>(names: impl Iterator<Item = &'n String>) -> Shelves<'n> {
    let mut out = Shelves::new();
    for name in names {
        let shelf = out.entry(sound(name)).or_default();
        if shelf.len() < SHELF {
            shelf.push(name);
        }
    }
    out
}

/// The first letter, one for those that tongues spell one sound by.
fn sound(name: &str) -> char {
    match name.chars().next().unwrap_or_default() {
        'K' => 'C',
        'W' => 'V',
        'Y' | 'I' => 'J',
        'Z' => 'S',
        other => other,
    }
}

/// The one surname that a form is a slip from.
fn near<'n>(shelves: &Shelves<'n>, form: &str) -> Option<&'n String> {
    let shelf = shelves.get(&sound(form))?;
    let mut fits = shelf.iter().filter(|known| known.as_str() != form && is_near(known, form));
    fits.next().copied().filter(|_| fits.next().is_none())
}

/// A form that nobody is introduced by, beside a surname that it is a slip from.
fn surname(
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
    let innocent = places.len().min(often) > RARE
        || is_own_word(form)
        || is_first_name(form) && !places.iter().all(|&at| follows_first(view, family, at))
        || view.any_in(view.sentence(first), "spelling")
        || !places.iter().all(|&at| {
            bare(at)
                && apart(at)
                && (at > first
                    || headline.holds(at)
                    || headline.holds(first)
                    || follows_first(view, family, at))
        });
    let known_at = forms.get(known)?;
    if innocent || !is_sure(view, (known, known_at), (form, places), family) {
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

/// Whether two spellings are nearly surely of one person: a slip of the hand beside the usual spelling, or a spelling
/// close to the other, where the text goes on about the person; the more two forms may both be names, the closer.
fn is_sure(
    view: View<'_>,
    (known, known_at): (&str, &[u32]),
    (form, places): (&str, &[u32]),
    family: &Family,
) -> bool {
    let gap = gap(known_at, places);
    let usual = known_at.len() >= USUAL && places.len() == 1;
    let headline = view.headline().is_some_and(|headline| headline.holds(places[0]));
    let named = places.iter().all(|&at| follows_first(view, family, at));
    match kind_of_slip(known, form) {
        Slip::Swapped => usual || named || gap <= CLOSE,
        Slip::Inside => named || usual && headline || gap <= CLOSE,
        Slip::Changed => usual && (named || headline) || gap <= FOLLOWING,
        Slip::Two => usual && (headline || gap <= CLOSE),
    }
}

/// The tokens between the nearest two of two lists of places, both in order.
fn gap(some: &[u32], others: &[u32]) -> u32 {
    let near = |at: u32| {
        let next = some.partition_point(|&other| other < at);
        let around = some.get(next.saturating_sub(1)..).unwrap_or_default();
        around.iter().take(2).map(|&other| other.abs_diff(at)).min()
    };
    others.iter().filter_map(|&at| near(at)).min().unwrap_or(u32::MAX)
}

/// First name and surname at a surname.
fn person(view: View<'_>, surname: u32) -> Span<Tokens> {
    let mut start = surname;
    while surname - start < 4 && start > 0 && view.is_capital(start - 1) {
        start -= 1;
    }
    Span::new(start, surname + 1)
}

fn follows_first(view: View<'_>, family: &Family, at: u32) -> bool {
    family.first.contains_key(view.word(at.wrapping_sub(1)))
}

/// Whether a name stands as that of a person who is known: alone, behind a title, or behind the first name.
fn is_bare(view: View<'_>, family: &Family, at: u32) -> bool {
    let before = at.wrapping_sub(1);
    let headline = view.headline().is_some_and(|headline| headline.holds(at));
    let first = follows_first(view, family, at);
    let opens = matches!(view.tag(before), "DT" | "IN" | "CC" | "RB" | "WRB" | "VBD");
    let alone = headline || at == view.sentence(at).start || !view.is_capital(before) || opens;
    let titled = is_title(view.word(before))
        || view.word(before).contains('-')
            && is_title(view.word(before).rsplit('-').next().unwrap_or_default());
    let ends = headline || !view.is_capital(at + 1) && !view.is(at + 1, &["&", "-", "/"]);
    let ruling =
        view.is_in(at + 1, "rule_noun") || view.is(at + 1, &["era", "camp", "campaign", "team"]);
    let thing =
        view.is(before, &["the", "in", "at", "near", "a", "an", "into", "outside"]) && !ruling;
    (alone || titled || first) && ends && !thing && !view.is_quoted(at)
}

/// "Her brother, Tim Corrian", of Nora Corrigan: a surname that only kinship ties to another a slip apart.
fn kin(view: View<'_>, families: &BTreeMap<String, Family>, out: &mut Vec<Found>) {
    let shelves = shelves(families.keys());
    for (form, family) in families {
        let Some(&place) = family.first.values().flatten().min() else { continue };
        let start = person(view, place).start;
        let kin = view.any_in(Span::new(start.saturating_sub(4), start), "kin");
        let once = family.first.values().flatten().count() <= RARE;
        if !once || is_own_word(form) {
            continue;
        }
        let Some(known) = near(&shelves, form) else { continue };
        let Some(&first) = families[known].first.values().flatten().min() else { continue };
        let around = view.paragraph(view.paragraph(place).start.saturating_sub(1));
        let around = around.join(view.paragraph(place)).near(place, 150);
        let named = kin && around.iter().any(|at| view.word(at) == known.as_str());
        let unknown = Span::<Tokens>::new(place + 1, first.min(place + FAR))
            .iter()
            .filter(|&at| view.word(at) == known.as_str() && is_bare(view, &families[known], at))
            .count()
            > 0;
        if !(named || unknown)
            || view.any_in(view.sentence(place), "spelling")
            || view.any_in(view.sentence(first), "spelling")
        {
            continue;
        }
        let (one, other) = (person(view, first), person(view, place));
        let explanation = format!(
            "“{}” and “{}” have surnames that are a letter or two apart, and they are told of as kin, or the one stands alone before anybody of it is introduced. Neither is another word or the form of the other sex, and the text \
             does not speak of the spelling.",
            view.words(one),
            view.words(other)
        );
        out.push(Found {
            kind: ConflictKind::Name,
            rule: "surname-of-two-people-in-two-spellings",
            spans: vec![one, other],
            explanation,
        });
    }
}

/// One surname behind two first names that are a slip apart.
fn first_names(view: View<'_>, families: &BTreeMap<String, Family>, out: &mut Vec<Found>) {
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
    let often = first.len().max(second.len()) >= RARE || is_first_name(one) != is_first_name(other);
    let long = one.chars().count().min(other.chars().count()) >= SHORTEST;
    let innocent = !long
        || !is_slip(one, other)
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
