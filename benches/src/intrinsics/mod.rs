//! Loops by hand: what the compiler, the allocator and the driver cost is the distance to these.

#[cfg(target_arch = "x86_64")]
#[macro_use]
mod loops;

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
#[cfg(target_arch = "x86_64")]
mod sse2;

use cotangent_kernels::Level;

/// Value and gradient of a linear model with scalar parameters: `[sum r^2, sum r x, sum r]` with the
/// residuals `r = w x + b - y`.
pub type ScalarSums = fn(w: f32, b: f32, x: &[f32], y: &[f32]) -> [f32; 3];

/// The same with a parameter for each element: returns `sum r^2` and writes `scale r x` and
/// `scale r`.
pub type VectorGradient = fn(scale: f32, inputs: [&[f32]; 4], gradients: [&mut [f32]; 2]) -> f32;

/// The loops for one instruction set. Slices have equal lengths; those that are written by streaming
/// stores begin at a cache line.
pub struct Intrinsics {
    /// The instruction set.
    pub name: &'static str,
    /// The sum of all elements of both arrays.
    pub read: fn(&[f32], &[f32]) -> f32,
    /// `out = a`.
    pub copy: fn(&[f32], &mut [f32]),
    /// `out = a`, past the caches.
    pub copy_streaming: fn(&[f32], &mut [f32]),
    /// `out = a + 3 b`.
    pub triad: fn(&[f32], &[f32], &mut [f32]),
    /// `out = a + 3 b`, past the caches.
    pub triad_streaming: fn(&[f32], &[f32], &mut [f32]),
    /// For scalar parameters.
    pub scalar_sums: ScalarSums,
    /// For vector parameters.
    pub vector_gradient: VectorGradient,
    /// For vector parameters, past the caches.
    pub vector_gradient_streaming: VectorGradient,
}

impl Intrinsics {
    /// Those with the instructions of a level.
    #[cfg(target_arch = "x86_64")]
    pub fn of(level: Level) -> Option<&'static Self> {
        Some(match level.name() {
            "avx512" => &avx512::LOOPS,
            "avx2" => &avx2::LOOPS,
            _ => &sse2::LOOPS,
        })
    }

    /// Those with the instructions of a level.
    #[cfg(not(target_arch = "x86_64"))]
    pub fn of(_: Level) -> Option<&'static Self> {
        None
    }

    /// The best that this CPU has, with fused multiply-adds.
    pub fn best() -> Option<&'static Self> {
        Level::available().find(|level| level.has_fma()).and_then(Self::of)
    }
}
