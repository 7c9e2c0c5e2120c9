//! What came of adding, in sentences.

use super::Failure;
use crate::reading::complain;
use onrecord_ingest::{Refusal, Tally};
use onrecord_record::words::{self, count};
use onrecord_store::Report;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// Most refusals, and most changed pages, that are named; further ones are counted.
const NAMED: usize = 5;

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
        writeln!(out, "{}", serde_json::json!({ "name": refusal.name, "reason": refusal.reason }))
    });
    let written = written.and_then(|()| out.flush());
    written.map_err(|cause| Failure::Nothing(format!("cannot write what was refused: {cause}")))
}

/// A refusal as a sentence that names what it is about.
fn sentence(refusal: &Refusal) -> String {
    let Refusal { name, reason } = refusal;
    if reason.contains(name.as_str()) { reason.clone() } else { format!("{name}: {reason}") }
}

/// What was added, what was not, and what can be asked now.
pub(super) fn closing(story: &str, report: &Report, passed: &Tally) -> Vec<String> {
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
    let story = super::word(Path::new(story));
    if progress.changed > 0 {
        sentences.push(format!("onrecord story changes {story} shows what is different"));
    }
    if progress.added + progress.changed > 0 {
        sentences.push(format!(
            "ask it: onrecord who NAME --story {story}, onrecord variants {story}, onrecord claims {story}"
        ));
    }
    sentences
}

/// What nobody would call an article.
fn passed_over(passed: &Tally) -> String {
    let kinds: Vec<_> = passed.iter().map(|(kind, number)| format!("{number} {kind}")).collect();
    if kinds.is_empty() { String::new() } else { format!("; passed over: {}", kinds.join(", ")) }
}
