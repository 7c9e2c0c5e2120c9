//! `name`: one person's name, spelled in two ways.

use super::Found;
use super::view::View;
use onrecord_language::names::spelling::{
    are_two_names, is_first_name, is_own_word, is_slip, is_title, slips,
};
use onrecord_record::{ConflictKind, EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a name that is compared at least: shorter ones are too like each other.
const SHORTEST: usize = 3;
/// Letters of names that are compared by their sound at least.
const SOUNDED: usize = 5;
/// Times that a slip of the pen stands in a text at most.
const RARE: usize = 2;
/// Names of one key that are compared.
const KEPT: usize = 4;
/// Surnames of one first letter that are compared.
const SHELF: usize = 64;
/// Tokens before a name in which a word of kinship introduces it.
const BEFORE_NAME: u32 = 4;
/// Tokens of a relative clause in which kinship is told.
const BEHIND_NAME: u32 = 9;
/// Tokens around a name in which its kin is looked for.
const AROUND: u32 = 300;
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
        let known = near(&shelves, form).filter(|&known| !told.contains(&(form, known)));
        let known = known.filter(|&known| may_be_one(&families, known, form));
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
    let slip = is_slip(known, form)
        || a.min(b) >= SOUNDED && slips(known, form) == Some(2) && are_homophones(known, form);
    slip && (a.min(b) > SHORTEST || a != b)
}

/// Whether two names sound alike, as far as their letters tell: "Stephens" and "Stevens".
fn are_homophones(one: &str, other: &str) -> bool {
    let (one, other) = (heard(one), heard(other));
    one.len() > 1 && one == other
}

/// The letters of a name without doubled and silent ones, one for those that tongues spell one sound by.
fn heard(name: &str) -> Vec<char> {
    let lower = name
        .to_lowercase()
        .replace("ph", "v")
        .replace("ck", "k")
        .replace("th", "t")
        .replace("sch", "s")
        .replace("sh", "s");
    let sound = |letter: char| match letter {
        'c' | 'q' => 'k',
        'w' | 'f' => 'v',
        'z' => 's',
        'd' => 't',
        'y' | 'j' => 'i',
        other => other,
    };
    let mut out: Vec<char> = lower.chars().filter(|&letter| letter != 'h').map(sound).collect();
    out.dedup();
    out
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
    let broken = word.contains(['Ã', 'â', 'Â', '\u{fffd}', '€', '\u{ad}']);
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

/// Whether nobody is introduced by a form, or nobody with another first name than those of the known surname.
fn may_be_one(families: &BTreeMap<String, Family>, known: &str, form: &str) -> bool {
    let first = &families[known].first;
    families.get(form).is_none_or(|other| other.first.keys().all(|name| first.contains_key(name)))
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
        let once = family.first.values().flatten().count() <= RARE;
        if !once || is_own_word(form) {
            continue;
        }
        let Some(known) = near(&shelves, form) else { continue };
        let Some(&first) = families[known].first.values().flatten().min() else { continue };
        let (one, other) = (person(view, first), person(view, place));
        let tied = is_kin_of(view, other, known) || is_kin_of(view, one, form);
        let unknown = Span::<Tokens>::new(place + 1, first.min(place + FAR))
            .iter()
            .any(|at| view.word(at) == known.as_str() && is_bare(view, &families[known], at));
        if !(tied || unknown)
            || view.any_in(view.sentence(place), "spelling")
            || view.any_in(view.sentence(first), "spelling")
        {
            continue;
        }
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

/// Whether somebody is introduced as kin, or in a clause of kin, near whoever bears another surname: "Her brother, Tim
/// Corrigen", "Ilona Keleman, who lost a nephew".
fn is_kin_of(view: View<'_>, person: Span<Tokens>, surname: &str) -> bool {
    let sentence = view.sentence(person.start);
    let floor = person.start.saturating_sub(BEFORE_NAME).max(sentence.start);
    let before = Span::new(floor, person.start);
    let behind = Span::new(person.end, (person.end + BEHIND_NAME).min(sentence.end));
    let tied = view.any_in(before, "kin")
        || view.is(person.end, &[","])
            && view.is(person.end + 1, &["who", "whose"])
            && view.any_in(behind, "kin");
    let paragraph = view.paragraph(person.start);
    let around = view.paragraph(paragraph.start.saturating_sub(1)).join(paragraph);
    let around = around.join(view.paragraph(paragraph.end)).near(person.start, AROUND);
    tied && around.iter().any(|at| view.word(at) == surname)
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
