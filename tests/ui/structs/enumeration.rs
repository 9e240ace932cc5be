use cotangent::prelude::*;

#[derive(Differentiable)]
enum Shape {
    Circle(f64),
}

fn main() {}
