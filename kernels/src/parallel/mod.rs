//! Threads. A sweep runs on its caller's thread, with helpers that are awake ([`warm`]), or as tasks
//! of a pool, whatever its cost says.

mod cost;
mod groups;
mod limit;
mod pool;
mod team;

pub(crate) use self::cost::Cost;
pub(crate) use self::groups::Groups;
use self::groups::{MOST_SHARES, in_groups};
pub use self::limit::{set_max_threads, with_max_threads};
pub use self::team::warm;

/// More than one, so that a thread that is held up leaves a part of its share to the others.
const TASKS_PER_THREAD: usize = 2;

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
    match cost.may_be_shared() {
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
    let asleep = cost.threads_asleep();
    let wake_or_run_here = || match asleep {
        1 => run_here(blocks, sweep),
        threads => in_groups::<S>(blocks, |groups| {
            // Fewer threads than the pool has can be had by fewer tasks only.
            let tasks = match threads < pool::threads() {
                true => threads,
                false => threads * TASKS_PER_THREAD,
            };
            groups.run_as_tasks(tasks, sweep);
        }),
    };
    let Some(team) = team::current() else { return wake_or_run_here() };
    let most = cost.threads_awake(team.threads().min(MOST_SHARES).min(blocks));
    if most == 1 {
        return wake_or_run_here();
    }
    let claim = team.claim(most - 1);
    // Where it pays to wake up all threads, a part of them is not enough.
    let result = if claim.threads() >= most.min(asleep.max(2)) {
        in_groups::<S>(blocks, |groups| groups.run_with(claim, sweep))
    } else {
        drop(claim);
        team.summon_if_busy();
        wake_or_run_here()
    };
    team.sweep_ended();
    result
}

/// Runs `run` on each block, on several threads if they pay.
///
/// The blocks are made in order, on one thread.
pub(crate) fn for_each_block<B: Send>(
    cost: Cost,
    blocks: impl Iterator<Item = B> + Send,
    run: impl Fn(B) + Sync,
) {
    match cost.threads_asleep() {
        1 => blocks.for_each(run),
        _ => pool::for_each(blocks, run),
    }
}
