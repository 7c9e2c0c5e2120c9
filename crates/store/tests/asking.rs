//! What is asked of a store: answers that miss nothing, depend on no order, and say where they end.
#![allow(clippy::unwrap_used, reason = "helpers may panic")]

mod support;

use onrecord_ingest::Member;
use onrecord_record::Record;
use onrecord_store::{AddOptions, Limits, Store, StoreError, Wanted};
use onrecord_story::asked::{ApartReason, Aspect, Carried, Carrying};
use rusqlite::Connection;
use support::{add, member_with, reader, store};

const SAID: &str =
    "The ferry will not be closed before the winter, whatever the harbour council decides in March";

/// Article `n`, in which somebody says this.
fn said(n: usize, said: &str, who: &str) -> Member {
    let text = format!(
        "Ferry vote\n\nThe council of Eastgate met on Monday.\n\n\"{said},\" {who} said at the meeting.\n"
    );
    member_with(n, &text)
}

/// The same without anything that came with it.
fn bare(member: Member) -> Member {
    Member { hints: onrecord_ingest::Hints::default(), ..member }
}

fn add_to(store: &mut Store, story: &str, members: Vec<Member>) {
    store.new_story(story).unwrap();
    let options = AddOptions { threads: 2 };
    store.add(story, members.into_iter().map(Ok), &reader(), &options, |_| {}).unwrap();
}

/// Three wordings of one utterance: as it is, without "not", as it is.
fn three(store: &mut Store) {
    let all = [SAID.to_owned(), SAID.replace("not ", ""), SAID.to_owned()];
    add(store, all.iter().enumerate().map(|(n, words)| Ok(said(n, words, "Mayor Ines Marsh"))));
}

fn quote(store: &Store, asked: &str, story: Option<&str>) -> Carried {
    store.quote(asked, story, Limits::default()).unwrap()
}

fn wanted(words: &str) -> Wanted {
    Wanted {
        words: words.to_owned(),
        statements: true,
        articles: true,
        limit: 20,
        ..Wanted::default()
    }
}

fn sql(store: &Store, sql: &str) {
    Connection::open(store.path()).unwrap().execute_batch(sql).unwrap();
}

/// Puts 6,000 more statements with the same words into the first article, before all others in the order of rows.
fn crowd(store: &Store) {
    sql(
        store,
        "CREATE TEMP TABLE model AS SELECT * FROM statement WHERE pieces <> '[]' ORDER BY id LIMIT 1;
         WITH RECURSIVE number (n) AS (SELECT 1000 UNION ALL SELECT n + 1 FROM number WHERE n < 6999)
         INSERT INTO statement (id, article, key, at, quotation, content, pieces)
             SELECT (article << 24) + n, article, 's-crowd' || n, at, quotation, content, pieces FROM model, number;
         INSERT INTO statement_words (rowid, content)
             SELECT id, content FROM statement WHERE key LIKE 's-crowd%';",
    );
}

#[test]
fn a_story_is_asked_whole_whatever_lies_before_it() {
    let (_folder, mut store) = store();
    add(&mut store, [Ok(said(0, SAID, "Mayor Ines Marsh"))]);
    add_to(&mut store, "Small", vec![said(1, SAID, "Mayor Ines Marsh")]);
    crowd(&store);
    let small = quote(&store, "not be closed before the winter", Some("Small"));
    assert_eq!((small.total, small.is_exact, small.has_more), (1, true, false));
    let nearest =
        quote(&store, "never be closed before any winter whatever the council", Some("Small"));
    assert_eq!((nearest.total, nearest.is_exact), (1, false));
    let all = quote(&store, "not be closed before the winter", None);
    assert!(all.has_more, "more hold the words than are looked at");
    let found = store.search(&Wanted { story: Some("Small".into()), ..wanted("winter") }).unwrap();
    assert_eq!((found.statements.len(), found.articles.len()), (1, 1));
}

#[test]
fn filters_that_nothing_fits_find_nothing_and_filters_without_letters_are_refused() {
    let (_folder, mut store) = store();
    three(&mut store);
    let found = |wanted: &Wanted| store.search(wanted).map(|found| found.statements.len());
    assert_eq!(found(&wanted("the")).unwrap(), 3);
    assert_eq!(found(&Wanted { outlet: Some("nobody".into()), ..wanted("win*") }).unwrap(), 0);
    assert_eq!(found(&Wanted { outlet: Some("echo".into()), ..wanted("win*") }).unwrap(), 1);
    assert_eq!(found(&Wanted { speaker: Some("nobody".into()), ..wanted("win*") }).unwrap(), 0);
    assert_eq!(found(&Wanted { speaker: Some("marsh".into()), ..wanted("win*") }).unwrap(), 3);
    for empty in ["%", "_", "!!", ""] {
        for wanted in [
            Wanted { outlet: Some(empty.into()), ..wanted("winter") },
            Wanted { speaker: Some(empty.into()), ..wanted("winter") },
        ] {
            assert!(matches!(found(&wanted), Err(StoreError::NoWords { .. })), "{wanted:?}");
        }
    }
}

