//! A tree of copying.

use super::teller;
use crate::asked::{Aspect, Carrying, Source};
use crate::variants::{Node, NodeKind, Reason};
use onrecord_record::render::{Row, Section};
use onrecord_record::words;
use std::collections::BTreeSet;

/// Deepest step that is set further in: deeper ones stand below each other.
const MAX_DEPTH: usize = 8;

/// Most articles of one node that are named.
const MAX_NAMED: usize = 8;

/// Which telling follows which, as a tree: each stands below the one that it follows. None where nothing shows that any follows another.
pub(super) fn tree(carrying: &Carrying, sources: &[Source]) -> Option<Section> {
    let tellings: Vec<_> = carrying.tellings().collect();
    let followed: BTreeSet<_> = carrying.stemma.iter().filter_map(|node| node.follows).collect();
    let is_tied = |place: usize, node: &Node| {
        node.follows.is_some() || followed.contains(&place) || node.kind == NodeKind::Unordered
    };
    let (tied, alone): (Vec<_>, Vec<_>) =
        carrying.stemma.iter().enumerate().partition(|(place, node)| is_tied(*place, node));
    let told = |node: &Node| label(node, &tellings, sources);
    let row = |(_, node): (usize, &Node)| row(node, &carrying.stemma, told);
    let rows: Vec<_> = tied.into_iter().map(row).collect();
    (!rows.is_empty()).then(|| Section {
        title: "Who most plausibly follows whom".to_owned(),
        heads: ["", "Telling", "Why"],
        rows,
        notes: part_note(carrying.compared, carrying.tellings_total)
            .into_iter()
            .chain(alone_note(alone.len()))
            .collect(),
    })
}

fn row(node: &Node, all: &[Node], told: impl Fn(&Node) -> String) -> Row {
    // A space at which no line ends stays a space where the line begins.
    let indent = "\u{a0}\u{a0}".repeat(node.depth.saturating_sub(1).min(MAX_DEPTH));
    let mark = if node.depth == 0 { "" } else { "└\u{a0}" };
    let mut details = reasons(node);
    details.extend(node.is_told_here.then(|| "says that the words were said to it".to_owned()));
    for also in &node.also {
        let whom = all.get(also.node).map(&told).unwrap_or_default();
        details.push(format!("also follows {whom}: {}", in_words(&also.reasons).join(", ")));
    }
    Row { when: String::new(), words: format!("{indent}{mark}{}", told(node)), details }
}

/// What a node is called.
fn label(node: &Node, tellings: &[&Aspect], sources: &[Source]) -> String {
    if let Some(outlet) = node.outlet.as_deref().filter(|_| node.kind == NodeKind::Credited) {
        return format!("{} (credited; not among the articles)", words::on_one_line(outlet));
    }
    let mut articles: Vec<_> =
        node.tellings.iter().filter_map(|&at| tellings.get(at)).map(|one| one.article).collect();
    articles.dedup();
    let named = articles.iter().take(MAX_NAMED).map(|&at| teller(sources.get(at)));
    let named = named.collect::<Vec<_>>().join("; ");
    match articles.len().saturating_sub(MAX_NAMED) {
        0 => named,
        more => format!("{named}; and {more} more"),
    }
}

/// Why a node follows the one above it, and why what stands in it belongs together.
pub(super) fn reasons(node: &Node) -> Vec<String> {
    let mut reasons = in_words(&node.reasons);
    if node.kind == NodeKind::Unordered {
        let together = in_words(&node.together).join(", ");
        reasons.push(format!(
            "which of these was first nothing decides; they belong together: {together}"
        ));
    }
    reasons
}

fn in_words(reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(reason).collect()
}

/// A reason in words.
fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Credit { outlet, words: Some(said), .. } => {
            format!("credits {} ({})", words::on_one_line(outlet), words::quoted(said))
        }
        Reason::Credit { outlet, words: None, .. } => {
            format!("credits {} in the page’s data", words::on_one_line(outlet))
        }
        Reason::SharedAlteration { words: own, instead } if own.is_empty() => {
            format!("both lack {}", words::quoted(instead))
        }
        Reason::SharedAlteration { words: own, instead } if instead.is_empty() => {
            format!("both have {}, others nothing there", words::quoted(own))
        }
        Reason::SharedAlteration { words: own, instead } => {
            format!("both have {}, others {}", words::quoted(own), words::quoted(instead))
        }
        Reason::SharedContext { stretches, of } => {
            format!("{stretches} of {of} stretches of five words around it are the same")
        }
        Reason::SameOutlet => "the same outlet".to_owned(),
        Reason::Earlier { days: 0 } => "published later on the same day".to_owned(),
        Reason::Earlier { days: 1 } => "published a day later".to_owned(),
        Reason::Earlier { days } => format!("published {days} days later"),
        Reason::HoldsMore { words: 1 } => "lacks a word of it".to_owned(),
        Reason::HoldsMore { words } => format!("lacks {words} words of it"),
    }
}

/// Says that not all tellings were looked at.
fn part_note(compared: usize, all: usize) -> Option<String> {
    (compared < all).then(|| {
        let first = "the first of each wording, then those published first";
        format!("Of {all} tellings {compared} were looked at for this: {first}")
    })
}

fn alone_note(alone: usize) -> Option<String> {
    match alone {
        0 => None,
        1 => Some("Of one telling nothing shows whom it follows".to_owned()),
        some => Some(format!("Of {some} tellings nothing shows whom they follow")),
    }
}
