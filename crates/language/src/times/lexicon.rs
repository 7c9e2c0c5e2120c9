//! Words of time expressions by class: `data/times/words.tsv`, and the literal words of the rules.

use crate::lists;
use rustc_hash::FxHashMap;

/// What a word can be in a time expression. The names are those of `data/times/words.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Month,
    Weekday,
    Weekdays,
    Unit,
    Units,
    Part,
    Parts,
    Season,
    Ordinal,
    Small,
    Teen,
    Tens,
    TensPlural,
    Power,
    Zone,
    Meridiem,
    Era,
    Dash,
}

impl Class {
    fn bit(self) -> u32 {
        1 << (self as u32)
    }

    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "month" => Self::Month,
            "weekday" => Self::Weekday,
            "weekdays" => Self::Weekdays,
            "unit" => Self::Unit,
            "units" => Self::Units,
            "part" => Self::Part,
            "parts" => Self::Parts,
            "season" => Self::Season,
            "ordinal" => Self::Ordinal,
            "small" => Self::Small,
            "teen" => Self::Teen,
            "tens" => Self::Tens,
            "tens-s" => Self::TensPlural,
            "power" => Self::Power,
            "zone" => Self::Zone,
            "meridiem" => Self::Meridiem,
            "era" => Self::Era,
            "dash" => Self::Dash,
            _ => return None,
        })
    }
}

/// A word of the vocabulary, by its index; 0 is every word that no rule knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Word(pub(crate) u16);

impl Word {
    /// Whether any rule knows the word.
    pub(crate) fn is_known(self) -> bool {
        self.0 != 0
    }
}

/// The vocabulary: every word that any rule knows.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: FxHashMap<Box<[u8]>, Word>,
    classes: Vec<Vec<(Class, i16)>>,
    /// One bit for each class, by word.
    masks: Vec<u32>,
    /// One bit for each set of context words, by word.
    sets: Vec<u64>,
}

impl Lexicon {
    /// Reads the list of words.
    pub(crate) fn parse(file: &'static str) -> Self {
        let mut lexicon = Self {
            words: FxHashMap::default(),
            classes: vec![Vec::new()],
            sets: vec![0],
            masks: vec![0],
        };
        for line in lists::lines(file) {
            let mut columns = line.split('\t');
            let (class, value) = (columns.next(), columns.next());
            let Some((class, value)) = class.and_then(Class::parse).zip(value) else { continue };
            let value = crate::times::slots::code(value);
            for word in columns.flat_map(str::split_whitespace) {
                let word = lexicon.add(word);
                lexicon.classes[usize::from(word.0)].push((class, value));
                lexicon.masks[usize::from(word.0)] |= class.bit();
            }
        }
        lexicon
    }

    /// The word, put into the vocabulary if it is not there.
    pub(crate) fn add(&mut self, word: &str) -> Word {
        let next = Word(self.classes.len() as u16);
        let word = *self.words.entry(word.as_bytes().into()).or_insert(next);
        if word == next {
            self.classes.push(Vec::new());
            self.sets.push(0);
            self.masks.push(0);
        }
        word
    }

