use cotangent::prelude::*;

#[differentiable]
fn f(x: &[f32], y: &[f32], z: &[f32]) -> f32 {
    sum(zip(x, y, z).map(|(x, y, z)| x * y * z))
}

fn main() {}
