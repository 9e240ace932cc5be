use cotangent::differentiable;

fn exp(x: f32) -> f32 {
    x + 1.0
}

#[differentiable]
fn f(x: f32) -> f32 {
    2.0 * exp(x)
}

fn main() {}
