//! Words without what spelling varies: letter case, accents, apostrophes.

use unicode_normalization::UnicodeNormalization as _;

/// Words folded for comparison: small letters without accents (compatibility decomposition without marks),
/// apostrophes dropped, everything else that is neither letter nor digit a gap.
pub fn folded(words: &str) -> Vec<String> {
    let plain = words.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    let plain: String = plain
        .filter(|c| !matches!(c, '\'' | '’' | '‘' | 'ʼ'))
        .flat_map(char::to_lowercase)
        .collect();
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
