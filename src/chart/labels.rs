//! Names beside lines, kept apart from each other.

/// Places blocks of text on a vertical line so that none overlap, each as near to where it wants
/// to be as the others allow, in the order of their wishes. `wishes` are the middles that the
/// blocks want and their heights; the answer has their middles, between `top` and `bottom` as
/// far as there is room.
pub(super) fn spread(wishes: &[(i32, i32)], top: i32, bottom: i32) -> Vec<i32> {
    // Sorted by insertion: there are at most eight.
    let mut order: Vec<usize> = Vec::new();
    for (block, (wish, _)) in wishes.iter().enumerate() {
        let place = order.partition_point(|&other| wishes[other].0 <= *wish);
        order.insert(place, block);
    }
    let mut middles = vec![0; wishes.len()];
    let mut floor = top;
    for &block in &order {
        let (wish, height) = wishes[block];
        middles[block] = wish.max(floor + height / 2);
        floor = middles[block] + height - height / 2;
    }
    // What was pushed out at the bottom pushes back up.
    let mut ceiling = bottom;
    for &block in order.iter().rev() {
        let height = wishes[block].1;
        middles[block] = middles[block].min(ceiling - (height - height / 2));
        ceiling = middles[block] - height / 2;
    }
    middles
}
