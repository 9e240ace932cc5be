//! Floats that lie in a row: what an array may have for elements.

use std::fmt::Debug;

use crate::element::Element;

/// An element of an array of floats: one of them, or as many as an array has.
///
/// ```
/// use cotangent_kernels::Row;
///
/// assert_eq!(Row::elements(&[[1.0_f32, 2.0], [3.0, 4.0]]), [1.0, 2.0, 3.0, 4.0]);
/// ```
pub trait Row: Copy + Debug + PartialEq + Send + Sync + 'static {
    /// The float.
    type Elem: Element;
    /// All floats 0.
    const ZEROS: Self;

    /// The floats of all rows.
    fn elements(rows: &[Self]) -> &[Self::Elem];
    /// The floats of all rows, to be written.
    fn elements_mut(rows: &mut [Self]) -> &mut [Self::Elem];
}

impl<T: Element> Row for T {
    type Elem = Self;
    const ZEROS: Self = <Self as Element>::ZERO;

    #[inline]
    fn elements(rows: &[Self]) -> &[Self] {
        rows
    }
    #[inline]
    fn elements_mut(rows: &mut [Self]) -> &mut [Self] {
        rows
    }
}

impl<T: Element, const N: usize> Row for [T; N] {
    type Elem = T;
    const ZEROS: Self = [T::ZERO; N];

    #[inline]
    fn elements(rows: &[Self]) -> &[T] {
        rows.as_flattened()
    }
    #[inline]
    fn elements_mut(rows: &mut [Self]) -> &mut [T] {
        rows.as_flattened_mut()
    }
}
