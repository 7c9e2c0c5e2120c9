//! Cases: a passage and the names in it with their kinds.

use super::{Gender, Name, NameKind, names};
use crate::document::Document;
use onrecord_text::SourceText;

fn found(text: &str) -> Vec<(String, NameKind)> {
    let source = SourceText::new(text.to_owned()).unwrap();
    let document = Document::segment(&source, &[]);
    names(&document)
        .iter()
        .map(|name| (document.words(name.tokens).to_owned(), name.kind))
        .collect()
}

fn with_document<T>(text: &str, read: impl Fn(&Document<'_>, &[Name]) -> T) -> T {
    let source = SourceText::new(text.to_owned()).unwrap();
    let document = Document::segment(&source, &[]);
    read(&document, &names(&document))
}

fn check(text: &str, expected: &[(&str, NameKind)]) {
    let expected: Vec<_> =
        expected.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
    assert_eq!(found(text), expected, "{text}");
}

use NameKind::{Organization, Person, Place, Work};

#[test]
fn people() {
    check(
        "Yesterday José Ortega-Ruiz met Mohammed bin Talal.",
        &[("José Ortega-Ruiz", Person), ("Mohammed bin Talal", Person)],
    );
    check(
        "There was George W. Hale Jr., with Will Smith.",
        &[("George W. Hale Jr.", Person), ("Will Smith", Person)],
    );
    check("Then Siobhán O’Brien’s aide left.", &[("Siobhán O’Brien", Person)]);
    check(
        "They blamed Xiulan Deng and Nguyễn Văn Hùng.",
        &[("Xiulan Deng", Person), ("Nguyễn Văn Hùng", Person)],
    );
}

#[test]
fn organizations() {
    check(
        "The Department of Health and Human Services sued.",
        &[("Department of Health and Human Services", Organization)],
    );
    check(
        "It hurt the Center for Rural Studies and Johnson & Marsh.",
        &[("Center for Rural Studies", Organization), ("Johnson & Marsh", Organization)],
    );
    check(
        "A judge on the 9th U.S. Circuit Court of Appeals agreed.",
        &[("9th U.S. Circuit Court of Appeals", Organization)],
    );
    check(
        "Both the FBI and the Green Party declined.",
        &[("FBI", Organization), ("Green Party", Organization)],
    );
}

#[test]
fn plain_words_joined_before_a_head_are_one_body() {
    check(
        "They sued U.S. Customs and Border Protection on Monday.",
        &[("U.S. Customs and Border Protection", Organization)],
    );
    check(
        "They sued Keller and Border Protection on Monday.",
        &[("Keller", NameKind::Other), ("Border Protection", Organization)],
    );
}

#[test]
fn places() {
    check(
        "He moved from El Salvador to Shelby County in Ohio.",
        &[("El Salvador", Place), ("Shelby County", Place), ("Ohio", Place)],
    );
    check("OSLO, Norway — It rained.", &[("OSLO", Place), ("Norway", Place)]);
}

#[test]
fn works() {
    check(
        "She wrote a book called “The Quiet River,” in which it rains.",
        &[("The Quiet River", Work)],
    );
    check("She said, “Stop Now.”", &[]);
}

#[test]
fn a_capital_by_place_is_no_name() {
    check("Officials left. Police stayed. “Nobody knows,” she said.", &[]);
    check("On Monday they rested. In March they worked.", &[]);
    check("French officials and some Catholics agreed.", &[]);
}

#[test]
fn headlines_are_read_with_the_text_below() {
    let text = "Keller Rips Council Over Bridge Delay\n\nMara Keller spoke on Friday. It was late. The bridge is old. The council met. It was long. Nobody came.";
    check(text, &[("Keller", NameKind::Other), ("Mara Keller", Person)]);
}

#[test]
fn titles_stand_apart() {
    let title = |text: &str| {
        with_document(text, |document, names| {
            names
                .iter()
                .filter_map(|name| name.title)
                .map(|title| document.words(title).to_owned())
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(title("It was U.S. District Judge Lena Hart."), ["U.S. District Judge"]);
    assert_eq!(title("It was Secretary of State Peter Vance."), ["Secretary of State"]);
    assert_eq!(title("It was Stephen King."), Vec::<String>::new());
}

#[test]
fn title_and_first_name_tell_the_gender() {
    let gender =
        |text: &str| with_document(text, |_, names| names.first().and_then(|name| name.gender));
    assert_eq!(gender("It was Ms. Hart."), Some(Gender::Female));
    assert_eq!(gender("It was Paul Weiss."), Some(Gender::Male));
    assert_eq!(gender("It was Kim Weiss."), None);
    assert_eq!(gender("It was Weiss."), None);
}

#[test]
fn an_unknown_word_before_a_place_is_no_first_name() {
    let kind = |text: &str| found(text).first().map(|name| name.1);
    assert_eq!(kind("They joined Vorn Oregon last May."), Some(NameKind::Other));
    assert_eq!(kind("They joined Vorn Otterby last May."), Some(Person));
}
