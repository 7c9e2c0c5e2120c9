//! How a statement was expressed: spoken, written, thought, or said by a document.

use crate::Layers;
use onrecord_language::attribution::Attribution;
use onrecord_record::{Medium, MediumKind, Mode, Statement, StatementSource, StatementSourceKind};
use onrecord_text::{Span, Tokens};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a cue word tells, as `data/mode_cues.tsv` names it.
static CUES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../data/mode_cues.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// Nouns for what is put down in writing.
static PAPERS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../data/papers.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Words of a source that rules in writing.
const COURT: [&str; 7] =
    ["judge", "court", "justice", "magistrate", "tribunal", "arbitrator", "judges"];

/// Verbs that put a feeling into words: "voiced concern" is said, "concern that" is felt.
const VOICING: [&str; 9] = [
    "voiced",
    "voices",
    "voicing",
    "raised",
    "raises",
    "raising",
    "expressed",
    "expresses",
    "expressing",
];

/// Words of a cue by which somebody writes more than one sentence.
const COMPOSING: [&str; 6] = ["wrote", "writes", "writing", "ruled", "rules", "ruling"];

/// Paragraphs over which somebody who is read from a paper is read on.
const GOES_ON: usize = 3;

/// Words from a preposition to the noun that it governs ("in a 20-page court filing").
const PHRASE: usize = 6;

/// The mode of a statement: a document's own, else that of its last telling cue word, else that of its
/// medium or of the paper named in its sentence, else speech.
pub(crate) fn mode(
    layers: &Layers<'_>,
    attribution: &Attribution,
    source: &StatementSource,
    medium: Option<&Medium>,
) -> Mode {
    if source.kind == StatementSourceKind::Document || is_paper(layers, attribution.source) {
        return Mode::Document;
    }
    let heard = medium.is_some_and(|medium| is_heard(medium.kind));
    let in_paper = || !heard && (is_written(medium) || named_paper(layers, attribution).is_some());
    told(layers, attribution, source)
        .unwrap_or_else(|| if in_paper() { Mode::Writing } else { Mode::Speech })
}

/// What the last telling word of a cue says.
fn told(layers: &Layers<'_>, attribution: &Attribution, source: &StatementSource) -> Option<Mode> {
    let cue = attribution.cue?;
    let word = |at: u32| layers.document.word(at).to_lowercase();
    let words = source.span.as_ref().map_or_else(String::new, |span| span.text.to_lowercase());
    let rules = words.split(|c: char| !c.is_alphanumeric()).any(|word| COURT.contains(&word));
    let charged = || cue.iter().any(|at| matches!(word(at).as_str(), "with" | "was" | "were"));
    let voiced = || cue.iter().any(|at| VOICING.contains(&word(at).as_str()));
    let mode = |name: &str| match name {
        "writing" => Some(Mode::Writing),
        "thought" => Some(Mode::Thought),
        "document" => Some(Mode::Document),
        "feeling" => (!voiced()).then_some(Mode::Thought),
        "charging" => charged().then_some(Mode::Document),
        "reporting" => has_name(layers, attribution.source).then_some(Mode::Writing),
        _ => rules.then_some(Mode::Writing),
    };
    cue.iter().rev().find_map(|at| mode(CUES.get(word(at).as_str())?))
}

/// Whether a source has a proper name, as newspapers have.
fn has_name(layers: &Layers<'_>, source: Option<Span<Tokens>>) -> bool {
    let is_name = |at: u32| layers.tags.get(at as usize).is_some_and(|tag| tag.is_name());
    source.is_some_and(|source| source.iter().any(is_name))
}

/// "A lawsuit brought by two towns": the first noun phrase of the source is headed by a paper.
fn is_paper(layers: &Layers<'_>, source: Option<Span<Tokens>>) -> bool {
    let tag = |at: u32| layers.tags.get(at as usize).map_or("", |tag| tag.name());
    let phrase = source.into_iter().flat_map(Span::iter);
    let head = phrase.take_while(|&at| !matches!(tag(at), "IN" | "VBN" | "VBG" | ",")).last();
    head.is_some_and(|at| matches!(tag(at), "NN" | "NNS") && names_paper(layers, at))
}

fn names_paper(layers: &Layers<'_>, at: u32) -> bool {
    PAPERS.contains(layers.document.word(at).to_lowercase().as_str())
}

/// Whether what goes through a medium is written.
fn is_written(medium: Option<&Medium>) -> bool {
    medium.is_some_and(|medium| {
        matches!(
            medium.kind,
            MediumKind::SocialPost
                | MediumKind::Letter
                | MediumKind::Opinion
                | MediumKind::Book
                | MediumKind::Statement
        )
    })
}

