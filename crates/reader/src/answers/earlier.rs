//! The earlier charge that "the allegations", "it" or "any wrongdoing" take up.

use super::anaphor::Names;
use super::candidates::{
    Aim, Candidate, before, is_charging, is_clause, is_first, is_marked, is_of, is_the_body,
    is_worded, named,
};
use super::overlooked;
use super::party::Party;
use super::stems::{stem, stems};
use super::{Asked, Link, View};
use crate::spans;
use crate::words::{lower, tag};
use onrecord_record::{EntityKind, StanceValue, StatementSourceKind};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeSet;

/// Paragraphs between an answer and what is near it.
const NEAR: usize = 2;

/// The charge that is taken up: that of the accuser who is named, else that against the one who answers.
pub(super) fn find(view: &View<'_, '_>, asked: &Asked) -> Option<Link> {
    let is_deed = matches!(asked.names, Names::Deed(_));
    if !(asked.names.is_anaphor() || is_deed) || asked.stance == StanceValue::Questions {
        return None;
    }
    if is_deed && is_cleared(view, asked)
        || is_told_apart(view, asked)
        || is_open(view, asked)
        || is_new(view, asked)
        || overlooked::is_another(view, asked)
    {
        return None;
    }
    let all = before(view, asked.rank, &asked.party);
    let of_accuser = of_accuser(view, asked, &all);
    let (to, rule) = match of_accuser {
        Some(found) => found,
        // "Roe's claims", and Roe says nothing: other charges are not Roe's.
        None if has_owner(view, asked) => return None,
        None => against(view, asked, &all)
            .filter(|found| !overlooked::stands_between(view, asked, found.0))?,
    };
    Some(Link { to: Some(to), words: asked.names.words(), rule })
}

/// "Can deny it", "may deny the charge": nothing was denied yet.
fn is_open(view: &View<'_, '_>, asked: &Asked) -> bool {
    let cue = view.layers.attributions[asked.at].cue.unwrap_or_default();
    let modal = |at: u32| matches!(&*lower(view.layers, at), "can" | "could" | "may" | "might");
    asked.stance == StanceValue::Denies && cue.iter().any(modal)
}

/// "Denied a claim" by whomever: an indefinite article behind the verb takes up nothing that was told before (Heim 1982).
fn is_new(view: &View<'_, '_>, asked: &Asked) -> bool {
    let Names::Noun(words, _) = asked.names else { return false };
    let behind = words.start >= view.layers.attributions[asked.at].anchor().end;
    behind && matches!(&*lower(view.layers, words.start), "a" | "an")
}

/// "Has not been accused of anything; he denied any part in it": who denies was charged with nothing.
fn is_cleared(view: &View<'_, '_>, asked: &Asked) -> bool {
    let document = view.layers.document;
    let cue = view.layers.attributions[asked.at].anchor();
    let Some(sentence) = document.sentence_at(cue.start) else { return false };
    let words: Vec<u32> = (sentence.tokens.start..cue.start).take(80).collect();
    words.windows(3).any(|at| {
        matches!(document.word(at[0]), "not" | "n't" | "never")
            && document.word(at[1]) == "been"
            && matches!(document.word(at[2]), "accused" | "charged" | "implicated")
    })
}

/// "The second charge": one charge is told apart from others by words that nothing here resolves.
fn is_told_apart(view: &View<'_, '_>, asked: &Asked) -> bool {
    const ORDERED: [&str; 8] =
        ["first", "second", "third", "former", "latter", "other", "last", "both"];
    let Some(words) = asked.names.words() else { return false };
    words.iter().any(|at| ORDERED.contains(&&*lower(view.layers, at)))
}

/// "The rumors around the inquiry": words behind the noun that a charge does not hold tell of another matter.
fn is_of_another_matter(view: &View<'_, '_>, asked: &Asked, at: usize) -> bool {
    let besides = besides(view, asked);
    !besides.is_empty() && !shares(view, &besides, at)
}

/// "Any involvement in the hacking of the election", and what was said holds none of several such words. One alone may be a synonym.
fn names_another_matter(view: &View<'_, '_>, asked: &Asked, at: usize) -> bool {
    let besides = besides(view, asked);
    besides.len() > 1 && !shares(view, &besides, at)
}

