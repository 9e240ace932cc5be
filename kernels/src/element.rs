//! The numbers that kernels compute with.

use std::fmt::{Debug, Display};
use std::hint::black_box;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};
use std::sync::atomic::{self, Ordering};

use crate::isa::Isa;
use crate::layout::Stored;
use crate::matmul::Multiply;
use crate::vector::Vector;

/// A float that kernels compute with: `f32` or `f64`.
pub trait Element:
    sealed::OnIsa
    + Stored<Self>
    + Multiply
    + Copy
    + Default
    + PartialEq
    + PartialOrd
    + Debug
    + Display
    + Send
    + Sync
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + 'static
{
    /// 0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;
    /// Infinity.
    const INFINITY: Self;
    /// Not a number.
    const NAN: Self;
    /// The name that NumPy and TensorFlow give the type, such as `float32`.
    const DTYPE: &'static str;

    /// The nearest value to `n`.
    fn from_usize(n: usize) -> Self;
    /// The nearest value to `x`.
    fn from_f64(x: f64) -> Self;
    /// The value as `f64`, exactly.
    fn to_f64(self) -> f64;
    /// Whether this is NaN.
    fn is_nan(self) -> bool;
    /// Whether this is neither infinite nor NaN.
    fn is_finite(self) -> bool;
    /// `self * a + b`, rounded once.
    #[must_use]
    fn mul_add(self, a: Self, b: Self) -> Self;
    /// The square root, correctly rounded.
    #[must_use]
    fn sqrt(self) -> Self;
    /// The absolute value.
    #[must_use]
    fn abs(self) -> Self;
}

pub(crate) mod sealed {
    use std::fmt::Debug;

    use super::{Isa, Vector};
    use crate::random::Float;

    /// Ties an element to its register on each ISA level, and seals [`super::Element`].
    pub trait OnIsa: bytemuck::Pod + Float {
        type Register<I: Isa>: Vector<Elem = Self>;
        /// 64 bytes of elements, aligned to 64 bytes.
        type Line: bytemuck::Pod + Send + Sync;
        /// How many indices the bits of a float tell apart.
        const INDICES: usize;
        /// A sum that several threads may see, of which one adds to it at a time.
        type Cell: Debug + Send + Sync;

        /// A float with the bits of an index below [`OnIsa::INDICES`].
        fn of_index(index: usize) -> Self;
        /// The index that the bits are.
        fn index(self) -> usize;

        /// 1 if `truth` holds, else 0: without a jump, as no CPU foresees what is true of data.
        fn of_truth(truth: bool) -> Self;

        /// 0.
        fn cell() -> Self::Cell;
        fn of_cell(cell: &Self::Cell) -> Self;
        fn add_to_cell(cell: &Self::Cell, x: Self);
    }
}

macro_rules! element {
    ($float:ident, $bits:ident, $cell:ident, $register:ident, $line:ident, $dtype:literal) => {
        impl sealed::OnIsa for $float {
            type Register<I: Isa> = I::$register;
            type Line = wide::$line;
            const INDICES: usize = $bits::MAX as usize;
            type Cell = atomic::$cell;

            #[inline(always)]
            fn of_index(index: usize) -> Self {
                Self::from_bits(index as $bits)
            }
            #[inline(always)]
            fn index(self) -> usize {
                self.to_bits() as usize
            }

            #[inline(always)]
            fn of_truth(truth: bool) -> Self {
                black_box(u8::from(truth)) as Self
            }

            #[inline(always)]
            fn cell() -> Self::Cell {
                atomic::$cell::new(0)
            }
            #[inline(always)]
            fn of_cell(cell: &Self::Cell) -> Self {
                Self::from_bits(cell.load(Ordering::Relaxed))
            }
            #[inline(always)]
            fn add_to_cell(cell: &Self::Cell, x: Self) {
                cell.store((Self::of_cell(cell) + x).to_bits(), Ordering::Relaxed);
            }
        }

        impl Element for $float {
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;
            const INFINITY: Self = Self::INFINITY;
            const NAN: Self = Self::NAN;
            const DTYPE: &'static str = $dtype;

            #[inline(always)]
            fn from_usize(n: usize) -> Self {
                n as Self
            }
            #[inline(always)]
            fn from_f64(x: f64) -> Self {
                x as Self
            }
            #[inline(always)]
            fn to_f64(self) -> f64 {
                self.into()
            }
            #[inline(always)]
            fn is_nan(self) -> bool {
                self.is_nan()
            }
            #[inline(always)]
            fn is_finite(self) -> bool {
                self.is_finite()
            }
            #[inline(always)]
            fn mul_add(self, a: Self, b: Self) -> Self {
                self.mul_add(a, b)
            }
            #[inline(always)]
            fn sqrt(self) -> Self {
                self.sqrt()
            }
            #[inline(always)]
            fn abs(self) -> Self {
                self.abs()
            }
        }
    };
}

element!(f32, u32, AtomicU32, F32, f32x16, "float32");
element!(f64, u64, AtomicU64, F64, f64x8, "float64");
