//! Choosing among candidates: the best, or none where two are equally good.

/// The candidate with the highest score, unless the next is less than `margin` behind it.
pub(crate) fn best<T: Copy>(scored: &[(f32, T)], margin: f32) -> Option<T> {
    let mut first: Option<(f32, T)> = None;
    let mut second = f32::NEG_INFINITY;
    for &(score, candidate) in scored {
        match first {
            Some((top, _)) if score <= top => second = second.max(score),
            _ => {
                second = first.map_or(second, |(top, _)| top);
                first = Some((score, candidate));
            }
        }
    }
    first.filter(|(top, _)| top - second >= margin).map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn equals_are_not_guessed_among() {
        assert_eq!(best(&[(1.0, 'a'), (2.0, 'b'), (0.5, 'c')], 0.1), Some('b'));
        assert_eq!(best(&[(2.0, 'a'), (2.0, 'b')], 0.1), None);
        assert_eq!(best::<char>(&[], 0.1), None);
    }
}
