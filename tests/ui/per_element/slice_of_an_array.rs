use cotangent::prelude::*;

#[differentiable]
fn loss(w: f64, #[no_grad] counts: &[u32]) -> f64 {
    let first = &counts[..3];
    sum(first.map(|count| w * count as f64))
}

fn main() {
    let _ = loss::grad(1.0, &[1, 2, 3]);
}
