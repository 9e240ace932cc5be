//! Measures the goals in one run and writes `benches/RECORD.md`.
//!
//! `cargo bench -p cotangent-benches --bench record`, with a quiet machine. With arguments, only
//! goals whose names contain one of them are measured (`speed-up` for what threads bring), and nothing
//! is written.

mod goals;
mod report;
mod table;

use std::path::Path;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|x| !x.starts_with("--")).collect();
    let is_wanted =
        |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let goals = goals::measure(&is_wanted);
    println!("{}", report::goals(&goals));
    let speed_ups = if is_wanted("speed-up") { table::speed_ups() } else { Vec::new() };
    println!("{}", report::speed_ups(&speed_ups));
    if !wanted.is_empty() {
        return;
    }
    let report = report::whole(&goals, &speed_ups, &table::measure());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("RECORD.md");
    std::fs::write(&path, report).expect("the record can be written");
    println!("Wrote RECORD.md");
}