    /// Reads the sets of context words. Names that no set has are given back.
    pub(crate) fn contexts(&mut self, file: &'static str) -> Vec<&'static str> {
        let mut unknown = Vec::new();
        for line in lists::lines(file) {
            let Some((name, words)) = line.split_once('\t') else { continue };
            let Some(set) = Set::named(name) else {
                unknown.push(name);
                continue;
            };
            for word in words.split_whitespace() {
                let word = self.add(word);
                self.sets[usize::from(word.0)] |= set.bit();
            }
        }
        unknown
    }

    /// Whether a word stands in a set of context words.
    pub(crate) fn in_set(&self, word: Word, set: Set) -> bool {
        self.sets.get(usize::from(word.0)).is_some_and(|sets| sets & set.bit() != 0)
    }

    /// Looks up a folded word.
    pub(crate) fn find(&self, folded: &[u8]) -> Word {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// The value of a word in a class, if it stands there.
    pub(crate) fn value(&self, word: Word, class: Class) -> Option<i16> {
        if self.masks.get(usize::from(word.0))? & class.bit() == 0 {
            return None;
        }
        let classes = self.classes.get(usize::from(word.0))?;
        classes.iter().find(|(of, _)| *of == class).map(|(_, value)| *value)
    }

    /// Whether the word stands in one of the classes.
    pub(crate) fn in_classes(&self, word: Word, classes: &[Class]) -> bool {
        let mask = self.masks.get(usize::from(word.0)).copied().unwrap_or(0);
        mask != 0 && classes.iter().any(|class| mask & class.bit() != 0)
    }

    /// Whether the word stands in the class.
    pub(crate) fn is(&self, word: Word, class: Class) -> bool {
        self.value(word, class).is_some()
    }

    /// Whether the word stands in any class.
    pub(crate) fn has_class(&self, word: Word) -> bool {
        self.classes.get(usize::from(word.0)).is_some_and(|classes| !classes.is_empty())
    }

    /// How many words there are, the unknown one included.
    pub(crate) fn len(&self) -> usize {
        self.classes.len()
    }
}

/// A set of context words, by its name in `data/times/contexts.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Set {
    BeforeDate,
    Joint,
    MarkJoint,
    Dash,
    Stroke,
    People,
    NoPlural,
    NumberSign,
    BeforeYear,
    ClockZone,
    InSinceThe,
    MayMarch,
    AbbreviatedMonth,
    BeforeSeason,
    SeasonNoun,
    FallVerb,
    AfterFall,
    FallSpring,
    His,
    FractionNoun,
    AfterThePeriod,
    TheThat,
    Ended,
    Take,
    BeforeLength,
    Be,
    NotCount,
    EachOf,
    AtClock,
    BeforePart,
    So,
    AfterSoon,
    SoonVerb,
    AdverbEnd,
    PastNext,
    NotEarlier,
    ClauseEnd,
    Old,
    Will,
    Intends,
    Until,
    Had,
    PastVerb,
    EarlySoon,
    AThe,
    NounThe,
    BeforeVerb,
    ScheduledVerb,
    PutOff,
    Directive,
}

const SETS: [(&str, Set); 50] = [
    ("before-date", Set::BeforeDate),
    ("joint", Set::Joint),
    ("mark-joint", Set::MarkJoint),
    ("dash", Set::Dash),
    ("stroke", Set::Stroke),
    ("people", Set::People),
    ("no-plural", Set::NoPlural),
    ("number-sign", Set::NumberSign),
    ("before-year", Set::BeforeYear),
    ("clock-zone", Set::ClockZone),
    ("in-since-the", Set::InSinceThe),
    ("may-march", Set::MayMarch),
    ("abbreviated-month", Set::AbbreviatedMonth),
    ("before-season", Set::BeforeSeason),
    ("season-noun", Set::SeasonNoun),
    ("fall-verb", Set::FallVerb),
    ("after-fall", Set::AfterFall),
    ("fall-spring", Set::FallSpring),
    ("his", Set::His),
    ("fraction-noun", Set::FractionNoun),
    ("after-the-period", Set::AfterThePeriod),
    ("the-that", Set::TheThat),
    ("ended", Set::Ended),
    ("take", Set::Take),
    ("before-length", Set::BeforeLength),
    ("be", Set::Be),
    ("not-count", Set::NotCount),
    ("each-of", Set::EachOf),
    ("at-clock", Set::AtClock),
    ("before-part", Set::BeforePart),
    ("so", Set::So),
    ("after-soon", Set::AfterSoon),
    ("soon-verb", Set::SoonVerb),
    ("adverb-end", Set::AdverbEnd),
    ("past-next", Set::PastNext),
    ("not-earlier", Set::NotEarlier),
    ("clause-end", Set::ClauseEnd),
    ("old", Set::Old),
    ("will", Set::Will),
    ("intends", Set::Intends),
    ("until", Set::Until),
    ("had", Set::Had),
    ("past-verb", Set::PastVerb),
    ("early-soon", Set::EarlySoon),
    ("a-the", Set::AThe),
    ("noun-the", Set::NounThe),
    ("before-verb", Set::BeforeVerb),
    ("scheduled-verb", Set::ScheduledVerb),
    ("put-off", Set::PutOff),
    ("directive", Set::Directive),
];

impl Set {
    fn named(name: &str) -> Option<Self> {
        SETS.iter().find(|(known, _)| *known == name).map(|(_, set)| *set)
    }

    fn bit(self) -> u64 {
        1 << (self as u64)
    }
}
