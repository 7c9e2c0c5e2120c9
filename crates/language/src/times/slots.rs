//! What a match found: the parts of a time expression, each absent until a rule fills it.

/// Units of TIMEX3, by increasing length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Business,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

const UNITS: [(&str, Unit); 15] = [
    ("second", Unit::Second),
    ("minute", Unit::Minute),
    ("hour", Unit::Hour),
    ("day", Unit::Day),
    ("business", Unit::Business),
    ("weekend", Unit::Weekend),
    ("week", Unit::Week),
    ("fortnight", Unit::Fortnight),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("season", Unit::Season),
    ("year", Unit::Year),
    ("decade", Unit::Decade),
    ("century", Unit::Century),
    ("millennium", Unit::Millennium),
];

impl Unit {
    /// The unit with this code of the vocabulary.
    pub(crate) fn of(code: i16) -> Option<Self> {
        UNITS.get(usize::try_from(code).ok()?).map(|(_, unit)| *unit)
    }

    /// The unit with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        UNITS.iter().find(|(known, _)| *known == name).map(|(_, unit)| *unit)
    }
}

/// Parts of a day, after TIMEX3.
const PARTS: [&str; 6] = ["MO", "MI", "AF", "EV", "NI", "DT"];
/// Seasons, after TIMEX3.
const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// A value of `data/times/words.tsv` as a number: numbers as they are, codes by their place.
pub(crate) fn code(value: &str) -> i16 {
    let place = |list: &[&str]| list.iter().position(|known| *known == value);
    let unit = UNITS.iter().position(|(name, _)| *name == value);
    let found = place(&PARTS).or_else(|| place(&SEASONS)).or(unit);
    found.map_or_else(|| value.parse().unwrap_or(0), |at| at as i16)
}

/// A part of a day, by its TIMEX3 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part(pub(crate) u8);

impl Part {
    /// Its TIMEX3 code.
    pub(crate) fn code(self) -> &'static str {
        PARTS.get(usize::from(self.0)).copied().unwrap_or("DT")
    }

    /// The part with a TIMEX3 code.
    pub(crate) fn named(name: &str) -> Option<Self> {
        PARTS.iter().position(|known| *known == name).map(|at| Self(at as u8))
    }
}

/// A season, by its TIMEX3 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Season(pub(crate) u8);

impl Season {
    /// Its TIMEX3 code.
    pub(crate) fn code(self) -> &'static str {
        SEASONS.get(usize::from(self.0)).copied().unwrap_or("SP")
    }
}

/// How many of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// An exact number, in tenths.
    Tenths(u32),
    /// Some: "several", "a few", or a plural alone.
    Some,
}

impl Count {
    /// The number, if it is a whole one.
    pub(crate) fn whole(self) -> Option<u32> {
        match self {
            Self::Tenths(tenths) if tenths.is_multiple_of(10) => Some(tenths / 10),
            _ => None,
        }
    }
}

/// A clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: Option<u8>,
    pub(crate) second: Option<u8>,
}

/// How a year counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum YearCount {
    /// From the birth of Christ.
    #[default]
    Full,
    /// From the beginning of its century ("’98").
    Short,
    /// Back from the birth of Christ.
    BeforeChrist,
}

impl YearCount {
    /// This, or the other where this is the usual one.
    fn or(self, other: Self) -> Self {
        if self == Self::Full { other } else { self }
    }
}

/// The parts of one expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Slots {
    /// Year of its era.
    pub(crate) year: Option<i16>,
    /// How the year counts.
    pub(crate) count_of_year: YearCount,
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
    /// The last day of the month.
    pub(crate) last_day: bool,
    /// From Monday, 1.
    pub(crate) weekday: Option<i8>,
    pub(crate) part: Option<Part>,
    pub(crate) season: Option<Season>,
    pub(crate) quarter: Option<i8>,
    pub(crate) half: Option<i8>,
    /// First three digits of a decade.
    pub(crate) decade: Option<i16>,
    /// First two digits of a century.
    pub(crate) century: Option<i16>,
    pub(crate) unit: Option<Unit>,
    pub(crate) count: Option<Count>,
    /// "and a half" behind the unit.
    pub(crate) and_half: bool,
    pub(crate) clock: Option<Clock>,
    /// Line of `data/times/holidays.tsv`.
    pub(crate) holiday: Option<u8>,
    /// Direction that a word of the expression gives: "last" -1, "this" 0, "next" 1.
    pub(crate) shift: Option<i8>,
}

impl Slots {
    /// Whether the year or century is one before Christ.
    pub(crate) fn is_before_christ(&self) -> bool {
        self.count_of_year == YearCount::BeforeChrist
    }

    /// The year as the calendar counts it: 1 BC is 0. None for one that does not say its century.
    pub(crate) fn calendar_year(&self) -> Option<i16> {
        match self.count_of_year {
            YearCount::Full => self.year,
            YearCount::Short => None,
            YearCount::BeforeChrist => self.year.map(|year| 1 - year),
        }
    }

    /// These slots, and where one is empty that of the other.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            year: self.year.or(other.year),
            count_of_year: match other.count_of_year {
                YearCount::Short if self.year.is_some() => self.count_of_year,
                other => self.count_of_year.or(other),
            },
            month: self.month.or(other.month),
            day: self.day.or(other.day),
            last_day: self.last_day || other.last_day,
            weekday: self.weekday.or(other.weekday),
            part: self.part.or(other.part),
            season: self.season.or(other.season),
            quarter: self.quarter.or(other.quarter),
            half: self.half.or(other.half),
            decade: self.decade.or(other.decade),
            century: self.century.or(other.century),
            unit: self.unit.or(other.unit),
            count: self.count.or(other.count),
            and_half: self.and_half || other.and_half,
            clock: self.clock.or(other.clock),
            holiday: self.holiday.or(other.holiday),
            shift: self.shift.or(other.shift),
        }
    }
}
