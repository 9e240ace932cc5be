//! Derivatives that users give: `#[derivative(of = f)]` and `with_gradient`.

use cotangent::prelude::*;
use cotangent_kernels::Level;

/// The solution `y` of `y exp(y) = x`, by 30 steps of Newton's method: no code of the language.
fn lambert(x: f64) -> f64 {
    (0..30).fold((1.0 + x).ln(), |y, _| y - (y * y.exp() - x) / (y.exp() * (y + 1.0)))
}

#[derivative(of = lambert)]
fn lambert_rule(x: f64) -> (f64, impl Fn(f64) -> f64) {
    let y = lambert(x);
    (y, move |d| d * y / (x * (1.0 + y)))
}

#[differentiable]
fn energy(w: f64, x: &[f64]) -> f64 {
    sum(x.map(|x| square(lambert(w * x))))
}

/// Its slope is nowhere that of a step.
fn stepped(x: f32) -> f32 {
    x.round()
}

#[derivative(of = stepped)]
fn stepped_rule(x: f32) -> (f32, impl Fn(f32) -> f32) {
    (x.round(), |d| d)
}

#[differentiable]
fn quantized(w: f32, x: f32) -> f32 {
    square(stepped(w * x))
}

struct Table(Vec<f64>);

/// Several results, tuples and arrays, and what is passed through.
fn rates(a: f64, p: [f64; 2], n: i32, table: &Table) -> (f64, f64) {
    (a * p[0] * table.0[0] + f64::from(n), a + p[1] * p[1])
}

#[derivative(of = rates)]
fn rates_rule(
    a: f64,
    p: [f64; 2],
    #[no_grad] n: i32,
    #[no_grad] table: &Table,
) -> ((f64, f64), impl FnOnce((f64, f64)) -> (f64, [f64; 2])) {
    let (first, second) = rates(a, p, n, table);
    let factor = table.0[0];
    // The names of parameters may get another meaning.
    let (n, table) = (f64::from(n), factor);
    let factor = table + 0.0 * n;
    ((first, second), move |(d, e)| {
        let by_a = d * p[0] * factor + e;
        (by_a, [d * a * factor, 2.0 * e * p[1]])
    })
}

#[differentiable]
fn of_rates(a: f64, b: f64, #[no_grad] table: &Table) -> f64 {
    let (first, second) = rates(a, [b, a], 3, table);
    first * second
}

/// Loops and branches stand in rules, too.
fn geometric(x: f64, n: usize) -> f64 {
    (0..n).map(|k| x.powi(k as i32)).sum()
}

#[derivative(of = geometric)]
fn geometric_rule(x: f64, #[no_grad] n: usize) -> (f64, impl Fn(f64) -> f64) {
    let mut value = 0.0;
    let mut power = 1.0;
    for _ in 0..n {
        value += power;
        power *= x;
    }
    (value, move |d| {
        let mut slope = 0.0;
        let mut power = 1.0;
        for k in 1..n {
            slope += k as f64 * power;
            power *= x;
        }
        if slope > 1e6 { d * 1e6 } else { d * slope }
    })
}

const FIT: &str = "the shapes fit";

#[track_caller]
fn assert_close(found: f64, expected: f64, tolerance: f64, what: &str) {
    let distance = (found - expected).abs();
    assert!(distance <= tolerance * (1.0 + expected.abs()), "{what}: {found}, not {expected}");
}

#[test]
fn a_given_derivative_is_used_on_lanes() {
    for level in Level::available() {
        for len in (0..20).chain([4099]) {
            let x: Vec<f64> = (0..len).map(|i| 0.25 + 0.125 * f64::from(i % 23)).collect();
            let (value, grad) = level.scope(|| energy::value_and_grad(1.25, &x)).expect(FIT);
            let (mut total, mut by_w) = (0.0, 0.0);
            for (i, &x) in x.iter().enumerate() {
                let y = lambert(1.25 * x);
                let slope = 2.0 * y * y / (1.25 * x * (1.0 + y));
                total += y * y;
                by_w += slope * x;
                let what = format!("the gradient by x[{i}] of {len} on {level}");
                assert_close(grad.x[i], slope * 1.25, 1e-14, &what);
            }
            assert_close(value, total, 1e-13, &format!("the value of {len} on {level}"));
            assert_close(grad.w, by_w, 1e-13, &format!("the gradient by w of {len} on {level}"));
        }
    }
}

