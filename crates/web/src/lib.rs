//! Pages of onrecord. For now there is one: [`record_page`], the article with its statements
//! highlighted, in a single HTML file that needs no script and fetches nothing.

mod article;
mod blocks;
mod charges;
mod page;
mod palette;
mod segments;
mod times;

pub use page::{PageError, record_page};
