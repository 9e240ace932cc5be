//! Each kernel, and the sweeps of the tutorial's gradients, beside what the machine allows.
//!
//! ```sh
//! cargo bench -p cotangent-benches --bench roofline [-- [--write] NAME...]
//! ```
//!
//! prints the rows whose names, such as `mul float32, L1, 1 threads`, contain one of those that are given,
//! or all; `--write` makes it `benches/ROOFLINE.md`. All of it takes some five minutes.
//!
//! The roof above a kernel is measured in the same race: loops by hand, with the instructions of the
//! same level in L1 and of any elsewhere, that move the same number of bytes in as many loads per store
//! ([`ceilings`]), or multiply-adds on registers alone, as many as the kernel has to multiply; whichever
//! takes longer. In L1 the first is what the load and store ports allow, in memory the bandwidth.

mod ceilings;
mod cost;
mod kernels;
mod ndarray;
mod place;
mod report;
mod row;

use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_written = arguments.iter().any(|argument| argument == "--write");
    let wanted: Vec<_> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let is_wanted =
        |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let ceilings = if is_wanted("ceilings") { ceilings::measure() } else { Vec::new() };
    println!("{}", report::ceilings(&ceilings));
    let rows = kernels::measure(&is_wanted);
    println!("{}", report::kernels(&rows));
    if is_written {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ROOFLINE.md");
        std::fs::write(&path, report::whole(&ceilings, &rows)).expect("the file can be written");
        println!("Wrote ROOFLINE.md");
    }
}
