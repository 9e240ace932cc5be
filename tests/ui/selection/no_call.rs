use cotangent::prelude::*;

fn main() -> Result<(), Error> {
    let (width, height) = (1.0, 2.0);
    let _ = grad!(wrt(width); width * height)?;
    Ok(())
}
