//! Stories beside articles and records, for verbs that take either.

use super::Failure;
use crate::args::{ReadingOptions, StoryOptions};
use onrecord_ingest::Input;
use onrecord_store::Store;
use onrecord_story::Article;

/// The articles of the stories that a call names, and the inputs that are left to be read; none where nothing is.
pub(crate) fn told(
    options: &ReadingOptions,
    stories: &StoryOptions,
) -> Result<(Vec<Article>, Option<ReadingOptions>), Failure> {
    let (named, rest) = named(options, stories)?;
    if named.is_empty() {
        return Ok((Vec::new(), Some(rest)));
    }
    let store = stories.store.to_ask()?;
    let mut articles = Vec::new();
    for story in &named {
        for article in store.settled_articles(story)? {
            articles.push(article?);
        }
    }
    let is_left = !rest.inputs.is_empty();
    Ok((articles, is_left.then_some(rest)))
}

/// The names of stories among the inputs and options, each once, and the options without them.
fn named(
    options: &ReadingOptions,
    stories: &StoryOptions,
) -> Result<(Vec<String>, ReadingOptions), Failure> {
    let mut named = stories.story.clone();
    let mut rest = options.clone();
    if rest.inputs.iter().any(|input| may_be_story(input)) {
        let known = known(stories)?;
        let (found, left) =
            rest.inputs.into_iter().partition(|input| may_be_story(input) && known.contains(input));
        named.extend::<Vec<_>>(found);
        rest.inputs = left;
    }
    let mut seen = std::collections::BTreeSet::new();
    named.retain(|name| seen.insert(name.clone()));
    Ok((named, rest))
}

/// Whether an input is no file, address or standard input.
fn may_be_story(input: &str) -> bool {
    matches!(Input::parse(input), Ok(Input::Path(path)) if !path.exists())
}

/// The names of all stories; none where there is no store.
fn known(stories: &StoryOptions) -> Result<Vec<String>, Failure> {
    let path = stories.store.path()?;
    if !path.exists() {
        return Ok(Vec::new());
    }
    Ok(Store::open_for_asking(&path)?.story_names()?)
}
