//! Word classes: a table from the hash of a word's folded form to its class.
//!
//! Format, little-endian: magic (16 bytes), slot count as a power of two (`u32`), then slots of `u32`
//! hash and `u16` class; class 0 is an empty slot. A word is looked for from its hash's slot onwards.

use crate::format::ModelError;

const MAGIC: &[u8; 16] = b"onrecord class 1";
const SLOT: usize = 6;

/// A table of word classes.
#[derive(Debug, Clone, Copy)]
pub struct Classes {
    mask: u32,
    slots: &'static [u8],
}

impl Classes {
    /// A table without words.
    pub const EMPTY: Self = Self { mask: 0, slots: &[0; SLOT] };

    /// Reads a table; it stays where it is.
    ///
    /// # Errors
    /// [`ModelError`] where the bytes are no table of this format.
    pub fn parse(bytes: &'static [u8]) -> Result<Self, ModelError> {
        let slots =
            bytes.strip_prefix(MAGIC).ok_or(ModelError::new("they are of another format"))?;
        let (bits, slots) =
            slots.split_first_chunk().ok_or(ModelError::new("they end too early"))?;
        let bits = u32::from_le_bytes(*bits);
        if bits > 24 || slots.len() != SLOT << bits {
            return Err(ModelError::new("their dimensions make no sense"));
        }
        Ok(Self { mask: (1 << bits) - 1, slots })
    }

    /// The class of a word; 0 for a word that has none.
    pub fn class(&self, hash: u32) -> u16 {
        let mut slot = hash & self.mask;
        // The table is never full, so an empty slot ends the search.
        for _ in 0..=self.mask {
            let [a, b, c, d, low, high] = self.slots[slot as usize * SLOT..][..SLOT] else {
                return 0;
            };
            let class = u16::from_le_bytes([low, high]);
            if class == 0 || u32::from_le_bytes([a, b, c, d]) == hash {
                return class;
            }
            slot = (slot + 1) & self.mask;
        }
        0
    }
}

/// Writes a table of words' hashes and classes (above 0), at most half full.
pub fn encode_classes(words: &[(u32, u16)]) -> Vec<u8> {
    let bits = (words.len() * 2).next_power_of_two().trailing_zeros();
    let mask = (1_u32 << bits) - 1;
    let mut slots = vec![(0_u32, 0_u16); 1 << bits];
    for &(hash, class) in words {
        let mut slot = hash & mask;
        while slots[slot as usize].1 != 0 {
            slot = (slot + 1) & mask;
        }
        slots[slot as usize] = (hash, class);
    }
    let mut out = MAGIC.to_vec();
    out.extend(bits.to_le_bytes());
    for (hash, class) in slots {
        out.extend(hash.to_le_bytes());
        out.extend(class.to_le_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_share_a_slot_are_both_found() {
        let table =
            Classes::parse(Box::leak(encode_classes(&[(1, 7), (5, 8), (9, 9)]).into_boxed_slice()))
                .unwrap();
        assert_eq!([1, 5, 9, 2].map(|hash| table.class(hash)), [7, 8, 9, 0]);
    }

    #[test]
    fn cut_bytes_are_refused() {
        let bytes: &'static [u8] = Box::leak(encode_classes(&[(1, 7)]).into_boxed_slice());
        for length in [0, 10, 18, bytes.len() - 1] {
            assert!(Classes::parse(&bytes[..length]).is_err(), "{length} bytes were accepted");
        }
    }
}
