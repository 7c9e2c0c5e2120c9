//! Reading of the reviewed word lists in `data/`: lines that begin with `#` are header and comments.

/// The lines that hold data.
pub(super) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Rows of columns separated by tabulators.
pub(super) fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    lines(file).map(|line| line.split('\t').collect())
}

/// Rows of two columns.
pub(super) fn pairs(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(file).filter_map(|line| line.split_once('\t'))
}
