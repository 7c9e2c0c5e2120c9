//! The words of a statement's source and cue, and the phrases beside them, that name what it rests on.

use super::outlets::outlet;
use super::terms::{Named, Term};
use super::{Found, View};
use crate::words::{lower, noun_phrase, tag};
use onrecord_language::attribution::Attribution;
use onrecord_record::{EvidenceKind, StatementSourceKind};
use onrecord_text::{Span, Tokens};

/// Words behind source and cue in which a phrase may begin.
const BEHIND: u32 = 10;
/// Words of a sentence before the cue that are looked at; a longer one is no prose.
const BEFORE: u32 = 200;
/// Things in one list ("citing e-mails, memos and interviews") that are read.
const LISTED: usize = 4;

/// Nouns of a source that hold somebody's own study or report ("a report by the Lakeshore Institute").
const SCHOLARS: [&str; 10] = [
    "research",
    "institute",
    "university",
    "foundation",
    "researchers",
    "center",
    "centre",
    "scientists",
    "economists",
    "college",
];

/// What source, cue and phrases name, in this order.
pub(super) fn find(
    view: &View<'_, '_>,
    attribution: &Attribution,
    source: StatementSourceKind,
    charges: bool,
) -> Vec<Found> {
    let mut out = in_source(view, attribution, source);
    out.extend(in_cue(view, attribution));
    out.extend(told_outlet(view, attribution));
    out.extend(in_phrases(view, attribution));
    out.extend(cited(view, attribution, charges));
    out
}

/// The source is itself what can be looked up, an outlet, or a post's owner: "court records", "the Times", "Roe’s post".
///
/// Who is a person is no outlet ("Fox said" of Representative Fox).
fn in_source(
    view: &View<'_, '_>,
    attribution: &Attribution,
    kind: StatementSourceKind,
) -> Vec<Found> {
    let Some(source) = attribution.source else { return Vec::new() };
    let phrase = phrase(view, source.start, source.end);
    let mut out = things(view, phrase, source.end);
    out.extend(site(view, phrase).filter(|_| out.is_empty()));
    if out.is_empty() && kind != StatementSourceKind::Named {
        let spoken = outlet(view.layers, phrase).filter(|&words| is_other(view, words));
        out.extend(spoken.map(|words| Found { kind: EvidenceKind::OtherOutlet, words }));
    }
    out
}

/// A noun phrase without the time behind its head ("a statement Friday night").
fn phrase(view: &View<'_, '_>, from: u32, end: u32) -> Span<Tokens> {
    let phrase = noun_phrase(view.layers, from, end);
    let times = view.layers.times;
    let at = times.partition_point(|time| time.tokens.end < phrase.end);
    let last = times.get(at).filter(|time| time.tokens.start > phrase.start);
    let behind = last.filter(|time| time.tokens.start < phrase.end);
    Span::new(phrase.start, behind.map_or(phrase.end, |time| time.tokens.start))
}

/// "According to senate.gov": an address, which can be looked up.
fn site(view: &View<'_, '_>, phrase: Span<Tokens>) -> Option<Found> {
    let name = view.layers.document.word(phrase.end.checked_sub(1)?);
    let (host, domain) = name.rsplit_once('.')?;
    let public = matches!(domain, "gov" | "edu" | "org" | "mil" | "int");
    let kind = EvidenceKind::Record;
    (public && host.len() > 1).then_some(Found { kind, words: phrase })
}

fn is_other(view: &View<'_, '_>, words: Span<Tokens>) -> bool {
    !view.own.is(view.layers, words)
}

/// The things that a noun phrase names, and those joined to it by "and" or a comma.
fn things(view: &View<'_, '_>, phrase: Span<Tokens>, end: u32) -> Vec<Found> {
    let mut out = Vec::new();
    let mut phrase = phrase;
    for _ in 0..LISTED {
        out.extend(thing(view, phrase, end));
        let joined = matches!(view.layers.document.word(phrase.end), "and" | "," | "or");
        let next = self::phrase(view, phrase.end + 1, end);
        if !joined || next.is_empty() {
            break;
        }
        phrase = next;
    }
    out
}

