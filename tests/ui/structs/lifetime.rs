use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line<'a> {
    slope: f64,
    #[no_grad]
    name: &'a str,
}

fn main() {}
