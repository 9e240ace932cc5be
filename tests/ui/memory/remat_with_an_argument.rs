use cotangent::prelude::*;

#[differentiable]
fn f(x: f64) -> f64 {
    let y = #[remat(always)] { x.sin() };
    y * x
}

fn main() {}