/// The thing that heads a noun phrase.
fn thing(view: &View<'_, '_>, phrase: Span<Tokens>, end: u32) -> Option<Found> {
    let term = view.terms.head(phrase)?;
    let words = phrase;
    match term.named {
        Named::Kind(EvidenceKind::OfficialStatement) if !is_issued(view, term, phrase) => None,
        Named::Kind(kind) => Some(Found { kind, words }),
        Named::Report => Some(report(view, phrase, end)?),
        Named::Interview => None,
    }
}

/// "Opening statements" and "mission statements" are other things; "statements" of the past are remarks.
fn is_issued(view: &View<'_, '_>, term: &Term, phrase: Span<Tokens>) -> bool {
    // "This statement" takes up remarks.
    let first = lower(view.layers, phrase.start);
    if matches!(first.as_ref(), "this" | "that" | "these" | "those" | "such" | "his" | "her") {
        return false;
    }
    let before = lower(view.layers, term.words.start.wrapping_sub(1));
    let other =
        matches!(before.as_ref(), "opening" | "closing" | "mission" | "financial" | "impact");
    !(other && term.words.start > phrase.start)
}

/// A report is that of the outlet beside it, a study where scholars made it, else a record.
fn report(view: &View<'_, '_>, phrase: Span<Tokens>, end: u32) -> Option<Found> {
    let maker = Span::new(phrase.start, end.min(phrase.end + BEHIND));
    if let Some(words) = outlet(view.layers, maker) {
        let kind = EvidenceKind::OtherOutlet;
        return is_other(view, words).then_some(Found { kind, words: phrase.join(words) });
    }
    let word = |at: u32| lower(view.layers, at);
    let press = phrase.iter().any(|at| matches!(word(at).as_ref(), "news" | "media" | "press"));
    let scholarly = maker.iter().any(|at| SCHOLARS.contains(&word(at).as_ref()));
    let bare = phrase.len() == 1 && tag(view.layers, phrase.start) == "NN";
    let kind = match (press || bare, scholarly) {
        (true, _) => EvidenceKind::OtherOutlet,
        (_, true) => EvidenceKind::Study,
        _ => EvidenceKind::Record,
    };
    Some(Found { kind, words: phrase })
}

/// A word of the cue: "tweeted", "sued", "testified"; "in a statement" where the verb is missing.
fn in_cue(view: &View<'_, '_>, attribution: &Attribution) -> Vec<Found> {
    let Some(cue) = attribution.cue else { return Vec::new() };
    let verbs = view.terms.inside(cue).filter(|term| term.is_verb);
    let mut out: Vec<Found> = verbs.filter_map(verb).collect();
    out.extend(openers(view, cue).flat_map(|at| governed(view, at, cue.end)));
    out
}

fn verb(term: &Term) -> Option<Found> {
    match term.named {
        Named::Kind(kind) => Some(Found { kind, words: term.words }),
        Named::Report | Named::Interview => None,
    }
}

/// Prepositions that open a phrase with what something was said in.
fn openers<'v>(
    view: &'v View<'_, '_>,
    stretch: Span<Tokens>,
) -> impl Iterator<Item = u32> + use<'v> {
    let layers = view.layers;
    stretch.iter().filter(move |&at| {
        matches!(lower(layers, at).as_ref(), "in" | "on" | "via" | "through" | "by")
    })
}

/// What a preposition governs: things, or an interview with an outlet.
fn governed(view: &View<'_, '_>, preposition: u32, end: u32) -> Vec<Found> {
    let phrase = phrase(view, preposition + 1, end);
    if phrase.is_empty() {
        return Vec::new();
    }
    let by = lower(view.layers, preposition) == "by";
    let head = view.terms.head(phrase);
    match head.map(|term| term.named) {
        Some(Named::Interview) => interviewer(view, phrase, end).into_iter().collect(),
        // "By a report" is no place for words; "in an email" is a way to say them.
        Some(_) if by || is_way(view, phrase) => Vec::new(),
        Some(_) => things(view, phrase, end),
        None if lower(view.layers, preposition) == "on" => on_air(view, phrase),
        None => Vec::new(),
    }
}

