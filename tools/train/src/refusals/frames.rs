//! The frames in which nouns stand: what governs a noun phrase, what it is the subject of, what stands in it and behind it.

use onrecord_language::Document;
use onrecord_language::tags::Tag;

/// Most tokens of a noun phrase before its head.
const LONGEST: usize = 7;

/// A tagged text.
pub(crate) struct Scene<'a> {
    words: Vec<String>,
    tags: &'a [Tag],
    /// The first token of each token's sentence.
    firsts: Vec<usize>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(document: &Document<'_>, tags: &'a [Tag]) -> Self {
        let words = (0..document.tokens.len() as u32)
            .map(|at| document.word(at).to_lowercase().replace('’', "'"))
            .collect();
        let mut firsts = Vec::with_capacity(document.tokens.len());
        for sentence in &document.sentences {
            firsts.resize(sentence.tokens.end as usize, sentence.tokens.start as usize);
        }
        Self { words, tags, firsts }
    }

    fn tag(&self, at: usize) -> &'static str {
        self.tags.get(at).map_or("", |tag| tag.name())
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    fn is_noun(&self, at: usize) -> bool {
        matches!(self.tag(at), "NN" | "NNS")
    }

    /// Every common noun at the head of a phrase, with the frames around it; and so for two nouns in a row.
    pub(crate) fn sightings(&self, mut see: impl FnMut(&str, &[String])) {
        for head in 0..self.words.len() {
            if !self.is_noun(head) || self.tag(head + 1).starts_with("NN") {
                continue;
            }
            let frames = self.frames(head);
            let noun = self.singular(head);
            see(&noun, &frames);
            if head > self.firsts[head] && matches!(self.tag(head - 1), "NN" | "JJ") {
                see(&format!("{} {noun}", self.word(head - 1)), &frames);
            }
        }
    }

    fn frames(&self, head: usize) -> Vec<String> {
        let start = self.start(head);
        let mut out = Vec::new();
        self.govern(start, &mut out);
        self.inside(start, head, &mut out);
        self.behind(head, &mut out);
        out
    }

    /// Where the phrase of a head begins.
    fn start(&self, head: usize) -> usize {
        let nominal = |at: usize| {
            matches!(
                self.tag(at),
                "DT" | "PDT" | "PRP$" | "JJ" | "JJR" | "JJS" | "CD" | "POS" | "HYPH"
            ) || self.tag(at).starts_with("NN")
        };
        let least = self.firsts[head].max(head.saturating_sub(LONGEST));
        let mut start = head;
        while start > least && nominal(start - 1) {
            start -= 1;
            // A phrase opens with its article; "him | entry" are two.
            if matches!(self.tag(start), "DT" | "PRP$") {
                break;
            }
        }
        start
    }

    /// What stands before the phrase: a verb, a verb and its first object, a preposition and what governs that.
    fn govern(&self, start: usize, out: &mut Vec<String>) {
        let least = self.firsts[start];
        let Some(mut before) = start.checked_sub(1).filter(|&at| at >= least) else { return };
        if self.tag(before) == "RB" && before > least {
            out.push(format!("adverb:{}", self.word(before)));
            before -= 1;
        }
        match self.tag(before) {
            tag if tag.starts_with("VB") => {
                let passive =
                    matches!(tag, "VBN" | "VBD") && before > least && self.is_be(before - 1);
                let frame = if passive { "kept" } else { "object" };
                out.push(format!("{frame}:{}", stem(self.word(before))));
            }
            "PRP" | "NNP" | "NNPS" if before > least => {
                let verb = (least.max(before.saturating_sub(2))..before)
                    .rev()
                    .find(|&at| self.tag(at).starts_with("VB"));
                out.extend(verb.map(|at| format!("second:{}", stem(self.word(at)))));
            }
            "IN" | "TO" | "RP" => {
                out.push(format!("after:{}", self.word(before)));
                if let Some(governor) = before.checked_sub(1).filter(|&at| at >= least) {
                    out.push(format!("after:{} {}", stem(self.word(governor)), self.word(before)));
                }
            }
            "CC" | "," if before > least && self.is_noun(before - 1) => {
                out.push(format!("beside:{}", self.singular(before - 1)));
            }
            _ => {}
        }
    }

    /// Article, owner, adjectives and nouns before the head.
    fn inside(&self, start: usize, head: usize, out: &mut Vec<String>) {
        let opening = match self.tag(start) {
            _ if start == head => "none",
            "PRP$" => "owner",
            "DT" | "PDT" => self.word(start),
            "CD" => "number",
            _ => "bare",
        };
        out.push(format!("opens:{opening}/{}", self.tag(head)));
        for at in start..head {
            match self.tag(at) {
                "JJ" => out.push(format!("adjective:{}", self.word(at))),
                "NN" | "NNS" => out.push(format!("noun:{}", self.singular(at))),
                "POS" => out.push("owned:'s".to_owned()),
                _ => {}
            }
        }
    }

    /// What stands behind the head: a preposition, a clause, a verb that it is the subject of.
    fn behind(&self, head: usize, out: &mut Vec<String>) {
        let next = head + 1;
        match self.tag(next) {
            "IN" | "WDT" | "VBG" | "VBN" => out.push(format!("before:{}", self.word(next))),
            "TO" => out.push(format!(
                "before:to {}",
                if self.tag(next + 1) == "VB" { "do" } else { "it" }
            )),
            "CC" | "," if self.is_noun(next + 1) => {
                out.push(format!("beside:{}", self.singular(next + 1)));
            }
            _ => {}
        }
        let verb = (next..next + 4).find(|&at| {
            !matches!(self.tag(at), "RB" | "MD")
                && !self.is_be(at)
                && !matches!(self.word(at), "has" | "have" | "had")
        });
        if let Some(verb) = verb.filter(|&at| self.tag(at).starts_with("VB")) {
            let frame = if self.is_be(verb - 1) { "subject of passive" } else { "subject" };
            out.push(format!("{frame}:{}", stem(self.word(verb))));
        }
    }

    fn is_be(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "is" | "are"
                | "was"
                | "were"
                | "be"
                | "been"
                | "being"
                | "get"
                | "got"
                | "gets"
                | "getting"
        )
    }

    /// The singular, as the forms of the lists of stance are made of it.
    fn singular(&self, at: usize) -> String {
        let word = self.word(at);
        if self.tag(at) != "NNS" {
            return word.to_owned();
        }
        if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
            return format!("{stem}y");
        }
        let hissing =
            ["ses", "xes", "zes", "ches", "shes"].iter().any(|ending| word.ends_with(ending));
        let doubled = word.ends_with("sses") || !word.ends_with("ses");
        let cut = if hissing && doubled {
            2
        } else {
            usize::from(word.ends_with('s') && !word.ends_with("ss"))
        };
        word[..word.len() - cut].to_owned()
    }
}

/// What the regular forms of a word have in common.
fn stem(word: &str) -> String {
    let cut = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() > 2);
    if let Some(stem) = cut("ied").or_else(|| cut("ies")) {
        return format!("{stem}y");
    }
    let stem = ["ing", "ed", "es", "s", "e"].iter().find_map(|ending| cut(ending)).unwrap_or(word);
    let doubled =
        stem.len() > 3 && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
    let stem = if doubled && !stem.ends_with(['l', 's']) { &stem[..stem.len() - 1] } else { stem };
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_verb_share_a_stem() {
        for forms in [
            ["deny", "denies", "denied"],
            ["grant", "granting", "granted"],
            ["admit", "admits", "admitted"],
        ] {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{forms:?}");
        }
        assert_eq!(stem("revoke"), stem("revoking"));
    }
}
