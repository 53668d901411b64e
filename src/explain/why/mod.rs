//! Why a run took as long as it did: what each worker did, what holds it back, and the arithmetic.

mod bottleneck;
mod demand;
mod facts;
mod form;
mod losses;
pub(super) mod words;
mod workers;

use super::phrase::Phrase;
use crate::scenario::Entry;
use crate::sim::{Account, Results};
use facts::Facts;

/// Two to six sentences on an entry's run, of which `account` says where the time went: what each
/// worker did; what holds it back, with figures; what became of requests without a reply; and the
/// closed form with its numbers, or why none holds. Empty for an entry without a result.
#[must_use]
pub fn why(results: &Results, entry: Entry, account: &Account) -> Vec<Vec<Phrase>> {
    let Some(result) = results.of(entry) else { return Vec::new() };
    let facts = Facts::new(&results.scenario, result, account);
    let mut sentences = vec![workers::sentence(&facts)];
    sentences.extend(bottleneck::sentences(&facts));
    sentences.extend(form::sentence(&facts));
    sentences
}
