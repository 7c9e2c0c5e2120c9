//! From what the user names to streams of members.

use super::sniff::{self, Kind, Packing, Promise};
use super::tape::Tape;
use super::zstd::Frames;
use super::{Context, Member, Passed, Step, Steps, Within, feed, folder, lines, once, warc};
use crate::load::read_stream;
use crate::{IngestError, Input, Raw, article, load, net};
use flate2::bufread::MultiGzDecoder;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use url::Url;

/// Where standard input stands. Whatever comes by it stands there, so that no page is known by this name alone.
const STDIN: &str = "-";

/// Any stream of bytes.
pub(super) type Bytes = Box<dyn Read + Send>;

/// What an input is called.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// In messages, as the user gave it.
    pub(super) name: String,
    /// Where it stands, whichever way the user named it.
    pub(super) key: String,
    /// Its address, if it was fetched.
    pub(super) address: Option<Url>,
}

impl Place {
    fn of_path(path: &Path) -> Self {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let key = absolute.display().to_string();
        Self { name: path.display().to_string(), key, address: None }
    }

    /// What one of its members is called in messages and records.
    pub(super) fn member(&self, id: &str) -> String {
        format!("{}#{id}", self.name)
    }

    /// The key of one of its members that has an id and no address.
    pub(super) fn key_of(&self, id: &str) -> String {
        format!("{}#{id}", self.key)
    }

    /// The key of one of its members that has nothing of its own but its bytes. Its number is none: what is put in before
    /// it would change that.
    pub(super) fn key_of_bytes(&self, bytes: &[u8]) -> String {
        self.key_of(&digest(bytes))
    }

    /// Where its member of this number stands.
    pub(super) fn within(&self, number: u64) -> Within {
        Within { archive: self.key.clone(), number }
    }
}

/// The address of an article as its key: without the fragment, which names a place in the page.
pub(super) fn key_of_address(address: &str) -> String {
    match Url::parse(address) {
        Ok(mut url) => {
            url.set_fragment(None);
            url.into()
        }
        Err(_) => address.to_owned(),
    }
}

/// `sha256:` and the digest of the bytes.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold("sha256:".to_owned(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

pub(super) fn input(input: &Input, context: &Context) -> Steps {
    match input {
        Input::Path(path) if path.is_dir() => Box::new(folder::Folder::new(path, context)),
        Input::Path(path) => named(path, context),
        Input::Stdin => {
            let place = Place { name: input.to_string(), key: STDIN.to_owned(), address: None };
            stream(place, counted(Box::new(io::stdin()), context), context)
        }
        Input::Url(url) => address(url, context),
    }
}

/// Bytes in memory, under a name.
pub(super) fn held(name: &str, bytes: Vec<u8>, context: &Context) -> Steps {
    let place = Place { name: name.to_owned(), key: name.to_owned(), address: None };
    let tape = counted(Box::new(io::Cursor::new(bytes)), context);
    match sniff::by_name(Path::new(name)) {
        Promise::Kind(Kind::Article) | Promise::Open(_) => stream(place, tape, context),
        Promise::Kind(kind) => contained(kind, place, tape, context),
    }
}

/// A file that the user named.
fn named(path: &Path, context: &Context) -> Steps {
    match sniff::by_name(path) {
        Promise::Kind(Kind::Article) => whole(path, context),
        Promise::Kind(kind) => opened(kind, path, context),
        Promise::Open(_) => match kind_of(path) {
            Some(kind) => opened(kind, path, context),
            None => whole(path, context),
        },
    }
}

/// A file of a folder. The user named the folder: a file that may be an article or not and is none
/// is passed over.
pub(super) fn found(path: &Path, context: &Context) -> Steps {
    match sniff::by_name(path) {
        Promise::Kind(_) => named(path, context),
        Promise::Open(extension) => match kind_of(path) {
            Some(Kind::Feed) => opened(Kind::Feed, path, context),
            _ if extension == "json" && is_article(path, context) => whole(path, context),
            _ => once(Step::Passed(Passed::File(extension))),
        },
    }
}

fn is_article(path: &Path, context: &Context) -> bool {
    let raw = load(&Input::Path(path.to_owned()), &context.options.load);
    raw.is_ok_and(|raw| article::label(&raw.bytes, "").is_ok())
}

/// An input that is one article.
fn whole(path: &Path, context: &Context) -> Steps {
    let place = Place::of_path(path);
    once(match load(&Input::Path(path.to_owned()), &context.options.load) {
        Ok(raw) => {
            context.count(raw.bytes.len());
            // What comes by a pipe stands nowhere: its name will be that of something else.
            let key = if path.is_file() { place.key } else { place.key_of_bytes(&raw.bytes) };
            member(key, raw, context)
        }
        Err(error) => Step::refused(&place.name, &error),
    })
}

