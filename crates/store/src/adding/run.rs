//! One run of adding.

use super::batch::Batch;
use super::insert::{Written, insert};
use super::known::is_known;
use super::prepared::Prepared;
use super::report::{Progress, Report};
use crate::StoreError;
use crate::packed::digest;
use onrecord_ingest::{Member, Refusal};
use onrecord_reader::Reader;
use rayon::ThreadPool;
use rusqlite::Connection;
use std::collections::VecDeque;
use std::ops::ControlFlow;

/// Members without anything to be written after which progress is told of.
const TELL: usize = 256;

/// A member on its way.
enum Task {
    Known,
    Refused(Refusal),
    Read(Box<Member>, [u8; 32]),
    Failed(StoreError),
}

/// What came of it.
enum Done {
    Known,
    Refused(Refusal),
    Read(Box<Prepared>),
    Failed(StoreError),
}

impl Task {
    /// What is to be done with a member. What the story has already is never read.
    fn of(connection: &Connection, story: i64, member: Result<Member, Refusal>) -> Self {
        let member = match member {
            Ok(member) => member,
            Err(refusal) => return Self::Refused(refusal),
        };
        let digest = digest(&member.raw.bytes);
        match is_known(connection, story, &member.key, &digest) {
            Ok(true) => Self::Known,
            Ok(false) => Self::Read(Box::new(member), digest),
            Err(error) => Self::Failed(error.into()),
        }
    }

    fn carry_out(self, reader: &Reader) -> Done {
        match self {
            Self::Known => Done::Known,
            Self::Refused(refusal) => Done::Refused(refusal),
            Self::Failed(error) => Done::Failed(error),
            Self::Read(member, digest) => match Prepared::of(*member, digest, reader) {
                Ok(prepared) => Done::Read(Box::new(prepared)),
                Err(refusal) => Done::Refused(refusal),
            },
        }
    }
}

/// One run of adding.
pub(super) struct Run<'c, P> {
    batch: Batch<'c>,
    story: i64,
    report: Report,
    progress: P,
}

impl<'c, P: FnMut(&Progress)> Run<'c, P> {
    pub(super) fn new(connection: &'c Connection, story: i64, progress: P) -> Self {
        let batch = Batch::new(connection, story);
        Self { batch, story, report: Report::default(), progress }
    }

    /// Adds all members.
    pub(super) fn all(
        mut self,
        pool: &ThreadPool,
        members: impl IntoIterator<Item = Result<Member, Refusal>>,
        reader: &Reader,
    ) -> Result<Report, StoreError> {
        let (connection, story) = (self.batch.connection(), self.story);
        let names = std::cell::RefCell::new(VecDeque::new());
        let tasks = members.into_iter().map(|member| {
            names.borrow_mut().push_back(name(&member));
            Task::of(connection, story, member)
        });
        let mut outcome = Ok(());
        onrecord_parallel::in_order(
            pool,
            tasks,
            |task| task.carry_out(reader),
            |_, done| {
                let name = names.borrow_mut().pop_front().unwrap_or_default();
                outcome = self.take(done.unwrap_or_else(|| Done::Refused(fault(name))));
                if outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            },
        );
        outcome?;
        self.acknowledge()?;
        Ok(self.report)
    }

    fn take(&mut self, done: Done) -> Result<(), StoreError> {
        match done {
            Done::Failed(error) => return Err(error),
            Done::Known => self.report.progress.known += 1,
            Done::Refused(refusal) => self.report.refuse(refusal),
            Done::Read(prepared) => self.write(&prepared)?,
        }
        self.report.progress.taken += 1;
        let idle = self.batch.is_empty() && self.report.progress.taken.is_multiple_of(TELL);
        if self.batch.is_full() || idle { self.acknowledge() } else { Ok(()) }
    }

    fn write(&mut self, prepared: &Prepared) -> Result<(), StoreError> {
        self.batch.begin()?;
        let connection = self.batch.connection();
        // The same may have come twice while the first was still being read.
        if is_known(connection, self.story, &prepared.key, &prepared.digest)? {
            self.report.progress.known += 1;
            return Ok(());
        }
        match insert(connection, self.story, prepared)? {
            Written::New => self.report.progress.added += 1,
            Written::Changed => {
                self.report.progress.changed += 1;
                self.report.changed.push(prepared.key.clone());
            }
        }
        self.batch.wrote(prepared.blob.bytes.len() + prepared.rows.weight());
        Ok(())
    }

    /// Brings to disk what was written and tells of it.
    fn acknowledge(&mut self) -> Result<(), StoreError> {
        self.batch.commit()?;
        (self.progress)(&self.report.progress);
        Ok(())
    }
}

fn name(member: &Result<Member, Refusal>) -> String {
    match member {
        Ok(member) => member.key.clone(),
        Err(refusal) => refusal.name.clone(),
    }
}

/// What is said of a member on which the program failed itself.
fn fault(name: String) -> Refusal {
    let reason = "it could not be read because of a fault in onrecord; please report it".to_owned();
    Refusal { name, reason }
}
