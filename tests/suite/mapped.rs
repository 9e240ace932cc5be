//! The mapped forms of functions of scalars against the functions themselves, one element at a time: to
//! the bit, as both run on registers of the same level.

use cotangent::Element;
use cotangent::prelude::*;
use cotangent_kernels::Level;

use crate::condition::epsilon;
use crate::corpus::uniform;

/// What no gradient flows through.
#[derive(Clone, Copy)]
enum Kind {
    Call,
    Put,
}

struct Table(Vec<usize>);

/// Branches, loops whose length the data decide, and what is not differentiated.
#[differentiable]
fn priced(
    spot: f64,
    strike: f64,
    #[no_grad] rate: f64,
    #[no_grad] kind: Kind,
    #[no_grad] table: &Table,
) -> f64 {
    let sign = match kind {
        Kind::Call => 1.0,
        Kind::Put => -1.0,
    };
    let steps = table.0[0] as f64;
    let mut value = sign * (spot / strike).ln() + rate.sqrt();
    while value < 2.0 {
        value = value + 0.25 * spot + 0.5;
    }
    if spot > strike { value * steps } else { value.exp() * strike }
}

#[differentiable]
fn shaped(p: [f32; 3], q: (f32, f32), w: &Variable<f32>) -> f32 {
    p[0] * p[1].sin() + q.0 / p[2] - q.1 * w.exp()
}

/// More floats come in than go out.
#[differentiable]
fn of_many(a: f64, b: f64, #[no_grad] c: f64, d: [f64; 2]) -> (f64, f64) {
    let x = a * b.exp() + c;
    (x * d[0], d[1].sin() / x)
}

/// `map_value` and `map_jacobian` give what `map_value_and_jacobian` gives.
fn assert_forms_agree(a: &[f64], b: &[f64], d: [&Vec<f64>; 2], level: Level) {
    let mut both = [(); 10].map(|()| vec![0.0; a.len()]);
    let mut alone = both.clone();
    let [v0, v1, a0, b0, c0, d0, a1, b1, c1, d1] = &mut both;
    let jacobian = [[a0, b0, c0, d0], [a1, b1, c1, d1]];
    of_many::map_value_and_jacobian(a, b, 1.5, d, (v0, v1), jacobian).expect(FIT);
    let [v0, v1, a0, b0, c0, d0, a1, b1, c1, d1] = &mut alone;
    of_many::map_value(a, b, 1.5, d, (v0, v1)).expect(FIT);
    let jacobian = [[a0, b0, c0, d0], [a1, b1, c1, d1]];
    of_many::map_jacobian(a, b, 1.5, d, jacobian).expect(FIT);
    for (index, (alone, both)) in alone.iter().zip(&both).enumerate() {
        assert_same(level, alone, both, &format!("result {index} alone"));
    }
}

/// More floats go out than come in.
#[differentiable]
fn to_many(r: f32, angle: f32) -> [f32; 3] {
    let (sin, cos) = angle.sin_cos();
    [r * cos, r * sin, r * r]
}

/// All remainders of the widest registers, of groups of them, and of a block.
fn lengths() -> impl Iterator<Item = usize> {
    (0..=67).chain([127, 128, 131, 4095, 4096, 4097, 8203])
}

fn drawn(seed: u64, len: usize) -> Vec<f64> {
    (0..len as u64).map(|i| 0.5 + uniform(seed, i)).collect()
}

fn drawn_single(seed: u64, len: usize) -> Vec<f32> {
    drawn(seed, len).into_iter().map(|x| x as f32).collect()
}

/// The same bits; without FMA numbers use it all the same, so there the two only come close.
#[track_caller]
fn assert_same<T: Element>(level: Level, found: &[T], expected: &[T], what: &str) {
    const ULP: f64 = 64.0;
    assert_eq!(found.len(), expected.len(), "{what} on {level}");
    for (i, (found, expected)) in found.iter().zip(expected).enumerate() {
        let (found, expected) = (found.to_f64(), expected.to_f64());
        let bound = ULP * epsilon::<T>() * (1.0 + expected.abs());
        let is_same = match level.has_fma() {
            true => found.to_bits() == expected.to_bits(),
            false => (found - expected).abs() <= bound,
        };
        assert!(is_same, "{what} on {level}, element {i}: {found} instead of {expected}");
    }
}

