//! What the exit code says.

use std::process::ExitCode;

/// How a call ended. The codes are part of the interface and stand in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Everything was read.
    Done = 0,
    /// Some inputs failed; the records of the others are out.
    SomeFailed = 1,
    /// The call itself was wrong. (clap ends with the same code.)
    Usage = 2,
    /// Nothing could be read, or nothing could be written.
    Nothing = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
