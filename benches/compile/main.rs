//! How long differentiable functions take to compile.
//!
//! ```sh
//! cargo bench -p cotangent-benches --bench compile [-- [--write] NAME...]
//! ```
//!
//! generates crates, compiles each with and without the attribute, and prints seconds for those whose
//! names contain one of those that are given, or for all; `--write` makes it `benches/COMPILE.md`. All of
//! it takes some five minutes.

mod project;
mod sources;

use std::fmt::Write;
use std::path::Path;

use cotangent_benches::machine;

use project::{Project, Seconds};
use sources::Source;

/// The most milliseconds that the macro may take for a function of 50 lines.
const MILLISECONDS: f64 = 50.0;

/// A crate, and what it takes.
struct Row {
    source: Source,
    erased: Seconds,
    differentiated: Seconds,
}

impl Row {
    /// What the macro takes for a function.
    fn milliseconds(&self) -> f64 {
        let all = self.differentiated.expansion - self.erased.expansion;
        1e3 * all / self.source.functions as f64
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_written = arguments.iter().any(|argument| argument == "--write");
    let wanted: Vec<_> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let is_wanted =
        |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let sources = sources::all().into_iter().filter(|source| is_wanted(source.name));
    let row = |source: Source| {
        let erased = Project::new(&source.erased()).measure();
        let differentiated = Project::new(&source.text).measure();
        eprintln!("{}: {differentiated:.2?}, without the attribute {erased:.2?}", source.name);
        Row { source, erased, differentiated }
    };
    let table = table(&sources.map(row).collect::<Vec<_>>());
    println!("{table}");
    if is_written {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("COMPILE.md");
        std::fs::write(&path, whole(&table)).expect("the file can be written");
        println!("Wrote COMPILE.md");
    }
}

/// All of `COMPILE.md`.
fn whole(table: &str) -> String {
    format!(
        "# Compilation\n\n\
         Written by `cargo bench -p cotangent-benches --bench compile -- --write`.\n\n\
         {}\n\
         Seconds of a crate whose dependencies are compiled, the least of {} times, as other work on the \
         machine only ever takes time; with the attribute and without it. What takes very long is timed \
         once. What the macro takes is by how much longer rustc expands macros; the macro is compiled \
         without optimization, as cargo does by default. The goal is {MILLISECONDS} ms for a function of \
         50 lines.\n\n{table}",
        machine::description(),
        project::ROUNDS,
    )
}

fn table(rows: &[Row]) -> String {
    let mut table = String::from(
        "| crate | functions | lines | macro, ms per function | `cargo check` | without | \
         `cargo build --release` | without |\n|---|---|---|---|---|---|---|---|\n",
    );
    for row in rows {
        let Row { source, erased, differentiated } = row;
        writeln!(
            table,
            "| {} | {} | {} | {:.1} | {:.2} | {:.2} | {:.2} | {:.2} |",
            source.name,
            source.functions,
            source.text.lines().count(),
            row.milliseconds(),
            differentiated.check,
            erased.check,
            differentiated.release,
            erased.release,
        )
        .expect("a string grows");
    }
    table
}
