//! Statuses and acts beside the beginnings and ends of terms that the text tells.

use super::super::view::View;
use super::super::{Found, phrases};
use super::facts::{Fact, Kind, days, facts};
use super::found;
use super::people::{People, Standing, Status, statuses};
use jiff::civil::Date;
use onrecord_language::times::times_within;
use onrecord_text::{Span, Tokens};

/// Days before publication in which an office that was taken is still the one that is spoken of.
const RECENT: i32 = 550;
/// Days after which the title of whoever left an office is no more that of the news.
const FRESH: i32 = 30;
/// Days by which two terms may overlap for want of exact days.
const YEAR: i32 = 364;
/// Administrations or acts that are looked at.
const MOST: usize = 60;

/// What the text tells of people and their offices.
struct Told<'t> {
    view: View<'t>,
    people: People,
    facts: Vec<Fact>,
    statuses: Vec<Status>,
}

pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    let people = People::of(view);
    let facts = facts(view, &people);
    if facts.is_empty() {
        return;
    }
    let told = Told { view, facts, statuses: statuses(view, &people), people };
    let before = out.len();
    for status in &told.statuses {
        out.extend(told.coming(status));
        out.extend(told.too_early(status));
        out.extend(told.gone(status));
        out.extend(told.former(status));
        out.extend(told.acting(status));
    }
    told.administrations(out);
    told.dead(out);
    told.overlapping(out);
    told.terms(out);
    drop_repeated(out, before);
}

