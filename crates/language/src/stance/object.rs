//! What "deny" has for its object: something that can be true or be charged, or something that somebody can have.

use super::context;
use super::denied::{gives_grounds, is_headline, is_passive, is_ruled, keeps_object, person};
use super::phrase::{Phrase, REACH, is_head, phrase};
use super::preference;
use super::requested::{is_asked, is_filed, is_requested};
use super::told::Told;
use super::words::{self, Set};
use onrecord_text::{Span, Tokens};

/// Tokens before a passive among which its subject is looked for: "a request by the defendant's lawyers to delay sentencing was denied".
const SUBJECT: u32 = 16;

/// The thing or person that is refused, if the word of denying means that; none where something said is denied.
pub(super) fn refused(told: &Told<'_, '_, '_>, word: Span<Tokens>) -> Option<u32> {
    if told.is(word.start, &["denial", "denials"]) {
        return of_noun(told, word);
    }
    let at = opening(told, word.end);
    let passive = is_passive(told, word.start);
    if passive && (keeps_object(told, at) || is_ruled(told, word.end)) {
        return Some(word.start);
    }
    if let Some(thing) = is_headline(told, word).then(|| word.start.checked_sub(1)).flatten() {
        return Some(thing);
    }
    if let Some(person) = passive.then(|| person(told, word.start)).flatten() {
        return Some(person);
    }
    match phrase(told, at) {
        Some(found) if passive => Some(found.head),
        None if told.tag(at) == "CD" && is_of_things(told, at) => Some(at),
        None if passive => before(told, word, true),
        Some(found) => behind(told, at, &found),
        // "denied leave to appeal", where the noun is taken for a verb.
        None if is_thing(told, at) => Some(at),
        // What stands before "denying that …" is what somebody said.
        None if told.is(at, &["that"]) => None,
        None => before(told, word, false),
    }
}

/// "the denial of her benefits", "visa denials".
fn of_noun(told: &Told<'_, '_, '_>, word: Span<Tokens>) -> Option<u32> {
    const PAPERS: [&str; 9] = [
        "letter",
        "letters",
        "notice",
        "notices",
        "rate",
        "rates",
        "decision",
        "decisions",
        "form",
    ];
    if told.is(word.end, &["of"]) {
        let found = phrase(told, word.end + 1)?;
        return behind(told, word.end + 1, &found);
    }
    if told.is(word.end, &PAPERS) {
        return Some(word.start);
    }
    let last = word.start.checked_sub(1)?;
    (is_thing(told, last) && told.tag(last).starts_with("NN")).then_some(last)
}

/// The first token of the object: adverbs, marks of quotation, "without comment" and the part of a whole ("about one in four") are
/// passed over.
fn opening(told: &Told<'_, '_, '_>, from: u32) -> u32 {
    const NEARLY: [&str; 4] = ["about", "around", "roughly", "over"];
    let passed = |at: &u32| {
        (matches!(told.tag(*at), "RB" | "``" | "''") || told.is(*at, &NEARLY))
            && !is_listed(told, *at)
    };
    let from = if told.is(from, &["without", "as"]) { from + 2 } else { from };
    let at = (from..from + REACH).find(|at| !passed(at)).unwrap_or(from);
    let share = told.tag(at) == "CD" && told.is(at + 1, &["in", "of"]) && told.tag(at + 2) == "CD";
    if share { at + 3 } else { at }
}

/// Whether a noun names what somebody can be given or can reach: by the lists, or, where no list knows it, by its use in the news.
pub(super) fn is_thing(told: &Told<'_, '_, '_>, at: u32) -> bool {
    is_listed(told, at)
        || is_thing_of_two(told, at)
        || !is_deniable(told, at) && preference::is_surely_refusable(told.context, at)
}

/// Whether the lists say that a noun names what somebody can be given or can reach.
pub(super) fn is_listed(told: &Told<'_, '_, '_>, at: u32) -> bool {
    [Set::Thing, Set::Refusable]
        .iter()
        .any(|&set| told.is_in(at, set) || words::ends_in(told.context, at, set))
}

/// Whether the lists say that a noun names something that can be true, be done or be charged.
fn is_deniable(told: &Told<'_, '_, '_>, at: u32) -> bool {
    [Set::Charge, Set::Deniable, Set::Wrongs, Set::Wrongdoer].iter().any(|&set| told.is_in(at, set))
}

