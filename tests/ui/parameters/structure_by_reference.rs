use cotangent::prelude::*;

struct Config {
    scale: f32,
}

#[differentiable]
fn f(w: f32, config: &Config) -> f32 {
    w * config.scale
}

fn main() {}
