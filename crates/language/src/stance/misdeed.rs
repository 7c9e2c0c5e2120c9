//! Acts that are wrong by what they are done to: "sold secrets", "the minutes were altered", "left him to die".
//!
//! Neither verb nor object is a wrong alone; `data/stance/misdeeds.tsv` pairs them (selectional restrictions of offences).

use super::clause::Clause;
use super::inflection::{noun_forms, verb_forms};
use super::words::Set;
use crate::attribution::Context;
use crate::lexemes::hash;
use crate::lists;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A word or phrase with the kinds of act that it belongs to, one bit for each.
#[derive(Debug)]
struct Entry {
    words: Vec<String>,
    kinds: u64,
}

/// Entries by the hash of their first word.
type Entries = FxHashMap<u32, Vec<Entry>>;

#[derive(Debug, Default)]
struct Misdeeds {
    verbs: Entries,
    objects: Entries,
    /// The kinds that are told of in the passive too.
    passive: u64,
    /// The kinds that are told of in the past alone: "takes money" is what shops do.
    past: u64,
}

static MISDEEDS: LazyLock<Misdeeds> = LazyLock::new(|| {
    let mut out = Misdeeds::default();
    for (kind, line) in lists::lines(include_str!("../../data/stance/misdeeds.tsv")).enumerate() {
        out.add(1_u64 << kind, line);
    }
    out
});

impl Misdeeds {
    fn add(&mut self, kind: u64, line: &str) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [voice, _, verbs, objects] = columns[..] else { return };
        match voice {
            "both" => self.passive |= kind,
            "past" => self.past |= kind,
            _ => {}
        }
        for phrase in verbs.split(',') {
            let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
            for form in verb_forms(first) {
                add(&mut self.verbs, format!("{form} {rest}").trim_end(), kind);
            }
        }
        for form in objects.split(',').flat_map(noun_forms) {
            add(&mut self.objects, &form, kind);
        }
    }
}

fn add(entries: &mut Entries, phrase: &str, kind: u64) {
    let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
    let known = entries.entry(hash(words[0].as_bytes())).or_default();
    match known.iter_mut().find(|entry| entry.words == words) {
        Some(entry) => entry.kinds |= kind,
        None => known.push(Entry { words, kinds: kind }),
    }
}

/// The kinds of act whose words stand at a token.
fn kinds(entries: &Entries, context: &Context<'_, '_>, at: u32) -> u64 {
    let Some(lexeme) = context.lexemes.get(at as usize) else { return 0 };
    let known = entries.get(&lexeme.lower).into_iter().flatten();
    let stands = |entry: &&Entry| {
        (at..).zip(&entry.words).all(|(at, word)| context.is(at, &[word.as_str()]))
    };
    known.filter(stands).fold(0, |kinds, entry| kinds | entry.kinds)
}

/// Places behind an active verb, and before a passive one, in which the object has to stand.
const BEHIND: usize = 7;
const BEFORE: usize = 9;

/// Whether the verb at a place is done to what makes it a wrong.
pub(super) fn is_misdeed(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    if !clause.tag(place).starts_with("VB") {
        return false;
    }
    let context = clause.told.context;
    let verb = kinds(&MISDEEDS.verbs, context, clause.at(place));
    if verb == 0 {
        return false;
    }
    let object = |at: usize| kinds(&MISDEEDS.objects, context, clause.at(at)) & verb;
    if clause.is_passive(place) {
        let from = (place.saturating_sub(BEFORE)..place).rev();
        let helps = |at: usize| clause.is_be(at) || clause.is(at, &["had", "has", "have"]);
        let near = from.skip_while(|&at| helps(at) || clause.tag(at) == "RB");
        let near = near.take_while(|&at| !ends(clause, at));
        return near.map(object).any(|kinds| kinds & MISDEEDS.passive != 0)
            && !befell(clause, place);
    }
    let is_past = matches!(clause.tag(place), "VBD" | "VBN");
    let verb = if is_past { verb } else { verb & !MISDEEDS.past };
    let object = |at: usize| kinds(&MISDEEDS.objects, context, clause.at(at)) & verb;
    let behind = place + 1..(place + BEHIND).min(clause.len());
    behind.take_while(|&at| !ends(clause, at)).any(|at| object(at) != 0)
}

/// Where the phrase of a verb ends.
fn ends(clause: Clause<'_, '_, '_, '_>, at: usize) -> bool {
    matches!(clause.tag(at), ":" | "," | "WDT" | "WP" | "WRB") || clause.is_finite(at)
}

/// "The records were destroyed in a fire": what happened so is nobody's act.
fn befell(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    (place + 1..(place + BEHIND).min(clause.len())).any(|at| clause.is_in(at, Set::Force))
}

#[cfg(test)]
mod tests {
    use super::{MISDEEDS, kinds};
    use crate::attribution::testing::with;
    use crate::lists;

    #[test]
    fn every_line_is_a_kind_of_act() {
        let lines: Vec<&str> =
            lists::lines(include_str!("../../data/stance/misdeeds.tsv")).collect();
        assert!(lines.len() <= 64);
        for line in lines {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 4, "{line}");
            assert!(["both", "active", "past"].contains(&columns[0]), "{line}");
        }
    }

    #[test]
    fn a_verb_and_its_object_share_a_kind() {
        with("They sold the secrets and the bread.", |context| {
            let verb = kinds(&MISDEEDS.verbs, context, 1);
            assert_ne!(verb & kinds(&MISDEEDS.objects, context, 3), 0);
            assert_eq!(verb & kinds(&MISDEEDS.objects, context, 6), 0);
        });
    }
}
