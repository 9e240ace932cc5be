//! One file per instruction set, and the one place that chooses between them.

use crate::level::Level;
use crate::vector::Vector;

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod portable;
#[cfg(target_arch = "x86_64")]
mod x86;

/// The registers of one ISA level.
pub trait Isa: Copy + Send + Sync + 'static {
    type F32: Vector<Elem = f32>;
    type F64: Vector<Elem = f64>;

    /// Each integer of 64 bits as two of 32, of which the lower half is the first.
    fn halves(numbers: <Self::F64 as Vector>::Bits) -> <Self::F32 as Vector>::Bits;
    /// The nearest float to each integer.
    fn floats(integers: <Self::F32 as Vector>::Bits) -> Self::F32;
}

/// Work that is compiled once per ISA level. Its `run` must be `#[inline(always)]`, as must all that
/// it calls on registers: only then is it compiled with the instructions of the level.
pub(crate) trait Kernel<R> {
    fn run<I: Isa>(self) -> R;
}

/// Runs `kernel` on `level`.
#[inline]
pub(crate) fn dispatch<R, K: Kernel<R>>(level: Level, kernel: K) -> R {
    match level {
        // SAFETY: a `Level` above `Portable` exists only where `level.rs` has detected it.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => unsafe { avx512::enter(kernel) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe { avx2::enter(kernel) },
        _ => portable::enter(kernel),
    }
}

/// Runs `work` with the scalar instructions of this level, if it is `#[inline(always)]`: those that fuse a
/// multiply-add are else calls of a function.
#[inline]
pub fn with_scalar_instructions<R>(work: impl FnOnce() -> R) -> R {
    match Level::current() {
        // SAFETY: a `Level` above `Portable` exists only where `level.rs` has detected it.
        #[cfg(all(target_arch = "x86_64", not(target_feature = "fma")))]
        Level::Avx512 | Level::Avx2 => unsafe { avx2::enter_scalar(work) },
        _ => work(),
    }
}

/// Negation: the sign bit flipped.
macro_rules! negation {
    ($float:ident $bits:ident $int:ident) => {
        impl std::ops::Neg for $float {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                Self::from_bits(self.to_bits() ^ $bits::splat($int::MIN))
            }
        }
    };
}
use negation;

