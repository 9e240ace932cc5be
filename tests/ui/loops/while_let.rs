use cotangent::prelude::*;

#[differentiable]
fn f(x: f32, #[no_grad] table: &[f32]) -> f32 {
    let mut y = x;
    let mut rest = table.iter();
    while let Some(&k) = rest.next() {
        y *= k;
    }
    y
}

fn main() {}
