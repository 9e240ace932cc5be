//! Products of matrices against naive sums: in `f64` for their error, and in the documented order of
//! terms for their bits, which depend neither on how matrices are stored nor on threads.

use std::panic::catch_unwind;

use cotangent_kernels::{
    BatchMut, BatchRef, Body, Element, Elementwise, Epilogue, Fused, Identity, Lane, Level, MatMut,
    MatRef, PerColumn, PerRow, Splat, Term, bias, bias_relu, matmul, matmul_add, matmul_batched,
    matmul_batched_add, relu_mask, warm, with_max_threads,
};

use crate::math::uniform;

/// The most terms that are summed before they are added to the result.
const MOST_TERMS: usize = 512;

fn numbers<T: Element>(len: usize, seed: u64) -> Vec<T> {
    let mut state = seed;
    (0..len).map(|_| T::from_f64(uniform(&mut state) - 0.5)).collect()
}

fn bits<T: Element>(x: T) -> u64 {
    // Exact, so it tells all numbers apart.
    x.to_f64().to_bits()
}

/// An operand in memory: an element of each index, for a layout.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Layout {
    RowMajor,
    Transposed,
    /// Rows that are further apart than they are long.
    Spaced,
    /// Neither rows nor columns are contiguous.
    Strided,
}

const LAYOUTS: [Layout; 4] =
    [Layout::RowMajor, Layout::Transposed, Layout::Spaced, Layout::Strided];

/// The same `rows x cols` matrix in each layout, with NaN in the gaps.
struct Stored<T> {
    data: Vec<T>,
    rows: usize,
    cols: usize,
    strides: [usize; 2],
}

impl<T: Element> Stored<T> {
    fn new(elements: &[T], rows: usize, cols: usize, layout: Layout) -> Self {
        let strides = match layout {
            Layout::RowMajor => [cols, 1],
            Layout::Transposed => [1, rows],
            Layout::Spaced => [cols + 5, 1],
            Layout::Strided => [2 * cols + 3, 2],
        };
        let len = if elements.is_empty() {
            0
        } else {
            (rows - 1) * strides[0] + (cols - 1) * strides[1] + 1
        };
        let mut data = vec![T::NAN; len];
        for i in 0..rows {
            for j in 0..cols {
                data[i * strides[0] + j * strides[1]] = elements[i * cols + j];
            }
        }
        Self { data, rows, cols, strides }
    }

    fn as_ref(&self) -> MatRef<'_, T> {
        MatRef::with_strides(&self.data, self.rows, self.cols, self.strides)
    }
}

/// `start + a b` in the documented order: each block of terms is one chain of multiply-adds.
fn in_order<T: Element>(
    level: Level,
    [m, n, k]: [usize; 3],
    a: &[T],
    b: &[T],
    start: Option<&[T]>,
) -> Vec<T> {
    // As many blocks as are needed, of one size.
    let terms = k.div_ceil(k.div_ceil(MOST_TERMS).max(1));
    let mut out = Vec::with_capacity(m * n);
    for i in 0..m {
        for j in 0..n {
            let mut sum = start.map(|start| start[i * n + j]);
            for block in (0..k).step_by(terms.max(1)) {
                let mut partial = T::ZERO;
                for p in block..k.min(block + terms) {
                    let (x, y) = (a[i * k + p], b[p * n + j]);
                    partial = if level.has_fma() { x.mul_add(y, partial) } else { x * y + partial };
                }
                sum = Some(sum.map_or(partial, |sum| sum + partial));
            }
            out.push(sum.unwrap_or(T::ZERO));
        }
    }
    out
}

#[track_caller]
fn assert_same<T: Element>(found: &[T], expected: &[T], cols: usize, what: &str) {
    assert_eq!(found.len(), expected.len(), "elements of {what}");
    for (index, (&found, &expected)) in found.iter().zip(expected).enumerate() {
        let (row, col) = (index / cols, index % cols);
        let same = bits(found) == bits(expected) || found.is_nan() && expected.is_nan();
        assert!(same, "{what} at ({row}, {col}): {found} instead of {expected}");
    }
}

