//! Operations among all else that functions are made of.

use cotangent::prelude::*;
use cotangent::{
    amax, concat, keep, matmul, max_axis, norm, pad, reshape, softmax, stack, sum_axis, transpose,
    value_and_grad,
};

use crate::case::{check, drawn, functions};

functions! {
    fn clipped(x: &Tensor<f64>, most: f64) -> f64 {
        let (length, total) = (norm(x), sum(sin(x)));
        if length > most { total * most / length } else { total + length }
    }

    fn per_element(x: &Tensor<f64>, w: &Tensor<f64>, #[no_grad] targets: &Tensor<f64>) -> f64 {
        let y = matmul(x, w);
        mean(zip(&y, targets).map(|(y, t)| if y > t { square(y - t) } else { 0.5 * (t - y) }))
    }

    fn in_steps(x: &Tensor<f64>, rate: f64) -> f64 {
        let size = norm(x);
        let mut state = rate;
        for i in 0..3 {
            state = state * rate + size * (i + 1) as f64;
        }
        state * sum(x)
    }

    fn unrolled(x: &Tensor<f64>, w: &Tensor<f64>) -> f64 {
        let mut hidden = tanh(matmul(x, w));
        for _ in 0..2 {
            hidden = tanh(matmul(&hidden, w));
        }
        sum(square(&hidden))
    }

    fn stopped(x: &Tensor<f64>) -> f64 {
        let shifted = x - stop_gradient(max_axis(x, keep(-1)));
        sum(square(shifted)) * stop_gradient(norm(x))
    }

    fn of_several(x: &Tensor<f64>, y: &Tensor<f64>, w: &Tensor<f64>) -> f64 {
        let joined = reshape(concat(&[x, y], 0), [x.shape()[0] + y.shape()[0], x.shape()[1]]);
        let shares = softmax(matmul(&joined, w), -1);
        norm(&shares) * norm(y) + sum(stack(&[transpose(x), x.t()], 0)) + sum_axis(w, 0).amax()
    }
}

#[test]
fn numbers_go_into_branches_and_loops() {
    for shape in [[4, 3], [1, 1]] {
        check!(clipped; &drawn(1, shape), 0.25);
        check!(clipped; &drawn(1, shape), 9.0);
        check!(in_steps; &drawn(1, shape), 0.75);
    }
}

#[test]
fn no_gradient_flows_through_what_is_stopped() {
    let x = drawn(1, [4, 3]);
    let grad = compiled::stopped::grad(&x).expect("there is one array");
    let expected = 2.0 * (&x - max_axis(&x, keep(-1))) * norm(&x);
    assert!(amax(abs(grad.x - expected)) < 1e-14, "{x}");
    let value = compiled::stopped::value(&x).expect("there is one array");
    crate::case::assert_close("stopped", value, eager::stopped(&x));
}

#[test]
fn arrays_in_between_are_gone_through() {
    check!(per_element; &drawn(1, [4, 3]), &drawn(2, [3, 2]), &drawn(3, [4, 2]));
    check!(per_element; &drawn(1, [1, 1]), &drawn(2, [1]), &drawn(3, [1]));
    check!(unrolled; &drawn(1, [4, 3]), &drawn(2, [3, 3]));
}

#[test]
fn gradients_are_left_out() {
    let (x, y, w) = (drawn(1, [3, 2]), drawn(2, [1, 2]), drawn(3, [2, 4]));
    check!(of_several; &x, &y, &w);
    let all = compiled::of_several::grad(&x, &y, &w).expect("the shapes fit");
    let of_y = value_and_grad!(wrt(y); compiled::of_several(&x, &y, &w)).expect("the shapes fit");
    assert_eq!(of_y.1.y, all.y);
    let of_w = value_and_grad!(wrt(w); compiled::of_several(&x, &y, &w)).expect("the shapes fit");
    assert_eq!(of_w.1.w, all.w);
    let of_both =
        value_and_grad!(wrt(x, w); compiled::of_several(&x, &y, &w)).expect("the shapes fit");
    assert_eq!((of_both.1.x, of_both.1.w), (all.x, all.w));
}

#[differentiable]
fn single(x: &Tensor, #[no_grad] value: f32) -> f32 {
    norm(pad(x, [(1, 1)], value)) * sum(square(pad(x, [(0, 2)], 0.5))) + x.std()
}

#[test]
fn floats_may_be_single() {
    let x = Tensor::from([0.5, -1.0, 2.0]);
    cotangent::assert_gradients!(single; &x, 0.25);
}
