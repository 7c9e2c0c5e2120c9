//! The most plausible tree, made of what ties the copies together.

use super::kin::{Kin, Tie};
use super::{Also, Node, NodeKind, Reason, outlets};
use std::collections::{BTreeMap, BTreeSet};

/// What a copy follows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Parent {
    Copy(usize),
    /// An outlet that is credited and of which no copy is at hand that can be followed.
    Lost(String),
}

/// A parent with the reasons for it.
type Edge = (Parent, Vec<Reason>);

/// The tree under construction.
struct Tree<'k, 'w> {
    kin: &'k Kin<'w>,
    /// Per copy.
    parents: Vec<Option<Edge>>,
    also: Vec<Vec<Edge>>,
    /// Copies that belong together though nobody knows in which order; each points at the first of its group.
    groups: Vec<usize>,
    /// Why they belong together, at the first one of each group.
    together: Vec<Vec<Reason>>,
}

/// The nodes of the tree in the order in which they are printed.
pub(super) fn nodes(kin: &Kin<'_>) -> Vec<Node> {
    let count = kin.copies.len();
    let mut tree = Tree {
        kin,
        parents: vec![None; count],
        also: vec![Vec::new(); count],
        groups: (0..count).collect(),
        together: vec![Vec::new(); count],
    };
    tree.follow_copies();
    tree.follow_lost();
    tree.inherit();
    tree.group();
    tree.printed()
}

impl Tree<'_, '_> {
    /// Each copy follows the one at hand that it most plausibly comes from.
    fn follow_copies(&mut self) {
        let mut candidates: Vec<Vec<Candidate>> =
            self.kin.copies.iter().map(|_| Vec::new()).collect();
        for (&pair, tie) in &self.kin.ties {
            for (later, earlier) in [pair, (pair.1, pair.0)] {
                candidates[later].extend(self.candidate(later, earlier, tie));
            }
        }
        for (copy, mut those) in candidates.into_iter().enumerate() {
            those.sort_by_key(|one| one.rank);
            those.retain(|one| !self.comes_from(one.earlier, copy));
            let mut those = those.into_iter();
            let Some(best) = those.next() else { continue };
            if best.is_weak() && self.lost(copy).is_some() {
                continue;
            }
            let others = those.filter(|one| one.adds_to(&best));
            let edge = |one: Candidate| (Parent::Copy(one.earlier), one.reasons);
            self.also[copy] = others.map(edge).take(MAX_ALSO).collect();
            self.parents[copy] = Some((Parent::Copy(best.earlier), best.reasons));
        }
    }

    fn candidate(&self, later: usize, earlier: usize, tie: &Tie) -> Option<Candidate> {
        let reasons = self.kin.reasons(later, earlier, tie)?;
        let is_credited = matches!(reasons.first(), Some(Reason::Credit { .. }));
        let own = self.kin.copies[later].context.len().max(1);
        let apart =
            self.kin.readings.more(earlier, later)? + self.kin.readings.more(later, earlier)?;
        let quarters = if tie.is_shown() { tie.context * 4 / own } else { 0 };
        let alterations = tie.alterations.clone();
        let rank =
            (!is_credited, usize::MAX - alterations.len(), 4 - quarters.min(4), apart, earlier);
        Some(Candidate { rank, earlier, reasons, alterations })
    }

    /// Whether `copy` is `from` or comes from it.
    fn comes_from(&self, copy: usize, from: usize) -> bool {
        let mut at = copy;
        loop {
            if at == from {
                return true;
            }
            match &self.parents[at] {
                Some((Parent::Copy(next), _)) => at = *next,
                _ => return false,
            }
        }
    }

    /// An outlet that a copy credits though there is no copy of it to follow.
    fn lost(&self, copy: usize) -> Option<Edge> {
        let own = &self.kin.copies[copy];
        if self.kin.is_told_here(copy) {
            return None;
        }
        let credit = own.credits.iter().find(|one| one.is_known && !own.is_of(&one.outlet))?;
        Some((Parent::Lost(credit.outlet.clone()), vec![Reason::credit(credit)]))
    }

