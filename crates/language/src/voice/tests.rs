//! What is the writer's and what is not, in short texts.

use super::{Layers, remarks};
use crate::attribution::testing::{models, with};
use crate::attribution::{Attribution, Context, Index, attributions};
use crate::clauses::clauses;
use crate::times::times;
use onrecord_record::VoiceKind;
use onrecord_text::Span;

/// The remarks of a text with these attributions, as "kind: words".
fn told(context: &Context<'_, '_>, attributions: &[Attribution]) -> Vec<String> {
    let found = remarks(&Layers {
        context: *context,
        clauses: &clauses(context),
        attributions,
        reported: &Index::new(attributions),
        times: &times(context.document, None),
    });
    let short = |kind| match kind {
        VoiceKind::Report => "report",
        VoiceKind::Characterisation => "judges",
        VoiceKind::UnsourcedClaim => "claims",
    };
    let told = found
        .into_iter()
        .map(|remark| format!("{}: {}", short(remark.kind), context.document.words(remark.words)));
    told.collect()
}

/// The remarks of a text, with the attributions that the fast models find.
fn read(text: &str) -> Vec<String> {
    with(text, |context| told(context, &attributions(context, models()).relations))
}

#[test]
fn a_claim_takes_the_place_of_a_judgement() {
    assert_eq!(
        read("The brutal curfew has dramatically reduced the city’s murder rate."),
        ["claims: has dramatically reduced"]
    );
}

#[test]
fn names_and_terms_of_art_judge_nothing() {
    for text in [
        "A van overturned on Bold Street.",
        "The pilot made a hard landing in Oslo.",
        "She was charged with reckless driving in May.",
        "The Toxic Avenger opened in June.",
    ] {
        assert!(read(text).iter().all(|remark| remark.starts_with("report")), "{text}");
    }
}

#[test]
fn what_somebody_calls_it_is_not_the_writer_s() {
    for text in [
        "The mayor called the plan a disgraceful farce.",
        "The plan is widely seen as a fiasco.",
        "To critics, the plan is a cynical ploy.",
        "“It is a shameful, cynical ploy,” the mayor said.",
    ] {
        assert!(!read(text).iter().any(|remark| remark.starts_with("judges")), "{text}");
    }
}

#[test]
fn the_target_of_criticism_is_described_by_the_writer() {
    // The policy that has reduced the rate has drawn criticism from monks.
    with("The curfew that has reduced the murder rate drew criticism from monks.", |context| {
        let drew = Attribution {
            source: Some(Span::new(11, 12)),
            cue: Some(Span::new(8, 11)),
            content: vec![Span::new(0, 8)],
            within: None,
        };
        assert_eq!(told(context, &[drew]), ["claims: has reduced"]);
    });
}

#[test]
fn what_is_refused_ends_before_the_verb_of_the_sentence() {
    with("The refusal to publish the figures speaks volumes.", |context| {
        let refusal = Attribution {
            source: Some(Span::new(0, 1)),
            cue: Some(Span::new(1, 2)),
            content: vec![Span::new(2, 8)],
            within: None,
        };
        assert_eq!(told(context, &[refusal]), ["judges: speaks volumes"]);
    });
}

#[test]
fn a_source_in_the_sentence_answers_for_its_claims() {
    assert_eq!(read("Rents have doubled since 2015, city data show."), [""; 0]);
    assert_eq!(read("Rents have doubled since 2015."), ["claims: have doubled"]);
}

#[test]
fn what_happened_once_is_no_trend() {
    assert_eq!(read("Turnout fell by half on Monday."), ["report: Monday"]);
}

#[test]
fn the_clauses_of_one_sentence_are_told_apart() {
    assert_eq!(
        read("The trial began on Monday, and it was a farce."),
        ["report: Monday", "judges: farce"]
    );
}

#[test]
fn a_title_can_judge_and_claims_nothing() {
    assert_eq!(
        read("Shameful delay at the harbor tunnel enters third year\n\nThe port closed on Monday."),
        ["judges: Shameful", "report: Monday"]
    );
    let told = read("Rents have doubled in the capital\n\nThe port closed on Monday.");
    assert_eq!(told, ["report: Monday"]);
}

#[test]
fn the_cost_grows_with_the_length() {
    let text = "The controversial policy has reduced crime, and the cynical ploy was a fiasco, ";
    assert_eq!(read(&text.repeat(200)), [""; 0], "no prose");
}
