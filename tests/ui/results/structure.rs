use cotangent::prelude::*;

struct Config {
    scale: f32,
}

#[differentiable]
fn f(w: f32) -> Config {
    2.0 * w
}

fn main() {}
