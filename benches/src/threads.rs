//! Threads for the engines: pools for `rayon`, and a pair without one.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};

/// A pool of `threads`.
///
/// # Panics
/// If the system grants no threads.
pub fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be created")
}

/// One thread and all threads, or just the one where there is no other.
pub fn counts() -> Vec<usize> {
    match thread::available_parallelism().map_or(1, usize::from) {
        1 => vec![1],
        all => vec![1, all],
    }
}

/// Cuts `len` elements into one range for each of `parts`, at multiples of a cache line.
pub fn ranges(len: usize, parts: usize) -> impl Iterator<Item = Range<usize>> + Clone {
    let each = len.div_ceil(parts).next_multiple_of(64);
    (0..parts).map(move |part| (part * each).min(len)..((part + 1) * each).min(len))
}

/// The sums of what `part` gives for the ranges of all `threads`, which are `rayon`'s.
pub fn sum_parts<const N: usize>(
    len: usize,
    threads: usize,
    part: &(impl Fn(Range<usize>) -> [f32; N] + Sync),
) -> [f32; N] {
    fn of<const N: usize>(
        mut ranges: impl Iterator<Item = Range<usize>> + Send,
        left: usize,
        part: &(impl Fn(Range<usize>) -> [f32; N] + Sync),
    ) -> [f32; N] {
        let Some(range) = ranges.next() else { return [0.0; N] };
        if left == 1 {
            return part(range);
        }
        let (here, there) = rayon::join(|| part(range), || of(ranges, left - 1, part));
        std::array::from_fn(|i| here[i] + there[i])
    }
    of(ranges(len, threads), threads, part)
}

/// How often a thread of a pair looks for the other before it lets others run: both may be on one core.
const SPINS: u32 = 10_000;

/// Times calls that two threads share, of which the second spins between them.
///
/// The least that handing work to another thread can cost: no queue, no sleep.
pub fn time_pair(calls: u64, mut here: impl FnMut(), mut there: impl FnMut() + Send) -> Duration {
    let (started, done) = (AtomicU64::new(0), AtomicU64::new(0));
    let wait_for = |counter: &AtomicU64, call| {
        let mut spins = 0_u32;
        while counter.load(Ordering::Acquire) < call {
            spins += 1;
            match spins < SPINS {
                true => std::hint::spin_loop(),
                false => thread::yield_now(),
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| {
            done.store(1, Ordering::Release);
            for call in 1..=calls {
                wait_for(&started, call);
                there();
                done.store(call + 1, Ordering::Release);
            }
        });
        wait_for(&done, 1);
        let start = Instant::now();
        for call in 1..=calls {
            started.store(call, Ordering::Release);
            here();
            wait_for(&done, call + 1);
        }
        start.elapsed()
    })
}
