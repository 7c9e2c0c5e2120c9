//! Web archives: the pages that servers answered with.
//!
//! Pages of a crawl are of all kinds. Here is told apart what the head of an answer tells; whether a
//! page holds an article is told by [`parse`](crate::parse), where pages are read in parallel
//! ([`Hints::crawled`](crate::Hints::crawled)). The archive's records are read here and not by a crate: those that
//! read them end at the first damaged record.

mod answer;
mod fields;
mod gzip;
mod record;

use super::open::{Bytes, Place, key_of_address, unpacked};
use super::sniff::{self, Packing};
use super::tape::Tape;
use super::{Context, Member, Passed, Step, Steps};
use crate::{Hints, IngestError, Raw, form, net};
use fields::Fields;
use jiff::{Timestamp, Unit};
use record::Records;
use std::io::Read;
use url::Url;

/// Paths of files that speak to programs (RFC 9309, 2.3; RFC 8615; the IAB's ads.txt).
const FOR_PROGRAMS: [&str; 6] =
    ["/robots.txt", "/ads.txt", "/app-ads.txt", "/security.txt", "/humans.txt", "/llms.txt"];

/// The pages of an archive.
pub(super) fn pages(mut tape: Tape<Bytes>, place: Place, context: &Context) -> Steps {
    let tape = match tape.peek(4).map(sniff::packing) {
        Ok(Packing::Gzip) => Tape::new(Box::new(gzip::Members::new(tape)) as Bytes),
        _ => Tape::new(unpacked(tape)),
    };
    let hints = Hints { crawled: true, ..context.options.hints.clone() };
    let context = context.clone();
    Box::new(Pages { records: Records::new(tape), place, context, hints, ended: false })
}

struct Pages {
    records: Records,
    place: Place,
    context: Context,
    hints: Hints,
    ended: bool,
}

/// Where a page lies and when it was captured.
struct Capture {
    address: String,
    retrieved: Option<String>,
    media_type: Option<String>,
    charset: Option<String>,
}

impl Iterator for Pages {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let step = match self.records.next() {
            None => return self.finish(),
            Some(Ok(head)) => {
                let step = self.take(&head);
                match self.records.end() {
                    Ok(()) => step,
                    Err(fault) => self.damaged(target(&head), fault),
                }
            }
            Some(Err(fault)) => self.damaged(None, fault),
        };
        Some(step)
    }
}

impl Pages {
    /// Behind the last record; a file without any is refused once.
    fn finish(&mut self) -> Option<Step> {
        if std::mem::replace(&mut self.ended, true) || self.records.number > 0 {
            return None;
        }
        let (name, cause) = (self.place.name.clone(), "it holds no record".to_owned());
        let error = IngestError::BadRecord { name: name.clone(), cause };
        Some(Step::refused(&name, &error))
    }

    fn damaged(&self, target: Option<&str>, cause: String) -> Step {
        let here = format!("record {} of {}", self.records.number, self.place.name);
        let name = target.map_or_else(|| here.clone(), |target| format!("{target} ({here})"));
        let error = IngestError::BadRecord { name: name.clone(), cause };
        Step::refused(&name, &error)
    }

    fn take(&mut self, head: &Fields) -> Step {
        let address = target(head).filter(|target| is_page_address(target));
        let kind = head.get("warc-type").unwrap_or_default().to_ascii_lowercase();
        match (kind.as_str(), address) {
            ("revisit", _) => Step::Passed(Passed::Revisit),
            ("response" | "resource", Some(address)) if is_for_programs(address) => {
                Step::Passed(Passed::ForPrograms)
            }
            ("response", Some(address)) if is_http(head) => self.answer(head, address.to_owned()),
            ("resource", Some(address)) => self.resource(head, address.to_owned()),
            _ => Step::Passed(Passed::Record),
        }
    }

