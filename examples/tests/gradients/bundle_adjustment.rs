//! Jacobians of reprojection residuals, beside central differences; no rotation and small ones among them.

#[path = "../../bundle_adjustment/model.rs"]
mod model;

use std::array::from_fn;

use model::{residual, rotate};

use crate::assert_close;
use crate::differences::{Difference, central};

const SEEN: [f64; 2] = [12.0, -7.0];

/// Numbers of a camera, a point, and a weight.
fn observations() -> Vec<[f64; 15]> {
    let mut observations = Vec::new();
    for rotation in
        [[0.0; 3], [1e-9, -2e-9, 1e-9], [1e-4, 0.0, -2e-4], [0.3, -0.7, 0.2], [2.0, 1.0, -1.5]]
    {
        for (nearness, weight) in [(0.0, 1.0), (1.5, 0.5)] {
            let [r0, r1, r2] = rotation;
            observations.push([
                r0,
                r1,
                r2,
                0.4,
                -0.3,
                -7.0 + nearness,
                550.0,
                3.0,
                -2.0,
                -0.05,
                0.01,
                0.7,
                -0.4,
                0.2,
                weight,
            ]);
        }
    }
    observations
}

/// The residuals and their Jacobian.
fn derived(x: [f64; 15]) -> ([f64; 2], [[f64; 15]; 2]) {
    let (camera, point) = (from_fn(|k| x[k]), from_fn(|k| x[11 + k]));
    let [u, v] = SEEN;
    let value = residual::value(camera, point, x[14], u, v).expect("there are no lengths");
    (value, residual::jacobian(camera, point, x[14], u, v).expect("there are no lengths"))
}

#[test]
fn jacobians_are_those_of_differences() {
    for x in observations() {
        let (_, jacobian) = derived(x);
        for (row, slopes) in jacobian.iter().enumerate() {
            let scale = slopes.iter().fold(0.0_f64, |most, slope| slope.abs().max(most));
            for (column, &slope) in slopes.iter().enumerate() {
                let moved = |to| from_fn(|k| if k == column { to } else { x[k] });
                let Difference { derivative, error } =
                    central(|to| derived(moved(to)).0[row], x[column]);
                let what = format!("residual {row} by {column} at {x:?}");
                assert_close(slope, derivative, error + 1e-11 * scale, &what);
            }
        }
    }
}

#[test]
fn jacobians_of_all_are_those_of_each() {
    let all = observations();
    let column = |k: usize| -> Vec<f64> { all.iter().map(|x| x[k]).collect() };
    let (camera, point): ([_; 11], [_; 3]) = (from_fn(column), from_fn(|k| column(11 + k)));
    let mut value: [Vec<f64>; 2] = from_fn(|_| vec![0.0; all.len()]);
    let mut jacobian: [[Vec<f64>; 15]; 2] = from_fn(|_| from_fn(|_| vec![0.0; all.len()]));
    residual::map_value_and_jacobian(
        camera.each_ref(),
        point.each_ref(),
        &column(14),
        SEEN[0],
        SEEN[1],
        value.each_mut(),
        jacobian.each_mut().map(|row| row.each_mut()),
    )
    .expect("there is one length");
    for (i, &x) in all.iter().enumerate() {
        let (each, rows) = derived(x);
        for row in 0..2 {
            assert_close(value[row][i], each[row], 0.0, &format!("residual {row} of {i}"));
            for column in 0..15 {
                let what = format!("residual {row} of {i} by {column}");
                assert_close(jacobian[row][column][i], rows[row][column], 0.0, &what);
            }
        }
    }
}

#[test]
fn a_rotation_keeps_lengths_and_its_axis() {
    for x in observations() {
        let r = [x[0], x[1], x[2]];
        let turned = rotate::value(r, [0.3, -2.0, 1.1]).expect("there are no lengths");
        let length = |x: [f64; 3]| x.iter().map(|x| x * x).sum::<f64>();
        assert_close(length(turned), length([0.3, -2.0, 1.1]), 1e-14, "the squared length");
        let axis = rotate::value(r, r).expect("there are no lengths");
        for (found, expected) in axis.into_iter().zip(r) {
            assert_close(found, expected, 1e-15, "the axis");
        }
    }
}
