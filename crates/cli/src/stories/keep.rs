//! `onrecord story`: stories begun, listed, removed, and what is decided in them.

use super::{Failure, say, shell, show, verb};
use crate::args::{
    ChangesOfStory, ListedStories, NewStory, PeopleOfStory, RemovedStory, RereadStory, ShownStory,
    StoriesOptions, StoryVerb, TwoNames,
};
use crate::exit::Exit;
use crate::reading::{self, complain};
use onrecord_record::EntityKind;
use onrecord_record::words::{count, quoted};
use onrecord_store::{AddOptions, StoreError, Verdict, check_name};
use onrecord_story::formats;
use onrecord_story::people::name_key;
use std::io::{BufRead as _, IsTerminal as _, Write as _};

/// Carries out what the options name.
pub(crate) fn story(options: &StoriesOptions) -> Exit {
    verb(options.verb.called(), || match &options.verb {
        StoryVerb::New(options) => new(options),
        StoryVerb::List(options) => list(options),
        StoryVerb::Show(options) => shown(options),
        StoryVerb::Rm(options) => remove(options),
        StoryVerb::People(options) => people(options),
        StoryVerb::Same(options) => decide(options, Verdict::One),
        StoryVerb::Apart(options) => decide(options, Verdict::Two),
        StoryVerb::Undo(options) => undo(options),
        StoryVerb::Reread(options) => reread(options),
        StoryVerb::Export(options) => super::exchange::export(options),
        StoryVerb::Import(options) => super::exchange::import(options),
        StoryVerb::Changes(options) => changes(options),
    })
}

fn new(options: &NewStory) -> Result<Exit, Failure> {
    check_name(&options.name)?;
    let mut store = options.store.to_begin()?;
    store.new_story(&options.name)?;
    say(&format!(
        "the story {} is begun in {}; onrecord add {} FILE… fills it",
        quoted(&options.name),
        store.path().display(),
        shell::story(&options.name)
    ))?;
    Ok(Exit::Done)
}

fn list(options: &ListedStories) -> Result<Exit, Failure> {
    let shelf = options.store.to_ask()?.shelf()?;
    show(&shelf, options.answer, formats::stories_page, formats::stories_csv)?;
    Ok(Exit::Done)
}

fn shown(options: &ShownStory) -> Result<Exit, Failure> {
    let store = options.kept.store.to_ask()?;
    let contents = store.contents(options.kept.story.name(), options.limit.number())?;
    show(&contents, options.answer, formats::story_page, formats::story_csv)?;
    Ok(Exit::Done)
}

fn remove(options: &RemovedStory) -> Result<Exit, Failure> {
    let name = options.kept.story.name();
    let mut store = options.kept.store.to_write()?;
    let pages = store.story(name)?.pages as usize;
    let what = format!("the story {} with {}", quoted(name), count(pages, "article"));
    if !options.yes && !is_agreed(&what)? {
        say("nothing was removed")?;
        return Ok(Exit::Done);
    }
    store.remove_story(name)?;
    say(&format!("{what} is removed"))?;
    Ok(Exit::Done)
}

/// Asks whether something is to be removed.
fn is_agreed(what: &str) -> Result<bool, Failure> {
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Err(Failure::Usage(format!("say --yes to remove {what} without being asked")));
    }
    // Where nobody sees the question nobody answers it with yes.
    let _ = write!(std::io::stderr(), "remove {what}? [y/N] ");
    let mut answer = String::new();
    let read = stdin.lock().read_line(&mut answer);
    let answer = answer.trim().to_lowercase();
    Ok(read.is_ok() && matches!(answer.as_str(), "y" | "yes"))
}

fn people(options: &PeopleOfStory) -> Result<Exit, Failure> {
    let (story, words) = options.words();
    let cast = options.beside.store.to_ask()?.cast(story, words, options.limit.number())?;
    show(&cast, options.answer, formats::people_page, formats::people_csv)?;
    Ok(Exit::Done)
}

fn decide(options: &TwoNames, verdict: Verdict) -> Result<Exit, Failure> {
    let (story, [a, b]) = options.words();
    if name_key(a) == name_key(b) {
        return Err(Failure::Usage(format!("{} are one name; give two", pair(options))));
    }
    let mut store = options.beside.store.to_write()?;
    of_any_kind(options, |kind| store.decide(story, kind, (a, b), verdict))?;
    let are = match verdict {
        Verdict::One => "one and the same",
        Verdict::Two => "two",
    };
    say(&format!("{} are {are} from now on", pair(options)))?;
    Ok(Exit::Done)
}

/// Decides of the first kind that bears both names. Where none does, what is wrong is said of the first one.
fn of_any_kind(
    options: &TwoNames,
    mut decide: impl FnMut(EntityKind) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut unnamed = None;
    for kind in options.kinds() {
        match decide(kind) {
            Err(error @ StoreError::NobodyNamed { .. }) => unnamed = unnamed.or(Some(error)),
            decided => return decided,
        }
    }
    unnamed.map_or(Ok(()), Err)
}

fn undo(options: &TwoNames) -> Result<Exit, Failure> {
    let mut store = options.beside.store.to_write()?;
    let (story, [a, b]) = options.words();
    for kind in options.kinds() {
        if store.undo(story, kind, (a, b))? {
            say(&format!("what was said of {} is taken back", pair(options)))?;
            return Ok(Exit::Done);
        }
    }
    Err(Failure::Usage(format!(
        "nothing was said of {}; onrecord story people {} lists what was",
        pair(options),
        shell::story(story)
    )))
}

fn pair(options: &TwoNames) -> String {
    let (_, [a, b]) = options.words();
    format!("{} and {}", quoted(a), quoted(b))
}

fn changes(options: &ChangesOfStory) -> Result<Exit, Failure> {
    let (story, page) = options.words();
    let changes = options.beside.store.to_ask()?.changes(story, page)?;
    show(&changes, options.answer, formats::changes_page, formats::changes_csv)?;
    Ok(Exit::Done)
}

fn reread(options: &RereadStory) -> Result<Exit, Failure> {
    let name = options.kept.story.name();
    let mut store = options.kept.store.to_write()?;
    let pages = store.story(name)?.versions;
    let (reader, warning) =
        reading::reader(options.model, options.count).map_err(Failure::Nothing)?;
    warning.filter(|_| !options.quiet).iter().for_each(|words| complain(words));
    let bar = super::bar::Bar::new(Some(u64::from(pages)), options.quiet);
    let how = AddOptions { threads: options.threads.map_or(0, std::num::NonZero::get) };
    let report = store.reread(name, &reader, &how, |progress| {
        bar.at(progress.taken as u64);
        bar.told(progress);
    });
    bar.finish();
    let report = report?;
    super::report::refusals(&report, None)?;
    let progress = report.progress;
    let anew = count(progress.changed + progress.known, "article");
    if !options.quiet {
        say(&format!("{anew} read anew, {} of them otherwise than before", progress.changed))?;
    }
    Ok(if progress.refused == 0 { Exit::Done } else { Exit::SomeFailed })
}
