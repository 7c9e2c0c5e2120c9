//! Articles as the trainer of the full attribution model reads them: the program's own tokens, word pieces and
//! features beside the gold stretches (or none, for unlabelled news), one JSON object to a line.

use crate::brat::{Article, articles};
use crate::error::TrainError;
use crate::news::texts;
use onrecord_language::Document;
use onrecord_language::attribution::Role;
use onrecord_language::attribution::full::features;
use onrecord_models::WordPieces;
use onrecord_text::{Bytes, SourceText, Span};
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Where the articles are and where the sheets go.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Folder with `text` and `attributions`
    #[arg(long, required_unless_present = "news")]
    articles: Option<PathBuf>,
    /// Unlabelled news instead: JSON Lines with a field `text`, perhaps compressed with zstd
    #[arg(long, conflicts_with = "articles")]
    news: Option<PathBuf>,
    /// Take every N-th article of the news
    #[arg(long, value_name = "N", default_value = "1")]
    every: NonZeroUsize,
    /// The encoder's vocabulary of word pieces, `vocab.txt` of the base model
    #[arg(long)]
    vocabulary: PathBuf,
    /// File to write, one article to a line
    #[arg(long)]
    out: PathBuf,
}

/// One article. Offsets are code points; `sentences` and `paragraphs` are first tokens.
#[derive(Debug, Serialize)]
struct Sheet<'a> {
    stem: &'a str,
    text: &'a str,
    /// The stretch of each token.
    spans: Vec<[u32; 2]>,
    /// The word pieces of each token.
    pieces: Vec<Vec<u32>>,
    /// The features of each token, as the program shows them to the encoder.
    features: Vec<Vec<u16>>,
    sentences: Vec<u32>,
    paragraphs: Vec<u32>,
    /// Role of each token (0 source, 1 cue, 2 content), or -1.
    roles: Vec<i8>,
    /// Attribution that each token belongs to, or -1.
    attributions: Vec<i32>,
}

/// Writes the sheets, one after the other: those of all news do not fit into memory.
pub(crate) fn lay_out(options: &Options) -> Result<(), TrainError> {
    let fail = |cause| TrainError::File { action: "write", path: options.out.clone(), cause };
    let vocabulary = std::fs::read(&options.vocabulary).map_err(|cause| TrainError::File {
        action: "read",
        path: options.vocabulary.clone(),
        cause,
    })?;
    let vocabulary = WordPieces::parse(&vocabulary)?;
    let mut out = BufWriter::new(File::create(&options.out).map_err(fail)?);
    for article in read(options)? {
        out.write_all(&sheet(&article?, &vocabulary)?).map_err(fail)?;
    }
    out.flush().map_err(fail)
}

/// Articles, read when they are asked for.
type Articles<'o> = Box<dyn Iterator<Item = Result<Article, TrainError>> + 'o>;

fn read(options: &Options) -> Result<Articles<'_>, TrainError> {
    match (&options.articles, &options.news) {
        (Some(folder), _) => Ok(Box::new(articles(folder)?.into_iter().map(Ok))),
        (None, Some(file)) => {
            let every = options.every.get();
            Ok(Box::new(texts(file)?.step_by(every).map(unlabelled)))
        }
        (None, None) => Ok(Box::new(std::iter::empty())),
    }
}

fn unlabelled(text: Result<String, TrainError>) -> Result<Article, TrainError> {
    let text = SourceText::new(text?)?;
    Ok(Article { stem: String::new(), text, attributions: Vec::new() })
}

/// One line, with its end.
fn sheet(article: &Article, vocabulary: &WordPieces) -> Result<Vec<u8>, TrainError> {
    let document = Document::segment(&article.text, &[]);
    let (roles, attributions) = gold(&document, article);
    let tokens = 0..document.tokens.len() as u32;
    let sheet = Sheet {
        stem: &article.stem,
        text: article.text.as_str(),
        spans: document.tokens.iter().map(|token| offsets(article, token.span)).collect(),
        pieces: tokens.clone().map(|at| pieces(&document, at, vocabulary)).collect(),
        features: tokens.map(|at| shown(&document, at)).collect(),
        sentences: document.sentences.iter().map(|sentence| sentence.tokens.start).collect(),
        paragraphs: document.paragraphs.iter().map(|paragraph| paragraph.tokens.start).collect(),
        roles,
        attributions,
    };
    let mut line = serde_json::to_vec(&sheet)?;
    line.push(b'\n');
    Ok(line)
}

fn pieces(document: &Document<'_>, token: u32, vocabulary: &WordPieces) -> Vec<u32> {
    let mut out = Vec::new();
    vocabulary.of(document.word(token), &mut out);
    out
}

fn shown(document: &Document<'_>, token: u32) -> Vec<u16> {
    let mut out = Vec::new();
    features(document, token, &mut out);
    out
}

fn offsets(article: &Article, span: Span<Bytes>) -> [u32; 2] {
    let span = article.text.to_chars(span);
    [span.start, span.end]
}

/// The role and the attribution of every token: a token belongs to a stretch that overlaps it.
fn gold(document: &Document<'_>, article: &Article) -> (Vec<i8>, Vec<i32>) {
    let tokens = &document.tokens;
    let (mut roles, mut attributions) = (vec![-1; tokens.len()], vec![-1; tokens.len()]);
    for (at, gold) in article.attributions.iter().enumerate() {
        for &(role, span) in &gold.parts {
            let first = tokens.partition_point(|token| token.span.end <= span.start);
            let last = tokens.partition_point(|token| token.span.start < span.end);
            roles[first..last].fill(number(role));
            attributions[first..last].fill(at as i32);
        }
    }
    (roles, attributions)
}

const fn number(role: Role) -> i8 {
    match role {
        Role::Source => 0,
        Role::Cue => 1,
        Role::Content => 2,
    }
}
