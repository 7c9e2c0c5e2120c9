//! What holds for every text.

use super::Anchor;
use super::testing::{PUBLISHED, read};
use jiff::civil::Date;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Pieces from which texts are put together.
const PIECES: [&str; 60] = [
    "the",
    "a",
    "last",
    "next",
    "Monday",
    "May",
    "Sept.",
    "3",
    "31",
    "1998",
    "’99",
    "1990s",
    "two",
    "twenty-five",
    "weeks",
    "day",
    "later",
    "ago",
    "earlier",
    "-",
    "–",
    ",",
    ".",
    "\n",
    "\n\n",
    "and",
    "to",
    "of",
    "in",
    "by",
    "early",
    "mid-",
    "year",
    "quarter",
    "third",
    "5 p.m.",
    "10:30",
    "EST",
    "BC",
    "century",
    "spring",
    "of the",
    "that",
    "following",
    "every",
    "per",
    "half",
    "9999",
    "0001",
    "2016-02-30",
    "11/12/98",
    "Thanksgiving",
    "Easter",
    "decades",
    "999999999",
    "years",
    "will",
    "said",
    "fiscal",
    "é“",
];

fn check(text: &str, published: Option<Date>) {
    let times = read(text, published);
    let mut end = 0;
    for (index, time) in times.iter().enumerate() {
        assert!(time.bytes.start >= end && !time.bytes.is_empty(), "{text:?}");
        assert!(text.get(time.bytes.range()).is_some() && !time.tokens.is_empty(), "{text:?}");
        assert!(
            time.interval.is_none_or(|interval| interval.first <= interval.last),
            "{text:?}: {time:?}"
        );
        assert!(!time.value.is_empty(), "{text:?}");
        if let Anchor::Time(other) = time.anchor {
            assert!(
                (other as usize) < times.len() && other as usize != index,
                "{text:?}: {time:?}"
            );
        }
        end = time.bytes.end;
    }
}

fn published() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![
        Just(None),
        Just(Some(PUBLISHED)),
        Just(Some(Date::MAX)),
        Just(Some(Date::MIN)),
        Just(Date::new(2020, 2, 29).ok()),
    ]
}

proptest! {
    #[test]
    fn spans_are_ordered_and_intervals_run_forward(words in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40), published in published()) {
        check(&words.join(" "), published);
        check(&words.concat(), published);
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,120}", published in published()) {
        check(&text, published);
    }

    #[test]
    fn the_same_text_gives_the_same_times(words in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..30)) {
        let text = words.join(" ");
        prop_assert_eq!(read(&text, Some(PUBLISHED)), read(&text, Some(PUBLISHED)));
    }
}

/// Eight times the text takes about eight times as long; sixteen times is allowed for noise, a cost that
/// grows with the square would take sixty-four.
#[test]
fn the_cost_is_linear() {
    for piece in [
        "Monday ",
        "two thousand ",
        "the end of ",
        "1998, ",
        "twenty-",
        "in 1941 and April ",
        "a year earlier ",
    ] {
        let short = piece.repeat(20_000 / piece.len());
        let long = short.repeat(8);
        let once = (0..3).map(|_| cost(&short)).min().unwrap_or_default();
        assert!(cost(&long) < once * 32 + Duration::from_millis(50), "{piece}");
    }
}

fn cost(text: &str) -> Duration {
    let start = Instant::now();
    read(text, Some(PUBLISHED));
    start.elapsed()
}
