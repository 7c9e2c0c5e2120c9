//! Which tellings are one utterance: what is joined and what is kept apart.

use onrecord_story::variants::{Quotation, Reported, Speaker, Telling, quotations};
use proptest::prelude::*;

/// A telling of article `article`; pieces are parted by ` | `. A speaker in small letters is known by words only, "" is nobody.
fn telling(article: usize, speaker: &str, published: &str, words: &str) -> Telling {
    let key = speaker.to_lowercase();
    Telling {
        article,
        statement: format!("s-{article}"),
        at: 0,
        pieces: words.split(" | ").map(str::to_owned).collect(),
        is_reported: false,
        speaker: match speaker.chars().next() {
            Some(first) if first.is_uppercase() => Speaker::Known(key),
            Some(_) => Speaker::Words(key),
            None => Speaker::Nobody,
        },
        outlet: Some(format!("Outlet {article}")),
        published: published.parse().ok(),
    }
}

/// Tellings of the first, second, … article: speaker, day, words.
fn tellings(all: &[(&str, &str, &str)]) -> Vec<Telling> {
    all.iter().enumerate().map(|(at, (who, day, words))| telling(at, who, day, words)).collect()
}

/// Groups as sorted places, sorted: what does not depend on the order of wordings.
fn groups(all: &[(&str, &str, &str)]) -> Vec<Vec<usize>> {
    quotations(&tellings(all)).iter().map(members).collect()
}

fn members(quotation: &Quotation) -> Vec<usize> {
    let mut all = quotation.wordings.concat();
    all.sort_unstable();
    all
}

#[track_caller]
fn one(all: &[(&str, &str, &str)]) {
    assert_eq!(groups(all), [(0..all.len()).collect::<Vec<_>>()]);
}

#[track_caller]
fn apart(all: &[(&str, &str, &str)]) {
    assert_eq!(groups(all), Vec::<Vec<usize>>::new());
}

const DAY: &str = "2031-05-06";
const NEXT: &str = "2031-05-07";
const MONTHS_LATER: &str = "2031-11-20";

#[test]
fn equal_words_of_one_speaker_are_one_whatever_the_marks() {
    one(&[
        ("Ida Holm", DAY, "We’ve closed the ferry line for good."),
        ("Ida Holm", NEXT, "we have closed the ferry line, for good"),
    ]);
}

#[test]
fn a_clipped_version_is_one_with_the_whole() {
    one(&[
        (
            "Ida Holm",
            DAY,
            "We closed the ferry line because the hull was rotten, and nobody should be surprised by that.",
        ),
        ("Ida Holm", DAY, "the ferry line because the hull was rotten"),
        ("Ida Holm", NEXT, "We closed the ferry line because the hull was rotten"),
    ]);
}

#[test]
fn an_altered_word_does_not_part_versions() {
    one(&[
        ("Ida Holm", DAY, "The council did not approve the harbor contract and never will."),
        ("Ida Holm", DAY, "The council did approve the harbour contract and never will."),
    ]);
}

#[test]
fn words_left_out_between_pieces_do_not_part_versions() {
    one(&[
        (
            "Ida Holm",
            DAY,
            "The inspectors came twice, as everybody in town remembers well, and they found cracks below the waterline.",
        ),
        ("Ida Holm", NEXT, "The inspectors came twice | they found cracks below the waterline."),
    ]);
}

#[test]
fn long_overlaps_join_what_begins_and_ends_elsewhere() {
    one(&[
        (
            "Ida Holm",
            DAY,
            "I warned them. The inspectors found cracks below the waterline in March.",
        ),
        (
            "Ida Holm",
            DAY,
            "The inspectors found cracks below the waterline in March. Nobody listened.",
        ),
    ]);
}

#[test]
fn a_speaker_who_is_not_named_may_be_anybody() {
    one(&[
        ("Ida Holm", DAY, "The inspectors found cracks below the waterline."),
        ("a spokeswoman", NEXT, "The inspectors found cracks below the waterline."),
    ]);
    one(&[
        ("Ida Holm", DAY, "The inspectors found cracks below the waterline."),
        ("", DAY, "inspectors found cracks below the waterline"),
    ]);
}

