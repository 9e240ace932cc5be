//! What every machine has, through the `wide` crate: SSE2 or NEON by default, and whatever more the
//! build enables at compile time.

use std::ops::{Add, BitAnd, BitOr, BitXor, Div, Mul, Not, Sub};

use wide::{f32x8, f64x4, i32x8, i64x4};

use super::{Isa, Kernel, in_f64, lane_math, negation};
use crate::lane::{Lane, Mask, sealed};
use crate::level::Level;
use crate::math::precise::{Function, Widen};
use crate::vector::{Bits, Vector};

#[derive(Clone, Copy)]
pub(super) struct Portable;

impl Isa for Portable {
    type F32 = F32x8;
    type F64 = F64x4;

    #[inline(always)]
    fn halves(numbers: I64x4) -> I32x8 {
        let lower_first = match cfg!(target_endian = "big") {
            true => numbers.shl(32) | numbers.shr(32),
            false => numbers,
        };
        I32x8(bytemuck::cast(lower_first.0))
    }
    #[inline(always)]
    fn floats(integers: I32x8) -> F32x8 {
        F32x8(f32x8::from_i32x8(integers.0))
    }
}

/// Runs `kernel`. Not inlined, as the functions of the other levels are not: callers keep neither
/// its code nor its registers.
#[inline(never)]
pub(super) fn enter<R, K: Kernel<R>>(kernel: K) -> R {
    kernel.run::<Portable>()
}

macro_rules! operators {
    ($register:ty: $($trait:ident $method:ident),+) => {
        $(impl $trait for $register {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Self(self.0.$method(other.0))
            }
        })+
    };
}

/// `x`, once for each lane: `[x; 4]` is a loop until LLVM unrolls it, and there is one in each operation
/// with a constant. A thousand of those in a body took LLVM most of its time.
macro_rules! same {
    ($x:ident $lane:literal) => {
        $x
    };
}

