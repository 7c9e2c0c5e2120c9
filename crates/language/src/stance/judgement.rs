//! Contents that judge: "is a disgrace", "“unjust”", "the finest of its age".

use super::clause::Clause;
use super::told::Verdict;
use super::words::Set;
use onrecord_record::StanceValue::Appraises;

/// Words of a quotation so short that one judging word makes it a judgement.
const SHORT: usize = 7;
/// Judging words in one sentence that make it a judgement wherever they stand.
const MANY: usize = 3;

/// What a sentence of a content judges, if it does.
pub(super) fn of(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let judging = |place: &usize| clause.is_in(*place, Set::Judging) && !is_neutral(clause, *place);
    let hits = || (0..clause.len()).filter(judging);
    let predicate = hits().find(|&place| is_predicate(clause, place));
    let short = clause.len() <= SHORT && clause.main_verb().is_none();
    let many = hits().count() >= MANY;
    let shown = predicate.or_else(|| hits().next().filter(|_| short || many))?;
    Some(clause.says(Appraises, "judgement-in-content", shown, shown))
}

/// "just" and "right" as adverbs, "like" as a preposition, names.
fn is_neutral(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    let adverb = clause.is(
        place,
        &["just", "right", "like", "best", "better", "better", "mean", "kind", "pretty"],
    ) && !clause.tag(place).starts_with("JJ");
    let equal = clause.is(place.wrapping_sub(1), &["as"]) && clause.is(place + 1, &["as"]);
    let holder = clause.tag(place + 1) == "POS";
    adverb || equal || holder || clause.tag(place).starts_with("NNP") && !clause.line.is_quoted
}

/// Whether a word is said of the subject: behind "be", "seem" or "call", with what belongs to its phrase between.
fn is_predicate(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    const LINKING: [&str; 14] = [
        "seems",
        "seemed",
        "seem",
        "looks",
        "looked",
        "feels",
        "felt",
        "becomes",
        "became",
        "made",
        "makes",
        "considered",
        "sends",
        "sent",
    ];
    let inside = |place: &usize| {
        matches!(
            clause.tag(*place),
            "DT" | "PDT"
                | "RB"
                | "RBR"
                | "RBS"
                | "JJ"
                | "JJS"
                | "JJR"
                | "CC"
                | "``"
                | "''"
                | ","
                | "NN"
                | "HYPH"
                | "VBN"
                | "VBG"
        )
    };
    let mut before = (place.saturating_sub(8)..place).rev().skip_while(inside);
    let linked = before.next().is_some_and(|verb| clause.is_be(verb) || clause.is(verb, &LINKING));
    let verb = clause.main_verb().filter(|_| clause.tag(place).starts_with("VB"));
    linked || verb.is_some_and(|verb| verb <= place && place <= verb + 2)
}
