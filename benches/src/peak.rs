//! The speed of multiply-adds on registers alone.

use std::time::Instant;

use cotangent_kernels::Element;

/// Multiply-adds that do not wait for each other.
const CHAINS: usize = 16;
const STEPS: usize = 4000;

/// GFLOP/s of one thread.
pub(crate) fn gflops<T: Element>() -> f64 {
    let start = Instant::now();
    let flops = run::<T>();
    flops / start.elapsed().as_secs_f64() / 1e9
}

#[cfg(target_arch = "x86_64")]
fn run<T: Element>() -> f64 {
    let lanes_per_byte = 1.0 / size_of::<T>() as f64;
    let bytes = if is_x86_feature_detected!("avx512f") {
        // SAFETY: the CPU has the instructions.
        unsafe { avx512() };
        64.0
    } else if is_x86_feature_detected!("fma") {
        // SAFETY: the CPU has the instructions.
        unsafe { avx2() };
        32.0
    } else {
        return f64::NAN;
    };
    2.0 * bytes * lanes_per_byte * (CHAINS * STEPS) as f64
}

#[cfg(not(target_arch = "x86_64"))]
fn run<T: Element>() -> f64 {
    f64::NAN
}

macro_rules! chains {
    ($features:literal $name:ident $set1:ident $fmadd:ident) => {
        /// Registers of `f32` are as fast as those of `f64`.
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = $features)]
        fn $name() {
            use std::arch::x86_64::{$fmadd, $set1};
            let x = $set1(std::hint::black_box(0.5));
            let mut sums = [x; CHAINS];
            for _ in 0..STEPS {
                for sum in &mut sums {
                    *sum = $fmadd(*sum, x, x);
                }
            }
            std::hint::black_box(sums);
        }
    };
}
chains!("avx512f" avx512 _mm512_set1_ps _mm512_fmadd_ps);
chains!("avx2,fma" avx2 _mm256_set1_ps _mm256_fmadd_ps);
