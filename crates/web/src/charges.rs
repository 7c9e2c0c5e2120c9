//! Charges and answers as the page shows them: side by side on wide screens, under each other on narrow ones.

use crate::page::anchor;
use onrecord_record::{Charge, Charges, Flags, Places, Record, Voiced, words};
use std::collections::BTreeMap;

/// The section, empty where there is neither a charge nor a denial.
#[derive(Default)]
pub(crate) struct ChargesView {
    pub(crate) pairs: Vec<PairView>,
    /// Denials and refusals whose charge is not known.
    pub(crate) loose: Vec<VoicedView>,
}

/// A charge and what is said to it.
pub(crate) struct PairView {
    pub(crate) made: Vec<VoicedView>,
    /// The claim's words and its place in the article, where nobody in the article makes it.
    pub(crate) claim: Option<(String, String)>,
    /// What it is called.
    pub(crate) head: &'static str,
    pub(crate) answers: Vec<VoicedView>,
    /// What stands in place of an answer.
    pub(crate) silence: Option<&'static str>,
}

/// A charge or an answer.
pub(crate) struct VoicedView {
    /// Place of the statement in the list of statements.
    pub(crate) place: usize,
    /// What it does, and about whom.
    pub(crate) does: Vec<String>,
    pub(crate) words: String,
    pub(crate) details: Vec<String>,
    pub(crate) depth: usize,
}

/// Lays out who charges whom and who answers.
pub(crate) fn view(record: &Record, places: &Places) -> ChargesView {
    let ids = record.statements.iter().map(|statement| statement.id.as_str());
    let (numbers, flags) = (ids.zip(0..).collect(), Flags::of(record));
    let making = Making { places, numbers, flags };
    let Charges { charges, loose } = onrecord_record::charges(record);
    ChargesView {
        pairs: charges.iter().map(|charge| making.pair(charge)).collect(),
        loose: loose.iter().filter_map(|voiced| making.voiced(voiced, None)).collect(),
    }
}

impl ChargesView {
    pub(crate) fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.loose.is_empty()
    }
}

struct Making<'p> {
    places: &'p Places<'p>,
    numbers: BTreeMap<&'p str, usize>,
    flags: Flags<'p>,
}

impl Making<'_> {
    fn pair(&self, charge: &Charge) -> PairView {
        let about = words::about(&charge.about);
        let all = |voiced: &[Voiced], about: Option<&String>| -> Vec<_> {
            let first = std::iter::once(about).chain(std::iter::repeat(None));
            voiced.iter().zip(first).filter_map(|(one, about)| self.voiced(one, about)).collect()
        };
        let claim = charge.claim.filter(|_| charge.made.is_empty());
        PairView {
            made: all(&charge.made, about.as_ref()),
            claim: claim.and_then(|claim| {
                let place = words::place(self.places, claim.content.first()?);
                Some((words::pieces(&claim.content, self.places), place))
            }),
            answers: all(&charge.answers, None),
            head: words::answered(charge),
            silence: charge.silence.map(words::silence),
        }
    }

    fn voiced(&self, voiced: &Voiced, about: Option<&String>) -> Option<VoicedView> {
        let statement = voiced.statement;
        let flags = self.flags.sourcing(statement);
        Some(VoicedView {
            place: *self.numbers.get(statement.id.as_str())?,
            does: std::iter::once(words::stance_or_says(statement)).chain(about.cloned()).collect(),
            words: words::voiced(statement, self.places),
            details: words::about_standing(statement, flags, self.places),
            depth: voiced.depth,
        })
    }
}

/// Anchor of a passage in the writer's own voice, which has no id.
pub(crate) fn voice_anchor(start: u32) -> String {
    anchor(&format!("voice-{start}"))
}
