//! A file of cases: reading it, and writing it back with other marks.

use super::notation::{Finding, Said};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What stands in a record block of a passage in which nobody says anything.
const NOTHING: &str = "(no statement)";

/// One case.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) title: String,
    pub(crate) passage: String,
    pub(crate) record: Vec<Finding>,
}

/// One file of cases.
#[derive(Debug)]
pub(crate) struct CaseFile {
    path: PathBuf,
    lines: Vec<String>,
    /// The cases, each with the lines of its record block in the file.
    pub(crate) cases: Vec<(Case, std::ops::Range<usize>)>,
}

impl CaseFile {
    /// All files of a folder but its README, by name.
    pub(crate) fn all(folder: &Path) -> Vec<Self> {
        let entries = fs::read_dir(folder).expect("the folder of the cases");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| {
            path.extension().is_some_and(|ext| ext == "md") && !path.ends_with("README.md")
        });
        paths.sort();
        paths
            .into_iter()
            .map(|path| Self::open(path).unwrap_or_else(|fault| panic!("{fault}")))
            .collect()
    }

    fn open(path: PathBuf) -> Result<Self, String> {
        let words = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let lines: Vec<String> = words.lines().map(str::to_owned).collect();
        let place =
            |(line, fault): (usize, String)| format!("{}:{}: {fault}", path.display(), line + 1);
        let cases = cases(&lines).map_err(place)?;
        Ok(Self { path, lines, cases })
    }

    /// The file's name.
    pub(crate) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Writes the file with other record blocks, one for each case.
    pub(crate) fn rewrite(&self, records: &[Vec<Finding>]) -> io::Result<()> {
        let mut lines = self.lines.clone();
        for ((_, block), record) in self.cases.iter().zip(records).rev() {
            lines.splice(block.clone(), [block_of(record)]);
        }
        fs::write(&self.path, lines.join("\n") + "\n")
    }
}

/// A record block without its fences.
pub(crate) fn block_of(record: &[Finding]) -> String {
    let lines: Vec<String> = record.iter().map(ToString::to_string).collect();
    let nothing =
        record.iter().all(|finding| finding.ideal().is_none()).then(|| NOTHING.to_owned());
    nothing.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

/// A case with the lines of its record block.
type Placed = (Case, std::ops::Range<usize>);
/// A line, and what is wrong with it.
type Fault = (usize, String);

fn cases(lines: &[String]) -> Result<Vec<Placed>, Fault> {
    let starts = (0..lines.len()).filter(|&at| lines[at].starts_with("## "));
    starts.map(|at| case(lines, at)).collect()
}

fn case(lines: &[String], at: usize) -> Result<Placed, Fault> {
    let title = lines[at].trim_start_matches("## ").to_owned();
    let text = fenced(lines, at, "```text")?;
    let block = fenced(lines, text.end, "```record")?;
    let passage = lines[text].join("\n") + "\n";
    let mut record = Vec::new();
    for line in block.clone() {
        finding(&lines[line], &passage, &mut record).map_err(|fault| (line, fault))?;
    }
    Ok((Case { title, passage, record }, block))
}

/// The lines of the next block with this opening fence, which must come before the next case.
fn fenced(lines: &[String], from: usize, fence: &str) -> Result<std::ops::Range<usize>, Fault> {
    let lacking = || (from, format!("no {fence} block follows"));
    let next = |start: usize, what: &str| {
        lines[start..].iter().position(|line| line == what).map(|at| start + at)
    };
    let open = next(from, fence).ok_or_else(lacking)?;
    let close = next(open, "```").ok_or_else(lacking)?;
    let strayed = lines[from + 1..open].iter().any(|line| line.starts_with("## "));
    if strayed { Err(lacking()) } else { Ok(open + 1..close) }
}

fn finding(line: &str, passage: &str, record: &mut Vec<Finding>) -> Result<(), String> {
    let said = |words: &str| Said::parse(words, passage);
    let next = if let Some(words) = line.strip_prefix("miss: ") {
        Finding::Miss(said(words)?)
    } else if let Some(words) = line.strip_prefix("extra: ") {
        Finding::Extra(said(words)?)
    } else if let Some(words) = line.strip_prefix("near: ") {
        Finding::Near(said(words)?, said(words)?)
    } else if let Some(words) = line.strip_prefix("  is: ") {
        let Some(Finding::Near(ideal, _)) = record.pop() else {
            return Err("a line \"is:\" stands without its line \"near:\"".to_owned());
        };
        Finding::Near(ideal, said(words)?)
    } else if line == NOTHING {
        return Ok(());
    } else {
        Finding::Found(said(line)?)
    };
    record.push(next);
    Ok(())
}
