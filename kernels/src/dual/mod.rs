//! Dual numbers: a value and its tangent, as one lane.
//!
//! A body that runs on `Dual<V>` computes, beside its values, their derivatives in the direction of the
//! tangents of its inputs: forward mode. A pullback that runs on them gives the product of the Hessian
//! and that direction. Duals of duals are one order higher.

mod each;
mod precise;
mod step;
mod trigamma;

use std::f64::consts::{LN_2, LN_10};
use std::ops::{Add, Div, Mul, Neg, Sub};

pub use self::each::{Linear, matrix_of};
use self::precise::Partial;
pub use self::step::{dual_results, dual_step};
use self::trigamma::trigamma;
use crate::element::Element;
use crate::given::Derivatives;
use crate::lane::{Lane, sealed};
use crate::math::exact::two_sum;
use crate::math::precise::Function;
use crate::slopes::Slopes;
use crate::sweep::{Table, index_of_place};
use crate::vector::{MAX_LANES, array_of};

/// A value and its derivative in some direction.
///
/// Functions that are generic over [`Lane`] take it like any other lane. With the tangents of the
/// arguments a direction, the tangent of the result is the directional derivative:
/// ```
/// use cotangent_kernels::{Dual, Lane, Scalar};
///
/// fn volume<V: Lane>(radius: V, height: V) -> V {
///     radius.square() * height
/// }
///
/// let radius = Dual { primal: Scalar(3.0_f64), tangent: Scalar(1.0) };
/// let height = Dual { primal: Scalar(5.0), tangent: Scalar(2.0) };
/// let Dual { primal, tangent } = volume(radius, height);
/// assert_eq!(primal, Scalar(45.0));
/// assert_eq!(tangent, Scalar(2.0 * 3.0 * 5.0 * 1.0 + 9.0 * 2.0));
/// ```
///
/// # Conventions
/// - Primals have the bits that `V` gives. Masks are those of the primals.
/// - Kinks have the slopes that pullbacks give them ([`Slopes`]): 0 for `abs` and `relu` at 0, and ties
///   go to the first argument. Rounding to integers has slope 0 everywhere.
/// - What does not move has no part: where all of a tangent is 0, so is what a function makes of it, even
///   where the function is infinitely steep or its slope is NaN. So `sqrt` of a constant 0 has tangent 0,
///   and the constant exponent of a negative base does no harm. A tangent that is not 0 meets the
///   slope itself: that of `sqrt(0)` becomes infinite.
/// - Sums, products and quotients are plain arithmetic on tangents: they are most of a body. There a
///   constant infinity makes the tangent NaN (`inf * 0`), as a cotangent of 0 does in reverse.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Dual<V> {
    /// The value.
    pub primal: V,
    /// Its derivative.
    pub tangent: V,
}

impl<V: Lane> Dual<V> {
    /// A value that does not move: its tangent is 0.
    #[inline(always)]
    pub fn constant(primal: V) -> Self {
        Self { primal, tangent: number(0.0) }
    }
}

impl<V: Lane> Add for Dual<V> {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self { primal: self.primal + other.primal, tangent: self.tangent + other.tangent }
    }
}

impl<V: Lane> Sub for Dual<V> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self { primal: self.primal - other.primal, tangent: self.tangent - other.tangent }
    }
}

impl<V: Lane> Mul for Dual<V> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self {
            primal: self.primal * other.primal,
            tangent: self.tangent.mul_add(other.primal, self.primal * other.tangent),
        }
    }
}

impl<V: Lane> Div for Dual<V> {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        let quotient = self.primal / other.primal;
        let tangent = quotient.neg_mul_add(other.tangent, self.tangent) / other.primal;
        Self { primal: quotient, tangent }
    }
}

impl<V: Lane> Neg for Dual<V> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self { primal: -self.primal, tangent: -self.tangent }
    }
}

#[inline(always)]
fn primals<V: Lane, const N: usize>(x: [Dual<V>; N]) -> [V; N] {
    array_of(
        #[inline(always)]
        |i| x[i].primal,
    )
}

impl<V: Lane> sealed::Sealed for Dual<V> {
    /// The slopes are computed in `f64` too, and rounded once each.
    #[inline(always)]
    fn in_f64<F: Function<N>, const N: usize>(x: [Self; N], function: F) -> Self {
        let primals = primals(x);
        let mut tangent: V = number(0.0);
        for (by, x) in x.iter().enumerate() {
            tangent = tangent + x.tangent.along(V::in_f64(primals, Partial { function, by }));
        }
        Self { primal: V::in_f64(primals, function), tangent }
    }
    #[inline(always)]
    fn along(self, slope: Self) -> Self {
        Self {
            primal: self.primal.along(slope.primal),
            tangent: self.primal.along(slope.tangent) + self.tangent.along(slope.primal),
        }
    }
}

