//! `onrecord timeline` and `onrecord due` as people call them: inputs, formats, filters, exit codes.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod support;

use serde_json::Value;
use support::{folder, onrecord, printed};

/// A record with three events, a statement and four duties.
const WALL: &str = include_str!("../../record/tests/data/wall.json");

/// The formats of each verb, and how each begins.
const FORMATS: [(&str, &[(&str, &str)]); 2] = [
    (
        "timeline",
        &[
            ("terminal", "Timeline of 1 article\n"),
            ("json", "{\n  \"format\": \"onrecord-timeline/1\""),
            ("csv", "entry,telling,kind,date,"),
            ("ics", "BEGIN:VCALENDAR\r\n"),
            ("timelinejs", "{\n  \"title\":"),
            ("markdown", "# Timeline of 1 article\n"),
        ],
    ),
    (
        "due",
        &[
            ("terminal", "Due, in 1 article\n"),
            ("json", "{\n  \"format\": \"onrecord-diary/1\""),
            ("csv", "entry,telling,kind,firmness,"),
            ("ics", "BEGIN:VCALENDAR\r\n"),
            ("markdown", "# Due, in 1 article\n"),
        ],
    ),
];

const ARTICLE: &str = "Ferry Will Sail Through Winter, Islanders Told\n\n\
    The ferry to Skerra stopped on March 4, 2024, Transport Minister Ida Holm said on Monday. \
    “Nobody will be cut off,” Holm told islanders in a packed school hall.\n";

/// What a verb says of the record in a file.
fn of_wall(args: &[&str]) -> (String, String) {
    let folder = folder(&[("wall.json", WALL)]);
    printed(onrecord().current_dir(&folder).args(args).arg("wall.json"), 0)
}

#[test]
fn every_format_is_printed() {
    for (verb, formats) in FORMATS {
        for (format, start) in formats {
            let (out, _) = of_wall(&[verb, "--format", format]);
            assert!(out.starts_with(start), "{verb} {format}: {out}");
            assert!(out.contains("survey of"), "{verb} {format}: {out}");
            assert!(out.ends_with('\n') && !out.contains('\u{1b}'), "{verb} {format}");
        }
        let (short, _) = of_wall(&[verb, "--json"]);
        assert_eq!(short, of_wall(&[verb, "--format", "json"]).0);
    }
}

#[test]
fn a_timeline_shows_what_is_known_of_each_date() {
    let (out, err) = of_wall(&["timeline"]);
    for shown in
        ["March 2023", "Tue 12 March 2024", "Wed 13 March 2024", "not dated", "a statement"]
    {
        assert!(out.contains(shown), "{shown}: {out}");
    }
    assert!(!out.contains("1 March 2023") && err.is_empty(), "{out} {err}");
}

#[test]
fn a_diary_shows_dates_and_what_would_settle_the_others() {
    let (out, _) = of_wall(&["due"]);
    let order =
        ["Mon 18 March 2024", "Fri 5 April 2024", "May 2024", "day not fixed", "would settle"];
    let places: Vec<_> = order.iter().map(|shown| out.find(shown)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {out}");
}

#[test]
fn what_a_calendar_cannot_hold_is_said() {
    let (out, err) = of_wall(&["timeline", "--format", "ics"]);
    assert_eq!(out.matches("BEGIN:VEVENT").count(), 3);
    assert!(err.contains("1 entry without a date"), "{err}");
    assert_eq!(of_wall(&["timeline", "--quiet", "--format", "ics"]).1, "");
    let (out, err) = of_wall(&["due", "--format", "ics"]);
    assert_eq!(
        (out.matches("BEGIN:VTODO").count(), out.matches("DUE;VALUE=DATE:").count()),
        (4, 3)
    );
    assert_eq!(err, "");
}

#[test]
fn days_and_names_narrow_it() {
    let count = |args: &[&str], list: &str| {
        let json: Value = serde_json::from_str(&of_wall(args).0).unwrap();
        json[list].as_array().unwrap().len()
    };
    assert_eq!(count(&["due", "--json", "--from", "2024-04-01", "--to", "2024-04-30"], "dated"), 1);
    assert_eq!(count(&["due", "--json", "--who", "ana kovac"], "dated"), 1);
    assert_eq!(count(&["due", "--json", "--who", "harbour authority"], "open"), 1);
    assert_eq!(count(&["timeline", "--json", "--from", "2024-03-13"], "dated"), 1);
    let (_, err) = of_wall(&["due", "--to", "2024-04-30"]);
    assert!(err.contains("1 entry without a date left out"), "{err}");
}

#[test]
fn articles_and_records_go_together() {
    let one_line = serde_json::from_str::<Value>(WALL).unwrap().to_string();
    let other = one_line.replace(&"5b".repeat(32), &"6c".repeat(32));
    let lines = format!("{one_line}\n\n{other}\n");
    let folder = folder(&[("wall.jsonl", &lines), ("ferry.txt", ARTICLE)]);
    let args = [
        "timeline",
        "--json",
        "--model",
        "fast",
        "--date",
        "2024-03-12",
        "ferry.txt",
        "wall.jsonl",
    ];
    let (out, _) = printed(onrecord().current_dir(&folder).args(args), 0);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["sources"].as_array().unwrap().len(), 3);
    let uris = json["sources"].as_array().unwrap().iter().map(|source| source["uri"].clone());
    assert!(uris.into_iter().any(|uri| uri == "ferry.txt"));
    let order = json["dated"].as_array().unwrap();
    let order = order.iter().find(|entry| entry["id"] == "v-order").unwrap();
    assert_eq!(order["tellings"].as_array().unwrap().len(), 2, "told by both records, once each");
}

