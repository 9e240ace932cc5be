//! AVX-512: 16 `f32` or 8 `f64` in a register, masks in registers of their own.

use core::arch::x86_64::*;
use std::ops::{BitAnd, BitOr, Not};

use super::x86::{arithmetic, integers, isa, operators, whole_registers};
use super::{Isa, Kernel, in_f64, lane_math, negation};
use crate::lane::{Lane, Mask, sealed};
use crate::math::precise::{Function, Widen};
use crate::vector::{Bits, Vector};

#[derive(Clone, Copy)]
pub(super) struct Avx512;

impl Isa for Avx512 {
    type F32 = F32x16;
    type F64 = F64x8;

    #[inline(always)]
    fn halves(numbers: I64x8) -> I32x16 {
        I32x16(numbers.0)
    }
    #[inline(always)]
    fn floats(integers: I32x16) -> F32x16 {
        F32x16(isa!(_mm512_cvtepi32_ps(integers.0)))
    }
}

/// Compiles `kernel` with the instructions of this level and runs it.
///
/// # Safety
/// The CPU must have the features.
#[target_feature(enable = "avx512f,avx512bw,avx512cd,avx512dq,avx512vl,avx512vbmi2,avx2,fma,bmi2")]
pub(super) unsafe fn enter<R, K: Kernel<R>>(kernel: K) -> R {
    kernel.run::<Avx512>()
}

/// What logarithms are for each class of arguments, a digit each, beginning with the last: NaN for NaN of
/// both kinds, negative infinity for zeros, what was computed for 1, NaN for negative infinity, infinity
/// for infinity, NaN for negative numbers, what was computed for positive ones.
const LOGARITHMS: i32 = 0x0353_0422;

/// Rounds down, to no places after the point.
const FLOOR: i32 = _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC;

