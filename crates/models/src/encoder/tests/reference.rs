//! The same architecture in plain double precision, without activations in bytes.

use safetensors::SafeTensors;

use super::{HIDDEN, LAYERS, Window};
use crate::encoder::attention::HEAD;

type Row = Vec<f64>;

struct Weights<'a>(SafeTensors<'a>);

impl Weights<'_> {
    fn numbers(&self, name: &str) -> Row {
        let tensor = self.0.tensor(name).unwrap();
        let (chunks, _) = tensor.data().as_chunks();
        chunks.iter().map(|&bytes| f64::from(f32::from_le_bytes(bytes))).collect()
    }

    /// Rows of signed bytes times their scales.
    fn rows(&self, name: &str) -> Vec<Row> {
        let scales = self.numbers(&format!("{name}.scale"));
        let tensor = self.0.tensor(name).unwrap();
        let rows = tensor.data().chunks(tensor.shape()[1]).zip(scales);
        rows.map(|(row, scale)| {
            row.iter().map(|byte| f64::from(byte.cast_signed()) * scale).collect()
        })
        .collect()
    }

    fn linear(&self, name: &str, input: &Row) -> Row {
        let bias = self.numbers(&format!("{name}.bias"));
        self.rows(name).iter().zip(bias).map(|(row, bias)| dot(row, input) + bias).collect()
    }

    fn norm(&self, name: &str, row: &Row) -> Row {
        let mean = row.iter().sum::<f64>() / row.len() as f64;
        let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / row.len() as f64;
        let scale = self.numbers(&format!("{name}.weight"));
        let shift = self.numbers(&format!("{name}.bias"));
        let places = row.iter().zip(scale).zip(shift);
        places.map(|((x, scale), shift)| (x - mean) / variance.sqrt() * scale + shift).collect()
    }

    fn layer(&self, at: usize, rows: &[Row]) -> Vec<Row> {
        let name = |part: &str| format!("layers.{at}.{part}");
        let all: Vec<Row> = rows.iter().map(|row| self.linear(&name("attention"), row)).collect();
        let attended = (0..rows.len()).map(|at| attend(&all, at));
        let joined = attended.zip(rows).map(|(context, row)| {
            self.norm(&name("context.norm"), &sum(row, &self.linear(&name("context"), &context)))
        });
        joined
            .map(|row| {
                let wide: Row = self.linear(&name("wide"), &row).into_iter().map(gelu).collect();
                self.norm(&name("narrow.norm"), &sum(&row, &self.linear(&name("narrow"), &wide)))
            })
            .collect()
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn sum(a: &Row, b: &[f64]) -> Row {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}

fn gelu(x: f64) -> f64 {
    x * 0.5 * (1.0 + libm::erf(x / std::f64::consts::SQRT_2))
}

/// What one piece takes from all.
fn attend(all: &[Row], at: usize) -> Row {
    let mut out = vec![0.0; HIDDEN];
    for head in (0..HIDDEN).step_by(HEAD) {
        let query = &all[at][head..head + HEAD];
        let score = |row: &Row| dot(query, &row[HIDDEN + head..][..HEAD]) / (HEAD as f64).sqrt();
        let weights: Row = all.iter().map(|row| libm::exp(score(row))).collect();
        let total: f64 = weights.iter().sum();
        for (row, weight) in all.iter().zip(&weights) {
            for place in head..head + HEAD {
                out[place] += weight / total * row[2 * HIDDEN + place];
            }
        }
    }
    out
}

/// Vectors of the chosen pieces, then what the heads make of them.
pub(super) fn outputs(bytes: &[u8], window: &Window) -> Row {
    let weights = Weights(SafeTensors::deserialize(bytes).unwrap());
    let (words, places) = (weights.rows("words"), weights.numbers("positions"));
    let features = weights.numbers("features");
    let mut rows: Vec<Row> = Vec::new();
    for (at, (id, extra)) in window.pieces().enumerate() {
        let mut row = sum(&words[id as usize], &places[at * HIDDEN..][..HIDDEN]);
        for &feature in extra {
            row = sum(&row, &features[usize::from(feature) * HIDDEN..][..HIDDEN]);
        }
        rows.push(weights.norm("norm", &row));
    }
    for at in 0..LAYERS {
        rows = weights.layer(at, &rows);
    }
    let chosen: Vec<&Row> = window.chosen().map(|at| &rows[at]).collect();
    let mut all: Row = chosen.iter().copied().flatten().copied().collect();
    for name in ["labels", "link"] {
        let matrix = weights.numbers(&format!("heads.{name}.weight"));
        let bias = weights.numbers(&format!("heads.{name}.bias"));
        for row in &chosen {
            let outputs = matrix.chunks(HIDDEN).zip(&bias);
            all.extend(outputs.map(|(weights, bias)| dot(weights, row) + bias));
        }
    }
    all
}
