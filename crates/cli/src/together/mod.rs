//! `onrecord timeline`, `onrecord due` and `onrecord claims`: articles or records in, one timeline, diary or ledger out.

mod claims;
mod records;

pub(crate) use claims::claims;
use records::{Held, held, may_be_article};

use crate::args::{
    DueFormat, DueOptions, ReadingOptions, StoryOptions, TimelineFormat, TimelineOptions,
};
use crate::exit::Exit;
use crate::look;
use crate::reading::{self, Inputs, Job, Stop, Tally, UsageError, complain};
use crate::stories;
use onrecord_ingest::Input;
use onrecord_record::Record;
use onrecord_story::formats::{self, FormatError};
use onrecord_story::{Article, Diary, Timeline};
use std::io::Write as _;

/// Prints the timeline of what the options name.
pub(crate) fn timeline(options: &TimelineOptions) -> Exit {
    reading::verb("timeline", is_given(&options.reading, &options.stories), || {
        options.days.check().map_err(UsageError)?;
        together(&options.reading, &options.stories, |articles| {
            let whole = Timeline::of(articles);
            let undated = whole.undated.len();
            let timeline = whole.between(options.days.from, options.days.to);
            let left_out = left_out(&timeline, undated, options.format());
            if left_out > 0 && !options.reading.quiet {
                let entries = entries(left_out);
                complain(&format!(
                    "{entries} without a date left out; --format terminal without --from and --to shows all"
                ));
            }
            timeline_as(options, &timeline)
        })
    })
}

/// Prints the diary of what the options name.
pub(crate) fn due(options: &DueOptions) -> Exit {
    reading::verb("due", is_given(&options.reading, &options.stories), || {
        options.days.check().map_err(UsageError)?;
        together(&options.reading, &options.stories, |articles| {
            let whole = Diary::of(articles);
            let whole = match &options.who {
                Some(name) => whole.owed_by(name),
                None => whole,
            };
            let open = whole.open.len();
            let diary = whole.between(options.days.from, options.days.to);
            if diary.open.len() < open && !options.reading.quiet {
                let entries = entries(open);
                complain(&format!(
                    "{entries} without a date left out; without --from and --to all are shown"
                ));
            }
            diary_as(options, &diary)
        })
    })
}

/// Whether there is anything to be read or asked without standard input.
fn is_given(options: &ReadingOptions, stories: &StoryOptions) -> bool {
    !options.inputs.is_empty() || !stories.story.is_empty()
}

/// Reads all inputs and takes all stories, makes one thing of them and prints it.
fn together(
    options: &ReadingOptions,
    stories: &StoryOptions,
    make: impl FnOnce(Vec<Article>) -> Result<String, FormatError>,
) -> Result<Exit, UsageError> {
    let (mut articles, rest) = stories::told(options, stories)?;
    let Some(rest) = rest else { return Ok(print(make(articles), Tally::default())) };
    let inputs = Inputs::new(&rest)?;
    let (read, tally) = all(&rest, &inputs, |record| Article::of(&record));
    articles.extend(read);
    Ok(if articles.is_empty() && tally.out() == 0 {
        tally.exit()
    } else {
        print(make(articles), tally)
    })
}

/// What is made of every record of all inputs, in their order.
pub(crate) fn all<T: Send>(
    options: &ReadingOptions,
    inputs: &Inputs,
    make: impl Fn(Record) -> T + Sync,
) -> (Vec<T>, Tally) {
    let (mut made, mut has_article) = (Vec::new(), false);
    let read = |job: &Job, input: &Input| held(job, input, &make);
    let tally = inputs.each(may_be_article, read, |_, held: Held<T>| {
        made.extend(held.made);
        has_article |= held.is_article;
        held.left_out.map_or(Ok(()), |reason| Err(Stop::Part(reason)))
    });
    let only_records = !has_article && tally.out() > 0;
    if let Some(sentence) = idle(&options.for_articles())
        && only_records
        && !options.quiet
    {
        complain(&sentence);
    }
    (made, tally)
}

/// Says that options for the reading of articles changed nothing, where some were given.
fn idle(given: &[&str]) -> Option<String> {
    let verb = if given.len() == 1 { "changes" } else { "change" };
    let named = given.join(", ");
    (!given.is_empty()).then(|| {
        format!("{named} {verb} nothing: the inputs are records, which are taken as they were read")
    })
}

/// Prints what was made of the inputs.
pub(crate) fn print(made: Result<String, FormatError>, mut tally: Tally) -> Exit {
    let written = made.map_err(|error| Stop::All(error.to_string())).and_then(|text| {
        let mut out = std::io::stdout().lock();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        written.map_err(|cause| Stop::on_stdout(&cause))
    });
    match written {
        Ok(()) | Err(Stop::Unheard) => tally.exit(),
        Err(stop) => {
            let _ = tally.count(Err(stop), complain);
            Exit::Nothing
        }
    }
}

fn timeline_as(options: &TimelineOptions, timeline: &Timeline) -> Result<String, FormatError> {
    let page = || formats::timeline_page(timeline);
    match options.format() {
        TimelineFormat::Terminal => Ok(page().terminal(look::on_stdout(options.reading.color))),
        TimelineFormat::Json => formats::json(timeline),
        TimelineFormat::Csv => formats::timeline_csv(timeline),
        TimelineFormat::Ics => formats::timeline_ics(timeline),
        TimelineFormat::Timelinejs => formats::timelinejs(timeline),
        TimelineFormat::Markdown => Ok(page().markdown()),
    }
}

fn diary_as(options: &DueOptions, diary: &Diary) -> Result<String, FormatError> {
    let page = || formats::diary_page(diary);
    match options.format() {
        DueFormat::Terminal => Ok(page().terminal(look::on_stdout(options.reading.color))),
        DueFormat::Json => formats::json(diary),
        DueFormat::Csv => formats::diary_csv(diary),
        DueFormat::Ics => formats::diary_ics(diary),
        DueFormat::Markdown => Ok(page().markdown()),
    }
}

/// How many entries of a timeline are not shown because their date is not known, or not to this format.
fn left_out(shown: &Timeline, undated: usize, format: TimelineFormat) -> usize {
    let dated = shown.dated.iter();
    match format {
        TimelineFormat::Ics => undated + dated.filter(|entry| !formats::can_hold(entry)).count(),
        TimelineFormat::Timelinejs => undated,
        _ => undated - shown.undated.len(),
    }
}

fn entries(number: usize) -> String {
    if number == 1 { "1 entry".to_owned() } else { format!("{number} entries") }
}