const FIT: &str = "the lengths fit";

#[test]
fn a_mapped_gradient_is_that_of_each_element() {
    let table = Table(vec![3]);
    for level in Level::available() {
        for len in lengths() {
            let (spot, strike) = (drawn(0, len), Tensor::from_slice(&drawn(1, len)));
            let (mut value, mut by_spot, mut by_strike) =
                (vec![0.0; len], vec![0.0; len], vec![0.0; len]);
            let mut only_value = vec![0.0; len];
            let mut expected = [vec![], vec![], vec![]];
            level.scope(|| {
                for (&spot, &strike) in spot.iter().zip(strike.iter()) {
                    let (value, grad) =
                        priced::value_and_grad(spot, strike, 0.3, Kind::Put, &table).expect(FIT);
                    let all = [value, grad.spot, grad.strike];
                    expected.iter_mut().zip(all).for_each(|(column, x)| column.push(x));
                }
                let grads = PricedGrads { spot: &mut by_spot, strike: &mut by_strike };
                let kind = Kind::Put;
                priced::map_value_and_grad(&spot, &strike, 0.3, kind, &table, &mut value, grads)
                    .expect(FIT);
                priced::map_value(&spot, &strike, 0.3, kind, &table, &mut only_value).expect(FIT);
            });
            let [values, by_spots, by_strikes] = &expected;
            assert_same(level, &value, values, "the value");
            assert_same(level, &only_value, values, "the value alone");
            assert_same(level, &by_spot, by_spots, "the gradient by `spot`");
            assert_same(level, &by_strike, by_strikes, "the gradient by `strike`");
        }
    }
}

#[test]
fn a_mapped_hessian_product_is_that_of_each_element() {
    let w = Variable::new(0.75);
    for level in Level::available() {
        for len in [0, 1, 7, 16, 33, 131, 4097] {
            let p = [1, 2, 3].map(|seed| drawn_single(seed, len));
            let q = drawn_single(4, len);
            let along = [5, 6].map(|seed| drawn_single(seed, len));
            let mut places = [(); 5].map(|()| vec![0.0; len]);
            let mut expected = [(); 5].map(|()| Vec::new());
            level.scope(|| {
                for i in 0..len {
                    let p = [p[0][i], p[1][i], p[2][i]];
                    let tangent =
                        ShapedGrad { p: [along[0][i]; 3], q: (0.5, along[1][i]), w: -0.25 };
                    let product = shaped::hvp(p, (0.5, q[i]), &w, &tangent).expect(FIT);
                    let [a, b, c] = product.p;
                    let all = [a, b, c, product.q.0, product.w];
                    expected.iter_mut().zip(all).for_each(|(column, x)| column.push(x));
                }
                let [p0, p1, p2, q0, by_w] = &mut places;
                let tangent = ShapedGrads { p: [&along[0]; 3], q: (0.5, &along[1]), w: -0.25 };
                let product = ShapedGrads { p: [p0, p1, p2], q: (q0, ()), w: by_w };
                shaped::map_hvp(p.each_ref(), (0.5, &q), &w, tangent, product).expect(FIT);
            });
            for (index, (place, expected)) in places.iter().zip(&expected).enumerate() {
                assert_same(level, place, expected, &format!("product {index}"));
            }
        }
    }
    let short = ShapedGrads { p: [&[1.0_f32; 2][..]; 3], q: (0.0, 0.0), w: 0.0 };
    let product = ShapedGrads { p: [(); 3], q: ((), ()), w: () };
    let three = [1.0; 3];
    let error = shaped::map_hvp([&three; 3], (0.5, 1.0), &w, short, product).unwrap_err();
    assert_eq!(
        error.to_string(),
        "shaped::map_hvp: `tangent.p[0]` has shape [2], but `p[0]` has shape [3]: arrays that are used \
         together have the same shape",
    );
}

