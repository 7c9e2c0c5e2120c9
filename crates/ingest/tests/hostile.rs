//! Inputs made to break readers: each ends soon, in a source or in a clear error.

use onrecord_ingest::{Hints, IngestError, Raw, Source, parse};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn raw(bytes: impl Into<Vec<u8>>, name: &str) -> Raw {
    Raw { bytes: bytes.into(), uri: Some(name.to_owned()), ..Raw::default() }
}

/// Reads the bytes and checks that it took no longer than the bound for nested pages.
fn timely(bytes: impl Into<Vec<u8>>, name: &str) -> Result<Source, IngestError> {
    let begun = Instant::now();
    let read = parse(&raw(bytes, name), &Hints::default());
    assert!(begun.elapsed() < Duration::from_secs(5), "{name} took {:?}", begun.elapsed());
    read
}

fn page(inside: &str) -> String {
    format!(
        "<html><body><h1>Council closes the bridge</h1>{inside}<p>The council voted on Tuesday to close it.</p></body></html>"
    )
}

#[test]
fn deep_nesting_is_cut_and_the_text_kept() {
    for tag in ["div", "b", "i", "font", "blockquote", "table", "ul", "a", "span"] {
        let nested = format!(
            "{}deep down{}",
            format!("<{tag}>").repeat(50_000),
            format!("</{tag}>").repeat(50_000)
        );
        let source = timely(page(&nested), "deep.html").unwrap();
        assert!(source.text.as_str().contains("voted on Tuesday"), "{tag}");
    }
}

#[test]
fn formatting_that_is_never_closed_ends_soon() {
    let nested = "<b><i>".repeat(10_000) + &"<p>word ".repeat(10_000);
    assert!(timely(page(&nested), "open.html").is_ok());
    let crossed = "<p><b class=a><div><i>x</b></p>".repeat(10_000);
    assert!(timely(page(&crossed), "crossed.html").is_ok());
}

#[test]
fn an_element_with_a_hundred_thousand_attributes_ends_soon() {
    let attributes = (0..100_000).fold(String::new(), |all, i| all + &format!(" a{i}=\"{i}\""));
    let source =
        timely(page(&format!("<p{attributes}>Text of it.</p>")), "attributes.html").unwrap();
    assert!(source.notices.iter().any(|notice| notice.code == "page-cut"));
}

#[test]
fn a_long_line_and_a_million_marks_end_soon() {
    let source = timely("word ".repeat(2_000_000), "line.txt").unwrap();
    assert_eq!(source.text.len(), 10_000_000);
    assert!(timely("“".repeat(1_000_000), "marks.txt").is_ok());
    assert!(timely("a\n".repeat(1_000_000), "lines.txt").is_ok());
    assert!(timely("Share\n".repeat(1_000_000), "shares.txt").is_ok());
    let quotes = timely("> ".repeat(500_000), "quotes.md");
    assert!(matches!(quotes, Err(IngestError::NoArticle { .. })));
    assert!(timely("[".repeat(500_000), "links.md").is_ok());
    assert!(timely("- ".repeat(500_000) + "x", "lists.md").is_ok());
}

#[test]
fn empty_and_binary_inputs_are_told() {
    let error = |bytes: &[u8], name: &str| timely(bytes, name).unwrap_err();
    assert!(matches!(error(b"", "a.txt"), IngestError::Empty { .. }));
    assert!(matches!(error(b" \r\n\t", "a.txt"), IngestError::Empty { .. }));
    assert!(matches!(error(b"%PDF-1.4 x", "a.pdf"), IngestError::Binary { .. }));
    assert!(matches!(error(&[0, 159, 146, 150, 0, 1, 2], "a"), IngestError::Binary { .. }));
    assert!(matches!(
        error(b"<html><body></body></html>", "a.html"),
        IngestError::NoArticle { .. }
    ));
    assert!(matches!(error(&vec![b'a'; (10 << 20) + 1], "a.txt"), IngestError::TooLarge { .. }));
}

#[test]
fn odd_characters_survive() {
    let text = "Zero\u{200B}width, \u{202E}right to left\u{202C}, שלום, e\u{301}, 👩‍👩‍👧, \u{FEFF}mark.\r\nTwo.\rThree.";
    let source = timely(text, "odd.txt").unwrap();
    assert_eq!(source.text.as_str(), text);
}

#[test]
fn surrogates_become_replacement_characters_and_are_told() {
    let source =
        timely(b"She said \xED\xA0\xBD\xED\xB8\x80 and left.".to_vec(), "cesu.txt").unwrap();
    assert!(source.text.as_str().contains('\u{FFFD}'));
    assert_eq!(source.notices[0].code, "undecodable-bytes");
}

fn check(source: &Source) -> Result<(), TestCaseError> {
    let text = source.text.as_str();
    let mut end = 0;
    for piece in &source.furniture {
        prop_assert!(piece.span.start >= end && !piece.span.is_empty());
        prop_assert!(text.get(piece.span.range()).is_some());
        end = piece.span.end;
    }
    Ok(())
}

/// Lines as copied pages have them.
fn line() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Share",
        "Home     News\tSport",
        "Leave a reply",
        "",
        "",
        "By Jane Doe",
        "Published: May 4, 2017",
        "Read more: x",
        "The council voted on Tuesday to close the bridge.",
        "Council closes old bridge",
        "Dow 24,001 +1.2%",
        "©\u{A0}2017",
    ]);
    prop_oneof![known.prop_map(str::to_owned), "\\PC{0,40}", "[ \\t\\r•|“”é]{0,9}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_in_any_form_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), form in 0usize..4) {
        let name = ["a.txt", "a.html", "a.md", "a"][form];
        if let Ok(source) = parse(&raw(bytes, name), &Hints::default()) {
            check(&source)?;
        }
    }

    #[test]
    fn furniture_lies_on_the_text_in_order(lines in proptest::collection::vec(line(), 0..30)) {
        let text = lines.join("\n");
        if let Ok(source) = parse(&raw(text.clone(), "a.txt"), &Hints::default()) {
            prop_assert_eq!(source.text.as_str(), &text);
            check(&source)?;
            let again = parse(&raw(text, "a.txt"), &Hints::default()).unwrap();
            prop_assert_eq!(again.furniture, source.furniture);
        }
    }

    #[test]
    fn any_markup_is_read_or_refused(parts in proptest::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<svg>", "<br>",
        "<h1>", "<script type=application/ld+json>", "{\"@graph\":[", "</script>", "words and words", "&#x0;", "<!--", "-->", "\u{FEFF}"]), 0..50)) {
        if let Ok(source) = parse(&raw(parts.concat(), "a.html"), &Hints::default()) {
            check(&source)?;
        }
    }
}
