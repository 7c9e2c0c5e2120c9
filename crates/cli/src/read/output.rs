//! Where records go: standard output, or one file each.

use super::laid::Laid;
use super::naming;
use crate::args::{Format, ReadOptions};
use crate::reading::{Stop, UsageError, complain, usable};
use std::fs;
use std::io::{self, BufWriter, Stdout, Write as _};
use std::path::{Path, PathBuf};

/// Where records go.
pub(super) enum Output {
    /// To standard output, one after the other.
    Stream {
        stream: BufWriter<Stdout>,
        /// Whether an empty line goes before the next one.
        spaced: bool,
        format: Format,
    },
    /// Into a directory, a file for each input.
    Files { directory: PathBuf, names: Vec<String>, said: bool },
}

impl Output {
    /// Prepares what the options ask for.
    pub(super) fn new(options: &ReadOptions, inputs: &[String]) -> Result<Self, UsageError> {
        let format = options.format();
        let Some(directory) = &options.out else {
            one_only(format, inputs.len())?;
            let stream = BufWriter::new(io::stdout());
            return Ok(Self::Stream { stream, spaced: false, format });
        };
        usable(directory, "--out")?;
        let names = naming::file_names(inputs, format.extension());
        spare_inputs(directory, &names, inputs)?;
        Ok(Self::Files { directory: directory.clone(), names, said: !options.reading.quiet })
    }

    /// Writes the record of the input at `place`.
    pub(super) fn write(&mut self, place: usize, record: &Laid) -> Result<(), Stop> {
        match self {
            Self::Stream { stream, spaced, format } => {
                let gap = if *spaced && is_prose(*format) { "\n\n" } else { "" };
                *spaced = true;
                let written = stream.write_all(gap.as_bytes());
                let written = written.and_then(|()| record.write(stream));
                written.and_then(|()| stream.flush()).map_err(|cause| Stop::on_stdout(&cause))
            }
            Self::Files { directory, names, .. } => replace(&directory.join(&names[place]), record)
                .map_err(|cause| {
                    let path = directory.join(&names[place]);
                    Stop::This(format!("cannot write {}: {cause}", path.display()))
                }),
        }
    }

    /// Says how many files there are.
    pub(super) fn close(self, out: usize) {
        if let Self::Files { directory, said: true, .. } = self {
            let records = onrecord_record::words::count(out, "record");
            complain(&format!("{records} written to {}", directory.display()));
        }
    }
}

/// Refuses several records where the format holds one.
fn one_only(format: Format, inputs: usize) -> Result<(), UsageError> {
    if inputs < 2 || !format.is_single() {
        return Ok(());
    }
    let advice = match format {
        Format::Json => "use --format jsonl for one object a line, or --out DIR for one file each",
        _ => "use --out DIR for one file each",
    };
    Err(UsageError(format!("this format holds one article, and {inputs} are given; {advice}")))
}

/// Refuses to replace a file that is itself to be read.
fn spare_inputs(directory: &Path, names: &[String], inputs: &[String]) -> Result<(), UsageError> {
    let inputs: Vec<_> = inputs.iter().filter_map(|input| fs::canonicalize(input).ok()).collect();
    let targets = names.iter().filter_map(|name| fs::canonicalize(directory.join(name)).ok());
    match targets.into_iter().find(|target| inputs.contains(target)) {
        Some(target) => Err(UsageError(format!(
            "{} would be replaced by its own record; choose another directory for --out",
            target.display()
        ))),
        None => Ok(()),
    }
}

/// Whether records are set apart by empty lines.
fn is_prose(format: Format) -> bool {
    matches!(format, Format::Terminal | Format::Markdown)
}

/// Writes a file as a whole: whoever looks at `path` sees the old one or the new one, never a part.
fn replace(path: &Path, record: &Laid) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let done = write_file(&part, record).and_then(|()| fs::rename(&part, path));
    if done.is_err() {
        // What is left of the attempt is of no use; the first error is the one to tell.
        let _ = fs::remove_file(&part);
    }
    done
}

fn write_file(path: &Path, record: &Laid) -> io::Result<()> {
    let mut file = BufWriter::new(fs::File::create(path)?);
    record.write(&mut file)?;
    file.flush()
}
