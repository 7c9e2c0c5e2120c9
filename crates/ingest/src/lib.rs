//! Bytes to source: where an article's text, title, authors and dates come from.
//!
//! [`load`] gets the bytes of an [`Input`] (a file, standard input or a web address) within limits;
//! [`parse`] reads them as a [`Source`]. Only `load` touches the outside: `parse` is a pure
//! function of bytes and [`Hints`].
//!
//! ```
//! use onrecord_ingest::{Form, Hints, Raw, parse};
//! let page = "<title>Bridge to close</title><article><h1>Bridge to close</h1>\
//!     <p>The council voted on Tuesday to close the bridge.</p></article>";
//! let raw = Raw { bytes: page.into(), uri: Some("bridge.html".into()), ..Raw::default() };
//! let source = parse(&raw, &Hints::default())?;
//! assert_eq!(source.form, Form::Html);
//! assert_eq!(source.text.as_str(), "Bridge to close\n\nThe council voted on Tuesday to close the bridge.");
//! # Ok::<(), onrecord_ingest::IngestError>(())
//! ```
//!
//! # What is kept harmless
//! Inputs beyond [`MAX_BYTES`], compressed or inflated, are refused. HTML is written anew within
//! bounds on depth, attributes and tags before any tree is built of it.

mod article;
mod byline;
mod charset;
mod cut;
mod date;
mod error;
mod form;
mod html;
mod inflate;
mod input;
mod language;
mod limits;
mod load;
mod markdown;
mod members;
mod net;
mod page;
mod parse;
mod plain;
mod source;

pub use error::IngestError;
pub use input::Input;
pub use limits::{FETCH_TIMEOUT, MAX_BYTES, MAX_REDIRECTS, MAX_ROBOTS_BYTES};
pub use load::{LoadOptions, Raw, load};
pub use members::{
    Member, MemberOptions, Members, Origin, Passed, Refusal, Tally, Within, members,
    members_of_bytes,
};
pub use parse::{Hints, parse};
pub use source::{Form, Furniture, Notice, Source};