/// One shape, with operands in two layouts, overwritten and added to.
fn check_shape<T: Element>(level: Level, [m, n, k]: [usize; 3], layouts: [Layout; 2]) {
    let what = format!("{m} x {k} x {n} {} on {level}, stored as {layouts:?}", T::DTYPE);
    let (a, b) = (numbers::<T>(m * k, 1), numbers::<T>(k * n, 2));
    let (a_stored, b_stored) =
        (Stored::new(&a, m, k, layouts[0]), Stored::new(&b, k, n, layouts[1]));
    level.scope(|| {
        let mut out = vec![T::NAN; m * n];
        matmul(a_stored.as_ref(), b_stored.as_ref(), MatMut::row_major(&mut out, m, n), Identity);
        assert_same(&out, &in_order(level, [m, n, k], &a, &b, None), n, &what);

        let start = numbers::<T>(m * n, 3);
        out.copy_from_slice(&start);
        matmul_add(
            a_stored.as_ref(),
            b_stored.as_ref(),
            MatMut::row_major(&mut out, m, n),
            Identity,
        );
        let expected = in_order(level, [m, n, k], &a, &b, Some(&start));
        assert_same(&out, &expected, n, &format!("added {what}"));
    });
}

fn check_shapes<T: Element>(shapes: impl Iterator<Item = [usize; 3]> + Clone) {
    for level in Level::available() {
        for shape in shapes.clone() {
            for (index, a) in LAYOUTS.into_iter().enumerate() {
                // Each layout of `a` with each of `b` as shapes go by.
                let b = LAYOUTS[(index + shape.iter().sum::<usize>()) % LAYOUTS.len()];
                check_shape::<T>(level, shape, [a, b]);
            }
        }
    }
}

#[test]
fn every_remainder_of_rows_and_columns() {
    let shapes = (1..32).flat_map(|m| (1..70).step_by(1 + m % 3).map(move |n| [m, n, 5]));
    check_shapes::<f32>(shapes.clone());
    check_shapes::<f64>(shapes);
}

#[test]
fn every_remainder_of_terms() {
    let ks = (0..20).chain([511, 512, 513, 784, 1024, 1025]);
    let shapes = ks.flat_map(|k| [[1, 1, k], [7, 33, k], [65, 17, k], [1, 40, k], [37, 1, k]]);
    check_shapes::<f32>(shapes.clone());
    check_shapes::<f64>(shapes);
}

#[test]
fn shapes_that_are_copied() {
    let shapes = [
        [50, 300, 500],
        [60, 65, 1024],
        [49, 1030, 130],
        [30, 70, 4096],
        [200, 129, 70],
        [64, 784, 128],
    ];
    check_shapes::<f32>(shapes.into_iter());
    check_shapes::<f64>(shapes.into_iter());
}

#[test]
fn all_pairs_of_layouts() {
    for level in Level::available() {
        for a in LAYOUTS {
            for b in LAYOUTS {
                for shape in [[20, 37, 40], [60, 140, 30]] {
                    check_shape::<f32>(level, shape, [a, b]);
                    check_shape::<f64>(level, shape, [a, b]);
                }
            }
        }
    }
}

/// Against sums in `f64`, with the bound of a chain: its length times half the spacing of the sum of
/// magnitudes.
#[test]
fn the_error_is_bounded() {
    let [m, n, k] = [37, 45, 1000];
    let (a, b) = (numbers::<f32>(m * k, 5), numbers::<f32>(k * n, 6));
    for level in Level::available() {
        let mut out = vec![f32::NAN; m * n];
        level.scope(|| {
            matmul(
                MatRef::row_major(&a, m, k),
                MatRef::row_major(&b, k, n),
                MatMut::row_major(&mut out, m, n),
                Identity,
            );
        });
        for i in 0..m {
            for j in 0..n {
                let terms = (0..k).map(|p| f64::from(a[i * k + p]) * f64::from(b[p * n + j]));
                let (sum, size) =
                    terms.fold((0.0, 0.0), |(sum, size), term| (sum + term, size + term.abs()));
                let roundings = 2.0 * (MOST_TERMS + k / MOST_TERMS) as f64;
                let bound = roundings * f64::from(f32::EPSILON) / 2.0 * size;
                let error = (f64::from(out[i * n + j]) - sum).abs();
                assert!(error <= bound, "({i}, {j}) on {level}: off by {error}, bound {bound}");
            }
        }
    }
}

#[test]
fn empty_shapes() {
    for level in Level::available() {
        for shape in [[0, 3, 4], [3, 0, 4], [0, 0, 0], [3, 4, 0], [40, 200, 0]] {
            for layouts in [[Layout::RowMajor; 2], [Layout::Transposed; 2]] {
                check_shape::<f32>(level, shape, layouts);
                check_shape::<f64>(level, shape, layouts);
            }
        }
    }
}

