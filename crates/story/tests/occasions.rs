//! What raises a difference and what does not: who speaks, in which article, when, and what stands around.

use onrecord_story::variants::{Edit, Speaker, Telling, Words, align, edits};

fn telling(article: usize, speaker: &str, published: &str, words: &str) -> Telling {
    Telling {
        article,
        statement: String::new(),
        at: 0,
        pieces: vec![words.to_owned()],
        is_reported: false,
        speaker: match speaker.chars().next() {
            Some(first) if first.is_uppercase() => Speaker::Known(speaker.to_owned()),
            Some(_) => Speaker::Words(speaker.to_owned()),
            None => Speaker::Nobody,
        },
        outlet: None,
        published: published.parse().ok(),
    }
}

/// What is raised between two tellings.
fn raised(one: &Telling, other: &Telling) -> Vec<Edit> {
    let words = (Words::of(&one.pieces), Words::of(&other.pieces));
    let found = edits((one, &words.0), (other, &words.1), &align(&words.0, &words.1));
    found.edits.into_iter().filter(|edit| edit.is_material).collect()
}

const DAY: &str = "2031-05-06";
const NEXT: &str = "2031-05-07";
const MONTHS_LATER: &str = "2031-11-20";

#[test]
fn two_questions_of_one_article_are_no_versions() {
    let one = "So the engine does not exist for any clerk of the town at the harbor office to turn a key to open your letters or read your mail?";
    let other = "Does the engine exist at the harbor office to turn a key by some clerk to open your letters or read your mail?";
    let told = |article, words| telling(article, "Ida Holm", DAY, words);
    assert_eq!(raised(&told(0, one), &told(0, other)), []);
    let same = "We may close the northern ferry line before the winter storms begin.";
    let altered = same.replace("may", "will");
    assert_eq!(raised(&told(0, same), &told(0, &altered)).len(), 1, "a caption and the text");
}

#[test]
fn ends_that_part_within_the_sentence_are_two_utterances() {
    let long = "I did not take part in it with any of the town's men, nor do I know of anybody in the harbor office who did.";
    let other = "I did not take part in it, nor do I know of anybody in the harbor office who met a foreign envoy.";
    let cut = "I did not take part in it, nor do I know of anybody in the harbor office who did.";
    let told = |article, words| telling(article, "Ida Holm", DAY, words);
    assert_eq!(raised(&told(0, long), &told(1, other)), []);
    assert_eq!(raised(&told(0, long), &told(1, cut)).len(), 1);
}

#[test]
fn months_apart_and_worded_anew_are_two_occasions() {
    let spring = "I don't think there will be many friends of it. I hope to build a strong party in the council if voters agree, so that we can close the old line.";
    let autumn = "What I have said about friends and of the mayor is I hope to build a strong party, so that we can close the old northern line.";
    let told = |article, day, words| telling(article, "Ida Holm", day, words);
    assert_eq!(raised(&told(0, DAY, spring), &told(1, MONTHS_LATER, autumn)), []);
}

#[test]
fn long_words_of_one_day_under_two_names_are_one_utterance() {
    let words = "Regretfully, it is now clear that the effort to close and at once rebuild the northern ferry line will not succeed.";
    let altered = words.replace("now", "not");
    let found = raised(&telling(0, "Holm", DAY, words), &telling(1, "Ida Holm", NEXT, &altered));
    assert_eq!(found.len(), 1);
    let later = telling(1, "Ida Holm", MONTHS_LATER, &altered);
    assert_eq!(raised(&telling(0, "Holm", DAY, words), &later), []);
    let own = telling(0, "Ida Holm", NEXT, &altered);
    assert_eq!(
        raised(&telling(0, "Holm", DAY, words), &own),
        [],
        "one article sets two beside each other"
    );
}

#[test]
fn words_left_out_near_the_beginning_are_raised() {
    let words = "We assess with high confidence that the harbor office ordered a campaign against the ferries in March.";
    let cut = "We assess the harbor office ordered a campaign against the ferries in March.";
    let told = |article, words| telling(article, "Ida Holm", DAY, words);
    assert_eq!(raised(&told(0, words), &told(1, cut)).len(), 1);
}

#[test]
fn another_name_in_the_advertisements_of_two_is_no_alteration() {
    let ad = |name: &str| {
        format!(
            "Our ferries are under attack, and we need leaders like {name} in the council to fight back."
        )
    };
    let told = |article, speaker, name| telling(article, speaker, DAY, &ad(name));
    let pair = |a, b| raised(&told(0, a, "Oda Lindt"), &told(1, b, "Piet Maas")).len();
    assert_eq!(pair("one advertisement in the north", "they"), 0);
    assert_eq!(pair("Ida Holm", "Ida Holm"), 1);
}
