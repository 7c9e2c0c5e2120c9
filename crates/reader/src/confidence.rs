//! How often statements like this one are right.

use onrecord_language::attribution::Attribution;
use onrecord_record::Quotation;

/// Share of statements of each kind that a trained annotator has too (cue and source overlapping, at
/// least half of the content shared), measured on articles held out from training.
pub(crate) fn confidence(attribution: &Attribution, quotation: Quotation) -> f64 {
    let complete = attribution.source.is_some() && attribution.cue.is_some();
    match (quotation, complete) {
        (Quotation::Direct, true) => 0.92,
        (Quotation::Mixed, true) => 0.80,
        (Quotation::Indirect, true) => 0.66,
        (Quotation::Direct, false) => 0.35,
        (Quotation::Mixed, false) => 0.25,
        (Quotation::Indirect, false) => 0.30,
    }
}
