use cotangent::prelude::*;

#[differentiable]
fn f(x: f64) -> f64 {
    let mut y = x;
    #[checkpoint(every = 2)]
    for _ in 0..4 {
        y = y.sin();
    }
    y
}

fn main() {}
