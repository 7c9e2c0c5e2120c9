//! Time expressions against annotated texts: records for the scorer, a report by class, and the speed.

use clap::Parser;
use jiff::civil::Date;
use onrecord_language::Document;
use onrecord_language::times::{Time, times};
use onrecord_text::SourceText;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Scores time expressions.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    /// A folder of `TimeML` files (.tml)
    gold: PathBuf,
    /// Write one record for each file into this folder, with its times only
    #[arg(long)]
    records: Option<PathBuf>,
    /// Measure words per second on one core
    #[arg(long)]
    speed: bool,
    /// Print the report by class
    #[arg(long)]
    classes: bool,
}

/// A text with what annotators marked in it.
struct Gold {
    stem: String,
    text: SourceText,
    published: Option<Date>,
    marks: Vec<Mark>,
}

/// An annotated expression, in bytes.
struct Mark {
    start: u32,
    end: u32,
    value: String,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<()> {
    let golds = golds(&arguments.gold)?;
    if let Some(folder) = &arguments.records {
        std::fs::create_dir_all(folder)?;
        for gold in &golds {
            std::fs::write(folder.join(format!("{}.json", gold.stem)), record(gold).to_string())?;
        }
    }
    if arguments.classes {
        print!("{}", report(&golds));
    }
    if arguments.speed {
        println!(
            "{} words per second, paragraphs, tokens, sentences, quotation marks and times",
            speed(&golds)
        );
    }
    Ok(())
}

/// All `TimeML` files of a folder, by name.
fn golds(folder: &Path) -> io::Result<Vec<Gold>> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "tml"));
    paths.sort();
    paths.iter().map(|path| gold(path)).collect()
}

fn gold(path: &Path) -> io::Result<Gold> {
    let bytes = std::fs::read(path)?;
    let source = String::from_utf8_lossy(&bytes);
    let creation =
        source.find("<DCT>").or_else(|| source.find("functionInDocument=\"CREATION_TIME\""));
    let published = creation.and_then(|at| {
        let from =
            source[..at].rfind('<').filter(|_| !source[at..].starts_with("<DCT>")).unwrap_or(at);
        attribute(&source[from..], "value").and_then(|value| value.get(..10)?.parse().ok())
    });
    let body = source
        .split_once("<TEXT>")
        .map_or(&*source, |(_, rest)| rest.split("</TEXT>").next().unwrap_or(rest));
    let (text, marks) = unmarked(body);
    Ok(Gold {
        stem: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        text: SourceText::new(text).map_err(io::Error::other)?,
        published,
        marks,
    })
}

/// The text without its tags, and the time expressions that they marked.
fn unmarked(body: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), Vec::new());
    for piece in body.split_inclusive('>') {
        let (words, tag) = piece.split_once('<').unwrap_or((piece, ""));
        text.push_str(&unescaped(words));
        if tag.starts_with("TIMEX3") {
            open.push((text.len() as u32, attribute(tag, "value").unwrap_or_default().to_owned()));
        } else if tag.starts_with("/TIMEX3")
            && let Some((start, value)) = open.pop()
        {
            marks.push(Mark { start, end: text.len() as u32, value });
        }
    }
    marks.retain(|mark| mark.end > mark.start);
    marks.sort_by_key(|mark| (mark.start, mark.end));
    (text, marks)
}

fn unescaped(words: &str) -> String {
    words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

fn read(gold: &Gold) -> Vec<Time> {
    times(&Document::segment(&gold.text, &[]), gold.published)
}

fn record(gold: &Gold) -> serde_json::Value {
    let times: Vec<_> = read(gold)
        .iter()
        .map(|time| {
            let chars = gold.text.to_chars(time.bytes);
            serde_json::json!({
                "span": { "start": chars.start, "end": chars.end, "text": gold.text.slice(time.bytes) },
                "type": time.kind, "value": time.value, "rule": time.rule,
            })
        })
        .collect();
    serde_json::json!({ "source": { "text": gold.text.as_str() }, "times": times })
}

/// Found and right of the classes of expressions that are hard, as a table in Markdown.
fn report(golds: &[Gold]) -> String {
    let mut classes: BTreeMap<&'static str, [usize; 3]> = BTreeMap::new();
    for gold in golds {
        let found = read(gold);
        for mark in &gold.marks {
            let class = class(&gold.text.as_str()[mark.start as usize..mark.end as usize]);
            let counts = classes.entry(class).or_default();
            let time = found
                .iter()
                .find(|time| time.bytes.start < mark.end && mark.start < time.bytes.end);
            counts[0] += 1;
            counts[1] += usize::from(time.is_some());
            counts[2] += usize::from(time.is_some_and(|time| time.value == mark.value));
        }
    }
    let mut out = "| class | annotated | found | value right |\n|---|---|---|---|\n".to_owned();
    for (class, [all, found, right]) in classes {
        // Writing to a string does not fail.
        let _ = writeln!(out, "| {class} | {all} | {found} | {right} |");
    }
    out
}

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ANAPHORIC: [&str; 17] = [
    " later",
    " earlier",
    "that day",
    "that year",
    "that month",
    "that week",
    "that same",
    "the same",
    "the following",
    "the next day",
    "the next year",
    "the next month",
    "the previous",
    "the day before",
    "the day after",
    "of that",
    " before",
];

/// The class of an expression, by its words.
fn class(words: &str) -> &'static str {
    let words = words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let has_year = words.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let has_month = words.split(|c: char| !c.is_alphabetic()).any(|word| {
        MONTHS.iter().any(|month| word.starts_with(month)) && word != "month" && word != "months"
    });
    if WEEKDAYS.contains(&words.as_str()) {
        "weekday alone"
    } else if ANAPHORIC.iter().any(|mark| words.contains(mark)) {
        "counted from the text (\u{201c}two days later\u{201d})"
    } else if has_month && !has_year && words.bytes().any(|byte| byte.is_ascii_digit()) {
        "month and day without year"
    } else if has_month && !has_year {
        "month without year"
    } else if has_year {
        "with a year"
    } else {
        "all others"
    }
}

/// Words per second of segmenting and reading times, over two seconds at least.
fn speed(golds: &[Gold]) -> u64 {
    let words: usize = golds.iter().map(|gold| gold.text.as_str().split_whitespace().count()).sum();
    let (mut rounds, start) = (0usize, Instant::now());
    while start.elapsed() < Duration::from_secs(2) {
        for gold in golds {
            std::hint::black_box(read(gold));
        }
        rounds += 1;
    }
    ((words * rounds) as f64 / start.elapsed().as_secs_f64()) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_point_into_the_text_without_tags() {
        let (text, marks) = unmarked(
            "R&amp;D <EVENT id=\"1\">rose</EVENT> <TIMEX3 tid=\"t1\" value=\"2018-05\">in May</TIMEX3>.",
        );
        assert_eq!(text, "R&D rose in May.");
        assert_eq!(marks.len(), 1);
        assert_eq!(&text[marks[0].start as usize..marks[0].end as usize], "in May");
        assert_eq!(marks[0].value, "2018-05");
    }

    #[test]
    fn classes_by_words() {
        for (words, expected) in [
            ("Monday", "weekday alone"),
            ("March", "month without year"),
            ("early  March", "month without year"),
            ("March 3", "month and day without year"),
            ("March 3, 1994", "with a year"),
            ("1994", "with a year"),
            ("three months", "all others"),
            ("now", "all others"),
        ] {
            assert_eq!(class(words), expected, "{words}");
        }
        assert!(class("two days later").starts_with("counted from the text"));
        assert!(class("the following month").starts_with("counted from the text"));
    }
}
