//! Code that runs for each element: against the same code as ordinary Rust, central differences and forward
//! mode, for every remainder of elements, and on any number of threads.

mod functions;
mod tables;

use functions::*;

/// Lane code that is not optimized keeps all its values on the stack.
fn on_large_stack(test: impl FnOnce() + Send) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(16 << 20);
        let test = thread.spawn_scoped(scope, test).expect("there is room for a thread");
        if let Err(panic) = test.join() {
            std::panic::resume_unwind(panic);
        }
    });
}

/// What the elements of a function are.
struct Data {
    x: Vec<f64>,
    labels: Vec<u32>,
    reviews: Vec<Review>,
    points: Vec<[f64; 3]>,
    /// Sequences of 0 to 5 elements.
    offsets: Vec<usize>,
    spans: Vec<(usize, usize)>,
}

impl Data {
    fn of(n: usize) -> Self {
        let real = |i: usize, k: f64| (i as f64 * k).sin();
        let grade = |i: usize| match i % 5 {
            0 => Grade::Again,
            1 => Grade::Hard(0.3),
            2 => Grade::Hard(0.7),
            3 => Grade::Good { bonus: 0.2 },
            _ => Grade::Easy,
        };
        let review = |i: usize| Review {
            rating: (i * 5 % 7 % 5) as u32,
            days: 0.1 + (i % 11) as f64 * 0.2,
            is_recalled: i.is_multiple_of(3),
            grade: grade(i),
        };
        let mut offsets = vec![0];
        while *offsets.last().expect("there is one") < n {
            let next = offsets.last().expect("there is one") + (offsets.len() - 1) % 6;
            offsets.push(next.min(n));
        }
        Self {
            x: (0..n).map(|i| real(i, 0.37)).collect(),
            labels: (0..n).map(|i| (i * 7 % 5) as u32).collect(),
            reviews: (0..n).map(review).collect(),
            points: (0..n).map(|i| [real(i, 0.3), real(i, 0.7), real(i, 1.1)]).collect(),
            spans: offsets.windows(2).map(|pair| (pair[0], pair[1])).collect(),
            offsets,
        }
    }
}

/// A function of some floats, as its tests see it.
struct Case<'a, const N: usize> {
    name: &'a str,
    plain: &'a dyn Fn([f64; N]) -> f64,
    gradient: &'a dyn Fn([f64; N]) -> (f64, [f64; N]),
    jvp: &'a dyn Fn([f64; N], [f64; N]) -> f64,
    hvp: &'a dyn Fn([f64; N], [f64; N]) -> [f64; N],
}

impl<const N: usize> Case<'_, N> {
    #[track_caller]
    fn check(&self, n: usize, at: [f64; N]) {
        let near = |what: &str, found: f64, expected: f64, error: f64| {
            let bound = error * (1.0 + expected.abs());
            let Self { name, .. } = self;
            let is_near = (found - expected).abs() <= bound || found.is_nan() && expected.is_nan();
            assert!(is_near, "{name} of {n}: {what} is {found}, not {expected}");
        };
        let (value, gradient) = (self.gradient)(at);
        near("the value", value, (self.plain)(at), 1e-12);
        if value.is_nan() {
            assert_eq!(n, 0, "the mean of something is a number");
            return;
        }
        let step = 1e-5;
        for (i, &slope) in gradient.iter().enumerate() {
            let moved = |by: f64| std::array::from_fn(|k| if k == i { at[k] + by } else { at[k] });
            let (up, down) = (moved(step), moved(-step));
            let difference = ((self.plain)(up) - (self.plain)(down)) / (2.0 * step);
            near(&format!("slope {i}"), slope, difference, 1e-7);
            let unit = std::array::from_fn(|k| if k == i { 1.0 } else { 0.0 });
            near(&format!("tangent {i}"), (self.jvp)(at, unit), slope, 1e-10);
            let (up, down) = ((self.gradient)(up).1, (self.gradient)(down).1);
            for (k, second) in (self.hvp)(at, unit).into_iter().enumerate() {
                let difference = (up[k] - down[k]) / (2.0 * step);
                near(&format!("second {i}, {k}"), second, difference, 1e-6);
            }
        }
    }
}

