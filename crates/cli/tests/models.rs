//! Which model reads, and what is said where its file is missing or damaged.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

use assert_cmd::Command;
use onrecord_record::Record;
use std::fs;
use std::path::Path;

const ARTICLE: &str = "The pier will be sold, Mayor Ida Holm said on Monday.\n";

/// The folder of the models, as the repository has it.
const MODELS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../share/onrecord");

/// A call with the models in this folder: exit code, record and standard error.
fn read(models: &Path, args: &[&str]) -> (i32, Option<Record>, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("onrecord"));
    command.env("ONRECORD_MODELS", models).args(["read", "--json"]).args(args);
    let output = command.write_stdin(ARTICLE).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), Record::from_json(&output.stdout).ok(), said)
}

fn read_in_full(record: &Record) -> bool {
    record.generator.models.contains_key("attribution-full")
}

#[test]
fn the_full_model_reads_unless_the_fast_one_is_asked_for() {
    for (args, full) in
        [(&[][..], true), (&["--model", "full"], true), (&["--model", "fast"], false)]
    {
        let (code, record, said) = read(Path::new(MODELS), args);
        assert_eq!((code, said.as_str()), (0, ""), "{args:?}");
        assert_eq!(read_in_full(&record.unwrap()), full, "{args:?}");
    }
}

#[test]
fn a_missing_model_is_said_and_replaced_where_none_was_named() {
    let folder = tempfile::tempdir().unwrap();
    let (code, record, said) = read(folder.path(), &[]);
    assert_eq!(code, 0);
    assert!(!read_in_full(&record.unwrap()));
    assert!(
        said.contains("the full model is not installed") && said.contains("--model fast"),
        "{said}"
    );
    let (_, _, quiet) = read(folder.path(), &["--quiet"]);
    assert_eq!(quiet, "");
}

#[test]
fn a_missing_model_that_was_named_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let (code, record, said) = read(folder.path(), &["--model", "full"]);
    assert_eq!((code, record), (3, None));
    assert!(said.contains("is not installed") && said.contains("--model fast"), "{said}");
}

#[test]
fn a_damaged_model_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let whole = fs::read(Path::new(MODELS).join("attribution-full.safetensors")).unwrap();
    for damaged in [&b""[..], &b"no model"[..], &whole[..whole.len() / 2]] {
        fs::write(folder.path().join("attribution-full.safetensors"), damaged).unwrap();
        let (code, record, said) = read(folder.path(), &[]);
        assert_eq!((code, record), (3, None));
        assert!(said.contains("damaged or of another release"), "{said}");
    }
}
