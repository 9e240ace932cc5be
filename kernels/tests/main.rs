//! The tests of the kernels, one binary. Each runs on every ISA level of the CPU.
//!
//! `COTANGENT_REQUIRE_ISA=avx512,avx2` makes the suite fail where it could not test these.

mod axes;
mod determinism;
mod dual;
mod fuzz;
mod layout;
mod long;
mod math;
mod matmul;
mod oracle;
mod random;
mod reductions;
mod sum_to;
mod sweep;
mod tables;
mod tape;
mod threads;
mod warm;

use cotangent_kernels::Level;

/// Names the levels, separated by commas, without which the suite fails.
const REQUIRE_VARIABLE: &str = "COTANGENT_REQUIRE_ISA";

#[test]
fn required_levels_are_available() {
    let Ok(required) = std::env::var(REQUIRE_VARIABLE) else { return };
    let available: Vec<_> = Level::available().map(Level::name).collect();
    for name in required.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        assert!(
            available.contains(&name),
            "{REQUIRE_VARIABLE} names {name}: not among {available:?}"
        );
    }
}
