//! Forward mode of what axes are reduced to: the products of a gradient and the tangent, summed.

use cotangent_kernels::eager::operation::Ternary;
use cotangent_kernels::eager::{self, axes as along};
use cotangent_kernels::{Buffer, Element, Lane, View};

use super::tangent::{Tangent, add, add_of_three};
use crate::array::axes::Axes;
use crate::array::extremes::{ExtremePullback, MaxAxis, MinAxis};
use crate::array::moments::{
    NormAxis, NormAxisPullback, StdAxis, StdAxisPullback, VarAxis, VarAxisPullback,
};
use crate::array::prod::{ProdAxis, ProdAxisPullback};
use crate::array::softmax::{LogsumexpAxis, LogsumexpAxisPullback};
use crate::array::sums::Spread;
use crate::array::{Operation, ViewOperation, fitting, operands, shape_of};

/// Reductions, each with what gives gradients from cotangents, `x` and the results, or the first two.
macro_rules! reductions {
    ($($reduction:ident by $pullback:ident of $count:literal;)+) => {
        $(impl Tangent for $reduction {
            fn run_tangent<T: Element>(
                &self,
                inputs: &[View<'_, T>],
                tangents: &[Option<View<'_, T>>],
                out: &mut [T],
            ) {
                let Some(tangent) = tangents[0] else { return out.fill(T::ZERO) };
                let pullback = $pullback { axes: self.axes };
                let of = |inputs: [View<'_, T>; 3], gradient: &mut [T]| {
                    pullback.run(&inputs[..$count], gradient);
                };
                reduce(self, &self.axes, inputs, tangent, of, out);
            }
        })+
    };
}
reductions! {
    MaxAxis by ExtremePullback of 3;
    MinAxis by ExtremePullback of 3;
    ProdAxis by ProdAxisPullback of 2;
    VarAxis by VarAxisPullback of 2;
    StdAxis by StdAxisPullback of 3;
    NormAxis by NormAxisPullback of 3;
    LogsumexpAxis by LogsumexpAxisPullback of 3;
}

fn reduce<T: Element, O: Operation>(
    operation: &O,
    axes: &Axes,
    inputs: &[View<'_, T>],
    tangent: View<'_, T>,
    pull_back: impl FnOnce([View<'_, T>; 3], &mut [T]),
    out: &mut [T],
) {
    let x = inputs[0];
    let shape = shape_of(&x);
    let reduced = fitting(O::NAME, axes.reduced(shape));
    let (mut y, mut gradient) = (Buffer::new(reduced.len()), Buffer::new(shape.len()));
    operation.run(inputs, y.as_mut_slice());
    let y = View::new(y.as_slice(), reduced.dims());
    let one = [T::ONE];
    let ones = View::new(&one, &[]).broadcast_to(reduced.dims());
    pull_back([ones, x, y], gradient.as_mut_slice());
    let gradient = View::new(gradient.as_slice(), shape.dims());
    let chosen = fitting(O::NAME, axes.of(shape));
    along::dot(gradient, tangent, chosen.as_slice(), out);
}

impl Tangent for ExtremePullback {
    /// The places of extremes do not move.
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

/// Pullbacks that are linear in `d` and in `x`, and that divide by `y`.
macro_rules! quotients {
    ($($pullback:ty;)+) => {
        $(impl Tangent for $pullback {
            fn run_tangent<T: Element>(
                &self,
                inputs: &[View<'_, T>],
                tangents: &[Option<View<'_, T>>],
                out: &mut [T],
            ) {
                let [d, x, y] = operands(inputs);
                match tangents[0] {
                    Some(dt) => self.run(&[dt, x, y], out),
                    None => out.fill(T::ZERO),
                }
                let mut term = Buffer::new(out.len());
                if let Some(xt) = tangents[1] {
                    self.run(&[d, xt, y], term.as_mut_slice());
                    add(out, term.as_slice());
                }
                if let Some(yt) = tangents[2] {
                    let mut shrunk = Buffer::new(d.len());
                    let parts = [d, yt, y].map(|part: View<'_, T>| part.elements());
                    let [d, yt, y_elements] = parts;
                    eager::combine_three(Shrunk, d, yt, y_elements, shrunk.as_mut_slice());
                    let shrunk = View::new(shrunk.as_slice(), shape_of(&y).dims());
                    self.run(&[shrunk, x, y], term.as_mut_slice());
                    add(out, term.as_slice());
                }
            }
        })+
    };
}
quotients! {
    StdAxisPullback;
    NormAxisPullback;
}

/// `- d yt / y`, and 0 where `y` is.
#[derive(Clone, Copy)]
struct Shrunk;
impl Ternary for Shrunk {
    const FLOPS: usize = 12;

    #[inline(always)]
    fn apply<V: Lane>(self, d: V, yt: V, y: V) -> V {
        let zero = V::splat(V::Elem::ZERO);
        V::select(y.equals(zero), zero, -(d * (yt / y)))
    }
}

impl Tangent for LogsumexpAxisPullback {
    fn run_tangent<T: Element>(
        &self,
        inputs: &[View<'_, T>],
        tangents: &[Option<View<'_, T>>],
        out: &mut [T],
    ) {
        /// `p (xt - yt)`
        #[derive(Clone, Copy)]
        struct Moved;
        impl Ternary for Moved {
            const FLOPS: usize = 2;

            #[inline(always)]
            fn apply<V: Lane>(self, p: V, xt: V, yt: V) -> V {
                p * (xt - yt)
            }
        }
        let (x, y) = (inputs[1], inputs[2]);
        match tangents[0] {
            Some(dt) => self.run(&[dt, x, y], out),
            None => out.fill(T::ZERO),
        }
        if tangents[1].is_none() && tangents[2].is_none() {
            return;
        }
        let mut share = Buffer::new(out.len());
        self.run(inputs, share.as_mut_slice());
        let shape = shape_of(&x);
        let share = View::new(share.as_slice(), shape.dims());
        let zero = [T::ZERO];
        let zero = View::new(&zero, &[]).broadcast_to(shape.dims());
        let spread = Spread { axes: self.axes, shape };
        let xt = tangents[1].unwrap_or(zero);
        let yt = tangents[2].map_or(zero, |yt| spread.view(yt));
        add_of_three(Moved, [share.elements(), xt.elements(), yt.elements()], out);
    }
}
