//! Happenings of short texts.

use super::happenings;
use crate::attribution::testing::with;
use crate::clauses::clauses;
use crate::times::times;
use jiff::civil::{Date, date};

/// The happenings of a text, each as "words @ value".
fn told(text: &str, published: Option<Date>) -> Vec<String> {
    with(text, |context| {
        let times = times(context.document, published);
        let clauses = clauses(context);
        let told = happenings(context, &clauses, &times);
        let words = |at: &super::Happening| {
            let value = &times[at.time as usize].value;
            format!("{} @ {value}", context.document.words(at.tokens))
        };
        told.iter().map(words).collect()
    })
}

/// The happenings of a text that came out on Tuesday, 2024-03-12.
fn found(text: &str) -> Vec<String> {
    told(text, Some(date(2024, 3, 12)))
}

#[test]
fn a_clause_with_a_time_is_a_happening() {
    assert_eq!(
        found("The dam failed on March 3, 2021, and the mayor resigned a year later."),
        ["The dam failed on March 3, 2021 @ 2021-03-03", "the mayor resigned a year later @ 2022"]
    );
}

#[test]
fn datelines_and_signatures_tell_nothing() {
    assert!(found("March 12, 2024").is_empty());
    assert!(found("The gates will not close! — Harbour Union (@harbour) March 7, 2024").is_empty());
}

#[test]
fn a_subordinate_clause_is_told_with_its_main_one() {
    assert_eq!(
        found("Two boatmen drowned when the gate gave way in August 2023."),
        ["Two boatmen drowned when the gate gave way in August 2023 @ 2023-08"]
    );
}

#[test]
fn a_relative_clause_is_told_of_somebody() {
    assert_eq!(
        found("The captain, who left in May 2021, said nothing."),
        ["The captain, who left in May 2021 @ 2021-05"]
    );
}

#[test]
fn a_time_before_a_noun_dates_the_noun() {
    assert_eq!(found("The mayor spoke about the 2016 election."), ["the 2016 election @ 2016"]);
    assert_eq!(found("The mayor spoke of Marlow’s 2016 election."), ["2016 election @ 2016"]);
    assert!(found("The mayor defended the 2018 budget.").is_empty());
    assert!(found("The 1968 Foundation gave a prize to Ardmore.").is_empty());
}

