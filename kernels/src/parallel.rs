//! Threads: the only file that names `rayon`.

use std::ops::Range;

use crate::sweep::tree;

/// What a whole sweep costs, roughly.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) bytes: usize,
    pub(crate) flops: usize,
}

/// Below this, in bytes moved plus arithmetic instructions, a sweep stays on its thread, where that
/// is one of rayon's.
///
/// Measured with `dot` and `mul` on two cores, of which the second was mostly taken by other work,
/// as time on two threads next to one. In a row: 1.1 at 128 KB, 1.07 at 512 KB, 0.99-1.03 from 1 to
/// 8 MB, 0.92-1.01 above. After a pause of 2 ms, when rayon's threads sleep: 2.0-3.3 up to 4 MB,
/// 1.7 at 8, 1.1-1.2 at 16, 0.6 at 64. So this favours sweeps in a row, as in training.
const WORTH_A_THREAD_INSIDE: usize = 8 << 20;

/// The same where the caller is no thread of rayon's, so that it hands over all of the sweep and
/// sleeps.
///
/// As above, two threads took 1.6 times as long as one at 2 MB, 1.2 at 8 MB, 1.1 at 16 MB and 1.0 at
/// 64 MB; after a pause of 2 ms, when rayon's threads sleep, 3.5-9, 1.9-3.3, 1.7-2.2 and 0.9-1.0.
const WORTH_A_THREAD_OUTSIDE: usize = 32 << 20;

/// Tasks are whole subtrees, whose sizes differ by up to a factor of two: a few for each thread even
/// that out.
const TASKS_PER_THREAD: usize = 2;

impl Cost {
    /// How many threads pay.
    #[inline]
    fn threads(self) -> usize {
        let work = self.bytes.saturating_add(self.flops);
        let pays = work >= WORTH_A_THREAD_OUTSIDE
            || work >= WORTH_A_THREAD_INSIDE && rayon::current_thread_index().is_some();
        if pays { rayon::current_num_threads() } else { 1 }
    }
}

/// Runs `run` on all of `blocks`, a whole tree or its subtrees, whose results `add` adds.
#[inline]
pub(crate) fn sum_subtrees<R: Send>(
    cost: Cost,
    blocks: usize,
    run: impl Fn(Range<usize>) -> R + Sync,
    add: impl Fn(R, R) -> R + Sync,
) -> R {
    match cost.threads() {
        1 => run(0..blocks),
        threads => {
            let blocks_per_task = blocks.div_ceil(threads * TASKS_PER_THREAD);
            Split { blocks_per_task, run, add }.subtree(0..blocks)
        }
    }
}

/// A tree that several threads share.
struct Split<Run, Add> {
    blocks_per_task: usize,
    run: Run,
    add: Add,
}

impl<Run, Add> Split<Run, Add> {
    /// Runs a subtree, split until its parts are small enough for one task.
    fn subtree<R>(&self, blocks: Range<usize>) -> R
    where
        R: Send,
        Run: Fn(Range<usize>) -> R + Sync,
        Add: Fn(R, R) -> R + Sync,
    {
        if blocks.len() <= self.blocks_per_task {
            return (self.run)(blocks);
        }
        let middle = blocks.start + tree::split(blocks.len());
        let (left, right) =
            rayon::join(|| self.subtree(blocks.start..middle), || self.subtree(middle..blocks.end));
        (self.add)(left, right)
    }
}

/// Runs `run` on each block, on several threads if they pay.
///
/// The blocks are made in order, on one thread.
pub(crate) fn for_each_block<B: Send>(
    cost: Cost,
    blocks: impl Iterator<Item = B> + Send,
    run: impl Fn(B) + Sync,
) {
    if cost.threads() == 1 {
        blocks.for_each(run);
        return;
    }
    rayon::scope(|scope| {
        let run = &run;
        for block in blocks {
            scope.spawn(move |_| run(block));
        }
    });
}
