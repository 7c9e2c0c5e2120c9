//! Who charges whom and who answers, on the sample and on changes to it.
#![expect(clippy::expect_used, reason = "helpers of tests may panic too")]

use onrecord_record::{Answer, Charge, Charges, Record, Silence, StanceValue, charges};

fn sample() -> Record {
    Record::from_json(include_bytes!("data/cranes.json")).expect("the sample is a record")
}

/// Ids of who charges and of who answers, the latter with the depth.
type Ids<'r> = (Vec<&'r str>, Vec<(&'r str, usize)>);

/// The ids of each charge.
fn laid_out<'r>(found: &Charges<'r>) -> Vec<Ids<'r>> {
    let ids = |charge: &Charge<'r>| {
        let made = charge.made.iter().map(|one| one.statement.id.as_str()).collect();
        let answers = charge.answers.iter().map(|one| (one.statement.id.as_str(), one.depth));
        (made, answers.collect())
    };
    found.charges.iter().map(ids).collect()
}

fn loose<'r>(found: &Charges<'r>) -> Vec<&'r str> {
    found.loose.iter().map(|one| one.statement.id.as_str()).collect()
}

/// A link from one statement to the one that it answers.
fn link(record: &mut Record, from: usize, to: usize) {
    let (answering, answered) =
        (record.statements[from].id.clone(), record.statements[to].id.clone());
    record.statements[to].answered_by.push(answering);
    record.statements[from].answers = Some(Box::new(Answer {
        statement: Some(answered),
        claim: None,
        span: None,
        rule: "by hand".to_owned(),
    }));
}

#[test]
fn answers_stand_beside_their_charge_in_text_order() {
    let record = sample();
    let found = charges(&record);
    let expected = [
        (vec!["s-01"], vec![("s-02", 0), ("s-03", 0)]),
        (vec!["s-06"], vec![]),
        (vec!["s-07"], vec![]),
    ];
    assert_eq!(laid_out(&found), expected);
    assert_eq!(loose(&found), ["s-08", "s-09"]);
}

#[test]
fn silence_is_said_where_the_readings_flag_stands_only() {
    let silent = |record: &Record| -> Vec<Option<Silence>> {
        charges(record).charges.iter().map(|charge| charge.silence).collect()
    };
    let mut record = sample();
    assert_eq!(silent(&record)[..2], [None, Some(Silence::NoResponse)]);
    // A link that failed is no silence.
    record.diagnostics.clear();
    assert!(!silent(&record).contains(&Some(Silence::NoResponse)));
    record.statements[0].answered_by.clear();
    record.claims.clear();
    for statement in &mut record.statements {
        statement.answers = None;
    }
    assert!(!silent(&record).contains(&Some(Silence::NoResponse)));
}

#[test]
fn nothing_tied_is_said_where_the_charged_party_is_heard() {
    let mut record = sample();
    record.diagnostics.clear();
    let speaker = record.statements[1].source.entity.clone().expect("somebody known denies");
    record.statements[6].about = vec![speaker];
    let last = |record: &Record| charges(record).charges[2].silence;
    assert_eq!(last(&record), Some(Silence::NotTied));
    record.statements[6].about = vec!["e-nobody".into()];
    record.claims[3].about.clear();
    assert_eq!(last(&record), None);
}

#[test]
fn statements_of_one_claim_are_one_charge_and_its_denial_an_answer() {
    let mut record = sample();
    record.claims[0].standings[0].statements.push("s-07".into());
    record.claims[0].standings[1].statements.push("s-08".into());
    record.claims.pop();
    let found = charges(&record);
    let first = (vec!["s-01", "s-07"], vec![("s-02", 0), ("s-03", 0), ("s-08", 0)]);
    assert_eq!(laid_out(&found)[0], first);
    assert_eq!(loose(&found), ["s-09"]);
}

#[test]
fn what_is_said_to_an_answer_follows_it() {
    let mut record = sample();
    link(&mut record, 4, 1);
    let found = charges(&record);
    assert_eq!(laid_out(&found)[0].1, [("s-02", 0), ("s-05", 1), ("s-03", 0)]);
}

#[test]
fn a_plain_statement_that_is_answered_is_laid_out_like_a_charge() {
    let mut record = sample();
    link(&mut record, 7, 3);
    let found = charges(&record);
    assert!(laid_out(&found).contains(&(vec!["s-04"], vec![("s-08", 0)])));
    assert_eq!(loose(&found), ["s-09"]);
}

#[test]
fn an_answer_to_a_claim_that_nobody_makes_stands_beside_the_claims_words() {
    let mut record = sample();
    record.claims[1].standings.clear();
    record.statements[7].answers = Some(Box::new(Answer {
        statement: None,
        claim: Some("c-02".into()),
        span: None,
        rule: "headline".to_owned(),
    }));
    let found = charges(&record);
    let of_claim = found.charges.iter().find(|charge| charge.made.is_empty());
    let of_claim = of_claim.expect("the claim is answered");
    assert_eq!(of_claim.claim.expect("the claim is known").id, "c-02");
    assert_eq!(of_claim.answers[0].statement.id, "s-08");
}

#[test]
fn a_circle_of_answers_ends() {
    let mut record = sample();
    record.statements[0].answered_by.push("s-01".into());
    record.statements[1].answered_by.push("s-01".into());
    record.statements[2].answered_by.push("s-02".into());
    assert_eq!(laid_out(&charges(&record))[0].1, [("s-02", 0), ("s-03", 0)]);
}

#[test]
fn without_stances_there_is_nothing_to_lay_out() {
    let mut record = sample();
    record.claims.clear();
    for statement in &mut record.statements {
        (statement.stance, statement.answers) = (None, None);
        statement.answered_by.clear();
    }
    assert!(charges(&record).is_empty());
    record.statements[0].stance = sample().statements[1].stance.clone();
    assert_eq!(record.statements[0].stance.as_ref().map(|s| s.value), Some(StanceValue::Denies));
    assert_eq!(loose(&charges(&record)), ["s-01"]);
}
