//! What several tests need.
#![allow(dead_code, reason = "each test uses some of it")]

pub(crate) mod server;
pub(crate) mod warc;
