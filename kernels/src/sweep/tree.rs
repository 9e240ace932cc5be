//! The fixed tree in which the sums of blocks are added.

use std::ops::Range;

use crate::element::Element;

/// The most levels that a tree of blocks can have.
const DEPTH: usize = usize::BITS as usize;

/// Adds two subtrees.
#[inline(always)]
fn add<T: Element, const OUT: usize>(a: [T; OUT], b: [T; OUT]) -> [T; OUT] {
    std::array::from_fn(|i| a[i] + b[i])
}

/// Sums `leaf` over the blocks of a subtree.
///
/// Each subtree splits behind the largest full one. The tree is walked as a binary counter: `pending`
/// holds one full subtree for each bit that is set in the number of blocks done.
#[inline(always)]
pub(crate) fn sum<T: Element, const OUT: usize>(
    blocks: Range<usize>,
    leaf: impl Fn(usize) -> [T; OUT],
) -> [T; OUT] {
    let count = blocks.len();
    // Cleared only where it is needed, as a small sweep is a single block.
    let mut pending: Option<[[T; OUT]; DEPTH]> = None;
    let mut height = 0;
    for (done, block) in blocks.enumerate() {
        let mut total = leaf(block);
        if count == 1 {
            return total;
        }
        let pending = pending.get_or_insert([[T::ZERO; OUT]; DEPTH]);
        for _ in 0..done.trailing_ones() {
            height -= 1;
            total = add(pending[height], total);
        }
        pending[height] = total;
        height += 1;
    }
    match pending.as_ref().and_then(|pending| pending[..height].split_last()) {
        Some((last, full)) => full.iter().rev().fold(*last, |total, &subtree| add(subtree, total)),
        None => [T::ZERO; OUT],
    }
}
