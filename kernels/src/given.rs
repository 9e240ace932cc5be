//! Functions that are no lane code, and derivatives that are given rather than computed.

use crate::element::Element;
use crate::lane::Lane;
use crate::vector::{MAX_LANES, Vector};

/// The derivatives of a function of `N` numbers, written by its author.
///
/// ```
/// use cotangent_kernels::{Derivatives, Dual, Element, Lane, Scalar};
///
/// /// Of a step, taken for the identity.
/// struct StraightThrough;
/// impl<T: Element> Derivatives<T, 1> for StraightThrough {
///     #[inline(always)]
///     fn at<V: Lane<Elem = T>>(&self, _: [V; 1]) -> [V; 1] {
///         [V::splat(T::ONE)]
///     }
/// }
///
/// let x = Dual { primal: Scalar(1.25_f64), tangent: Scalar(3.0) };
/// let [y] = Lane::per_lane([x], |[x]: [f64; 1]| [x.round()]);
/// assert_eq!((y.primal, y.tangent), (Scalar(1.0), Scalar(0.0)));
/// let y = y.with_derivatives([x], &StraightThrough);
/// assert_eq!((y.primal, y.tangent), (Scalar(1.0), Scalar(3.0)));
/// ```
pub trait Derivatives<T: Element, const N: usize> {
    /// The derivative by each argument. Must be `#[inline(always)]`, as must all that it calls.
    fn at<V: Lane<Elem = T>>(&self, x: [V; N]) -> [V; N];
}

/// [`Lane::per_lane`] of registers.
#[inline(always)]
pub(crate) fn per_lane<V: Vector, const N: usize, const M: usize>(
    x: [V; N],
    f: impl Fn([V::Elem; N]) -> [V::Elem; M],
) -> [V; M] {
    // Plain loops: closures in std's iterators would not be compiled for the level.
    let mut arguments = [[V::Elem::ZERO; MAX_LANES]; N];
    for i in 0..N {
        arguments[i] = x[i].to_array();
    }
    let mut results = [[V::Elem::ZERO; MAX_LANES]; M];
    for lane in 0..V::LANES {
        let mut x = [V::Elem::ZERO; N];
        for i in 0..N {
            x[i] = arguments[i][lane];
        }
        let y = f(x);
        for i in 0..M {
            results[i][lane] = y[i];
        }
    }
    let mut lanes = [V::splat(V::Elem::ZERO); M];
    for i in 0..M {
        lanes[i] = V::from_array(results[i]);
    }
    lanes
}