macro_rules! register {
    (
        $float:ident($content:ident) $mask:ident($mask_bits:ident) $bits:ident
        $elem:ident $int:ident $lanes:literal
        $set1:ident $add:ident $sub:ident $mul:ident $div:ident
        $fmadd:ident $fmsub:ident $fnmadd:ident $sqrt:ident $abs:ident
        $min:ident $max:ident $scalef:ident $getmant:ident $getexp:ident $roundscale:ident $fixupimm:ident
        $cmp:ident $blend:ident $to_bits:ident $from_bits:ident
        $loadu:ident $maskz_loadu:ident $storeu:ident $stream:ident $mask_storeu:ident
        $set1_int:ident $add_int:ident $sub_int:ident $and:ident $or:ident $xor:ident
        $sll:ident $srl:ident $cmpeq_int:ident $cmplt_int:ident
        $lookup:ident $rotate:ident $zip:ident $reduce:ident
    ) => {
        #[derive(Clone, Copy)]
        pub(super) struct $float($content);
        #[derive(Clone, Copy)]
        pub(super) struct $mask($mask_bits);
        #[derive(Clone, Copy)]
        pub(super) struct $bits(__m512i);

        operators!($float: Add add $add, Sub sub $sub, Mul mul $mul, Div div $div);
        operators!($bits: Add add $add_int, Sub sub $sub_int,
                   BitAnd bitand $and, BitOr bitor $or, BitXor bitxor $xor);

        negation!($float $bits $int);
        impl BitAnd for $mask {
            type Output = Self;
            #[inline(always)]
            fn bitand(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }
        }
        impl BitOr for $mask {
            type Output = Self;
            #[inline(always)]
            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }
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
                self.0 != 0
            }
        }

        impl Lane for $float {
            type Elem = $elem;
            type Mask = $mask;

            arithmetic!($elem $set1 $fmadd $fmsub $fnmadd $sqrt);
            #[inline(always)]
            fn lt(self, other: Self) -> $mask {
                $mask(isa!($cmp::<_CMP_LT_OQ>(self.0, other.0)))
            }
            #[inline(always)]
            fn le(self, other: Self) -> $mask {
                $mask(isa!($cmp::<_CMP_LE_OQ>(self.0, other.0)))
            }
            #[inline(always)]
            fn equals(self, other: Self) -> $mask {
                $mask(isa!($cmp::<_CMP_EQ_OQ>(self.0, other.0)))
            }
            #[inline(always)]
            fn select(mask: $mask, on: Self, off: Self) -> Self {
                Self(isa!($blend(mask.0, off.0, on.0)))
            }
            #[inline(always)]
            fn abs(self) -> Self {
                Self(isa!($abs(self.0)))
            }
            #[inline(always)]
            fn floor(self) -> Self {
                Self(isa!($roundscale::<FLOOR>(self.0)))
            }
            lane_math!();
        }

        impl Vector for $float {
            const LANES: usize = $lanes;
            const FUSED: bool = true;
            const REGISTERS: usize = 32;
            const PREFETCHES: bool = true;
            const IS_PAIR: bool = false;
            type Bits = $bits;
            type Group<A: Copy> = [A; 2];

            whole_registers!(
                $elem $bits $to_bits $from_bits $min $max
                $loadu $storeu $stream $lookup $rotate $zip $reduce
            );
            #[inline(always)]
            fn scale(self, n: Self) -> Self {
                Self(isa!($scalef(self.0, n.0)))
            }
            #[inline(always)]
            fn scale_by_floor(self, n: Self) -> Self {
                self.scale(n)
            }
            #[inline(always)]
            fn split(self) -> (Self, Self) {
                // SAFETY: the type is the proof of its level.
                let m = unsafe { $getmant::<_MM_MANT_NORM_P75_1P5, _MM_MANT_SIGN_SRC>(self.0) };
                let k = isa!($getexp(self.0));
                (Self(m), Self(k) - Self(isa!($getexp(m))))
            }
            // The exponents of zero and infinity are infinite, and a negative number has no significand.
            #[inline(always)]
            fn logarithm(self, f: impl FnOnce(Self, Self) -> Self) -> Self {
                // SAFETY: the type is the proof of its level.
                let m = unsafe { $getmant::<_MM_MANT_NORM_P75_1P5, _MM_MANT_SIGN_NAN>(self.0) };
                let k = isa!($getexp(self.0));
                f(Self(m), Self(k) - Self(isa!($getexp(m))))
            }
            #[inline(always)]
            fn or_special_logarithm(self, x: Self) -> Self {
                let responses = $bits::splat($int::from(LOGARITHMS)).0;
                // SAFETY: the type is the proof of its level.
                Self(unsafe { $fixupimm::<0>(self.0, x.0, responses) })
            }
            #[inline(always)]
            unsafe fn load_first(from: *const $elem, count: usize) -> Self {
                // SAFETY: the caller's; masked lanes are not read.
                Self(unsafe { $maskz_loadu(Self::first(count).0, from) })
            }
            #[inline(always)]
            unsafe fn store_first(self, to: *mut $elem, count: usize) {
                // SAFETY: the caller's; masked lanes are not written.
                unsafe { $mask_storeu(to, Self::first(count).0, self.0) }
            }
            #[inline(always)]
            fn first(count: usize) -> $mask {
                $mask(((1u32 << count) - 1) as $mask_bits)
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
                $mask(isa!($cmplt_int(self.0, other.0)))
            }
        }
    };
}

register! {
    F32x16(__m512) Mask16(__mmask16) I32x16 f32 i32 16
    _mm512_set1_ps _mm512_add_ps _mm512_sub_ps _mm512_mul_ps _mm512_div_ps
    _mm512_fmadd_ps _mm512_fmsub_ps _mm512_fnmadd_ps _mm512_sqrt_ps _mm512_abs_ps
    _mm512_min_ps _mm512_max_ps _mm512_scalef_ps _mm512_getmant_ps _mm512_getexp_ps _mm512_roundscale_ps
    _mm512_fixupimm_ps
    _mm512_cmp_ps_mask _mm512_mask_blend_ps _mm512_castps_si512 _mm512_castsi512_ps
    _mm512_loadu_ps _mm512_maskz_loadu_ps _mm512_storeu_ps _mm512_stream_ps _mm512_mask_storeu_ps
    _mm512_set1_epi32 _mm512_add_epi32 _mm512_sub_epi32
    _mm512_and_si512 _mm512_or_si512 _mm512_xor_si512
    _mm512_sll_epi32 _mm512_srl_epi32 _mm512_cmpeq_epi32_mask _mm512_cmplt_epi32_mask
    lookup_16 rotate_16 zip_16 sum_of_16
}