#[test]
fn a_sum_of_no_terms_leaves_the_sign_of_zero() {
    let mut out = [-0.0_f32; 3];
    let (a, b) = (MatRef::row_major(&[], 1, 0), MatRef::row_major(&[], 0, 3));
    matmul_add(a, b, MatMut::row_major(&mut out, 1, 3), Identity);
    assert!(out.iter().all(|x| x.is_sign_negative()), "{out:?}");
    matmul(a, b, MatMut::row_major(&mut out, 1, 3), bias(&[1.0, 2.0, 3.0]));
    assert_eq!(out, [1.0, 2.0, 3.0], "a bias on empty sums");
}

/// Of a result that is a part of a larger array, nothing else is written.
#[test]
fn the_surroundings_stay() {
    for level in Level::available() {
        for [m, n, k] in [[5, 3, 4], [29, 31, 10], [60, 141, 300]] {
            let (a, b) = (numbers::<f64>(m * k, 7), numbers::<f64>(k * n, 8));
            let stride = n + 3;
            let mut out = vec![7.0; m * stride];
            level.scope(|| {
                matmul(
                    MatRef::row_major(&a, m, k),
                    MatRef::row_major(&b, k, n),
                    MatMut::with_row_stride(&mut out, m, n, stride),
                    Identity,
                );
            });
            let expected = in_order(level, [m, n, k], &a, &b, None);
            for (row, expected) in out.chunks(stride).zip(expected.chunks(n)) {
                assert_eq!(&row[..n], expected, "{m} x {k} x {n} on {level}");
                assert_eq!(row[n..], [7.0; 3], "behind a row of {m} x {k} x {n} on {level}");
            }
        }
    }
}

/// Strides of dimensions that have one element may be anything.
#[test]
fn strides_that_nothing_steps_over() {
    let far = usize::MAX;
    for level in Level::available() {
        let mut out = [0.0_f32; 6];
        level.scope(|| {
            let row = MatRef::with_strides(&[1.0, 2.0], 1, 2, [far, 1]);
            let column = MatRef::with_strides(&[3.0, 4.0], 2, 1, [1, far]);
            let one = MatRef::with_strides(&[5.0], 1, 1, [far, far]);
            matmul(row, column, MatMut::with_row_stride(&mut out[..1], 1, 1, far), Identity);
            matmul(column, row, MatMut::row_major(&mut out[1..5], 2, 2), Identity);
            matmul(one, one, MatMut::with_row_stride(&mut out[5..], 1, 1, far), Identity);
        });
        assert_eq!(out, [11.0, 3.0, 6.0, 4.0, 8.0, 25.0], "on {level}");
    }
}

/// NaN and infinities arrive where the naive sum has them, and nowhere else.
#[test]
fn hostile_values() {
    let [m, n, k] = [30, 45, 20];
    for level in Level::available() {
        for (at_a, at_b, value) in [
            (0, 0, f32::NAN),
            (599, 899, f32::INFINITY),
            (211, 333, f32::NEG_INFINITY),
            (7, 50, f32::MAX),
        ] {
            let (mut a, mut b) = (numbers::<f32>(m * k, 9), numbers::<f32>(k * n, 10));
            a[at_a] = value;
            b[at_b] = value;
            for layout in LAYOUTS {
                let (stored_a, stored_b) =
                    (Stored::new(&a, m, k, layout), Stored::new(&b, k, n, layout));
                let mut out = vec![0.0; m * n];
                level.scope(|| {
                    let out = MatMut::row_major(&mut out, m, n);
                    matmul(stored_a.as_ref(), stored_b.as_ref(), out, Identity);
                });
                let expected = in_order(level, [m, n, k], &a, &b, None);
                assert_same(&out, &expected, n, &format!("{value} on {level}, {layout:?}"));
            }
        }
    }
}

