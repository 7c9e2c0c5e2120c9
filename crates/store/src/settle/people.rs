//! Who is one and the same in the articles of a story.

use super::load::{Called, Entities};
use crate::StoreError;
use crate::decisions::rulings;
use crate::rows::word;
use onrecord_language::likeness::folded;
use onrecord_language::names::spelling::is_title;
use onrecord_record::EntityKind;
use onrecord_story::people::{Listed, Register, Who};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The people of a story: the key of each row.
pub(super) type People = HashMap<i64, String>;

/// One identity and all that it is called.
#[derive(Default)]
struct Gathered {
    kind: String,
    /// Names with how often each is used.
    names: BTreeMap<String, usize>,
    /// Folded words of all names.
    words: BTreeSet<String>,
}

/// Puts the people of a story together anew.
pub(super) fn settle(connection: &Connection, story: i64) -> Result<People, StoreError> {
    let entities = Entities::of(connection, story)?;
    let register = register(&entities, connection, story)?;
    let who: Vec<_> = entities.called.iter().map(|called| register.who(&listed(called))).collect();
    let labels = labels(&entities, connection, story)?;
    let keys: Vec<_> = entities
        .places
        .iter()
        .map(|place| {
            let page = entities.pages.get(&place.article).map_or("", String::as_str);
            let is_label = labels[place.called];
            (!is_label).then(|| key(&entities.called[place.called], &who[place.called], page))
        })
        .collect();
    let gathered = gather(&entities, &keys);
    let ids = write(connection, story, &gathered)?;
    let mut update = connection
        .prepare_cached("UPDATE entity SET person = ?3 WHERE article = ?1 AND number = ?2")?;
    for (place, key) in entities.places.iter().zip(&keys) {
        let person = key.as_ref().and_then(|key| ids.get(key.as_str())).copied();
        if person != place.person {
            update.execute((place.article, place.number, person))?;
        }
    }
    remove(connection, story, &gathered)?;
    Ok(ids.into_iter().map(|(key, id)| (id, key.to_owned())).collect())
}

fn register(
    entities: &Entities,
    connection: &Connection,
    story: i64,
) -> Result<Register, StoreError> {
    let mut register = Register::default();
    for (called, times) in entities.called.iter().zip(&entities.times) {
        register.add(&listed(called), *times);
    }
    register.close(&rulings(connection, story)?);
    Ok(register)
}

fn listed(called: &Called) -> Listed<'_> {
    let Called { kind, name, aliases, roles } = called;
    Listed { kind: *kind, name, aliases, roles }
}

/// Which of what is called something is no person, organisation or place but a label of the page: an outlet of the story that nothing shows to be
/// an organisation, or a title alone ("Minister" in a headline).
fn labels(
    entities: &Entities,
    connection: &Connection,
    story: i64,
) -> Result<Vec<bool>, StoreError> {
    let outlets = outlets(connection, story)?;
    let is_label = |called: &Called| {
        let words = folded(&called.name);
        let name = match words.as_slice() {
            [article, name @ ..] if article == "the" && !name.is_empty() => name,
            words => words,
        };
        let is_title = !name.is_empty() && name.iter().all(|word| is_title(word));
        called.kind == EntityKind::Other && (is_title || outlets.contains(name))
    };
    Ok(entities.called.iter().map(is_label).collect())
}

/// The names of the outlets of a story as words without an article.
fn outlets(connection: &Connection, story: i64) -> Result<BTreeSet<Vec<String>>, StoreError> {
    let mut select = connection.prepare_cached(
        "SELECT DISTINCT outlet FROM page JOIN article ON article.page = page.id
         WHERE page.story = ?1 AND outlet IS NOT NULL",
    )?;
    let names = select.query_map([story], |row| row.get::<_, String>(0))?;
    let mut outlets = BTreeSet::new();
    for name in names {
        let mut words = folded(&name?);
        if words.len() > 1 && words[0] == "the" {
            words.remove(0);
        }
        outlets.insert(words);
    }
    Ok(outlets)
}

/// The key of an identity. What is nobody but itself in its article has the article's page in it.
fn key(called: &Called, who: &Who, page: &str) -> String {
    let kind = word(&called.kind);
    match who {
        Who::Somebody(identity) => format!("{kind}: {identity}"),
        Who::InArticle(name) => format!("{kind}: {name} in {page}"),
    }
}