#[test]
fn tangents_and_second_derivatives_are_those_of_the_pullback() {
    let x = [0.5, 1.0, 1.5, 2.0, 3.0];
    let direction = EnergyGrad { w: 1.0, x: vec![0.5, -0.25, 0.0, 1.0, 0.75] };
    let (value, tangent) = energy::jvp(1.25, &x, &direction).expect(FIT);
    let (plain, grad) = energy::value_and_grad(1.25, &x).expect(FIT);
    assert_eq!(value.to_bits(), plain.to_bits(), "the value by jvp");
    let along: f64 = grad.x.iter().zip(&direction.x).map(|(d, t)| d * t).sum();
    assert_close(tangent, grad.w + along, 1e-13, "the tangent");

    let product = energy::hvp(1.25, &x, &direction).expect(FIT);
    let moved = |h: f64| {
        let x: Vec<f64> = x.iter().zip(&direction.x).map(|(x, t)| x + h * t).collect();
        energy::grad(1.25 + h, &x).expect(FIT)
    };
    let (after, before) = (moved(1e-5), moved(-1e-5));
    assert_close(product.w, (after.w - before.w) / 2e-5, 1e-8, "the product by w");
    for (i, found) in product.x.iter().enumerate() {
        let expected = (after.x[i] - before.x[i]) / 2e-5;
        assert_close(*found, expected, 1e-8, &format!("the product by x[{i}]"));
    }
    let [[second]] = lambert::hessian(1.0).expect(FIT);
    let y = lambert(1.0);
    // y'' = -y^2 (y + 2) / (x^2 (1 + y)^3)
    let expected = -y * y * (y + 2.0) / (1.0 + y).powi(3);
    assert_close(second, expected, 1e-14, "the second derivative");
}

#[test]
fn a_given_derivative_need_not_be_that_of_the_value() {
    let (value, grad) = quantized::value_and_grad(2.0, 1.15).expect(FIT);
    assert_eq!((value, grad.w, grad.x), (4.0, 4.0 * 1.15, 8.0), "straight through");
    let direction = QuantizedGrad { w: 0.0, x: 1.0 };
    assert_eq!(quantized::jvp(2.0, 1.15, &direction), Ok((4.0, 8.0)), "forward, too");
}

#[test]
fn a_rule_for_several_results() {
    let table = Table(vec![1.5]);
    let jacobian = rates::jacobian(0.75, [1.25, 0.25], 3, &table).expect(FIT);
    assert_eq!(jacobian, [[1.875, 1.125, 0.0], [1.0, 0.0, 0.5]]);
    let (value, grad) = of_rates::value_and_grad(0.75, 1.25, &table).expect(FIT);
    let (first, second) = rates(0.75, [1.25, 0.75], 3, &table);
    assert_close(value, first * second, 1e-15, "the value");
    assert_close(grad.a, 1.875 * second + first * 2.5, 1e-15, "the gradient by a");
    assert_close(grad.b, 1.125 * second, 1e-15, "the gradient by b");
    // f = (k a b + 3) (a + a^2): f_ab = k (2 a + 3 a^2), f_aa = k b (2 + 6 a) + 6, f_bb = 0
    let hessian = of_rates::hessian(0.75, 1.25, &table).expect(FIT);
    let mixed = 1.5 * (1.5 + 3.0 * 0.5625);
    let expected = [[1.875 * 6.5 + 6.0, mixed], [mixed, 0.0]];
    for (found, expected) in hessian.iter().flatten().zip(expected.iter().flatten()) {
        assert_close(*found, *expected, 1e-14, "the Hessian");
    }
}

#[test]
fn rules_may_branch_and_loop() {
    let (value, grad) = geometric::value_and_grad(0.5, 5).expect(FIT);
    assert_eq!(value, geometric(0.5, 5));
    assert_eq!(grad.x, 1.0 + 2.0 * 0.5 + 3.0 * 0.25 + 4.0 * 0.125);
    assert_eq!(geometric::grad(1e3, 5).expect(FIT).x, 1e6, "the branch is taken");
    let (x, mut y, mut dy) = ([0.5, 0.25, 1e3], [0.0; 3], [0.0; 3]);
    geometric::map_value_and_grad(&x, 5, &mut y, GeometricGrads { x: &mut dy }).expect(FIT);
    for (i, &x) in x.iter().enumerate() {
        let (value, grad) = geometric::value_and_grad(x, 5).expect(FIT);
        assert_close(y[i], value, 1e-15, "a mapped value");
        assert_close(dy[i], grad.x, 1e-15, "a mapped gradient");
    }
}

