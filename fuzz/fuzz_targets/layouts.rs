//! Views of any shape and strides, and rows by index, against single elements.
#![no_main]

#[path = "../../kernels/tests/fuzz/checks.rs"]
#[allow(dead_code, reason = "the other targets use the rest")]
mod checks;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::layouts(data));
