//! Cases of who stands behind a role or behind words.

use super::{check, kinds, sources, unmark};
use crate::coreference::resolve;
use crate::document::Document;
use crate::lexemes::lexemes;
use crate::names::names;
use crate::tags::tags;
use onrecord_models::{CLASSES, TAGGER};
use onrecord_record::StatementSourceKind as SourceKind;
use onrecord_text::SourceText;

#[test]
fn words_by_somebody_are_that_somebodys() {
    check(&[
        ("[A lawsuit brought by the Water Board] says so.", &["Water Board"]),
        ("[An angry letter by Mara Keller] says so.", &["Mara Keller"]),
        ("[A memo obtained by the Daily Ledger] says so.", &["memo"]),
        ("[A ruling by Friday] is likely.", &["ruling"]),
    ]);
    assert_eq!(kinds("[A memo written by Mara Keller] says so."), [SourceKind::Document]);
}

#[test]
fn a_spokesman_is_somebodys() {
    check(&[
        ("[A Navy spokesman] said no. Joe Dunne, a spokesman for Mara Keller, said yes.", &["-"]),
        (
            "[A Navy spokesman] said no. Joe Dunne, a spokesman for the Navy, said so.",
            &["Joe Dunne"],
        ),
        (
            "[A DOD spokesman] said no. Then Pentagon press secretary Hugo Lund spoke. Joe Dunne, a spokesman for Mara Keller, did not.",
            &["Hugo Lund"],
        ),
    ]);
}

#[test]
fn a_relation_is_known_by_its_owner() {
    check(&[
        (
            "[Mara Keller’s chief attorney] said no. Ali Noor, the former judge who became Keller’s lawyer in May, agreed.",
            &["Ali Noor"],
        ),
        (
            "[Mara Keller’s chief attorney] said no. Ali Noor, who became Paul Weiss’s lawyer in May, agreed.",
            &["-"],
        ),
    ]);
}

#[test]
fn a_place_has_one_governor() {
    check(&[
        (
            "[Ohio’s weary governor] quit. Gov. Sam Pike was ill. Lt. Gov. Lea Marsh follows.",
            &["Sam Pike"],
        ),
        ("[Ohio’s former governor] spoke. Gov. Sam Pike was ill.", &["-"]),
        ("[Peru’s president] spoke. Donald Trump was ill.", &["-"]),
    ]);
}

#[test]
fn an_apposition_alone_is_the_name_before_it() {
    check(&[
        ("Lena Hart, [a former judge from Ohio], said no.", &["Lena Hart"]),
        ("After she met Lena Hart, [a former judge] said no.", &["-"]),
    ]);
}

#[test]
fn a_relative_s_sex_is_not_one_s_own() {
    check(&[
        (
            "“We paid,” said [Mirela Dusan], whose brother drowned. [She] said nobody came.",
            &["Mirela Dusan", "Mirela Dusan"],
        ),
        (
            "“We paid,” said [Mirel Dusan], a brother of the dead. [She] said nobody came.",
            &["Mirel Dusan", "-"],
        ),
    ]);
}

#[test]
fn the_same_words_are_one_speaker() {
    // The source of two statements: "a judge ruled … and said …".
    let (text, marks) =
        unmark("[A federal judge] ruled and spoke. U.S. District Judge Lena Hart was late.");
    let text = SourceText::new(text).unwrap();
    let document = Document::segment(&text, &[]);
    let lexemes = lexemes(&document, CLASSES.get().unwrap());
    let tags = tags(&document, &lexemes, TAGGER.get().unwrap());
    let twice = sources(&document, &[marks[0], marks[0]]);
    let entities = resolve(&document, &tags, &names(&document), &twice);
    assert!(entities.sources[0].entity.is_some());
    assert_eq!(entities.sources[0], entities.sources[1]);
}

#[test]
fn a_body_has_many_names() {
    check(&[
        ("The Department of Defense met. [The Pentagon] denied it.", &["Department of Defense"]),
        ("The Department of State met. [The Pentagon] denied it.", &["Pentagon"]),
    ]);
}
