use cotangent::prelude::*;

struct Config {
    scale: f32,
}

#[differentiable]
fn f(w: f32, config: Config) -> f32 {
    w * w
}

fn main() {
    let config = Config { scale: 2.0 };
    println!("{}", f::grad(1.0, config).unwrap().w);
}