#[test]
fn two_named_speakers_are_one_only_by_long_words_of_those_days() {
    let long = "The inspectors found cracks below the waterline in March and reported them to the harbor master at once.";
    one(&[("Ida Holm", DAY, long), ("Harbor Council", NEXT, long)]);
    apart(&[("Ida Holm", DAY, long), ("Harbor Council", MONTHS_LATER, long)]);
    apart(&[
        ("Ida Holm", DAY, "The inspectors found cracks."),
        ("Harbor Council", DAY, "The inspectors found cracks."),
    ]);
    apart(&[
        ("Ida Holm", DAY, "The investigation is still going on and we cannot comment."),
        ("Piet Maas", DAY, "The investigation is still going on and we cannot comment."),
    ]);
}

#[test]
fn long_words_are_quoted_again_years_later() {
    let long = "The inspectors found cracks below the waterline in March and reported them to the harbor master at once.";
    one(&[
        ("Ida Holm", DAY, long),
        ("Ida Holm", "2034-01-02", long),
        (
            "Ida Holm",
            "",
            "found cracks below the waterline in March and reported them to the harbor master",
        ),
    ]);
}

#[test]
fn a_stump_line_of_another_month_is_another_utterance() {
    apart(&[
        ("Ida Holm", DAY, "We are going to bring the ferries back."),
        ("Ida Holm", MONTHS_LATER, "We are going to bring the ferries back."),
    ]);
}

#[test]
fn equal_words_of_one_speaker_are_one_without_dates() {
    let line = "We will never leave a school to the weather,";
    one(&[("Paul Merton", "", line), ("Paul Merton", "", line)]);
    one(&[("Paul Merton", DAY, line), ("Paul Merton", "", line)]);
    one(&[
        ("Paul Merton", "", "We will never leave a school to the weather, and that is a promise."),
        ("Paul Merton", "", line),
    ]);
    apart(&[("Paul Merton", "", line), ("", "", line)]);
    apart(&[
        ("Paul Merton", "", line),
        ("Paul Merton", "", "We will never leave a market to the weather,"),
    ]);
    let stump = "We are going to bring the ferries back.";
    apart(&[("Ida Holm", "", stump), ("Ida Holm", "", stump)]);
}

/// What a formula says of many things in turn: each with its own speaker-given number or name.
fn formula(line: impl Fn(usize) -> String, count: usize) -> Vec<Telling> {
    (0..count).map(|at| telling(at, "Ida Holm", DAY, &line(at))).collect()
}

#[test]
fn one_sentence_of_many_things_is_not_one_quotation() {
    let bridges = |at| format!("We will never leave bridge number {at} to the weather.");
    let forecast = |at| format!("The temperature in {} will be {} at noon.", place(at), at % 37);
    let places =
        |at| format!("Engineers of the harbor office have closed {} for winter.", place(at));
    for line in [&bridges as &dyn Fn(usize) -> String, &forecast, &places] {
        let all = formula(line, 600);
        assert_eq!(
            quotations(&all).iter().map(|one| one.pairs.len()).sum::<usize>(),
            0,
            "{}",
            line(0)
        );
    }
}

/// A name for each number.
fn place(at: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    ["Tarn", &format!("{}{}", letter(at / 26), letter(at))].concat()
}

#[test]
fn a_few_numbers_in_one_place_are_versions() {
    let line = |at| format!("We have lost {} boats of the northern harbor in this storm.", 30 + at);
    let found = quotations(&formula(line, 3));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].pairs.len(), 3);
}

#[test]
fn versions_of_one_utterance_of_a_formula_stay_together() {
    let mut all =
        formula(|at| format!("We will never leave bridge number {at} to the weather."), 60);
    let clipped = "will never leave bridge number 7 to the weather";
    all.push(telling(60, "Ida Holm", DAY, clipped));
    let found = quotations(&all);
    assert_eq!(found.iter().map(members).collect::<Vec<_>>(), [[7, 60]]);
}

