//! Contents that judge: "is a disgrace", "“unjust”", "the finest of its age".

use super::clause::Clause;
use super::told::Verdict;
use super::words::Set;
use onrecord_record::StanceValue::Appraises;

/// Words of a quotation so short that one judging word makes it a judgement.
const SHORT: usize = 7;
/// Words at the start of a sentence among which a negation makes a comparison the highest praise.
const PREFACE: usize = 5;
/// Judging words in one sentence that make it a judgement wherever they stand.
const MANY: usize = 3;

/// What a sentence of a content judges, if it does.
pub(super) fn of(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let judging = |place: &usize| clause.is_in(*place, Set::Judging) && !is_neutral(clause, *place);
    let hits = || (0..clause.len()).filter(judging);
    let predicate = hits().find(|&place| is_predicate(clause, place));
    let short = clause.len() <= SHORT && clause.main_verb().is_none();
    let many = hits().count() >= MANY;
    let shown = predicate
        .or_else(|| too_much(clause))
        .or_else(|| exclaims(clause))
        .or_else(|| never_better(clause))
        .or_else(|| hits().next().filter(|_| short || many))?;
    Some(clause.says(Appraises, "judgement-in-content", shown, shown))
}

/// "far too long", "too expensive": more than is right.
fn too_much(clause: Clause<'_, '_, '_, '_>) -> Option<usize> {
    let verb = clause
        .main_verb()
        .filter(|&verb| clause.subject(verb).is_some() && clause.tag(verb) != "MD")?;
    let be = (verb..verb + 3).find(|&at| clause.is_be(at))?;
    let too = (be + 1..be + 5).find(|&at| clause.is(at, &["too"]) && clause.tag(at + 1) == "JJ")?;
    let only = (be + 1..too).all(|at| clause.tag(at) == "RB");
    let ends =
        too + 2 >= clause.len() || matches!(clause.tag(too + 2), "." | "," | "''" | "IN" | "CC");
    let early =
        clause.is(too + 1, &["early", "late", "soon", "used", "many", "few", "much", "close"]);
    (only && ends && !early).then_some(too + 1)
}

/// "What a goal!"
fn exclaims(clause: Clause<'_, '_, '_, '_>) -> Option<usize> {
    let first = clause.first();
    let what = clause.is(first, &["what"]) && clause.is(first + 1, &["a", "an"]);
    let bare = clause.main_verb().is_none() && clause.line.is_quoted;
    let asks = (first..clause.len()).any(|at| clause.is(at, &["?"]));
    (what && bare && !asks).then_some(first + 1)
}

/// "I have never heard it played better", "nobody plays the part better".
fn never_better(clause: Clause<'_, '_, '_, '_>) -> Option<usize> {
    let not = (0..clause.len().min(PREFACE)).find(|&at| {
        clause.is(at, &["never", "nobody", "none"])
            || clause.is(at, &["no"]) && clause.is(at + 1, &["one"])
    })?;
    let better = (not + 1..(not + 10).min(clause.len()))
        .find(|&at| clause.is(at, &["better", "finer", "worse", "kinder", "braver"]))?;
    let ends =
        clause.is(better + 1, &["than"]) || matches!(clause.tag(better + 1), "." | "," | "''");
    ends.then_some(better)
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
    let inside = |at: &usize| inside(at) && !clause.is_be(*at);
    let mut before = (place.saturating_sub(8)..place).rev().skip_while(inside);
    let linked = before.next().is_some_and(|verb| clause.is_be(verb) || clause.is(verb, &LINKING));
    let verb = clause.main_verb().filter(|_| clause.tag(place).starts_with("VB"));
    // "has the best sound in Europe".
    let has = (place.saturating_sub(3)..place)
        .any(|at| clause.is(at, &["has", "have", "had", "’ve", "'ve"]));
    let finest = has
        && matches!(clause.tag(place), "JJS" | "RBS")
        && clause.is(place.wrapping_sub(1), &["the"]);
    let of_all = clause.tag(place + 1).starts_with("NN")
        && !clause.is(place + 1, &["interest", "interests", "shot", "chance"])
        && clause.is(place + 2, &["in", "of", "on", "ever", "around", "anywhere"]);
    linked || finest && of_all || verb.is_some_and(|verb| verb <= place && place <= verb + 2)
}