/// Whether what goes through a medium is spoken.
fn is_heard(kind: MediumKind) -> bool {
    matches!(
        kind,
        MediumKind::Interview
            | MediumKind::PressConference
            | MediumKind::Address
            | MediumKind::Debate
            | MediumKind::Call
    )
}

/// The paper in which a statement stands, in its sentence but outside of its content: "in the Friday filing, he
/// offered", "under the agreement, she pledged". "In the wake of the ruling" has another noun behind "in".
fn named_paper(layers: &Layers<'_>, attribution: &Attribution) -> Option<u32> {
    let cue = attribution.cue.filter(|_| attribution.within.is_none())?;
    let sentence = layers.document.sentence_at(cue.start)?.tokens;
    let free = |at: &u32| !attribution.content.iter().any(|content| content.holds(*at));
    let opens = |at: &u32| {
        matches!(layers.document.word(*at).to_lowercase().as_str(), "in" | "under") && free(at)
    };
    let behind = attribution.source.map_or(cue.end, |source| source.end.max(cue.end));
    let before = (sentence.start..cue.end).take(MOST);
    let behind = (behind..sentence.end).take(REACH).take_while(free);
    before.chain(behind).filter(opens).find_map(|at| governed(layers, at, sentence))
}

/// Words behind a cue in which its paper is looked for.
const REACH: usize = 8;
/// Words of a sentence that are looked at; a longer one is no prose.
const MOST: usize = 400;

/// The paper that a preposition governs.
fn governed(layers: &Layers<'_>, preposition: u32, sentence: Span<Tokens>) -> Option<u32> {
    let nominal = |at: &u32| {
        layers.tags.get(*at as usize).is_some_and(|tag| {
            let name = tag.name();
            tag.is_noun() || matches!(name, "DT" | "JJ" | "CD" | "PRP$" | "POS" | "HYPH" | "VBN")
        })
    };
    let phrase = (preposition + 1..sentence.end).take(PHRASE).take_while(nominal);
    phrase
        .filter(|&at| layers.tags.get(at as usize).is_some_and(|tag| tag.is_noun()))
        .last()
        .filter(|&at| names_paper(layers, at))
}

/// Reads on: where somebody was quoted from a paper or a ruling, what a plain cue ("said", "argued") tells of the
/// same one in the next paragraphs is from it too. `statements` are those of `attributions`, in the same order.
///
/// An interview, a telling ("told reporters") or a post ends it: those are occasions of their own.
pub(crate) fn read_on(
    layers: &Layers<'_>,
    attributions: &[Attribution],
    statements: &mut [Statement],
) {
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for (attribution, statement) in attributions.iter().zip(statements) {
        let outermost = attribution.within.is_none();
        let Some(who) = statement.source.entity.clone().filter(|_| outermost) else { continue };
        let at = layers.document.paragraph_of(attribution.anchor().start);
        let medium = statement.medium.as_ref();
        match statement.mode {
            Mode::Writing if is_occasion(medium) => drop(last.remove(&who)),
            Mode::Writing if goes_on(layers, attribution) => drop(last.insert(who, at)),
            Mode::Speech if medium.is_some() || tells(layers, attribution) => {
                last.remove(&who);
            }
            Mode::Speech => {
                if let Some(before) = last.get_mut(&who).filter(|before| at <= **before + GOES_ON) {
                    *before = at;
                    statement.mode = Mode::Writing;
                }
            }
            Mode::Writing | Mode::Thought | Mode::Document => {}
        }
    }
}

/// Whether a statement is from a ruling, an article or a paper that its sentence names.
fn goes_on(layers: &Layers<'_>, attribution: &Attribution) -> bool {
    let composes = |at: u32| COMPOSING.contains(&layers.document.word(at).to_lowercase().as_str());
    attribution.cue.is_some_and(|cue| cue.iter().any(composes))
        || named_paper(layers, attribution).is_some()
}

/// A post or a statement to the press: nothing that goes on.
fn is_occasion(medium: Option<&Medium>) -> bool {
    medium
        .is_some_and(|medium| matches!(medium.kind, MediumKind::SocialPost | MediumKind::Statement))
}

/// Whether a cue addresses somebody, which is done aloud.
fn tells(layers: &Layers<'_>, attribution: &Attribution) -> bool {
    let aloud = |at: u32| {
        matches!(
            layers.document.word(at).to_lowercase().as_str(),
            "told" | "tells" | "telling" | "asked" | "testified" | "shouted" | "replied"
        )
    };
    attribution.cue.is_some_and(|cue| cue.iter().any(aloud))
}
