//! Views, gathers and narrow numbers as operands, against single elements read one by one.

use cotangent_kernels::eager::{self, operation};
use cotangent_kernels::{
    Body, Element, Gather, Lane, Level, Slice, Sum, Term, View, dot, scatter_add, sweep,
};

use crate::math::{splitmix, uniform};

pub(crate) fn numbers<T: Element>(len: usize) -> Vec<T> {
    let mut state = 7;
    (0..len).map(|_| T::from_f64(uniform(&mut state) - 0.5)).collect()
}

/// All indices of a shape, in row-major order.
pub(crate) fn indices(shape: &[usize]) -> Vec<Vec<usize>> {
    let mut all = vec![vec![]];
    for &len in shape {
        all = all
            .into_iter()
            .flat_map(|index| (0..len).map(move |i| [index.as_slice(), &[i]].concat()))
            .collect();
    }
    all
}

pub(crate) fn read<S: Copy>(view: View<'_, S>) -> Vec<S> {
    let shape: Vec<_> = view.shape().collect();
    indices(&shape).iter().map(|index| view.get(index)).collect()
}

#[derive(Clone, Copy)]
struct Product;
impl<T: Element> Body<T, 2, 1> for Product {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [a, b]: [V; 2]) -> [Term<V>; 1] {
        [Term::Product(a, b)]
    }
}

/// Copies, combines and sums the elements of `view` on all levels.
fn check<T: Element>(view: View<'_, T>, what: &str) {
    let expected = read(view);
    let other = numbers::<T>(expected.len());
    for level in Level::available() {
        let what = format!("{what}: {view:?} on {level}");
        level.scope(|| {
            let mut out = vec![T::NAN; expected.len()];
            eager::copy(view.elements(), &mut out);
            assert_eq!(out, expected, "copy, {what}");

            eager::combine(operation::Sub, Slice::new(&other), view.elements(), &mut out);
            for (i, out) in out.iter().enumerate() {
                assert_eq!(*out, other[i] - expected[i], "element {i} of a difference, {what}");
            }

            let inputs = (view.elements(), (Slice::new(&other), ()));
            let [sum] = sweep(Product, expected.len(), inputs, (Sum, ()));
            assert_eq!(sum, dot(&expected, &other), "dot, {what}");
        });
    }
}

fn views<T: Element>() {
    let data = numbers::<T>(70_000);
    for shape in
        [[1, 1], [1, 7], [7, 1], [3, 5], [16, 16], [33, 130], [130, 33], [97, 600], [600, 97]]
    {
        let view = View::new(&data[3..][..shape[0] * shape[1]], &shape);
        check(view, "contiguous");
        check(view.transposed(), "transposed");
        check(view.reversed(0), "rows reversed");
        check(view.reversed(1), "columns reversed");
        check(view.transposed().reversed(0), "transposed and reversed");
        check(view.stepped(1, 3), "every third column");
        check(view.stepped(0, 2).transposed(), "every second row, transposed");
        check(view.sliced(1, shape[1] / 3..shape[1]), "last columns");
        check(view.sliced(0, 0..0), "no rows");
        check(view.at(0, shape[0] - 1), "one row");
        check(view.at(1, shape[1] / 2), "one column");
        check(view.at(0, 0).broadcast_to(&[9, shape[1]]), "row, repeated");
        check(view.at(1, 0).with_axis(1).broadcast_to(&[shape[0], 9]), "column, repeated");
    }
    let cube = View::new(&data[..3 * 40 * 50], &[3, 40, 50]);
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        check(cube.permuted(&order), "permuted");
    }
    check(View::with_strides(&data, 5, &[60, 70], &[1, 1]), "windows");
    check(View::with_strides(&data, 9, &[], &[]), "one element");
    check(View::new(&data[..64], &[2; 6]).transposed(), "eight axes");
}

#[test]
fn views_of_f32_read_their_elements_in_order() {
    views::<f32>();
}

#[test]
fn views_of_f64_read_their_elements_in_order() {
    views::<f64>();
}

