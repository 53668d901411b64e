//! The words for shares and numbers of requests.

use super::super::number::count;
use crate::words::{own, t};

/// For a text that has a form for one subject and one for several.
pub(super) const fn number(several: bool) -> u64 {
    if several { 2 } else { 1 }
}

/// A share in words, as it stands before "of": `60 %`, `all`, `less than 1 %`; `None` if there is
/// nothing of it.
pub(super) fn share(part: u128, whole: u128) -> Option<String> {
    if part == 0 || whole == 0 {
        return None;
    }
    Some(match (part.saturating_mul(100) + whole / 2) / whole {
        _ if part >= whole => own(t!("all##of")),
        _ if part * 100 < whole => own(t!("less than 1 %")),
        100 => own(t!("more than 99 %")),
        percent => t!("{percent} %##of", percent = (percent as u32).to_string()),
    })
}

/// `12 of the 16 requests`, `all 16 requests`, `the one request`.
pub(super) fn some_of(number: u32, all: u32) -> String {
    match (number == all, all) {
        (true, 1) => own(t!("the one request")),
        (true, 2) => own(t!("both requests")),
        (true, _) => t!("all {n} requests|all {n} requests", n = all),
        _ => {
            let some = count(number.into());
            t!("{some} of the {n} request|{some} of the {n} requests", n = all, some)
        }
    }
}
