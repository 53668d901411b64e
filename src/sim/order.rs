//! Sorting by whole numbers.

/// The places of the keys, the least key first; equal keys stay in their order. Costs
/// O(n log n) time, and room for 16 bytes a key.
///
/// Of all types only `u64` is sorted by the library, since the code of its sort takes 3 to 6 kB of
/// the page for each type that it is made for.
///
/// ```
/// assert_eq!(pool_vs_loop::sim::order(&[30, 10, 20, 10]), [1, 3, 2, 0]);
/// ```
#[must_use]
pub fn order(keys: &[u64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(keys.len()).collect();
    // By the lower halves of the keys, then by the upper ones, which are mostly equal: half a key
    // and where it stands so far make one number, and no two are the same.
    for shift in [0, 32] {
        let half = |place: u32| keys[place as usize] >> shift << 32;
        let mut numbers: Vec<u64> =
            order.iter().zip(0..).map(|(&place, stands): (_, u64)| half(place) | stands).collect();
        numbers.sort_unstable();
        order = numbers.into_iter().map(|number| order[number as u32 as usize]).collect();
    }
    order
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn keys_of_all_sizes_are_in_order_and_equal_ones_stay() {
        let keys: Vec<u64> = (0..500_u64)
            .map(|it| it.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (it * 7 % 64))
            .chain([0, u64::MAX, 1 << 32, (1 << 32) - 1, u64::MAX, 0])
            .collect();
        let mut expected: Vec<u32> = (0..506).collect();
        expected.sort_by_key(|&place| keys[place as usize]);
        assert_eq!(order(&keys), expected);
        assert!(order(&[]).is_empty());
    }
}
