use cotangent::prelude::*;

#[differentiable]
#[aux]
fn loss(w: f64) -> (f64, bool) {
    if w > 1.0 {
        return 2.0 * w;
    }
    w * w
}

fn main() {
    let _ = loss::value(1.0);
}