#[test]
fn batches() {
    let [count, m, n, k] = [5, 9, 20, 12];
    let (a, b) = (numbers::<f32>(count * m * k, 11), numbers::<f32>(count * k * n, 12));
    for level in Level::available() {
        let expected: Vec<f32> = (0..count)
            .flat_map(|i| in_order(level, [m, n, k], &a[i * m * k..], &b[i * k * n..], None))
            .collect();
        let mut out = vec![f32::NAN; count * m * n];
        let (a, b) = (BatchRef::row_major(&a, count, m, k), BatchRef::row_major(&b, count, k, n));
        level.scope(|| {
            matmul_batched(a, b, BatchMut::row_major(&mut out, count, m, n), Identity);
            assert_same(&out, &expected, n, "a batch");

            // The results side by side: rows of one between those of the others.
            let mut wide = vec![f32::NAN; m * count * n];
            let sides = BatchMut::with_strides(&mut wide, count, m, n, [n, count * n]);
            matmul_batched(a, b, sides, Identity);
            for (i, expected) in expected.chunks(m * n).enumerate() {
                for (row, expected) in expected.chunks(n).enumerate() {
                    let start = row * count * n + i * n;
                    assert_same(&wide[start..start + n], expected, n, "rows side by side");
                }
            }

            // Added to itself, it is doubled only where it is the same sum.
            matmul_batched_add(a, b, BatchMut::row_major(&mut out, count, m, n), Identity);
            let doubled: Vec<f32> = expected.iter().map(|x| x + x).collect();
            assert_same(&out, &doubled, n, "a batch added to itself");
        });
    }
}

#[test]
fn one_matrix_for_a_whole_batch() {
    let [count, m, n, k] = [4, 17, 33, 8];
    let (a, b) = (numbers::<f64>(count * m * k, 13), numbers::<f64>(n * k, 14));
    let b = MatRef::row_major(&b, n, k).transposed();
    let (mut out, mut all) = (vec![0.0; count * m * n], vec![0.0; count * m * n]);
    let batch = BatchRef::row_major(&a, count, m, k);
    let out_batch = BatchMut::row_major(&mut out, count, m, n);
    matmul_batched(batch, BatchRef::repeated(b, count), out_batch, Identity);
    let a = MatRef::row_major(&a, count * m, k);
    matmul(a, b, MatMut::row_major(&mut all, count * m, n), Identity);
    assert_eq!(out, all, "a batch and all of its rows at once");
}

/// `sqrt(abs(product + column)) * row - scale * other`.
#[derive(Clone, Copy)]
struct Everything;
impl<T: Element> Body<T, 5, 1> for Everything {
    #[inline(always)]
    fn step<V: Lane<Elem = T>>(
        &self,
        [product, column, row, other, scale]: [V; 5],
    ) -> [Term<V>; 1] {
        [Term::Value((product + column).abs().sqrt() * row - scale * other)]
    }
}

/// What an epilogue makes of a product of which every position is known.
fn check_epilogue<T: Element, E: Epilogue<T>>(
    [m, n, k]: [usize; 3],
    epilogue: E,
    expected: impl Fn(T, usize, usize) -> T,
    what: &str,
) {
    let (a, b) = (numbers::<T>(m * k, 15), numbers::<T>(k * n, 16));
    for level in Level::available() {
        for start in [None, Some(numbers::<T>(m * n, 17))] {
            let mut out = start.clone().unwrap_or_else(|| vec![T::NAN; m * n]);
            let (a_ref, b_ref) = (MatRef::row_major(&a, m, k), MatRef::row_major(&b, k, n));
            level.scope(|| {
                let out = MatMut::row_major(&mut out, m, n);
                match start {
                    None => matmul(a_ref, b_ref, out, epilogue),
                    Some(_) => matmul_add(a_ref, b_ref, out, epilogue),
                }
            });
            let products = in_order(level, [m, n, k], &a, &b, start.as_deref());
            let results: Vec<T> = products
                .iter()
                .enumerate()
                .map(|(index, &product)| expected(product, index / n, index % n))
                .collect();
            assert_same(&out, &results, n, &format!("{what} of {m} x {k} x {n} on {level}"));
        }
    }
}

#[test]
fn epilogues() {
    let relu = |x: f64| if x <= 0.0 { 0.0 } else { x };
    for shape @ [m, n, _] in [[3, 5, 4], [20, 33, 300], [50, 150, 17], [70, 300, 0], [9, 1, 600]] {
        let (columns, rows) = (numbers::<f64>(n, 18), numbers::<f64>(m, 19));
        let others = numbers::<f64>(m * n, 20);
        let other = |i: usize, j: usize| others[i * n + j];
        check_epilogue(shape, bias(&columns), |x, _, j| x + columns[j], "a bias");
        check_epilogue(shape, bias_relu(&columns), |x, _, j| relu(x + columns[j]), "bias and relu");
        let turned = Stored::new(&others, m, n, Layout::Transposed);
        for (name, matrix) in
            [("rows", MatRef::row_major(&others, m, n)), ("columns", turned.as_ref())]
        {
            let mask = |x, i, j| if other(i, j) > 0.0 { x } else { 0.0 };
            check_epilogue(shape, relu_mask(matrix), mask, &format!("a mask of {name}"));
            let beside = (
                PerColumn(&columns[..]),
                (PerRow(&rows[..]), (Elementwise::new(matrix), (Splat(3.0), ()))),
            );
            let everything = |x: f64, i: usize, j: usize| {
                (x + columns[j]).abs().sqrt() * rows[i] - 3.0 * other(i, j)
            };
            check_epilogue(shape, Fused::new(Everything, beside), everything, "everything");
        }
    }
}

