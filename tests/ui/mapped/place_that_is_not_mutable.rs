use cotangent::prelude::*;

#[differentiable]
fn scaled(w: f32, x: f32) -> f32 {
    w * x
}

fn main() {
    let (mut value, by_x) = ([0.0; 2], [0.0; 2]);
    let grads = ScaledGrads { w: (), x: &by_x };
    let _ = scaled::map_value_and_grad(2.0, &[1.0, 2.0], &mut value, grads);
}
