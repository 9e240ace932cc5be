use cotangent::prelude::*;

trait Squared {
    fn square(self) -> Self;
}

impl Squared for f32 {
    fn square(self) -> Self {
        2.0 * self
    }
}

#[differentiable]
fn f(x: f32) -> f32 {
    x.square()
}

fn main() {}
