//! A number of the headline beside that of the lead.

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::mention::{Mention, Rarity, mentions, stem};
use super::quantity::{Quantities, Quantity, Unit, shown};
use super::{found, ranks, votes};
use onrecord_text::{Span, Tokens};

/// How many times as large as the other the larger of two values may be.
const FAR: f64 = 2.2;
/// Years from which on a number is no age and no term.
const AGES: f64 = 200.0;
/// What a headline's share or sum has at least in common with the lead ([`Rarity::shared`]).
const SOME: f64 = 0.4;
/// What a count of a headline without a slip has.
const MUCH: f64 = 0.8;

pub(super) fn find(view: View<'_>, numbers: &Quantities) -> Option<Found> {
    let headline = view.headline()?;
    votes::headline(view, numbers, headline)
        .or_else(|| ranks::parted(view, numbers, headline))
        .or_else(|| compare(view, numbers, headline))
        .or_else(|| ranks::ordinal(view, headline))
}

/// The headline and the beginning of the text, with their mentions of quantities.
struct Beginning<'a, 'q> {
    view: View<'a>,
    rarity: Rarity,
    /// Those of the first two paragraphs of running text.
    lead: Vec<&'a Mention<'q>>,
    /// All behind the headline.
    body: &'a [Mention<'q>],
}

fn compare(view: View<'_>, numbers: &Quantities, headline: Span<Tokens>) -> Option<Found> {
    let all = mentions(view, numbers);
    let from = all.partition_point(|one| one.at() < headline.end);
    let (titled, body) = all.split_at(from);
    if titled.is_empty() {
        return None;
    }
    let stretch = votes::lead(view);
    let lead = body.iter().filter(|one| stretch.holds(one.at())).collect();
    let text = Beginning { view, rarity: Rarity::of(view), lead, body };
    titled.iter().find_map(|told| text.against(told))
}

impl Beginning<'_, '_> {
    fn against(&self, told: &Mention<'_>) -> Option<Found> {
        if told.one.value < 2.0 || is_joined(self.view, told.one) || self.is_list(told) {
            return None;
        }
        let mut values: Vec<&Mention<'_>> =
            self.lead.iter().copied().filter(|one| self.answers(told, one)).collect();
        if values.is_empty() && self.is_nowhere(told.one) {
            values = self.body.iter().filter(|one| self.is_misread(told, one)).collect();
        }
        if values.iter().any(|one| is_slip(told.one, one.one)) {
            values.retain(|one| is_slip(told.one, one.one));
        }
        let [first, rest @ ..] = &values[..] else { return None };
        let several = rest.iter().any(|one| (one.one.value - first.one.value).abs() > 1e-9);
        let strong = self.is_toll(told) || self.is_led_alike(told, first);
        if several || self.is_known(told, first) || !strong && self.is_sum(told) {
            return None;
        }
        let explanation = format!(
            "The headline has {}, the beginning of the text {} (“{}”). The text does not tell the headline's number of it, neither is said to be rough or \
             rounded, the two are no part and whole, and no sum of the beginning gives it.",
            self.view.words(told.one.tokens),
            shown(first.one.value),
            self.view.words(first.one.tokens)
        );
        Some(found("number-of-headline", vec![told.one.tokens, first.one.tokens], explanation))
    }

