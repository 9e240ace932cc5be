//! The parameters of random numbers: what is rejected, and the range of what is not.
#![no_main]

#[path = "../../kernels/tests/fuzz/checks.rs"]
#[allow(dead_code, reason = "the other targets use the rest")]
mod checks;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::random_parameters(data));
