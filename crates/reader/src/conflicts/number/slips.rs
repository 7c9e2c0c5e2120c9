//! Slips of the digits: a number that is another of the text with two digits swapped, or with one of them wrong.

use super::super::lexicon;
use super::counts::{FAR_FRESH, LONG, Text};
use super::mention::{Introduced, Mention, stem};
use super::quantity::Unit;

/// Tokens of a quotation that takes up a number and says nothing else: "Eighty-one seconds," she said.
const ECHO: u32 = 9;

impl Text<'_, '_> {
    /// Whether the digits of one number are those of the other in another order, or a large number has one of them wrong, and
    /// the odd one takes up what is known.
    pub(super) fn is_slip(&self, odd: &Mention<'_>, other: &Mention<'_>, same: bool) -> bool {
        let (a, b) = (odd.one, other.one);
        let (swapped, misread) = (a.is_swapped(b), a.is_misread(b));
        let large = a.is_precise() && b.is_precise();
        let near = self.rarity.shared(odd, other) + self.rarity.named(odd, other);
        let behind = odd.at() > other.at();
        let known = odd.is_known() && behind;
        let sized = a.value.max(b.value) <= a.value.min(b.value) * FAR_FRESH;
        let short = self.view.len() <= LONG;
        let loose = self.is_changed(odd, other)
            || self.is_whole(odd)
            || self.view.is(b.tokens.end, &["of"]) && self.view.tag(b.tokens.end + 1) == "CD";
        if !a.is_plain() || a.value.min(b.value) < 10.0 && a.value.fract() < 0.1 {
            return false;
        }
        let loose = loose || lexicon::is_in("of_many_counts", &a.noun);
        match (swapped, misread) {
            (true, _) if same && a.scale > 1.5 => false,
            (true, _) if same && known => !odd.narrowed || near >= 1.0,
            (true, _) if same => short && !loose && (large && sized || self.is_echo(odd) && behind),
            (true, _) if large => short && known,
            (_, true) if loose || !short => false,
            (_, true) if same && large => known && !odd.narrowed,
            (_, true) if same => {
                odd.introduced == Introduced::Owned && behind && self.is_told_again(other)
            }
            (_, true) => large && known && near >= 1.0 && !odd.narrowed,
            _ => false,
        }
    }

    /// "Eighty-one seconds," she said.
    pub(super) fn is_echo(&self, odd: &Mention<'_>) -> bool {
        self.view.is_quoted(odd.at())
            && (odd.sentence.len() <= ECHO || odd.sentence.start + 1 >= odd.at())
    }

    /// "The £410 million", where £440 million were told of.
    pub(super) fn is_sum_recalled(&self, odd: &Mention<'_>, other: &Mention<'_>) -> bool {
        let (a, b) = (odd.one, other.one);
        let behind = odd.at() > other.at();
        let noun = a.noun.is_empty() || a.noun == b.noun || other.about.contains(&stem(&a.noun));
        let slip = a.is_swapped(b) || a.is_misread(b);
        let rest = self.view.is(odd.at().wrapping_sub(2), &["of"])
            && self.view.is(odd.at().wrapping_sub(3), &["rest", "part", "half", "most", "some"]);
        matches!(a.unit, Unit::Money(_))
            && odd.is_known()
            && behind
            && !odd.narrowed
            && noun
            && slip
            && !rest
            && !self.is_changed(odd, other)
    }
}