#[test]
fn a_phrase_between_other_words_joins_nothing() {
    apart(&[
        (
            "Ida Holm",
            DAY,
            "Tomorrow the count begins, and we are going to bring the ferries back to Norwick.",
        ),
        (
            "Ida Holm",
            NEXT,
            "Thank you all, and we are going to bring the ferries home before winter.",
        ),
    ]);
    apart(&[
        ("Ida Holm", DAY, "At the end of the day it is about the budget."),
        ("Ida Holm", DAY, "At the end of the day it is about our schools."),
    ]);
}

#[test]
fn parallel_sentences_of_two_days_stay_two() {
    apart(&[
        ("Ida Holm", "2031-05-01", "I will never vote for the bridge."),
        ("Ida Holm", "2031-05-20", "I will never vote for the tunnel."),
    ]);
}

#[test]
fn a_law_quoted_by_two_people_is_not_their_utterance() {
    let law = "no tax shall be levied without consent";
    apart(&[("Ida Holm", DAY, law), ("Piet Maas", DAY, law)]);
    apart(&[("Ida Holm", DAY, law), ("the lawyer", MONTHS_LATER, law)]);
}

#[test]
fn a_question_and_its_answer_are_two() {
    apart(&[
        ("Piet Maas", DAY, "Did you ever sign the contract?"),
        ("Ida Holm", DAY, "I did not sign the contract, ever."),
    ]);
}

#[test]
fn what_many_say_joins_nobody() {
    let line = |rest: &str| format!("our thoughts and prayers go out to the {rest}");
    let speakers = ["Ida Holm", "Piet Maas", "Lena Voss", "Omar Said", "Jun Ito", "Eva Ruiz"];
    let words: Vec<String> =
        ["families", "victims", "crew", "people of Norwick", "firefighters", "children"]
            .map(line)
            .into();
    let rows: Vec<(&str, &str, &str)> =
        speakers.iter().zip(&words).map(|(who, words)| (*who, DAY, words.as_str())).collect();
    apart(&rows);
}

#[test]
fn few_words_are_one_only_with_speaker_and_occasion() {
    one(&[("Ida Holm", DAY, "rotten to the keel"), ("Ida Holm", NEXT, "Rotten to the keel,")]);
    apart(&[("Ida Holm", DAY, "rotten to the keel"), ("", DAY, "rotten to the keel")]);
    apart(&[
        ("Ida Holm", DAY, "rotten to the keel"),
        ("Ida Holm", MONTHS_LATER, "rotten to the keel"),
    ]);
    apart(&[("Ida Holm", DAY, "rotten to the keel"), ("Piet Maas", DAY, "rotten to the keel")]);
    apart(&[
        ("Ida Holm", DAY, "It was rotten to the keel"),
        ("Ida Holm", DAY, "rotten to the keel"),
    ]);
    apart(&[("Ida Holm", DAY, "rotten"), ("Ida Holm", DAY, "rotten")]);
}

#[test]
fn one_word_is_joined_where_both_articles_carry_more_of_the_occasion() {
    let long = "The inspectors found cracks below the waterline in March.";
    let two = |day: &str| {
        [(0, DAY), (1, day)]
            .iter()
            .flat_map(|(article, day)| {
                [
                    telling(*article, "Ida Holm", day, long),
                    telling(*article, "Ida Holm", day, "deathtrap"),
                ]
            })
            .collect::<Vec<_>>()
    };
    let members = |all: &[Telling]| quotations(all).iter().map(members).collect::<Vec<_>>();
    assert_eq!(members(&two(NEXT)), [[0, 2], [1, 3]]);
    assert_eq!(
        members(&two(MONTHS_LATER)),
        [[0, 2]],
        "a later article may carry it of another day"
    );
}

/// Words that no other number has.
fn sentence(number: usize) -> String {
    let words: Vec<String> = (0..9).map(|word| format!("clause{number}x{word}")).collect();
    words.join(" ") + " "
}

