//! Easter Sunday, from which many holidays are counted.

use jiff::ToSpan;
use jiff::civil::Date;

/// Easter Sunday of the western churches.
///
/// The anonymous Gregorian algorithm (Nature, April 20, 1876), as in Jean Meeus, Astronomical Algorithms, chapter 8.
pub(crate) fn western(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    month_and_day(year, epact + weekday - 7 * shift + 114)
}

/// Easter Sunday of the eastern churches, on the Gregorian calendar of 1900 to 2099.
///
/// Meeus' Julian algorithm, chapter 8; the Julian calendar is 13 days behind in these years.
pub(crate) fn eastern(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let moon = (19 * (y % 19) + 15) % 30;
    let weekday = (2 * (y % 4) + 4 * (y % 7) - moon + 34) % 7;
    month_and_day(year, moon + weekday + 114)?.checked_add(13.days()).ok()
}

/// Both algorithms end in a number whose quotient by 31 is the month, and whose rest the day less one.
fn month_and_day(year: i16, number: i32) -> Option<Date> {
    let month = i8::try_from(number / 31).ok()?;
    let day = i8::try_from(number % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{eastern, western};

    #[test]
    fn easter_of_both_churches() {
        let known = [
            (1990, date(1990, 4, 15), date(1990, 4, 15)),
            (2008, date(2008, 3, 23), date(2008, 4, 27)),
            (2011, date(2011, 4, 24), date(2011, 4, 24)),
            (2019, date(2019, 4, 21), date(2019, 4, 28)),
            (2024, date(2024, 3, 31), date(2024, 5, 5)),
            (2038, date(2038, 4, 25), date(2038, 4, 25)),
        ];
        for (year, west, east) in known {
            assert_eq!((western(year), eastern(year)), (Some(west), Some(east)));
        }
    }
}
