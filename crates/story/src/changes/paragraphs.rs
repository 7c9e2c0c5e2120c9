//! Paragraphs of two readings side by side.

use onrecord_language::likeness::folded;
use onrecord_record::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Share of words, in tenths, of the paragraph with fewer that both must have to be one paragraph altered.
const SAME: usize = 5;
/// Paragraphs after the place in question among which the altered one is looked for.
const NEAR: usize = 8;

/// The paragraphs of a page: stretches between blank lines (or lines, where there is no blank one), without furniture and headline.
pub(super) fn paragraphs(source: &Source) -> Vec<Span> {
    let has_blank = source.text.trim().lines().any(|line| line.trim().is_empty());
    let headline = source.title.as_deref().map(str::trim);
    let mut furniture = source.furniture.iter().map(|one| &one.span).peekable();
    let (mut found, mut open): (Vec<Span>, bool) = (Vec::new(), false);
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let start = at;
        at += line.chars().count() as u32;
        while furniture.next_if(|span| span.end <= start).is_some() {}
        let is_framed = furniture.peek().is_some_and(|span| span.start < at);
        let words = line.trim();
        if words.is_empty() || is_framed || (found.is_empty() && headline == Some(words)) {
            open = false;
            continue;
        }
        let lead = line[..line.len() - line.trim_start().len()].chars().count() as u32;
        match found.last_mut().filter(|_| open && has_blank) {
            Some(last) => go_on(last, start, line),
            None => found.push(span(start + lead, words)),
        }
        open = true;
    }
    found
}

fn span(start: u32, text: &str) -> Span {
    Span { start, end: start + text.chars().count() as u32, text: text.to_owned() }
}

/// The next line of a paragraph, with what stands between the two.
fn go_on(last: &mut Span, start: u32, line: &str) {
    let gap = start.saturating_sub(last.end) as usize;
    last.text.extend(std::iter::repeat_n('\n', gap));
    last.text.push_str(line.trim_end());
    last.end = last.start + last.text.chars().count() as u32;
}

/// What became of a paragraph: both sides where it was altered.
pub(super) type Altered = (Option<Span>, Option<Span>);

/// Paragraphs that are not the same in both readings, in the order of the new one, those removed where they stood. What was moved only
/// counts as the same.
pub(super) fn altered(old: &[Span], new: &[Span]) -> Vec<Altered> {
    let [one, other] =
        [&old, &new].map(|all| all.iter().map(|p| folded(&p.text)).collect::<Vec<_>>());
    let (is_old_kept, is_new_kept) = kept(&one, &other);
    let left: Vec<usize> = (0..old.len()).filter(|&at| !is_old_kept[at]).collect();
    let come: Vec<usize> = (0..new.len()).filter(|&at| !is_new_kept[at]).collect();
    let sets = |all: &[Vec<String>], at: usize| all[at].iter().cloned().collect::<BTreeSet<_>>();
    let mut used = BTreeSet::new();
    let mut found = Vec::new();
    for &at in &left {
        let words = sets(&one, at);
        // Where the paragraph would stand, were nothing put in before it.
        let from = come.partition_point(|&place| place + NEAR / 2 < at);
        let near = come[from..].iter().filter(|place| !used.contains(*place)).take(NEAR);
        let likeness = |&place: &usize| (shared(&words, &sets(&other, place)), place);
        let best =
            near.filter_map(|place| Some((likeness(place).0?, std::cmp::Reverse(*place)))).max();
        let match_at = best.map(|(_, place)| place.0);
        used.extend(match_at);
        found.push((
            match_at.unwrap_or(at),
            Some(old[at].clone()),
            match_at.map(|p| new[p].clone()),
        ));
    }
    let added = come.iter().filter(|place| !used.contains(*place));
    found.extend(added.map(|&place| (place, None, Some(new[place].clone()))));
    found.sort_by_key(|(place, old, _)| (*place, old.is_none()));
    found.into_iter().map(|(_, old, new)| (old, new)).collect()
}

/// Words that both have, where they are enough to be one paragraph altered.
fn shared(one: &BTreeSet<String>, other: &BTreeSet<String>) -> Option<usize> {
    let shared = one.intersection(other).count();
    let smaller = one.len().min(other.len());
    (shared > 1 && shared * 10 >= smaller * SAME).then_some(shared)
}

/// Which paragraphs stand in both with the same words, as often as they stand in both.
fn kept(one: &[Vec<String>], other: &[Vec<String>]) -> (Vec<bool>, Vec<bool>) {
    let mut places: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (at, words) in other.iter().enumerate().rev() {
        places.entry(words).or_default().push(at);
    }
    let (mut old, mut new) = (vec![false; one.len()], vec![false; other.len()]);
    for (at, words) in one.iter().enumerate() {
        if let Some(place) = places.get_mut(words.as_slice()).and_then(Vec::pop) {
            (old[at], new[place]) = (true, true);
        }
    }
    (old, new)
}
