//! The files of a folder and of the folders in it.

use super::open;
use super::sniff::{self, Promise};
use super::{Context, Passed, Step, Steps};
use crate::IngestError;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Extensions of files that are looked into because they may be feeds or articles.
const OPEN: [&str; 2] = ["xml", "json"];

/// The members of all files of a folder, in the order of their names.
pub(super) struct Folder {
    walk: Walk,
    file: Option<Steps>,
    context: Context,
}

impl Folder {
    pub(super) fn new(path: &Path, context: &Context) -> Self {
        Self { walk: Walk::new(path), file: None, context: context.clone() }
    }
}

impl Iterator for Folder {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        loop {
            if let Some(step) = self.file.as_mut().and_then(Iterator::next) {
                return Some(step);
            }
            match self.walk.next()? {
                Found::File(path) => self.file = Some(open::found(&path, &self.context)),
                Found::Passed(passed) => return Some(Step::Passed(passed)),
                Found::Unreadable(error) => return Some(refused(&error)),
            }
        }
    }
}

fn refused(error: &IngestError) -> Step {
    match error {
        IngestError::Unreadable { name, .. } => Step::refused(name, error),
        error => Step::refused("", error),
    }
}

/// Bytes of all files of a folder that are looked into.
pub(super) fn size(path: &Path) -> u64 {
    let files = Walk::new(path).filter_map(|found| match found {
        Found::File(path) => std::fs::metadata(path).ok(),
        _ => None,
    });
    files.map(|about| about.len()).sum()
}

enum Found {
    File(PathBuf),
    Passed(Passed),
    Unreadable(IngestError),
}

/// Goes through folders, deepest first, in the order of names.
struct Walk {
    /// What is left to visit, the next one last.
    todo: Vec<PathBuf>,
    /// Folders that were visited, without the links that led there: each is read once, so that links
    /// neither lead in circles nor multiply what they point at.
    known: BTreeSet<PathBuf>,
}

impl Walk {
    fn new(path: &Path) -> Self {
        Self { todo: vec![path.to_owned()], known: BTreeSet::new() }
    }

    fn enter(&mut self, folder: &Path) -> Option<Found> {
        let target = canonical(folder);
        if self.known.contains(&target) {
            return Some(Found::Passed(again(folder, &target)));
        }
        self.known.insert(target);
        match entries(folder) {
            Ok(mut paths) => {
                paths.sort_unstable_by(|a, b| b.file_name().cmp(&a.file_name()));
                self.todo.append(&mut paths);
                None
            }
            Err(cause) => Some(unreadable(folder, cause)),
        }
    }

    fn visit(&mut self, path: PathBuf) -> Option<Found> {
        let first = self.known.is_empty();
        if !first && is_hidden(&path) {
            return Some(Found::Passed(Passed::Hidden));
        }
        match std::fs::metadata(&path) {
            Ok(about) if about.is_dir() => self.enter(&path),
            Ok(about) if about.is_file() => Some(taken(path)),
            Ok(_) => Some(Found::Passed(Passed::Special)),
            Err(cause) => Some(unreadable(&path, cause)),
        }
    }
}

fn canonical(folder: &Path) -> PathBuf {
    std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

/// Why a folder that was entered before is not entered by this name.
fn again(folder: &Path, target: &Path) -> Passed {
    let is_above = folder.parent().is_some_and(|parent| canonical(parent).starts_with(target));
    if is_above { Passed::Circle } else { Passed::Twice }
}

fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn taken(path: PathBuf) -> Found {
    match sniff::by_name(&path) {
        Promise::Open(extension) if !OPEN.contains(&extension.as_str()) => {
            Found::Passed(Passed::File(extension))
        }
        _ => Found::File(path),
    }
}

fn unreadable(path: &Path, cause: std::io::Error) -> Found {
    Found::Unreadable(IngestError::Unreadable { name: path.display().to_string(), cause })
}

impl Iterator for Walk {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            let path = self.todo.pop()?;
            if let Some(found) = self.visit(path) {
                return Some(found);
            }
        }
    }
}