/// One letter or mail in which somebody answers is how it was said; e-mails are what was found.
fn is_way(view: &View<'_, '_>, phrase: Span<Tokens>) -> bool {
    let head = lower(view.layers, phrase.end - 1);
    matches!(head.as_ref(), "email" | "e-mail") && lower(view.layers, phrase.end) != "obtained"
}

/// "In an interview with the Herald", "in a CNN interview".
fn interviewer(view: &View<'_, '_>, phrase: Span<Tokens>, end: u32) -> Option<Found> {
    let around = Span::new(phrase.start, end.min(phrase.end + BEHIND));
    let words = outlet(view.layers, around).or_else(|| {
        let with = around.iter().find(|&at| {
            matches!(lower(view.layers, at).as_ref(), "with" | "to" | "on" | "for" | "by")
        })?;
        outlet(view.layers, noun_phrase(view.layers, with + 1, end))
    })?;
    let kind = EvidenceKind::OtherOutlet;
    is_other(view, words).then(|| Found { kind, words: phrase.join(words) })
}

/// "On CNN", "on NBC’s “Meet the Press”".
fn on_air(view: &View<'_, '_>, phrase: Span<Tokens>) -> Vec<Found> {
    let words = outlet(view.layers, phrase).filter(|&words| is_other(view, words));
    words.map(|words| Found { kind: EvidenceKind::OtherOutlet, words }).into_iter().collect()
}

/// "Told the Herald": the outlet behind a verb of telling, inside or behind the cue.
fn told_outlet(view: &View<'_, '_>, attribution: &Attribution) -> Option<Found> {
    let cue = attribution.cue?;
    let tells = |at: &u32| {
        matches!(lower(view.layers, *at).as_ref(), "told" | "tells" | "telling" | "informed")
    };
    let verb = cue.iter().find(tells)?;
    let free = |at: &u32| !is_content(attribution, *at);
    let end = (verb + 1..verb + 1 + BEHIND).take_while(free).last()? + 1;
    let phrase = noun_phrase(view.layers, verb + 1, end);
    let words = outlet(view.layers, phrase).filter(|&words| is_other(view, words))?;
    Some(Found { kind: EvidenceKind::OtherOutlet, words })
}

fn is_content(attribution: &Attribution, at: u32) -> bool {
    attribution.content.iter().any(|content| content.holds(at))
}

/// The phrases beside source and cue, outside of the content.
fn in_phrases(view: &View<'_, '_>, attribution: &Attribution) -> Vec<Found> {
    let Some((cue, sentence)) = attribution
        .cue
        .and_then(|cue| Some((cue, view.layers.document.sentence_at(cue.start)?.tokens)))
    else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let core = attribution.source.map_or(cue, |source| source.join(cue));
    let core = if core.len() > BEFORE { cue } else { core };
    let from = core.end.max(cue.end);
    let free = |at: &u32| !is_content(attribution, *at);
    let last = (from..sentence.end.min(from + BEHIND)).take_while(free).last();
    let behind = Span::new(from, last.map_or(from, |last| last + 1));
    for at in openers(view, behind) {
        out.extend(governed(view, at, sentence.end));
    }
    if attribution.within.is_none() {
        let before = before(view, attribution, cue, sentence);
        for at in openers(view, before).filter(|&at| is_adverbial(view, at, sentence)) {
            out.extend(
                governed(view, at, cue.start)
                    .into_iter()
                    .filter(|found| !is_content(attribution, found.words.start)),
            );
        }
        out.extend(filed(view, attribution, cue, sentence));
    }
    out
}

