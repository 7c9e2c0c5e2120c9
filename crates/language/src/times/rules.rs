//! The rules: `data/times/rules.txt`, compiled once.

use crate::lists;
use crate::times::guards::Guard;
use crate::times::holidays::Holidays;
use crate::times::lexicon::{Lexicon, Word};
use crate::times::numbers::Reading;
use crate::times::pattern::{Heads, Match, Pattern};
use crate::times::pieces::{Piece, Shape};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How the value of an expression is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// A date from its parts; missing ones are found from publication or the telling.
    Date,
    /// A date whose year is that of the telling.
    ReferDate,
    /// A day of the month of the telling.
    ReferDay,
    /// A day of a month counted from publication.
    DayShift,
    /// This very value.
    Fixed(&'static str),
    /// A day behind the expression before.
    ContinueDay,
    /// A year behind the expression before.
    ContinueYear,
    /// A year by its last two digits.
    ShortYear,
    /// A quarter without a year.
    Quarter,
    /// A half of a year.
    Half,
    /// A feast.
    Holiday,
    /// A weekday of another week.
    WeekdayShift,
    /// The day next to a weekday.
    WeekdayNear,
    /// A part of a day.
    Part,
    /// The day of publication, or "nowadays".
    Today,
    /// Days from publication.
    Days,
    /// A part of a day that is counted from publication.
    PartDays,
    /// A unit counted from that of publication ("last month").
    Shift,
    /// "the past year".
    PastUnit,
    /// A month or season counted from publication ("last April").
    NamedShift,
    /// A length before publication.
    Ago,
    /// The same unit a year before the one in question.
    YearAgo,
    /// A length after publication.
    Ahead,
    /// A length after a time of the text.
    Later,
    /// A length before a time of the text.
    Earlier,
    /// A unit counted from that of a time of the text.
    Refer,
    /// "the month", "the end of the year".
    TheUnit,
    /// "year-end".
    YearEnd,
    /// A length.
    Length,
    /// A length before or after something that happened.
    Event,
    /// The week that holds a day.
    WeekOf,
    /// A vague expression that only tellings have.
    Telling(&'static str),
    /// The time told of last, in tellings only.
    TellingTime,
    /// A length that ends or begins at publication or a time of the text.
    Span,
    /// A repetition.
    Set,
    /// A time of day.
    Clock,
    /// "`PAST_REF`" and its like.
    Vague(&'static str),
}

const ACTIONS: [(&str, Action); 34] = [
    ("day-shift", Action::DayShift),
    ("refer-day", Action::ReferDay),
    ("event", Action::Event),
    ("week-of", Action::WeekOf),
    ("telling-time", Action::TellingTime),
    ("date", Action::Date),
    ("refer-date", Action::ReferDate),
    ("continue-day", Action::ContinueDay),
    ("continue-year", Action::ContinueYear),
    ("short-year", Action::ShortYear),
    ("quarter", Action::Quarter),
    ("half", Action::Half),
    ("holiday", Action::Holiday),
    ("weekday-shift", Action::WeekdayShift),
    ("weekday-near", Action::WeekdayNear),
    ("part", Action::Part),
    ("today", Action::Today),
    ("days", Action::Days),
    ("part-days", Action::PartDays),
    ("shift", Action::Shift),
    ("past-unit", Action::PastUnit),
    ("named-shift", Action::NamedShift),
    ("ago", Action::Ago),
    ("year-ago", Action::YearAgo),
    ("ahead", Action::Ahead),
    ("later", Action::Later),
    ("earlier", Action::Earlier),
    ("refer", Action::Refer),
    ("the-unit", Action::TheUnit),
    ("year-end", Action::YearEnd),
    ("length", Action::Length),
    ("span", Action::Span),
    ("set", Action::Set),
    ("clock", Action::Clock),
];

impl Action {
    fn parse(line: &'static str) -> Option<Self> {
        match line.split_once(' ') {
            Some(("vague", value)) => Some(Self::Vague(value)),
            Some(("telling", value)) => Some(Self::Telling(value)),
            Some(("fixed", value)) => Some(Self::Fixed(value)),
            _ => ACTIONS.iter().find(|(name, _)| *name == line).map(|(_, action)| *action),
        }
    }
}

/// A rule.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) name: &'static str,
    pub(crate) action: Action,
    pub(crate) guards: Vec<Guard>,
    patterns: Vec<Pattern>,
    /// Examples: text with the expression in brackets, and its value.
    pub(crate) examples: Vec<(&'static str, &'static str)>,
    /// Texts in which the rule finds nothing.
    pub(crate) counter_examples: Vec<&'static str>,
}

/// A pattern of a rule, by the place of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) rule: u16,
    pattern: u16,
}

