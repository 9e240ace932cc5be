use cotangent::prelude::*;

#[differentiable]
#[aux]
fn loss(w: f64, #[no_grad] x: &[f64]) -> (f64, usize) {
    let total = sum(x.map(|x| w * x));
    (square(total), total)
}

fn main() {
    let _ = loss::value(1.0, &[1.0]);
}
