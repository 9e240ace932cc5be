//! Threads. A sweep runs on its caller's thread, with helpers that are awake ([`warm`]), or as tasks
//! of a pool, depending on what it costs.

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

/// What a sweep makes of its blocks: an `R` for each run of them.
pub(crate) trait Shared<R>: Sync {
    /// Runs a run of blocks on this thread.
    fn run(&self, groups: Groups<'_, R>);

    /// Combines the results of two subtrees.
    fn combine(&self, a: R, b: R) -> R;

    /// Stands where there is no result yet.
    fn blank(&self) -> R;
}

/// Runs all `blocks` of a sweep, one at least, and combines their results in the fixed tree.
#[inline]
pub(crate) fn fold_blocks<R: Copy + Send>(cost: Cost, blocks: usize, sweep: &impl Shared<R>) -> R {
    match cost.may_be_shared() {
        true => share(cost, blocks, sweep),
        false => run_here(blocks, sweep),
    }
}

#[inline]
fn run_here<R, S: Shared<R> + ?Sized>(blocks: usize, sweep: &S) -> R {
    let mut totals = [sweep.blank()];
    sweep.run(Groups { blocks: 0..blocks, size: blocks, totals: &mut totals });
    let [total] = totals;
    total
}

/// As [`fold_blocks`], where other threads may pay. Behind a pointer, so that what threads need is not
/// compiled for each sweep.
#[inline(never)]
fn share<R: Copy + Send>(cost: Cost, blocks: usize, sweep: &dyn Shared<R>) -> R {
    let woken = cost.threads_asleep();
    let Some(team) = team::current() else {
        return match woken {
            1 => run_here(blocks, sweep),
            threads => run_as_tasks(cost, blocks, threads, sweep),
        };
    };
    let _sweep = team.sweep();
    let shares = blocks.div_ceil(cost.share).min(MOST_SHARES);
    let most = cost.threads_awake(team.threads().min(shares));
    let claim = team.claim(most - 1);
    if claim.threads() > 1 && claim.threads() >= most.min(woken) {
        let pieces = cost.pieces(claim.threads());
        in_groups(blocks, cost.share, sweep, |groups| groups.run_with(claim, pieces, sweep))
    } else if woken > 1 {
        // Helpers that are too few, or still on their way, would be in the way.
        drop(claim);
        run_as_tasks(cost, blocks, woken, sweep)
    } else {
        team.summon_if_busy();
        run_here(blocks, sweep)
    }
}

fn run_as_tasks<R: Copy + Send>(
    cost: Cost,
    blocks: usize,
    threads: usize,
    sweep: &dyn Shared<R>,
) -> R {
    // Fewer threads than the pool has can be had by fewer tasks only.
    let tasks = match threads < pool::threads() {
        true => threads,
        false => threads * TASKS_PER_THREAD,
    };
    in_groups(blocks, cost.share, sweep, |groups| groups.run_as_tasks(tasks, sweep))
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
