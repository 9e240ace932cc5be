//! How many threads sweeps use at once.

use std::sync::atomic::{AtomicUsize, Ordering};

use cotangent_kernels::{Body, Lane, Slice, Sum, Term, sweep, warm, with_max_threads};

/// Steps that run now, and the most that ever did.
#[derive(Default)]
struct Steps {
    now: AtomicUsize,
    most: AtomicUsize,
}

#[derive(Clone, Copy)]
struct Counted<'a>(&'a Steps);

impl Body<f32, 1, 1> for Counted<'_> {
    /// So many that few elements are worth all threads.
    const FLOPS: usize = 1 << 20;

    fn step<V: Lane<Elem = f32>>(&self, [x]: [V; 1]) -> [Term<V>; 1] {
        let now = 1 + self.0.now.fetch_add(1, Ordering::SeqCst);
        self.0.most.fetch_max(now, Ordering::SeqCst);
        std::thread::yield_now();
        self.0.now.fetch_sub(1, Ordering::SeqCst);
        [Term::Value(x)]
    }
}

/// The most threads at once, of some sweeps in a row.
fn most_threads() -> usize {
    let steps = Steps::default();
    let x = vec![1.0_f32; 20 * 4096];
    for _ in 0..5 {
        let [sum] = sweep(Counted(&steps), x.len(), (Slice::new(&x), ()), (Sum, ()));
        assert_eq!(sum, x.len() as f32, "the sum");
    }
    steps.most.into_inner()
}

#[test]
fn a_limit_is_kept() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().expect("a pool");
    for limit in 1..4 {
        let (cold, warm) =
            pool.install(|| with_max_threads(limit, || (most_threads(), warm(most_threads))));
        assert!(cold <= limit && warm <= limit, "{cold} and {warm} threads, limit {limit}");
    }
}

#[test]
#[should_panic(expected = "with_max_threads: a sweep needs one thread at least")]
fn no_threads_are_too_few() {
    with_max_threads(0, || ());
}
