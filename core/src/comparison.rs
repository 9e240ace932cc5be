//! Comparisons of each element, as 0 and 1, and the choice between arrays by such numbers.

use cotangent_kernels::eager::operation::{Binary, Ternary};
use cotangent_kernels::{Element, Lane, Scalar};

use crate::pairwise::{PairFunction, Pairwise};
use crate::real::Real;
use crate::threefold::{Threefold, ThreefoldFunction};

macro_rules! comparisons {
    ($($(#[$doc:meta])+ $name:ident: $function:ident, |$x:ident, $y:ident| $truth:expr;)+) => {
        $(
            #[doc = concat!("[`", stringify!($name), "`]")]
            #[derive(Clone, Copy, Debug)]
            pub(crate) struct $function;

            impl Binary for $function {
                const FLOPS: usize = 2;

                #[inline(always)]
                fn apply<V: Lane>(self, $x: V, $y: V) -> V {
                    V::select($truth, V::splat(V::Elem::ONE), V::splat(V::Elem::ZERO))
                }
            }

            impl PairFunction for $function {
                const NAME: &'static str = stringify!($name);

                #[inline]
                fn of_numbers<T: Real>(x: T, y: T) -> T {
                    $function.apply(Scalar(x), Scalar(y)).0
                }
            }

            $(#[$doc])+
            ///
            /// # Panics
            /// If both arguments are arrays whose shapes do not [broadcast](crate::Shape::broadcast).
            #[inline]
            #[track_caller]
            pub fn $name<X: Pairwise<Y>, Y>(x: X, y: Y) -> X::Output {
                x.apply(y, $function)
            }
        )+
    };
}

comparisons! {
    /// 1 where `x > y`, else 0; 0 where one is NaN.
    ///
    /// ```
    /// use cotangent::{Tensor, greater};
    ///
    /// assert_eq!(greater(Tensor::from([1.0, 2.0, 3.0]), 2.0), Tensor::from([0.0, 0.0, 1.0]));
    /// ```
    greater: Greater, |x, y| y.lt(x);

    /// 1 where `x >= y`, else 0; 0 where one is NaN.
    ///
    /// ```
    /// use cotangent::{Tensor, greater_equal};
    ///
    /// assert_eq!(greater_equal(Tensor::from([1.0, 2.0, 3.0]), 2.0), Tensor::from([0.0, 1.0, 1.0]));
    /// ```
    greater_equal: GreaterEqual, |x, y| y.le(x);

    /// 1 where `x < y`, else 0; 0 where one is NaN.
    ///
    /// ```
    /// use cotangent::{Tensor, less};
    ///
    /// assert_eq!(less(Tensor::from([1.0, 2.0, 3.0]), 2.0), Tensor::from([1.0, 0.0, 0.0]));
    /// ```
    less: Less, |x, y| x.lt(y);

    /// 1 where `x <= y`, else 0; 0 where one is NaN.
    ///
    /// ```
    /// use cotangent::{Tensor, less_equal};
    ///
    /// assert_eq!(less_equal(Tensor::from([1.0, 2.0, 3.0]), 2.0), Tensor::from([1.0, 1.0, 0.0]));
    /// ```
    less_equal: LessEqual, |x, y| x.le(y);

    /// 1 where `x == y`, else 0; 0 where one is NaN.
    ///
    /// ```
    /// use cotangent::{Tensor, equal};
    ///
    /// assert_eq!(equal(Tensor::from([1.0, 2.0, 3.0]), 2.0), Tensor::from([0.0, 1.0, 0.0]));
    /// ```
    equal: Equal, |x, y| x.equals(y);

    /// 1 where `x != y`, else 0; 1 where one is NaN.
    ///
    /// ```
    /// use cotangent::{Tensor, not_equal};
    ///
    /// assert_eq!(not_equal(Tensor::from([1.0, 2.0, 3.0]), 2.0), Tensor::from([1.0, 0.0, 1.0]));
    /// ```
    not_equal: NotEqual, |x, y| !x.equals(y);
}

/// [`select`]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Select;

impl Ternary for Select {
    const FLOPS: usize = 2;

    #[inline(always)]
    fn apply<V: Lane>(self, condition: V, x: V, y: V) -> V {
        V::select(condition.equals(V::splat(V::Elem::ZERO)), y, x)
    }
}

impl ThreefoldFunction for Select {
    const NAME: &'static str = "select";

    #[inline]
    fn of_numbers<T: Real>(condition: T, x: T, y: T) -> T {
        Select.apply(Scalar(condition), Scalar(x), Scalar(y)).0
    }
}

/// `x` where the condition is not 0, elsewhere `y`, as NumPy's `where`.
///
/// ```
/// use cotangent::{Tensor, greater, select};
///
/// let x = Tensor::from([-1.0, 2.0, -3.0]);
/// assert_eq!(select(greater(&x, 0.0), &x, 0.0), Tensor::from([0.0, 2.0, 0.0]));
/// ```
///
/// # Panics
/// If two of the arguments are arrays whose shapes do not [broadcast](crate::Shape::broadcast).
#[inline]
#[track_caller]
pub fn select<C: Threefold<X, Y>, X, Y>(condition: C, x: X, y: Y) -> C::Output {
    condition.apply(x, y, Select)
}