#[test]
fn epilogues_of_batches() {
    let [count, m, n, k] = [3, 40, 21, 5];
    let (a, b) = (numbers::<f32>(count * m * k, 21), numbers::<f32>(count * k * n, 22));
    let masks = numbers::<f32>(count * m * n, 23);
    let (mut plain, mut masked) = (vec![0.0; count * m * n], vec![0.0; count * m * n]);
    let (a, b) = (BatchRef::row_major(&a, count, m, k), BatchRef::row_major(&b, count, k, n));
    matmul_batched(a, b, BatchMut::row_major(&mut plain, count, m, n), Identity);
    #[derive(Clone, Copy)]
    struct Times;
    impl Body<f32, 2, 1> for Times {
        #[inline(always)]
        fn step<V: Lane<Elem = f32>>(&self, [product, other]: [V; 2]) -> [Term<V>; 1] {
            [Term::Product(product, other)]
        }
    }
    let beside = Elementwise::new(BatchRef::row_major(&masks, count, m, n));
    let out = BatchMut::row_major(&mut masked, count, m, n);
    matmul_batched(a, b, out, Fused::new(Times, (beside, ())));
    for (index, (masked, plain)) in masked.iter().zip(&plain).enumerate() {
        assert_eq!(*masked, plain * masks[index], "element {index}");
    }
}

/// In a body, another product; so that copies for one do not overwrite those for the other.
#[test]
fn a_product_within_a_product() {
    #[derive(Clone, Copy)]
    struct Nested;
    impl Body<f32, 1, 1> for Nested {
        fn step<V: Lane<Elem = f32>>(&self, [product]: [V; 1]) -> [Term<V>; 1] {
            let ones = [1.0_f32; 49 * 130];
            let (a, b) =
                (MatRef::row_major(&ones[..49], 49, 1), MatRef::row_major(&ones[..130], 1, 130));
            let mut out = vec![0.0; 49 * 130];
            matmul(a, b, MatMut::row_major(&mut out, 49, 130), Identity);
            [Term::Value(product + V::splat(out[77]))]
        }
    }
    let [m, n, k] = [50, 140, 3];
    let (a, b) = (vec![2.0; m * k], vec![3.0; k * n]);
    let mut out = vec![0.0; m * n];
    let (a, b) = (MatRef::row_major(&a, m, k), MatRef::row_major(&b, k, n));
    matmul(a, b, MatMut::row_major(&mut out, m, n), Fused::new(Nested, ()));
    assert!(out.iter().all(|&x| x == 19.0), "18 + 1 everywhere");
}

/// Large enough for threads, asleep and awake.
fn bits_with_threads<T: Element>() {
    for [m, n, k] in [[70, 130, 600], [300, 260, 300], [33, 1100, 260]] {
        let (a, b) = (numbers::<T>(m * k, 24), numbers::<T>(k * n, 25));
        let column = numbers::<T>(n, 26);
        let compute = || {
            let mut out = vec![T::NAN; m * n];
            matmul(
                MatRef::row_major(&a, m, k),
                MatRef::row_major(&b, k, n),
                MatMut::row_major(&mut out, m, n),
                bias_relu(&column),
            );
            out
        };
        for level in Level::available() {
            let expected = level.scope(|| with_max_threads(1, compute));
            for threads in [1, 2, 3, 8] {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
                pool.expect("a pool").install(|| {
                    level.scope(|| {
                        let what = format!("{m} x {k} x {n} on {level}, {threads} threads");
                        assert_same(&compute(), &expected, n, &what);
                        warm(|| {
                            for round in 0..5 {
                                let what = format!("{what}, warm, round {round}");
                                assert_same(&compute(), &expected, n, &what);
                            }
                        });
                        with_max_threads(2, || assert_same(&compute(), &expected, n, &what));
                        rayon::join(
                            || assert_same(&compute(), &expected, n, &what),
                            || level.scope(|| assert_same(&compute(), &expected, n, &what)),
                        );
                    });
                });
            }
        }
    }
}

