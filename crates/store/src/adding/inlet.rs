//! Members on their way in, drawn in a thread of their own: an input that stands still delays nothing that came before.

use onrecord_ingest::{Member, Refusal};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread::JoinHandle;

/// Members that wait to be taken. One is of 10 MiB at most.
const AHEAD: usize = 8;

/// What comes in.
pub(super) struct Inlet {
    members: Receiver<Box<Result<Member, Refusal>>>,
    thread: Option<JoinHandle<()>>,
}

/// What there is at a moment.
pub(super) enum Arrival {
    Member(Box<Result<Member, Refusal>>),
    NotYet,
    End,
    /// The input failed itself.
    Broken,
}

impl Inlet {
    pub(super) fn new(
        members: impl Iterator<Item = Result<Member, Refusal>> + Send + 'static,
    ) -> std::io::Result<Self> {
        let (sender, receiver) = sync_channel(AHEAD);
        let thread = std::thread::Builder::new().spawn(move || {
            for member in members {
                // Nobody takes any more where the adding has failed.
                if sender.send(Box::new(member)).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self { members: receiver, thread: Some(thread) })
    }

    /// What has come.
    pub(super) fn at_once(&mut self) -> Arrival {
        match self.members.try_recv() {
            Ok(member) => Arrival::Member(member),
            Err(TryRecvError::Empty) => Arrival::NotYet,
            Err(TryRecvError::Disconnected) => self.end(),
        }
    }

    /// What comes next.
    pub(super) fn wait(&mut self) -> Arrival {
        self.members.recv().map_or_else(|_| self.end(), Arrival::Member)
    }

    fn end(&mut self) -> Arrival {
        match self.thread.take().map(JoinHandle::join) {
            Some(Err(_)) => Arrival::Broken,
            Some(Ok(())) | None => Arrival::End,
        }
    }
}
