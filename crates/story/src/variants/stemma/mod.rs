//! Which telling of a quotation most plausibly follows which.
//!
//! The method is that of common errors, which textual criticism uses for manuscripts: whoever agrees in an innovation shares an
//! ancestor, while agreement in the original words shows nothing (Lachmann; P. Maas, *Textkritik*, 1957; S. Timpanaro, *La genesi del metodo del
//! Lachmann*, 1963). Computed stemmata of texts go back to M. Spencer and C. Howe ("Estimating distances between manuscripts based on copying
//! errors", 2001); that quotations in the news mutate as they are copied, and make graphs of descent, to J. Leskovec, L. Backstrom and
//! J. Kleinberg ("Meme-tracking and the dynamics of the news cycle", KDD 2009). Newspapers have what manuscripts lack: dates, credits, and a text around
//! the quotation.
//!
//! # What is evidence
//! * **A credit**: the article says that the words come from that outlet ([`credits`]).
//! * **A shared alteration**: both have words that are an innovation, and not one that two writers make by themselves.
//! * **Shared context**: the articles' own words around the quotation are the same far beyond what one occasion makes alike. Words between
//!   marks do not count: two reporters in one room both quote the next sentence.
//! * **The same outlet** earlier: an outlet has its own archive.
//!
//! The same words on the same day are none of them: nobody copies from anybody who heard the same speech.
//!
//! # What gives the direction
//! A credit; else the day or moment of publication; else that the one has words that the other lacks, since no longer text comes from a
//! shorter one. Nothing follows what was published later, and nothing follows what lacks its words. Where copies belong together and nothing
//! decides, they stand together in one node ([`NodeKind::Unordered`]). An outlet that is credited and is not among the articles, or has there only what cannot
//! be followed, is a node of its own ([`NodeKind::Credited`]), as a lost manuscript is in a stemma of texts.
//!
//! A tree has one parent for each copy. Where another one explains what the parent does not (*contamination*), it stands in [`Node::also`].

mod copies;
mod credits;
mod kin;
mod outlets;
mod readings;
mod tree;
mod witness;

pub use credits::{Credit, CreditKind, credits};
pub use witness::{CONTEXT_WORDS, Witness};

use serde::Serialize;

/// Why one telling is taken to follow another, or to belong together with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reason {
    /// The article names the outlet that it has the words from.
    Credit {
        /// How.
        credit: CreditKind,
        /// The outlet, as its name is written.
        outlet: String,
        /// The words that say so; absent where the page's data do.
        words: Option<String>,
    },
    /// Both have an innovation.
    SharedAlteration {
        /// The words as both have them; empty where they lack some.
        words: String,
        /// What the other ones have there.
        instead: String,
    },
    /// The articles' own words around the quotation are the same.
    SharedContext {
        /// Stretches of five words that both have.
        stretches: usize,
        /// Those of the one that has fewer.
        of: usize,
    },
    /// Both are of one outlet.
    SameOutlet,
    /// The one that is followed was published before.
    Earlier {
        /// By how many days; 0 where the moment is what tells.
        days: i32,
    },
    /// The one that is followed has words that the other lacks.
    HoldsMore {
        /// How many.
        words: usize,
    },
}

impl Reason {
    fn credit(credit: &Credit) -> Self {
        Self::Credit {
            credit: credit.kind,
            outlet: outlets::written(&credit.outlet),
            words: credit.span.as_ref().map(|span| span.text.clone()),
        }
    }
}

/// What a node of the tree stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeKind {
    /// One article.
    Telling,
    /// Several articles that belong together; which of them was first, or whether all follow one that is not at hand, nothing decides.
    Unordered,
    /// An outlet that is credited, and of which no article at hand can be the one that was followed.
    Credited,
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Node {
    /// What it stands for.
    pub kind: NodeKind,
    /// The tellings, by their places among those given, article by article, the longest one of each first; none for an outlet that is credited only.
    pub tellings: Vec<usize>,
    /// The outlet that is credited, as its name is written; absent where there are tellings.
    pub outlet: Option<String>,
    /// How many nodes are above it.
    pub depth: usize,
    /// The node that it follows, by its place; absent where nothing shows that it follows any.
    pub follows: Option<usize>,
    /// Why it follows that one.
    pub reasons: Vec<Reason>,
    /// Why those of an unordered node belong together.
    pub together: Vec<Reason>,
    /// What it follows besides.
    pub also: Vec<Also>,
    /// Whether an article in it says that the words were said to its own outlet.
    pub is_told_here: bool,
}

/// What a node follows besides the one below which it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Also {
    /// The node, by its place.
    pub node: usize,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// The most plausible tree of copying.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Stemma {
    /// Each node after the one that it follows and before all that do not come from it, siblings by date (unknown last), then outlet: the order
    /// in which a tree is printed. Nodes of depth 0 follow none.
    pub nodes: Vec<Node>,
}

/// The most plausible tree of copying of one quotation, of which `witnesses` are all tellings.
///
/// Linear in what is given but for the aligning of distinct wordings, of which it takes a bounded number.
pub fn stemma(witnesses: &[Witness]) -> Stemma {
    let kin = kin::Kin::of(copies::copies(witnesses));
    Stemma { nodes: tree::nodes(&kin) }
}
