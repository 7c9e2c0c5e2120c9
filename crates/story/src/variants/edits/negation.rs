//! A negation there or not there.

use super::other_words::Part;
use super::senses::Sense;
use super::side::Side;
use super::{EditKind, Verdict};
use crate::variants::Before;

/// Words within which two negators are one.
const CLOSE: usize = 3;
/// Words back to which a negated subject is taken up again.
const RESUMED: usize = 16;

/// What it means for the sense that the words of two sides negate or not.
pub(super) fn read(a: Part<'_, '_>, b: Part<'_, '_>) -> Option<Verdict> {
    let prefixed = prefixed(a, b);
    let (ours, theirs) = (negators(a) + prefixed.0, negators(b) + prefixed.1);
    if ours == theirs {
        return None;
    }
    let goes_on =
        |part: Part<'_, '_>| part.1.iter().any(|&at| matches!(part.0.folded(at), "or" | "nor"));
    if goes_on(a) || goes_on(b) || is_less(a, b) || is_less(b, a) {
        return Some(Verdict::listed(EditKind::Negation, "negation-shared"));
    }
    Some(if (ours + theirs) % 2 == 0 || is_misprint(a) || is_misprint(b) {
        Verdict::listed(EditKind::Negation, "double-negation")
    } else {
        Verdict::raised(EditKind::Negation, "negation")
    })
}

/// Whether the want of something on one side is less of it on the other: "a lack of help", "less help".
fn is_less(a: Part<'_, '_>, b: Part<'_, '_>) -> bool {
    let wants = |&at: &usize| matches!(a.0.folded(at), "lack" | "lacks" | "lacked");
    let lessens = |&at: &usize| matches!(b.0.folded(at), "less" | "fewer" | "little" | "few");
    a.1.iter().any(wants) && b.1.iter().any(lessens)
}

/// Whether the words are one negator just before another ("would not nothing more than"): a slip.
fn is_misprint((side, words): Part<'_, '_>) -> bool {
    let [at] = words else { return false };
    super::senses::is_negator(side.folded(*at)) && super::senses::is_negator(side.folded(at + 1))
}

/// Negators among words, and verbs that negate what follows.
pub(super) fn negators(part: Part<'_, '_>) -> usize {
    let (side, words) = part;
    let units = side.units(words).into_iter().filter(|unit| unit.sense == Sense::Negator).count();
    units + words.iter().filter(|&&at| is_implicit(side.folded(at))).count()
}

/// Verbs that negate what follows (Karttunen 1971).
pub(super) fn is_implicit(word: &str) -> bool {
    matches!(
        word,
        "fail"
            | "fails"
            | "failed"
            | "failing"
            | "refuse"
            | "refuses"
            | "refused"
            | "refusing"
            | "lack"
            | "lacks"
            | "lacked"
            | "unless"
    )
}

/// How many words of each side are words of the other with a prefix that negates.
fn prefixed(a: Part<'_, '_>, b: Part<'_, '_>) -> (usize, usize) {
    let count = |one: Part<'_, '_>, other: Part<'_, '_>| {
        let negates = |&&at: &&usize| {
            other.1.iter().any(|&plain| is_prefixed(one.0.folded(at), other.0.folded(plain)))
        };
        one.1.iter().filter(negates).count()
    };
    (count(a, b), count(b, a))
}

/// Whether a word is another with a prefix or an ending that negates it.
fn is_prefixed(word: &str, plain: &str) -> bool {
    const PREFIXES: [&str; 8] = ["un", "in", "im", "il", "ir", "dis", "non", "mis"];
    const STRANGERS: [&str; 12] = [
        "invaluable",
        "indeed",
        "inside",
        "income",
        "inform",
        "impress",
        "import",
        "improve",
        "display",
        "discover",
        "discount",
        "infamous",
    ];
    let by_prefix = PREFIXES.iter().any(|prefix| word.strip_prefix(prefix) == Some(plain));
    let by_ending =
        word.strip_suffix("less").is_some_and(|stem| plain.strip_suffix("ful") == Some(stem));
    plain.len() >= 3 && !STRANGERS.contains(&word) && (by_prefix || by_ending)
}

/// Whether another negator stands close by, so that one of them may go: "is not and never will be".
pub(super) fn is_doubled(side: &Side<'_>, words: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
    let near = first.saturating_sub(CLOSE)..(last + 1 + CLOSE).min(side.words.len());
    let beside: Vec<usize> = near.filter(|at| !words.contains(at)).collect();
    negators((side, &beside)) > 0 || is_resumed(side, first)
}

/// Whether a pronoun takes up a negated subject behind a mark: "No mayor, not one of them, no one could have known".
fn is_resumed(side: &Side<'_>, first: usize) -> bool {
    let pronoun = matches!(side.folded(first), "nobody" | "nothing" | "none")
        || side.folded(first) == "no" && matches!(side.folded(first + 1), "1" | "one");
    let back = first.saturating_sub(RESUMED)..first;
    let mut sentence = back.rev().take_while(|&at| side.before(at + 1) < Before::Sentence);
    pronoun
        && side.before(first) == Before::Mark
        && sentence.any(|at| matches!(side.folded(at), "no" | "none" | "nobody" | "neither"))
}
