//! Calls of the program, with their time and memory.

use super::questions::Question;
use crate::error::BenchError;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often the memory of a running program is looked at.
const STEP: Duration = Duration::from_millis(50);

/// Exit codes of a call that did what it was asked to: everything, all but some inputs that it refused, or (of a question) a list of
/// those who may be meant.
const DONE: [i32; 3] = [0, 1, 2];

/// What a call took.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) time: Duration,
    /// Most memory in bytes that it held at any time, as far as the system tells.
    pub(super) memory: u64,
}

/// The program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Program<'a> {
    pub(super) path: &'a Path,
}

impl Program<'_> {
    /// Calls it and watches its memory.
    pub(super) fn measured(&self, store: &Path, arguments: &[&str]) -> Result<Run, BenchError> {
        let start = Instant::now();
        let mut child = self.spawn(store, arguments)?;
        let mut memory = 0;
        loop {
            memory = memory.max(peak(child.id()));
            if let Some(status) = child.try_wait().map_err(|cause| self.failed(cause))? {
                return self.checked(status, Run { time: start.elapsed(), memory }, arguments);
            }
            std::thread::sleep(STEP);
        }
    }

    /// How long it takes to answer a question.
    pub(super) fn asked(&self, store: &Path, question: &Question) -> Result<Duration, BenchError> {
        let start = Instant::now();
        let arguments = [question.verb, "--json", question.words.as_str()];
        let status = self.spawn(store, &arguments)?.wait().map_err(|cause| self.failed(cause))?;
        let run = Run { time: start.elapsed(), memory: 0 };
        self.checked(status, run, &arguments).map(|run| run.time)
    }

    fn spawn(&self, store: &Path, arguments: &[&str]) -> Result<Child, BenchError> {
        Command::new(self.path)
            .args(arguments)
            .env("ONRECORD_STORE", store)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|cause| self.failed(cause))
    }

    fn checked(
        &self,
        status: std::process::ExitStatus,
        run: Run,
        arguments: &[&str],
    ) -> Result<Run, BenchError> {
        if status.code().is_some_and(|code| DONE.contains(&code)) {
            return Ok(run);
        }
        let call = arguments.join(" ");
        Err(BenchError::Failed { program: self.path.to_path_buf(), call })
    }

    fn failed(&self, cause: std::io::Error) -> BenchError {
        BenchError::Run { program: self.path.to_path_buf(), cause }
    }
}

/// The most memory that a process has held so far; 0 where the system does not tell (it does on Linux).
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kibibytes.unwrap_or(0) * 1024
}
