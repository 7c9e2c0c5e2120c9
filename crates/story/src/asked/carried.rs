//! One quotation in all the articles that carry it.

use super::Source;
use crate::variants::{Edit, Node};
use onrecord_record::{Span, StanceValue};
use serde::Serialize;

/// Version of the shape that [`Carried`] has as JSON.
const FORMAT: &str = "onrecord-quote/1";

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
    /// Whether more statements hold the words than were looked at: then there may be more quotations than `total`.
    pub has_more: bool,
    /// Those of them that have the same words of one speaker, and why they are not one quotation.
    pub apart: Vec<Apart>,
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
            has_more: false,
            apart: Vec::new(),
        }
    }
}

/// Quotations with the same words of one speaker. Nobody says that they were said twice; nothing shows that they were said on one occasion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Apart {
    /// Their places in `quotations`, from 0.
    pub quotations: Vec<usize>,
    /// What keeps them apart.
    pub reason: ApartReason,
}

/// Why the same words are not one quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApartReason {
    /// Of one of them no day of publication is known.
    DayUnknown,
    /// They were published on different days.
    OtherDays,
    /// They are too short or too common to show one occasion.
    NotShown,
}

/// One quotation: its wordings, what sets them apart, which follows which.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Carrying {
    /// Its key in the story; absent where one statement alone carries it.
    pub key: Option<String>,
    /// How many articles carry it.
    pub articles: usize,
    /// Of how many outlets, as far as these are known.
    pub outlets: usize,
    /// Its wordings, the one that holds most of the utterance first; of very many the first.
    pub wordings: Vec<Wording>,
    /// How many wordings there are in all.
    pub wordings_total: usize,
    /// How many tellings all wordings have.
    pub tellings_total: usize,
    /// How the wordings that are told here differ; pairs with a material difference first.
    pub variants: Vec<Variant>,
    /// How many pairs of wordings differ in all.
    pub variants_total: usize,
    /// How many of them materially.
    pub material_total: usize,
    /// Which telling most plausibly follows which, in the order in which a tree is printed. Nodes name tellings by their places among all of
    /// them: those of the first wording, then of the second, and so on. Empty where it was not asked for.
    pub stemma: Vec<Node>,
    /// How many of the tellings were looked at for that: of very many not all, and none that is not told here; 0 where it was not asked for.
    pub compared: usize,
    /// What other articles tell in their own words, first published first, at most 40. Empty where it was not asked for.
    pub own_words: Vec<Retold>,
    /// How many there are in all.
    pub own_words_total: usize,
}

impl Carrying {
    /// All tellings that are told: of the first wording, then of the second, and so on.
    pub fn tellings(&self) -> impl Iterator<Item = &Aspect> {
        self.wordings.iter().flat_map(|wording| &wording.tellings)
    }
}

/// The same words in several articles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wording {
    /// The words of the first telling on one line, for people to read; whoever needs them as they stand has the spans of the telling.
    #[serde(skip)]
    pub words: String,
    /// Who carries them, first published first; of very many the first.
    pub tellings: Vec<Aspect>,
    /// How many there are in all.
    pub tellings_total: usize,
}

/// A telling in an article's own words, near to a wording.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Retold {
    /// The article's words on one line, for people to read.
    #[serde(skip)]
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
    /// The same in words ("¶ 3, at 533").
    pub place: String,
    /// The words: each piece between marks, or in the article's own words each stretch, in the order of the text.
    pub spans: Vec<Span>,
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
    /// The paragraph in which the words begin, cut where it is long.
    pub span: Span,
    /// Where the words stand.
    pub place: String,
}
