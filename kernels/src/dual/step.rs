//! Bodies on dual numbers.

use super::Dual;
use crate::element::Element;
use crate::lane::Lane;
use crate::sweep::{Body, Term};
use crate::vector::array_of;

/// The results of a body and their tangents, from its inputs and theirs.
///
/// Results have the bits that `body` gives without tangents, in a sum too. A body of a sweep that takes
/// both, here for one that takes `x` and `y` and gives one result:
/// ```
/// use cotangent_kernels::{Body, Element, Lane, Slice, Sum, Term, dual_step, sweep};
///
/// #[derive(Clone, Copy)]
/// struct Product;
/// impl<T: Element> Body<T, 2, 1> for Product {
///     #[inline(always)]
///     fn step<V: Lane<Elem = T>>(&self, [x, y]: [V; 2]) -> [Term<V>; 1] {
///         [Term::Product(x, y)]
///     }
/// }
///
/// #[derive(Clone, Copy)]
/// struct Tangents<B>(B);
/// impl<T: Element, B: Body<T, 2, 1>> Body<T, 4, 2> for Tangents<B> {
///     #[inline(always)]
///     fn step<V: Lane<Elem = T>>(&self, [x, y, dx, dy]: [V; 4]) -> [Term<V>; 2] {
///         let ([value], [tangent]) = dual_step(&self.0, [x, y], [dx, dy]);
///         [value, tangent]
///     }
/// }
///
/// let (x, y, dx, dy) = ([1.0_f32, 2.0], [3.0, 4.0], [1.0, 0.0], [0.0, 10.0]);
/// let directions = (Slice::new(&dx), (Slice::new(&dy), ()));
/// let inputs = (Slice::new(&x), (Slice::new(&y), directions));
/// assert_eq!(sweep(Tangents(Product), 2, inputs, (Sum, (Sum, ()))), [11.0, 23.0]);
/// ```
#[inline(always)]
pub fn dual_step<T, V, B, const IN: usize, const OUT: usize>(
    body: &B,
    primals: [V; IN],
    tangents: [V; IN],
) -> ([Term<V>; OUT], [Term<V>; OUT])
where
    T: Element,
    V: Lane<Elem = T>,
    B: Body<T, IN, OUT>,
{
    let duals = body.step(array_of(
        #[inline(always)]
        |i| Dual { primal: primals[i], tangent: tangents[i] },
    ));
    let results = array_of(
        #[inline(always)]
        |i| primal_and_tangent(duals[i]).0,
    );
    let slopes = array_of(
        #[inline(always)]
        |i| primal_and_tangent(duals[i]).1,
    );
    (results, slopes)
}

/// As [`dual_step`], in one array each: `inputs` are the primals, then the tangents. Of `OUT` results, the
/// first `sums` are sums of which both parts are wanted, the others up to `plain` are stored, and of those
/// behind both parts are wanted again. It gives the primals of the first, the tangents of all, and
/// the primals of the last.
#[inline(always)]
pub fn dual_results<
    T,
    V,
    B,
    const IN: usize,
    const ALL_IN: usize,
    const OUT: usize,
    const ALL_OUT: usize,
>(
    body: &B,
    inputs: [V; ALL_IN],
    sums: usize,
    plain: usize,
) -> [Term<V>; ALL_OUT]
where
    T: Element,
    V: Lane<Elem = T>,
    B: Body<T, IN, OUT>,
{
    const { assert!(ALL_IN == 2 * IN, "each input has a tangent") };
    let primals = array_of(
        #[inline(always)]
        |i| inputs[i],
    );
    let tangents = array_of(
        #[inline(always)]
        |i| inputs[IN + i],
    );
    let (values, slopes) = dual_step::<T, V, B, IN, OUT>(body, primals, tangents);
    array_of(
        #[inline(always)]
        |i| match i {
            _ if i < sums => values[i],
            _ if i < sums + OUT => slopes[i - sums],
            _ => values[i - sums - OUT + plain],
        },
    )
}

/// A product stays one; its tangent is the sum of two, which is a value.
#[inline(always)]
fn primal_and_tangent<V: Lane>(term: Term<Dual<V>>) -> (Term<V>, Term<V>) {
    match term {
        Term::Value(Dual { primal, tangent }) => (Term::Value(primal), Term::Value(tangent)),
        Term::Product(a, b) => (Term::Product(a.primal, b.primal), Term::Value((a * b).tangent)),
    }
}
