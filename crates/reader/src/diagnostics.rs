//! What a reader of the record should know about the reading.

use crate::{Layers, spans};
use onrecord_language::attribution::full::Unread;
use onrecord_language::quotes::{Quote, QuoteState};
use onrecord_record::{Diagnostic, Severity};

/// At most this many single quotation marks are reported one by one.
const SHOWN: usize = 20;

/// The notices of ingest, then what the reading itself found.
pub(crate) fn diagnostics(layers: &Layers<'_>) -> Vec<Diagnostic> {
    let mut out: Vec<Diagnostic> = layers
        .source
        .notices
        .iter()
        .map(|notice| Diagnostic {
            code: notice.code.to_owned(),
            severity: notice.severity,
            message: notice.message.clone(),
            span: notice.span.map(|span| spans::of_bytes(&layers.source.text, span)),
        })
        .collect();
    out.extend(language(layers));
    out.extend(unread(layers));
    out.extend(date(layers));
    out.extend(marks(layers));
    out
}

/// The stages know English only.
fn language(layers: &Layers<'_>) -> Option<Diagnostic> {
    let language = layers.source.language.as_str();
    (language != "en" && language != "und").then(|| Diagnostic {
        code: "language-not-english".to_owned(),
        severity: Severity::Warning,
        message: format!("The text seems to be in another language ({language}); it was read as English, so expect gaps and errors."),
        span: None,
    })
}

/// The fast model read what the full one could not.
fn unread(layers: &Layers<'_>) -> Option<Diagnostic> {
    let reason = match layers.unread? {
        Unread::Long { pieces, most } => {
            format!("the text has {pieces} word pieces, and the full model reads at most {most}")
        }
        Unread::Unfit(error) => error.to_string(),
    };
    Some(Diagnostic {
        code: "read-with-fast-model".to_owned(),
        severity: Severity::Warning,
        message: format!("The fast model read this text: {reason}."),
        span: None,
    })
}

/// Without a date of publication everything relative stays relative.
fn date(layers: &Layers<'_>) -> Option<Diagnostic> {
    layers.source.published.is_none().then(|| Diagnostic {
        code: "date-unknown".to_owned(),
        severity: Severity::Info,
        message: "Neither the page nor its text states when it was published; --date tells it."
            .to_owned(),
        span: None,
    })
}

/// Quotations with a mark missing.
fn marks(layers: &Layers<'_>) -> Vec<Diagnostic> {
    let broken: Vec<(&Quote, &str)> = layers
        .document
        .quotes
        .all
        .iter()
        .filter_map(|quote| Some((quote, fault(quote.state)?)))
        .collect();
    let mut out: Vec<Diagnostic> = broken
        .iter()
        .take(SHOWN)
        .map(|(quote, message)| Diagnostic {
            code: "quotation-mark-missing".to_owned(),
            severity: Severity::Info,
            message: (*message).to_owned(),
            span: Some(spans::of_tokens(layers, quote.tokens)),
        })
        .collect();
    if broken.len() > SHOWN {
        out.push(Diagnostic {
            code: "quotation-marks-missing".to_owned(),
            severity: Severity::Warning,
            message: format!(
                "{} more quotations lack a mark; quotations may be cut or joined wrongly.",
                broken.len() - SHOWN
            ),
            span: None,
        });
    }
    out
}

fn fault(state: QuoteState) -> Option<&'static str> {
    match state {
        QuoteState::Closed | QuoteState::Continued => None,
        QuoteState::Unclosed => Some(
            "This quotation is never closed; it was taken to run to the end of its paragraph or to the next opening mark.",
        ),
        QuoteState::Unopened => {
            Some("This quotation is closed but never opened; where it begins is not known.")
        }
    }
}
