//! Lengths around the width of registers, virtual lanes and blocks, at several misalignments.

use cotangent::prelude::*;
use cotangent_kernels::Level;

use crate::corpus::uniform;

/// Around 8 and 16, the elements of a register; 32, the virtual lanes; 4096, a block.
const LENGTHS: [usize; 17] =
    [0, 1, 7, 8, 15, 16, 17, 31, 32, 33, 35, 63, 130, 4095, 4096, 4097, 8195];

/// In elements from the start of an allocation.
const MISALIGNMENTS: [usize; 4] = [0, 1, 2, 3];

/// Roundings per term, and one for each level of the tree of sums.
const ULP: f64 = 16.0;

#[differentiable]
fn total(w: f32, b: f32, #[no_grad] x: &[f32], #[no_grad] y: &[f32]) -> f32 {
    sum(zip(x, y).map(|(x, y)| square(w * x + b - y)))
}

#[differentiable]
fn stored(w: &[f32], b: &[f32], #[no_grad] y: &[f32]) -> f32 {
    sum(zip3(w, b, y).map(|(w, b, y)| w * b - y * w))
}

#[differentiable]
fn average(x: &[f64]) -> f64 {
    mean(x.map(|x| x * x))
}

/// Without end at 0.
#[differentiable]
fn doubled(x: &[f32]) -> f32 {
    sum(x.map(|x| {
        let mut y = x;
        while y < 2.0 {
            y *= 2.0;
        }
        y
    }))
}

/// An array with its first element at a misalignment, behind and in front of NaN.
fn draw(seed: u64, misalignment: usize, len: usize) -> Vec<f32> {
    let mut numbers = vec![f32::NAN; misalignment + len + 64];
    for (i, number) in numbers[misalignment..][..len].iter_mut().enumerate() {
        *number = (2.0 * uniform(seed, i as u64) - 1.0) as f32;
    }
    numbers
}

/// Runs `check` for all lengths, misalignments and levels.
fn everywhere(check: impl Fn(usize, usize, Level)) {
    for level in Level::available() {
        for len in LENGTHS {
            for misalignment in MISALIGNMENTS {
                level.scope(|| check(len, misalignment, level));
            }
        }
    }
}

#[test]
fn sums_take_every_element_once() {
    const W: f32 = 1.5;
    const B: f32 = -0.25;
    everywhere(|len, misalignment, level| {
        let (x, y) = (draw(1, misalignment, len), draw(2, 3 - misalignment, len));
        let (x, y) = (&x[misalignment..][..len], &y[3 - misalignment..][..len]);
        let (value, grad) = total::value_and_grad(W, B, x, y).expect("the lengths fit");

        let mut exact = [(0.0, 0.0); 3];
        for (&x, &y) in x.iter().zip(y) {
            let (x, y) = (f64::from(x), f64::from(y));
            let residual = f64::from(W) * x + f64::from(B) - y;
            let terms = [residual * residual, 2.0 * residual * x, 2.0 * residual];
            // What is rounded is the residual's terms, however small their sum is.
            let size = x.abs() * f64::from(W) + f64::from(B).abs() + y.abs();
            for (total, term) in exact.iter_mut().zip(terms) {
                *total = (total.0 + term, total.1 + 2.0 * size.max(size * size));
            }
        }
        for (found, (exact, size)) in [value, grad.w, grad.b].into_iter().zip(exact) {
            let distance = (f64::from(found) - exact).abs();
            assert!(
                distance <= ULP * f64::from(f32::EPSILON) * size,
                "{len} elements at {misalignment} on {level}: {found}, exactly {exact}"
            );
        }
    });
}

#[test]
fn stores_write_every_element_and_no_other() {
    everywhere(|len, misalignment, level| {
        let [w, b, y] = [1, 2, 3].map(|seed| draw(seed, misalignment, len));
        let [w, b, y] = [&w, &b, &y].map(|array| &array[misalignment..][..len]);
        let mut grad = StoredGrad { w: vec![7.0; len + 64], b: Vec::new() };
        grad.w.truncate(len);
        stored::value_and_grad_into(w, b, y, &mut grad).expect("the lengths fit");
        assert_eq!((grad.w.len(), grad.b.len()), (len, len), "at {misalignment} on {level}");
        for i in 0..len {
            let place = format!("element {i} of {len} at {misalignment} on {level}");
            assert_eq!(grad.w[i], b[i] - y[i], "by w, {place}");
            assert_eq!(grad.b[i], w[i], "by b, {place}");
        }
    });
}

#[test]
fn a_sum_of_nothing_is_zero_and_a_mean_is_not_a_number() {
    let zero = total::value_and_grad(1.0, 2.0, &[], &[]);
    assert_eq!(zero, Ok((0.0, TotalGrad { w: 0.0, b: 0.0 })));
    let (value, grad) = average::value_and_grad(&[]).expect("there is one array");
    assert!(value.is_nan(), "the mean of nothing is {value}");
    assert_eq!(grad.x, []);
}

#[test]
fn loops_end_where_no_element_is() {
    everywhere(|len, misalignment, level| {
        let x: Vec<f32> =
            (0..len).map(|i| 0.125 + 0.25 * ((i + misalignment) % 7) as f32).collect();
        let mut expected = 0.0;
        for &x in &x {
            let mut y = f64::from(x);
            while y < 2.0 {
                y *= 2.0;
            }
            expected += y;
        }
        let (value, grad) = doubled::value_and_grad(&x).expect("there is one array");
        // All terms are multiples of 1/8 and below 2^17: nothing is rounded.
        assert_eq!(f64::from(value), expected, "{len} elements on {level}");
        let is_power = grad.x.iter().all(|&d| d >= 2.0 && d.log2().fract() == 0.0);
        assert!(is_power, "the gradient of {len} elements on {level}: {:?}", grad.x);
    });
}
