//! Where an article says that its words come from.
//!
//! A credit counts for the whole article where a dateline, a byline, a sign-off or a note of reprint gives it, and for its
//! surroundings where it stands in a sentence ("told the Courier"). A name that the lexicon of outlets does not know is kept, since it may
//! be that of an outlet whose article is at hand; alone it shows nothing.

use super::outlets::{self, LONGEST};
use onrecord_record::{Source, Span};
use serde::Serialize;
use std::sync::LazyLock;

/// Lines at the head of an article in which a dateline or byline is looked for.
const HEAD_LINES: usize = 4;
/// Most bytes before the bracket of a dateline: a city or two, a day.
const DATELINE: usize = 60;
/// Most bytes of a line that are read: no sentence that credits somebody is longer.
const LONGEST_LINE: usize = 20_000;

/// Where an article says that words of it come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Credit {
    /// How it says so.
    pub kind: CreditKind,
    /// The outlet, in small letters, all forms of its name as one ("associated press").
    pub outlet: String,
    /// Whether that is surely an outlet: one of the lexicon, or headed as outlets' names are.
    pub is_known: bool,
    /// The words that say so; none where the page's data do (a byline).
    pub span: Option<Span>,
}

/// Ways to give credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CreditKind {
    /// "LONDON (Reuters) -".
    Dateline,
    /// The byline or sign-off is an agency's.
    Byline,
    /// "originally appeared in the Courier".
    Reprint,
    /// "told the Courier".
    Told,
    /// "on CNN".
    Aired,
    /// "the Courier reported", "according to the Courier".
    Reported,
    /// "The Associated Press contributed to this report": something in the article, and nobody says what.
    Contributed,
}

impl CreditKind {
    /// Whether it holds for the article and not for the words around it.
    pub fn is_of_article(self) -> bool {
        !matches!(self, Self::Told | Self::Aired | Self::Reported)
    }
}

/// On which side of its words a cue has the outlet's name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
    /// After, and in the lexicon.
    Known,
}

struct Cue {
    kind: CreditKind,
    side: Side,
    words: &'static str,
}

struct Cues {
    all: Vec<Cue>,
    /// An agency and words that stand together in one line of its sign-off.
    signoffs: Vec<(&'static str, &'static str)>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let lines = include_str!("../../../data/credit_cues.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (first, rest) = line.split_once('\t')?;
        let (second, words) = rest.split_once('\t')?;
        Some((first, second, words))
    });
    let (signoffs, cues): (Vec<_>, Vec<_>) = rows.partition(|row| row.0 == "signoff");
    Cues {
        all: cues.into_iter().filter_map(|(kind, side, words)| cue(kind, side, words)).collect(),
        signoffs: signoffs.into_iter().map(|(_, agency, words)| (agency, words)).collect(),
    }
});

fn cue(kind: &str, side: &str, words: &'static str) -> Option<Cue> {
    let kind = match kind {
        "told" => CreditKind::Told,
        "aired" => CreditKind::Aired,
        "reported" => CreditKind::Reported,
        "reprint" => CreditKind::Reprint,
        "contributed" => CreditKind::Contributed,
        _ => return None,
    };
    let side = match side {
        "before" => Side::Before,
        "after" => Side::After,
        _ => Side::Known,
    };
    Some(Cue { kind, side, words })
}

/// All credits of an article: those of its data first, then in text order, each once.
pub fn credits(source: &Source) -> Vec<Credit> {
    let mut found: Vec<_> = source.byline.iter().filter_map(|part| byline(part, None)).collect();
    let mut point = 0;
    let mut head = 0;
    for line in source.text.split_inclusive('\n') {
        if !line.trim().is_empty() && source.title.as_deref().map(str::trim) != Some(line.trim()) {
            head += 1;
        }
        let reading = Line { text: bounded(line), point, is_head: head <= HEAD_LINES };
        reading.credits(&mut found);
        point += line.chars().count() as u32;
    }
    for credit in &mut found {
        full_name(credit, &source.text);
    }
    found.sort_by_key(|credit| credit.span.as_ref().map(|span| (span.start, span.end)));
    found.dedup();
    found
}

fn bounded(line: &str) -> &str {
    let end = line.len().min(LONGEST_LINE);
    let end = (0..=end).rev().find(|&end| line.is_char_boundary(end)).unwrap_or(0);
    &line[..end]
}

