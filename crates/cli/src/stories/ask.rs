//! `onrecord who`, `quote`, `variants` and `search`.

use super::{Failure, show, verb};
use crate::args::{QuoteOptions, SearchOptions, SearchPlace, VariantsOptions, WhoOptions};
use crate::exit::Exit;
use onrecord_record::words;
use onrecord_store::Wanted;
use onrecord_story::asked::Sayings;
use onrecord_story::formats;

/// Prints what somebody said.
pub(crate) fn who(options: &WhoOptions) -> Exit {
    verb("who", || {
        let store = options.store.to_ask()?;
        let story = options.story.as_deref();
        let sayings = store.who(&options.name, story, options.limit.number())?;
        if sayings.people.is_empty() && sayings.candidates.is_empty() {
            return Err(Failure::Usage(nobody(options)));
        }
        show(&sayings, options.answer, formats::who_page, formats::who_csv)?;
        if sayings.people.is_empty() {
            Err(Failure::Usage(unclear(&sayings)))
        } else {
            Ok(Exit::Done)
        }
    })
}

/// Says that nobody is called so.
fn nobody(options: &WhoOptions) -> String {
    let place = options.story.as_ref().map_or_else(
        || "no story of this store".to_owned(),
        |story| format!("the story {}", words::quoted(story)),
    );
    let name = words::quoted(&options.name);
    format!(
        "nobody called {name} says anything in {place}; onrecord search finds words of articles"
    )
}

/// Says that a name may mean several.
fn unclear(sayings: &Sayings) -> String {
    let name = words::quoted(&sayings.asked);
    match sayings.candidates.as_slice() {
        [one] => format!(
            "nobody is called {name}; if you mean {}, give that name",
            words::quoted(&one.name)
        ),
        _ => format!(
            "{name} does not say who is meant; give the whole name of one of these, or the key that stands below it (“person: …”)"
        ),
    }
}

/// Prints who carried some words.
pub(crate) fn quote(options: &QuoteOptions) -> Exit {
    verb("quote", || {
        let store = options.store.to_ask()?;
        let story = options.story.as_deref();
        let carried = store.quote(&options.words, story, options.limits())?;
        show(&carried, options.answer, formats::quote_page, formats::quote_csv)?;
        Ok(Exit::Done)
    })
}

/// Prints where outlets differ.
pub(crate) fn variants(options: &VariantsOptions) -> Exit {
    verb("variants", || {
        let store = options.store.to_ask()?;
        let variations = store.variants(options.story.name(), options.limit.number())?;
        show(&variations, options.answer, formats::variants_page, formats::variants_csv)?;
        Ok(Exit::Done)
    })
}

/// Prints where words stand.
pub(crate) fn search(options: &SearchOptions) -> Exit {
    verb("search", || {
        let wanted = wanted(options)?;
        let findings = options.store.to_ask()?.search(&wanted)?;
        show(&findings, options.answer, formats::search_page, formats::search_csv)?;
        Ok(Exit::Done)
    })
}

fn wanted(options: &SearchOptions) -> Result<Wanted, Failure> {
    let days = options.days();
    days.check().map_err(Failure::Usage)?;
    let of_statements = options.speaker.is_some() || options.stance.is_some();
    if of_statements && options.place == Some(SearchPlace::Articles) {
        let reason = "--speaker and --stance are of statements, and --in articles asks for none";
        return Err(Failure::Usage(format!("{reason}; leave one of them out")));
    }
    Ok(Wanted {
        words: options.words.join(" "),
        story: options.story.clone(),
        speaker: options.speaker.clone(),
        outlet: options.outlet.clone(),
        stance: options.stance,
        from: days.from,
        to: days.to,
        statements: options.place != Some(SearchPlace::Articles),
        articles: options.place != Some(SearchPlace::Statements) && !of_statements,
        limit: options.limit as usize,
    })
}