#[test]
fn a_record_may_come_from_a_pipe_and_so_may_an_article() {
    let (record, _) =
        printed(onrecord().args(["read", "--json", "--model", "fast"]).write_stdin(ARTICLE), 0);
    let direct =
        printed(onrecord().args(["timeline", "--json", "--model", "fast"]).write_stdin(ARTICLE), 0)
            .0;
    let piped = printed(onrecord().args(["timeline", "--json"]).write_stdin(record), 0).0;
    assert_eq!(direct, piped);
    assert!(direct.contains("\"published\": null"));
}

#[test]
fn records_need_no_model() {
    let folder = folder(&[("wall.json", WALL)]);
    let mut command = onrecord();
    command.current_dir(&folder).env("ONRECORD_MODELS", folder.path());
    let (_, err) = printed(command.args(["due", "--model", "full", "wall.json"]), 0);
    assert!(err.starts_with("onrecord: --model changes nothing: ") && err.lines().count() == 1);
}

#[test]
fn options_for_articles_change_nothing_in_records_and_that_is_said_once() {
    let given =
        ["--date", "2024-01-01", "--outlet", "Courier", "--model", "fast", "--count", "court"];
    let (out, err) = of_wall(&[&["due"], &given[..]].concat());
    assert_eq!(out, of_wall(&["due"]).0);
    let said =
        "onrecord: --date, --outlet, --model, --count change nothing: the inputs are records";
    assert!(err.starts_with(said) && err.lines().count() == 1, "{err}");
    assert_eq!(of_wall(&[&["timeline", "--quiet"], &given[..]].concat()).1, "");
    let folder = folder(&[("wall.json", WALL), ("ferry.txt", ARTICLE)]);
    let args = ["due", "--model", "fast", "--count", "Court", "wall.json", "ferry.txt"];
    let (_, err) = printed(onrecord().current_dir(&folder).args(args), 0);
    assert_eq!(err, "", "an article is among them");
}

#[test]
fn json_that_is_no_record_is_refused_and_words_in_brackets_are_read() {
    for wrong in ["[]", "{\"a\": 1}\n", "\n[\n  1\n]\n", "{}\n{}"] {
        let (out, err) = printed(onrecord().args(["due", "-"]).write_stdin(wrong), 3);
        assert!(out.is_empty() && err.contains("this is no record"), "{wrong}: {err}");
    }
    for article in ["[1] The ferry stopped on Monday.", "{The ferry stopped on Monday.}"] {
        printed(onrecord().args(["due", "--model", "fast", "-"]).write_stdin(article), 0);
    }
}

