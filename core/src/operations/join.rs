//! Forward mode of operations that put arrays, or a number, beside others.

use cotangent_kernels::{Element, View};

use super::tangent::Tangent;
use crate::array::join::{Concat, Stack};
use crate::array::pad::Pad;
use crate::array::{Operation, shape_of};

/// Operations of any number of arrays.
macro_rules! joins {
    ($($operation:ty;)+) => {
        $(impl Tangent for $operation {
            fn run_tangent<T: Element>(
                &self,
                inputs: &[View<'_, T>],
                tangents: &[Option<View<'_, T>>],
                out: &mut [T],
            ) {
                let zero = [T::ZERO];
                let tangents: Vec<_> = inputs
                    .iter()
                    .zip(tangents)
                    .map(|(x, tangent)| {
                        let zeros =
                            || View::new(&zero, &[]).broadcast_to(shape_of(x).dims());
                        tangent.unwrap_or_else(zeros)
                    })
                    .collect();
                self.run(&tangents, out);
            }
        })+
    };
}
joins! {
    Concat;
    Stack;
}

impl Tangent for Pad {
    fn run_tangent<T: Element>(
        &self,
        _: &[View<'_, T>],
        tangents: &[Option<View<'_, T>>],
        out: &mut [T],
    ) {
        match tangents[0] {
            Some(tangent) => Self { value: 0.0, ..*self }.run(&[tangent], out),
            None => out.fill(T::ZERO),
        }
    }
}
