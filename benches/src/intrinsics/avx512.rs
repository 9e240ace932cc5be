//! AVX-512.

use core::arch::x86_64::{
    __m512 as Register, __mmask16 as Mask, _mm_sfence, _mm512_add_ps as add,
    _mm512_fmadd_ps as fma, _mm512_loadu_ps as load_register, _mm512_mask_storeu_ps,
    _mm512_maskz_loadu_ps, _mm512_maskz_mov_ps as keep, _mm512_mul_ps as mul,
    _mm512_reduce_add_ps as reduce, _mm512_set1_ps as splat, _mm512_storeu_ps as store_register,
    _mm512_stream_ps as stream_register, _mm512_sub_ps as sub,
};

const LANES: usize = 16;

loops!("avx512", "avx512f,avx512dq,avx2,fma");

fn first(count: usize) -> Mask {
    ((1_u32 << count) - 1) as Mask
}

#[inline]
#[target_feature(enable = "avx512f")]
fn load_first(mask: Mask, from: &[f32]) -> Register {
    debug_assert!(from.len() >= mask.count_ones() as usize);
    // SAFETY: masked lanes are not read, and the tail holds the others.
    unsafe { _mm512_maskz_loadu_ps(mask, from.as_ptr()) }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn store_first(mask: Mask, to: &mut [f32], value: Register) {
    debug_assert!(to.len() >= mask.count_ones() as usize);
    // SAFETY: masked lanes are not written, and the tail holds the others.
    unsafe { _mm512_mask_storeu_ps(to.as_mut_ptr(), mask, value) }
}

fn fence(streamed: bool) {
    if streamed {
        // SAFETY: every x86-64 CPU has the instruction.
        unsafe { _mm_sfence() }
    }
}
