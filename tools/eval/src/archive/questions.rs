//! What a store is asked, made of the archive's own words.

use super::lines::Archive;

/// How many of the most frequent names are asked for.
const NAMES: usize = 60;

/// Words of a quotation that is asked for.
const QUOTED: usize = 8;

/// Words everybody uses: a search for them has most hits to look through.
const COMMON: [&str; 6] =
    ["president", "said", "people", "White House", "health care", "climate change"];

/// A verb and its words.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) verb: &'static str,
    pub(super) words: String,
}

/// The questions: names by frequency, quotations, and words of the articles.
pub(super) fn questions(archive: &Archive) -> Vec<Question> {
    let mut names: Vec<_> = archive.names.iter().collect();
    names.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
    let who = names.into_iter().take(NAMES).map(|(name, _)| ("who", name.clone()));
    let quote = archive.texts.iter().filter_map(|text| Some(("quote", quoted(text)?)));
    let common = COMMON.iter().map(|&words| ("search", words.to_owned()));
    let search = archive.texts.iter().filter_map(|text| Some(("search", telling(text)?)));
    let all = who.chain(quote).chain(common).chain(search);
    all.map(|(verb, words)| Question { verb, words }).collect()
}

/// The first words of the first long quotation.
fn quoted(text: &str) -> Option<String> {
    let is_mark = |c: char| matches!(c, '“' | '”' | '"');
    let inside = text.split(is_mark).skip(1).step_by(2);
    let long = inside.map(|part| part.split_whitespace().collect::<Vec<_>>());
    let long = long.into_iter().find(|words| words.len() >= QUOTED)?;
    Some(long[..QUOTED].join(" "))
}

/// Two long words that stand together.
fn telling(text: &str) -> Option<String> {
    let words: Vec<_> = text.split_whitespace().collect();
    let long = |word: &str| word.len() > 5 && word.chars().all(char::is_alphabetic);
    let pair = words.windows(2).find(|two| long(two[0]) && long(two[1]))?;
    Some(pair.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_and_pairs_come_from_the_text() {
        let text =
            "Officials denied “it” and said: “We have never seen a report that says so anywhere.”";
        assert_eq!(quoted(text).as_deref(), Some("We have never seen a report that says"));
        assert_eq!(telling(text).as_deref(), Some("Officials denied"));
        assert_eq!(quoted("Nothing here."), None);
    }
}
