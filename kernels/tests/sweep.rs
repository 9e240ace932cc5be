//! The sweep driver and the kernels of arithmetic: lengths around the widths of registers and
//! blocks, and arrays that start anywhere.

use cotangent_kernels::{
    Aligned, Body, Element, Lane, Level, Slice, Splat, Store, Sum, Term, add, add_assign, axpy,
    div, div_assign, dot, mean, mul, mul_assign, scale, scale_in_place, square, square_in_place,
    sub, sub_assign, sum, sweep,
};

use crate::math::{splitmix, uniform};

/// Around registers of 4, 8 and 16 lanes, the strides of the inner loop, and blocks.
fn lengths() -> Vec<usize> {
    let mut lengths = vec![0, 1, 4095, 4096, 4097, 3 * 4096 + 5];
    for width in [4, 8, 16, 32] {
        lengths.extend([width - 1, width, width + 1, 2 * width + 3, 8 * width + 2]);
    }
    lengths
}

/// Numbers of both signs between 0.25 and 1.25 in size.
fn numbers<T: Element>(len: usize, seed: u64) -> Vec<T> {
    let mut state = seed;
    (0..len)
        .map(|_| {
            let magnitude = 0.25 + uniform(&mut state);
            T::from_f64(if splitmix(&mut state) & 1 == 0 { magnitude } else { -magnitude })
        })
        .collect()
}

/// Runs `check` on every level, length and offset from the alignment of the allocation.
fn everywhere(check: impl Fn(Level, usize, usize)) {
    for level in Level::available() {
        for len in lengths() {
            for offset in 0..4 {
                level.scope(|| check(level, len, offset));
            }
        }
    }
}

/// `error <= tolerance` in units of the epsilon of `T`, with sums in `f64` as the oracle.
fn assert_sum<T: Element>(computed: T, terms: impl Iterator<Item = f64>, eps: f64, what: &str) {
    // One rounding per level of the tree: 32 lanes, 128 steps in a block, few blocks.
    const ROUNDINGS: f64 = 140.0;
    let (mut exact, mut magnitude) = (0.0, 0.0);
    for term in terms {
        exact += term;
        magnitude += term.abs();
    }
    let error = (computed.to_f64() - exact).abs();
    assert!(error <= ROUNDINGS * eps * magnitude, "{what}: {computed} against {exact}");
}

fn reductions<T: Element>(eps: f64) {
    everywhere(|level, len, offset| {
        let what = format!("{} {len} + {offset} on {level}", T::DTYPE);
        let (a, b) = (numbers::<T>(len + offset, 1), numbers::<T>(len + offset, 2));
        let (a, b) = (&a[offset..], &b[offset..]);
        let terms = || a.iter().map(|x| x.to_f64());
        assert_sum(sum(a), terms(), eps, &format!("sum of {what}"));
        if len > 0 {
            let terms = terms().map(|x| x / len as f64);
            assert_sum(mean(a), terms, eps, &format!("mean of {what}"));
        }
        let terms = a.iter().zip(b).map(|(a, b)| a.to_f64() * b.to_f64());
        assert_sum(dot(a, b), terms, eps, &format!("dot of {what}"));
    });
}

#[test]
fn reductions_f32() {
    reductions::<f32>(f32::EPSILON.into());
}

#[test]
fn reductions_f64() {
    reductions::<f64>(f64::EPSILON);
}

#[test]
fn a_mean_of_nothing_is_nan() {
    assert!(mean::<f32>(&[]).is_nan(), "the mean of no element is {}", mean::<f32>(&[]));
}

type Kernel<T> = fn(&[T], &[T], &mut [T]);
type InPlace<T> = fn(&mut [T], &[T]);
type Oracle = fn(f64, f64) -> f64;

