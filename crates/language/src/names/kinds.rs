//! What a name names: person, organisation, place.

use super::lexicon::{self, Gender};
use super::{Name, NameKind};
use crate::document::Document;
use onrecord_text::{Span, Tokens};

/// The name of these tokens with its kind; none where they are adjectives of nationality alone.
pub(crate) fn name(
    document: &Document<'_>,
    tokens: Span<Tokens>,
    title: Option<Span<Tokens>>,
) -> Option<Name> {
    let tokens = without_article(document, tokens);
    let keys: Vec<String> = tokens.iter().map(|token| lexicon::key(document.word(token))).collect();
    let words = document.words(tokens);
    let listed = lexicon::is_organization(words) || lexicon::is_place(words);
    let is_letter = keys.len() == 1 && keys[0].chars().count() == 1;
    if keys.is_empty()
        || is_letter
        || (!listed && title.is_none() && keys.iter().all(|key| lexicon::is_demonym(key)))
    {
        return None;
    }
    let form = Form { document, tokens, keys: &keys, words };
    let kind = form.kind(title.is_some());
    Some(Name { tokens, kind, title, gender: form.gender(kind, title) })
}

/// "The New York Times" without its article.
fn without_article(document: &Document<'_>, tokens: Span<Tokens>) -> Span<Tokens> {
    let has = tokens.len() > 1 && matches!(document.word(tokens.start), "The" | "the" | "THE");
    Span::new(tokens.start + u32::from(has), tokens.end)
}

/// Heads of places that are nobody's surname ("Shelby County", but "Celinda Lake").
fn is_no_surname(key: &str) -> bool {
    matches!(
        key,
        "county"
            | "airport"
            | "street"
            | "avenue"
            | "boulevard"
            | "highway"
            | "bridge"
            | "stadium"
            | "tower"
            | "towers"
            | "building"
            | "plaza"
            | "island"
            | "islands"
            | "beach"
            | "township"
            | "valley"
            | "palace"
            | "garden"
            | "gardens"
            | "memorial"
            | "district"
            | "refuge"
            | "province"
            | "river"
            | "station"
    )
}

struct Form<'d> {
    document: &'d Document<'d>,
    tokens: Span<Tokens>,
    keys: &'d [String],
    words: &'d str,
}