/// An agency in a byline or a part of one.
fn byline(words: &str, span: Option<Span>) -> Option<Credit> {
    let parts = words.split([',', '/', '|', ';', '(', ')']);
    let mut parts =
        parts.map(|part| part.trim().trim_start_matches("By ").trim_start_matches("by "));
    let outlet = parts.find_map(outlets::listed)?;
    Some(Credit { kind: CreditKind::Byline, outlet, is_known: true, span })
}

/// One line of an article.
struct Line<'t> {
    text: &'t str,
    /// Code point at which it begins.
    point: u32,
    is_head: bool,
}

impl Line<'_> {
    fn credits(&self, found: &mut Vec<Credit>) {
        if self.is_head {
            found.extend(self.dateline());
            found.extend(self.head_byline());
        }
        let small = self.text.to_ascii_lowercase();
        found.extend(self.signoff(&small));
        for cue in &CUES.all {
            for (at, words) in small.match_indices(cue.words) {
                if is_word(&small, at, at + words.len()) {
                    self.credit(cue, at, found);
                }
            }
        }
    }

    /// "LONDON (Reuters) - ": nothing but capitalised words before the bracket.
    fn dateline(&self) -> Option<Credit> {
        let open = self.text.find('(').filter(|&open| open <= DATELINE)?;
        let close = open + self.text[open..].find(')')?;
        let mut before = self.text[..open].split_whitespace();
        let outlet = outlets::listed(&self.text[open + 1..close])?;
        let is_place = before.all(|word| word.chars().next().is_some_and(|c| !c.is_lowercase()));
        is_place.then(|| Credit {
            kind: CreditKind::Dateline,
            outlet,
            is_known: true,
            span: Some(self.span(open, close + 1)),
        })
    }

    fn head_byline(&self) -> Option<Credit> {
        let words = self.text.trim();
        let is_byline = words.starts_with("By ") || outlets::is_wire(&outlets::key(words));
        is_byline.then(|| byline(words, Some(self.span(0, self.text.trim_end().len()))))?
    }

    fn signoff(&self, small: &str) -> Option<Credit> {
        let (agency, first) = CUES.signoffs.first()?;
        let begins = small.trim_start_matches(['(', ' ']).starts_with(first);
        let is_whole = CUES.signoffs.iter().all(|(_, words)| small.contains(words));
        (begins && is_whole).then(|| Credit {
            kind: CreditKind::Byline,
            outlet: (*agency).to_owned(),
            is_known: true,
            span: Some(self.span(0, self.text.trim_end().len())),
        })
    }

    /// The credits that a cue gives: of those who contributed all, else the one beside it.
    fn credit(&self, cue: &Cue, at: usize, found: &mut Vec<Credit>) {
        let end = at + cue.words.len();
        let runs = match cue.side {
            Side::Before if cue.kind == CreditKind::Contributed => runs_of_sentence(self.text, at),
            Side::Before => last_run(&self.text[..at]).into_iter().collect(),
            _ => first_run(self.text, end).into_iter().collect(),
        };
        for run in runs {
            let Some(name) = name(&run) else { continue };
            let needs_known = cue.side == Side::Known || cue.kind == CreditKind::Contributed;
            if needs_known && !name.is_known {
                continue;
            }
            let span = self.span(at.min(name.start), end.max(name.end));
            let (outlet, is_known) = (name.key, name.is_known);
            found.push(Credit { kind: cue.kind, outlet, is_known, span: Some(span) });
        }
    }

    fn span(&self, from: usize, to: usize) -> Span {
        let start = self.point + self.text[..from].chars().count() as u32;
        let text = self.text[from..to].to_owned();
        Span { start, end: start + text.chars().count() as u32, text }
    }
}

/// Whether the bytes are no part of longer words.
fn is_word(text: &str, from: usize, to: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !letter(text[..from].chars().next_back()) && !letter(text[to..].chars().next())
}

/// Capitalised words that stand together, each with the byte at which it begins.
type Run<'t> = Vec<(usize, &'t str)>;

struct Name {
    key: String,
    is_known: bool,
    start: usize,
    end: usize,
}

