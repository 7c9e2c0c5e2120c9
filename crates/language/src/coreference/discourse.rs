//! The discourse: everybody and everything spoken of so far, and where.

use super::Mention;
use super::function::Function;
use super::nouns::Noun;
use super::training::Weighing;
use super::weights::PronounWeights;
use crate::document::Document;
use crate::names::{Gender, Name, NameKind};
use crate::tags::Tag;
use onrecord_record::{EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashMap;

/// How many bearers of one noun or name are remembered, the latest ones.
const REMEMBERED: usize = 8;

/// From how much more places of other names than of people’s on a name is taken for no person’s.
const UNLIKE_PEOPLE: i32 = -2;

/// Index into [`Discourse::referents`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Id(pub(crate) usize);

/// How a referent stands to the names in the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Named, or called by what it is.
    #[default]
    Plain,
    /// One human being whom the text does not name.
    Anonymous,
    /// Several people, each of them named.
    NamedPeople,
}

/// By which titles somebody was named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Address {
    /// By none.
    #[default]
    Bare,
    /// By a title ("Sen. Roe").
    Titled,
    /// By a title that tells the gender ("Mr. Roe").
    Gendered,
}

/// Somebody or something spoken of, named or not.
#[derive(Debug, Clone)]
pub(crate) struct Referent {
    pub(crate) kind: EntityKind,
    pub(crate) gender: Option<Gender>,
    /// The gender that being somebody’s wife or husband leaves to whoever owns this ("Roe’s wife").
    pub(crate) kin_of: Option<Gender>,
    /// How it was addressed.
    pub(crate) address: Address,
    /// Of a name of no known kind: how much more its places are those of people’s names than of others.
    pub(crate) like_people: i32,
    pub(crate) plural: bool,
    /// The fullest form, if the text names it.
    pub(crate) name: Option<Span<Tokens>>,
    /// How often the whole text names it.
    pub(crate) named: u32,
    pub(crate) standing: Standing,
    /// Whether it belongs among the entities of the record.
    pub(crate) listed: bool,
    /// Names and phrases that it is called by.
    pub(crate) forms: Vec<Span<Tokens>>,
    /// Titles and descriptions.
    pub(crate) roles: Vec<Span<Tokens>>,
    /// Nouns that it may be called by, in the singular.
    pub(crate) nouns: Vec<&'static str>,
    pub(crate) mentions: Vec<Mention>,
}

impl Referent {
    pub(crate) fn new(kind: EntityKind) -> Self {
        Self {
            kind,
            gender: None,
            kin_of: None,
            address: Address::default(),
            like_people: 0,
            plural: false,
            name: None,
            named: 0,
            standing: Standing::default(),
            listed: false,
            forms: Vec::new(),
            roles: Vec::new(),
            nouns: Vec::new(),
            mentions: Vec::new(),
        }
    }

    pub(crate) fn add_noun(&mut self, noun: &'static str) {
        if !self.nouns.contains(&noun) {
            self.nouns.push(noun);
        }
    }

    pub(crate) fn add_role(&mut self, role: Span<Tokens>) {
        if !role.is_empty() && !self.roles.contains(&role) {
            self.roles.push(role);
        }
    }

    /// Whether a name of no known kind may be a person’s.
    pub(crate) fn may_be_person(&self) -> bool {
        self.name.is_some() && self.like_people > UNLIKE_PEOPLE
    }

    /// Whether nothing speaks against this gender.
    pub(crate) fn may_be(&self, gender: Option<Gender>) -> bool {
        gender.is_none() || self.gender.is_none() || gender == self.gender
    }
}

/// A mention that has passed, as later ones see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Event {
    pub(crate) referent: Id,
    pub(crate) tokens: Span<Tokens>,
    pub(crate) kind: MentionKind,
    pub(crate) sentence: u32,
    /// Whether it is the subject of a clause or the source of a statement.
    pub(crate) subject: bool,
    pub(crate) function: Function,
    /// Whether these are the words for the source of a statement.
    pub(crate) source: bool,
    /// How many quotations it stands inside of.
    pub(crate) depth: u8,
}

/// Referents and the mentions that have passed.
pub(crate) struct Discourse<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) tags: &'d [Tag],
    pub(crate) weights: &'d PronounWeights,
    pub(crate) names: &'d [Name],
    pub(crate) referents: Vec<Referent>,
    /// For every name: whom it names.
    pub(crate) bearer: Vec<Option<Id>>,
    /// What has passed, in text order.
    pub(crate) events: Vec<Event>,
    /// For every noun: who was lately called by it or may be, the latest last.
    recent: FxHashMap<&'static str, Vec<Id>>,
    /// For every noun: the named people and bodies with that role anywhere in the text, by first name met.
    by_role: FxHashMap<&'static str, Vec<Id>>,
    /// Phrases that were used for one group, body or document.
    pub(crate) phrases: FxHashMap<String, Id>,
    /// How every pronoun was weighed, where somebody wants to learn from it.
    pub(crate) weighings: Option<Vec<Weighing>>,
}

