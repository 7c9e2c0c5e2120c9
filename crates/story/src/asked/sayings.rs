//! What somebody said.

use super::Source;
use onrecord_record::{
    Commitment, CueTone, EntityKind, EvidenceKind, Quotation, Span, StanceValue,
};
use serde::Serialize;

/// Version of the shape that [`Sayings`] has as JSON.
const FORMAT: &str = "onrecord-who/1";

/// Everything that somebody said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sayings {
    /// The version of this shape: "onrecord-who/1".
    pub format: String,
    /// The name that was asked for.
    pub asked: String,
    /// Whose words these are: one in each story. Equal names in two stories are listed apart.
    pub people: Vec<Bearer>,
    /// Who may be meant, where the name does not say: then there is nobody in `people`, and nothing was looked up. Else others whose names
    /// hold the same words, who may be the same people under another name.
    pub candidates: Vec<Bearer>,
    /// How many candidates there are in all.
    pub candidates_total: usize,
    /// The articles.
    pub sources: Vec<Source>,
    /// What they said: articles published last come first, those of unknown date last; each article in the order of its text.
    pub sayings: Vec<Saying>,
    /// How many there are in all.
    pub total: usize,
}

impl Sayings {
    /// An answer without anything in it yet.
    pub fn asked(name: &str) -> Self {
        Self {
            format: FORMAT.to_owned(),
            asked: name.to_owned(),
            people: Vec::new(),
            candidates: Vec::new(),
            candidates_total: 0,
            sources: Vec::new(),
            sayings: Vec::new(),
            total: 0,
        }
    }
}

/// Somebody who bears a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bearer {
    /// The story.
    pub story: String,
    /// Who this is, in that story: the name that tells one bearer from another.
    pub key: String,
    /// Person, organisation, …
    pub kind: EntityKind,
    /// The fullest form of the name.
    pub name: String,
    /// How many articles name this one.
    pub articles: usize,
    /// How many statements are this one's; nobody who is named and says nothing has any.
    pub statements: usize,
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Saying {
    /// The article, by its place in `sources`, from 0.
    pub article: usize,
    /// Id of the statement in its record.
    pub id: String,
    /// The name of who says it, where the record knows.
    pub speaker: Option<String>,
    /// The article's words for who says it.
    pub source: Option<String>,
    /// The words that report, in the order of the text ("Holm told").
    pub reported: String,
    /// How much of it is verbatim: all, some or none of it between quotation marks.
    pub quotation: Quotation,
    /// What it does.
    pub stance: Option<StanceValue>,
    /// How firmly.
    pub commitment: Option<Commitment>,
    /// The writer's choice of reporting word.
    pub cue_tone: Option<CueTone>,
    /// What it rests on.
    pub evidence: Vec<EvidenceKind>,
    /// The first words of what was said.
    pub span: Span,
    /// All of them on one line: what stands between the pieces is left out and marked.
    pub words: String,
    /// Where they stand ("¶ 3, at 533").
    pub place: String,
    /// Key of the quotation, where other articles carry the same words.
    pub carried: Option<String>,
}
