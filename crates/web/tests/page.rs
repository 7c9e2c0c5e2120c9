//! The record page: its text is the article's, its links lead somewhere, nothing on it is active.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may panic too")]

use onrecord_record::{Record, words::visible};
use onrecord_web::record_page;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn sample() -> Record {
    Record::from_json(include_bytes!("../../record/tests/data/harbour.json")).expect("a record")
}

/// An article with a timeline and a diary.
fn dated() -> Record {
    Record::from_json(include_bytes!("../../record/tests/data/wall.json")).expect("a record")
}

/// An article with charges, answers, the writer's own voice and a conflict.
fn charged() -> Record {
    Record::from_json(include_bytes!("../../record/tests/data/cranes.json")).expect("a record")
}

/// The text of the article element, as a browser would give it.
fn article_text(page: &str) -> String {
    let start = page.find("<article").unwrap();
    let start = start + page[start..].find('>').unwrap() + 1;
    let mut rest = &page[start..page.find("</article>").unwrap()];
    let mut text = String::new();
    while let Some(tag) = rest.find('<') {
        text.push_str(&rest[..tag]);
        rest = &rest[tag..];
        let end = if rest.starts_with("<summary") { "</summary>" } else { ">" };
        rest = &rest[rest.find(end).unwrap() + end.len()..];
    }
    text.push_str(rest);
    unescape(&text)
}

fn unescape(text: &str) -> String {
    let entities =
        [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}

/// Values of an attribute on the page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let opening = format!(" {attribute}=\"");
    let parts = page.split(&opening).skip(1);
    parts.map(|part| part.split('"').next().unwrap()).collect()
}

#[test]
fn the_page_of_the_sample() {
    let page = record_page(&sample()).unwrap();
    let body = &page[page.find("<body>").unwrap()..];
    insta::assert_snapshot!(body);
}

#[test]
fn what_holds_for_every_rule_is_said_once_below_the_list() {
    let mut record = dated();
    let reservation = "Unless an order says otherwise, that day ends at midnight (Rule 6(a)(4)).";
    for owed in &mut record.obligations {
        owed.due.iter_mut().for_each(|due| due.rule = format!("court: counted. {reservation}"));
    }
    let page = record_page(&record).unwrap();
    assert_eq!(page.matches("court: counted.").count(), 4);
    assert_eq!(page.matches(reservation).count(), 1);
}

#[test]
fn the_page_with_timeline_and_diary() {
    let page = record_page(&dated()).unwrap();
    let body = &page[page.find("<body>").unwrap()..];
    insta::assert_snapshot!(body);
}

#[test]
fn the_page_with_charges_and_answers() {
    let page = record_page(&charged()).unwrap();
    let body = &page[page.find("<body>").unwrap()..];
    insta::assert_snapshot!(body);
}

#[test]
fn an_answer_stands_in_the_same_pair_as_its_charge() {
    let page = record_page(&charged()).unwrap();
    let pairs: Vec<_> = page.split("<li class=\"pair\">").skip(1).collect();
    assert_eq!(pairs.len(), 3);
    let (charge, answers) = pairs[0].split_once("<h3>Answers</h3>").unwrap();
    assert!(charge.contains("of hiding cracks") && !charge.contains("We hid nothing"));
    assert!(answers.contains("We hid nothing") && answers.contains("questions"));
    assert!(!pairs[0].contains("No response") && pairs[1].contains("No response in this article."));
    let none = record_page(&sample()).unwrap();
    assert!(!none.contains("id=\"charges\"") && !none.contains("class=\"pair\""));
}

#[test]
fn the_writers_own_words_are_marked_and_reports_are_only_counted() {
    let page = record_page(&charged()).unwrap();
    assert!(page.contains("<span class=\"own\">seems designed to</span>"));
    assert!(!page.contains("<span class=\"own\">met</span>"));
    assert!(page.contains("2 further passages in this voice tell what happened."));
    assert!(page.contains("<a class=\"told\" id=\"x-01\"></a>") && page.contains("href=\"#x-01\""));
}

#[test]
fn the_article_is_whole() {
    for record in [sample(), dated(), charged()] {
        let page = record_page(&record).unwrap();
        assert_eq!(article_text(&page), record.source.text);
    }
}

#[test]
fn timeline_and_diary_lead_to_the_words() {
    let page = record_page(&dated()).unwrap();
    let order = "<a class=\"told\" id=\"v-order\"></a>A judge <span class=\"when\">on Tuesday";
    assert!(page.contains(order), "the event begins at its words");
    assert!(page.contains("<a class=\"told\" id=\"o-survey\"></a>ordered the Harbour"));
    assert!(page.contains("<a href=\"#o-survey\">") && page.contains("<a href=\"#v-order\">"));
    assert!(page.contains("its date would settle it"), "an open date says what would settle it");
    let none = record_page(&sample()).unwrap();
    assert!(!none.contains("id=\"timeline\"") && !none.contains("id=\"due\""));
}

