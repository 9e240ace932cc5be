use cotangent::prelude::*;

#[differentiable]
fn scaled(w: f32, x: f32) -> f32 {
    w * x
}

fn main() {
    let counts: Vec<i32> = vec![1, 2];
    let _ = scaled::map_value(2.0, &counts, &mut [0.0; 2]);
}
