//! Names of many: "liberal Democrats", "Most Millbrookers have".

use super::discourse::{Discourse, Referent};
use crate::names::lexicon;
use onrecord_record::EntityKind;
use onrecord_text::{Span, Tokens};

/// Words before a name that count who bears it.
const COUNTING: [&str; 11] =
    ["many", "most", "some", "few", "several", "all", "both", "these", "those", "other", "fellow"];

/// Whether a name is that of many: of a nation, faith or party in the plural, or a plural behind a word of number or before a verb that
/// agrees with one (Quirk et al. 1985, 10.34).
pub(super) fn is_of_many(discourse: &Discourse<'_>, name: Span<Tokens>) -> bool {
    let last = lexicon::key(discourse.document.word(name.end - 1));
    if !last.ends_with('s') || last.ends_with("ss") {
        return false;
    }
    let plural = discourse.tag_name(name.end - 1) == "NNPS";
    lexicon::is_demonym(&last) || plural && (is_counted(discourse, name) || agrees(discourse, name))
}

/// Makes a referent of several.
pub(super) fn make_many(referent: &mut Referent) {
    referent.kind = EntityKind::Group;
    referent.plural = true;
}

fn is_counted(discourse: &Discourse<'_>, name: Span<Tokens>) -> bool {
    let before = name.start.wrapping_sub(1);
    let word = discourse.document.word(before).to_lowercase();
    COUNTING.contains(&word.as_str()) || discourse.tag_name(before) == "CD"
}

fn agrees(discourse: &Discourse<'_>, name: Span<Tokens>) -> bool {
    discourse.tag_name(name.end) == "VBP" || discourse.document.word(name.end) == "were"
}