#[test]
fn every_link_inside_leads_somewhere_and_ids_are_unique() {
    links_lead_somewhere(&record_page(&dated()).unwrap());
    links_lead_somewhere(&record_page(&charged()).unwrap());
    let page = record_page(&sample()).unwrap();
    let unique = links_lead_somewhere(&page);
    assert!(unique.contains("s-05") && unique.contains("l-s-05"));
}

/// Asserts that no id stands twice and every link inside the page has its target; gives the ids.
fn links_lead_somewhere(page: &str) -> BTreeSet<&str> {
    let ids = values(page, "id");
    let unique: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    let targets = values(page, "href").into_iter().filter_map(|link| link.strip_prefix('#'));
    for target in targets {
        assert!(unique.contains(target), "#{target} leads nowhere");
    }
    unique
}

#[test]
fn nothing_is_loaded_and_nothing_runs() {
    let mut record = sample();
    record.source.title = Some("</title><script>alert(1)</script>".to_owned());
    record.source.uri = Some("javascript:alert(1)".to_owned());
    record.entities[0].name = "\"><img src=x onerror=alert(1)>".to_owned();
    let page = record_page(&record).unwrap();
    assert!(page.contains("default-src 'none'"));
    for active in ["<script", "<img", "<link", "javascript:alert(1)\"", "url(", "@import", " src="]
    {
        assert!(!page.replace("&#60;img src=x", "").contains(active), "{active}");
    }
}

#[test]
fn nothing_hostile_in_charges_voice_and_conflicts_is_active() {
    let hostile = "\"><script>alert(1)</script><img src=x>\u{202e}";
    let mut record = charged();
    record.entities.iter_mut().for_each(|entity| hostile.clone_into(&mut entity.name));
    for statement in &mut record.statements {
        let spans = statement.content.iter_mut().chain(&mut statement.cue);
        spans.for_each(|span| hostile.clone_into(&mut span.text));
        statement.evidence.iter_mut().for_each(|one| hostile.clone_into(&mut one.span.text));
    }
    for voice in &mut record.voice {
        hostile.clone_into(&mut voice.span.text);
        hostile.clone_into(&mut voice.words.text);
    }
    for conflict in &mut record.conflicts {
        hostile.clone_into(&mut conflict.explanation);
        conflict.spans.iter_mut().for_each(|span| hostile.clone_into(&mut span.text));
    }
    let page = record_page(&record).unwrap();
    assert!(page.contains("&#60;script&#62;alert(1)") && page.contains("⟨U+202E⟩"));
    for active in ["<script", "<img", "\u{202e}"] {
        assert!(!page.contains(active), "{active}");
    }
}

#[test]
fn a_statement_inside_another_and_a_broken_off_one_are_marked() {
    let page = record_page(&sample()).unwrap();
    let quoted = "<mark class=\"said c3 inside o2\">that the west wall was moving</mark>";
    assert!(page.contains(quoted), "nested content shows both speakers");
    let pieces = page.matches("<mark class=\"said c1\">").count();
    assert!(pieces >= 3, "both pieces of what Kovač told are marked: {pieces}");
}

#[test]
fn a_record_without_statements_says_so() {
    let mut record = sample();
    record.statements.clear();
    let page = record_page(&record).unwrap();
    assert!(page.contains("Nobody is made to say anything"));
    assert_eq!(article_text(&page), record.source.text);
}

/// The sample with another text; spans that no longer fit stay, as in a record from a stranger.
fn with_text(mut record: Record, text: &str, cuts: &[(u32, u32)]) -> Record {
    text.clone_into(&mut record.source.text);
    for (statement, (start, len)) in record.statements.iter_mut().zip(cuts) {
        statement.content[0].start = *start;
        statement.content[0].end = start + len;
    }
    record
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_text_comes_back_whole(
        text in "([a-z<>&\"' ]|\\r\\n|\\n|\\n\\n|[\\x00-\\x1f\u{202e}\u{2028}é🙂\u{5d0}]){0,120}",
        cuts in prop::collection::vec((0u32..140, 0u32..40), 0..13),
    ) {
        for record in [sample(), charged()] {
            let page = record_page(&with_text(record, &text, &cuts)).unwrap();
            prop_assert_eq!(article_text(&page), visible(&text));
        }
    }
}
