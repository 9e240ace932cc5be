//! How many threads sweeps use at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use cotangent_kernels::{Body, Lane, Slice, Store, Sum, Term, sum, sweep, warm, with_max_threads};

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

/// More threads than blocks, in sweeps without sums that begin with a part of a line.
#[test]
fn few_blocks_of_much_work() {
    #[derive(Clone, Copy)]
    struct Costly;
    impl Body<f32, 1, 1> for Costly {
        const FLOPS: usize = 1 << 20;

        #[inline(always)]
        fn step<V: Lane<Elem = f32>>(&self, [x]: [V; 1]) -> [Term<V>; 1] {
            [Term::Value(x + x)]
        }
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(8).build().expect("a pool");
    let x: Vec<f32> = (0..9_000).map(|i| i as f32).collect();
    let mut out = vec![0.0; 9_007];
    for offset in 0..8 {
        pool.install(|| {
            warm(|| {
                for _ in 0..50 {
                    let out = &mut out[offset..][..8_999];
                    out.fill(0.0);
                    sweep(Costly, 8_999, (Slice::new(&x[1..]), ()), (Store::new(out), ()));
                    let wrong = out.iter().zip(&x[1..]).find(|&(out, x)| *out != x + x);
                    assert_eq!(wrong, None, "from offset {offset}");
                }
            });
        });
    }
}

#[test]
#[should_panic(expected = "with_max_threads: a sweep needs one thread at least")]
fn no_threads_are_too_few() {
    with_max_threads(0, || ());
}

/// Alone, with helpers and as tasks of a pool: the message arrives, and the next sweep works.
#[test]
fn a_body_that_panics() {
    #[derive(Clone, Copy)]
    struct Failing;
    impl Body<f32, 1, 1> for Failing {
        const FLOPS: usize = 100;

        fn step<V: Lane<Elem = f32>>(&self, _: [V; 1]) -> [Term<V>; 1] {
            panic!("the body has failed")
        }
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("a pool");
    pool.install(|| {
        warm(|| {
            for len in [100, 50_000, 500_000] {
                let x = vec![1.0_f32; len];
                for round in 0..10 {
                    let failing = || sweep(Failing, len, (Slice::new(&x), ()), (Sum, ()));
                    let panic = catch_unwind(AssertUnwindSafe(failing)).expect_err("it goes on");
                    let message = panic.downcast_ref::<&str>();
                    assert_eq!(message, Some(&"the body has failed"), "round {round} of {len}");
                    assert_eq!(sum(&x), len as f32, "the sum in round {round} of {len}");
                }
            }
        });
    });
}
