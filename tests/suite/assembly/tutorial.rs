//! The machine code of the tutorial's gradient: one loop over whole registers, all of it fused.

use super::hot_loop;

/// The loop's instructions: of each register, one multiply-add for `w x + b`, one for the loss and
/// one for the gradient by `w`.
const MULTIPLY_ADDS_PER_REGISTER: usize = 3;

#[test]
fn avx512_is_one_fused_loop() {
    check("avx512", "zmm", 2);
}

#[test]
fn avx2_is_one_fused_loop() {
    check("avx2", "ymm", 4);
}

fn check(isa: &str, register: &str, registers: usize) {
    let hot = hot_loop("tutorial", isa, |line| is_multiply_add(line, register));
    let count = |found: &dyn Fn(&str) -> bool| hot.iter().filter(|line| found(line)).count();
    let shown = hot.join("\n");

    let multiply_adds = count(&|line| is_multiply_add(line, register));
    assert_eq!(multiply_adds, MULTIPLY_ADDS_PER_REGISTER * registers, "multiply-adds in\n{shown}");
    let additions = count(&|line| line.starts_with("vaddps") && line.contains(register));
    assert_eq!(additions, registers, "additions to the gradient by b in\n{shown}");
    let subtractions = count(&|line| line.starts_with("vsubps") && line.contains(register));
    assert_eq!(subtractions, registers, "subtractions of y in\n{shown}");

    let reads = count(&|line| line.contains(",4)") && line.contains(register));
    assert_eq!(reads, 2 * registers, "x and y are each read once per register in\n{shown}");
    assert_eq!(count(&|line| line.starts_with("call")), 0, "calls in\n{shown}");
    // With an index, `%rbp` is the address of an array.
    let stack = count(&|line| line.contains("(%rsp") || line.contains("(%rbp)"));
    assert_eq!(stack, 0, "accesses of the stack in\n{shown}");
    assert_eq!(count(&|line| line.contains("{%k")), 0, "masks in\n{shown}");
}

fn is_multiply_add(line: &str, register: &str) -> bool {
    line.starts_with("vfmadd") && line.contains("ps") && line.contains(register)
}
