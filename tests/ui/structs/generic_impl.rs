use cotangent::prelude::*;

struct Line<T> {
    slope: T,
}

#[differentiable]
impl<T> Line<T> {
    fn apply(x: f64) -> f64 {
        2.0 * x
    }
}

fn main() {}
