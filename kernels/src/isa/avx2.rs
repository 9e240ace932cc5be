//! AVX2 and FMA: 8 `f32` or 4 `f64` in a register, masks as registers of all-one lanes.

use core::arch::x86_64::*;
use std::ops::Not;

use super::x86::{arithmetic, integers, isa, operators, whole_registers};
use super::{Isa, Kernel, in_f64, lane_math, negation};
use crate::lane::{Lane, Mask, sealed};
use crate::math::precise::{Function, Widen};
use crate::vector::{Bits, Vector};

#[derive(Clone, Copy)]
pub(super) struct Avx2;

impl Isa for Avx2 {
    type F32 = F32x8;
    type F64 = F64x4;

    #[inline(always)]
    fn halves(numbers: I64x4) -> I32x8 {
        I32x8(numbers.0)
    }
    #[inline(always)]
    fn floats(integers: I32x8) -> F32x8 {
        F32x8(isa!(_mm256_cvtepi32_ps(integers.0)))
    }
}

/// Compiles `kernel` with the instructions of this level and runs it.
///
/// # Safety
/// The CPU must have the features.
#[target_feature(enable = "avx2,fma")]
pub(super) unsafe fn enter<R, K: Kernel<R>>(kernel: K) -> R {
    kernel.run::<Avx2>()
}

/// Compiles `work` on scalars with the instructions of this level and runs it.
///
/// # Safety
/// The CPU must have the features.
#[target_feature(enable = "avx2,fma")]
pub(super) unsafe fn enter_scalar<R>(work: impl FnOnce() -> R) -> R {
    work()
}

/// The first `count` items of `-1 (LANES times), 0 (LANES times)`, read from the middle, are a mask.
#[repr(align(64))]
struct MaskTable<T>(T);
static MASKS_32: MaskTable<[i32; 16]> =
    MaskTable([-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0]);
static MASKS_64: MaskTable<[i64; 8]> = MaskTable([-1, -1, -1, -1, 0, 0, 0, 0]);

macro_rules! register {
    (
        $float:ident($content:ident) $mask:ident $bits:ident
        $elem:ident $int:ident $lanes:literal
        $set1:ident $add:ident $sub:ident $mul:ident $div:ident
        $fmadd:ident $fmsub:ident $fnmadd:ident $sqrt:ident $andnot:ident $min:ident $max:ident $floor:ident
        $cmp:ident $blend:ident $to_bits:ident $from_bits:ident
        $loadu:ident $maskload:ident $storeu:ident $stream:ident $maskstore:ident
        $set1_int:ident $add_int:ident $sub_int:ident
        $sll:ident $srl:ident $cmpeq_int:ident $cmpgt_int:ident $masks:ident
        $lookup:ident $rotate:ident $zip:ident $reduce:ident
    ) => {
        #[derive(Clone, Copy)]
        pub(super) struct $float($content);
        #[derive(Clone, Copy)]
        pub(super) struct $mask(__m256i);
        #[derive(Clone, Copy)]
        pub(super) struct $bits(__m256i);

        operators!($float: Add add $add, Sub sub $sub, Mul mul $mul, Div div $div);
        operators!($bits: Add add $add_int, Sub sub $sub_int, BitAnd bitand _mm256_and_si256,
                   BitOr bitor _mm256_or_si256, BitXor bitxor _mm256_xor_si256);
        operators!($mask: BitAnd bitand _mm256_and_si256, BitOr bitor _mm256_or_si256);

        negation!($float $bits $int);
        impl Not for $mask {
            type Output = Self;
            #[inline(always)]
            fn not(self) -> Self {
                Self(isa!(_mm256_xor_si256(self.0, isa!($set1_int(-1)))))
            }
        }
        impl Mask for $mask {
            #[inline(always)]
            fn any(self) -> bool {
                isa!(_mm256_movemask_epi8(self.0)) != 0
            }
        }

        impl Lane for $float {
            type Elem = $elem;
            type Mask = $mask;

            arithmetic!($elem $set1 $fmadd $fmsub $fnmadd $sqrt);
            #[inline(always)]
            fn lt(self, other: Self) -> $mask {
                $mask(isa!($to_bits(isa!($cmp::<_CMP_LT_OQ>(self.0, other.0)))))
            }
            #[inline(always)]
            fn le(self, other: Self) -> $mask {
                $mask(isa!($to_bits(isa!($cmp::<_CMP_LE_OQ>(self.0, other.0)))))
            }
            #[inline(always)]
            fn equals(self, other: Self) -> $mask {
                $mask(isa!($to_bits(isa!($cmp::<_CMP_EQ_OQ>(self.0, other.0)))))
            }
            #[inline(always)]
            fn select(mask: $mask, on: Self, off: Self) -> Self {
                Self(isa!($blend(off.0, on.0, isa!($from_bits(mask.0)))))
            }
            #[inline(always)]
            fn abs(self) -> Self {
                Self(isa!($andnot(isa!($set1(-0.0)), self.0)))
            }
            #[inline(always)]
            fn floor(self) -> Self {
                Self(isa!($floor(self.0)))
            }
            lane_math!();
        }

        impl Vector for $float {
            const LANES: usize = $lanes;
            const FUSED: bool = true;
            const REGISTERS: usize = 16;
            const PREFETCHES: bool = true;
            const IS_PAIR: bool = false;
            type Bits = $bits;
            type Group<A: Copy> = [A; 4];

            whole_registers!(
                $elem $bits $to_bits $from_bits $min $max
                $loadu $storeu $stream $lookup $rotate $zip $reduce
            );
            #[inline(always)]
            fn scale(self, n: Self) -> Self {
                crate::math::scale::scale(self, n)
            }
            #[inline(always)]
            fn split(self) -> (Self, Self) {
                crate::math::scale::split(self)
            }
            #[inline(always)]
            unsafe fn load_first(from: *const $elem, count: usize) -> Self {
                // SAFETY: the caller's; masked lanes are not read.
                Self(unsafe { $maskload(from, Self::first(count).0) })
            }
            #[inline(always)]
            unsafe fn store_first(self, to: *mut $elem, count: usize) {
                // SAFETY: the caller's; masked lanes are not written.
                unsafe { $maskstore(to, Self::first(count).0, self.0) }
            }
            #[inline(always)]
            fn first(count: usize) -> $mask {
                let masks = &$masks.0[$lanes - count..][..$lanes];
                // SAFETY: the slice has as many items as the register.
                $mask(unsafe { _mm256_loadu_si256(masks.as_ptr().cast()) })
            }
            #[inline(always)]
            fn in_order(mut index: usize) -> usize {
                // SAFETY: there are no instructions.
                unsafe {
                    core::arch::asm!(
                        "/* {0} */",
                        inout(reg) index,
                        options(nostack, preserves_flags)
                    );
                }
                index
            }
        }

        impl Bits for $bits {
            type Int = $int;
            type Mask = $mask;

            integers!($int $set1_int $sll $srl);
            #[inline(always)]
            fn equals(self, other: Self) -> $mask {
                $mask(isa!($cmpeq_int(self.0, other.0)))
            }
            #[inline(always)]
            fn lt(self, other: Self) -> $mask {
                $mask(isa!($cmpgt_int(other.0, self.0)))
            }
        }
    };
}