/// A page as it stands now.
fn member(key: String, raw: Raw, context: &Context) -> Step {
    Step::Member(Box::new(Member { key, raw, hints: context.options.hints.clone(), within: None }))
}

/// A member of an archive.
pub(super) fn archived(key: String, raw: Raw, within: Within, context: &Context) -> Step {
    let hints = context.options.hints.clone();
    Step::Member(Box::new(Member { key, raw, hints, within: Some(within) }))
}

/// What a file turns out to hold, if that is many articles.
fn kind_of(path: &Path) -> Option<Kind> {
    // A pipe would lose what is looked at.
    std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    let mut tape = Tape::new(File::open(path).ok()?);
    sniff::by_content(tape.peek(sniff::WINDOW).ok()?)
}

/// A file that holds many articles.
fn opened(kind: Kind, path: &Path, context: &Context) -> Steps {
    let place = Place::of_path(path);
    match File::open(path) {
        Ok(file) => contained(kind, place, counted(Box::new(file), context), context),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            let error = IngestError::Missing { path: path.to_owned() };
            once(Step::refused(&place.name, &error))
        }
        Err(cause) => {
            let error = IngestError::Unreadable { name: place.name.clone(), cause };
            once(Step::refused(&place.name, &error))
        }
    }
}

fn counted(inner: Bytes, context: &Context) -> Tape<Bytes> {
    Tape::new(Box::new(Counted { inner, context: context.clone() }))
}

/// A stream that tells how far it was read.
struct Counted {
    inner: Bytes,
    context: Context,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.context.count(read);
        Ok(read)
    }
}

/// A stream that only its bytes tell about.
fn stream(place: Place, mut tape: Tape<Bytes>, context: &Context) -> Steps {
    match tape.peek(sniff::WINDOW).map(sniff::by_content) {
        Ok(Some(kind)) => contained(kind, place, tape, context),
        Ok(None) => once(match read_stream(tape, &place.name, context.limit()) {
            Ok(bytes) => {
                let key = if place.key == STDIN { place.key_of_bytes(&bytes) } else { place.key };
                member(key, Raw { bytes, ..Raw::default() }, context)
            }
            Err(error) => Step::refused(&place.name, &error),
        }),
        Err(cause) => {
            let error = IngestError::Unreadable { name: place.name.clone(), cause };
            once(Step::refused(&place.name, &error))
        }
    }
}

fn contained(kind: Kind, place: Place, tape: Tape<Bytes>, context: &Context) -> Steps {
    match kind {
        Kind::Lines => Box::new(lines::Lines::new(unpacked(tape), place, context)),
        Kind::Warc => warc::pages(tape, place, context),
        Kind::Feed => feed::entries(unpacked(tape), place, context),
        Kind::Article => stream(place, tape, context),
    }
}

/// The stream without its compression.
pub(super) fn unpacked(mut tape: Tape<Bytes>) -> Bytes {
    match tape.peek(4).map(sniff::packing) {
        Ok(Packing::Gzip) => Box::new(MultiGzDecoder::new(tape)),
        Ok(Packing::Zstd) => Box::new(Frames::new(tape)),
        // An error comes back where the stream is read.
        Ok(Packing::None) | Err(_) => Box::new(tape),
    }
}

/// What lies at an address: a feed, a file that holds many articles, or a page.
fn address(url: &Url, context: &Context) -> Steps {
    let raw = match net::Visitor::default().fetch(url, &context.options.load, net::Wanted::Any) {
        Ok(raw) => raw,
        Err(error) => return once(Step::refused(url.as_str(), &error)),
    };
    context.count(raw.bytes.len());
    let kind = sniff::by_content(&raw.bytes[..raw.bytes.len().min(sniff::WINDOW)]);
    let Some(kind) = kind else { return once(page(url, raw, context)) };
    let address = raw.address.as_deref().and_then(|address| Url::parse(address).ok());
    let place = Place { name: url.to_string(), key: key_of_address(url.as_str()), address };
    contained(kind, place, Tape::new(Box::new(io::Cursor::new(raw.bytes))), context)
}

/// A fetched page, if its media type is one that holds articles.
pub(super) fn page(url: &Url, raw: Raw, context: &Context) -> Step {
    match raw.media_type.clone().filter(|kind| !crate::form::readable_type(kind)) {
        Some(media_type) => {
            let error = IngestError::MediaType { name: url.to_string(), media_type };
            Step::refused(url.as_str(), &error)
        }
        None => member(key_of_address(url.as_str()), raw, context),
    }
}
