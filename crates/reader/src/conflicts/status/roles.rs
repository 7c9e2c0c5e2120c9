//! Somebody in an office that the same text gives to somebody else, and whose own office it tells.

use super::super::Found;
use super::found;
use super::statuses::{Standing, Status};
use super::told::Told;

/// "The chairman, Nils Lund," where Lund is the treasurer and Pedro Ortega the chairman.
pub(super) fn find(told: &Told<'_>, status: &Status) -> Option<Found> {
    let now = |other: &&Status| other.standing == Standing::Now && !told.is_of_then(other);
    if status.standing != Standing::Now
        || told.is_of_then(status)
        || told.others(status).next().is_some()
    {
        return None;
    }
    let mut holders = told.statuses.iter().filter(now);
    let other = holders.find(|other| other.who != status.who && other.office.is(&status.office))?;
    let mut own = told.statuses.iter().filter(now);
    let own = own.find(|own| own.who == status.who && own.office.noun != status.office.noun)?;
    let changed = told.facts.iter().any(|fact| fact.who == status.who || fact.who == other.who);
    let first = own.tokens.start.min(other.tokens.start) < status.tokens.start;
    if changed || !first || status.titled || other.titled || own.titled {
        return None;
    }
    let explanation = format!(
        "“{}” gives {} an office that “{}” gives to {}, and “{}” tells of another one. The offices are named alike, no change is told of, and nothing says that one \
         person has both.",
        told.words(status.tokens),
        told.name(status.who),
        told.words(other.tokens),
        told.name(other.who),
        told.words(own.tokens)
    );
    Some(found("office-of-another", vec![own.tokens, other.tokens, status.tokens], explanation))
}
