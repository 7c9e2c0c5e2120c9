//! The reviewed list of what furniture says, and how a line is held against it.

use onrecord_record::FurnitureKind;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Longest line in bytes that is held against the list: furniture is short.
const LONGEST: usize = 400;

static RULES: LazyLock<Rules> =
    LazyLock::new(|| Rules::new(include_str!("../../data/furniture.tsv")));

/// Where in a text a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Between paragraphs of the article.
    Inside,
    /// Before the article's first paragraph or behind its last.
    Frame,
}

/// What kind of furniture the line is, if the list knows it.
pub(super) fn known(line: &str, place: Place) -> Option<FurnitureKind> {
    if line.len() > LONGEST {
        return None;
    }
    let line = Folded::new(line);
    RULES
        .anywhere
        .find(&line)
        .or_else(|| (place == Place::Frame).then(|| RULES.frame.find(&line))?)
}

/// A line as it is compared: small letters, straight apostrophes, single spaces, no marks at its
/// edges but quotation marks, which show that somebody speaks.
struct Folded<'a> {
    raw: &'a str,
    text: String,
    words: usize,
}

impl<'a> Folded<'a> {
    fn new(line: &'a str) -> Self {
        let text = line.to_lowercase().replace(['’', '‘'], "'");
        let words: Vec<&str> = text.split_whitespace().collect();
        let joined = words.join(" ");
        let trimmed =
            joined.trim_matches(|c: char| c.is_whitespace() || "•·⦁*|»›>→▶►-–—_".contains(c));
        let text = trimmed.trim_end_matches(['.', ':', '!', '…', ',']).to_owned();
        Self { raw: line, words: text.split(' ').count(), text }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.text
            .split(|c: char| !(c.is_alphanumeric() || "'@#&".contains(c)))
            .filter(|word| !word.is_empty())
    }
}

struct Rules {
    anywhere: Table,
    frame: Table,
}

impl Rules {
    fn new(data: &'static str) -> Self {
        let mut rules = Self { anywhere: Table::default(), frame: Table::default() };
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            if let [place, kind, how, most, pattern] = fields[..]
                && let (Some(kind), Ok(most)) = (kind_of(kind), most.parse())
            {
                let table = if place == "any" { &mut rules.anywhere } else { &mut rules.frame };
                table.add(how, Rule { kind, most, pattern });
            }
        }
        rules
    }
}

fn kind_of(name: &str) -> Option<FurnitureKind> {
    Some(match name {
        "navigation" => FurnitureKind::Navigation,
        "share" => FurnitureKind::Share,
        "comments" => FurnitureKind::Comments,
        "caption" => FurnitureKind::Caption,
        "promotion" => FurnitureKind::Promotion,
        "legal" => FurnitureKind::Legal,
        "other" => FurnitureKind::Other,
        _ => return None,
    })
}

#[derive(Clone, Copy)]
struct Rule {
    kind: FurnitureKind,
    /// Most words of a line that it fits.
    most: usize,
    pattern: &'static str,
}

#[derive(Default)]
struct Table {
    /// Whole lines.
    whole: BTreeMap<&'static str, FurnitureKind>,
    /// Beginnings, by their first word.
    begins: BTreeMap<&'static str, Vec<Rule>>,
    ends: Vec<Rule>,
    has: Vec<Rule>,
    exact: Vec<Rule>,
    /// Lines made of nothing but these words.
    words: Vec<(Rule, BTreeSet<&'static str>)>,
}

impl Table {
    fn add(&mut self, how: &str, rule: Rule) {
        match how {
            "is" => {
                self.whole.insert(rule.pattern, rule.kind);
            }
            "begins" => self.begins.entry(first_word(rule.pattern)).or_default().push(rule),
            "ends" => self.ends.push(rule),
            "has" => self.has.push(rule),
            "exact" => self.exact.push(rule),
            "words" => self.words.push((rule, rule.pattern.split(' ').collect())),
            _ => {}
        }
    }

    fn find(&self, line: &Folded<'_>) -> Option<FurnitureKind> {
        let text = line.text.as_str();
        let fit = |rule: &&Rule| line.words <= rule.most;
        let begins = || {
            self.begins
                .get(first_word(text))?
                .iter()
                .filter(fit)
                .find(|rule| begins_with(text, rule.pattern))
        };
        let ends = || self.ends.iter().filter(fit).find(|rule| text.ends_with(rule.pattern));
        let has = || self.has.iter().filter(fit).find(|rule| text.contains(rule.pattern));
        let exact = || self.exact.iter().filter(fit).find(|rule| line.raw.contains(rule.pattern));
        let made = || {
            let fitting = self.words.iter().filter(|(rule, _)| fit(&rule));
            fitting
                .map(|(rule, words)| (rule, words))
                .find(|(_, words)| made_of(line, words))
                .map(|(rule, _)| rule)
        };
        let whole = self.whole.get(text).copied();
        whole.or_else(|| {
            begins().or_else(made).or_else(ends).or_else(has).or_else(exact).map(|rule| rule.kind)
        })
    }
}

/// Up to the first white space.
fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or(text)
}

/// Whether the line begins with the pattern and no word is cut by its end.
fn begins_with(text: &str, pattern: &str) -> bool {
    text.strip_prefix(pattern).is_some_and(|rest| {
        !pattern.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}

fn made_of(line: &Folded<'_>, words: &BTreeSet<&str>) -> bool {
    let mut any = false;
    let quoted = line.text.contains(['"', '“', '”']);
    !quoted
        && line.words().all(|word| {
            any = true;
            words.contains(word)
        })
        && any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_a_rule() {
        let data = include_str!("../../data/furniture.tsv");
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 5, "{line}");
            assert!(["any", "frame"].contains(&fields[0]), "{line}");
            assert!(kind_of(fields[1]).is_some() && fields[3].parse::<usize>().is_ok(), "{line}");
            assert!(
                ["is", "begins", "ends", "has", "exact", "words"].contains(&fields[2]),
                "{line}"
            );
            assert!(fields[2] == "exact" || fields[4] == fields[4].to_lowercase(), "{line}");
        }
    }

    #[test]
    fn lines_are_known_in_any_spelling() {
        assert_eq!(known("Share.", Place::Inside), Some(FurnitureKind::Share));
        assert_eq!(known("LEAVE A REPLY »", Place::Inside), Some(FurnitureKind::Comments));
        assert_eq!(
            known("Share this article Tweet Email", Place::Inside),
            Some(FurnitureKind::Share)
        );
        assert_eq!(
            known("Copyright © 2031 The Daily Ledger", Place::Inside),
            Some(FurnitureKind::Legal)
        );
    }

    #[test]
    fn speech_and_prose_are_not_known() {
        for line in [
            "“Share.”",
            "WALLACE: Yes.",
            "The share fell.",
            "Weather was the reason.",
            "Comment was refused.",
        ] {
            assert_eq!(known(line, Place::Inside), None, "{line}");
        }
    }

    #[test]
    fn section_names_are_furniture_in_the_frame_only() {
        assert_eq!(known("Weather", Place::Frame), Some(FurnitureKind::Navigation));
        assert_eq!(known("Weather", Place::Inside), None);
    }
}
