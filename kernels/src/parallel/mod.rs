//! Threads: the only folder that names `rayon`.

mod team;

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use self::team::Claim;
pub use self::team::warm;
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

/// More than one, so that a thread that is held up leaves a part of its share to the others.
const TASKS_PER_THREAD: usize = 2;

/// Groups are full subtrees, all but the last of one size, so the tree above them does not depend on
/// the size. That many share evenly between tens of threads.
const MOST_GROUPS: usize = 256;

/// The least that a helper is given, in bytes moved plus arithmetic instructions.
const SHARE: usize = 128 << 10;

/// The most helpers of one sweep and its caller.
const MOST_PARTS: usize = 64;

impl Cost {
    fn work(self) -> usize {
        self.bytes.saturating_add(self.flops)
    }

    /// How many threads pay that have to be woken up.
    #[inline]
    fn threads(self) -> usize {
        let work = self.work();
        let pays = work >= WORTH_A_THREAD_OUTSIDE
            || work >= WORTH_A_THREAD_INSIDE && rayon::current_thread_index().is_some();
        if pays { rayon::current_num_threads() } else { 1 }
    }
}

/// A run of blocks, in groups that are whole subtrees.
pub(crate) struct Groups<'a, R> {
    pub(crate) blocks: Range<usize>,
    /// Blocks per group, but for the last one.
    pub(crate) size: usize,
    /// The result of each group.
    pub(crate) totals: &'a mut [R],
}

impl<R: Send> Groups<'_, R> {
    /// The first of the groups, and the others.
    fn split_at(self, groups: usize) -> (Self, Self) {
        let middle = self.blocks.end.min(self.blocks.start + groups * self.size);
        let (left, right) = self.totals.split_at_mut(groups);
        (
            Groups { blocks: self.blocks.start..middle, size: self.size, totals: left },
            Groups { blocks: middle..self.blocks.end, size: self.size, totals: right },
        )
    }

    /// Runs these groups by tasks of at most `per_task`.
    fn run_as_tasks(self, per_task: usize, sweep: &impl Shared<Result = R>) {
        if self.totals.len() <= per_task {
            return sweep.run(self);
        }
        let half = self.totals.len() / 2;
        let (left, right) = self.split_at(half);
        rayon::join(|| left.run_as_tasks(per_task, sweep), || right.run_as_tasks(per_task, sweep));
    }

    /// Runs these groups with helpers: each sweep gives a thread the same share, which may
    /// still be in its caches.
    fn run_with(self, claim: Claim<'_>, sweep: &impl Shared<Result = R>) {
        let (groups, threads) = (self.totals.len(), claim.threads());
        let shares = [const { Mutex::new(None) }; MOST_PARTS];
        let mut rest = self;
        for (part, share) in shares.iter().take(threads).enumerate() {
            let before = groups - rest.totals.len();
            let (first, others) = rest.split_at((part + 1) * groups / threads - before);
            *share.lock().unwrap_or_else(PoisonError::into_inner) = Some(first);
            rest = others;
        }
        claim.run(&|part| {
            let share = shares[part].lock().unwrap_or_else(PoisonError::into_inner).take();
            sweep.run(share.expect("each part is run once"));
        });
    }
}

/// What a sweep makes of its blocks.
pub(crate) trait Shared: Sync {
    type Result: Copy + Send;

    /// Runs a run of blocks on this thread.
    fn run(&self, groups: Groups<'_, Self::Result>);

    /// Combines the results of two subtrees.
    fn combine(a: Self::Result, b: Self::Result) -> Self::Result;

    /// Stands where there is no result yet.
    fn blank() -> Self::Result;
}

/// Runs all `blocks` of a sweep, one at least, and combines their results in the fixed tree.
#[inline]
pub(crate) fn fold_blocks<S: Shared>(cost: Cost, blocks: usize, sweep: &S) -> S::Result {
    match cost.work() >= 2 * SHARE {
        true => share(cost, blocks, sweep),
        false => run_here(blocks, sweep),
    }
}

#[inline]
fn run_here<S: Shared>(blocks: usize, sweep: &S) -> S::Result {
    let mut totals = [S::blank()];
    sweep.run(Groups { blocks: 0..blocks, size: blocks, totals: &mut totals });
    totals[0]
}

/// As [`fold_blocks`], where other threads may pay.
#[inline(never)]
fn share<S: Shared>(cost: Cost, blocks: usize, sweep: &S) -> S::Result {
    let woken = cost.threads();
    let wake_or_run_here = || match woken {
        1 => run_here(blocks, sweep),
        threads => in_groups::<S>(blocks, |groups| {
            let per_task = groups.totals.len().div_ceil(threads * TASKS_PER_THREAD);
            groups.run_as_tasks(per_task, sweep);
        }),
    };
    let Some(team) = team::current() else { return wake_or_run_here() };
    let most = (cost.work() / SHARE).min(MOST_PARTS).min(team.threads());
    let claim = team.claim(most - 1);
    // Where it pays to wake up all threads, a part of them is not enough.
    let result = if claim.threads() >= most.min(woken.max(2)) {
        in_groups::<S>(blocks, |groups| groups.run_with(claim, sweep))
    } else {
        drop(claim);
        team.summon_if_busy();
        wake_or_run_here()
    };
    team.sweep_ended();
    result
}

/// Combines the results that `run` leaves in the groups of all `blocks`.
fn in_groups<S: Shared>(blocks: usize, run: impl FnOnce(Groups<'_, S::Result>)) -> S::Result {
    let size = blocks.div_ceil(MOST_GROUPS).next_power_of_two();
    let mut totals = [S::blank(); MOST_GROUPS];
    let totals = &mut totals[..blocks.div_ceil(size)];
    run(Groups { blocks: 0..blocks, size, totals });
    tree::fold(0..totals.len(), |group| totals[group], S::combine)
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