    /// A page as a server answered with it.
    fn answer(&mut self, record: &Fields, address: String) -> Step {
        let answer = match Fields::read(&mut self.records.block()) {
            Ok(Some(answer)) => answer,
            Ok(None) => return self.damaged(Some(&address), "the answer has no head".to_owned()),
            Err(error) => return self.damaged(Some(&address), error.to_string()),
        };
        match answer::status(&answer) {
            Some(200) => {}
            Some(_) => return Step::Passed(Passed::Status),
            None => return self.damaged(Some(&address), "the answer has no status".to_owned()),
        }
        let capture = capture(record, address, answer.get("content-type"));
        self.page(capture, |stored, name, limit| answer::body(&answer, stored, name, limit))
    }

    /// A page that was archived without an answer.
    fn resource(&mut self, record: &Fields, address: String) -> Step {
        let capture = capture(record, address, record.get("content-type"));
        self.page(capture, |stored, _, _| Ok(stored))
    }

    fn page(
        &mut self,
        capture: Capture,
        body: impl FnOnce(Vec<u8>, &str, usize) -> Result<Vec<u8>, IngestError>,
    ) -> Step {
        if capture.media_type.as_deref().is_some_and(|kind| !is_page_type(kind)) {
            return Step::Passed(Passed::Media);
        }
        let (name, limit) = (capture.address.clone(), self.context.limit());
        let bytes = match self.stored(&name, limit) {
            Ok(stored) => body(stored, &name, limit),
            Err(step) => return step,
        };
        match bytes {
            Ok(bytes) if bytes.len() > limit => {
                Step::refused(&name, &IngestError::TooLarge { name: name.clone(), limit })
            }
            Ok(bytes) if capture.media_type.is_none() && !form::begins_as_html(&bytes) => {
                Step::Passed(Passed::Media)
            }
            Ok(bytes) => self.member(capture, bytes),
            Err(error) => Step::refused(&name, &error),
        }
    }

    /// The rest of the open record's block.
    fn stored(&mut self, name: &str, limit: usize) -> Result<Vec<u8>, Step> {
        let mut block = self.records.block();
        // Chunks add some bytes to a body.
        if block.left() > limit as u64 + limit as u64 / 8 {
            let error = IngestError::TooLarge { name: name.to_owned(), limit };
            return Err(Step::refused(name, &error));
        }
        let mut bytes = Vec::new();
        match block.read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(self.damaged(Some(name), error.to_string())),
        }
    }

    fn member(&self, capture: Capture, bytes: Vec<u8>) -> Step {
        let key = key_of_address(&capture.address);
        let raw = Raw {
            bytes,
            uri: Some(capture.address.clone()),
            address: Some(capture.address),
            media_type: capture.media_type,
            charset: capture.charset,
            retrieved: capture.retrieved,
            kept: None,
        };
        let within = Some(self.place.within(self.records.number));
        Step::Member(Box::new(Member { key, raw, hints: self.hints.clone(), within }))
    }
}

/// The address that a record is about; WARC/0.18 to 1.0 put it in angle brackets.
fn target(head: &Fields) -> Option<&str> {
    Some(head.get("warc-target-uri")?.trim_matches(['<', '>']))
}

fn is_page_address(address: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)))
}

fn is_for_programs(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    FOR_PROGRAMS.contains(&url.path()) || url.path().starts_with("/.well-known/")
}

fn is_http(head: &Fields) -> bool {
    let kind = head.get("content-type").map(|value| net::media_type(value).0);
    kind.is_none_or(|kind| kind.as_deref() == Some("application/http"))
}

fn is_page_type(media_type: &str) -> bool {
    matches!(media_type, "text/html" | "application/xhtml+xml" | "text/plain")
}

fn capture(record: &Fields, address: String, content_type: Option<&str>) -> Capture {
    let (media_type, charset) = content_type.map(net::media_type).unwrap_or_default();
    let retrieved = record.get("warc-date").and_then(moment);
    Capture { address, retrieved, media_type, charset }
}

/// RFC 3339, to the second, as fetched pages have it.
fn moment(date: &str) -> Option<String> {
    let moment: Timestamp = date.parse().ok()?;
    Some(moment.round(Unit::Second).unwrap_or(moment).to_string())
}
