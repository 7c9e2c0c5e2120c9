//! Feasts, holidays and named days: `data/times/holidays.tsv`.

use crate::lists;
use crate::times::lexicon::{Lexicon, Word};
use crate::times::pieces::Piece;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use rustc_hash::FxHashMap;

/// How a feast is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reckoning {
    Fixed(i8, i8),
    /// Month, which one (-1 is the last), weekday from Monday 1, days after it.
    Nth(i8, i8, i8, i32),
    Easter(i32),
    /// One day in history.
    Once(Date),
    None,
}

/// The feasts, by the first word of their names.
#[derive(Debug)]
pub(crate) struct Holidays {
    names: FxHashMap<Word, Vec<(Vec<Word>, u8)>>,
    reckonings: Vec<Reckoning>,
}

impl Holidays {
    /// Reads the list; words of names go into the vocabulary.
    pub(crate) fn parse(file: &'static str, lexicon: &mut Lexicon) -> Self {
        let mut holidays = Self { names: FxHashMap::default(), reckonings: Vec::new() };
        for line in lists::lines(file) {
            let mut columns = line.split('\t');
            let Some(reckoning) = columns.next().and_then(reckoning) else { continue };
            let index = holidays.reckonings.len() as u8;
            holidays.reckonings.push(reckoning);
            for name in columns {
                let words: Vec<_> = name.split_whitespace().map(|word| lexicon.add(word)).collect();
                if let Some(&first) = words.first() {
                    holidays.names.entry(first).or_default().push((words, index));
                }
            }
        }
        for names in holidays.names.values_mut() {
            names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        holidays
    }

    /// Every word of a name.
    pub(crate) fn words(&self) -> impl Iterator<Item = Word> {
        self.names.values().flatten().flat_map(|(words, _)| words).copied()
    }

    /// Words with which a name begins, in the order of the vocabulary.
    pub(crate) fn heads(&self) -> Vec<Word> {
        let mut heads: Vec<_> = self.names.keys().copied().collect();
        heads.sort();
        heads
    }

    /// The longest name that stands here, and the piece behind it.
    pub(crate) fn find(&self, pieces: &[Piece], at: usize) -> Option<(u8, usize)> {
        let piece = pieces.get(at)?;
        let names = self.names.get(&piece.word)?;
        let stands = |words: &[Word]| {
            let here = pieces.get(at..at + words.len()).unwrap_or_default();
            here.len() == words.len()
                && here.iter().zip(words).all(|(piece, word)| piece.word == *word)
        };
        let (words, index) = names.iter().find(|(words, _)| stands(words))?;
        let named = pieces.get(at..at + words.len()).unwrap_or_default();
        named.iter().any(|piece| piece.capital).then_some((*index, at + words.len()))
    }

    /// The day on which a feast falls in a year.
    pub(crate) fn day(&self, holiday: u8, year: i16) -> Option<Date> {
        match *self.reckonings.get(usize::from(holiday))? {
            Reckoning::Fixed(month, day) => Date::new(year, month, day).ok(),
            Reckoning::Nth(month, nth, weekday, after) => {
                let first = Date::new(year, month, 1).ok()?;
                let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
                first.nth_weekday_of_month(nth, weekday).ok()?.checked_add(after.days()).ok()
            }
            Reckoning::Easter(after) => easter(year)?.checked_add(after.days()).ok(),
            Reckoning::Once(day) => Some(day),
            Reckoning::None => None,
        }
    }
}

fn reckoning(column: &str) -> Option<Reckoning> {
    let parts: Vec<_> = column.split_whitespace().collect();
    match parts.as_slice() {
        ["none"] => Some(Reckoning::None),
        ["day", day] => Some(Reckoning::Once(day.parse().ok()?)),
        ["easter", days] => Some(Reckoning::Easter(days.parse().ok()?)),
        [fixed] => {
            let (month, day) = fixed.split_once('-')?;
            Some(Reckoning::Fixed(month.parse().ok()?, day.parse().ok()?))
        }
        [month, nth, weekday, rest @ ..] => {
            let nth = if *nth == "last" { -1 } else { nth.parse().ok()? };
            let after = rest.first().map_or(Some(0), |days| days.parse().ok())?;
            Some(Reckoning::Nth(month.parse().ok()?, nth, weekday.parse().ok()?, after))
        }
        _ => None,
    }
}

/// Easter Sunday of the Gregorian calendar, after Meeus, Jones and Butcher ("anonymous Gregorian algorithm").
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let golden = year_number.rem_euclid(19);
    let (century, rest) = (year_number.div_euclid(100), year_number.rem_euclid(100));
    let (quarter, leap) = (century.div_euclid(4), century.rem_euclid(4));
    let shift = (century + 8).div_euclid(25);
    let moon = (century - shift + 1).div_euclid(3);
    let epact = (19 * golden + century - quarter - moon + 15).rem_euclid(30);
    let (fours, left) = (rest.div_euclid(4), rest.rem_euclid(4));
    let weekday = (32 + 2 * leap + 2 * fours - epact - left).rem_euclid(7);
    let correction = (golden + 11 * epact + 22 * weekday).div_euclid(451);
    let sum = epact + weekday - 7 * correction + 114;
    Date::new(year, (sum / 31) as i8, (sum % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_in_years_of_the_tables() {
        for (year, month, day) in
            [(1998, 4, 12), (2000, 4, 23), (2018, 4, 1), (2019, 4, 21), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn reckonings() {
        assert_eq!(reckoning("11 4 4"), Some(Reckoning::Nth(11, 4, 4, 0)));
        assert_eq!(reckoning("11 4 4 +1"), Some(Reckoning::Nth(11, 4, 4, 1)));
        assert_eq!(reckoning("05 last 1"), Some(Reckoning::Nth(5, -1, 1, 0)));
        assert_eq!(reckoning("easter -2"), Some(Reckoning::Easter(-2)));
        assert_eq!(reckoning("some day"), None);
    }
}
