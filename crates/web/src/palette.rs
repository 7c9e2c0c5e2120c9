//! A colour for each speaker, on light and on dark pages.

use std::fmt::Write as _;

/// Reviewed colours; the file's header says how they were made.
const TABLE: &str = include_str!("../data/palette.tsv");

/// How many speakers have a colour of their own; those after them share the greys.
const OWN: usize = 12;

/// One row of the table: fill and line on light pages, on dark ones, and the line's style.
type Row = [&'static str; 5];

fn rows() -> Vec<Row> {
    let rows = TABLE.lines().filter(|line| !line.starts_with("# "));
    rows.filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok()).collect()
}

/// The colour of each speaker, by number from 1, given for each whether anybody is known to speak.
pub(crate) fn colours(is_somebody: impl Iterator<Item = bool>) -> Vec<usize> {
    let nobody = rows().len();
    let greys = nobody.saturating_sub(OWN + 1).max(1);
    let mut next = 0;
    let mut colour = |is_somebody: bool| {
        if !is_somebody {
            return nobody;
        }
        next += 1;
        if next <= OWN { next } else { OWN + 1 + (next - OWN - 1) % greys }
    };
    is_somebody.map(&mut colour).collect()
}

/// Style rules: for colour N, `.cN` sets fill, line and line style of a statement, `.oN` the line of the
/// statement around it, `.kN` the line under its cue and source.
pub(crate) fn rules() -> String {
    let rows = rows();
    let mut css = format!(":root{{{}}}\n", variables(&rows, 0));
    let dark = variables(&rows, 2);
    // Writing to a String cannot fail.
    let _ = writeln!(css, "@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}");
    for (i, row) in rows.iter().enumerate() {
        let (n, style) = (i + 1, row[4]);
        let _ = writeln!(css, ".c{n}{{--fill:var(--f{n});--line:var(--l{n});--style:{style}}}");
        let _ = writeln!(css, ".o{n}{{--outer:var(--l{n})}}.k{n}{{--mark:var(--l{n})}}");
    }
    css
}

/// The fills and lines that stand from column `first` on.
fn variables(rows: &[Row], first: usize) -> String {
    let mut css = String::new();
    for (i, row) in rows.iter().enumerate() {
        let (n, fill, line) = (i + 1, row[first], row[first + 1]);
        // Writing to a String cannot fail.
        let _ = write!(css, "--f{n}:{fill};--l{n}:{line};");
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Page and text colours of the style sheet, light and dark: (page, text, quiet text).
    const LIGHT: [&str; 3] = ["#fdfcf9", "#1b1a18", "#5c5850"];
    const DARK: [&str; 3] = ["#16181b", "#ebe8e2", "#a9a59c"];

    /// Relative luminance (WCAG 2.2).
    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_lines_keep_contrast_on_both_pages() {
        assert_eq!(rows().len(), 17);
        for row in rows() {
            for (at, [page, text, _]) in [(0, LIGHT), (2, DARK)] {
                assert!(contrast(text, row[at]) >= 7.0, "text on {row:?}");
                assert!(contrast(row[at + 1], page) >= 4.5, "line of {row:?} on its page");
                assert!(contrast(row[at + 1], row[at]) >= 3.0, "line on fill of {row:?}");
            }
        }
        for [page, text, quiet] in [LIGHT, DARK] {
            assert!(contrast(text, page) >= 7.0 && contrast(quiet, page) >= 4.5);
        }
    }

    #[test]
    fn the_colours_tested_are_those_of_the_style_sheet() {
        let sheet = include_str!("../templates/style.css");
        for colour in LIGHT.iter().chain(&DARK) {
            assert!(sheet.contains(colour), "{colour} is not in style.css");
        }
    }

    #[test]
    fn later_speakers_share_the_greys_and_nobody_has_its_own() {
        let colours = colours((0..19).map(|speaker| speaker != 1));
        assert_eq!(colours[..4], [1, 17, 2, 3]);
        assert_eq!(colours[11..], [11, 12, 13, 14, 15, 16, 13, 14]);
    }
}
