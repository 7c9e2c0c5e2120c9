//! What articles tell in their own words beside what others have between marks: what is near, what is kept apart.

mod support;

use onrecord_record::{Quotation as Marks, StanceValue};
use onrecord_story::variants::{Quotation, Speaker, Telling, own_words, quotations, quoted};
use support::draft;

const DAY: &str = "2031-05-06";
const NEXT: &str = "2031-05-07";
const WEEK_LATER: &str = "2031-05-13";
const MONTH_LATER: &str = "2031-06-06";

const CRACKS: &str =
    "The inspectors found cracks below the waterline in March, and the council looked away.";
const CRACKS_CLIPPED: &str = "The inspectors found cracks below the waterline in March";

/// Speaker, day, words: those of an article's own begin with `~`. A speaker in small letters is known by words only.
type Row<'r> = (&'r str, &'r str, &'r str);

fn telling(article: usize, (speaker, published, words): Row) -> Telling {
    let key = speaker.to_lowercase();
    Telling {
        article,
        statement: format!("s-{article}"),
        at: 0,
        pieces: vec![words.trim_start_matches('~').to_owned()],
        is_reported: words.starts_with('~'),
        speaker: match speaker.chars().next() {
            Some(first) if first.is_uppercase() => Speaker::Known(key),
            Some(_) => Speaker::Words(key),
            None => Speaker::Nobody,
        },
        outlet: Some(format!("Outlet {article}")),
        published: published.parse().ok(),
    }
}

fn tellings(rows: &[Row]) -> Vec<Telling> {
    rows.iter().enumerate().map(|(at, row)| telling(at, *row)).collect()
}

/// A quotation of Ida Holm's in two articles, and other tellings.
fn with_cracks(rows: &[Row]) -> Vec<Quotation> {
    let quoted = [("Ida Holm", DAY, CRACKS), ("Ida Holm", NEXT, CRACKS_CLIPPED)];
    quotations(&tellings(&[&quoted, rows].concat()))
}

/// Which tellings stand beside which wording.
fn beside(quotation: &Quotation) -> Vec<(usize, usize)> {
    quotation.reported.iter().map(|reported| (reported.telling, reported.wording)).collect()
}

#[track_caller]
fn near(row: Row) {
    let found = with_cracks(&[row]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].wordings, [[0], [1]], "it stands in no wording");
    assert_eq!(found[0].reported.len(), 1, "{row:?}");
}

#[track_caller]
fn apart(row: Row) {
    assert_eq!(with_cracks(&[row]), with_cracks(&[]), "{row:?}");
}

#[test]
fn the_same_words_without_marks_stand_beside_the_quotation() {
    near(("Ida Holm", DAY, "~inspectors found cracks below the waterline in March"));
    near((
        "Ida Holm",
        WEEK_LATER,
        "~that inspectors had found cracks below the waterline in March and that the council had looked away",
    ));
    near(("a spokeswoman", NEXT, "~the inspectors found cracks below the waterline in March"));
    near(("", NEXT, "~The inspectors found cracks below the waterline in March."));
}

#[test]
fn it_stands_beside_the_nearest_wording() {
    let found = with_cracks(&[
        ("Ida Holm", DAY, "~inspectors found cracks below the waterline in March"),
        (
            "Ida Holm",
            DAY,
            "~the inspectors found cracks below the waterline in March and the council looked away",
        ),
    ]);
    assert_eq!(beside(&found[0]), [(2, 1), (3, 0)]);
}

#[test]
fn another_speaker_is_kept_apart() {
    apart(("Piet Maas", DAY, "~the inspectors found cracks below the waterline in March"));
}

#[test]
fn another_time_is_kept_apart() {
    apart(("Ida Holm", MONTH_LATER, "~the inspectors found cracks below the waterline in March"));
    apart(("", "", "~the inspectors found cracks below the waterline in March"));
    apart(("Ida Holm", "", "~inspectors found cracks below the waterline"));
    near((
        "Ida Holm",
        "",
        "~the inspectors found cracks below the waterline in March and the council had looked away",
    ));
}

#[test]
fn other_words_are_kept_apart() {
    apart((
        "Ida Holm",
        DAY,
        "~cracks had been found in the hull, below where it floats, this spring",
    ));
    apart(("Ida Holm", DAY, "~the inspectors found cracks below and the council looked elsewhere"));
    apart((
        "Ida Holm",
        DAY,
        "~the inspectors found cracks below the deck of another ship four years ago and the owners of it paid for every repair",
    ));
}

#[test]
fn common_words_join_nothing() {
    let common = "I think that we are going to have to see what it is";
    let rows = [
        ("Ida Holm", DAY, common),
        ("Ida Holm", DAY, common),
        ("", DAY, "~that they are going to have to see what it is"),
        (
            "Ida Holm",
            DAY,
            "~we are going to have to see what it is that they want from all of us here",
        ),
    ];
    let found = quotations(&tellings(&rows));
    assert!(found.iter().all(|quotation| quotation.reported.is_empty()), "{found:?}");
}

#[test]
fn other_words_beside_the_shared_ones_make_it_less_sure() {
    let shared = "the inspectors found cracks below the waterline";
    near(("", DAY, &format!("~{shared}")));
    apart(("", DAY, &format!("~one of the men thought that {shared}")));
    near(("Ida Holm", DAY, &format!("~one of the men thought that {shared}")));
}

#[test]
fn what_somebody_inside_the_quotation_says_is_the_quotation_without_marks() {
    let all = |who: &'static str| {
        let words = "Everybody in the town thought the inspectors found cracks below the waterline in March.";
        let own = "~the inspectors found cracks below the waterline in March";
        let rows = [("Ida Holm", DAY, words), ("Ida Holm", NEXT, words), (who, DAY, own)];
        quotations(&tellings(&rows))[0].reported.len()
    };
    assert_eq!(all("everybody in the town"), 0);
    assert_eq!(all("a spokeswoman"), 1);
}

