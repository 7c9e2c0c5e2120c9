//! Articles for tests, written word by word: spans are found in the text by their words.
#![allow(dead_code, clippy::panic, reason = "each test file uses a part; helpers may panic")]

use onrecord_record::{
    Claim, Commitment, DateFrom, Due, Entity, EntityKind, Event, Evidence, EvidenceKind, FORMAT,
    Firmness, Generator, Mention, MentionKind, Mode, Obligation, ObligationKind, Party, Published,
    Quotation, Record, Source, Span, Stance, StanceValue, Standing, Statement, StatementSource,
    StatementSourceKind, When, WhenType, check, is_contested,
};
use std::collections::BTreeMap;

/// An article under construction.
pub(crate) struct Draft(pub(crate) Record);

/// An article with this text. `number` makes its id.
pub(crate) fn draft(number: u8, outlet: &str, published: Option<&str>, text: &str) -> Draft {
    let source = Source {
        id: format!("sha256:{}", format!("{number:02x}").repeat(32)),
        uri: Some(format!("https://{number}.example/news")),
        outlet: Some(outlet.to_owned()),
        title: None,
        byline: Vec::new(),
        language: "en".to_owned(),
        published: published
            .map(|day| Published { value: day.to_owned(), from: DateFrom::Metadata }),
        retrieved: None,
        text: text.to_owned(),
        furniture: Vec::new(),
        writer: None,
    };
    let generator =
        Generator { name: "onrecord".to_owned(), version: "0".to_owned(), models: BTreeMap::new() };
    Draft(Record {
        format: FORMAT.to_owned(),
        generator,
        source,
        entities: Vec::new(),
        statements: Vec::new(),
        claims: Vec::new(),
        times: Vec::new(),
        events: Vec::new(),
        obligations: Vec::new(),
        voice: Vec::new(),
        conflicts: Vec::new(),
        diagnostics: Vec::new(),
    })
}

/// A date in a text: its words, first and last day or moment, precision.
pub(crate) type Date<'t> = (&'t str, &'t str, &'t str, &'t str);

impl Draft {
    /// The first stretch with these words.
    pub(crate) fn span(&self, words: &str) -> Span {
        let text = &self.0.source.text;
        let byte = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
        let start = text[..byte].chars().count() as u32;
        Span { start, end: start + words.chars().count() as u32, text: words.to_owned() }
    }

    /// Somebody or something whom the text names, by the whole name.
    pub(crate) fn named(mut self, kind: EntityKind, name: &str) -> Self {
        let span = self.span(name);
        self.0.entities.push(Entity {
            id: self.id('e', name),
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            roles: Vec::new(),
            mentions: vec![Mention { span, kind: MentionKind::Name }],
        });
        self
    }

    pub(crate) fn person(self, name: &str) -> Self {
        self.named(EntityKind::Person, name)
    }

    fn id(&self, letter: char, words: &str) -> String {
        let digest = &self.0.source.id[7..9];
        format!("{letter}-{digest}-{}", words.split_whitespace().collect::<Vec<_>>().join("_"))
    }

    fn when(&self, (words, from, to, precision): Date) -> When {
        let end = |day: &str| (!day.is_empty()).then(|| day.to_owned());
        When {
            span: self.span(words),
            kind: WhenType::Date,
            value: "X".to_owned(),
            from: end(from),
            to: end(to),
            precision: precision.to_owned(),
            rule: "as written".to_owned(),
        }
    }

    /// An event; `who` are names given before.
    pub(crate) fn event(mut self, words: &str, date: Option<Date>, who: &[&str]) -> Self {
        self.0.events.push(Event {
            id: self.id('v', words),
            span: self.span(words),
            when: date.map(|date| self.when(date)),
            participants: who.iter().map(|name| self.id('e', name)).collect(),
            statement: None,
        });
        self
    }

    /// A statement and when it was made; the speaker is a name given before.
    pub(crate) fn statement(mut self, words: &str, speaker: &str, date: Date) -> Self {
        self.0.statements.push(Statement {
            id: self.id('s', words),
            source: StatementSource {
                span: Some(self.span(speaker)),
                entity: Some(self.id('e', speaker)),
                kind: StatementSourceKind::Named,
            },
            cue: None,
            content: vec![self.span(words)],
            quotation: Quotation::Indirect,
            mode: Mode::Speech,
            medium: None,
            said: Some(Box::new(self.when(date))),
            addressee: None,
            about: Vec::new(),
            within: None,
            stance: None,
            cue_tone: None,
            answers: None,
            answered_by: Vec::new(),
            evidence: Vec::new(),
            confidence: 1.0,
        });
        self
    }

