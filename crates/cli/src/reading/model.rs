//! Finds the full model's file, which is too large to lie inside the program.

use crate::args::Model;
use onrecord_reader::{FullModel, Reader};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file's name.
const FILE: &str = "attribution-full.safetensors";

/// Folder of the program's data, beside the folder of the program or above it, as systems lay them out.
const SHARE: &str = "share/onrecord";

/// Folder of the models, where it is elsewhere.
const VARIABLE: &str = "ONRECORD_MODELS";

/// Gives the reader the model that was asked for. `Err` is a sentence: it was asked for by name and is not
/// there, or what is there is damaged. The second part is a warning: none was asked for by name, and the full
/// one is not there.
pub(super) fn equip(
    reader: Reader,
    wanted: Option<Model>,
) -> Result<(Reader, Option<String>), String> {
    if wanted == Some(Model::Fast) {
        return Ok((reader, None));
    }
    let places = places();
    for place in &places {
        match std::fs::read(place) {
            Ok(bytes) => return Ok((reader.with_full(parse(place, &bytes)?), None)),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => {
                return Err(format!("failed to read the full model {}: {error}", place.display()));
            }
        }
    }
    let missing = missing(&places);
    match wanted {
        Some(_) => Err(format!("{missing}; install it there, or read with --model fast")),
        None => Ok((
            reader,
            Some(format!("{missing}; reading with the fast one (--model fast says so)")),
        )),
    }
}

fn parse(place: &Path, bytes: &[u8]) -> Result<Arc<FullModel>, String> {
    let model = FullModel::parse(bytes).map_err(|error| {
        format!("the full model {} is damaged or of another release ({error})", place.display())
    })?;
    Ok(Arc::new(model))
}

fn missing(places: &[PathBuf]) -> String {
    let named = places.first().map_or_else(|| FILE.to_owned(), |place| place.display().to_string());
    format!(
        "the full model is not installed (looked for {named} and in {SHARE} beside the program)"
    )
}

/// Where the file may lie: the folder that the environment names, and no other if it names one; else the
/// folder of data beside the program's own folder or any above it.
fn places() -> Vec<PathBuf> {
    if let Some(folder) = std::env::var_os(VARIABLE) {
        return vec![Path::new(&folder).join(FILE)];
    }
    // Where the system does not tell the program's place, there is nowhere to look.
    let program = std::env::current_exe().and_then(|path| path.canonicalize()).unwrap_or_default();
    program.ancestors().skip(1).map(|folder| folder.join(SHARE).join(FILE)).collect()
}
