//! What docs/STORIES.md teaches can be done: every command on the page, in the order of the page, on a fresh store.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

use assert_cmd::Command;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The commands of a page: the lines behind `$ `, with what stands up to `END` where a command takes its input from the page.
fn commands(page: &str) -> Vec<String> {
    let mut commands: Vec<String> = Vec::new();
    let mut is_within = false;
    for line in page.lines() {
        if is_within {
            let command = commands.last_mut().unwrap();
            command.push('\n');
            command.push_str(line);
            is_within = line != "END";
        } else if let Some(command) = line.strip_prefix("$ ") {
            is_within = command.ends_with("<<'END'");
            commands.push(command.to_owned());
        }
    }
    commands
}

/// The search path with the program first.
fn path() -> std::ffi::OsString {
    let program = PathBuf::from(assert_cmd::cargo::cargo_bin!("onrecord"));
    let others = env::var_os("PATH").unwrap_or_default();
    let folders = [program.parent().unwrap().to_owned()].into_iter();
    env::join_paths(folders.chain(env::split_paths(&others))).unwrap()
}

#[test]
fn every_command_about_stories_does_what_it_should() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/STORIES.md")).unwrap();
    let store = tempfile::tempdir().unwrap();
    let commands = commands(&page);
    assert!(commands.len() > 15, "{commands:?}");
    for command in commands {
        Command::new("sh")
            .args(["-c", &command])
            .current_dir(&root)
            .env("PATH", path())
            .env("ONRECORD_STORE", store.path().join("stories.db"))
            .assert()
            .success();
    }
}
