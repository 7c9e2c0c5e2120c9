//! Whether a period was set by a federal court of the United States, so that its Rule 6(a) may govern it.

use crate::Layers;
use onrecord_language::duties::Duty;
use onrecord_record::ObligationKind;
use onrecord_text::{Span, Tokens};

/// Words that name such a court or its judge; lower case, as sequences of tokens.
const COURTS: [&[&str]; 9] = [
    &["federal", "judge"],
    &["federal", "court"],
    &["federal", "appeals", "court"],
    &["federal", "magistrate"],
    &["u.s.", "district"],
    &["us", "district"],
    &["u.s.", "bankruptcy"],
    &["u.s.", "magistrate"],
    &["circuit", "court", "of", "appeals"],
];

/// Where a text names such a court.
pub(super) struct Courts {
    /// The first tokens of the names, in text order.
    named: Vec<u32>,
}

impl Courts {
    /// The courts that a text names.
    pub(super) fn of(layers: &Layers<'_>) -> Self {
        let word = |at: u32| layers.document.word(at);
        let is_court = |at: &u32| {
            COURTS.iter().any(|court| {
                (*at..).zip(court.iter()).all(|(at, part)| word(at).eq_ignore_ascii_case(part))
            })
        };
        Self { named: (0..layers.document.tokens.len() as u32).filter(is_court).collect() }
    }

    /// Whether the duty is one that a court set, in a sentence that names a federal court before what is owed.
    pub(super) fn set(&self, layers: &Layers<'_>, duty: &Duty) -> bool {
        let document = layers.document;
        let by_court = matches!(duty.kind, ObligationKind::Ordered | ObligationKind::Required);
        let sentence = document.sentence_at(duty.cue);
        by_court
            && sentence.is_some_and(|sentence| {
                self.names_one(Span::new(sentence.tokens.start, duty.what.start))
            })
    }

    fn names_one(&self, stretch: Span<Tokens>) -> bool {
        let from = self.named.partition_point(|&at| at < stretch.start);
        self.named.get(from).is_some_and(|&at| at < stretch.end)
    }
}
