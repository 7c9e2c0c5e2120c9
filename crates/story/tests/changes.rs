//! What changed between two readings of one page, on pages written for it.

mod support;

use onrecord_record::{Quotation, Record, Span, StanceValue};
use onrecord_story::changes::{NoteKind, Reading, notes};
use onrecord_story::{Change, ChangeKind, changes};
use support::draft;

const CHARGE: &str = "that Viktor Holm hid cracks in eleven tower cranes";
const QUOTED: &str = "“The cranes were safe when we left them on the quay in March,”";

/// A page with this text: what is said in it, by whom, and how it is held.
fn page(number: u8, text: &str, said: &[(&str, &str, StanceValue)]) -> Record {
    let mut page = draft(number, "The Courier", Some("2024-03-12"), text);
    for name in ["Ines Abara", "Viktor Holm", "Clara Brask"] {
        if text.contains(name) {
            page = page.person(name);
        }
    }
    for (words, speaker, stance) in said {
        page = page.said(words, Some(speaker), *stance);
    }
    for statement in &mut page.0.statements {
        if statement.content[0].text.starts_with('“') {
            statement.quotation = Quotation::Direct;
        }
    }
    page.done()
}

fn kinds(old: &Record, new: &Record) -> Vec<ChangeKind> {
    let found = changes(old, new);
    found.changes.iter().for_each(|change| is_extractive(change, old, new));
    found.changes.iter().map(|change| change.kind).collect()
}

/// Every span is a stretch of the record that it is said to be in.
fn is_extractive(change: &Change, old: &Record, new: &Record) {
    for (side, record) in [(&change.old, old), (&change.new, new)] {
        for span in side.iter().flat_map(|side| &side.spans) {
            let points = record.source.text.chars().skip(span.start as usize);
            let words: String = points.take((span.end - span.start) as usize).collect();
            assert_eq!(words, span.text, "{change:?}");
        }
    }
}

fn first(number: u8) -> Record {
    let text = format!("Ines Abara said {CHARGE}.\n\nThe inquiry goes on.");
    page(number, &text, &[(CHARGE, "Ines Abara", StanceValue::Alleges)])
}

#[test]
fn a_page_read_twice_has_not_changed() {
    assert_eq!(kinds(&first(1), &first(2)), []);
    assert_eq!(kinds(&page(1, "", &[]), &page(1, "", &[])), []);
}

#[test]
fn the_denial_was_added_between_the_two_readings() {
    let denial = "that he hid anything from the inspectors";
    let text = format!(
        "Ines Abara said {CHARGE}.\n\nViktor Holm denied {denial}.\n\nThe inquiry goes on."
    );
    let new = page(
        2,
        &text,
        &[
            (CHARGE, "Ines Abara", StanceValue::Alleges),
            (denial, "Viktor Holm", StanceValue::Denies),
        ],
    );
    assert_eq!(kinds(&first(1), &new), [ChangeKind::DenialAdded, ChangeKind::TextAdded]);
    let found = changes(&first(1), &new);
    let reading = found.changes[0].new.as_ref();
    assert_eq!(reading.and_then(|one| one.speaker.as_deref()), Some("Viktor Holm"));
    assert_eq!(kinds(&new, &first(1)), [ChangeKind::DenialRemoved, ChangeKind::TextRemoved]);
}

#[test]
fn an_altered_quotation_is_one_statement_and_not_two() {
    let text = |quoted: &str| format!("{quoted} Viktor Holm said.\n\nThe inquiry goes on.");
    for altered in [
        "“The cranes were not safe when we left them on the quay in March,”",
        "“The cranes were safe when we left them on the quay in May,”",
        "“The cranes were safe when we left them,”",
        "“All nine cranes were safe when we left them on the quay in March,”",
    ] {
        let old = page(1, &text(QUOTED), &[(QUOTED, "Viktor Holm", StanceValue::Asserts)]);
        let new = page(2, &text(altered), &[(altered, "Viktor Holm", StanceValue::Asserts)]);
        assert_eq!(kinds(&old, &new)[0], ChangeKind::QuotationAltered, "{altered}");
        assert_eq!(kinds(&old, &new).len(), 2, "{altered}: the paragraph is altered too");
        let found = changes(&old, &new);
        let shared = &found.changes[0].shared;
        assert!(shared.len() >= 6 && shared.windows(2).all(|two| two[0] < two[1]), "{shared:?}");
    }
}

