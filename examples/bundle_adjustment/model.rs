//! A point seen by a camera, as bundle adjustment has it (Triggs et al. 2000, "Bundle adjustment: a modern
//! synthesis").

use cotangent::prelude::*;

/// Added to the square of an angle, so that the axis of no rotation is no division by 0: far below the
/// roundings of any angle that matters.
const TINY: f64 = 1e-30;

/// `x`, turned about the axis `r` by the length of `r` (Rodrigues): by the unit quaternion
/// `(cos(a / 2), sin(a / 2) r / a)`, of which nothing cancels at small angles.
#[differentiable]
pub(crate) fn rotate(r: [f64; 3], x: [f64; 3]) -> [f64; 3] {
    let angle = (r[0] * r[0] + r[1] * r[1] + r[2] * r[2] + TINY).sqrt();
    let (sin, cos) = (0.5 * angle).sin_cos();
    let per_angle = sin * (1.0 / angle);
    let v = [per_angle * r[0], per_angle * r[1], per_angle * r[2]];
    let u = [
        2.0 * (v[1] * x[2] - v[2] * x[1]),
        2.0 * (v[2] * x[0] - v[0] * x[2]),
        2.0 * (v[0] * x[1] - v[1] * x[0]),
    ];
    [
        x[0] + cos * u[0] + (v[1] * u[2] - v[2] * u[1]),
        x[1] + cos * u[1] + (v[2] * u[0] - v[0] * u[2]),
        x[2] + cos * u[2] + (v[0] * u[1] - v[1] * u[0]),
    ]
}

/// How far a camera sees a point from where it has been seen, times a weight.
///
/// A camera is its rotation, its center, its focal length, its principal point, and two coefficients of
/// radial distortion.
#[differentiable]
pub(crate) fn residual(
    camera: [f64; 11],
    point: [f64; 3],
    weight: f64,
    #[no_grad] seen_u: f64,
    #[no_grad] seen_v: f64,
) -> [f64; 2] {
    let [r0, r1, r2, c0, c1, c2, focal, u0, v0, k1, k2] = camera;
    let [x, y, z] = rotate([r0, r1, r2], [point[0] - c0, point[1] - c1, point[2] - c2]);
    let nearness = 1.0 / z;
    let (x, y) = (x * nearness, y * nearness);
    let squared = x * x + y * y;
    let scale = focal * (1.0 + squared * (k1 + squared * k2));
    [weight * (scale * x + u0 - seen_u), weight * (scale * y + v0 - seen_v)]
}
