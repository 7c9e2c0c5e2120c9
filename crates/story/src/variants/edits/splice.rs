//! Words left out inside: with a sign, and without.

use super::gaps::Gap;
use super::limits::{is_limit, is_relative, is_scoped};
use super::senses::{Sense, Unit};
use super::side::{Side, is_date, is_number};
use super::{EditKind, Verdict, format};
use crate::variants::Before;
use std::ops::Range;

/// Most words of an aside that is taken to carry nothing.
const ASIDE: usize = 4;
/// Most words of a place or a day.
const SETTING: usize = 6;
/// Most words that stand before a noun to qualify it.
const MODIFIERS: usize = 3;

/// Words from which on a cut is long, and the shared words within which its sign may stand.
const CUT: usize = 4;
const NEAR: usize = 3;

/// Words from which on what lies between is another part of the speech, or the article's own words, rather than a cut.
const LONGEST: usize = 40;

/// Words left out where the reader is told. A sign a word or two away tells of a long cut as well: where the words around it
/// occur twice, the cut may be read to lie at either place.
pub(super) fn marked(one: &Side<'_>, other: &Side<'_>, gap: &Gap) -> Option<Verdict> {
    let shown = |side: &Side<'_>, range: &Range<usize>, near: usize| {
        (range.start.saturating_sub(near)..=range.end + near)
            .any(|at| side.before(at).shows_elision() && at > 0 && at < side.words.len())
    };
    let near = |left_out: &Range<usize>| if left_out.len() >= CUT { NEAR } else { 0 };
    let shows = match (gap.a.is_empty(), gap.b.is_empty()) {
        (false, true) => shown(other, &gap.b, near(&gap.a)),
        (true, false) => shown(one, &gap.a, near(&gap.b)),
        _ if gap.a.len() >= CUT + gap.b.len() => {
            shown(one, &gap.a, 0) || shown(other, &gap.b, NEAR)
        }
        _ if gap.b.len() >= CUT + gap.a.len() => {
            shown(one, &gap.a, NEAR) || shown(other, &gap.b, 0)
        }
        _ => shown(one, &gap.a, 0) || shown(other, &gap.b, 0),
    };
    shows.then_some(Verdict::listed(EditKind::ElisionMarked, "marked"))
}

/// Verbs of reporting.
const REPORTS: [&str; 12] = [
    "said",
    "responded",
    "replied",
    "noted",
    "says",
    "added",
    "told",
    "continued",
    "wrote",
    "tweeted",
    "explained",
    "asked",
];

/// A look at words that were left out.
type Look = fn(&Side<'_>, &Range<usize>) -> bool;

/// What makes an omission harmless, in the order in which it is looked for, and the rule that says so.
const HARMLESS: [(Look, &str); 10] = [
    (is_at_a_border, "at-a-border"),
    (is_furniture, "page-furniture"),
    (is_reporting, "reporting-words"),
    (is_opener, "opener"),
    (is_modifier, "modifier"),
    (is_sentence, "whole-sentence"),
    (is_aside, "aside"),
    (is_setting, "setting"),
    (is_inner_place, "setting"),
    (is_long, "long-passage"),
];

/// Words left out and nothing shows it.
pub(super) fn unmarked(side: &Side<'_>, words: &[usize]) -> Verdict {
    let listed = |rule| Verdict::listed(EditKind::ElisionUnmarked, rule);
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
        return listed("function-words");
    };
    let range = first..last + 1;
    if let Some((_, rule)) = HARMLESS.iter().find(|(holds, _)| holds(side, &range)) {
        return listed(rule);
    }
    if joins(side, &range) || words.iter().any(|&at| bears(side, at)) {
        return Verdict::raised(EditKind::ElisionUnmarked, "splice");
    }
    listed("no-limit")
}

/// Words of which the initials stand beside them: "the Children's Health Insurance Program, CHIP".
pub(super) fn is_spelled_out(side: &Side<'_>, range: &Range<usize>) -> bool {
    let beside = [range.start.checked_sub(1), Some(range.end)];
    beside.into_iter().flatten().filter(|&at| at < side.words.len()).any(|at| {
        let letters: String = side.folded(at).chars().filter(|c| *c != '.').collect();
        format::is_initials(side, range, &letters)
    })
}

/// Whether a sign of omission stands at the words or beside them.
fn is_at_a_border(side: &Side<'_>, range: &Range<usize>) -> bool {
    (range.start..=range.end).any(|at| side.before(at).shows_elision())
}

/// Whether the words end in the sign of a block of links.
fn is_furniture(side: &Side<'_>, range: &Range<usize>) -> bool {
    side.surface(range.end - 1) == "MORE"
}

fn is_long(_: &Side<'_>, range: &Range<usize>) -> bool {
    range.len() > LONGEST
}

/// Words of the article that got between the marks: "he said".
fn is_reporting(side: &Side<'_>, range: &Range<usize>) -> bool {
    let reports = |at: usize| REPORTS.contains(&side.folded(at));
    let somebody = |at: usize| matches!(side.folded(at), "he" | "she" | "they") || side.is_name(at);
    range.clone().any(|at| {
        let near = at.saturating_sub(2)..(at + 3).min(side.words.len());
        reports(at) && near.filter(|&near| near != at && range.contains(&near)).any(somebody)
    })
}