/// The methods of `Lane` that are written once, in `math`, for all registers of an element type.
macro_rules! lane_math {
    () => {
        const COUNT: usize = <Self as Vector>::LANES;

        #[inline(always)]
        fn to_lanes(self) -> [Self::Elem; crate::vector::MAX_LANES] {
            self.to_array()
        }
        #[inline(always)]
        fn of_lanes(numbers: [Self::Elem; crate::vector::MAX_LANES]) -> Self {
            Self::from_array(numbers)
        }
        #[inline(always)]
        fn per_lane<const N: usize, const M: usize>(
            x: [Self; N],
            f: impl Fn([Self::Elem; N]) -> [Self::Elem; M],
        ) -> [Self; M] {
            crate::given::per_lane(x, f)
        }
        #[inline(always)]
        fn exp(self) -> Self {
            crate::math::exp::exp(self)
        }
        #[inline(always)]
        fn ln(self) -> Self {
            crate::math::ln::ln(self)
        }
        #[inline(always)]
        fn exp2(self) -> Self {
            crate::math::exp::exp2(self)
        }
        #[inline(always)]
        fn exp_m1(self) -> Self {
            crate::math::exp_m1::exp_m1(self)
        }
        #[inline(always)]
        fn log2(self) -> Self {
            crate::math::ln::log2(self)
        }
        #[inline(always)]
        fn log10(self) -> Self {
            crate::math::ln::log10(self)
        }
        #[inline(always)]
        fn ln_1p(self) -> Self {
            crate::math::ln::ln_1p(self)
        }
        #[inline(always)]
        fn sin(self) -> Self {
            crate::math::trig::sin(self)
        }
        #[inline(always)]
        fn cos(self) -> Self {
            crate::math::trig::cos(self)
        }
        #[inline(always)]
        fn tanh(self) -> Self {
            crate::math::tanh::tanh(self)
        }
        #[inline(always)]
        fn sigmoid(self) -> Self {
            crate::math::sigmoid::sigmoid(self)
        }
        #[inline(always)]
        fn cbrt(self) -> Self {
            crate::math::cbrt::cbrt(self)
        }
        #[inline(always)]
        fn copysign(self, sign: Self) -> Self {
            crate::math::sign::copysign(self, sign)
        }
        #[inline(always)]
        fn tan(self) -> Self {
            crate::math::trig::tan(self)
        }
        #[inline(always)]
        fn asin(self) -> Self {
            crate::math::asin::asin(self)
        }
        #[inline(always)]
        fn acos(self) -> Self {
            crate::math::asin::acos(self)
        }
        #[inline(always)]
        fn atan(self) -> Self {
            crate::math::atan::atan(self)
        }
        #[inline(always)]
        fn sinh(self) -> Self {
            crate::math::sinh::sinh(self)
        }
        #[inline(always)]
        fn cosh(self) -> Self {
            crate::math::sinh::cosh(self)
        }
        #[inline(always)]
        fn asinh(self) -> Self {
            crate::math::asinh::asinh(self)
        }
        #[inline(always)]
        fn acosh(self) -> Self {
            crate::math::asinh::acosh(self)
        }
        #[inline(always)]
        fn atanh(self) -> Self {
            crate::math::asinh::atanh(self)
        }
        #[inline(always)]
        fn sin_cos(self) -> (Self, Self) {
            crate::math::trig::sin_cos(self)
        }
        #[inline(always)]
        fn atan2(self, x: Self) -> Self {
            crate::math::atan::atan2(self, x)
        }
        #[inline(always)]
        fn hypot(self, other: Self) -> Self {
            crate::math::hypot::hypot(self, other)
        }
        #[inline(always)]
        fn erf(self) -> Self {
            crate::math::erf::erf(self)
        }
        #[inline(always)]
        fn erfc(self) -> Self {
            crate::math::erf::erfc(self)
        }
        #[inline(always)]
        fn normal_cdf(self) -> Self {
            crate::math::normal::normal_cdf(self)
        }
        #[inline(always)]
        fn gelu(self) -> Self {
            crate::math::normal::gelu(self)
        }
        #[inline(always)]
        fn softplus(self) -> Self {
            crate::math::softplus::softplus(self)
        }
        #[inline(always)]
        fn silu(self) -> Self {
            crate::math::sigmoid::silu(self)
        }
        #[inline(always)]
        fn logaddexp(self, other: Self) -> Self {
            crate::math::softplus::logaddexp(self, other)
        }
        #[inline(always)]
        fn ln_gamma(self) -> Self {
            crate::math::gamma::ln_gamma(self)
        }
        #[inline(always)]
        fn digamma(self) -> Self {
            crate::math::gamma::digamma(self)
        }
        #[inline(always)]
        fn trigamma(self) -> Self {
            crate::math::trigamma::trigamma(self)
        }
        #[inline(always)]
        fn powi(self, n: i32) -> Self {
            crate::math::powi::powi(self, n)
        }
        #[inline(always)]
        fn powf(self, y: Self) -> Self {
            crate::math::powf::powf(self, y)
        }
    };
}
use lane_math;

/// How the registers of a level compute functions in `f64`.
macro_rules! in_f64 {
    ($narrow:ident $wide:ident) => {
        impl sealed::Sealed for $narrow {
            #[inline(always)]
            fn in_f64<F: Function<N>, const N: usize>(x: [Self; N], function: F) -> Self {
                crate::math::precise::in_f64(x, function)
            }
        }
        impl sealed::Sealed for $wide {
            #[inline(always)]
            fn in_f64<F: Function<N>, const N: usize>(x: [Self; N], function: F) -> Self {
                function.apply(x)
            }
        }
    };
}
use in_f64;
