//! One pair of quotation marks, one content: labels cut quotations at the ends of sentences, marks do not.

use super::features::Context;
use super::labels::{Role, Run};
use onrecord_text::{Span, Tokens};

/// The runs, with those contents joined that stand between the same quotation marks and next to each other: what
/// stands between one pair of marks is said by one.
pub(super) fn whole(context: &Context<'_, '_>, runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match out.last_mut() {
            Some(before) if in_one_quotation(context, before, &run) => {
                before.tokens.end = run.tokens.end;
            }
            _ => out.push(run),
        }
    }
    out
}

fn in_one_quotation(context: &Context<'_, '_>, before: &Run, run: &Run) -> bool {
    let contents = before.role == Role::Content && run.role == Role::Content;
    let around = || outermost(context, before.tokens.start);
    contents && around().is_some_and(|quotation| quotation.covers(before.tokens.join(run.tokens)))
}

/// The outermost quotation that a token stands in.
fn outermost(context: &Context<'_, '_>, token: u32) -> Option<Span<Tokens>> {
    let all = &context.document.quotes.all;
    let until = all.partition_point(|quote| quote.tokens.start <= token);
    let quote = all[..until].iter().rev().find(|quote| quote.depth == 0)?;
    quote.tokens.holds(token).then_some(quote.tokens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::testing::with;

    /// The contents that are left when these stretches of tokens are joined where they may be.
    fn joined(text: &str, stretches: &[(Role, u32, u32)]) -> Vec<(u32, u32)> {
        let run = |&(role, start, end)| Run { role, tokens: Span::new(start, end) };
        with(text, |context| {
            let runs = whole(context, stretches.iter().map(run).collect());
            let contents = runs.iter().filter(|run| run.role == Role::Content);
            contents.map(|run| (run.tokens.start, run.tokens.end)).collect()
        })
    }

    const CONTENT: Role = Role::Content;

    #[test]
    fn sentences_between_one_pair_of_marks_are_one_content() {
        let text = "“It leaks. It always has,” Roe said.";
        assert_eq!(joined(text, &[(CONTENT, 0, 4), (CONTENT, 4, 9)]), [(0, 9)]);
    }

    #[test]
    fn two_quotations_and_a_quotation_with_a_cue_inside_stay_apart() {
        let text = "“It leaks.” “It always has.”";
        assert_eq!(joined(text, &[(CONTENT, 0, 5), (CONTENT, 5, 11)]), [(0, 5), (5, 11)]);
        let text = "“He said it leaks and it does.”";
        let stretches = [(CONTENT, 0, 2), (Role::Cue, 2, 3), (CONTENT, 3, 9)];
        assert_eq!(joined(text, &stretches), [(0, 2), (3, 9)]);
    }
}
