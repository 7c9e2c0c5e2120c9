//! Inputs made of seeds by small damage, the same ones each time.

/// What breaks readers of text: marks of all kinds, code points without width or against the direction
/// of writing, bytes that are no UTF-8 (a lone surrogate, a cut sequence, a long form), and tags.
const PIECES: [&[u8]; 30] = [
    b"\"",
    b"'",
    "“".as_bytes(),
    "”".as_bytes(),
    "‘".as_bytes(),
    "’".as_bytes(),
    "«".as_bytes(),
    "…".as_bytes(),
    b"\n",
    b"\n\n",
    b"\r",
    b"\0",
    b"\t",
    b". ",
    b": ",
    b" said ",
    "\u{200b}".as_bytes(),
    "\u{202e}".as_bytes(),
    "\u{feff}".as_bytes(),
    "e\u{301}".as_bytes(),
    "👩‍👩‍👧".as_bytes(),
    b"\xed\xa0\x80",
    b"\xe2\x80",
    b"\xc0\xaf",
    b"<p>",
    b"</",
    b"<!--",
    b"&#x110000;",
    b"{",
    b"-1",
];

/// Longest input that is made, in bytes.
const LONGEST: usize = 8_192;

/// Makes inputs of seeds. Its numbers are those of `SplitMix64` (Steele, Lea & Flood 2014), so one
/// seed gives the same inputs on every machine.
#[derive(Debug, Clone)]
pub struct Mutator {
    state: u64,
}

impl Mutator {
    /// A mutator that begins at `seed`.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// One of the seeds with one to eight damages; empty where there are no seeds.
    pub fn input(&mut self, seeds: &[&[u8]]) -> Vec<u8> {
        let mut input = self.pick(seeds).unwrap_or_default().to_vec();
        for _ in 0..=self.below(8) {
            self.damage(&mut input, seeds);
        }
        input.truncate(LONGEST);
        input
    }

    fn damage(&mut self, input: &mut Vec<u8>, seeds: &[&[u8]]) {
        match self.below(6) {
            0 => self.flip(input),
            1 => self.cut(input),
            2 => self.repeat(input),
            3 => self.splice(input, seeds),
            _ => self.insert(input),
        }
    }

    fn flip(&mut self, input: &mut [u8]) {
        let (at, bit) = (self.below(input.len()), self.below(8));
        if let Some(byte) = input.get_mut(at) {
            *byte ^= 1 << bit;
        }
    }

    fn cut(&mut self, input: &mut Vec<u8>) {
        let range = self.range(input.len());
        input.drain(range);
    }

    fn repeat(&mut self, input: &mut Vec<u8>) {
        let range = self.range(input.len());
        let piece = input[range.clone()].repeat(1 + self.below(4));
        input.splice(range.end..range.end, piece);
    }

    fn splice(&mut self, input: &mut Vec<u8>, seeds: &[&[u8]]) {
        let other = self.pick(seeds).unwrap_or_default();
        let piece = other[self.range(other.len())].to_vec();
        let at = self.below(input.len() + 1);
        input.splice(at..at, piece);
    }

    fn insert(&mut self, input: &mut Vec<u8>) {
        let piece = self.pick(&PIECES).unwrap_or_default();
        let at = self.below(input.len() + 1);
        input.splice(at..at, piece.iter().copied());
    }

    /// A stretch of at most a quarter of `length`.
    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length);
        let most = (length / 4).min(length - start);
        start..start + self.below(most + 1)
    }

    fn pick<'s>(&mut self, list: &[&'s [u8]]) -> Option<&'s [u8]> {
        list.get(self.below(list.len())).copied()
    }

    /// A number below `limit`; 0 where the limit is.
    fn below(&mut self, limit: usize) -> usize {
        let number = self.next();
        if limit == 0 { 0 } else { (number % limit as u64) as usize }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.state;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_generator() {
        // First outputs for seed 1234567 in the reference implementation (Vigna, splitmix64.c).
        let mut mutator = Mutator::new(1_234_567);
        assert_eq!(
            [mutator.next(), mutator.next(), mutator.next()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn inputs_differ_and_come_back() {
        let seeds = ["“Yes,” she said.".as_bytes(), b"<p>No.</p>"];
        let inputs = |seed| {
            let mut mutator = Mutator::new(seed);
            (0..50).map(|_| mutator.input(&seeds)).collect::<Vec<_>>()
        };
        let mut distinct = inputs(7);
        assert_eq!(distinct, inputs(7));
        assert_ne!(distinct, inputs(8));
        distinct.sort();
        distinct.dedup();
        assert!(distinct.len() > 40);
    }

    #[test]
    fn no_seeds_and_empty_seeds_are_fine() {
        let mut mutator = Mutator::new(1);
        for _ in 0..50 {
            assert!(mutator.input(&[]).len() <= LONGEST);
            assert!(mutator.input(&[b""]).len() <= LONGEST);
        }
    }
}