#[test]
fn tuples_arrays_and_numbers_for_all_are_mapped() {
    let w = Variable::new(0.75);
    for level in Level::available() {
        for len in lengths() {
            let p = [1, 2, 3].map(|seed| drawn_single(seed, len));
            let q = drawn_single(4, len);
            let mut places = [(); 6].map(|()| vec![0.0; len]);
            let mut expected = [(); 6].map(|()| Vec::new());
            level.scope(|| {
                for i in 0..len {
                    let (value, grad) =
                        shaped::value_and_grad([p[0][i], p[1][i], p[2][i]], (0.5, q[i]), &w)
                            .expect(FIT);
                    let [a, b, c] = grad.p;
                    let all = [value, a, b, c, grad.q.0, grad.w];
                    expected.iter_mut().zip(all).for_each(|(column, x)| column.push(x));
                }
                let [value, p0, p1, p2, q0, by_w] = &mut places;
                let grads = ShapedGrads { p: [p0, p1, p2], q: (q0, ()), w: by_w };
                shaped::map_value_and_grad(p.each_ref(), (0.5, &q), &w, value, grads).expect(FIT);
            });
            for (index, (place, expected)) in places.iter().zip(&expected).enumerate() {
                assert_same(level, place, expected, &format!("result {index}"));
            }
        }
    }
}

#[test]
fn a_mapped_jacobian_by_rows_is_that_of_each_element() {
    for level in Level::available() {
        for len in lengths() {
            let [a, b, d] = [5, 6, 7].map(|seed| drawn(seed, len));
            let mut places = [(); 10].map(|()| vec![0.0; len]);
            let mut expected = [(); 10].map(|()| Vec::new());
            level.scope(|| {
                for i in 0..len {
                    let d = [d[i], 0.25];
                    let value = of_many::value(a[i], b[i], 1.5, d).expect(FIT);
                    let [first, second] = of_many::jacobian(a[i], b[i], 1.5, d).expect(FIT);
                    let all = [value.0, value.1].into_iter().chain(first).chain(second);
                    expected.iter_mut().zip(all).for_each(|(column, x)| column.push(x));
                }
                let [v0, v1, a0, b0, c0, d0, a1, b1, c1, d1] = &mut places;
                let quarter = vec![0.25; len];
                let d = [&d, &quarter];
                let jacobian = [[a0, b0, c0, d0], [a1, b1, c1, d1]];
                of_many::map_value_and_jacobian(&a, &b, 1.5, d, (v0, v1), jacobian).expect(FIT);
                assert_forms_agree(&a, &b, d, level);
            });
            for (index, (place, expected)) in places.iter().zip(&expected).enumerate() {
                assert_same(level, place, expected, &format!("result {index}"));
            }
        }
    }
}

#[test]
fn a_mapped_jacobian_by_columns_is_that_of_each_element() {
    for level in Level::available() {
        for len in lengths() {
            let [r, angle] = [8, 9].map(|seed| drawn_single(seed, len));
            let mut entries = vec![0.0; 6 * len];
            let mut expected = vec![0.0; 6 * len];
            let mut values = [(); 3].map(|()| vec![0.0; len]);
            let mut only_values = values.clone();
            level.scope(|| {
                for i in 0..len {
                    let jacobian = to_many::jacobian(r[i], angle[i]).expect(FIT);
                    for (entry, x) in jacobian.into_iter().flatten().enumerate() {
                        expected[entry * len + i] = x;
                    }
                }
                let mut rest = &mut entries[..];
                let mut next = || rest.split_off_mut(..len).expect("there are six");
                let jacobian = [[next(), next()], [next(), next()], [next(), next()]];
                let value = values.each_mut();
                to_many::map_value_and_jacobian(&r, &angle, value, jacobian).expect(FIT);
                to_many::map_value(&r, &angle, only_values.each_mut()).expect(FIT);
            });
            assert_same(level, &entries, &expected, "the Jacobian");
            for (values, expected) in values.iter().zip(&only_values) {
                assert_same(level, values, expected, "the value beside the Jacobian");
            }
        }
    }
}

