//! Who said what: one attribution relation.

use super::{Span, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One attribution relation: a source, a cue and a content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Derived from the source's id and the spans.
    pub id: String,
    /// Who says it.
    pub source: StatementSource,
    /// The words that report ("said", "according to"); a colon can be the cue.
    pub cue: Option<Span>,
    /// What was said, in text order; several stretches where it is broken off.
    pub content: Vec<Span>,
    /// How much of the content stands between quotation marks.
    pub quotation: Quotation,
    /// How it was expressed.
    pub mode: Mode,
    /// Through what it was said, where the text says so plainly.
    pub medium: Option<Medium>,
    /// When it was said.
    pub said: Option<Box<When>>,
    /// To whom it was said, where the text says so plainly.
    pub addressee: Option<Addressee>,
    /// Ids of the entities that the content speaks of.
    pub about: Vec<String>,
    /// Id of the statement inside whose content this one stands.
    pub within: Option<String>,
    /// What the statement does.
    pub stance: Option<Box<Stance>>,
    /// The writer's choice of reporting word, never the speaker's stance.
    pub cue_tone: Option<CueTone>,
    /// What a denial, question or confirmation is about.
    pub answers: Option<Box<Answer>>,
    /// Ids of the statements that answer this one.
    pub answered_by: Vec<String>,
    /// What the statement rests on, as far as the text says.
    pub evidence: Vec<Evidence>,
    /// Share of statements with this figure that are right, 0 to 1.
    pub confidence: f64,
}

/// Who says it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementSource {
    /// The words here ("He").
    pub span: Option<Span>,
    /// Id of the entity that these words stand for in this text.
    pub entity: Option<String>,
    /// What kind of source it is.
    pub kind: StatementSourceKind,
}

/// What kind of source.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum StatementSourceKind {
    /// A person whom the text names.
    Named,
    /// An organisation or group.
    Collective,
    /// A report, lawsuit, poll, film, …
    Document,
    /// Somebody whose name the text withholds.
    Unnamed,
    /// Nobody is given.
    None,
}

/// How much of a content stands between quotation marks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Quotation {
    /// All of it.
    Direct,
    /// Some of it.
    Mixed,
    /// None of it.
    Indirect,
}

/// How a statement was expressed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Spoken, or not said how.
    Speech,
    /// Written by somebody: a post, a letter, a ruling.
    Writing,
    /// Thought, believed, wanted, felt.
    Thought,
    /// A document says it.
    Document,
}

/// Through what it was said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Medium {
    /// What kind of medium.
    pub kind: MediumKind,
    /// The words that show it.
    pub span: Span,
}

/// Kinds of medium.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum MediumKind {
    /// A post on a social network.
    SocialPost,
    /// An interview.
    Interview,
    /// A press conference or briefing.
    PressConference,
    /// A hearing, a trial, testimony, a filing.
    Court,
    /// A film or broadcast programme.
    Documentary,
    /// A written statement or press release.
    Statement,
    /// A letter, memo or e-mail.
    Letter,
    /// A speech, rally, sermon or address.
    Address,
    /// A debate.
    Debate,
    /// A telephone call.
    Call,
    /// A report, study or article.
    Report,
    /// An opinion piece.
    Opinion,
    /// A book or memoir.
    Book,
}

/// To whom it was said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Addressee {
    /// The words here.
    pub span: Span,
    /// Id of the entity that these words stand for.
    pub entity: Option<String>,
}

/// What a statement does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stance {
    /// What it does.
    pub value: StanceValue,
    /// How firmly.
    pub commitment: Commitment,
    /// The rule that says so.
    pub rule: String,
    /// The words that show it.
    pub span: Span,
}

/// What a statement does.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum StanceValue {
    /// Says that something is so.
    Asserts,
    /// Charges somebody with wrongdoing.
    Alleges,
    /// Denies, rejects, disputes, refutes.
    Denies,
    /// Casts doubt, challenges, asks whether.
    Questions,
    /// Admits, concedes, acknowledges, agrees.
    Confirms,
    /// Rules, orders, bans, by authority.
    Orders,
    /// Commits itself.
    Promises,
    /// Asks somebody to act.
    Urges,
    /// Says what will be.
    Predicts,
    /// Judges good or bad.
    Appraises,
    /// Will not say.
    Declines,
}

/// How firmly a source commits to a content.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Commitment {
    /// Without reserve.
    Certain,
    /// As likely.
    Probable,
    /// As possible.
    Possible,
    /// Not to be told.
    Unstated,
}

/// The writer's choice of reporting word.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CueTone {
    /// "said".
    Neutral,
    /// "claimed".
    Doubting,
    /// "admitted".
    Conceding,
    /// "noted".
    Factive,
    /// There is no reporting word.
    None,
}

/// What a denial, question or confirmation is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Id of the statement answered.
    pub statement: Option<String>,
    /// Id of the claim answered.
    pub claim: Option<String>,
    /// The words that name what is answered.
    pub span: Option<Span>,
    /// The rule that links them.
    pub rule: String,
}

/// What a statement rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What kind of evidence.
    pub kind: EvidenceKind,
    /// The words that show it.
    pub span: Span,
    /// Id of the entity that gives it.
    pub entity: Option<String>,
}

/// Kinds of evidence.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// A lawsuit, motion, affidavit, ruling.
    CourtFiling,
    /// A public record.
    Record,
    /// A study.
    Study,
    /// A poll.
    Poll,
    /// Film, sound, pictures.
    Footage,
    /// An official statement.
    OfficialStatement,
    /// A witness with a name.
    NamedWitness,
    /// A source without a name.
    UnnamedSource,
    /// Another outlet.
    OtherOutlet,
    /// A post on a social network.
    SocialPost,
    /// Somebody says that there is none.
    SaidToBeLacking,
}
