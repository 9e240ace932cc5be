//! The speed of multiply-adds on registers alone.

use std::hint::black_box;
use std::time::Instant;

use cotangent_kernels::{Element, Level};

/// Multiply-adds that do not wait for each other: each takes four cycles, or six where it is two
/// instructions, and two can start in a cycle. With what is added, they fit into 16 registers.
const CHAINS: usize = 12;
const STEPS: u64 = 4000;

/// Some chains of multiply-adds.
type Chains = fn(steps: u64);

/// GFLOP/s of one thread with the instructions of a level.
pub fn gigaflops<T: Element>(level: Level) -> f64 {
    let start = Instant::now();
    run(level, STEPS);
    let flops = 2.0 * elements_per_step::<T>(level) as f64 * STEPS as f64;
    flops / start.elapsed().as_secs_f64() / 1e9
}

/// Does `multiplies` multiply-adds on as few registers of elements `T` as the level has for them.
pub fn multiply<T: Element>(level: Level, multiplies: u64) {
    run(level, multiplies.div_ceil(elements_per_step::<T>(level)));
}

fn elements_per_step<T: Element>(level: Level) -> u64 {
    (CHAINS * chains(level).1 / size_of::<T>()) as u64
}

fn run(level: Level, steps: u64) {
    chains(level).0(black_box(steps));
}

/// The chains of a level and the bytes of their registers. Registers of `f32` are as fast as those of
/// `f64`.
#[cfg(target_arch = "x86_64")]
fn chains(level: Level) -> (Chains, usize) {
    match level.name() {
        // SAFETY: a level above `Portable` is the proof that the CPU has the instructions.
        "avx512" => (|steps| unsafe { avx512(steps) }, 64),
        // SAFETY: as above.
        "avx2" => (|steps| unsafe { avx2(steps) }, 32),
        // SAFETY: every x86-64 CPU has the instructions.
        _ => (|steps| unsafe { sse2(steps) }, 16),
    }
}

/// What rustc makes of four numbers at a time.
#[cfg(not(target_arch = "x86_64"))]
fn chains(_: Level) -> (Chains, usize) {
    let chains = |steps| {
        let x = black_box(0.5);
        let mut sums = [[x; 4]; CHAINS];
        for _ in 0..steps {
            sums = sums.map(|lanes| lanes.map(|sum: f32| sum.mul_add(x, x)));
        }
        black_box(sums);
    };
    (chains, 16)
}

#[cfg(target_arch = "x86_64")]
macro_rules! chains {
    ($features:literal $name:ident $set1:ident |$sum:ident, $x:ident| $next:expr) => {
        #[target_feature(enable = $features)]
        fn $name(steps: u64) {
            use std::arch::x86_64::*;
            let $x = $set1(black_box(0.5));
            let mut sums = [$x; CHAINS];
            for _ in 0..steps {
                for sum in &mut sums {
                    let $sum = *sum;
                    *sum = $next;
                }
            }
            black_box(sums);
        }
    };
}
#[cfg(target_arch = "x86_64")]
chains!("avx512f" avx512 _mm512_set1_ps |sum, x| _mm512_fmadd_ps(sum, x, x));
#[cfg(target_arch = "x86_64")]
chains!("avx2,fma" avx2 _mm256_set1_ps |sum, x| _mm256_fmadd_ps(sum, x, x));
#[cfg(target_arch = "x86_64")]
chains!("sse2" sse2 _mm_set1_ps |sum, x| _mm_add_ps(_mm_mul_ps(sum, x), x));
