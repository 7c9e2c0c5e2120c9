//! Answers: what a denial, question or confirmation is about.
//!
//! In this order: a charge inside its own words; the charge beside which it stands ("a charge she denies"); for words
//! that take up something said ("the allegations", "it") the earlier charge against the one who answers, or of the one
//! whose claims they are; for a denial in full the earlier charge in like words; what the same speaker answered a
//! moment before; the headline's charge. Else nothing is linked, and the rule says why.

mod anaphor;
mod breath;
mod candidates;
mod charges;
mod earlier;
mod inside;
mod matter;
mod overlooked;
mod party;
mod stems;

use crate::entities::Places;
use crate::statements::Statements;
use crate::{Layers, spans};
use anaphor::Names;
use onrecord_record::{Answer, Entity, StanceValue, Statement};
use onrecord_text::{Span, Tokens};
use party::Party;
use std::collections::BTreeMap;

/// What the finders of answers look at.
struct View<'a, 'l> {
    layers: &'a Layers<'l>,
    entities: &'a [Entity],
    places: &'a Places<'a>,
    statements: &'a [Statement],
    /// Entities by id.
    known: BTreeMap<&'a str, usize>,
    /// The statements in the order of the text.
    order: Vec<usize>,
    /// The statements right inside each statement's content.
    inner: BTreeMap<usize, Vec<usize>>,
    /// Whether the first paragraph is a headline: no full stop.
    has_headline: bool,
}

impl View<'_, '_> {
    fn entity(&self, id: &str) -> Option<&Entity> {
        self.known.get(id).and_then(|&at| self.entities.get(at))
    }

    /// The roles that the text gives an entity.
    fn roles(&self, id: &str) -> &[Span<Tokens>] {
        let found = self.known.get(id).and_then(|&at| self.layers.entities.all.get(at));
        found.map_or(&[], |entity| &entity.roles)
    }

    fn stance(&self, at: usize) -> StanceValue {
        let stance = self.statements.get(at).and_then(|told| told.stance.as_ref());
        stance.map_or(StanceValue::Asserts, |stance| stance.value)
    }
}

/// A statement that answers, while it is asked what.
struct Asked {
    /// Its index.
    at: usize,
    /// Its place in the order of the text.
    rank: usize,
    stance: StanceValue,
    names: Names,
    party: Party,
}

/// What was found for one answer.
#[derive(Debug, Clone, Copy)]
struct Link {
    /// The statement answered.
    to: Option<usize>,
    /// The words that name it.
    words: Option<Span<Tokens>>,
    rule: &'static str,
}

/// Links answers to what they answer, both ways.
pub(crate) fn link(
    layers: &Layers<'_>,
    entities: &[Entity],
    places: &Places<'_>,
    statements: &mut Statements,
) {
    for (at, link) in links(&view(layers, entities, places, &statements.all)) {
        write(layers, &mut statements.all, at, link);
    }
}

fn view<'a, 'l>(
    layers: &'a Layers<'l>,
    entities: &'a [Entity],
    places: &'a Places<'a>,
    statements: &'a [Statement],
) -> View<'a, 'l> {
    let mut order: Vec<usize> = (0..layers.attributions.len()).collect();
    order.sort_by_key(|&at| (layers.attributions[at].anchor().start, at));
    let first = layers.document.paragraphs.first();
    let stop = first.is_some_and(|paragraph| {
        layers.document.words(paragraph.tokens).ends_with(['.', '!', '”', '"'])
    });
    View {
        layers,
        entities,
        places,
        statements,
        known: entities.iter().enumerate().map(|(at, one)| (one.id.as_str(), at)).collect(),
        inner: inner(layers, &order),
        order,
        has_headline: !stop && layers.document.paragraphs.len() > 1,
    }
}

/// By outer statement those right inside it, in the order of the text.
fn inner(layers: &Layers<'_>, order: &[usize]) -> BTreeMap<usize, Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &at in order {
        if let Some(outer) = layers.attributions[at].within {
            out.entry(outer).or_default().push(at);
        }
    }
    out
}

/// The links in the order of the text; what was found before helps to find the next.
fn links(view: &View<'_, '_>) -> BTreeMap<usize, Link> {
    let mut out = BTreeMap::new();
    for (rank, &at) in view.order.iter().enumerate() {
        let stance = view.stance(at);
        if matches!(stance, StanceValue::Denies | StanceValue::Questions | StanceValue::Confirms) {
            let names = named(view, at);
            let asked = Asked { at, rank, stance, names, party: Party::of(view, at) };
            let link = answer(view, &asked, &out).map(|link| Link {
                to: link.to.map(|to| inside::innermost(view, &asked, to)),
                ..link
            });
            out.extend(link.map(|link| (at, link)));
        }
    }
    out
}

/// How a statement names what it answers. "It was never true" speaks for itself: only a word of denying makes "it" an object.
fn named(view: &View<'_, '_>, at: usize) -> Names {
    let names = anaphor::names(view.layers, &view.layers.attributions[at].content);
    let stance = view.statements[at].stance.as_ref();
    let by_content = stance.is_some_and(|stance| stance.rule.starts_with("denial-"));
    if by_content && matches!(names, Names::Pronoun(_)) { Names::Matter } else { names }
}

/// What one statement answers; a question in full needs no answer that it gives.
fn answer(view: &View<'_, '_>, asked: &Asked, known: &BTreeMap<usize, Link>) -> Option<Link> {
    inside::find(view, asked)
        .or_else(|| inside::beside(view, asked))
        .or_else(|| earlier::find(view, asked))
        .or_else(|| breath::same_breath(view, asked, known, true))
        .or_else(|| matter::find(view, asked))
        .or_else(|| breath::same_breath(view, asked, known, false))
        .or_else(|| unlinked(view, asked))
}

/// A denial of which nothing is known but its words.
fn unlinked(view: &View<'_, '_>, asked: &Asked) -> Option<Link> {
    if asked.stance != StanceValue::Denies {
        return None;
    }
    let whole = view.layers.attributions[asked.at].content.first().copied();
    let rule = if asked.names == Names::Matter { "complement" } else { "unlinked" };
    let words = asked.names.words().or(whole)?;
    Some(Link { to: None, words: Some(words), rule })
}

fn write(layers: &Layers<'_>, statements: &mut [Statement], at: usize, link: Link) {
    let own = statements[at].id.clone();
    let to = link.to.and_then(|to| statements.get_mut(to)).map(|answered| {
        answered.answered_by.push(own);
        answered.id.clone()
    });
    statements[at].answers = Some(Box::new(Answer {
        statement: to,
        claim: None,
        span: link.words.map(|words| spans::of_tokens(layers, words)),
        rule: link.rule.to_owned(),
    }));
}
