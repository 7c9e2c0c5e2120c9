//! `onrecord who`, `quote`, `variants` and `search` on the command line.

use super::one_story::OneStory;
use super::reading::date;
use super::{AnswerOptions, Days, StoreOptions};
use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser as _};
use clap::{Args, ValueEnum};
use onrecord_record::StanceValue;
use onrecord_store::Limits;

/// Exit codes of all questions.
macro_rules! exit_codes {
    () => {
        "\
Exit codes:
  0  answered; where nothing is found the answer says so
  2  the call itself was wrong: an option, a story that is not there, a name that does not say who is meant
  3  the store could not be read, or nothing could be written"
    };
}

pub(super) const WHO: &str = "\
Print everything that somebody said, in all articles of a story or of all stories.

Quoted words are verbatim; a paraphrase is marked as in the writer's words. Each stands with the day, the outlet, its place in \
the article, the words that report it and what it does (denies, alleges, promises). What several articles carry in the same five words or more \
stands once, with all that carry it; what they carry in other words stands as often as they do. JSON and CSV have the id of each \
statement (s-…): onrecord quote takes it, and onrecord explain says why the article was read so.

A name that several people bear is not resolved by guessing: who may be meant is listed, and nothing else (of very many the first 50, and how many there are). Nobody is taken for \
somebody else by a surname alone. What articles call by one name and you know to be two people, or the other way round, is settled \
with onrecord story same and onrecord story apart.";

pub(super) const WHO_SHORT: &str = "onrecord who --help gives examples and exit codes.";

pub(super) const WHO_MORE: &str = concat!(
    "\
Examples:
  What the minister said, in all stories, or in one:
    onrecord who \"Helena Vostrikov\"
    onrecord who \"Helena Vostrikov\" --story lockgate

  Somebody whose name does not say it all, by the key that the list of candidates gives:
    onrecord who \"person: daniel okafor\" --story lockgate

  Everything, into a spreadsheet:
    onrecord who \"Helena Vostrikov\" --all --format csv > vostrikov.csv

",
    exit_codes!()
);

pub(super) const QUOTE: &str = "\
Print who carried some words, in how many wordings, and which outlet most plausibly follows which.

WORDS are words of a quotation as they stand, an ellipsis for what you leave out, or the id of a quotation (q-…) or of a statement (s-…) that \
carries it. The id of a quotation changes when articles are added; each that it had still finds it. First come the \
wordings with everybody who carries them, then the pairs of wordings that differ so that the speaker may be understood otherwise, \
each with the text around both, then the other differences, then a tree of who follows whom with the reasons. Of more than 120 \
tellings the tree looks at 120 and says so. Of very many wordings and tellings the first 40 are shown and all are counted (--all). The same words \
of one speaker that nothing shows to be of one occasion are several quotations, and the answer says so. Where several quotations hold the words they are listed: more words, or an id, shows one.

These are variants, not errors: without a recording or a transcript of the occasion nothing says which of them is right.";

pub(super) const QUOTE_SHORT: &str = "onrecord quote --help gives examples and exit codes.";

pub(super) const QUOTE_MORE: &str = concat!(
    "\
Examples:
  One quotation in all its versions:
    onrecord quote \"Close the basin or somebody will die\"
    onrecord quote \"I wrote … somebody will die\" --story lockgate

  The same by its id, as JSON:
    onrecord quote q-1a2b3c4d5e6f --json

  The same by the id of a statement that who or search gives:
    onrecord quote s-1a2b3c4d5e6f

Where nobody carries the words as you give them, what comes nearest is shown and the answer says so.

",
    exit_codes!()
);

pub(super) const VARIANTS: &str = "\
Print where the outlets of a story carry the same utterance in words that differ materially.

Another number or name; a negation, a modality (\"may\", \"will\") or a qualifier (\"almost\") that one of them has and the other has not; words left \
out without a sign and with them a condition, an exception or a contrast. Each difference stands once, however many wordings have it, from the side that \
was published first to the other, with the outlets of both. The newest come first. Clips, spelling, brackets, marked elisions, other \
words and other speakers are listed by onrecord quote alone.

These are differences between outlets, not errors of one: without a recording or a transcript of the occasion nothing says which \
of them is right.";

pub(super) const VARIANTS_SHORT: &str = "onrecord variants --help gives examples and exit codes.";

pub(super) const VARIANTS_MORE: &str = concat!(
    "\
Examples:
  What to look into:
    onrecord variants lockgate

  All of them, into a spreadsheet, one line a difference:
    onrecord variants lockgate --all --format csv > variants.csv

",
    exit_codes!()
);

pub(super) const SEARCH: &str = "\
Print the statements and articles that hold some words, those published last first.

All words must be there, in any order, in capitals or small letters, with or without accents. Words between \"quotation marks\" must follow each other as \
they stand. word* stands for all words that begin so, of which at least three letters are needed. Nothing else has a meaning. At most 32 words and \
phrases are looked for together.

--speaker takes the words of all whose names hold those that you give, and the answer names them; onrecord who keeps them apart.";

pub(super) const SEARCH_SHORT: &str = "onrecord search --help gives examples and exit codes.";

pub(super) const SEARCH_MORE: &str = concat!(
    "\
Examples:
  Everything on the lower gate (in a shell, single quotes keep the double ones):
    onrecord search '\"lower gate\" warn*'

  Denials in March, of one story:
    onrecord search memo --stance denies --from 2024-03-01 --to 2024-03-31 --story lockgate

  What somebody said in one outlet, or what articles tell:
    onrecord search budget --speaker \"Tomas Brandl\" --outlet Courier
    onrecord search --in articles budget

",
    exit_codes!()
);

/// How many items are shown.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Limit {
    /// Show at most this many
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,

    /// Show all
    #[arg(long, conflicts_with = "limit")]
    all: bool,
}

