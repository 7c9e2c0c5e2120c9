//! What the tests of the program share: a call of it, a folder of files, what a call prints.

use assert_cmd::Command;
use std::fs;

/// A call of the program, in an environment that says nothing of width and colour.
pub(crate) fn onrecord() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("onrecord"));
    command.env_remove("COLUMNS").env_remove("NO_COLOR");
    command
}

/// A fresh folder with these files in it.
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, words) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, words).unwrap();
    }
    folder
}

/// What a call prints, with the exit code that it must end with.
pub(crate) fn printed(command: &mut Command, code: i32) -> (String, String) {
    let output = command.assert().code(code).get_output().clone();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}
