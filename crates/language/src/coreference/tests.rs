//! Cases: a passage with the words for its sources in square brackets, and who they are.
//!
//! "-" stands for nobody whom the text names. Quotations of the same paragraph are taken for what is said.

use super::{Entities, SourceMention, resolve};
use crate::document::Document;
use crate::lexemes::lexemes;
use crate::names::names;
use crate::tags::tags;
use onrecord_models::{CLASSES, TAGGER};
use onrecord_record::StatementSourceKind as SourceKind;
use onrecord_text::{Bytes, SourceText, Span, Tokens};

mod behind_words;
mod pronouns;

/// The passage without its brackets, and where they stood.
fn unmark(marked: &str) -> (String, Vec<Span<Bytes>>) {
    let (mut text, mut open, mut out) = (String::new(), 0, Vec::new());
    for c in marked.chars() {
        match c {
            '[' => open = text.len(),
            ']' => out.push(Span::new(open as u32, text.len() as u32)),
            _ => text.push(c),
        }
    }
    (text, out)
}

fn tokens(document: &Document<'_>, span: Span<Bytes>) -> Span<Tokens> {
    let from = document.tokens.partition_point(|token| token.span.end <= span.start);
    let to = document.tokens.partition_point(|token| token.span.start < span.end);
    Span::new(from as u32, to as u32)
}

fn sources(document: &Document<'_>, marks: &[Span<Bytes>]) -> Vec<SourceMention> {
    let mention = |span: &Span<Bytes>| {
        let tokens = tokens(document, *span);
        let paragraph = document.paragraphs[document.paragraph_of(tokens.start)].tokens;
        let quotes = document.quotes.all.iter().map(|quote| quote.tokens);
        let content =
            quotes.filter(|quote| paragraph.covers(*quote) && !quote.overlaps(tokens)).collect();
        SourceMention { tokens, cue: None, content }
    };
    marks.iter().map(mention).collect()
}

fn read(marked: &str) -> Entities {
    let (text, marks) = unmark(marked);
    let text = SourceText::new(text).unwrap();
    let document = Document::segment(&text, &[]);
    let lexemes = lexemes(&document, CLASSES.get().unwrap());
    let tags = tags(&document, &lexemes, TAGGER.get().unwrap());
    resolve(&document, &tags, &names(&document), &sources(&document, &marks))
}

/// Who each source is: the entity's name, or "-".
fn who(marked: &str) -> Vec<String> {
    let entities = read(marked);
    let name = |source: &super::ResolvedSource| {
        source.entity.map_or("-".to_owned(), |id| entities.all[id.0 as usize].name.clone())
    };
    entities.sources.iter().map(name).collect()
}

fn kinds(marked: &str) -> Vec<SourceKind> {
    read(marked).sources.iter().map(|source| source.kind).collect()
}

