//! Source text and what points at it.
//!
//! Everything onrecord says is a stretch of a preserved text. This room holds that text
//! ([`SourceText`]), the stretches ([`Span`], which carries the unit it counts in) and the units
//! that later stages speak of ([`Token`], [`Sentence`], [`Paragraph`]). It does no I/O and knows
//! no model.
//!
//! ```
//! use onrecord_text::{SourceText, Span};
//! let text = SourceText::new("“Yes,” she said.".to_owned())?;
//! let yes = Span::new(3, 6); // bytes: the opening mark takes three
//! assert_eq!(text.slice(yes), "Yes");
//! assert_eq!(text.to_chars(yes), Span::new(1, 4)); // code points
//! # Ok::<(), onrecord_text::TooLong>(())
//! ```

mod source;
mod span;
mod unit;

pub use source::{SourceText, TooLong};
pub use span::{Bytes, Chars, Sentences, Span, Tokens};
pub use unit::{Paragraph, Sentence, Token, TokenKind};
