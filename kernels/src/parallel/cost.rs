//! Which sweeps pay for which threads.

use super::{limit, pool};

/// What a whole sweep costs, roughly.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) bytes: usize,
    pub(crate) flops: usize,
    /// How many blocks are one share at the least: a power of two.
    pub(crate) share: usize,
}

/// Below this, in bytes moved plus arithmetic instructions, a sweep stays on its thread, where that
/// is one of rayon's.
///
/// Measured with `dot` and `mul` on two cores, of which the second was mostly taken by other work,
/// as time on two threads next to one. In a row: 1.1 at 128 KB, 1.07 at 512 KB, 0.99-1.03 from 1 to
/// 8 MB, 0.92-1.01 above. After a pause of 2 ms, when rayon's threads sleep: 2.0-3.3 up to 4 MB,
/// 1.7 at 8, 1.1-1.2 at 16, 0.6 at 64. So this favours sweeps in a row, as in training.
const WORTH_WAKING_INSIDE: usize = 8 << 20;

/// The same where the caller is no thread of rayon's, so that it hands over all of the sweep and
/// sleeps.
///
/// As above, two threads took 1.6 times as long as one at 2 MB, 1.2 at 8 MB, 1.1 at 16 MB and 1.0 at
/// 64 MB; after a pause of 2 ms, when rayon's threads sleep, 3.5-9, 1.9-3.3, 1.7-2.2 and 0.9-1.0.
const WORTH_WAKING_OUTSIDE: usize = 32 << 20;

/// The least that a thread is given which is awake.
const SHARE: usize = 128 << 10;

impl Cost {
    fn work(self) -> usize {
        self.bytes.saturating_add(self.flops)
    }

    /// Whether other threads may pay at all.
    #[inline]
    pub(super) fn may_be_shared(self) -> bool {
        self.work() >= 2 * SHARE
    }

    /// How many threads pay that are awake, of as many as there are.
    pub(super) fn threads_awake(self, most: usize) -> usize {
        (self.work() / SHARE).min(most).min(limit::current())
    }

    /// In how many pieces a share may be cut, so that a thread that is held up leaves some of them to
    /// the others: as many as are worth handing over, up to a few.
    pub(super) fn pieces(self, threads: usize) -> usize {
        (self.work() / (threads * SHARE)).clamp(1, 4)
    }

    /// How many threads pay that have to be woken up.
    pub(super) fn threads_asleep(self) -> usize {
        let work = self.work();
        let pays = work >= WORTH_WAKING_OUTSIDE || work >= WORTH_WAKING_INSIDE && pool::is_member();
        if pays { pool::threads().min(limit::current()) } else { 1 }
    }
}
