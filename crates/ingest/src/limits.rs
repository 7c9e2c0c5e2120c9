//! How much of anything is read. Every bound is named and reasoned here.

use std::time::Duration;

/// Most bytes of one input, as read and again after inflating: 10 MiB. The longest news pages have
/// some 5 MiB of markup; whatever is larger is a dump or an attack.
pub const MAX_BYTES: usize = 10 << 20;

/// Longest that fetching one URL may take, redirects and robots.txt included.
pub const FETCH_TIMEOUT: Duration = Duration::from_secs(30);

/// Most redirects followed from one URL. RFC 9110 (15.4) leaves the number open; browsers take 20,
/// robots.txt fetchers at least 5 (RFC 9309, 2.3.1.2).
pub const MAX_REDIRECTS: u32 = 8;

/// Most bytes of a robots.txt that are read: the 500 KiB of RFC 9309, 2.5.
pub const MAX_ROBOTS_BYTES: usize = 500 << 10;

/// Deepest nesting of elements that is kept. Browsers stop at 512; articles stay below 60.
pub(crate) const MAX_DEPTH: usize = 200;

/// Most formatting elements (`b`, `i`, `font`, …) inside one another. Tree builders copy all open
/// ones into every block, so that their number multiplies the tree.
pub(crate) const MAX_FORMATTING: usize = 16;

/// Most elements of one page. Pages of the public benchmarks have at most some 15,000.
pub(crate) const MAX_ELEMENTS: usize = 60_000;

/// Most attributes of one element.
pub(crate) const MAX_ATTRIBUTES: usize = 128;

/// Longest attribute name in bytes.
pub(crate) const MAX_ATTRIBUTE_NAME: usize = 64;

/// Longest attribute value in bytes; what is longer is cut there.
pub(crate) const MAX_ATTRIBUTE_VALUE: usize = 4096;

/// Most bytes of attributes of a whole page.
pub(crate) const MAX_ATTRIBUTE_BYTES: usize = 6 << 20;

/// Most bytes of text (between tags) of a whole page.
pub(crate) const MAX_PAGE_TEXT: usize = 4 << 20;

/// Most bytes of structured data (JSON-LD) of a whole page.
pub(crate) const MAX_STRUCTURED_DATA: usize = 1 << 20;

/// Stack of the thread in which the article extractor runs. It walks trees of [`MAX_DEPTH`] by
/// recursion in places.
pub(crate) const EXTRACTOR_STACK: usize = 64 << 20;
