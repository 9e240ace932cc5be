//! Leaves: their names, their order, and arithmetic on all of them.

use std::collections::HashMap;

use cotangent::Element;
use cotangent::prelude::*;

use crate::models::{Network, NetworkGrad, PairGrad, Params, ParamsGrad, State, params};

/// As the fields are written, without those that are marked `#[no_grad]`.
const NAMES: [&str; 15] = [
    "slope",
    "weights.0",
    "weights.1",
    "weights.2",
    "inner.gain",
    "inner.bias",
    "layers.0.gain",
    "layers.0.bias",
    "layers.1.gain",
    "layers.1.bias",
    "pair.0",
    "pair.1.0",
    "pair.1.1",
    "corner.0",
    "corner.1",
];

fn named<L: Leaves>(leaves: &L) -> Vec<(String, L::Float)> {
    let mut all = Vec::new();
    leaves.visit_named(|name, x| all.push((name.to_owned(), x)));
    all
}

/// A gradient whose leaves are 1, 2, 3, ..
fn counted() -> ParamsGrad {
    let (mut gradient, mut count) = (ParamsGrad::default(), 0.0);
    gradient.visit_mut(|x| {
        count += 1.0;
        *x = count;
    });
    gradient
}

#[test]
fn structs_and_gradients_have_the_same_names() {
    let p = params();
    let of_struct = named(&p);
    let of_gradient = named(&counted());
    assert_eq!(of_struct.len(), Params::LEN);
    for (index, name) in NAMES.into_iter().enumerate() {
        assert_eq!(of_struct[index].0, name, "leaf {index} of the struct");
        assert_eq!(of_gradient[index], (name.to_owned(), index as f64 + 1.0), "of the gradient");
    }
    let values = HashMap::<_, _>::from_iter(of_struct);
    assert_eq!(values["layers.1.bias"], p.layers[1].bias);
    assert_eq!(values["pair.1.1"], p.pair.1[1]);
    assert_eq!(values["corner.1"], p.corner.1);
    let PairGrad(first, [_, last], ()) = counted().pair;
    assert_eq!((first, last), (11.0, 13.0));
}

#[test]
fn a_float_has_no_name_and_an_element_its_index() {
    assert_eq!(named(&0.5_f32), [(String::new(), 0.5)]);
    assert_eq!(named(&[(1.0, 2.0)]), [("0.0".to_owned(), 1.0), ("0.1".to_owned(), 2.0)]);
}

#[test]
fn a_struct_is_restored_by_names() {
    let (p, mut other) = (params(), params());
    let saved = HashMap::<_, _>::from_iter(named(&p));
    other.assign_add(0.5, &counted());
    assert_ne!(other, p);
    other.visit_named_mut(|name, x| *x = saved[name]);
    assert_eq!(other, p);
}

#[derive(Differentiable)]
struct Keyword {
    r#type: f64,
}

#[test]
fn a_raw_name_is_plain() {
    assert_eq!(named(&Keyword { r#type: 2.0 }), [("type".to_owned(), 2.0)]);
}

#[test]
fn steps_are_those_of_each_field() {
    let (before, gradient) = (params(), counted());
    let mut after = before.clone();
    after.assign_sub(0.1, &gradient);
    assert_eq!(after.slope, before.slope - 0.1 * 1.0);
    assert_eq!(after.inner.bias, before.inner.bias - 0.1 * 6.0);
    assert_eq!(after.corner.1, before.corner.1 - 0.1 * 15.0);
    assert_eq!(
        (after.rate, after.count),
        (before.rate, before.count),
        "they are not differentiated"
    );

    let mut total = counted();
    total.assign_add(2.0, &gradient);
    total.scale(0.5);
    total.visit_named(|name, x| {
        let expected = named(&gradient).into_iter().find(|(other, _)| other == name);
        assert_eq!(x, 1.5 * expected.expect("they have the same names").1, "{name}");
    });
    total.set_zero();
    assert_eq!(total, Params::zero_gradient());
}

#[test]
fn products_and_norms() {
    let n = Params::LEN as f64;
    let squares = n * (n + 1.0) * (2.0 * n + 1.0) / 6.0;
    let gradient = counted();
    assert_eq!(gradient.dot(&gradient), squares);
    assert_eq!(gradient.norm(), squares.sqrt());

    let p = params();
    let along: f64 = named(&p).iter().zip(1..).map(|((_, x), i)| x * f64::from(i)).sum();
    assert_eq!(p.dot(&gradient), along, "added in order");
    assert_eq!(State { level: 3.0, rate: -4.0 }.norm(), 5.0);

    // In `f32` the small ones would be lost one by one.
    let mut small = [1e-4_f32; 4096];
    small[0] = 4096.0;
    let exact: f64 = small.iter().map(|&x| f64::from(x)).sum();
    assert_eq!(small.dot(&[1.0; 4096]), exact as f32);
}

/// An optimizer is written once for all structs.
struct Momentum<P: Differentiable> {
    velocity: P::Gradient,
    rate: P::Elem,
    decay: P::Elem,
}

impl<P: Differentiable> Momentum<P> {
    fn step(&mut self, model: &mut P, gradient: &P::Gradient) {
        self.velocity.scale(self.decay);
        self.velocity.assign_add(self.rate, gradient);
        model.assign_sub(P::Elem::from_f64(1.0), &self.velocity);
    }
}

#[test]
fn an_optimizer_is_generic() {
    let mut model = crate::models::network();
    let x: Vec<f64> = (0..200).map(|i| f64::from(i) / 100.0 - 1.0).collect();
    let y: Vec<f64> = x.iter().map(|x| 0.5 * x).collect();
    let before = model.loss(&x, &y);
    let velocity = NetworkGrad::default();
    let mut optimizer = Momentum::<Network> { velocity, rate: 0.05, decay: 0.8 };
    for _ in 0..200 {
        let gradient = model.loss_grad(&x, &y).expect("the lengths fit");
        optimizer.step(&mut model, &gradient);
    }
    let after = model.loss(&x, &y);
    assert!(after < 0.1 * before, "the loss went from {before} to {after}");
}
