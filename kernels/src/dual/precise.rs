//! Slopes of functions that are computed in `f64` whatever the lane's element is.

use super::Dual;
use crate::lane::Lane;
use crate::math::precise::Function;

/// The derivative of `function` by the argument of this index.
#[derive(Clone, Copy)]
pub(super) struct Partial<F> {
    pub(super) function: F,
    pub(super) by: usize,
}

impl<F: Function<N>, const N: usize> Function<N> for Partial<F> {
    const HARD: &'static [(u32, u32)] = &[];

    #[inline(always)]
    fn apply<W: Lane<Elem = f64>>(self, x: [W; N]) -> W {
        let mut duals = [Dual::constant(W::splat(0.0)); N];
        for i in 0..N {
            duals[i].primal = x[i];
        }
        duals[self.by].tangent = W::splat(1.0);
        self.function.apply(duals).tangent
    }
}
