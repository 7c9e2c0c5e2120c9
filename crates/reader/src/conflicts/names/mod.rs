//! `name`: one person's name, spelled in two ways.

mod called;
mod first;
mod kin;
mod particle;
mod people;
mod spelling;
mod surname;

use super::Found;
use super::view::View;
use people::{families, forms};
use std::collections::BTreeSet;

/// Times that a slip of the pen stands in a text at most.
const RARE: usize = 2;
/// Tokens of a text in which every slip is told. The longer a text, the likelier a name near another is somebody else's: of the
/// pairs that differ so in 28,984 articles of the news one in thirty was wrong below 600 words, one in ten above 1,000.
const BRIEF: u32 = 720;

/// Tokens of a text in which a slip is told that stands beside the right name.
const MIDDLING: u32 = 1080;

/// Tokens between the two there.
const BESIDE: u32 = 24;

/// Finds names in two spellings.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    if view.len() > MIDDLING {
        return;
    }
    let mut slips = Vec::new();
    collect(view, &mut slips);
    let brief = view.len() <= BRIEF;
    out.extend(slips.into_iter().filter(|slip| brief || is_beside(slip)));
}

/// Whether the two spellings stand near each other.
fn is_beside(slip: &Found) -> bool {
    let first = slip.spans.iter().map(|span| span.end).min();
    let last = slip.spans.iter().map(|span| span.start).max();
    first.zip(last).is_some_and(|(first, last)| last.saturating_sub(first) <= BESIDE)
}

/// All slips, however far apart.
fn collect(view: View<'_>, out: &mut Vec<Found>) {
    let families = families(view);
    let forms = forms(view);
    first::first_names(view, &families, out);
    called::find(view, &families, &forms, out);
    particle::find(view, &families, &forms, out);
    let before = out.len();
    let shelves = spelling::shelves(families.keys());
    let mut told = BTreeSet::new();
    for (form, places) in &forms {
        let known = spelling::near(&shelves, form).filter(|&known| !told.contains(&(form, known)));
        let known = known.filter(|&known| surname::may_be_one(&families, known, form));
        let found = known.and_then(|known| {
            let found = surname::surname(view, (known, &families[known]), form, places, &forms)?;
            told.insert((known, form));
            Some(found)
        });
        out.extend(found);
    }
    // One slip is told once.
    if out.len() == before {
        kin::kin(view, &families, out);
    }
}
