use cotangent::prelude::*;

#[differentiable]
trait Model {
    fn rate(&self) -> f64;

    fn loss(&self, x: f64) -> f64 {
        self.rate() * x
    }
}

fn main() {}
