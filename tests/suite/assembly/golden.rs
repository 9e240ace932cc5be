//! Inner loops next to those that were read and found good, in `assembly/golden`.
//!
//! With the compiler that a golden file names, on Linux, a loop has to be the same instruction by
//! instruction, but for which registers it has. Other compilers have an order of their own: with them it has
//! to have as many of each arithmetic instruction on vectors, and as many accesses to memory.
//!
//! `COTANGENT_GOLDEN=overwrite cargo test -p cotangent-tests --test suite golden` writes the files anew; read
//! them before they are committed.

use std::collections::BTreeMap;
use std::path::Path;

use super::{assembly, hot_loop};

/// A function of `assembly/loops.rs`, and how the instruction begins that tells its inner loop from others.
const LOOPS: [(&str, &str); 5] = [
    ("tutorial", "vfmadd"),
    ("sum_f32", "vaddps"),
    ("dot_f32", "vfmadd"),
    ("mul_f32", "vmulps"),
    ("exp_f32", "vfmadd"),
];

#[test]
fn avx512_is_golden() {
    compare_all("avx512", "%zmm");
}

#[test]
fn avx2_is_golden() {
    compare_all("avx2", "%ymm");
}

fn compare_all(isa: &str, register: &str) {
    let compiler = compiler();
    let mut differences = String::new();
    for (function, marker) in LOOPS {
        let is_marker = |line: &str| line.starts_with(marker) && line.contains(register);
        let found = normalized(&hot_loop(function, isa, is_marker));
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("assembly/golden/{function}.{isa}.s"));
        if std::env::var("COTANGENT_GOLDEN").is_ok_and(|value| value == "overwrite") {
            let text = format!("# {compiler}\n{}\n", found.join("\n"));
            std::fs::write(&path, text).expect("the golden file can be written");
            continue;
        }
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (header, golden) = text.split_once('\n').expect("a golden file has a header");
        let golden: Vec<String> = golden.lines().map(str::to_owned).collect();
        let is_same = match cfg!(target_os = "linux") && header == format!("# {compiler}") {
            true => found == golden,
            false => counts(&found) == counts(&golden),
        };
        if !is_same {
            differences += &format!(
                "{function} with {isa}, {compiler}; golden, {header}:\n{}\n\nfound:\n{}\n\n",
                golden.join("\n"),
                found.join("\n")
            );
        }
    }
    assert!(
        differences.is_empty(),
        "{differences}If these are as good, write them by COTANGENT_GOLDEN=overwrite."
    );
}

/// What the assembly says that compiled it, such as `rustc version 1.95.0 (59807616e 2026-04-14)`.
fn compiler() -> &'static str {
    let ident = assembly().lines().find_map(|line| line.trim_start().strip_prefix(".ident"));
    ident.expect("the assembly names its compiler").trim().trim_matches('"')
}

/// The loop without tabs, and with names for its registers and constants that say only in which order they
/// appear: `%zmm1` for the second of a kind, whichever it is.
fn normalized(hot: &[String]) -> Vec<String> {
    let (mut vectors, mut integers, mut constants) = (Vec::new(), Vec::new(), Vec::new());
    let mut rename = |name: &str| {
        if let Some(number) = name.strip_prefix(".LCPI") {
            return format!("constant{}", place_of(number, &mut constants));
        }
        match name.split_at_checked(4) {
            Some((kind @ ("%xmm" | "%ymm" | "%zmm"), number)) => {
                format!("{kind}{}", place_of(number, &mut vectors))
            }
            _ if name == "%rip" => name.to_owned(),
            _ if name.starts_with('%') => format!("%r{}", place_of(name, &mut integers)),
            _ => name.to_owned(),
        }
    };
    let mut normalize = |line: &String| {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let pieces = line.split_inclusive([' ', ',', '(', ')']);
        let renamed = pieces.map(|piece| {
            let name = piece.trim_end_matches([' ', ',', '(', ')']);
            rename(name) + &piece[name.len()..]
        });
        renamed.collect()
    };
    hot.iter().map(&mut normalize).collect()
}

/// Where `name` is in the list of all, at the end if it is new.
fn place_of(name: &str, all: &mut Vec<String>) -> usize {
    all.iter().position(|known| known == name).unwrap_or_else(|| {
        all.push(name.to_owned());
        all.len() - 1
    })
}

/// How many there are of each arithmetic instruction on vectors, and of accesses to memory other than
/// constants.
fn counts(hot: &[String]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for line in hot {
        let mnemonic = line.split(' ').next().unwrap_or_default();
        let is_arithmetic = mnemonic.starts_with('v')
            && !["vmov", "vbroadcast", "vpbroadcast"].iter().any(|x| mnemonic.starts_with(x));
        if is_arithmetic {
            // Multiply-adds have three names, by the order of their operands.
            let name = mnemonic.replace("132", "").replace("213", "").replace("231", "");
            *counts.entry(name).or_default() += 1;
        }
        if mnemonic.starts_with('v') && line.contains("(%") && !line.contains("(%rip") {
            *counts.entry("accesses to memory".to_owned()).or_default() += 1;
        }
    }
    counts
}
