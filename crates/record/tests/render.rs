//! What people see of a record, on terminals of three widths and as Markdown.
#![expect(clippy::expect_used, reason = "helpers of tests may panic too")]

use onrecord_record::render::{Look, markdown, terminal};
use onrecord_record::{Record, check};
use proptest::prelude::*;
use textwrap::core::display_width;

fn sample() -> Record {
    Record::from_json(include_bytes!("data/harbour.json")).expect("the sample is a record")
}

/// An article with a timeline and a diary.
fn dated() -> Record {
    Record::from_json(include_bytes!("data/wall.json")).expect("the sample is a record")
}

/// An article with charges, answers, the writer's own voice and a conflict.
fn charged() -> Record {
    Record::from_json(include_bytes!("data/cranes.json")).expect("the sample is a record")
}

fn at(width: usize) -> String {
    terminal(&sample(), Look { width, colour: false })
}

#[test]
fn narrow_terminal() {
    insta::assert_snapshot!(at(40));
}

#[test]
fn normal_terminal() {
    insta::assert_snapshot!(at(80));
}

#[test]
fn wide_terminal() {
    insta::assert_snapshot!(at(120));
}

#[test]
fn as_markdown() {
    insta::assert_snapshot!(markdown(&sample()));
}

#[test]
fn timeline_and_diary_on_a_narrow_terminal() {
    insta::assert_snapshot!(terminal(&dated(), Look { width: 40, colour: false }));
}

#[test]
fn timeline_and_diary_on_a_normal_terminal() {
    insta::assert_snapshot!(terminal(&dated(), Look { width: 80, colour: false }));
}

#[test]
fn timeline_and_diary_as_markdown() {
    insta::assert_snapshot!(markdown(&dated()));
}

#[test]
fn charges_and_answers_under_each_other_on_a_narrow_terminal() {
    insta::assert_snapshot!(terminal(&charged(), Look { width: 48, colour: false }));
}

#[test]
fn charges_and_answers_beside_each_other_on_a_normal_terminal() {
    insta::assert_snapshot!(terminal(&charged(), Look { width: 80, colour: false }));
}

#[test]
fn charges_and_answers_as_markdown() {
    insta::assert_snapshot!(markdown(&charged()));
}

#[test]
fn a_month_is_never_shown_as_its_first_day() {
    for page in [terminal(&dated(), Look { width: 80, colour: false }), markdown(&dated())] {
        assert!(page.contains("March 2023") && page.contains("May 2024"), "{page}");
        assert!(!page.contains("1 March 2023") && !page.contains("1 May 2024"), "{page}");
    }
}

#[test]
fn what_holds_for_every_rule_is_said_once_below() {
    let mut record = dated();
    let reservation = "Unless an order says otherwise, that day ends at midnight (Rule 6(a)(4)).";
    for owed in &mut record.obligations {
        owed.due.iter_mut().for_each(|due| due.rule = format!("court: counted. {reservation}"));
    }
    for page in [terminal(&record, Look { width: 120, colour: false }), markdown(&record)] {
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(page.matches("court: counted.").count(), 4, "{page}");
        assert_eq!(page.matches(reservation).count(), 1, "{page}");
        let below = format!("For each date above that is counted after Rule 6(a): {reservation}");
        assert!(page.trim_end().ends_with(&below), "{page}");
    }
}

/// Of an event that is a statement the words of the event are shown: its content alone has lost the verb.
#[test]
fn an_event_that_is_a_statement_keeps_its_verb() {
    let mut record = dated();
    let said = record.statements[0].said.as_deref().unwrap().clone();
    let whole = "“We will reopen one berth in May,” Ports Minister Ana Kovač said on Wednesday";
    // The event may hold the content, a part of it, or nothing of it but the words that report it.
    for start in [347, 367, 382] {
        let text: String = whole.chars().skip(start - 347).collect();
        let start = start as u32;
        let told = onrecord_record::Event {
            id: "v-said".to_owned(),
            span: onrecord_record::Span { start, end: 424, text },
            when: Some(said.clone()),
            participants: Vec::new(),
            statement: Some(record.statements[0].id.clone()),
        };
        record.events.retain(|event| event.id != told.id);
        record.events.insert(2, told);
        assert_eq!(check(&record), Vec::<String>::new());
        let page = markdown(&record);
        assert!(page.contains(&format!("| Wed 13 March 2024 | {whole} |")), "{page}");
    }
}

