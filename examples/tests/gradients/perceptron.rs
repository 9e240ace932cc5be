//! The perceptron's gradient, in the example's own floats.

#[path = "../../perceptron/model.rs"]
mod model;

use model::{Perceptron, drawn};

#[test]
fn the_gradient_is_that_of_forward_mode_and_differences() {
    let (images, labels) = drawn(6, 2);
    let model = Perceptron::new([784, 3, 10], 4);
    let (_, gradient) = model.loss_value_and_grad(&images, &labels).expect("the shapes fit");
    for name in ["b1", "w2", "b2"] {
        let mut along = gradient.clone();
        cotangent::Leaves::visit_named_mut(&mut along, |leaf, x| {
            *x = if leaf.starts_with(name) { 1.0 } else { 0.0 };
        });
        let slope = cotangent::Leaves::dot(&gradient, &along);
        let (_, forward) = model.loss_jvp(&images, &labels, &along).expect("the shapes fit");
        let at = |step: f32| {
            let mut moved = model.clone();
            cotangent::Leaves::assign_add(&mut moved, step, &along);
            f64::from(moved.loss(&images, &labels))
        };
        let difference = (at(1e-2) - at(-1e-2)) / 2e-2;
        let distance = (f64::from(slope) - difference).abs();
        assert!((slope - forward).abs() < 1e-5, "{name}: {slope}, forward {forward}");
        assert!(distance < 2e-3, "{name}: {slope}, by differences {difference}");
    }
}