impl<'d> Discourse<'d> {
    pub(crate) fn new(
        document: &'d Document<'d>,
        tags: &'d [Tag],
        names: &'d [Name],
        weights: &'d PronounWeights,
    ) -> Self {
        Self {
            document,
            tags,
            weights,
            weighings: None,
            names,
            referents: Vec::new(),
            bearer: vec![None; names.len()],
            events: Vec::new(),
            recent: FxHashMap::default(),
            by_role: FxHashMap::default(),
            phrases: FxHashMap::default(),
        }
    }

    pub(crate) fn add(&mut self, referent: Referent) -> Id {
        self.referents.push(referent);
        Id(self.referents.len() - 1)
    }

    pub(crate) fn get(&self, id: Id) -> &Referent {
        &self.referents[id.0]
    }

    pub(crate) fn get_mut(&mut self, id: Id) -> &mut Referent {
        &mut self.referents[id.0]
    }

    /// The tag of a token, if it has one.
    pub(crate) fn tag(&self, token: u32) -> Option<Tag> {
        self.tags.get(token as usize).copied()
    }

    /// The name of a token’s tag; empty where it has none.
    pub(crate) fn tag_name(&self, token: u32) -> &'static str {
        self.tag(token).map_or("", Tag::name)
    }

    /// The first token of a token’s sentence.
    pub(crate) fn sentence_start(&self, token: u32) -> u32 {
        self.sentence(token).start
    }

    /// The token behind the last of a token’s sentence.
    pub(crate) fn sentence_end(&self, token: u32) -> u32 {
        self.sentence(token).end
    }

    fn sentence(&self, token: u32) -> Span<Tokens> {
        let sentence = self.document.sentence_at(token);
        sentence.map_or(Span::new(token, token), |sentence| sentence.tokens)
    }

    /// How many quotations a token stands inside of.
    pub(crate) fn depth(&self, token: u32) -> u8 {
        self.document.quotes.depth.get(token as usize).copied().unwrap_or_default()
    }

    /// Index of the first name that ends behind `token`.
    pub(crate) fn name_from(&self, token: u32) -> usize {
        self.names.partition_point(|name| name.tokens.end <= token)
    }

    /// The name that holds a token, titles not counted.
    pub(crate) fn name_at(&self, token: u32) -> Option<usize> {
        let at = self.name_from(token);
        self.names.get(at).filter(|name| name.tokens.holds(token)).map(|_| at)
    }

    /// The name that holds a token, its title counted.
    pub(crate) fn titled_at(&self, token: u32) -> Option<usize> {
        let at = self.name_from(token);
        self.names.get(at).filter(|name| name.with_title().holds(token)).map(|_| at)
    }

    /// Notes a mention of a referent and who may be called by its nouns from here on.
    pub(crate) fn pass(&mut self, event: Event) {
        let Event { referent, tokens, kind, .. } = event;
        self.referents[referent.0].mentions.push(Mention { tokens, kind });
        for noun in self.referents[referent.0].nouns.clone() {
            self.remember(noun, referent);
        }
        self.events.push(event);
    }

    fn remember(&mut self, noun: &'static str, referent: Id) {
        let recent = self.recent.entry(noun).or_default();
        recent.retain(|&known| known != referent);
        if recent.len() >= REMEMBERED {
            recent.remove(0);
        }
        recent.push(referent);
    }

    /// Counts, once all names have their bearers, how often each is named.
    pub(crate) fn count_names(&mut self) {
        for id in self.bearer.iter().flatten() {
            self.referents[id.0].named += 1;
        }
    }

    /// Looks up, from here on, who has which role anywhere in the text.
    pub(crate) fn index_roles(&mut self) {
        for (index, referent) in
            self.referents.iter().enumerate().filter(|(_, referent)| referent.listed)
        {
            for &noun in &referent.nouns {
                self.by_role.entry(noun).or_default().push(Id(index));
            }
        }
    }

    /// The named people and bodies with this role anywhere in the text.
    pub(crate) fn bearers(&self, noun: &str) -> impl Iterator<Item = Id> {
        self.by_role.get(noun).into_iter().flatten().copied()
    }

    /// Who was lately called by the noun or may be, the latest last.
    pub(crate) fn called(&self, noun: &Noun) -> &[Id] {
        self.recent.get(noun.singular).map_or(&[], Vec::as_slice)
    }
}

/// What kind of entity bears a name of this kind.
pub(crate) fn entity_kind(kind: NameKind) -> EntityKind {
    match kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organization => EntityKind::Organization,
        NameKind::Place => EntityKind::Place,
        NameKind::Work => EntityKind::Work,
        NameKind::Other => EntityKind::Other,
    }
}
