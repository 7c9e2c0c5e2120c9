//! What somebody may have meant whose call is none.

use super::Cli;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory as _, Parser as _};

/// Words that people know from other programs, and the verbs of stories that do it.
const ELSEWHERE: [(&str, &str); 6] = [
    ("delete", "rm"),
    ("diff", "changes"),
    ("ls", "list"),
    ("merge", "same"),
    ("remove", "rm"),
    ("split", "apart"),
];

/// The call, or the end of the program with a sentence on what is wrong with it.
pub(crate) fn parse() -> Cli {
    Cli::try_parse().unwrap_or_else(|error| advised(error).exit())
}

/// The same error with a better tip, where there is one.
fn advised(mut error: clap::Error) -> clap::Error {
    let tip = match error.kind() {
        ErrorKind::InvalidSubcommand => verb_tip(&error),
        ErrorKind::UnknownArgument => format_tip(&error),
        _ => None,
    };
    if let Some(tip) = tip {
        error.remove(ContextKind::SuggestedSubcommand);
        error.remove(ContextKind::SuggestedArg);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(words) => Some(words.clone()),
        ContextValue::StyledStr(words) => Some(words.to_string()),
        _ => None,
    }
}

/// Where a verb is that was looked for in another place.
fn verb_tip(error: &clap::Error) -> Option<String> {
    let command = Cli::command();
    let word = text(error, ContextKind::InvalidSubcommand)?;
    let other = ELSEWHERE.into_iter().find(|(known, _)| *known == word);
    let word = other.map_or(word.as_str(), |(_, verb)| verb);
    if command.find_subcommand("story")?.find_subcommand(word).is_some() {
        return Some(format!("it is a verb of stories: onrecord story {word}"));
    }
    let alone = command.find_subcommand(word)?;
    Some(format!("it stands alone: onrecord {}", alone.get_name()))
}

/// How a format is named that was given as an option.
fn format_tip(error: &clap::Error) -> Option<String> {
    let given = text(error, ContextKind::InvalidArg)?;
    let wanted = given.strip_prefix("--")?;
    let usage = text(error, ContextKind::Usage)?;
    let command = Cli::command();
    let formats = called(&command, &usage)
        .get_arguments()
        .find(|argument| argument.get_id() == "format")?
        .get_possible_values();
    let found = formats.iter().find(|format| format.matches(wanted, true))?;
    Some(format!("formats are named with --format: --format {}", found.get_name()))
}

/// The verb of which a usage speaks.
fn called<'c>(command: &'c Command, usage: &str) -> &'c Command {
    let verbs = usage.split_whitespace().skip_while(|word| *word != command.get_name()).skip(1);
    let mut called = command;
    for verb in verbs {
        match called.find_subcommand(verb) {
            Some(found) => called = found,
            None => break,
        }
    }
    called
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(args: &[&str]) -> String {
        let called = ["onrecord"].iter().chain(args);
        advised(Cli::try_parse_from(called).unwrap_err()).to_string()
    }

    #[test]
    fn a_verb_that_is_looked_for_elsewhere_is_found() {
        for (given, meant) in [
            (&["changes", "lockgate"][..], "onrecord story changes"),
            (&["export", "a", "b"], "onrecord story export"),
            (&["import", "b"], "onrecord story import"),
            (&["merge", "a", "b"], "onrecord story same"),
            (&["story", "remove", "a"], "onrecord story rm"),
            (&["story", "who", "Holm"], "it stands alone: onrecord who"),
        ] {
            let error = said(given);
            assert!(error.contains(meant), "{given:?}: {error}");
        }
        assert!(!said(&["frobnicate"]).contains("tip:"));
    }

    #[test]
    fn a_format_that_is_given_as_an_option_is_named() {
        let error = said(&["who", "Holm", "--csv"]);
        assert!(error.contains("--format csv") && !error.contains("-- --csv"), "{error}");
        assert!(said(&["story", "show", "a", "--md"]).contains("--format markdown"));
        assert!(said(&["timeline", "--ics"]).contains("--format ics"));
        assert!(!said(&["who", "Holm", "--ics"]).contains("--format ics"));
    }
}
