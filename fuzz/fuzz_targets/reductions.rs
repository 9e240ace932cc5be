//! Sweeps and reductions of any length and offset, against naive loops.
#![no_main]

#[path = "../../kernels/tests/fuzz/checks.rs"]
#[allow(dead_code, reason = "the other targets use the rest")]
mod checks;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::sweeps(data));
