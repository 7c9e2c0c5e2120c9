//! Time expressions in the record: intervals, precision, and what each was counted from.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_record::{Record, When};

const ARTICLE: &str = "The council of Ardmore voted on Monday evening to close the quay.\n\n\
    It had opened in March 1994. Two years later a storm broke it. Work will start soon and last for \
    three months, the mayor said.\n";

fn read(published: Option<&str>) -> Record {
    let raw = Raw { bytes: ARTICLE.into(), uri: Some("quay.txt".to_owned()), ..Raw::default() };
    let hints = Hints { published: published.map(str::to_owned), ..Hints::default() };
    Reader::new().unwrap().read(&parse(&raw, &hints).unwrap())
}

fn when<'r>(record: &'r Record, words: &str) -> &'r When {
    record.times.iter().find(|when| when.span.text == words).unwrap()
}

#[test]
fn whole_days_are_dates_and_parts_of_days_are_moments() {
    let record = read(Some("2019-05-29"));
    let march = when(&record, "March 1994");
    assert_eq!(
        (march.from.as_deref(), march.to.as_deref()),
        (Some("1994-03-01"), Some("1994-03-31"))
    );
    assert_eq!(march.precision, "month");
    let evening = when(&record, "Monday evening");
    assert_eq!(evening.from.as_deref(), Some("2019-05-27T17:00:00"));
    assert_eq!(evening.precision, "part-of-day");
}

#[test]
fn a_rule_says_what_was_counted_from() {
    let record = read(Some("2019-05-29T10:00:00+01:00"));
    assert_eq!(
        when(&record, "Monday evening").rule,
        "part of a weekday, the last one before, counted from publication 2019-05-29"
    );
    assert_eq!(when(&record, "Two years later").rule, "later, counted from “March 1994” (1994-03)");
    assert_eq!(when(&record, "Two years later").value, "1996");
}

#[test]
fn vague_times_and_loose_lengths_have_no_interval() {
    let record = read(Some("2019-05-29"));
    for (words, value) in [("soon", "FUTURE_REF"), ("three months", "P3M")] {
        let when = when(&record, words);
        assert_eq!((when.value.as_str(), &when.from, &when.to), (value, &None, &None));
        assert_eq!(when.precision, "vague");
    }
}

#[test]
fn without_publication_the_rule_says_what_is_missing() {
    let record = read(None);
    let evening = when(&record, "Monday evening");
    assert_eq!((evening.value.as_str(), &evening.from), ("XXXX-WXX-1TEV", &None));
    assert_eq!(evening.rule, "part of a weekday, but the date that it counts from is not known");
}
