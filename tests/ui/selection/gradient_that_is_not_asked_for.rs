use cotangent::prelude::*;

#[differentiable]
fn area(width: f32, height: f32) -> f32 {
    width * height
}

fn main() -> Result<(), Error> {
    let gradient = grad!(wrt(width); area(1.0, 2.0))?;
    let _: f32 = gradient.height;
    Ok(())
}
