//! Somebody who does something after a death that the text tells.

use super::super::Found;
use super::facts::{Fact, Kind};
use super::found;
use super::told::Told;
use super::when;
use onrecord_text::{Span, Tokens};

/// Verbs that are looked at.
const MOST: usize = 300;
/// Tokens between "of" and a name that hangs on it at most.
const OWNED: u32 = 5;
/// Tokens behind a verb that are shown.
const SHOWN: u32 = 8;

pub(super) fn find(told: &Told<'_>, out: &mut Vec<Found>) {
    let died = |fact: &&Fact| fact.kind == Kind::Died;
    let dead: Vec<&Fact> = told.facts.iter().filter(died).collect();
    if dead.is_empty() {
        return;
    }
    let view = told.view;
    let verbs = (0..view.len()).filter(|&at| view.is_in(at, "bodily") && !view.is_quoted(at));
    for verb in verbs.take(MOST) {
        out.extend(dated(told, &dead, verb).or_else(|| in_one_sentence(told, &dead, verb)));
    }
}

/// "He wrote on March 3, 2021", of somebody who "died in 2020".
fn dated(told: &Told<'_>, dead: &[&Fact], verb: u32) -> Option<Found> {
    let view = told.view;
    let acts = view.tag(verb) == "VBD" || view.is(verb.wrapping_sub(1), &["had"]);
    // An adverb or auxiliary may stand between; whoever stands farther off may be another's object.
    let near = verb.saturating_sub(2)..verb;
    // "The parents of Ada Quill told": the name is no subject.
    let whole = |at: u32| {
        let start = told.people.start(at);
        !view.any(Span::new(start.saturating_sub(OWNED), start), &["of"])
    };
    let named = near.clone().rev().filter(|&at| whole(at)).find_map(|at| told.people.at(at));
    let pronoun = near.into_iter().any(|at| view.is(at, &["he", "she"]));
    // "Quill, who died in 1988, called him": the relative clause ends before the verb.
    let closed = view.is(verb.wrapping_sub(1), &[","]);
    let subject = || told.people.subject(view, verb).filter(|_| pronoun || closed);
    let who = named.or_else(subject)?;
    let fact = dead.iter().find(|fact| fact.who == who && fact.days.is_some())?;
    let (_, last) = fact.days?;
    // A pronoun stands for whoever was named last; what closes a clause is of the one of whom the clause tells.
    let nearest = told.people.within(Span::new(0, verb)).next_back().map(|(_, who)| who);
    let inside = closed && told.together(Span::new(verb, verb + 1), fact.tokens);
    if named.is_none() && !(pronoun && nearest == Some(who) || inside) {
        return None;
    }
    let day = when::behind(view, verb).or_else(|| when::opening(view, verb))?;
    let apart = closed || !told.together(Span::new(verb, verb + 1), fact.tokens);
    let own = !view.any_in(view.sentence(verb), "after_death");
    (acts && apart && own && when::between(last, day.0) > 0).then(|| conflict(told, fact, verb))
}

/// "Quill, who had died the autumn before, sent her a note".
fn in_one_sentence(told: &Told<'_>, dead: &[&Fact], verb: u32) -> Option<Found> {
    let view = told.view;
    let sentence = view.sentence(verb);
    let fact = dead.iter().find(|fact| {
        let at = fact.tokens.start;
        view.sentence(at) == sentence && at < verb && view.is(at.wrapping_sub(1), &["had"])
    })?;
    let relative = view.is(fact.tokens.start.wrapping_sub(2), &["who"]);
    let closes = view.is(verb.wrapping_sub(1), &[","]) && view.tag(verb) == "VBD";
    let one = (fact.tokens.start..verb - 1).all(|at| !view.is(at, &[","]));
    (relative && closes && one).then(|| conflict(told, fact, verb))
}

fn conflict(told: &Told<'_>, fact: &Fact, verb: u32) -> Found {
    let view = told.view;
    let act: Span<Tokens> = Span::new(verb, (verb + SHOWN).min(view.sentence(verb).end));
    let name = told.name(fact.who);
    let explanation = format!(
        "“{}” is told of {name} after the death (“{}”). The time stands with the verb, the subject is {name} and no relative, and it is \
         not said to have been made known after the death.",
        told.words(act),
        told.words(fact.tokens)
    );
    found("act-after-death", vec![act, fact.tokens], explanation)
}