/// The words behind the noun that takes a charge up.
fn besides(view: &View<'_, '_>, asked: &Asked) -> BTreeSet<String> {
    let end = view.layers.attributions[asked.at].content.last();
    let (Some(words), Some(end)) = (asked.names.words(), end) else { return BTreeSet::new() };
    stems(view.layers, &[Span::new(words.end, end.end.max(words.end))])
}

fn shares(view: &View<'_, '_>, besides: &BTreeSet<String>, at: usize) -> bool {
    let told = stems(view.layers, &view.layers.attributions[at].content);
    besides.iter().any(|word| told.contains(word))
}

/// Whether a charge begins with whom it charges, and that is nobody whom the party could be: "a tug company of being late".
fn charges_another(view: &View<'_, '_>, candidate: &Candidate, party: &Party) -> bool {
    let content = view.layers.attributions[candidate.at].content.first();
    let opens = content.is_some_and(|piece| matches!(tag(view.layers, piece.start), "DT" | "PRP$"));
    opens && candidate.aim < Aim::Called && !party.is_pronoun && !party.is_unknown()
}

/// "Mueller's claims": the nearest thing that the owner said.
fn of_accuser(
    view: &View<'_, '_>,
    asked: &Asked,
    all: &[Candidate],
) -> Option<(usize, &'static str)> {
    let Names::Noun(words, family) = asked.names else { return None };
    let owners = owners(view, asked, with_owner(view, asked, words));
    let called = owner_words(view, words);
    let of = |candidate: &&Candidate| {
        let id = view.statements[candidate.at].source.entity.as_ref();
        id.is_some_and(|id| owners.contains(id)) || is_by(view, candidate.at, &called)
    };
    let said: Vec<Candidate> = all.iter().filter(of).copied().collect();
    let own = told_by_owner(view, family, &said)?;
    // A paper that charges the same party behind the accuser's words is, as a rule, the accuser's.
    let nearer = all.iter().take_while(|c| c.at != own.at);
    let mut papers = nearer.filter(|c| c.charges && c.aim >= Aim::Called && is_paper(view, c.at));
    Some((papers.next().unwrap_or(own).at, "named-accuser"))
}

/// Of what an owner said: the charge, or what the noun's own verb tells; else what is told of the party; else the one thing said.
fn told_by_owner<'c>(
    view: &View<'_, '_>,
    family: &str,
    said: &'c [Candidate],
) -> Option<&'c Candidate> {
    let asserts = |c: &&Candidate| view.stance(c.at) == StanceValue::Asserts;
    let charges = said.iter().filter(|c| is_of(view, family, c.at) || c.charges);
    let aimed = said.iter().filter(asserts).filter(|c| c.aim >= Aim::Called);
    let near = |c: &&Candidate| c.apart <= NEAR && c.aim != Aim::Elsewhere;
    let only = said.first().filter(asserts).filter(|c| said.len() == 1 && near(c));
    let called = said.iter().find(|c| c.apart <= NEAR && calls(view, c.at));
    let charges: Vec<&Candidate> = charges.collect();
    if !charges.is_empty() {
        return sole(&charges);
    }
    sole(&aimed.collect::<Vec<_>>()).or(only).or(called)
}

/// Whether a statement calls somebody or something by a word ("called him an animal"), which is what "his language" takes up.
fn calls(view: &View<'_, '_>, at: usize) -> bool {
    let stance = view.statements[at].stance.as_ref();
    stance.is_some_and(|stance| stance.rule.starts_with("called"))
}

/// The nearest, where no other stands in its paragraph.
fn sole<'c>(all: &[&'c Candidate]) -> Option<&'c Candidate> {
    let (first, others) = all.split_first()?;
    others.first().is_none_or(|next| next.apart > first.apart).then_some(first)
}

fn is_paper(view: &View<'_, '_>, at: usize) -> bool {
    view.statements[at].source.kind == StatementSourceKind::Document
}

/// Whether the words that take a charge up name whose it is.
fn has_owner(view: &View<'_, '_>, asked: &Asked) -> bool {
    let Names::Noun(words, _) = asked.names else { return false };
    !owner_words(view, words).is_empty()
        || !owners(view, asked, with_owner(view, asked, words)).is_empty()
}

