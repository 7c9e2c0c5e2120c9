//! Prints the holidays of every country but the United States, as `tools/holidays/generate.py --dump` does: code and
//! day. That file says how the two are compared.

use jiff::civil::Date;
use onrecord_calendar::{CalendarError, Country, Holidays};

fn main() -> Result<(), CalendarError> {
    for country in Country::known().filter(|country| *country != Country::US) {
        let holidays = Holidays::of(country);
        for day in days(country) {
            if holidays.on(day)?.is_some() {
                println!("{country}\t{day}");
            }
        }
    }
    Ok(())
}

fn days(country: Country) -> impl Iterator<Item = Date> {
    let first = Date::constant(*country.years().start(), 1, 1);
    first.series(jiff::ToSpan::days(1)).take_while(move |day| country.years().contains(&day.year()))
}
