use cotangent::prelude::*;

mod model {
    use cotangent::prelude::*;

    #[differentiable]
    pub fn helper(w: f32, x: f32) -> f32 {
        w % x
    }
}

use model::{HelperGrad, helper};

#[differentiable]
fn f(x: f32) -> f32 {
    2.0 * helper(1.5, x)
}

#[differentiable]
fn of_arrays(w: f32, x: &[f32]) -> f32 {
    mean(x.map(|x| helper(w, x)))
}

fn main() {
    let _ = f::value_and_grad(1.0);
    let _ = 2.0 * helper(1.0, 2.0);
    let _ = 2.0 * helper::value(1.0, 2.0).unwrap();
    let (value, HelperGrad { w, x }) = helper::value_and_grad(1.0, 2.0).unwrap();
    let mut grad = HelperGrad { w: 0.0, x: 0.0 };
    if helper::value_and_grad_into(1.0, 2.0, &mut grad).is_ok() {
        println!("{value} {} {}", w + 2.0 * grad.w, x - grad.x.abs());
    }
    let _ = helper::grad(1.0, 2.0).map(|grad| -grad.x);
}
