//! Records of a web archive (ISO 28500:2017), one behind the other.
//!
//! A record whose length is wrong would take its neighbours with it. So each is followed to its end:
//! where neither the next one nor the end of the archive stands there, the record is given up and the
//! next is looked for right behind its head. A record that is too long to go back in ends where
//! another one seems to begin.

use super::fields::Fields;
use super::gzip::{Boundary, Damaged};
use crate::members::open::Bytes;
use crate::members::tape::{KEPT, Tape};
use std::io::{self, BufRead, Read};

/// What every record begins with.
pub(super) const MARK: &[u8] = b"WARC/";

/// The end of one record and the beginning of another.
const SEAM: &[u8] = b"\r\n\r\nWARC/1.";

/// How often the records behind a wrong length are looked for: each time costs reading the same bytes
/// again, and an archive with so many faults was made to cost.
const MAX_RETURNS: u32 = 1000;

/// Bytes searched at once for the next record.
const CHUNK: usize = 64 << 10;

/// Most bytes of ends of lines between two records; two of two bytes are right.
const MAX_GAP: usize = 16;

/// Records of an archive.
pub(super) struct Records {
    tape: Tape<Bytes>,
    /// Bytes of the open record's head.
    head: usize,
    /// Bytes of the open record's block that were not yet read.
    left: u64,
    /// Records begun until now.
    pub(super) number: u64,
    /// How often a record was gone back in.
    returns: u32,
    /// A fault met behind the last record, to be told as the next one's.
    pending: Option<Fault>,
    /// What went wrong while the open record's block was read.
    broken: Option<Fault>,
    /// Whether the stream failed for good.
    ended: bool,
}

/// Why a record is given up.
pub(super) type Fault = String;

impl Records {
    pub(super) const fn new(tape: Tape<Bytes>) -> Self {
        Self {
            tape,
            head: 0,
            left: 0,
            number: 0,
            returns: 0,
            pending: None,
            broken: None,
            ended: false,
        }
    }

    /// The head of the next record; none at the end of the archive.
    pub(super) fn next(&mut self) -> Option<Result<Fields, Fault>> {
        if self.ended {
            return None;
        }
        if let Some(fault) = self.pending.take() {
            self.number += 1;
            return Some(Err(fault));
        }
        match self.find() {
            Ok(true) => {
                self.number += 1;
                Some(self.begin())
            }
            Ok(false) => None,
            Err(error) => {
                self.number += 1;
                Some(Err(self.fault(&error)))
            }
        }
    }

    /// Notes whether reading may go on after an error: behind a damaged gzip member it may.
    fn fault(&mut self, error: &io::Error) -> Fault {
        self.ended |= !is_passable(error);
        error.to_string()
    }

    fn begin(&mut self) -> Result<Fields, Fault> {
        (self.head, self.left) = (MARK.len(), 0);
        self.tape.mark();
        let before = self.tape.passed();
        let head = Fields::read(&mut self.tape).map_err(|error| self.fault(&error))?;
        let head = head.ok_or("its head does not end")?;
        let length = head.get("content-length").and_then(|length| length.parse().ok());
        self.left = length.ok_or("its length is missing")?;
        self.head = (self.tape.passed() - before) as usize;
        Ok(head)
    }

