//! Branches on what no gradient flows through, associated constants, and implementations of traits.

use cotangent::assert_gradients;
use cotangent::prelude::*;

#[differentiable]
fn matches(x: f64, #[no_grad] n: i32, #[no_grad] flag: bool, #[no_grad] k: usize) -> f64 {
    let by_number = match n {
        i32::MIN..=-1 => x * x,
        0 | 1 => x.sin(),
        2..=9 if k > 2 => x * k as f64,
        2..=9 => x.exp(),
        other => x / other as f64,
    };
    let by_flag = match flag {
        true => by_number * 2.0,
        false => by_number.cos(),
    };
    match (flag, n) {
        (true, 0) => by_flag + x,
        (false, m) if m > 3 => by_flag * m as f64,
        _ => by_flag,
    }
}

#[differentiable]
fn options(x: f64, #[no_grad] scale: Option<f64>, #[no_grad] pair: (usize, f64)) -> f64 {
    let (count, weight) = pair;
    let mut y = if let Some(scale) = scale { x * scale } else { x.sin() };
    let Some(scale) = scale else {
        return y * weight;
    };
    if count > 2 && scale > 0.5 {
        y *= x;
    }
    y + scale * weight
}

struct Constants;

impl Constants {
    const SCALE: f64 = 0.75;
    const N: usize = 3;
}

#[differentiable]
fn associated_constants(x: f64) -> f64 {
    let mut total = x * std::f64::consts::E;
    for i in 0..Constants::N {
        total += Constants::SCALE * x.powi(i as i32);
    }
    total
}

#[test]
fn choices_have_gradients() {
    for n in [-3, 0, 1, 4, 20] {
        for flag in [true, false] {
            for k in [1, 5] {
                assert_gradients!(matches; 0.7, n, flag, k);
                assert_eq!(
                    matches::value(0.7, n, flag, k),
                    Ok(matches(0.7, n, flag, k)),
                    "{n} {flag} {k}"
                );
            }
        }
    }
    for scale in [None, Some(0.4), Some(0.8)] {
        for count in [1, 4] {
            assert_gradients!(options; 0.7, scale, (count, 0.3));
            let value = options::value(0.7, scale, (count, 0.3)).expect("none differ");
            crate::near("the value", value, options(0.7, scale, (count, 0.3)), 1e-15);
        }
    }
    assert_gradients!(associated_constants; 0.7);
}

trait Model {
    fn loss(&self, x: f64) -> f64;

    fn name(&self) -> &'static str {
        "a model"
    }
}

#[derive(Differentiable, Clone, Copy)]
struct Line {
    slope: f64,
    intercept: f64,
}

#[differentiable]
impl Model for Line {
    fn loss(&self, x: f64) -> f64 {
        square(self.slope * x + self.intercept)
    }
}

#[test]
fn implementations_of_traits_have_gradients() {
    let line = Line { slope: 0.5, intercept: 1.0 };
    assert_gradients!(line.loss; 2.0);
    let model: &dyn Model = &line;
    assert_eq!((model.loss(2.0), model.name()), (4.0, "a model"));
}

/// Integers of elements under names that are used twice.
#[differentiable]
fn shadowed_integers(
    w: [f64; 4],
    #[no_grad] pairs: &[(usize, usize)],
    #[no_grad] t: &[f64],
) -> f64 {
    sum(pairs.map(|(i, j)| {
        let k = (i + 1) % 4;
        let a = w[k] * t[k];
        let k = (j + 2) % 4;
        let b = w[k] * t[k];
        let i = k;
        a * b + t[i] * w[0]
    }))
}

#[test]
fn integers_that_hide_others_are_told_apart() {
    crate::on_large_stack(|| {
        let (w, t) = ([0.3, -0.7, 1.1, 0.9], [0.5, 1.5, -0.25, 2.0]);
        let pairs: Vec<(usize, usize)> = (0..11).map(|i| (i % 4, i * 3 % 4)).collect();
        let one = |&(i, j): &(usize, usize)| {
            let (k, l) = ((i + 1) % 4, (j + 2) % 4);
            w[k] * t[k] * w[l] * t[l] + t[l] * w[0]
        };
        let expected: f64 = pairs.iter().map(one).sum();
        let value = shadowed_integers::value(w, &pairs, &t).expect("they fit");
        crate::near("the value", value, expected, 1e-14);
        assert_gradients!(shadowed_integers; w, &pairs, &t);
    });
}