    /// A statement with a stance that rests on a court filing, by a name given before or by somebody unknown.
    pub(crate) fn said(mut self, words: &str, speaker: Option<&str>, value: StanceValue) -> Self {
        let span = self.span(words);
        self.0.statements.push(Statement {
            id: self.id('s', words),
            source: StatementSource {
                span: speaker.map(|name| self.span(name)),
                entity: speaker.map(|name| self.id('e', name)),
                kind: speaker.map_or(StatementSourceKind::None, |_| StatementSourceKind::Named),
            },
            cue: None,
            content: vec![span.clone()],
            quotation: Quotation::Indirect,
            mode: Mode::Speech,
            medium: None,
            said: None,
            addressee: None,
            about: Vec::new(),
            within: None,
            stance: Some(Box::new(Stance {
                value,
                commitment: Commitment::Certain,
                rule: "by hand".to_owned(),
                span: span.clone(),
            })),
            cue_tone: None,
            answers: None,
            answered_by: Vec::new(),
            evidence: vec![Evidence { kind: EvidenceKind::CourtFiling, span, entity: None }],
            confidence: 1.0,
        });
        self
    }

    /// A claim that statements with these words show, about names given before.
    pub(crate) fn claims(mut self, about: &[&str], statements: &[&str]) -> Self {
        let ids: Vec<_> = statements.iter().map(|words| self.id('s', words)).collect();
        let shown: Vec<_> = self.0.statements.iter().filter(|one| ids.contains(&one.id)).collect();
        let standing = |one: &&Statement| Standing {
            holder: one.source.entity.clone(),
            stance: one.stance.as_ref().map_or(StanceValue::Asserts, |stance| stance.value),
            statements: vec![one.id.clone()],
        };
        let standings: Vec<_> = shown.iter().map(standing).collect();
        let held: Vec<_> = standings.iter().map(|one| (one.holder.clone(), one.stance)).collect();
        let claim = Claim {
            id: self.id('c', statements[0]),
            content: vec![self.span(statements[0])],
            about: about.iter().map(|name| self.id('e', name)).collect(),
            contested: is_contested(&held),
            standings,
        };
        self.0.claims.push(claim);
        self
    }

    /// The same article with another id and outlet.
    pub(crate) fn renumbered(mut self, number: u8) -> Record {
        self.0.source.id = format!("sha256:{}", format!("{number:02x}").repeat(32));
        self.0.source.outlet = Some(format!("Outlet {number}"));
        self.done()
    }

    /// A duty: its words, who owes it (a name given before, or other words), what, the words of the time with
    /// value and interval.
    pub(crate) fn duty(
        mut self,
        words: &str,
        who: &str,
        what: &str,
        due: (&str, Option<&str>, Option<(&str, &str)>),
    ) -> Self {
        let id = self.id('e', who);
        let is_known = self.0.entities.iter().any(|entity| entity.id == id);
        let (time, value, interval) = due;
        self.0.obligations.push(Obligation {
            id: self.id('o', words),
            span: self.span(words),
            kind: ObligationKind::Ordered,
            who: Some(Party { span: self.span(who), entity: is_known.then_some(id) }),
            whom: None,
            what: self.span(what),
            due: Some(Due {
                span: self.span(time),
                value: value.map(str::to_owned),
                from: interval.map(|(from, _)| from.to_owned()),
                to: interval.map(|(_, to)| to.to_owned()),
                rule: if value.is_some() {
                    "as written"
                } else {
                    "the order’s date would settle it"
                }
                .to_owned(),
                counted_from: None,
            }),
            firmness: Firmness::Firm,
            basis: None,
        });
        self
    }

    /// The record, which keeps every rule.
    pub(crate) fn done(mut self) -> Record {
        self.0.events.sort_by_key(|event| event.span.start);
        self.0.obligations.sort_by_key(|owed| owed.span.start);
        self.0.statements.sort_by_key(|said| said.content[0].start);
        assert_eq!(check(&self.0), Vec::<String>::new());
        self.0
    }
}