register! {
    F32x8(__m256) Mask8 I32x8 f32 i32 8
    _mm256_set1_ps _mm256_add_ps _mm256_sub_ps _mm256_mul_ps _mm256_div_ps
    _mm256_fmadd_ps _mm256_fmsub_ps _mm256_fnmadd_ps _mm256_sqrt_ps _mm256_andnot_ps
    _mm256_min_ps _mm256_max_ps _mm256_floor_ps
    _mm256_cmp_ps _mm256_blendv_ps _mm256_castps_si256 _mm256_castsi256_ps
    _mm256_loadu_ps _mm256_maskload_ps _mm256_storeu_ps _mm256_stream_ps _mm256_maskstore_ps
    _mm256_set1_epi32 _mm256_add_epi32 _mm256_sub_epi32
    _mm256_sll_epi32 _mm256_srl_epi32 _mm256_cmpeq_epi32 _mm256_cmpgt_epi32 MASKS_32
    lookup_8 rotate_8 zip_8 sum_of_8
}

register! {
    F64x4(__m256d) Mask4 I64x4 f64 i64 4
    _mm256_set1_pd _mm256_add_pd _mm256_sub_pd _mm256_mul_pd _mm256_div_pd
    _mm256_fmadd_pd _mm256_fmsub_pd _mm256_fnmadd_pd _mm256_sqrt_pd _mm256_andnot_pd
    _mm256_min_pd _mm256_max_pd _mm256_floor_pd
    _mm256_cmp_pd _mm256_blendv_pd _mm256_castpd_si256 _mm256_castsi256_pd
    _mm256_loadu_pd _mm256_maskload_pd _mm256_storeu_pd _mm256_stream_pd _mm256_maskstore_pd
    _mm256_set1_epi64x _mm256_add_epi64 _mm256_sub_epi64
    _mm256_sll_epi64 _mm256_srl_epi64 _mm256_cmpeq_epi64 _mm256_cmpgt_epi64 MASKS_64
    lookup_4 rotate_4 zip_4 sum_of_4
}

