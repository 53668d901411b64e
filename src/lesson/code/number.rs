//! Numbers with three significant digits.

/// Powers of ten that a number may have beyond three digits: up to 9,990,000,000,000,000.
const POWERS: u64 = 13;

/// How many numbers there are.
pub(super) const NUMBERS: u32 = 1_000 + 900 * POWERS as u32;

/// A number as codes have it: rounded half up to three significant digits, and not above
/// 9,990,000,000,000,000.
///
/// ```
/// use pool_vs_loop::lesson::code::rounded;
///
/// assert_eq!(rounded(2_066_667), 2_070_000);
/// assert_eq!(rounded(999), 999);
/// assert_eq!(rounded(9_995), 10_000);
/// ```
#[must_use]
pub fn rounded(value: u64) -> u64 {
    if value < 1_000 {
        return value;
    }
    let unit = 10_u64.pow(value.ilog10() - 2);
    let most = 999 * 10_u64.pow(POWERS as u32);
    let up = u64::from(value % unit >= unit / 2);
    ((value / unit + up).saturating_mul(unit)).min(most)
}

/// The place of a number among all of them.
pub(super) fn place(value: u64) -> u32 {
    let value = rounded(value);
    if value < 1_000 {
        return value as u32;
    }
    let power = value.ilog10() - 2;
    1_000 + 900 * (power - 1) + (value / 10_u64.pow(power)) as u32 - 100
}

/// The number in a place.
pub(super) fn at(place: u32) -> u64 {
    if place < 1_000 {
        return place.into();
    }
    let (power, digits) = ((place - 1_000) / 900 + 1, (place - 1_000) % 900 + 100);
    u64::from(digits) * 10_u64.pow(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_has_its_number() {
        for number in 0..NUMBERS {
            assert_eq!(place(at(number)), number, "{}", at(number));
            assert_eq!(rounded(at(number)), at(number));
        }
        assert_eq!(at(NUMBERS - 1), rounded(u64::MAX));
    }
}
