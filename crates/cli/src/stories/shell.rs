//! Commands that the program proposes, so that they can be pasted into a shell.

/// Characters besides letters and figures that no shell takes for anything else, wherever they stand in a word.
const PLAIN: &str = "-_./:@%+,";

/// A word of a command line as a POSIX shell reads it (Shell Command Language, 2.2.2): in single quotes where anything in it could mean
/// something else.
pub(super) fn word(words: &str) -> String {
    if !words.is_empty() && words.chars().all(|c| c.is_alphanumeric() || PLAIN.contains(c)) {
        words.to_owned()
    } else {
        format!("'{}'", words.replace('\'', "'\\''"))
    }
}

/// The name of a story as the first word behind a verb. What begins with `-` stands behind `--`, else it would be an option.
pub(super) fn story(name: &str) -> String {
    format!("{}{}", if name.starts_with('-') { "-- " } else { "" }, word(name))
}

/// The name of a story as an option.
pub(super) fn story_option(name: &str) -> String {
    format!("--story{}{}", if name.starts_with('-') { "=" } else { " " }, word(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_read_otherwise_is_quoted() {
        for plain in ["lockgate", "Überschwemmung", "flood-2024", "a/b.html", "50%"] {
            assert_eq!(word(plain), plain);
        }
        for (given, quoted) in [
            ("two words", "'two words'"),
            ("it's", r"'it'\''s'"),
            ("wow!", "'wow!'"),
            ("#1", "'#1'"),
            ("~home", "'~home'"),
            ("[a]", "'[a]'"),
            ("{a,b}", "'{a,b}'"),
            ("$HOME", "'$HOME'"),
            ("a=b", "'a=b'"),
            ("^x", "'^x'"),
            ("", "''"),
        ] {
            assert_eq!(word(given), quoted);
        }
    }

    #[test]
    fn a_name_that_looks_like_an_option_is_none() {
        assert_eq!(
            (story("-x"), story_option("-x")),
            ("-- -x".to_owned(), "--story=-x".to_owned())
        );
        assert_eq!((story("x"), story_option("x")), ("x".to_owned(), "--story x".to_owned()));
    }
}
