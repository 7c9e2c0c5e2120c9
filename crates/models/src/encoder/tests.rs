//! A small encoder with weights from a seed, against a plain implementation in floating point.

mod damage;
mod reference;

use std::borrow::Cow;
use std::fmt::Write;

use fearless_simd::Level;
use safetensors::{Dtype, View};

use super::{Encoder, EncoderScratch, Window, WindowError, kernels};

impl Encoder {
    /// Runs at another level from now on.
    fn at(&mut self, level: Level) {
        self.level = level;
        self.heads.values_mut().for_each(|head| head.level = level);
    }
}

/// Sizes of the small encoder.
const HIDDEN: usize = 64;
const WIDE: usize = 96;
const LAYERS: usize = 2;
const PLACES: usize = 48;
const FEATURES: usize = 5;
const WORDS: &[&str] = &["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "court", "##s", "said", "\""];

/// Numbers from a seed: `SplitMix64` (Steele, Lea and Flood 2014).
struct Seed(u64);

impl Seed {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number between -1 and 1.
    fn number(&mut self) -> f32 {
        (self.next() >> 40) as f32 / 8_388_608.0 - 1.0
    }
}

/// A tensor to be written.
struct Tensor {
    kind: Dtype,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

impl View for Tensor {
    fn dtype(&self) -> Dtype {
        self.kind
    }
    fn shape(&self) -> &[usize] {
        &self.shape
    }
    fn data(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(&self.bytes)
    }
    fn data_len(&self) -> usize {
        self.bytes.len()
    }
}

/// A side file in the making.
struct Maker {
    seed: Seed,
    tensors: Vec<(String, Tensor)>,
}

impl Maker {
    fn floats(&mut self, name: &str, shape: &[usize], middle: f32, spread: f32) {
        let count = shape.iter().product();
        let numbers = (0..count).map(|_| middle + spread * self.seed.number());
        let bytes = numbers.flat_map(f32::to_le_bytes).collect();
        self.push(name, Dtype::F32, shape, bytes);
    }

    fn integers(&mut self, name: &str, shape: [usize; 2], limit: f32) {
        let count = shape.iter().product();
        let bytes = (0..count).map(|_| ((self.seed.number() * limit) as i8).cast_unsigned());
        let bytes = bytes.collect();
        self.push(name, Dtype::I8, &shape, bytes);
        self.floats(&format!("{name}.scale"), &shape[..1], 0.004, 0.002);
    }

    fn linear(&mut self, name: &str, outputs: usize, inputs: usize) {
        self.integers(name, [outputs, inputs], 63.9);
        self.floats(&format!("{name}.bias"), &[outputs], 0.0, 0.1);
    }

    fn norm(&mut self, name: &str) {
        self.floats(&format!("{name}.weight"), &[HIDDEN], 1.0, 0.3);
        self.floats(&format!("{name}.bias"), &[HIDDEN], 0.0, 0.3);
    }

    fn push(&mut self, name: &str, kind: Dtype, shape: &[usize], bytes: Vec<u8>) {
        self.tensors.push((name.to_owned(), Tensor { kind, shape: shape.to_vec(), bytes }));
    }

    fn layer(&mut self, at: usize) {
        let name = |part: &str| format!("layers.{at}.{part}");
        self.linear(&name("attention"), 3 * HIDDEN, HIDDEN);
        self.linear(&name("context"), HIDDEN, HIDDEN);
        self.norm(&name("context.norm"));
        self.linear(&name("wide"), WIDE, HIDDEN);
        self.linear(&name("narrow"), HIDDEN, WIDE);
        self.norm(&name("narrow.norm"));
    }
}

/// The bytes of the small encoder's side file.
fn small() -> Vec<u8> {
    let mut maker = Maker { seed: Seed(7), tensors: Vec::new() };
    let vocabulary = WORDS.join("\n").into_bytes();
    maker.push("vocabulary", Dtype::U8, &[vocabulary.len()], vocabulary);
    maker.integers("words", [WORDS.len(), HIDDEN], 127.0);
    maker.floats("positions", &[PLACES, HIDDEN], 0.0, 0.2);
    maker.floats("features", &[FEATURES, HIDDEN], 0.0, 0.2);
    maker.norm("norm");
    (0..LAYERS).for_each(|at| maker.layer(at));
    for (name, width) in [("labels", 7), ("link", 33)] {
        maker.floats(&format!("heads.{name}.weight"), &[width, HIDDEN], 0.0, 0.3);
        maker.floats(&format!("heads.{name}.bias"), &[width], 0.0, 0.3);
    }
    maker.push("numbers.none", Dtype::F32, &[1], (-1.5_f32).to_le_bytes().to_vec());
    let config = r#"{"layers": 2, "epsilon": 1e-12}"#;
    let entries = [("format", "onrecord encoder 1"), ("config", config)];
    let metadata = entries.map(|(name, value)| (name.to_owned(), value.to_owned()));
    safetensors::serialize(maker.tensors, Some(metadata.into_iter().collect())).unwrap()
}

/// A window of so many pieces with features here and there.
fn window(pieces: usize) -> Window {
    let mut seed = Seed(pieces as u64);
    let mut window = Window::default();
    for _ in 0..pieces {
        let features: Vec<u16> =
            (0..seed.next() % 3).map(|_| (seed.next() % FEATURES as u64) as u16).collect();
        window.push((seed.next() % WORDS.len() as u64) as u32, &features);
        if !seed.next().is_multiple_of(3) {
            window.choose();
        }
    }
    window
}

/// Vectors of the chosen pieces, then what the heads make of them.
fn outputs(encoder: &Encoder, window: &Window, scratch: &mut EncoderScratch) -> Vec<f32> {
    encoder.encode(window, scratch).unwrap();
    let mut all = scratch.chosen().to_vec();
    let mut numbers = Vec::new();
    for name in ["labels", "link"] {
        encoder.head(name).unwrap().apply(scratch.chosen(), &mut numbers);
        all.extend(&numbers);
    }
    all
}

fn bits(numbers: &[f32]) -> Vec<u32> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

#[test]
fn the_vectors_are_those_of_a_plain_implementation() {
    let bytes = small();
    let encoder = Encoder::parse(&bytes).unwrap();
    for pieces in [1, 2, 7, 8, 31, 33, PLACES] {
        let window = window(pieces);
        let found = outputs(&encoder, &window, &mut EncoderScratch::default());
        let expected = reference::outputs(&bytes, &window);
        assert_eq!(found.len(), expected.len());
        let error: f64 =
            found.iter().zip(&expected).map(|(&a, b)| (f64::from(a) - b).powi(2)).sum();
        let size: f64 = expected.iter().map(|number| number * number).sum();
        let ratio = (error / size.max(1e-9)).sqrt();
        assert!(ratio < 0.02, "{pieces} pieces: error {ratio:.4} of the size");
    }
}

#[test]
fn every_level_gives_the_same_bits_and_memory_used_before_changes_nothing() {
    let mut encoder = Encoder::parse(&small()).unwrap();
    let mut used = EncoderScratch::default();
    for pieces in [PLACES, 3, 17] {
        let window = window(pieces);
        encoder.at(Level::baseline());
        let expected = bits(&outputs(&encoder, &window, &mut EncoderScratch::default()));
        for level in kernels::levels() {
            encoder.at(level);
            assert_eq!(bits(&outputs(&encoder, &window, &mut used)), expected, "{level:?}");
        }
    }
}

/// The hash was found once; a machine, compiler or change that finds another breaks the promise that the
/// same text gives the same record everywhere.
#[test]
fn the_bits_are_those_of_every_other_machine() {
    let encoder = Encoder::parse(&small()).unwrap();
    let mut text = String::new();
    for pieces in [5, 40] {
        for number in bits(&outputs(&encoder, &window(pieces), &mut EncoderScratch::default())) {
            writeln!(text, "{number:08x}").unwrap();
        }
    }
    // FNV-1a, 64 bits.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    assert_eq!(hash, 0xdc4f_6780_3530_84e6, "{hash:#018x}");
}

#[test]
fn windows_that_do_not_fit_are_refused() {
    let encoder = Encoder::parse(&small()).unwrap();
    let mut scratch = EncoderScratch::default();
    let mut refused = |window: &Window| encoder.encode(window, &mut scratch).unwrap_err();
    let mut long = Window::default();
    (0..=PLACES).for_each(|_| long.push(1, &[]));
    assert_eq!(refused(&long), WindowError::TooLong { pieces: PLACES + 1, longest: PLACES });
    let mut unknown = Window::default();
    unknown.push(WORDS.len() as u32, &[]);
    assert_eq!(refused(&unknown), WindowError::Piece(WORDS.len() as u32));
    let mut strange = Window::default();
    strange.push(1, &[0, FEATURES as u16]);
    assert_eq!(refused(&strange), WindowError::Feature(FEATURES as u16));
}

#[test]
fn an_empty_window_has_no_vectors() {
    let encoder = Encoder::parse(&small()).unwrap();
    let mut scratch = EncoderScratch::default();
    encoder.encode(&window(9), &mut scratch).unwrap();
    let mut empty = Window::default();
    empty.choose();
    encoder.encode(&empty, &mut scratch).unwrap();
    assert!(scratch.chosen().is_empty());
}

#[test]
fn sizes_and_numbers_are_those_of_the_file() {
    let encoder = Encoder::parse(&small()).unwrap();
    assert_eq!(
        (encoder.width(), encoder.longest(), encoder.features()),
        (HIDDEN, PLACES, FEATURES)
    );
    assert_eq!((encoder.numbers("none"), encoder.numbers("all")), (Some(&[-1.5][..]), None));
    assert_eq!(encoder.head("link").unwrap().width(), 33);
    assert!(encoder.head("other").is_none());
}
