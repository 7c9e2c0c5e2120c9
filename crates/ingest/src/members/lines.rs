//! JSON Lines: an article to a line.

use super::open::{Bytes, Place, archived, key_of_address};
use super::{Context, Refusal, Step};
use crate::article::{self, Label};
use crate::{IngestError, Raw};
use std::io::{BufRead, BufReader, Read};

/// Lines that may be refused one after the other before the first article; then the file is none of
/// articles, and is refused once.
const GIVE_UP: u64 = 100;

pub(super) struct Lines {
    reader: BufReader<Bytes>,
    place: Place,
    context: Context,
    number: u64,
    refused: u64,
    ended: bool,
    /// Whether nothing but empty lines was met.
    is_bare: bool,
}

/// A line as far as it was read.
enum Line {
    Whole(Vec<u8>),
    TooLong,
}

impl Lines {
    pub(super) fn new(stream: Bytes, place: Place, context: &Context) -> Self {
        Self {
            reader: BufReader::with_capacity(64 << 10, stream),
            place,
            context: context.clone(),
            number: 0,
            refused: 0,
            ended: false,
            is_bare: true,
        }
    }

    /// The next line without its end; none behind the last one. No more than a line's limit is held.
    fn line(&mut self) -> std::io::Result<Option<Line>> {
        let most = self.context.limit() as u64 + 2;
        let mut bytes = Vec::new();
        (&mut self.reader).take(most).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let ended = bytes.ends_with(b"\n");
        let length = bytes.trim_ascii_end().len();
        if length > self.context.limit() {
            if !ended {
                self.reader.skip_until(b'\n')?;
            }
            return Ok(Some(Line::TooLong));
        }
        bytes.truncate(length);
        Ok(Some(Line::Whole(bytes)))
    }

    fn name(&self) -> String {
        format!("line {} of {}", self.number, self.place.name)
    }

    fn step(&mut self, line: Line) -> Step {
        let name = self.name();
        let step = match line {
            Line::TooLong => Err(IngestError::TooLarge { name, limit: self.context.limit() }),
            Line::Whole(bytes) => {
                article::label(&bytes, &name).map(|label| self.article(bytes, label))
            }
        };
        match step {
            Ok(member) => {
                // One article, and the file is one of articles.
                self.refused = GIVE_UP;
                member
            }
            Err(error) => self.refuse(&error),
        }
    }

    fn article(&self, bytes: Vec<u8>, label: Label) -> Step {
        let key = match (&label.url, &label.id) {
            (Some(url), _) => key_of_address(url),
            (None, Some(id)) => self.place.key_of(id),
            (None, None) => self.place.key_of_bytes(&bytes),
        };
        let id = label.id.unwrap_or_else(|| self.number.to_string());
        let raw = Raw {
            bytes,
            uri: Some(label.url.clone().unwrap_or_else(|| self.place.member(&id))),
            address: label.url,
            media_type: Some(article::MEDIA_TYPE.to_owned()),
            ..Raw::default()
        };
        archived(key, raw, self.place.within(self.number), &self.context)
    }

    /// Behind the last line; a file without any is refused.
    fn finish(&mut self) -> Option<Step> {
        self.ended = true;
        let error = IngestError::Empty { name: self.place.name.clone() };
        self.is_bare.then(|| Step::refused(&self.place.name, &error))
    }

    fn refuse(&mut self, error: &IngestError) -> Step {
        if self.refused + 1 == GIVE_UP {
            self.ended = true;
            let reason = format!(
                "none of the first {GIVE_UP} lines of {} is an article in JSON; check that it is a JSON Lines file",
                self.place.name
            );
            return Step::Refused(Refusal { name: self.place.name.clone(), reason });
        }
        self.refused += u64::from(self.refused < GIVE_UP);
        Step::refused(&self.name(), error)
    }

    /// What is behind a damaged place in a compressed stream cannot be read.
    fn broken(&mut self, cause: &std::io::Error) -> Step {
        self.ended = true;
        let name = &self.place.name;
        let reason = format!(
            "{name} cannot be read behind its line {} ({cause}); fetch or copy it again",
            self.number
        );
        Step::Refused(Refusal { name: name.clone(), reason })
    }
}

impl Iterator for Lines {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        while !self.ended {
            match self.line() {
                Ok(None) => return self.finish(),
                Ok(Some(Line::Whole(bytes))) if bytes.is_empty() => self.number += 1,
                Ok(Some(line)) => {
                    self.number += 1;
                    self.is_bare = false;
                    return Some(self.step(line));
                }
                Err(cause) => return Some(self.broken(&cause)),
            }
        }
        None
    }
}