    /// The open record's block.
    pub(super) fn block(&mut self) -> Block<'_> {
        Block { records: self }
    }

    /// Goes to the end of the open record and sees whether another one, or nothing, follows it.
    pub(super) fn end(&mut self) -> Result<(), Fault> {
        if self.left > MAX_KEPT {
            self.skip_giant();
        } else {
            // An error is noted where the block is read.
            let _ = io::copy(&mut self.block(), &mut io::sink());
        }
        if let Some(fault) = self.broken.take() {
            return Err(fault);
        }
        if self.left == 0 && self.ends_here()? {
            return Ok(());
        }
        if self.returns < MAX_RETURNS {
            self.returns += 1;
            self.tape.rewind(self.head);
        }
        Err(WRONG_LENGTH.to_owned())
    }

    /// Skips a block that cannot be gone back in.
    fn skip_giant(&mut self) {
        while self.left > 0 && self.broken.is_none() {
            let (left, ahead) = (self.left, self.tape.peek(CHUNK));
            match ahead {
                Err(error) => self.broken = Some(self.fault(&error)),
                Ok([]) => self.broken = Some(WRONG_LENGTH.to_owned()),
                Ok(ahead) => {
                    let seam = ahead.windows(SEAM.len()).position(|at| at == SEAM);
                    let seam = seam.filter(|seam| (*seam as u64) < left);
                    let passed = match seam {
                        Some(seam) => seam,
                        None if ahead.len() < SEAM.len() => ahead.len(),
                        None => ahead.len() - SEAM.len() + 1,
                    };
                    let passed = (passed as u64).min(left);
                    if seam.is_some() {
                        self.broken = Some(WRONG_LENGTH.to_owned());
                    }
                    self.tape.consume(passed as usize);
                    self.left -= passed;
                }
            }
        }
    }

    /// Whether the next record or the end of the archive follows, ends of lines apart.
    fn ends_here(&mut self) -> Result<bool, Fault> {
        for _ in 0..MAX_GAP {
            match self.tape.peek(MARK.len()) {
                Ok([b'\r' | b'\n', ..]) => self.tape.consume(1),
                Ok(ahead) => return Ok(ahead.is_empty() || ahead == MARK),
                Err(error) if is_boundary(&error) => return Ok(true),
                Err(error) => return self.failed_behind(&error),
            }
        }
        Ok(false)
    }

    /// What was damaged before it gave a byte is the next record, else this one.
    fn failed_behind(&mut self, error: &io::Error) -> Result<bool, Fault> {
        let fault = self.fault(error);
        if damaged(error).is_some_and(|damaged| !damaged.began) {
            self.pending = Some(fault);
            return Ok(true);
        }
        Err(fault)
    }

    /// Goes to where the next record begins; false where there is none.
    fn find(&mut self) -> io::Result<bool> {
        loop {
            self.tape.mark();
            let ahead = match self.tape.peek(CHUNK) {
                Err(error) if is_boundary(&error) => continue,
                ahead => ahead?,
            };
            if ahead.is_empty() || ahead.starts_with(MARK) {
                return Ok(!ahead.is_empty());
            }
            let line = ahead.windows(MARK.len() + 1);
            let line = line.into_iter().position(|at| at[0] == b'\n' && &at[1..] == MARK);
            let passed = line.map_or(ahead.len().saturating_sub(MARK.len()).max(1), |at| at + 1);
            self.tape.consume(passed);
        }
    }
}

/// The fault of a record that does not end where its head says.
const WRONG_LENGTH: &str = "its length is wrong";

/// Longest block that can be gone back in, its head and what lies ahead included.
const MAX_KEPT: u64 = KEPT as u64 - (1 << 20);

fn damaged(error: &io::Error) -> Option<&Damaged> {
    error.get_ref().and_then(|inner| inner.downcast_ref())
}

fn is_boundary(error: &io::Error) -> bool {
    error.get_ref().and_then(|inner| inner.downcast_ref::<Boundary>()).is_some()
}

/// Whether reading may go on behind the error.
fn is_passable(error: &io::Error) -> bool {
    damaged(error).is_some() || is_boundary(error)
}

/// The block of a record, as long as its head says.
pub(super) struct Block<'a> {
    records: &'a mut Records,
}

impl Block<'_> {
    /// Bytes that were not yet read.
    pub(super) fn left(&self) -> u64 {
        self.records.left
    }
}

impl Read for Block<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Block<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let left = usize::try_from(self.records.left).unwrap_or(usize::MAX);
        if left == 0 || self.records.broken.is_some() {
            return Ok(&[]);
        }
        if let Err(error) = self.records.tape.fill_buf() {
            self.records.broken = Some(self.records.fault(&error));
            return Err(error);
        }
        let ahead = self.records.tape.buffered();
        Ok(&ahead[..ahead.len().min(left)])
    }

    fn consume(&mut self, amount: usize) {
        self.records.tape.consume(amount);
        self.records.left -= amount as u64;
    }
}