impl Limit {
    /// The number asked for.
    pub(crate) fn number(self) -> usize {
        if self.all { u32::MAX as usize } else { self.limit as usize }
    }
}

/// Options of `onrecord who`.
#[derive(Debug, Args)]
pub(crate) struct WhoOptions {
    /// The name, as full as you know it
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) name: String,

    /// Only in this story
    #[arg(long, value_name = "STORY")]
    pub(crate) story: Option<String>,

    #[command(flatten)]
    pub(crate) limit: Limit,

    #[command(flatten)]
    pub(crate) store: StoreOptions,

    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

/// Options of `onrecord quote`.
#[derive(Debug, Args)]
pub(crate) struct QuoteOptions {
    /// Words of the quotation, or its id
    #[arg(value_name = "WORDS", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) words: String,

    /// Only in this story
    #[arg(long, value_name = "STORY")]
    pub(crate) story: Option<String>,

    /// Show at most this many quotations that hold the words, wordings of each, and tellings of each wording [default: 20, 40, 40]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,

    /// Show all
    #[arg(long, conflicts_with = "limit")]
    all: bool,

    #[command(flatten)]
    pub(crate) store: StoreOptions,

    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

impl QuoteOptions {
    /// How much is asked for.
    pub(crate) fn limits(&self) -> Limits {
        match self.limit.map(|limit| limit as usize) {
            _ if self.all => Limits::NONE,
            Some(limit) => Limits { quotations: limit, wordings: limit, tellings: limit },
            None => Limits::default(),
        }
    }
}

/// Options of `onrecord variants`.
#[derive(Debug, Args)]
pub(crate) struct VariantsOptions {
    #[command(flatten)]
    pub(crate) story: OneStory,

    #[command(flatten)]
    pub(crate) limit: Limit,

    #[command(flatten)]
    pub(crate) store: StoreOptions,

    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

/// Options of `onrecord search`.
#[derive(Debug, Args)]
pub(crate) struct SearchOptions {
    /// Words and "phrases", all of which must be there
    #[arg(value_name = "WORDS", required = true, value_parser = NonEmptyStringValueParser::new())]
    pub(crate) words: Vec<String>,

    /// Only in this story
    #[arg(long, value_name = "STORY")]
    pub(crate) story: Option<String>,

    /// Only what somebody said whose name holds these words
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) speaker: Option<String>,

    /// Only in articles of an outlet whose name holds these words
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) outlet: Option<String>,

    /// Only statements that do this
    #[arg(long, value_name = "STANCE", value_parser = stances())]
    pub(crate) stance: Option<StanceValue>,

    /// Only in articles published on this day or later
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    from: Option<jiff::civil::Date>,

    /// Only in articles published on this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    to: Option<jiff::civil::Date>,

    /// Where to look [default: both; with --speaker or --stance statements]
    #[arg(long = "in", value_enum, value_name = "WHERE")]
    pub(crate) place: Option<SearchPlace>,

    /// Show at most this many statements and as many articles
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) limit: u32,

    #[command(flatten)]
    pub(crate) store: StoreOptions,

    #[command(flatten)]
    pub(crate) answer: AnswerOptions,
}

impl SearchOptions {
    /// The days asked for.
    pub(crate) fn days(&self) -> Days {
        Days { from: self.from, to: self.to }
    }
}

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SearchPlace {
    /// In what somebody says
    Statements,
    /// In titles and texts of articles
    Articles,
}

/// The record's own terms for what a statement does.
fn stances() -> impl clap::builder::TypedValueParser<Value = StanceValue> {
    PossibleValuesParser::new(STANCES.map(onrecord_record::words::stance_value)).map(|word| {
        let found =
            STANCES.into_iter().find(|one| onrecord_record::words::stance_value(*one) == word);
        found.unwrap_or(StanceValue::Asserts)
    })
}

const STANCES: [StanceValue; 11] = [
    StanceValue::Asserts,
    StanceValue::Alleges,
    StanceValue::Denies,
    StanceValue::Questions,
    StanceValue::Confirms,
    StanceValue::Orders,
    StanceValue::Promises,
    StanceValue::Urges,
    StanceValue::Predicts,
    StanceValue::Appraises,
    StanceValue::Declines,
];
