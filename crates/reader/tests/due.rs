//! From when a period runs: the day of the order, wherever the text gives it, and null where it does not.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use onrecord_calendar::Reading;
use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_record::{Due, Firmness, ObligationKind, Record};

fn read_in(reading: Reading, text: &str, published: Option<Date>) -> Record {
    let raw = Raw { bytes: text.into(), uri: Some("order.txt".to_owned()), ..Raw::default() };
    let hints = Hints { published: published.map(|day| day.to_string()), ..Hints::default() };
    let source = parse(&raw, &hints).unwrap();
    let record = Reader::new().unwrap().with_reading(reading).read(&source);
    assert_eq!(onrecord_record::check(&record), Vec::<String>::new());
    record
}

fn read(text: &str, published: Option<Date>) -> Record {
    read_in(Reading::default(), text, published)
}

/// The due date of the obligation whose words hold these.
fn due(record: &Record, words: &str) -> Due {
    let found = record.obligations.iter().find(|owed| owed.span.text.contains(words));
    let found = found
        .unwrap_or_else(|| unreachable!("no obligation {words:?} in {:#?}", record.obligations));
    found.due.clone().unwrap_or_else(|| unreachable!("no due words in {found:#?}"))
}

/// An article about an order; `when` stands where its day would be told, `after` is a sentence behind it.
fn order(when: &str, after: &str) -> String {
    format!(
        "Harbour court dispute widens\n\n\
         The dispute over the detention barges has escalated. A federal judge{when} has ordered the Marlow administration to \
         give lawyers to the sailors moved to the barges in August, giving officials two weeks to detail how they will comply. \
         The ministry called the order “theatre.”{after}\n"
    )
}

const DAYS: [Date; 6] = [
    date(2026, 3, 3),
    date(2024, 2, 20),
    date(2023, 12, 22),
    date(2019, 8, 3),
    date(2012, 2, 29),
    date(2025, 10, 31),
];

fn written(day: Date) -> String {
    day.strftime("%B %-d, %Y").to_string()
}

#[test]
fn without_the_day_of_the_order_nothing_is_computed() {
    for published in [None, Some(date(2026, 3, 9))] {
        let record = read(&order("", ""), published);
        let due = due(&record, "two weeks");
        assert_eq!((due.value.as_deref(), due.counted_from), (None, None));
        assert!(due.rule.contains("would settle it"), "{}", due.rule);
        let kinds: Vec<_> = record.obligations.iter().map(|o| (o.kind, o.firmness)).collect();
        assert_eq!(kinds, [(ObligationKind::Ordered, Firmness::Firm); 2]);
    }
}

#[test]
fn the_day_of_the_order_is_found_where_the_text_gives_it() {
    for day in DAYS {
        let told = written(day);
        let ways = [
            order(&format!(" on {told}"), ""),
            order("", &format!(" The order was issued on {told}.")),
            order(&format!(", in a ruling on {told},"), ""),
            order(
                "",
                &format!(" The judge signed the order on {told}, a day after hearing both sides."),
            ),
            order(&format!(" in an order dated {told}"), ""),
        ];
        let end = day + 14.days();
        for text in ways {
            let due = due(&read(&text, None), "two weeks");
            assert_eq!(due.value, Some(end.to_string()), "{text}");
            assert_eq!(due.counted_from.map(|span| span.text), Some(told.clone()), "{text}");
            assert_eq!((due.from, due.to), (Some(day.to_string()), Some(end.to_string())));
        }
    }
}

#[test]
fn a_weekday_is_the_last_one_before_publication() {
    let text = order(" on Monday", "");
    let counted = due(&read(&text, Some(date(2026, 3, 5))), "two weeks");
    assert_eq!(counted.value.as_deref(), Some("2026-03-16"));
    let unknown = due(&read(&text, None), "two weeks");
    assert_eq!(unknown.value, None);
}

#[test]
fn rule_6a_stands_beside_the_plain_reading_and_never_in_its_place() {
    // Two weeks after Saturday, August 3, 2019 is a Saturday; Rule 6(a)(1)(C) runs to Monday.
    let text = order(" on August 3, 2019", "");
    let plain = due(&read(&text, None), "two weeks");
    assert_eq!(plain.value.as_deref(), Some("2019-08-17"));
    assert!(
        plain.rule.contains("Rule 6(a)") && plain.rule.contains("2019-08-19"),
        "{}",
        plain.rule
    );
    let court = due(&read_in(Reading::FederalCourt, &text, None), "two weeks");
    assert_eq!(court.value.as_deref(), Some("2019-08-19"));
    assert!(court.rule.starts_with("due-within: court:"), "{}", court.rule);
}

