//! Paragraph breaks that the extractor lost.
//!
//! Where a page is short or its article sits in a script, the extractor gives one stretch of text
//! for all of it. The page's own blocks tell where its paragraphs end.

use super::blocks::Block;

/// The extracted blocks; those that are several of the page's blocks in a row, parted again.
pub(super) fn restore(found: Vec<Block>, page: &[Block]) -> Vec<Block> {
    let mut from = 0;
    let mut restored = Vec::with_capacity(found.len());
    for block in found {
        match parted(&block.text, page, from) {
            Some((first, behind)) if behind > first + 1 => {
                restored.extend_from_slice(&page[first..behind]);
                from = behind;
            }
            _ => restored.push(block),
        }
    }
    restored
}

/// Places tried as the beginning of one stretch; pages repeat a headline a few times at most.
const MOST_TRIES: usize = 20;

/// The run of page blocks from `from` on whose words make up exactly this text.
fn parted(text: &str, page: &[Block], from: usize) -> Option<(usize, usize)> {
    let behind = page.iter().enumerate().skip(from);
    let starts = behind.filter(|(_, block)| text.starts_with(&block.text)).map(|(at, _)| at);
    starts.take(MOST_TRIES).find_map(|first| run(text, page, first).map(|behind| (first, behind)))
}

/// The index behind the run that begins at `first`. The extractor puts one space or none between
/// two blocks.
fn run(text: &str, page: &[Block], first: usize) -> Option<usize> {
    let mut rest = text;
    for (at, block) in page.iter().enumerate().skip(first) {
        rest = rest.strip_prefix(block.text.as_str())?.trim_start();
        if rest.is_empty() {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(texts: &[&str]) -> Vec<Block> {
        texts.iter().map(|text| Block { text: (*text).to_owned(), heading: false }).collect()
    }

    #[test]
    fn a_flattened_article_is_parted_at_the_pages_blocks() {
        let page =
            blocks(&["Bridge to close", "Bridge to close", "It is old.", "It is shut.", "Contact"]);
        let found = restore(blocks(&["Bridge to closeIt is old. It is shut."]), &page);
        assert_eq!(found, page[1..4]);
    }

    #[test]
    fn a_block_that_is_not_made_of_others_stays() {
        let page = blocks(&["It is", "old"]);
        let found = blocks(&["It is older.", "It is"]);
        assert_eq!(restore(found.clone(), &page), found);
    }
}
