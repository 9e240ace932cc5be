//! Closures that are bound by `let`, and functions inside of functions.

#![allow(clippy::redundant_closure, clippy::needless_range_loop, reason = "they are tested")]

use cotangent::prelude::*;

crate::functions! {
    capture_active_values(w, x) {
        let f = |y: f64| (w[0] * y).sin() + w[1];
        f(x) * f(0.5 * x) + f(1.25)
    }

    shadow_what_they_capture(w, x) {
        let y = x * w[0];
        let scaled = move |x: f64| x * y + w[1];
        let y = scaled(2.0) + y;
        let x = y * y;
        scaled(x) + x + y
    }

    return_early(w, x) {
        let clipped = |y: f64| {
            if y > 1.0 {
                return w[0];
            }
            for k in [0.5, 0.7] {
                if y * k < -0.4 {
                    return y * k * w[1];
                }
            }
            y * y
        };
        let mut total = 0.0;
        for k in [1.0, -0.5, 2.0] {
            if total > 3.0 {
                break;
            }
            total += clipped(k * x);
        }
        total
    }

    take_and_give_tuples(w, x) {
        let turn = |(a, b): (f64, f64), [c, s]: [f64; 2]| (a * c - b * s, a * s + b * c);
        let (a, b) = turn((x, w[0]), [w[1].cos(), w[1].sin()]);
        let c = turn((a, b), [0.5, x]).1;
        a * b + c
    }

    give_arrays(w, x) {
        let powers = |y: f64| [y, y * y, y * y * y];
        let first = powers(x)[0] * w[0];
        let total = powers(x * w[1]).iter().sum::<f64>();
        let mut weighted = 0.0;
        for (k, p) in powers(0.5 * x).into_iter().enumerate() {
            weighted += p * w[k % 2];
        }
        first + total * weighted
    }

    call_closures(w, x) {
        let square = |y| y * y;
        let both = |a: f64, b: f64| square(a) + w[0] * square(b);
        let thrice = |y: f64| both(y, both(y, x));
        thrice(w[1]) + both(2.0, 3.0)
    }

    stand_in_branches_and_loops(w, x) {
        let mut y = x;
        let mut steps = 0.0;
        while y.abs() < 2.0 && steps < 5.0 {
            let grown = |z: f64| z * (1.0 + w[0]) + 0.3 * y;
            y = if y > 0.0 { grown(y) } else { let f = |z: f64| z - w[1]; grown(f(0.7)) };
            steps += 1.0;
        }
        y * steps
    }

    are_mapped_over_arrays(w, x) {
        let f = |y: f64| (y * w[0]).exp();
        [x, 0.5 * x, w[1]].map(f).iter().sum::<f64>() + [x, 0.1].iter().copied().map(f).sum::<f64>()
    }
}

/// Closures of integers, which no gradient flows through, beside those of floats.
#[differentiable]
fn integers(w: [f64; 4], #[no_grad] n: usize, #[no_grad] table: &[usize]) -> f64 {
    let next = |i: usize| (i + 1) % 4;
    let picked = |i: usize, y: f64| w[next(i)] * y;
    let mut total = 0.0;
    for i in 0..n {
        let i = table[i];
        total += picked(i, 0.5 * w[i]);
        total += picked(next(i), w[0]) * w[next(next(i))];
    }
    total
}

/// The closure of a `map` calls one that stands in front of it, and one of integers.
#[differentiable]
fn per_element(w: [f64; 2], #[no_grad] x: &[f64], #[no_grad] labels: &[usize]) -> f64 {
    let wave = |y: f64| (w[0] * y).sin();
    let scale = w[1] * 0.5;
    mean(zip(x, labels).map(|(x, label)| {
        let is_odd = |k: usize| k % 2 == 1;
        let weight = |k: usize| if k > 2 { w[1] } else { 0.25 };
        if is_odd(label) { wave(x) * weight(label) } else { wave(wave(x)) * scale }
    }))
}

#[differentiable]
fn mapped_by_name(w: f64, #[no_grad] x: &[f64]) -> f64 {
    let wave = |y: f64| (w * y).sin();
    sum(x.map(wave)) + mean(x.map(square)) * w + mean(x.map(f64::tanh)) * w
}

#[test]
fn closures_of_integers_stay_rust() {
    let (w, table) = ([0.3, -0.7, 1.1, 0.9], [3, 0, 2, 1, 1]);
    let plain = |w: [f64; 4]| {
        let total = table
            .iter()
            .map(|&i| w[(i + 1) % 4] * 0.5 * w[i] + w[(i + 2) % 4] * w[0] * w[(i + 2) % 4]);
        total.sum::<f64>()
    };
    let (value, gradient) = integers::value_and_grad(w, 5, &table).expect("no shapes differ");
    crate::near("the value", value, plain(w), 1e-14);
    for i in 0..4 {
        let (up, down) = (crate::moved(w, i, 1e-5), crate::moved(w, i, -1e-5));
        let slope = (plain(up) - plain(down)) / 2e-5;
        crate::near(&format!("slope {i}"), gradient.w[i], slope, 1e-8);
    }
}

#[test]
fn closures_run_per_element() {
    crate::on_large_stack(|| {
        let x: Vec<f64> = (0..19).map(|i| f64::from(i) * 0.3 - 2.0).collect();
        let labels: Vec<usize> = (0..19).map(|i| i * 7 % 5).collect();
        let plain = |w: [f64; 2]| {
            let one = |(&x, &label): (&f64, &usize)| {
                let wave = |y: f64| (w[0] * y).sin();
                match (label % 2, label > 2) {
                    (1, true) => wave(x) * w[1],
                    (1, false) => wave(x) * 0.25,
                    _ => wave(wave(x)) * w[1] * 0.5,
                }
            };
            x.iter().zip(&labels).map(one).sum::<f64>() / 19.0
        };
        let w = [0.8, -0.3];
        let (value, gradient) = per_element::value_and_grad(w, &x, &labels).expect("they fit");
        crate::near("the value", value, plain(w), 1e-13);
        for i in 0..2 {
            let (up, down) = (crate::moved(w, i, 1e-5), crate::moved(w, i, -1e-5));
            let slope = (plain(up) - plain(down)) / 2e-5;
            crate::near(&format!("slope {i}"), gradient.w[i], slope, 1e-8);
        }
        cotangent::assert_gradients!(mapped_by_name; 0.7, &x);
    });
}
