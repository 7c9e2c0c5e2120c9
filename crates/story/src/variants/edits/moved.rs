//! Words that stand at another place near by: "4 August", "August 4".

use super::gaps::{Edge, Gap};
use super::side::{Side, is_date, is_number};
use super::{EditKind, Found, Verdict};
use std::ops::Range;

/// Words over which something moves.
const FAR: usize = 8;

/// Takes out the gaps whose words went to another place.
pub(super) fn take(one: &Side<'_>, other: &Side<'_>, gaps: &mut Vec<Gap>) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 1;
    while at < gaps.len() {
        if is_moved(one, other, &gaps[at - 1], &gaps[at]) {
            out.push(found(one, &gaps[at - 1], &gaps[at]));
            gaps.drain(at - 1..=at);
            continue;
        }
        at += 1;
    }
    out
}

fn is_moved(one: &Side<'_>, other: &Side<'_>, before: &Gap, after: &Gap) -> bool {
    let inside = before.edge == Edge::Inside && after.edge == Edge::Inside;
    let near = after.a.start <= before.a.end + FAR;
    let went = |a: &Gap, b: &Gap| {
        a.b.is_empty() && b.a.is_empty() && plain(one, &a.a) == plain(other, &b.b)
    };
    inside && near && (went(before, after) || went(after, before))
}

/// Words without function words and without the endings of ordinals: "the 3rd of" is "3".
fn plain<'t>(side: &Side<'t>, range: &Range<usize>) -> Vec<&'t str> {
    let short = range.len() > 1 || is_number(side.folded(range.start));
    let words =
        range.clone().filter(|&at| !short || !side.is_function(at)).map(|at| side.folded(at));
    let ending = |word: &'t str| match word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']) {
        figure if is_number(figure) => figure,
        _ => word,
    };
    words.map(ending).collect()
}

fn found(one: &Side<'_>, before: &Gap, after: &Gap) -> Found {
    let (a, b) = (before.a.start..after.a.end, before.b.start..after.b.end);
    let dates = a
        .clone()
        .all(|at| is_number(one.folded(at)) || is_date(one.folded(at)) || one.is_function(at))
        && a.clone().any(|at| is_date(one.folded(at)));
    let verdict = if dates {
        Verdict::listed(EditKind::Format, "date-order")
    } else {
        Verdict::listed(EditKind::Word, "order")
    };
    Found { verdict, a, b }
}
