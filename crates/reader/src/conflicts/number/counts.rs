//! One count with two values: "the 13 permits", where 31 were told of.

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::found;
use super::mention::{Introduced, Mention, Rarity, mentions, stem};
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::{Span, Tokens};

/// Tokens of a text in which a number without a slip of its digits is compared: in a longer one, too many things are counted.
pub(super) const LONG: u32 = 800;
/// Tokens of a text in which a slip of the digits is.
const LONGEST: u32 = 1300;
/// Below this, things are named one by one, and "the two" may be any of them.
const FEWEST: f64 = 3.0;
/// How many times as large as the other the larger of two values of one count may be.
const FAR: f64 = 2.0;
/// The same for two lengths or sums.
const FAR_TERM: f64 = 1.8;
/// What two fresh counts share at least of the words around them to be one ([`Rarity::shared`]).
const MUCH: f64 = 3.0;
/// The same where a digit is wrong.
const SLIP: f64 = 1.0;
/// How many times as large one of two fresh counts may be.
pub(super) const FAR_FRESH: f64 = 1.6;
/// Findings of one text at most: a text with more counts many things, and none of them is sure.
const MOST: usize = 2;

/// A text with its mentions of quantities.
pub(super) struct Text<'a, 'q> {
    pub(super) view: View<'a>,
    pub(super) numbers: &'q Quantities,
    pub(super) rarity: Rarity,
}

/// What an odd number stands against, and by which rule.
struct Pair<'m, 'q> {
    rule: &'static str,
    odd: &'m Mention<'q>,
    other: &'m Mention<'q>,
}

pub(super) fn find(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    if view.len() > LONGEST {
        return;
    }
    let all = mentions(view, numbers);
    let text = Text { view, numbers, rarity: Rarity::of(view) };
    let pairs: Vec<Pair<'_, '_>> = all.iter().filter_map(|odd| text.against(odd, &all)).collect();
    if pairs.len() <= MOST {
        out.extend(pairs.iter().map(|pair| text.conflict(pair)));
    }
}

