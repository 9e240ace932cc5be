use cotangent::prelude::*;

#[differentiable]
fn named(x: f32, #[no_grad] name: String) -> f32 {
    let len = name.len() as f32;
    len * x
}

fn main() {
    let _ = named::map_value(&[1.0, 2.0], String::new(), &mut [0.0; 2]);
}
