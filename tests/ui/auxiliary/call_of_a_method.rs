use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct Line {
    slope: f64,
}

#[differentiable]
impl Line {
    #[aux]
    fn at(&self, x: f64) -> (f64, bool) {
        (self.slope * x, x > 0.0)
    }

    fn twice(&self, x: f64) -> f64 {
        let (value, _) = self.at(x);
        2.0 * value
    }
}

fn main() {
    let _ = Line { slope: 1.0 }.twice(1.0);
}
