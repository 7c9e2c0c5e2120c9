//! How much a shared word tells. The weights do not depend on the other tellings, so that what belongs together does not
//! change when something else is added.

use crate::variants::lists;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static FREQUENT: LazyLock<FxHashMap<&str, u8>> = LazyLock::new(|| {
    let rows = lists::pairs(include_str!("../../../data/variants/frequent.tsv"));
    rows.filter_map(|(word, weight)| Some((word, weight.parse().ok()?))).collect()
});

/// What a function word weighs.
pub(super) const LIGHT: u32 = 3;

/// In tenths. Longer words are rarer.
pub(super) fn weight(word: &str) -> u8 {
    let by_length = || match word.chars().count() {
        ..=4 => 7,
        5..=7 => 10,
        _ => 13,
    };
    FREQUENT.get(word).copied().unwrap_or_else(by_length)
}

#[cfg(test)]
mod tests {
    use super::{FREQUENT, LIGHT, weight};

    #[test]
    fn rare_words_tell_more() {
        assert!(weight("the") < weight("people"));
        assert!(weight("people") < weight("bill"));
        assert!(weight("bill") < weight("ceasefire"));
    }

    #[test]
    fn no_word_of_the_list_weighs_less_than_a_function_word_or_more_than_one_that_is_not_there() {
        assert_eq!(u32::from(weight("the")), LIGHT);
        assert!(FREQUENT.values().all(|weight| (3..7).contains(weight)));
    }
}
