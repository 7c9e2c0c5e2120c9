//! Grammatical functions of mentions, read from tags and word order: who does, who undergoes, whose.

use super::discourse::Discourse;
use super::grammar::{self, Verb};
use crate::names::lexicon;
use crate::tags::Tag;
use onrecord_text::{Span, Tokens};

/// How far before a mention its verb or preposition may stand, in tokens ("in the *very large* house").
const LOOK_BACK: u32 = 6;
/// How far behind "his" the end of its noun phrase is sought, in tokens.
const PHRASE: u32 = 8;

/// The function of a mention in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    /// Before its verb, or behind an inverted one.
    Subject,
    /// Behind a verb.
    Object,
    /// Behind a preposition.
    Oblique,
    /// "Roe’s"
    Possessor,
    /// Anything else: an apposition, a member of a list, a heading.
    Other,
}

impl Function {
    /// The names of the functions, in their order.
    pub(crate) const NAMES: &'static [&'static str] =
        &["subject", "object", "oblique", "possessor", "other"];
}

/// The function of a name or noun phrase; `tokens` holds its title.
pub(crate) fn of(discourse: &Discourse<'_>, tokens: Span<Tokens>) -> Function {
    let document = discourse.document;
    if grammar::is_possessive(document, tokens.end) {
        return Function::Possessor;
    }
    let before = governor(discourse, tokens.start);
    if before == Some(Function::Oblique) {
        return Function::Oblique;
    }
    if grammar::is_subject(document, tokens)
        || discourse.tag(tokens.end).is_some_and(Tag::is_finite)
        || shares_verb(discourse, tokens.end)
    {
        return Function::Subject;
    }
    before.unwrap_or(Function::Other)
}

/// "Roe and Doe left": the verb behind the second is the first one’s too.
fn shares_verb(discourse: &Discourse<'_>, end: u32) -> bool {
    let document = discourse.document;
    let Some(name) =
        discourse.titled_at(end + 1).filter(|_| matches!(document.word(end), "and" | "or" | "&"))
    else {
        return false;
    };
    let next = discourse.names[name].tokens.end;
    discourse.tag(next).is_some_and(Tag::is_finite)
}

/// What stands before a noun phrase: a preposition makes it oblique, a verb an object.
fn governor(discourse: &Discourse<'_>, start: u32) -> Option<Function> {
    let sentence = discourse.sentence_start(start);
    let from = sentence.max(start.saturating_sub(LOOK_BACK));
    for token in (from..start).rev() {
        match discourse.tag_name(token) {
            "DT" | "JJ" | "JJR" | "JJS" | "NN" | "NNP" | "NNS" | "CD" | "PRP$" | "POS" | "HYPH"
            | "VBN" | "PDT" => {}
            "IN" if is_subordinator(discourse, token) => return None,
            "IN" | "TO" => return Some(Function::Oblique),
            "VB" | "VBD" | "VBG" | "VBP" | "VBZ" | "RP" => return Some(Function::Object),
            _ => return None,
        }
    }
    None
}

/// Words tagged as prepositions that begin clauses.
fn is_subordinator(discourse: &Discourse<'_>, token: u32) -> bool {
    matches!(
        discourse.document.word(token).to_lowercase().as_str(),
        "that"
            | "if"
            | "because"
            | "while"
            | "although"
            | "though"
            | "whether"
            | "as"
            | "after"
            | "before"
            | "since"
            | "until"
            | "than"
            | "unless"
            | "once"
            | "whereas"
    )
}

/// The function of the noun phrase that a possessive pronoun opens ("his mother").
pub(crate) fn of_possessed(discourse: &Discourse<'_>, pronoun: u32) -> Function {
    let end = possessed_end(discourse, pronoun);
    if discourse.tag(end).is_some_and(Tag::is_finite) {
        return Function::Subject;
    }
    governor(discourse, pronoun).unwrap_or(Function::Other)
}

/// Whether a word with this tag stands between the determiner and the end of a noun phrase.
pub(crate) fn is_of_noun_phrase(tag: &str) -> bool {
    matches!(
        tag,
        "JJ" | "JJR" | "JJS" | "NN" | "NNS" | "NNP" | "NNPS" | "CD" | "HYPH" | "VBN" | "VBG"
    )
}

/// Where the noun phrase ends that a possessive pronoun opens.
pub(crate) fn possessed_end(discourse: &Discourse<'_>, pronoun: u32) -> u32 {
    let inside = |token: &u32| {
        let tag = discourse.tag_name(*token);
        is_of_noun_phrase(tag) || tag == "POS"
    };
    (pronoun + 1..pronoun + 1 + PHRASE)
        .take_while(inside)
        .last()
        .map_or(pronoun + 1, |last| last + 1)
}

/// The function of an object or subject pronoun where its form does not tell it ("it", "her").
pub(crate) fn of_pronoun(discourse: &Discourse<'_>, token: u32) -> Function {
    if discourse.tag(token + 1).is_some_and(Tag::is_finite) {
        return Function::Subject;
    }
    let before = governor(discourse, token);
    before.unwrap_or_else(|| {
        let tokens = Span::new(token, token + 1);
        if grammar::is_subject(discourse.document, tokens) {
            Function::Subject
        } else {
            Function::Other
        }
    })
}

/// Whether a mention is the subject of a verb of saying ("Roe told them").
pub(crate) fn reports(discourse: &Discourse<'_>, end: u32) -> bool {
    let word = |token: u32| lexicon::key(discourse.document.word(token));
    let is_adverb = discourse.tag_name(end) == "RB"
        || matches!(discourse.tag_name(end), "VBD" | "VBZ" | "MD")
            && grammar::verb(&word(end)) == Some(Verb::Auxiliary);
    grammar::verb(&word(end)) == Some(Verb::Reporting)
        || is_adverb && grammar::verb(&word(end + 1)) == Some(Verb::Reporting)
}
