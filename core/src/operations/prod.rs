//! Forward mode of the gradient of products.

use cotangent_kernels::{Buffer, Element, View, eager};

use super::tangent::Tangent;
use crate::array::indices::indices_of;
use crate::array::prod::{ProdAxisPullback, lanes_of};
use crate::array::{operands, shape_of};
use crate::shape::MAX_RANK;

impl Tangent for ProdAxisPullback {
    /// Goes through the elements as the operation does, with the tangents of both products.
    fn run_tangent<T: Element>(
        &self,
        inputs: &[View<'_, T>],
        tangents: &[Option<View<'_, T>>],
        out: &mut [T],
    ) {
        let [d, x] = operands(inputs);
        let [dt, xt]: [Option<View<'_, T>>; 2] = operands(tangents);
        let shape = shape_of(&x);
        let rank = shape.rank();
        let strides = lanes_of(&self.axes, shape);
        let lane_of = |at: &[usize]| -> usize {
            at.iter().zip(&strides).map(|(at, stride)| at * stride).sum()
        };
        let tangent_at = |at: &[usize]| xt.map_or(T::ZERO, |xt| xt.get(at));
        let [mut front, mut front_tangent] = [(); 2].map(|()| Buffer::new(out.len()));
        let [mut passed, mut passed_tangent] = [(); 2].map(|()| Buffer::new(d.len()));
        let (front, front_tangent) = (front.as_mut_slice(), front_tangent.as_mut_slice());
        let (passed, passed_tangent) = (passed.as_mut_slice(), passed_tangent.as_mut_slice());
        passed.fill(T::ONE);
        passed_tangent.fill(T::ZERO);
        for (i, at) in indices_of(shape).enumerate() {
            let (at, lane) = (&at[..rank], lane_of(&at[..rank]));
            (front[i], front_tangent[i]) = (passed[lane], passed_tangent[lane]);
            passed_tangent[lane] = passed_tangent[lane] * x.get(at) + passed[lane] * tangent_at(at);
            passed[lane] = passed[lane] * x.get(at);
        }
        eager::copy(d.elements(), passed);
        match dt {
            Some(dt) => eager::copy(dt.elements(), passed_tangent),
            None => passed_tangent.fill(T::ZERO),
        }
        let last = |axis: usize| shape.dims().get(axis).map_or(0, |len| len.saturating_sub(1));
        for (back, i) in indices_of(shape).zip((0..out.len()).rev()) {
            let at: [usize; MAX_RANK] = std::array::from_fn(|axis| last(axis) - back[axis]);
            let (at, lane) = (&at[..rank], lane_of(&at[..rank]));
            out[i] = front_tangent[i] * passed[lane] + front[i] * passed_tangent[lane];
            passed_tangent[lane] = passed_tangent[lane] * x.get(at) + passed[lane] * tangent_at(at);
            passed[lane] = passed[lane] * x.get(at);
        }
    }
}
