//! The machine code of the tutorial's gradient: one loop over whole registers, all of it fused.
//!
//! The test compiles `assembly/tutorial.rs`, as a user would without any flags, and reads the
//! assembly of the one function that each instruction set has in it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The loop's instructions: of each register, one multiply-add for `w x + b`, one for the loss and
/// one for the gradient by `w`.
const MULTIPLY_ADDS_PER_REGISTER: usize = 3;

#[test]
fn avx512_is_one_fused_loop() {
    let hot = hot_loop("avx512", "zmm");
    check(&hot, "zmm", 2);
}

#[test]
fn avx2_is_one_fused_loop() {
    let hot = hot_loop("avx2", "ymm");
    check(&hot, "ymm", 4);
}

fn check(hot: &[String], register: &str, registers: usize) {
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

/// The instructions of the only loop with fused multiply-adds on whole registers in the function of
/// an instruction set.
fn hot_loop(isa: &str, register: &str) -> Vec<String> {
    let assembly = assembly();
    let functions: Vec<&str> =
        assembly.split("\t.cfi_endproc").filter(|text| is_entry(text, isa)).collect();
    assert_eq!(functions.len(), 1, "one sweep is compiled for {isa}");
    let mut loops: Vec<Vec<String>> = innermost_loops(functions[0]);
    loops.retain(|body| {
        body.iter().any(|line| is_multiply_add(line, register))
            && !body.iter().any(|line| is_masked(line))
    });
    assert_eq!(loops.len(), 1, "loops over whole registers in {isa}: {loops:#?}");
    loops.remove(0)
}

/// Whether an instruction reads a part of a register.
fn is_masked(line: &str) -> bool {
    line.contains("{%k") || line.starts_with("vmaskmov")
}

/// Whether a piece of assembly ends with the function that enters an instruction set.
fn is_entry(text: &str, isa: &str) -> bool {
    let entry = format!("{}{isa}5enter", isa.len());
    text.lines().any(|line| line.ends_with(':') && line.contains(&entry))
}

/// What stands between each label and a jump back to it, with no other jump back in between.
fn innermost_loops(function: &str) -> Vec<Vec<String>> {
    let lines: Vec<&str> = function
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty() && (!line.starts_with('.') || line.starts_with(".LBB")))
        .collect();
    let mut loops = Vec::new();
    let mut from = 0;
    for (end, line) in lines.iter().enumerate() {
        let Some(target) = line.strip_prefix('j').and_then(|jump| jump.split_whitespace().nth(1))
        else {
            continue;
        };
        let label = format!("{target}:");
        if let Some(start) = lines[from..end].iter().position(|line| *line == label) {
            let body = &lines[from + start..end];
            loops.push(
                body.iter().filter(|line| !line.ends_with(':')).map(|&x| x.to_owned()).collect(),
            );
            from = end;
        }
    }
    loops
}

/// The assembly of `assembly/tutorial.rs`, compiled without flags that a user would not give.
fn assembly() -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("assembly");
    let output = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("RUSTFLAGS")
        .args(["rustc", "--release", "--locked", "--example", "tutorial", "--target-dir"])
        .arg(&target)
        .args(["--", "--emit", "asm", "-C", "codegen-units=1"])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let file = newest_assembly(&target.join("release/examples"));
    std::fs::read_to_string(&file).expect("the assembly can be read")
}

fn newest_assembly(folder: &Path) -> PathBuf {
    let files = std::fs::read_dir(folder).expect("there are examples").filter_map(Result::ok);
    let files =
        files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|x| x == "s"));
    let modified = |path: &PathBuf| path.metadata().and_then(|data| data.modified()).ok();
    files.max_by_key(modified).expect("there is assembly")
}