#[test]
fn axes_are_merged_where_they_are_evenly_spaced() {
    let data = numbers::<f32>(60);
    let view = View::new(&data, &[3, 4, 5]);
    let merged = |view: View<'_, f32>, axis: usize| {
        let merged = view.merged(axis)?;
        assert_eq!(read(merged), read(view), "{view:?} merged at {axis}");
        Some(merged.shape().collect::<Vec<_>>())
    };
    assert_eq!(merged(view, 0), Some(vec![12, 5]));
    assert_eq!(merged(view, 1), Some(vec![3, 20]));
    assert_eq!(merged(view.reversed(0).reversed(1), 0), Some(vec![12, 5]));
    assert_eq!(merged(view.sliced(2, 1..3), 0), Some(vec![12, 2]));
    assert_eq!(merged(view.sliced(2, 1..3), 1), None);
    assert_eq!(merged(view.transposed(), 0), None);
    assert_eq!(merged(view.reversed(0), 0), None);
    assert_eq!(merged(view.sliced(1, 2..3).transposed(), 0), Some(vec![5, 3]));
    assert_eq!(merged(view.sliced(0, 1..1).transposed(), 0), Some(vec![20, 0]));
    let row = view.at(0, 0).at(0, 0).broadcast_to(&[2, 3, 5]);
    assert_eq!((merged(row, 0), merged(row, 1)), (Some(vec![6, 5]), None));

    assert_eq!(view.at(0, 1).as_slice(), Some(&data[20..40]));
    assert_eq!(view.at(0, 1).at(0, 2).at(0, 3).as_slice(), Some(&data[33..34]));
    assert_eq!(view.sliced(1, 2..2).as_slice(), Some(&[][..]));
    assert_eq!(view.at(1, 0).as_slice(), None);
    assert!(view.transposed().strides().eq([1, 5, 20]));
}

#[test]
fn diagonals_and_windows_of_views() {
    let data = numbers::<f64>(60);
    let matrix = View::new(&data, &[6, 10]);
    for (view, what) in [
        (matrix, "wide"),
        (matrix.transposed(), "tall"),
        (matrix.reversed(0), "reversed"),
        (matrix.sliced(1, 3..4), "of one column"),
        (matrix.sliced(0, 2..2), "of no rows"),
    ] {
        let len = view.shape().min().unwrap();
        let diagonal: Vec<_> = (0..len).map(|i| view.get(&[i, i])).collect();
        assert_eq!(read(view.diagonal(0)), diagonal, "{what}");
    }
    for (size, step) in [(1, 1), (3, 1), (2, 3), (10, 1), (4, 9)] {
        let windows = matrix.reversed(1).windows(1, size, step);
        let shape = [6, (10 - size) / step + 1, size];
        assert!(windows.shape().eq(shape), "{windows:?}");
        for i in indices(&shape) {
            let expected = matrix.reversed(1).get(&[i[0], i[1] * step + i[2]]);
            assert_eq!(windows.get(&i), expected, "{i:?} of windows of {size}, {step} apart");
        }
    }
}

#[test]
fn two_transposed_views_of_different_shapes_meet_in_one_sweep() {
    let (a, b) = (numbers::<f32>(6_000), numbers::<f32>(12_000));
    let a = View::new(&a, &[60, 100]).transposed();
    let b = View::new(&b[6_000..], &[50, 120]).transposed();
    let mut out = vec![0.0; 6_000];
    eager::combine(operation::Sub, a.elements(), b.elements(), &mut out);
    let expected: Vec<_> = read(a).iter().zip(read(b)).map(|(a, b)| a - b).collect();
    assert_eq!(out, expected);
}

#[test]
fn transposed_results_that_are_streamed_or_shared_are_the_same() {
    let shape = [1_800, 2_100];
    let data = numbers::<f32>(shape[0] * shape[1]);
    let view = View::new(&data, &shape).transposed();
    let expected = read(view);
    for offset in 0..3 {
        let mut out = vec![0.0; offset + data.len()];
        eager::copy(view.elements(), &mut out[offset..]);
        assert!(out[offset..] == expected, "from element {offset} on");
    }
}

#[test]
fn f32_is_widened_for_sweeps_over_f64() {
    let x = numbers::<f32>(5_000);
    let mut out = vec![0.0_f64; x.len()];
    eager::copy(View::new(&x, &[50, 100]).transposed().elements(), &mut out);
    let view = View::new(&x, &[50, 100]).transposed();
    let expected: Vec<_> = read(view).into_iter().map(f64::from).collect();
    assert_eq!(out, expected);
}

#[cfg(feature = "half")]
#[test]
fn all_halves_are_widened_exactly() {
    let bits: Vec<u16> = (0..=u16::MAX).collect();
    let f16: Vec<_> = bits.iter().map(|&bits| half::f16::from_bits(bits)).collect();
    let bf16: Vec<_> = bits.iter().map(|&bits| half::bf16::from_bits(bits)).collect();
    for level in Level::available() {
        let mut out = vec![0.0_f32; bits.len()];
        let same = |a: f32, b: f32| a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan();
        level.scope(|| eager::copy(View::new(&f16, &[256, 256]).transposed().elements(), &mut out));
        for (i, x) in out.iter().enumerate() {
            assert!(same(*x, f16[i % 256 * 256 + i / 256].to_f32()), "f16 {i} on {level}");
        }
        level.scope(|| eager::copy(View::new(&bf16, &[65_536]).elements(), &mut out));
        for (x, half) in out.iter().zip(&bf16) {
            assert!(same(*x, half.to_f32()), "bf16 {half} on {level}");
        }
    }
}

