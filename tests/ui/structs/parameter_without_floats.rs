use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line<T, K> {
    slope: T,
    #[no_grad]
    kind: K,
}

fn main() {}
