//! One quotation in all the articles that carry it.

use super::Source;
use crate::variants::{Edit, Node};
use onrecord_record::StanceValue;
use serde::Serialize;

/// Version of the shape that [`Carried`] has as JSON.
const FORMAT: &str = "onrecord-quote/1";

/// Version of the shape that [`Variations`] has as JSON.
const VARIATIONS: &str = "onrecord-variants/1";

/// Who carried some words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Carried {
    /// The version of this shape: "onrecord-quote/1".
    pub format: String,
    /// The words that were asked for.
    pub asked: String,
    /// Whether the words stand in what is shown; else it is what comes nearest.
    pub is_exact: bool,
    /// The articles.
    pub sources: Vec<Source>,
    /// The quotations that hold the words, those that most articles carry first.
    pub quotations: Vec<Carrying>,
    /// How many there are in all.
    pub total: usize,
}

impl Carried {
    /// An answer without anything in it yet.
    pub fn asked(words: &str) -> Self {
        Self {
            format: FORMAT.to_owned(),
            asked: words.to_owned(),
            is_exact: true,
            sources: Vec::new(),
            quotations: Vec::new(),
            total: 0,
        }
    }
}

/// One quotation: its wordings, what sets them apart, which follows which.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Carrying {
    /// Its key in the story; absent where one statement alone carries it.
    pub key: Option<String>,
    /// Its wordings, the one that holds most of the utterance first.
    pub wordings: Vec<Wording>,
    /// How they differ; pairs with a material difference first.
    pub variants: Vec<Variant>,
    /// Which telling most plausibly follows which, in the order in which a tree is printed. Nodes name tellings by their places among all of
    /// them: those of the first wording, then of the second, and so on. Empty where it was not asked for.
    pub stemma: Vec<Node>,
    /// How many of the tellings were looked at for that: of very many not all; 0 where it was not asked for.
    pub compared: usize,
    /// What other articles tell in their own words, first published first, at most 40. Empty where it was not asked for.
    pub own_words: Vec<Retold>,
    /// How many there are in all.
    pub own_words_total: usize,
}

impl Carrying {
    /// Wordings of which nothing else is said yet.
    pub fn of(wordings: Vec<Wording>) -> Self {
        Self { wordings, ..Self::default() }
    }

    /// All tellings: of the first wording, then of the second, and so on.
    pub fn tellings(&self) -> impl Iterator<Item = &Aspect> {
        self.wordings.iter().flat_map(|wording| &wording.tellings)
    }
}

/// The same words in several articles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wording {
    /// The words of the first telling, on one line.
    pub words: String,
    /// Who carries them, first published first.
    pub tellings: Vec<Aspect>,
}

/// A telling in an article's own words, near to a wording.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Retold {
    /// The article's words, on one line.
    pub words: String,
    /// Who tells it.
    pub telling: Aspect,
    /// The wording that it is near to, by its place in `wordings`, from 0.
    pub wording: usize,
    /// The differences from that wording. They are listed and never material: an article may tell in its own words.
    pub edits: Vec<Edit>,
}

/// One article's telling.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Aspect {
    /// The article, by its place in `sources`, from 0.
    pub article: usize,
    /// Id of the statement in its record.
    pub statement: String,
    /// Whose words they are there: the name, or the article's words.
    pub speaker: Option<String>,
    /// What the statement does.
    pub stance: Option<StanceValue>,
    /// Where the words begin, in code points of the article's text.
    pub at: u32,
    /// The same in words ("¶ 3, at 533"); of the 1001st telling of a quotation and further ones without the paragraph.
    pub place: String,
}

/// Two wordings that overlap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variant {
    /// The one and the other wording, by their places in `wordings`, from 0.
    pub wordings: [usize; 2],
    /// Whether a difference can change what the speaker is understood to have said.
    pub is_material: bool,
    /// The differences.
    pub edits: Vec<Edit>,
    /// The first telling of each with the text around it; given for material differences.
    pub contexts: Vec<Context>,
}

/// Words with the text around them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Context {
    /// The article, by its place in `sources`, from 0.
    pub article: usize,
    /// The paragraph in which the words begin, on one line, cut where it is long.
    pub words: String,
    /// Where the words stand.
    pub place: String,
}

/// Where outlets differ in what they carry of the same utterance.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variations {
    /// The version of this shape: "onrecord-variants/1".
    pub format: String,
    /// The story.
    pub story: String,
    /// The articles.
    pub sources: Vec<Source>,
    /// Pairs of wordings that differ, first those of which one was published last.
    pub variations: Vec<Side>,
    /// How many there are in all.
    pub total: usize,
}

impl Variations {
    /// An answer without anything in it yet.
    pub fn of(story: &str) -> Self {
        Self {
            format: VARIATIONS.to_owned(),
            story: story.to_owned(),
            sources: Vec::new(),
            variations: Vec::new(),
            total: 0,
        }
    }
}

/// Two wordings side by side, each by its first telling.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Side {
    /// Key of the quotation.
    pub key: String,
    /// The words of the one and the other.
    pub words: [String; 2],
    /// The first telling of the one and the other.
    pub tellings: [Aspect; 2],
    /// The differences.
    pub edits: Vec<Edit>,
}
