//! The labels of attribution and the runs of tokens that they make.

use onrecord_text::{Span, Tokens};

/// The part that a stretch plays in an attribution (Pareti 2015; `PolNeAR`, Newell et al. 2018).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Who says it.
    Source,
    /// The words that report.
    Cue,
    /// What is said.
    Content,
}

/// A label of the sequence model, as an index: outside, or beginning or inside of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Label(pub u8);

impl Label {
    /// Outside of every attribution.
    pub const OUTSIDE: Self = Self(0);
    /// How many labels there are.
    pub const COUNT: usize = 7;
    /// Their names, in order.
    pub const NAMES: [&'static str; Self::COUNT] =
        ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"];

    /// The label of the first token of a stretch.
    pub const fn begin(role: Role) -> Self {
        Self(1 + 2 * role as u8)
    }

    /// The label of a further token of a stretch.
    pub const fn inside(role: Role) -> Self {
        Self(2 + 2 * role as u8)
    }

    /// The role that it belongs to.
    pub const fn role(self) -> Option<Role> {
        match self.0 {
            1 | 2 => Some(Role::Source),
            3 | 4 => Some(Role::Cue),
            5 | 6 => Some(Role::Content),
            _ => None,
        }
    }

    /// Whether it begins a stretch.
    pub const fn begins(self) -> bool {
        self.0 % 2 == 1
    }

    /// Whether `next` may stand behind it; `None` is the start of a sequence.
    pub fn allows(before: Option<Self>, next: Self) -> bool {
        next.0 == 0 || next.begins() || before.is_some_and(|before| before.role() == next.role())
    }
}

/// A stretch of tokens with one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Run {
    /// Its part.
    pub role: Role,
    /// Its tokens.
    pub tokens: Span<Tokens>,
}

/// The runs in a sequence of labels whose first token is `first`.
pub fn runs(labels: &[Label], first: u32) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut before = Label::OUTSIDE;
    for (at, &label) in labels.iter().enumerate() {
        let position = first + at as u32;
        if let Some(role) = label.role() {
            match out.last_mut() {
                Some(run) if !label.begins() && before.role() == Some(role) => {
                    run.tokens.end = position + 1;
                }
                _ => out.push(Run { role, tokens: Span::new(position, position + 1) }),
            }
        }
        before = label;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_stretches_of_one_role_stay_apart() {
        let labels = [5, 6, 5, 0, 3].map(Label);
        let found: Vec<_> = runs(&labels, 10)
            .iter()
            .map(|run| (run.role, run.tokens.start, run.tokens.end))
            .collect();
        assert_eq!(found, [(Role::Content, 10, 12), (Role::Content, 12, 13), (Role::Cue, 14, 15)]);
    }

    #[test]
    fn inside_stands_only_behind_its_own_role() {
        assert!(Label::allows(Some(Label::begin(Role::Cue)), Label::inside(Role::Cue)));
        assert!(!Label::allows(Some(Label::begin(Role::Cue)), Label::inside(Role::Content)));
        assert!(!Label::allows(None, Label::inside(Role::Source)));
    }
}
