//! gzip members one behind the other (ISO 28500:2017, annex D: one for each record).

use super::record::MARK;
use crate::members::open::Bytes;
use crate::members::tape::Tape;
use flate2::bufread::GzDecoder;
use std::fmt;
use std::io::{self, BufRead, Read};

/// First bytes of a member: the two of gzip, the only method, and flags of which three are zero (RFC 1952, 2.3.1).
fn begins_member(bytes: &[u8]) -> bool {
    matches!(bytes, [0x1f, 0x8b, 8, flags, ..] if flags & 0xe0 == 0)
}

/// Bytes that show where a member begins.
const MAGIC: usize = 4;

/// Bytes searched at once for the next member.
const CHUNK: usize = 64 << 10;

/// The bytes of all members. A damaged one ends in an error, and reading goes on with the next; so it
/// does where a member begins with a record, in the error [`Boundary`], lest a record whose length is
/// wrong run into it.
pub(super) struct Members {
    state: State,
    /// Whether the member that is open gave any bytes.
    began: bool,
    /// Whether a member was damaged and none that is sound was found since. What looks like the
    /// beginning of one is then often chance.
    searching: bool,
    /// The first bytes of the open member, which were looked at.
    ahead: Vec<u8>,
    /// Whether any bytes were given.
    given: bool,
}

/// Here one member ends and another one begins, with a record.
#[derive(Debug)]
pub(super) struct Boundary;

impl fmt::Display for Boundary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it ends too early")
    }
}

impl std::error::Error for Boundary {}

enum State {
    Between(Tape<Bytes>),
    Inside(Box<GzDecoder<Tape<Bytes>>>),
    Ended,
}

/// A member that cannot be unpacked to its end.
#[derive(Debug)]
pub(super) struct Damaged {
    /// Whether bytes of it were given before.
    pub(super) began: bool,
    cause: io::Error,
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cause.fmt(f)
    }
}

impl std::error::Error for Damaged {}

impl Members {
    pub(super) const fn new(tape: Tape<Bytes>) -> Self {
        Self {
            state: State::Between(tape),
            began: false,
            searching: false,
            ahead: Vec::new(),
            given: false,
        }
    }

    /// Opens the next member and looks at its first bytes.
    fn begin(&mut self, mut tape: Tape<Bytes>) -> io::Result<()> {
        if !find(&mut tape)? {
            return Ok(());
        }
        tape.mark();
        self.began = false;
        self.state = State::Inside(Box::new(GzDecoder::new(tape)));
        self.look()?;
        let record = self.ahead == MARK;
        self.searching &= !record;
        let given = std::mem::replace(&mut self.given, true);
        if record && given { Err(io::Error::other(Boundary)) } else { Ok(()) }
    }

    fn look(&mut self) -> io::Result<()> {
        let mut first = [0; MARK.len()];
        while self.ahead.len() < MARK.len() {
            let missing = MARK.len() - self.ahead.len();
            match self.unpack(&mut first[..missing])? {
                0 => break,
                read => self.ahead.extend_from_slice(&first[..read]),
            }
        }
        Ok(())
    }

    /// Bytes of the open member; none at its end.
    fn unpack(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let State::Inside(mut decoder) = std::mem::replace(&mut self.state, State::Ended) else {
            return Ok(0);
        };
        match decoder.read(into) {
            Ok(0) => {
                self.state = State::Between(decoder.into_inner());
                Ok(0)
            }
            Ok(read) => {
                self.began = true;
                self.state = State::Inside(decoder);
                Ok(read)
            }
            Err(cause) => self.give_up(decoder.into_inner(), cause),
        }
    }

    /// The next member may lie inside what the damaged one took for its own.
    fn give_up(&mut self, mut tape: Tape<Bytes>, cause: io::Error) -> io::Result<usize> {
        tape.rewind(1);
        self.state = State::Between(tape);
        self.ahead.clear();
        if std::mem::replace(&mut self.searching, true) {
            return Ok(0);
        }
        Err(io::Error::new(io::ErrorKind::InvalidData, Damaged { began: self.began, cause }))
    }
}

impl Read for Members {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.ahead.is_empty() {
                let read = self.ahead.as_slice().read(into)?;
                self.ahead.drain(..read);
                return Ok(read);
            }
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Ended => return Ok(0),
                State::Between(tape) => self.begin(tape)?,
                inside @ State::Inside(_) => {
                    self.state = inside;
                    match self.unpack(into)? {
                        0 => {}
                        read => return Ok(read),
                    }
                }
            }
        }
    }
}

/// Goes to where the next member begins; false where there is none.
fn find(tape: &mut Tape<Bytes>) -> io::Result<bool> {
    loop {
        if begins_member(tape.peek(MAGIC)?) {
            return Ok(true);
        }
        let ahead = tape.peek(CHUNK)?;
        if ahead.len() < MAGIC {
            return Ok(false);
        }
        let found = ahead.windows(MAGIC).position(begins_member);
        let passed = found.unwrap_or(ahead.len() - MAGIC + 1);
        tape.consume(passed);
    }
}
