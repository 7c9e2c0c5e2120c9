//! Which outlets an article says that it has its words from.

use onrecord_record::Source;
use onrecord_story::variants::CreditKind::{
    Aired, Byline, Contributed, Dateline, Reported, Reprint, Told,
};
use onrecord_story::variants::credits;

fn source(byline: &str, text: &str) -> Source {
    Source {
        id: String::new(),
        uri: None,
        outlet: Some("The Courier".to_owned()),
        title: None,
        byline: (!byline.is_empty()).then(|| byline.to_owned()).into_iter().collect(),
        language: "en".to_owned(),
        published: None,
        retrieved: None,
        text: text.to_owned(),
        furniture: Vec::new(),
        writer: None,
    }
}

#[test]
fn credits_are_found_where_articles_give_them() {
    let found = |byline: &str, text: &str| {
        let source = source(byline, text);
        let all = credits(&source);
        for span in all.iter().filter_map(|credit| credit.span.as_ref()) {
            let words: String = source
                .text
                .chars()
                .skip(span.start as usize)
                .take((span.end - span.start) as usize)
                .collect();
            assert_eq!(words, span.text);
        }
        let known = all.into_iter().filter(|credit| credit.is_known);
        known.map(|credit| (credit.kind, credit.outlet)).collect::<Vec<_>>()
    };
    for (text, kind, outlet) in [
        ("LARSHAVN, May 6 (Reuters) - The basin", Dateline, "reuters"),
        ("LARSHAVN (AP) — The basin", Dateline, "associated press"),
        ("By JANA LIND, Associated Press\n\nThe basin", Byline, "associated press"),
        ("The basin.\n\n(Reporting by Jana Lind; Editing by Tom Rask)", Byline, "reuters"),
        ("“No,” Holm told The Associated Press.", Told, "associated press"),
        ("“No,” Holm told the Lakeshore Herald.", Told, "lakeshore herald"),
        ("“No,” Holm told The Post. The Larshavn Post has the tape.", Told, "larshavn post"),
        ("In an interview with the BBC's Jana Lind, Holm denied it.", Told, "bbc"),
        ("Holm said on NBC’s “Meet the Press” that it was so.", Aired, "nbc news"),
        ("The Lakeshore Herald first reported the visit.", Reported, "lakeshore herald"),
        ("The visit was first reported by Politico.", Reported, "politico"),
        ("According to the Washington Post, nobody came.", Reported, "washington post"),
        ("This column originally appeared in The Hill.", Reprint, "hill"),
        ("The Associated Press contributed to this report.", Contributed, "associated press"),
    ] {
        let all = found("", text);
        assert!(all.contains(&(kind, outlet.to_owned())), "{text}: {all:?}");
    }
    assert_eq!(
        found("Jana Lind, Associated Press", "The basin."),
        [(Byline, "associated press".to_owned())]
    );
    assert_eq!(found("David Post", "By DAVID POST\n\nLARSHAVN (see page 4) - The basin."), []);
    for text in [
        "Holm told Congress that it was so.",
        "He reported to the Harbour Board on Monday.",
        "The strike (see page 4) goes on, according to Holm.",
        "Holm told The Post. The Larshavn Post and the Harbour Post have tapes.",
        "Holm sat on Time and waited on the Hill",
        "",
    ] {
        let all = found("", text);
        let surely = all.iter().filter(|one| !matches!(one.1.as_str(), "hill" | "time"));
        assert_eq!(surely.count(), 0, "{text}: {all:?}");
    }
}
