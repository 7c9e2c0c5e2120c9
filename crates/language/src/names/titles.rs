//! Titles: what stands before a person's name and is not part of it ("U.S. District Judge Jane Roe").

use super::lexicon;
use crate::coreference::is_person_noun;
use crate::document::Document;
use onrecord_text::{Span, Tokens};

/// The longest personal name that a title is believed before, in tokens.
const LONGEST_NAME: u32 = 6;

/// Parts a run into a name and the title before it and hands both on; hands nothing on where the run is
/// an office alone ("the Attorney General").
pub(crate) fn part(
    document: &Document<'_>,
    run: Span<Tokens>,
    mut out: impl FnMut(Span<Tokens>, Option<Span<Tokens>>),
) {
    let parting = Parting {
        document,
        run,
        keys: run.iter().map(|token| lexicon::key(document.word(token))).collect(),
    };
    match parting.name_start() {
        Start::Whole => out(run, None),
        Start::At(at) => out(Span::new(at, run.end), Some(Span::new(run.start, at))),
        Start::Prefix(at) => {
            out(Span::new(run.start, at), None);
            out(Span::new(at, run.end), None);
        }
        Start::Nowhere => {}
    }
}

/// Where the name begins in a run.
enum Start {
    /// All of it is the name.
    Whole,
    /// Behind the title that ends here.
    At(u32),
    /// Another name stands before it ("Fox News Sean Hannity").
    Prefix(u32),
    /// There is none.
    Nowhere,
}

struct Parting<'d> {
    document: &'d Document<'d>,
    run: Span<Tokens>,
    keys: Vec<String>,
}

impl Parting<'_> {
    fn name_start(&self) -> Start {
        let is_name_behind =
            |at: usize| self.keys[at + 1..].iter().all(|key| lexicon::is_suffix(key) || key == ",");
        let last = (0..self.keys.len()).rev().find(|&at| {
            lexicon::title(&self.keys[at]).is_some()
                && !self.is_surname(at)
                && (at + 1 == self.keys.len() || !is_name_behind(at))
        });
        match last {
            _ if self.is_plain_person() || self.keys.iter().any(|key| key == "&") => Start::Whole,
            Some(at) if at + 1 == self.keys.len() => self.ends_in_title(at),
            Some(at) if self.keys[at + 1] == "of" || self.keys[at + 1] == "for" => {
                self.behind_office(at)
            }
            Some(at) if self.is_person_like(at + 1) => Start::At(self.token(at + 1)),
            _ => self.behind_other_name(),
        }
    }

    fn token(&self, index: usize) -> u32 {
        self.run.start + index as u32
    }

    /// "Stephen King", "Martin Luther King Jr.": a first name first and no title but at the end.
    fn is_plain_person(&self) -> bool {
        let words = self
            .keys
            .iter()
            .rposition(|key| !lexicon::is_suffix(key) && key != ",")
            .map_or(0, |last| last + 1);
        let Some((first, rest)) = self.keys[..words].split_first() else { return false };
        let inner = rest.split_last().map_or(&[][..], |(_, inner)| inner);
        (1..=4).contains(&rest.len())
            && lexicon::is_first_name(first)
            && lexicon::title(first).is_none()
            && !inner.iter().any(|key| lexicon::title(key).is_some())
            && !rest.iter().any(|key| {
                lexicon::is_organization_head(key)
                    || lexicon::is_place_head(key)
                    || lexicon::is_thing_head(key)
            })
    }

    /// "Baron" in "Martin Baron" and "Mr. Baron": a title word at the end, behind a first name or form of address.
    fn is_surname(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.keys[before].as_str()) else {
            return false;
        };
        let is_address = matches!(before, "mr" | "mrs" | "ms" | "miss" | "dr" | "sen" | "rep");
        let is_first_name = lexicon::is_first_name(before) && lexicon::title(before).is_none();
        at + 1 == self.keys.len() && (is_address || is_first_name)
    }

    /// An office alone, unless its last word ends the name of an organisation ("Office of the Attorney General")
    /// or is alone and without an article, as surnames are.
    fn ends_in_title(&self, title: usize) -> Start {
        let (_, before) =
            self.keys.split_last().map_or(("", &[][..]), |(last, rest)| (last.as_str(), rest));
        let is_organization = before.iter().any(|key| lexicon::is_organization_head(key))
            && before.iter().any(|key| key == "of");
        let previous = self.document.word(self.run.start.wrapping_sub(1));
        let is_bare = title == 0
            && !matches!(previous, "the" | "The" | "a" | "A" | "an" | "as" | "vice" | "former");
        if is_organization || is_bare { Start::Whole } else { Start::Nowhere }
    }

    /// "Secretary of State John Kerry", "Chairman of the Joint Chiefs of Staff …".
    fn behind_office(&self, title: usize) -> Start {
        let from = title + 3;
        let known = (from..self.keys.len().saturating_sub(1))
            .find(|&at| lexicon::is_first_name(&self.keys[at]));
        let long = self.keys.len() >= title + 5
            && !lexicon::is_organization_head(&self.keys[self.keys.len() - 1]);
        match known.or_else(|| long.then(|| self.keys.len() - 2)) {
            Some(at) if self.is_person_like(at) => Start::At(self.token(at)),
            _ if lexicon::is_organization_head(&self.keys[title]) => Start::Whole,
            _ => Start::Nowhere,
        }
    }

    /// Whether what begins here can be a personal name: short, and neither institution nor place.
    fn is_person_like(&self, from: usize) -> bool {
        let name = Span::new(self.token(from), self.run.end);
        let words = self.document.words(name);
        let head = |key: &String| {
            (lexicon::is_organization_head(key) || lexicon::is_place_head(key))
                && !lexicon::is_first_name(key)
        };
        let rest = &self.keys[from..];
        let surname_only = rest.len() <= 2
            && rest
                .last()
                .is_some_and(|last| matches!(last.as_str(), "brooks" | "banks" | "young"));
        name.len() <= LONGEST_NAME
            && (surname_only
                || !rest.iter().any(head)
                || rest.len() == 1 && !lexicon::is_organization_head(&rest[0]))
            && !lexicon::is_organization(words)
            && !rest.iter().any(|key| {
                matches!(key.as_str(), "of" | "for")
                    || lexicon::is_thing_head(key) && !lexicon::is_first_name(key) && rest.len() > 1
            })
    }

    /// "Florida’s Rick Scott" is parted by its clitic; here: a known name or demonym right before a first name.
    fn behind_other_name(&self) -> Start {
        let inner = 1..self.keys.len().saturating_sub(1);
        let first = inner
            .rev()
            .find(|&at| lexicon::is_first_name(&self.keys[at]) && self.is_person_like(at));
        let Some(at) = first else { return Start::Whole };
        let before = &self.keys[at - 1];
        let words = self.document.words(Span::new(self.run.start, self.token(at)));
        let plain = |key: &String| {
            lexicon::is_demonym(key)
                || lexicon::is_common(key)
                || matches!(
                    key.as_str(),
                    "state" | "treasury" | "defense" | "justice" | "education"
                )
        };
        let is_first_name = lexicon::is_first_name(&self.keys[0]);
        if !is_first_name && (self.keys[..at].iter().all(plain) || is_person_noun(before)) {
            Start::At(self.token(at))
        } else if lexicon::is_organization(words) || lexicon::is_organization_head(before) && at > 1
        {
            Start::Prefix(self.token(at))
        } else {
            Start::Whole
        }
    }
}