/// The cotangent of `z` is `20 z`.
#[differentiable]
fn clipped(x: f64, y: f64, #[no_grad] most: f64) -> f64 {
    let z = with_gradient(x * y, |d| d.clamp(-most, most));
    z * z * 10.0
}

#[differentiable]
fn clipped_loss(w: f64, #[no_grad] x: &[f64], #[no_grad] y: &[f64], #[no_grad] most: f64) -> f64 {
    // The whole gradient by w is halved, and that by each residual clipped.
    let w = with_gradient(w, |d| 0.5 * d);
    sum(zip(x, y).map(|(x, y)| {
        let residual = with_gradient(w * x - y, |d| if d > most { most } else { d });
        0.5 * residual * residual
    }))
}

#[differentiable]
fn tripled(w: f64, x: &Tensor<f64>) -> f64 {
    mean(with_gradient(w * x, |d| 3.0 * d))
}

/// In loops and branches; the closure has a loop of its own.
#[differentiable]
fn halved_until_small(x: f64, #[no_grad] n: usize) -> f64 {
    let mut y = x;
    for _ in 0..n {
        y = with_gradient(2.0 * y, |d| {
            let mut small = d;
            while small.abs() > 1.0 {
                small *= 0.5;
            }
            small
        });
    }
    y
}

#[test]
fn a_gradient_is_clipped_on_its_way_back() {
    let (value, grad) = clipped::value_and_grad(2.0, 3.0, 1.5).expect(FIT);
    assert_eq!((value, grad.x, grad.y), (360.0, 4.5, 3.0));
    let (_, grad) = clipped::value_and_grad(2.0, 3.0, 1e9).expect(FIT);
    assert_eq!((grad.x, grad.y), (360.0, 240.0), "not beyond the bound");
    // The gradient is (1.5 y, 1.5 x) there.
    assert_eq!(clipped::hessian(2.0, 3.0, 1.5), Ok([[0.0, 1.5], [1.5, 0.0]]));
    let direction = ClippedGrad { x: 1.0, y: 0.0 };
    assert_eq!(clipped::jvp(2.0, 3.0, 1.5, &direction), Ok((360.0, 360.0)), "not forward");
}

#[test]
fn gradients_of_elements_and_of_all_are_looked_at() {
    for level in Level::available() {
        for len in 0..40 {
            let x: Vec<f64> = (0..len).map(|i| 0.5 * f64::from(i % 5)).collect();
            let y: Vec<f64> = (0..len).map(|i| f64::from(i % 7) - 3.0).collect();
            let (mut total, mut by_w) = (0.0, 0.0);
            for (x, y) in x.iter().zip(&y) {
                let residual = 1.5 * x - y;
                total += 0.5 * residual * residual;
                by_w += residual.min(2.0) * x;
            }
            let both = level.scope(|| clipped_loss::value_and_grad(1.5, &x, &y, 2.0)).expect(FIT);
            // All terms are multiples of 1/32: nothing is rounded.
            assert_eq!((both.0, both.1.w), (total, 0.5 * by_w), "{len} elements on {level}");
        }
    }
}

#[test]
fn gradients_of_whole_arrays_and_in_loops_are_looked_at() {
    let (value, grad) = tripled::value_and_grad(2.0, &Tensor::from([1.0, 2.0])).expect(FIT);
    assert_eq!((value, grad.w), (3.0, 4.5));
    assert_eq!(grad.x, Tensor::from([3.0, 3.0]));
    // Three times, a cotangent of 1 stays, is doubled, and is halved again until it is 1.
    let (value, grad) = halved_until_small::value_and_grad(1.5, 3).expect(FIT);
    assert_eq!((value, grad.x), (12.0, 2.0));
}

#[test]
fn without_a_gradient_nothing_happens() {
    assert_eq!(with_gradient(2.0, |d| d * 7.0), 2.0);
    let x = Tensor::from([1.0, 2.0]);
    assert_eq!(with_gradient(x.clone(), |d| d * 7.0), x);
}
