//! `onrecord read` as people call it: inputs, formats, files, exit codes.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod support;

use onrecord_record::Record;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use support::{folder, onrecord, printed};

const ARTICLE: &str = "Ferry Will Sail Through Winter, Islanders Told\n\n\
    The ferry to Skerra will sail through the winter, Transport Minister Ida Holm said on Monday. \
    “Nobody will be cut off,” Holm told islanders in a packed school hall.\n\n\
    “We heard that last year,” said Per Lund, a fisherman. He added that two sailings in three had \
    been cancelled.\n";

/// Names of the files in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_read_for_the_terminal() {
    let folder = folder(&[("ferry.txt", ARTICLE)]);
    let (out, err) = printed(onrecord().current_dir(&folder).args(["read", "ferry.txt"]), 0);
    assert!(out.contains("“Nobody will be cut off,”"), "{out}");
    assert!(out.contains("¶ 1, at "), "{out}");
    assert!(!out.contains('\u{1b}') && err.is_empty(), "{err}");
}

#[test]
fn colour_and_width_follow_options_and_environment() {
    let read = |args: &[&str], columns: &str| {
        let mut command = onrecord();
        command.arg("read").args(args).env("COLUMNS", columns).write_stdin(ARTICLE);
        printed(&mut command, 0).0
    };
    assert!(read(&["--color", "always"], "80").contains('\u{1b}'));
    let narrow = read(&[], "40");
    assert!(narrow.lines().all(|line| line.chars().count() < 40), "{narrow}");
}

#[test]
fn standard_input_is_read_with_and_without_a_dash() {
    for args in [&["read", "--json"][..], &["read", "--json", "-"]] {
        let (out, _) = printed(onrecord().args(args).write_stdin(ARTICLE), 0);
        let record = Record::from_json(out.as_bytes()).expect("a record that keeps its rules");
        assert_eq!(record.source.text, ARTICLE);
        assert_eq!(record.source.uri, None);
    }
}

#[test]
fn what_the_user_tells_is_in_the_record() {
    let args = ["read", "--json", "--date", "2024-11-05", "--outlet", "Skerra Post"];
    let (out, _) = printed(onrecord().args(args).write_stdin(ARTICLE), 0);
    let record = Record::from_json(out.as_bytes()).unwrap();
    assert_eq!(record.source.published.unwrap().value, "2024-11-05");
    assert_eq!(record.source.outlet.as_deref(), Some("Skerra Post"));
}

#[test]
fn furniture_is_looked_for_unless_told_otherwise() {
    let page = format!("{ARTICLE}\nShare this article\nLeave a comment\n");
    let furniture = |args: &[&str]| {
        let mut command = onrecord();
        command.args(["read", "--json"]).args(args).write_stdin(page.clone());
        Record::from_json(printed(&mut command, 0).0.as_bytes()).unwrap().source.furniture.len()
    };
    assert!(furniture(&[]) > 0);
    assert_eq!(furniture(&["--no-furniture"]), 0);
}

#[test]
fn every_format_is_printed() {
    let starts = [
        ("jsonl", "{\"format\":\"onrecord/1\""),
        ("json", "{\n  \"format\": \"onrecord/1\""),
        ("html", "<!doctype html>"),
        ("markdown", "# "),
        ("terminal", "Ferry Will Sail"),
    ];
    for (format, start) in starts {
        let mut command = onrecord();
        let (out, _) = printed(command.args(["read", "--format", format]).write_stdin(ARTICLE), 0);
        assert!(out.starts_with(start), "{format}: {out}");
        assert!(out.ends_with('\n') && out.contains("Nobody will be cut off"), "{format}");
    }
}

#[test]
fn one_file_an_input_named_after_its_stem() {
    let folder = folder(&[("a.txt", ARTICLE), ("b/a.md", ARTICLE), ("c.txt", ARTICLE)]);
    let mut gzip = flate2::write::GzEncoder::new(
        fs::File::create(folder.path().join("d.txt.gz")).unwrap(),
        flate2::Compression::default(),
    );
    gzip.write_all(ARTICLE.as_bytes()).unwrap();
    gzip.finish().unwrap();
    let args = ["read", "--json", "--out", "out", "a.txt", "b/a.md", "c.txt", "d.txt.gz"];
    let (out, err) = printed(onrecord().current_dir(&folder).args(args), 0);
    assert_eq!((out.as_str(), err.as_str()), ("", "onrecord: 4 records written to out\n"));
    assert_eq!(names(&folder.path().join("out")), ["a-2.json", "a.json", "c.json", "d.json"]);
    for name in names(&folder.path().join("out")) {
        Record::from_json(&fs::read(folder.path().join("out").join(name)).unwrap()).unwrap();
    }
}