/// Checks a table of passages and who their sources are.
fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| who(text) != *expected)
        .map(|(text, expected)| {
            format!("{text}\n  expected {expected:?}\n  found    {:?}", who(text))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn titles_are_no_part_of_the_name() {
    check(&[
        ("[Kenya’s President Daudi Otieno] said no.", &["Daudi Otieno"]),
        ("[U.S. District Judge Lena Hart] ruled against it.", &["Lena Hart"]),
        ("[Sen. Alma Reyes, D-Calif.,] called it a shame.", &["Alma Reyes"]),
        ("[Secretary of State Peter Vance] denied that.", &["Peter Vance"]),
        ("[Gen. Tomasz Wolski Jr.] declined to comment.", &["Tomasz Wolski Jr."]),
        ("[former Ohio sheriff Karl Brandt] said so.", &["Karl Brandt"]),
        ("[Prime Minister Narges al-Tamimi] warned of it.", &["Narges al-Tamimi"]),
    ]);
}

#[test]
fn the_head_of_the_phrase_decides() {
    check(&[
        ("[A spokesman for Maria Keller] said no.", &["-"]),
        ("[Keller campaign spokesman Joe Dunne] said no.", &["Joe Dunne"]),
        ("[the ministry’s spokeswoman, Aisha Diallo,] said no.", &["Aisha Diallo"]),
        ("Mara Keller ran. [the party’s presumed nominee, Keller,] said no.", &["Mara Keller"]),
        ("[Hugo Lund, a doctor who treated the men,] said so.", &["Hugo Lund"]),
        ("[Mr. Roth, the former vice-president,] said so.", &["Roth"]),
        ("Mara Keller spoke. [Keller’s lawyers] denied it.", &["Keller’s lawyers"]),
        ("Mara Keller spoke. [the Keller campaign] denied it.", &["Keller campaign"]),
    ]);
}

#[test]
fn words_speak_for_whoever_wrote_them() {
    check(&[
        ("Mara Keller was out. [Keller’s post] questioned the count.", &["Mara Keller"]),
        ("Mara Keller was out. [Keller’s] defense was short.", &["Mara Keller"]),
        ("[Judge Lena Hart’s 40-page ruling] rejected it.", &["Lena Hart"]),
    ]);
    assert_eq!(kinds("Mara Keller was out. [Keller’s post] questioned it."), [SourceKind::Named]);
    assert_eq!(kinds("[Judge Lena Hart’s 40-page ruling] rejected it."), [SourceKind::Document]);
}

#[test]
fn a_surname_finds_its_full_name() {
    check(&[
        ("Mara Keller arrived. [Keller] said no.", &["Mara Keller"]),
        (
            "[Keller] Rejects Pact\n\nMara Keller, the mayor, rejected the pact on Friday.",
            &["Mara Keller"],
        ),
        (
            "[Keller] Breaks With Council Over Bridge Bill.\n\nMara Keller said no to it. It was late. She left. The bridge is old. Nobody came.",
            &["Mara Keller"],
        ),
        (
            "The talk with Larry King ended. [Mr. King] was glad. [King] laughed.",
            &["Larry King", "Larry King"],
        ),
        ("Andrés Manuel Ortiz Vega won. [Ortiz Vega] thanked them.", &["Andrés Manuel Ortiz Vega"]),
        ("Chen Wei-ling was freed. [Chen] thanked her lawyers.", &["Chen Wei-ling"]),
        ("The actor William Stone left. [Bill Stone] said he was tired.", &["William Stone"]),
        ("Bill de Graaf won. [De Graaf] said so.", &["Bill de Graaf"]),
        (
            "JEAN-LUC MOREAU WINS VOTE\n\nJean-Luc Moreau won by a hair on Sunday. [Moreau] thanked voters.",
            &["Jean-Luc Moreau"],
        ),
    ]);
}

#[test]
fn people_of_one_surname_are_told_apart() {
    check(&[
        ("Anna Weiss met her brother, Paul Weiss. [Ms. Weiss] was glad.", &["Anna Weiss"]),
        ("Anna Weiss met her brother, Paul Weiss. [Mr. Weiss] was glad.", &["Paul Weiss"]),
        (
            "Ivan and Boris Petrov were freed. [Ivan Petrov] wept.\n\n“We are home,” [Petrov] said.",
            &["Ivan Petrov", "Ivan Petrov"],
        ),
        ("Frank Dorn Jr. went with his father, Frank Dorn. [Dorn] said nothing.", &["Frank Dorn"]),
        (
            "Dora Hill and her son, Owen, left. [Owen Hill] said he was cold. [Dora] agreed.",
            &["Owen Hill", "Dora Hill"],
        ),
    ]);
}

#[test]
fn offices_point_to_their_bearer() {
    check(&[
        ("Mayor Bill de Graaf arrived late. [The mayor] blamed fog.", &["Bill de Graaf"]),
        ("Ruth Mboya bought the paper. [The billionaire] would not say why.", &["Ruth Mboya"]),
        (
            "Sen. Alma Reyes voted no. Mayor John Pike watched. [The senator] explained her vote.",
            &["Alma Reyes"],
        ),
        (
            "[A federal judge] blocked the order on Monday. U.S. District Judge Lena Hart wrote 40 pages.",
            &["Lena Hart"],
        ),
        (
            "President Daudi Otieno met Vice President Ruth Mboya. [The vice president] smiled, aides recalled.",
            &["Ruth Mboya"],
        ),
        (
            "Joan Marsh, the company’s chief executive, resigned. [The chief executive] cited her health.",
            &["Joan Marsh"],
        ),
        ("Mara Keller met a judge. [The senator] was angry.", &["-"]),
        (
            "[A spokesman for President Otieno] rejected that. “It is false,” [the spokesman, Ali Noor,] said.",
            &["Ali Noor", "Ali Noor"],
        ),
    ]);
}

#[test]
fn pronouns_agree_and_prefer_subjects() {
    check(&[
        ("Mara Keller met Paul Weiss on Monday. [She] said no.", &["Mara Keller"]),
        ("Mara Keller met Paul Weiss on Monday. [He] said no.", &["Paul Weiss"]),
        ("Paul Weiss called John Pike. Later [he] said it was a mistake.", &["Paul Weiss"]),
        ("“We lost,” Paul Weiss said. “John Pike won it,” [he] added.", &["Paul Weiss"]),
        ("In his speech, Paul Weiss attacked John Pike. [He] promised more.", &["Paul Weiss"]),
        ("A neighbor heard shots. [She] called the police, [she] said.", &["-", "-"]),
    ]);
}

#[test]
fn who_and_first_person_are_whoever_speaks() {
    check(&[
        ("Paul Weiss, [who] denied it, left.", &["Paul Weiss"]),
        ("“[I] believe it is over,” [Mara Keller] said.", &["Mara Keller", "Mara Keller"]),
        ("[I] said it in print.", &["-"]),
    ]);
}

#[test]
fn organizations_have_short_names() {
    check(&[
        ("The Federal Water Board (FWB) met. [The FWB] denied it.", &["Federal Water Board"]),
        (
            "The Department of Education ruled. [The Education Department] said so. [The department] declined to say more.",
            &["Department of Education", "Department of Education"],
        ),
        ("[The White House] said no.", &["White House"]),
        ("Police shot a man. [Norfolk police] said he was armed.", &["Norfolk police"]),
        ("[the Daily Ledger newspaper] reported it.", &["Daily Ledger"]),
    ]);
}

#[test]
fn groups_go_by_their_own_words() {
    check(&[
        (
            "[Sen. Alma Reyes, R-Ohio, and Paul Weiss, R-Utah,] urged it.",
            &["Sen. Alma Reyes, R-Ohio, and Paul Weiss"],
        ),
        ("Dora Hill sued. [The Hills] want it back.", &["The Hills"]),
        ("Dora Hill spoke. [Her supporters] cheered.", &["supporters"]),
        ("[More than 40 officers] complained.", &["More than 40 officers"]),
        ("[Analysts] doubt it.", &["Analysts"]),
        ("[critics like Keller] disagree.", &["critics"]),
        ("The two men were freed. [They] denied the charge.", &["two men"]),
        ("[Mara Keller and Paul Weiss] support it.", &["Mara Keller and Paul Weiss"]),
        ("[Some of her advisers] believe it.", &["Some of her advisers"]),
    ]);
    assert_eq!(kinds("[Mara Keller and Paul Weiss] support it."), [SourceKind::Named]);
    assert_eq!(kinds("[Analysts] doubt it."), [SourceKind::Collective]);
}

#[test]
fn nobody_is_named_who_wants_no_name() {
    check(&[
        ("[A senior official] said so.", &["-"]),
        ("[One aide who asked not to be named] said so.", &["-"]),
        ("[Officials familiar with the matter] said so.", &["-"]),
        ("[Sources close to Mara Keller] said so.", &["-"]),
        ("A senior official spoke after Paul Weiss left. [The official] was not sure.", &["-"]),
        ("[His father] was displeased, friends of Paul Weiss said.", &["-"]),
    ]);
    assert_eq!(kinds("[Officials familiar with the matter] said so."), [SourceKind::Unnamed]);
}

#[test]
fn documents_speak() {
    check(&[
        (
            "A film titled “The Long Night” came out. [The film] portrays a town.",
            &["The Long Night"],
        ),
        ("[Wednesday’s Norfolk poll] shows a tie.", &["Wednesday’s Norfolk poll"]),
        ("[A court document filed Thursday] says so.", &["court document"]),
        ("[A police report obtained by the paper] says so.", &["police report"]),
        (
            "In a statement, [the White House] called it unjust. “It was,” [the statement] said.",
            &["White House", "White House"],
        ),
    ]);
    assert_eq!(kinds("[A police report obtained by the paper] says so."), [SourceKind::Document]);
}

#[test]
fn entities_carry_names_aliases_roles_and_mentions() {
    let entities = read("Sen. Alma Reyes, a former nurse, spoke. [Reyes] said she was tired.");
    let reyes = &entities.all[0];
    assert_eq!(
        (reyes.name.as_str(), reyes.aliases.as_slice()),
        ("Alma Reyes", &["Reyes".to_owned()][..])
    );
    assert_eq!(reyes.roles.len(), 2);
    assert_eq!(reyes.mentions.len(), 3);
}

/// A surname of its own for every number.
fn surname(mut number: u32) -> String {
    let mut out = "W".to_owned();
    for _ in 0..4 {
        out.push_str(
            ["ba", "ko", "li", "mu", "ne", "ri", "sa", "to", "vu", "ze", "ga", "do", "pe"]
                [(number % 13) as usize],
        );
        number /= 13;
    }
    out
}

#[test]
fn the_cost_grows_with_the_length() {
    // A quadratic step would take minutes here.
    let sentences: Vec<String> = (0..20_000)
        .map(|n| format!("Anna Weiss met Paul {}. He said no to her.", surname(n)))
        .collect();
    let text = sentences.join(" ");
    assert!(read(&text).all.len() > 10_000);
}

#[test]
fn a_form_of_address_overrules_a_first_name() {
    check(&[
        ("Toby Walker ran a mill. [Ms. Walker] said so.", &["Toby Walker"]),
        ("Toby Walker met Lena Walker. [Ms. Walker] said so.", &["Lena Walker"]),
    ]);
}

#[test]
fn a_namesake_does_not_hold_the_office() {
    check(&[
        (
            "Tom Keller Jr. met them. [President Keller] said no. [Keller] left.",
            &["Keller", "Keller"],
        ),
        ("Tom Keller Jr. met them. [Mr. Keller] said no.", &["Tom Keller Jr."]),
        ("Tom Keller met them. [President Keller] said no.", &["Tom Keller"]),
        ("Nora Biden met them. [President Biden] said no. [Biden] left.", &["Biden", "Biden"]),
        ("Joseph Biden met them. [President Biden] said no.", &["Joseph Biden"]),
        (
            "Biden Blames Senate After Nora Biden Meets Lawmakers On Child Care\n\nWASHINGTON — [President Biden] said no. His daughter Nora Biden met lawmakers. [Biden] told reporters so.",
            &["Biden", "Biden"],
        ),
        ("His daughter Ivanka Trump met them. [President Trump] said no.", &["Trump"]),
        ("Ivanka Trump met them. [President Trump] said no. [Trump] left.", &["Trump", "Trump"]),
        (
            "Nora Biden met them. [President Biden] said no. [The president] left.",
            &["Biden", "Biden"],
        ),
        ("Nora Biden Meets Lawmakers On Child Care\n\n[President Biden] said no.", &["Biden"]),
        (
            "WASHINGTON — [President Biden] said no. Nora Biden met them. [Biden] left.",
            &["Biden", "Biden"],
        ),
    ]);
}

#[test]
fn two_descriptions_of_one_bearer_are_one_speaker() {
    check(&[
        ("[veteran strategist and Keller ally Joe Dunne] said no.", &["Joe Dunne"]),
        (
            "[strategist Lena Hart and pollster Joe Dunne] said no.",
            &["strategist Lena Hart and pollster Joe Dunne"],
        ),
    ]);
}

#[test]
fn a_determiner_that_heads_its_phrase_is_a_mention() {
    let entities =
        read("The bill keeps a promise to patients. [Those tariff] plans extend into next year.");
    let mentions: Vec<_> = entities.all.iter().flat_map(|entity| &entity.mentions).collect();
    assert!(mentions.iter().all(|mention| !mention.tokens.is_empty()), "{mentions:?}");
}
