//! How many threads a sweep may use.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};

/// For the whole process.
static PROCESS: AtomicUsize = AtomicUsize::new(usize::MAX);

thread_local! {
    /// What `with_max_threads` has set on this thread.
    static SCOPED: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// The most threads that a sweep which this thread calls may use.
pub(super) fn current() -> usize {
    SCOPED.get().min(PROCESS.load(Ordering::Relaxed))
}

/// Lets sweeps use at most `threads` from now on, in the whole process.
///
/// They never use more than the pool of rayon that they are called in.
///
/// # Panics
/// If `threads` is 0.
pub fn set_max_threads(threads: usize) {
    assert!(threads > 0, "set_max_threads: a sweep needs one thread at least");
    PROCESS.store(threads, Ordering::Relaxed);
}

/// Runs `f`, whose sweeps on this thread use at most `threads`.
///
/// ```
/// use cotangent_kernels::{sum, with_max_threads};
///
/// let x = vec![1.0_f64; 1 << 20];
/// assert_eq!(with_max_threads(1, || sum(&x)), sum(&x));
/// ```
///
/// # Panics
/// If `threads` is 0.
pub fn with_max_threads<R>(threads: usize, f: impl FnOnce() -> R) -> R {
    struct Restore(usize);
    impl Drop for Restore {
        fn drop(&mut self) {
            SCOPED.set(self.0);
        }
    }
    assert!(threads > 0, "with_max_threads: a sweep needs one thread at least");
    let _restore = Restore(SCOPED.replace(threads));
    f()
}
