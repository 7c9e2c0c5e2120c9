//! The rows of statements.
//!
//! A statement's row says which article it is of, so that whoever gathers rows of an index knows their articles without looking
//! anything up, and the statements of one article stand together.

/// Bits for the place of a statement in its record. An article has at most 10 MiB, and no two statements have the same words for
/// what reports them, so that 2^24 are never reached.
const BITS: u32 = 24;

/// The row of a statement: of an article's row and the place in its record.
pub(crate) fn row_of(article: i64, number: usize) -> i64 {
    (article << BITS) + number as i64
}

/// The article of a statement's row.
pub(crate) fn article_of(row: i64) -> i64 {
    row >> BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_its_article_and_keeps_the_order() {
        for (article, number) in [(1, 0), (7, 29), (40_000_000, 1_000_000)] {
            assert_eq!(article_of(row_of(article, number)), article);
            assert!(row_of(article, number) < row_of(article, number + 1));
        }
        assert!(row_of(7, (1 << BITS) - 1) < row_of(8, 0));
    }
}