    /// Whether a number of the lead tells the quantity of the headline.
    fn answers(&self, told: &Mention<'_>, one: &Mention<'_>) -> bool {
        let (a, b) = (told.one, one.one);
        let (less, more) = (a.value.min(b.value), a.value.max(b.value));
        let shared = self.rarity.shared(told, one);
        let joined = |one: &Mention<'_>| self.view.word(one.at()).contains('-');
        let lengths =
            lexicon::is_in("of_time", &a.noun) && joined(told) != joined(one) && !a.is_swapped(b);
        let slip = is_slip(a, b) && !lengths;
        let rest = self.is_other(one) || self.view.is_quoted(one.at());
        if !a.is_like(b) || rest || is_rounded(a, b) || more > less * FAR && !slip {
            return false;
        }
        let rough = a.hedged != b.hedged
            || a.hedged && !self.view.is(told.at().wrapping_sub(1), &["least"]);
        // "At least 31" holds of 44.
        let within = a.hedged && b.value > a.value;
        if within || rough && (a.hedged || b.hedged) && (a.hedged || !a.is_swapped(b)) {
            return false;
        }
        if self.is_led_alike(told, one) {
            return true;
        }
        let noun = !a.noun.is_empty() && a.noun == b.noun;
        match a.unit {
            Unit::Percent => shared >= SOME || slip && self.is_first(one),
            Unit::Money(_) => slip || shared >= SOME,
            Unit::Plain if self.is_toll(told) => self.is_toll(one),
            Unit::Plain if slip => {
                noun || self.is_nowhere(a)
                    && (a.is_swapped(b) || shared >= 1.0 || self.is_told_again(one))
            }
            Unit::Plain if noun => {
                !self.differ(told, one) && (shared >= MUCH || !is_loose(a) && self.is_alone(one))
            }
            Unit::Plain => self.is_of(told, one),
        }
    }

    /// "$12 Million in Debt", where the text behind its beginning has 22 million.
    fn is_misread(&self, told: &Mention<'_>, one: &Mention<'_>) -> bool {
        let (a, b) = (told.one, one.one);
        let slip = is_slip(a, b);
        let sum = matches!(a.unit, Unit::Money(_))
            || (a.is_precise() || a.is_swapped(b)) && a.noun == b.noun && !a.noun.is_empty();
        slip && sum
            && a.is_like(b)
            && !b.hedged
            && self.rarity.shared(told, one) >= SOME
            && !self.view.is_quoted(one.at())
    }

