//! Spelling of names: whether one form is a slip of the pen from another, or a word of its own.

use super::lexicon;

/// Letters of the longest name that is compared.
const LONGEST: usize = 24;
/// Letters from which on two slips may part two spellings.
const LONG: usize = 6;

/// How many slips of the pen (a letter put in, left out, changed for another, or two neighbours swapped; after
/// Damerau 1964) part two words, case, accents and the form of apostrophes aside; nothing where they are more than two or a word is too long.
pub fn slips(a: &str, b: &str) -> Option<usize> {
    let letters = |word: &str| lexicon::key(word).chars().map(plain).collect::<Vec<char>>();
    let (a, b) = (letters(a), letters(b));
    if a.len().max(b.len()) > LONGEST || a.len().abs_diff(b.len()) > 2 {
        return None;
    }
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 { i + j } else { cell(&rows, &a, &b, i, j) };
        }
    }
    Some(rows[a.len()][b.len()]).filter(|&slips| slips <= 2)
}

/// A letter without its accent, for the letters of western names.
fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'ế' | 'ễ' => 'e',
        'ğ' => 'g',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ț' => 't',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ư' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ž' | 'ż' => 'z',
        other => other,
    }
}

fn cell(rows: &[Vec<usize>], a: &[char], b: &[char], i: usize, j: usize) -> usize {
    let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
    let least = changed.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
    if swapped { least.min(rows[i - 2][j - 2] + 1) } else { least }
}

/// Whether two names that differ are likely two spellings of one: one slip apart, or two where both are long and begin and
/// end alike. An "s" more at the end, or another ending for the gender, is no slip.
pub fn is_slip(a: &str, b: &str) -> bool {
    let bare = |word: &str| word.chars().map(plain).collect::<String>();
    let (a, b) = (&*bare(a), &*bare(b));
    let (short, long) = if a.chars().count() <= b.chars().count() { (a, b) } else { (b, a) };
    let longer = long.strip_prefix(short);
    let ending = matches!(longer, Some("s" | "es" | "a" | "e" | "o" | "i" | "y" | "ie"))
        || [("i", "a"), ("y", "a"), ("a", "o"), ("e", "a"), ("o", "e")].iter().any(
            |(one, other)| parts_by(short, long, one, other) || parts_by(short, long, other, one),
        );
    // "Appalachia" and "Appalachian".
    let people = longer == Some("n") && short.ends_with('a');
    if people || ending && longer != Some("e") {
        return false;
    }
    // Most pairs are told apart by their lengths and letters at the ends.
    if a.chars().nth(1) != b.chars().nth(1) && a.chars().last() != b.chars().last() {
        return false;
    }
    match slips(a, b) {
        Some(1) => a.chars().next() == b.chars().next() || is_twin_letter(a, b),
        Some(2) => short.chars().count() >= LONG && edges(a) == edges(b),
        _ => false,
    }
}

/// How one spelling of a name differs from another, from what a typist does to what a writer hears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// Two neighbours swapped, or a letter doubled or halved: the hand slipped.
    Swapped,
    /// One letter more or less inside: the hand slipped, or another name.
    Inside,
    /// Another letter, or one more or less at an end: both may be names ("Olsen" and "Olson").
    Changed,
    /// Two letters.
    Two,
}

