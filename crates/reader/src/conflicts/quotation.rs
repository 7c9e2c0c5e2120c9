//! `quotation`: one speaker's words, quoted twice, in two wordings.

use super::view::View;
use super::{Found, lexicon, phrases};
use onrecord_record::ConflictKind;
use onrecord_text::{Span, TokenKind, Tokens};
use std::collections::HashMap;

/// Words of a quotation that are looked at.
const LONGEST: usize = 60;
/// Earlier quotations that one is compared with.
const CANDIDATES: usize = 4;
/// Quotations that are kept for one run of words.
const KEPT: usize = 3;

/// A quotation as its words in one form: lower case, contractions written out, no marks.
struct Quoted {
    tokens: Span<Tokens>,
    words: Vec<String>,
    /// Whether words are left out or put in within it, by its own marks.
    edited: bool,
    /// Who says it, if the text says so.
    speaker: Option<u32>,
}

/// Finds quotations that are said in other words elsewhere in the text.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    let quotes: Vec<Quoted> = quoted(view);
    let mut index: HashMap<(u8, &str, &str), Vec<usize>> = HashMap::new();
    for (at, quote) in quotes.iter().enumerate() {
        let others: Vec<&Quoted> =
            candidates(&index, quote).into_iter().map(|other| &quotes[other]).collect();
        if !others.iter().any(|other| is_same(other, quote)) {
            out.extend(others.into_iter().find_map(|other| compare(view, other, quote)));
        }
        for key in keys(&quote.words) {
            let known = index.entry(key).or_default();
            if known.len() < KEPT {
                known.push(at);
            }
        }
    }
}

/// The quotations of a text that have words enough to be told again.
fn quoted(view: View<'_>) -> Vec<Quoted> {
    let speakers = speakers(view);
    let all = view.layers.document.quotes.all.iter();
    let quotes = all.map(|quote| one(view, quote.tokens, &speakers));
    quotes.filter(|quote| quote.words.len() >= 4).collect()
}

fn one(view: View<'_>, tokens: Span<Tokens>, speakers: &[Option<u32>]) -> Quoted {
    let told = view.layers.reported.telling(tokens.start + 1);
    let speaker = told.and_then(|told| speakers.get(told as usize).copied().flatten());
    let near = tokens.near(tokens.start, 2 * LONGEST as u32);
    let edited = view.any(near, &["…", "...", "[", "]", "...."]);
    let mut words = Vec::new();
    for at in near.iter() {
        if matches!(view.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Clitic)) {
            written_out(&view.lower(at), &mut words);
        }
    }
    words.truncate(LONGEST);
    Quoted { tokens, words, edited, speaker }
}

/// A word in the form in which quotations are compared.
fn written_out(word: &str, out: &mut Vec<String>) {
    let plain = word.replace(['’', 'ʼ', '‘'], "'");
    let known: &[&str] = match plain.as_str() {
        "n't" => &["not"],
        "'ll" | "wo" => &["will"],
        "'m" => &["am"],
        "'re" => &["are"],
        "'ve" => &["have"],
        "ca" => &["can"],
        "cannot" => &["can", "not"],
        "gonna" => &["going", "to"],
        "wanna" => &["want", "to"],
        "okay" => &["ok"],
        // "’s" is "is", "has" or a possessive, "’d" is "had" or "would": none of them tells two wordings apart.
        "'s" | "is" | "has" | "'d" | "uh" | "um" | "er" => &[],
        other => {
            let parts = other.split('-').map(|part| part.replace('.', ""));
            let parts = parts.filter(|part| !part.is_empty());
            return out.extend(parts.map(|part| {
                lexicon::value("number", &part).map_or_else(|| part.clone(), str::to_owned)
            }));
        }
    };
    out.extend(known.iter().map(|&word| word.to_owned()));
}

/// What quotations of the same words share: each run of three words, the first two and the last two.
fn keys(words: &[String]) -> impl Iterator<Item = (u8, &str, &str)> {
    let pairs = words.windows(3).map(|run| (0, &*run[0], &*run[2]));
    let first = words.windows(2).take(1).map(|pair| (1, &*pair[0], &*pair[1]));
    let last = words.windows(2).rev().take(1).map(|pair| (2, &*pair[0], &*pair[1]));
    pairs.chain(first).chain(last)
}

/// The earlier quotations that share most with one.
fn candidates(index: &HashMap<(u8, &str, &str), Vec<usize>>, quote: &Quoted) -> Vec<usize> {
    let mut shared: Vec<usize> =
        keys(&quote.words).filter_map(|key| index.get(&key)).flatten().copied().collect();
    shared.sort_unstable();
    let mut counted: Vec<(usize, usize)> =
        shared.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).collect();
    counted.sort_by_key(|&(count, at)| (std::cmp::Reverse(count), at));
    counted.into_iter().take(CANDIDATES).map(|(_, at)| at).collect()
}

