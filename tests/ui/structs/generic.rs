use cotangent::prelude::*;

#[derive(Differentiable)]
struct Line<T> {
    slope: T,
}

fn main() {}
