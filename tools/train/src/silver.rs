//! Articles that the full model has labelled: unlabelled news from which the fast model learns what the full
//! one has understood (distillation, Hinton, Vinyals & Dean 2015, here on hard labels).

use crate::brat::{Article, Gold, byte_offsets};
use crate::error::{TrainError, read};
use onrecord_language::attribution::Role;
use onrecord_text::{Bytes, SourceText, Span};
use serde::Deserialize;
use std::path::Path;

/// One line: a text and its attributions, with offsets in code points.
#[derive(Debug, Deserialize)]
struct Line {
    text: String,
    attributions: Vec<Parts>,
}

/// The stretches of one attribution.
#[derive(Debug, Deserialize)]
struct Parts {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
}

/// The articles of a file of JSON Lines.
pub(crate) fn articles(path: &Path) -> Result<Vec<Article>, TrainError> {
    read(path)?.lines().map(|line| article(serde_json::from_str(line)?)).collect()
}

fn article(line: Line) -> Result<Article, TrainError> {
    let text = SourceText::new(line.text)?;
    let bytes = byte_offsets(&text);
    let attributions = line.attributions.iter().map(|parts| gold(parts, &bytes)).collect();
    Ok(Article { stem: String::new(), text, attributions })
}

fn gold(parts: &Parts, bytes: &[u32]) -> Gold {
    let span = |&[start, end]: &[usize; 2]| -> Option<Span<Bytes>> {
        Some(Span::new(*bytes.get(start)?, *bytes.get(end)?))
    };
    let roles =
        [(Role::Source, &parts.source), (Role::Cue, &parts.cue), (Role::Content, &parts.content)];
    let mut parts: Vec<_> = roles
        .into_iter()
        .flat_map(|(role, spans)| spans.iter().filter_map(span).map(move |span| (role, span)))
        .collect();
    parts.sort_by_key(|&(role, span)| (role, span));
    Gold { parts }
}
