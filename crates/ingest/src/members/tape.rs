//! A stream that can be looked ahead in, and wound back to a mark.
//!
//! Archives are damaged in places. To find the next sound record, reading has to begin again just
//! behind where the damaged one began, also on streams that cannot seek.

use std::io::{self, BufRead, Read};

/// Bytes read at once.
const CHUNK: usize = 64 << 10;

/// Most bytes that are kept to be read again; behind a longer record reading goes on where it stands.
pub(super) const KEPT: usize = 12 << 20;

pub(super) struct Tape<R> {
    inner: R,
    /// What is kept: from the mark, or what is left of that, to as far as was read.
    bytes: Vec<u8>,
    mark: usize,
    at: usize,
    /// Bytes consumed before those that are kept.
    dropped: u64,
    /// An error met while looking ahead; it is told when the bytes before it are used up.
    failed: Option<io::Error>,
}

impl<R: Read> Tape<R> {
    pub(super) const fn new(inner: R) -> Self {
        Self { inner, bytes: Vec::new(), mark: 0, at: 0, dropped: 0, failed: None }
    }

    /// The next bytes without consuming them: `most`, or fewer where the stream ends or fails.
    pub(super) fn peek(&mut self, most: usize) -> io::Result<&[u8]> {
        while self.bytes.len() - self.at < most {
            match self.read_on() {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) if self.at == self.bytes.len() => return Err(error),
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            }
        }
        let end = self.bytes.len().min(self.at + most);
        Ok(&self.bytes[self.at..end])
    }

    /// Notes this place to come back to.
    pub(super) const fn mark(&mut self) {
        self.mark = self.at;
    }

    /// Goes back to `behind` bytes after the mark, or less far where these are no longer kept.
    pub(super) fn rewind(&mut self, behind: usize) {
        self.at = self.at.min(self.mark + behind);
    }

    /// What can be read without asking the stream below.
    pub(super) fn buffered(&self) -> &[u8] {
        &self.bytes[self.at..]
    }

    /// Bytes from the beginning of the stream to here.
    pub(super) const fn passed(&self) -> u64 {
        self.dropped + self.at as u64
    }

    fn read_on(&mut self) -> io::Result<usize> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        self.forget();
        let end = self.bytes.len();
        self.bytes.resize(end + CHUNK, 0);
        let read = loop {
            match self.inner.read(&mut self.bytes[end..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.bytes.truncate(end + *read.as_ref().unwrap_or(&0));
        read
    }

    /// Drops what nobody goes back to, in large pieces so that moving the rest costs little.
    fn forget(&mut self) {
        let kept = self.at - self.mark;
        let needless = if kept > KEPT { self.at } else { self.mark };
        if needless > CHUNK && needless * 2 > self.bytes.len() {
            self.bytes.drain(..needless);
            self.dropped += needless as u64;
            self.at -= needless;
            self.mark = self.mark.saturating_sub(needless);
        }
    }
}

impl<R: Read> Read for Tape<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Tape<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.bytes.len() {
            self.read_on()?;
        }
        Ok(&self.bytes[self.at..])
    }

    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.bytes.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_marked_is_read_again() {
        let mut tape = Tape::new(&b"abcdefgh"[..]);
        assert_eq!(tape.peek(2).unwrap(), b"ab");
        tape.consume(2);
        tape.mark();
        tape.consume(3);
        assert_eq!(tape.peek(9).unwrap(), b"fgh");
        tape.rewind(1);
        let mut rest = String::new();
        tape.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "defgh");
    }

    #[test]
    fn memory_is_bounded_with_and_without_a_new_mark() {
        for marking in [true, false] {
            let mut tape = Tape::new(io::repeat(b'a').take(100 << 20));
            let mut most = 0;
            while !tape.fill_buf().unwrap().is_empty() {
                let length = tape.fill_buf().unwrap().len();
                tape.consume(length);
                if marking {
                    tape.mark();
                }
                most = most.max(tape.bytes.len());
            }
            assert!(most <= if marking { 4 * CHUNK } else { 3 * KEPT }, "{most}");
        }
    }
}