    /// Copies that follow none at hand follow whom they credit; that outlet's own later ones go there too.
    fn follow_lost(&mut self) {
        for copy in 0..self.parents.len() {
            if self.parents[copy].is_none() {
                self.parents[copy] = self.lost(copy);
            }
        }
        let lost: BTreeSet<_> = self.parents.iter().flatten().map(|edge| edge.0.clone()).collect();
        for (copy, parent) in self.parents.iter_mut().enumerate().filter(|(_, p)| p.is_none()) {
            let own = self.kin.copies[copy].outlet.clone().map(Parent::Lost);
            *parent =
                own.filter(|own| lost.contains(own)).map(|own| (own, vec![Reason::SameOutlet]));
        }
    }

    /// A copy with the same text as another one, in no known order, has it from whom that one credits.
    fn inherit(&mut self) {
        for (&(one, other), tie) in &self.kin.ties {
            if !self.kin.is_same_text((one, other), tie) {
                continue;
            }
            if self.kin.copies[one].published(&self.kin.copies[other]).is_some() {
                continue;
            }
            for (orphan, heir) in [(one, other), (other, one)] {
                let Some((parent, reasons)) = self.parents[heir].clone() else { continue };
                if !matches!(reasons.first(), Some(Reason::Credit { .. })) {
                    continue;
                }
                let is_round = matches!(parent, Parent::Copy(at) if self.comes_from(at, orphan));
                if self.parents[orphan].is_none() && !is_round {
                    self.parents[orphan] = Some((parent, self.kin.shared((one, other), tie)));
                }
            }
        }
    }

    /// Copies that belong together and of which none follows anything stand together.
    fn group(&mut self) {
        for (&(one, other), tie) in &self.kin.ties {
            let is_free = self.parents[one].is_none() && self.parents[other].is_none();
            if !is_free || !tie.is_shown() {
                continue;
            }
            let (first, second) = (self.groups[one], self.groups[other]);
            let (first, second) = (first.min(second), first.max(second));
            self.groups
                .iter_mut()
                .filter(|group| **group == second)
                .for_each(|group| *group = first);
            let reasons = self.kin.shared((one, other), tie);
            let reasons =
                reasons.into_iter().filter(|reason| !self.together[first].contains(reason));
            let reasons: Vec<_> = reasons.collect();
            self.together[first].extend(reasons);
        }
    }

    fn printed(&self) -> Vec<Node> {
        let mut children: BTreeMap<Option<Parent>, Vec<Parent>> = BTreeMap::new();
        for (copy, &group) in self.groups.iter().enumerate().filter(|(copy, group)| copy == *group)
        {
            let parent = self.parents[copy].as_ref().map(|edge| self.whole(&edge.0));
            children.entry(parent).or_default().push(Parent::Copy(group));
        }
        hang_lost(&mut children);
        let mut printing =
            Printing { tree: self, children, places: BTreeMap::new(), nodes: Vec::new() };
        printing.print();
        printing.finish()
    }

    /// A parent that is part of a group is the group.
    fn whole(&self, parent: &Parent) -> Parent {
        match parent {
            Parent::Copy(copy) => Parent::Copy(self.groups[*copy]),
            lost @ Parent::Lost(_) => lost.clone(),
        }
    }
}

/// Outlets that are credited only stand where the first one that credits them would stand.
fn hang_lost(children: &mut BTreeMap<Option<Parent>, Vec<Parent>>) {
    let lost: Vec<_> =
        children.keys().flatten().filter(|p| matches!(p, Parent::Lost(_))).cloned().collect();
    let first = |parent: &Parent| match parent {
        Parent::Copy(copy) => *copy,
        Parent::Lost(_) => children
            .get(&Some(parent.clone()))
            .and_then(|those| those.iter().map(place).min())
            .unwrap_or(usize::MAX),
    };
    let mut roots = children.get(&None).cloned().unwrap_or_default();
    roots.extend(lost);
    roots.sort_by_key(|root| (first(root), root.clone()));
    children.insert(None, roots);
}

