//! Word classes from unlabelled text: words that stand between the same words share a class.
//!
//! The exchange algorithm (Kneser & Ney 1993) for the two-sided predictive class model (Uszkoreit &
//! Brants 2008; Dehdari, Tan & van Genabith 2016): a word moves to the class under which the words after
//! and before it are most likely, given classes.

use crate::Common;
use crate::error::{TrainError, write};
use crate::news::texts;
use onrecord_language::Document;
use onrecord_language::lexemes::lexemes;
use onrecord_models::{Classes, encode_classes};
use onrecord_text::SourceText;
use rustc_hash::FxHashMap;
use std::path::PathBuf;

/// Where the text is and how many classes are wanted.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// JSON Lines with a field `text`, plain or `.zst`
    #[arg(long)]
    news: PathBuf,
    /// Number of classes
    #[arg(long, default_value_t = 512)]
    classes: usize,
    /// Words kept, by frequency
    #[arg(long, default_value_t = 60_000)]
    words: usize,
    /// Rounds of exchange
    #[arg(long, default_value_t = 10)]
    rounds: usize,
    #[command(flatten)]
    common: Common,
}

/// Learns the classes and writes them.
pub(crate) fn train(options: &Options) -> Result<(), TrainError> {
    let tokens = read(options)?;
    eprintln!("{} tokens", tokens.len());
    let (vocabulary, numbered) = number(&tokens, options.words);
    drop(tokens);
    let counts = Counts::new(&numbered, vocabulary.len());
    drop(numbered);
    let mut exchange = Exchange::new(&counts, options.classes);
    for round in 0..options.rounds {
        let moved = exchange.round();
        eprintln!("  round {} of {}: {moved} words moved", round + 1, options.rounds);
        if moved == 0 {
            break;
        }
    }
    let classes: Vec<(u32, u16)> = vocabulary
        .iter()
        .enumerate()
        .skip(1)
        .map(|(word, &hash)| (hash, exchange.class[word] as u16 + 1))
        .collect();
    write(&options.common.out.join("classes.bin"), &encode_classes(&classes))
}

/// The folded forms of all words as hashes; 0 stands between sentences.
fn read(options: &Options) -> Result<Vec<u32>, TrainError> {
    let mut out = Vec::new();
    for text in texts(&options.news)? {
        let text = SourceText::new(text?)?;
        let document = Document::segment(&text, &[]);
        let lexemes = lexemes(&document, &Classes::EMPTY);
        for sentence in &document.sentences {
            out.extend(lexemes[sentence.tokens.range()].iter().map(|lexeme| lexeme.lower));
            out.push(0);
        }
    }
    Ok(out)
}

/// Numbers the words by frequency; number 0 is everything else and the border of sentences.
fn number(tokens: &[u32], words: usize) -> (Vec<u32>, Vec<u32>) {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    tokens
        .iter()
        .filter(|&&token| token != 0)
        .for_each(|&token| *counts.entry(token).or_default() += 1);
    let mut ranked: Vec<(u32, u32)> = counts.into_iter().collect();
    ranked.sort_by_key(|&(hash, count)| (std::cmp::Reverse(count), hash));
    ranked.truncate(words);
    let vocabulary: Vec<u32> =
        std::iter::once(0).chain(ranked.iter().map(|&(hash, _)| hash)).collect();
    let numbers: FxHashMap<u32, u32> =
        vocabulary.iter().enumerate().map(|(at, &hash)| (hash, at as u32)).collect();
    let numbered = tokens.iter().map(|token| numbers.get(token).copied().unwrap_or(0)).collect();
    (vocabulary, numbered)
}

/// How often each word stands before and behind each other word.
struct Counts {
    total: Vec<u32>,
    /// For each word: the words behind it with counts.
    after: Vec<Vec<(u32, u32)>>,
    /// For each word: the words before it with counts.
    before: Vec<Vec<(u32, u32)>>,
}

impl Counts {
    fn new(tokens: &[u32], words: usize) -> Self {
        let mut keys: Vec<u64> =
            tokens.windows(2).map(|pair| u64::from(pair[0]) << 32 | u64::from(pair[1])).collect();
        keys.sort_unstable();
        let mut counts = Self {
            total: vec![0; words],
            after: vec![Vec::new(); words],
            before: vec![Vec::new(); words],
        };
        for run in keys.chunk_by(|left, right| left == right) {
            let (left, right, count) = ((run[0] >> 32) as u32, run[0] as u32, run.len() as u32);
            counts.total[left as usize] += count;
            counts.after[left as usize].push((right, count));
            counts.before[right as usize].push((left, count));
        }
        counts
    }
}

struct Exchange<'c> {
    counts: &'c Counts,
    classes: usize,
    class: Vec<usize>,
    size: Vec<u32>,
    /// For each word, by class: how often the class stands before the word, and behind it.
    before: Vec<u32>,
    after: Vec<u32>,
    /// x ln x.
    entropy: Vec<f32>,
    gain: Vec<f32>,
}

impl<'c> Exchange<'c> {
    fn new(counts: &'c Counts, classes: usize) -> Self {
        let words = counts.total.len();
        let class: Vec<usize> = (0..words).map(|word| word % classes).collect();
        let mut exchange = Self {
            counts,
            classes,
            class,
            size: vec![0; classes],
            before: vec![0; words * classes],
            after: vec![0; words * classes],
            entropy: (0..1 << 16).map(|x| entropy(x as f32)).collect(),
            gain: vec![0.0; classes],
        };
        for word in 0..words {
            exchange.put(word, exchange.class[word], true);
        }
        exchange
    }

    /// Counts a word in or out of a class.
    fn put(&mut self, word: usize, class: usize, into: bool) {
        let change = |number: &mut u32, count: u32| {
            *number = if into { *number + count } else { *number - count };
        };
        change(&mut self.size[class], self.counts.total[word]);
        for &(other, count) in &self.counts.after[word] {
            change(&mut self.before[other as usize * self.classes + class], count);
        }
        for &(other, count) in &self.counts.before[word] {
            change(&mut self.after[other as usize * self.classes + class], count);
        }
    }

    /// Moves every word once to its best class; returns how many moved.
    fn round(&mut self) -> usize {
        let mut moved = 0;
        for word in 1..self.counts.total.len() {
            let home = self.class[word];
            self.put(word, home, false);
            let best = self.best(word);
            self.put(word, best, true);
            self.class[word] = best;
            moved += usize::from(best != home);
        }
        moved
    }

    /// The class that gains most from a word counted out of all classes.
    fn best(&mut self, word: usize) -> usize {
        let total = self.counts.total[word];
        for (gain, &size) in self.gain.iter_mut().zip(&self.size) {
            *gain = -2.0 * (value(&self.entropy, size + total) - value(&self.entropy, size));
        }
        let sides =
            [(&self.counts.after[word], &self.before), (&self.counts.before[word], &self.after)];
        for (neighbours, table) in sides {
            for &(other, count) in neighbours {
                let row =
                    &table[other as usize * self.classes..(other as usize + 1) * self.classes];
                for (gain, &number) in self.gain.iter_mut().zip(row) {
                    *gain += value(&self.entropy, number + count) - value(&self.entropy, number);
                }
            }
        }
        (0..self.classes)
            .fold(0, |best, class| if self.gain[class] > self.gain[best] { class } else { best })
    }
}

fn entropy(x: f32) -> f32 {
    if x > 0.0 { x * libm::logf(x) } else { 0.0 }
}

fn value(table: &[f32], x: u32) -> f32 {
    table.get(x as usize).copied().unwrap_or_else(|| entropy(x as f32))
}
