//! Roles: what the text says of the people and bodies that it names ("Rep. Jane Roe, a former teacher,").
//!
//! Read from titles, from words right before a name ("former Ohio sheriff Joe Doe"), from appositions on either
//! side of it, and from "is a …" behind it.

use super::discourse::{Address, Discourse, Id};
use super::evidence;
use super::grammar::{self, Determiner};
use super::nouns::{self, Classes, Noun};
use super::plurals;
use crate::lists;
use crate::names::{Name, NameKind, lexicon};
use crate::tags::Tag;
use onrecord_record::EntityKind;
use onrecord_text::{Span, TokenKind, Tokens};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The longest description before a name, in tokens.
const DESCRIPTION: u32 = 9;
/// The longest apposition that is read for its noun, in tokens.
const APPOSITION: u32 = 10;

static OFFICE_HOLDERS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = lists::lines(include_str!("../../data/office_holders.tsv"));
    rows.filter_map(|row| row.split_once('\t')).map(|(office, name)| (name, office)).collect()
});

/// Collects the roles of all named referents.
pub(crate) fn collect(discourse: &mut Discourse<'_>) {
    for index in 0..discourse.names.len() {
        let Some(id) = discourse.bearer[index] else { continue };
        let name = discourse.names[index];
        if name.kind == NameKind::Person {
            title(discourse, id, &name);
        }
        let found = [
            before(discourse, &name),
            leading_apposition(discourse, &name),
            apposition(discourse, &name),
            copula(discourse, &name),
            relative(discourse, &name),
        ];
        for role in found.into_iter().flatten() {
            add(discourse, id, role);
        }
        party(discourse, id, &name);
        spouse(discourse, id, &name);
        likeness(discourse, id, &name);
    }
    known_office_holders(discourse);
    discourse.index_roles();
}

fn add(discourse: &mut Discourse<'_>, id: Id, (role, noun): (Span<Tokens>, Noun)) {
    let fits = match discourse.get(id).kind {
        EntityKind::Person => noun.classes.any(Classes::HUMAN) && !noun.plural,
        _ => noun.classes.any(Classes::BODY),
    };
    let is_person = discourse.get(id).kind == EntityKind::Person;
    if !fits {
        return;
    }
    let head = role.end.saturating_sub(1);
    let compound = compound(discourse, head, noun);
    let is_press_secretary = noun.singular == "secretary"
        && lexicon::key(discourse.document.word(head.wrapping_sub(1))) == "press";
    let referent = discourse.get_mut(id);
    referent.add_role(role);
    referent.add_noun(compound);
    if is_press_secretary {
        referent.add_noun("spokesman");
    }
    if is_person {
        referent.gender = referent.gender.or(noun.gender);
    }
}

