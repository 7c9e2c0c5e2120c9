//! One statement as a line that people read and write.

use std::fmt;

/// Stands between the pieces of a content.
const BREAK: &str = " … ";
/// Stands for words left out of a piece.
const ELISION: &str = " [...] ";
/// Kinds of source that are written before the words.
const KINDS: [&str; 3] = ["collective", "document", "unnamed"];

/// A stretch of content: as the case has it, and in full.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) written: String,
    pub(crate) words: String,
}

impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

/// One statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    /// How many statements it stands inside of.
    pub(crate) depth: usize,
    /// Kind of source, where the source is neither a named person nor lacking.
    pub(crate) kind: Option<String>,
    /// The words for the source.
    pub(crate) source: Option<String>,
    /// Who that is, where it reads otherwise.
    pub(crate) name: Option<String>,
    pub(crate) cue: Option<String>,
    pub(crate) content: Vec<Piece>,
    /// Quotation, and mode unless it is speech.
    pub(crate) marks: String,
}

/// A line of a record block.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Finding {
    /// Right, and read so.
    Found(Said),
    /// Right, and read somewhat otherwise (the second).
    Near(Said, Said),
    /// Right, and not read.
    Miss(Said),
    /// Read, and not right.
    Extra(Said),
}

impl Finding {
    /// What is right, if anything is.
    pub(crate) fn ideal(&self) -> Option<&Said> {
        match self {
            Self::Found(said) | Self::Near(said, _) | Self::Miss(said) => Some(said),
            Self::Extra(_) => None,
        }
    }
}

impl Said {
    /// Reads a line. Elided pieces are filled in from the passage.
    pub(crate) fn parse(line: &str, passage: &str) -> Result<Self, String> {
        let words = line.trim_start_matches('>');
        let fields: Vec<&str> = words.split(" | ").map(str::trim).collect();
        let [source, cue, content, marks] = fields[..] else {
            return Err(format!("{line:?} has not four fields"));
        };
        let (kind, source) = kind(source);
        let (source, name) = match source.split_once(" = ") {
            Some((source, name)) => (source, Some(name.to_owned())),
            None => (source, None),
        };
        let pieces = content.split(BREAK).map(|piece| full(piece, passage));
        let said = Self {
            depth: line.len() - words.len(),
            kind,
            source: given(source),
            name,
            cue: given(cue),
            content: pieces.collect::<Result<_, _>>()?,
            marks: marks.to_owned(),
        };
        let foreign =
            [&said.source, &said.cue].into_iter().flatten().find(|w| !passage.contains(*w));
        foreign.map_or(Ok(said.clone()), |words| Err(format!("the passage has no {words:?}")))
    }

    /// Whom the statement is laid to; empty where nobody is named.
    fn speaker(&self) -> String {
        let unknown = self.kind.as_deref() == Some("unnamed") || self.source.is_none();
        let words = self.name.as_ref().or(self.source.as_ref()).filter(|_| !unknown);
        words.map_or_else(String::new, |words| plain(words))
    }

    /// Whether both are laid to the same speaker: by the same name, by a surname alone, or, where no
    /// person speaks, by the same words with others around them.
    pub(crate) fn shares_speaker(&self, other: &Self) -> bool {
        let (a, b) = (self.speaker(), other.speaker());
        let (long, short) = if a.len() < b.len() { (&b, &a) } else { (&a, &b) };
        let mut words = long.split_whitespace();
        match &self.kind {
            _ if a == b => true,
            _ if short.is_empty() => false,
            None => words.next_back() == Some(short),
            Some(_) => {
                short.split_whitespace().all(|word| words.clone().any(|other| other == word))
            }
        }
    }
}

/// A name without what may stand around it: article, possessive, capitals.
pub(crate) fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    let name = name.strip_suffix("’s").or_else(|| name.strip_suffix("'s")).unwrap_or(&name);
    let bare = ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article));
    bare.unwrap_or(name).to_owned()
}

fn kind(source: &str) -> (Option<String>, &str) {
    let split = source.split_once(": ").filter(|(kind, _)| KINDS.contains(kind));
    split.map_or((None, source), |(kind, words)| (Some(kind.to_owned()), words))
}

fn given(field: &str) -> Option<String> {
    (field != "-").then(|| field.to_owned())
}

/// The piece in full, as the passage has it.
fn full(piece: &str, passage: &str) -> Result<Piece, String> {
    let (head, tail) = piece.split_once(ELISION).unwrap_or((piece, ""));
    let start = passage.find(head).ok_or_else(|| format!("the passage has no {head:?}"))?;
    let rest = start + head.len();
    let until = passage[rest..].find(tail).ok_or_else(|| format!("the passage has no {tail:?}"))?;
    let words = passage[start..rest + until + tail.len()].to_owned();
    Ok(Piece { written: piece.to_owned(), words })
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nested = if self.depth == 0 { String::new() } else { ">".repeat(self.depth) + " " };
        let kind = self.kind.as_ref().map_or_else(String::new, |kind| format!("{kind}: "));
        let name = self.name.as_ref().map_or_else(String::new, |name| format!(" = {name}"));
        let content: Vec<&str> = self.content.iter().map(|piece| piece.written.as_str()).collect();
        let source = self.source.as_deref().unwrap_or("-");
        let cue = self.cue.as_deref().unwrap_or("-");
        write!(f, "{nested}{kind}{source}{name} | {cue} | {} | {}", content.join(BREAK), self.marks)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Found(said) => write!(f, "{said}"),
            Self::Near(said, read) => write!(f, "near: {said}\n  is: {read}"),
            Self::Miss(said) => write!(f, "miss: {said}"),
            Self::Extra(said) => write!(f, "extra: {said}"),
        }
    }
}