#[test]
fn other_words_are_another_statement() {
    let text = |quoted: &str| format!("{quoted} Viktor Holm said.");
    let other = "“I will not resign, whatever the ministry wants,”";
    let old = page(1, &text(QUOTED), &[(QUOTED, "Viktor Holm", StanceValue::Asserts)]);
    let new = page(2, &text(other), &[(other, "Viktor Holm", StanceValue::Asserts)]);
    let found = kinds(&old, &new);
    assert!(found.contains(&ChangeKind::StatementAdded), "{found:?}");
    assert!(found.contains(&ChangeKind::StatementRemoved), "{found:?}");
}

#[test]
fn the_same_words_of_another_speaker_or_held_otherwise() {
    let text = |name: &str| format!("{name} said {CHARGE}.");
    let old = page(1, &text("Ines Abara"), &[(CHARGE, "Ines Abara", StanceValue::Alleges)]);
    let speaker = page(2, &text("Clara Brask"), &[(CHARGE, "Clara Brask", StanceValue::Alleges)]);
    assert_eq!(kinds(&old, &speaker), [ChangeKind::SpeakerAltered, ChangeKind::TextAltered]);
    let stance = page(2, &text("Ines Abara"), &[(CHARGE, "Ines Abara", StanceValue::Asserts)]);
    assert_eq!(kinds(&old, &stance), [ChangeKind::StanceAltered]);
    let denied = page(2, &text("Ines Abara"), &[(CHARGE, "Ines Abara", StanceValue::Denies)]);
    assert_eq!(kinds(&old, &denied), [ChangeKind::DenialAdded]);
}

#[test]
fn one_name_written_in_two_ways_is_no_other_speaker() {
    let text = |name: &str| format!("{name} said {CHARGE}.");
    let said = |number, name| {
        let one = draft(number, "The Courier", None, &text(name)).person(name);
        one.said(CHARGE, Some(name), StanceValue::Alleges).done()
    };
    let (short, full) = (said(1, "Abara"), said(2, "Ines M. Abara"));
    assert_eq!(kinds(&short, &full), [ChangeKind::TextAltered]);
    let other = said(2, "Ines Abara-Lind");
    assert_eq!(kinds(&short, &other), [ChangeKind::SpeakerAltered, ChangeKind::TextAltered]);
}

#[test]
fn headline_date_and_byline_are_those_of_the_page() {
    let mut old = first(1);
    let mut new = first(2);
    old.source.title = Some("Cranes Were Safe".to_owned());
    new.source.title = Some("Cranes Were Cracked".to_owned());
    new.source.byline = vec!["Jana Lind".to_owned()];
    if let Some(published) = &mut new.source.published {
        published.value = "2024-03-13T08:00:00Z".to_owned();
    }
    assert_eq!(kinds(&old, &new), [ChangeKind::Headline, ChangeKind::Date, ChangeKind::Byline]);
    let found = changes(&old, &new);
    let value = |side: &Option<Reading>| side.as_ref().and_then(|one| one.value.clone());
    assert_eq!(value(&found.changes[0].old).as_deref(), Some("Cranes Were Safe"));
    assert_eq!(found.changes[2].old, None);
}

