//! JSON as it leaves the program: what would steer a terminal is escaped.
//!
//! An article may hold characters that turn the reading direction of what follows or begin a command for the terminal. In a string of JSON
//! `\u202e` is the same as the character itself (RFC 8259, section 7), so every program reads equal values, and a person who looks at the
//! answer sees what is there.

use crate::words::is_unseen;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io::{self, Write};

/// Writes a value as JSON on one line, without a line end after it.
///
/// # Errors
/// Those of the value and of the writer.
pub fn write_line(to: impl Write, value: &impl Serialize) -> serde_json::Result<()> {
    value.serialize(&mut Serializer::with_formatter(to, Escaping(CompactFormatter)))
}

/// Writes a value as indented JSON, without a line end after it.
///
/// # Errors
/// Those of the value and of the writer.
pub fn write_indented(to: impl Write, value: &impl Serialize) -> serde_json::Result<()> {
    value.serialize(&mut Serializer::with_formatter(to, Escaping(PrettyFormatter::new())))
}

/// Another layout, with what nobody sees escaped in its strings.
struct Escaping<F>(F);

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, unseen)) = rest.char_indices().find(|&(_, c)| is_unseen(c)) {
            to.write_all(&rest.as_bytes()[..at])?;
            for unit in unseen.encode_utf16(&mut [0; 2]) {
                write!(to, "\\u{unit:04x}")?;
            }
            rest = &rest[at + unseen.len_utf8()..];
        }
        to.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.begin_array(to)
    }

    fn end_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_array(to)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(to, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_array_value(to)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.begin_object(to)
    }

    fn end_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_object(to)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(to, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.begin_object_value(to)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_object_value(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn both(value: &serde_json::Value) -> [String; 2] {
        let (mut line, mut indented) = (Vec::new(), Vec::new());
        write_line(&mut line, value).unwrap();
        write_indented(&mut indented, value).unwrap();
        [line, indented].map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn what_steers_a_terminal_is_escaped() {
        let value = json!({ "a\u{202e}": ["\u{9b}31m", "\u{7f}", "\u{200b}\u{feff}", "\u{e0041}", "\"é\n"] });
        let [line, indented] = both(&value);
        let expected =
            r#"{"a\u202e":["\u009b31m","\u007f","\u200b\ufeff","\udb40\udc41","\"é\n"]}"#;
        assert_eq!(line, expected);
        assert!(indented.starts_with("{\n  \"a\\u202e\": [\n"), "{indented}");
    }

    #[test]
    fn what_can_be_seen_stays_as_serde_lays_it_out() {
        let value =
            json!({ "words": "“Ana Kovač” 🙂", "none": null, "empty": [[], {}], "number": 1.5 });
        let [line, indented] = both(&value);
        assert_eq!(line, serde_json::to_string(&value).unwrap());
        assert_eq!(indented, serde_json::to_string_pretty(&value).unwrap());
    }

    proptest! {
        #[test]
        fn every_string_is_read_back_as_it_was(words in "\\PC*|(.|[\u{200b}-\u{2069}\u{80}-\u{9f}])*") {
            for json in both(&json!({ "words": words })) {
                prop_assert!(!json.contains(is_unseen) || json.contains('\n'));
                let back: serde_json::Value = serde_json::from_str(&json).unwrap();
                prop_assert_eq!(back["words"].as_str(), Some(words.as_str()));
            }
        }
    }
}
