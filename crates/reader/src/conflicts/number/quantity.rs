//! Quantities: numbers in words and figures with what they count.

use super::super::lexicon;
use super::super::view::View;
use onrecord_language::times::time_at;
use onrecord_record::WhenType;
use onrecord_text::{Span, TokenKind, Tokens};

/// What a quantity is measured in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unit {
    /// Hundredths.
    Percent,
    /// Money, by its sign.
    Money(String),
    /// Things, by the noun behind the number if one is there.
    Plain,
}

/// What stands for the noun of "18pc".
const PERCENT: &str = "%";

/// A number of the text.
#[derive(Debug, Clone)]
pub(super) struct Quantity {
    pub(super) tokens: Span<Tokens>,
    pub(super) value: f64,
    /// The place to which it is exact: 100 for "1,200", 0.1 for "3.5", a hundred thousand for "1.2 million".
    pub(super) step: f64,
    /// The place of its last digit, "million" aside: 1 for "1,200", 0.1 for "3.5" and "1.2 million".
    pub(super) place: f64,
    /// What "million" or the like multiplies it by.
    pub(super) scale: f64,
    pub(super) unit: Unit,
    /// Whether it is not meant exactly ("about", "at least", "or more").
    pub(super) hedged: bool,
    /// The noun that it counts, in lower case and singular; empty where none is there.
    pub(super) noun: String,
}

impl Quantity {
    /// Whether two are measured in one unit; a bare number may be elliptic.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.unit == other.unit
    }

    /// Whether two values are the same but for rounding to the coarser place.
    pub(super) fn is_about(&self, value: f64) -> bool {
        (self.value - value).abs() <= self.step / 2.0 + 1e-9
    }

    /// Whether two numbers of one size have the same digits in another order, as a hand swaps them: 131 and 113.
    pub(super) fn is_swapped(&self, other: &Self) -> bool {
        let (mut one, mut two) = (self.digits(), other.digits());
        let differ = one != two && one.len() > 1 && self.is_sized(other);
        one.sort_unstable();
        two.sort_unstable();
        differ && one == two
    }

    /// Whether two numbers of one size have as many digits and differ in one of them: 12 and 22 million.
    pub(super) fn is_misread(&self, other: &Self) -> bool {
        let (one, two) = (self.digits(), other.digits());
        let wrong = one.iter().zip(&two).filter(|(a, b)| a != b).count();
        one.len() == two.len() && one.len() > 1 && wrong == 1 && self.is_sized(other)
    }

    /// Whether two values are told to be of one size: the larger is less than ten times the other.
    fn is_sized(&self, other: &Self) -> bool {
        self.value.max(other.value) < self.value.min(other.value) * 10.0
    }

    /// Whether two figures or more of a large number are told: 2,600 and 131, not 3,000.
    pub(super) fn is_precise(&self) -> bool {
        let digits = self.digits();
        self.value >= 100.0 && digits.iter().skip(1).any(|&digit| digit != '0')
    }

    /// The digits as they are written, whole thousands aside: of 481k and 481,000 the same.
    fn digits(&self) -> Vec<char> {
        let mut value = self.value;
        while value >= 1000.0 && (value % 1000.0).abs() < 1e-6 {
            value /= 1000.0;
        }
        let scaled =
            if value >= 1000.0 && self.scale > 1.5 { self.value / self.scale } else { value };
        shown(scaled).chars().filter(char::is_ascii_digit).collect()
    }

    pub(super) fn is_plain(&self) -> bool {
        self.unit == Unit::Plain
    }
}

/// The numbers of a text, in order.
pub(super) struct Quantities(pub(super) Vec<Quantity>);

impl Quantities {
    pub(super) fn of(view: View<'_>) -> Self {
        let mut out = Vec::new();
        let mut at = 0;
        while at < view.len() {
            let found = quantity(view, at);
            at = found.as_ref().map_or(at + 1, |found| found.tokens.end.max(at + 1));
            out.extend(found);
        }
        Self(out)
    }

    /// Those that begin in a stretch.
    pub(super) fn within(&self, stretch: Span<Tokens>) -> &[Quantity] {
        let from = self.0.partition_point(|one| one.tokens.start < stretch.start);
        let to = self.0.partition_point(|one| one.tokens.start < stretch.end);
        &self.0[from..to.max(from)]
    }
}

