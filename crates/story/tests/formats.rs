//! CSV, JSON, `TimelineJS`, tables.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod support;

use onrecord_record::render::Look;
use onrecord_record::{EntityKind, Record};
use onrecord_story::{diary, formats, timeline};
use serde_json::Value;
use std::collections::BTreeMap;
use support::draft;

const TUESDAY: (&str, &str, &str, &str) = ("on Tuesday", "2024-03-12", "2024-03-12", "day");

/// Two articles about one resignation, one duty with two dates, and something undated.
fn story() -> Vec<Record> {
    let first = "Ana Kovač resigned on Tuesday. The wall moved. The Harbour Authority must publish its survey by April 5.";
    let second = "Ports minister Ana Kovač resigned on Tuesday. The Harbour Authority must publish its survey by April 19.";
    let article = |number, outlet, day, text, time, value| {
        draft(number, outlet, Some(day), text)
            .person("Ana Kovač")
            .named(EntityKind::Organization, "Harbour Authority")
            .event("Ana Kovač resigned", Some(TUESDAY), &["Ana Kovač"])
            .duty(
                &format!("must publish its survey {time}"),
                "Harbour Authority",
                "publish its survey",
                (time, Some(value), None),
            )
    };
    vec![
        article(1, "The Courier", "2024-03-12", first, "by April 5", "2024-04-05")
            .event("The wall moved", None, &[])
            .done(),
        article(2, "The Post", "2024-03-13", second, "by April 19", "2024-04-19").done(),
    ]
}

/// Rows of a table by column name.
fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn csv_has_a_line_for_each_telling() {
    let table = formats::timeline_csv(&timeline(&story())).unwrap();
    assert!(table.ends_with("\r\n") && table.starts_with("entry,telling,kind,date,"));
    let rows = rows(&table);
    let column = |name: &str| rows.iter().map(|row| row[name].as_str()).collect::<Vec<_>>();
    assert_eq!(column("words"), ["Ana Kovač resigned", "Ana Kovač resigned", "The wall moved"]);
    assert_eq!(column("outlet"), ["The Courier", "The Post", "The Courier"]);
    assert_eq!(column("from"), ["2024-03-12", "2024-03-12", ""]);
    assert_eq!(rows[0]["entry"], rows[1]["entry"]);
    assert_eq!(rows[1]["telling"], "v-02-Ana_Kovač_resigned");
    assert_eq!((rows[0]["start"].as_str(), rows[0]["end"].as_str()), ("0", "18"));
    assert!(rows[0]["link"].starts_with("https://1.example/news#:~:text="));

    let rows = self::rows(&formats::diary_csv(&diary(&story())).unwrap());
    let due: Vec<_> = rows.iter().map(|row| (row["due"].as_str(), row["who"].as_str())).collect();
    assert_eq!(due, [("2024-04-05", "Harbour Authority"), ("2024-04-19", "Harbour Authority")]);
    assert_eq!(rows[0]["other_dates"], rows[1]["entry"]);
}

#[test]
fn no_cell_is_a_formula() {
    for words in ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)"] {
        let text = format!("{words} on Tuesday");
        let mut draft = draft(1, words, None, &text).event(words, Some(TUESDAY), &[]);
        draft.0.source.uri = None;
        let row = rows(&formats::timeline_csv(&timeline(&[draft.done()])).unwrap()).remove(0);
        for (column, cell) in &row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{column}: {cell}");
        }
        assert_eq!(row["words"], format!("'{words}"));
    }
}

#[test]
fn csv_holds_line_ends_quotes_and_commas() {
    let outlet = "Courier, \"daily\"\nand\r\nSunday";
    let record = draft(1, outlet, None, "The pier fell on Tuesday")
        .event("The pier fell", Some(TUESDAY), &[])
        .done();
    let rows = rows(&formats::timeline_csv(&timeline(&[record])).unwrap());
    assert_eq!(rows[0]["outlet"], outlet);
}

