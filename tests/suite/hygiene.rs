//! Functions in surroundings where names mean something else, and under strict lints.

/// Under all lints that a careful crate denies.
#[deny(warnings, missing_docs, unreachable_pub, missing_debug_implementations)]
#[deny(unused_qualifications, elided_lifetimes_in_paths, trivial_casts, single_use_lifetimes)]
#[deny(clippy::all, clippy::pedantic)]
pub(crate) mod strict {
    use cotangent::prelude::*;

    /// The mean of the squares.
    #[differentiable]
    #[must_use]
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "a variable is taken by reference")]
    pub(crate) fn loss(w: &Variable<f32>, #[no_grad] x: &[f32]) -> f32 {
        mean(x.map(|x| square(w * x)))
    }

    /// `w x`
    #[differentiable]
    #[must_use]
    pub(crate) fn predict(w: f32, x: f32) -> f32 {
        with_gradient(w, |d| d) * cube(x, &[0])
    }

    /// `x^3`
    #[must_use]
    pub(crate) fn cube(x: f32, shifts: &[u8]) -> f32 {
        x * x * x + f32::from(shifts[0])
    }

    /// The derivative of [`cube`](fn@cube).
    #[derivative(of = cube)]
    pub(crate) fn cube_rule(x: f32, #[no_grad] shifts: &[u8]) -> (f32, impl Fn(f32) -> f32) {
        (cube(x, shifts), move |d| 3.0 * x * x * d)
    }
}

/// Nothing is in scope but what is imported.
mod without_prelude {
    #![no_implicit_prelude]

    use ::cotangent::{Elements, differentiable, mean, square, zip};

    #[differentiable]
    pub(crate) fn predict(w: f32, b: f32, x: f32) -> f32 {
        w * x + b
    }

    #[differentiable]
    pub(crate) fn loss(w: f32, b: &[f32], #[no_grad] x: &[f32]) -> f32 {
        mean(zip(b, x).map(|(b, x)| square(predict(w, b, x))))
    }
}

/// Names of the standard library, of ours, and of what is emitted, with another meaning.
mod other_meanings {
    #![allow(dead_code, reason = "they are there to be in the way")]
    #![allow(non_camel_case_types, reason = "emitted locals are in lower case")]

    use cotangent::{Elements as _, differentiable, mean, sum};

    pub(crate) struct Result;
    pub(crate) struct Ok;
    pub(crate) struct Err;
    pub(crate) struct Option;
    pub(crate) struct Some;
    pub(crate) struct Default;
    pub(crate) struct Clone;
    pub(crate) struct Error;
    pub(crate) struct Lane;
    pub(crate) struct Scalar;
    pub(crate) struct Body;
    pub(crate) struct Sum;
    pub(crate) struct Term;
    pub(crate) struct Self_;
    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod cotangent_ {}

    /// A float, under the name of the emitted lanes.
    pub(crate) type V = f32;
    pub(crate) type ScalarLane = f64;

    #[derive(Clone_, Copy)]
    pub(crate) struct Sweep1(pub(crate) i32);
    use ::std::clone::Clone as Clone_;
    use ::std::marker::Copy;

    impl Sweep1 {
        fn scale(self) -> f32 {
            self.0 as f32
        }
    }

    #[differentiable]
    pub(crate) fn aliased(w: V, x: V) -> V {
        w * x
    }

    #[differentiable]
    pub(crate) fn of_aliases(w: V, #[no_grad] x: &[f32]) -> V {
        sum(x.map(|x| aliased(w, x)))
    }

    #[differentiable]
    pub(crate) fn scaled(w: f32, #[no_grad] by: Sweep1, x: f32) -> f32 {
        let scale = by.scale();
        w * x * scale
    }

    #[differentiable]
    pub(crate) fn of_scaled(w: f32, #[no_grad] by: Sweep1, #[no_grad] x: &[f32]) -> f32 {
        let again = Sweep1(by.0).scale();
        sum(x.map(|x| scaled(w, by, x))) * again
    }

    #[differentiable]
    pub(crate) fn locals(
        gradient: f32,
        grad: f32,
        value: f32,
        result: f32,
        #[no_grad] sweep: &[f32],
        #[no_grad] extent_0: f32,
    ) -> f32 {
        let error = gradient * grad;
        let pullback = value * result;
        let extent = extent_0 + 1.0;
        mean(sweep.map(|length| error * length + pullback * extent))
    }

    #[differentiable]
    pub(crate) fn locals_of_lanes(pullback: f32, cotangents: f32, seed: f32, value: f32) -> f32 {
        let gradient = pullback * cotangents;
        let t = seed * value;
        gradient + t
    }
}