/// Functions of one argument: the slope, from the argument and the value.
macro_rules! functions {
    ($($method:ident => |$x:pat_param, $y:pat_param| $slope:expr;)+) => {
        $(
            #[inline(always)]
            fn $method(self) -> Self {
                let primal = self.primal.$method();
                let ($x, $y) = (self.primal, primal);
                Self { primal, tangent: self.tangent.along($slope) }
            }
        )+
    };
}

/// Functions of two arguments: their slopes, from the arguments and the value.
macro_rules! functions_of_two {
    ($($method:ident => |$a:pat_param, $b:pat_param, $y:pat_param| $slopes:expr;)+) => {
        $(
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                let primal = self.primal.$method(other.primal);
                let ($a, $b, $y) = (self.primal, other.primal, primal);
                let [by_a, by_b]: [V; 2] = $slopes;
                Self { primal, tangent: self.tangent.along(by_a) + other.tangent.along(by_b) }
            }
        )+
    };
}

/// Functions whose values are integers.
macro_rules! steps {
    ($($method:ident)+) => {
        $(
            #[inline(always)]
            fn $method(self) -> Self {
                Self::constant(self.primal.$method())
            }
        )+
    };
}

/// `min`, `max`, `relu`, `clamp` and the tests for NaN are those of [`Lane`], which select.
impl<V: Lane> Lane for Dual<V> {
    type Elem = V::Elem;
    type Mask = V::Mask;

    #[inline(always)]
    fn splat(x: V::Elem) -> Self {
        Self::constant(V::splat(x))
    }
    #[inline(always)]
    fn mul_add(self, a: Self, b: Self) -> Self {
        let tangent = self.tangent.mul_add(a.primal, self.primal.mul_add(a.tangent, b.tangent));
        Self { primal: self.primal.mul_add(a.primal, b.primal), tangent }
    }
    #[inline(always)]
    fn mul_sub(self, a: Self, b: Self) -> Self {
        let tangent = self.tangent.mul_add(a.primal, self.primal.mul_sub(a.tangent, b.tangent));
        Self { primal: self.primal.mul_sub(a.primal, b.primal), tangent }
    }
    #[inline(always)]
    fn neg_mul_add(self, a: Self, b: Self) -> Self {
        let rest = self.primal.neg_mul_add(a.tangent, b.tangent);
        let tangent = self.tangent.neg_mul_add(a.primal, rest);
        Self { primal: self.primal.neg_mul_add(a.primal, b.primal), tangent }
    }
    /// The tangent is what the product's was rounded by.
    #[inline(always)]
    fn product_error(self, other: Self, product: Self) -> Self {
        let (left, right) = (self.tangent * other.primal, self.primal * other.tangent);
        let left_error = self.tangent.product_error(other.primal, left);
        let right_error = self.primal.product_error(other.tangent, right);
        let (sum, sum_error) = two_sum(left, right);
        Self {
            primal: self.primal.product_error(other.primal, product.primal),
            tangent: (sum - product.tangent) + (sum_error + (left_error + right_error)),
        }
    }

    const COUNT: usize = V::COUNT;

    #[inline(always)]
    fn to_lanes(self) -> [V::Elem; MAX_LANES] {
        self.primal.to_lanes()
    }
    #[inline(always)]
    fn of_lanes(numbers: [V::Elem; MAX_LANES]) -> Self {
        Self::constant(V::of_lanes(numbers))
    }
    #[inline(always)]
    fn slopes(self) -> [V::Elem; MAX_LANES] {
        self.tangent.to_lanes()
    }
    /// Of duals of duals only the outer tangent: nothing differentiates a sweep with tables twice.
    #[inline(always)]
    fn picked_from(self, table: &Table<'_, V::Elem>, places: Self, offset: usize) -> Self {
        let (places, mut tangents) = (places.to_lanes(), [V::Elem::ZERO; MAX_LANES]);
        for lane in 0..V::COUNT {
            if let Some(index) = index_of_place(places[lane], offset) {
                tangents[lane] = table.tangent(index);
            }
        }
        Self { primal: self.primal, tangent: V::of_lanes(tangents) }
    }
    #[inline(always)]
    fn per_lane<const N: usize, const M: usize>(
        x: [Self; N],
        f: impl Fn([V::Elem; N]) -> [V::Elem; M],
    ) -> [Self; M] {
        let mut lanes = [Self::constant(number(0.0)); M];
        let primals = V::per_lane(primals(x), f);
        for i in 0..M {
            lanes[i] = Self::constant(primals[i]);
        }
        lanes
    }
    #[inline(always)]
    fn with_derivatives<const N: usize>(
        self,
        x: [Self; N],
        derivatives: &impl Derivatives<V::Elem, N>,
    ) -> Self {
        let primals = primals(x);
        let slopes = derivatives.at(primals);
        let mut tangent: V = number(0.0);
        for i in 0..N {
            tangent = tangent + x[i].tangent.along(slopes[i]);
        }
        // A dual may hold duals, whose tangents are those of its primal.
        Self { primal: self.primal.with_derivatives(primals, derivatives), tangent }
    }

