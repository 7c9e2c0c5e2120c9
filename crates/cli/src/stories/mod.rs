//! Stories on the command line: which store is meant, what goes wrong, how an answer is printed.

mod add;
mod ask;
mod bar;
mod beside;
mod exchange;
mod inflow;
mod keep;
mod report;
mod shell;

pub(crate) use add::add;
pub(crate) use ask::{quote, search, variants, who};
pub(crate) use beside::{records, told};
pub(crate) use keep::story;

use crate::args::{AnswerFormat, AnswerOptions, StoreOptions};
use crate::exit::Exit;
use crate::look;
use crate::reading::{Stop, UsageError, complain};
use onrecord_store::{Store, StoreError};
use onrecord_story::formats::{self, FormatError, Page};
use serde::Serialize;
use std::io::Write as _;
use std::path::PathBuf;

/// The store, where it is elsewhere.
const VARIABLE: &str = "ONRECORD_STORE";

/// The store in the folder of the user's data.
const FILE: &str = "onrecord/stories.db";

/// Why a call came to nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The call itself was wrong.
    #[error("{0}")]
    Usage(String),
    /// It could not be carried out.
    #[error("{0}")]
    Nothing(String),
    /// The reader of standard output went away: no fault, and nothing more to do.
    #[error("nobody reads standard output")]
    Unheard,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let sentence = error.to_string();
        if is_of_call(&error) { Self::Usage(sentence) } else { Self::Nothing(sentence) }
    }
}

impl From<FormatError> for Failure {
    fn from(error: FormatError) -> Self {
        Self::Nothing(error.to_string())
    }
}

impl From<UsageError> for Failure {
    fn from(error: UsageError) -> Self {
        Self::Usage(error.0)
    }
}

impl From<Failure> for UsageError {
    fn from(failure: Failure) -> Self {
        Self(failure.to_string())
    }
}

/// Whether another call would do what this one could not.
fn is_of_call(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Missing { .. }
            | StoreError::NotAStore { .. }
            | StoreError::NotAFile { .. }
            | StoreError::NoStory { .. }
            | StoreError::NoWords { .. }
            | StoreError::TooManyWords { .. }
            | StoreError::ShortBeginning { .. }
            | StoreError::SeveralPages { .. }
            | StoreError::StoryExists { .. }
            | StoreError::BadName { .. }
            | StoreError::NoPage { .. }
            | StoreError::NobodyNamed { .. }
            | StoreError::Contradiction { .. }
    )
}

/// Carries out a verb and says what failed.
fn verb(name: &str, carry_out: impl FnOnce() -> Result<Exit, Failure>) -> Exit {
    carry_out().unwrap_or_else(|failure| match failure {
        Failure::Unheard => Exit::Done,
        Failure::Usage(sentence) => {
            complain(&sentence);
            complain(&format!("onrecord {name} --help says more"));
            Exit::Usage
        }
        Failure::Nothing(sentence) => {
            complain(&sentence);
            Exit::Nothing
        }
    })
}

impl StoreOptions {
    /// The file that holds the stories.
    fn path(&self) -> Result<PathBuf, Failure> {
        let named = || std::env::var_os(VARIABLE).filter(|path| !path.is_empty());
        let own = || dirs::data_dir().map(|folder| folder.join(FILE));
        let path = self.store.clone().or_else(|| named().map(PathBuf::from)).or_else(own);
        path.ok_or_else(|| {
            let reason = "the system does not say where your data lie";
            Failure::Usage(format!("{reason}; name a file with --store or {VARIABLE}"))
        })
    }

    /// The store, to be asked only.
    fn to_ask(&self) -> Result<Store, Failure> {
        let (store, unsettled) = Store::open_settled(&self.path()?)?;
        for story in unsettled {
            complain(&format!(
                "the story {} is being added to, or its last run was broken off: people and quotations may be those of before",
                onrecord_record::words::quoted(&story)
            ));
        }
        Ok(store)
    }

    /// The store, to be made where it is not there.
    fn to_begin(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.path()?)?)
    }

    /// The store, to be written where it is there.
    fn to_write(&self) -> Result<Store, Failure> {
        Ok(Store::open_existing(&self.path()?)?)
    }
}

/// Prints an answer in the format that was asked for.
fn show<A: Serialize>(
    answer: &A,
    options: AnswerOptions,
    page: fn(&A) -> Page,
    csv: fn(&A) -> Result<String, FormatError>,
) -> Result<(), Failure> {
    print(&match options.format() {
        AnswerFormat::Terminal => page(answer).terminal(look::on_stdout(options.color)),
        AnswerFormat::Json => formats::json(answer)?,
        AnswerFormat::Csv => csv(answer)?,
        AnswerFormat::Markdown => page(answer).markdown(),
    })
}

/// Prints words that are laid out already.
fn print(words: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(words.as_bytes()).and_then(|()| out.flush());
    written.map_err(|cause| match Stop::on_stdout(&cause) {
        Stop::Unheard => Failure::Unheard,
        _ => Failure::Nothing(format!("cannot write to standard output: {cause}")),
    })
}

/// Prints a sentence on one line.
fn say(sentence: &str) -> Result<(), Failure> {
    print(&format!("{}\n", onrecord_record::words::on_one_line(sentence)))
}
