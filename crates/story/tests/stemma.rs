//! Which telling of a quotation follows which, on articles written for it.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

use onrecord_record::{DateFrom, Places, Published, Source};
use onrecord_story::variants::CreditKind::{Dateline, Told};
use onrecord_story::variants::{
    Node, NodeKind, Reason, Speaker, Stemma, Telling, Witness, credits, stemma,
};

/// An article: outlet, moment or day of publication, text. What is quoted of the utterance stands between ⟦ and ⟧, each piece between marks.
struct Article<'t> {
    outlet: &'t str,
    published: &'t str,
    byline: &'t str,
    text: &'t str,
}

fn article<'t>(outlet: &'t str, published: &'t str, text: &'t str) -> Article<'t> {
    Article { outlet, published, byline: "", text }
}

fn known(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

fn source(article: &Article<'_>) -> Source {
    let text = article.text.replace(['⟦', '⟧'], "");
    Source {
        id: String::new(),
        uri: None,
        outlet: known(article.outlet),
        title: None,
        byline: known(article.byline).into_iter().collect(),
        language: "en".to_owned(),
        published: known(article.published)
            .map(|value| Published { value, from: DateFrom::Metadata }),
        retrieved: None,
        text,
        furniture: Vec::new(),
        writer: None,
    }
}

fn witness(number: usize, article: &Article<'_>) -> Witness {
    let source = source(article);
    let (start, rest) = article.text.split_once('⟦').unwrap();
    let content = rest.rsplit_once('⟧').unwrap().0;
    let pieces = content.split(['“', '”']).skip(1).step_by(2).map(str::to_owned).collect();
    let telling = Telling {
        article: number,
        statement: format!("s-{number}"),
        at: start.chars().count() as u32,
        pieces,
        is_reported: false,
        speaker: Speaker::Known("holm".to_owned()),
        outlet: source.outlet.clone(),
        published: article.published.get(..10).and_then(|day| day.parse().ok()),
    };
    Witness::of(&source, &Places::new(&source), telling, &credits(&source))
}

fn witnesses(articles: &[Article<'_>]) -> Vec<Witness> {
    articles.iter().enumerate().map(|(number, article)| witness(number, article)).collect()
}

fn tree(articles: &[Article<'_>]) -> Stemma {
    let stemma = stemma(&witnesses(articles));
    check(&stemma, articles.len());
    stemma
}

/// What holds for every tree: all tellings once, parents before children and one step above them.
fn check(stemma: &Stemma, tellings: usize) {
    let mut placed: Vec<_> = stemma.nodes.iter().flat_map(|node| node.tellings.clone()).collect();
    placed.sort_unstable();
    assert_eq!(placed, (0..tellings).collect::<Vec<_>>());
    for (place, node) in stemma.nodes.iter().enumerate() {
        let above = node.follows.map(|above| {
            assert!(above < place);
            stemma.nodes[above].depth + 1
        });
        assert_eq!(node.depth, above.unwrap_or(0));
        assert_eq!(node.follows.is_none(), node.reasons.is_empty(), "{node:?}");
        assert!(node.also.iter().all(|also| also.node < stemma.nodes.len()));
    }
}

fn node_of(stemma: &Stemma, telling: usize) -> &Node {
    stemma.nodes.iter().find(|node| node.tellings.contains(&telling)).unwrap()
}

/// The tellings of the node that one follows, or the name of the outlet.
fn followed(stemma: &Stemma, telling: usize) -> Option<(Vec<usize>, Option<&str>)> {
    let above = &stemma.nodes[node_of(stemma, telling).follows?];
    Some((above.tellings.clone(), above.outlet.as_deref()))
}

fn follows(stemma: &Stemma, later: usize, earlier: usize) -> &[Reason] {
    assert_eq!(followed(stemma, later), Some((vec![earlier], None)), "{stemma:#?}");
    &node_of(stemma, later).reasons
}

const WIRE: &str = "LARSHAVN (Reuters) - The pilots of the northern basin will go on strike next week unless the harbour company restores the \
night allowance that it cut in the spring, their union said on Monday.\n\n⟦“We have waited for eleven weeks and nobody has called us once,”⟧ \
said Viktor Holm, who has led the union since the old basin was closed to ferries. The company has declined to say whether it \
will meet the pilots before the end of the month.";

#[test]
fn wire_copy_follows_the_wire_that_it_credits() {
    let plain = WIRE.replace("LARSHAVN (Reuters) - ", "");
    let tree = tree(&[
        article("Lakeshore Herald", "2024-05-06", WIRE),
        article("Reuters", "2024-05-06", WIRE),
        article("The Courier", "2024-05-06", &plain),
    ]);
    let reasons = follows(&tree, 0, 1);
    assert!(
        matches!(&reasons[0], Reason::Credit { credit: Dateline, outlet, .. } if outlet == "Reuters")
    );
    assert!(reasons.iter().any(|one| matches!(one, Reason::SharedContext { .. })), "{reasons:?}");
    // The Courier credits nobody: the same text, credited elsewhere.
    let reasons = follows(&tree, 2, 1);
    assert!(matches!(reasons, [Reason::SharedContext { .. }]), "{reasons:?}");
}

#[test]
fn a_wire_that_is_not_at_hand_has_a_node_of_its_own() {
    let told = "⟦“The crane was safe on the day we left it,”⟧ Holm told Reuters.";
    let other = "In an interview with Reuters, Holm was blunt: ⟦“The crane was safe on the day we left it.”⟧ He gave no proof.";
    let tree = tree(&[
        article("The Courier", "2024-05-06", told),
        article("The Argus", "2024-05-06", other),
    ]);
    assert_eq!(followed(&tree, 0), Some((vec![], Some("Reuters"))));
    assert_eq!(followed(&tree, 1), Some((vec![], Some("Reuters"))));
    assert_eq!(tree.nodes[0].kind, NodeKind::Credited);
    assert_eq!(tree.nodes.len(), 3);
}

#[test]
fn two_reporters_in_one_room_copy_from_nobody() {
    let one = "The union chief spoke for ten minutes on the quay. ⟦“We will not load another ship for this company,”⟧ he said to cheers. “Not one. Not \
for double pay, not for triple pay, and not if the minister comes here himself to beg us.” Police watched from the bridge.";
    let other = "Holm, 61, looked tired when he came out of the talks shortly before noon. ⟦“We will not load another ship for this company,”⟧ said \
Holm. “Not one. Not for double pay, not for triple pay, and not if the minister comes here himself to beg us.” Talks resume in June.";
    let tree = tree(&[
        article("The Courier", "2024-05-06", one),
        article("The Argus", "2024-05-07", other),
    ]);
    assert_eq!([followed(&tree, 0), followed(&tree, 1)], [None, None]);
    assert!(tree.nodes.iter().all(|node| node.kind == NodeKind::Telling));
}

#[test]
fn the_outlet_to_which_it_was_said_is_followed() {
    let own = "⟦“I signed nothing, I saw nothing and I was not asked,”⟧ Holm told the Harbour Gazette on Tuesday.";
    let other = "Holm denies it. ⟦“I signed nothing, I saw nothing,”⟧ he told the Gazette. The Harbour Gazette has asked for the minutes.";
    let tree = tree(&[
        article("The Argus", "2024-05-08", other),
        article("Harbour Gazette", "2024-05-07", own),
    ]);
    let reasons = follows(&tree, 0, 1);
    assert!(
        matches!(&reasons[0], Reason::Credit { credit: Told, outlet, .. } if outlet == "Harbour Gazette")
    );
    assert!(reasons.contains(&Reason::Earlier { days: 1 }));
    assert!(node_of(&tree, 1).is_told_here && !node_of(&tree, 0).is_told_here);
}

#[test]
fn a_credit_for_another_sentence_is_none_for_this_one() {
    let text = "Brask told the Harbour Gazette in March that she would resign. Nothing came of it. ⟦“The books are open to everybody who asks,”⟧ \
Holm said on Friday. The Harbour Gazette reported on Thursday that two ledgers are missing.";
    let own = "⟦“The books are open to everybody who asks,”⟧ Holm said at the gate.";
    let tree = tree(&[
        article("The Argus", "2024-05-09", text),
        article("Harbour Gazette", "2024-05-08", own),
    ]);
    assert_eq!(followed(&tree, 0), None);
}

const SAID: &str =
    "We knew of the cracks in eleven cranes and we told the ministry twice before the winter";

/// Holm's words in a sentence that every article has for itself.
fn in_own_words(words: &str, number: usize) -> String {
    let lead = [
        "Members heard it first at the hall by the fish market, where chairs ran out before eight.",
        "It took the committee until dusk to reach him on its list of nine.",
        "Rain kept most of the public away from the hearing in the old customs house.",
        "What the chairman had to say took less than a minute of a long afternoon.",
        "Nobody in the gallery seemed to expect the answer, least of all the lawyers.",
        "He had refused to speak about the matter since the inquiry opened in autumn.",
    ];
    format!("{} ⟦“{words},”⟧ Holm said.", lead[number % lead.len()])
}

fn chain(words: &[(&str, &str, &str)]) -> Stemma {
    let texts: Vec<_> = words.iter().enumerate().map(|(n, (_, _, w))| in_own_words(w, n)).collect();
    let articles =
        words.iter().zip(&texts).map(|((outlet, day, _), text)| article(outlet, day, text));
    tree(&articles.collect::<Vec<_>>())
}

#[test]
fn an_altered_and_clipped_version_follows_the_one_that_altered_it_first() {
    let altered = SAID.replace("ministry", "inspectorate");
    let clipped = altered.replace(" before the winter", "");
    let tree = chain(&[
        ("The Courier", "2024-05-06", SAID),
        ("The Argus", "2024-05-06", SAID),
        ("Harbour Gazette", "2024-05-06", SAID),
        ("Lakeshore Herald", "2024-05-07", &altered),
        ("Evening Echo", "2024-05-09", &clipped),
    ]);
    let reasons = follows(&tree, 4, 3);
    let expected = Reason::SharedAlteration {
        words: "inspectorate".to_owned(),
        instead: "ministry".to_owned(),
    };
    assert!(
        reasons.contains(&expected) && reasons.contains(&Reason::HoldsMore { words: 3 }),
        "{reasons:?}"
    );
    // The one that altered it shares nothing but the first words with those before it.
    assert_eq!([0, 1, 2, 3].map(|one| followed(&tree, one)), [None, None, None, None]);
}

#[test]
fn lacking_words_give_the_order_where_days_do_not() {
    let altered = SAID.replace("ministry", "inspectorate");
    let clipped = altered.replace(" before the winter", "");
    let tree = chain(&[
        ("The Courier", "", SAID),
        ("The Argus", "", SAID),
        ("Harbour Gazette", "", SAID),
        ("Evening Echo", "", &clipped),
        ("Lakeshore Herald", "", &altered),
    ]);
    let reasons = follows(&tree, 3, 4);
    assert!(!reasons.iter().any(|one| matches!(one, Reason::Earlier { .. })), "{reasons:?}");
}

#[test]
fn nothing_follows_the_first_words_the_longer_text_or_the_later_one() {
    let altered = SAID.replace("ministry", "inspectorate");
    let shorter = altered.replace(" before the winter", "");
    // The longer one is later: neither can come from the other, yet both have the alteration.
    let tree = chain(&[
        ("The Courier", "2024-05-06", SAID),
        ("The Argus", "2024-05-06", SAID),
        ("Harbour Gazette", "2024-05-06", SAID),
        ("Evening Echo", "2024-05-07", &shorter),
        ("Lakeshore Herald", "2024-05-08", &altered),
    ]);
    assert_eq!([3, 4].map(|one| followed(&tree, one)), [None, None]);
    let node = node_of(&tree, 3);
    assert_eq!((node.kind, node.tellings.as_slice()), (NodeKind::Unordered, [3, 4].as_slice()));
    assert!(matches!(node.together[..], [Reason::SharedAlteration { .. }]));
}

#[test]
fn what_two_writers_do_by_themselves_is_no_shared_alteration() {
    for (from, to) in [
        ("eleven", "11"),
        ("We knew", "We've known"),
        ("told", "have told"),
        ("twice ", ""),
        ("the ministry", "that ministry"),
        ("before the winter", "before winter"),
    ] {
        let altered = SAID.replace(from, to);
        let tree = chain(&[
            ("The Courier", "2024-05-06", SAID),
            ("The Argus", "2024-05-06", SAID),
            ("Harbour Gazette", "2024-05-06", SAID),
            ("Lakeshore Herald", "2024-05-07", &altered),
            ("Evening Echo", "2024-05-09", &altered),
        ]);
        assert_eq!(followed(&tree, 4), None, "{from} > {to}: {tree:#?}");
        assert_eq!(tree.nodes.len(), 5, "{from} > {to}");
    }
}

#[test]
fn words_that_most_left_out_are_no_innovation_of_the_few_who_have_them() {
    let short = SAID.replace(" in eleven cranes", "");
    let tree = chain(&[
        ("The Courier", "2024-05-06", &short),
        ("The Argus", "2024-05-06", &short),
        ("Harbour Gazette", "2024-05-06", &short),
        ("Lakeshore Herald", "2024-05-07", SAID),
        ("Evening Echo", "2024-05-09", SAID),
    ]);
    assert_eq!(followed(&tree, 4), None);
}

#[test]
fn brackets_are_an_innovation_even_of_most() {
    let bracketed = SAID.replace("the ministry", "[Minister Clara Brask]");
    let tree = chain(&[
        ("The Courier", "2024-05-06", SAID),
        ("Lakeshore Herald", "2024-05-07", &bracketed),
        ("Evening Echo", "2024-05-09", &bracketed),
    ]);
    let reasons = follows(&tree, 2, 1);
    assert!(
        matches!(&reasons[0], Reason::SharedAlteration { words, .. } if words == "minister clara brask"),
        "{reasons:?}"
    );
}

#[test]
fn contamination_is_shown_beside_the_parent() {
    let altered = SAID.replace("ministry", "inspectorate");
    let texts: Vec<_> =
        (0..4).map(|n| in_own_words(if n == 3 { &altered } else { SAID }, n)).collect();
    let gazette = in_own_words(SAID, 4).replace("Holm said.", "Holm told the Harbour Gazette.");
    let echo = in_own_words(&altered, 5).replace("Holm said.", "Holm told the Harbour Gazette.");
    let tree = tree(&[
        article("The Courier", "2024-05-06", &texts[0]),
        article("The Argus", "2024-05-06", &texts[1]),
        article("Lakeshore Herald", "2024-05-07", &texts[3]),
        article("Harbour Gazette", "2024-05-06", &gazette),
        article("Evening Echo", "2024-05-09", &echo),
    ]);
    let reasons = follows(&tree, 4, 3);
    assert!(matches!(&reasons[0], Reason::Credit { .. }));
    let also = &node_of(&tree, 4).also;
    assert_eq!(also.len(), 1);
    assert_eq!(tree.nodes[also[0].node].tellings, [2]);
    assert!(matches!(also[0].reasons[0], Reason::SharedAlteration { .. }));
}

#[test]
fn one_text_in_two_outlets_on_one_day_has_no_order_and_an_hour_gives_one() {
    let plain = WIRE.replace("LARSHAVN (Reuters) - ", "");
    let two = |one: &str, other: &str| {
        tree(&[article("The Courier", one, &plain), article("The Argus", other, &plain)])
    };
    let same = two("2024-05-06", "2024-05-06");
    assert_eq!(same.nodes.len(), 1);
    assert_eq!((same.nodes[0].kind, same.nodes[0].tellings.len()), (NodeKind::Unordered, 2));
    assert!(matches!(same.nodes[0].together[..], [Reason::SharedContext { .. }]));
    let hours = two("2024-05-06T15:00:00Z", "2024-05-06T09:30:00+02:00");
    assert!(follows(&hours, 0, 1).contains(&Reason::Earlier { days: 0 }));
    let unknown = two("2024-05-06", "");
    assert_eq!(unknown.nodes[0].kind, NodeKind::Unordered);
}

#[test]
fn an_outlet_follows_its_own_article_of_days_before_and_not_of_years() {
    let (one, other) = (in_own_words(SAID, 0), in_own_words(SAID, 1));
    let two = |day| {
        tree(&[
            article("The Courier", "2024-05-06", &one),
            article("Courier (Online)", day, &other),
        ])
    };
    let near = two("2024-05-09");
    assert_eq!(follows(&near, 1, 0), [Reason::SameOutlet, Reason::Earlier { days: 3 }]);
    assert_eq!(followed(&two("2026-05-09"), 1), None);
    assert_eq!(followed(&two("2024-05-06"), 1), None);
}

#[test]
fn an_outlet_that_goes_on_writing_follows_itself_though_it_has_more_words() {
    let longer = WIRE.replace(
        "nobody has called us once",
        "nobody has called us once, and we are done with waiting",
    );
    let tree = tree(&[
        article("The Courier", "2024-05-06", WIRE),
        article("The Courier", "2024-05-07", &longer),
    ]);
    assert!(follows(&tree, 1, 0).contains(&Reason::SameOutlet));
}

#[test]
fn one_article_that_has_the_words_twice_is_one_node() {
    let text = in_own_words(SAID, 0);
    let mut both = witnesses(&[
        article("The Courier", "2024-05-06", &text),
        article("The Courier", "2024-05-06", &text),
    ]);
    both[0].telling.pieces = vec!["We knew of the cracks".to_owned()];
    both[1].telling.article = 0;
    let stemma = stemma(&both);
    assert_eq!(stemma.nodes.len(), 1);
    assert_eq!(
        (stemma.nodes[0].kind, stemma.nodes[0].tellings.as_slice()),
        (NodeKind::Telling, [1, 0].as_slice())
    );
}

#[test]
fn hostile_inputs_give_trees() {
    assert_eq!(stemma(&[]), Stemma::default());
    assert_eq!(tree(&[article("", "", "⟦“”⟧")]).nodes.len(), 1);
    let mut empty = witness(0, &article("", "", "⟦“…”⟧"));
    empty.telling.pieces.clear();
    empty.telling.at = u32::MAX;
    check(&stemma(&[empty]), 1);
    let odd = "“““ ”” \" ( (AP (Reuters) told told the told The The. \u{130}stanbul told \u{130}\u{130} reported\n⟦“a”⟧ on CNN\u{a0}’s";
    check(&tree(&[article("AP", "9999-12-31", odd), article("ap", "0001-01-01", odd)]), 2);
}

#[test]
fn the_order_of_what_is_given_changes_nothing_but_places() {
    let altered = SAID.replace("ministry", "inspectorate");
    let texts: Vec<_> =
        (0..6).map(|n| in_own_words(if n > 3 { &altered } else { SAID }, n)).collect();
    let days = ["2024-05-06", "", "2024-05-06", "2024-05-08", "2024-05-07", "2024-05-09"];
    let outlets =
        ["The Courier", "The Argus", "Reuters", "Reuters", "Evening Echo", "Lakeshore Herald"];
    let articles: Vec<_> = (0..6).map(|n| article(outlets[n], days[n], &texts[n])).collect();
    let forward = witnesses(&articles);
    let backward: Vec<_> = forward.iter().rev().cloned().collect();
    let (one, mut other) = (stemma(&forward), stemma(&backward));
    other.nodes.iter_mut().for_each(|node| node.tellings.iter_mut().for_each(|t| *t = 5 - *t));
    assert_eq!(one, other);
    assert_eq!(one, stemma(&forward));
}

#[test]
fn three_hundred_copies_of_one_text_are_cheap() {
    let texts: Vec<_> =
        (0..300).map(|n| WIRE.replace("eleven", &format!("eleven{}", n % 7))).collect();
    let outlets: Vec<_> = (0..300).map(|n| format!("Outlet {}", n % 120)).collect();
    let days: Vec<_> = (0..300).map(|n| format!("2024-05-{:02}", 1 + n % 28)).collect();
    let articles: Vec<_> = (0..300).map(|n| article(&outlets[n], &days[n], &texts[n])).collect();
    let witnesses = witnesses(&articles);
    let begun = std::time::Instant::now();
    let stemma = stemma(&witnesses);
    let taken = begun.elapsed();
    check(&stemma, 300);
    // Generous against the load of a shared machine: quadratic work takes far longer.
    assert!(taken.as_millis() < 2_000, "{taken:?}");
    assert!(stemma.nodes.iter().filter(|node| node.follows.is_none()).count() < 10);
}
