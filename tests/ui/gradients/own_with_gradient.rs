use cotangent::differentiable;

fn with_gradient(x: f64, change: impl Fn(f64) -> f64) -> f64 {
    change(x)
}

#[differentiable]
fn f(x: f64) -> f64 {
    with_gradient(x, |d| 2.0 * d)
}

fn main() {}