#[test]
fn gather_reads_and_scatter_add_adds_rows() {
    let mut state = 3;
    for width in [1, 2, 5, 64, 700] {
        for count in [0, 1, 17, 400] {
            let rows = 23;
            let table = numbers::<f32>(rows * width);
            let indices: Vec<u32> =
                (0..count).map(|_| (splitmix(&mut state) % rows as u64) as u32).collect();
            let expected: Vec<_> = indices
                .iter()
                .flat_map(|&row| table[row as usize * width..][..width].to_vec())
                .collect();
            let mut out = vec![0.0; count * width];
            eager::copy(Gather::new(&table, width, &indices), &mut out);
            assert_eq!(out, expected, "{count} rows of {width}");

            let mut sums = table.clone();
            scatter_add(&mut sums, width, &indices, &expected);
            let mut naive = table.clone();
            for (i, &value) in expected.iter().enumerate() {
                naive[indices[i / width] as usize * width + i % width] += value;
            }
            assert_eq!(sums, naive, "{count} rows of {width}");
        }
    }
}

#[track_caller]
fn panics(f: impl FnOnce() + std::panic::UnwindSafe, message: &str) {
    let panic = std::panic::catch_unwind(f).expect_err(message);
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    assert_eq!(text.expect("panics have text"), message);
}

#[test]
fn mistakes_are_named() {
    let data = [0.0_f32; 6];
    let view = View::new(&data, &[2, 3]);
    panics(|| _ = View::new(&[0.0_f32; 6], &[4, 2]), "view: [4, 2] is not the shape of 6 elements");
    panics(
        || _ = View::with_strides(&[0.0_f32; 6], 1, &[2, 3], &[3, 1]),
        "view: shape [2, 3] with strides [3, 1] from 1 reaches outside of the 6 elements",
    );
    panics(
        || _ = View::with_strides(&[0.0_f32; 6], 2, &[4], &[-1]),
        "view: shape [4] with strides [-1] from 2 reaches outside of the 6 elements",
    );
    panics(
        || _ = View::with_strides(&[0.0_f32; 6], 0, &[usize::MAX, 3], &[0, 1]),
        "view: shape [18446744073709551615, 3] with strides [0, 1] from 0 reaches outside of the 6 \
         elements",
    );
    panics(move || _ = view.broadcast_to(&[2, 4]), "view: View[2, 3] does not broadcast to [2, 4]");
    panics(move || _ = view.broadcast_to(&[3]), "view: View[2, 3] does not broadcast to [3]");
    panics(
        move || _ = view.permuted(&[0, 0]),
        "view: [0, 0] is no order of the axes of View[2, 3]",
    );
    panics(move || _ = view.permuted(&[1]), "view: [1] leaves out axes of View[2, 3]");
    panics(move || _ = view.get(&[2, 0]), "view: no element at [2, 0] of View[2, 3]");
    panics(move || _ = view.at(1, 3), "view: no index 3 in axis 1 of View[2, 3]");
    panics(move || _ = view.sliced(2, 0..1), "view: no axis 2 in View[2, 3]");
    panics(move || _ = view.merged(1), "view: no axis 2 in View[2, 3]");
    panics(move || _ = view.diagonal(1), "view: no axis 2 in View[2, 3]");
    panics(move || _ = view.windows(1, 4, 1), "view: no windows of 4 along axis 1 of View[2, 3]");
    panics(move || _ = view.windows(1, 0, 1), "view: no windows of 0 elements");
    panics(move || _ = view.windows(1, 2, 0), "view: no steps of 0");
    panics(
        || _ = Gather::new(&[0.0_f32; 6], 2, &[0_i64, -1]),
        "gather: index -1 at 1, but the table has 3 rows",
    );
    panics(
        || scatter_add(&mut [0.0_f32; 6], 2, &[0_u32, 3], &[0.0; 4]),
        "scatter_add: index 3 at 1, but the table has 3 rows",
    );
    panics(
        || scatter_add(&mut [0.0_f32; 6], 2, &[0_u32, 1], &[0.0; 3]),
        "scatter_add: 3 values for 2 rows of 2",
    );
}
