//! Days on which the President closed the executive departments, of which courts make different things.

use jiff::civil::Date;

use crate::country::lines;
use crate::point::spoken;

const CLOSINGS: &str = include_str!("../../data/closings.tsv");

/// A sentence of caution, where a period ends on such a day.
pub(super) fn caution(day: Date) -> Option<String> {
    let order = closing(day)?;
    Some(format!(
        "{order} closed the executive departments on {}: some courts treat such a day as a legal holiday \
         (Rule 6(a)(6)(B)), this count does not.",
        spoken(day)
    ))
}

fn closing(day: Date) -> Option<&'static str> {
    closings().find(|(closed, _)| *closed == day).map(|(_, order)| order)
}

/// Lines of the file: day, order.
fn closings() -> impl Iterator<Item = (Date, &'static str)> {
    lines(CLOSINGS).filter_map(|line| {
        let (day, order) = line.split_once('\t')?;
        Some((day.parse().ok()?, order))
    })
}

#[cfg(test)]
mod tests {
    use super::{CLOSINGS, closings, lines};

    #[test]
    fn every_line_is_read_and_in_order() {
        assert_eq!(closings().count(), lines(CLOSINGS).count());
        assert!(closings().map(|(day, _)| day).is_sorted());
    }
}