/// How sure the words around two quotations make it that they are the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    None,
    /// It was said again: perhaps in other words.
    Again,
    /// The words are somebody's: read out, quoted, "word for word".
    Words,
}

/// How two quotations lie on each other.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Alignment {
    /// Words that both have.
    same: usize,
    /// Words of either between the first and the last word that both have.
    inside: [usize; 2],
    /// Words before the first that both have.
    before: [usize; 2],
    /// Words behind the last that both have.
    behind: [usize; 2],
}

impl Alignment {
    /// The words that both have, in order: the longest such sequence.
    fn of(a: &[String], b: &[String]) -> Self {
        let width = b.len() + 1;
        let mut best = vec![0u8; (a.len() + 1) * width];
        for (i, left) in a.iter().enumerate().rev() {
            for (j, right) in b.iter().enumerate().rev() {
                best[i * width + j] = if left == right {
                    best[(i + 1) * width + j + 1] + 1
                } else {
                    best[(i + 1) * width + j].max(best[i * width + j + 1])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        let mut pairs = Vec::new();
        while i < a.len() && j < b.len() {
            if a[i] == b[j] {
                pairs.push((i, j));
                (i, j) = (i + 1, j + 1);
            } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
        Self::between(within(&pairs), a.len(), b.len())
    }

    fn between(pairs: &[(usize, usize)], a: usize, b: usize) -> Self {
        let (Some(&first), Some(&last)) = (pairs.first(), pairs.last()) else {
            return Self::default();
        };
        Self {
            same: pairs.len(),
            inside: [last.0 - first.0 + 1, last.1 - first.1 + 1],
            before: [first.0, first.1],
            behind: [a - last.0 - 1, b - last.1 - 1],
        }
    }

    /// Words that one has in place of words of the other at an end; where only one of them has words there, it is clipped.
    fn at_ends(self) -> usize {
        let replaced = |pair: [usize; 2]| if pair.contains(&0) { 0 } else { pair[0].max(pair[1]) };
        replaced(self.before) + replaced(self.behind)
    }

    /// Words between that only one of them has.
    fn within(self) -> usize {
        self.inside[0] + self.inside[1] - 2 * self.same
    }

    /// Whether words of one stand in place of words of the other; else one may be the other with words left out.
    fn is_replaced(self) -> bool {
        self.inside.iter().all(|&inside| inside > self.same)
    }

    /// Whether one of them lies within the other, but for what stands in place of words between.
    fn is_clip(self) -> bool {
        (0..2).any(|side| self.before[side] == 0 && self.behind[side] == 0)
    }

    fn length(self) -> usize {
        self.inside[0].max(self.inside[1]) + self.at_ends()
    }

    /// Whether at least so many of a hundred words are the same.
    fn covers(self, share: usize) -> bool {
        self.same * 100 >= self.length() * share
    }
}

/// The pairs without single words that stand far from the next pair: they are the same by chance.
fn within(mut pairs: &[(usize, usize)]) -> &[(usize, usize)] {
    /// Words between that make a single word one by chance.
    const FAR: usize = 3;
    let far = |a: (usize, usize), b: (usize, usize)| (b.0 - a.0).max(b.1 - a.1) > FAR;
    while let [first, second, rest @ ..] = pairs
        && (far(*first, *second) || rest.first().is_some_and(|third| far(*second, *third)))
    {
        pairs = &pairs[1..];
    }
    while let [rest @ .., second, first] = pairs
        && (far(*second, *first) || rest.last().is_some_and(|third| far(*third, *second)))
    {
        pairs = &pairs[..pairs.len() - 1];
    }
    pairs
}

/// Whether one is the other, or a clip of it.
fn is_same(first: &Quoted, second: &Quoted) -> bool {
    let lie = Alignment::of(&first.words, &second.words);
    lie.same >= 3 && lie.within() + lie.at_ends() == 0
}

fn compare(view: View<'_>, first: &Quoted, second: &Quoted) -> Option<Found> {
    let asks = |quote: &Quoted| {
        view.any(Span::new(quote.tokens.end.saturating_sub(2), quote.tokens.end), &["?"])
    };
    if first.edited
        || second.edited
        || asks(first) && asks(second)
        || first.tokens.overlaps(second.tokens)
    {
        return None;
    }
    let lie = Alignment::of(&first.words, &second.words);
    if is_spelling(lie, first, second) {
        return None;
    }
    let near = match mark(view, lie, first, second) {
        Mark::Words => lie.covers(55),
        Mark::Again => lie.covers(55) && lie.at_ends() <= 2 && (lie.at_ends() > 0 || lie.is_clip()),
        Mark::None => false,
    };
    let told_again = near && lie.same >= 4 && lie.within() + lie.at_ends() > 0;
    let alike =
        lie.same >= 7 && lie.covers(75) && lie.is_replaced() && lie.at_ends() == 0 && lie.is_clip();
    let alike = alike && !is_translated(view, lie, first, second);
    if !(told_again || alike && is_one_occasion(view, first, second))
        || is_reworded(view, first, second)
    {
        return None;
    }
    let rule = if told_again { "repeated-quotation" } else { "quotation-in-two-wordings" };
    let marks = if told_again { " It is said there to be the same words." } else { "" };
    let explanation = format!(
        "“{}” and “{}” are quoted as the words of one speaker and differ.{marks} The difference is more than a clip at either \
         end, capitals, marks or a contraction; neither has a mark of elision or a bracket, and no other occasion is told.",
        clip(view, first.tokens),
        clip(view, second.tokens)
    );
    let spans = vec![first.tokens, second.tokens];
    Some(Found { kind: ConflictKind::Quotation, rule, spans, explanation })
}

/// Whether two wordings may be two translations: only small words differ, or the text speaks of a translation.
fn is_translated(view: View<'_>, lie: Alignment, first: &Quoted, second: &Quoted) -> bool {
    let shared = |side: usize, quote: &Quoted| {
        quote
            .words
            .iter()
            .skip(lie.before[side])
            .take(lie.inside[side])
            .cloned()
            .collect::<Vec<_>>()
    };
    let (one, other) = (shared(0, first), shared(1, second));
    let only = |some: &[String], others: &[String]| {
        some.iter().all(|word| others.contains(word) || lexicon::is_in("small", word))
    };
    let told = |quote: &Quoted| around(view, quote).any(|at| view.is_in(at, "translated"));
    only(&one, &other) && only(&other, &one) || told(first) || told(second)
}

/// The words of a quotation without its marks, shortened.
fn clip(view: View<'_>, tokens: Span<Tokens>) -> String {
    /// Characters that an explanation shows of a quotation.
    const SHOWN: usize = 120;
    let words = view.words(tokens);
    let bare = words.trim_matches(|c: char| "“”\"‘’' .,".contains(c));
    if bare.chars().count() <= SHOWN {
        return bare.to_owned();
    }
    let cut: String = bare.chars().take(SHOWN).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head))
}

/// The words around a quotation: its sentence outside its marks, and the sentence before.
fn around(view: View<'_>, quote: &Quoted) -> impl Iterator<Item = u32> {
    let sentence = view.sentence(quote.tokens.start);
    let last = view.sentence(quote.tokens.end.saturating_sub(1));
    let before = view.sentence_before(quote.tokens.start);
    let all = before.iter().chain(sentence.iter()).chain(last.iter());
    let tokens = quote.tokens;
    all.filter(move |&at| !tokens.holds(at) && !view.is_quoted(at))
}

/// What the words around one of them say: that it was said before, by the same speaker, or that it is somebody's words.
fn mark(view: View<'_>, lie: Alignment, first: &Quoted, second: &Quoted) -> Mark {
    let (one, other) = (first.speaker, second.speaker);
    let two = one.is_some() && other.is_some() && one != other;
    let may_be_one = !two || lie.same >= 5 && lie.covers(75);
    let told = |quote: &Quoted, class| around(view, quote).any(|at| phrases::at(view, class, at));
    let marks = [first, second].map(|quote| {
        if told(quote, "quoted") {
            Mark::Words
        } else if may_be_one && told(quote, "repeated") {
            Mark::Again
        } else {
            Mark::None
        }
    });
    marks[0].max(marks[1])
}

/// Whether the words that both have, and what stands between, are the same letters: "long-bloodstained", "e-mail".
fn is_spelling(lie: Alignment, first: &Quoted, second: &Quoted) -> bool {
    let shared = |side: usize, quote: &Quoted| {
        quote
            .words
            .iter()
            .skip(lie.before[side])
            .take(lie.inside[side])
            .map(String::as_str)
            .collect::<String>()
    };
    lie.at_ends() == 0 && shared(0, first) == shared(1, second)
}

/// Whether the words around one of them say that it was said in another way.
fn is_reworded(view: View<'_>, first: &Quoted, second: &Quoted) -> bool {
    let other = |quote: &Quoted| around(view, quote).any(|at| phrases::at(view, "reworded", at));
    other(first) || other(second)
}

/// Whether nothing tells two occasions or two speakers.
fn is_one_occasion(view: View<'_>, first: &Quoted, second: &Quoted) -> bool {
    let (one, other) = (first.speaker, second.speaker);
    let apart = view.paragraph(first.tokens.start) != view.paragraph(second.tokens.start);
    apart && one.is_some() && one == other
}

/// For each attribution, who its source is, if the text says so.
fn speakers(view: View<'_>) -> Vec<Option<u32>> {
    let mut sources = view.layers.entities.sources.iter();
    let attributions = view.layers.attributions.iter();
    let resolved = attributions.map(|told| told.source.and_then(|_| sources.next()));
    resolved.map(|source| source.and_then(|source| source.entity).map(|entity| entity.0)).collect()
}
