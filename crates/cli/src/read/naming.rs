//! Names of output files.

use std::collections::BTreeSet;
use std::path::Path;

/// Longest stem in bytes: file systems take 255 for a name, and a suffix and an extension follow.
const MAX_STEM: usize = 200;

/// A file name for each input as it was named, in order: its stem and `extension`. An input whose stem
/// was used before gets -2, -3 and so on. Letter case does not tell names apart, because it does not on
/// every file system.
pub(super) fn file_names(inputs: &[String], extension: &str) -> Vec<String> {
    let mut used = BTreeSet::new();
    inputs.iter().map(|input| unused(&stem(input), extension, &mut used)).collect()
}

fn unused(stem: &str, extension: &str, used: &mut BTreeSet<String>) -> String {
    let mut name = format!("{stem}.{extension}");
    let mut number = 2;
    while !used.insert(name.to_lowercase()) {
        name = format!("{stem}-{number}.{extension}");
        number += 1;
    }
    name
}

/// What an input is called without folders, `.gz` and extension.
fn stem(input: &str) -> String {
    if input == "-" {
        return "stdin".to_owned();
    }
    let name = match input.split_once("://") {
        Some((_, address)) => last_part(address),
        None => Path::new(input)
            .file_name()
            .map_or(input.into(), |name| name.to_string_lossy().into_owned()),
    };
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let stem = Path::new(name).file_stem().map_or(name.into(), |stem| stem.to_string_lossy());
    harmless(&stem)
}

/// The last part of an address's path, or its host where there is no path.
fn last_part(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    match path.trim_end_matches('/').rsplit_once('/') {
        Some((_, last)) => last.to_owned(),
        // A host has no extension to be cut off.
        None => path.trim_end_matches('/').replace(['.', ':'], "-"),
    }
}

/// The stem without what no file name takes, cut to a length that every file system takes.
fn harmless(stem: &str) -> String {
    let bad = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let mut harmless: String = stem.chars().map(|c| if bad(c) { '-' } else { c }).collect();
    let end = (0..=MAX_STEM.min(harmless.len())).rev().find(|&i| harmless.is_char_boundary(i));
    harmless.truncate(end.unwrap_or_default());
    if harmless.trim_matches(['.', ' ']).is_empty() { "article".to_owned() } else { harmless }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_lose_folders_gzip_and_extension() {
        let named = [
            ("a/b/c.html.gz", "c"),
            ("dots.in.name.txt", "dots.in.name"),
            ("plain", "plain"),
            (".hidden", ".hidden"),
            ("-", "stdin"),
            ("..", "article"),
        ];
        for (input, expected) in named {
            assert_eq!(stem(input), expected, "{input}");
        }
    }

    #[test]
    fn addresses_are_named_after_their_last_part() {
        assert_eq!(stem("https://example.org/news/bridge.html?ref=a/b"), "bridge");
        assert_eq!(stem("https://example.org/news/bridge/"), "bridge");
        assert_eq!(stem("https://example.org"), "example-org");
        assert_eq!(stem("http://example.org:8080/"), "example-org-8080");
    }

    #[test]
    fn names_used_before_get_numbers() {
        let inputs = ["a.txt", "x/A.html", "a-2.txt", "a.md"].map(str::to_owned);
        assert_eq!(file_names(&inputs, "json"), ["a.json", "A-2.json", "a-2-2.json", "a-3.json"]);
    }

    #[test]
    fn names_fit_every_file_system() {
        assert!(stem(&"é".repeat(300)).len() <= MAX_STEM);
        assert_eq!(stem("https://example.org/a:b|c\u{7}"), "a-b-c-");
    }
}
