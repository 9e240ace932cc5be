use cotangent::prelude::*;

trait Activation {
    fn relu(self) -> Self;
}
impl Activation for f32 {
    fn relu(self) -> Self {
        if self < 0.0 { 0.01 * self } else { self }
    }
}

#[differentiable]
fn f(w: f32, #[no_grad] x: &[f32]) -> f32 {
    mean(x.map(|x| (w * x).relu()))
}

fn main() {}
