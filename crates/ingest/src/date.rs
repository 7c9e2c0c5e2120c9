//! Dates as pages and datelines write them.

use jiff::civil;
use jiff::fmt::{rfc2822, temporal};

/// Names of the months; their first three letters are unique.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Years in which a news page can have been published; others are typing errors or defaults ("1970").
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2100;

/// A date in a form for machines, as an RFC 3339 date or, where the offset is given, date-time.
///
/// Reads ISO 8601 in its usual forms, RFC 2822 and English dates in words. Dates in digits whose
/// order is not plain ("03/04/2016") are not read.
pub(crate) fn machine(value: &str) -> Option<String> {
    let value = value.trim().trim_matches('"');
    iso(value)
        .or_else(|| mail(value))
        .or_else(|| compact(value))
        .or_else(|| words(value).map(|(day, _)| day))
}

fn in_years(date: civil::Date) -> bool {
    YEARS.contains(&date.year())
}

/// ISO 8601: a date, or a date and time. Without an offset the time of day says little and is left.
fn iso(value: &str) -> Option<String> {
    let (day, rest) = value.split_at_checked(10)?;
    let day = day.replace('/', "-");
    let date: civil::Date = day.parse().ok().filter(|date| in_years(*date))?;
    let rest = rest.trim_start_matches(['T', 't', ' ']).trim();
    Some(with_time(date, rest).unwrap_or_else(|| date.to_string()))
}

/// The date with a time that has an offset ("09:30:00Z", "09:30:00.000-0500", "09:30 +01:00").
fn with_time(date: civil::Date, time: &str) -> Option<String> {
    let time = time.replace(' ', "");
    let at = time.rfind(['Z', 'z', '+', '-'])?;
    let (clock, offset) = time.split_at(at);
    let offset = match offset {
        "Z" | "z" => "Z".to_owned(),
        _ => colon_offset(offset)?,
    };
    let clock: civil::Time = clock.parse().ok()?;
    let clock = clock.with().subsec_nanosecond(0).build().ok()?;
    let value = format!("{date}T{clock}{offset}");
    temporal::Pieces::parse(&value).is_ok().then_some(value)
}

/// "-0500", "-05" and "-05:00" as the last.
fn colon_offset(offset: &str) -> Option<String> {
    let (sign, digits) = offset.split_at(1);
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        2 => Some(format!("{sign}{digits}:00")),
        4 => Some(format!("{sign}{}:{}", &digits[..2], &digits[2..])),
        _ => None,
    }
}

/// RFC 2822 ("Fri, 5 Jan 2018 15:14:00 -0500").
fn mail(value: &str) -> Option<String> {
    let zoned = rfc2822::parse(value).ok().filter(|zoned| in_years(zoned.date()))?;
    with_time(zoned.date(), &zoned.strftime("%H:%M:%S%:z").to_string())
}

/// "20180105", alone or before a time.
fn compact(value: &str) -> Option<String> {
    let digits = value.get(..8).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    if value[8..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| digits[range].parse().ok();
    let date = civil::Date::new(digits[..4].parse().ok()?, number(4..6)?, number(6..8)?).ok()?;
    in_years(date).then(|| date.to_string())
}

/// The first date in English words ("March 3, 2016", "3 March 2016", "Jan. 5, 2018") and the byte
/// behind it.
pub(crate) fn words(text: &str) -> Option<(String, usize)> {
    let words = pieces(text);
    (0..words.len()).find_map(|at| {
        let three = words.get(at..at + 3)?;
        let date = three_words(three.iter().map(|(word, _)| *word))?;
        Some((date.to_string(), three[2].1))
    })
}

/// The words of a text, without commas and stops at their edges, and where each ends.
fn pieces(text: &str) -> Vec<(&str, usize)> {
    let words = text.split_whitespace();
    words
        .map(|word| {
            let end = word.as_ptr() as usize - text.as_ptr() as usize + word.len();
            (word.trim_matches([',', '.', '(', ')', ':', ';']), end)
        })
        .collect()
}

fn three_words<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<civil::Date> {
    let (first, second, third) = (words.next()?, words.next()?, words.next()?);
    let (month, day) = match month(first) {
        Some(month) => (month, day(second)?),
        None => (month(second)?, day(first)?),
    };
    let year = Some(third).filter(|year| year.len() == 4)?.parse().ok()?;
    civil::Date::new(year, month, day).ok().filter(|date| in_years(*date))
}

/// A month by its name or an abbreviation of three letters or more ("Sept", "JAN").
fn month(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    if word.len() < 3 {
        return None;
    }
    MONTHS.iter().position(|name| name.starts_with(&word)).map(|at| at as i8 + 1)
}

/// A day of the month, with or without its ending ("3", "03", "3rd").
fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    matches!(ending, "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> String {
        machine(value).unwrap_or_else(|| panic!("{value} is a date"))
    }

    #[test]
    fn machine_dates_in_their_usual_forms() {
        assert_eq!(read("2018-01-05"), "2018-01-05");
        assert_eq!(read("2018-01-05T15:14:00Z"), "2018-01-05T15:14:00Z");
        assert_eq!(read("2018-01-05T15:14:00.250-0500"), "2018-01-05T15:14:00-05:00");
        assert_eq!(read("2018-01-05 15:14 +01:00"), "2018-01-05T15:14:00+01:00");
        assert_eq!(read("2018-01-05T15:14:00"), "2018-01-05");
        assert_eq!(read("2018/01/05"), "2018-01-05");
        assert_eq!(read("20180105 101500"), "2018-01-05");
        assert_eq!(read("Fri, 5 Jan 2018 15:14:00 -0500"), "2018-01-05T15:14:00-05:00");
    }

    #[test]
    fn english_dates() {
        for value in [
            "January 5, 2018",
            "Jan. 5, 2018",
            "5 January 2018",
            "5th Jan 2018 at 3 p.m.",
            "Friday, Jan 5 2018",
        ] {
            assert_eq!(read(value), "2018-01-05", "{value}");
        }
    }

    #[test]
    fn what_is_no_plain_date_is_not_read() {
        for value in [
            "03/04/2016",
            "2018-13-05",
            "0001-01-01",
            "1970-01-01T00:00:00Z",
            "yesterday",
            "",
            "2018",
            "May 2018",
            "201801051015",
        ] {
            assert_eq!(machine(value), None, "{value}");
        }
    }
}