fn place(parent: &Parent) -> usize {
    match parent {
        Parent::Copy(copy) => *copy,
        Parent::Lost(_) => usize::MAX,
    }
}

/// Most further copies that are listed beside the one that is followed.
const MAX_ALSO: usize = 3;

/// A copy that another one may follow.
struct Candidate {
    /// Smaller is more plausible.
    rank: (bool, usize, usize, usize, usize),
    earlier: usize,
    reasons: Vec<Reason>,
    alterations: Vec<usize>,
}

impl Candidate {
    /// Whether nothing but the outlet's name ties the two together.
    fn is_weak(&self) -> bool {
        matches!(self.reasons.first(), Some(Reason::SameOutlet))
    }

    /// Whether it explains something that the best one does not: an alteration, or a credit.
    fn adds_to(&self, best: &Self) -> bool {
        let is_new = |at: &usize| !best.alterations.contains(at);
        let kinds = |one: &Self| one.reasons.iter().any(|r| matches!(r, Reason::Credit { .. }));
        self.alterations.iter().any(is_new) || (kinds(self) && !kinds(best))
    }
}

/// The walk over the tree.
struct Printing<'t, 'k, 'w> {
    tree: &'t Tree<'k, 'w>,
    children: BTreeMap<Option<Parent>, Vec<Parent>>,
    places: BTreeMap<Parent, usize>,
    nodes: Vec<Node>,
}

impl Printing<'_, '_, '_> {
    /// Puts down all nodes. An explicit stack, since a chain of copies may be as long as their list.
    fn print(&mut self) {
        let roots = self.children.get(&None).cloned().unwrap_or_default();
        let mut left: Vec<_> = roots.into_iter().rev().map(|root| (root, None, 0)).collect();
        while let Some((one, above, depth)) = left.pop() {
            let place = self.nodes.len();
            self.places.insert(one.clone(), place);
            self.nodes.push(self.node(&one, above, depth));
            let below = self.children.get(&Some(one)).into_iter().flatten().rev();
            left.extend(below.map(|child| (child.clone(), Some(place), depth + 1)));
        }
    }

    fn node(&self, one: &Parent, follows: Option<usize>, depth: usize) -> Node {
        let empty = Node {
            kind: NodeKind::Credited,
            tellings: Vec::new(),
            outlet: None,
            depth,
            follows,
            reasons: Vec::new(),
            together: Vec::new(),
            also: Vec::new(),
            is_told_here: false,
        };
        match one {
            Parent::Lost(outlet) => Node { outlet: Some(outlets::written(outlet)), ..empty },
            Parent::Copy(first) => self.told(*first, empty),
        }
    }

    /// A node of what is at hand: one copy, or several that nothing puts in order.
    fn told(&self, first: usize, empty: Node) -> Node {
        let tree = self.tree;
        let members = (0..tree.groups.len()).filter(|&copy| tree.groups[copy] == first);
        let members: Vec<_> = members.collect();
        let tellings = members.iter().flat_map(|&copy| &tree.kin.copies[copy].tellings);
        let edge = tree.parents[first].as_ref();
        Node {
            kind: if members.len() > 1 { NodeKind::Unordered } else { NodeKind::Telling },
            tellings: tellings.copied().collect(),
            reasons: edge.map(|edge| edge.1.clone()).unwrap_or_default(),
            together: tree.together[first].clone(),
            is_told_here: members.iter().any(|&copy| tree.kin.is_told_here(copy)),
            ..empty
        }
    }

    /// With what is followed besides, now that all places are known.
    fn finish(mut self) -> Vec<Node> {
        for (copy, edges) in self.tree.also.iter().enumerate() {
            let own = Parent::Copy(self.tree.groups[copy]);
            let Some(&at) = self.places.get(&own) else { continue };
            let also = edges.iter().filter_map(|(parent, reasons)| {
                let node = *self.places.get(&self.tree.whole(parent))?;
                Some(Also { node, reasons: reasons.clone() })
            });
            let also: Vec<_> =
                also.filter(|one| Some(one.node) != self.nodes[at].follows).collect();
            self.nodes[at].also.extend(also);
        }
        self.nodes
    }
}
