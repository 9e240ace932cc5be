//! How numbers are stored, and what they are computed as.

use crate::element::Element;

/// A number in memory that sweeps over `T` read.
///
/// `f32` and `f64` are read as they are; `f32` is widened for sweeps over `f64`, which accumulate in
/// `f64` then. With the feature `half`, its `f16` and `bf16` are computed with as `f32`. All
/// conversions are exact.
pub trait Stored<T: Element>: sealed::Sealed + Copy + Send + Sync {
    /// The number.
    fn widen(self) -> T;

    /// Writes each number of `from` to its place in `to`, of the same length.
    #[doc(hidden)]
    #[inline(always)]
    fn widen_all(from: &[Self], to: &mut [T]) {
        for (to, &from) in to.iter_mut().zip(from) {
            *to = from.widen();
        }
    }

    /// The same place, if what is stored there is a `T`.
    #[doc(hidden)]
    #[inline(always)]
    fn in_place(_: *const Self) -> Option<*const T> {
        None
    }

    /// The same numbers, if they are stored as `T`.
    #[doc(hidden)]
    #[inline(always)]
    fn all_in_place(_: &[Self]) -> Option<&[T]> {
        None
    }
}

mod sealed {
    /// Keeps [`super::Stored`] closed: `in_place` is trusted.
    pub trait Sealed {}
}

macro_rules! stored_as_computed {
    ($($float:ident)+) => {
        $(
            impl sealed::Sealed for $float {}
            impl Stored<$float> for $float {
                #[inline(always)]
                fn widen(self) -> $float {
                    self
                }
                #[inline(always)]
                fn in_place(place: *const $float) -> Option<*const $float> {
                    Some(place)
                }
                #[inline(always)]
                fn all_in_place(numbers: &[$float]) -> Option<&[$float]> {
                    Some(numbers)
                }
            }
        )+
    };
}
stored_as_computed!(f32 f64);

impl Stored<f64> for f32 {
    #[inline(always)]
    fn widen(self) -> f64 {
        self.into()
    }
}

#[cfg(feature = "half")]
macro_rules! stored_in_half {
    ($($half:ident)+) => {
        $(
            impl sealed::Sealed for half::$half {}
            impl Stored<f32> for half::$half {
                #[inline(always)]
                fn widen(self) -> f32 {
                    self.to_f32()
                }
                #[inline(always)]
                fn widen_all(from: &[Self], to: &mut [f32]) {
                    half::slice::HalfFloatSliceExt::convert_to_f32_slice(from, to);
                }
            }
        )+
    };
}
#[cfg(feature = "half")]
stored_in_half!(f16 bf16);
