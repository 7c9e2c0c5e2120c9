//! The same words written otherwise.

use super::side::Side;
use super::{EditKind, Verdict};
use crate::variants::lists;
use onrecord_language::names::spelling;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

static SPELLINGS: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| lists::pairs(include_str!("../../../data/variants/spellings.tsv")).collect());

static SHARES: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let lines = lists::lines(include_str!("../../../data/variants/fractions.txt"));
    lines.map(|line| line.split(", ").collect()).collect()
});

/// Letters of words that may be two slips from each other.
const LONG: usize = 7;
/// Least letters of words that may be a slip of the hand from each other.
const SLIP: usize = 4;

/// How words of a gap are the same in another dress, if they are.
pub(super) fn gap(
    one: &Side<'_>,
    a: &Range<usize>,
    other: &Side<'_>,
    b: &Range<usize>,
) -> Option<Verdict> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let joined = (joined(one, a), joined(other, b));
    let rule = if joined.0 == joined.1
        || is_clock(one, a, other, b)
        || letters(one, a) == letters(other, b)
    {
        "joined"
    } else if is_one_share(one, a, other, b) {
        "figures"
    } else if a.len() == 1 && b.len() == 1 {
        single(one, a.start, other, b.start)?
    } else if a.len() == b.len() {
        each(one, a, other, b)?
    } else if is_initials(one, a, &joined.1) || is_initials(other, b, &joined.0) {
        "short-form"
    } else {
        return None;
    };
    Some(Verdict::listed(EditKind::Format, rule))
}

/// Words run together, without marks.
fn joined(side: &Side<'_>, range: &Range<usize>) -> String {
    let letters = range.clone().flat_map(|at| side.folded(at).chars());
    letters.filter(|c| *c != '\'' && *c != '.').collect()
}

/// The letters of words, if there are no figures among them.
fn letters(side: &Side<'_>, range: &Range<usize>) -> String {
    let text = side.text(range);
    if text.contains(|c: char| c.is_ascii_digit()) {
        return text;
    }
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two phrases give one share: "half", "50 percent".
fn is_one_share(one: &Side<'_>, a: &Range<usize>, other: &Side<'_>, b: &Range<usize>) -> bool {
    let phrase = |side: &Side<'_>, range: &Range<usize>| {
        let words: Vec<&str> = range.clone().map(|at| side.folded(at)).collect();
        words.join(" ").trim_end_matches(" of").to_owned()
    };
    let (ours, theirs) = (phrase(one, a), phrase(other, b));
    SHARES.iter().any(|set| set.contains(&ours.as_str()) && set.contains(&theirs.as_str()))
}

/// Whether figures differ only in the mark between hours and minutes.
fn is_clock(one: &Side<'_>, a: &Range<usize>, other: &Side<'_>, b: &Range<usize>) -> bool {
    digits(one, a).is_some_and(|ours| digits(other, b) == Some(ours))
}

/// The digits of words that have nothing else: "8.30", "8:30".
fn digits(side: &Side<'_>, range: &Range<usize>) -> Option<String> {
    let text = side.text(range);
    let is_figure = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ':'));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (is_figure && text.contains(['.', ':'])).then_some(digits)
}

/// The first rule by which words of two stretches are the same, each for each.
fn each(
    one: &Side<'_>,
    a: &Range<usize>,
    other: &Side<'_>,
    b: &Range<usize>,
) -> Option<&'static str> {
    let pairs = || a.clone().zip(b.clone());
    let all = pairs().all(|(i, j)| is_same(one, i, other, j));
    let mut rules = pairs().filter(|&(i, j)| one.folded(i) != other.folded(j));
    rules.find_map(|(i, j)| single(one, i, other, j)).filter(|_| all)
}

fn is_same(one: &Side<'_>, i: usize, other: &Side<'_>, j: usize) -> bool {
    one.folded(i) == other.folded(j) || single(one, i, other, j).is_some()
}

/// The rule by which two words are one.
fn single(one: &Side<'_>, i: usize, other: &Side<'_>, j: usize) -> Option<&'static str> {
    let (a, b) = (one.folded(i), other.folded(j));
    if american(a) == american(b) {
        return Some("spelling");
    }
    if is_clitic_of(a, b) || is_clitic_of(b, a) {
        return Some("contraction");
    }
    if is_masked(a, b) || is_masked(b, a) {
        return Some("masked");
    }
    if is_street(one, i, other, j) || is_street(other, j, one, i) {
        return Some("short-form");
    }
    let is_figure = |a: &str, b: &str| is_decade(a, b) || is_scaled(a, b) || is_ordinal_of(a, b);
    if is_figure(a, b) || is_figure(b, a) {
        return Some("figures");
    }
    let is_name = one.is_name(i) && other.is_name(j);
    if is_name {
        let is_part = has_lost_one(a, b) && is_beside_name(one, i, other, j);
        (is_part || is_name_slip(a, b)).then_some("name-slip")
    } else {
        is_slip(a, b).then_some("slip")
    }
}