    /// "Rises to 29" and "rose to 19"; "for four days" and "for three days", the only such in the lead.
    fn is_led_alike(&self, told: &Mention<'_>, one: &Mention<'_>) -> bool {
        let (view, a, b) = (self.view, told.one, one.one);
        let turn = |at: u32| {
            view.is(at.wrapping_sub(1), &["to"])
                .then(|| view.value("turn", at.wrapping_sub(2)))
                .flatten()
        };
        let turned = a.is_plain()
            && a.noun == b.noun
            && turn(told.at()).is_some()
            && turn(told.at()) == turn(one.at());
        let lead_in = |at: u32| {
            view.is(at.wrapping_sub(1), &["for", "after"]).then(|| view.lower(at.wrapping_sub(1)))
        };
        let same = |other: &Mention<'_>| {
            other.one.noun == a.noun && lead_in(other.at()) == lead_in(told.at())
        };
        let length = lexicon::is_in("of_time", &a.noun)
            && !is_age(a)
            && lead_in(told.at()).is_some()
            && same(one);
        let years = matches!(&*a.noun, "year" | "month") && a.noun == b.noun && !is_age(a);
        let served = |one: &Mention<'_>| {
            one.sentence.near(one.at(), 8).iter().any(|at| view.is_in(at, "of_a_sentence"))
        };
        let first = |one: &Mention<'_>| {
            self.lead
                .iter()
                .find(|other| other.one.noun == a.noun && served(other))
                .is_some_and(|first| std::ptr::eq(*first, one))
        };
        if years && served(told) && first(one) {
            return true;
        }
        turned
            || length
                && self.lead.iter().filter(|other| same(other)).count() == 1
                && self.rarity.shared(told, one) > 0.0
    }

    /// "Deaths of 17 prisoners", beside "after 12 deaths".
    fn is_of(&self, told: &Mention<'_>, one: &Mention<'_>) -> bool {
        let of = one.at().wrapping_sub(1);
        let noun = stem(&self.view.lower(of.wrapping_sub(1)));
        self.view.is(of, &["of"]) && !told.one.noun.is_empty() && noun == stem(&told.one.noun)
    }

    /// Whether a number is one of the dead.
    fn is_toll(&self, one: &Mention<'_>) -> bool {
        let view = self.view;
        let beside = one.sentence.near(one.at(), 4).iter().any(|at| view.is_in(at, "of_the_dead"));
        let titled = one.headline && view.any(one.sentence.near(one.at(), 8), &["toll"]);
        let end = one.noun.end.max(one.one.tokens.end);
        let hurt =
            (end..end + 3).any(|at| view.value("toll_verb", at).is_some_and(|fate| fate != "dead"));
        one.one.is_plain()
            && !lexicon::is_in("of_time", &one.one.noun)
            && (beside || titled)
            && !hurt
    }

    /// Whether the verbs right before two numbers tell two fates: 20 killed, 13 rescued.
    fn differ(&self, told: &Mention<'_>, one: &Mention<'_>) -> bool {
        let fate = |mention: &Mention<'_>| {
            lexicon::value("fate", &self.view.key(mention.at().wrapping_sub(1)))
        };
        fate(told).zip(fate(one)).is_some_and(|(a, b)| a != b)
    }

    /// Whether a number is the only one of its noun in the lead.
    fn is_alone(&self, one: &Mention<'_>) -> bool {
        let same = |other: &&&Mention<'_>| {
            other.one.noun == one.one.noun
                && other.one.is_like(one.one)
                && other.one.value <= one.one.value * FAR
        };
        self.lead.iter().filter(same).count() == 1
    }

    /// Whether a share is the first of the text.
    fn is_first(&self, one: &Mention<'_>) -> bool {
        self.lead
            .iter()
            .find(|other| other.one.is_like(one.one))
            .is_some_and(|first| std::ptr::eq(*first, one))
    }

    fn is_nowhere(&self, one: &Quantity) -> bool {
        self.body
            .iter()
            .all(|other| !other.one.is_like(one) || (other.one.value - one.value).abs() > 1e-9)
    }

    /// Whether a number stands twice or more in the text.
    fn is_told_again(&self, one: &Mention<'_>) -> bool {
        self.body.iter().filter(|other| (other.one.value - one.one.value).abs() < 1e-9).count() > 1
    }

    /// "13 others", "four additional sites", "the next two years", "three of the officers".
    fn is_other(&self, one: &Mention<'_>) -> bool {
        let view = self.view;
        let (before, end) = (one.at().wrapping_sub(1), one.one.tokens.end);
        view.is_in(before, "not_all")
            || view.is(end, &["more", "other", "others", "additional", "to", "ago"])
            || view.is(end, &["of"]) && view.is(end + 1, &["them", "those", "these", "whom"])
            || view
                .is(before, &["each", "every", "than", "from", "included", "including", "include"])
    }

    /// Whether the text has a headline's number of the same thing; not as a part of what the lead counts, nor as an earlier toll.
    fn is_known(&self, told: &Mention<'_>, first: &Mention<'_>) -> bool {
        let is_part = |one: &Mention<'_>| {
            let whole = one.one.tokens.end + 2;
            self.view.is(one.one.tokens.end, &["of"])
                && first.one.value > told.one.value
                && self.body.iter().any(|other| other.at() == whole)
        };
        let thing = |one: &Mention<'_>| {
            let alike =
                !one.one.is_plain() || one.one.noun == told.one.noun || self.is_of(told, one);
            let bare = told.one.noun.is_empty() || one.one.noun.is_empty();
            let rounded = told.one.value >= 100.0 && is_rounded(told.one, one.one);
            alike && (rounded || is_equal(told.one, one.one)) || bare && is_equal(told.one, one.one)
        };
        let same =
            |one: &&Mention<'_>| !self.is_limit(one) && one.one.is_like(told.one) && thing(one);
        let toll = self.is_toll(told) && self.is_toll(first);
        let strong = toll || self.is_led_alike(told, first);
        let earlier =
            |one: &Mention<'_>| strong && !self.lead.iter().any(|other| std::ptr::eq(*other, one));
        let in_lead = |one: &Mention<'_>| {
            one.one.is_plain()
                && told.one.is_plain()
                && is_equal(told.one, one.one)
                && !is_loose(one.one)
                && !self.is_limit(one)
        };
        self.body.iter().filter(same).any(|one| !is_part(one) && !earlier(one))
            || !strong
                && told.one.noun != first.one.noun
                && self.lead.iter().any(|one| in_lead(one) && !is_part(one))
    }

    /// "Up to 2,000": a limit, not a count.
    fn is_limit(&self, one: &Mention<'_>) -> bool {
        let before = one.at().wrapping_sub(1);
        self.view.is(before, &["to"]) && self.view.is(before.wrapping_sub(1), &["up"])
    }

    /// Whether two numbers of the lead add up to that of the headline, or one of them counts one more, who is named in it.
    fn is_sum(&self, told: &Mention<'_>) -> bool {
        /// Below this, two numbers add up by chance, and have to be of the headline's noun.
        const FEW: f64 = 10.0;
        let value = told.one.value;
        let like = |one: &&&Mention<'_>| {
            one.one.is_like(told.one) && (value >= FEW || one.one.noun == told.one.noun)
        };
        let like: Vec<&&Mention<'_>> = self.lead.iter().filter(like).collect();
        let sum = |index: usize, a: &Mention<'_>| {
            let mut rest = like[index + 1..].iter().filter(|b| b.sentence == a.sentence);
            rest.any(|b| (a.one.value + b.one.value - value).abs() < 0.5)
        };
        let named = |a: f64| (a - 1.0 - value).abs() < 1e-9 && value < FEW && self.is_and_one();
        like.iter().enumerate().any(|(index, a)| named(a.one.value) || sum(index, a))
    }

    /// "Nigeria and five other countries": one that is named, and the others.
    fn is_and_one(&self) -> bool {
        self.view
            .headline()
            .is_some_and(|headline| self.view.any(headline, &["other", "others", "more"]))
    }

    /// "8 senators to watch", "5 things that", "57 delegates short".
    fn is_list(&self, told: &Mention<'_>) -> bool {
        let (view, end) = (self.view, told.noun.end.max(told.one.tokens.end));
        let opens = view.headline().is_some_and(|headline| headline.start == told.at());
        let behind = Span::new(end, end + 3);
        let listed =
            opens && view.any(behind, &["to", "that", "you", "we", "why", "about", "from"]);
        let named = view.is_in(told.at().wrapping_sub(1), "month")
            || view.is(
                told.at().wrapping_sub(1),
                &["no.", "top", "force", "flight", "route", "phase", "title", "section", "article"],
            );
        listed
            || named
            || view.any(behind, &["short", "watch", "more", "other", "others", "additional"])
    }
}

