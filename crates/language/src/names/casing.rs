//! Which capitals are evidence of a name.
//!
//! A capital tells nothing at the head of a sentence, in a headline or in text typed in capitals;
//! there, a word counts as a name only where neither the list of common words nor this text writes it
//! in lower case.

use super::lexicon;
use crate::document::Document;
use crate::quotes::MarkRole;
use onrecord_text::{Sentence, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many words a sentence needs before its capitals are weighed.
const HEADING_WORDS: usize = 3;

/// How many long words a heading needs that ends in a full stop; all its words take capitals then.
const STRICT_WORDS: usize = 4;
/// How many sentences of running text are needed to tell what it writes with a capital.
const BODY: usize = 4;

/// What a text's own use of capitals tells.
pub(crate) struct Casing<'d> {
    document: &'d Document<'d>,
    /// For every sentence: whether capitals tell nothing in it.
    headings: Vec<bool>,
    /// Whether there is running text to compare headings with.
    has_body: bool,
    /// Words that the text writes in lower case, and how often.
    lower: FxHashMap<String, u32>,
    /// Words that running text writes with a capital inside a sentence, and how often.
    proper: FxHashMap<String, u32>,
    /// First tokens of sentences and whatever else takes a capital by its place.
    openers: FxHashSet<u32>,
}

impl<'d> Casing<'d> {
    pub(crate) fn new(document: &'d Document<'d>) -> Self {
        let headings: Vec<bool> =
            document.sentences.iter().map(|&sentence| is_heading(document, sentence)).collect();
        let mut casing = Self {
            document,
            has_body: headings.iter().filter(|heading| !**heading).count() >= BODY,
            headings,
            lower: FxHashMap::default(),
            proper: FxHashMap::default(),
            openers: FxHashSet::default(),
        };
        for index in 0..document.sentences.len() {
            casing.count(index);
        }
        casing
    }

    fn count(&mut self, index: usize) {
        let mut opening = true;
        for token in self.document.sentences[index].tokens.iter() {
            let word = self.document.word(token);
            if !is_word(self.document, token) {
                opening |= self.opens(token);
                continue;
            }
            if opening {
                self.openers.insert(token);
            }
            if word.starts_with(char::is_lowercase) {
                *self.lower.entry(lexicon::key(word)).or_default() += 1;
            } else if !opening && !self.headings[index] {
                *self.proper.entry(lexicon::key(word)).or_default() += 1;
            }
            opening = false;
        }
    }

    /// Whether the mark here lets the next word take a capital.
    fn opens(&self, token: u32) -> bool {
        let role = self.document.quotes.roles.get(token as usize).copied().flatten();
        role == Some(MarkRole::Open)
            || matches!(
                self.document.word(token),
                ":" | "•" | "·" | "*" | "–" | "—" | "--" | "-" | "…"
            )
    }

    /// Whether the token can be a word of a name.
    pub(crate) fn is_name_word(&self, token: u32) -> bool {
        if !is_word(self.document, token) || !is_capital(self.document.word(token)) {
            return false;
        }
        if is_initial(self.document.word(token)) {
            return self.next_capital(token).is_some() || !self.openers.contains(&token);
        }
        if is_party_label(self.document.word(token)) {
            return false;
        }
        let key = lexicon::key(self.document.word(token));
        if key == "today" && self.document.word(token.wrapping_sub(1)) == "USA" {
            return true;
        }
        if lexicon::is_calendar(&key) || lexicon::is_function(&key) {
            return self.is_first_name(token, &key);
        }
        if self.in_heading(token) {
            return self.is_known(token, &key) || !self.has_body && !self.is_plain(&key);
        }
        if self.openers.contains(&token) {
            return !self.is_plain(&key)
                || self.introduces_name(token)
                || self.stands_before_name(token, &key, self.is_title_here(&key));
        }
        true
    }

    /// Whether the sentence of this token gives capitals to all its words.
    pub(crate) fn in_heading(&self, token: u32) -> bool {
        self.headings.get(self.document.sentence_of(token)).copied().unwrap_or_default()
    }

    /// Whether running text writes the word as a name, or a list has it.
    fn is_known(&self, token: u32, key: &str) -> bool {
        let word = self.document.word(token);
        let listed = lexicon::is_place(word)
            || lexicon::is_organization(word)
            || lexicon::title(key).is_some();
        let proper = self.proper.get(key).copied().unwrap_or_default();
        let named = proper > 0 && (proper > 1 || !lexicon::is_common(key));
        named && !self.is_plain(key)
            || !lexicon::is_common(key) && (listed || lexicon::is_first_name(key))
            || self.is_first_name(token, key)
    }