#[test]
fn paragraphs_put_in_taken_out_altered_and_moved() {
    let one = "The ferry left the basin at noon with sixty people on board.";
    let two = "Nobody was hurt when the crane fell on the north wall.";
    let three = "The inquiry begins in May and will last until the autumn.";
    let kinds = |old: &[&str], new: &[&str]| {
        kinds(&page(1, &old.join("\n\n"), &[]), &page(2, &new.join("\n\n"), &[]))
    };
    assert_eq!(kinds(&[one, two], &[one, three, two]), [ChangeKind::TextAdded]);
    assert_eq!(kinds(&[one, two, three], &[one, three]), [ChangeKind::TextRemoved]);
    assert_eq!(kinds(&[one, two, three], &[three, one, two]), []);
    let altered = two.replace("Nobody was", "Three pilots were");
    assert_eq!(kinds(&[one, two, three], &[one, &altered, three]), [ChangeKind::TextAltered]);
    // What is written twice and now once is gone once.
    assert_eq!(kinds(&[one, one, two], &[one, two]), [ChangeKind::TextRemoved]);
}

#[test]
fn an_editors_note_is_found_where_it_stands() {
    let note = "Correction: An earlier version of this article misstated the number of cranes.";
    let text = format!("Ines Abara said {CHARGE}.\n\nThe inquiry goes on.\n\n{note}");
    let new = page(2, &text, &[(CHARGE, "Ines Abara", StanceValue::Alleges)]);
    assert_eq!(kinds(&first(1), &new), [ChangeKind::CorrectionAdded, ChangeKind::TextAdded]);
    let found = changes(&first(1), &new);
    let words = found.changes[0].new.as_ref().map(|side| side.spans[0].text.as_str());
    assert_eq!(words, Some(note));
    assert_eq!(kinds(&new, &first(1))[0], ChangeKind::NoteRemoved);
    assert_eq!(kinds(&new, &new), []);
}

#[test]
fn notes_are_told_from_articles_that_speak_of_corrections() {
    let kind = |text: &str| notes(&page(1, text, &[]).source).first().map(|note| note.kind);
    for (text, expected) in [
        (
            "[Editor's note: This article has been corrected to show that nine cranes fell.]",
            NoteKind::Correction,
        ),
        ("— This story was updated at 11:25 a.m. to reflect the ruling.", NoteKind::Update),
        ("CLARIFICATION: The ferry belongs to the city.", NoteKind::Clarification),
        ("*Corrections & Clarifications: The year was 2019.", NoteKind::Correction),
        ("This article has been retracted.", NoteKind::Retraction),
        ("Jana Lind's name was spelled wrong in an earlier version.", NoteKind::Correction),
    ] {
        assert_eq!(kind(text), Some(expected), "{text}");
    }
    for text in [
        "Stocks fell into correction territory on Monday.",
        "A course correction is needed now, Holm said.",
        "Editor's note: Jana Lind is a professor of law.",
        "The department of correction declined to comment.",
        "",
    ] {
        assert_eq!(kind(text), None, "{text}");
    }
}

#[test]
fn many_statements_of_the_same_words_are_matched_in_order_and_fast() {
    let count = 1_500;
    let line = |n: usize| {
        format!("The harbour company will close basin number {n} before the winter comes")
    };
    let text = |from: usize| {
        (from..from + count)
            .map(|n| format!("Viktor Holm said. {}.", line(n)))
            .collect::<Vec<_>>()
            .join("\n\n")
    };
    let record = |from: usize| {
        let mut page = draft(1, "The Courier", None, &text(from)).person("Viktor Holm").done();
        let mut point = 0;
        for paragraph in page.source.text.clone().split_inclusive("\n\n") {
            let start = point + 18;
            let words = paragraph.trim_end().trim_end_matches('.')[18..].to_owned();
            point += paragraph.chars().count() as u32;
            let span = Span { start, end: start + words.chars().count() as u32, text: words };
            let mut one = first(1).statements[0].clone();
            one.id = format!("s-{start}");
            one.content = vec![span];
            one.source.entity = None;
            page.statements.push(one);
        }
        page
    };
    let (old, new) = (record(0), record(5));
    let begun = std::time::Instant::now();
    let found = changes(&old, &new);
    let taken = begun.elapsed();
    // Five lines are gone at the beginning and five came at the end; each is gone, come, or one altered into another.
    assert!(found.changes.len() <= 20, "{}", found.changes.len());
    assert!(!found.changes.is_empty());
    assert!(taken.as_secs() < 5, "{taken:?}");
}
