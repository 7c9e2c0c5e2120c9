//! The benchmark: rounds over all articles, the median of each figure.

use crate::error::BenchError;
use crate::stages::{STAGES, Times, measure};
use crate::table::{Figures, table};
use crate::{Options, articles, cold};
use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::{FullModel, Reader};
use std::path::{Component, Path};
use std::sync::Arc;
use std::time::Duration;

/// Measures what the options name and lays it out.
pub(crate) fn bench(options: &Options) -> Result<String, BenchError> {
    let paths = articles::paths(&options.path)?;
    let raws = articles::bytes(&paths)?;
    let words = count(&raws)?;
    let again = options.words.div_ceil(words.max(1)).max(1);
    let fast = Reader::new()?;
    let bytes = std::fs::read(&options.full)
        .map_err(|cause| BenchError::Read { path: options.full.clone(), cause })?;
    let full = fast.clone().with_full(Arc::new(FullModel::parse(&bytes)?));
    let readers = [fast, full];
    let mut rounds = Vec::new();
    for _ in 0..options.rounds.max(1) {
        rounds.push(round(&readers, &raws, again)?);
    }
    let times =
        std::array::from_fn(|stage| median(rounds.iter().map(|times| times[stage]).collect()));
    let cold = options
        .program
        .as_deref()
        .map(|program| starts(program, &paths[0], options.rounds))
        .transpose()?;
    let size = options.program.as_deref().and_then(|program| std::fs::metadata(program).ok());
    Ok(table(&Figures {
        set: name(&options.path),
        articles: raws.len(),
        words,
        read: words * again,
        times,
        cold,
        bytes: size.map(|about| about.len()),
    }))
}

/// The last three parts of a path: enough to tell a set, and the same on every machine.
fn name(path: &Path) -> String {
    let parts = path.components().filter(|part| matches!(part, Component::Normal(_)));
    let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
    parts[parts.len().saturating_sub(3)..].join("/")
}

/// Words of all articles' texts, furniture included.
fn count(raws: &[Raw]) -> Result<usize, BenchError> {
    let hints = Hints::default();
    raws.iter().map(|raw| Ok(articles::words(parse(raw, &hints)?.text.as_str()))).sum()
}

fn round(readers: &[Reader; 2], raws: &[Raw], again: usize) -> Result<Times, BenchError> {
    let mut times = [Duration::ZERO; STAGES.len()];
    for _ in 0..again {
        for raw in raws {
            measure(readers, raw, &mut times)?;
        }
    }
    Ok(times)
}

/// The median of as many cold starts as there are rounds, and five more.
fn starts(program: &Path, article: &Path, rounds: usize) -> Result<Duration, BenchError> {
    let all = (0..rounds + 5).map(|_| cold::start(program, article)).collect::<Result<_, _>>()?;
    Ok(median(all))
}

fn median(mut all: Vec<Duration>) -> Duration {
    all.sort();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_named_alike_on_every_machine() {
        assert_eq!(name(Path::new("../x/corpora/polnear/dev/text")), "polnear/dev/text");
        assert_eq!(name(Path::new("/home/me/corpora/polnear/dev/text/")), "polnear/dev/text");
        assert_eq!(name(Path::new("examples")), "examples");
    }

    #[test]
    fn the_median_is_not_moved_by_one_slow_round() {
        let all = [3, 900, 1, 2, 4].map(Duration::from_millis).to_vec();
        assert_eq!(median(all), Duration::from_millis(3));
        assert_eq!(median(Vec::new()), Duration::ZERO);
    }
}
