//! Votes: the margin beside the counts, and the counts of the headline beside those of the text.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::near::is_slip;
use super::quantity::{Quantities, Quantity, shown};
use onrecord_text::{Span, Tokens};

/// "88 votes to 85", "8-5".
#[derive(Clone, Copy)]
pub(super) struct Count {
    pub(super) tokens: Span<Tokens>,
    pub(super) votes: [f64; 2],
}

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let margin = numbers.within(sentence).iter().find(|one| is_margin(view, one))?;
    let near = Span::new(
        view.sentence_before(sentence.start).start,
        view.sentence_behind(sentence.start).end,
    );
    let near = if near.is_empty() { sentence } else { near.join(sentence) };
    let pairs = |stretch: Span<Tokens>| counts_of(view, numbers, stretch, &margin.noun);
    let same = pairs(sentence);
    let headline = view.headline().filter(|headline| headline.holds(sentence.start));
    let found = match headline {
        Some(_) => pairs(lead(view)),
        None if same.is_empty() => pairs(near),
        None => same,
    };
    let [count] = found[..] else { return None };
    let differs = |count: &Count| (count.difference() - margin.value).abs() > 0.5;
    let all = pairs(near);
    let large = count.votes[0].max(count.votes[1]);
    let ratio = count.difference() / margin.value;
    let far = !(1.0 / 3.0..=3.0).contains(&ratio) && !is_slip(margin.value, count.difference());
    let known = far || !all.iter().all(differs) || !differs(&count);
    let just = view.is(margin.tokens.start.wrapping_sub(1), &["just", "only"]);
    if known || margin.hedged && !just || large < margin.value || view.any_in(near, "threshold") {
        return None;
    }
    let explanation = format!(
        "{} to {} is a margin of {}, not {}. It is the only count told there, no other share of the votes was asked for, and the margin is not said to \
         be rough.",
        shown(count.votes[0]),
        shown(count.votes[1]),
        shown(count.difference()),
        shown(margin.value)
    );
    self::found("margin-of-votes", vec![margin.tokens, count.tokens], explanation).into()
}

impl Count {
    fn difference(&self) -> f64 {
        (self.votes[0] - self.votes[1]).abs()
    }
}

/// The first two paragraphs of running text.
pub(super) fn lead(view: View<'_>) -> Span<Tokens> {
    /// Tokens of a paragraph that is more than a byline or a date.
    const LONG: u32 = 15;
    let paragraphs = view.layers.document.paragraphs.iter().skip(1);
    let long = paragraphs.filter(|one| one.tokens.len() >= LONG).take(2);
    long.map(|one| one.tokens.near(one.tokens.start, 150)).reduce(Span::join).unwrap_or_default()
}

/// "by 1,206 votes", "a margin of nine votes", "four points clear", "a majority of 152, and".
fn is_margin(view: View<'_>, one: &Quantity) -> bool {
    let before = one.tokens.start.wrapping_sub(1);
    let just = before.wrapping_sub(u32::from(view.is(before, &["just", "only"])));
    let verb = just.wrapping_sub(1);
    let by = view.is(just, &["by"]) && !view.is_in(verb, "turn");
    let margin = view.is(just, &["of"]) && view.is_in(verb, "margin");
    let clear = view.is_in(one.tokens.end + 1, "ahead");
    let counted = matches!(&*one.noun, "vote" | "point" | "seat");
    let bare = one.noun.is_empty() && matches!(view.word(one.tokens.end), "," | "." | ";" | ")");
    one.is_plain()
        && (counted && (by || margin || clear) || margin && bare)
        && !view.is(one.tokens.end + 1, &["to", "against"])
        && !view.is_quoted(before)
}

/// The counts of votes in a stretch.
pub(super) fn counts(view: View<'_>, numbers: &Quantities, stretch: Span<Tokens>) -> Vec<Count> {
    counts_of(view, numbers, stretch, "vote")
}

/// The counts of votes or, where the margin is one of those, of points or seats.
fn counts_of(
    view: View<'_>,
    numbers: &Quantities,
    stretch: Span<Tokens>,
    noun: &str,
) -> Vec<Count> {
    let voted = matches!(noun, "" | "vote");
    if voted && !view.any_in(stretch, "vote") {
        return Vec::new();
    }
    let pairs = numbers.within(stretch).windows(2).filter_map(|pair| {
        let [a, b] = pair else { return None };
        let to = b.tokens.start.wrapping_sub(1);
        let between = to.wrapping_sub(a.tokens.end);
        let votes = between == 0 || between == 1 && view.is(a.tokens.end, &["votes"]);
        let plain =
            a.is_plain() && b.is_plain() && !view.is(a.tokens.start.wrapping_sub(1), &["from"]);
        (view.is(to, &["to"]) && votes && plain && is_counted(view, b))
            .then(|| Count { tokens: a.tokens.join(b.tokens), votes: [a.value, b.value] })
    });
    let dashed = stretch.iter().filter(|_| voted).filter_map(|at| dashed(view, at));
    let mut out: Vec<Count> = pairs.chain(dashed).collect();
    out.dedup_by(|a, b| is_same(a.votes, b.votes));
    out
}

/// Whether two counts are the same; votes are whole.
pub(super) fn is_same(a: [f64; 2], b: [f64; 2]) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.5)
}

/// Whether nothing but votes is counted: not "8 to 5 years".
fn is_counted(view: View<'_>, last: &Quantity) -> bool {
    matches!(&*last.noun, "" | "vote" | "victory" | "margin" | "decision" | "ruling")
        || view.is(last.tokens.end, &["early", "late"])
}

/// "52-45".
pub(super) fn dashed(view: View<'_>, at: u32) -> Option<Count> {
    let (a, b) = view.word(at).split_once(['-', '–'])?;
    let votes = [a.parse().ok()?, b.parse().ok()?];
    let real = votes.iter().all(|votes| (0.0..2000.0).contains(votes)) && votes[0] < 1900.0;
    real.then_some(Count { tokens: Span::new(at, at + 1), votes })
}

/// A headline's count of votes, beside another in the lead.
pub(super) fn headline(
    view: View<'_>,
    numbers: &Quantities,
    headline: Span<Tokens>,
) -> Option<Found> {
    let lead = lead(view);
    let [told] = counts(view, numbers, headline)[..] else { return None };
    let [count] = counts(view, numbers, lead)[..] else { return None };
    let all = counts(view, numbers, Span::new(headline.end, view.len().min(headline.end + 3000)));
    let known = |votes: [f64; 2]| {
        all.iter().any(|one| is_same(one.votes, votes) || is_same(one.votes, [votes[1], votes[0]]))
    };
    let chamber = |stretch: Span<Tokens>| stretch.iter().find_map(|at| view.value("chamber", at));
    let other = chamber(headline)
        .zip(
            chamber(view.sentence(count.tokens.start))
                .or(chamber(view.sentence_before(count.tokens.start))),
        )
        .is_some_and(|(a, b)| a != b);
    if other || known(told.votes) || is_same(count.votes, told.votes) {
        return None;
    }
    let explanation = format!(
        "The headline counts {} to {}, the beginning of the text {} to {}, and no other count of votes stands there. The text nowhere has the \
         headline's count.",
        shown(told.votes[0]),
        shown(told.votes[1]),
        shown(count.votes[0]),
        shown(count.votes[1])
    );
    Some(found("votes-of-headline", vec![told.tokens, count.tokens], explanation))
}