/// Branches and loops of which a pullback is called for each row.
#[differentiable]
fn of_loops(a: f64, b: f64, #[no_grad] kind: &Kind, c: f64) -> (f64, f64) {
    let mut x = a;
    let mut y = b * c;
    while x < 3.0 {
        let (mut inner, mut count) = (0.0, 0.0);
        while inner < x {
            inner += b;
            count += c * inner;
        }
        x = x + 0.3 * b + 0.1;
        y = if y > 1.0 { y.sin() * x } else { (y + count).exp() };
    }
    let sign = match kind {
        Kind::Call => a.sin() * b,
        Kind::Put => c.cos() * a,
    };
    (x * sign, y - sign * sign)
}

#[test]
fn a_pullback_is_called_for_each_row() {
    /// What forward mode and reverse mode round differently.
    const ULP: f64 = 256.0;
    let [a, b, c] = [13, 14, 15].map(|seed| drawn(seed, 41));
    for kind in [&Kind::Call, &Kind::Put] {
        let mut places = [(); 8].map(|()| vec![0.0; a.len()]);
        let [x, y, xa, xb, xc, ya, yb, yc] = &mut places;
        let jacobian = [[xa, xb, xc], [ya, yb, yc]];
        of_loops::map_value_and_jacobian(&a, &b, kind, &c, (x, y), jacobian).expect(FIT);
        for i in 0..a.len() {
            let rows = of_loops::jacobian(a[i], b[i], kind, c[i]).expect(FIT);
            for column in 0..3 {
                let unit = |k: usize| if k == column { 1.0 } else { 0.0 };
                let tangent = OfLoopsGrad { a: unit(0), b: unit(1), c: unit(2) };
                let (value, slope) = of_loops::jvp(a[i], b[i], kind, c[i], &tangent).expect(FIT);
                for (row, slope) in [slope.0, slope.1].into_iter().enumerate() {
                    let bound = ULP * f64::EPSILON * (1.0 + slope.abs());
                    for found in [places[2 + 3 * row + column][i], rows[row][column]] {
                        assert!(
                            (found - slope).abs() <= bound,
                            "row {row}, column {column} of element {i}: {found}, forward {slope}"
                        );
                    }
                }
                assert_eq!((places[0][i], places[1][i]), value, "the value of element {i}");
            }
        }
    }
}

#[test]
fn a_place_of_one_number_gets_the_sum() {
    /// Some roundings per term, and one for each level of the tree of sums.
    const ULP: f64 = 16.0;
    let table = Table(vec![2]);
    for len in [0, 1, 37, 10_000] {
        let spot = drawn(10, len);
        let (mut total, mut by_strike, mut by_spot) = (1.0, 1.0, vec![0.0; len]);
        let grads = PricedGrads { spot: &mut by_spot, strike: &mut by_strike };
        let call = Kind::Call;
        priced::map_value_and_grad(&spot, 0.8, 0.3, call, &table, &mut total, grads).expect(FIT);
        let (mut value, mut each) = (vec![0.0; len], vec![0.0; len]);
        let grads = PricedGrads { spot: (), strike: &mut each[..] };
        priced::map_value_and_grad(&spot, 0.8, 0.3, call, &table, &mut value, grads).expect(FIT);
        for (what, found, terms) in [("value", total, value), ("gradient", by_strike, each)] {
            let expected: f64 = terms.iter().sum();
            let size: f64 = terms.iter().map(|x| x.abs()).sum();
            let distance = (found - expected).abs();
            assert!(
                distance <= ULP * f64::EPSILON * size,
                "the {what} of {len} elements: {found} instead of {expected}"
            );
        }
    }
}

#[test]
fn a_call_of_numbers_only_has_one_element() {
    let mut value = 0.0;
    let table = Table(vec![1]);
    priced::map_value(1.5, 0.5, 0.1, Kind::Call, &table, &mut value).expect(FIT);
    let expected = priced::value(1.5, 0.5, 0.1, Kind::Call, &table).expect(FIT);
    assert_eq!(value.to_bits(), expected.to_bits(), "{value} instead of {expected}");
}

