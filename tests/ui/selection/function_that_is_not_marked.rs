use cotangent::prelude::*;

fn area(width: f32, height: f32) -> f32 {
    width * height
}

fn main() -> Result<(), Error> {
    let _ = grad!(wrt(width); area(1.0, 2.0))?;
    Ok(())
}
