use cotangent::prelude::*;

#[differentiable]
fn f(x: f32, #[no_grad] n: i32) -> f32 {
    match n {
        0 if x > 0.0 => x,
        _ => 2.0 * x,
    }
}

fn main() {}
