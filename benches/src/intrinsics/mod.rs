//! Loops by hand: what the compiler, the allocator and the driver cost is the distance to these.

#[cfg(target_arch = "x86_64")]
#[macro_use]
mod loops;

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;

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
    /// The best that this CPU has.
    #[cfg(target_arch = "x86_64")]
    pub fn best() -> Option<&'static Self> {
        if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512dq") {
            return Some(&avx512::LOOPS);
        }
        let has_avx2 = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
        has_avx2.then_some(&avx2::LOOPS)
    }

    /// The best that this CPU has.
    #[cfg(not(target_arch = "x86_64"))]
    pub fn best() -> Option<&'static Self> {
        None
    }
}
