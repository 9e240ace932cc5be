//! Sums to a shape: against naive sums in `f64`, and to the bit against sweeps over each sum's elements.

use cotangent_kernels::{
    Body, Broadcast, Element, Lane, Level, Slice, Splat, Sum, Term, View, sweep, sweep_to,
};

use crate::layout::{indices, numbers};

/// `a b - c s`.
#[derive(Clone, Copy)]
struct Difference;
impl<T: Element> Body<T, 4, 1> for Difference {
    const FLOPS: usize = 3;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [a, b, c, s]: [V; 4]) -> [Term<V>; 1] {
        [Term::Value(a * b - c * s)]
    }
}

const SCALE: f64 = 0.75;

/// The part of an index that an array has which is broadcast.
fn within<'i>(shape: &'i [usize], index: &'i [usize]) -> Vec<usize> {
    let own = &index[index.len() - shape.len()..];
    own.iter().zip(shape).map(|(&i, &len)| if len == 1 { 0 } else { i }).collect()
}

fn get<T: Element>(view: View<'_, T>, index: &[usize]) -> T {
    let shape: Vec<_> = view.shape().collect();
    view.get(&within(&shape, index))
}

/// Sums with `views` as the first three inputs to all `out_shapes`.
fn check<T: Element>(shape: &[usize], views: [View<'_, T>; 3], out_shapes: &[&[usize]]) {
    for &out_shape in out_shapes {
        let results = indices(out_shape);
        let mut lanes = vec![[const { Vec::new() }; 3]; results.len()];
        for index in indices(shape) {
            let to = within(out_shape, &index);
            let lane = results.iter().position(|result| *result == to).expect("a result");
            for (lane, view) in lanes[lane].iter_mut().zip(views) {
                lane.push(get(view, &index));
            }
        }
        for level in Level::available() {
            let what = format!("{views:?} as {shape:?} to {out_shape:?} on {level}");
            let mut out = vec![T::NAN; results.len()];
            let [a, b, c] = &views;
            let inputs = (a, (b, (c, (Splat(T::from_f64(SCALE)), ()))));
            level.scope(|| sweep_to(Difference, shape, inputs, out_shape, &mut out));
            for (lane, &out) in lanes.iter().zip(&out) {
                check_lane(level, lane, out, out_shape == shape, &what);
            }
        }
    }
}

fn check_lane<T: Element>(
    level: Level,
    [a, b, c]: &[Vec<T>; 3],
    out: T,
    is_stored: bool,
    what: &str,
) {
    let inputs = (Slice::new(a), (Slice::new(b), (Slice::new(c), (Splat(T::from_f64(SCALE)), ()))));
    let [expected] = level.scope(|| sweep(Difference, a.len(), inputs, (Sum, ())));
    assert!(expected.to_f64() == out.to_f64(), "{out} for {expected}: {what}");
    let (mut exact, mut size) = (0.0, 0.0);
    for ((a, b), c) in a.iter().zip(b).zip(c) {
        let (ab, cs) = (a.to_f64() * b.to_f64(), c.to_f64() * SCALE);
        exact += ab - cs;
        size += ab.abs() + cs.abs();
    }
    // Roundings of the operations; then those of at most 256 additions on a virtual lane, and of the tree's.
    let epsilon = if size_of::<T>() == 4 { f32::EPSILON.into() } else { f64::EPSILON };
    let bound = if is_stored { 2.0 } else { 270.0 } * epsilon * size;
    assert!((out.to_f64() - exact).abs() <= bound, "{out} for {exact}: {what}");
}

fn all<T: Element>() {
    let data = numbers::<T>(40_000);
    let [p, q, r] = [&data[1..], &data[9..], &data[30..]];
    for [rows, columns] in [
        [1, 1],
        [1, 7],
        [7, 1],
        [0, 3],
        [3, 0],
        [2, 31],
        [33, 10],
        [64, 10],
        [70, 64],
        [5, 130],
        [65, 100],
        [4_100, 3],
        [2, 4_200],
    ] {
        let shape = [rows, columns];
        let len = rows * columns;
        let whole = |data| View::new(data, &shape);
        let (a, b) = (whole(&p[..len]), whole(&q[..len]));
        let row = View::new(&r[..columns], &[columns]);
        let column = View::new(&r[..rows], &[rows, 1]);
        let turned = View::new(&q[..len], &[columns, rows]).transposed();
        let outs: [&[usize]; 6] = [&shape, &[columns], &[1, columns], &[rows, 1], &[1, 1], &[]];
        check(&shape, [a, b, row], &outs);
        check(&shape, [column, a, b], &outs[..5]);
        check(&shape, [row, turned, column], &outs[1..4]);
        check(&shape, [turned, turned, row], &outs[1..4]);
        check(&shape, [row, column, View::new(&p[..1], &[])], &outs);
        if len > 0 {
            let wide = View::new(&p[..2 * len], &[rows, 2 * columns]);
            let outs = &outs[1..4];
            check(&shape, [wide.sliced(1, 0..columns), wide.stepped(1, 2), row], outs);
            check(&shape, [a.reversed(0), b.reversed(1), row], outs);
        }
    }
    let cube = View::new(&p[..3 * 5 * 40], &[3, 5, 40]);
    let outs: [&[usize]; 8] =
        [&[5, 40], &[1, 5, 1], &[3, 1, 40], &[3, 5, 1], &[3, 1, 1], &[40], &[5, 1], &[3, 5, 40]];
    check(&[3, 5, 40], [cube, cube, View::new(&q[..5], &[5, 1])], &outs);
    check(&[3, 5, 40], [View::new(&q[..40], &[40]), cube, cube.at(1, 2).with_axis(1)], &outs);
    let four = View::new(&p[..2 * 3 * 4 * 9], &[2, 3, 4, 9]);
    let outs: [&[usize]; 5] = [&[1, 3, 1, 9], &[2, 1, 4, 1], &[3, 1, 1], &[4, 9], &[2, 3, 4, 9]];
    check(&[2, 3, 4, 9], [four, four, four.at(0, 1)], &outs);
    check(&[], [View::new(&p[..1], &[]); 3], &[&[]]);
}

#[test]
fn sums_of_f32_to_a_shape() {
    all::<f32>();
}

#[test]
fn sums_of_f64_to_a_shape() {
    all::<f64>();
}

#[test]
fn sums_to_a_shape_on_several_threads_have_the_same_bits() {
    let x = numbers::<f32>(3_000_000);
    for shape in [[3_000, 1_000], [1_000, 3_000], [100_000, 30]] {
        let (whole, row) = (View::new(&x, &shape), View::new(&x[..shape[1]], &shape[1..]));
        for out_shape in [[1, shape[1]], [shape[0], 1], [1, 1], shape] {
            let on = |threads| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
                let mut out = vec![0.0; out_shape.iter().product()];
                let inputs = (&whole, (&row, (&row, (Splat(0.5), ()))));
                pool.expect("a pool")
                    .install(|| sweep_to(Difference, &shape, inputs, &out_shape, &mut out));
                out
            };
            assert!(on(3) == on(1), "{shape:?} to {out_shape:?}");
        }
    }
}

