//! Fetching web pages: politely, within limits, and kept as WARC files where asked.

mod exchange;
mod robots;
mod session;
mod warc;

pub(crate) use session::fetch;