#[test]
fn lengths_are_compared_before_anything_is_written() {
    let table = Table(vec![1]);
    let (spot, short) = ([1.0, 2.0, 3.0], [1.0, 2.0]);
    let (mut value, mut by_spot, mut by_strike) = ([7.0; 3], [7.0; 3], [7.0; 2]);
    let error = priced::map_value(&spot, &short, 0.1, Kind::Call, &table, &mut value).unwrap_err();
    assert_eq!(
        error.to_string(),
        "priced::map_value: `strike` has shape [2], but `spot` has shape [3]: arrays that are used \
         together have the same shape",
    );
    let grads = PricedGrads { spot: &mut by_spot, strike: &mut by_strike };
    let error = priced::map_value_and_grad(&spot, 1.0, 0.1, Kind::Call, &table, &mut value, grads)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "priced::map_value_and_grad: `grads.strike` has shape [2], but `spot` has shape [3]: arrays \
         that are used together have the same shape",
    );
    let matrix = Tensor::from([[1.0_f32, 2.0], [3.0, 4.0]]);
    let (mut p, mut q) = ([7.0_f32; 4], [7.0_f32; 3]);
    let error = of_pairs::map_value((&matrix, 1.0), (&mut p, &mut q)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "of_pairs::map_value: `value.1` has shape [3], but `pair.0` has shape [2, 2]: arrays that are \
         used together have the same shape",
    );
    assert_eq!((value, by_spot, by_strike), ([7.0; 3], [7.0; 3], [7.0; 2]), "nothing is written");
    assert_eq!((p, q), ([7.0; 4], [7.0; 3]), "nothing is written");
    of_pairs::map_value((&matrix, 1.0), (&mut p, ())).expect(FIT);
    assert_eq!(p, [1.0, 2.0, 3.0, 4.0], "a tensor is written in row-major order");
}

#[differentiable]
fn of_pairs(pair: (f32, f32)) -> (f32, f32) {
    (pair.0 * pair.1, pair.0 - pair.1)
}

#[test]
fn a_number_of_threads_changes_no_bit() {
    /// Enough bytes for a pool to share them.
    const LENGTH: usize = 1 << 19;
    let (spot, strike) = (drawn(11, 10_007).repeat(53), 0.9);
    let spot = &spot[..LENGTH];
    let table = Table(vec![2]);
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let (mut total, mut by_spot, mut by_strike) = (0.0, vec![0.0; LENGTH], vec![0.0; LENGTH]);
        let grads = PricedGrads { spot: &mut by_spot, strike: &mut by_strike };
        pool.expect("threads can be started").install(|| {
            let kind = Kind::Call;
            priced::map_value_and_grad(spot, strike, 0.3, kind, &table, &mut total, grads)
                .expect(FIT);
        });
        [vec![total], by_spot, by_strike].concat()
    };
    let expected = run(1);
    for threads in [2, 3, 8] {
        let is_same = run(threads).iter().zip(&expected).all(|(a, b)| a.to_bits() == b.to_bits());
        assert!(is_same, "{threads} threads give other bits than one");
    }
}

#[test]
fn levels_with_fma_have_the_same_bits() {
    let spot = drawn(12, 4099);
    let table = Table(vec![2]);
    let mut levels = Level::available().filter(|level| level.has_fma()).map(|level| {
        let (mut value, mut by_strike) = (vec![0.0; spot.len()], 0.0);
        let grads = PricedGrads { spot: (), strike: &mut by_strike };
        level.scope(|| {
            priced::map_value_and_grad(&spot, 0.9, 0.3, Kind::Call, &table, &mut value, grads)
                .expect(FIT);
        });
        value.push(by_strike);
        (level, value)
    });
    let Some((_, expected)) = levels.next() else { return };
    for (level, found) in levels {
        assert_same(level, &found, &expected, "the result");
    }
}