/// The quantity that begins at a token.
fn quantity(view: View<'_>, at: u32) -> Option<Quantity> {
    let money = view.is_in(at, "currency");
    let first = at + u32::from(money);
    let number = number(view, first)?;
    if !money && (is_label(view, at) || is_date(view, at) || is_age(view, at, number.end)) {
        return None;
    }
    let (value, step, mut scale, mut end) = (number.value, number.step, 1.0, number.end);
    while let Some(power) = view.number::<f64>("scale", end) {
        scale *= power;
        end += 1;
    }
    let joined = number.noun == PERCENT;
    let percent = joined
        || view.is_in(end, "percent")
        || view.is(end, &["per"]) && view.is(end + 1, &["cent"]);
    let unit = match (money, percent) {
        (true, _) => Unit::Money(view.word(at).to_owned()),
        (_, true) => Unit::Percent,
        _ => Unit::Plain,
    };
    if percent && !joined {
        end += 1 + u32::from(view.is(end, &["per"]));
    }
    let noun = if number.noun.is_empty() || joined { noun(view, end) } else { number.noun };
    let tokens = Span::new(at, end);
    let hedged = is_hedged(view, tokens);
    Some(Quantity {
        tokens,
        value: value * scale * number.scale,
        step: step * scale * number.scale,
        place: number.place,
        scale: scale * number.scale,
        unit,
        hedged,
        noun,
    })
}

/// A number as it is written.
struct Number {
    value: f64,
    step: f64,
    place: f64,
    scale: f64,
    end: u32,
    /// The noun that is joined to it: "41-day".
    noun: String,
}

fn number(view: View<'_>, at: u32) -> Option<Number> {
    match view.kind(at)? {
        TokenKind::Number => figures(view.word(at), at),
        TokenKind::Word => in_words(view, at),
        _ => None,
    }
}

/// "1,206", "4.5", "4.8bn", "41-day".
fn figures(word: &str, at: u32) -> Option<Number> {
    let digits =
        word.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(word.len());
    let (digits, rest) = word.split_at(digits);
    let (scale, noun) = match rest.strip_prefix(['-', '\u{2011}']) {
        Some(noun) if noun.chars().all(char::is_alphabetic) => {
            (1.0, singular(&noun.to_lowercase()))
        }
        None if rest.is_empty() => (1.0, String::new()),
        None if lexicon::is_in("percent", &rest.to_lowercase()) => (1.0, PERCENT.to_owned()),
        None => (lexicon::number("scale", &rest.to_lowercase())?, String::new()),
        _ => return None,
    };
    let plain = digits.replace(',', "");
    let grouped = digits
        .split(',')
        .skip(1)
        .all(|group| group.split('.').next().is_some_and(|group| group.len() == 3));
    let value: f64 = plain.parse().ok().filter(|_| grouped && plain.matches('.').count() < 2)?;
    let place = step(&plain).min(1.0);
    Some(Number { value, step: step(&plain), place, scale, end: at + 1, noun })
}

/// The place of the last digit that is not an idle zero.
fn step(digits: &str) -> f64 {
    if let Some((_, places)) = digits.split_once('.') {
        return 0.1f64.powi(i32::try_from(places.len()).unwrap_or(9));
    }
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    10f64.powi(i32::try_from(zeros.min(digits.len().saturating_sub(1))).unwrap_or(9))
}

/// "nine", "twenty-five", "two hundred and ten", "three-year".
fn in_words(view: View<'_>, at: u32) -> Option<Number> {
    let word = view.lower(at);
    if let Some(joined) = joined(&word, at) {
        return Some(joined);
    }
    let mut value = small(&word)?;
    if value < 1.5 && !view.tag(at + 1).starts_with("NN") {
        return None;
    }
    let mut end = at + 1;
    if view.is(end, &["and"]) && view.is(end + 1, &["a"]) && view.is(end + 2, &["half"]) {
        return Some(Number {
            value: value + 0.5,
            step: 0.5,
            place: 0.5,
            scale: 1.0,
            end: end + 3,
            noun: String::new(),
        });
    }
    if view.is(end, &["hundred"]) {
        value *= 100.0;
        end += 1;
        let more = end + u32::from(view.is(end, &["and"]));
        if let Some(rest) = small(&view.lower(more)) {
            value += rest;
            end = more + 1;
        }
    }
    Some(Number { value, step: 1.0, place: 1.0, scale: 1.0, end, noun: String::new() })
}

/// "three-year", "five-point": a number in words with the unit that is joined to it.
fn joined(word: &str, at: u32) -> Option<Number> {
    let (number, noun) = word.rsplit_once(['-', '\u{2011}'])?;
    let noun = singular(noun);
    let value = small(number).filter(|_| lexicon::is_in("of_time", &noun))?;
    Some(Number { value, step: 1.0, place: 1.0, scale: 1.0, end: at + 1, noun })
}