#[test]
fn what_may_be_is_no_happening() {
    for text in [
        "If the county fails to comply by July 2, the state will step in.",
        "The minister may resign on July 1.",
        "The quay would have been closed on May 1.",
        "The council could vote on April 9.",
        "Should she win in November, the plant will close.",
        "Will the shutdown end on Monday?",
        "Nobody knows whether the ferry sank on May 3, 2020.",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_was_not_done_is_no_happening() {
    for text in [
        "The judge refused to order the plant to pay by July 5.",
        "The minister denied that she had promised to resign on July 4.",
        "Nobody was told to leave on July 9.",
        "The firm did not pay on March 1.",
        "The company declined to comment on Monday.",
        "No trains ran on March 2.",
        "The board hasn’t met since May 2021.",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
    // A denial is an act, with a time of its own.
    assert_eq!(
        found("The judge denied the motion on March 5."),
        ["The judge denied the motion on March 5 @ 2024-03-05"]
    );
}

#[test]
fn what_lies_ahead_is_one() {
    assert_eq!(
        found("The bridge will open on April 9."),
        ["The bridge will open on April 9 @ 2024-04-09"]
    );
    assert_eq!(
        found("The plant must pay by April 9."),
        ["The plant must pay by April 9 @ 2024-04-09"]
    );
    assert!(found("The judge ordered the plant to pay by April 9.").is_empty());
}

#[test]
fn a_date_that_was_changed_is_none() {
    assert_eq!(
        found("The talks, delayed from Feb. 2, will now begin on April 9."),
        ["The talks, delayed from Feb. 2, will now begin on April 9 @ 2024-04-09"]
    );
    assert_eq!(
        found("The trial, originally set for June 20, will now start on July 5."),
        ["The trial, originally set for June 20, will now start on July 5 @ 2024-07-05"]
    );
    assert_eq!(
        found("The hearing on June 20 has been moved to July 5."),
        ["The hearing on June 20 has been moved to July 5 @ 2024-07-05"]
    );
    assert!(found("The concert on June 30 was cancelled.").is_empty());
    assert!(found("Monday’s hearing was postponed.").is_empty());
    assert_eq!(
        found("On Monday, the concert was cancelled."),
        ["On Monday, the concert was cancelled @ 2024-03-11"]
    );
}

#[test]
fn a_participle_has_its_own_time() {
    assert_eq!(
        found("Acme, founded on April 3, 1987, must pay the fine within 90 days."),
        ["Acme, founded on April 3, 1987 @ 1987-04-03"]
    );
    assert_eq!(
        found("The reports, cited by Roe on Monday, also allege fraud in 2019."),
        [
            "The reports, cited by Roe on Monday @ 2024-03-11",
            "The reports, cited by Roe on Monday, also allege fraud in 2019 @ 2019"
        ]
    );
    assert_eq!(
        found("Speaking in Ardmore on Monday, she called it a disgrace."),
        ["Speaking in Ardmore on Monday, she called it a disgrace @ 2024-03-11"]
    );
}

#[test]
fn a_verb_taken_for_a_participle_tells_its_clause() {
    assert_eq!(
        found(
            "On world markets, stock prices advanced on Friday, bond yields rose, and the dollar fell."
        )[0],
        "On world markets, stock prices advanced on Friday, bond yields rose, and the dollar fell @ 2024-03-08"
    );
    assert_eq!(
        found("Roe on Friday expressed optimism about the reform, saying Poe would back it.").len(),
        1
    );
    assert_eq!(
        found("The survey, conducted May 7 to 13, found little."),
        ["The survey, conducted May 7 to 13 @ 2024-05-07"]
    );
}

#[test]
fn a_question_that_is_quoted_was_asked() {
    assert_eq!(
        found("On March 4, the captain asked, “Will Roe wait?”"),
        ["On March 4, the captain asked @ 2024-03-04"]
    );
}

#[test]
fn a_subordinate_clause_stands_alone_where_its_main_one_tells_nothing() {
    assert_eq!(
        found("Nobody saw a danger until the Herald reported the leak on February 6."),
        ["the Herald reported the leak on February 6 @ 2024-02-06"]
    );
    assert!(found("Nobody is as happy as they were on May 3, 2021.").is_empty());
}

#[test]
fn a_verb_is_told_with_its_subject() {
    assert_eq!(
        found("Roe, who sits on the board, left on Sunday."),
        ["Roe, who sits on the board, left on Sunday @ 2024-03-10"]
    );
    assert_eq!(
        found("She wrote novels, and won the prize in 1932."),
        ["She wrote novels, and won the prize in 1932 @ 1932"]
    );
}

#[test]
fn times_in_names_and_of_nouns_date_no_clause() {
    for text in [
        "The USA TODAY network contributed to this story.",
        "She told the Today show that she was sorry.",
        "Sailors today have other worries.",
        "The lessons of 9/11 are starting to fade.",
        "Seven of the warmest years have occurred since 1998.",
        "The paper praised the choir at the Winter Olympics.",
        "He did what he had to 03:16",
        "He also made a film, “2016,” about the war.",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(found("They still talk about the flood of 1953."), ["the flood of 1953 @ 1953"]);
}

#[test]
fn without_publication_what_is_relative_stands_undated() {
    assert_eq!(
        told("The dam failed on Monday. The mayor has resigned recently.", None),
        ["The dam failed on Monday @ XXXX-WXX-1"]
    );
}

#[test]
fn a_giant_clause_is_told_near_its_time() {
    let text = format!("The dam failed on March 3, 2021 with {}mud.", "red, ".repeat(500));
    let all = found(&text);
    assert_eq!(all.len(), 1, "{all:?}");
    assert!(all[0].len() < 80 * 8, "{all:?}");
}
