use cotangent::prelude::*;

#[differentiable]
fn loss(x: &Tensor<f64>, #[no_grad] sizes: [usize; 2]) -> f64 {
    let [a, b] = split_axis(x, 0, sizes);
    sum(a) * sum(b)
}

fn main() {}
