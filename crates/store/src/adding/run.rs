//! One run of adding.

use super::batch::Batch;
use super::inlet::{Arrival, Inlet};
use super::insert::insert;
use super::known::{Archives, Cursors, Reading};
use super::prepared::Prepared;
use super::report::{Progress, Report};
use crate::StoreError;
use crate::packed::digest;
use onrecord_ingest::{Member, Refusal};
use onrecord_parallel::{Drawn, Flow};
use onrecord_reader::Reader;
use rayon::ThreadPool;
use rusqlite::Connection;
use std::collections::VecDeque;
use std::ops::ControlFlow;

/// Members without anything to be written after which progress is told of.
const TELL: usize = 256;

/// A member on its way.
pub(super) enum Task {
    Known,
    Refused(Refusal),
    Read(Box<Member>, Reading),
    Failed(StoreError),
}

/// What came of it.
pub(super) enum Done {
    Known,
    Refused(Refusal),
    Read(Box<Prepared>),
    Failed(StoreError),
}

impl Task {
    fn carry_out(self, reader: &Reader) -> Done {
        match self {
            Self::Known => Done::Known,
            Self::Refused(refusal) => Done::Refused(refusal),
            Self::Failed(error) => Done::Failed(error),
            Self::Read(member, reading) => match Prepared::of(*member, reading, reader) {
                Ok(prepared) => Done::Read(Box::new(prepared)),
                Err(refusal) => Done::Refused(refusal),
            },
        }
    }
}

/// A member whose result is not yet taken.
struct UnderWay {
    name: String,
    archive: Option<u64>,
    is_read: bool,
}

/// One run of adding.
pub(super) struct Run<'c, P> {
    batch: Batch<'c>,
    story: i64,
    inlet: Inlet,
    archives: Archives,
    cursors: Cursors,
    under_way: VecDeque<UnderWay>,
    report: Report,
    progress: P,
    outcome: Result<(), StoreError>,
}

impl<'c, P: FnMut(&Progress)> Run<'c, P> {
    pub(super) fn new(connection: &'c Connection, story: i64, inlet: Inlet, progress: P) -> Self {
        Self {
            batch: Batch::new(connection, story),
            story,
            inlet,
            archives: Archives::default(),
            cursors: Cursors::default(),
            under_way: VecDeque::new(),
            report: Report::default(),
            progress,
            outcome: Ok(()),
        }
    }

    /// Adds all members.
    pub(super) fn all(mut self, pool: &ThreadPool, reader: &Reader) -> Result<Report, StoreError> {
        onrecord_parallel::run(pool, &mut self, |task: Task| task.carry_out(reader));
        std::mem::replace(&mut self.outcome, Ok(()))?;
        self.acknowledge()?;
        Ok(self.report)
    }

    /// What comes next. What was written is on disk before anybody waits for it, and no lock is held.
    fn arrival(&mut self, may_wait: bool) -> Result<Arrival, StoreError> {
        match self.inlet.at_once() {
            Arrival::NotYet if may_wait => {
                if !self.batch.is_empty() {
                    self.acknowledge()?;
                }
                Ok(self.inlet.wait())
            }
            arrival => Ok(arrival),
        }
    }

    /// What is to be done with a member. What the story has already is never read.
    fn task(&mut self, member: Result<Member, Refusal>) -> Task {
        let (name, within) = match &member {
            Ok(member) => (member.key.clone(), member.within.as_ref()),
            Err(refusal) => (refusal.name.clone(), None),
        };
        let archive = self.archives.number(within);
        self.forget(archive);
        let task = match member {
            Ok(member) => self.reading(Box::new(member), archive),
            Err(refusal) => Task::Refused(refusal),
        };
        let is_read = matches!(task, Task::Read(..));
        self.under_way.push_back(UnderWay { name, archive, is_read });
        task
    }

    fn reading(&mut self, member: Box<Member>, archive: Option<u64>) -> Task {
        let reading = Reading::of(&member, digest(&member.raw.bytes), archive);
        // While the same page is being read, nobody knows what its latest version will be.
        if self.under_way.iter().any(|before| before.is_read && before.name == reading.key) {
            return Task::Read(member, reading);
        }
        match self.cursors.known(self.batch.connection(), self.story, &reading) {
            Ok(true) => Task::Known,
            Ok(false) => Task::Read(member, reading),
            Err(error) => Task::Failed(error.into()),
        }
    }

    /// Forgets archives of which nothing comes any more, where another one begins.
    fn forget(&mut self, archive: Option<u64>) {
        let begins = archive > self.under_way.back().and_then(|last| last.archive);
        let oldest = self.under_way.iter().find_map(|before| before.archive).or(archive);
        if let Some(oldest) = oldest.filter(|_| begins) {
            self.cursors.forget_before(oldest);
        }
    }

    fn finish(&mut self, name: String, done: Option<Done>) -> Result<(), StoreError> {
        match done.unwrap_or_else(|| Done::Refused(fault(name))) {
            Done::Failed(error) => {
                // What came before is whole.
                if matches!(error, StoreError::Input) {
                    self.acknowledge()?;
                }
                return Err(error);
            }
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
        if self.cursors.known(connection, self.story, &prepared.reading)? {
            self.report.progress.known += 1;
            return Ok(());
        }
        let version = insert(connection, self.story, prepared)?;
        self.cursors.note(&prepared.reading, version);
        if version == 1 {
            self.report.progress.added += 1;
        } else {
            self.report.progress.changed += 1;
            self.report.changed.push(prepared.reading.key.clone());
        }
        self.report.unread_dates += usize::from(prepared.rows.is_date_unread);
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

impl<P: FnMut(&Progress)> Flow for Run<'_, P> {
    type Item = Task;
    type Done = Done;

    fn draw(&mut self, may_wait: bool) -> Drawn<Task> {
        match self.arrival(may_wait) {
            Ok(Arrival::Member(member)) => Drawn::Item(self.task(*member)),
            Ok(Arrival::NotYet) => Drawn::NotYet,
            Ok(Arrival::End) => Drawn::End,
            Ok(Arrival::Broken) => Drawn::Item(Task::Failed(StoreError::Input)),
            Err(error) => Drawn::Item(Task::Failed(error)),
        }
    }

    fn weight(&self, task: &Task) -> usize {
        match task {
            Task::Read(member, _) => member.raw.bytes.len(),
            Task::Known | Task::Refused(_) | Task::Failed(_) => 0,
        }
    }

    fn take(&mut self, _place: usize, done: Option<Done>) -> ControlFlow<()> {
        let name = self.under_way.pop_front().map(|before| before.name).unwrap_or_default();
        self.outcome = self.finish(name, done);
        if self.outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// What is said of a member on which the program failed itself.
pub(crate) fn fault(name: String) -> Refusal {
    let reason = "it could not be read because of a fault in onrecord; please report it".to_owned();
    Refusal { name, reason }
}