#[test]
fn json_has_its_format_and_reads_as_its_types_say() {
    let json: Value = serde_json::from_str(&formats::json(&timeline(&story())).unwrap()).unwrap();
    assert_eq!(json["format"], "onrecord-timeline/1");
    assert_eq!(json["dated"][0]["tellings"][1]["article"], 1);
    assert_eq!(json["dated"][0]["date"], "Tue 12 March 2024");
    assert_eq!(json["undated"][0]["from"], Value::Null);
    assert_eq!(json["sources"][1]["outlet"], "The Post");
    let json: Value = serde_json::from_str(&formats::json(&diary(&story())).unwrap()).unwrap();
    assert_eq!(json["format"], "onrecord-diary/1");
    assert_eq!(json["dated"][0]["tellings"][0]["who"]["name"], "Harbour Authority");
    assert_eq!(json["dated"][0]["other_dates"][0], json["dated"][1]["id"]);
}

fn timelinejs(record: Record) -> Value {
    serde_json::from_str(&formats::timelinejs(&timeline(&[record])).unwrap()).unwrap()
}

#[test]
fn timelinejs_gives_no_more_of_a_date_than_the_text() {
    let words = "alpha bravo carol delta echo foxtrot";
    let event = |word: &str, from, to, precision| {
        let record = draft(1, "Courier", None, words)
            .event(word, Some((word, from, to, precision)), &[])
            .done();
        let event = timelinejs(record)["events"][0].clone();
        let dates = |name: &str| {
            let Value::Object(mut date) = event[name].clone() else { return Value::Null };
            date.remove("display_date");
            Value::Object(date)
        };
        (dates("start_date"), dates("end_date"), event["start_date"]["display_date"].clone())
    };
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let cases = [
        (
            event("alpha", "2024-03-12", "2024-03-12", "day"),
            r#"{"year":2024,"month":3,"day":12}"#,
            "null",
            "Tue 12 March 2024",
        ),
        (
            event("bravo", "2024-03-01", "2024-03-31", "month"),
            r#"{"year":2024,"month":3}"#,
            "null",
            "March 2024",
        ),
        (
            event("carol", "2010-01-01", "2019-12-31", "decade"),
            r#"{"year":2010}"#,
            r#"{"year":2019}"#,
            "2010–2019",
        ),
        (
            event("delta", "-000043-03-15", "-000043-03-15", "day"),
            r#"{"year":-43,"month":3,"day":15}"#,
            "null",
            "15 March 44 BC",
        ),
        (
            event("echo", "2024-03-12T14:30:00", "2024-03-12T14:30:00", "minute"),
            r#"{"year":2024,"month":3,"day":12,"hour":14,"minute":30}"#,
            "null",
            "Tue 12 March 2024, 14:30",
        ),
        (
            event("foxtrot", "2024-02-26", "2024-03-03", "week"),
            r#"{"year":2024,"month":2,"day":26}"#,
            r#"{"year":2024,"month":3,"day":3}"#,
            "26 February – 3 March 2024",
        ),
    ];
    for ((start, end, shown), expected, expected_end, display) in cases {
        assert_eq!((start, end, shown), (json(expected), json(expected_end), Value::from(display)));
    }
}

#[test]
fn timelinejs_holds_no_live_html() {
    let words = "<script>alert('1')</script> & \"more\"";
    let text = format!("{words} on Tuesday");
    let mut draft = draft(1, "<b>Courier</b>", None, &text).event(words, Some(TUESDAY), &[]);
    draft.0.source.title = Some("<img src=x>".to_owned());
    let page = timelinejs(draft.done());
    for text in [
        &page["events"][0]["text"]["headline"],
        &page["events"][0]["text"]["text"],
        &page["title"]["text"]["text"],
    ] {
        let text = text.as_str().unwrap();
        assert!(
            !text.contains("<script") && !text.contains("<b>") && !text.contains("<img"),
            "{text}"
        );
    }
    let headline = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;more&quot;";
    assert_eq!(page["events"][0]["text"]["headline"], headline);
    assert_eq!(page["events"][0]["group"], "Events");
}