/// Keeps one finding of each rule about each fact.
fn drop_repeated(out: &mut Vec<Found>, from: usize) {
    let mut seen: Vec<(&'static str, Span<Tokens>)> = Vec::new();
    let mut at = 0;
    out.retain(|found| {
        at += 1;
        let key = (found.rule, *found.spans.last().unwrap_or(&Span::new(0, 0)));
        let new = at <= from || !seen.contains(&key);
        seen.push(key);
        new
    });
}

impl Told<'_> {
    fn of<'f>(&'f self, surname: &'f str, kind: Kind) -> impl Iterator<Item = &'f Fact> {
        self.facts.iter().filter(move |fact| fact.kind == kind && fact.surname == surname)
    }

    fn has(&self, surname: &str, kinds: &[Kind]) -> bool {
        kinds.iter().any(|&kind| self.of(surname, kind).next().is_some())
    }

    /// Days between the last day of a fact and publication, if both are known.
    fn ago(&self, fact: &Fact) -> Option<i32> {
        let published = self.view.layers.published?;
        let (_, last) = fact.days?;
        published.since(last.min(published)).ok().map(|span| span.get_days())
    }

    /// Whether a status is told of a time long before publication, or by a word of then.
    fn is_of_then(&self, status: &Status) -> bool {
        let view = self.view;
        let before = view.is(
            status.tokens.start.wrapping_sub(1),
            &["as", "then", "was", "were", "become", "became"],
        );
        let clause = view.clause(status.tokens.start);
        let clause = Span::new(clause.start, clause.end.min(status.tokens.end + 6));
        let led = Span::new(clause.start, clause.end.min(status.tokens.end + 2));
        before
            || view
                .any(led, &["then", "once", "earlier", "had", "would", "when", "while", "during"])
            || is_dated_back(view, clause)
    }

    fn words(&self, span: Span<Tokens>) -> String {
        self.view.words(span)
    }

    /// "The incoming police chief, Ada Quill", who "was sworn in on July 11".
    fn coming(&self, status: &Status) -> Option<Found> {
        if status.standing != Standing::Coming || self.is_of_then(status) {
            return None;
        }
        let elect = self.words(status.tokens).contains("-elect");
        // On the day itself both are said.
        let least = if elect { 2 } else { 0 };
        let fits = |fact: &&Fact| match self.ago(fact) {
            Some(ago) => (least..RECENT).contains(&ago),
            None => !elect || fact.lasts,
        };
        let fact = self.of(&status.surname, Kind::Took).find(fits)?;
        let explanation = format!(
            "“{}” is yet to take office, but “{}” tells of {} as having taken it. The status is not told of an earlier time, no day to come stands with the \
             oath, and no other office is spoken of.",
            self.words(status.tokens),
            self.words(fact.tokens),
            status.surname
        );
        let rule = if elect { "elect-in-office" } else { "incoming-in-office" };
        Some(found(rule, vec![status.tokens, fact.tokens], explanation))
    }

    /// "Ms. Quill, the chief executive,", to whom somebody "hands over on Jan. 1".
    fn too_early(&self, status: &Status) -> Option<Found> {
        let view = self.view;
        let sentence = view.sentence(status.tokens.start);
        if status.standing != Standing::Now
            || view.any_in(sentence, "not_yet")
            || self.is_of_then(status)
        {
            return None;
        }
        let fact = self.of(&status.surname, Kind::ToTake).find(|fact| {
            let close = view.sentence(fact.tokens.start);
            let ahead = fact.days.zip(view.layers.published).map_or_else(
                || phrases::at(view, "hands_over", fact.tokens.start),
                |((first, _), published)| first > published,
            );
            let told = Span::new(fact.tokens.start, fact.tokens.end + 3);
            ahead && close != sentence && !view.any(told, &["as", "another", "second", "third"])
        })?;
        let same = |other: &&Status| {
            other.surname == status.surname
                && other.standing == Standing::Now
                && other.tokens != status.tokens
        };
        let held = self.statuses.iter().filter(same).any(|other| other.office == status.office);
        if held
            || status.titled
                && view.is_in(status.tokens.start, "kept_title")
                && !self.is_elect(status)
        {
            return None;
        }
        let explanation = format!(
            "“{}” has the office, but “{}” tells that it is still to be taken, on a day after the article. No second term and no other office is spoken of there.",
            self.words(status.tokens),
            self.words(fact.tokens)
        );
        Some(found("title-before-office", vec![status.tokens, fact.tokens], explanation))
    }

    /// Whether the text calls somebody elect to the office of a status.
    fn is_elect(&self, status: &Status) -> bool {
        let same =
            |other: &Status| other.surname == status.surname && other.office == status.office;
        self.statuses.iter().any(|other| same(other) && other.standing == Standing::Coming)
    }

    /// "Police Chief Quill said", of whom somebody else "succeeds" to the office.
    fn gone(&self, status: &Status) -> Option<Found> {
        let view = self.view;
        let sentence = view.sentence(status.tokens.start);
        let kept = status.titled
            && (view.is_in(status.tokens.start, "kept_title")
                || view.is_in(status.tokens.start, "office_of_one"));
        if status.standing != Standing::Now
            || kept
            || view.any_in(sentence, "of_succession")
            || self.is_of_then(status)
        {
            return None;
        }
        let acts = (status.tokens.end..status.tokens.end + 3)
            .any(|at| view.is_finite(at) && !view.is(at, &["was", "were", "had"]));
        let fact = self.of(&status.surname, Kind::Left).find(|fact| {
            let apart = view.sentence(fact.tokens.start) != sentence;
            let earlier = !status.titled && fact.tokens.start < status.tokens.start;
            let over = fact.lasts || fact.days.is_some();
            apart && over && (earlier || self.ago(fact).is_none_or(|ago| ago > FRESH))
        })?;
        let back =
            self.of(&status.surname, Kind::Took).any(|took| took.tokens.start > fact.tokens.start);
        if !acts || back {
            return None;
        }
        let explanation = format!(
            "“{}” has the title of now, but “{}” tells that the office was left or went to somebody else. The title is not said to be a former one or one of then, and is \
             none that is kept for life.",
            self.words(status.tokens),
            self.words(fact.tokens)
        );
        Some(found("title-after-successor", vec![status.tokens, fact.tokens], explanation))
    }

    /// "The former transport minister, Ada Quill", who "took over the ministry in April".
    fn former(&self, status: &Status) -> Option<Found> {
        let gone = [Kind::Left, Kind::ToLeave, Kind::Died];
        if !matches!(status.standing, Standing::Former | Standing::Leaving)
            || self.has(&status.surname, &gone)
        {
            return None;
        }
        let others = self
            .statuses
            .iter()
            .filter(|other| other.surname == status.surname && other.standing != Standing::Former);
        let one_office = others.into_iter().all(|other| other.office == status.office);
        let taken =
            self.of(&status.surname, Kind::Took).chain(self.of(&status.surname, Kind::Confirmed));
        let fact = taken.into_iter().find(|fact| {
            let same = fact.office.as_ref().is_none_or(|office| *office == status.office);
            let sentence = self.view.sentence(fact.tokens.start);
            let recent = self.ago(fact).is_some_and(|ago| ago < RECENT) || fact.lasts;
            same && recent
                && !self.view.any(sentence, &["as", "until"])
                && sentence != self.view.sentence(status.tokens.start)
        })?;
        if !one_office {
            return None;
        }
        let explanation = format!(
            "“{}” is out of office, but “{}” tells of {} as having taken it not long ago. No end of that term and no other office is told of.",
            self.words(status.tokens),
            self.words(fact.tokens),
            status.surname
        );
        Some(found("former-in-office", vec![status.tokens, fact.tokens], explanation))
    }

    /// "The acting director, Ada Quill", whom "the Senate confirmed in May".
    fn acting(&self, status: &Status) -> Option<Found> {
        if status.standing != Standing::Acting || self.is_of_then(status) {
            return None;
        }
        let became = self.of(&status.surname, Kind::Took).find(|fact| {
            fact.office.as_ref() == Some(&status.office)
                && self.ago(fact).is_none_or(|ago| ago > FRESH)
        });
        let fact = self.of(&status.surname, Kind::Confirmed).next().or(became)?;
        let explanation = format!(
            "“{}” holds the office for a time only, but “{}” tells that it was given for good. No other office is told of there, and “acting” is told of now.",
            self.words(status.tokens),
            self.words(fact.tokens)
        );
        Some(found("acting-and-permanent", vec![status.tokens, fact.tokens], explanation))
    }

    /// "The Quill administration froze it in 2014", where Quill "was president from 2005 until 2011".
    fn administrations(&self, out: &mut Vec<Found>) {
        let view = self.view;
        let nouns =
            (1..view.len()).filter(|&at| view.is_in(at, "rule_noun") && !view.is_quoted(at));
        for noun in nouns.take(MOST) {
            let owner = noun - 1 - u32::from(view.tag(noun - 1) == "POS");
            let surname = view.word(owner);
            let act = view.clause(noun);
            let done = !act.iter().any(|at| view.tag(at) == "MD");
            let when = days(view, noun).or_else(|| days_within(view, act));
            let Some((first, last)) = when.filter(|_| done && view.is_capital(owner)) else {
                continue;
            };
            let begun = self.bound(surname, &[Kind::Took, Kind::ToTake]);
            let ended = self.bound(surname, &[Kind::Left, Kind::ToLeave, Kind::Died]);
            let early = begun.filter(|(day, _)| last < day.0);
            let late = ended.filter(|(day, _)| first > day.1);
            let Some((_, told)) = early.or(late) else { continue };
            if told.overlaps(act) {
                continue;
            }
            let (rule, side) = if early.is_some() {
                ("administration-before-term", "begins")
            } else {
                ("administration-after-end", "ends")
            };
            let act = Span::new(owner, (noun + 6).min(act.end));
            let explanation = format!(
                "“{}” is told of a time when {surname} had no such office: “{}” {side} the term on the other side of it. The time stands in the same clause, and no \
                 second term and no one else of the name in office is told of.",
                self.words(act),
                self.words(told)
            );
            out.push(found(rule, vec![act, told], explanation));
        }
    }

    /// The only time at which the term of a name begins or ends.
    fn bound(&self, surname: &str, kinds: &[Kind]) -> Option<((Date, Date), Span<Tokens>)> {
        let facts =
            self.facts.iter().filter(|fact| kinds.contains(&fact.kind) && fact.surname == surname);
        let mut dated = facts.filter_map(|fact| Some((fact.days?, fact.tokens)));
        let first = dated.next()?;
        dated.all(|other| other.0 == first.0).then_some(first)
    }

    /// "He wrote on March 3, 2021", of somebody who "died in 2020".
    fn dead(&self, out: &mut Vec<Found>) {
        let view = self.view;
        let dead: Vec<&Fact> = self
            .facts
            .iter()
            .filter(|fact| fact.kind == Kind::Died && fact.days.is_some())
            .collect();
        if dead.is_empty() {
            return;
        }
        let acts = |at: u32| {
            view.is_in(at, "bodily")
                && (view.tag(at) == "VBD" || view.is(at.wrapping_sub(1), &["had"]))
        };
        let verbs = (0..view.len()).filter(|&at| acts(at) && !view.is_quoted(at));
        for verb in verbs.take(5 * MOST) {
            // An adverb or auxiliary may stand between; whoever stands farther off may be another's object.
            let near = (verb.saturating_sub(2)..verb).rev();
            let Some(surname) = near.into_iter().find_map(|at| self.people.at(at)) else {
                continue;
            };
            let Some(fact) = dead.iter().find(|fact| fact.surname == surname) else { continue };
            let after =
                days(view, verb).zip(fact.days).is_some_and(|((first, _), (_, died))| first > died);
            let sentence = view.sentence(verb);
            if !after
                || sentence == view.sentence(fact.tokens.start)
                || view.any(sentence, &["widow", "family", "posthumously"])
            {
                continue;
            }
            let act = Span::new(verb, (verb + 8).min(sentence.end));
            let explanation = format!(
                "“{}” is told of {surname} on a day after the death (“{}”). The day stands behind the verb, the subject is {surname} and no relative, and it is \
                 not said to have been made known after the death.",
                self.words(act),
                self.words(fact.tokens)
            );
            out.push(found("act-after-death", vec![act, fact.tokens], explanation));
        }
    }

    /// "She gave it up in 2012 to Rupert Quill, who has held it since 2009".
    fn overlapping(&self, out: &mut Vec<Found>) {
        for left in self.facts.iter().filter(|fact| fact.kind == Kind::Left) {
            let Some((other, (gone, _))) = left.other.as_deref().zip(left.days) else { continue };
            let early = |took: &&Fact| {
                took.days.is_some_and(|(_, taken)| {
                    taken.until(gone).is_ok_and(|span| span.get_days() > YEAR)
                })
            };
            let Some(took) = self.of(other, Kind::Took).find(early) else { continue };
            let explanation = format!(
                "“{}” begins the term of {other} long before “{}” ends that of {}. One office is told of, one follows the other in it, and more than a year lies between.",
                self.words(took.tokens),
                self.words(left.tokens),
                left.surname
            );
            out.push(found("terms-overlap", vec![took.tokens, left.tokens], explanation));
        }
    }

    /// "The minister for housing", who took office in 2020, and somebody who "was minister for housing from 2015 to 2022".
    fn terms(&self, out: &mut Vec<Found>) {
        let ends = self.facts.iter().filter(|fact| fact.kind == Kind::Left);
        for left in ends {
            let Some((scope, (gone, _))) = left.scope.as_ref().zip(left.days) else { continue };
            let holder = self.statuses.iter().find_map(|status| {
                let same = Some(&status.office) == left.office.as_ref()
                    && status.scope == *scope
                    && status.surname != left.surname;
                let now = same && matches!(status.standing, Standing::Now);
                let early = |took: &&Fact| {
                    took.days.is_some_and(|(_, taken)| {
                        taken.until(gone).is_ok_and(|span| span.get_days() > YEAR)
                    })
                };
                let took = self.of(&status.surname, Kind::Took).find(early).filter(|_| now)?;
                Some((status, took))
            });
            let Some((status, took)) = holder else { continue };
            let explanation = format!(
                "“{}” ends the term of {} long after “{}” tells of {} as in the same office. The offices are of the same thing, and more than a year lies between.",
                self.words(left.tokens),
                left.surname,
                self.words(took.tokens),
                status.surname
            );
            out.push(found("terms-overlap", vec![left.tokens, took.tokens], explanation));
        }
    }
}

/// First and last day of the only time in a stretch.
fn days_within(view: View<'_>, stretch: Span<Tokens>) -> Option<(Date, Date)> {
    let mut all = times_within(view.layers.times, stretch).filter_map(|(_, time)| time.interval);
    let interval = all.next().filter(|_| all.next().is_none())?;
    Some((interval.first.date(), interval.last.date()))
}

/// Whether a day long before publication stands in a stretch.
fn is_dated_back(view: View<'_>, stretch: Span<Tokens>) -> bool {
    /// Days in which a status still counts as that of now.
    const NOW: i32 = 60;
    let Some(published) = view.layers.published else { return false };
    times_within(view.layers.times, stretch)
        .filter_map(|(_, time)| time.interval)
        .any(|interval| published.since(interval.last.date()).is_ok_and(|ago| ago.get_days() > NOW))
}
