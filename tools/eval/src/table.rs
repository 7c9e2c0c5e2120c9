//! The figures as a table in Markdown.

use crate::stages::{STAGES, Times};
use std::fmt::Write as _;
use std::time::Duration;

/// What was measured.
pub(crate) struct Figures {
    /// Name of the set.
    pub(crate) set: String,
    /// How many articles it holds.
    pub(crate) articles: usize,
    /// Words of all articles.
    pub(crate) words: usize,
    /// Words that one round read.
    pub(crate) read: usize,
    /// How long a round took in each stage.
    pub(crate) times: Times,
    /// From the call of the program to the first article's record.
    pub(crate) cold: Option<Duration>,
    /// Size of the program.
    pub(crate) bytes: Option<u64>,
}

/// Lays the figures out.
pub(crate) fn table(figures: &Figures) -> String {
    let mut out = format!(
        "On one core; {} of {} words in `{}`; median of the rounds.\n\n| what | speed |\n|---|---|\n",
        counted(figures.articles, "article"),
        grouped(figures.words as u64),
        figures.set
    );
    for (stage, time) in STAGES.iter().zip(figures.times) {
        row(&mut out, stage, &format!("{} words per second", grouped(speed(figures.read, time))));
    }
    if let Some(cold) = figures.cold {
        row(
            &mut out,
            "cold start: `onrecord read --json` on the first article",
            &format!("{} ms", cold.as_millis()),
        );
    }
    if let Some(bytes) = figures.bytes {
        row(&mut out, "size of the program", &format!("{:.1} MB", bytes as f64 / 1e6));
    }
    out
}

fn row(out: &mut String, what: &str, figure: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(out, "| {what} | {figure} |");
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// Words per second, to three digits: more would be noise.
fn speed(words: usize, time: Duration) -> u64 {
    let exact = words as f64 / time.as_secs_f64().max(1e-9);
    let unit = 10_f64.powi(exact.max(1.0).log10() as i32 - 2).max(1.0);
    ((exact / unit).round() * unit) as u64
}

/// A number with a comma before each group of three digits.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three_digits() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn speeds_have_three_digits() {
        assert_eq!(speed(123_456, Duration::from_secs(1)), 123_000);
        assert_eq!(speed(50, Duration::from_secs(2)), 25);
    }

    #[test]
    fn the_table_names_the_set_and_every_stage() {
        let figures = Figures {
            set: "dev".into(),
            articles: 1,
            words: 1_200,
            read: 2_400,
            times: [Duration::from_millis(100); STAGES.len()],
            cold: None,
            bytes: Some(12_340_000),
        };
        let table = table(&figures);
        assert!(table.starts_with("On one core; 1 article of 1,200 words in `dev`;"));
        assert_eq!(table.matches("| 24,000 words per second |").count(), STAGES.len());
        assert!(table.ends_with("| size of the program | 12.3 MB |\n"));
    }
}
