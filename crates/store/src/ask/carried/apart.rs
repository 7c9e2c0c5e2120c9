//! The same words of one speaker that are not one quotation.

use onrecord_language::likeness::folded;
use onrecord_story::asked::{Apart, ApartReason, Carried, Carrying, Source};
use std::collections::{BTreeMap, BTreeSet};

/// Which quotations of an answer have the same words of one speaker, and what keeps them apart.
pub(super) fn apart(answer: &Carried) -> Vec<Apart> {
    let mut groups: BTreeMap<(Vec<String>, &str), Vec<usize>> = BTreeMap::new();
    for (place, one) in answer.quotations.iter().enumerate() {
        let first = one.wordings.first();
        let speaker = first.and_then(|wording| wording.tellings.first()?.speaker.as_deref());
        if let (Some(wording), Some(speaker)) = (first, speaker) {
            groups.entry((folded(&wording.words), speaker)).or_default().push(place);
        }
    }
    let several = groups.into_values().filter(|places| places.len() > 1);
    let mut apart: Vec<_> = several
        .map(|quotations| Apart { reason: reason(&quotations, answer), quotations })
        .collect();
    apart.sort_by(|a, b| a.quotations.cmp(&b.quotations));
    apart
}

fn reason(quotations: &[usize], answer: &Carried) -> ApartReason {
    let all = quotations.iter().filter_map(|place| answer.quotations.get(*place));
    let first: Vec<_> = all.map(|one| first_day(one, &answer.sources)).collect();
    let days: BTreeSet<_> = first.iter().flatten().collect();
    if first.iter().any(Option::is_none) {
        ApartReason::DayUnknown
    } else if days.len() > 1 {
        ApartReason::OtherDays
    } else {
        ApartReason::NotShown
    }
}

/// The first day on which somebody carried a quotation.
fn first_day(one: &Carrying, sources: &[Source]) -> Option<String> {
    let days = one.tellings().filter_map(|telling| sources.get(telling.article)?.day());
    days.min().map(str::to_owned)
}
