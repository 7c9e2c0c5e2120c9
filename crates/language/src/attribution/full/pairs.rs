//! Scores of pairs of tokens: whether one belongs to the other.

use onrecord_models::{Encoder, Head};

/// Distances that are told apart on each side of a token.
const DISTANCES: usize = 32;

/// One side of linking, such as from a cue to its source: the product of the query of the one and the key of the
/// other, over the square root of their width, and a number for their distance; against a number for none.
#[derive(Debug, Clone)]
pub(super) struct Side {
    query: Head,
    key: Head,
    distances: Vec<f32>,
    none: f32,
}

impl Side {
    /// The side of this name; `None` where the encoder has none that is whole.
    pub(super) fn of(encoder: &Encoder, name: &str) -> Option<Self> {
        let query = encoder.head(&format!("{name}.query"))?.clone();
        let key = encoder.head(&format!("{name}.key"))?.clone();
        let distances = encoder.numbers(&format!("{name}.distances"))?.to_vec();
        let none = *encoder.numbers(&format!("{name}.none"))?.first()?;
        let fits = query.width() == key.width() && distances.len() == 2 * DISTANCES;
        fits.then_some(Self { query, key, distances, none })
    }
}

impl Side {
    /// What a vector asks for.
    pub(super) fn query(&self, vector: &[f32]) -> Vec<f32> {
        let mut out = Vec::with_capacity(self.query.width());
        self.query.apply(vector, &mut out);
        out
    }

    /// What a vector answers.
    pub(super) fn key(&self, vector: &[f32]) -> Vec<f32> {
        let mut out = Vec::with_capacity(self.key.width());
        self.key.apply(vector, &mut out);
        out
    }

    /// The score of a query and a key, without their distance.
    pub(super) fn product(&self, query: &[f32], key: &[f32]) -> f32 {
        let product: f32 = query.iter().zip(key).map(|(a, b)| a * b).sum();
        product / (self.key.width() as f32).sqrt()
    }

    /// What their distance adds to the score of a pair of tokens.
    pub(super) fn distance(&self, from: u32, to: u32) -> f32 {
        self.distances[bucket(from, to)]
    }

    /// The score of belonging to none.
    pub(super) fn none(&self) -> f32 {
        self.none
    }
}

/// Which distance it is: each of the first eight by itself, then three to each doubling; those forward
/// behind those backward.
fn bucket(from: u32, to: u32) -> usize {
    let distance = from.abs_diff(to) as usize;
    let near = BORDERS.iter().take_while(|&&border| border <= distance).count() + 7;
    let bucket = if distance < 8 { distance } else { near };
    bucket.min(DISTANCES - 1) + if to > from { DISTANCES } else { 0 }
}

/// Where each bucket behind the first eight begins: `8 * 2^(n / 3)`, rounded up.
const BORDERS: [usize; 24] = [
    8, 11, 13, 16, 21, 26, 32, 41, 51, 64, 81, 102, 128, 162, 204, 256, 323, 407, 512, 646, 813,
    1024, 1291, 1626,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_grow_with_the_distance_and_tell_the_side() {
        let backward = [0, 1, 7, 8, 10, 11, 16, 64, 5000].map(|to| bucket(5000, 5000 - to));
        assert_eq!(backward, [0, 1, 7, 8, 8, 9, 11, 17, 31]);
        assert_eq!(bucket(3, 4), DISTANCES + 1);
    }
}
