//! How often statements like this one are right.

use onrecord_language::attribution::Attribution;
use onrecord_record::Quotation;

/// Share of statements of each kind that a trained annotator has too (cue and source overlapping, at
/// least half of the content shared), measured on the 84 articles of `PolNeAR`'s development half, which
/// no model learned from: 350 of 370 direct, 234 of 289 mixed and 685 of 1,028 indirect statements with source
/// and cue; 21 of 124 with a cue alone; none of 52 without either. No annotator of that corpus marks a
/// statement inside another, so those have no measured share; half of the share outside is assumed.
pub(crate) fn confidence(attribution: &Attribution, quotation: Quotation) -> f64 {
    let alone = match (attribution.source.is_some(), attribution.cue.is_some(), quotation) {
        (true, true, Quotation::Direct) => 0.94,
        (true, true, Quotation::Mixed) => 0.81,
        (true, true, Quotation::Indirect) => 0.67,
        (_, true, _) | (true, _, _) => 0.17,
        _ => 0.02,
    };
    if attribution.within.is_some() { alone / 2.0 } else { alone }
}
