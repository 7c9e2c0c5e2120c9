//! What came of adding, in sentences.

use super::{Failure, print, say, shell};
use crate::args::AddOptions;
use crate::reading::complain;
use onrecord_ingest::{Refusal, Tally};
use onrecord_record::json::write_line;
use onrecord_record::words::{self, count};
use onrecord_store::{Progress, Report};
use onrecord_story::formats;
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// Most refusals, and most changed pages, that are named; further ones are counted.
const NAMED: usize = 5;

/// What standard input is called on the command line.
const STDIN: &str = "-";

/// Opens the file for what is refused, before anything is read.
pub(super) fn keep_refusals(path: &Path) -> Result<File, Failure> {
    File::create(path).map_err(|cause| {
        Failure::Usage(format!("cannot write {} for --refused: {cause}", path.display()))
    })
}

/// Names the first few that were refused, and writes all into a file.
pub(super) fn refusals(report: &Report, file: Option<File>) -> Result<(), Failure> {
    for refusal in report.refused.iter().take(NAMED) {
        complain(&sentence(refusal));
    }
    let more = report.refused.len().saturating_sub(NAMED);
    if more > 0 {
        let all = if file.is_some() { "" } else { "; --refused FILE writes all of them down" };
        complain(&format!("{more} more refused{all}"));
    }
    let Some(file) = file else { return Ok(()) };
    let mut out = BufWriter::new(file);
    let written = report.refused.iter().try_for_each(|refusal| {
        write_line(&mut out, &Refused::of(refusal))?;
        writeln!(out)
    });
    let written = written.and_then(|()| out.flush());
    written.map_err(|cause| Failure::Nothing(format!("cannot write what was refused: {cause}")))
}

/// A refusal as a sentence that names what it is about.
fn sentence(refusal: &Refusal) -> String {
    let Refusal { name, reason } = refusal;
    let is_told =
        reason.contains(name.as_str()) || name == STDIN && reason.contains("standard input");
    if is_told { reason.clone() } else { format!("{name}: {reason}") }
}

/// What is refused, for programs.
#[derive(Serialize)]
struct Refused<'r> {
    name: &'r str,
    reason: &'r str,
}

impl<'r> Refused<'r> {
    fn of(refusal: &'r Refusal) -> Self {
        Self { name: &refusal.name, reason: &refusal.reason }
    }
}

/// What came of adding, for programs ("onrecord-added/1").
#[derive(Serialize)]
struct Conclusion<'r> {
    format: &'static str,
    story: &'r str,
    /// How many are new pages.
    added: usize,
    /// How many are new versions of pages.
    changed: usize,
    /// How many the story had already.
    known: usize,
    /// How many were refused.
    refused: usize,
    /// How many stated a date that cannot be read for sure.
    unread_dates: usize,
    /// Keys of the pages that have a new version.
    changed_pages: &'r [String],
    refusals: Vec<Refused<'r>>,
    passed_over: Vec<PassedOver>,
}

/// What nobody would call an article.
#[derive(Serialize)]
struct PassedOver {
    what: String,
    number: u64,
}

impl<'r> Conclusion<'r> {
    fn of(story: &'r str, report: &'r Report, passed: &Tally) -> Self {
        let Progress { added, changed, known, refused, .. } = report.progress;
        let passed = passed.iter().map(|(kind, &number)| (kind.to_string(), number));
        Self {
            format: "onrecord-added/1",
            story,
            added,
            changed,
            known,
            refused,
            unread_dates: report.unread_dates,
            changed_pages: &report.changed,
            refusals: report.refused.iter().map(Refused::of).collect(),
            passed_over: passed.map(|(what, number)| PassedOver { what, number }).collect(),
        }
    }
}

/// Prints what came of adding as the call asks for it; nothing where it asks for quiet and for no JSON.
pub(super) fn conclude(
    options: &AddOptions,
    report: &Report,
    passed: &Tally,
) -> Result<(), Failure> {
    if options.json {
        return print(&formats::json(&Conclusion::of(&options.story, report, passed))?);
    }
    let sentences = closing(&options.story, report, passed);
    sentences.iter().filter(|_| !options.reading.quiet).try_for_each(|sentence| say(sentence))
}

/// What was added, what was not, and what can be asked now.
fn closing(story: &str, report: &Report, passed: &Tally) -> Vec<String> {
    let progress = &report.progress;
    if progress.taken == 0 {
        return vec![format!("there is no article in what was given{}", passed_over(passed))];
    }
    let mut parts = vec![format!("{} added", count(progress.added, "article"))];
    let mut tell = |number: usize, words: String| parts.extend((number > 0).then_some(words));
    tell(progress.changed, count(progress.changed, "new version"));
    tell(progress.known, format!("{} there already", progress.known));
    tell(progress.refused, format!("{} refused", progress.refused));
    let name = words::quoted(story);
    let mut sentences = vec![format!("{name}: {}{}", parts.join(", "), passed_over(passed))];
    sentences.extend(report.changed.iter().take(NAMED).map(|key| format!("new version of {key}")));
    if report.unread_dates > 0 {
        sentences.push(format!(
            "{} with a date that cannot be read for sure (2024-05-06 could)",
            count(report.unread_dates, "article")
        ));
    }
    if progress.changed > 0 {
        let word = shell::story(story);
        sentences.push(format!("onrecord story changes {word} shows what is different"));
    }
    sentences.extend((progress.added + progress.changed > 0).then(|| asking(story)));
    sentences
}

/// How the story can be asked.
fn asking(story: &str) -> String {
    let (word, option) = (shell::story(story), shell::story_option(story));
    format!("ask it: onrecord who NAME {option}, onrecord variants {word}, onrecord claims {word}")
}

/// What nobody would call an article, in words.
fn passed_over(passed: &Tally) -> String {
    let kinds: Vec<_> = passed.iter().map(|(kind, number)| format!("{number} {kind}")).collect();
    if kinds.is_empty() { String::new() } else { format!("; passed over: {}", kinds.join(", ")) }
}
