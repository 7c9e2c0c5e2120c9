//! Two wordings of one quotation, with the edits between them.

use crate::rows::json;
use onrecord_story::variants::{Quotation, Telling, Words, align, edits};
use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};

/// A row of `variant`, without the quotation.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) one: i64,
    pub(super) other: i64,
    pub(super) is_material: bool,
    pub(super) edits: String,
}

/// The pairs of each quotation, in their order. Each wording is compared by its first telling.
pub(super) fn pairs(quotations: &[Quotation], tellings: &[Telling]) -> Vec<Vec<Pair>> {
    quotations.par_iter().map(|quotation| of_one(quotation, tellings)).with_min_len(16).collect()
}

fn of_one(quotation: &Quotation, tellings: &[Telling]) -> Vec<Pair> {
    let shown = quotation.wordings.iter().filter_map(|wording| tellings.get(*wording.first()?));
    let shown: Vec<_> = shown.map(|telling| (telling, Words::of(&telling.pieces))).collect();
    let pair = |&(one, other): &(usize, usize)| {
        let ((a, a_words), (b, b_words)) = (shown.get(one)?, shown.get(other)?);
        let shared = align(a_words, b_words);
        let difference = edits((a, a_words), (b, b_words), &shared);
        Some(Pair {
            one: one as i64,
            other: other as i64,
            is_material: difference.edits.iter().any(|edit| edit.is_material),
            edits: json(&difference),
        })
    };
    quotation.pairs.iter().filter_map(pair).collect()
}
