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
    ($family:ident) => {
        #[inline(always)]
        fn exp(self) -> Self {
            crate::math::exp::exp(self)
        }
        #[inline(always)]
        fn ln(self) -> Self {
            crate::math::ln::$family(self)
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
