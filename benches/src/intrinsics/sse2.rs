//! SSE2, which every x86-64 CPU has: no fused multiply-adds and no masks.

use core::arch::x86_64::{
    __m128 as Register, _mm_add_ps as add, _mm_loadu_ps as load_register, _mm_mul_ps as mul,
    _mm_set1_ps as splat, _mm_sfence, _mm_storeu_ps as store_register,
    _mm_stream_ps as stream_register, _mm_sub_ps as sub,
};

const LANES: usize = 4;

/// How many of the first lanes there are.
type Mask = usize;

loops!("portable", "sse2");

#[inline]
#[target_feature(enable = "sse2")]
fn fma(a: Register, b: Register, c: Register) -> Register {
    add(mul(a, b), c)
}

fn first(count: usize) -> Mask {
    count
}

fn lanes(value: Register) -> [f32; LANES] {
    let mut lanes = [0.0; LANES];
    // SAFETY: the array holds a register.
    unsafe { store_register(lanes.as_mut_ptr(), value) };
    lanes
}

fn load_first(count: Mask, from: &[f32]) -> Register {
    let mut lanes = [0.0; LANES];
    lanes[..count].copy_from_slice(&from[..count]);
    // SAFETY: the array holds a register.
    unsafe { load_register(lanes.as_ptr()) }
}

fn keep(count: Mask, value: Register) -> Register {
    load_first(count, &lanes(value))
}

fn store_first(count: Mask, to: &mut [f32], value: Register) {
    to[..count].copy_from_slice(&lanes(value)[..count]);
}

fn reduce(value: Register) -> f32 {
    lanes(value).iter().sum()
}

fn fence(streamed: bool) {
    if streamed {
        // SAFETY: every x86-64 CPU has the instruction.
        unsafe { _mm_sfence() }
    }
}
