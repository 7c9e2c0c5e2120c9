//! Namesakes: which of several people of one name is spoken of.
//!
//! A suffix, an office, a form of address and where each was last mentioned tell them apart.

use super::discourse::{Address, Discourse, Id, Referent};
use super::grammar;
use super::people::{Families, WEIGHED, parts, suffix};
use super::roles;
use crate::names::{Gender, Name, lexicon};
use onrecord_record::EntityKind;
use onrecord_text::{Span, Tokens};

impl Families {
    /// "President Keller" where the text names in full only Tom Keller Jr., or only kin of a well-known President Keller:
    /// somebody else, and whoever is called Keller alone from there on.
    pub(super) fn add_holder(&mut self, discourse: &mut Discourse<'_>, index: usize) {
        let name = discourse.names[index];
        let [only] = &parts(discourse, name.tokens)[..] else { return };
        let holds = name.title.is_some_and(|title| is_office(discourse, title));
        let Some(known) = self.by_last.get(only).filter(|_| holds) else { return };
        let is_other =
            |id: &Id| self.juniors.contains(id) || roles::is_kin_of_holder(discourse, *id, only);
        if !known.iter().all(is_other) {
            return;
        }
        let id = discourse.add(Referent {
            gender: name.gender,
            name: Some(name.tokens),
            listed: true,
            ..Referent::new(EntityKind::Person)
        });
        self.by_last.entry(only.clone()).or_default().push(id);
        self.holders.insert(id);
    }

    /// "Ms. Walker" behind "Toby Walker": a form of address overrules what the first name alone told of gender, where
    /// nobody else bears the surname.
    pub(super) fn only_bearer(
        &self,
        discourse: &mut Discourse<'_>,
        name: &Name,
        word: &str,
    ) -> Option<Id> {
        let gender = name.gender.filter(|_| title_tells_gender(discourse, name))?;
        let [only] = self.by_last.get(word)?.as_slice() else { return None };
        let id = self.kept(*only);
        let referent = discourse.get_mut(id);
        if referent.address == Address::Gendered {
            return None;
        }
        referent.gender = Some(gender);
        Some(id)
    }

    /// Of several bearers: those of the told gender; of these the one mentioned last in the same paragraph or
    /// the one before, else the one mentioned most, else the first.
    pub(super) fn choose(
        &self,
        discourse: &Discourse<'_>,
        known: &[Id],
        index: usize,
        gender: Option<Gender>,
    ) -> Option<Id> {
        let fits = |id: &&Id| discourse.get(self.kept(**id)).may_be(gender);
        let junior = !suffix(discourse, discourse.names[index].tokens).is_empty();
        let fitting: Vec<Id> = known
            .iter()
            .rev()
            .take(4 * WEIGHED)
            .filter(fits)
            .take(WEIGHED)
            .map(|&id| self.kept(id))
            .collect();
        let (same, others): (Vec<Id>, Vec<Id>) =
            fitting.into_iter().partition(|id| self.juniors.contains(id) == junior);
        let fitting = if same.is_empty() { others } else { same };
        let holder = fitting.iter().copied().find(|id| self.holders.contains(id));
        if holder.is_some() {
            return holder;
        }
        let near = |id: &Id| {
            let full = self.counts.get(id).copied().unwrap_or_default();
            let Some(&(at, count)) = self.last.get(id) else { return (0, full, 0) };
            let paragraph =
                |index: usize| discourse.document.paragraph_of(discourse.names[index].tokens.start);
            let is_near = paragraph(at) + 1 >= paragraph(index);
            let leads = is_near && leads(discourse, discourse.names[at].with_title());
            (usize::from(leads), full.max(count), at)
        };
        // Walked from the first on, so that among equals the first stays.
        fitting
            .iter()
            .rev()
            .copied()
            .reduce(|best, id| if near(&id) > near(&best) { id } else { best })
    }
}

/// "President", "Sen.": a title of office, no form of address.
fn is_office(discourse: &Discourse<'_>, title: Span<Tokens>) -> bool {
    let office = |token: u32| {
        lexicon::title(&lexicon::key(discourse.document.word(token)))
            .is_some_and(|title| !title.nouns.is_empty())
    };
    title.iter().any(office)
}

/// "Ms. Roe", "Congresswoman Jane Roe": whether a title before the name tells the gender.
pub(super) fn title_tells_gender(discourse: &Discourse<'_>, name: &Name) -> bool {
    let tells = |token: u32| {
        lexicon::title(&lexicon::key(discourse.document.word(token)))
            .is_some_and(|title| title.gender.is_some())
    };
    name.title.is_some_and(|title| title.iter().any(tells))
}

/// Whether a mention is the subject of a clause or stands at the head of its sentence.
fn leads(discourse: &Discourse<'_>, tokens: Span<Tokens>) -> bool {
    let document = discourse.document;
    let sentence = document.sentence_at(tokens.start);
    sentence.is_some_and(|sentence| tokens.start <= sentence.tokens.start + 1)
        || grammar::is_subject(document, tokens)
}