/// The nouns of an owner: "the deputy's claims", "the Post's report".
fn owner_words(view: &View<'_, '_>, words: Span<Tokens>) -> BTreeSet<String> {
    let Some(mark) = words.iter().find(|&at| tag(view.layers, at) == "POS") else {
        return BTreeSet::new();
    };
    let before = (words.start..mark).filter(|&at| tag(view.layers, at).starts_with("NN"));
    before.map(|at| stem(&lower(view.layers, at))).collect()
}

/// Whether a statement's source is called by one of these words.
fn is_by(view: &View<'_, '_>, at: usize, owner: &BTreeSet<String>) -> bool {
    /// Words of a source that are read.
    const SOURCE: usize = 24;
    let source = view.layers.attributions[at].source.unwrap_or_default();
    source.iter().take(SOURCE).any(|at| owner.contains(&stem(&lower(view.layers, at))))
}

/// The noun with "by the agency" behind it.
fn with_owner(view: &View<'_, '_>, asked: &Asked, words: Span<Tokens>) -> Span<Tokens> {
    /// Words behind the noun that are read.
    const BEHIND: u32 = 8;
    let end = view.layers.attributions[asked.at].content.first().map_or(words.end, |c| c.end);
    let by = matches!(view.layers.document.word(words.end), "by" | "from" | "made" | "in");
    if by { Span::new(words.start, end.min(words.end + BEHIND)) } else { words }
}

/// The entities named in the words that take a charge up, the one who answers left out.
fn owners(view: &View<'_, '_>, asked: &Asked, words: Span<Tokens>) -> Vec<String> {
    let ids = view.places.taking_part(&spans::of_tokens(view.layers, words));
    ids.into_iter().filter(|id| !asked.party.entities.contains(id)).collect()
}

/// The best charge against the one who answers.
fn against(view: &View<'_, '_>, asked: &Asked, all: &[Candidate]) -> Option<(usize, &'static str)> {
    let body = all.iter().filter(|c| !c.in_headline && is_in_reach(view, asked, c));
    let aimed =
        body.clone().filter(|c| c.aim >= Aim::Called || is_the_body(view, c.at, &asked.party));
    let scored: Vec<(u32, &Candidate)> =
        aimed.filter_map(|c| Some((score(view, asked, c)?, c))).collect();
    if let Some(candidate) = best(view, &scored)
        .filter(|best| !is_rivalled(view, asked, all, best) && is_close(asked, all, best))
    {
        return Some((candidate.at, "earlier-charge"));
    }
    if !scored.is_empty() {
        return None;
    }
    let only = lone(view, asked, &body.collect::<Vec<_>>());
    only.map(|at| (at, "lone-charge")).or_else(|| headline(view, asked, all))
}

/// Whether something else stands nearer that somebody said of "him", as good a charge as the one found.
fn is_rivalled(view: &View<'_, '_>, asked: &Asked, all: &[Candidate], found: &Candidate) -> bool {
    let nearer = all.iter().take_while(|c| c.at != found.at);
    let mut nearer = nearer.filter(|c| is_in_reach(view, asked, c));
    nearer.any(|c| {
        let told = c.charges || !found.charges && reports(view, c.at) && is_clause(view, c.at);
        let within = view.layers.attributions[c.at].within == Some(found.at)
            || asked.names.words().is_some_and(|words| is_described(view, words, found.at));
        c.aim == Aim::Pronoun && told && !within && is_first_pronoun(view, c.at)
    })
}

/// Whether little was said since, so that "it" can still be that.
fn is_close(asked: &Asked, all: &[Candidate], found: &Candidate) -> bool {
    /// Statements between a charge in another paragraph and a pronoun for it.
    const BETWEEN: usize = 3;
    let since = all.iter().take_while(|c| c.at != found.at).count();
    !matches!(asked.names, Names::Pronoun(_)) || found.apart == 0 || since <= BETWEEN
}

