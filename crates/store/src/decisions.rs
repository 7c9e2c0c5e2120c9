//! What a person decided about who is who.

use crate::rows::word;
use crate::{Store, StoreError};
use onrecord_record::EntityKind;
use onrecord_story::people::{Ruling, name_key};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// Whether two names are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Both name the same.
    One,
    /// They name two.
    Two,
}

/// A decision about two names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What bears the names.
    pub kind: EntityKind,
    /// One name: its words without capitals and accents.
    pub a: String,
    /// The other one.
    pub b: String,
    /// Whether they are one.
    pub verdict: Verdict,
}

impl Store {
    /// Decides that two names of a story are one, or two. It goes before every rule and outlives every reading. What was
    /// decided of the two before is replaced.
    ///
    /// # Errors
    /// [`StoreError::NobodyNamed`] where no article has such a name, [`StoreError::Contradiction`] where other decisions say
    /// the opposite.
    pub fn decide(
        &mut self,
        story: &str,
        kind: EntityKind,
        (a, b): (&str, &str),
        verdict: Verdict,
    ) -> Result<(), StoreError> {
        let id = self.story_id(story)?;
        for name in [a, b] {
            self.must_be_named(id, story, kind, name)?;
        }
        let decision = Decision::of(kind, (a, b), verdict);
        let mut others = self.decisions(story)?;
        others.retain(|other| !other.is_of_same(&decision));
        decision.contradicts(&others)?;
        self.change(
            id,
            "INSERT OR REPLACE INTO decision (story, kind, a, b, verdict) VALUES (?1, ?2, ?3, ?4, ?5)",
            &decision,
        )
    }

    /// Takes a decision back; the rules decide again. False where there was none.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story, or the store cannot be written.
    pub fn undo(
        &mut self,
        story: &str,
        kind: EntityKind,
        names: (&str, &str),
    ) -> Result<bool, StoreError> {
        let id = self.story_id(story)?;
        let wanted = Decision::of(kind, names, Verdict::One);
        let decisions = self.decisions(story)?;
        let Some(decision) = decisions.iter().find(|known| known.is_of_same(&wanted)) else {
            return Ok(false);
        };
        self.change(
            id,
            "DELETE FROM decision WHERE story = ?1 AND kind = ?2 AND a = ?3 AND b = ?4
                 AND verdict = ?5",
            decision,
        )?;
        Ok(true)
    }

    /// What was decided in a story, in the order of the alphabet.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story, or the store cannot be read.
    pub fn decisions(&self, story: &str) -> Result<Vec<Decision>, StoreError> {
        decisions(&self.connection, self.story_id(story)?)
    }

    /// Changes the decisions and settles the story, both or neither.
    fn change(&mut self, story: i64, sql: &str, decision: &Decision) -> Result<(), StoreError> {
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        transaction.execute(
            sql,
            (story, word(&decision.kind), &decision.a, &decision.b, decision.verdict.word()),
        )?;
        transaction.execute("UPDATE story SET settled = 0 WHERE id = ?1", [story])?;
        transaction.commit()?;
        self.settle_story(story)
    }

    fn must_be_named(
        &self,
        id: i64,
        story: &str,
        kind: EntityKind,
        name: &str,
    ) -> Result<(), StoreError> {
        let wanted = name_key(name);
        let mut names = self.connection.prepare_cached(
            "SELECT DISTINCT name FROM page JOIN article ON article.page = page.id AND is_latest = 1
                 JOIN entity ON entity.article = article.id
             WHERE page.story = ?1 AND kind = ?2 AND is_named = 1",
        )?;
        let mut rows = names.query((id, word(&kind)))?;
        while let Some(row) = rows.next()? {
            if name_key(&row.get::<_, String>(0)?) == wanted {
                return Ok(());
            }
        }
        let (story, name) = (story.to_owned(), name.to_owned());
        Err(StoreError::NobodyNamed { story, kind: word(&kind), name })
    }
}

impl Verdict {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Two => "two",
        }
    }
}

impl Decision {
    fn of(kind: EntityKind, (a, b): (&str, &str), verdict: Verdict) -> Self {
        let (a, b) = (name_key(a), name_key(b));
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        Self { kind, a, b, verdict }
    }

    fn is_of_same(&self, other: &Self) -> bool {
        (self.kind, &self.a, &self.b) == (other.kind, &other.a, &other.b)
    }

