//! Two people of one family whose surnames are a slip apart.

use super::super::Found;
use super::super::view::View;
use super::RARE;
use super::people::{Family, is_bare, person};
use super::spelling::{near, shelves};
use onrecord_language::names::spelling::is_own_word;
use onrecord_record::ConflictKind;
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;

/// Tokens before a name in which a word of kinship introduces it.
const BEFORE_NAME: u32 = 4;

/// Tokens of a relative clause in which kinship is told.
const BEHIND_NAME: u32 = 9;

/// Tokens around a name in which its kin is looked for.
const AROUND: u32 = 300;

/// Tokens behind an introduction in which the surname alone is looked for.
const FAR: u32 = 600;

/// "Her brother, Tim Corrian", of Nora Corrigan: a surname that only kinship ties to another a slip apart.
pub(super) fn kin(view: View<'_>, families: &BTreeMap<String, Family>, out: &mut Vec<Found>) {
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