register! {
    F64x8(__m512d) Mask8(__mmask8) I64x8 f64 i64 8
    _mm512_set1_pd _mm512_add_pd _mm512_sub_pd _mm512_mul_pd _mm512_div_pd
    _mm512_fmadd_pd _mm512_fmsub_pd _mm512_fnmadd_pd _mm512_sqrt_pd _mm512_abs_pd
    _mm512_min_pd _mm512_max_pd _mm512_scalef_pd _mm512_getmant_pd _mm512_getexp_pd _mm512_roundscale_pd
    _mm512_fixupimm_pd
    _mm512_cmp_pd_mask _mm512_mask_blend_pd _mm512_castpd_si512 _mm512_castsi512_pd
    _mm512_loadu_pd _mm512_maskz_loadu_pd _mm512_storeu_pd _mm512_stream_pd _mm512_mask_storeu_pd
    _mm512_set1_epi64 _mm512_add_epi64 _mm512_sub_epi64
    _mm512_and_si512 _mm512_or_si512 _mm512_xor_si512
    _mm512_sll_epi64 _mm512_srl_epi64 _mm512_cmpeq_epi64_mask _mm512_cmplt_epi64_mask
    lookup_8 rotate_8 zip_8 sum_of_8
}

/// Of an index, the permutation reads only the lowest bits.
#[inline(always)]
fn lookup_16(table: &[f32], index: __m512i) -> __m512 {
    isa!(_mm512_permutexvar_ps(index, F32x16::load_from(table).0))
}

/// As `lookup_16`.
#[inline(always)]
fn lookup_8(table: &[f64], index: __m512i) -> __m512d {
    isa!(_mm512_permutexvar_pd(index, F64x8::load_from(table).0))
}

/// Of an index, the permutations read only the bits that tell lanes apart.
#[inline(always)]
fn rotate_16(x: __m512, count: usize) -> __m512 {
    // SAFETY: as in `isa!`.
    let lanes = unsafe { _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) };
    let index = I32x16(lanes) + I32x16::splat(count as i32);
    isa!(_mm512_permutexvar_ps(index.0, x))
}

/// As `rotate_16`.
#[inline(always)]
fn rotate_8(x: __m512d, count: usize) -> __m512d {
    // SAFETY: as in `isa!`.
    let lanes = unsafe { _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7) };
    let index = I64x8(lanes) + I64x8::splat(count as i64);
    isa!(_mm512_permutexvar_pd(index.0, x))
}

/// Of an index, the bit above those of a lane is set for the second register.
#[inline(always)]
fn zip_16(a: __m512, b: __m512) -> (__m512, __m512) {
    // SAFETY: as in `isa!`.
    let lower =
        unsafe { _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23) };
    let upper = I32x16(lower) + I32x16::splat(8);
    (isa!(_mm512_permutex2var_ps(a, lower, b)), isa!(_mm512_permutex2var_ps(a, upper.0, b)))
}

/// As `zip_16`.
#[inline(always)]
fn zip_8(a: __m512d, b: __m512d) -> (__m512d, __m512d) {
    // SAFETY: as in `isa!`.
    let lower = unsafe { _mm512_setr_epi64(0, 8, 1, 9, 2, 10, 3, 11) };
    let upper = I64x8(lower) + I64x8::splat(4);
    (isa!(_mm512_permutex2var_pd(a, lower, b)), isa!(_mm512_permutex2var_pd(a, upper.0, b)))
}

#[inline(always)]
fn sum_of_16(x: __m512) -> f32 {
    let upper = isa!(_mm512_extractf32x8_ps::<1>(x));
    super::avx2::sum_of_8(isa!(_mm256_add_ps(isa!(_mm512_castps512_ps256(x)), upper)))
}

#[inline(always)]
fn sum_of_8(x: __m512d) -> f64 {
    let upper = isa!(_mm512_extractf64x4_pd::<1>(x));
    super::avx2::sum_of_4(isa!(_mm256_add_pd(isa!(_mm512_castpd512_pd256(x)), upper)))
}

impl Widen for F32x16 {
    type Wide = F64x8;

    #[inline(always)]
    fn widen(self) -> [F64x8; 2] {
        [
            F64x8(isa!(_mm512_cvtps_pd(isa!(_mm512_castps512_ps256(self.0))))),
            F64x8(isa!(_mm512_cvtps_pd(isa!(_mm512_extractf32x8_ps::<1>(self.0))))),
        ]
    }
    #[inline(always)]
    fn narrow([lower, upper]: [F64x8; 2]) -> Self {
        let lower = isa!(_mm512_castps256_ps512(isa!(_mm512_cvtpd_ps(lower.0))));
        Self(isa!(_mm512_insertf32x8::<1>(lower, isa!(_mm512_cvtpd_ps(upper.0)))))
    }
}
in_f64!(F32x16 F64x8);