fn sum_to<T: Element>(
    shape: &[usize],
    x: impl Broadcast<T> + Copy,
    out_shape: &[usize],
    out: &mut [T],
) {
    sweep_to(Difference, shape, (x, (x, (x, (x, ())))), out_shape, out);
}

#[test]
#[should_panic(expected = "view: View[4] does not broadcast to [2, 3]")]
fn inputs_broadcast_to_the_shape() {
    sum_to(&[2, 3], View::new(&[0.0_f32; 4], &[4]), &[3], &mut [0.0; 3]);
}

#[test]
#[should_panic(expected = "sweep_to: [2, 3] cannot be summed to [2]")]
fn results_broadcast_to_the_shape() {
    sum_to(&[2, 3], Splat(1.0_f32), &[2], &mut [0.0; 2]);
}

#[test]
#[should_panic(expected = "sweep_to: [3] cannot be summed to [1, 3]")]
fn results_have_no_more_axes() {
    sum_to(&[3], Splat(1.0_f32), &[1, 3], &mut [0.0; 3]);
}

#[test]
#[should_panic(expected = "sweep_to: 2 results for [3]")]
fn there_is_a_place_for_each_result() {
    sum_to(&[2, 3], Splat(1.0_f32), &[3], &mut [0.0; 2]);
}
