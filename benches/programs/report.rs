//! The table in Markdown.

use std::fmt::Write;

use cotangent_benches::machine;

use crate::Program;

/// All of the file.
pub(crate) fn whole(programs: &str) -> String {
    let flags = if IS_NATIVE { "RUSTFLAGS=-Ctarget-cpu=native " } else { "" };
    format!(
        "# Programs\n\n\
         Written by `{flags}cargo bench -p cotangent-benches --bench programs -- --write`.\n\n\
         {}\n\
         Times are the fastest of 21 rounds in which the ways take turns on one thread, as other work on the \
         machine only ever takes time. Results are compared before they are timed. Goals are those of \
         machines with AVX-512.\n\n{programs}",
        machine::description(),
    )
}

/// Whether the compiler may use what only some CPUs of x86-64 have.
const IS_NATIVE: bool = cfg!(target_feature = "avx2");

/// What it is written to.
pub(crate) fn file() -> &'static str {
    if IS_NATIVE { "PROGRAMS_NATIVE.md" } else { "PROGRAMS.md" }
}

/// A row for each way. The speed-up is that of the first over this one.
pub(crate) fn programs(programs: &[Program]) -> String {
    let mut table = String::from(
        "| program | way | time | per | generated is faster by | goal |\n|---|---|---|---|---|---|\n",
    );
    for program in programs {
        let (count, unit) = program.units;
        for (i, lap) in program.laps.iter().enumerate() {
            let nanoseconds = lap.least() * 1e9 / count as f64;
            let name = if i == 0 { program.name.as_str() } else { "" };
            let (faster, goal) = match i {
                0 => (String::new(), String::new()),
                1 => (format!("{:.2}", program.speed_up()), goal(program)),
                _ => (format!("{:.2}", program.speed_up_over(lap)), String::new()),
            };
            writeln!(
                table,
                "| {name} | {} | {nanoseconds:.2} ns | {unit} | {faster} | {goal} |",
                lap.name
            )
            .expect("a string grows");
        }
    }
    table
}

fn goal(program: &Program) -> String {
    match program.goal {
        None => String::new(),
        Some(goal) if program.speed_up() >= goal => format!("{goal}, met"),
        Some(goal) => format!("{goal}, **missed**"),
    }
}
