//! How alike two claims must be to be one: what was done to whom stands in the order of the words, so that matters too.

use super::{Content, ENOUGH_SHARED, MANY_WORDS, is_figure};

/// Fewest words that a claim and its negation share, all of both: with one ("safe") they may be about anything.
const TURNED: usize = 2;

impl Content {
    /// Whether the two may be one claim: alike, and what they share in the same order, so that "Kerr stabbed Marsh"
    /// and "Marsh stabbed Kerr" stay two.
    pub fn claims_like(&self, other: &Self, least: usize) -> bool {
        self.is_like(other, least) && self.is_in_order_of(other)
    }

    /// Whether one says the very thing that the other says is not so: the same but for one negation. What the longer one
    /// adds might be what is negated, so little may be added.
    pub fn claims_reverse_of(&self, other: &Self) -> bool {
        let shared = self.words.intersection(&other.words).count();
        let longer = self.words.len().max(other.words.len());
        let (part, whole) = ENOUGH_SHARED;
        let least = if longer <= MANY_WORDS { longer } else { (longer * part).div_ceil(whole) };
        let figures =
            |one: &Self, two: &Self| one.words.difference(&two.words).any(|w| is_figure(w));
        shared >= least.max(TURNED)
            && self.negations + other.negations == 1
            && self.negated != other.negated
            && !self.opposes(other)
            && !other.opposes(self)
            && !figures(self, other)
            && !figures(other, self)
            && self.is_in_order_of(other)
    }

    /// Whether at least four fifths of the shared stems stand in one order in both.
    fn is_in_order_of(&self, other: &Self) -> bool {
        let shared = |one: &Self, two: &Self| -> Vec<String> {
            one.order.iter().filter(|stem| two.words.contains(*stem)).cloned().collect()
        };
        let (own, others) = (shared(self, other), shared(other, self));
        let (part, whole) = ENOUGH_SHARED;
        common_length(&own, &others) * whole >= own.len().min(others.len()) * part
    }
}

/// Length of the longest common subsequence.
fn common_length(one: &[String], other: &[String]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (at, with) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == with { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Content {
        Content::of(words, [])
    }

    #[test]
    fn swapped_roles_are_two_claims() {
        let one = of("Adam Kerr stabbed Leo Marsh in the car park");
        let swapped = of("Leo Marsh stabbed Adam Kerr in the car park");
        assert!(one.is_like(&swapped, MANY_WORDS) && !one.claims_like(&swapped, MANY_WORDS));
        let longer = of("that night Adam Kerr stabbed Leo Marsh in a car park");
        assert!(one.claims_like(&longer, MANY_WORDS));
    }

    #[test]
    fn a_claim_and_its_negation_are_one_the_other_way_round() {
        let one = of("the bridge was safe");
        assert!(one.claims_reverse_of(&of("the bridge was not safe")));
        for other in [
            "the bridge was safe",
            "the tunnel was not safe",
            "the bridge was safe but the tunnel was not",
            "the bridge was never not safe",
            "not safe",
        ] {
            assert!(!one.claims_reverse_of(&of(other)), "{other}");
        }
        assert!(
            !of("3 of the gates were shut").claims_reverse_of(&of("4 of the gates were not shut"))
        );
    }

    #[test]
    fn who_speaks_of_oneself_is_known_by_the_pronoun() {
        assert!(of("I took the money").is_personal && of("that we’re ready").is_personal);
        assert!(!of("he took US money").is_personal);
    }
}
