use cotangent::prelude::*;

#[differentiable]
fn f(x: f32, #[no_grad] n: i32) -> f32 {
    let k = n + 1;
    let y = {
        let k = n + 2;
        x * k as f32
    };
    y * k as f32
}

fn main() {}