    /// Whether decisions are written as this program writes them, each about other names, and can all hold together.
    pub(crate) fn are_sound(all: &[Self]) -> bool {
        let is_written_so = |one: &Self| {
            *one == Self::of(one.kind, (&one.a, &one.b), one.verdict) && !one.a.is_empty()
        };
        let mut pairs = BTreeSet::new();
        let mut is_new = |one: &Self| pairs.insert((word(&one.kind), one.a.clone(), one.b.clone()));
        all.iter().all(|one| is_written_so(one) && is_new(one)) && agree(all)
    }

    /// Fails where others, followed from name to name, say the opposite.
    fn contradicts(&self, others: &[Self]) -> Result<(), StoreError> {
        let mut all = others.to_vec();
        all.push(self.clone());
        all.retain(|decision| decision.kind == self.kind);
        let broken = |two: &&Self| {
            two.verdict == Verdict::Two && reach(&all, &two.a).contains(two.b.as_str())
        };
        let Some(two) = all.iter().find(broken) else { return Ok(()) };
        let group: Vec<_> = reach(&all, &two.a).into_iter().map(str::to_owned).collect();
        Err(StoreError::Contradiction {
            a: self.a.clone(),
            b: self.b.clone(),
            wanted: self.verdict.word(),
            others: group.join(", "),
        })
    }
}

/// Whether no two names are both one, by way of others, and two. Names are merged into groups, so that the cost hardly grows faster
/// than their number.
fn agree(decisions: &[Decision]) -> bool {
    let mut groups = Groups::default();
    let of = |verdict| decisions.iter().filter(move |one| one.verdict == verdict);
    for one in of(Verdict::One) {
        let (a, b) = (groups.of((one.kind, &one.a)), groups.of((one.kind, &one.b)));
        groups.parents.insert(a, b);
    }
    of(Verdict::Two).all(|two| groups.of((two.kind, &two.a)) != groups.of((two.kind, &two.b)))
}

/// A name of something of a kind.
type Name<'d> = (EntityKind, &'d str);

/// Names that are one, as a forest.
#[derive(Default)]
struct Groups<'d> {
    parents: HashMap<Name<'d>, Name<'d>>,
}

impl<'d> Groups<'d> {
    /// The name that stands for the group of this one. Names on the way are tied to it, so that the next way is short.
    fn of(&mut self, name: Name<'d>) -> Name<'d> {
        let mut way = vec![name];
        let mut root = name;
        while let Some(&parent) = self.parents.get(&root).filter(|parent| **parent != root) {
            way.push(parent);
            root = parent;
        }
        self.parents.extend(way.into_iter().map(|name| (name, root)));
        root
    }
}

/// All names that are one with this one by decisions.
fn reach<'d>(decisions: &'d [Decision], from: &'d str) -> BTreeSet<&'d str> {
    let mut reached = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        for one in decisions.iter().filter(|decision| decision.verdict == Verdict::One) {
            let next = match name {
                name if one.a == name => &one.b,
                name if one.b == name => &one.a,
                _ => continue,
            };
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}

fn decisions(connection: &Connection, story: i64) -> Result<Vec<Decision>, StoreError> {
    let mut select = connection.prepare_cached(
        "SELECT kind, a, b, verdict FROM decision WHERE story = ?1 ORDER BY kind, a, b",
    )?;
    let mut rows = select.query([story])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, verdict): (String, String) = (row.get(0)?, row.get(3)?);
        found.push(Decision {
            kind: kind_of(&kind)?,
            a: row.get(1)?,
            b: row.get(2)?,
            verdict: if verdict == "one" { Verdict::One } else { Verdict::Two },
        });
    }
    Ok(found)
}

fn kind_of(word: &str) -> Result<EntityKind, StoreError> {
    serde_json::from_value(word.into()).map_err(|error| StoreError::Damaged {
        what: "a decision about names".to_owned(),
        reason: error.to_string(),
    })
}

/// The decisions of a story, as the rules about people take them.
pub(crate) fn rulings(connection: &Connection, story: i64) -> Result<Vec<Ruling>, StoreError> {
    let ruling = |decision: Decision| Ruling {
        kind: decision.kind,
        a: decision.a,
        b: decision.b,
        are_one: decision.verdict == Verdict::One,
    };
    Ok(decisions(connection, story)?.into_iter().map(ruling).collect())
}
