//! Names beside lines, kept apart from each other.

/// Pixels between a line and the foot of a name that sits on it.
const FOOT: i32 = 6;

/// Where names want to be that sit on their lines: the middles. Names of lines that are too close
/// for one to stand between them are stacked above the highest of these, in the lines' order.
pub(super) fn above(lines: &[i32], heights: &[i32]) -> Vec<i32> {
    let order = rising(lines);
    let mut middles = vec![0; lines.len()];
    for bunch in order.chunk_by(|&a, &b| lines[b] - lines[a] < heights[b] + FOOT) {
        let mut foot = lines[bunch[0]] - FOOT;
        for &name in bunch.iter().rev() {
            middles[name] = foot - heights[name] / 2;
            foot -= heights[name];
        }
    }
    middles
}

/// Places by rising value, those of equal values in their order. By insertion: there are at most
/// eight.
pub(super) fn rising<T: PartialOrd>(values: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for (place, value) in values.iter().enumerate() {
        let at = order.partition_point(|&other| values[other] <= *value);
        order.insert(at, place);
    }
    order
}

/// Places blocks of text on a vertical line so that none overlap, each as near to where it wants
/// to be as the others allow, in the order of their wishes. `wishes` are the middles that the
/// blocks want and their heights; the answer has their middles, between `top` and `bottom` as
/// far as there is room.
pub(super) fn spread(wishes: &[(i32, i32)], top: i32, bottom: i32) -> Vec<i32> {
    let order = rising(&wishes.iter().map(|(wish, _)| *wish).collect::<Vec<_>>());
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
