//! What somebody decided about who is who.

use super::Who;
use onrecord_language::likeness::folded;
use onrecord_record::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// A name as it is compared: its words folded.
pub fn name_key(name: &str) -> String {
    folded(name).join(" ")
}

/// A decision about two names of one kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ruling {
    /// What bears the names.
    pub kind: EntityKind,
    /// One name, as [`name_key`] gives it.
    pub a: String,
    /// The other one.
    pub b: String,
    /// Whether they are one; else they are two.
    pub are_one: bool,
}

/// Decisions as they are applied to what the rules say.
#[derive(Debug, Clone, Default)]
pub struct Rulings {
    /// The name that stands for a group of names that are one.
    groups: BTreeMap<(EntityKind, Who), Who>,
    /// Names that stand for nobody but their bearer.
    apart: BTreeSet<(EntityKind, String)>,
}

impl Rulings {
    /// Decisions, given what the rules say of a name.
    pub(super) fn of(rulings: &[Ruling], rule: impl Fn(EntityKind, &str) -> Who) -> Self {
        let mut made = Self::default();
        for ruling in rulings.iter().filter(|ruling| ruling.are_one) {
            made.join(ruling.kind, rule(ruling.kind, &ruling.a), rule(ruling.kind, &ruling.b));
        }
        for ruling in rulings.iter().filter(|ruling| !ruling.are_one) {
            made.part(ruling, &rule);
        }
        made
    }

    fn join(&mut self, kind: EntityKind, a: Who, b: Who) {
        let (a, b) =
            (self.group(kind, a.clone()).unwrap_or(a), self.group(kind, b.clone()).unwrap_or(b));
        // A full name stands for the group before a surname alone does.
        let (first, second) = if a <= b { (a, b) } else { (b, a) };
        let theirs =
            self.groups.iter_mut().filter(|(key, stands)| key.0 == kind && **stands == second);
        theirs.for_each(|(_, stands)| stands.clone_from(&first));
        self.groups.insert((kind, second), first.clone());
        self.groups.insert((kind, first.clone()), first);
    }

    /// Of two names that would be one, the one that is not the other's own form goes its own way.
    fn part(&mut self, ruling: &Ruling, rule: &impl Fn(EntityKind, &str) -> Who) {
        let stands = |name: &str| {
            let who = rule(ruling.kind, name);
            self.group(ruling.kind, who.clone()).unwrap_or(who)
        };
        let (a, b) = (stands(&ruling.a), stands(&ruling.b));
        let is_form = |who: &Who, name: &str| *who == Who::Somebody(name.to_owned());
        let leaves = match (&a, &b) {
            (Who::InArticle(_), _) => &ruling.a,
            (_, Who::InArticle(_)) => &ruling.b,
            _ if a != b => return,
            _ if is_form(&b, &ruling.b) => &ruling.a,
            _ => &ruling.b,
        };
        self.apart.insert((ruling.kind, leaves.clone()));
    }

    /// Who stands for the group of names that this one is in.
    pub(super) fn group(&self, kind: EntityKind, who: Who) -> Option<Who> {
        self.groups.get(&(kind, who)).cloned()
    }

    /// Whether a name stands for nobody but its bearer.
    pub(super) fn is_apart(&self, kind: EntityKind, name: &str) -> bool {
        self.apart.contains(&(kind, name.to_owned()))
    }
}
