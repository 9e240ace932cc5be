use cotangent::prelude::*;

#[differentiable]
fn area(width: f32, height: f32) -> f32 {
    width * height
}

fn main() -> Result<(), Error> {
    let _ = value_and_grad!(wrt(); area(1.0, 2.0))?;
    Ok(())
}
