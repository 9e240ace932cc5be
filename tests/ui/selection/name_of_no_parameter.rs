use cotangent::prelude::*;

#[differentiable]
fn loss(w: f32, #[no_grad] x: &[f32]) -> f32 {
    mean(x.map(|x| square(w * x)))
}

fn main() -> Result<(), Error> {
    let (_, gradient) = value_and_grad!(wrt(w, b); loss(1.0, &[2.0]))?;
    let _ = gradient.w;
    Ok(())
}