/// The outlet with whose name a run begins; a run that the lexicon does not know is one name.
fn name(run: &Run<'_>) -> Option<Name> {
    let words: Vec<_> = run.iter().map(|(_, word)| *word).collect();
    let known = outlets::named(&words);
    let is_known = known.is_some();
    let (length, key) = known.unwrap_or_else(|| (words.len(), outlets::key(&words.join(" "))));
    let (first, last) = (run.first()?, run.get(length.checked_sub(1)?)?);
    let is_name = !key.is_empty() && key != "the";
    is_name.then(|| Name { key, is_known, start: first.0, end: last.0 + last.1.len() })
}

/// The run of capitalised words that begins at a byte, "the" before it left off.
fn first_run(text: &str, from: usize) -> Option<Run<'_>> {
    let mut rest = from;
    if let Some(word) = word_at(text, rest)
        && word.1.eq_ignore_ascii_case("the")
    {
        rest = word.0 + word.1.len();
    }
    let mut run = Vec::new();
    while let Some((at, word)) = word_at(text, rest).filter(|(_, word)| is_capital(word)) {
        let bare = without_marks(word);
        run.push((at, bare));
        rest = at + word.len();
        if bare.len() < word.len() || run.len() == LONGEST {
            break;
        }
    }
    (!run.is_empty()).then_some(run)
}

/// The next word between spaces; none where the line ends.
fn word_at(text: &str, from: usize) -> Option<(usize, &str)> {
    let rest = &text[from..];
    let start = from + rest.find(|c: char| !c.is_whitespace())?;
    let end = text[start..].find(char::is_whitespace).map_or(text.len(), |len| start + len);
    Some((start, &text[start..end]))
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        || outlets::named(&[without_marks(word)]).is_some() && word.contains('.')
}

/// A word up to its possessive, and without marks behind it.
fn without_marks(word: &str) -> &str {
    let cut = ["'s", "’s", "—", "–"].iter().filter_map(|mark| word.find(mark)).min();
    let word = cut.map_or(word, |end| &word[..end]);
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// The run of capitalised words that ends where the text ends.
fn last_run(text: &str) -> Option<Run<'_>> {
    let mut run = Vec::new();
    let mut rest = text.trim_end();
    while !rest.is_empty() && run.len() < LONGEST {
        let at = rest
            .rfind(char::is_whitespace)
            .map_or(0, |space| space + rest[space..].chars().next().map_or(1, char::len_utf8));
        let word = &rest[at..];
        if without_marks(word).len() < word.len() || !is_capital(word) {
            break;
        }
        run.insert(0, (at, word));
        rest = rest[..at].trim_end();
    }
    if run.first().is_some_and(|(_, word)| *word == "The") {
        run.remove(0);
    }
    (!run.is_empty()).then_some(run)
}

/// All runs of capitalised words between the beginning of a sentence and a byte in it.
fn runs_of_sentence(text: &str, end: usize) -> Vec<Run<'_>> {
    let text = &text[..end];
    let (mut found, mut rest) = (Vec::new(), text.rfind(". ").map_or(0, |stop| stop + 1));
    while let Some((at, word)) = word_at(text, rest) {
        match first_run(text, at) {
            Some(run) => {
                rest = run.last().map_or(at + word.len(), |last| last.0 + last.1.len());
                found.push(run);
            }
            None => rest = at + word.len(),
        }
    }
    found
}

/// "The Post" is the Post that the article names in full, where it names one only.
fn full_name(credit: &mut Credit, text: &str) {
    if credit.is_known || !outlets::is_head(&credit.outlet) {
        return;
    }
    let mut fullest = Vec::new();
    for (at, head) in text.match_indices(|c: char| c.is_uppercase()) {
        let end = at + credit.outlet.len();
        let is_it = text.get(at..end).is_some_and(|word| word.eq_ignore_ascii_case(&credit.outlet));
        if !is_it || head.is_empty() || !is_word(text, at, end) {
            continue;
        }
        let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
        let run = last_run(&text[line..end]).unwrap_or_default();
        let words: Vec<_> = run.iter().map(|(_, word)| *word).collect();
        fullest.extend((words.len() > 1).then(|| outlets::key(&words.join(" "))));
    }
    fullest.sort();
    fullest.dedup();
    if let [one] = fullest.as_slice() {
        credit.outlet.clone_from(one);
        credit.is_known = true;
    }
}
