//! Cases of pronouns that need not be sources.

use super::{check, read, tokens, unmark};
use crate::coreference::Entity;
use crate::document::Document;
use onrecord_text::{SourceText, Span};

/// Whom the pronoun in braces stands for: the entity's name, or "-". Square brackets mark sources as elsewhere.
fn stands_for(marked: &str) -> String {
    let before = marked.find('{').unwrap();
    let length = marked.find('}').unwrap() - before - 1;
    let brackets = marked[..before].matches(['[', ']']).count();
    let pronoun = Span::new((before - brackets) as u32, (before - brackets + length) as u32);
    let entities = read(&marked.replace(['{', '}'], ""));
    let (text, _) = unmark(&marked.replace(['{', '}'], ""));
    let text = SourceText::new(text).unwrap();
    let at = tokens(&Document::segment(&text, &[]), pronoun);
    let bears = |entity: &&Entity| entity.mentions.iter().any(|mention| mention.tokens == at);
    entities.all.iter().find(bears).map_or("-".to_owned(), |entity| entity.name.clone())
}

fn check_pronouns(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, stands_for(text)))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected}, found {found}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn nobody_calls_himself_he_in_his_own_quotation() {
    check_pronouns(&[
        ("[Paul Weiss] was angry at John Pike. [Weiss] said, “{He} lost the money.”", "John Pike"),
        ("[Paul Weiss] said that {he} had lost the money.", "Paul Weiss"),
    ]);
}

#[test]
fn nobody_calls_himself_by_name() {
    check(&[
        ("Carl Roth spoke after Paul Weiss. “Weiss has lost,” [he] said.", &["Carl Roth"]),
        ("Paul Weiss spoke after a long day. “We have lost,” [he] said.", &["Paul Weiss"]),
    ]);
}

#[test]
fn an_object_is_not_its_own_subject() {
    check_pronouns(&[
        ("Paul Weiss met John Pike on Monday. Weiss thanked {him}.", "John Pike"),
        ("Paul Weiss met the council on Monday. Weiss said {he} was glad.", "Paul Weiss"),
    ]);
}

#[test]
fn a_pronoun_may_stand_before_its_name() {
    check_pronouns(&[
        ("After {her} defeat, Maria Keller left the hall.", "Maria Keller"),
        ("Lena Hart lost the vote. After {her} defeat, the hall was empty.", "Lena Hart"),
    ]);
}

#[test]
fn a_name_that_is_no_persons_is_no_he() {
    check_pronouns(&[
        ("Karl Brandt wrote to the Senate GOP. {He} got no answer.", "Karl Brandt"),
        ("Ostrander ran the mill for years. {He} sold it in May.", "Ostrander"),
    ]);
}

#[test]
fn his_own_quotation_is_not_about_him() {
    check(&[
        (
            "Nils Aker knew Mr. Roth from school. The man [he] knew was shy, [he] said. “We all liked him,” [he] said.",
            &["Nils Aker", "Nils Aker", "Nils Aker"],
        ),
        ("Paul Weiss spoke late. “She liked him,” [he] said.", &["Paul Weiss"]),
    ]);
}

#[test]
fn they_may_be_told_of_before_in_words_not_quoted() {
    check(&[
        (
            "Ana Ruiz left. “I called the guards, and [they] told me to wait,” she said.",
            &["guards"],
        ),
        ("The guards went home. “The strikers have won,” [they] said.", &["guards"]),
    ]);
}

#[test]
fn they_go_on_with_the_group_that_spoke_last() {
    check(&[(
        "Nine porters wrote to the board. [The hotel’s owners] call it false. [They] insist that nobody was hurt.",
        &["hotel’s owners", "hotel’s owners"],
    )]);
}

#[test]
fn one_is_none_of_many() {
    check(&[
        (
            "Tomas Kovač runs the board. The council passed a plan that [many Democrats] can only dream about. And [he] rarely speaks of it.",
            &["Democrats", "Tomas Kovač"],
        ),
        (
            "Ida Marsh won the vote. [Palestinians] wept in the square. [she] said that it was over. [they] said that it was not.",
            &["Palestinians", "Ida Marsh", "Palestinians"],
        ),
        ("[Rogers] says no. [he] meant it.", &["Rogers", "Rogers"]),
    ]);
}