macro_rules! register {
    (
        $float:ident($content:ident) $mask:ident $bits:ident($int_content:ident)
        $elem:ident $int:ident $lanes:literal: $($lane:literal)+
    ) => {
        #[derive(Clone, Copy)]
        pub(super) struct $float($content);
        #[derive(Clone, Copy)]
        pub(super) struct $mask($int_content);
        #[derive(Clone, Copy)]
        pub(super) struct $bits($int_content);

        operators!($float: Add add, Sub sub, Mul mul, Div div);
        operators!($bits: Add add, Sub sub, BitAnd bitand, BitOr bitor, BitXor bitxor);
        operators!($mask: BitAnd bitand, BitOr bitor);

        negation!($float $bits $int);
        impl Not for $mask {
            type Output = Self;
            #[inline(always)]
            fn not(self) -> Self {
                Self(!self.0)
            }
        }
        impl Mask for $mask {
            #[inline(always)]
            fn any(self) -> bool {
                self.0.any()
            }
        }

        impl Lane for $float {
            type Elem = $elem;
            type Mask = $mask;

            #[inline(always)]
            fn splat(x: $elem) -> Self {
                Self($content::new([$(same!(x $lane)),+]))
            }
            #[inline(always)]
            fn mul_add(self, a: Self, b: Self) -> Self {
                Self(self.0.mul_add(a.0, b.0))
            }
            #[inline(always)]
            fn mul_sub(self, a: Self, b: Self) -> Self {
                Self(self.0.mul_sub(a.0, b.0))
            }
            #[inline(always)]
            fn neg_mul_add(self, a: Self, b: Self) -> Self {
                Self(self.0.mul_neg_add(a.0, b.0))
            }
            #[inline(always)]
            fn lt(self, other: Self) -> $mask {
                $mask($float(self.0.simd_lt(other.0)).to_bits().0)
            }
            #[inline(always)]
            fn le(self, other: Self) -> $mask {
                $mask($float(self.0.simd_le(other.0)).to_bits().0)
            }
            #[inline(always)]
            fn equals(self, other: Self) -> $mask {
                $mask($float(self.0.simd_eq(other.0)).to_bits().0)
            }
            #[inline(always)]
            fn select(mask: $mask, on: Self, off: Self) -> Self {
                Self(Self::from_bits($bits(mask.0)).0.select(on.0, off.0))
            }
            #[inline(always)]
            fn sqrt(self) -> Self {
                Self(self.0.sqrt())
            }
            #[inline(always)]
            fn abs(self) -> Self {
                Self(self.0.abs())
            }
            #[inline(always)]
            fn floor(self) -> Self {
                crate::math::round::floor(self)
            }
            lane_math!();
        }

        impl Vector for $float {
            const LANES: usize = $lanes;
            const FUSED: bool = Level::Portable.has_fma();
            const REGISTERS: usize = match cfg!(any(target_feature = "avx", target_arch = "aarch64")) {
                true => 16,
                false => 8,
            };
            const PREFETCHES: bool = false;
            const IS_PAIR: bool = !cfg!(target_feature = "avx");
            type Bits = $bits;
            type Group<A: Copy> = [A; 4];

            #[inline(always)]
            fn to_bits(self) -> $bits {
                $bits(bytemuck::cast(self.0))
            }
            #[inline(always)]
            fn from_bits(bits: $bits) -> Self {
                Self(bytemuck::cast(bits.0))
            }
            #[inline(always)]
            fn scale(self, n: Self) -> Self {
                crate::math::scale::scale(self, n)
            }
            #[inline(always)]
            fn lookup_in(table: &[$elem], index: $bits) -> Self {
                let (index, last) = (index.0.to_array(), table.len() - 1);
                Self($content::new([$(table[index[$lane] as usize & last]),+]))
            }
            #[inline(always)]
            fn split(self) -> (Self, Self) {
                crate::math::scale::split(self)
            }
            #[inline(always)]
            unsafe fn load(from: *const $elem) -> Self {
                // SAFETY: the caller vouches for the whole register; arrays need no more alignment
                // than their elements.
                Self($content::new(unsafe { from.cast::<[$elem; $lanes]>().read() }))
            }
            #[inline(always)]
            unsafe fn load_first(from: *const $elem, count: usize) -> Self {
                let mut lanes = [0.0; $lanes];
                // SAFETY: the caller vouches for `count` elements.
                let elements = unsafe { std::slice::from_raw_parts(from, count) };
                lanes[..count].copy_from_slice(elements);
                Self($content::new(lanes))
            }
            #[inline(always)]
            unsafe fn store(self, to: *mut $elem) {
                // SAFETY: as in `load`.
                unsafe { to.cast::<[$elem; $lanes]>().write(self.0.to_array()) }
            }
            #[inline(always)]
            unsafe fn store_streaming(self, to: *mut $elem) {
                // SAFETY: the caller's. There is no portable store past the caches.
                unsafe { self.store(to) }
            }
            #[inline(always)]
            fn order_streamed() {}
            #[inline(always)]
            unsafe fn store_first(self, to: *mut $elem, count: usize) {
                // SAFETY: the caller vouches for `count` elements, which a sink owns alone.
                let elements = unsafe { std::slice::from_raw_parts_mut(to, count) };
                elements.copy_from_slice(&self.0.to_array()[..count]);
            }
            #[inline(always)]
            fn first(count: usize) -> $mask {
                $mask($int_content::new([$(if $lane < count { -1 } else { 0 }),+]))
            }
            #[inline(always)]
            fn reduce_add(self) -> $elem {
                use crate::vector::Group as _;
                self.0.to_array().fold_halves(|a, b| a + b)
            }
        }

        impl Bits for $bits {
            type Int = $int;
            type Mask = $mask;

            #[inline(always)]
            fn splat(x: $int) -> Self {
                Self($int_content::new([$(same!(x $lane)),+]))
            }
            #[inline(always)]
            fn of_u64(x: u64) -> Self {
                Self::splat(x as $int)
            }
            #[inline(always)]
            fn shl(self, count: u32) -> Self {
                Self(self.0 << count)
            }
            #[inline(always)]
            fn shr(self, count: u32) -> Self {
                Self((self.0.cast_unsigned() >> count).cast_signed())
            }
            #[inline(always)]
            fn equals(self, other: Self) -> $mask {
                $mask(self.0.simd_eq(other.0))
            }
            #[inline(always)]
            fn lt(self, other: Self) -> $mask {
                $mask(self.0.simd_lt(other.0))
            }
        }
    };
}

register!(F32x8(f32x8) Mask8 I32x8(i32x8) f32 i32 8: 0 1 2 3 4 5 6 7);
register!(F64x4(f64x4) Mask4 I64x4(i64x4) f64 i64 4: 0 1 2 3);

impl Widen for F32x8 {
    type Wide = F64x4;

    #[inline(always)]
    fn widen(self) -> [F64x4; 2] {
        let [a, b, c, d, e, f, g, h] = self.0.to_array();
        [
            F64x4(f64x4::new([a.into(), b.into(), c.into(), d.into()])),
            F64x4(f64x4::new([e.into(), f.into(), g.into(), h.into()])),
        ]
    }
    #[inline(always)]
    fn narrow([lower, upper]: [F64x4; 2]) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (lower.0.to_array(), upper.0.to_array());
        let (a, b, c, d) = (a as f32, b as f32, c as f32, d as f32);
        Self(f32x8::new([a, b, c, d, e as f32, f as f32, g as f32, h as f32]))
    }
}
in_f64!(F32x8 F64x4);