/// A number below a hundred, in one word.
fn small(word: &str) -> Option<f64> {
    if let Some((tens, ones)) = word.split_once('-') {
        let tens: f64 = lexicon::number("number", tens).filter(|tens| *tens >= 20.0)?;
        return lexicon::number::<f64>("number", ones)
            .filter(|ones| *ones < 10.0)
            .map(|ones| tens + ones);
    }
    lexicon::number("number", word)
}

/// "Flight 370", "Article 5": a number that names and counts nothing.
fn is_label(view: View<'_>, at: u32) -> bool {
    let before = at.wrapping_sub(1);
    let headline = view.headline().is_some_and(|headline| headline.holds(at));
    let opens = view.sentence(at).start >= before;
    view.is(before, &["no.", "nos.", "number", "#", "aged", "age"])
        || view.is_capital(before)
            && view.kind(at) == Some(TokenKind::Number)
            && !headline
            && !opens
            && view.tag(at + 1) != "NNS"
}

/// Whether a number belongs to a date or a time of day, or looks like a year.
fn is_date(view: View<'_>, at: u32) -> bool {
    let dated = time_at(view.layers.times, at)
        .is_some_and(|(_, time)| matches!(time.kind, WhenType::Date | WhenType::Time));
    let word = view.word(at);
    let year = word.len() == 4 && word.parse().is_ok_and(|year: u32| (1700..2100).contains(&year));
    dated || year || view.is(at + 1, &["p.m.", "a.m.", "pm", "am", "o'clock", "o’clock"])
}

/// ", 34,": an age behind a name.
fn is_age(view: View<'_>, at: u32, end: u32) -> bool {
    view.is(at.wrapping_sub(1), &[","])
        && view.is_capital(at.wrapping_sub(2))
        && matches!(view.word(end), "," | "." | ";" | ")" | "and")
}

fn is_hedged(view: View<'_>, tokens: Span<Tokens>) -> bool {
    let floor = tokens.start.saturating_sub(2);
    let hedge =
        |at: u32| view.is_in(at, "hedge") && (!view.is(at, &["close"]) || view.is(at + 1, &["to"]));
    let before = (floor..tokens.start).any(hedge);
    let up = view.is(tokens.start.wrapping_sub(1), &["to"])
        && view.is(tokens.start.wrapping_sub(2), &["up"])
        || view.is(tokens.start.wrapping_sub(1), &["as"])
            && view.is(tokens.start.wrapping_sub(2), &["many", "much", "few", "little"]);
    let behind = view.is(tokens.end, &["or"]) && view.is_in(tokens.end + 1, "hedge_behind")
        || view.is(tokens.end, &["+", "plus", "-plus"]);
    before || up || behind
}

/// The noun behind a number, over adjectives; "of the 12 jobs" gives the one behind.
fn noun(view: View<'_>, end: u32) -> String {
    /// Tokens that a number and its noun are apart at most.
    const REACH: u32 = 4;
    let mut at = end;
    if view.is(at, &["of"]) {
        at += 1;
        at += u32::from(matches!(view.tag(at), "DT" | "PRP$"));
        at += u32::from(number(view, at).is_some());
    }
    let is_within = |at: &u32| {
        matches!(view.tag(*at), "JJ" | "JJR" | "NN" | "NNS" | "NNP" | "NNPS" | "VBN" | "VBG")
    };
    let run = (at..at + REACH).take_while(is_within);
    let nouns: Vec<u32> = run.filter(|&at| view.tag(at).starts_with("NN")).collect();
    // In a headline every word has a capital and a verb may pass for a noun: the first plural is what is counted.
    let titled = nouns.len() > 1 && nouns.iter().all(|&at| view.is_capital(at));
    let plural = nouns.iter().find(|&&at| titled && view.word(at).ends_with('s'));
    let head = plural.or(nouns.last()).copied();
    head.map(|at| singular(&view.lower(at))).unwrap_or_default()
}

/// A noun without the ending of the plural.
fn singular(noun: &str) -> String {
    match noun.strip_suffix("ies") {
        Some(stem) if stem.len() > 2 => format!("{stem}y"),
        _ if noun.ends_with("ss") => noun.to_owned(),
        _ => noun.strip_suffix('s').unwrap_or(noun).to_owned(),
    }
}

/// A number as an explanation writes it.
pub(super) fn shown(value: f64) -> String {
    if (value - value.round()).abs() < 1e-6 { format!("{value:.0}") } else { format!("{value:.1}") }
}
