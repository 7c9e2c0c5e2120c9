//! `PolNeAR`: articles with attributions in brat standoff, offsets in code points.

use crate::error::{TrainError, files, read};
use onrecord_language::attribution::Role;
use onrecord_text::{Bytes, SourceText, Span};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// An article and its gold attributions.
#[derive(Debug)]
pub(crate) struct Article {
    /// Name of its file, without the ending.
    pub(crate) stem: String,
    /// The text.
    pub(crate) text: SourceText,
    /// The attributions of the first annotator.
    pub(crate) attributions: Vec<Gold>,
}

/// One attribution: its stretches by role, in text order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gold {
    /// Stretches of each role.
    pub(crate) parts: Vec<(Role, Span<Bytes>)>,
}

/// Reads the folders `text` and `attributions` under `root`. Lines that are malformed are left out, as
/// the published scorer does.
pub(crate) fn articles(root: &Path) -> Result<Vec<Article>, TrainError> {
    let annotations = files(&root.join("attributions"), "ann")?;
    let mut out = Vec::new();
    for path in files(&root.join("text"), "txt")? {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(first) = first_annotator(&annotations, &stem) else { continue };
        let text = SourceText::new(read(&path)?)?;
        let attributions = attributions(&read(first)?, &text);
        out.push(Article { stem, text, attributions });
    }
    if out.is_empty() {
        return Err(TrainError::Empty {
            path: root.into(),
            expected: "text/*.txt with attributions/*_*.ann",
        });
    }
    Ok(out)
}

fn first_annotator<'p>(paths: &'p [PathBuf], stem: &str) -> Option<&'p PathBuf> {
    let prefix = format!("{stem}_");
    paths.iter().find(|path| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix))
    })
}

fn attributions(file: &str, text: &SourceText) -> Vec<Gold> {
    let bytes = byte_offsets(text);
    let mut stretches: BTreeMap<&str, Vec<Span<Bytes>>> = BTreeMap::new();
    let mut relations = Vec::new();
    for line in file.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(body)) = (fields.next(), fields.next()) else { continue };
        if id.starts_with('T') {
            stretches.insert(id, spans(body, &bytes));
        } else if id.starts_with('E') {
            relations.push(body);
        }
    }
    relations
        .into_iter()
        .map(|relation| gold(relation, &stretches))
        .filter(|gold| !gold.parts.is_empty())
        .collect()
}

/// Byte offset of every code point, and of the end.
pub(crate) fn byte_offsets(text: &SourceText) -> Vec<u32> {
    text.as_str().char_indices().map(|(at, _)| at as u32).chain([text.len()]).collect()
}

/// The stretches of a body such as `Content 209 236;91 186`.
fn spans(body: &str, bytes: &[u32]) -> Vec<Span<Bytes>> {
    let Some((_, offsets)) = body.split_once(' ') else { return Vec::new() };
    let span = |piece: &str| {
        let (start, end) = piece.split_once(' ')?;
        let at = |number: &str| bytes.get(number.trim().parse::<usize>().ok()?).copied();
        Some(Span::new(at(start)?, at(end)?))
    };
    let mut out: Vec<_> = offsets.split(';').filter_map(span).collect();
    out.sort();
    out
}

fn gold(relation: &str, stretches: &BTreeMap<&str, Vec<Span<Bytes>>>) -> Gold {
    let mut parts = Vec::new();
    for argument in relation.split_whitespace() {
        let Some((role, id)) = argument.split_once(':') else { continue };
        let role = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "Source" => Role::Source,
            "Cue" => Role::Cue,
            "Content" => Role::Content,
            _ => continue,
        };
        parts.extend(stretches.get(id).into_iter().flatten().map(|&span| (role, span)));
    }
    parts.sort_by_key(|&(role, span)| (role, span));
    Gold { parts }
}
