//! Sequences of reviews.

#[path = "../../memory_model/model.rs"]
mod model;

use model::{CrossEntropyGrad, LEARNER, cross_entropy, power, reviews};

use crate::{ROUNDINGS, assert_close, central};

#[test]
fn the_cross_entropy_has_the_slopes_of_its_differences() {
    let (reviews, offsets) = reviews(21, 3);
    let value = |w| cross_entropy::value(w, &reviews, &offsets).expect("the offsets fit");
    let (at, grad) =
        cross_entropy::value_and_grad(LEARNER, &reviews, &offsets).expect("the offsets fit");
    assert_eq!(at, value(LEARNER), "the value beside the gradient");
    for (i, &slope) in grad.w.iter().enumerate() {
        let difference = central(
            |to| value(std::array::from_fn(|k| if k == i { to } else { LEARNER[k] })),
            LEARNER[i],
        );
        assert!(slope != 0.0, "nothing depends on parameter {i}");
        assert_close(
            slope,
            difference.derivative,
            difference.error + ROUNDINGS * at,
            &format!("slope {i}"),
        );
        let unit = CrossEntropyGrad { w: std::array::from_fn(|k| if k == i { 1.0 } else { 0.0 }) };
        let forward =
            cross_entropy::jvp(LEARNER, &reviews, &offsets, &unit).expect("the offsets fit");
        assert_close(forward.1, slope, ROUNDINGS * at, &format!("forward mode, {i}"));
    }
}

#[test]
fn items_add_up() {
    let (reviews, offsets) = reviews(37, 5);
    let value = |offsets: &[usize]| {
        let (from, to) = (offsets[0], offsets[offsets.len() - 1]);
        let offsets: Vec<_> = offsets.iter().map(|offset| offset - from).collect();
        cross_entropy::value(LEARNER, &reviews[from..to], &offsets).expect("the offsets fit")
    };
    let alone: f64 = offsets.windows(2).map(value).sum();
    assert_close(value(&offsets), alone, ROUNDINGS * alone, "the sum over items");
}

#[test]
fn a_power_is_one() {
    assert_close(power(3.7, -0.4), 3.7_f64.powf(-0.4), 0.0, "a power");
}
