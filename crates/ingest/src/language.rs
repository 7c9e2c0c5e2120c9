//! Which language a text is in.

use crate::cut::beginning;

/// Bytes that begin a text and suffice to tell its language.
const WINDOW: usize = 20_000;

/// Letters below which detection is not trusted against what the page declares.
const ENOUGH: usize = 200;

/// ISO 639-3 and 639-1 codes of the languages that detection knows.
const CODES: &str = include_str!("../data/languages.tsv");

/// ISO 639-1 code where there is one, else 639-3; "und" where it cannot be told. The text decides
/// where there is enough of it; else the declared language.
pub(crate) fn language(text: &str, declared: Option<&str>) -> String {
    let declared = declared.and_then(primary);
    let window = beginning(text, WINDOW);
    let found =
        whatlang::detect(window).filter(|found| found.is_reliable() && window.len() >= ENOUGH);
    let found = found.map(|found| short(found.lang().code()).to_owned());
    found.or(declared).unwrap_or_else(|| "und".to_owned())
}

/// The language of a tag like "en-US" (RFC 5646, 2.2.1).
fn primary(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    let letters = primary.bytes().all(|byte| byte.is_ascii_lowercase());
    (letters && (2..=3).contains(&primary.len())).then(|| short(&primary).to_owned())
}

/// The two-letter code of a three-letter one.
fn short(code: &str) -> &str {
    let rows = CODES.lines().filter(|line| !line.starts_with('#'));
    let mut pairs = rows.filter_map(|line| line.split_once('\t'));
    pairs.find(|(three, _)| *three == code).map_or(code, |(_, two)| two)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The council voted on Tuesday to close the bridge after engineers warned that it \
        could not carry the weight of two lorries. Residents said they had asked for repairs for years, and \
        that nobody from the county had ever answered their letters.";

    #[test]
    fn the_text_decides_where_there_is_enough() {
        assert_eq!(language(ENGLISH, Some("es")), "en");
        assert_eq!(language("Ja.", Some("de-AT")), "de");
        assert_eq!(language("Hm.", None), "und");
        assert_eq!(language("Hm.", Some("english!")), "und");
        assert_eq!(language("Hm.", Some("deu")), "de");
    }
}
