//! Linear layers in eight bits: rows quantised as they come, products in integers.

use fearless_simd::Level;

use super::floats;
use super::kernels::{self, COLUMNS, ColumnQuads, LIMIT, QUAD, ROWS, RowQuads, Tile};
use super::levels::for_each_level;
use crate::ModelError;

/// Rows of numbers as unsigned bytes, each row with its own scale and zero.
#[derive(Debug, Clone, Default)]
pub(super) struct Quantised {
    /// Tile after tile, `inputs / QUAD` each.
    quads: Vec<RowQuads>,
    scales: Vec<f32>,
    zeros: Vec<i32>,
    rows: usize,
    bytes: Vec<u8>,
}

impl Quantised {
    /// Takes over rows of `width` numbers; `width` is a multiple of [`QUAD`].
    pub(super) fn fill(&mut self, level: Level, numbers: &[f32], width: usize) {
        self.rows = numbers.len() / width;
        let tiles = self.rows.div_ceil(ROWS);
        let depth = width / QUAD;
        self.quads.resize(tiles * depth, RowQuads([0; ROWS]));
        self.scales.resize(tiles * ROWS, 0.0);
        self.zeros.resize(tiles * ROWS, 0);
        self.bytes.resize(width, 0);
        for (at, row) in numbers.chunks_exact(width).enumerate() {
            let range = floats::quantise(level, row, &mut self.bytes);
            self.scales[at] = range.scale;
            self.zeros[at] = range.zero;
            let tile = &mut self.quads[at / ROWS * depth..][..depth];
            for (quads, bytes) in tile.iter_mut().zip(self.bytes.as_chunks::<QUAD>().0) {
                quads.0[at % ROWS] = u32::from_le_bytes(*bytes);
            }
        }
    }
}

/// A matrix of signed bytes, one scale and one bias for each output.
#[derive(Debug, Clone)]
pub(super) struct Linear {
    inputs: usize,
    outputs: usize,
    /// Panel after panel of [`COLUMNS`] outputs.
    panels: Vec<ColumnQuads>,
    columns: Columns,
}

/// What belongs to each output.
#[derive(Debug, Clone)]
struct Columns {
    /// Sums of the weights, which a row's zero multiplies.
    sums: Vec<i32>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// Packs weights that lie output after output. Inputs and outputs are multiples of [`COLUMNS`].
    pub(super) fn new(
        weights: &[i8],
        scales: Vec<f32>,
        bias: Vec<f32>,
    ) -> Result<Self, ModelError> {
        let outputs = scales.len();
        let inputs = weights.len() / outputs.max(1);
        let fits = outputs > 0
            && outputs.is_multiple_of(COLUMNS)
            && inputs > 0
            && inputs.is_multiple_of(COLUMNS)
            && weights.len() == inputs * outputs
            && bias.len() == outputs;
        if !fits {
            return Err(ModelError::new("a layer's dimensions make no sense"));
        }
        if weights.iter().any(|weight| weight.unsigned_abs() > LIMIT) {
            return Err(ModelError::new("a weight is larger than its seven bits"));
        }
        let sums = weights
            .chunks_exact(inputs)
            .map(|row| row.iter().map(|&weight| i32::from(weight)).sum())
            .collect();
        let panels = weights.chunks_exact(inputs * COLUMNS).flat_map(|panel| pack(panel, inputs));
        Ok(Self {
            inputs,
            outputs,
            panels: panels.collect(),
            columns: Columns { sums, scales, bias },
        })
    }

    /// Numbers that go in for each row.
    pub(super) fn inputs(&self) -> usize {
        self.inputs
    }

    /// Numbers that come out for each row.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Multiplies all rows; `out` holds `outputs` numbers for each.
    pub(super) fn apply(&self, level: Level, input: &Quantised, out: &mut Vec<f32>) {
        out.resize(input.rows * self.outputs, 0.0);
        let depth = self.inputs / QUAD;
        let mut tile = Tile([[0; COLUMNS]; ROWS]);
        for (panel, weights) in self.panels.chunks_exact(depth).enumerate() {
            let columns = panel * COLUMNS;
            for (at, quads) in input.quads.chunks_exact(depth).enumerate() {
                kernels::multiply(level, quads, weights, &mut tile);
                let rows = at * ROWS..input.rows.min((at + 1) * ROWS);
                let rest = &mut out[rows.start * self.outputs..rows.end * self.outputs];
                let scales = (&input.scales[rows.clone()], &input.zeros[rows]);
                finish(level, &tile, scales, &self.columns, columns, rest);
            }
        }
    }
}

/// A panel's weights with four inputs of each output together.
fn pack(panel: &[i8], inputs: usize) -> impl Iterator<Item = ColumnQuads> {
    (0..inputs / QUAD).map(move |depth| {
        let mut quads = ColumnQuads([0; COLUMNS * QUAD]);
        for (quad, row) in
            quads.0.as_chunks_mut::<QUAD>().0.iter_mut().zip(panel.chunks_exact(inputs))
        {
            quad.copy_from_slice(&row[depth * QUAD..][..QUAD]);
        }
        quads
    })
}

for_each_level! {
    /// Turns a tile's sums into numbers and writes them into the rows of `out`, from column `first`.
    fn finish(tile: &Tile, rows: (&[f32], &[i32]), columns: &Columns, first: usize, out: &mut [f32]) {
        let sums = &columns.sums[first..first + COLUMNS];
        let scales = &columns.scales[first..first + COLUMNS];
        let bias = &columns.bias[first..first + COLUMNS];
        let width = columns.sums.len();
        let tiles = tile.0.iter().zip(rows.0).zip(rows.1);
        for (((products, &scale), &zero), out) in tiles.zip(out.chunks_exact_mut(width)) {
            let out = &mut out[first..first + COLUMNS];
            for column in 0..COLUMNS {
                let product = products[column] - zero * sums[column];
                out[column] = product as f32 * (scale * scales[column]) + bias[column];
            }
        }
    }
}