/// Each kernel `out = f(a, b)`, the in-place form `a = f(a, b)`, and the formula.
fn elementwise<T: Element>() -> [(&'static str, Kernel<T>, InPlace<T>, Oracle); 6] {
    [
        ("add", add, add_assign, |a, b| a + b),
        ("sub", sub, sub_assign, |a, b| a - b),
        ("mul", mul, mul_assign, |a, b| a * b),
        ("div", div, div_assign, |a, b| a / b),
        ("square", |a, _, out| square(a, out), |a, _| square_in_place(a), |a, _| a * a),
        (
            "scale",
            |a, _, out| scale(factor(), a, out),
            |a, _| scale_in_place(factor(), a),
            |a, _| a * factor::<f64>(),
        ),
    ]
}

fn factor<T: Element>() -> T {
    T::from_f64(-1.75)
}

/// The guard stands around the output: a kernel must not touch what lies next to it.
fn check_elementwise<T: Element>() {
    const GUARD: f64 = 77.0;
    everywhere(|level, len, offset| {
        let (a, b) = (numbers::<T>(len + offset, 3), numbers::<T>(len + offset, 4));
        let (a, b) = (&a[offset..], &b[offset..]);
        let guard = T::from_f64(GUARD);
        for (name, kernel, in_place, oracle) in elementwise::<T>() {
            let mut out = vec![guard; offset + len + 1];
            kernel(a, b, &mut out[offset..offset + len]);
            let mut changed = vec![guard; offset + len + 1];
            changed[offset..offset + len].copy_from_slice(a);
            in_place(&mut changed[offset..offset + len], b);
            assert!(
                out == changed,
                "{name} differs in place: {} {len} + {offset} on {level}",
                T::DTYPE
            );
            for i in 0..len {
                let exact = T::from_f64(oracle(a[i].to_f64(), b[i].to_f64()));
                let (a, b, computed) = (a[i], b[i], out[offset + i]);
                assert!(
                    computed == exact,
                    "{name}({a}, {b}) is {computed}, not {exact}, on {level}"
                );
            }
            let around = out[..offset].iter().chain(&out[offset + len..]);
            assert!(around.into_iter().all(|&x| x == guard), "{name} wrote outside, on {level}");
        }
    });
}

#[test]
fn elementwise_f32() {
    check_elementwise::<f32>();
}

#[test]
fn elementwise_f64() {
    check_elementwise::<f64>();
}

/// Large enough to be streamed, from the start of a line and from inside one.
#[test]
fn results_that_exceed_the_caches() {
    const LEN: usize = 1_100_003;
    let (a, b) =
        (Aligned::from_fn(LEN + 1, |i| i as f64), Aligned::from_fn(LEN + 1, |i| 0.5 - i as f64));
    let mut out = Aligned::zeros(LEN + 2);
    for level in Level::available() {
        for (threads, offset) in [(1, 0), (1, 1), (2, 0), (2, 1), (3, 1)] {
            let (a, b) = (&a.as_slice()[offset..][..LEN], &b.as_slice()[offset..][..LEN]);
            out.as_mut_slice().fill(77.0);
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            let result = &mut out.as_mut_slice()[offset..][..LEN];
            pool.expect("a pool").install(|| level.scope(|| mul(a, b, result)));
            for i in 0..LEN {
                assert!(
                    result[i] == a[i] * b[i],
                    "element {i} is {}, on {level}, {threads} threads, offset {offset}",
                    result[i]
                );
            }
            let around = (offset == 0 || out.as_slice()[0] == 77.0, out.as_slice()[offset + LEN]);
            assert_eq!(around, (true, 77.0), "the neighbours, on {level}, {threads} threads");
        }
    }
}

#[test]
fn axpy_is_rounded_once_with_fma() {
    everywhere(|level, len, offset| {
        let (x, y) = (numbers::<f32>(len + offset, 5), numbers::<f32>(len + offset, 6));
        let x = &x[offset..];
        let mut out = y[offset..].to_vec();
        axpy(1.1, x, &mut out);
        for i in 0..len {
            let (x, y) = (x[i], y[offset + i]);
            let exact = if level.has_fma() { 1.1_f32.mul_add(x, y) } else { 1.1 * x + y };
            assert!(out[i] == exact, "axpy(1.1, {x}, {y}) is {}, not {exact}, on {level}", out[i]);
        }
    });
}

#[test]
#[should_panic(expected = "add: the slices have 3 and 2 elements")]
fn lengths_must_agree() {
    add(&[1.0, 2.0, 3.0], &[1.0, 2.0], &mut [0.0; 3]);
}

/// `(a - x)^2`, its derivative by `x`, and by `a`, as a body that is said to take so many instructions.
#[derive(Clone, Copy)]
struct Distance<const FLOPS: usize>;

impl<T: Element, const FLOPS: usize> Body<T, 2, 3> for Distance<FLOPS> {
    const FLOPS: usize = FLOPS;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [a, x]: [V; 2]) -> [Term<V>; 3] {
        let gap = a - x;
        let slope = gap + gap;
        [Term::Product(gap, gap), Term::Value(-slope), Term::Value(slope)]
    }
}

/// The sums and what is stored.
fn distance<T: Element, const FLOPS: usize>(a: T, x: &[T]) -> ([T; 3], Vec<T>) {
    let mut slopes = vec![T::ZERO; x.len()];
    let inputs = (Splat(a), (Slice::new(x), ()));
    let sinks = (Sum, (Store::new(&mut slopes), (Sum, ())));
    let totals = sweep(Distance::<FLOPS>, x.len(), inputs, sinks);
    (totals, slopes)
}

/// All that is stored.
fn distances<T: Element, const FLOPS: usize>(a: T, x: &[T]) -> [Vec<T>; 3] {
    let mut results = [0; 3].map(|_| vec![T::ZERO; x.len()]);
    let [first, second, third] = &mut results;
    let sinks = (Store::new(first), (Store::new(second), (Store::new(third), ())));
    sweep(Distance::<FLOPS>, x.len(), (Splat(a), (Slice::new(x), ())), sinks);
    results
}

fn bodies_of_any_size<T: Element>() {
    everywhere(|level, len, offset| {
        let x = &numbers::<T>(len + offset, 3)[offset..];
        let a = T::from_f64(0.75);
        let (small, stored) = (distance::<T, 4>(a, x), distances::<T, 4>(a, x));
        for (large, all_stored) in [
            (distance::<T, 200>(a, x), distances::<T, 200>(a, x)),
            (distance::<T, 1000>(a, x), distances::<T, 1000>(a, x)),
        ] {
            let what = format!("{} {len} + {offset} on {level}", T::DTYPE);
            assert_eq!(large, small, "sums of {what}");
            assert_eq!(all_stored, stored, "{what}");
        }
    });
}

#[test]
fn bodies_of_any_size_give_the_same_bits() {
    bodies_of_any_size::<f32>();
    bodies_of_any_size::<f64>();
}
