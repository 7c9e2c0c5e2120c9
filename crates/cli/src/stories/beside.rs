//! Stories beside articles and records, for verbs that take either.

use super::Failure;
use crate::args::{ReadingOptions, StoryOptions};
use crate::reading::complain;
use onrecord_ingest::Input;
use onrecord_record::{Record, words};
use onrecord_store::{Store, story_name};
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
    let articles = store.at_one_moment(|| {
        let mut articles = Vec::new();
        for story in &named {
            for article in store.settled_articles(story)? {
                articles.push(article?);
            }
        }
        Ok(articles)
    })?;
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
        let (found, left) = rest
            .inputs
            .into_iter()
            .partition(|input| may_be_story(input) && known.contains(&story_name(input)));
        named.extend::<Vec<_>>(found);
        unknown(&left, &known);
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

/// The records of the stories that a call names, as far as they are wanted, and the inputs that are left to be read; none where nothing is.
/// Where a statement is looked for by how its id begins, the store knows where it is.
pub(crate) fn records(
    options: &ReadingOptions,
    stories: &StoryOptions,
    statement: Option<&str>,
    is_wanted: impl Fn(&Record) -> bool,
) -> Result<(Vec<Record>, Option<ReadingOptions>), Failure> {
    let (named, rest) = named(options, stories)?;
    if named.is_empty() {
        return Ok((Vec::new(), Some(rest)));
    }
    let store = stories.store.to_ask()?;
    let mut records = Vec::new();
    for story in &named {
        let articles = match statement {
            Some(id) => store.articles_with(story, id)?,
            None => store.articles(story)?,
        };
        for record in articles {
            records.extend(Some(record?).filter(&is_wanted));
        }
    }
    let is_left = !rest.inputs.is_empty();
    Ok((records, is_left.then_some(rest)))
}

/// Says of inputs that are no files, and may be names of stories by their letters, that there is no such story.
fn unknown(inputs: &[String], known: &[String]) {
    let others =
        if known.is_empty() { String::new() } else { format!(" (there is {})", known.join(", ")) };
    let is_name = |input: &&String| may_be_story(input) && !input.contains(['.', '/', '\\']);
    for input in inputs.iter().filter(is_name) {
        complain(&format!("there is no story {}{others}", words::quoted(input)));
    }
}
