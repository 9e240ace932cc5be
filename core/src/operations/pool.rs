//! Forward mode of the largest elements of windows.

use cotangent_kernels::{Buffer, Element, View};

use super::tangent::Tangent;
use crate::array::conv2d::contiguous;
use crate::array::pool2d::{MaxPool2d, MaxPool2dPullback};
use crate::array::{Operation, shape_of};

impl Tangent for MaxPool2d {
    /// The mean over the elements that are the result.
    fn run_tangent<T: Element>(
        &self,
        inputs: &[View<'_, T>],
        tangents: &[Option<View<'_, T>>],
        out: &mut [T],
    ) {
        let Some(tangent) = tangents[0] else { return out.fill(T::ZERO) };
        let shape = shape_of(&inputs[0]);
        let (mut copy_of_x, mut copy_of_tangent) = (Buffer::new(0), Buffer::new(0));
        let x = contiguous(inputs[0], &mut copy_of_x);
        let tangent = contiguous(tangent, &mut copy_of_tangent);
        self.run(inputs, out);
        for (i, out) in out.iter_mut().enumerate() {
            let (mut sum, mut count) = (T::ZERO, 0);
            for place in self.windows.places(shape, i) {
                if x[place] == *out || x[place].is_nan() && out.is_nan() {
                    sum += tangent[place];
                    count += 1;
                }
            }
            *out = sum / T::from_usize(count);
        }
    }
}

impl Tangent for MaxPool2dPullback {
    /// The places of the largest elements do not move.
    fn run_tangent<T: Element>(
        &self,
        inputs: &[View<'_, T>],
        tangents: &[Option<View<'_, T>>],
        out: &mut [T],
    ) {
        match tangents[0] {
            Some(dt) => self.run(&[dt, inputs[1], inputs[2]], out),
            None => out.fill(T::ZERO),
        }
    }
}
