//! The machine code of the inner loops that matter most.
//!
//! The tests compile `assembly/loops.rs`, as a user would without any flags, and read the assembly of the
//! one function that each instruction set has for a loop.

mod golden;
mod inlined;
mod tutorial;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The assembly of `assembly/loops.rs`, compiled without flags that a user would not give.
fn assembly() -> &'static str {
    static ASSEMBLY: OnceLock<String> = OnceLock::new();
    ASSEMBLY.get_or_init(|| {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("assembly");
        let output = Command::new(env!("CARGO"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env_remove("RUSTFLAGS")
            .args(["rustc", "--release", "--locked", "--example", "loops", "--target-dir"])
            .arg(&target)
            .args(["--", "--emit", "asm", "-C", "codegen-units=1"])
            .output()
            .expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let file = newest_assembly(&target.join("release/examples"));
        std::fs::read_to_string(&file).expect("the assembly can be read")
    })
}

fn is_assembly(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("loops-") && name.ends_with(".s")
}

fn newest_assembly(folder: &Path) -> PathBuf {
    let files = std::fs::read_dir(folder).expect("there are examples").filter_map(Result::ok);
    let files = files.map(|file| file.path()).filter(|path| is_assembly(path));
    let modified = |path: &PathBuf| path.metadata().and_then(|data| data.modified()).ok();
    files.max_by_key(modified).expect("there is assembly")
}

/// The instructions of the loop over whole registers, one of which is `marker`, in what `function` calls to
/// enter an instruction set. Where a sweep fetches ahead, there is another one, which is longer.
fn hot_loop(function: &str, isa: &str, marker: impl Fn(&str) -> bool) -> Vec<String> {
    let mut loops: Vec<Vec<String>> = innermost_loops(entered(function, isa));
    loops.retain(|body| {
        body.iter().any(|line| marker(line)) && !body.iter().any(|line| is_masked(line))
    });
    loops.sort_by_key(Vec::len);
    let count = loops.len();
    assert!(
        (1..=2).contains(&count),
        "loops over whole registers in {function}, {isa}: {loops:#?}"
    );
    loops.remove(0)
}

/// The function with the instructions of `isa` that `function` calls.
fn entered(function: &str, isa: &str) -> &'static str {
    let entry = format!("{}{isa}5enter", isa.len());
    let mut calls: Vec<&str> = find(function)
        .lines()
        .filter(|line| line.trim_start().starts_with("call") && line.contains(&entry))
        .filter_map(|line| line.split_whitespace().nth(1))
        .collect();
    calls.dedup();
    assert_eq!(calls.len(), 1, "one sweep is compiled for {function}, {isa}");
    find(calls[0])
}

/// What is compiled for a symbol.
fn find(symbol: &str) -> &'static str {
    let label = format!("{symbol}:");
    let mut functions = assembly().split("\t.cfi_endproc");
    let function = functions.find(|text| text.lines().any(|line| line == label));
    function.unwrap_or_else(|| panic!("{symbol} is compiled"))
}

/// Whether an instruction reads a part of a register.
fn is_masked(line: &str) -> bool {
    line.contains("{%k") || line.starts_with("vmaskmov")
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
