//! Part-of-speech tags: the Penn Treebank's, as the English UD treebanks carry them (XPOS).

use crate::document::Document;
use crate::features::Features;
use crate::lexemes::Lexeme;
use onrecord_models::{Chain, Scratch};
use onrecord_text::{Span, Tokens};

/// A part-of-speech tag: an index into [`TAGS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(pub u8);

/// The tags, in the order of the model's labels. After the Penn Treebank guidelines (Santorini 1990)
/// with the UD treebanks' additions (HYPH, NFP, ADD, GW, AFX).
pub const TAGS: [&str; 50] = [
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW",
    "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",
    "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP",
    "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``",
];

impl Tag {
    /// The tag of this name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        TAGS.iter().position(|tag| *tag == name).map(|at| Self(at as u8))
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        TAGS.get(self.0 as usize).copied().unwrap_or("XX")
    }

    /// A verb form, modals not among them.
    pub fn is_verb(self) -> bool {
        self.name().starts_with("VB")
    }

    /// A verb form that carries tense, or a modal.
    pub fn is_finite(self) -> bool {
        matches!(self.name(), "VBD" | "VBP" | "VBZ" | "MD")
    }

    /// A common or proper noun.
    pub fn is_noun(self) -> bool {
        self.name().starts_with("NN")
    }

    /// A proper noun.
    pub fn is_name(self) -> bool {
        self.name().starts_with("NNP")
    }
}

/// Tags every token. Reads tokens, sentences and lexemes.
pub fn tags(document: &Document<'_>, lexemes: &[Lexeme], model: &Chain) -> Vec<Tag> {
    let (mut features, mut scratch, mut labels) =
        (Features::default(), Scratch::default(), Vec::new());
    let mut out = Vec::with_capacity(document.tokens.len());
    for sentence in &document.sentences {
        for piece in pieces(sentence.tokens) {
            extract(lexemes, piece, &mut features);
            model.decode(&[features.parts()], &mut scratch, &mut labels);
            out.extend(labels.iter().map(|&label| Tag(label)));
        }
    }
    out
}

/// A sentence is decoded in pieces of at most this many tokens; longer ones are lists or no prose.
const LONGEST: u32 = 400;

fn pieces(tokens: Span<Tokens>) -> impl Iterator<Item = Span<Tokens>> {
    (tokens.start..tokens.end)
        .step_by(LONGEST as usize)
        .map(move |start| Span::new(start, (start + LONGEST).min(tokens.end)))
}

/// Features of a stretch of one sentence, after Ratnaparkhi (1996) and Honnibal's averaged perceptron.
pub fn extract(lexemes: &[Lexeme], tokens: Span<Tokens>, out: &mut Features) {
    out.clear();
    let inside = lexemes.get(tokens.range()).unwrap_or_default();
    let edge = Lexeme::default();
    let at = |position: usize, offset: isize| {
        position
            .checked_add_signed(offset)
            .and_then(|position| inside.get(position))
            .unwrap_or(&edge)
    };
    for position in 0..inside.len() {
        let (word, left, right) = (at(position, 0), at(position, -1), at(position, 1));
        out.add(0, 0);
        out.add(1, word.form);
        out.add(2, word.lower);
        for (length, &suffix) in word.suffixes.iter().enumerate() {
            out.add(3 + length as u32, suffix);
        }
        out.add(7, word.prefixes[0]);
        out.add(8, word.prefixes[1]);
        out.pair(9, u32::from(word.shape), u32::from(position == 0));
        out.add(10, left.lower);
        out.add(11, right.lower);
        out.add(12, at(position, -2).lower);
        out.add(13, at(position, 2).lower);
        out.pair(14, left.lower, word.lower);
        out.pair(15, word.lower, right.lower);
        out.add(16, left.suffixes[2]);
        out.add(17, right.suffixes[2]);
        out.pair(18, u32::from(left.shape), u32::from(word.shape));
        out.pair(19, u32::from(word.shape), u32::from(right.shape));
        out.pair(20, left.lower, right.lower);
        out.pair(21, word.suffixes[2], left.suffixes[1]);
        out.pair(22, word.suffixes[2], right.suffixes[1]);
        for (template, offset) in (23..).zip(-2..=2) {
            out.add(template, u32::from(at(position, offset).class));
        }
        out.pair(28, u32::from(left.class), u32::from(word.class));
        out.pair(29, u32::from(word.class), u32::from(right.class));
        out.pair(30, u32::from(word.class), word.suffixes[1]);
        out.end();
    }
}
