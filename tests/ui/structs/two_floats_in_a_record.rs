use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct Params {
    rate: f64,
    scale: f32,
}

#[differentiable]
fn loss(p: &Params) -> f64 {
    p.rate * p.rate
}

fn main() {
    let _ = loss::grad(&Params { rate: 1.0, scale: 1.0 });
}
