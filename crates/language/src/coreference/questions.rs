//! The questions asked of every candidate for a pronoun, and the numbers under which their answers are weighed.
//!
//! A question has one or more parts; an answer is one choice for each part. Every answer is one piece of
//! evidence with one weight for each form of pronoun, kept in `data/pronoun_weights.tsv` under its words.

use super::function::Function;

/// A question: its words, and for each part the choices.
pub(crate) struct Question {
    name: &'static str,
    parts: &'static [&'static [&'static str]],
}

const YES: &[&str] = &["no", "yes"];
/// Where the last mention stands, seen from the pronoun.
const DISTANCE: &[&str] =
    &["ahead", "this sentence", "last sentence", "two back", "three to five back", "farther"];
const NEAR: &[&str] = &["ahead", "this sentence", "last sentence", "farther"];
const COUNT: &[&str] = &["0", "1", "2", "3", "4", "more"];
/// The case of the pronoun and, of a possessive, the function of what is owned.
const CASE: &[&str] = &["subject", "object", "owner of a subject", "owner", "reflexive"];
const REACH: &[&str] = &["ahead", "this clause", "this sentence", "last sentence", "farther"];
const BEFORE: &[&str] = &[
    "opens",
    "and",
    "but",
    "that",
    "when",
    "because",
    "who",
    "comma",
    "verb",
    "preposition",
    "noun",
    "other",
];

/// The questions, in the order in which [`super::evidence`] asks them.
pub(crate) const QUESTIONS: &[Question] = &[
    Question { name: "distance", parts: &[DISTANCE, CASE] },
    Question { name: "function", parts: &[Function::NAMES, CASE, REACH] },
    Question { name: "how many agree and come between", parts: &[COUNT, NEAR] },
    Question {
        name: "place among those that agree in its sentence",
        parts: &[&["only", "first", "later"], NEAR],
    },
    Question {
        name: "last mention is",
        parts: &[&["name", "single name", "noun", "pronoun"], NEAR],
    },
    Question {
        name: "pronoun of this form before",
        parts: &[
            &["none", "its", "another’s"],
            &["none", "this sentence", "last sentence", "farther"],
            CASE,
        ],
    },
    Question { name: "mentions so far", parts: &[COUNT] },
    Question { name: "most mentioned of those that agree", parts: &[&["no", "yes", "shared"]] },
    Question { name: "names for it in the text", parts: &[COUNT] },
    Question {
        name: "gender",
        parts: &[
            &[
                "agrees",
                "ending agrees",
                "ending tells nothing",
                "ending differs",
                "opposite by kin",
            ],
            &["full name", "single name", "no name"],
        ],
    },
    Question {
        name: "kind",
        parts: &[&[
            "titled person",
            "person",
            "other like people",
            "other",
            "other unlike people",
            "noun for people",
            "group",
            "organization",
            "place",
            "document",
        ]],
    },
    Question { name: "first in the text of those that agree", parts: &[YES, NEAR] },
    Question { name: "before the pronoun", parts: &[BEFORE, &["subject", "no subject"], NEAR] },
    Question { name: "reports, in this sentence", parts: &[CASE, &["before that", "elsewhere"]] },
    Question {
        name: "quotation",
        parts: &[&["both outside", "same depth inside", "pronoun inside", "mention inside"]],
    },
    Question {
        name: "voice",
        parts: &[&[
            "nobody’s words",
            "its own words quoted",
            "its own words told",
            "another’s words quoted",
            "another’s words told",
        ]],
    },
    Question { name: "paragraph", parts: &[&["ahead", "same", "last", "farther"]] },
    Question {
        name: "statement",
        parts: &[
            &["no source", "source, spoke last", "source, spoke lately", "source, has not spoken"],
            NEAR,
        ],
    },
    Question {
        name: "preposition before it",
        parts: &[&["none", "of", "by", "with", "to", "for", "from", "in", "other"], NEAR],
    },
    Question {
        name: "named again behind the pronoun",
        parts: &[&["no", "same sentence", "same clause"], CASE],
    },
    Question { name: "roles told", parts: &[YES] },
    Question { name: "joined with another", parts: &[YES, NEAR] },
    Question {
        name: "leads its sentence",
        parts: &[YES, &["pronoun leads", "pronoun does not"], NEAR],
    },
    Question {
        name: "tokens between, same sentence",
        parts: &[&["0 to 1", "2 to 3", "4 to 6", "7 to 10", "11 to 20", "21 to 40", "more"]],
    },
    Question {
        name: "ahead",
        parts: &[
            &["preposition", "participle", "subordinator", "other"],
            &["subject", "no subject"],
            &["behind comma", "elsewhere"],
        ],
    },
    Question {
        name: "subject lately",
        parts: &[&["no", "this sentence", "last sentence", "both"], CASE],
    },
    Question { name: "bound by its clause", parts: &[YES] },
    Question { name: "last named", parts: &[NEAR, &["full name", "single name", "not named"]] },
    Question { name: "in apposition or brackets", parts: &[YES] },
    Question { name: "first of its sentence", parts: &[YES, NEAR] },
    Question { name: "subject of its sentence, nearest", parts: &[YES, NEAR] },
    Question {
        name: "nobody",
        parts: &[&["text opens", "no candidates", "one", "two", "more"], CASE],
    },
    Question { name: "nobody, in quotation", parts: &[YES] },
];

/// What each question is called in code.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ask {
    Distance,
    Function,
    Between,
    Order,
    LastMention,
    Chain,
    Mentions,
    MostMentioned,
    Named,
    Gender,
    Kind,
    First,
    Before,
    Reports,
    Quotation,
    Voice,
    Paragraph,
    Statement,
    Preposition,
    NamedAgain,
    Roles,
    Joined,
    Leads,
    Tokens,
    Ahead,
    SubjectLately,
    Bound,
    LastNamed,
    Apposition,
    FirstOfSentence,
    NearestSubject,
    Nobody,
    NobodyQuoted,
}

