//! All rules whose names a record shows, with what they look at: what `onrecord explain` tells.

use onrecord_language::rules::{Rule, parse};
use onrecord_language::{duties, stance, times, voice};
use std::sync::LazyLock;

/// What a rule gives labels for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phenomenon {
    /// What a statement does.
    Stance,
    /// The writer's choice of reporting word.
    Tone,
    /// What a denial, question or confirmation is about.
    Answers,
    /// What a statement rests on.
    Evidence,
    /// What the writer says in the writer's own voice.
    Voice,
    /// Statements that say the same thing.
    Claims,
    /// What cannot all hold.
    Conflicts,
    /// What a reader should be told about sourcing.
    Flags,
    /// When something is.
    Times,
    /// What somebody owes.
    Duties,
}

/// A rule and what it gives labels for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What it gives labels for.
    pub phenomenon: Phenomenon,
    /// The rule.
    pub rule: Rule,
}

static RULES: LazyLock<Vec<Explained>> = LazyLock::new(|| {
    let own = |phenomenon, file| (phenomenon, parse(file));
    [
        (Phenomenon::Stance, stance::rules().to_vec()),
        (Phenomenon::Tone, stance::tones().to_vec()),
        own(Phenomenon::Answers, include_str!("../data/rules/answers.txt")),
        own(Phenomenon::Evidence, include_str!("../data/rules/evidence.txt")),
        (Phenomenon::Voice, voice::rules().to_vec()),
        own(Phenomenon::Claims, include_str!("../data/rules/claims.txt")),
        own(Phenomenon::Conflicts, include_str!("../data/rules/conflicts.txt")),
        own(Phenomenon::Flags, include_str!("../data/rules/flags.txt")),
        (Phenomenon::Times, times::documented().to_vec()),
        (Phenomenon::Duties, duties::documented().to_vec()),
    ]
    .into_iter()
    .flat_map(|(phenomenon, rules)| {
        rules.into_iter().map(move |rule| Explained { phenomenon, rule })
    })
    .collect()
});

/// The rules of all phenomena, in the order of the pipeline and of their files.
pub fn rules() -> &'static [Explained] {
    &RULES
}

/// The rules of duties of which a trigger word stands in these words.
pub fn triggers(words: &str) -> Vec<&'static Explained> {
    let names = duties::triggers(words);
    let duties = rules().iter().filter(|one| one.phenomenon == Phenomenon::Duties);
    duties.filter(|one| names.contains(&one.rule.name)).collect()
}
