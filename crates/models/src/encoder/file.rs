//! The side file of an encoder, in the safetensors format.
//!
//! Metadata: `format` is [`FORMAT`], `config` a JSON object with `layers` and `epsilon` (of the
//! normalisations). Tensors, with H the hidden size, F the size
//! of the wide layers, V, P and X the counts of pieces, positions and features:
//!
//! | name | type | shape |
//! |---|---|---|
//! | `vocabulary` | U8 | pieces, one a line |
//! | `words`, `words.scale` | I8, F32 | V x H, V |
//! | `positions` | F32 | P x H, the vector of the only token type added |
//! | `features` | F32 | X x H; may be missing |
//! | `norm.weight`, `norm.bias` | F32 | H |
//! | `layers.N.attention`, `.scale`, `.bias` | I8, F32, F32 | 3H x H, 3H, 3H: queries, keys, values |
//! | `layers.N.context`, `.scale`, `.bias` | I8, F32, F32 | H x H, H, H |
//! | `layers.N.context.norm.weight`, `.bias` | F32 | H |
//! | `layers.N.wide`, `.scale`, `.bias` | I8, F32, F32 | F x H, F, F |
//! | `layers.N.narrow`, `.scale`, `.bias` | I8, F32, F32 | H x F, H, H |
//! | `layers.N.narrow.norm.weight`, `.bias` | F32 | H |
//! | `heads.NAME.weight`, `.bias` | F32 | D x H, D |
//! | `numbers.NAME` | F32 | any: what whoever uses the model needs beside its heads |

use std::collections::BTreeMap;

use fearless_simd::Level;
use safetensors::{Dtype, SafeTensors};

use super::attention::HEAD;
use super::linear::Linear;
use super::{Encoder, Head, Layer, Norm, Table, WordPieces};
use crate::ModelError;

/// What the file says of itself.
const FORMAT: &str = "onrecord encoder 1";

/// No number of a trained encoder comes near; with this bound no intermediate result overflows, so none
/// is ever "not a number".
const LARGEST: f32 = 1000.0;

#[derive(serde::Deserialize)]
struct Config {
    layers: usize,
    epsilon: f32,
}

/// Reads the whole file.
pub(super) fn parse(bytes: &[u8]) -> Result<Encoder, ModelError> {
    let config = config(bytes)?;
    let tensors = SafeTensors::deserialize(bytes)
        .map_err(|_| ModelError::new("they are no safetensors file"))?;
    let file = File { tensors };
    let pieces = WordPieces::parse(file.bytes("vocabulary", Dtype::U8)?)?;
    let norm = file.norm("norm")?;
    let hidden = norm.scale.len();
    if hidden == 0 || !hidden.is_multiple_of(HEAD) {
        return Err(ModelError::new("the hidden size is no multiple of 32"));
    }
    let encoder = Encoder {
        hidden,
        epsilon: config.epsilon,
        words: file.table(hidden)?,
        positions: file.rows("positions", hidden)?,
        features: if file.has("features") { file.rows("features", hidden)? } else { Vec::new() },
        norm,
        layers: (0..config.layers).map(|at| file.layer(at, hidden)).collect::<Result<_, _>>()?,
        heads: file.heads(hidden)?,
        numbers: file.named_numbers()?,
        level: Level::new(),
        pieces,
    };
    if encoder.pieces.len() > encoder.words.scales.len() {
        return Err(ModelError::new("the vocabulary has more pieces than the table of vectors"));
    }
    Ok(encoder)
}

fn config(bytes: &[u8]) -> Result<Config, ModelError> {
    let (_, metadata) = SafeTensors::read_metadata(bytes)
        .map_err(|_| ModelError::new("they are no safetensors file"))?;
    let entry = |name: &str| metadata.metadata().as_ref().and_then(|entries| entries.get(name));
    if entry("format").is_none_or(|format| format != FORMAT) {
        return Err(ModelError::new("they are of another format"));
    }
    let config: Config = entry("config")
        .and_then(|config| serde_json::from_str(config).ok())
        .ok_or(ModelError::new("their configuration makes no sense"))?;
    if !(config.epsilon > 0.0 && config.epsilon < 1.0) {
        return Err(ModelError::new("their configuration makes no sense"));
    }
    Ok(config)
}

struct File<'a> {
    tensors: SafeTensors<'a>,
}

impl<'a> File<'a> {
    fn has(&self, name: &str) -> bool {
        self.tensors.tensor(name).is_ok()
    }