/// What parts two spellings for which [`is_slip`] holds.
pub fn kind_of_slip(a: &str, b: &str) -> Slip {
    let letters = |word: &str| lexicon::key(word).chars().map(plain).collect::<Vec<char>>();
    let (a, b) = (letters(a), letters(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let Some(first) = (0..long.len()).find(|&at| short.get(at) != Some(&long[at])) else {
        return Slip::Changed;
    };
    let tail = |from: usize| long.get(from + 1..);
    match long.len() - short.len() {
        0 if is_swapped(&short, &long, first) => Slip::Swapped,
        0 if short.get(first + 1..) == tail(first) => Slip::Changed,
        1 if short.get(first..) != tail(first) => Slip::Two,
        1 if first > 0 && long[first - 1] == long[first] => Slip::Swapped,
        1 if (1..long.len() - 1).contains(&first) => Slip::Inside,
        1 => Slip::Changed,
        _ => Slip::Two,
    }
}

/// Whether the first two letters that differ are the same two in the other order, and nothing else differs.
fn is_swapped(a: &[char], b: &[char], first: usize) -> bool {
    let pair = |word: &[char]| word.get(first).copied().zip(word.get(first + 1).copied());
    let swapped = pair(a).zip(pair(b)).is_some_and(|(a, b)| a == (b.1, b.0));
    swapped && a.get(first + 2..) == b.get(first + 2..)
}

/// Whether two words begin with letters that tongues spell one sound by: "Carl" and "Karl", "Volska" and "Wolska".
fn is_twin_letter(a: &str, b: &str) -> bool {
    let pair = (a.chars().next(), b.chars().next());
    let twins = [('C', 'K'), ('V', 'W'), ('J', 'Y'), ('S', 'Z'), ('I', 'Y'), ('I', 'J')];
    let same = |one, other| pair == (Some(one), Some(other)) || pair == (Some(other), Some(one));
    twins.iter().any(|&(one, other)| same(one, other))
}

/// Whether two words are one stem with these two endings.
fn parts_by(a: &str, b: &str, one: &str, other: &str) -> bool {
    a.strip_suffix(one).is_some_and(|stem| b.strip_suffix(other) == Some(stem))
}

/// The first two letters and the last.
fn edges(word: &str) -> (Vec<char>, Option<char>) {
    (word.chars().take(2).collect(), word.chars().last())
}

/// Whether a word is one of its own besides being a name: an ordinary word, a place, a people, a day.
pub fn is_own_word(word: &str) -> bool {
    let key = lexicon::key(word);
    lexicon::is_common(&key)
        || lexicon::is_function(&key)
        || lexicon::is_calendar(&key)
        || lexicon::is_demonym(&key)
        || lexicon::is_place(word)
        || lexicon::is_organization(word)
        || lexicon::is_organization_head(&key)
        || lexicon::is_place_head(&key)
        || lexicon::title(&key).is_some()
}

/// Whether a word stands in small letters inside sentences as a rule: with a capital it may just begin one.
pub fn is_ordinary(word: &str) -> bool {
    let key = lexicon::key(word);
    lexicon::is_common(&key) || lexicon::is_function(&key)
}

/// Whether people are called so by first name.
pub fn is_first_name(word: &str) -> bool {
    lexicon::is_first_name(&lexicon::key(word))
}

/// Whether a word stands before names as a title.
pub fn is_title(word: &str) -> bool {
    lexicon::title(&lexicon::key(word)).is_some()
}

/// Whether two first names may be those of a woman and a man, or a full name and its short form.
pub fn are_two_names(a: &str, b: &str) -> bool {
    let (a, b) = (lexicon::key(a), lexicon::key(b));
    let short = |short: &str, full: &str| lexicon::full_forms(short).contains(&full);
    let gender = lexicon::first_name_gender;
    let two = gender(&a).zip(gender(&b)).is_some_and(|(a, b)| a != b);
    two || short(&a, &b) || short(&b, &a)
}

#[cfg(test)]
mod tests {
    use super::{Slip, is_slip, kind_of_slip, slips};

    #[test]
    fn slips_of_the_hand_are_told_from_other_names() {
        assert_eq!(kind_of_slip("Winfrey", "Winfery"), Slip::Swapped);
        assert_eq!(kind_of_slip("Pereira", "Perreira"), Slip::Swapped);
        assert_eq!(kind_of_slip("Geithner", "Geither"), Slip::Inside);
        assert_eq!(kind_of_slip("Olsen", "Olson"), Slip::Changed);
        assert_eq!(kind_of_slip("Whitcombe", "Whitcomb"), Slip::Changed);
        assert_eq!(kind_of_slip("Tsarnaev", "Tsnaraev"), Slip::Two);
    }

    #[test]
    fn slips_are_counted_after_damerau() {
        assert_eq!(slips("Winfrey", "Winfery"), Some(1));
        assert_eq!(slips("Almada", "Almeida"), Some(2));
        assert_eq!(slips("Falk", "Falck"), Some(1));
        assert_eq!(slips("Erdoğan", "Erdogan"), Some(0));
        assert_eq!(slips("Reyes", "Moreno"), None);
    }

    #[test]
    fn endings_are_no_slips() {
        assert!(is_slip("Whitcombe", "Whitcomb"));
        assert!(is_slip("Pereira", "Perreira"));
        assert!(!is_slip("Keller", "Kellers"));
        assert!(!is_slip("Ivanov", "Ivanova"));
        assert!(!is_slip("Kaminski", "Kaminska"));
        assert!(!is_slip("Kaminský", "Kaminská"));
        assert!(!is_slip("Moss", "Ross"));
    }
}
