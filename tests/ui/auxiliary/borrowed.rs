use cotangent::prelude::*;

#[differentiable]
#[aux]
fn loss(w: f64, #[no_grad] name: &str) -> (f64, &str) {
    (w * w, name)
}

fn main() {
    let _ = loss::value(1.0, "w");
}
