//! Threads: the only folder that names `rayon`.

mod team;

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use self::team::Claim;
pub use self::team::warm;
use crate::element::Element;
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

/// A run of blocks, in groups whose sums are whole subtrees.
pub(crate) struct Groups<'a, R> {
    pub(crate) blocks: Range<usize>,
    /// Blocks per group, but for the last one.
    pub(crate) size: usize,
    /// The sum of each group.
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

    /// Runs `run` on these groups by tasks of at most `per_task`.
    fn run_as_tasks(self, per_task: usize, run: &(impl Fn(Groups<'_, R>) + Sync)) {
        if self.totals.len() <= per_task {
            return run(self);
        }
        let half = self.totals.len() / 2;
        let (left, right) = self.split_at(half);
        rayon::join(|| left.run_as_tasks(per_task, run), || right.run_as_tasks(per_task, run));
    }

    /// Runs `run` on these groups with helpers: each sweep gives a thread the same share, which may
    /// still be in its caches.
    fn run_with(self, claim: Claim<'_>, run: &(impl Fn(Groups<'_, R>) + Sync)) {
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
            run(share.expect("each part is run once"));
        });
    }
}

/// Runs `run` on all `blocks` of a sweep and adds their sums in the fixed tree.
#[inline]
pub(crate) fn sum_blocks<T: Element, const OUT: usize>(
    cost: Cost,
    blocks: usize,
    run: impl Fn(Groups<'_, [T; OUT]>) + Sync,
) -> [T; OUT] {
    if cost.work() >= 2 * SHARE {
        return share_blocks(cost, blocks, run);
    }
    run_here(blocks, run)
}

fn run_here<T: Element, const OUT: usize>(
    blocks: usize,
    run: impl Fn(Groups<'_, [T; OUT]>),
) -> [T; OUT] {
    let mut totals = [[T::ZERO; OUT]];
    run(Groups { blocks: 0..blocks, size: blocks, totals: &mut totals });
    totals[0]
}

/// As [`sum_blocks`], where other threads may pay.
#[inline(never)]
fn share_blocks<T: Element, const OUT: usize>(
    cost: Cost,
    blocks: usize,
    run: impl Fn(Groups<'_, [T; OUT]>) + Sync,
) -> [T; OUT] {
    let woken = cost.threads();
    let Some(team) = team::current() else {
        return match woken {
            1 => run_here(blocks, run),
            threads => run_as_tasks(blocks, threads, run),
        };
    };
    let most = (cost.work() / SHARE).min(MOST_PARTS).min(team.threads());
    let claim = team.claim(most - 1);
    let sums = if claim.threads() >= most.min(2.max(woken)) {
        in_groups(blocks, |groups| groups.run_with(claim, &run))
    } else {
        drop(claim);
        team.summon_if_busy();
        match woken {
            1 => run_here(blocks, run),
            threads => run_as_tasks(blocks, threads, run),
        }
    };
    team.sweep_ended();
    sums
}

fn run_as_tasks<T: Element, const OUT: usize>(
    blocks: usize,
    threads: usize,
    run: impl Fn(Groups<'_, [T; OUT]>) + Sync,
) -> [T; OUT] {
    in_groups(blocks, |groups| {
        let per_task = groups.totals.len().div_ceil(threads * TASKS_PER_THREAD);
        groups.run_as_tasks(per_task, &run);
    })
}

/// Adds the sums that `run` leaves in the groups of all `blocks`.
fn in_groups<T: Element, const OUT: usize>(
    blocks: usize,
    run: impl FnOnce(Groups<'_, [T; OUT]>),
) -> [T; OUT] {
    let size = blocks.div_ceil(MOST_GROUPS).next_power_of_two();
    let mut totals = [[T::ZERO; OUT]; MOST_GROUPS];
    let totals = &mut totals[..blocks.div_ceil(size)];
    run(Groups { blocks: 0..blocks, size, totals });
    tree::sum(0..totals.len(), |group| totals[group])
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
