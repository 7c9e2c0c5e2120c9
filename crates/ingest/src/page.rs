//! What the readers of the three forms hand over.

use crate::Notice;
use crate::html::Block;
use onrecord_record::Published;

/// An HTML or Markdown document taken apart.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) title: Option<String>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) byline: Vec<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<Published>,
    /// Language as the document declares it.
    pub(crate) language: Option<String>,
    pub(crate) notices: Vec<Notice>,
}

impl Page {
    /// Title, blank line, then the blocks with one blank line between them.
    pub(crate) fn text(&self) -> String {
        let blocks = self.blocks.iter().map(|block| block.text.as_str());
        self.title.as_deref().into_iter().chain(blocks).collect::<Vec<_>>().join("\n\n")
    }
}