/// Whether "he", "she" or "they" opens what is said.
fn is_first_pronoun(view: &View<'_, '_>, at: usize) -> bool {
    let words = view.layers.attributions[at].content.iter().flat_map(|piece| piece.iter());
    let mut words = words.filter(|&at| &*lower(view.layers, at) != "that");
    words
        .find(|&at| view.layers.document.word(at).starts_with(char::is_alphabetic))
        .is_some_and(|at| matches!(&*lower(view.layers, at), "he" | "she" | "they"))
}

/// "Which he denies" takes up what stands in its sentence; "the groping claims" what has the noun before the head in it.
fn is_in_reach(view: &View<'_, '_>, asked: &Asked, candidate: &Candidate) -> bool {
    let told = &view.layers.attributions[candidate.at];
    match asked.names {
        Names::Pronoun(words) if &*lower(view.layers, words.start) == "which" => {
            let sentence = view.layers.document.sentence_at(words.start).map(|s| s.tokens);
            sentence.is_some_and(|sentence| sentence.start <= told.anchor().start)
        }
        Names::Noun(words, _) => is_such(view, words, candidate.at),
        _ => true,
    }
}

/// Whether the nouns before the head of "the groping claims" are among the words of a statement or of its source.
fn is_such(view: &View<'_, '_>, words: Span<Tokens>, at: usize) -> bool {
    let before: Span<Tokens> = Span::new(words.start, words.end.saturating_sub(1));
    let noun = |at: &u32| matches!(tag(view.layers, *at), "NN" | "NNS" | "VBG");
    let mut nouns = before.iter().filter(noun).map(|at| stem(&lower(view.layers, at))).peekable();
    let told = &view.layers.attributions[at];
    let parts: Vec<Span<Tokens>> =
        told.content.iter().chain(&told.source).chain(&told.cue).copied().collect();
    let said = stems(view.layers, &parts);
    nouns.peek().is_none() || nouns.any(|noun| said.contains(&noun))
}

/// The first of the best: the nearest. Nothing where two plain assertions of one paragraph fit alike, neither of them a charge.
fn best<'c>(view: &View<'_, '_>, scored: &[(u32, &'c Candidate)]) -> Option<&'c Candidate> {
    let most = scored.iter().map(|one| one.0).max()?;
    let mut fitting = scored.iter().filter(|one| one.0 == most).map(|one| one.1);
    let first = fitting.next()?;
    let rival = fitting.next().filter(|next| {
        let told = |at: usize| view.layers.attributions[at].source;
        next.apart == first.apart && told(next.at) != told(first.at)
    });
    (first.charges || rival.is_none()).then_some(first)
}

/// How well a statement that is aimed at the party fits; nothing where it is no charge.
fn score(view: &View<'_, '_>, asked: &Asked, candidate: &Candidate) -> Option<u32> {
    let fits = matches!(asked.names, Names::Noun(_, family) if is_of(view, family, candidate.at));
    let is_deed = matches!(asked.names, Names::Deed(_));
    let told = if is_deed {
        candidate.apart <= 1
            && is_charging(view, candidate.at)
            && !names_another_matter(view, asked, candidate.at)
    } else {
        is_denying(view, asked)
            && candidate.apart <= NEAR
            && (fits || is_charging(view, candidate.at) || tells_of(view, asked, candidate))
    };
    let led = candidate.leads || candidate.charges && candidate.aim == Aim::Named && !is_deed;
    if !(candidate.charges || told) || !led {
        return None;
    }
    let near = u32::from(candidate.apart <= 2);
    let reported = u32::from(reports(view, candidate.at));
    let told = 5 * u32::from(
        asked.names.words().is_some_and(|words| is_described(view, words, candidate.at)),
    );
    let first = 4 * u32::from(candidate.leads);
    Some(
        6 * u32::from(candidate.charges) + first + 3 * u32::from(fits) + 2 * near + reported + told,
    )
}

/// Whether the word of denying is one for what was told: ideas and offers are rejected and dismissed too.
fn is_denying(view: &View<'_, '_>, asked: &Asked) -> bool {
    const REJECTING: [&str; 6] = ["rej", "dism", "rub", "rebu", "push", "disag"];
    let cue = view.layers.attributions[asked.at].cue.unwrap_or_default();
    !cue.iter().any(|at| {
        let word = lower(view.layers, at);
        REJECTING.iter().any(|start| word.starts_with(start))
    })
}

