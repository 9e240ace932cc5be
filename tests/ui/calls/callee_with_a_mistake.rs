use cotangent::prelude::*;

#[differentiable]
fn helper(x: f32) -> f32 {
    x % 2.0
}

#[differentiable]
fn f(x: f32) -> f32 {
    2.0 * helper(x)
}

fn main() {
    let _ = f::value_and_grad(1.0);
    let _ = helper::value_and_grad(1.0);
    let _ = helper::grad(1.0).map(|grad| grad.x);
}
