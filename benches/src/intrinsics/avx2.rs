//! AVX2 and FMA.

use core::arch::x86_64::{
    __m256 as Register, __m256i as Mask, _mm_sfence, _mm256_add_ps as add, _mm256_and_ps,
    _mm256_castsi256_ps, _mm256_cmpgt_epi32, _mm256_fmadd_ps as fma,
    _mm256_loadu_ps as load_register, _mm256_maskload_ps, _mm256_maskstore_ps,
    _mm256_mul_ps as mul, _mm256_set1_epi32, _mm256_set1_ps as splat, _mm256_setr_epi32,
    _mm256_storeu_ps as store_register, _mm256_stream_ps as stream_register, _mm256_sub_ps as sub,
};

const LANES: usize = 8;

loops!("avx2", "avx2,fma");

#[inline]
#[target_feature(enable = "avx2")]
fn first(count: usize) -> Mask {
    let lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    _mm256_cmpgt_epi32(_mm256_set1_epi32(count as i32), lanes)
}

#[inline]
#[target_feature(enable = "avx2")]
fn keep(mask: Mask, value: Register) -> Register {
    _mm256_and_ps(_mm256_castsi256_ps(mask), value)
}

#[inline]
#[target_feature(enable = "avx2")]
fn load_first(mask: Mask, from: &[f32]) -> Register {
    // SAFETY: masked lanes are not read, and the tail holds the others.
    unsafe { _mm256_maskload_ps(from.as_ptr(), mask) }
}

#[inline]
#[target_feature(enable = "avx2")]
fn store_first(mask: Mask, to: &mut [f32], value: Register) {
    // SAFETY: masked lanes are not written, and the tail holds the others.
    unsafe { _mm256_maskstore_ps(to.as_mut_ptr(), mask, value) }
}

#[inline]
#[target_feature(enable = "avx2")]
fn reduce(value: Register) -> f32 {
    let mut lanes = [0.0; LANES];
    // SAFETY: the array holds a register.
    unsafe { store_register(lanes.as_mut_ptr(), value) };
    lanes.iter().sum()
}

fn fence(streamed: bool) {
    if streamed {
        // SAFETY: every x86-64 CPU has the instruction.
        unsafe { _mm_sfence() }
    }
}
