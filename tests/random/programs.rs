//! The functions of `programs.in`, differentiated and as they are.

/// One function.
#[derive(Clone, Copy)]
pub(crate) struct Program {
    pub(crate) name: &'static str,
    pub(crate) erased: fn(f64, f64, i32) -> f64,
    pub(crate) value: fn(f64, f64, i32) -> f64,
    pub(crate) value_and_grad: fn(f64, f64, i32) -> (f64, [f64; 2]),
}

/// A sum, and its gradients.
pub(crate) type Sum = (f64, [Vec<f64>; 2]);

/// The sum of a function over arrays, and its gradients.
#[derive(Clone, Copy)]
pub(crate) struct Sweep {
    pub(crate) name: &'static str,
    pub(crate) of_one: fn(f64, f64, i32) -> (f64, [f64; 2]),
    pub(crate) of_many: fn(&[f64], &[f64], i32) -> Sum,
}

const SCALARS: &str = "scalars have no shapes";

macro_rules! programs {
    ($([$sum:ident of $summand:ident])+ $(fn $name:ident($x:ident, $w:ident, $n:ident) $body:block)+) => {
        #[allow(
            unused_mut,
            unused_variables,
            unused_assignments,
            unused_parens,
            clippy::all,
            reason = "nobody has written it"
        )]
        mod differentiated {
            use cotangent::prelude::*;

            #[differentiable]
            fn helper(a: f64, b: f64) -> f64 {
                if a > 0.3 {
                    return a * sin(b);
                }
                b - tanh(a)
            }

            $(#[differentiable]
            pub(super) fn $name($x: f64, $w: f64, #[no_grad] $n: i32) -> f64 $body)+

            $(#[differentiable]
            pub(super) fn $sum(x: &[f64], w: &[f64], #[no_grad] n: i32) -> f64 {
                sum(zip(x, w).map(|(x, w)| $summand(x, w, n)))
            })+
        }

        #[allow(
            unused_mut,
            unused_variables,
            unused_assignments,
            unused_parens,
            clippy::all,
            reason = "nobody has written it"
        )]
        mod erased {
            use cotangent::prelude::*;

            fn helper(a: f64, b: f64) -> f64 {
                if a > 0.3 { a * sin(b) } else { b - tanh(a) }
            }

            $(pub(super) fn $name($x: f64, $w: f64, $n: i32) -> f64 $body)+
        }

        /// All functions, in the order of the sweeps.
        pub(crate) fn programs() -> Vec<Program> {
            vec![$(Program {
                name: stringify!($name),
                erased: erased::$name,
                value: |x, w, n| differentiated::$name::value(x, w, n).expect(SCALARS),
                value_and_grad: |x, w, n| {
                    let (value, grad) =
                        differentiated::$name::value_and_grad(x, w, n).expect(SCALARS);
                    (value, [grad.x, grad.w])
                },
            }),+]
        }

        /// All sweeps.
        pub(crate) fn sweeps() -> Vec<Sweep> {
            vec![$(Sweep {
                name: stringify!($summand),
                of_one: |x, w, n| {
                    let (value, grad) =
                        differentiated::$summand::value_and_grad(x, w, n).expect(SCALARS);
                    (value, [grad.x, grad.w])
                },
                of_many: |x, w, n| {
                    let (value, grad) =
                        differentiated::$sum::value_and_grad(x, w, n).expect("the lengths fit");
                    (value, [grad.x, grad.w])
                },
            }),+]
        }
    };
}

include!("programs.in");
