use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct Inner {
    level: f64,
}

#[derive(Differentiable, Clone, Copy)]
struct Outer {
    rate: f64,
    #[no_grad]
    inner: Inner,
}

#[differentiable]
fn loss(p: &Outer) -> f64 {
    p.rate * p.inner.level
}

fn main() {
    let _ = loss::grad(&Outer { rate: 1.0, inner: Inner { level: 1.0 } });
}
