//! `onrecord claims`: the ledger of claims of articles or records.

use super::{is_given, together};
use crate::args::{ClaimsFormat, ClaimsOptions};
use crate::exit::Exit;
use crate::{look, reading};
use onrecord_story::Ledger;
use onrecord_story::formats::{self, FormatError};

/// Prints the ledger of what the options name.
pub(crate) fn claims(options: &ClaimsOptions) -> Exit {
    reading::verb("claims", is_given(&options.reading, &options.stories), || {
        together(&options.reading, &options.stories, |articles| {
            let whole = Ledger::of(articles);
            let mut ledger = match &options.who {
                Some(name) => whole.concerning(name),
                None => whole,
            };
            if options.contested {
                ledger.uncontested.clear();
            }
            ledger_as(options, &ledger)
        })
    })
}

fn ledger_as(options: &ClaimsOptions, ledger: &Ledger) -> Result<String, FormatError> {
    let page = || formats::claims_page(ledger);
    match options.format() {
        ClaimsFormat::Terminal => Ok(page().terminal(look::on_stdout(options.reading.color))),
        ClaimsFormat::Json => formats::json(ledger),
        ClaimsFormat::Csv => formats::claims_csv(ledger),
        ClaimsFormat::Markdown => Ok(page().markdown()),
    }
}
