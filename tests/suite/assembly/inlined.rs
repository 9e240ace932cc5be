//! All that runs on lanes is inlined into the one function that has the instructions.

use super::{assembly, entered};

/// What is compiled apart from the function that has an instruction set is compiled without it: there,
/// each operation on a register is a call.
#[test]
fn no_operation_on_registers_is_a_call() {
    let is_register = |line: &&str| line.contains("core_arch") && line.contains("_mm");
    let calls: Vec<&str> = assembly().lines().filter(is_register).collect();
    assert!(calls.is_empty(), "operations on registers that are called: {calls:#?}");
}

#[test]
fn a_large_pullback_is_inlined() {
    for isa in ["avx512", "avx2"] {
        let calls = entered("greeks", isa).lines().filter(|line| line.contains("__vjp"));
        assert_eq!(calls.collect::<Vec<_>>(), Vec::<&str>::new(), "pullbacks called, {isa}");
    }
}
