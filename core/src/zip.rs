//! Several arrays, side by side.

use crate::elements::{Elements, IntoElements};
use crate::shape::Shape;

/// Corresponding elements of arrays of one shape, as a flat tuple: the result of [`zip`] and its
/// wider forms.
#[derive(Clone, Debug)]
pub struct Zip<Arrays>(Arrays);

#[track_caller]
fn assert_same_shape(function: &str, first: Shape, other: Shape) {
    assert!(first == other, "{function}: the arrays have shapes {first} and {other}");
}

macro_rules! zips {
    ($($(#[$doc:meta])+ $zip:ident($a:ident: $A:ident $(, $b:ident: $B:ident)+);)+) => {
        $(
            impl<$A: Elements $(, $B: Elements)+> Elements for Zip<($A, $($B),+)> {
                type Item = ($A::Item, $($B::Item),+);

                fn extent(&self) -> Shape {
                    self.0.0.extent()
                }

                fn each(&self) -> impl Iterator<Item = Self::Item> {
                    let ($a, $($b),+) = &self.0;
                    let mut $a = $a.each();
                    $(let mut $b = $b.each();)+
                    std::iter::from_fn(move || Some(($a.next()?, $($b.next()?),+)))
                }
            }

            $(#[$doc])+
            ///
            /// # Panics
            /// If the arrays differ in shape.
            #[track_caller]
            #[allow(clippy::too_many_arguments, reason = "one for each array")]
            pub fn $zip<$A: IntoElements $(, $B: IntoElements)+>(
                $a: $A,
                $($b: $B),+
            ) -> Zip<($A::Elements, $($B::Elements),+)> {
                let $a = $a.into_elements();
                $(
                    let $b = $b.into_elements();
                    assert_same_shape(stringify!($zip), $a.extent(), $b.extent());
                )+
                Zip(($a, $($b),+))
            }
        )+
    };
}

zips! {
    /// Pairs of corresponding elements of two arrays.
    ///
    /// ```
    /// use cotangent::{Elements, sum, zip};
    ///
    /// let (x, y) = ([1.0, 2.0], [3.0, 4.0]);
    /// assert_eq!(sum(zip(&x, &y).map(|(x, y)| x * y)), 11.0);
    /// ```
    zip(a: A, b: B);
    /// Triples of corresponding elements of three arrays.
    zip3(a: A, b: B, c: C);
    /// Tuples of corresponding elements of four arrays.
    zip4(a: A, b: B, c: C, d: D);
    /// Tuples of corresponding elements of five arrays.
    zip5(a: A, b: B, c: C, d: D, e: E);
    /// Tuples of corresponding elements of six arrays.
    zip6(a: A, b: B, c: C, d: D, e: E, f: F);
    /// Tuples of corresponding elements of seven arrays.
    zip7(a: A, b: B, c: C, d: D, e: E, f: F, g: G);
    /// Tuples of corresponding elements of eight arrays.
    zip8(a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H);
}