#[test]
fn extensions_follow_the_format() {
    for (format, name) in [("markdown", "a.md"), ("terminal", "a.txt"), ("html", "a.html")] {
        let folder = folder(&[("in/a.txt", ARTICLE)]);
        let args = ["read", "--quiet", "--format", format, "--out", "out", "in/a.txt"];
        let (_, err) = printed(onrecord().current_dir(&folder).args(args), 0);
        assert_eq!(err, "");
        assert_eq!(names(&folder.path().join("out")), [name]);
    }
}

#[test]
fn an_input_is_never_replaced_by_its_record() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let args = ["read", "--out", ".", "a.txt"];
    let (_, err) = printed(onrecord().current_dir(&folder).args(args), 2);
    assert!(err.contains("would be replaced"), "{err}");
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).unwrap(), ARTICLE);
}

#[test]
fn some_failed_and_nothing_read_have_their_codes() {
    let folder = folder(&[("a.txt", ARTICLE), ("empty.txt", "")]);
    let args = ["read", "--format", "jsonl", "a.txt", "missing.txt", "empty.txt"];
    let (out, err) = printed(onrecord().current_dir(&folder).args(args), 1);
    assert_eq!(out.lines().count(), 1);
    assert_eq!(err.lines().count(), 2, "a sentence for each failure: {err}");
    assert!(err.contains("missing.txt") && err.contains("empty.txt"), "{err}");

    let (out, err) = printed(onrecord().current_dir(&folder).args(["read", "missing.txt"]), 3);
    assert!(out.is_empty() && err.starts_with("onrecord: there is no file missing.txt"), "{err}");
}

#[test]
fn names_cannot_steer_the_terminal() {
    let (_, err) = printed(onrecord().args(["read", "no\u{1b}[31msuch\nfile"]), 3);
    assert!(!err.contains('\u{1b}') && err.lines().count() == 1, "{err:?}");
}

#[test]
fn wrong_calls_are_usage_errors() {
    let calls: [&[&str]; 8] = [
        &["read", "--json", "a.txt", "b.txt"],
        &["read", "--format", "html", "a.txt", "b.txt"],
        &["read", "--json", "--format", "html", "a.txt"],
        &["read", "--date", "2023-02-29", "a.txt"],
        &["read", "--threads", "0", "a.txt"],
        &["read", "-", "-"],
        &["read", "--nonsense"],
        &[],
    ];
    for call in calls {
        let (out, err) = printed(onrecord().args(call).write_stdin(""), 2);
        assert!(out.is_empty() && !err.is_empty(), "{call:?}");
    }
    let (_, err) = printed(onrecord().args(["read", "--json", "a.txt", "b.txt"]), 2);
    assert!(err.contains("--format jsonl") && err.contains("--out"), "{err}");
}

#[test]
fn order_is_that_of_the_inputs_however_many_threads() {
    let names: Vec<_> = (0..40).map(|i| format!("{i}.txt")).collect();
    let long = |i: usize| format!("Ferry {i}\n\n{}", ARTICLE.repeat(1 + (40 - i) % 9));
    let texts: Vec<_> = (0..40).map(long).collect();
    let files: Vec<_> = names.iter().zip(&texts).map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let folder = folder(&files);
    let read = |threads: &str| {
        let mut command = onrecord();
        command.current_dir(&folder).args(["read", "--format", "jsonl", "--threads", threads]);
        printed(command.args(&names), 0).0
    };
    let one = read("1");
    assert_eq!(one, read("2"));
    let order = one.lines().map(|line| Record::from_json(line.as_bytes()).unwrap().source.uri);
    assert!(order.eq(names.iter().cloned().map(Some)));
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    use std::process::{Command, Stdio};
    let files: Vec<_> = (0..30).map(|i| (format!("{i}.txt"), ARTICLE.repeat(20))).collect();
    let files: Vec<_> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let folder = folder(&files);
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("onrecord"))
        .current_dir(&folder)
        .args(["read", "--format", "jsonl"])
        .args(files.iter().map(|(name, _)| *name))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn help_teaches_examples_and_exit_codes() {
    let (out, _) = printed(onrecord().args(["read", "--help"]), 0);
    for taught in ["Examples:", "Exit codes:", "  3  nothing could be read", "--no-furniture"] {
        assert!(out.contains(taught), "{taught}: {out}");
    }
}

#[test]
fn the_schema_is_printed() {
    let (out, _) = printed(onrecord().arg("schema"), 0);
    assert_eq!(out, onrecord_record::schema());
}