impl Text<'_, '_> {
    /// The mention that an odd number stands against.
    fn against<'m, 'q>(
        &self,
        odd: &'m Mention<'q>,
        all: &'m [Mention<'q>],
    ) -> Option<Pair<'m, 'q>> {
        if odd.headline || !self.is_alone(odd) || self.is_of_others(odd) {
            return None;
        }
        let others = all.iter().filter(|other| self.may_be_one(odd, other));
        let pairs = others.filter_map(|other| {
            let rule = self.rule(odd, other, all)?;
            Some(Pair { rule, odd, other })
        });
        pairs.min_by_key(|pair| pair.other.at().abs_diff(odd.at()))
    }

    /// Whether a number is told of its thing in one place alone.
    fn is_alone(&self, odd: &Mention<'_>) -> bool {
        let one = odd.one;
        let paragraph = self.view.paragraph(odd.at());
        let recalled = odd.introduced == Introduced::Term;
        let same = |other: &&Quantity| {
            if recalled && paragraph.holds(other.tokens.start) && other.tokens != one.tokens {
                return false;
            }
            let part = self.view.is(other.tokens.end, &["of"]) && one.value < 10.0;
            let bare = other.noun.is_empty() && !part || one.noun.is_empty();
            let thing = one.is_precise() || other.noun == one.noun || bare || !one.is_plain();
            other.is_like(one) && thing && (other.value - one.value).abs() < 1e-9
        };
        self.numbers.0.iter().filter(same).count() == 1
    }

    /// Whether a number is rough, a part of others, or one of others ("the other 13", "13 more", "13 of them").
    fn is_of_others(&self, mention: &Mention<'_>) -> bool {
        let view = self.view;
        let Span { start, end, .. } = mention.one.tokens;
        let before = start.wrapping_sub(1);
        let rest = view.is(
            end,
            &["more", "other", "others", "additional", "new", "extra", "further", "remaining"],
        );
        let rate = view.is(before, &["each", "every", "per", "than", "first", "last"]);
        mention.one.hedged
            || rest
            || rate
            || view.is_in(before, "not_all")
            || view.is(end, &["of", "-", "–"])
    }

    /// Whether two mentions stand apart and have two values of one size.
    fn may_be_one(&self, odd: &Mention<'_>, other: &Mention<'_>) -> bool {
        let (a, b) = (odd.one, other.one);
        let apart = odd.sentence != other.sentence && !a.is_about(b.value) && !b.is_about(a.value);
        let view = self.view;
        let before = other.at().wrapping_sub(1);
        let rest = view.is_in(before, "not_all")
            || view.is(other.one.tokens.end, &["more", "other", "others", "additional"]);
        apart && !rest && a.is_like(b)
    }

    /// The rule by which two mentions tell one count.
    fn rule(
        &self,
        odd: &Mention<'_>,
        other: &Mention<'_>,
        all: &[Mention<'_>],
    ) -> Option<&'static str> {
        let same = is_same_noun(odd.one, other.one);
        match () {
            () if self.is_slip(odd, other, same) => Some("digits-swapped"),
            () if self.view.len() > LONG || other.one.hedged => None,
            () if self.is_sum_recalled(odd, other) => Some("amount-recalled"),
            () if self.is_recalled(odd, other, all) || self.is_just_told(odd, other) => {
                Some("count-recalled")
            }
            () if self.is_term(odd, other, all) => Some("term-recalled"),
            () if self.is_told_twice(odd, other, all) || self.is_out_of(odd, other) => {
                Some("count-in-two-values")
            }
            () => None,
        }
    }

    /// "The 13 permits", where all that is counted of permits is 31.
    fn is_recalled(&self, odd: &Mention<'_>, other: &Mention<'_>, all: &[Mention<'_>]) -> bool {
        let (a, b) = (odd.one, other.one);
        let (less, more) = (a.value.min(b.value), a.value.max(b.value));
        let sized = less >= FEWEST && more <= less * FAR && a.scale < 1.5 && b.scale < 1.5;
        let near = self.rarity.shared(odd, other);
        let part = self.view.is(other.one.tokens.end, &["of"])
            && !matches!(self.view.tag(other.one.tokens.end + 1), "PRP$" | "DT" | "CD");
        let exact = !other.one.hedged && !part && self.view.tag(other.noun.end) != "VBN";
        a.is_plain()
            && odd.is_known()
            && is_same_noun(a, b)
            && odd.at() > other.at()
            && sized
            && exact
            && (!odd.narrowed || self.is_dated(odd) || near >= 1.0)
            && !self.is_loose(odd)
            && !self.is_whole(odd)
            && !self.is_changed(odd, other)
            && self.fits(odd, other)
            && !self.is_listed(odd)
            && (self.is_only(odd, all) || near >= 1.0 && self.is_told_again(other))
    }

    /// "For six years", and in the next sentence "those five years".
    fn is_just_told(&self, odd: &Mention<'_>, other: &Mention<'_>) -> bool {
        let (a, b) = (odd.one, other.one);
        let those = self.view.is(odd.at().wrapping_sub(1), &["those", "these"]);
        let before = self.view.sentence_before(odd.at()).holds(other.at());
        let only = self
            .numbers
            .within(self.view.sentence_before(odd.at()))
            .iter()
            .filter(|one| one.noun == a.noun)
            .count()
            == 1;
        let sized =
            a.value.max(b.value) <= a.value.min(b.value) * FAR && a.value.min(b.value) >= FEWEST;
        a.is_plain()
            && those
            && before
            && only
            && is_same_noun(a, b)
            && sized
            && !odd.narrowed
            && !self.is_listed(odd)
    }

    /// "Those seven countries", behind a sentence that lists them.
    fn is_listed(&self, odd: &Mention<'_>) -> bool {
        /// Commas of a list.
        const COMMAS: usize = 4;
        let before = self.view.sentence_before(odd.at());
        self.view.is(odd.at().wrapping_sub(1), &["those", "these"])
            && before.iter().filter(|&at| self.view.is(at, &[","])).count() >= COMMAS
    }

    /// Whether a number stands twice or more.
    pub(super) fn is_told_again(&self, one: &Mention<'_>) -> bool {
        let same = |other: &&Quantity| {
            other.is_like(one.one) && (other.value - one.one.value).abs() < 1e-9
        };
        self.numbers.0.iter().filter(same).count() > 1
    }

    /// "45 days was a long vacation", where the only other days that are of one size are 30.
    fn is_term(&self, odd: &Mention<'_>, other: &Mention<'_>, all: &[Mention<'_>]) -> bool {
        let (a, b) = (odd.one, other.one);
        let (less, more) = (a.value.min(b.value), a.value.max(b.value));
        let term = odd.introduced == Introduced::Term
            || a.is_plain() && self.is_echo(odd) && lexicon::is_in("of_time", &a.noun);
        let sized = more <= less * FAR_TERM;
        let alike = |one: &&Mention<'_>| {
            is_same_noun(one.one, a)
                && one.one.value <= a.value * FAR_TERM
                && a.value <= one.one.value * FAR_TERM
        };
        let first = all.iter().find(alike).is_some_and(|first| std::ptr::eq(first, other));
        let sum = matches!(a.unit, Unit::Money(_)) && self.view.is_quoted(odd.at());
        let joined = self.view.word(odd.at()).contains('-') && !self.is_echo(odd);
        let length = a.is_plain() && !joined && lexicon::is_in("length_of_time", &a.noun);
        term && (length || sum)
            && sized
            && first
            && is_same_noun(a, b)
            && odd.at() > other.at()
            && !odd.narrowed
    }

    /// Two fresh counts of one thing with the same words around them, or with one and a digit wrong.
    fn is_told_twice(&self, odd: &Mention<'_>, other: &Mention<'_>, all: &[Mention<'_>]) -> bool {
        let (a, b) = (odd.one, other.one);
        let (less, more) = (a.value.min(b.value), a.value.max(b.value));
        let is_slip = less >= 10.0
            && (a.is_misread(b) || a.is_swapped(b))
            && !lexicon::is_in("of_time", &a.noun)
            && self.view.is_quoted(odd.at()) == self.view.is_quoted(other.at())
            && a.scale < 1.5
            && !lexicon::is_in("of_many_counts", &a.noun);
        a.is_plain()
            && is_same_noun(a, b)
            && less >= FEWEST
            && more <= less * FAR_FRESH
            && (is_slip || !lexicon::is_in("loose_when_recalled", &a.noun))
            && ![odd, other].into_iter().any(|one| self.is_of_a_whole(one))
            && odd.at() > other.at()
            && self.rarity.shared(odd, other) >= if is_slip { SLIP } else { MUCH }
            && !self.is_of_others(other)
            && !self.is_changed(odd, other)
            && self.is_only(odd, all)
            && self.fits(odd, other)
            && self.fits(other, odd)
            && ![odd, other].into_iter().any(|one| self.is_range(one))
    }

    /// "Eleven points in 15", where "nine points from 15 games" were told of.
    fn is_out_of(&self, odd: &Mention<'_>, other: &Mention<'_>) -> bool {
        let (a, b) = (odd.one, other.one);
        let whole = |one: &Mention<'_>| {
            let at = one.noun.end + 1;
            let whole = self.numbers.within(Span::new(at, at + 1)).first()?;
            self.view
                .is(at - 1, &["in", "from", "of"])
                .then_some(whole.value)
                .filter(|value| *value >= 10.0)
        };
        let same = whole(odd).zip(whole(other)).is_some_and(|(a, b)| (a - b).abs() < 1e-9);
        a.is_plain()
            && is_same_noun(a, b)
            && odd.at() > other.at()
            && same
            && a.value.max(b.value) <= a.value.min(b.value) * FAR
    }

    /// "12 to 13".
    fn is_range(&self, one: &Mention<'_>) -> bool {
        let (before, end) = (one.at().wrapping_sub(1), one.one.tokens.end);
        let number = |at: u32| self.view.tag(at) == "CD";
        self.view.is(before, &["to", "and", "or"]) && number(before.wrapping_sub(1))
            || self.view.is(end, &["to", "or"]) && number(end + 1)
    }

    /// Whether a change, another time or a comparison is told beside either number.
    pub(super) fn is_changed(&self, odd: &Mention<'_>, other: &Mention<'_>) -> bool {
        let view = self.view;
        let near = |one: &Mention<'_>| one.sentence.near(one.at(), 12);
        let again = self.is_told_again(other);
        [odd, other].into_iter().filter(|one| !again || std::ptr::eq(*one, odd)).any(|one| {
            let stretch = near(one);
            stretch.iter().any(|at| {
                view.is_in(at, "turn") && !view.is_capital(at) || view.is_in(at, "of_another_time")
            })
        })
    }

    /// "The five bidders of 2018".
    fn is_dated(&self, odd: &Mention<'_>) -> bool {
        let (view, end) = (self.view, odd.noun.end);
        let word = view.word(end + 1);
        let year =
            word.len() == 4 && word.parse().is_ok_and(|year: u32| (1700..2200).contains(&year));
        view.is(end, &["of", "in"]) && year
    }

    /// Whether what is counted is counted of too many things, or is the number that everybody knows of it ("all 50 states").
    fn is_loose(&self, odd: &Mention<'_>) -> bool {
        let noun = &odd.one.noun;
        let joined = self.view.word(odd.at()).contains('-');
        let fixed = lexicon::number::<f64>("of_fixed_number", noun)
            .is_some_and(|all| (all - odd.one.value).abs() < 0.5);
        joined || fixed || lexicon::is_in("loose_when_recalled", noun)
    }

    /// "12 of the 31 permits": a whole that may be told for the first time with its part.
    pub(super) fn is_whole(&self, odd: &Mention<'_>) -> bool {
        let view = self.view;
        let of = odd.at().wrapping_sub(2);
        let part = of.wrapping_sub(1);
        view.is(of, &["of"])
            && (view.tag(part) == "CD" && !view.is(part, &["one"])
                || view.is(part, &["most", "half", "some", "many", "percent"]))
    }

    /// "3,000 of its 12,000 jobs", "66 passengers and crew".
    fn is_of_a_whole(&self, one: &Mention<'_>) -> bool {
        let (view, before) = (self.view, one.at().wrapping_sub(1));
        view.tag(before) == "PRP$"
            || self.is_whole(one)
            || view.is(one.noun.end, &["and", ","]) && view.tag(one.noun.end + 1).starts_with("NN")
    }

    /// Whether the words between a number and its noun stand in the sentence of the other.
    fn fits(&self, odd: &Mention<'_>, other: &Mention<'_>) -> bool {
        let between = |one: &Mention<'_>| -> Vec<String> {
            let words = (one.noun.start..one.noun.end.saturating_sub(1))
                .map(|at| stem(&self.view.lower(at)));
            words.collect()
        };
        let headline = self.view.headline().unwrap_or_default();
        let stands = |stretch: Span<Tokens>, word: &str| {
            stretch.iter().any(|at| stem(&self.view.lower(at)) == word)
        };
        let plain = |word: &str| {
            (odd.noun.start..odd.noun.end)
                .any(|at| self.view.tag(at) == "NN" && stem(&self.view.lower(at)) == word)
        };
        between(odd)
            .iter()
            .all(|word| stands(other.sentence, word) || plain(word) && stands(headline, word))
    }

    /// Whether a thing has no third count of that size.
    fn is_only(&self, odd: &Mention<'_>, all: &[Mention<'_>]) -> bool {
        let near = |one: &&Mention<'_>| {
            let value = one.one.value;
            value <= odd.one.value * FAR
                && odd.one.value <= value * FAR
                && !self.view.word(one.at()).contains('-')
        };
        let same = all.iter().filter(|one| is_same_noun(one.one, odd.one));
        let mut values: Vec<f64> = same.filter(near).map(|one| one.one.value).collect();
        values.sort_by(f64::total_cmp);
        values.dedup_by(|a, b| (*a - *b).abs() < 1e-9);
        values.len() == 2
    }

    fn conflict(&self, pair: &Pair<'_, '_>) -> Found {
        let (odd, other) = (pair.odd, pair.other);
        let told = |one: &Mention<'_>| {
            self.view.words(Span::<Tokens>::new(one.at(), one.noun.end.max(one.one.tokens.end)))
        };
        let explanation = match pair.rule {
            "digits-swapped" => format!(
                "{} stands in one place, {} elsewhere, with a slip of the digits between. The odd number takes up what was told, is not said to be rough, \
                 to be a part or another group, and no change is told beside it.",
                told(odd),
                told(other)
            ),
            _ => format!(
                "“{}” takes up what was told, but the text has {} before and {} nowhere else. Neither is said to be rough, to be a part of the other or \
                 another group, no third number of them is told, and no change or other time.",
                told(odd),
                told(other),
                shown(odd.one.value)
            ),
        };
        found(pair.rule, vec![other.one.tokens, odd.one.tokens], explanation)
    }
}

/// Whether two numbers count things of one noun.
fn is_same_noun(a: &Quantity, b: &Quantity) -> bool {
    a.unit == b.unit && (!a.is_plain() || a.noun == b.noun && !a.noun.is_empty())
}
