//! Whether a word inside a content stands for whoever is made to say it. From words and tags: coreference is not known here.

use super::told::Told;
use super::words::Set;
use onrecord_text::Span;

/// Letters of a noun from which on its repetition counts as the same bearer.
const TELLING: usize = 4;

impl Told<'_, '_, '_> {
    /// Whether a pronoun or noun of the content stands for the source.
    pub(super) fn is_source(&self, at: u32) -> bool {
        if self.is(at, &["i", "we"]) {
            return true;
        }
        if self.is_between_marks(at) && self.tag(at) == "PRP" {
            return false;
        }
        if self.is(at, &["he", "she"]) {
            return self.agrees(at);
        }
        if self.is(at, &["it"]) {
            return self.source_is_body();
        }
        if self.is(at, &["they"]) {
            return self.source_is_many();
        }
        self.is_repeated(at) || self.is_its_holder(at)
    }

    /// "The company expects …, its agent told": what is said first is of the body that the source belongs to.
    fn is_its_holder(&self, at: u32) -> bool {
        let source = self.attribution.source.unwrap_or_default();
        self.is(source.start, &["its", "their"])
            && at < source.start
            && matches!(self.tag(at), "NN" | "NNS" | "NNP" | "NNPS")
    }

    /// Whether the source speaks for somebody else.
    pub(super) fn source_speaks_for(&self) -> bool {
        const SPEAKING: [&str; 12] = [
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "spokespeople",
            "representative",
            "lawyer",
            "lawyers",
            "attorney",
            "attorneys",
            "secretary",
            "leader",
            "director",
        ];
        self.source_tokens().any(|at| self.is(at, &SPEAKING))
    }

    /// Whether the source is an authority or holds an office, by its own words or those that introduce it.
    pub(super) fn source_holds_office(&self) -> bool {
        self.office.is_some() || self.source_in(Set::Authority) || self.source_in(Set::Officer)
    }

    /// "Roe, director of the port, said the port will": whether a noun names the body of the source's office.
    pub(super) fn is_in_office(&self, at: u32) -> bool {
        let word = self.context.lower(at);
        let noun = self.tag(at).starts_with("NN") && word.len() >= TELLING;
        let mut office = self.office.into_iter().flat_map(Span::iter);
        noun && office.any(|other| self.is(other, &[&word]))
    }

    fn source_tokens(&self) -> std::ops::Range<u32> {
        let source = self.attribution.source.unwrap_or_default();
        source.start..source.end.min(source.start + super::told::SOURCE)
    }

    fn source_is(&self, words: &[&str]) -> bool {
        self.source_tokens().len() == 1 && self.source_tokens().any(|at| self.is(at, words))
    }

    /// "he" is not "she", and neither is a thing or many.
    fn agrees(&self, at: u32) -> bool {
        let other = if self.is(at, &["he"]) { ["she", "it", "they"] } else { ["he", "it", "they"] };
        let plural =
            self.source_head().is_some_and(|head| matches!(self.tag(head), "NNS" | "NNPS"));
        let body = self.source_head().is_some_and(|head| self.is_in(head, Set::Body));
        self.source_head().is_some() && !self.source_is(&other) && !plural && !body
    }

    /// Whether a token of the content stands between quotation marks: there the source says "I".
    fn is_between_marks(&self, at: u32) -> bool {
        let depth = |at: u32| self.context.document.quotes.depth.get(at as usize).copied();
        depth(at) > depth(self.attribution.source.map_or(self.cue().start, |source| source.start))
    }

    /// The last word of the first noun phrase of the source.
    fn source_head(&self) -> Option<u32> {
        let nominal = |at: &u32| {
            matches!(
                self.tag(*at),
                "DT" | "PDT"
                    | "JJ"
                    | "CD"
                    | "NN"
                    | "NNS"
                    | "NNP"
                    | "NNPS"
                    | "PRP"
                    | "PRP$"
                    | "POS"
                    | "VBN"
                    | "HYPH"
            )
        };
        self.source_tokens().take_while(nominal).filter(|&at| self.tag(at) != "POS").last()
    }

    /// A body, somebody who speaks for one, or a thing written.
    fn source_is_body(&self) -> bool {
        self.source_is(&["it"])
            || self
                .source_tokens()
                .any(|at| self.is_in(at, Set::Body) || self.is_in(at, Set::Authority))
            || self.source_tokens().len() == 1
                && self.source_tokens().all(|at| self.tag(at) == "NNP")
    }

    /// A single person: one pronoun or a name, or an office.
    pub(super) fn source_is_one(&self) -> bool {
        self.source_head().is_some_and(|head| {
            self.is(head, &["he", "she"]) || matches!(self.tag(head), "NN" | "NNP")
        })
    }

    fn source_is_many(&self) -> bool {
        let plural =
            self.source_head().is_some_and(|head| matches!(self.tag(head), "NNS" | "NNPS"));
        let mut tokens = self.source_tokens();
        plural
            || tokens.any(|at| {
                self.is(at, &["they", "and", "police", "family", "both", "team", "we", "couple"])
            })
    }

    /// "The department said the department would": the same noun, its first letter aside.
    fn is_repeated(&self, at: u32) -> bool {
        let word = self.context.document.word(at);
        word.len() >= TELLING
            && matches!(self.tag(at), "NN" | "NNS" | "NNP" | "NNPS")
            && self.source_tokens().any(|other| self.is(other, &[word]))
    }
}
