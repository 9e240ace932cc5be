//! Arrays that do not fit: what is said, and that nothing is done.

use cotangent::prelude::*;

#[differentiable]
fn loss(w: &[f32], #[no_grad] x: &[f32], #[no_grad] y: &[f32]) -> f32 {
    mean(zip3(w, x, y).map(|(w, x, y)| square(w * x - y)))
}

#[differentiable]
fn tensor_loss(w: f32, x: &Tensor, y: &Tensor) -> f32 {
    mean(square(w * x - y))
}

#[differentiable]
fn two_groups(a: &[f32], b: &[f32], c: &[f32], d: &[f32]) -> f32 {
    sum(zip(a, b).map(|(a, b)| a * b)) + sum(zip(c, d).map(|(c, d)| c * d))
}

#[differentiable]
fn nested(x: &[f32], y: &[f32], #[no_grad] z: &[f32]) -> f32 {
    sum(zip(zip(x, y).map(|(x, y)| x * y), z).map(|(xy, z)| xy * z))
}

const SLICES: &str = "loss: `y` has shape [3], but `w` has shape [2]: arrays that are used together \
                      have the same shape";
const TENSORS: &str = "tensor_loss: in w * x - y at tests/suite/errors.rs:12: [2, 3] and [3, 2] do not \
                       broadcast";

/// What a call panics with.
fn panic_of(call: impl FnOnce() -> f32 + std::panic::UnwindSafe) -> String {
    let panic = std::panic::catch_unwind(call).expect_err("the shapes do not fit");
    *panic.downcast::<String>().expect("the message is a string")
}

fn text<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.expect_err("the shapes do not fit").to_string()
}

#[test]
fn every_entry_point_refuses_slices_of_two_lengths() {
    let (w, x, y) = ([1.0, 2.0], [1.0, 2.0], [1.0, 2.0, 3.0]);
    assert_eq!(text(loss::value(&w, &x, &y)), SLICES);
    assert_eq!(text(loss::grad(&w, &x, &y)), SLICES);
    assert_eq!(text(loss::value_and_grad(&w, &x, &y)), SLICES);
    assert_eq!(panic_of(|| loss(&w, &x, &y)), SLICES);
}

#[test]
fn every_entry_point_refuses_tensors_of_two_shapes() {
    let (x, y): (Tensor, Tensor) = (Tensor::ones([2, 3]), Tensor::ones([3, 2]));
    assert_eq!(text(tensor_loss::value(1.0, &x, &y)), TENSORS);
    assert_eq!(text(tensor_loss::value_and_grad(1.0, &x, &y)), TENSORS);
    let panic = panic_of(std::panic::AssertUnwindSafe(|| tensor_loss(1.0, &x, &y)));
    assert_eq!(panic, TENSORS);
}

#[test]
fn a_gradient_stays_as_it_was_if_the_call_is_refused() {
    let mut grad = LossGrad { w: vec![7.0, 8.0, 9.0] };
    let before = grad.clone();
    let refused = loss::value_and_grad_into(&[1.0], &[1.0], &[1.0, 2.0], &mut grad);
    assert!(refused.is_err(), "one element is not two");
    assert_eq!(grad, before);
}

#[test]
fn the_second_group_is_checked_before_the_first_is_computed() {
    let mut grad = TwoGroupsGrad { a: vec![7.0], ..TwoGroupsGrad::default() };
    let before = grad.clone();
    let (one, two) = ([1.0], [1.0, 2.0]);
    let refused = two_groups::value_and_grad_into(&one, &one, &two, &one, &mut grad);
    assert_eq!(
        text(refused),
        "two_groups: `d` has shape [1], but `c` has shape [2]: arrays that are used together have \
         the same shape"
    );
    assert_eq!(grad, before);
    let accepted = two_groups::value(&one, &one, &two, &two);
    assert_eq!(accepted, Ok(6.0), "groups may differ in length");
}

#[test]
fn arrays_inside_nested_zips_are_checked() {
    let (two, three) = ([1.0; 2], [1.0; 3]);
    assert_eq!(
        text(nested::value(&two, &two, &three)),
        "nested: `z` has shape [3], but `x` has shape [2]: arrays that are used together have the \
         same shape"
    );
    assert_eq!(
        text(nested::value(&two, &three, &two)),
        "nested: `y` has shape [3], but `x` has shape [2]: arrays that are used together have the \
         same shape"
    );
}

#[test]
fn the_panic_names_the_place_of_the_call() {
    use std::sync::Mutex;
    static PLACE: Mutex<Option<(String, u32)>> = Mutex::new(None);
    let thread = std::thread::current().id();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().id() == thread {
            let place = info.location().map(|place| (place.file().to_owned(), place.line()));
            *PLACE.lock().expect("no other panic") = place;
        }
    }));
    let line = line!() + 1;
    panic_of(|| loss(&[1.0], &[1.0], &[1.0, 2.0]));
    std::panic::set_hook(before);
    let place = PLACE.lock().expect("no other panic").take();
    assert_eq!(place, Some((file!().to_owned(), line)));
}