/// "And the problem with that is", which only announces what follows.
fn is_opener(side: &Side<'_>, range: &Range<usize>) -> bool {
    let noun = range.start + usize::from(matches!(side.folded(range.start), "and" | "but" | "so"));
    side.before(range.start) >= Before::Sentence
        && matches!(side.folded(noun), "the" | "my" | "our")
        && matches!(side.folded(range.end - 1), "is" | "was")
        && range.len() <= 2 * ASIDE
}

/// A remark between marks that sets no limit: "and I say it with love", "who's a patient woman", "line by line".
fn is_aside(side: &Side<'_>, range: &Range<usize>) -> bool {
    if !is_closed(side, range) {
        return false;
    }
    let first = side.folded(range.start);
    let own = matches!(first, "and" | "as" | "or")
        && matches!(side.folded(range.start + 1), "i" | "we" | "you");
    let noun =
        matches!(first, "a" | "an" | "the" | "my" | "our" | "his" | "her" | "their" | "your");
    let sets = |at: usize| is_limit(side, at) && !(noun && is_relative(side.folded(at)));
    let sets_limit = range.clone().any(sets);
    let relative = matches!(first, "who" | "which" | "whom" | "whose")
        && !(range.start + 1..range.end).any(|at| is_limit(side, at));
    let short = if noun { 2 * ASIDE } else { ASIDE };
    let manner = matches!(first, "like")
        || first == "to" && matches!(side.folded(range.start + 1), "my" | "our");
    let own = own || first == "i" || manner && range.len() <= ASIDE + 1;
    own || relative || range.len() <= short && !sets_limit || is_doubled(side, range)
}

/// A place or a day of what is told of one occasion: "in Lindt Hall", "on October 5", "at the last minute". Where the sentence
/// holds of all, of any or of none, it is a limit.
fn is_setting(side: &Side<'_>, range: &Range<usize>) -> bool {
    let first = side.folded(range.start);
    let rest = || range.start + 1..range.end;
    let named = || rest().any(|at| side.is_name(at) || is_date(side.folded(at)));
    let spoken = |at: usize| is_limit(side, at) && !is_number(side.folded(at));
    let place = match first {
        "in" | "on" => named(),
        "at" => matches!(side.folded(range.start + 1), "the" | "a" | "an") || named(),
        _ => false,
    };
    place && range.len() <= SETTING && !rest().any(spoken) && !is_scoped(side, range)
}

/// A noun whose place is left: "(the field in) this race", "(our friends in) the town".
fn is_inner_place(side: &Side<'_>, range: &Range<usize>) -> bool {
    let determines =
        |at: usize| matches!(side.folded(at), "the" | "this" | "that" | "our" | "my" | "their");
    let place = range.clone().find(|&at| matches!(side.folded(at), "in" | "at"));
    place.is_some_and(|place| {
        let nouns = (range.start..place).filter(|&at| !determines(at));
        let bare = nouns.clone().count() == 1 && !nouns.into_iter().any(|at| bears(side, at));
        let opens = (place + 1..range.end).all(determines) && range.end <= place + 2;
        bare && opens && (range.end > place + 1 || determines(range.end))
    })
}

/// Whether marks stand on both sides.
pub(super) fn is_closed(side: &Side<'_>, range: &Range<usize>) -> bool {
    side.before(range.start) >= Before::Mark && side.before(range.end) >= Before::Mark
}

/// Words that only qualify the noun behind them: "great big", "private health".
fn is_modifier(side: &Side<'_>, range: &Range<usize>) -> bool {
    range.len() <= MODIFIERS
        && range.end < side.words.len()
        && side.before(range.end) <= Before::Space
        && !range.clone().any(|at| {
            side.is_function(at)
                || side.unit(at).is_some_and(is_raised)
                || is_number(side.folded(at))
        })
}

fn is_raised(unit: &Unit) -> bool {
    unit.sense != Sense::Filler
}

/// "line by line", "step for step".
fn is_doubled(side: &Side<'_>, range: &Range<usize>) -> bool {
    range.len() == 3 && side.folded(range.start) == side.folded(range.end - 1)
}

/// Whether what is left out runs over the end of a sentence, so that two sentences become one.
fn joins(side: &Side<'_>, range: &Range<usize>) -> bool {
    (range.start..=range.end).any(|at| at < side.words.len() && side.before(at) >= Before::Sentence)
}

/// Whether a word limits what is said, or has a sense that does.
fn bears(side: &Side<'_>, at: usize) -> bool {
    is_limit(side, at) || side.unit(at).is_some_and(is_raised)
}

/// Whole sentences left out between whole sentences.
pub(super) fn is_sentence(side: &Side<'_>, range: &Range<usize>) -> bool {
    let turns = matches!(
        side.folded(range.start),
        "but" | "except" | "unless" | "however" | "yet" | "still" | "only" | "though"
    );
    !turns
        && side.before(range.start) >= Before::Sentence
        && side.before(range.end) >= Before::Sentence
}