/// Whether two numbers of two digits or more have the same in another order, or one of them wrong.
fn is_slip(a: &Quantity, b: &Quantity) -> bool {
    a.is_swapped(b) || a.is_misread(b)
}

/// Whether years are those of a thing, not of somebody.
fn is_age(one: &Quantity) -> bool {
    one.noun == "year" && one.value >= AGES
}

fn is_equal(a: &Quantity, b: &Quantity) -> bool {
    (a.value - b.value).abs() < 1e-9
}

/// Whether one number is the other, or a rounding of it.
fn is_rounded(a: &Quantity, b: &Quantity) -> bool {
    let (less, more) = (a.value.min(b.value), a.value.max(b.value));
    let coarse = a.step.max(b.step) >= 10.0 && more - less < more * 0.05;
    a.is_about(b.value) || b.is_about(a.value) || coarse
}

/// Whether a noun is counted of too many things for a headline and a lead to be compared by it alone.
fn is_loose(one: &Quantity) -> bool {
    !is_age(one)
        && (lexicon::is_in("loose_in_headline", &one.noun) || lexicon::is_in("of_time", &one.noun))
}

/// "3 to 5", "one in four".
fn is_joined(view: View<'_>, told: &Quantity) -> bool {
    let Span { start, end, .. } = told.tokens;
    let rises =
        view.is(start.wrapping_sub(1), &["to"]) && view.is_in(start.wrapping_sub(2), "turn");
    let range =
        view.tag(start.wrapping_sub(2)) == "CD" && view.is(start.wrapping_sub(1), &["to", "in"]);
    !rises && (range || view.is(start.wrapping_sub(1), &["-", "–", "top", "no.", "than"]))
        || view.is(start.wrapping_sub(1), &["of"]) && view.tag(start.wrapping_sub(2)) == "CD"
        || view.is(end, &["to", "-", "–", "ways", "of"])
        || view.is(end, &["in"]) && view.tag(end + 1) == "CD"
}