#[test]
fn without_dates_there_is_no_timeline_and_no_diary() {
    let mut record = dated();
    (record.events, record.obligations) = (Vec::new(), Vec::new());
    record.statements[0].said = None;
    for page in [terminal(&record, Look { width: 80, colour: false }), markdown(&record)] {
        assert!(!page.contains("Timeline") && !page.contains("Due"), "{page}");
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [20, 40, 59, 60, 80, 99, 100, 120, 300] {
        let dated = terminal(&dated(), Look { width, colour: false });
        let charged = terminal(&charged(), Look { width, colour: false });
        for line in at(width).lines().chain(dated.lines()).chain(charged.lines()) {
            assert!(display_width(line) < width, "{width}: {line:?}");
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let plain = at(80);
    let coloured = terminal(&sample(), Look { width: 80, colour: true });
    assert_ne!(plain, coloured);
    let mut stripped = String::new();
    let mut inside = false;
    for c in coloured.chars() {
        match c {
            '\u{1b}' => inside = true,
            'm' if inside => inside = false,
            c if !inside => stripped.push(c),
            _ => {}
        }
    }
    assert_eq!(plain, stripped);
}

/// The sample with `words` in place of every text that it shows.
fn with_words(words: &str) -> Record {
    let mut record = dated();
    record.source.title = Some(words.to_owned());
    record.source.uri = Some(words.to_owned());
    record.source.outlet = Some(words.to_owned());
    record.source.byline = vec![words.to_owned()];
    record.diagnostics = sample().diagnostics;
    words.clone_into(&mut record.diagnostics[0].message);
    for event in &mut record.events {
        words.clone_into(&mut event.span.text);
        event.when.iter_mut().for_each(|when| words.clone_into(&mut when.span.text));
    }
    for obligation in &mut record.obligations {
        words.clone_into(&mut obligation.span.text);
        obligation.who.iter_mut().for_each(|who| words.clone_into(&mut who.span.text));
        obligation.due.iter_mut().for_each(|due| words.clone_into(&mut due.rule));
    }
    let charged = charged();
    (record.voice, record.conflicts) = (charged.voice, charged.conflicts);
    for voice in &mut record.voice {
        words.clone_into(&mut voice.span.text);
        words.clone_into(&mut voice.words.text);
    }
    for conflict in &mut record.conflicts {
        words.clone_into(&mut conflict.explanation);
        conflict.spans.iter_mut().for_each(|span| words.clone_into(&mut span.text));
    }
    record.statements.extend(charged.statements);
    record.entities.extend(charged.entities);
    for entity in &mut record.entities {
        words.clone_into(&mut entity.name);
        entity.roles.iter_mut().for_each(|role| words.clone_into(&mut role.text));
    }
    for statement in &mut record.statements {
        let spans = statement.content.iter_mut().chain(&mut statement.cue);
        spans.chain(&mut statement.source.span).for_each(|span| words.clone_into(&mut span.text));
        statement.medium.iter_mut().for_each(|medium| words.clone_into(&mut medium.span.text));
        statement.addressee.iter_mut().for_each(|to| words.clone_into(&mut to.span.text));
        statement.evidence.iter_mut().for_each(|rests| words.clone_into(&mut rests.span.text));
    }
    record
}

/// Characters that steer a terminal or turn its reading direction.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nothing_that_steers_a_terminal_comes_through(
        words in "[\\x00-\\x1f\\x7f-\\u{9f}\u{202a}-\u{202e}\u{2066}-\u{2069}a\u{5d0}漢🙂]{0,30}",
        width in 0usize..200,
    ) {
        let record = with_words(&words);
        let shown = terminal(&record, Look { width, colour: false });
        prop_assert!(!shown.contains(steers));
        prop_assert!(!markdown(&record).contains(steers));
    }
}

#[test]
fn statements_in_a_circle_are_each_shown() {
    let mut record = sample();
    record.statements[0].within = Some("s-03".into());
    record.statements[2].within = Some("s-01".into());
    assert!(!check(&record).is_empty());
    let shown = terminal(&record, Look { width: 80, colour: false });
    assert!(shown.contains("having seen") && shown.contains("Nobody handed"), "{shown}");
}