/// The noun under which an office of two words is remembered, so that "the president" is not the vice president.
pub(crate) fn compound(discourse: &Discourse<'_>, head: u32, noun: Noun) -> &'static str {
    let before = lexicon::key(discourse.document.word(head.wrapping_sub(1)));
    match (before.as_str(), noun.singular) {
        ("vice", "president") => "vice-president",
        ("lieutenant" | "lt", "governor") => "lieutenant-governor",
        ("attorney", "general") => "attorney-general",
        ("prime", "minister") => "prime-minister",
        ("deputy" | "assistant" | "under", _) => "deputy",
        _ => noun.singular,
    }
}

fn title(discourse: &mut Discourse<'_>, id: Id, name: &Name) {
    let Some(title) = name.title else { return };
    let known = discourse.get_mut(id);
    known.address = known.address.max(Address::Titled);
    let gentle = title.len() == 1
        && lexicon::title(&lexicon::key(discourse.document.word(title.start)))
            .is_some_and(|known| known.nouns.is_empty());
    if !gentle {
        discourse.get_mut(id).add_role(title);
    }
    for token in title.iter() {
        let Some(known) = lexicon::title(&lexicon::key(discourse.document.word(token))) else {
            continue;
        };
        let before = lexicon::key(discourse.document.word(token.wrapping_sub(1)));
        let is_part =
            matches!(before.as_str(), "vice" | "deputy" | "assistant" | "prime" | "attorney");
        let referent = discourse.get_mut(id);
        match (before.as_str(), known.nouns) {
            ("vice", "president") => referent.add_noun("vice-president"),
            ("lieutenant" | "lt", _) if known.nouns.contains("governor") => {
                referent.add_noun("lieutenant-governor");
            }
            ("press", "secretary") => {
                referent.add_noun("spokesman");
                referent.add_noun("secretary");
            }
            ("prime", _) => ["prime-minister", "premier", "minister", "leader"]
                .into_iter()
                .for_each(|noun| referent.add_noun(noun)),
            ("attorney", _) => referent.add_noun("attorney-general"),
            _ if is_part => referent.add_noun("deputy"),
            (_, nouns) => nouns.split_whitespace().for_each(|noun| referent.add_noun(noun)),
        }
    }
}

/// "former Ohio sheriff" in "former Ohio sheriff Joe Doe".
fn before(discourse: &Discourse<'_>, name: &Name) -> Option<(Span<Tokens>, Noun)> {
    let document = discourse.document;
    let end = name.with_title().start;
    let head = end.checked_sub(1)?;
    let noun = nouns::noun(document.word(head)).filter(|_| discourse.titled_at(head).is_none())?;
    if document.sentence_of(head) != document.sentence_of(name.tokens.start) {
        return None;
    }
    Some((Span::new(description_start(discourse, head), end), noun))
}

/// Where the description that ends in this noun begins, in the same sentence and without its determiner.
pub(crate) fn description_start(discourse: &Discourse<'_>, head: u32) -> u32 {
    let document = discourse.document;
    let sentence = document.sentence_at(head).map_or(head, |sentence| sentence.tokens.start);
    let from = sentence.max(head.saturating_sub(DESCRIPTION));
    (from..head)
        .rev()
        .take_while(|&token| continues_description(discourse, token))
        .last()
        .unwrap_or(head)
}

/// Whether the token can stand inside a description, read backward from its noun.
pub(crate) fn continues_description(discourse: &Discourse<'_>, token: u32) -> bool {
    let document = discourse.document;
    let word = document.word(token);
    let Some(kind) = document.tokens.get(token as usize).map(|token| token.kind) else {
        return false;
    };
    let key = word.to_lowercase();
    let is_closed = grammar::is_preposition(&key)
        || grammar::is_relative(&key)
        || (lexicon::is_function(&key) || grammar::determiner(&key).is_some())
            && !grammar::is_quantity(&key)
        || grammar::verb(&key).is_some()
            && (!key.ends_with("ed")
                || discourse.titled_at(token.wrapping_sub(1)).is_some()
                || nouns::noun(document.word(token.wrapping_sub(1))).is_some());
    let inside_name = discourse.titled_at(token).is_some();
    match kind {
        TokenKind::Word => inside_name || !is_closed,
        TokenKind::Number => true,
        _ => false,
    }
}

/// "the FBI director" in "the FBI director, James Comey,".
fn leading_apposition(discourse: &Discourse<'_>, name: &Name) -> Option<(Span<Tokens>, Noun)> {
    let document = discourse.document;
    let comma =
        name.with_title().start.checked_sub(1).filter(|&token| document.word(token) == ",")?;
    let behind = document.word(name.tokens.end);
    if name.kind != NameKind::Person
        || !matches!(behind, "," | "." | ")" | "—" | ";")
            && !grammar::is_possessive(document, name.tokens.end)
    {
        return None;
    }
    let (head, noun) = head_before(discourse, comma)?;
    let start = description_start(discourse, head);
    let determined =
        grammar::determiner(&document.word(start.wrapping_sub(1)).to_lowercase()).is_some();
    (determined && noun.classes.any(Classes::HUMAN) && !noun.plural)
        .then(|| (Span::new(start, head + 1), noun))
}

/// The noun that heads the phrase before a comma: right before it, or before "of …", "for …", "at …" there.
fn head_before(discourse: &Discourse<'_>, comma: u32) -> Option<(u32, Noun)> {
    let document = discourse.document;
    let sentence = document.sentence_at(comma)?;
    let mut head = None;
    for back in 1..DESCRIPTION {
        let token = comma.checked_sub(back).filter(|&token| sentence.tokens.holds(token))?;
        let word = document.word(token);
        if matches!(word, "," | ";" | ":" | "(")
            || grammar::verb(word) == Some(grammar::Verb::Reporting)
        {
            break;
        }
        let next = document.word(token + 1);
        let is_head = token + 1 == comma || matches!(next, "of" | "for" | "at" | "in" | "with");
        if let Some(noun) = nouns::noun(word).filter(|noun| {
            is_head && noun.classes.any(Classes::HUMAN) && discourse.titled_at(token).is_none()
        }) {
            head = Some((token, noun));
            break;
        }
    }
    head
}

/// "a former teacher" in "Jane Roe, a former teacher from Ohio, …", but not "brother" in "Jane Roe, whose brother
/// drowned".
fn apposition(discourse: &Discourse<'_>, name: &Name) -> Option<(Span<Tokens>, Noun)> {
    let document = discourse.document;
    let comma = name.tokens.end;
    if document.word(comma) != "," || grammar::is_relative(document.word(comma + 1)) {
        return None;
    }
    description_from(discourse, comma + 1, |word| {
        matches!(word, "," | "." | ";" | "—" | "and" | ")")
    })
}

/// "a lawyer" in "Roe is a lawyer".
fn copula(discourse: &Discourse<'_>, name: &Name) -> Option<(Span<Tokens>, Noun)> {
    let document = discourse.document;
    let end = name.tokens.end;
    let is_copula = matches!(document.word(end), "is" | "was")
        && matches!(document.word(end + 1), "a" | "an" | "the");
    is_copula
        .then(|| description_from(discourse, end + 1, |word| matches!(word, "," | "." | "and")))
        .flatten()
}

/// "Roe’s lawyer" in "Joe Doe, the former mayor who became Roe’s lawyer".
fn relative(discourse: &Discourse<'_>, name: &Name) -> Option<(Span<Tokens>, Noun)> {
    let document = discourse.document;
    let end = name.tokens.end;
    let from = end + u32::from(document.word(end) == ",");
    let limit = discourse.sentence_end(name.tokens.start).min(from + APPOSITION);
    let goes_on = |token: &u32| !matches!(document.word(*token), "," | "." | ";" | "and");
    let who = (from..limit).take_while(goes_on).find(|&token| document.word(token) == "who")?;
    let noun_before = who == from
        || nouns::noun(document.word(who - 1))
            .is_some_and(|noun| noun.classes.any(Classes::HUMAN) && document.word(end) == ",");
    let becomes = matches!(document.word(who + 1), "is" | "was" | "became");
    (noun_before && becomes)
        .then(|| description_from(discourse, who + 2, |word| matches!(word, "," | "." | "and")))
        .flatten()
}

/// The description that begins here, up to its noun: with a determiner, "former" or a plain noun first.
fn description_from(
    discourse: &Discourse<'_>,
    start: u32,
    ends: impl Fn(&str) -> bool,
) -> Option<(Span<Tokens>, Noun)> {
    let document = discourse.document;
    let sentence = document.sentence_at(start)?;
    let limit = sentence.tokens.end.min(start + APPOSITION);
    let determined = grammar::determiner(document.word(start)).is_some();
    let first = start + u32::from(determined && document.word(start) != "’s");
    let mut found = None;
    for token in first..limit {
        let word = document.word(token);
        let closes = ends(word) || grammar::is_preposition(word) || grammar::is_relative(word);
        let verb = grammar::verb(word).is_some_and(|_| !word.ends_with("ed"))
            && nouns::noun(word).is_none();
        if closes || verb {
            break;
        }
        found = nouns::noun(word).map(|noun| (token, noun));
        if found.is_none()
            && !continues_description(discourse, token)
            && !grammar::is_possessive(document, token)
        {
            return None;
        }
    }
    let (head, noun) = found?;
    // "Roe, reporters said": a bare noun before a verb is a subject of its own.
    let is_own = determined || grammar::verb(document.word(head + 1)).is_none();
    is_own.then(|| (Span::new(first, head + 1), noun))
}

/// "Roe’s wife", "Roe and his wife": the word for a spouse tells the other’s gender.
fn spouse(discourse: &mut Discourse<'_>, id: Id, name: &Name) {
    let end = name.tokens.end;
    if !grammar::is_possessive(discourse.document, end) {
        return;
    }
    let told = (end + 1..end + 4)
        .find_map(|token| evidence::owner_of_spouse(discourse.document.word(token)));
    let referent = discourse.get_mut(id);
    referent.kin_of = referent.kin_of.or(told);
}

/// What the places of a name of no known kind say of its being a person’s.
fn likeness(discourse: &mut Discourse<'_>, id: Id, name: &Name) {
    if discourse.get(id).kind != EntityKind::Other {
        return;
    }
    if plurals::is_of_many(discourse, name.tokens) {
        return plurals::make_many(discourse.get_mut(id));
    }
    let document = discourse.document;
    let before = document.word(name.tokens.start.wrapping_sub(1)).to_lowercase();
    let behind = name.tokens.end;
    let acts = matches!(discourse.tag_name(behind), "VBD" | "VBZ")
        || grammar::is_possessive(document, behind);
    let like = i32::from(acts)
        + 2 * i32::from(
            document.word(behind) == "who"
                || nouns::noun(&before).is_some_and(|noun| noun.classes.any(Classes::HUMAN)),
        );
    let unlike =
        2 * i32::from(matches!(before.as_str(), "the" | "a" | "an" | "in" | "at" | "this"))
            + i32::from(discourse.tag(behind).is_some_and(Tag::is_noun));
    let named_otherwise = name.tokens.len() > 1 && is_named_otherwise(discourse, name.tokens);
    discourse.get_mut(id).like_people += like - unlike - 9 * i32::from(named_otherwise);
}

/// Whether a name of several words is no person’s by its words ("Senate GOP", "New Montana").
fn is_named_otherwise(discourse: &Discourse<'_>, tokens: Span<Tokens>) -> bool {
    let word = |token: u32| discourse.document.word(token);
    let ends_in_place = lexicon::is_place(word(tokens.end - 1))
        && !lexicon::is_first_name(&lexicon::key(word(tokens.start)));
    ends_in_place || tokens.iter().any(|token| is_no_persons(word(token)))
}

/// Words that are in no person’s name: acronyms, nationalities, bodies, things, common words ("Senate GOP").
fn is_no_persons(word: &str) -> bool {
    let key = lexicon::key(word);
    let acronym = word.len() > 2 && word.chars().all(char::is_uppercase);
    acronym
        || lexicon::is_demonym(&key)
        || lexicon::is_organization_head(&key)
        || lexicon::is_thing_head(&key)
        || lexicon::is_common(&key) && !lexicon::is_first_name(&key)
}

/// "R-Ohio" and "D-Calif." behind a name tell the party.
fn party(discourse: &mut Discourse<'_>, id: Id, name: &Name) {
    let document = discourse.document;
    let word = document.word(name.tokens.end + 1);
    let opened = matches!(document.word(name.tokens.end), "," | "(");
    let party = match word.split_once('-').map(|(party, _)| party).filter(|_| opened) {
        Some("R") => "republican",
        Some("D") => "democrat",
        _ => return,
    };
    discourse.get_mut(id).add_noun(party);
}

/// Well-known bearers of an office that the text gives to nobody by title.
fn known_office_holders(discourse: &mut Discourse<'_>) {
    let titled = discourse
        .referents
        .iter()
        .any(|referent| referent.listed && referent.nouns.contains(&"president"));
    if titled {
        return;
    }
    for referent in 0..discourse.referents.len() {
        let Some(name) = discourse.referents[referent].name else { continue };
        if let Some(&office) = OFFICE_HOLDERS.get(discourse.document.words(name)) {
            discourse.referents[referent].add_noun(office);
        }
    }
}

/// Whether somebody is a well-known holder of an office.
pub(crate) fn is_known_holder(discourse: &Discourse<'_>, id: Id) -> bool {
    let name = discourse.get(id).name;
    name.is_some_and(|name| OFFICE_HOLDERS.contains_key(discourse.document.words(name)))
}

/// Whether somebody bears the surname of a well-known holder of an office and another first name ("Nora Biden").
pub(crate) fn is_kin_of_holder(discourse: &Discourse<'_>, id: Id, surname: &str) -> bool {
    let Some(name) = discourse.get(id).name else { return false };
    let first = lexicon::key(discourse.document.word(name.start));
    let mut firsts = OFFICE_HOLDERS.keys().filter_map(|holder| {
        let (first, last) = (holder.split(' ').next()?, holder.rsplit(' ').next()?);
        (lexicon::key(last) == surname).then(|| lexicon::key(first))
    });
    let same = |holder: &String| {
        *holder == first
            || lexicon::full_forms(&first).contains(&holder.as_str())
            || lexicon::full_forms(holder).contains(&first.as_str())
    };
    firsts.next().is_some_and(|holder| !same(&holder) && !firsts.any(|holder| same(&holder)))
}

/// What a determiner before the description tells; see [`Determiner`].
pub(crate) fn determiner_before(discourse: &Discourse<'_>, start: u32) -> Determiner {
    let Some(token) = start.checked_sub(1) else { return Determiner::Bare };
    let word = discourse.document.word(token).to_lowercase();
    if grammar::is_possessive(discourse.document, token) {
        return Determiner::Possessive;
    }
    grammar::determiner(&word).unwrap_or(Determiner::Bare)
}