#[test]
fn whose_words_a_speaker_filter_mixes_is_said() {
    let (_folder, mut store) = store();
    let who = ["Mayor Ines Marsh", "Captain Piet Marsh"];
    add(&mut store, who.iter().enumerate().map(|(n, who)| Ok(said(n, SAID, who))));
    let found = store.search(&Wanted { speaker: Some("Marsh".into()), ..wanted("ferry") }).unwrap();
    let names: Vec<_> = found.speakers.iter().map(|one| one.name.as_str()).collect();
    assert_eq!((names, found.speakers_total), (vec!["Ines Marsh", "Piet Marsh"], 2));
}

/// Statements and texts of an answer in the order in which they are told.
fn order(store: &Store) -> Vec<String> {
    let found = store.search(&Wanted { limit: 3, ..wanted("ferry") }).unwrap();
    let who = store.who("Ines Marsh", None, 2).unwrap();
    let told = quote(store, "ferry", None);
    let variants = store.variants("Ferry", 10).unwrap();
    let all = [
        serde_json::to_string(&found),
        serde_json::to_string(&who),
        serde_json::to_string(&told),
        serde_json::to_string(&variants),
    ];
    all.map(Result::unwrap).to_vec()
}

#[test]
fn no_answer_depends_on_the_order_of_adding() {
    let members = || {
        let words = [SAID.to_owned(), SAID.replace("not ", ""), SAID.replace("March", "May")];
        let all = words.into_iter().enumerate();
        all.map(|(n, words)| bare(said(n, &words, "Mayor Ines Marsh"))).collect::<Vec<_>>()
    };
    let ((_one, mut forwards), (_other, mut backwards)) = (store(), store());
    add(&mut forwards, members().into_iter().map(Ok));
    for member in members().into_iter().rev() {
        add(&mut backwards, [Ok(member)]);
    }
    for (one, other) in order(&forwards).iter().zip(order(&backwards)) {
        assert_eq!(*one, other);
    }
}

#[test]
fn a_quotation_is_found_by_the_id_of_every_statement_that_carries_it() {
    let (_folder, mut store) = store();
    three(&mut store);
    let found = quote(&store, "ferry", None);
    let key = found.quotations[0].key.clone().unwrap();
    let members: Vec<_> =
        found.quotations[0].tellings().map(|telling| telling.statement.clone()).collect();
    assert_eq!(members.len(), 3);
    for member in members {
        for asked in [member.clone(), member.replace("s-", "q-"), member.replace("s-", "q-") + "-2"]
        {
            let again = quote(&store, &asked, Some("Ferry"));
            assert_eq!(again.quotations[0].key.as_ref(), Some(&key), "{asked}");
        }
    }
}

#[test]
fn a_missing_record_is_told_and_never_passed_over() {
    let (_folder, mut store) = store();
    three(&mut store);
    sql(&store, "DELETE FROM record");
    let damaged = |result: Result<(), StoreError>| {
        let error = result.unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
        assert!(error.to_string().contains(".example/news/"), "{error}");
    };
    damaged(store.who("Ines Marsh", None, 10).map(drop));
    damaged(store.search(&wanted("ferry")).map(drop));
    damaged(store.quote("ferry", None, Limits::default()).map(drop));
    damaged(store.variants("Ferry", 10).map(drop));
    let articles = store.settled_articles("Ferry").unwrap();
    damaged(articles.collect::<Result<Vec<_>, _>>().map(drop));
}

/// The record of the article that a telling is of.
fn record_of(store: &Store, telling: &Aspect, sources: &[onrecord_story::asked::Source]) -> Record {
    let uri = sources[telling.article].card.uri.clone().unwrap();
    store.record("Ferry", &uri, None).unwrap().unwrap()
}

#[test]
fn every_piece_of_a_telling_is_a_slice_of_its_article() {
    let (_folder, mut store) = store();
    let split = "The council met.\n\nHe said no to it: \"The ferry will not be closed before the winter,\" Mayor Ines Marsh said, \
                 \"whatever the harbour council decides in March.\"\n";
    add(&mut store, [Ok(said(0, SAID, "Mayor Ines Marsh")), Ok(member_with(1, split))]);
    three(&mut store);
    let found = quote(&store, "ferry", None);
    let variants = store.variants("Ferry", 10).unwrap();
    let sides = variants.variations.iter().flat_map(|one| &one.sides);
    let tellings = found.quotations.iter().flat_map(Carrying::tellings);
    let tellings = tellings.map(|telling| (telling, &found.sources));
    let sides = sides.flat_map(|side| &side.tellings).map(|telling| (telling, &variants.sources));
    let mut pieces = 0;
    for (telling, sources) in tellings.chain(sides) {
        let text: Vec<char> = record_of(&store, telling, sources).source.text.chars().collect();
        assert!(!telling.spans.is_empty(), "{telling:?}");
        for span in &telling.spans {
            let slice: String = text[span.start as usize..span.end as usize].iter().collect();
            assert_eq!(slice, span.text);
            pieces += 1;
        }
    }
    assert!(pieces > 4, "{pieces}");
    let json = serde_json::to_value(&found).unwrap();
    let wording = &json["quotations"][0]["wordings"][0];
    assert!(
        wording.get("words").is_none() && wording["tellings"][0]["spans"].is_array(),
        "{wording}"
    );
}