#[test]
fn the_same_bits_with_any_threads() {
    bits_with_threads::<f32>();
    bits_with_threads::<f64>();
}

#[test]
fn a_batch_on_threads() {
    let [count, m, n, k] = [40, 30, 50, 70];
    let (a, b) = (numbers::<f32>(count * m * k, 27), numbers::<f32>(count * k * n, 28));
    let compute = || {
        let mut out = vec![f32::NAN; count * m * n];
        let (a, b) = (BatchRef::row_major(&a, count, m, k), BatchRef::row_major(&b, count, k, n));
        matmul_batched(a, b, BatchMut::row_major(&mut out, count, m, n), Identity);
        out
    };
    let expected = with_max_threads(1, compute);
    for threads in [2, 3, 8] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("a pool").install(|| {
            warm(|| {
                for _ in 0..5 {
                    assert_same(&compute(), &expected, n, &format!("{threads} threads"));
                }
            });
        });
    }
}

/// The message with which `f` panics.
fn message(f: impl FnOnce() + std::panic::UnwindSafe) -> String {
    let panic = catch_unwind(f).expect_err("it panics");
    match panic.downcast::<String>() {
        Ok(message) => *message,
        Err(panic) => (*panic.downcast::<&str>().expect("a message")).to_owned(),
    }
}

#[test]
fn shapes_that_do_not_fit() {
    let mut out = [7.0_f32; 6];
    let said = message(|| {
        let (a, b) = (MatRef::row_major(&[0.0; 6], 2, 3), MatRef::row_major(&[0.0; 8], 4, 2));
        matmul(a, b, MatMut::row_major(&mut [0.0_f32; 4], 2, 2), Identity);
    });
    let expected =
        "matmul: a is 2 x 3, b is 4 x 2, out is 2 x 2: they must be m x k, k x n and m x n";
    assert_eq!(said, expected);
    let said = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let (a, b) = (MatRef::row_major(&[0.0; 6], 2, 3), MatRef::row_major(&[0.0; 9], 3, 3));
        matmul(a, b, MatMut::row_major(&mut out, 2, 3), bias(&[1.0, 2.0]));
    }));
    assert!(said.is_err(), "a bias of another length");
    assert_eq!(out, [7.0; 6], "nothing is written before the check");
    let said = message(|| {
        let (a, b) = (MatRef::row_major(&[0.0; 6], 2, 3), MatRef::row_major(&[0.0; 9], 3, 3));
        matmul(a, b, MatMut::row_major(&mut [0.0_f32; 6], 2, 3), bias(&[1.0, 2.0]));
    });
    assert_eq!(said, "matmul: 2 elements beside 3 columns");
    let said = message(|| {
        let batch = BatchRef::row_major(&[0.0_f64; 12], 3, 2, 2);
        let other = BatchRef::row_major(&[0.0; 8], 2, 2, 2);
        matmul_batched(batch, other, BatchMut::row_major(&mut [0.0; 12], 3, 2, 2), Identity);
    });
    let expected = "matmul: a is 3 x 2 x 2, b is 2 x 2 x 2, out is 3 x 2 x 2: they must be m x k, k x n and m x n";
    assert_eq!(said, expected);
}

#[test]
fn matrices_that_are_none() {
    let said = message(|| {
        MatRef::row_major(&[0.0_f32; 5], 2, 3);
    });
    assert_eq!(said, "5 elements do not fill a matrix of 2 x 3");
    let said = message(|| {
        MatRef::with_strides(&[0.0_f32; 5], 2, 3, [3, 1]);
    });
    let expected = "a matrix of 2 x 3 with strides [3, 1] has elements beyond the 5 that are there";
    assert_eq!(said, expected);
    let said = message(|| {
        MatRef::with_strides(&[0.0_f32; 5], 2, 2, [usize::MAX, 2]);
    });
    assert!(said.contains("has elements beyond the 5"), "{said}");
    let said = message(|| {
        MatMut::with_row_stride(&mut [0.0_f32; 9], 3, 3, 2);
    });
    let expected = "elements of a matrix of 3 x 3 to be written overlap with strides [2, 1]";
    assert_eq!(said, expected);
    let said = message(|| {
        BatchMut::with_strides(&mut [0.0_f64; 20], 3, 2, 2, [3, 2]);
    });
    let expected = "elements of a matrix of 3 x 2 x 2 to be written overlap with strides [3, 2, 1]";
    assert_eq!(said, expected);
}