    #[inline(always)]
    fn lt(self, other: Self) -> V::Mask {
        self.primal.lt(other.primal)
    }
    #[inline(always)]
    fn le(self, other: Self) -> V::Mask {
        self.primal.le(other.primal)
    }
    #[inline(always)]
    fn equals(self, other: Self) -> V::Mask {
        self.primal.equals(other.primal)
    }
    #[inline(always)]
    fn select(mask: V::Mask, on: Self, off: Self) -> Self {
        Self {
            primal: V::select(mask, on.primal, off.primal),
            tangent: V::select(mask, on.tangent, off.tangent),
        }
    }

    steps! { floor ceil trunc round }
    #[inline(always)]
    fn fract(self) -> Self {
        Self { primal: self.primal.fract(), tangent: self.tangent }
    }

    functions! {
        abs => |x, _| x.abs_slope();
        square => |x, _| x + x;
        recip => |_, y| -(y * y);
        sqrt => |_, y| number::<V>(0.5) / y;
        rsqrt => |_, y| number::<V>(-0.5) * y * y * y;
        cbrt => |_, y| (number::<V>(3.0) * y * y).recip();
        exp => |_, y| y;
        exp2 => |_, y| number::<V>(LN_2) * y;
        exp_m1 => |x, _| x.exp();
        ln => |x, _| x.recip();
        log2 => |x, _| number::<V>(LN_2.recip()) / x;
        log10 => |x, _| number::<V>(LN_10.recip()) / x;
        ln_1p => |x, _| (one::<V>() + x).recip();
        sin => |x, _| x.cos();
        cos => |x, _| -x.sin();
        tan => |_, y| y.mul_add(y, one());
        asin => |x, _| ((one::<V>() - x) * (one::<V>() + x)).rsqrt();
        acos => |x, _| -((one::<V>() - x) * (one::<V>() + x)).rsqrt();
        atan => |x, _| x.mul_add(x, one()).recip();
        sinh => |x, _| x.cosh();
        cosh => |x, _| x.sinh();
        asinh => |x, _| x.hypot(one()).recip();
        acosh => |x, _| ((x - one()).sqrt() * (x + one()).sqrt()).recip();
        atanh => |x, _| ((one::<V>() - x) * (one::<V>() + x)).recip();
        tanh => |_, y| y.neg_mul_add(y, one());
        sigmoid => |_, y| y.neg_mul_add(y, y);
        silu => |x, _| x.silu_slope();
        softplus => |x, _| x.sigmoid();
        erf => |x, _| x.erf_slope();
        erfc => |x, _| -x.erf_slope();
        normal_cdf => |x, _| x.normal_pdf();
        gelu => |x, _| x.gelu_slope();
        ln_gamma => |x, _| x.digamma();
        digamma => |x, _| x.trigamma();
    }
    functions_of_two! {
        copysign => |x, sign, _| [x.abs_slope() * one::<V>().copysign(sign), number(0.0)];
        hypot => |a, b, y| [a.hypot_slope(y), b.hypot_slope(y)];
        atan2 => |y, x, _| atan2_slopes(y, x);
        logaddexp => |a, b, _| [a.logaddexp_slope(b), b.logaddexp_slope(a)];
        powf => |x, y, power| [x.powf_slope_of_base(y), x.powf_slope_of_exponent(y, power)];
    }
    #[inline(always)]
    fn trigamma(self) -> Self {
        Self { primal: self.primal.trigamma(), tangent: trigamma(self).tangent }
    }
    #[inline(always)]
    fn powi(self, n: i32) -> Self {
        let tangent = self.tangent.along(self.primal.powi_slope(n));
        Self { primal: self.primal.powi(n), tangent }
    }
    #[inline(always)]
    fn sin_cos(self) -> (Self, Self) {
        let (sin, cos) = self.primal.sin_cos();
        (
            Self { primal: sin, tangent: self.tangent.along(cos) },
            Self { primal: cos, tangent: self.tangent.along(-sin) },
        )
    }
}

#[inline(always)]
fn number<V: Lane>(x: f64) -> V {
    V::splat(V::Elem::from_f64(x))
}

#[inline(always)]
fn one<V: Lane>() -> V {
    V::splat(V::Elem::ONE)
}

/// With `r^2 = y^2 + x^2`, `x / r^2` and `-y / r^2`; 0 at the origin, as in reverse mode.
#[inline(always)]
fn atan2_slopes<V: Lane>(y: V, x: V) -> [V; 2] {
    let r = y.hypot(x);
    let [sin, cos] = [y.hypot_slope(r), x.hypot_slope(r)];
    [cos.hypot_slope(r), -sin.hypot_slope(r)]
}
