//! Words as people type them, as a full-text query.

use crate::StoreError;

/// Most words and phrases of a query: `SQLite` refuses expressions of more than 256, and each is looked for.
const MAX_PARTS: usize = 32;

/// Fewest letters and figures of a beginning (`war*`): with fewer it stands for half of all words.
const MIN_BEGINNING: usize = 3;

/// Most characters of what was typed that a message repeats.
const MAX_REPEATED: usize = 80;

/// Marks that begin and end a phrase.
const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// A full-text query that `SQLite` takes, whatever was typed.
///
/// Words are looked for in any order, `"phrases"` as they stand; `word*` stands for all words that begin so. Nothing else has a
/// meaning: operators and column names are words like others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query(String);

impl Query {
    /// Words and phrases, all of which must be there.
    pub(super) fn of(typed: &str) -> Result<Self, StoreError> {
        let parts = typed.split(MARKS).enumerate().flat_map(|(number, part)| {
            // Every second part stands between marks.
            if number % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
        });
        Self::all(parts, typed)
    }

    /// Words as they stand one after the other; an ellipsis may stand for any words.
    pub(super) fn verbatim(typed: &str) -> Result<Self, StoreError> {
        let plain = typed.replace("[…]", "…").replace("[...]", "…").replace("...", "…");
        Self::all(plain.split('…'), typed)
    }

    fn all<'t>(parts: impl Iterator<Item = &'t str>, typed: &str) -> Result<Self, StoreError> {
        let parts = parts.filter_map(part).collect::<Result<Vec<_>, _>>()?;
        match parts.len() {
            0 => Err(StoreError::NoWords { typed: shortened(typed) }),
            1..=MAX_PARTS => Ok(Self(parts.join(" AND "))),
            number => Err(StoreError::TooManyWords { number, most: MAX_PARTS }),
        }
    }

    /// A single word, which has no characters but letters and figures.
    pub(super) fn word(word: &str) -> Self {
        Self(format!("\"{word}\""))
    }

    /// The query in `SQLite`'s words.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A word or phrase in `SQLite`'s words, if there is a letter or figure in it.
fn part(words: &str) -> Option<Result<String, StoreError>> {
    let words = words.trim();
    // `SQLite` ends a query at this character.
    let clean: String = words.chars().filter(|c| *c != '\0' && *c != '"').collect();
    let begins = clean.ends_with('*') && !clean.contains(char::is_whitespace);
    match clean.chars().filter(|c| c.is_alphanumeric()).count() {
        0 => None,
        few if begins && few < MIN_BEGINNING => Some(Err(StoreError::ShortBeginning {
            typed: shortened(&clean),
            fewest: MIN_BEGINNING,
        })),
        _ => Some(Ok(format!("\"{clean}\"{}", if begins { "*" } else { "" }))),
    }
}

/// What was typed, cut where it is long.
pub(super) fn shortened(typed: &str) -> String {
    match typed.char_indices().nth(MAX_REPEATED) {
        Some((end, _)) => format!("{}…", &typed[..end]),
        None => typed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rusqlite::Connection;

    #[test]
    fn words_phrases_and_beginnings_are_told_apart() {
        let query = |typed: &str| Query::of(typed).unwrap().0;
        assert_eq!(query("lock gate"), r#""lock" AND "gate""#);
        assert_eq!(query("“close the basin” memo"), r#""close the basin" AND "memo""#);
        assert_eq!(query("warn*"), r#""warn*"*"#);
        assert_eq!(
            query("title:x NEAR OR NOT ^a"),
            r#""title:x" AND "NEAR" AND "OR" AND "NOT" AND "^a""#
        );
        let verbatim = |typed: &str| Query::verbatim(typed).unwrap().0;
        assert_eq!(verbatim("close the basin … will die"), r#""close the basin" AND "will die""#);
        assert!(Query::of("  \"\" *** “”").is_err() && Query::verbatim("…").is_err());
    }

    #[test]
    fn too_many_words_and_short_beginnings_are_refused() {
        let most = "word ".repeat(MAX_PARTS);
        assert!(Query::of(&most).is_ok());
        let error = Query::of(&format!("{most} more")).unwrap_err();
        assert!(matches!(error, StoreError::TooManyWords { number: 33, .. }), "{error}");
        for typed in ["a*", "th* gate", "gate é*"] {
            let error = Query::of(typed).unwrap_err();
            assert!(matches!(error, StoreError::ShortBeginning { .. }), "{typed}: {error}");
        }
        assert!(Query::of("the*").is_ok() && Query::of("\"a *\"").is_ok());
        let error = Query::of(&"…".repeat(1000)).unwrap_err().to_string();
        assert!(error.chars().count() < 250, "{error}");
    }

    fn words() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE VIRTUAL TABLE words USING fts5 (content, content = '', tokenize = 'unicode61 remove_diacritics 2');
                 INSERT INTO words (rowid, content) VALUES (1, 'the lower gate gave way'), (2, 'NEAR the title: x');",
            )
            .unwrap();
        connection
    }

    fn found(connection: &Connection, query: &Query) -> rusqlite::Result<Vec<i64>> {
        let mut select =
            connection.prepare_cached("SELECT rowid FROM words WHERE words MATCH ?1")?;
        select.query_map([query.as_str()], |row| row.get(0))?.collect()
    }

    #[test]
    fn sqlite_finds_what_is_meant() {
        let words = words();
        for (typed, expected) in [
            ("gat*", vec![1]),
            ("\"lower gate\"", vec![1]),
            ("\"gate lower\"", vec![]),
            ("near", vec![2]),
        ] {
            assert_eq!(found(&words, &Query::of(typed).unwrap()).unwrap(), expected, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn no_typing_is_an_error_of_sqlite(typed in "[a-c\"“”*^:+(){}…\\-\\\\ '\0é\u{301}-]{0,40}") {
            let words = words();
            for query in [Query::of(&typed), Query::verbatim(&typed)].into_iter().flatten() {
                prop_assert!(found(&words, &query).is_ok(), "{}", query.as_str());
            }
        }
    }
}
