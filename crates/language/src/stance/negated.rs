//! Cues that say what was not said: "did not deny", "refused to say", "has never acknowledged".

use super::clause::Clause;
use super::cue::{Polarity, REFUSING};
use super::forecast;
use super::shape::{self, Shape};
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue;
use onrecord_text::{Span, Tokens};

/// What is withheld or not said.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    let Some(meaning) = &told.meaning else { return unknown(told) };
    let words = Span::new(told.cue().start.min(meaning.words.start), meaning.words.end);
    match meaning.polarity {
        // "refused to accept that it was over"
        Polarity::Withheld
            if meaning.sense.negated == StanceValue::Denies && told.shape == Shape::Clause =>
        {
            Some(Verdict::new(StanceValue::Denies, "not-accepted", words))
        }
        Polarity::Withheld => Some(Verdict::new(StanceValue::Declines, "withheld", words)),
        Polarity::Negated if few(told) => {
            Some(Verdict::new(StanceValue::Questions, "doubting-word", words))
        }
        Polarity::Negated if meaning.sense.is_open && looks_ahead(told) => None,
        Polarity::Negated if interviews(told) => {
            Some(Verdict::new(StanceValue::Asserts, "plain", words))
        }
        Polarity::Negated if keeps_nothing_back(told) => {
            Some(Verdict::new(StanceValue::Asserts, "plain", words))
        }
        Polarity::Negated => negated(meaning.sense.stance, meaning.sense.negated, words),
        Polarity::Done if admits_nothing(told) => {
            Some(Verdict::new(StanceValue::Declines, "not-said", words))
        }
        Polarity::Done if denies_nothing(told) => {
            Some(Verdict::new(StanceValue::Confirms, "not-denied", words))
        }
        Polarity::Done => None,
    }
}

/// "Few in the town believe it."
fn few(told: &Told<'_, '_, '_>) -> bool {
    let source = told.attribution.source.unwrap_or_default();
    told.is(source.start, &["few"])
        && told.is(
            told.cue_words().start,
            &["believe", "believed", "think", "thought", "expect", "accept", "trust"],
        )
}

/// "declined to comment" with the infinitive outside the cue.
fn unknown(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    let cue = told.cue();
    let at = cue.iter().find(|&at| told.is(at, &REFUSING))?;
    // "refused | to accept that it was over"
    let mut content = told.content();
    let accepts = content.next().is_some_and(|at| told.is(at, &["to"]))
        && content.next().is_some_and(|at| {
            told.is(at, &["accept", "believe"]) && told.is(at + 1, &["that", "it"])
        });
    if accepts {
        return Some(Verdict::new(StanceValue::Denies, "not-accepted", Span::new(at, cue.end)));
    }
    Some(Verdict::new(StanceValue::Declines, "withheld", Span::new(at, cue.end)))
}

fn negated(stance: StanceValue, value: StanceValue, words: Span<Tokens>) -> Option<Verdict> {
    let rule = match value {
        StanceValue::Confirms => "not-denied",
        StanceValue::Denies => "not-accepted",
        StanceValue::Declines => "not-said",
        StanceValue::Asserts => "plain",
        _ => return None,
    };
    (value != stance).then(|| Verdict::new(value, rule, words))
}

/// "Police have not questioned the driver": people are questioned, and nothing doubted.
fn interviews(told: &Told<'_, '_, '_>) -> bool {
    const FORCE: [&str; 6] =
        ["police", "detectives", "investigators", "officers", "agents", "prosecutors"];
    let source = told.attribution.source.unwrap_or_default();
    let official = source.iter().take(4).any(|at| told.is(at, &FORCE));
    let first = told.content().next().unwrap_or_default();
    let person = told.tag(first) == "PRP" && !told.is(first, &["it"]);
    let passive = told.attribution.cue.is_some_and(|cue| shape::is_passive(told.context, cue));
    told.is(told.cue_words().start, &["question", "questioned"])
        && (official || person || passive && told.is(first, &["by"]))
}

/// Negations that tell of nobody's silence: "not to mention", "Don’t tell them", "they need not say", "people don’t say it".
fn keeps_nothing_back(told: &Told<'_, '_, '_>) -> bool {
    let declines =
        told.meaning.is_some_and(|meaning| meaning.sense.negated == StanceValue::Declines);
    declines && (is_aside(told) || is_free(told) || is_habit(told))
}

/// "not to mention its debts", and an imperative.
fn is_aside(told: &Told<'_, '_, '_>) -> bool {
    let cue = told.cue();
    let mentions = cue.iter().any(|at| told.is(at, &["to"]) && told.is(at + 1, &["mention"]));
    let orders = told.is(cue.start, &["do", "don"]) && told.tag(cue.start + 2) == "VB";
    told.attribution.source.is_none() && (mentions || orders)
}

/// "need not say", "should not have to explain": what nobody is bound to say is not held back (Palmer 2001, deontic modality).
fn is_free(told: &Told<'_, '_, '_>) -> bool {
    let bound = |at| told.is(at, &["need", "needn", "should", "shouldn", "must", "mustn"]);
    let has_to = |at| told.is(at, &["have", "has", "had"]) && told.is(at + 1, &["to"]);
    told.cue().iter().any(|at| bound(at) || has_to(at))
}

/// "People don’t say that", "he does not talk about it": the simple present of saying tells of a habit (Quirk et al. 1985, 4.6), but a
/// text does not say who or whether now as ever.
fn is_habit(told: &Told<'_, '_, '_>) -> bool {
    const SAYING: [&str; 4] = ["say", "tell", "talk", "speak"];
    const ASKED: [&str; 8] = ["who", "what", "when", "where", "why", "how", "whether", "if"];
    let cue = told.cue();
    let present = cue.iter().any(|at| told.is(at, &["do", "does"]));
    let saying = told.meaning.is_some_and(|meaning| told.is(meaning.words.start, &SAYING));
    present && saying && !told.content().next().is_some_and(|at| told.is(at, &ASKED))
}

/// "does not think it will": a forecast, and no denial.
fn looks_ahead(told: &Told<'_, '_, '_>) -> bool {
    let thinks = told.meaning.is_some_and(|meaning| meaning.sense.negated == StanceValue::Denies);
    let line = told.lines.first();
    thinks && line.is_some_and(|line| forecast::of(Clause::new(told, line)).is_some())
}

/// "admits no wrongdoing", "conceded nothing".
fn admits_nothing(told: &Told<'_, '_, '_>) -> bool {
    let admits = told.meaning.is_some_and(|meaning| meaning.sense.stance == StanceValue::Confirms);
    let first = told.content().next().unwrap_or_default();
    admits
        && told.is(first, &["no", "nothing", "neither"])
        && (told.is(first, &["nothing"])
            || (first + 1..first + 4)
                .take_while(|&at| told.tag(at).starts_with("NN") || told.tag(at) == "JJ")
                .any(|at| told.is_in(at, Set::Wrongs) || told.is_in(at, Set::Blame)))
}

/// "He denied nothing."
fn denies_nothing(told: &Told<'_, '_, '_>) -> bool {
    const DENY: [&str; 4] = ["deny", "denies", "denied", "denying"];
    let denies = told.meaning.is_some_and(|meaning| told.is(meaning.words.start, &DENY));
    let first = told.content().next().unwrap_or_default();
    let alone = !told.tag(first + 1).starts_with("JJ") && !told.is(first + 1, &["to", "like"]);
    denies && told.is(first, &["nothing"]) && alone
}
