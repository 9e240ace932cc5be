//! Casts and conversions to the type that floats have already.

#![allow(
    clippy::unnecessary_cast,
    clippy::useless_conversion,
    clippy::clone_on_copy,
    reason = "they are tested"
)]

use cotangent::prelude::*;

crate::functions! {
    to_the_same_type(w, x) {
        let y = (w[0] * x) as f64;
        let z: f64 = y.sin().into();
        f64::from(z) * (z as f64).exp() + x.clone() * w.clone()[1] + f64::from(x > 0.4) * y
    }

    as_functions_of_the_type(w, x) {
        let (s, c) = f64::sin_cos(w[0] * x);
        f64::mul_add(s, c, f64::powi(x, 3)) + f64::max(x, w[1]) * f64::abs(x) + f64::hypot(x, 2.0)
    }

    of_integers(w, x) {
        let n: usize = 3;
        let mut total = 0.0;
        for i in 0..n {
            total += (i as f64) * x.powi(i as i32) * w[i % 2] + f64::from(i as u8);
        }
        total * (n as f64)
    }
}