impl Form<'_> {
    fn kind(&self, titled: bool) -> NameKind {
        if lexicon::is_organization(self.words) {
            NameKind::Organization
        } else if titled {
            NameKind::Person
        } else if lexicon::is_place(self.words) || self.is_shouted_place() {
            NameKind::Place
        } else {
            self.by_words()
        }
    }

    fn by_words(&self) -> NameKind {
        if self.is_institution() {
            NameKind::Organization
        } else if self.is_location() {
            NameKind::Place
        } else if self.is_acronym() {
            NameKind::Organization
        } else if self.is_person() {
            NameKind::Person
        } else {
            NameKind::Other
        }
    }

    /// "BRUSSELS" at the head of a report.
    fn is_shouted_place(&self) -> bool {
        let capitalized = |word: &str| {
            let mut letters = word.chars();
            letters
                .next()
                .into_iter()
                .chain(letters.flat_map(char::to_lowercase))
                .collect::<String>()
        };
        let shouted = self.words.chars().count() > 3 && !self.words.chars().any(char::is_lowercase);
        shouted
            && lexicon::is_place(
                &self.words.split(' ').map(capitalized).collect::<Vec<_>>().join(" "),
            )
    }

    fn last(&self) -> &str {
        self.keys.last().map_or("", String::as_str)
    }

    fn begins_with_first_name(&self) -> bool {
        self.keys.len() > 1 && lexicon::is_first_name(&self.keys[0])
    }

    fn is_institution(&self) -> bool {
        let has_complement =
            self.keys.iter().any(|key| matches!(key.as_str(), "of" | "for" | "on" | "&"));
        let heads = self.keys.iter().filter(|key| lexicon::is_organization_head(key)).count();
        // "Cory Booker Press" is rare, "Hope Solo" and "Grant Park" are not.
        let ends = lexicon::is_organization_head(self.last()) && self.keys.len() > 1;
        ends || has_complement && heads > 0 || self.keys.iter().any(|key| key == "&")
    }

    fn is_location(&self) -> bool {
        let first = self.keys.first().map_or("", String::as_str);
        self.keys.len() > 1
            && (lexicon::is_place_head(self.last())
                && (!self.begins_with_first_name() || is_no_surname(self.last()))
                || matches!(
                    first,
                    "mount"
                        | "lake"
                        | "fort"
                        | "port"
                        | "cape"
                        | "st"
                        | "mt"
                        | "ft"
                        | "san"
                        | "santa"
                        | "northern"
                        | "southern"
                        | "eastern"
                        | "western"
                ) && !matches!(first, "st") | self.words.starts_with("St."))
    }

    fn is_acronym(&self) -> bool {
        let bare = self.words.replace('.', "");
        self.keys.len() == 1
            && (2..=7).contains(&bare.chars().count())
            && bare.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '-')
    }

    fn is_person(&self) -> bool {
        let known = lexicon::is_first_name(&self.keys[0]);
        let plain = |key: &String| {
            lexicon::is_common(key) || lexicon::is_function(key) || lexicon::is_demonym(key)
        };
        match self.keys.len() {
            1 => known && !lexicon::is_common(&self.keys[0]),
            2..=5
                if lexicon::is_thing_head(self.last())
                    || self.words.ends_with(" II") && plain(&self.keys[0]) =>
            {
                false
            }
            2..=5 if known => !self.has_demonym_first(),
            2..=5 => {
                let marked =
                    self.has_initial() || lexicon::is_suffix(self.last()) || self.has_particle();
                let article = matches!(
                    self.document.word(self.tokens.start.wrapping_sub(1)),
                    "the" | "The" | "a" | "an"
                );
                let known = self.acts_like_person() || self.has_family_name_first();
                let bare = !self.keys.iter().any(plain) && !self.ends_in_place();
                (known || marked && !plain(&self.keys[0]) || bare)
                    && !article
                    && self.starts_like_person()
            }
            _ => false,
        }
    }

    /// "New Oregon", a party of that name.
    fn ends_in_place(&self) -> bool {
        lexicon::is_place(self.document.word(self.tokens.end - 1))
    }

    /// "Ban Ki-moon", "Wang Xue Bing": a family name that stands first, and a given name of two parts.
    fn has_family_name_first(&self) -> bool {
        lexicon::is_family_name_first(&self.keys[0])
            && (self.keys.len() == 3 || self.keys[1].contains('-'))
    }

    /// What follows is said of people: a reporting verb, "who", an age between commas.
    fn acts_like_person(&self) -> bool {
        let behind = |offset| self.document.word(self.tokens.end + offset);
        let article =
            matches!(self.document.word(self.tokens.start.wrapping_sub(1)), "the" | "The");
        let is_age = behind(0) == ","
            && behind(2) == ","
            && behind(1).parse::<u8>().is_ok_and(|age| age > 9);
        let speaks = matches!(
            behind(0),
            "said" | "says" | "told" | "who" | "whose" | "recalled" | "testified" | "tweeted"
        );
        !article && self.keys.len() <= 3 && (is_age || speaks)
    }

    /// "Christian Science Church": a first name that is also an adjective.
    fn has_demonym_first(&self) -> bool {
        lexicon::is_demonym(&self.keys[0]) && lexicon::is_common(&self.keys[1])
    }

    /// No place, organisation or acronym for a first word ("Florida Gulf", "CNN Tonight").
    fn starts_like_person(&self) -> bool {
        let first = self.document.word(self.tokens.start);
        let shouted = first.chars().count() > 2 && !first.chars().any(char::is_lowercase);
        let all_shouted = !self.words.chars().any(char::is_lowercase);
        let key = &self.keys[0];
        let is_head = lexicon::is_thing_head(key) || lexicon::is_organization_head(key);
        !is_head
            && !lexicon::is_place(first)
            && !lexicon::is_organization(first)
            && (!shouted || all_shouted)
    }

    /// A single letter inside ("George W. Bush").
    fn has_initial(&self) -> bool {
        self.keys.len() > 2
            && self.keys[..self.keys.len() - 1].iter().any(|key| key.chars().count() == 1)
    }

    fn has_particle(&self) -> bool {
        self.keys.len() > 2
            && self
                .tokens
                .iter()
                .skip(1)
                .any(|token| lexicon::is_particle(self.document.word(token)))
    }

    fn gender(&self, kind: NameKind, title: Option<Span<Tokens>>) -> Option<Gender> {
        if kind != NameKind::Person {
            return None;
        }
        let by_title = title.and_then(|title| {
            title
                .iter()
                .rev()
                .find_map(|token| lexicon::title(&lexicon::key(self.document.word(token)))?.gender)
        });
        by_title.or_else(|| self.first_name_gender())
    }

    /// A name of one word is a surname more often than not, so it tells no gender.
    fn first_name_gender(&self) -> Option<Gender> {
        let given = self.keys.iter().take(self.keys.len().saturating_sub(1));
        given.filter(|key| key.chars().count() > 1).find_map(|key| lexicon::first_name_gender(key))
    }
}