/// "on Monday" without its preposition: "denied the charges last week".
pub(super) fn is_time(told: &Told<'_, '_, '_>, at: u32) -> bool {
    const TIMES: [&str; 20] = [
        "last",
        "next",
        "earlier",
        "late",
        "early",
        "today",
        "yesterday",
        "tonight",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "week",
        "month",
        "year",
        "morning",
        "night",
    ];
    told.is(at, &TIMES) || told.is(at, &["this", "that"]) && told.is(at + 1, &TIMES)
}

/// What is refused by an object behind the verb.
fn behind(told: &Told<'_, '_, '_>, from: u32, found: &Phrase) -> Option<u32> {
    let compound = is_compound(told, from, found.head);
    let adverb = u32::from(told.tag(found.end) == "RB");
    let finite = told.context.is_finite(found.end + adverb) && !is_leave(told, found.end);
    let clause = finite && !is_listed(told, found.head);
    let own = (from..found.head).any(|at| told.is(at, &["own"]));
    if is_gerund(told, from) && !compound
        || told.is(from, &["any"])
        || clause
        || own && !found.is_double
    {
        return None;
    }
    if gives_grounds(told, found.end) {
        return Some(found.head);
    }
    let recipient = told.is(found.end, &["to"]) && told.tag(found.end + 1) != "VB";
    let leave = is_leave(told, found.end);
    let several = || {
        told.tag(found.end) == "CC"
            && phrase(told, found.end + 1).is_some_and(|next| next.is_double)
    };
    if found.is_double || leave || several() {
        return Some(found.head);
    }
    of_head(told, part_of(told, found), recipient)
}

/// "The union | leave to appeal": a second object that is taken for a verb.
fn is_leave(told: &Told<'_, '_, '_>, at: u32) -> bool {
    let verb = matches!(told.tag(at), "VB" | "VBP");
    verb && is_listed(told, at) && (told.tag(at) == "VB" || told.is(at + 1, &["to", "for"]))
}

/// "ordering the strike": a form in "-ing" that has an object, or is no thing that one can be given.
fn is_gerund(told: &Told<'_, '_, '_>, at: u32) -> bool {
    told.context.lower(at).ends_with("ing")
        && (told.tag(at) == "VBG" || told.tag(at) == "NN" && !is_thing(told, at))
}

/// "Planning permission", "housing vouchers": a form in "-ing" that says what a permit, a right or a benefit is for. "Holding
/// permits" is none.
pub(super) fn is_compound(told: &Told<'_, '_, '_>, from: u32, head: u32) -> bool {
    const GIVEN: [&str; 24] = [
        "permission",
        "permit",
        "permits",
        "licence",
        "license",
        "licences",
        "licenses",
        "right",
        "rights",
        "leave",
        "voucher",
        "vouchers",
        "visa",
        "visas",
        "privilege",
        "privileges",
        "benefit",
        "benefits",
        "aid",
        "assistance",
        "allowance",
        "allowances",
        "time",
        "credits",
    ];
    // "Borrowing privileges to nonresidents": what is held is held by nobody else.
    let given = told.is_in(from, Set::Purpose) || told.is(head + 1, &["to"]);
    head == from + 1 && given && told.is(head, &GIVEN)
}

/// What a head names: claims and acts are denied, things and people refused. A noun that no list knows is taken for a
/// denial only where a charge is near.
fn of_head(told: &Told<'_, '_, '_>, head: u32, recipient: bool) -> Option<u32> {
    const PLANS: [&str; 8] =
        ["plan", "plans", "change", "sale", "purchase", "expansion", "rezoning", "deal"];
    if told.is(head, &["him", "her", "us", "me", "you"]) || is_requested(told, head) {
        return Some(head);
    }
    let decides = told.source_in(Set::Authority) || told.source_in(Set::Court);
    let whole = decides && told.is(head, &["all", "both", "each", "most", "half"]);
    if told.is(head, &["rest", "others", "remainder"]) || whole {
        return Some(head).filter(|_| is_of_things(told, head));
    }
    if told.is(head, &["them"]) {
        return Some(head).filter(|_| !context::names_charge(told));
    }
    if told.source_in(Set::Court) && !told.is_in(head, Set::Wrongs) && !is_word_against(told, head)
    {
        return Some(head);
    }
    let approved = told.is(head, &PLANS)
        && told.source_in(Set::Authority)
        && !told.is(head + 1, &["to", "that"]);
    if !approved && can_be_true(told, head) && !(recipient && is_given(told, head)) {
        return None;
    }
    let name = told.tag(head).starts_with("NNP");
    if approved || is_thing(told, head) || name || is_claimed(told, head) {
        return Some(head);
    }
    // What a court denies is asked of it.
    let asked = told.source_in(Set::Court) || approves(told);
    let refused = asked || is_likely_refused(told, head, recipient);
    refused.then_some(head)
}

