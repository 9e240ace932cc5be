use cotangent::prelude::*;

struct Config {
    scale: f32,
}

#[differentiable]
fn f(w: f32, config: Config, x: &[f32]) -> f32 {
    mean(x.map(|x| w * x))
}

fn main() {}