#[test]
fn an_article_that_has_the_quotation_between_marks_does_not_tell_it_in_its_own_words() {
    let mut all = tellings(&[
        ("Ida Holm", DAY, CRACKS),
        ("Ida Holm", NEXT, CRACKS_CLIPPED),
        ("Ida Holm", NEXT, "~the inspectors found cracks below the waterline in March"),
    ]);
    all[2].article = 1;
    assert!(quotations(&all)[0].reported.is_empty());
}

#[test]
fn tellings_in_own_words_found_nothing_and_tie_nothing_together() {
    let own = "~the inspectors found cracks below the waterline in March";
    assert_eq!(quotations(&tellings(&[("Ida Holm", DAY, own), ("Ida Holm", DAY, own)])), []);
    let rows = [("Ida Holm", DAY, CRACKS), ("Ida Holm", DAY, own), ("Ida Holm", DAY, own)];
    assert_eq!(quotations(&tellings(&rows)), [], "one article alone has it between marks");
    let two = [
        ("Ida Holm", DAY, "Nobody told us that the inspectors had been here twice."),
        ("Ida Holm", DAY, "Nobody told us that the inspectors had been here twice."),
        ("Ida Holm", DAY, "The ferries will return before the winter storms begin."),
        ("Ida Holm", DAY, "The ferries will return before the winter storms begin."),
        (
            "Ida Holm",
            DAY,
            "~nobody told us that the inspectors had been here twice and the ferries will return before the winter storms begin",
        ),
    ];
    let found = quotations(&tellings(&two));
    assert_eq!(found.len(), 2);
    assert_eq!(found.iter().map(|one| one.reported.len()).sum::<usize>(), 1, "the best one only");
}

#[test]
fn the_order_of_tellings_changes_nothing() {
    let rows = [
        ("Ida Holm", DAY, CRACKS),
        ("Ida Holm", NEXT, "~the inspectors found cracks below the waterline in March"),
        ("Piet Maas", DAY, "~the inspectors found cracks below the waterline in March"),
        ("Ida Holm", NEXT, CRACKS_CLIPPED),
        ("", DAY, "~that the inspectors found cracks below the waterline in March"),
    ];
    let all = tellings(&rows);
    let turned: Vec<Telling> = all.iter().rev().cloned().collect();
    let last = all.len() - 1;
    let named = |found: &[Quotation], name: &dyn Fn(usize) -> usize| {
        let place = |(telling, wording): (usize, usize)| (name(telling), wording);
        found
            .iter()
            .map(|one| beside(one).into_iter().map(place).collect())
            .collect::<Vec<Vec<_>>>()
    };
    let (straight, back) = (quotations(&all), quotations(&turned));
    assert_eq!(named(&straight, &|at| at), named(&back, &|at| last - at));
    assert_eq!(beside(&straight[0]), [(4, 1), (1, 1)], "by day");
}

#[test]
fn a_statement_without_marks_is_a_telling_in_the_articles_own_words() {
    let text = "Ida Holm said that the inspectors had found cracks below the waterline. She said the ferries would return.";
    let record = draft(1, "A", Some(DAY), text)
        .person("Ida Holm")
        .said(
            "the inspectors had found cracks below the waterline",
            Some("Ida Holm"),
            StanceValue::Asserts,
        )
        .said("the ferries would return", Some("Ida Holm"), StanceValue::Asserts)
        .done();
    let found = quoted(&record);
    assert_eq!(found.len(), 1, "four words are too few: {found:?}");
    assert!(found[0].is_reported);
    assert_eq!(found[0].pieces, ["the inspectors had found cracks below the waterline"]);
    assert_eq!(found[0].statement, record.statements[0].id);
}

#[test]
fn words_inside_of_marks_are_not_the_articles_own() {
    let text = "“He told me that the audit was a farce that nobody asked for,” Ida Holm said. Others said that the audit “a farce for the ages” was over.";
    let mut record = draft(1, "A", None, text)
        .person("Ida Holm")
        .said(
            "“He told me that the audit was a farce that nobody asked for,”",
            Some("Ida Holm"),
            StanceValue::Asserts,
        )
        .said("that the audit was a farce that nobody asked for", None, StanceValue::Asserts)
        .said("that the audit “a farce for the ages” was over", None, StanceValue::Asserts)
        .done();
    record.statements[0].quotation = Marks::Direct;
    let found = quoted(&record);
    assert!(found.iter().all(|telling| !telling.is_reported), "{found:?}");
    assert_eq!(found.len(), 1);
}

#[test]
fn what_two_statements_tell_is_the_inner_ones() {
    let text = "The board said that Ida Holm had said the inspectors had found cracks below the waterline.";
    let mut record = draft(1, "A", None, text)
        .person("Ida Holm")
        .said(
            "that Ida Holm had said the inspectors had found cracks below the waterline",
            None,
            StanceValue::Asserts,
        )
        .said(
            "the inspectors had found cracks below the waterline",
            Some("Ida Holm"),
            StanceValue::Asserts,
        )
        .done();
    record.statements[1].within = Some(record.statements[0].id.clone());
    let found = quoted(&record);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].statement, record.statements[1].id);
}

#[test]
fn a_content_on_one_line_falls_into_its_stretches() {
    let stretches = ["the inspectors had found cracks", "below the waterline", "in March"];
    assert_eq!(
        own_words("the inspectors had found cracks […] below the waterline ¶ in March"),
        stretches
    );
    assert_eq!(own_words(" […] , "), Vec::<String>::new());
}