/// "The planning board denied the demolition": a body that is there to permit.
fn approves(told: &Told<'_, '_, '_>) -> bool {
    const PERMITTING: [&str; 6] =
        ["planning", "zoning", "licensing", "permitting", "appeals", "parole"];
    let source = told.attribution.source.unwrap_or_default();
    told.source_in(Set::Authority) && source.iter().take(8).any(|at| told.is(at, &PERMITTING))
}

/// What the news' use of a noun says, where no list knows it; for one that the news seldom has, its ending and its neighbourhood.
fn is_likely_refused(told: &Told<'_, '_, '_>, head: u32, recipient: bool) -> bool {
    if preference::is_refusable(told.context, head) {
        return true;
    }
    let said = preference::is_deniable(told.context, head)
        || !recipient && (names_act(told, head) || context::names_charge(told));
    !said
}

/// "Denied membership to women": what can be had and can be so is refused to those who are no hearers.
fn is_given(told: &Told<'_, '_, '_>, head: u32) -> bool {
    const HEARERS: [&str; 16] = [
        "reporters",
        "journalists",
        "police",
        "investigators",
        "prosecutors",
        "detectives",
        "congress",
        "lawmakers",
        "court",
        "jury",
        "judge",
        "media",
        "press",
        "agents",
        "him",
        "us",
    ];
    let hearer = (head + 2..head + 5).any(|at| told.is(at, &HEARERS));
    let name = told.tag(head + 2).starts_with("NNP");
    told.is_in(head, Set::Deniable)
        && !told.is_in(head, Set::Charge)
        && told.tag(head).starts_with("NN")
        && !hearer
        && !name
}

/// "The judge denied the allegation": what is said of a court, not asked of it.
fn is_word_against(told: &Told<'_, '_, '_>, head: u32) -> bool {
    const SAID: [&str; 18] = [
        "allegation",
        "allegations",
        "accusation",
        "accusations",
        "charge",
        "charges",
        "report",
        "reports",
        "rumor",
        "rumors",
        "rumour",
        "rumours",
        "suggestion",
        "suggestions",
        "story",
        "stories",
        "it",
        "this",
    ];
    told.is(head, &SAID)
        || told.is_in(head, Set::Wrongdoer)
        || told.is(head + 1, &["that"]) && !is_thing(told, head)
}

/// "Granted four applications and denied the rest": things stand before in the sentence, and no charge.
fn is_of_things(told: &Told<'_, '_, '_>, head: u32) -> bool {
    let mut before = told.sentence(head).start..head;
    before.any(|at| is_listed(told, at) && told.tag(at).starts_with("NN"))
        && !context::names_charge(told)
}

/// Whether a noun or pronoun names something that can be true or be charged.
pub(super) fn can_be_true(told: &Told<'_, '_, '_>, head: u32) -> bool {
    const ANAPHORIC: [&str; 18] = [
        "it",
        "this",
        "that",
        "these",
        "those",
        "all",
        "both",
        "each",
        "either",
        "everything",
        "anything",
        "something",
        "much",
        "one",
        "i",
        "he",
        "she",
        "they",
    ];
    told.is(head, &ANAPHORIC)
        || told.is_in(head, Set::Charge) && !is_claimed(told, head)
        || [Set::Deniable, Set::Wrongs, Set::Wrongdoer].iter().any(|&set| told.is_in(head, set))
            && !is_thing_of_two(told, head)
}

