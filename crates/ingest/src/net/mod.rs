//! Fetching web pages: politely, within limits, and kept as WARC files where asked.

mod exchange;
mod robots;
mod session;
mod warc;

pub(crate) use exchange::media_type;
pub(crate) use session::{Visitor, Wanted, fetch, is_local};
