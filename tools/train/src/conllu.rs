//! Universal Dependencies treebanks: texts with their words' tags and places.

use crate::error::{TrainError, read};
use std::cmp::Ordering;
use std::path::Path;

/// A sentence with its words' Penn tags, each at its bytes of the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tagged {
    /// The sentence as its words' forms and spaces give it.
    pub(crate) text: String,
    /// Start, end and tag of each word.
    pub(crate) words: Vec<(u32, u32, String)>,
}

/// Reads one file of sentences in CoNLL-U. A word inside a multiword token ("don't") shares its
/// letters: the parts are laid out one after the other where they spell the whole.
pub(crate) fn sentences(path: &Path) -> Result<Vec<Tagged>, TrainError> {
    let file = read(path)?;
    let mut out = Vec::new();
    for block in file.split("\n\n") {
        let sentence = sentence(block);
        if !sentence.words.is_empty() {
            out.push(sentence);
        }
    }
    Ok(out)
}

fn sentence(block: &str) -> Tagged {
    let mut out = Tagged::default();
    let (mut until, mut space) = (0_u32, false);
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, _, tag, .., misc] = fields[..] else { continue };
        let spaced = !misc.contains("SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            (until, space) = (last.parse().unwrap_or(0), spaced);
            continue;
        }
        let Ok(number) = id.parse::<u32>() else { continue };
        let start = out.text.len() as u32;
        out.text.push_str(form);
        out.words.push((start, out.text.len() as u32, tag.to_owned()));
        let space_behind = match number.cmp(&until) {
            Ordering::Less => false,
            Ordering::Equal => space,
            Ordering::Greater => spaced,
        };
        if space_behind {
            out.text.push(' ');
        }
    }
    out
}