#[test]
fn a_file_that_was_cut_off_is_said_to_be() {
    let cut: Vec<_> = WALL.split_inclusive('\n').take(9).collect();
    let cut = cut.concat();
    let folder = folder(&[("cut.json", cut.trim_end().trim_end_matches(['"', ',']))]);
    let (_, err) = printed(onrecord().current_dir(&folder).args(["due", "cut.json"]), 3);
    let said = "cut.json: this is no record: it ends in the middle of one, on line 9;";
    assert!(err.contains(said) && !err.contains("EOF"), "{err}");
}

#[test]
fn order_of_inputs_and_threads_change_nothing() {
    let other =
        WALL.replace(&"5b".repeat(32), &"6c".repeat(32)).replace("2024-03-14", "2024-03-15");
    let folder = folder(&[("a.json", WALL), ("b.json", &other)]);
    let due = |args: &[&str]| {
        printed(onrecord().current_dir(&folder).args(["due", "--json"]).args(args), 0).0
    };
    let one = due(&["a.json", "b.json", "--threads", "1"]);
    assert_eq!(one, due(&["b.json", "a.json", "a.json", "--threads", "2"]));
}

#[test]
fn some_failed_and_nothing_read_have_their_codes() {
    let folder = folder(&[
        ("wall.json", WALL),
        ("bad.json", "{\"format\": \"onrecord/9\"}"),
        ("bad.jsonl", "\n[1]\n\n[2]\n"),
    ]);
    let (out, err) = printed(
        onrecord().current_dir(&folder).args(["due", "wall.json", "bad.json", "missing.txt"]),
        1,
    );
    assert!(out.starts_with("Due, in 1 article"), "{out}");
    assert!(
        err.contains("bad.json: this is no record") && err.contains("no file missing.txt"),
        "{err}"
    );
    let (out, err) = printed(onrecord().current_dir(&folder).args(["timeline", "bad.jsonl"]), 3);
    assert!(out.is_empty() && err.contains("bad.jsonl: 2 records left out: line 2:"), "{err}");
}

#[test]
fn a_bad_line_leaves_the_others() {
    let one_line = serde_json::from_str::<Value>(WALL).unwrap().to_string();
    let lines = format!("{one_line}\n{{\"format\":\"onrecord/1\"}}\n");
    let folder = folder(&[("wall.jsonl", &lines)]);
    let (out, err) = printed(onrecord().current_dir(&folder).args(["due", "wall.jsonl"]), 1);
    assert!(out.starts_with("Due, in 1 article"), "{out}");
    assert!(err.contains("wall.jsonl: 1 record left out: line 2: this is no record"), "{err}");
}

#[test]
fn wrong_calls_are_usage_errors() {
    let calls: [&[&str]; 8] = [
        &["due", "--from", "2024-02-30", "a.json"],
        &["due", "--format", "timelinejs", "a.json"],
        &["due", "--count", "moons", "a.json"],
        &["timeline", "--json", "--format", "ics", "a.json"],
        &["timeline", "--who", "Ana", "a.json"],
        &["timeline", "-", "-"],
        &["timeline", "--from", "2024-05-01", "--to", "2024-01-01", "a.json"],
        &["due", "--from", "2024-05-01", "--to", "2024-04-30", "a.json"],
    ];
    for call in calls {
        let (out, err) = printed(onrecord().args(call).write_stdin(""), 2);
        assert!(out.is_empty() && !err.is_empty(), "{call:?}");
    }
    let (_, err) = printed(onrecord().args(["timeline", "-", "-"]), 2);
    assert!(err.contains("onrecord timeline --help"), "{err}");
}

#[test]
fn how_periods_are_counted_is_an_option_of_every_reading() {
    for count in ["calendar", "business:US", "court"] {
        for verb in ["read", "timeline", "due"] {
            let args = [verb, "--model", "fast", "--json", "--count", count];
            printed(onrecord().args(args).write_stdin(ARTICLE), 0);
        }
    }
}

#[test]
fn help_teaches_examples_and_exit_codes() {
    for verb in ["timeline", "due"] {
        let (out, _) = printed(onrecord().args([verb, "--help"]), 0);
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        for taught in [
            "Examples:",
            "Exit codes:",
            "--format ics",
            "records.jsonl",
            "calendar (as",
            "calendar:CC",
            "business:CC",
            "or court",
            "[default: calendar]",
        ] {
            assert!(out.contains(taught), "{taught}: {out}");
        }
    }
}
