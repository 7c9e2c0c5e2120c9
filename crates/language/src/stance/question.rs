//! Contents that are questions.

use super::clause::Clause;
use super::cue;
use super::senses::{self, Kind};
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::{Appraises, Questions};
use onrecord_text::Span;

/// A content that ends in a question.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    // Where the source is not found, its words may follow the question.
    let quoted = told.lines.iter().rfind(|line| line.is_quoted);
    let line = quoted.filter(|_| told.attribution.source.is_none()).or(told.lines.last())?;
    let clause = Clause::new(told, line);
    let last = (0..clause.len()).rev().find(|&place| !matches!(clause.tag(place), "''" | "``"))?;
    let asks = clause.is(last, &["?"]) && clause.line.is_quoted;
    let judges = (0..clause.len())
        .filter(|&place| clause.is_in(place, Set::Judging) || clause.is_in(place, Set::Wrongs))
        .count();
    if asks && told.lines.len() == 1 && judges > 1 {
        return Some(clause.says(Appraises, "judgement-in-content", last, last));
    }
    (asks && told.lines.len() <= 3 && judges < 2)
        .then(|| clause.says(Questions, "question-in-content", last, last))
}

/// Tokens of a content among which a condition on a charge stands.
const CONDITION: usize = 20;

/// "suggested that if the accusations were true, there should be more witnesses": what would follow from a charge casts
/// doubt on it.
pub(super) fn conditional(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const TRUE: [&str; 4] = ["true", "correct", "accurate", "so"];
    let near: Vec<u32> = told.content().take(CONDITION).collect();
    let condition = near.iter().position(|&at| told.is(at, &["if"])).filter(|&place| place < 3)?;
    let (first, behind) = near[condition..].split_first()?;
    let charge = behind.iter().take(6).position(|&at| told.is_in(at, Set::Charge))?;
    let so = behind[charge..]
        .windows(2)
        .find(|pair| told.is(pair[0], &["is", "are", "was", "were"]) && told.is(pair[1], &TRUE))?;
    let words =
        if so[1] >= *first { Span::new(*first, so[1] + 1) } else { Span::new(*first, *first + 1) };
    Some(Verdict::new(Questions, "question-in-content", words))
}

/// "Doubts have been raised": the noun that is raised says what is done.
pub(super) fn raised(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const RAISED: [&str; 8] =
        ["raised", "voiced", "expressed", "made", "levelled", "leveled", "cast", "aired"];
    const BEFORE: u32 = 6;
    let cue = told.cue();
    let verb = cue.iter().find(|&at| told.is(at, &RAISED))?;
    let passive =
        (cue.start..verb).any(|at| told.is(at, &["been", "was", "were", "are", "is", "being"]));
    let from = told.sentence(verb).start.max(cue.start.saturating_sub(BEFORE));
    let noun = |&at: &u32| told.tag(at).starts_with("NN");
    let at = (from..verb).rev().find(noun).filter(|_| passive)?;
    let word = told.context.lower(at);
    let known = senses::phrases(&word).iter().filter(|phrase| phrase.rest.is_empty());
    let sense = known.map(|phrase| phrase.sense).find(|sense| sense.kind == Kind::Noun)?;
    (!sense.is_open)
        .then(|| Verdict::new(sense.stance, cue::rule_of(sense.stance), Span::new(at, verb + 1)))
}

/// Nouns of how something was found out.
const METHOD: [&str; 10] = [
    "sample",
    "samples",
    "study",
    "survey",
    "method",
    "methods",
    "methodology",
    "test",
    "tests",
    "trial",
];

/// "the study had no control group", "the sample had been drawn from a single clinic".
pub(super) fn of_method(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const OBJECTING: [&str; 8] = [
        "object",
        "objects",
        "objected",
        "objecting",
        "complain",
        "complained",
        "objection",
        "countered",
    ];
    const LACKING: [&str; 14] = [
        "no",
        "not",
        "never",
        "single",
        "only",
        "small",
        "few",
        "lacked",
        "flawed",
        "biased",
        "skewed",
        "unrepresentative",
        "self-selected",
        "unreliable",
    ];
    let objects = told.cue().iter().any(|at| told.is(at, &OBJECTING));
    let open = told.meaning.is_some_and(|meaning| meaning.sense.is_open);
    let clause = Clause::new(told, told.lines.first()?);
    let verb = clause.main_verb()?;
    let method = (clause.first()..verb).find(|&at| clause.is(at, &METHOD))?;
    let group = (verb..clause.len())
        .any(|at| clause.is(at, &["control", "placebo"]) && clause.is(at + 1, &["group"]));
    let lack = (verb..clause.len()).find(|&at| clause.is(at, &LACKING))?;
    (objects || open && group).then(|| clause.says(Questions, "question-in-content", method, lack))
}

/// "he was not convinced that rates would fall": doubt in the words of the source.
pub(super) fn unconvinced(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    const SURE: [&str; 4] = ["convinced", "persuaded", "sure", "certain"];
    let verb = clause.main_verb().filter(|&verb| clause.is_be(verb))?;
    let own = clause.subject(verb).is_some_and(|subject| clause.is_self(subject));
    let not = (verb + 1..verb + 3).find(|&at| clause.is_not(at)).filter(|_| own)?;
    let sure = (not + 1..not + 3).find(|&at| clause.is(at, &SURE))?;
    let doubts = clause.is(sure, &["convinced", "persuaded"])
        && clause.is(sure + 1, &["by", "of", "it", "the"]);
    let of = doubts || clause.is(sure + 1, &["that", "whether", "if"]);
    of.then(|| clause.says(Questions, "question-in-content", verb, sure))
}

/// "the sample was too small to show anything": an objection to how something was found out.
pub(super) fn objects(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    const SHOWING: [&str; 10] =
        ["show", "prove", "say", "tell", "mean", "judge", "draw", "support", "know", "conclude"];
    let too = (0..clause.len())
        .find(|&place| clause.is(place, &["too"]) && clause.tag(place + 1) == "JJ")?;
    let shows = clause.is(too + 2, &["to"]) && clause.is(too + 3, &SHOWING);
    shows.then(|| clause.says(Questions, "question-in-content", too, too + 3))
}