/// "'s" for "is" or "has", "'d" for "would" or "had".
fn is_clitic_of(short: &str, full: &str) -> bool {
    match short {
        "'s" => matches!(full, "is" | "has"),
        "'d" => matches!(full, "would" | "had"),
        _ => false,
    }
}

/// Whether a word is another with some of its letters masked: "s***".
fn is_masked(masked: &str, full: &str) -> bool {
    let Some((head, _)) = masked.split_once('*') else { return false };
    let tail = masked.rsplit('*').next().unwrap_or_default();
    !full.contains('*')
        && full.len() > head.len() + tail.len()
        && full.starts_with(head)
        && full.ends_with(tail)
}

/// Whether one is a day of a month and the other its ordinal: "15", "15th".
fn is_ordinal_of(a: &str, b: &str) -> bool {
    let ending = a.strip_prefix(b).filter(|_| b.bytes().all(|b| b.is_ascii_digit()));
    ending.is_some_and(|ending| matches!(ending, "st" | "nd" | "rd" | "th"))
}

/// Whether a figure with a letter is a number: "40m", "1.2m", "3k".
fn is_scaled(short: &str, full: &str) -> bool {
    let zeros = match short.chars().next_back() {
        Some('k') => 3,
        Some('m') => 6,
        Some('b') => 9,
        _ => return false,
    };
    let (whole, parts) =
        short[..short.len() - 1].split_once('.').unwrap_or((&short[..short.len() - 1], ""));
    let digits = format!("{whole}{parts}");
    !digits.is_empty()
        && parts.len() <= zeros
        && digits.bytes().all(|b| b.is_ascii_digit())
        && full == format!("{digits}{}", "0".repeat(zeros - parts.len()))
}

/// Whether one is a decade and the other the same without its century: "1990s", "90s".
fn is_decade(short: &str, full: &str) -> bool {
    short.len() == 3 && full.len() == 5 && short.ends_with("0s") && full.ends_with(short)
}

/// Whether "St" is taken for "Saint" where the other has "Street".
fn is_street(one: &Side<'_>, i: usize, other: &Side<'_>, j: usize) -> bool {
    one.folded(i) == "saint" && one.surface(i).len() == 2 && other.folded(j) == "street"
}

/// Whether letters are the initials of words, small words aside: "FBI".
pub(super) fn is_initials(side: &Side<'_>, range: &Range<usize>, letters: &str) -> bool {
    let initials = |all: bool| -> String {
        let words = range.clone().filter(|&at| all || !side.is_function(at));
        words.filter_map(|at| side.folded(at).chars().next()).collect()
    };
    letters.len() >= 2 && (initials(false) == letters || initials(true) == letters)
}

/// One slip of the hand, where one of the two is no word that is in use.
fn is_slip(a: &str, b: &str) -> bool {
    let digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let is_long_enough = a.chars().count().min(b.chars().count()) >= SLIP || is_swapped(a, b);
    let has_digits = digits(a) || digits(b);
    let are_words = spelling::is_ordinary(a) && spelling::is_ordinary(b);
    if !is_long_enough || has_digits || are_words || is_inflected(a, b) {
        return false;
    }
    spelling::slips(a, b).is_some_and(|slips| slips <= 1 || slips == 2 && is_long(a, b))
}

/// Whether two words are long and begin alike.
fn is_long(a: &str, b: &str) -> bool {
    a.len().min(b.len()) >= LONG
        && a.bytes().zip(b.bytes()).take(2).all(|(one, other)| one == other)
}

/// Whether the letters of a short word stand in another order: "nto", "teh".
fn is_swapped(a: &str, b: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    a.chars().count() == SLIP - 1 && sorted(a) == sorted(b)
}

/// Whether names differ in a letter that is heard alike: "Viktor", "Victor"; in long ones inside, another vowel.
fn is_heard_alike(a: &str, b: &str) -> bool {
    const VOWELS: usize = 7;
    let differ = a.chars().zip(b.chars()).enumerate().find(|(_, (one, other))| one != other);
    let Some((at, (one, other))) = differ.filter(|_| a.chars().count() == b.chars().count()) else {
        return false;
    };
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let twins = [('c', 'k'), ('v', 'w'), ('i', 'y'), ('s', 'z')];
    twins.contains(&(one, other))
        || twins.contains(&(other, one))
        || at > 0 && vowel(one) && vowel(other) && a.chars().count() >= VOWELS
}

