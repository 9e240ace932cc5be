//! The fixed tree in which the results of blocks are combined.

use std::ops::Range;

/// The most levels that a tree of blocks can have.
const DEPTH: usize = usize::BITS as usize;

/// Combines what `leaf` makes of the blocks of a subtree, of which there is one at least.
///
/// Each subtree splits behind the largest full one. The tree is walked as a binary counter: `pending`
/// holds one full subtree for each bit that is set in the number of blocks done.
#[inline(always)]
pub(crate) fn fold<R: Copy>(
    blocks: Range<usize>,
    mut leaf: impl FnMut(usize) -> R,
    combine: impl Fn(R, R) -> R,
) -> R {
    let Range { start, end } = blocks;
    // Filled only where it is needed, as a small sweep is a single block.
    let mut pending: Option<[R; DEPTH]> = None;
    let mut height = 0;
    let mut block = start;
    loop {
        // The only call: what is inlined here is a whole sweep.
        let mut result = leaf(block);
        if end - start == 1 {
            return result;
        }
        let pending = pending.get_or_insert([result; DEPTH]);
        for _ in 0..(block - start).trailing_ones() {
            height -= 1;
            result = combine(pending[height], result);
        }
        block += 1;
        if block == end {
            // What is pending now are the full subtrees in front of the last one.
            for full in pending[..height].iter().rev() {
                result = combine(*full, result);
            }
            return result;
        }
        pending[height] = result;
        height += 1;
    }
}

/// The same tree, level by level, over results that are all there; of which there is one at least.
pub(crate) fn fold_results<R: Copy>(results: &mut [R], combine: impl Fn(R, R) -> R) -> R {
    let mut distance = 1;
    while distance < results.len() {
        for left in (0..results.len() - distance).step_by(2 * distance) {
            results[left] = combine(results[left], results[left + distance]);
        }
        distance *= 2;
    }
    results[0]
}
