use cotangent::prelude::*;

#[differentiable]
fn f(x: f64, #[no_grad] n: usize) -> f64 {
    let mut y = x;
    for _ in 0..n {
        #[remat]
        {
            y = y.sin();
            if y < 0.5 {
                break;
            }
        }
    }
    y
}

fn main() {}
