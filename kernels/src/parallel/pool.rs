//! rayon's pool: the only file that names it. Without the feature `rayon` there is one thread.

/// How many threads the caller's pool has: the one that it is a part of, or the global one.
#[inline]
pub(super) fn threads() -> usize {
    #[cfg(feature = "rayon")]
    {
        rayon::current_num_threads()
    }
    #[cfg(not(feature = "rayon"))]
    {
        1
    }
}

/// Whether the caller is a thread of a pool, so that it can do a part of the work itself at once.
#[inline]
pub(super) fn is_member() -> bool {
    #[cfg(feature = "rayon")]
    {
        rayon::current_thread_index().is_some()
    }
    #[cfg(not(feature = "rayon"))]
    {
        false
    }
}

/// Runs both, at the same time if a thread is free.
pub(super) fn join(a: impl FnOnce() + Send, b: impl FnOnce() + Send) {
    #[cfg(feature = "rayon")]
    rayon::join(a, b);
    #[cfg(not(feature = "rayon"))]
    {
        a();
        b();
    }
}

/// Runs `task` some time, on another thread or while the caller waits for one.
pub(super) fn spawn(task: impl FnOnce() + Send + 'static) {
    #[cfg(feature = "rayon")]
    rayon::spawn(task);
    #[cfg(not(feature = "rayon"))]
    task();
}

/// Runs `run` on all `items`, which are made in order, and waits for the end.
pub(super) fn for_each<T: Send>(items: impl Iterator<Item = T> + Send, run: impl Fn(T) + Sync) {
    #[cfg(feature = "rayon")]
    rayon::scope(|scope| {
        let run = &run;
        for item in items {
            scope.spawn(move |_| run(item));
        }
    });
    #[cfg(not(feature = "rayon"))]
    items.for_each(run);
}
