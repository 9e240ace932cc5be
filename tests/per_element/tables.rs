//! Elements picked by an index from arrays that the gradient flows to: against the same code as ordinary Rust,
//! central differences and forward mode, on any number of threads.

use cotangent::assert_gradients;
use cotangent::prelude::*;

use super::on_large_stack;

macro_rules! functions {
    ($($name:ident($x:ident, $w:ident $(, $parameter:ident: $ty:ty)*) $body:block)+) => {
        $(
            #[differentiable]
            pub(crate) fn $name($x: &[f64], $w: f64 $(, #[no_grad] $parameter: $ty)*) -> f64 $body
        )+

        mod plain {
            use super::*;

            $(pub(crate) fn $name($x: &[f64], $w: f64 $(, $parameter: $ty)*) -> f64 $body)+
        }
    };
}

functions! {
    pairs(x, w, pairs: &[(usize, usize)]) {
        sum(pairs.map(|(i, j)| {
            let d = x[i] - x[j];
            (w * d * d).sin() + x[i]
        }))
    }

    chains(x, w, indices: &[usize], offsets: &[usize]) {
        sum(ragged(indices, offsets).map(|indices| {
            let mut s = w;
            for &i in indices {
                let d = x[i] - s;
                if d * d < 1.0 {
                    s += x[i] * d;
                } else {
                    s -= 0.5 * x[(i + 1) % x_len(indices)];
                }
            }
            s
        }))
    }

    sides(x, w, pairs: &[(usize, usize)]) {
        sum(pairs.map(|(i, j)| match i % 3 {
            0 => w * x[i],
            1 => x[j - 1].exp(),
            _ => if x[i] > 0.2 { x[i] * x[j] } else { -x[j] },
        }))
    }

    everything(x, w, indices: &[usize]) {
        let first = x[0];
        let last = x[indices.len() - 1];
        let centre = mean(indices.map(|i| x[i] * first));
        let spread = mean(x.map(|x| square(x - centre)));
        sqrt(spread + w * w) + sum(zip(x, indices).map(|(x_i, i)| {
            let mut s = x_i * last;
            for k in 0..3 {
                s += x[k] * x_i * x[(i + k) % 3];
            }
            s
        }))
    }
}

/// An index behind the end would be one of no element.
fn x_len(_: &[usize]) -> usize {
    7
}

struct Data {
    x: Vec<f64>,
    pairs: Vec<(usize, usize)>,
    indices: Vec<usize>,
    offsets: Vec<usize>,
}

impl Data {
    /// `n` elements of sweeps, which pick from `len`.
    fn of(n: usize, len: usize) -> Self {
        let mut offsets = vec![0];
        while *offsets.last().expect("there is one") < n {
            let next = offsets.last().expect("there is one") + (offsets.len() - 1) % 6;
            offsets.push(next.min(n));
        }
        Self {
            x: (0..len).map(|i| (0.3 + i as f64 * 0.7).sin()).collect(),
            pairs: (0..n).map(|i| (i * 7 % len, i * i % (len - 1) + 1)).collect(),
            indices: (0..n).map(|i| i * 3 % 7).collect(),
            offsets,
        }
    }
}

fn assert_near(what: &str, found: f64, expected: f64, error: f64) {
    let bound = error * (1.0 + expected.abs());
    assert!((found - expected).abs() <= bound, "{what}: {found}, not {expected}");
}

/// All that is generated for a function of `x` and `w`, at `data`.
macro_rules! check {
    (super::$name:ident, $data:expr, $($argument:expr),+) => {{
        let (data, w, step) = ($data, 0.7, 1e-5);
        let plain = |x: &[f64], w: f64| plain::$name(x, w, $($argument),+);
        let both = |x: &[f64], w: f64| {
            $name::value_and_grad(x, w, $($argument),+).expect("the shapes fit")
        };
        let name = format!("{} of {}", stringify!($name), data.pairs.len());
        let (value, gradient) = both(&data.x, w);
        assert_near(&name, value, plain(&data.x, w), 1e-12);
        let by_w = (plain(&data.x, w + step) - plain(&data.x, w - step)) / (2.0 * step);
        assert_near(&format!("{name} by w"), gradient.w, by_w, 1e-7);
        let direction = |k: usize| (k as f64 + 0.5).cos();
        let moved = |by: f64| {
            let x = data.x.iter().enumerate();
            x.map(|(k, x)| x + by * direction(k)).collect::<Vec<_>>()
        };
        for k in 0..data.x.len() {
            let one = |by: f64| {
                let mut x = data.x.clone();
                x[k] += by;
                plain(&x, w)
            };
            let slope = (one(step) - one(-step)) / (2.0 * step);
            assert_near(&format!("{name} by {k}"), gradient.x[k], slope, 1e-7);
        }
        let mut tangent = gradient.clone();
        tangent.w = 0.25;
        tangent.x = (0..data.x.len()).map(direction).collect();
        let slope = 0.25 * gradient.w
            + gradient.x.iter().zip(&tangent.x).map(|(g, t)| g * t).sum::<f64>();
        let (_, forward) =
            $name::jvp(&data.x, w, $($argument),+, &tangent).expect("the shapes fit");
        assert_near(&format!("{name} forward"), forward, slope, 1e-10);
        let second = $name::hvp(&data.x, w, $($argument),+, &tangent).expect("the shapes fit");
        let up = both(&moved(step), w + 0.25 * step).1;
        let down = both(&moved(-step), w - 0.25 * step).1;
        for k in 0..data.x.len() {
            let slope = (up.x[k] - down.x[k]) / (2.0 * step);
            assert_near(&format!("{name} twice by {k}"), second.x[k], slope, 1e-6);
        }
        let (_, only_w) =
            value_and_grad!(wrt(w); $name(&data.x, w, $($argument),+)).expect("the shapes fit");
        assert_eq!(only_w.w.to_bits(), gradient.w.to_bits(), "{name} by w alone");
        let (_, only_x) =
            value_and_grad!(wrt(x); $name(&data.x, w, $($argument),+)).expect("the shapes fit");
        assert_eq!(only_x.x, gradient.x, "{name} by x alone");
    }};
}

macro_rules! tests {
    ($($name:ident picking of $len:literal, with |$data:ident| $($argument:expr),+;)+) => {
        mod gradients {
            use super::*;

            $(
                #[test]
                fn $name() {
                    on_large_stack(|| {
                        for n in crate::LENGTHS {
                            let $data = &Data::of(n, $len);
                            check!(super::$name, $data, $($argument),+);
                        }
                    });
                }
            )+
        }
    };
}
tests! {
    pairs picking of 9, with |data| &data.pairs;
    chains picking of 9, with |data| &data.indices, &data.offsets;
    sides picking of 5, with |data| &data.pairs;
}

/// It goes through `x` itself, so there are as many indices as elements.
#[test]
fn all_kinds_of_picks() {
    on_large_stack(|| {
        for n in [3, 4, 7, 8, 9, 17] {
            let data = &Data { indices: (0..n).map(|i| i * 3 % n).collect(), ..Data::of(n, n) };
            check!(super::everything, data, &data.indices);
        }
    });
}

#[differentiable]
fn springs(
    points: &[[f64; 3]],
    stiffness: f64,
    #[no_grad] pairs: &[(u32, u32)],
    #[no_grad] masses: &[f64],
) -> f64 {
    let anchor = points[0];
    let energy = sum(pairs.map(|(i, j)| {
        let (a, b) = (points[i as usize], points[j as usize]);
        let mut d2 = 0.0;
        for k in 0..3 {
            d2 += square(a[k] - b[k]);
        }
        stiffness * square(sqrt(d2 + 0.1) - 1.0)
    }));
    let height = sum(zip(points, masses).map(|([x, _, z], m)| m * (z + 0.1 * x * z)));
    let last = points[pairs.len() % 5][1];
    energy + height + anchor[1] * anchor[2] * last + mean(points.map(|p| p[0] * p[1]))
}

#[test]
fn rows_are_picked_and_gone_through() {
    on_large_stack(|| {
        for n in [1, 7, 8, 9, 33] {
            let coordinate = |i: usize, k: usize| (1.3 * i as f64 + 0.7 * k as f64).sin();
            let points: Vec<[f64; 3]> =
                (0..5).map(|i| std::array::from_fn(|k| coordinate(i, k))).collect();
            let pairs: Vec<_> = (0..n).map(|i| (i * 7 % 5, (i * 3 + 1) % 5)).collect();
            let masses = [1.0, 0.5, 2.0, 1.5, 0.1];
            assert_gradients!(springs; &points, 0.7, &pairs, &masses);
        }
    });
}

#[test]
fn gradients_by_rows_are_rows() {
    let points = [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]];
    let (_, gradient) =
        springs::value_and_grad(&points, 0.0, &[], &[1.0, 2.0]).expect("the shapes fit");
    assert_eq!(gradient.points[1], [0.0, 0.5, 2.0 + 0.2], "no springs");
    let error = springs::value(&points, 0.0, &[], &[1.0]).expect_err("a mass is missing");
    assert_eq!(
        error.to_string(),
        "springs: `points` has shape [2], but `masses` has shape [1]: arrays that are used together have the \
         same shape"
    );
}

#[allow(clippy::ptr_arg, reason = "vectors are tables too")]
#[differentiable]
fn of_a_variable(table: &Vec<f32>, variable: &Variable<Vec<f32>>, #[no_grad] at: &[usize]) -> f32 {
    mean(at.map(|i| table[i] * variable[i + 1]))
}

#[test]
fn vectors_and_variables_are_picked_from() {
    let (table, variable) = (vec![1.0, 2.0, 3.0], Variable::new(vec![4.0, 5.0, 6.0]));
    let (value, grad) =
        of_a_variable::value_and_grad(&table, &variable, &[1, 1, 0, 1]).expect("the shapes fit");
    assert_eq!(value, (3.0 * 2.0 * 6.0 + 5.0) / 4.0);
    assert_eq!(grad.table, [1.25, 4.5, 0.0]);
    assert_eq!(grad.variable, [0.0, 0.25, 1.5]);
}

#[test]
fn threads_change_no_bits() {
    on_large_stack(|| {
        let data = Data::of(300_000, 1000);
        let run = || {
            let (value, grad) = pairs::value_and_grad(&data.x, 0.7, &data.pairs).expect("they fit");
            let bits = grad.x.into_iter().chain([value, grad.w]).map(f64::to_bits);
            bits.collect::<Vec<_>>()
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
    let _ = pairs::value_and_grad(&[1.0, 2.0], 0.7, &[(0, 1), (1, 2)]);
}

#[test]
fn a_tangent_of_another_length_is_an_error() {
    let mut tangent = pairs::grad(&[1.0, 2.0], 0.7, &[(0, 1)]).expect("they fit");
    tangent.x.push(0.0);
    let error = pairs::jvp(&[1.0, 2.0], 0.7, &[(0, 1)], &tangent).expect_err("the lengths differ");
    assert_eq!(
        error.to_string(),
        "pairs: `tangent.x` has shape [3], but `x` has shape [2]: arrays that are used together have the \
         same shape"
    );
}
