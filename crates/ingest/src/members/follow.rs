//! The pages that a feed names, fetched one at a time.

use super::feed::{Named, held};
use super::open::{Place, page};
use super::{Context, Step};
use crate::IngestError;
use crate::net::{Visitor, Wanted, is_local};
use std::time::Instant;
use url::Url;

/// Fetches each page when it is asked for.
pub(super) struct Follow {
    named: std::vec::IntoIter<Named>,
    place: Place,
    context: Context,
    visitor: Visitor,
    /// The host that was asked last, and when its answer was there.
    last: Option<(String, Instant)>,
}

impl Follow {
    pub(super) fn new(named: Vec<Named>, place: Place, context: &Context) -> Self {
        let asked = place.address.as_ref().map(host).map(|host| (host, Instant::now()));
        Self {
            named: named.into_iter(),
            place,
            context: context.clone(),
            visitor: Visitor::default(),
            last: asked,
        }
    }

    /// Like the first address itself, the pages that it names are fetched from the reader's own
    /// network only if it lies there.
    fn is_allowed(&self, url: &Url) -> bool {
        !is_local(url) || self.place.address.as_ref().is_some_and(is_local)
    }

    fn fetch(&mut self, url: &Url) -> Step {
        if !self.is_allowed(url) {
            let cause = format!("the feed {} names a place in the local network", self.place.name);
            let error = IngestError::BadUrl { url: url.to_string(), cause };
            return Step::refused(url.as_str(), &error);
        }
        self.wait(url);
        let raw = self.visitor.fetch(url, &self.context.options.load, Wanted::Article);
        self.last = Some((host(url), Instant::now()));
        match raw {
            Ok(raw) => page(url, raw, &self.context),
            Err(error) => Step::refused(url.as_str(), &error),
        }
    }

    /// Leaves a host that was asked just now in peace for a while.
    fn wait(&self, url: &Url) {
        if let Some((_, asked)) = self.last.as_ref().filter(|(last, _)| *last == host(url)) {
            let rest = self.context.options.pause.saturating_sub(asked.elapsed());
            std::thread::sleep(rest);
        }
    }
}

fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

impl Iterator for Follow {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let named = self.named.next()?;
        Some(match named.link.clone() {
            Some(link) => self.fetch(&link),
            None => held(named, &self.place, &self.context),
        })
    }
}
