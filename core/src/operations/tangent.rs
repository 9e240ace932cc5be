//! Forward mode of operations that are linear in their arrays, or in each of them.

use cotangent_kernels::eager;
use cotangent_kernels::eager::operation::{Add, Ternary};
use cotangent_kernels::{Buffer, Element, Elements, Index, Slice, View};

use super::parts::{AnyDiag, AnyDiagPullback};
use crate::array::Operation;
use crate::array::broadcast::SumTo;
use crate::array::conv2d::{Conv2d, Conv2dPullbackImages, Conv2dPullbackKernels};
use crate::array::cumsum::{Cumsum, CumsumPullback};
use crate::array::gather::{Gather, ScatterAdd};
use crate::array::matmul::{Matmul, MatmulPullbackLeft, MatmulPullbackRight};
use crate::array::moments::VarAxisPullback;
use crate::array::outer::Outer;
use crate::array::pick::{Pick, Place};
use crate::array::pool2d::{AvgPool2d, AvgPool2dPullback};
use crate::array::slices::{IndexAxisPullback, SliceAxisPullback};
use crate::array::sums::{MeanAxis, MeanAxisPullback, SumAxis};
use crate::array::triangles::{Tril, Triu};

/// The derivative of an operation in the direction in which its inputs change: forward mode.
pub trait Tangent: Operation {
    /// Writes it; inputs without a tangent do not change.
    fn run_tangent<T: Element>(
        &self,
        inputs: &[View<'_, T>],
        tangents: &[Option<View<'_, T>>],
        out: &mut [T],
    );
}

/// Operations of one array that are linear in it.
macro_rules! linear {
    ($([$($generics:tt)*] $operation:ty;)+) => {
        $(impl<$($generics)*> Tangent for $operation {
            fn run_tangent<T: Element>(
                &self,
                _: &[View<'_, T>],
                tangents: &[Option<View<'_, T>>],
                out: &mut [T],
            ) {
                match tangents[0] {
                    Some(tangent) => self.run(&[tangent], out),
                    None => out.fill(T::ZERO),
                }
            }
        })+
    };
}
linear! {
    [] SumAxis;
    [] MeanAxis;
    [] MeanAxisPullback;
    [] SumTo;
    [] Cumsum;
    [] CumsumPullback;
    [] SliceAxisPullback;
    [] IndexAxisPullback;
    [] AnyDiag;
    [] AnyDiagPullback;
    [] Tril;
    [] Triu;
    [] AvgPool2d;
    [] AvgPool2dPullback;
    [I: Index] Pick<'_, I>;
    [I: Index] Place<'_, I>;
    [I: Index] Gather<'_, I>;
    [I: Index] ScatterAdd<'_, I>;
}

/// Operations of two arrays that are linear in each.
macro_rules! bilinear {
    ($($operation:ty;)+) => {
        $(impl Tangent for $operation {
            fn run_tangent<T: Element>(
                &self,
                inputs: &[View<'_, T>],
                tangents: &[Option<View<'_, T>>],
                out: &mut [T],
            ) {
                match (tangents[0], tangents[1]) {
                    (None, None) => out.fill(T::ZERO),
                    (Some(a), None) => self.run(&[a, inputs[1]], out),
                    (None, Some(b)) => self.run(&[inputs[0], b], out),
                    (Some(a), Some(b)) => {
                        self.run(&[a, inputs[1]], out);
                        let mut second = Buffer::new(out.len());
                        self.run(&[inputs[0], b], second.as_mut_slice());
                        add(out, second.as_slice());
                    }
                }
            }
        })+
    };
}
bilinear! {
    Matmul;
    MatmulPullbackLeft;
    MatmulPullbackRight;
    VarAxisPullback;
    Outer;
    Conv2d;
    Conv2dPullbackImages;
    Conv2dPullbackKernels;
}

pub(super) fn add<T: Element>(out: &mut [T], x: &[T]) {
    eager::combine_into_first(Add, out, Slice::new(x));
}

/// `x += f(a, b, c)`
pub(super) fn add_of_three<T: Element>(
    f: impl Ternary,
    [a, b, c]: [Elements<'_, T>; 3],
    out: &mut [T],
) {
    let mut terms = Buffer::new(out.len());
    eager::combine_three(f, a, b, c, terms.as_mut_slice());
    add(out, terms.as_slice());
}
