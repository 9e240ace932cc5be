//! Shares of a sweep that are whole subtrees, so that no number of threads changes a bit.

use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::team::Claim;
use super::{Shared, pool};
use crate::sweep::tree;

/// Groups are full subtrees, all but the last of one size, so the tree above them does not depend on
/// the size. That many share evenly between tens of threads.
const MOST_GROUPS: usize = 256;

/// The most helpers of one sweep and its caller.
pub(super) const MOST_SHARES: usize = 64;

/// A run of blocks, in groups that are whole subtrees.
pub(crate) struct Groups<'a, R> {
    pub(crate) blocks: Range<usize>,
    /// Blocks per group, but for the last one.
    pub(crate) size: usize,
    /// The result of each group.
    pub(crate) totals: &'a mut [R],
}

impl<R: Send> Groups<'_, R> {
    /// The first groups, at most `count`, and the others, if there are any.
    fn split_at_most(self, count: usize) -> (Self, Option<Self>) {
        if self.totals.len() <= count {
            return (self, None);
        }
        let (first, others) = self.split_at(count);
        (first, Some(others))
    }

    /// The first of the groups, and the others.
    fn split_at(self, groups: usize) -> (Self, Self) {
        let middle = self.blocks.end.min(self.blocks.start + groups * self.size);
        let (left, right) = self.totals.split_at_mut(groups);
        (
            Groups { blocks: self.blocks.start..middle, size: self.size, totals: left },
            Groups { blocks: middle..self.blocks.end, size: self.size, totals: right },
        )
    }

    /// Runs these groups in at most as many `tasks` of the pool.
    pub(super) fn run_as_tasks(self, tasks: usize, sweep: &dyn Shared<R>) {
        let left_tasks = tasks / 2;
        let left_groups = self.totals.len() * left_tasks / tasks;
        if left_groups == 0 {
            return sweep.run(self);
        }
        let (left, right) = self.split_at(left_groups);
        pool::join(
            || left.run_as_tasks(left_tasks, sweep),
            || right.run_as_tasks(tasks - left_tasks, sweep),
        );
    }

    /// Runs these groups, of which there is one at least for each thread, with helpers.
    ///
    /// Each sweep gives a thread the same share, which may still be in its caches. Who is done with it
    /// goes on with pieces of the others', each of which is a part of one in `pieces`.
    pub(super) fn run_with(self, claim: Claim<'_>, pieces: usize, sweep: &dyn Shared<R>) {
        let (groups, threads) = (self.totals.len(), claim.threads());
        let piece = groups.div_ceil(threads * pieces);
        let shares = [const { Mutex::new(None) }; MOST_SHARES];
        let shares = &shares[..threads];
        let mut rest = self;
        for (part, share) in shares.iter().enumerate() {
            let before = groups - rest.totals.len();
            let (first, others) = rest.split_at((part + 1) * groups / threads - before);
            *locked(share) = Some(first);
            rest = others;
        }
        claim.run(&|part| {
            let (before, mine) = shares.split_at(part);
            for share in mine.iter().chain(before) {
                while let Some(groups) = take(&mut *locked(share), piece) {
                    sweep.run(groups);
                }
            }
        });
    }
}

/// Takes up to `count` groups away.
fn take<'a, R: Send>(groups: &mut Option<Groups<'a, R>>, count: usize) -> Option<Groups<'a, R>> {
    let (taken, rest) = groups.take()?.split_at_most(count);
    *groups = rest;
    Some(taken)
}

/// No code panics while it holds a lock.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Combines the results that `run` leaves in the groups of all `blocks`, each of `share` blocks at the least.
pub(super) fn in_groups<R: Copy + Send>(
    blocks: usize,
    share: usize,
    sweep: &dyn Shared<R>,
    run: impl FnOnce(Groups<'_, R>),
) -> R {
    let size = blocks.div_ceil(MOST_GROUPS).next_power_of_two().max(share);
    let mut totals = [sweep.blank(); MOST_GROUPS];
    let totals = &mut totals[..blocks.div_ceil(size)];
    run(Groups { blocks: 0..blocks, size, totals: &mut *totals });
    tree::fold_results(totals, |a, b| sweep.combine(a, b))
}