#[test]
fn rule_6a_is_not_offered_for_a_court_that_it_does_not_govern() {
    let text = order(" on August 3, 2019", "").replace("A federal judge", "A judge in Ostrava");
    let plain = due(&read(&text, None), "two weeks");
    assert_eq!(plain.value.as_deref(), Some("2019-08-17"));
    assert!(!plain.rule.contains("Rule 6(a)"), "{}", plain.rule);
    let court = due(&read_in(Reading::FederalCourt, &text, None), "two weeks");
    assert_eq!(court.value, plain.value);
}

#[test]
fn a_fixed_date_is_the_same_in_every_reading() {
    let text = "A federal judge ordered the port on Friday to reopen by August 17, 2019.\n";
    for reading in [Reading::default(), Reading::FederalCourt, "business:US".parse().unwrap()] {
        let fixed = due(&read_in(reading, text, Some(date(2019, 8, 10))), "reopen");
        assert_eq!(fixed.value.as_deref(), Some("2019-08-17"));
    }
}

#[test]
fn an_offer_on_a_condition_is_conditional_and_names_who_makes_it() {
    let text = "President Amara Diallo’s answer was defiant: “We are willing to free all of the sailors (including those \
                described as ‘mutineers’) to any port willing to take them,” with the condition that “it must be all of them.”\n";
    let record = read(text, None);
    let [offer] = &record.obligations[..] else { unreachable!("{:#?}", record.obligations) };
    assert_eq!((offer.kind, offer.firmness), (ObligationKind::Promised, Firmness::Conditional));
    let who = offer.who.as_ref().and_then(|who| who.entity.as_ref());
    let name =
        record.entities.iter().find(|entity| Some(&entity.id) == who).map(|entity| &entity.name);
    assert_eq!(name.map(String::as_str), Some("Amara Diallo"));
    assert!(offer.basis.is_some());
    assert_eq!(offer.due, None);
}

#[test]
fn a_moved_date_is_tied_to_what_it_moves() {
    let text = "The inquiry’s hearing is scheduled for May 3, 2026. On Monday the chair postponed the hearing from May 3, 2026 \
                to May 17, 2026 because a witness fell ill.\n";
    let record = read(text, Some(date(2026, 4, 28)));
    let first = due(&record, "scheduled for");
    assert_eq!(first.value.as_deref(), Some("2026-05-03"));
    let second =
        record.obligations.iter().find(|owed| owed.span.text.contains("postponed")).unwrap();
    assert!(
        first.rule.contains(&format!("moves this to 2026-05-17 ({})", second.id)),
        "{}",
        first.rule
    );
    let moved = second.due.clone().unwrap();
    assert_eq!(moved.value.as_deref(), Some("2026-05-17"));
    assert!(moved.rule.contains("takes the place of “May 3, 2026”"), "{}", moved.rule);
}