    fn bytes(&self, name: &str, kind: Dtype) -> Result<&'a [u8], ModelError> {
        let tensor =
            self.tensors.tensor(name).map_err(|_| ModelError::new("a tensor is missing"))?;
        if tensor.dtype() != kind {
            return Err(ModelError::new("a tensor is of another type"));
        }
        Ok(tensor.data())
    }

    fn numbers(&self, name: &str) -> Result<Vec<f32>, ModelError> {
        let (bytes, _) = self.bytes(name, Dtype::F32)?.as_chunks();
        let numbers: Vec<f32> = bytes.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
        // Not a number is not within the bound either.
        if numbers.iter().all(|number| number.abs() <= LARGEST) {
            Ok(numbers)
        } else {
            Err(ModelError::new("a number is too large or none"))
        }
    }

    /// Scales of signed bytes: so small that what they scale keeps within the bound.
    fn scales(&self, name: &str) -> Result<Vec<f32>, ModelError> {
        let scales = self.numbers(name)?;
        if scales.iter().all(|scale| scale.abs() <= 1.0) {
            Ok(scales)
        } else {
            Err(ModelError::new("a scale is too large"))
        }
    }

    /// A table of whole rows.
    fn rows(&self, name: &str, width: usize) -> Result<Vec<f32>, ModelError> {
        let numbers = self.numbers(name)?;
        if numbers.len().is_multiple_of(width) {
            Ok(numbers)
        } else {
            Err(ModelError::new("a table's rows are not whole"))
        }
    }

    fn norm(&self, name: &str) -> Result<Norm, ModelError> {
        let scale = self.numbers(&format!("{name}.weight"))?;
        let shift = self.numbers(&format!("{name}.bias"))?;
        if scale.len() == shift.len() {
            Ok(Norm { scale, shift })
        } else {
            Err(ModelError::new("a normalisation's dimensions make no sense"))
        }
    }

    fn table(&self, hidden: usize) -> Result<Table, ModelError> {
        let scales = self.scales("words.scale")?;
        let bytes = signed(self.bytes("words", Dtype::I8)?);
        if bytes.len() == scales.len().saturating_mul(hidden) {
            Ok(Table { bytes, scales })
        } else {
            Err(ModelError::new("the table of pieces has other dimensions"))
        }
    }

    fn linear(&self, name: &str, inputs: usize, outputs: usize) -> Result<Linear, ModelError> {
        let weights = signed(self.bytes(name, Dtype::I8)?);
        let scales = self.scales(&format!("{name}.scale"))?;
        let linear = Linear::new(&weights, scales, self.numbers(&format!("{name}.bias"))?)?;
        if linear.inputs() == inputs && linear.outputs() == outputs {
            Ok(linear)
        } else {
            Err(ModelError::new("a layer's dimensions make no sense"))
        }
    }

    fn layer(&self, at: usize, hidden: usize) -> Result<Layer, ModelError> {
        let name = |part: &str| format!("layers.{at}.{part}");
        let wide = self.numbers(&name("wide.bias"))?.len();
        let norm = |part: &str| {
            let norm = self.norm(&name(part))?;
            if norm.scale.len() == hidden {
                Ok(norm)
            } else {
                Err(ModelError::new("a normalisation's dimensions make no sense"))
            }
        };
        Ok(Layer {
            attention: self.linear(&name("attention"), hidden, 3 * hidden)?,
            context: self.linear(&name("context"), hidden, hidden)?,
            context_norm: norm("context.norm")?,
            wide: self.linear(&name("wide"), hidden, wide)?,
            narrow: self.linear(&name("narrow"), wide, hidden)?,
            narrow_norm: norm("narrow.norm")?,
        })
    }

    fn heads(&self, hidden: usize) -> Result<BTreeMap<String, Head>, ModelError> {
        let names = self.tensors.names().into_iter();
        let heads = names.filter_map(|name| name.strip_prefix("heads.")?.strip_suffix(".weight"));
        heads.map(|name| Ok((name.to_owned(), self.head(name, hidden)?))).collect()
    }

    fn named_numbers(&self) -> Result<BTreeMap<String, Vec<f32>>, ModelError> {
        let names = self.tensors.names().into_iter();
        let names = names.filter_map(|name| Some((name, name.strip_prefix("numbers.")?)));
        names.map(|(tensor, name)| Ok((name.to_owned(), self.numbers(tensor)?))).collect()
    }

    fn head(&self, name: &str, hidden: usize) -> Result<Head, ModelError> {
        let weights = self.rows(&format!("heads.{name}.weight"), hidden)?;
        let bias = self.numbers(&format!("heads.{name}.bias"))?;
        if !bias.is_empty() && weights.len() == bias.len() * hidden {
            Ok(Head::new(&weights, bias))
        } else {
            Err(ModelError::new("a head's dimensions make no sense"))
        }
    }
}

fn signed(bytes: &[u8]) -> Vec<i8> {
    bytes.iter().map(|byte| byte.cast_signed()).collect()
}
