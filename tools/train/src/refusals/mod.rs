//! What nouns name behind "deny": things that can be refused, or claims and deeds that can be denied.
//!
//! Nothing is annotated for it. Each noun is described by the frames in which the news has it ("sought N", "access to N", "accused of N",
//! "N took place"), and a logistic model learns from the nouns that the lists of stance name which frames tell the two apart. The score of
//! a listed noun comes from a model that did not learn from it, so that the file says what the frames say and never what the lists do.

mod frames;
mod logistic;
mod sightings;

use crate::error::{TrainError, read, write};
use crate::news::texts;
use logistic::{Example, Logistic};
use rustc_hash::{FxHashMap, FxHashSet};
use sightings::{Noun, Sightings};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Parts into which listed nouns are divided for cross-fitting.
const FOLDS: usize = 10;
/// Scores are written in hundredths of a natural logarithm of odds.
const UNIT: f32 = 100.0;
/// Least score of a noun that is written, and of two words.
const LEANING: f32 = 0.25;
const SURE: f32 = 0.75;
/// Least sightings of a noun that is written.
const LEAST: u32 = 8;
/// What is written above the scores.
const HEADER: &str = "\
# What nouns name behind \"deny\": columns noun (or two words), score, sightings. The score is the log-odds, in hundredths, that it can be refused
# (above nothing: visa, stipend) rather than be denied as a claim or a deed (below: rumour, bullying).
# Learned by `./dev train refusals` (logistic regression over the frames that nouns stand in, seed 1) from 28,984 English-language news articles,
# 2012 to 2018, as unlabelled text, and the nouns of `words.tsv`; no listed noun's score comes from a model that learned from it. 2026-11.
";

/// Where the corpora are.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// JSON Lines with a field `text`, plain or `.zst`
    #[arg(long)]
    news: PathBuf,
    /// The lists of stance, whose nouns are learned from
    #[arg(long, default_value = "crates/language/data/stance/words.tsv")]
    lists: PathBuf,
    /// Seed of the order in which nouns are seen
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder for the scores
    #[arg(long, default_value = "crates/language/data/stance")]
    out: PathBuf,
}

/// Learns, prints how well nouns are told apart that were not learned from, writes the scores.
pub(crate) fn train(options: &Options) -> Result<(), TrainError> {
    let listed = listed(&read(&options.lists)?);
    let mut sightings = Sightings::default();
    for text in texts(&options.news)? {
        sightings.read(text?)?;
    }
    let nouns = sightings.nouns();
    eprintln!("{} nouns in {} frames", nouns.len(), sightings.frames());
    let labels: Vec<Option<bool>> =
        nouns.iter().map(|noun| listed.get(&noun.word).copied()).collect();
    let models = models(&nouns, &labels, sightings.frames(), options.seed);
    let scores = scores(&nouns, &labels, &models);
    report(&nouns, &labels, &scores);
    write(&options.out.join("refusals.tsv"), table(&nouns, &scores, &listed).as_bytes())
}

/// The listed nouns: whether each can be refused. A noun of both kinds is left out.
fn listed(file: &str) -> FxHashMap<String, bool> {
    const REFUSED: [&str; 2] = ["thing", "refusable"];
    const DENIED: [&str; 4] = ["charge", "deniable", "wrongs", "wrongdoer"];
    let of = |wanted: &[&str]| -> FxHashSet<String> {
        let columns = file.lines().map(|line| line.split('\t').collect::<Vec<&str>>());
        let nouns = columns.filter(|columns| columns.len() == 4 && columns[1] == "noun");
        let sets = nouns.filter(|columns| wanted.contains(&columns[0]));
        sets.flat_map(|columns| columns[3].split(',').map(str::to_owned)).collect()
    };
    let (refused, denied) = (of(&REFUSED), of(&DENIED));
    let one = |word: &String| (word.clone(), refused.contains(word));
    refused.symmetric_difference(&denied).map(one).collect()
}

fn fold(word: &str) -> usize {
    let head = word.rsplit(' ').next().unwrap_or(word);
    head.bytes().fold(7_usize, |sum, byte| (sum * 31 + usize::from(byte)) % 9_973) % FOLDS
}

/// One model for each fold, which did not learn from the nouns of it.
fn models(nouns: &[Noun], labels: &[Option<bool>], frames: usize, seed: u64) -> Vec<Logistic> {
    let examples = |fold_out: usize| -> Vec<Example<'_>> {
        let known = nouns.iter().zip(labels).filter_map(|(noun, label)| Some((noun, (*label)?)));
        known
            .filter(|(noun, _)| fold(&noun.word) != fold_out)
            .map(|(noun, is_refused)| Example { frames: &noun.frames, is_refused })
            .collect()
    };
    (0..FOLDS).map(|fold| Logistic::learn(&examples(fold), frames, seed)).collect()
}

/// The score of each noun: of a listed one by the model that did not learn from it, else the mean of all.
fn scores(nouns: &[Noun], labels: &[Option<bool>], models: &[Logistic]) -> Vec<f32> {
    let mean = |noun: &Noun| {
        models.iter().map(|model| model.score(&noun.frames)).sum::<f32>() / FOLDS as f32
    };
    let score = |(noun, label): (&Noun, &Option<bool>)| {
        label.map_or_else(|| mean(noun), |_| models[fold(&noun.word)].score(&noun.frames))
    };
    nouns.iter().zip(labels).map(score).collect()
}

/// Prints how many listed nouns are on the right side.
fn report(nouns: &[Noun], labels: &[Option<bool>], scores: &[f32]) {
    for least in [5, 20, 100, 1000] {
        let known: Vec<(bool, f32)> = (0..nouns.len())
            .filter(|&at| nouns[at].count >= least)
            .filter_map(|at| Some((labels[at]?, scores[at])))
            .collect();
        for margin in [0.0, 0.5, 1.0] {
            let sure = known.iter().filter(|(_, score)| score.abs() >= margin);
            let (all, right) = sure.fold((0, 0), |(all, right), (label, score)| {
                (all + 1, right + usize::from(*label == (*score > 0.0)))
            });
            println!(
                "listed nouns seen {least} times or more, score of {margin} or more: {right} of {all} right, {} in all",
                known.len()
            );
        }
    }
}

/// The nouns whose score says something, with it and with how often they were seen.
fn table(nouns: &[Noun], scores: &[f32], listed: &FxHashMap<String, bool>) -> String {
    let known: FxHashMap<&str, f32> =
        nouns.iter().zip(scores).map(|(noun, &score)| (noun.word.as_str(), score)).collect();
    let mut out = HEADER.to_owned();
    for (noun, &score) in nouns.iter().zip(scores) {
        if is_telling(noun, score, &known, listed) {
            let _ = writeln!(out, "{}\t{}\t{}", noun.word, (score * UNIT) as i32, noun.count);
        }
    }
    out
}

/// Whether a noun is worth a line: two words only where they are sure of something that the second alone does not say, or that the lists
/// deny of it.
fn is_telling(
    noun: &Noun,
    score: f32,
    known: &FxHashMap<&str, f32>,
    listed: &FxHashMap<String, bool>,
) -> bool {
    let side = |score: f32| (score.abs() >= LEANING).then_some(score > 0.0);
    let Some((_, head)) = noun.word.rsplit_once(' ') else {
        return score.abs() >= LEANING && noun.count >= LEAST;
    };
    let same = known.get(head).is_some_and(|&alone| side(alone) == side(score));
    let against = score > 0.0 && listed.get(head) == Some(&false);
    score.abs() >= SURE && (!same || against)
}