/// The grammar: vocabulary, feasts and rules.
#[derive(Debug)]
pub(crate) struct Grammar {
    pub(crate) lexicon: Lexicon,
    pub(crate) holidays: Holidays,
    pub(crate) rules: Vec<Rule>,
    pub(crate) and: Word,
    /// Patterns that can begin with a word, by the word.
    by_word: Vec<Vec<Place>>,
    /// Patterns that can begin with digits.
    by_digits: Vec<Place>,
    /// Words that are an expression by themselves.
    alone: Vec<bool>,
    /// Words that stand inside expressions.
    inside: Vec<bool>,
    /// Lines of the file that are no part of a rule, for the test of the file.
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the test of the rule file"))]
    pub(crate) unread: Vec<String>,
}

/// The grammar of this release.
pub(crate) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    Grammar::parse(
        include_str!("../../data/times/words.tsv"),
        include_str!("../../data/times/holidays.tsv"),
        include_str!("../../data/times/contexts.tsv"),
        include_str!("../../data/times/rules.txt"),
    )
});

impl Grammar {
    fn parse(
        words: &'static str,
        holidays: &'static str,
        contexts: &'static str,
        rules: &'static str,
    ) -> Self {
        let mut lexicon = Lexicon::parse(words);
        let and = lexicon.add("and");
        let holidays = Holidays::parse(holidays, &mut lexicon);
        let unread = lexicon.contexts(contexts).into_iter().map(str::to_owned).collect();
        let mut grammar = Self {
            lexicon,
            holidays,
            rules: Vec::new(),
            and,
            by_word: Vec::new(),
            by_digits: Vec::new(),
            alone: Vec::new(),
            inside: Vec::new(),
            unread,
        };
        let mut parts = FxHashMap::default();
        for line in lists::lines(rules) {
            if grammar.line(line, &mut parts).is_none() {
                grammar.unread.push(line.to_owned());
            }
        }
        grammar.index();
        grammar
    }

    /// Reads one line of the file of rules.
    fn line(
        &mut self,
        line: &'static str,
        parts: &mut FxHashMap<&'static str, String>,
    ) -> Option<()> {
        let (key, rest) = line.split_once(' ')?;
        let rest = rest.trim();
        match key {
            "let" => {
                let (name, part) =
                    rest.split_once('=').map(|(name, part)| (name.trim(), part.trim()))?;
                let part = expand(part, parts)?;
                parts.insert(name, part);
            }
            "rule" => self.rules.push(Rule {
                name: rest,
                action: Action::Date,
                guards: Vec::new(),
                patterns: Vec::new(),
                examples: Vec::new(),
                counter_examples: Vec::new(),
            }),
            "match" => {
                // The patterns live as long as the program; there is one grammar.
                let source: &'static str = expand(rest, parts)?.leak();
                let pattern = Pattern::parse(source, &mut self.lexicon)?;
                self.rules.last_mut()?.patterns.push(pattern);
            }
            "when" => {
                for name in rest.split_whitespace() {
                    let guard = Guard::named(name)?;
                    self.rules.last_mut()?.guards.push(guard);
                }
            }
            "gives" => self.rules.last_mut()?.action = Action::parse(rest)?,
            "is" => self.rules.last_mut()?.examples.push(rest.rsplit_once(" = ")?),
            "not" => self.rules.last_mut()?.counter_examples.push(rest),
            _ => return None,
        }
        Some(())
    }

