//! The article as blocks of segments, each with the classes that show what it is.

use crate::blocks::{Block, Kind, blocks};
use crate::segments::{State, States};
use onrecord_record::{Places, Record, words};
use std::borrow::Cow;

/// The text with what is needed to cut it up. Segments are made block by block, when the page is
/// written: all of them at once would take many times the text's room.
pub(crate) struct Article<'p> {
    places: &'p Places<'p>,
    states: States,
    /// Colour number of each statement's speaker.
    colour_of: Vec<usize>,
    blocks: Vec<Block>,
}

/// One block as the page shows it.
pub(crate) struct BlockView<'p> {
    article: &'p Article<'p>,
    block: Block,
}

/// A stretch of the text in which nothing changes.
pub(crate) struct Segment<'p> {
    pub(crate) text: Cow<'p, str>,
    /// Indices of the statements that begin here.
    pub(crate) begins: Vec<usize>,
    /// Anchors of the events, obligations, conflicts and passages of voice that begin here.
    pub(crate) anchors: Vec<String>,
    /// Style classes, empty for plain text.
    pub(crate) class: String,
    /// Whether it is content of a statement.
    pub(crate) is_content: bool,
}

impl<'p> Article<'p> {
    pub(crate) fn new(record: &Record, places: &'p Places<'p>, colour_of: Vec<usize>) -> Self {
        let (states, blocks) = (States::of(record), blocks(&record.source));
        Self { places, states, colour_of, blocks }
    }

    pub(crate) fn blocks(&'p self) -> Vec<BlockView<'p>> {
        self.blocks.iter().map(|&block| BlockView { article: self, block }).collect()
    }

    pub(crate) fn has_headline(&self) -> bool {
        self.blocks.iter().any(|block| block.kind == Kind::Headline)
    }

    /// White space after the last block.
    pub(crate) fn tail(&self) -> Cow<'p, str> {
        let end = self.blocks.last().map_or(0, |block| block.end);
        self.text(end, self.places.len())
    }

    fn text(&self, start: u32, end: u32) -> Cow<'p, str> {
        words::visible(self.places.slice(start, end).unwrap_or_default())
    }

    fn segment(&self, start: u32, end: u32, state: Option<&State>) -> Segment<'p> {
        Segment {
            text: self.text(start, end),
            begins: self.states.beginning_at(start),
            anchors: self.states.told_at(start).map(str::to_owned).collect(),
            class: state.map(|state| self.class(state)).unwrap_or_default(),
            is_content: state.is_some_and(|state| state.content.is_some()),
        }
    }

    fn class(&self, state: &State) -> String {
        let mut classes = Vec::new();
        let mut add = |name: &str, letter: char, statement: Option<u32>| {
            let colour = statement.and_then(|place| self.colour_of.get(place as usize));
            classes.extend(colour.map(|colour| format!("{name} {letter}{colour}")));
        };
        add("said", 'c', state.content);
        add("inside", 'o', state.outer);
        add("who", 'k', state.source);
        add("cue", 'k', state.cue);
        if state.time.is_some() {
            classes.push("when".to_owned());
        }
        if state.own.is_some() {
            classes.push("own".to_owned());
        }
        classes.join(" ")
    }
}

impl<'p> BlockView<'p> {
    pub(crate) fn kind(&self) -> Kind {
        self.block.kind
    }

    /// White space of the text before the block.
    pub(crate) fn gap(&self) -> Cow<'p, str> {
        self.article.text(self.block.before, self.block.start)
    }

    /// The block's text, cut at every change inside it.
    pub(crate) fn segments(&self) -> Vec<Segment<'p>> {
        let (mut state, inside) = self.article.states.within(self.block.start, self.block.end);
        let mut segments = Vec::new();
        let mut start = self.block.start;
        for next in inside {
            segments.push(self.article.segment(start, next.point, state));
            (start, state) = (next.point, Some(next));
        }
        segments.push(self.article.segment(start, self.block.end, state));
        segments
    }
}
