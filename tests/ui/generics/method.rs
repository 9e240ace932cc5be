use cotangent::prelude::*;

#[derive(Differentiable, Clone, Copy)]
struct Line {
    slope: f64,
}

#[differentiable]
impl Line {
    fn at<T: Float>(&self, x: T) -> T {
        x
    }
}

fn main() {}
