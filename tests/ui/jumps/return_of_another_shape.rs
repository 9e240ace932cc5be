use cotangent::prelude::*;

#[differentiable]
fn f(x: f32) -> f32 {
    for v in [x, 2.0 * x] {
        if v > 1.0 {
            return (v, x);
        }
    }
    x
}

fn main() {}