/// Around the width of registers, and more than a block.
const LENGTHS: [usize; 12] = [0, 1, 3, 4, 7, 8, 9, 15, 16, 17, 33, 4099];

macro_rules! tests {
    ($($name:ident at $at:expr, of |$data:ident| $($argument:expr),+;)+) => {
        $(
            #[test]
            fn $name() {
                on_large_stack(|| {
                    for n in LENGTHS {
                        let $data = &Data::of(n);
                        Case {
                            name: stringify!($name),
                            plain: &|w| plain::$name(w, $($argument),+),
                            gradient: &|w| {
                                let both = $name::value_and_grad(w, $($argument),+);
                                let (value, gradient) = both.expect("the shapes fit");
                                (value, gradient.w)
                            },
                            jvp: &|w, dw| {
                                let mut tangent = $name::grad(w, $($argument),+).expect("they fit");
                                tangent.w = dw;
                                $name::jvp(w, $($argument),+, &tangent).expect("the shapes fit").1
                            },
                            hvp: &|w, dw| {
                                let mut tangent = $name::grad(w, $($argument),+).expect("they fit");
                                tangent.w = dw;
                                $name::hvp(w, $($argument),+, &tangent).expect("the shapes fit").w
                            },
                        }
                        .check(n, $at);
                    }
                });
            }
        )+
    };
}
tests! {
    labels at [0.7], of |data| &data.x, &data.labels;
    fields at [0.7, 0.2], of |data| &data.reviews;
    variants at [0.7], of |data| &data.reviews;
    points at [0.4, 2.0, -1.0], of |data| &data.points, &data.x;
    sequences at [0.5, 0.9, 1.1, 0.8], of |data| &data.reviews, &data.offsets;
    ragged_floats at [0.7], of |data| &data.x, &data.offsets;
    folds at [0.7], of |data| &data.x, &data.offsets;
    ranges at [0.7], of |data| &data.spans, &data.x;
    counted at [0.7], of |data| 5, &data.x, &[0.1, 0.2, 0.3, 0.4, 0.5];
    several_sweeps at [0.7], of |data| &data.labels, &data.x;
}

#[test]
fn arrays_beside_integers_have_gradients() {
    let Data { x, labels, .. } = Data::of(19);
    let (value, gradient) = by_arrays::value_and_grad(&x, &labels).expect("the shapes fit");
    let expected = |(x, label): (&f64, &u32)| if *label == 3 { x.exp() } else { f64::from(*label) };
    let expected: Vec<f64> = x.iter().zip(&labels).map(expected).collect();
    for (i, (found, expected)) in gradient.x.iter().zip(&expected).enumerate() {
        assert!((found - expected).abs() <= 1e-15 * expected, "{i}: {found}, not {expected}");
    }
    assert!((value - plain::by_arrays(&x, &labels)).abs() <= 1e-13, "{value}");
}

#[test]
fn lengths_are_compared() {
    let error = labels::value([0.7], &[1.0], &[1, 2]).expect_err("the lengths differ");
    assert_eq!(
        error.to_string(),
        "labels: `label` has shape [2], but `x` has shape [1]: arrays that are used together have the \
         same shape"
    );
}

#[test]
fn threads_change_no_bits() {
    on_large_stack(|| {
        let Data { reviews, offsets, x, labels, .. } = Data::of(300_000);
        let run = || {
            let (value, grad) = sequences::value_and_grad([0.5, 0.9, 1.1, 0.8], &reviews, &offsets)
                .expect("they fit");
            let (other, by_w) = labels::value_and_grad([0.7], &x, &labels).expect("they fit");
            [value, other, by_w.w[0]]
                .into_iter()
                .chain(grad.w)
                .map(f64::to_bits)
                .collect::<Vec<_>>()
        };
        let expected = run();
        for threads in [1, 2, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(16 << 20);
            let found = pool.build().expect("there are threads").install(run);
            assert_eq!(found, expected, "on {threads} threads");
        }
    });
}

#[test]
#[should_panic(expected = "index out of bounds")]
fn an_index_behind_the_end_panics() {
    let mut data = Data::of(9);
    data.spans[3] = (8, 10);
    let _ = ranges::value([0.7], &data.spans, &data.x);
}
