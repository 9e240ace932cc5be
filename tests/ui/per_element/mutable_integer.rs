use cotangent::prelude::*;

#[differentiable]
fn loss(w: f64, #[no_grad] counts: &[usize]) -> f64 {
    sum(counts.map(|count| {
        let mut left = count;
        let mut total = 0.0;
        while left > 0 {
            total += w;
            left -= 1;
        }
        total
    }))
}

fn main() {
    let _ = loss::grad(1.0, &[1]);
}
