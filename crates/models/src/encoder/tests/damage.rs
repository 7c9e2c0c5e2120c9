//! Damaged side files are refused or read, and never more than that.

use proptest::prelude::*;

use super::{outputs, small, window};
use crate::encoder::{Encoder, EncoderScratch};

/// How far into the file its header reaches, where most damage shows.
fn header(bytes: &[u8]) -> usize {
    8 + u64::from_le_bytes(*bytes.first_chunk().unwrap()) as usize
}

#[test]
fn every_cut_in_the_header_and_some_later_ones_are_refused() {
    let bytes = small();
    let later = (header(&bytes)..bytes.len()).step_by(997);
    for length in (0..header(&bytes)).chain(later) {
        assert!(Encoder::parse(&bytes[..length]).is_err(), "{length} bytes were read");
    }
}

fn refused(from: &str, to: &str) -> String {
    assert_eq!(from.len(), to.len(), "offsets must stay");
    let mut bytes = small();
    let at = bytes.windows(from.len()).position(|part| part == from.as_bytes()).unwrap();
    bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
    Encoder::parse(&bytes).unwrap_err().to_string()
}

#[test]
fn the_error_says_what_is_wrong() {
    assert!(refused("onrecord encoder 1", "onrecord encoder 9").contains("another format"));
    assert!(refused("1e-12", "-1.00").contains("configuration"));
    assert!(refused("layers.1.wide.bias", "layers.9.wide.bias").contains("missing"));
    assert!(refused("[UNK]", "[???]").contains("[UNK]"));
    assert!(refused("\\\"layers\\\": 2", "\\\"layers\\\": 3").contains("missing"));
}

#[test]
fn numbers_beyond_all_bounds_are_refused() {
    let mut bytes = small();
    let length = bytes.len();
    for number in [f32::NAN, f32::INFINITY, -1e9] {
        // The last tensor of a file holds floating point; see the order of `small`.
        bytes[length - 4..].copy_from_slice(&number.to_le_bytes());
        assert!(Encoder::parse(&bytes).is_err(), "{number} was read");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is read can also be run.
    #[test]
    fn changed_bytes_never_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>(), any::<u8>()), 1..6)) {
        let mut bytes = small();
        let header = header(&bytes);
        for (index, early, byte) in changes {
            let range = if early { header } else { bytes.len() };
            bytes[index.index(range)] = byte;
        }
        if let Ok(encoder) = Encoder::parse(&bytes)
            && let (Some(_), Some(_)) = (encoder.head("labels"), encoder.head("link"))
        {
            let window = window(9.min(encoder.longest()));
            if encoder.encode(&window, &mut EncoderScratch::default()).is_ok() {
                let found = outputs(&encoder, &window, &mut EncoderScratch::default());
                prop_assert!(found.iter().all(|number| number.is_finite()));
            }
        }
    }
}
