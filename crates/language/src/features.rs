//! Hashed features: written once, used by training and by reading.

/// The features of a sequence of tokens, as hashes; models take their low bits as row numbers.
#[derive(Debug, Clone, Default)]
pub struct Features {
    /// Features of all tokens, one after the other.
    pub ids: Vec<u32>,
    /// For each token, where its features end in `ids`.
    pub ends: Vec<u32>,
}

impl Features {
    /// Empties both lists and keeps their memory.
    pub fn clear(&mut self) {
        self.ids.clear();
        self.ends.clear();
    }

    /// The features as slices, for a model.
    pub fn parts(&self) -> (&[u32], &[u32]) {
        (&self.ids, &self.ends)
    }

    /// The features of both, token by token.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut out = Self::default();
        let (mut from, mut from_other) = (0, 0);
        for (&end, &end_other) in self.ends.iter().zip(&other.ends) {
            out.ids.extend(&self.ids[from..end as usize]);
            out.ids.extend(&other.ids[from_other..end_other as usize]);
            out.end();
            (from, from_other) = (end as usize, end_other as usize);
        }
        out
    }

    /// Adds a feature of the current token: a template's number and its value.
    pub(crate) fn add(&mut self, template: u32, value: u32) {
        self.ids.push(mix(template, value));
    }

    /// Adds a feature made of two values.
    pub(crate) fn pair(&mut self, template: u32, left: u32, right: u32) {
        self.add(template, combine(left, right));
    }

    /// Ends the current token.
    pub(crate) fn end(&mut self) {
        self.ends.push(self.ids.len() as u32);
    }
}

/// One value for two, order kept.
pub(crate) fn combine(left: u32, right: u32) -> u32 {
    left.rotate_left(13).wrapping_mul(0x9e37_79b1) ^ right.wrapping_mul(0x85eb_ca6b).rotate_left(7)
}

/// Murmur3's finaliser: every bit of the result depends on every bit of both.
fn mix(template: u32, value: u32) -> u32 {
    let mut hash = value ^ template.wrapping_add(1).wrapping_mul(0x9e37_79b1);
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}