/// Whether a phrase stands by itself: first in its sentence, or behind a comma or a joining word. "The details in the memo"
/// are no place in which anything is said.
fn is_adverbial(view: &View<'_, '_>, preposition: u32, sentence: Span<Tokens>) -> bool {
    let Some(before) = preposition.checked_sub(1).filter(|&at| at >= sentence.start) else {
        return true;
    };
    let word = view.layers.document.word(before);
    !word.starts_with(char::is_alphanumeric)
        || matches!(tag(view.layers, before), "CC" | "RB")
        || attributes(view, before)
}

/// Whether a token is a source's last: "Mr. Roe in a statement said".
fn attributes(view: &View<'_, '_>, at: u32) -> bool {
    tag(view.layers, at).starts_with("NNP")
}

/// The words of the sentence before the cue, back to the cue of another speaker.
fn before(
    view: &View<'_, '_>,
    attribution: &Attribution,
    cue: Span<Tokens>,
    sentence: Span<Tokens>,
) -> Span<Tokens> {
    let from = sentence.start.max(cue.start.saturating_sub(BEFORE));
    let other = (from..cue.start).rev().find(|&at| {
        let told = view.layers.reported.cue_at(at).map(|at| at as usize);
        let told = told.and_then(|at| view.layers.attributions.get(at));
        told.is_some_and(|told| told.source.is_some() && told.source != attribution.source)
    });
    Span::new(other.map_or(from, |other| other + 1), cue.start)
}

/// "Lost a lawsuit brought by the states, accusing …", "sued, challenging the rule": a participle behind a filing.
fn filed(
    view: &View<'_, '_>,
    attribution: &Attribution,
    cue: Span<Tokens>,
    sentence: Span<Tokens>,
) -> Option<Found> {
    if tag(view.layers, cue.start) != "VBG" {
        return None;
    }
    let stretch = before(view, attribution, cue, sentence);
    let filing = EvidenceKind::CourtFiling;
    let term = view.terms.inside(stretch).find(|term| term.named == Named::Kind(filing))?;
    (!is_content(attribution, term.words.start))
        .then_some(Found { kind: filing, words: term.words })
}

/// "…, citing court records": wherever it stands in the last sentence of the statement, behind the cue. "Based on" counts
/// inside the content of a charge too.
fn cited(view: &View<'_, '_>, attribution: &Attribution, charges: bool) -> Vec<Found> {
    let extent = attribution.extent();
    let last = view.layers.document.sentence_at(extent.end.saturating_sub(1));
    let Some(sentence) = last.map(|sentence| sentence.tokens) else { return Vec::new() };
    let from = attribution.cue.map_or(extent.start, |cue| cue.end).max(sentence.start);
    let own = |at: u32| {
        let told = view.layers.reported.telling(at).map(|at| at as usize);
        told.is_none_or(|told| view.layers.attributions.get(told) == Some(attribution))
    };
    let free = |at: u32| charges || !is_content(attribution, at);
    let first = (from..sentence.end.min(from + BEFORE)).find_map(|at| {
        match lower(view.layers, at).as_ref() {
            "citing" if own(at) => Some(at + 1),
            "based" if free(at) && lower(view.layers, at + 1) == "on" => Some(at + 2),
            _ => None,
        }
    });
    let Some(first) = first else { return Vec::new() };
    let phrase = phrase(view, first, sentence.end);
    let mut out = things(view, phrase, sentence.end);
    out.extend(account(view, phrase));
    out
}

/// "Based on the woman’s account": a witness, named or not.
fn account(view: &View<'_, '_>, phrase: Span<Tokens>) -> Option<Found> {
    let head = phrase.end.checked_sub(1)?;
    let is_account = matches!(
        lower(view.layers, head).as_ref(),
        "account" | "accounts" | "testimony" | "story" | "word"
    );
    let named = phrase.iter().any(|at| tag(view.layers, at).starts_with("NNP"));
    let kind = if named { EvidenceKind::NamedWitness } else { EvidenceKind::UnnamedSource };
    is_account.then_some(Found { kind, words: phrase })
}
