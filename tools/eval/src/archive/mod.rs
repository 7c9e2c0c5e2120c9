//! How a store holds up under an archive: time, memory and disk of adding, and how fast it answers.

mod lines;
mod pages;
mod program;
mod questions;
mod table;

use crate::error::BenchError;
use lines::{Archive, write_first};
use pages::write_pages;
use program::{Program, Run};
use questions::{Question, questions};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many articles the smaller store holds, whose cost per article is compared.
const FEW: usize = 3_000;

/// How many pages the web archive holds, hostile ones not counted.
const PAGES: usize = 1_000;

/// How often each question is put.
const TIMES: usize = 3;

/// What to measure, and on what.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// JSON Lines, one article a line (.jsonl, .jsonl.zst)
    path: PathBuf,
    /// The program
    #[arg(long)]
    program: PathBuf,
    /// Where the stores are made; what lies there is replaced
    #[arg(long)]
    work: PathBuf,
}

/// What was measured.
#[derive(Debug)]
pub(super) struct Figures {
    articles: usize,
    few: Run,
    all: Run,
    again: Run,
    /// Adding a web archive on one core.
    pages: Run,
    bytes: u64,
    answers: Vec<(&'static str, Vec<Duration>)>,
}

/// Measures and lays out the figures.
pub(crate) fn archive(options: &Options) -> Result<String, BenchError> {
    let work = &options.work;
    let list = |cause| BenchError::List { path: work.clone(), cause };
    std::fs::create_dir_all(work).map_err(list)?;
    let archive = Archive::read(&options.path)?;
    let program = Program { path: &options.program };
    let small = work.join("first.jsonl");
    write_first(&options.path, &small, FEW)?;
    let few = add(program, &work.join("few.db"), &small, &[])?;
    let store = work.join("all.db");
    let all = add(program, &store, &options.path, &[])?;
    let again = program.measured(&store, &["add", "archive", name(&options.path)])?;
    let pages = add_pages(program, options)?;
    let asked = questions(&archive);
    let answers = answers(program, &store, &asked)?;
    let bytes = size(&store).map_err(|cause| BenchError::Read { path: store, cause })?;
    Ok(table::table(&Figures {
        articles: archive.articles(),
        few,
        all,
        again,
        pages,
        bytes,
        answers,
    }))
}

/// Makes a new store and adds a file of articles.
fn add(program: Program<'_>, store: &Path, input: &Path, more: &[&str]) -> Result<Run, BenchError> {
    for path in files(store) {
        match std::fs::remove_file(&path) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                return Err(BenchError::Read { path, cause });
            }
            _ => {}
        }
    }
    program.measured(store, &["story", "new", "archive"])?;
    let call = ["add", "archive", "--model", "fast", "--quiet", name(input)];
    program.measured(store, &[&call, more].concat())
}

/// Adds a web archive of the first articles with hostile pages among them, on one core.
fn add_pages(program: Program<'_>, options: &Options) -> Result<Run, BenchError> {
    let pages = options.work.join("pages.warc");
    write_pages(&options.path, &pages, PAGES)?;
    add(program, &options.work.join("pages.db"), &pages, &["--threads", "1"])
}

fn answers(
    program: Program<'_>,
    store: &Path,
    asked: &[Question],
) -> Result<Vec<(&'static str, Vec<Duration>)>, BenchError> {
    let mut answers: Vec<(&'static str, Vec<Duration>)> = Vec::new();
    for question in asked {
        for _ in 0..TIMES {
            let taken = program.asked(store, question)?;
            match answers.iter_mut().find(|(verb, _)| *verb == question.verb) {
                Some((_, all)) => all.push(taken),
                None => answers.push((question.verb, vec![taken])),
            }
        }
    }
    for (_, all) in &mut answers {
        all.sort_unstable();
    }
    Ok(answers)
}

/// The store's file and those that the database keeps beside it.
fn files(store: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|end| {
        let mut name = store.as_os_str().to_owned();
        name.push(end);
        name.into()
    })
}

/// Bytes of the store on disk.
fn size(store: &Path) -> std::io::Result<u64> {
    let mut bytes = std::fs::metadata(store)?.len();
    for path in &files(store)[1..] {
        bytes += std::fs::metadata(path).map_or(0, |about| about.len());
    }
    Ok(bytes)
}

fn name(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}
