//! `onrecord story export` and `import`.

use super::{Failure, say};
use crate::args::{ExportedStory, ImportedStory};
use crate::exit::Exit;
use onrecord_record::words::quoted;

/// Writes a story into a file.
pub(super) fn export(options: &ExportedStory) -> Result<Exit, Failure> {
    let (name, file) = options.words();
    options.beside.store.to_ask()?.export(name, file)?;
    say(&format!("the story {} is written to {}", quoted(name), file.display()))?;
    Ok(Exit::Done)
}

/// Reads a story from a file.
pub(super) fn import(options: &ImportedStory) -> Result<Exit, Failure> {
    let mut store = options.store.to_begin()?;
    let name = store.import(&options.file, options.name.as_deref())?;
    say(&format!("the story {} is read from {}", quoted(&name), options.file.display()))?;
    Ok(Exit::Done)
}
