use cotangent::prelude::*;

#[derive(Differentiable)]
struct Config {
    #[no_grad]
    rate: f64,
}

fn main() {}
