//! Where a statement stands, what it rests on, and what else is told of it, in words.

use super::{on_one_line, pieces, place, quoted, reported};
use crate::flags::{UNANSWERED_CHARGE, UNNAMED_SOURCES};
use crate::{
    Charge, Commitment, Conflict, ConflictKind, CueTone, Diagnostic, Entity, Evidence,
    EvidenceKind, Places, Silence, Span, Stance, StanceValue, Statement, Voice, VoiceKind,
};

/// Heading of what is charged and answered.
pub const CHARGES: &str = "Charges and answers";

/// Heading of what the writer says in the writer's own voice.
pub const VOICE: &str = "In the writer’s own voice";

/// Heading of what cannot all hold.
pub const CONFLICTS: &str = "What cannot all hold";

/// Stands beside a charge against somebody whom the text names and whom it lets say nothing to it.
pub const NO_RESPONSE: &str = "No response in this article.";

/// Stands beside a charge against somebody who is heard in the article, where no answer is tied to the charge.
pub const NOT_TIED: &str = "Nothing that this reading could tie to it.";

/// Heading of denials and refusals that stand beside no charge.
pub const LOOSE: &str = "Denials and refusals not tied to a charge";

/// What stands in place of an answer.
pub fn silence(silence: Silence) -> &'static str {
    match silence {
        Silence::NoResponse => NO_RESPONSE,
        Silence::NotTied => NOT_TIED,
    }
}

/// What that which is answered is called, by what the first who makes it does.
pub fn answered(charge: &Charge) -> &'static str {
    let made = charge.made.iter().find_map(|voiced| voiced.statement.stance.as_deref());
    match made.map(|stance| stance.value) {
        Some(StanceValue::Alleges) => "Charge",
        Some(StanceValue::Denies) => "Denial",
        Some(StanceValue::Questions) => "Question",
        Some(StanceValue::Confirms) => "Confirmation",
        Some(StanceValue::Orders) => "Order",
        Some(StanceValue::Promises) => "Promise",
        Some(StanceValue::Urges) => "Demand",
        Some(StanceValue::Predicts) => "Prediction",
        Some(StanceValue::Appraises) => "Judgement",
        Some(StanceValue::Declines) => "Refusal",
        Some(StanceValue::Asserts) | None => "Claim",
    }
}

/// The words of a charge or an answer: its content. Of who declines the words that tell so go before it, since the content is
/// what is declined and makes no sentence by itself ("did not respond to a request for comment").
pub fn voiced(statement: &Statement, places: &Places) -> String {
    let declines = statement.stance.as_deref().is_some_and(|s| s.value == StanceValue::Declines);
    let mut spans: Vec<Span> = statement.content.clone();
    spans.extend(statement.cue.clone().filter(|_| declines));
    spans.sort();
    pieces(&spans, places)
}

/// What a statement does and how firmly; nothing for plain saying that something is so, which is what is meant
/// where nothing is said.
pub fn stance(stance: &Stance) -> Option<String> {
    stance_of(stance.value, stance.commitment)
}

/// The same of a stance by its parts.
pub fn stance_of(value: StanceValue, commitment: Commitment) -> Option<String> {
    let reserve = reserve(commitment);
    let is_plain = value == StanceValue::Asserts && reserve.is_empty();
    (!is_plain).then(|| format!("{}{reserve}", stance_value(value)))
}

/// The same where it must be said: beside a charge and among answers. What has no stance says.
pub fn stance_or_says(statement: &Statement) -> String {
    statement.stance.as_deref().map_or_else(
        || "says".to_owned(),
        |stance| format!("{}{}", stance_value(stance.value), reserve(stance.commitment)),
    )
}

/// What a statement does.
pub fn stance_value(value: StanceValue) -> &'static str {
    match value {
        StanceValue::Asserts => "asserts",
        StanceValue::Alleges => "alleges",
        StanceValue::Denies => "denies",
        StanceValue::Questions => "questions",
        StanceValue::Confirms => "confirms",
        StanceValue::Orders => "orders",
        StanceValue::Promises => "promises",
        StanceValue::Urges => "urges",
        StanceValue::Predicts => "predicts",
        StanceValue::Appraises => "appraises",
        StanceValue::Declines => "declines",
    }
}

/// How firmly, where the words hold something back.
fn reserve(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Certain | Commitment::Unstated => "",
        Commitment::Probable => ", as probable",
        Commitment::Possible => ", as possible",
    }
}

/// What the writer's reporting word does besides reporting; nothing for neutral ones.
pub fn tone(statement: &Statement) -> Option<String> {
    let word = quoted(&statement.cue.as_ref()?.text);
    match statement.cue_tone? {
        CueTone::Neutral | CueTone::None => None,
        CueTone::Doubting => Some(format!("the writer’s {word} leaves doubt")),
        CueTone::Conceding => Some(format!("the writer’s {word} calls it a concession")),
        CueTone::Factive => Some(format!("the writer’s {word} takes it as so")),
    }
}

/// What a statement rests on, with the words that show it.
pub fn evidence(evidence: &Evidence) -> String {
    rests_on(evidence.kind, &evidence.span.text)
}

