//! The figures as a table in Markdown.

use super::Figures;
use crate::table::grouped;
use std::fmt::Write as _;
use std::time::Duration;

/// Lays the figures out.
pub(super) fn table(figures: &Figures) -> String {
    let few = super::FEW.min(figures.articles);
    let per = |time: Duration, articles: usize| time.as_secs_f64() / articles.max(1) as f64;
    let costs = per(figures.all.time, figures.articles) / per(figures.few.time, few).max(1e-9);
    let mut out = String::from("| what | measured | bound |\n|---|---|---|\n");
    let mut row = |what: &str, measured: String, bound: &str| {
        // Writing to a string does not fail.
        let _ = writeln!(out, "| {what} | {measured} | {bound} |");
    };
    let articles = grouped(figures.articles as u64);
    row(&format!("adding {articles} articles, fast model"), seconds(figures.all.time), "600 s");
    row("most memory while adding", megabytes(figures.all.memory), "2,000 MB");
    row("the store on disk", megabytes(figures.bytes), "1,500 MB");
    row("adding the same file again", seconds(figures.again.time), "60 s");
    let few = grouped(few as u64);
    row(
        &format!("cost per article at {articles}, of that at {few}"),
        format!("{costs:.2}"),
        "1.30",
    );
    let pages = super::PAGES.min(figures.articles);
    row(
        &format!(
            "adding a web archive of {} pages with hostile ones among them, one core",
            grouped(pages as u64)
        ),
        format!("{:.0} pages/s", 1.0 / per(figures.pages.time, pages)),
        "50 pages/s",
    );
    for (verb, times) in &figures.answers {
        let bound = if *verb == "search" { "200 ms" } else { "100 ms" };
        row(&format!("`{verb}`, median of {} calls", times.len()), millis(times, 50), "");
        row(&format!("`{verb}`, 95 of 100 calls within"), millis(times, 95), bound);
    }
    out
}

fn seconds(time: Duration) -> String {
    format!("{:.0} s", time.as_secs_f64())
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", grouped(bytes / 1_000_000))
}

/// The time within which this share (in percent) of the sorted calls ended.
fn millis(sorted: &[Duration], percent: usize) -> String {
    let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(at).map_or_else(|| "none".to_owned(), |time| format!("{} ms", time.as_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_nearest_rank() {
        let sorted: Vec<_> = (1..=20).map(Duration::from_millis).collect();
        assert_eq!(millis(&sorted, 50), "10 ms");
        assert_eq!(millis(&sorted, 95), "19 ms");
        assert_eq!(millis(&[], 95), "none");
    }
}