/// Types of the prelude with another meaning, a module that is named as the float is, and variables
/// that are named as what is called.
mod other_things {
    #![allow(dead_code, reason = "they are there to be in the way")]

    use ::std::f32;
    use cotangent::{Elements as _, differentiable, exp, sum};

    pub(crate) struct Vec;
    pub(crate) struct Box;
    pub(crate) struct String;
    pub(crate) struct FnOnce;
    pub(crate) struct Fn;
    pub(crate) struct Iterator;
    pub(crate) struct Tensor;
    pub(crate) struct Variable;
    pub(crate) struct Dual;
    pub(crate) mod cotangent_kernels {}

    #[differentiable]
    pub(crate) fn damped(zip: f32, square: f32, n: f32) -> f32 {
        let mut map = zip;
        let mut steps: f32 = 0.0;
        while steps < n {
            map *= square;
            steps += 1.0;
        }
        if map > f32::consts::E { map } else { map + zip }
    }

    #[differentiable]
    pub(crate) fn of_arrays(mean: f32, x: &[f32]) -> f32 {
        let f64 = exp(mean);
        let vec = sum(x.map(|element| element * f64));
        vec * x.mean()
    }
}

/// The functions of the language with another meaning, where the language does not call them.
mod other_functions {
    #![allow(dead_code, reason = "they are there to be in the way")]

    use cotangent::{Elements as _, differentiable};

    pub(crate) fn mean(of: &[f32]) -> usize {
        of.len()
    }
    pub(crate) fn sum() {}
    pub(crate) fn square() {}
    pub(crate) fn zip() {}

    #[differentiable]
    pub(crate) fn counted(w: f32, #[no_grad] x: &[f32]) -> f32 {
        let n = mean(x) as f32;
        x.map(|x| w * x).sum() * n
    }
}

/// The float under a name of the user's.
mod aliases {
    use cotangent::prelude::*;

    pub(crate) type Real = f64;

    #[differentiable]
    pub(crate) fn predict(w: Real, #[no_grad] k: Real, x: Real) -> Real {
        k * w * x
    }

    #[differentiable]
    pub(crate) fn loss(
        w: Real,
        v: &Variable<Real>,
        #[no_grad] k: Real,
        x: &[Real],
        #[no_grad] y: &Vec<Real>,
        t: &Tensor<Real>,
    ) -> Real {
        mean(zip3(x, y, t).map(|(x, y, t)| predict(w, y, x) * k - v * t))
    }

    #[differentiable]
    pub(crate) fn mixed(w: Real, b: f64, #[no_grad] x: &[f64]) -> f64 {
        sum(x.map(|x| predict(w, 1.0, x) + b))
    }
}

/// Functions that are named as macros are.
mod names_of_macros {
    use cotangent::prelude::*;

    macro_rules! twice {
        () => {
            2.0
        };
    }

    #[differentiable]
    pub(crate) fn twice(x: f32) -> f32 {
        2.0 * x
    }

    #[differentiable]
    pub(crate) fn line(x: f32) -> f32 {
        3.0 * x
    }

    #[differentiable]
    pub(crate) fn of_scalars(x: f32) -> f32 {
        let k = twice!();
        twice(x) * line(x) * k
    }

    #[differentiable]
    pub(crate) fn of_arrays(w: f32, #[no_grad] x: &[f32]) -> f32 {
        let k = twice!();
        sum(x.map(|x| twice(w) * line(x))) * k
    }
}

/// Functions that are named as what is not allowed to be a name.
mod raw_names {
    use cotangent::prelude::*;

    #[differentiable]
    pub(crate) fn r#loop(r#in: f32, #[no_grad] r#type: &[f32]) -> f32 {
        let r#match = r#in * 2.0;
        mean(r#type.map(|r#fn| r#match * r#fn))
    }

    #[differentiable]
    pub(crate) fn r#while(r#in: f32) -> f32 {
        let r#match = r#in * 2.0;
        r#match * r#in
    }
}

#[test]
fn strict_lints_are_satisfied() {
    use cotangent::Variable;
    let grad = strict::loss::grad(&Variable::new(2.0), &[1.0, 1.0]).expect("there is one array");
    assert_eq!(grad.w, 4.0);
    assert_eq!(strict::predict::grad(2.0, 3.0).expect("there is no array").w, 27.0);
}

