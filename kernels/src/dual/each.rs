//! Derivatives in the direction of each argument, abreast on the lanes of a register.

use crate::element::Element;
use crate::element::sealed::OnIsa;
use crate::isa::{Isa, Kernel, dispatch};
use crate::lane::Lane;
use crate::level::Level;
use crate::vector::{MAX_LANES, Vector};

/// A linear function of `N` tangents.
pub trait Linear<T: Element, const N: usize> {
    /// Its value, in each lane. Must be `#[inline(always)]`, as must all that it calls.
    fn at<V: Lane<Elem = T>>(&self, tangents: [V; N]) -> [V; N];
}

/// The matrix of a linear function, by columns: a Hessian from Hessian-vector products.
///
/// ```
/// use cotangent_kernels::{Element, Lane, Linear, matrix_of};
///
/// /// Each number minus the first.
/// struct Differences;
/// impl<T: Element> Linear<T, 3> for Differences {
///     #[inline(always)]
///     fn at<V: Lane<Elem = T>>(&self, [x, y, z]: [V; 3]) -> [V; 3] {
///         [x - x, y - x, z - x]
///     }
/// }
/// let columns: [[f64; 3]; 3] = matrix_of(&Differences);
/// assert_eq!(columns, [[0.0, -1.0, -1.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]);
/// ```
#[inline]
pub fn matrix_of<T: Element, F: Linear<T, N>, const N: usize>(function: &F) -> [[T; N]; N] {
    dispatch(Level::current(), Columns { function, element: std::marker::PhantomData })
}

struct Columns<'a, T, F, const N: usize> {
    function: &'a F,
    element: std::marker::PhantomData<T>,
}

impl<T: Element, F: Linear<T, N>, const N: usize> Kernel<[[T; N]; N]> for Columns<'_, T, F, N> {
    #[inline(always)]
    fn run<I: Isa>(self) -> [[T; N]; N] {
        let mut columns = [[T::ZERO; N]; N];
        let lanes = <<T as OnIsa>::Register<I> as Vector>::LANES;
        let mut first = 0;
        while first < N {
            let mut tangents = [<T as OnIsa>::Register::<I>::splat(T::ZERO); N];
            for lane in 0..lanes.min(N - first) {
                let mut unit = [T::ZERO; MAX_LANES];
                unit[lane] = T::ONE;
                tangents[first + lane] = Vector::from_array(unit);
            }
            let results = self.function.at(tangents);
            for row in 0..N {
                let result = results[row].to_array();
                for lane in 0..lanes.min(N - first) {
                    columns[first + lane][row] = result[lane];
                }
            }
            first += lanes;
        }
        columns
    }
}
