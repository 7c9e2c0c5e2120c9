//! Charges and answers side by side, on a terminal and in Markdown.

use super::markdown::{escape, paragraph};
use super::outline::Outline;
use super::sheet::{Cell, Sheet};
use super::terminal::{DETAIL, HEADLINE, Margins, SPEAKER, WORDS};
use crate::words::{self, LOOSE};
use crate::{Charge, Charges, Voiced};
use std::fmt::Write as _;

/// Mark before an answer.
const ANSWER: &str = "↔";

/// Columns from which on charges and answers stand beside each other.
const BESIDE: usize = 72;

/// One charge or answer as it is shown.
struct Shown {
    /// Who, what it does, about whom.
    head: String,
    words: String,
    details: Vec<String>,
    depth: usize,
}

/// A charge and its answers as they are shown.
struct Sides {
    charge: Vec<Shown>,
    answers: Vec<Shown>,
    /// What stands in place of an answer.
    silence: Option<&'static str>,
}

fn sides(outline: &Outline, charge: &Charge) -> Sides {
    let shown = |voiced: &Voiced, about| shown(outline, voiced, about);
    let mut made: Vec<_> = charge
        .made
        .iter()
        .enumerate()
        .map(|(i, voiced)| shown(voiced, words::about(&charge.about).filter(|_| i == 0)))
        .collect();
    if let Some(claim) = charge.claim.filter(|_| made.is_empty()) {
        let details = claim.content.iter().map(|span| words::place(&outline.places, span));
        made.push(Shown {
            head: [Some("claim".to_owned()), words::about(&charge.about)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
            words: words::pieces(&claim.content, &outline.places),
            details: details.collect(),
            depth: 0,
        });
    }
    let answers = charge.answers.iter().map(|voiced| shown(voiced, None)).collect();
    Sides { charge: made, answers, silence: charge.silence.map(words::silence) }
}

fn shown(outline: &Outline, voiced: &Voiced, about: Option<String>) -> Shown {
    let statement = voiced.statement;
    let mut head = vec![words::speaker(voiced.who), words::stance_or_says(statement)];
    head.extend(about);
    let flags = outline.flags.sourcing(statement);
    Shown {
        head: head.join(" · "),
        words: words::voiced(statement, &outline.places),
        details: words::about_standing(statement, flags, &outline.places),
        depth: voiced.depth,
    }
}

/// The section on a terminal, if there is anything to lay out.
pub(super) fn sheet(outline: &Outline, charges: &Charges, margins: Margins, sheet: &mut Sheet) {
    if charges.is_empty() {
        return;
    }
    sheet.gap();
    sheet.hang("", words::CHARGES, HEADLINE);
    for charge in &charges.charges {
        sheet.gap();
        sheet_charge(&sides(outline, charge), margins, sheet);
    }
    if !charges.loose.is_empty() {
        sheet.gap();
        sheet.hang(&" ".repeat(margins.indent), LOOSE, DETAIL);
        for voiced in &charges.loose {
            sheet.gap();
            stacked(&shown(outline, voiced, None), "", margins.indent, margins.step, sheet);
        }
    }
}

fn sheet_charge(sides: &Sides, margins: Margins, sheet: &mut Sheet) {
    let is_answered = !sides.answers.is_empty() || sides.silence.is_some();
    if sheet.width() >= BESIDE && is_answered {
        let right = match sides.silence {
            Some(silence) => vec![Cell::new("", silence.to_owned(), DETAIL)],
            None => cells(&sides.answers),
        };
        sheet.beside(margins.indent, &cells(&sides.charge), &right);
        return;
    }
    for one in &sides.charge {
        stacked(one, "", margins.indent, margins.step, sheet);
    }
    for one in &sides.answers {
        let indent = margins.indent + (one.depth + 1) * margins.step;
        stacked(one, ANSWER, indent, margins.step, sheet);
    }
    if let Some(silence) = sides.silence {
        sheet.hang(&" ".repeat(margins.indent + margins.step), silence, DETAIL);
    }
}

/// One charge or answer on lines of its own.
fn stacked(shown: &Shown, mark: &str, indent: usize, step: usize, sheet: &mut Sheet) {
    let spaces = " ".repeat(indent);
    let lead = if mark.is_empty() { spaces.clone() } else { format!("{spaces}{mark} ") };
    let below = " ".repeat(textwrap::core::display_width(&lead));
    sheet.hang(&lead, &shown.head, SPEAKER);
    sheet.hang(&below, &shown.words, WORDS);
    sheet.parts(&format!("{below}{}", " ".repeat(step)), &shown.details, DETAIL);
}

/// The lines of one side.
fn cells(shown: &[Shown]) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (i, one) in shown.iter().enumerate() {
        if i > 0 {
            cells.push(Cell::gap());
        }
        let lead = if one.depth > 0 {
            format!("{}{ANSWER} ", "  ".repeat(one.depth - 1))
        } else {
            String::new()
        };
        let below = "  ".repeat(one.depth);
        cells.push(Cell::new(&lead, one.head.clone(), SPEAKER));
        cells.push(Cell::new(&below, one.words.clone(), WORDS));
        cells.push(Cell::parts(&format!("{below}  "), &one.details, DETAIL));
    }
    cells
}

/// The section in Markdown, if there is anything to lay out: a table with the charge and its answers beside it.
pub(super) fn page(outline: &Outline, charges: &Charges, page: &mut String) {
    if charges.is_empty() {
        return;
    }
    page.push('\n');
    paragraph(page, "## ", words::CHARGES);
    if !charges.charges.is_empty() {
        page.push_str("| Charge or claim | Answer |\n|---|---|\n");
    }
    for charge in &charges.charges {
        page_charge(&sides(outline, charge), page);
    }
    if !charges.loose.is_empty() {
        // Writing to a String cannot fail.
        let _ = write!(page, "\n{LOOSE}:\n\n");
        for voiced in &charges.loose {
            let _ = writeln!(page, "- {}", in_cell(&shown(outline, voiced, None)));
        }
    }
}

fn page_charge(sides: &Sides, page: &mut String) {
    let rows = sides.charge.len().max(sides.answers.len()).max(1);
    for row in 0..rows {
        let cell = |side: &[Shown]| side.get(row).map(in_cell).unwrap_or_default();
        let silence = sides.silence.filter(|_| row == 0);
        let answer = silence.map_or_else(|| cell(&sides.answers), str::to_owned);
        let _ = writeln!(page, "| {} | {answer} |", cell(&sides.charge));
    }
}

fn in_cell(shown: &Shown) -> String {
    let mark = if shown.depth > 0 { format!("{ANSWER} ") } else { String::new() };
    let [head, words] = [&shown.head, &shown.words].map(|words| escape(words));
    format!("{mark}**{head}:** {words} ({})", escape(&shown.details.join(" · ")))
}
