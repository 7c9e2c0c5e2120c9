//! The articles of an archive in JSON Lines.

use crate::error::BenchError;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write as _};
use std::path::Path;

/// Every how manieth article gives a question of each kind.
const EVERY: usize = 290;

/// Most articles whose names are counted, for the names asked for.
const COUNTED: usize = 3_000;

/// What the questions are made of.
#[derive(Debug, Default)]
pub(super) struct Archive {
    articles: usize,
    /// Texts of some articles.
    pub(super) texts: Vec<String>,
    /// How often two words with capitals stand together.
    pub(super) names: BTreeMap<String, usize>,
}

impl Archive {
    /// Reads an archive once.
    pub(super) fn read(path: &Path) -> Result<Self, BenchError> {
        let mut archive = Self::default();
        for line in articles(path)? {
            archive.take(&line?.text);
        }
        Ok(archive)
    }

    /// How many articles it holds.
    pub(super) fn articles(&self) -> usize {
        self.articles
    }

    fn take(&mut self, text: &str) {
        if self.articles < COUNTED {
            for name in names(text) {
                *self.names.entry(name).or_default() += 1;
            }
        }
        if self.articles.is_multiple_of(EVERY) {
            self.texts.push(text.to_owned());
        }
        self.articles += 1;
    }
}

/// An article of the archive.
pub(super) struct Line {
    pub(super) title: String,
    pub(super) text: String,
}

/// The articles of an archive, one after the other.
pub(super) fn articles(
    path: &Path,
) -> Result<impl Iterator<Item = Result<Line, BenchError>>, BenchError> {
    Ok(lines(path)?.map(move |line| article(&line.map_err(|cause| unreadable(path, cause))?)))
}

fn article(line: &str) -> Result<Line, BenchError> {
    let article: serde_json::Value = serde_json::from_str(line)?;
    let field = |name: &str| article[name].as_str().unwrap_or_default().to_owned();
    Ok(Line { title: field("title"), text: field("text") })
}

/// Two words with capitals behind a word without: a name, as a rule.
fn names(text: &str) -> impl Iterator<Item = String> + '_ {
    let words: Vec<_> = text.split_whitespace().collect();
    let is_name = |word: &str| {
        word.len() > 2
            && word.starts_with(|c: char| c.is_uppercase())
            && word.chars().skip(1).all(char::is_lowercase)
    };
    let small = |word: &str| word.chars().all(char::is_lowercase);
    let found: Vec<_> = words
        .windows(3)
        .filter(|three| small(three[0]) && is_name(three[1]) && is_name(three[2]))
        .map(|three| format!("{} {}", three[1], three[2]))
        .collect();
    found.into_iter()
}

/// Writes the first articles into a file of their own.
pub(super) fn write_first(from: &Path, to: &Path, count: usize) -> Result<(), BenchError> {
    let wrong = |cause| BenchError::Read { path: to.to_path_buf(), cause };
    let mut file = BufWriter::new(File::create(to).map_err(wrong)?);
    for line in lines(from)?.take(count) {
        let line = line.map_err(|cause| unreadable(from, cause))?;
        writeln!(file, "{line}").map_err(wrong)?;
    }
    file.flush().map_err(wrong)
}

fn lines(path: &Path) -> Result<impl Iterator<Item = io::Result<String>>, BenchError> {
    let file = File::open(path).map_err(|cause| unreadable(path, cause))?;
    let packed = path.extension().is_some_and(|ending| ending == "zst");
    let reader: Box<dyn Read> = if packed {
        let decoder = ruzstd::decoding::StreamingDecoder::new(BufReader::new(file));
        Box::new(decoder.map_err(|cause| unreadable(path, io::Error::other(cause)))?)
    } else {
        Box::new(file)
    };
    Ok(BufReader::new(reader).lines())
}

fn unreadable(path: &Path, cause: io::Error) -> BenchError {
    BenchError::Read { path: path.to_path_buf(), cause }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_two_words_with_capitals_inside_a_sentence() {
        let found: Vec<_> =
            names("Then the mayor Ada Quill said THAT Mr Fry knew of it.").collect();
        assert_eq!(found, ["Ada Quill"]);
    }
}
