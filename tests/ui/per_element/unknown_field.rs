use cotangent::prelude::*;
#[derive(Clone, Copy)]
struct Item { weight: f64 }
#[differentiable]
fn loss(w: f64, #[no_grad] items: &[Item]) -> f64 {
    sum(items.map(|item| w * item.wieght))
}
fn main() {}