    /// Sorts the patterns by what they can begin with.
    fn index(&mut self) {
        self.by_word = vec![Vec::new(); self.lexicon.len()];
        let feasts = self.holidays.heads();
        // The one pattern that begins with digits of its own.
        let nine = self.lexicon.add("9");
        self.by_word.resize(self.lexicon.len(), Vec::new());
        for (rule, of) in self.rules.iter().enumerate() {
            for (pattern, source) in of.patterns.iter().enumerate() {
                let place = Place { rule: rule as u16, pattern: pattern as u16 };
                let heads = source.heads();
                for word in begins(&heads, &self.lexicon, &feasts) {
                    self.by_word[usize::from(word.0)].push(place);
                }
                if heads.readers.iter().any(|reader| reader.takes_digits())
                    || heads.words.contains(&nine)
                {
                    self.by_digits.push(place);
                }
            }
        }
        for places in &mut self.by_word {
            places.sort();
            places.dedup();
        }
        self.alone = (0..self.lexicon.len() as u16).map(|word| self.is_alone(Word(word))).collect();
        self.inside = self.words_inside();
    }

    /// Whether a word alone matches a pattern.
    fn is_alone(&self, word: Word) -> bool {
        let pieces = [Piece {
            start: 0,
            end: 1,
            token: 0,
            word,
            shape: Shape::Other,
            breaks: false,
            capital: true,
        }];
        let from = Reading { pieces: &pieces, lexicon: &self.lexicon, and: self.and };
        self.candidates(word, Shape::Other).iter().any(|place| self.at(*place, from, 0).is_some())
    }

    /// Words that patterns name or that have a class or stand in the name of a feast.
    fn words_inside(&self) -> Vec<bool> {
        let mut inside: Vec<_> =
            (0..self.lexicon.len() as u16).map(|word| self.lexicon.has_class(Word(word))).collect();
        let patterns = self.rules.iter().flat_map(|rule| &rule.patterns);
        for word in patterns.flat_map(Pattern::words).chain(self.holidays.words()) {
            inside[usize::from(word.0)] = true;
        }
        inside
    }

    /// Whether an expression can begin with a piece that is followed by another.
    pub(crate) fn begins(&self, piece: &Piece, next: Option<&Piece>) -> bool {
        let follows = |next: &Piece| {
            next.shape != Shape::Other || self.inside.get(usize::from(next.word.0)) == Some(&true)
        };
        piece.shape != Shape::Other
            || self.alone.get(usize::from(piece.word.0)) == Some(&true)
            || (self
                .by_word
                .get(usize::from(piece.word.0))
                .is_some_and(|places| !places.is_empty())
                && next.is_some_and(follows))
    }

    /// The patterns that can begin with a piece.
    pub(crate) fn candidates(&self, word: Word, shape: Shape) -> &[Place] {
        if shape != Shape::Other {
            return &self.by_digits;
        }
        self.by_word.get(usize::from(word.0)).map_or(&[][..], Vec::as_slice)
    }

    /// Matches one pattern at a piece.
    pub(crate) fn at(&self, place: Place, from: Reading<'_>, at: usize) -> Option<Match> {
        let rule = self.rules.get(usize::from(place.rule))?;
        rule.patterns.get(usize::from(place.pattern))?.at(from, &self.holidays, at)
    }
}

/// All words with which a pattern can begin.
fn begins(heads: &Heads, lexicon: &Lexicon, feasts: &[Word]) -> Vec<Word> {
    let mut words = heads.words.clone();
    for reader in &heads.readers {
        let classes = reader.classes();
        let in_class = |word: &Word| classes.iter().any(|class| lexicon.is(*word, *class));
        words.extend((1..lexicon.len() as u16).map(Word).filter(in_class));
        if *reader == crate::times::readers::Reader::Holiday {
            words.extend(feasts);
        }
    }
    words
}

/// Puts the named parts into a pattern.
fn expand(source: &str, parts: &FxHashMap<&'static str, String>) -> Option<String> {
    let words = source.split_whitespace().map(|word| match word.strip_prefix('$') {
        Some(name) => parts.get(name).map(String::as_str),
        None => Some(word),
    });
    words.collect::<Option<Vec<_>>>().map(|words| words.join(" "))
}
