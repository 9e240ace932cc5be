//! Functions of `f32` that are rounded correctly, by way of `f64`.
//!
//! A register is widened to two, the functions of `f64` are applied, and their results are narrowed.
//! They carry 29 bits more than `f32` and are off by about one of the last, with FMA or without it, so that
//! only results that close to the middle between two `f32` may go to the wrong side. Some ten
//! arguments of each function do: these are listed with their results, and looked up behind a branch that
//! a register takes if one of its lanes is next to a middle. The lists come from looking at all 2^32
//! arguments; functions that are not in `eager::precise` have none.

mod hard;
mod lane;

pub(crate) use lane::PreciseLane;

use crate::lane::{Lane, Mask};
use crate::vector::{Bits, MAX_LANES, Vector};

/// A function of `N` registers of `f64`.
pub trait Function<const N: usize>: Copy {
    /// Arguments in `f32` for which the result in `f64` rounds to another `f32` than the exact one, and
    /// their results, bit by bit.
    const HARD: &'static [(u32, u32)];

    fn apply<W: Lane<Elem = f64>>(self, x: [W; N]) -> W;
}

/// A register of `f32` that can be widened to two of `f64`.
pub(crate) trait Widen: Vector<Elem = f32> {
    type Wide: Vector<Elem = f64, Bits: Bits<Int = i64>>;

    /// The lower and the upper half of the lanes.
    fn widen(self) -> [Self::Wide; 2];
    /// Rounds to nearest.
    fn narrow(halves: [Self::Wide; 2]) -> Self;
}

/// A function computed in `f64`, and rounded once but for arguments that are harder than known.
#[inline(always)]
pub(crate) fn in_f64<V: Widen, F: Function<N>, const N: usize>(x: [V; N], function: F) -> V {
    let mut lower = [V::Wide::splat(0.0); N];
    let mut upper = lower;
    for i in 0..N {
        [lower[i], upper[i]] = x[i].widen();
    }
    let (lower, upper) = (function.apply(lower), function.apply(upper));
    let rounded = V::narrow([lower, upper]);
    if F::HARD.is_empty() || !(is_close(lower) | is_close(upper)).any() {
        return rounded;
    }
    let mut results = rounded.to_array();
    settle(&x[0].to_array(), &mut results, F::HARD);
    V::from_array(results)
}

/// Whether a number is within 8 ULP of the middle between two normal `f32`.
#[inline(always)]
fn is_close<W: Vector<Elem = f64, Bits: Bits<Int = i64>>>(x: W) -> W::Mask {
    const DROPPED: i64 = (1 << 29) - 1;
    const MIDDLE: i64 = 1 << 28;
    let above = x.to_bits() - W::Bits::splat(MIDDLE - 8);
    (above & W::Bits::splat(DROPPED)).lt(W::Bits::splat(17))
}

#[cold]
#[inline(never)]
fn settle(x: &[f32; MAX_LANES], results: &mut [f32; MAX_LANES], hard: &[(u32, u32)]) {
    for (x, result) in x.iter().zip(results) {
        if let Some(&(_, exact)) = hard.iter().find(|(argument, _)| *argument == x.to_bits()) {
            *result = f32::from_bits(exact);
        }
    }
}
