use cotangent::prelude::*;

#[differentiable]
fn f(x: f64, #[no_grad] n: usize) -> f64 {
    let mut y = x;
    #[checkpoint]
    for _ in 0..n {
        y = y.sin();
    }
    y
}

fn main() {}