/// "Her claim for treatment", "the insurer denied the claim": something said that asks for something.
fn is_claimed(told: &Told<'_, '_, '_>, head: u32) -> bool {
    told.is_in(head, Set::Charge) && told.is(head + 1, &["for"]) || is_filed(told, head)
}

/// "Plea deal", "restraining order": a thing, though its head alone names none.
fn is_thing_of_two(told: &Told<'_, '_, '_>, head: u32) -> bool {
    [Set::Thing, Set::Refusable].iter().any(|&set| words::closes(told.context, head, set))
        || preference::is_refusable_pair(told.context, head)
}

/// Endings by which nouns name acts and states (Quirk et al. 1985, I.31-37).
fn names_act(told: &Told<'_, '_, '_>, head: u32) -> bool {
    const ENDINGS: [&str; 10] =
        ["tion", "sion", "ing", "ship", "ism", "cy", "ence", "tions", "sions", "ings"];
    let word = told.context.lower(head);
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// What is refused by the subject of a passive, or by an object in front of its verb.
fn before(told: &Told<'_, '_, '_>, word: Span<Tokens>, passive: bool) -> Option<u32> {
    let piece = told.attribution.content.iter().find(|piece| piece.end <= word.start);
    let Some(piece) = piece else { return passive.then(|| scanned(told, word.start)).flatten() };
    if is_clause(told, *piece) {
        return None;
    }
    let Some(head) = subject(told, *piece) else {
        return passive.then(|| scanned(told, word.start)).flatten();
    };
    let person = passive && told.is(head, &["he", "she", "they", "we", "i"]);
    // An object in front of an active verb is most often what was said: "the business with the tips she denied".
    let named = if passive { is_thing(told, head) } else { is_listed(told, head) };
    let thing = (named || is_filed(told, head)) && !can_be_true(told, head);
    let asked = passive && is_asked(told, head);
    let found = (person || thing || asked).then_some(head);
    let far = || (passive && !can_be_true(told, head)).then(|| scanned(told, word.start)).flatten();
    found.or_else(far)
}

/// "That the dam was built on sand (has been denied)"; "that request" is none.
fn is_clause(told: &Told<'_, '_, '_>, piece: Span<Tokens>) -> bool {
    told.is(piece.start, &["that"])
        && (piece.start..piece.end.min(piece.start + REACH)).any(|at| told.context.is_finite(at))
}

/// The head of the subject, or its last thing before a preposition where a noun is taken for a verb: "its bid | for a license".
fn subject(told: &Told<'_, '_, '_>, piece: Span<Tokens>) -> Option<u32> {
    let that = u32::from(told.is(piece.start, &["that"]) && told.tag(piece.start) == "IN");
    let piece = Span::<Tokens>::new(piece.start + that, piece.end);
    let found = phrase(told, piece.start).map(|found| part_of(told, &found));
    let head = found.filter(|&head| told.tag(head) != "DT");
    let mut before = piece.iter().take_while(|&at| !matches!(told.tag(at), "IN" | "TO"));
    head.or_else(|| before.find(|&at| is_listed(told, at))).or(found)
}

/// "Two thirds of the asylum claims", "most of her requests": what a part is of.
fn part_of(told: &Told<'_, '_, '_>, found: &Phrase) -> u32 {
    const PARTS: [&str; 15] = [
        "most",
        "many",
        "some",
        "half",
        "third",
        "thirds",
        "quarter",
        "quarters",
        "percent",
        "majority",
        "number",
        "dozens",
        "one",
        "hundreds",
        "thousands",
    ];
    let part = told.is(found.head, &PARTS) || told.tag(found.head) == "CD";
    let whole =
        (part && told.is(found.end, &["of"])).then(|| phrase(told, found.end + 1)).flatten();
    whole.map_or(found.head, |whole| whole.head)
}

/// The thing or person before a passive of which no content is known.
fn scanned(told: &Told<'_, '_, '_>, verb: u32) -> Option<u32> {
    let from = told.sentence(verb).start.max(verb.saturating_sub(SUBJECT));
    let nouns = || (from..verb).filter(|&at| is_head(told, at) && told.tag(at) != "DT");
    if nouns().any(|at| can_be_true(told, at) && told.tag(at) != "PRP") {
        return None;
    }
    nouns().find(|&at| is_listed(told, at) || told.is(at, &["he", "she", "they"]))
}