#[test]
fn a_transcript_does_not_make_one_quotation_of_its_sentences() {
    let transcript: String = (0..40).map(sentence).collect();
    let (early, late) = (sentence(3), sentence(30));
    let rows = [
        ("Ida Holm", DAY, transcript.as_str()),
        ("Ida Holm", DAY, early.as_str()),
        ("Ida Holm", NEXT, early.as_str()),
        ("Ida Holm", DAY, late.as_str()),
        ("Ida Holm", NEXT, late.as_str()),
    ];
    let found = groups(&rows);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|group| !(group.contains(&1) && group.contains(&3))), "{found:?}");
}

#[test]
fn pairs_are_of_wordings_that_overlap_themselves() {
    let rows = [
        (
            "Ida Holm",
            DAY,
            "The inspectors found cracks below the waterline and the council looked away for months.",
        ),
        ("Ida Holm", DAY, "The inspectors found cracks below the waterline"),
        ("Ida Holm", DAY, "the council looked away for months"),
    ];
    let found = quotations(&tellings(&rows));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].wordings[0], [0], "the longest first");
    assert_eq!(found[0].pairs, [(0, 1), (0, 2)]);
}

#[test]
fn pairs_grow_with_the_wordings() {
    let words: Vec<String> = (0..120).map(|word| format!("word{word}")).collect();
    let many = |count: usize| -> usize {
        let all: Vec<Telling> = (0..count)
            .map(|at| telling(at, "Ida Holm", DAY, &words[at % 40..40 + at % 60].join(" ")))
            .collect();
        quotations(&all).iter().map(|quotation| quotation.pairs.len()).sum()
    };
    assert!(many(60) > 60);
    assert!(many(60) <= 60 * 6);
    assert!(many(240) <= 240 * 6);
}

/// Sentences of two speeches; tellings clip them anywhere.
fn any_tellings() -> impl Strategy<Value = Vec<Telling>> {
    let telling = (0..2_usize, 0..30_usize, 3..25_usize, 0..4_usize, 0..40_i8, 0..6_usize);
    prop::collection::vec(telling, 0..24).prop_map(|rows| {
        let speech = |which: usize| (0..8).map(|at| sentence(which * 8 + at)).collect::<String>();
        let speeches = [speech(0), speech(1)]
            .map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<String>>());
        rows.iter()
            .enumerate()
            .map(|(at, &(which, from, len, who, day, altered))| {
                let mut words = speeches[which][from..from + len].to_vec();
                if altered == 0 {
                    "altered".clone_into(&mut words[len / 2]);
                }
                let who = ["Ida Holm", "Piet Maas", "a spokesman", ""][who];
                let day = if day == 0 {
                    String::new()
                } else {
                    format!("2031-{:02}-{:02}", 1 + day / 20, 1 + day % 20)
                };
                self::telling(at, who, &day, &words.join(" "))
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_tellings_changes_nothing(all in any_tellings(), turn in 0..24_usize) {
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.rotate_left(turn.min(all.len()));
        order.reverse();
        let other: Vec<Telling> = order.iter().map(|&at| all[at].clone()).collect();
        let back = quotations(&other).into_iter().map(|quotation| Quotation {
            wordings: quotation.wordings.iter().map(|w| w.iter().map(|&at| order[at]).collect()).collect(),
            pairs: quotation.pairs,
            reported: quotation.reported.iter().map(|r| Reported { telling: order[r.telling], ..*r }).collect(),
        });
        prop_assert_eq!(quotations(&all), back.collect::<Vec<_>>());
    }

    #[test]
    fn groups_are_disjoint_and_wordings_are_equal_words(all in any_tellings()) {
        let found = quotations(&all);
        let mut places: Vec<usize> = found.iter().flat_map(members).collect();
        let count = places.len();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), count);
        for quotation in &found {
            prop_assert!(count > 1);
            for wording in &quotation.wordings {
                prop_assert!(wording.iter().all(|&at| all[at].pieces == all[wording[0]].pieces));
            }
            for &(one, other) in &quotation.pairs {
                prop_assert!(one < other && other < quotation.wordings.len());
            }
        }
    }
}
