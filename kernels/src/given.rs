//! Functions that are no lane code, and derivatives that are given rather than computed.

use crate::element::Element;
use crate::lane::Lane;
use crate::vector::{MAX_LANES, Vector, array_of, for_each_below};

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
    let arguments: [[V::Elem; MAX_LANES]; N] = array_of(
        #[inline(always)]
        |i| x[i].to_array(),
    );
    let mut results = [[V::Elem::ZERO; MAX_LANES]; M];
    for_each_below::<MAX_LANES>(
        #[inline(always)]
        |lane| {
            if lane < V::LANES {
                let y = f(array_of(
                    #[inline(always)]
                    |i| arguments[i][lane],
                ));
                for_each_below::<M>(
                    #[inline(always)]
                    |i| results[i][lane] = y[i],
                );
            }
        },
    );
    array_of(
        #[inline(always)]
        |i| V::from_array(results[i]),
    )
}
