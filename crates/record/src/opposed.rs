//! When a claim is contested.

use crate::StanceValue;

impl StanceValue {
    /// Whether who takes this stance says that something is so, or will be.
    pub fn affirms(self) -> bool {
        matches!(
            self,
            Self::Asserts
                | Self::Alleges
                | Self::Confirms
                | Self::Predicts
                | Self::Appraises
                | Self::Promises
        )
    }
}

impl StanceValue {
    /// Where who takes this stance on something stands on its negation.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Denies => Self::Asserts,
            stance if stance.affirms() => Self::Denies,
            other => other,
        }
    }
}

/// Whether one holder denies what another one says. Two holders of whom neither is known may be the same, so what tells
/// them apart must be equal then (`None`).
pub fn is_contested<H: PartialEq>(standings: &[(H, StanceValue)]) -> bool {
    let denials = standings.iter().filter(|(_, stance)| *stance == StanceValue::Denies);
    denials.into_iter().any(|(denier, _)| {
        standings.iter().any(|(holder, stance)| stance.affirms() && holder != denier)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_takes_two_holders_and_a_denial() {
        use StanceValue::{Alleges, Asserts, Denies, Questions};
        assert!(is_contested(&[(Some("a"), Alleges), (Some("b"), Denies)]));
        assert!(is_contested(&[(None, Asserts), (Some("b"), Denies)]));
        assert!(!is_contested(&[(Some("b"), Asserts), (Some("b"), Denies)]));
        assert!(!is_contested(&[(None::<&str>, Asserts), (None, Denies)]));
        assert!(!is_contested(&[(Some("a"), Alleges), (Some("b"), Questions)]));
    }
}