#[test]
fn timeline_on_a_terminal() {
    let page = formats::timeline_page(&timeline(&story()));
    insta::assert_snapshot!(page.terminal(Look { width: 80, colour: false }));
}

#[test]
fn diary_on_a_terminal() {
    let page = formats::diary_page(&diary(&story()));
    insta::assert_snapshot!(page.terminal(Look { width: 80, colour: false }));
}

#[test]
fn timeline_as_markdown() {
    insta::assert_snapshot!(formats::timeline_page(&timeline(&story())).markdown());
}

#[test]
fn other_words_of_a_further_telling_are_shown() {
    let tells = |number, words: &str| {
        draft(number, &format!("Outlet {number}"), None, &format!("{words} on Tuesday."))
            .person("Ana Kovač")
            .event(words, Some(TUESDAY), &["Ana Kovač"])
            .done()
    };
    let long = format!(
        "Ports minister Ana Kovač closed the old harbour bridge, {}",
        "weeping and ".repeat(20)
    );
    let records = [
        tells(1, "Ana Kovač closed the old harbour bridge"),
        tells(2, "Ana Kovač closed the old harbour bridge"),
        tells(3, "Minister Ana Kovač closed the old harbour bridge"),
        tells(4, long.trim_end()),
    ];
    let timeline = timeline(&records);
    assert_eq!(timeline.dated.len(), 1);
    let page = formats::timeline_page(&timeline);
    for shown in [page.markdown(), page.terminal(Look { width: 300, colour: false })] {
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains("Outlet 2, ¶ 1, at 0 · Outlet 3"), "{shown}");
        let other =
            "Outlet 3, ¶ 1, at 0: “Minister Ana Kovač closed the old harbour bridge” · Outlet 4";
        assert!(shown.contains(other), "{shown}");
        assert!(shown.replace('\\', "").contains("weeping and […]”"), "{shown}");
    }
}

#[test]
fn what_holds_for_every_rule_stands_once_below_the_table() {
    let reservation = "Unless an order says otherwise, that day ends at midnight (Rule 6(a)(4)).";
    let mut records = story();
    for record in &mut records {
        let due = record.obligations[0].due.as_mut().unwrap();
        due.rule = format!("court: counted. {reservation}");
    }
    let diary = diary(&records);
    let page = formats::diary_page(&diary);
    for shown in [page.markdown(), page.terminal(Look { width: 120, colour: false })] {
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(shown.matches("court: counted.").count(), 2, "{shown}");
        assert_eq!(shown.matches(reservation).count(), 1, "{shown}");
    }
    assert_eq!(formats::json(&diary).unwrap().matches(reservation).count(), 4, "rules stay whole");
}

#[test]
fn nothing_steers_a_terminal() {
    let words = "a\u{1b}[31m\u{202e}b\rc\u{7}";
    let text = format!("{words} on Tuesday");
    let mut draft = draft(1, words, Some(words), &text)
        .person(words)
        .event(words, Some(TUESDAY), &[words])
        .duty(words, words, words, ("on Tuesday", None, None));
    draft.0.source.title = Some(words.to_owned());
    draft.0.source.uri = Some(words.to_owned());
    let due = draft.0.obligations[0].due.as_mut().unwrap();
    words.clone_into(&mut due.rule);
    let record = [draft.done()];
    for page in [formats::timeline_page(&timeline(&record)), formats::diary_page(&diary(&record))] {
        for shown in [page.terminal(Look { width: 80, colour: false }), page.markdown()] {
            let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!shown.contains(steers), "{shown:?}");
        }
    }
}

#[test]
fn nothing_told_is_said() {
    let record = draft(1, "Courier", None, "Nothing.").done();
    let page = formats::timeline_page(&timeline(std::slice::from_ref(&record))).markdown();
    assert!(
        page.contains("0 dated") && !page.contains("| Words |\n|---|---|---|\n| not"),
        "{page}"
    );
    let page = formats::diary_page(&diary(&[record])).markdown();
    assert!(page.contains("0 with a due date"), "{page}");
}
