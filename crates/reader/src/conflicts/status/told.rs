//! Who holds which office when, as far as one text tells it.

use super::super::view::View;
use super::facts::{self, Fact, Kind};
use super::office::Office;
use super::people::{People, Who};
use super::statuses::{Standing, Status, statuses};
use super::when::{self, Days};
use super::{spans, succession, unnamed};
use onrecord_text::{Span, Tokens};

/// What the text tells of people and their offices.
pub(super) struct Told<'t> {
    pub(super) view: View<'t>,
    pub(super) people: People,
    pub(super) facts: Vec<Fact>,
    pub(super) statuses: Vec<Status>,
}

impl<'t> Told<'t> {
    pub(super) fn read(view: View<'t>) -> Self {
        let people = People::of(view);
        let mut facts = facts::facts(view, &people);
        facts.extend(succession::facts(view, &people));
        facts.extend(succession::beaten(view, &people));
        facts.extend(spans::facts(view, &people));
        let mut statuses = statuses(view, &people);
        statuses.extend(unnamed::statuses(view, &people, &statuses));
        facts.extend(facts::permanent(view, &statuses));
        facts.extend(unnamed::facts(view, &people, &statuses, &facts));
        Self { view, people, facts, statuses }
    }

    /// The office of a fact: that which it names, or the only one that is told of whoever it is about.
    pub(super) fn office_of<'f>(&'f self, fact: &'f Fact) -> Option<&'f Office> {
        let named = || self.statuses.iter().find(|status| status.who == fact.who);
        let only =
            || named().filter(|_| self.has_one_office(fact.who)).map(|status| &status.office);
        fact.office.as_ref().or_else(only)
    }

    /// Whether somebody is yet to take an office, or called so.
    pub(super) fn is_to_come(&self, who: Who) -> bool {
        let coming = |status: &Status| status.who == who && status.standing == Standing::Coming;
        self.statuses.iter().any(coming) || self.of(who, &[Kind::ToTake]).next().is_some()
    }

    /// The facts of these kinds about somebody.
    pub(super) fn of<'f>(&'f self, who: Who, kinds: &'f [Kind]) -> impl Iterator<Item = &'f Fact> {
        self.facts.iter().filter(move |fact| fact.who == who && kinds.contains(&fact.kind))
    }

    /// The facts of these kinds about somebody in an office.
    pub(super) fn in_office<'f>(
        &'f self,
        status: &'f Status,
        kinds: &'f [Kind],
    ) -> impl Iterator<Item = &'f Fact> {
        self.of(status.who, kinds).filter(move |fact| self.is_about(fact, &status.office))
    }

    /// Whether a fact may tell of an office: it names it, or whoever it is of has no other.
    pub(super) fn is_about(&self, fact: &Fact, office: &Office) -> bool {
        match &fact.office {
            Some(own) => own.fits(office),
            // "Sworn in as the top diplomat" names an office that is not known.
            None => self.has_one_office(fact.who) && !self.view.any(fact.tokens, &["as"]),
        }
    }

    /// Whether one office at most is told of somebody.
    pub(super) fn has_one_office(&self, who: Who) -> bool {
        let beside =
            |status: &&Status| matches!(status.standing, Standing::Former | Standing::Other);
        let statuses = self.statuses.iter().filter(|status| status.who == who && !beside(status));
        let facts = self.facts.iter().filter(|fact| fact.who == who);
        let mut nouns = statuses
            .map(|status| status.office.noun)
            .chain(facts.filter_map(|fact| fact.office.as_ref()).map(|office| office.noun));
        let Some(first) = nouns.next() else { return true };
        nouns.all(|noun| noun == first)
    }

    /// Whoever else has an office now, by a status of the text.
    pub(super) fn other_holder(&self, status: &Status) -> Option<&Status> {
        self.statuses.iter().find(|other| {
            other.who != status.who
                && matches!(other.standing, Standing::Now | Standing::Acting)
                && other.office.fits(&status.office)
        })
    }

    /// Other statuses of the same person in the same office.
    pub(super) fn others<'f>(&'f self, status: &'f Status) -> impl Iterator<Item = &'f Status> {
        self.statuses.iter().filter(move |other| {
            other.who == status.who
                && other.tokens != status.tokens
                && other.office.fits(&status.office)
        })
    }

    /// The first day on which a term can have begun, of all that the text tells of somebody, with the words. A condition on
    /// the office may leave some out.
    pub(super) fn begin(
        &self,
        who: Who,
        kinds: &[Kind],
        fits: impl Fn(&Office) -> bool,
    ) -> Option<(Days, Span<Tokens>)> {
        let facts = self.of(who, kinds);
        let fitting = facts.filter(|fact| fact.office.as_ref().is_none_or(&fits));
        fitting.filter_map(|fact| Some((fact.days?, fact.tokens))).min_by_key(|(days, _)| days.0)
    }

    /// The last day on which a term can have ended, of all that the text tells of somebody, with the words.
    pub(super) fn end(&self, who: Who) -> Option<(Days, Span<Tokens>)> {
        let dated = self.dated(who, &[Kind::Left, Kind::ToLeave, Kind::Died]);
        dated.max_by_key(|(days, _)| days.1)
    }

    fn dated<'f>(
        &'f self,
        who: Who,
        kinds: &'f [Kind],
    ) -> impl Iterator<Item = (Days, Span<Tokens>)> + 'f {
        self.of(who, kinds).filter_map(|fact| Some((fact.days?, fact.tokens)))
    }

    /// Whether a status is told of a time long before publication, or by a word of then.
    pub(super) fn is_of_then(&self, status: &Status) -> bool {
        let view = self.view;
        let clause = view.clause(status.tokens.start);
        let end = clause.end.max(status.behind).min(status.tokens.end + 8);
        // What a relative clause or an apposition tells has a time of its own.
        let comma = (status.behind..end).find(|&at| view.is(at, &[","]));
        let main = Span::new(clause.start, comma.unwrap_or(end));
        self.is_worded_then(status) || when::is_dated_back(view, main)
    }

    /// Whether a word of then stands with a status.
    pub(super) fn is_worded_then(&self, status: &Status) -> bool {
        let view = self.view;
        let before = status.tokens.start.wrapping_sub(1);
        let clause = view.clause(status.tokens.start);
        let led: Span<Tokens> = Span::new(clause.start, status.tokens.end + 2);
        // "It was Mayor Quill who" tells of no other time.
        let cleft = view.is(before, &["was"]) && view.is(before.wrapping_sub(1), &["it"]);
        !cleft && view.is(before, &["as", "then", "was", "were", "become", "became"])
            || led.iter().any(|at| view.is_in(at, "of_an_earlier_status"))
    }

    /// Days between the last day of a fact and publication, if both are known and it is past.
    pub(super) fn ago(&self, fact: &Fact) -> Option<i32> {
        when::ago(self.view, fact.days?)
    }

    pub(super) fn name(&self, who: Who) -> &str {
        self.people.name(who)
    }

    pub(super) fn words(&self, span: Span<Tokens>) -> String {
        self.view.words(span)
    }

    /// Whether two places stand in one sentence.
    pub(super) fn together(&self, a: Span<Tokens>, b: Span<Tokens>) -> bool {
        self.view.sentence(a.start) == self.view.sentence(b.start)
    }
}