/// A text that came out on June 12, 2023, words of its obligation, and when that is due.
type Row = (&'static str, &'static str, Option<&'static str>);

const DISTRACTORS: [Row; 16] = [
    ("Acme, founded on April 3, 1987, must pay the fine within 90 days.", "pay", None),
    (
        "The governor, sworn in on January 3, has 10 business days to sign the bill.",
        "sign",
        Some("2023-06-27"),
    ),
    ("Ana Roe, who took office on January 9, gave the union 30 days to answer.", "answer", None),
    (
        "The letter, dated March 1, 2015, was signed by the minister. The ministry was given 30 days to answer.",
        "answer",
        None,
    ),
    (
        "Police issued a warrant on March 9. The mayor promised to open the park within six weeks.",
        "open",
        None,
    ),
    (
        "He was ordered in 2020 to leave within 30 days. The notice was issued on March 1, 2015.",
        "leave",
        None,
    ),
    (
        "The judge gave the port 48 hours to reopen. A previous order, issued on March 5, 2018, failed.",
        "reopen",
        None,
    ),
    (
        "The deadline for comments was extended from June 20 until July 14.",
        "extended",
        Some("2023-07-14"),
    ),
    (
        "The trial of Carl Dent, which was due to start on July 9, was moved up to June 24.",
        "moved",
        Some("2023-06-24"),
    ),
    (
        "The council’s vote, originally set for Friday, was pushed back two weeks.",
        "pushed",
        Some("2023-06-30"),
    ),
    ("“We will pay by Friday,” the owner said on Thursday.", "pay", Some("2023-06-09")),
    (
        "“We will publish the list within 14 days,” the clerk said on June 2.",
        "publish",
        Some("2023-06-16"),
    ),
    ("The mayor has been ordered to appear at 9 a.m. Thursday.", "appear", Some("2023-06-15")),
    ("The court will sit again in two weeks.", "sit", Some("2023-06-26")),
    ("The lawyers must file within 10 days of the June 8 ruling.", "file", Some("2023-06-18")),
    ("The report is due within 14 days of the ruling.", "due", None),
];

#[test]
fn other_days_of_a_text_are_not_taken_for_the_trigger() {
    for (text, words, expected) in DISTRACTORS {
        let found = due(&read(text, Some(date(2023, 6, 12))), words);
        assert_eq!(found.value.as_deref(), expected, "{text}\n{}", found.rule);
    }
}

#[test]
fn a_weekday_quoted_inside_a_quotation_is_not_placed() {
    let text = "“I wrote to her, and she wrote back: ‘The season opens on Friday.’ That was all,” said Daniel Okafor.";
    let record = read(text, Some(date(2024, 3, 12)));
    let friday = record.times.iter().find(|when| when.span.text == "Friday").unwrap();
    assert_eq!((&friday.from, &friday.to), (&None, &None), "{}", friday.rule);
    let dated = record.obligations.iter().filter_map(|owed| owed.due.as_ref()?.value.as_ref());
    assert_eq!(dated.count(), 0, "{:#?}", record.obligations);
}

#[test]
fn what_is_denied_lifted_or_refused_is_not_owed() {
    for text in [
        "The minister denied that she had promised to resign by July 4.",
        "The governor vetoed a law requiring schools to close by July 3.",
        "A panel stayed a ruling that gave the city until July 5 to reopen.",
        "The firm did not say that workers must leave by August 1.",
        "The union has rejected a July 15 deadline.",
    ] {
        let record = read(text, Some(date(2023, 6, 12)));
        assert!(record.obligations.is_empty(), "{text}\n{:#?}", record.obligations);
    }
}

#[test]
fn duties_with_other_days_or_sums_are_told_each() {
    for text in [
        "The bank must pay 5 million by July 1. The bank must pay 9 million by July 1.",
        "The bank must pay the first part by July 1. The bank must pay the second part by August 1.",
        "Roe ordered the port to close by July 1. Dent ordered the port not to close by July 1.",
    ] {
        let record = read(text, Some(date(2023, 6, 12)));
        assert_eq!(record.obligations.len(), 2, "{text}\n{:#?}", record.obligations);
    }
}

#[test]
fn a_condition_stands_in_front_of_its_clause() {
    let firm = "Asked if he was worried, Roe said the firm must pay by July 1.";
    let conditional = "If the appeal fails, the firm must pay by July 1.";
    for (text, expected) in [(firm, Firmness::Firm), (conditional, Firmness::Conditional)] {
        let record = read(text, Some(date(2023, 6, 12)));
        assert_eq!(record.obligations.first().map(|owed| owed.firmness), Some(expected), "{text}");
    }
    let unknown = read("The firm must pay by June 1.", None);
    assert_eq!(unknown.obligations.first().map(|owed| owed.firmness), Some(Firmness::Firm));
    assert!(due(&unknown, "pay").rule.contains("the day of publication would settle it"));
}

#[test]
fn a_federal_judge_who_set_nothing_offers_no_rule() {
    let text = "The mayor on June 3 ordered the firm to leave the pier within 14 days. A federal judge lives nearby.";
    let plain = due(&read_in(Reading::FederalCourt, text, Some(date(2023, 6, 12))), "leave");
    assert_eq!(plain.value.as_deref(), Some("2023-06-17"));
    assert!(!plain.rule.contains("Rule 6(a)"), "{}", plain.rule);
}
