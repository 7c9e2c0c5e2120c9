//! Duties: what somebody was ordered, has promised, is required or is scheduled to do, as words and layers tell it.
//!
//! A trigger word of `data/duties/triggers.tsv` says that there may be a duty; the file of its shape says what has to
//! stand around it, who owes, and what. [`Deadline`] says by which time, and from what a period is counted; the day itself is
//! computed elsewhere.

mod arrange;
mod commit;
mod deadline;
mod documented;
mod firmness;
mod grant;
mod joined;
mod lexicon;
mod moved;
mod occur;
mod once;
mod order;
mod trigger;
mod undone;
mod view;
mod will;

pub use deadline::{Deadline, Sense};
pub use documented::{documented, triggers};
pub use lexicon::{Row, rows};
pub use trigger::Trigger;

use crate::attribution::{Attribution, Context};
use crate::times::Time;
use jiff::civil::Date;
use lexicon::Shape;
use onrecord_record::{Firmness, ObligationKind};
use onrecord_text::{Span, Tokens};
use view::View;

/// Somebody owes something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// What kind of duty.
    pub kind: ObligationKind,
    /// Name of the row of the trigger table that found it.
    pub rule: &'static str,
    /// The words that state it.
    pub extent: Span<Tokens>,
    /// Who owes it.
    pub who: Option<Span<Tokens>>,
    /// To whom it is owed.
    pub whom: Option<Span<Tokens>>,
    /// What is owed.
    pub what: Span<Tokens>,
    /// The word that says that it is owed.
    pub cue: u32,
    /// By when.
    pub deadline: Option<Deadline>,
    /// The time that the deadline takes the place of, by its index: "moved from May 3".
    pub replaces: Option<u32>,
    /// How firm it is.
    pub firmness: Firmness,
    /// The attribution inside whose content it stands, or whose cue states it, by its index.
    pub told: Option<u32>,
}

impl Duty {
    /// Whether it changes a schedule.
    fn is_change(&self) -> bool {
        rows().iter().any(|row| row.name == self.rule && row.shape == Shape::Move)
    }

    /// A duty that a trigger word states in a stretch of text.
    fn new(row: &'static Row, cue: u32, extent: Span<Tokens>, what: Span<Tokens>) -> Self {
        Self {
            kind: row.kind,
            rule: row.name,
            extent,
            who: None,
            whom: None,
            what,
            cue,
            deadline: None,
            replaces: None,
            firmness: Firmness::Firm,
            told: None,
        }
    }
}

/// The layers that duties are found in.
#[derive(Debug, Clone, Copy)]
pub struct Layers<'a, 't> {
    /// Tokens, sentences, tags.
    pub context: Context<'a, 't>,
    /// Clauses of the sentences.
    pub clauses: &'a [Span<Tokens>],
    /// Who said what.
    pub attributions: &'a [Attribution],
    /// Time expressions.
    pub times: &'a [Time],
    /// The day on which the text came out, if that is known.
    pub published: Option<Date>,
}

/// The duties of a text, in text order; what the text says was due before it came out is none.
pub fn duties(layers: &Layers<'_, '_>) -> Vec<Duty> {
    let view = View::new(layers);
    let mut found = Vec::new();
    for sentence in &layers.context.document.sentences {
        for at in sentence.tokens.iter() {
            let rows = lexicon::at(&view.lower(at));
            let duty = rows.iter().find_map(|row| read(&view, row, at));
            let duty = duty.filter(|duty| !undone::is_undone(&view, duty));
            let parts = duty.into_iter().flat_map(|duty| joined::parted(&view, duty)).flatten();
            found.extend(parts.map(|duty| firmness::settled(&view, duty)));
        }
    }
    once::once(&view, found)
}

/// The duty that a trigger word states, if what its shape needs stands around it.
fn read(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    match row.shape {
        Shape::Order => order::read(view, row, at),
        Shape::Grant => grant::given(view, row, at),
        Shape::Have => grant::had(view, row, at),
        Shape::Deadline => grant::deadline(view, row, at),
        Shape::Commit => commit::verb(view, row, at),
        Shape::CommitNoun => commit::noun(view, row, at),
        Shape::Willing => commit::willing(view, row, at),
        Shape::Arrange => arrange::read(view, row, at),
        Shape::Will => will::will(view, row, at),
        Shape::Would => will::would(view, row, at),
        Shape::Going => will::going(view, row, at),
        Shape::Must => will::must(view, row, at),
        Shape::HaveTo => will::have_to(view, row, at),
        Shape::Occur => occur::happens(view, row, at),
        Shape::Effective => occur::effective(view, row, at),
        Shape::Move => moved::read(view, row, at),
        Shape::BeTo => arrange::be_to(view, row, at),
        Shape::Demand => order::demanded(view, row, at),
    }
}

#[cfg(test)]
mod tests;
