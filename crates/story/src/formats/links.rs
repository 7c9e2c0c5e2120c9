//! Links back to the words in the article.

use crate::Card;
use onrecord_record::Span;
use std::fmt::Write as _;

/// Most words that a text fragment names in full; of more it names the first and last [`END_WORDS`].
const MAX_WORDS: usize = 10;

/// How many words at either end name a longer stretch.
const END_WORDS: usize = 4;

/// A link to the words of a span in its article; none where the article has no web address.
///
/// A plain text is pointed into by character positions (RFC 5147, `#char=148,212`), because it was read as it
/// is. A page was not: offsets count in the text that was taken out of it, so the words themselves
/// are named (URL Fragment Text Directives of the WICG, `#:~:text=first%20words,last%20words`), which browsers
/// look for and mark. A fragment that the address has already is replaced.
pub fn link(card: &Card, span: &Span) -> Option<String> {
    let address = web_address(card)?;
    let fragment = if is_plain_text(address) {
        format!("char={},{}", span.start, span.end)
    } else {
        format!(":~:text={}", directive(&span.text)?)
    };
    Some(format!("{address}#{fragment}"))
}

/// The address without its fragment, if it is one that can stand in a link.
pub(super) fn web_address(card: &Card) -> Option<&str> {
    let address = card.uri.as_deref()?.split('#').next()?;
    let (scheme, rest) = address.split_once("://")?;
    let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let is_clean = !rest.is_empty() && address.chars().all(|c| c.is_ascii_graphic() && c != '"');
    (is_web && is_clean).then_some(address)
}

/// Whether an address names a plain text, by its ending: nothing else of the server's answer is kept.
fn is_plain_text(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("txt"))
}

/// The words as a text directive: in full, or by their beginning and end.
fn directive(words: &str) -> Option<String> {
    let words: Vec<_> = words.split_whitespace().collect();
    match words.as_slice() {
        [] => None,
        few if few.len() <= MAX_WORDS => Some(encoded(&few.join(" "))),
        many => {
            let (first, last) = (&many[..END_WORDS], &many[many.len() - END_WORDS..]);
            Some(format!("{},{}", encoded(&first.join(" ")), encoded(&last.join(" "))))
        }
    }
}

/// Percent-encoded but for letters, digits and `._~`: the hyphen, the comma and the ampersand have a meaning in
/// text directives.
fn encoded(words: &str) -> String {
    let mut encoded = String::with_capacity(words.len() + 16);
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || b"._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link_of(uri: &str, text: &str) -> Option<String> {
        let card = Card {
            id: "sha256:0".to_owned(),
            uri: Some(uri.to_owned()),
            outlet: None,
            title: None,
            published: None,
        };
        link(&card, &Span { start: 148, end: 212, text: text.to_owned() })
    }

    #[test]
    fn pages_are_pointed_into_by_words_and_texts_by_positions() {
        let short = link_of("https://example.org/a?b=c#d", "a two-day, “long” strike").unwrap();
        let expected =
            "https://example.org/a?b=c#:~:text=a%20two%2Dday%2C%20%E2%80%9Clong%E2%80%9D%20strike";
        assert_eq!(short, expected);
        let long = link_of("https://example.org/a", "a b c d e f g h i j k l").unwrap();
        assert_eq!(long, "https://example.org/a#:~:text=a%20b%20c%20d,i%20j%20k%20l");
        let text = link_of("http://example.org/a.TXT?x", "words").unwrap();
        assert_eq!(text, "http://example.org/a.TXT?x#char=148,212");
    }

    #[test]
    fn what_is_no_web_address_gives_no_link() {
        for uri in
            ["notes/a.html", "javascript://x", "https://", "https://a.example/\r\nX:y", "ftp://a/b"]
        {
            assert_eq!(link_of(uri, "words"), None, "{uri}");
        }
    }
}
