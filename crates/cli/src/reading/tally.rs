//! How a call goes: what went well, what failed, when to stop.

use crate::exit::Exit;
use std::io::{self, ErrorKind};
use std::ops::ControlFlow;

/// Why what was read is not out.
#[derive(Debug)]
pub(crate) enum Stop {
    /// This one failed; the others may go well.
    This(String),
    /// A part of this one failed; the rest of it is out.
    Part(String),
    /// No further one can be written.
    All(String),
    /// The reader of standard output went away.
    Unheard,
}

impl Stop {
    /// What a failure to write to standard output comes to.
    pub(crate) fn on_stdout(cause: &io::Error) -> Self {
        match cause.kind() {
            ErrorKind::BrokenPipe => Self::Unheard,
            _ => Self::All(format!("cannot write to standard output: {cause}")),
        }
    }
}

/// How many inputs went well so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    out: usize,
    failed: usize,
    /// Whether the reader of standard output went away: no fault, and nothing more to do.
    unheard: bool,
}

impl Tally {
    /// How many went well.
    pub(crate) fn out(&self) -> usize {
        self.out
    }

    /// Counts one failure that has been said.
    pub(crate) fn fail(&mut self) {
        self.failed += 1;
    }

    /// Counts one and says what failed; breaks where going on is of no use.
    pub(crate) fn count(
        &mut self,
        done: Result<(), Stop>,
        say: impl FnOnce(&str),
    ) -> ControlFlow<()> {
        match done {
            Ok(()) => self.out += 1,
            Err(Stop::This(reason)) => {
                self.failed += 1;
                say(&reason);
            }
            Err(Stop::Part(reason)) => {
                self.out += 1;
                self.failed += 1;
                say(&reason);
            }
            Err(Stop::All(reason)) => {
                self.failed += 1;
                say(&reason);
                return ControlFlow::Break(());
            }
            Err(Stop::Unheard) => {
                self.unheard = true;
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    }

    /// The exit code that says so.
    pub(crate) fn exit(&self) -> Exit {
        match (self.out, self.failed) {
            (_, 0) => Exit::Done,
            (0, _) if !self.unheard => Exit::Nothing,
            _ => Exit::SomeFailed,
        }
    }
}
