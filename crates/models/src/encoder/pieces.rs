//! Word pieces: the parts of words that the encoder knows.
//!
//! The same pieces as BERT's uncased tokeniser makes of one token: control characters dropped, accents
//! stripped, lower case, split at white space, punctuation and ideographs, then in each word the longest
//! known piece first (Devlin et al. 2019; Wu et al. 2016).

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::ModelError;

/// At most so many pieces are made of one token; what follows tells the encoder nothing more.
pub const MOST_PIECES: usize = 16;
/// A word of more characters is unknown, as in BERT.
const LONGEST_WORD: usize = 100;

/// The vocabulary of word pieces.
#[derive(Debug, Clone)]
pub struct WordPieces {
    /// Pieces that begin a word.
    first: FxHashMap<Box<str>, u32>,
    /// Pieces that go on with a word, without the mark `##`.
    next: FxHashMap<Box<str>, u32>,
    unknown: u32,
    start: u32,
    end: u32,
    longest: usize,
    count: usize,
}

impl WordPieces {
    /// Reads a vocabulary, one piece a line; a piece's id is its line, from 0.
    ///
    /// # Errors
    /// [`ModelError`] where it is not UTF-8 or lacks `[UNK]`, `[CLS]` or `[SEP]`.
    pub fn parse(bytes: &[u8]) -> Result<Self, ModelError> {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| ModelError::new("the vocabulary is not UTF-8"))?;
        let (mut first, mut next) = (FxHashMap::default(), FxHashMap::default());
        for (id, piece) in (0..).zip(text.lines()) {
            match piece.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => next.insert(rest.into(), id),
                _ => first.insert(piece.into(), id),
            };
        }
        let special = |name: &str| {
            let missing = ModelError::new("the vocabulary lacks [UNK], [CLS] or [SEP]");
            first.get(name).copied().ok_or(missing)
        };
        let (unknown, start, end) = (special("[UNK]")?, special("[CLS]")?, special("[SEP]")?);
        let longest = text.lines().map(str::len).max().unwrap_or(0);
        Ok(Self { first, next, unknown, start, end, longest, count: text.lines().count() })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The piece with which a window starts, `[CLS]`.
    pub fn start(&self) -> u32 {
        self.start
    }

    /// The piece with which a window ends, `[SEP]`.
    pub fn end(&self) -> u32 {
        self.end
    }

    /// The piece that stands for what is not known, `[UNK]`.
    pub fn unknown(&self) -> u32 {
        self.unknown
    }

    /// Adds the pieces of one token to `ids`: at least one, at most [`MOST_PIECES`].
    pub fn of(&self, token: &str, ids: &mut Vec<u32>) {
        let before = ids.len();
        if token.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.word(token, ids);
        } else {
            let text = normalise(token);
            for word in text.split_whitespace().flat_map(at_punctuation) {
                self.word(word, ids);
            }
        }
        if ids.len() == before {
            ids.push(self.unknown);
        }
        ids.truncate(before + MOST_PIECES);
    }

    /// Adds the pieces of one word, or `[UNK]` where no pieces cover it.
    fn word(&self, word: &str, ids: &mut Vec<u32>) {
        let before = ids.len();
        let mut rest = word;
        let mut known = word.chars().nth(LONGEST_WORD).is_none();
        while known && !rest.is_empty() {
            let pieces = if rest.len() == word.len() { &self.first } else { &self.next };
            match self.longest(rest, pieces) {
                Some((length, id)) => {
                    ids.push(id);
                    rest = &rest[length..];
                }
                None => known = false,
            }
        }
        if !known {
            ids.truncate(before);
            ids.push(self.unknown);
        }
    }

    /// The longest of `pieces` with which `rest` begins, and its length in bytes.
    fn longest(&self, rest: &str, pieces: &FxHashMap<Box<str>, u32>) -> Option<(usize, u32)> {
        let mut end = rest.floor_char_boundary(self.longest.min(rest.len()));
        while end > 0 {
            if let Some(&id) = pieces.get(&rest[..end]) {
                return Some((end, id));
            }
            end = rest.floor_char_boundary(end - 1);
        }
        None
    }
}

/// BERT's normal form of a text.
fn normalise(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for character in text.chars().filter(|&character| !dropped(character)) {
        if ideograph(character) {
            spaced.extend([' ', character, ' ']);
        } else {
            spaced.push(character);
        }
    }
    spaced.nfd().filter(|&character| !accent(character)).flat_map(char::to_lowercase).collect()
}

/// Control and format characters, and those for private use; code points that stand for nothing yet stay.
fn dropped(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        '\0' | '\u{fffd}' => true,
        _ => matches!(
            character.general_category(),
            GeneralCategory::Control | GeneralCategory::Format | GeneralCategory::PrivateUse
        ),
    }
}

fn accent(character: char) -> bool {
    character.general_category() == GeneralCategory::NonspacingMark
}

/// The blocks of ideographs that BERT takes as a word each.
fn ideograph(character: char) -> bool {
    matches!(
        character,
        '\u{4e00}'..='\u{9fff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{20000}'..='\u{2a6df}'
            | '\u{2a700}'..='\u{2b73f}'
            | '\u{2b740}'..='\u{2b81f}'
            | '\u{2b920}'..='\u{2ceaf}'
            | '\u{f900}'..='\u{faff}'
            | '\u{2f800}'..='\u{2fa1f}'
    )
}

fn punctuation(character: char) -> bool {
    character.is_ascii_punctuation()
        || character.general_category_group() == GeneralCategoryGroup::Punctuation
}

/// The stretches between marks of punctuation, and each mark.
fn at_punctuation(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive(punctuation)
        .flat_map(|part| {
            let mark = part.chars().next_back().filter(|&last| punctuation(last));
            let (word, mark) = part.split_at(part.len() - mark.map_or(0, char::len_utf8));
            [word, mark]
        })
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests;