    /// Whether the word is no name as far as lists and this text know.
    fn is_plain(&self, key: &str) -> bool {
        let lower = self.lower.get(key).copied().unwrap_or_default();
        let proper = self.proper.get(key).copied().unwrap_or_default();
        proper <= lower && (lower > 0 || lexicon::is_common(key))
    }

    /// "Will Smith", "April Ryan": a word that is also a first name, before another capital.
    fn is_first_name(&self, token: u32, key: &str) -> bool {
        self.stands_before_name(token, key, false)
    }

    /// Whether a title is a plain word only because this text has the bare noun too ("the president").
    fn is_title_here(&self, key: &str) -> bool {
        lexicon::title(key).is_some() && self.lower.contains_key(key)
    }

    /// A word that is also a first name, or is a title ("President Keller", though the text has "the president" too), before
    /// another capital.
    fn stands_before_name(&self, token: u32, key: &str, is_title: bool) -> bool {
        (is_title || lexicon::is_first_name(key))
            && self
                .next_capital(token)
                .is_some_and(|next| !self.is_plain(&next) && !lexicon::is_function(&next))
    }

    /// "Former President …", "Supreme Court": what stands next makes a name or title of it.
    fn introduces_name(&self, token: u32) -> bool {
        self.next_capital(token).is_some_and(|next| {
            lexicon::title(&next).is_some() || lexicon::is_organization_head(&next)
        })
    }

    /// The word behind, if it has a capital; particles of a name are passed over ("Bill de Graaf").
    fn next_capital(&self, token: u32) -> Option<String> {
        let is_particle = |token: &u32| lexicon::is_particle(self.document.word(*token));
        let next = token + 1 + (token + 1..token + 4).take_while(is_particle).count() as u32;
        (is_word(self.document, next) && is_capital(self.document.word(next)))
            .then(|| lexicon::key(self.document.word(next)))
    }
}

/// "A." in "John A. Roe".
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
}

/// "R-Ohio", "D-Calif.": party and state behind a name.
fn is_party_label(word: &str) -> bool {
    word.split_once('-').is_some_and(|(party, state)| {
        matches!(party, "R" | "D" | "I") && state.starts_with(char::is_uppercase)
    })
}

pub(crate) fn is_word(document: &Document<'_>, token: u32) -> bool {
    document.tokens.get(token as usize).is_some_and(|token| token.kind == TokenKind::Word)
}

/// A capital first, or behind a small prefix ("al-Assad", "d’Estaing", "iPhone" not).
pub(crate) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || word.split_once(['-', '\'', '’']).is_some_and(|(head, tail)| {
            matches!(
                head,
                "al" | "el"
                    | "ul"
                    | "ad"
                    | "as"
                    | "ar"
                    | "at"
                    | "az"
                    | "an"
                    | "d"
                    | "l"
                    | "o"
                    | "bin"
                    | "de"
            ) && tail.starts_with(char::is_uppercase)
        })
}

/// Nearly all words of more than three letters begin with a capital and the sentence does not end as
/// sentences do, or everything is typed in capitals.
fn is_heading(document: &Document<'_>, sentence: Sentence) -> bool {
    let words: Vec<&str> = sentence
        .tokens
        .iter()
        .filter(|&token| is_word(document, token))
        .map(|token| document.word(token))
        .collect();
    let long: Vec<&&str> = words.iter().filter(|word| word.chars().count() > 3).collect();
    let capital = long.iter().filter(|word| is_capital(word)).count();
    let shouted = words.iter().filter(|word| !word.chars().any(char::is_lowercase)).count();
    let ends = sentence.tokens.range().last().is_some_and(|last| document.word(last as u32) == ".");
    let titled = long.len() >= HEADING_WORDS && !ends && capital * 10 >= long.len() * 8;
    let capitals_only = words.len() >= 2
        && shouted * 10 >= words.len() * 9
        && words.iter().any(|word| word.len() > 5);
    let is_capital_or_function = |word: &&str| is_capital(word) || lexicon::is_function(word);
    let all_titled = long.len() >= STRICT_WORDS && words.iter().all(is_capital_or_function);
    titled || all_titled || capitals_only
}
