use cotangent::prelude::*;

#[derive(Differentiable)]
struct Model {
    w: f32,
}

#[differentiable]
impl Model {
    fn loss(&self, #[no_grad] x: &[f32]) -> f32 {
        mean(x.map(|x| square(self.w * x)))
    }
}

fn main() -> Result<(), Error> {
    let model = Model { w: 1.0 };
    let _ = grad!(wrt(w); model.loss(&[2.0]))?;
    Ok(())
}
