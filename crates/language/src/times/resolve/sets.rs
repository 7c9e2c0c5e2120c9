//! Repetitions: "daily", "every Friday", "each July".

use super::Resolved;
use super::lengths;
use crate::times::Anchor;
use crate::times::slots::{Count, Slots};
use onrecord_record::WhenType;

/// A repetition: a named time recurs in every week or year, a unit by its length.
pub(crate) fn set(slots: &Slots) -> Resolved {
    Resolved::loose(WhenType::Set, timex(slots), Anchor::Itself)
}

fn timex(slots: &Slots) -> String {
    let part = slots.part.map_or_else(String::new, |part| format!("T{}", part.code()));
    if let Some(weekday) = slots.weekday {
        return format!("XXXX-WXX-{weekday}{part}");
    }
    if let Some(month) = slots.month {
        return format!("XXXX-{month:02}");
    }
    if let Some(season) = slots.season {
        return format!("XXXX-{}", season.code());
    }
    if slots.part.is_some() {
        return format!("XXXX-XX-XX{part}");
    }
    let count = slots.count.or(Some(Count::Tenths(10)));
    lengths::timex(&Slots { count, ..*slots })
}

#[cfg(test)]
mod tests {
    use crate::times::testing;

    #[test]
    fn repetitions() {
        for (words, value) in [
            ("every Friday", "XXXX-WXX-5"),
            ("each July", "XXXX-07"),
            ("every two weeks", "P2W"),
            ("Tuesday nights", "XXXX-WXX-2TNI"),
            ("every morning", "XXXX-XX-XXTMO"),
        ] {
            let text = format!("They meet {words} in town.");
            assert_eq!(testing::value(&text, words), value);
        }
    }
}
