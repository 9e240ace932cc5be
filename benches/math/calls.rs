//! Calls of functions of whole registers, for all elements of slices.
//!
//! The libraries follow the vector ABI of x86-64: registers are passed as C passes them.

use core::arch::x86_64::*;

use cotangent_kernels::Level;

/// An element that rivals have functions of.
pub(crate) trait Callable: Sized {
    /// `out[i]` is the function of `x[i]`.
    ///
    /// # Safety
    /// The address must be that of a function of one or two registers of the level, as many as there are
    /// `inputs`, whose instructions the CPU has.
    unsafe fn call(level: Level, function: *const (), inputs: &[&[Self]], out: &mut [Self]);
}

macro_rules! calls {
    ($name:ident $features:literal $element:ident $register:ident $load:ident $store:ident) => {
        /// # Safety
        /// As [`Callable::call`].
        #[target_feature(enable = $features)]
        #[allow(improper_ctypes_definitions, reason = "the ABI of registers is that of the CPU's")]
        unsafe fn $name(function: *const (), inputs: &[&[$element]], out: &mut [$element]) {
            type Unary = unsafe extern "C" fn($register) -> $register;
            type Binary = unsafe extern "C" fn($register, $register) -> $register;
            const LANES: usize = size_of::<$register>() / size_of::<$element>();
            match inputs {
                [x] => {
                    // SAFETY: the caller's.
                    let function = unsafe { std::mem::transmute::<*const (), Unary>(function) };
                    for (x, out) in x.chunks_exact(LANES).zip(out.chunks_exact_mut(LANES)) {
                        // SAFETY: the chunk is a whole register.
                        let x = unsafe { $load(x.as_ptr()) };
                        // SAFETY: the caller's.
                        let result = unsafe { function(x) };
                        // SAFETY: the chunk is a whole register.
                        unsafe { $store(out.as_mut_ptr(), result) };
                    }
                }
                [a, b] => {
                    // SAFETY: the caller's.
                    let function = unsafe { std::mem::transmute::<*const (), Binary>(function) };
                    let inputs = a.chunks_exact(LANES).zip(b.chunks_exact(LANES));
                    for ((a, b), out) in inputs.zip(out.chunks_exact_mut(LANES)) {
                        // SAFETY: the chunk is a whole register.
                        let a = unsafe { $load(a.as_ptr()) };
                        // SAFETY: as above.
                        let b = unsafe { $load(b.as_ptr()) };
                        // SAFETY: the caller's.
                        let result = unsafe { function(a, b) };
                        // SAFETY: the chunk is a whole register.
                        unsafe { $store(out.as_mut_ptr(), result) };
                    }
                }
                _ => unreachable!("functions have one or two arguments"),
            }
        }
    };
}
calls!(call_f32_avx512 "avx512f" f32 __m512 _mm512_loadu_ps _mm512_storeu_ps);
calls!(call_f64_avx512 "avx512f" f64 __m512d _mm512_loadu_pd _mm512_storeu_pd);
calls!(call_f32_avx2 "avx2,fma" f32 __m256 _mm256_loadu_ps _mm256_storeu_ps);
calls!(call_f64_avx2 "avx2,fma" f64 __m256d _mm256_loadu_pd _mm256_storeu_pd);

macro_rules! callable {
    ($element:ident $avx512:ident $avx2:ident) => {
        impl Callable for $element {
            unsafe fn call(
                level: Level,
                function: *const (),
                inputs: &[&[Self]],
                out: &mut [Self],
            ) {
                match level.name() {
                    // SAFETY: the caller's.
                    "avx512" => unsafe { $avx512(function, inputs, out) },
                    // SAFETY: the caller's.
                    "avx2" => unsafe { $avx2(function, inputs, out) },
                    level => unreachable!("no library has functions for {level}"),
                }
            }
        }
    };
}
callable!(f32 call_f32_avx512 call_f32_avx2);
callable!(f64 call_f64_avx512 call_f64_avx2);
