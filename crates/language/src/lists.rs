//! Reading of the reviewed word lists in `data/`.
//!
//! A list is UTF-8 text; lines that begin with `#` are its header and comments.

use rustc_hash::{FxHashMap, FxHashSet};

/// The lines that hold data.
pub(crate) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Every word of a list whose words are separated by white space.
pub(crate) fn words(file: &'static str) -> FxHashSet<&'static str> {
    lines(file).flat_map(str::split_whitespace).collect()
}

/// A list of two columns separated by a tabulator; a line without one maps to the empty string.
pub(crate) fn pairs(file: &'static str) -> FxHashMap<&'static str, &'static str> {
    lines(file).map(|line| line.split_once('\t').unwrap_or((line, ""))).collect()
}