/// A slip inside a name: neighbours swapped or a letter doubled. Any other letter may make another name.
fn is_name_slip(a: &str, b: &str) -> bool {
    let long = a.chars().count().min(b.chars().count()) > SLIP;
    let swapped = spelling::kind_of_slip(a, b) == spelling::Slip::Swapped;
    long && spelling::slips(a, b) == Some(1) && (swapped || is_heard_alike(a, b))
}

/// Whether the shorter of two long names lacks one letter inside: "Bernadino".
fn has_lost_one(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let edges = short.chars().next() == long.chars().next()
        && short.chars().next_back() == long.chars().next_back();
    edges
        && short.chars().count() > LONG
        && short.chars().count() + 1 == long.chars().count()
        && spelling::slips(a, b) == Some(1)
}

/// Whether both stand beside one and the same other part of the name: "San (Bernardino)".
fn is_beside_name(one: &Side<'_>, i: usize, other: &Side<'_>, j: usize) -> bool {
    let same = |i: Option<usize>, j: Option<usize>| {
        i.zip(j).is_some_and(|(i, j)| {
            i < one.words.len() && one.is_name(i) && one.folded(i) == other.folded(j)
        })
    };
    same(i.checked_sub(1), j.checked_sub(1)) || same(Some(i + 1), Some(j + 1))
}

/// Endings of the forms of one word.
const ENDINGS: [&str; 22] = [
    "", "s", "es", "ed", "d", "ing", "e", "y", "ies", "ly", "n", "en", "er", "ers", "ian", "ans",
    "an", "ity", "ism", "ist", "ists", "ic",
];

/// Whether two words are forms of one.
pub(super) fn is_inflected(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let stem = short.bytes().zip(long.bytes()).take_while(|(one, other)| one == other).count();
    let ends = |word: &str| word.get(stem..).is_some_and(|ending| ENDINGS.contains(&ending));
    stem >= 3 && ends(short) && ends(long)
}

/// The American spelling of a word.
fn american(word: &str) -> String {
    if let Some(&spelled) = SPELLINGS.get(word) {
        return spelled.to_owned();
    }
    let mut out = word.replace("isation", "ization").replace("yse", "yze").replace("ll", "l");
    if out.len() > 4 {
        out = out.replace("our", "or").replace("ae", "e").replace("oe", "e");
    }
    for (british, ending) in
        [("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing")]
    {
        if let Some(stem) = out.strip_suffix(british).filter(|stem| stem.len() > 3) {
            return format!("{stem}{ending}");
        }
    }
    out
}

/// How two shared words are written differently, the marks before them included.
pub(super) fn shared(
    one: &Side<'_>,
    i: usize,
    other: &Side<'_>,
    j: usize,
    follows: bool,
) -> Option<&'static str> {
    let opens =
        |side: &Side<'_>, at: usize| at == 0 || side.words[at].piece != side.words[at - 1].piece;
    let open = opens(one, i) || opens(other, j);
    let surface = written(one.surface(i), other.surface(j), open);
    if surface.is_some() || open || !follows {
        return surface;
    }
    let (a, b) = (marks(one.between(i)), marks(other.between(j)));
    if a == b {
        return None;
    }
    Some(if a.chars().map(plain).eq(b.chars().map(plain)) { "typography" } else { "marks" })
}

/// Marks without spaces and signs that are not seen.
fn marks(between: &str) -> String {
    between.chars().filter(|c| !c.is_whitespace() && !is_hidden(*c)).collect()
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A mark without what printers vary.
fn plain(c: char) -> char {
    match c {
        '’' | '‘' | '“' | '”' | '"' | '`' | '´' | '′' | '″' => '\'',
        '—' | '–' | '―' | '‐' | '‑' => '-',
        other => other,
    }
}

/// How one word is written in two ways.
fn written(a: &str, b: &str, open: bool) -> Option<&'static str> {
    let seen = |word: &str| -> String { word.chars().filter(|c| !is_hidden(*c)).collect() };
    let (a, b) = (seen(a), seen(b));
    if a == b {
        return None;
    }
    let printed = |word: &str| -> String { word.chars().map(plain).collect() };
    let (a, b) = (printed(&a), printed(&b));
    if a == b {
        return Some("typography");
    }
    if a.to_lowercase() == b.to_lowercase() {
        return (!open).then_some("case");
    }
    let figure = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    if figure(&a) || figure(&b) {
        return Some("figures");
    }
    if a.contains('\'') || b.contains('\'') || a.ends_with("ot") || b.ends_with("ot") {
        return Some("contraction");
    }
    let letters = |word: &str| -> String {
        word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    Some(if letters(&a) == letters(&b) { "joined" } else { "short-form" })
}
