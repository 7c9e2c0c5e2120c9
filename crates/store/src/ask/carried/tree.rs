//! Which telling of a quotation most plausibly follows which.

use super::tellings::Told;
use crate::ask::unpacked::texts;
use crate::{Store, StoreError};
use onrecord_record::Places;
use onrecord_story::variants::{self, Node, Witness};

/// Most tellings of which it is asked which follows which: each needs its article's text.
const MAX_WITNESSES: usize = 120;

impl Store {
    /// Which of the tellings that are told most plausibly follows which, and how many were looked at: of very many the first of each wording and
    /// those published first.
    pub(super) fn tree(&self, told: &[Told]) -> Result<(Vec<Node>, usize), StoreError> {
        let places = looked_at(told);
        let texts = texts(&self.connection, places.iter().map(|&place| told[place].article()))?;
        let mut witnesses = Vec::with_capacity(places.len());
        for &place in &places {
            let one = &told[place];
            let source = texts.of(one.article())?;
            let (map, credits) = (Places::new(source), variants::credits(source));
            witnesses.push(Witness::of(source, &map, one.telling.clone(), &credits));
        }
        let mut nodes = variants::stemma(&witnesses).nodes;
        for telling in nodes.iter_mut().flat_map(|node| &mut node.tellings) {
            *telling = places[*telling];
        }
        Ok((nodes, places.len()))
    }
}

/// The places of the tellings that a tree is made of, in their order.
fn looked_at(told: &[Told]) -> Vec<usize> {
    let mut places: Vec<_> = (0..told.len()).collect();
    if told.len() > MAX_WITNESSES {
        let is_first =
            |place: usize| place == 0 || told[place - 1].wording() != told[place].wording();
        places.sort_by_key(|&place| {
            let day = told[place].telling.published;
            (!is_first(place), day.is_none(), day, place)
        });
        places.truncate(MAX_WITNESSES);
        places.sort_unstable();
    }
    places
}
