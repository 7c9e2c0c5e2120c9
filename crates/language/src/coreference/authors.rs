//! Who stands behind the words for a source: "a lawsuit brought by two states" speaks for the states, ", a former judge,"
//! for the name before it.

use super::nouns::{self, Classes};
use super::phrase::{Head, Phrase, Reading, Words};
use crate::names::lexicon;
use onrecord_record::EntityKind;
use onrecord_text::{Span, Tokens};

/// How far behind the head of the phrase its author may be introduced, in tokens ("a *40-page* letter *signed by* …").
const REACH: usize = 7;

impl Reading<'_, '_> {
    /// A noun for words with its author behind "by" ("a letter by …", "a complaint filed by …").
    pub(super) fn authored(&self, tokens: Span<Tokens>, depth: u8) -> Option<Phrase> {
        let by = tokens.iter().skip(1).take(REACH).find(|&token| self.word(token) == "by")?;
        let makes = makes_words(&self.word(by - 1));
        let head = (by - 1).checked_sub(u32::from(makes)).filter(|&head| head >= tokens.start)?;
        let noun = nouns::noun(self.discourse.document.word(head))
            .filter(|noun| noun.classes.any(Classes::WORDS) && !noun.classes.any(Classes::HUMAN))?;
        let behind = self.word(by + 1);
        // "a ruling by Friday", "a speech by noon".
        if by + 1 >= tokens.end || lexicon::is_calendar(&behind) || behind.ends_with("ing") {
            return None;
        }
        let author = self.phrase(Span::new(by + 1, tokens.end), depth + 1);
        let speaks = match &author.head {
            Head::Name(_) | Head::Joint(..) => true,
            Head::Nominal(nominal) => nominal.noun.is_some(),
            Head::Pronoun(_) | Head::Relative(_) | Head::Nothing => false,
        };
        let is_act = noun.classes.any(Classes::ACT);
        let words = Some(if is_act { Words::Act } else { Words::Document });
        speaks.then_some(Phrase { words, ..author })
    }
}

impl Reading<'_, '_> {
    /// The person right before ", a former judge," where these words stand for the source alone.
    pub(super) fn apposed_to(&self, tokens: Span<Tokens>, region: Span<Tokens>) -> Option<usize> {
        let document = self.discourse.document;
        let is_mark = |token: u32| matches!(document.word(token), "," | "--" | "—" | "–");
        let mark = tokens.start.checked_sub(1).filter(|&token| is_mark(token))?;
        let name = self.discourse.name_at(mark.checked_sub(1)?)?;
        let noun = nouns::noun(document.word(region.end - 1))?;
        let article = matches!(self.word(tokens.start).as_str(), "a" | "an" | "the");
        let describes = noun.classes.any(Classes::HUMAN) && !noun.plural && article;
        let bearer = self.discourse.bearer[name].map(|id| self.discourse.get(id).kind);
        (describes && is_mark(tokens.end) && bearer == Some(EntityKind::Person)).then_some(name)
    }
}

/// Participles that tell who made or brought words, not who has, heard or printed them ("obtained by", "seen by").
fn makes_words(participle: &str) -> bool {
    matches!(
        participle,
        "brought"
            | "filed"
            | "written"
            | "penned"
            | "signed"
            | "drafted"
            | "authored"
            | "issued"
            | "submitted"
            | "lodged"
            | "sent"
            | "posted"
            | "made"
            | "given"
            | "delivered"
            | "prepared"
            | "produced"
            | "conducted"
            | "compiled"
    )
}