/// A permutation of each half of the table. Of an index, it reads the lowest three bits; the fourth, moved
/// to where the sign is, chooses between the two.
#[inline(always)]
fn lookup_8(table: &[f32], index: __m256i) -> __m256 {
    let (lower, upper) = table.split_at(8);
    let (lower, upper) = (F32x8::load_from(lower), F32x8::load_from(upper));
    let lower = isa!(_mm256_permutevar8x32_ps(lower.0, index));
    let upper = isa!(_mm256_permutevar8x32_ps(upper.0, index));
    let from_upper = isa!(_mm256_castsi256_ps(I32x8(index).shl(28).0));
    isa!(_mm256_blendv_ps(lower, upper, from_upper))
}

/// As `lookup_8`, of pairs of 32 bits, which two indices choose: the index times 2, and one more.
#[inline(always)]
fn lookup_4(table: &[f64], index: __m256i) -> __m256d {
    let index = I64x4(index);
    let (lower, upper) = table.split_at(4);
    let (lower, upper) = (F64x4::load_from(lower), F64x4::load_from(upper));
    let pairs = index.shl(1) | index.shl(33) | I64x4::splat(1 << 32);
    let half = |x: F64x4| {
        let words = isa!(_mm256_castpd_ps(x.0));
        isa!(_mm256_castps_pd(isa!(_mm256_permutevar8x32_ps(words, pairs.0))))
    };
    let from_upper = isa!(_mm256_castsi256_pd(index.shl(61).0));
    isa!(_mm256_blendv_pd(half(lower), half(upper), from_upper))
}

/// Of an index, the permutation reads only the bits that tell lanes apart.
#[inline(always)]
fn rotate_8(x: __m256, count: usize) -> __m256 {
    // SAFETY: as in `isa!`.
    let lanes = unsafe { _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7) };
    let index = I32x8(lanes) + I32x8::splat(count as i32);
    isa!(_mm256_permutevar8x32_ps(x, index.0))
}

/// As pairs of 32 bits, since AVX2 permutes no others by a variable.
#[inline(always)]
fn rotate_4(x: __m256d, count: usize) -> __m256d {
    isa!(_mm256_castps_pd(rotate_8(isa!(_mm256_castpd_ps(x)), 2 * count)))
}

/// Both halves of the registers at a time, then the halves in order.
#[inline(always)]
fn zip_8(a: __m256, b: __m256) -> (__m256, __m256) {
    let low = isa!(_mm256_unpacklo_ps(a, b));
    let high = isa!(_mm256_unpackhi_ps(a, b));
    let lower = isa!(_mm256_permute2f128_ps::<0x20>(low, high));
    (lower, isa!(_mm256_permute2f128_ps::<0x31>(low, high)))
}

/// As `zip_8`.
#[inline(always)]
fn zip_4(a: __m256d, b: __m256d) -> (__m256d, __m256d) {
    let low = isa!(_mm256_unpacklo_pd(a, b));
    let high = isa!(_mm256_unpackhi_pd(a, b));
    let lower = isa!(_mm256_permute2f128_pd::<0x20>(low, high));
    (lower, isa!(_mm256_permute2f128_pd::<0x31>(low, high)))
}

#[inline(always)]
pub(super) fn sum_of_8(x: __m256) -> f32 {
    let upper = isa!(_mm256_extractf128_ps::<1>(x));
    let x = isa!(_mm_add_ps(isa!(_mm256_castps256_ps128(x)), upper));
    let x = isa!(_mm_add_ps(x, isa!(_mm_movehl_ps(x, x))));
    isa!(_mm_cvtss_f32(isa!(_mm_add_ss(x, isa!(_mm_movehdup_ps(x))))))
}

#[inline(always)]
pub(super) fn sum_of_4(x: __m256d) -> f64 {
    let upper = isa!(_mm256_extractf128_pd::<1>(x));
    let x = isa!(_mm_add_pd(isa!(_mm256_castpd256_pd128(x)), upper));
    isa!(_mm_cvtsd_f64(isa!(_mm_add_sd(x, isa!(_mm_unpackhi_pd(x, x))))))
}

impl Widen for F32x8 {
    type Wide = F64x4;

    #[inline(always)]
    fn widen(self) -> [F64x4; 2] {
        [
            F64x4(isa!(_mm256_cvtps_pd(isa!(_mm256_castps256_ps128(self.0))))),
            F64x4(isa!(_mm256_cvtps_pd(isa!(_mm256_extractf128_ps::<1>(self.0))))),
        ]
    }
    #[inline(always)]
    fn narrow([lower, upper]: [F64x4; 2]) -> Self {
        Self(isa!(_mm256_set_m128(isa!(_mm256_cvtpd_ps(upper.0)), isa!(_mm256_cvtpd_ps(lower.0)))))
    }
}
in_f64!(F32x8 F64x4);