/// Whether a plain assertion is first of all about the one who answers; praise, blame and orders are none.
fn tells_of(view: &View<'_, '_>, asked: &Asked, candidate: &Candidate) -> bool {
    reports(view, candidate.at)
        && is_clause(view, candidate.at)
        && !is_marked(view, candidate.at)
        && (is_first(view, candidate.at, &asked.party)
            || is_the_body(view, candidate.at, &asked.party))
}

/// "The sauna story": whether the words before the noun are among those of a statement.
fn is_described(view: &View<'_, '_>, words: Span<Tokens>, at: usize) -> bool {
    let before = Span::new(words.start, words.end.saturating_sub(1));
    let told = stems(view.layers, &view.layers.attributions[at].content);
    stems(view.layers, &[before]).iter().any(|word| told.contains(word))
}

/// Whether a statement tells of a fact, which can be denied, and is no appraisal or order.
fn reports(view: &View<'_, '_>, at: usize) -> bool {
    view.stance(at) == StanceValue::Asserts
}

/// Where nobody is named: the one charge of the paragraphs around, against "he" or nobody.
fn lone(view: &View<'_, '_>, asked: &Asked, all: &[&Candidate]) -> Option<usize> {
    let open = |c: &&Candidate| c.aim != Aim::Elsewhere && c.apart <= 2;
    let charges: Vec<&Candidate> = all.iter().copied().filter(|c| c.charges && open(c)).collect();
    let others = all.iter().any(|c| c.charges && c.aim == Aim::Elsewhere && c.apart <= 2);
    if let [only] = charges[..] {
        // "Any involvement" is in what somebody was charged with, not in what was rumored.
        if matches!(asked.names, Names::Deed(_)) && !is_worded(view, only.at) {
            return None;
        }
        let fits = one_target(view, only.at, &asked.party)
            && !charges_another(view, only, &asked.party)
            && !is_of_another_matter(view, asked, only.at);
        return (!others && fits).then_some(only.at);
    }
    let takes_up = matches!(asked.names, Names::Noun(_, family) if family != "deed");
    let next = all.first().filter(|c| open(c) && c.apart <= 1 && reports(view, c.at))?;
    // "The report" may be of anything that was told; "the accusation" is of a charge.
    let takes_up = takes_up
        && !matches!(asked.names, Names::Noun(_, "accuse" | "allege" | "charge" | "indict"));
    let told = all.iter().filter(|c| reports(view, c.at) && c.apart <= NEAR).count();
    let alone = told == 1 && all.len() <= 3 && is_clause(view, next.at);
    (takes_up && charges.is_empty() && !others && alone).then_some(next.at)
}

/// A party of whom nothing is known answers a charge against one person or body only.
fn one_target(view: &View<'_, '_>, at: usize, party: &Party) -> bool {
    let kinds = named(view, &view.layers.attributions[at]);
    let people = kinds.iter().filter(|&&kind| kind == EntityKind::Person).count();
    !party.is_unknown() || kinds.len() <= 1 || (party.is_pronoun && people == 1)
}

/// The headline's charge, where it names nobody or the party.
fn headline(
    view: &View<'_, '_>,
    asked: &Asked,
    all: &[Candidate],
) -> Option<(usize, &'static str)> {
    /// Paragraphs below a headline in which a charge that names nobody is answered.
    const REACH: usize = 6;
    let told =
        |c: &Candidate| is_denying(view, asked) && reports(view, c.at) && !is_marked(view, c.at);
    let is_deed = matches!(asked.names, Names::Deed(_));
    let charges = all.iter().filter(|c| c.in_headline && (c.charges || told(c)));
    let fits = |c: &&Candidate| {
        c.aim >= Aim::Called || c.aim != Aim::Elsewhere && c.apart <= REACH && !is_deed
    };
    let unknown = asked.party.is_unknown() && !asked.party.is_pronoun;
    let such = |c: &&Candidate| !unknown && is_in_reach(view, asked, c);
    let mut fitting = charges.filter(fits).filter(|c| c.charges || !is_deed).filter(such);
    let first = fitting.next()?;
    fitting.next().is_none().then_some((first.at, "headline"))
}