/// The same by its kind and its words.
pub fn rests_on(kind: EvidenceKind, words: &str) -> String {
    let words = quoted(words);
    match kind {
        EvidenceKind::SaidToBeLacking => format!("evidence said to be lacking ({words})"),
        kind => format!("rests on {} ({words})", evidence_kind(kind)),
    }
}

/// Of whom a charge speaks, if that is known.
pub fn about(entities: &[&Entity]) -> Option<String> {
    let names: Vec<_> = entities.iter().map(|entity| on_one_line(&entity.name)).collect();
    (!names.is_empty()).then(|| format!("about {}", names.join(", ")))
}

/// A kind of evidence.
pub fn evidence_kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::CourtFiling => "a court filing",
        EvidenceKind::Record => "a record",
        EvidenceKind::Study => "a study",
        EvidenceKind::Poll => "a poll",
        EvidenceKind::Footage => "footage",
        EvidenceKind::OfficialStatement => "an official statement",
        EvidenceKind::NamedWitness => "a named witness",
        EvidenceKind::UnnamedSource => "an unnamed source",
        EvidenceKind::OtherOutlet => "another outlet",
        EvidenceKind::SocialPost => "a post",
        EvidenceKind::SaidToBeLacking => "evidence said to be lacking",
    }
}

/// What is to be said of a charge or an answer besides who, what it does and its words: the words that report,
/// their tone, what it rests on, flags, the place.
pub fn about_standing(statement: &Statement, flags: Vec<String>, places: &Places) -> Vec<String> {
    let mut said = vec![reported(statement)];
    said.extend(tone(statement));
    said.extend(statement.evidence.iter().map(evidence));
    said.extend(flags);
    said.push(super::place_of(statement, places));
    said
}

/// What a diagnostic tells of the sourcing of a statement; nothing for one that is no such flag.
pub fn flag(diagnostic: &Diagnostic) -> Option<&'static str> {
    FLAGS.iter().find(|(code, _)| *code == diagnostic.code).map(|(_, words)| *words)
}

/// The flags of sourcing by their codes.
const FLAGS: [(&str, &str); 4] = [
    (UNANSWERED_CHARGE, "no response in this article"),
    ("unsourced-allegation", "nobody is named who alleges it"),
    (UNNAMED_SOURCES, "sources without names"),
    ("unnamed-opinion", "an opinion of somebody without a name"),
];

/// What the writer's own words do.
pub fn voice(kind: VoiceKind) -> &'static str {
    match kind {
        VoiceKind::Report => "report",
        VoiceKind::Characterisation => "characterisation",
        VoiceKind::UnsourcedClaim => "claim, no source",
    }
}

/// How many sentences and clauses tell happenings in the writer's own voice, where any do.
pub fn reports(number: usize) -> Option<String> {
    match number {
        0 => None,
        1 => Some("1 further passage in this voice tells what happened.".to_owned()),
        _ => Some(format!("{number} further passages in this voice tell what happened.")),
    }
}

/// What is to be said of the writer's own words besides them and their kind: those that show it, the place.
pub fn about_voice(voice: &Voice, places: &Places) -> Vec<String> {
    let shows = (voice.words != voice.span).then(|| quoted(&voice.words.text));
    shows.into_iter().chain([place(places, &voice.span)]).collect()
}

/// A kind of conflict.
pub fn conflict(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::StatusTime => "status and time",
        ConflictKind::Calendar => "day and date",
        ConflictKind::Number => "figures",
        ConflictKind::Polarity => "said and denied",
        ConflictKind::Quotation => "one quotation twice",
        ConflictKind::Name => "spelling of a name",
        ConflictKind::UnsourcedAllegation => "charge, no source",
    }
}

/// The stretches of a conflict, each in quotation marks.
pub fn conflict_words(conflict: &Conflict) -> String {
    conflict.spans.iter().map(|span| quoted(&span.text)).collect::<Vec<_>>().join(" · ")
}

/// What is to be said of a conflict besides its stretches and its kind: why they cannot all hold, the places.
pub fn about_conflict(conflict: &Conflict, places: &Places) -> Vec<String> {
    let mut said = vec![on_one_line(&conflict.explanation)];
    said.extend(conflict.spans.iter().map(|span: &Span| place(places, span)));
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stance_of(value: StanceValue, commitment: Commitment) -> Stance {
        let span = Span { start: 0, end: 1, text: "a".to_owned() };
        Stance { value, commitment, rule: "r".to_owned(), span }
    }

    #[test]
    fn plain_saying_goes_without_saying() {
        let said = |value, commitment| stance(&stance_of(value, commitment));
        assert_eq!(said(StanceValue::Asserts, Commitment::Certain), None);
        assert_eq!(said(StanceValue::Asserts, Commitment::Unstated), None);
        let reserved = said(StanceValue::Asserts, Commitment::Possible).unwrap();
        assert_eq!(reserved, "asserts, as possible");
        assert_eq!(said(StanceValue::Denies, Commitment::Certain).unwrap(), "denies");
    }
}