#[test]
fn a_float_may_have_another_name() {
    use cotangent::{Tensor, Variable};
    let t = Tensor::from(vec![1.0, 2.0]);
    let grad = aliases::loss::grad(2.0, &Variable::new(3.0), 5.0, &[1.0, 2.0], &vec![1.0; 2], &t);
    let grad = grad.expect("the lengths fit");
    assert_eq!((grad.w, grad.v, grad.x, grad.t.to_vec()), (7.5, -1.5, vec![5.0; 2], vec![-1.5; 2]));
    let grad = aliases::mixed::grad(2.0, 1.0, &[1.0, 2.0]).expect("one array");
    assert_eq!((grad.w, grad.b), (3.0, 2.0));
}

#[test]
fn a_macro_of_the_name_of_a_callee_stays_what_it_is() {
    use names_of_macros::{of_arrays, of_scalars};
    assert_eq!(of_scalars::value(1.0), Ok(12.0));
    assert_eq!(of_arrays::value(1.0, &[1.0, 2.0]), Ok(36.0));
}

#[test]
fn no_prelude_is_needed() {
    let (value, grad) =
        without_prelude::loss::value_and_grad(2.0, &[1.0], &[1.0]).expect("the lengths fit");
    assert_eq!((value, grad.w, grad.b), (9.0, 6.0, vec![6.0]));
}

#[test]
fn names_of_the_user_are_the_users() {
    use other_meanings::{Sweep1, locals, locals_of_lanes, of_aliases, of_scaled};
    assert_eq!(of_aliases::grad(2.0, &[1.0, 4.0]).expect("one array").w, 5.0);
    assert_eq!(of_scaled::grad(2.0, Sweep1(3), &[1.0, 4.0]).expect("one array").w, 45.0);
    let grad = locals::grad(2.0, 3.0, 5.0, 7.0, &[1.0], 0.0).expect("one array");
    assert_eq!((grad.gradient, grad.grad, grad.value, grad.result), (3.0, 2.0, 7.0, 5.0));
    let grad = locals_of_lanes::grad(2.0, 3.0, 5.0, 7.0).expect("no array");
    assert_eq!((grad.pullback, grad.cotangents, grad.seed, grad.value), (3.0, 2.0, 7.0, 5.0));
}

#[test]
fn types_of_the_prelude_are_not_looked_up() {
    use other_things::{damped, of_arrays};
    let grad = damped::grad(1.0, 0.5, 2.0).expect("no array");
    assert_eq!((grad.zip, grad.square, grad.n), (1.25, 1.0, 0.0));
    let grad = of_arrays::grad(0.0, &[1.0, 3.0]).expect("one array");
    assert_eq!((grad.mean, grad.x), (8.0, vec![4.0; 2]));
}

#[test]
fn functions_of_the_user_may_be_named_as_ours() {
    let grad = other_functions::counted::grad(2.0, &[1.0, 3.0]).expect("one array");
    assert_eq!(grad.w, 8.0);
}

#[test]
fn raw_identifiers_are_names() {
    let grad = raw_names::r#loop::grad(1.0, &[3.0]).expect("one array");
    assert_eq!(grad.r#in, 6.0);
    assert_eq!(raw_names::r#while::grad(3.0).expect("no array").r#in, 12.0);
}

#[test]
fn functions_inside_of_functions_are_differentiated() {
    use cotangent::prelude::*;

    #[differentiable]
    fn predict(w: f32, x: f32) -> f32 {
        w * x
    }
    #[differentiable]
    fn loss(w: f32, #[no_grad] x: &[f32]) -> f32 {
        mean(x.map(|x| predict(w, x)))
    }
    assert_eq!(loss::grad(2.0, &[3.0]), Ok(LossGrad { w: 3.0 }));
    {
        #[differentiable]
        fn loss(v: f32) -> f32 {
            predict(v, v)
        }
        assert_eq!(loss::grad(2.0), Ok(LossGrad { v: 4.0 }));
    }
}

#[test]
fn a_passed_parameter_need_not_be_copied() {
    use cotangent::prelude::*;

    #[differentiable]
    fn named(w: f32, #[no_grad] name: String) -> f32 {
        let len = name.len() as f32;
        w * len
    }
    #[differentiable]
    fn named_loss(w: f32, #[no_grad] name: String, #[no_grad] x: &[f32]) -> f32 {
        let len = name.len() as f32;
        mean(x.map(|x| w * x * len))
    }
    assert_eq!(named::grad(2.0, "four".to_owned()), Ok(NamedGrad { w: 4.0 }));
    assert_eq!(named_loss::grad(2.0, "four".to_owned(), &[2.0]), Ok(NamedLossGrad { w: 8.0 }));
}
