//! The words for shares and numbers of requests.

use super::super::number::count;
use crate::words::t;

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
        _ if part >= whole => t!("all##of").into(),
        _ if part * 100 < whole => t!("less than 1 %").into(),
        100 => t!("more than 99 %").into(),
        percent => t!("{percent} %##of", percent = (percent as u32).to_string()),
    })
}

/// `12 of the 16 requests`, `all 16 requests`, `the one request`.
pub(super) fn some_of(number: u32, all: u32) -> String {
    match (number == all, all) {
        (true, 1) => t!("the one request").into(),
        (true, 2) => t!("both requests").into(),
        (true, _) => t!("all {n} requests|all {n} requests", n = all),
        _ => {
            let some = count(number.into());
            t!("{some} of the {n} request|{some} of the {n} requests", n = all, some)
        }
    }
}

/// A text with its first letter in upper case.
pub(in super::super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}
