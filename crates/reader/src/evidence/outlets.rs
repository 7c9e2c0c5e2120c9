//! News outlets: which words name one, and whether it is the article's own.

use crate::Layers;
use crate::words::{lower, tag};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Tokens at the head of an article in which its dateline names the outlet.
const DATELINE: u32 = 60;
/// Longest name of an outlet, in words.
const LONGEST: usize = 4;

static LINES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    include_str!("../../data/outlets.txt").lines().filter(|line| !line.starts_with('#')).collect()
});
static NAMES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| LINES.iter().copied().filter(|line| !line.starts_with("head ")).collect());
static HEADS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let heads = LINES.iter().filter_map(|line| line.strip_prefix("head "));
    heads.flat_map(str::split_whitespace).collect()
});

/// The outlet that a noun phrase is or begins with ("the Oregonian newspaper", "an ABC News report").
pub(super) fn outlet(layers: &Layers<'_>, phrase: Span<Tokens>) -> Option<Span<Tokens>> {
    let is_name = |at: &u32| {
        let word = layers.document.word(*at);
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || word.contains('.')
    };
    let from = phrase.iter().find(is_name)?;
    let run: Vec<u32> = (from..phrase.end).take_while(is_name).take(LONGEST).collect();
    (1..=run.len()).rev().find_map(|length| {
        let words = Span::new(from, from + length as u32);
        names_outlet(layers, words).then_some(words)
    })
}

/// Whether these words, all of them, are an outlet's name.
fn names_outlet(layers: &Layers<'_>, words: Span<Tokens>) -> bool {
    let name = name(layers, words);
    let next = tag(layers, words.end);
    let headed = name.rsplit(' ').next().is_some_and(|last| HEADS.contains(last));
    let introduced = words.len() > 1 || lower(layers, words.start.wrapping_sub(1)) == "the";
    // "Fox Chapel", "Vice President": the name goes on.
    let goes_on = next.starts_with("NNP") && !HEADS.contains(lower(layers, words.end).as_ref());
    !goes_on && (NAMES.contains(name.as_str()) || (headed && introduced))
}

fn name(layers: &Layers<'_>, words: Span<Tokens>) -> String {
    words.iter().map(|at| lower(layers, at)).collect::<Vec<_>>().join(" ")
}

/// The names of the article's own outlet, as far as it says: in its data, its dateline, and in "documents obtained by …".
pub(super) struct Own(Vec<String>);

impl Own {
    pub(super) fn of(layers: &Layers<'_>) -> Self {
        let mut names: Vec<String> = layers.source.outlet.iter().map(|name| plain(name)).collect();
        names.extend(dateline(layers).map(|words| name(layers, words)));
        if names.is_empty() {
            names.extend(obtained(layers).map(|words| name(layers, words)));
        }
        Self(names)
    }

    /// Whether these words name the article's own outlet.
    pub(super) fn is(&self, layers: &Layers<'_>, words: Span<Tokens>) -> bool {
        let name = name(layers, words);
        let same = |own: &String| {
            *own == name || own.ends_with(&format!(" {name}")) || name.ends_with(&format!(" {own}"))
        };
        self.0.iter().any(same)
    }
}

/// A name in lower case without its article.
fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}

/// "WASHINGTON (Reuters) -": the outlet in the brackets near the head of the article.
fn dateline(layers: &Layers<'_>) -> Option<Span<Tokens>> {
    let last = (layers.document.tokens.len() as u32).min(DATELINE);
    let mut opened = (0..last).filter(|&at| layers.document.word(at) == "(");
    opened.find_map(|at| {
        let close = (at + 1..last.min(at + 6)).find(|&at| layers.document.word(at) == ")")?;
        let words = Span::new(at + 1, close);
        NAMES.contains(name(layers, words).as_str()).then_some(words)
    })
}

/// "Records obtained by the Ledger": who tells that is, as a rule, the outlet itself.
fn obtained(layers: &Layers<'_>) -> Option<Span<Tokens>> {
    let count = layers.document.tokens.len() as u32;
    let by = (1..count).find(|&at| {
        let seen =
            matches!(layers.document.word(at - 1), "obtained" | "reviewed" | "seen" | "viewed");
        seen && layers.document.word(at) == "by"
            && outlet(layers, Span::new(at + 1, (at + 6).min(count))).is_some()
    })?;
    outlet(layers, Span::new(by + 1, (by + 6).min(count)))
}