/// Everybody by key.
fn gather<'k>(entities: &Entities, keys: &'k [Option<String>]) -> BTreeMap<&'k str, Gathered> {
    // Whatever is so called thousands of times is looked at once.
    let mut times: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for (place, key) in entities.places.iter().zip(keys) {
        if let Some(key) = key {
            *times.entry((key, place.called)).or_default() += 1;
        }
    }
    let mut gathered: BTreeMap<&str, Gathered> = BTreeMap::new();
    for ((key, called), times) in times {
        gathered.entry(key).or_default().take(&entities.called[called], times);
    }
    gathered
}

impl Gathered {
    fn take(&mut self, called: &Called, times: usize) {
        self.kind = word(&called.kind);
        *self.names.entry(called.name.clone()).or_default() += times;
        let forms = called.aliases.iter().chain([&called.name]);
        self.words.extend(forms.flat_map(|form| folded(form)));
    }

    /// The fullest name; of equally full ones the commonest.
    fn name(&self) -> &str {
        let fullest = self.names.iter().max_by_key(|(name, times)| {
            (name.split_whitespace().count(), **times, std::cmp::Reverse(*name))
        });
        fullest.map_or("", |(name, _)| name)
    }
}

/// Writes who is new or has another name than before, and gives everybody's row.
fn write<'k>(
    connection: &Connection,
    story: i64,
    gathered: &BTreeMap<&'k str, Gathered>,
) -> Result<HashMap<&'k str, i64>, StoreError> {
    let known = known(connection, story)?;
    let known_words = known_words(connection, story)?;
    let none = BTreeSet::new();
    let mut ids = HashMap::with_capacity(gathered.len());
    for (key, one) in gathered {
        let (id, words) = match known.get(*key) {
            Some((id, name)) => {
                if name != one.name() {
                    connection
                        .prepare_cached("UPDATE person SET name = ?2 WHERE id = ?1")?
                        .execute((id, one.name()))?;
                }
                (*id, known_words.get(id).unwrap_or(&none))
            }
            None => (insert(connection, story, key, one)?, &none),
        };
        write_words(connection, id, words, &one.words)?;
        ids.insert(*key, id);
    }
    Ok(ids)
}

fn insert(connection: &Connection, story: i64, key: &str, one: &Gathered) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("INSERT INTO person (story, key, kind, name) VALUES (?1, ?2, ?3, ?4)")?
        .insert((story, key, &one.kind, one.name()))
}

fn write_words(
    connection: &Connection,
    person: i64,
    known: &BTreeSet<String>,
    wanted: &BTreeSet<String>,
) -> rusqlite::Result<()> {
    for word in wanted.difference(known) {
        connection
            .prepare_cached("INSERT INTO person_word (word, person) VALUES (?1, ?2)")?
            .execute((word, person))?;
    }
    for word in known.difference(wanted) {
        connection
            .prepare_cached("DELETE FROM person_word WHERE word = ?1 AND person = ?2")?
            .execute((word, person))?;
    }
    Ok(())
}

fn known(connection: &Connection, story: i64) -> rusqlite::Result<HashMap<String, (i64, String)>> {
    connection
        .prepare_cached("SELECT key, id, name FROM person WHERE story = ?1")?
        .query_map([story], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
        .collect()
}

fn known_words(
    connection: &Connection,
    story: i64,
) -> rusqlite::Result<HashMap<i64, BTreeSet<String>>> {
    let mut select = connection.prepare_cached(
        "SELECT person, word FROM person_word JOIN person ON person.id = person_word.person
         WHERE person.story = ?1",
    )?;
    let mut words: HashMap<i64, BTreeSet<String>> = HashMap::new();
    let mut rows = select.query([story])?;
    while let Some(row) = rows.next()? {
        words.entry(row.get(0)?).or_default().insert(row.get(1)?);
    }
    Ok(words)
}

/// Removes whom no article names any more.
fn remove(
    connection: &Connection,
    story: i64,
    gathered: &BTreeMap<&str, Gathered>,
) -> rusqlite::Result<()> {
    for (key, (id, _)) in known(connection, story)? {
        if !gathered.contains_key(key.as_str()) {
            connection
                .prepare_cached("DELETE FROM person_word WHERE person = ?1")?
                .execute([id])?;
            connection.prepare_cached("DELETE FROM person WHERE id = ?1")?.execute([id])?;
        }
    }
    Ok(())
}