#[test]
fn what_is_left_out_of_a_quotation_is_counted() {
    let (_folder, mut store) = store();
    three(&mut store);
    let limits = Limits { quotations: 20, wordings: 1, tellings: 1 };
    let found = store.quote("ferry", None, limits).unwrap();
    let one = &found.quotations[0];
    assert_eq!((one.wordings.len(), one.wordings_total), (1, 2));
    assert_eq!((one.wordings[0].tellings.len(), one.wordings[0].tellings_total), (1, 2));
    assert_eq!((one.tellings_total, one.articles, one.outlets), (3, 3, 3));
    assert_eq!((one.variants.len(), one.variants_total, one.material_total), (0, 1, 1));
    let all = store.quote("ferry", None, Limits::NONE).unwrap();
    assert_eq!((all.quotations[0].wordings.len(), all.quotations[0].variants.len()), (2, 1));
}

#[test]
fn one_difference_of_many_wordings_is_told_once_from_the_earlier_to_the_later() {
    let (_folder, mut store) = store();
    let longer = SAID.to_owned() + " or in April, and nobody should doubt that";
    let words = [SAID.to_owned(), longer, SAID.replace("not ", "")];
    add(
        &mut store,
        words.iter().enumerate().map(|(n, words)| Ok(said(n, words, "Mayor Ines Marsh"))),
    );
    let variants = store.variants("Ferry", 10).unwrap();
    assert_eq!((variants.total, variants.variations.len(), variants.pairs), (1, 1, 2));
    let one = &variants.variations[0];
    assert_eq!((one.edit.one.as_str(), one.edit.other.as_str(), one.pairs), ("not", "", 2));
    assert_eq!(one.sides[0].outlets, ["Harbour Herald", "Eastgate Echo"]);
    assert_eq!((one.sides[0].tellings_total, one.sides[1].tellings_total), (2, 1));
    assert_eq!(one.sides[1].outlets, ["Lockgate Ledger"]);
}

#[test]
fn the_same_words_that_stay_apart_are_said_to() {
    let (_folder, mut store) = store();
    let short = "We will never leave the quay";
    let told = [0, 1].map(|n| Ok(bare(said(n, short, "Mayor Ines Marsh"))));
    add(&mut store, told);
    let found = quote(&store, "never leave the quay", None);
    assert_eq!(found.total, 2, "where they are joined this test needs other words");
    assert_eq!(found.apart.len(), 1);
    assert_eq!(
        (&found.apart[0].quotations[..], found.apart[0].reason),
        (&[0, 1][..], ApartReason::DayUnknown)
    );
    assert_eq!(found.quotations[0].outlets, 0, "no outlet is known");
}

#[test]
fn what_is_kept_of_the_counts_is_what_is_counted() {
    let (_folder, mut store) = store();
    three(&mut store);
    let kept = store.story("Ferry").unwrap();
    sql(&store, "UPDATE story SET settled = 0");
    let counted = store.story("Ferry").unwrap();
    assert!(kept.is_settled && !counted.is_settled);
    let counted = onrecord_store::StoryCounts { is_settled: true, ..counted };
    assert_eq!(kept, counted);
    assert_eq!((kept.pages, kept.quotations, kept.material, kept.outlets), (3, 1, 1, 3));
    let cast = store.cast("Ferry", "", 10).unwrap();
    let mayor = cast.people.iter().find(|one| one.name == "Ines Marsh").unwrap();
    assert_eq!((mayor.articles, mayor.statements), (3, 3));
    assert_eq!(cast.total, cast.people.len());
}

#[test]
fn labels_of_a_page_are_nobody() {
    let (_folder, mut store) = store();
    three(&mut store);
    sql(
        &store,
        "UPDATE entity SET kind = 'other', name = 'Minister', aliases = '[]' WHERE article = 1;
         UPDATE entity SET kind = 'other', name = 'The Eastgate Echo', aliases = '[]' WHERE article = 2;
         UPDATE story SET settled = 0",
    );
    store.settle("Ferry").unwrap();
    let cast = store.cast("Ferry", "", 10).unwrap();
    let names: Vec<_> = cast.people.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Ines Marsh"]);
}

#[test]
fn one_question_sees_one_moment() {
    let (_folder, mut store) = store();
    three(&mut store);
    let path = store.path().to_owned();
    let asking = Store::open_for_asking(&path).unwrap();
    let counts = asking.at_one_moment(|| {
        let before = asking.story("Ferry")?;
        sql(&asking, "UPDATE story SET pages = 99");
        Ok((before, asking.story("Ferry")?))
    });
    let (before, after) = counts.unwrap();
    assert_eq!(before, after);
    assert_eq!(asking.story("Ferry").unwrap().pages, 99);
}
