//! Statements and expressions of ordinary Rust, as users write them.

#![allow(clippy::all, unused_assignments, reason = "they are written in all ways that there are")]

use cotangent::prelude::*;

crate::functions! {
    patterns(w, x) {
        let (a, (b, [c, d])) = (x, (w[0], [w[1], x * x]));
        let [first, second]: [f64; 2] = w;
        let (mut e, _) = (a * b, c);
        e += c * d;
        let x = e * first;
        let x = x - second;
        x + d
    }

    assigns(w, x) {
        let mut y = x;
        y += w[0];
        y -= 0.5 * x;
        y *= w[1];
        y /= 1.5 + x * x;
        let mut a = [x, w[0], 1.0];
        a[1] += y;
        a[0] *= a[1];
        a[2] -= a[0] / 3.0;
        let mut t = (x, [w[0], w[1]]);
        t.0 += t.1[0];
        t.1[1] *= t.0;
        (t.0, y) = (y, t.0);
        [a[0], a[1]] = [a[1], a[0]];
        a.iter().sum::<f64>() * y + t.0 * t.1[1]
    }

    blocks(w, x) {
        let y = {
            let x = x * w[0];
            let z = { x + 1.0 };
            z * z
        };
        let z = if y > 1.0 { y.ln() } else if y > 0.5 { y * w[1] } else { -y };
        let u = { z };
        u * { let k = 2.0; k * x }
    }

    constants(w, x) {
        const N: usize = 3;
        const SCALE: f64 = 0.25;
        let mut total = 0.0;
        for i in 0..N {
            total += SCALE * x * (i as f64) + std::f64::consts::PI * w[i % 2];
        }
        total * f64::EPSILON.sqrt().sqrt() * 100.0
    }

    folds(w, x) {
        let a = [x, w[0], w[1], 0.5 * x];
        let dot: f64 = a.iter().zip([1.0, 2.0, 3.0, 4.0]).map(|(a, b)| a * b).sum();
        let horner = a.iter().rev().fold(0.0, |sum, a| sum * x + a);
        let product: f64 = a.iter().map(|a| a + 4.0).product();
        let mut total = 0.0;
        for (i, (a, b)) in a.iter().zip(a.iter().skip(1)).enumerate() {
            total += a * b * i as f64;
        }
        dot + horner * 0.1 + product.ln() + total
    }

    windows_and_chunks(w, x) {
        let a = [x, w[0], w[1], 0.5 * x];
        let mut total = 0.0;
        for pair in a.windows(2) {
            total += pair[0] * pair[1];
        }
        for pair in a.chunks(2) {
            total += (pair[1] - pair[0]).sin();
        }
        for &[p, q] in &[[x, w[0]], [w[1], x]] {
            total += p * q;
        }
        total + a.windows(3).map(|t| t[0] * t[2]).sum::<f64>()
    }

    loops(w, x) {
        let mut y = x.abs() + 0.1;
        let mut n = 0.0;
        while y < 3.0 {
            y = y * 1.5 + w[0] * w[0];
            n += 1.0;
            if n > 10.0 {
                break;
            }
        }
        let mut z = y;
        loop {
            z *= 0.7;
            if z < w[0] + 0.5 {
                break;
            }
        }
        for k in (0..4).rev() {
            z += w[1] * k as f64;
        }
        for k in (0..=4).step_by(2) {
            z *= 1.0 + 0.1 * k as f64;
        }
        y * z
    }

    methods_of_floats(w, x) {
        let p = x * x + 0.3;
        let u = 0.4 * x;
        let unit = 0.9 * u.sin();
        x.abs() + x.signum() * w[0] + p.sqrt() + x.cbrt() + p.recip() + x.powi(3) + p.powf(w[0])
            + u.exp() + u.exp2() + u.exp_m1() + p.ln() + p.log(w[0] + 3.0) + p.log2() + p.log10() + p.ln_1p()
            + x.sin() * x.cos() + u.tan() + x.sin_cos().0 * x.sin_cos().1
            + unit.asin() + unit.acos() + x.atan() + x.atan2(w[1])
            + u.sinh() + u.cosh() + u.tanh() + x.asinh() + (p + 1.0).acosh() + unit.atanh()
            + x.hypot(w[0]) + x.mul_add(w[0], w[1]) + x.min(w[0]) + x.max(w[1]) + x.clamp(-1.5, 1.25)
            + p.copysign(x) + x.to_radians() + u.to_degrees() * 0.01
            + (x.floor() + x.ceil() + x.round() + x.trunc()) * w[0] + x.fract() * w[1] + p.rem_euclid(0.71)
    }

    functions_of_floats(w, x) {
        f64::sin(x) * f64::exp(w[0]) + f64::powi(x, 2) + f64::powf(2.0, x) + f64::atan2(x, w[1] + 3.0)
            + f64::clamp(x, -1.5, 1.25) + f64::mul_add(x, w[0], w[1]) + f64::min(x, w[0]) + f64::ln(x * x + 1.0)
    }

    bound_later(w, x) {
        let y;
        let z: [f64; 2];
        if x > 0.3 {
            y = x * w[0];
            z = [y, 1.0];
        } else {
            y = x.sin();
            z = [2.0, y * w[1]];
        }
        y * z[0] + z[1]
    }

    functions_by_their_names(w, x) {
        let a = [x, w[0], w[1]];
        let largest = a.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let smallest = a.into_iter().fold(f64::INFINITY, |m, a| m.min(a));
        let squares = a.map(|a| a * a);
        let sines = squares.map(f64::sin);
        let scaled = (|y: f64, k: f64| y * k + w[0])(x, 2.0);
        largest * smallest + squares[1] * sines[2] + scaled + sines.iter().sum::<f64>()
    }
}
