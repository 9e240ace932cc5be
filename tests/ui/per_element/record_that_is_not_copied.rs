use cotangent::prelude::*;

struct Row {
    days: f64,
}

#[differentiable]
fn loss(w: f64, #[no_grad] rows: &[Row]) -> f64 {
    sum(rows.map(|row| w * row.days))
}

fn main() {
    let _ = loss::grad(1.0, &[Row { days: 1.0 }]);
}
