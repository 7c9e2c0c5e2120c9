//! Unlabelled news: JSON Lines with a field `text`.

use crate::error::TrainError;
use serde::Deserialize;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

#[derive(Deserialize)]
struct Line {
    text: String,
}

/// The texts of a file, one after the other; a name that ends in `.zst` is unpacked on the way.
pub(crate) fn texts(
    path: &Path,
) -> Result<impl Iterator<Item = Result<String, TrainError>>, TrainError> {
    let fail =
        |cause: std::io::Error| TrainError::File { action: "read", path: path.into(), cause };
    let file = File::open(path).map_err(fail)?;
    let reader: Box<dyn Read> = if path.extension().is_some_and(|extension| extension == "zst") {
        Box::new(
            ruzstd::decoding::StreamingDecoder::new(file)
                .map_err(|error| fail(std::io::Error::other(error.to_string())))?,
        )
    } else {
        Box::new(file)
    };
    let path = path.to_path_buf();
    Ok(BufReader::new(reader).lines().map(move |line| {
        let text =
            line.and_then(|line| serde_json::from_str::<Line>(&line).map_err(std::io::Error::from));
        text.map(|line| line.text).map_err(|cause| TrainError::File {
            action: "read",
            path: path.clone(),
            cause,
        })
    }))
}