const ASKED: usize = QUESTIONS.len();

/// The number of the first answer of every question, and of all answers.
const OFFSETS: [u16; ASKED + 1] = offsets();

const fn offsets() -> [u16; ASKED + 1] {
    let mut out = [0; ASKED + 1];
    let mut at = 0;
    while at < ASKED {
        let (mut answers, mut part) = (1, 0);
        while part < QUESTIONS[at].parts.len() {
            answers *= QUESTIONS[at].parts[part].len();
            part += 1;
        }
        out[at + 1] = out[at] + answers as u16;
        at += 1;
    }
    out
}

/// How many answers there are to all questions together.
pub const ANSWERS: usize = OFFSETS[ASKED] as usize;

/// The number of an answer: for each part of the question the index of the choice, the last where it is too large.
pub(crate) fn answer(ask: Ask, choices: &[usize]) -> u16 {
    let question = &QUESTIONS[ask as usize];
    let within = question
        .parts
        .iter()
        .zip(choices)
        .fold(0, |sum, (part, &choice)| sum * part.len() + choice.min(part.len() - 1));
    OFFSETS[ask as usize] + within as u16
}

/// The words of every answer, in the order of their numbers.
pub fn answers() -> Vec<String> {
    QUESTIONS.iter().flat_map(words).collect()
}

fn words(question: &Question) -> Vec<String> {
    let mut out = vec![question.name.to_owned()];
    for (at, part) in question.parts.iter().enumerate() {
        let mark = if at == 0 { ": " } else { " / " };
        out = out
            .iter()
            .flat_map(|begun| part.iter().map(move |choice| format!("{begun}{mark}{choice}")))
            .collect();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{ANSWERS, Ask, QUESTIONS, answer, answers};

    #[test]
    fn every_question_has_its_name_in_code() {
        assert_eq!(Ask::NobodyQuoted as usize + 1, QUESTIONS.len());
        assert_eq!(answers().len(), ANSWERS);
    }

    #[test]
    fn an_answer_is_found_under_its_words() {
        let words = answers();
        let of = |ask, choices: &[usize]| words[usize::from(answer(ask, choices))].as_str();
        assert_eq!(of(Ask::Distance, &[2, 0]), "distance: last sentence / subject");
        assert_eq!(of(Ask::Named, &[70]), "names for it in the text: more");
        assert_ne!(answer(Ask::Roles, &[0]), answer(Ask::Roles, &[1]));
    }
}
