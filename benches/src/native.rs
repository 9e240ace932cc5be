//! Plain loops with all the instructions of this CPU, as `-C target-cpu=native` would compile them.

use cotangent_kernels::Level;

/// Runs `f`, compiled for the best level that this CPU has. It has to be `#[inline(always)]`.
pub fn natively<R>(f: impl FnOnce() -> R) -> R {
    match Level::available().next().map(Level::name) {
        // SAFETY: the CPU has the level.
        #[cfg(target_arch = "x86_64")]
        Some("avx512") => unsafe { with_avx512(f) },
        // SAFETY: the CPU has the level.
        #[cfg(target_arch = "x86_64")]
        Some("avx2") => unsafe { with_avx2(f) },
        _ => f(),
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512cd,avx512dq,avx512vl,avx512vbmi2,avx2,fma,bmi2")]
fn with_avx512<R>(f: impl FnOnce() -> R) -> R {
    f()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma,bmi2")]
fn with_avx2<R>(f: impl FnOnce() -> R) -> R {
    f()
}
