//! One telling with what its article has around it.

use super::{Credit, CreditKind};
use crate::variants::Telling;
use jiff::Timestamp;
use onrecord_record::{Places, Source, Span};

/// Most words of the article's own that are kept on either side of a quotation.
pub const CONTEXT_WORDS: usize = 60;
/// Most code points of the article on either side in which they are looked for.
const WINDOW: u32 = 2_500;
/// Most words before a quotation in its sentence that only go on with who speaks.
const LEAD: usize = 3;
/// Most letters of an abbreviation before a full stop ("Sen.", "Gov.").
const SHORT: usize = 4;
/// What stands in a context for words between quotation marks: those are somebody's, not the article's.
pub(super) const QUOTED: char = '…';

/// One telling with what its article has around it: what a stemma is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// The telling.
    pub telling: Telling,
    /// When its article was published, where the moment is known and not the day only.
    pub moment: Option<Timestamp>,
    /// The article's own words before the quotation, at most [`CONTEXT_WORDS`]; `…` stands for what it has between marks.
    pub before: String,
    /// Its own words after the place where the quotation begins, those that break it off among them.
    pub after: String,
    /// What the article says of where its words come from: credits of the whole article, and those that stand in the
    /// quotation's own sentence; where little stands before the quotation there ("Holm added,"), also what the sentence before it says was
    /// told to an outlet or said on its programme.
    pub credits: Vec<Credit>,
}

impl Witness {
    /// The telling of an article with what stands around it. `credits` are those of the article ([`super::credits`]).
    pub fn of(source: &Source, places: &Places, telling: Telling, credits: &[Credit]) -> Self {
        let at = telling.at.min(places.len());
        let (from, to) = (at.saturating_sub(WINDOW), places.len().min(at.saturating_add(WINDOW)));
        let before = places.slice(from, at).unwrap_or_default();
        let after = places.slice(at, to).unwrap_or_default();
        let (own_before, own_after) = own_words(before, after, from > 0);
        let near = Near::of(at, before, after, &telling.pieces);
        let moment = source.published.as_ref().and_then(|published| published.value.parse().ok());
        Self {
            telling,
            moment,
            before: last_words(&own_before),
            after: first_words(&own_after),
            credits: credits.iter().filter(|credit| near.has(credit)).cloned().collect(),
        }
    }
}

/// Where a credit must stand to be one of the quotation, in code points.
struct Near {
    /// Where the sentence before the quotation begins, if the quotation begins one.
    before: u32,
    from: u32,
    to: u32,
}

impl Near {
    fn of(at: u32, before: &str, after: &str, pieces: &[String]) -> Self {
        let line = before.rfind('\n').map_or(before, |end| &before[end + 1..]);
        let from = sentence_start(line, line.len());
        let begins = line[from..].split_whitespace().filter(|part| is_word(part)).count() <= LEAD;
        let earlier =
            if begins { sentence_start(line, line[..from].trim_end().len()) } else { from };
        let end = end_of(after, pieces);
        let is_over = after[..end].ends_with('.') && !after[..end].ends_with("..");
        let to = if is_over { end } else { end + sentence_end(&after[end..]) };
        let back = |byte: usize| at - points(&line[byte..]);
        Self { before: back(earlier), from: back(from), to: at + points(&after[..to]) }
    }

    fn has(&self, credit: &Credit) -> bool {
        let is_said = matches!(credit.kind, CreditKind::Told | CreditKind::Aired);
        let from = if is_said { self.before } else { self.from };
        let is_inside = |span: &Span| from <= span.start && span.end <= self.to;
        credit.kind.is_of_article() || credit.span.as_ref().is_some_and(is_inside)
    }
}

fn points(text: &str) -> u32 {
    text.chars().count() as u32
}

/// The byte behind the last piece, as far as the pieces follow one another.
fn end_of(text: &str, pieces: &[String]) -> usize {
    let mut end = 0;
    for piece in pieces {
        let Some(found) = text[end..].find(piece.as_str()) else { break };
        end += found + piece.len();
    }
    end
}

/// Where the sentence begins that goes on at a byte.
fn sentence_start(line: &str, end: usize) -> usize {
    let stops = line[..end].match_indices([' ', '\u{a0}']).rev();
    let mut stops = stops.filter(|(at, _)| is_stop(&line[..*at]));
    stops.next().map_or(0, |(at, space)| at + space.len())
}

/// Where the sentence ends that goes on at the beginning; a line ends it too.
fn sentence_end(text: &str) -> usize {
    let mut spaces = text.match_indices([' ', '\u{a0}', '\n']);
    let end = spaces.find(|(at, space)| *space == "\n" || (*at > 1 && is_stop(&text[..*at])));
    end.map_or(text.len(), |(at, _)| at)
}

/// Whether a sentence ends with the text: a full stop behind no short capitalised word ("Sen.", "U.S.").
fn is_stop(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '"', '’', '\'', ')']);
    if bare.ends_with(['?', '!']) {
        return true;
    }
    let Some(sentence) = bare.strip_suffix('.') else { return false };
    let word = sentence.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_short = word.chars().count() <= SHORT && word.starts_with(char::is_uppercase);
    !is_short && !word.contains('.')
}

/// What stands outside quotation marks before and after one place. Marks are counted anew in each line, since one mark that is missing
/// must not turn the rest of an article round; a line of which the beginning is not known is left out.
fn own_words(before: &str, after: &str, is_cut: bool) -> (String, String) {
    let before = match before.find('\n').filter(|_| is_cut) {
        Some(line) => &before[line..],
        None => before,
    };
    let (mut own, mut is_quoted) = ([String::new(), String::new()], false);
    for (side, part) in [before, after].into_iter().enumerate() {
        for c in part.chars() {
            match c {
                '\n' => is_quoted = false,
                '“' | '„' | '«' => is_quoted = true,
                '"' => is_quoted = !is_quoted,
                _ => {}
            }
            let is_mark = matches!(c, '“' | '”' | '„' | '«' | '»' | '"');
            own[side].push(if is_mark { QUOTED } else { c });
            if is_quoted && !is_mark {
                own[side].pop();
            }
            if matches!(c, '”' | '»') {
                is_quoted = false;
            }
        }
    }
    let [before, after] = own;
    (before, after)
}

fn is_word(part: &str) -> bool {
    part.contains(char::is_alphanumeric)
}

fn first_words(text: &str) -> String {
    bounded(text.split_whitespace())
}

fn last_words(text: &str) -> String {
    let last = bounded(text.split_whitespace().rev());
    last.split(' ').rev().collect::<Vec<_>>().join(" ")
}

fn bounded<'t>(parts: impl Iterator<Item = &'t str>) -> String {
    let mut left = CONTEXT_WORDS;
    let kept = parts.take_while(|part| {
        let is_kept = left > 0;
        left = left.saturating_sub(usize::from(is_word(part)));
        is_kept
    });
    kept.collect::<Vec<_>>().join(" ")
}

/// Whether a credit says by itself that the words come from the outlet that it names.
pub(super) fn is_strong(credit: &Credit) -> bool {
    credit.kind != CreditKind::Contributed
}
