//! The record as Markdown.

use std::fmt::Write;

use cotangent_benches::machine;

use crate::goals::Goal;
use crate::table::{Row, SpeedUp};

/// All of `RECORD.md`.
pub(crate) fn whole(goals: &[Goal], speed_ups: &[SpeedUp], rows: &[Row]) -> String {
    let met = goals.iter().filter(|goal| goal.is_met()).count();
    format!(
        "# Record\n\n\
         Written by `cargo bench -p cotangent-benches --bench record`.\n\n\
         {}\n\
         Times are medians of rounds in which the engines take turns, each inside a pool of as many \
         threads. Throughput counts the bytes that a call loads and stores; what a store reads first \
         is not counted.\n\n\
         ## Goals: {met} of {} met\n\n{}\n{}\n## Kernels, us (GB/s)\n{}",
        machine::description(),
        goals.len(),
        self::goals(goals),
        self::speed_ups(speed_ups),
        kernels(rows),
    )
}

/// The goals as a table. Those that were missed are printed in bold.
pub(crate) fn goals(goals: &[Goal]) -> String {
    let mut table = String::from(
        "The ratio is our time per byte divided by that of the rival, the fastest of its kind in the \
         same race: the median over the rounds.\n\n\
         | goal | us | GB/s | rival | us | GB/s | ratio | at most | |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for goal in goals {
        let (ours, rival) = (goal.ours(), goal.rival());
        writeln!(
            table,
            "| {} | {} | {:.1} | {} | {} | {:.1} | {:.2} | {:.2} | {} |",
            goal.name,
            microseconds(ours.median()),
            ours.gigabytes_per_second(),
            rival.name,
            microseconds(rival.median()),
            rival.gigabytes_per_second(),
            goal.ratio(),
            goal.limit,
            if goal.is_met() { "met" } else { "**missed**" },
        )
        .expect("a string grows");
    }
    table
}

/// What more threads bring.
pub(crate) fn speed_ups(rows: &[SpeedUp]) -> String {
    let mut table = String::from(
        "## Speed-up by threads\n\n\
         The tutorial's value and gradient of n examples in a row, on one thread and on all of a pool, \
         outside and inside of `warm`.\n\n\
         | n | one thread, us | all, us | speed-up | warm, us | speed-up |\n\
         |---|---|---|---|---|---|\n",
    );
    for SpeedUp { n, one, all, warm } in rows {
        let [one_us, all_us, warm_us] = [one, all, warm].map(|lap| microseconds(lap.median()));
        let (all, warm) = (one.ratio_to(all), one.ratio_to(warm));
        writeln!(table, "| {n} | {one_us} | {all_us} | {all:.2} | {warm_us} | {warm:.2} |")
            .expect("a string grows");
    }
    table
}

fn kernels(rows: &[Row]) -> String {
    let mut tables = String::new();
    let mut previous = (String::new(), 0);
    for row in rows {
        let (operation, threads) = (&row.operation, row.threads);
        if previous != (operation.clone(), threads) {
            previous = (operation.clone(), threads);
            let names = row.laps.iter().map(|lap| format!(" {} |", lap.name)).collect::<String>();
            let rules = "---|".repeat(row.laps.len());
            write!(tables, "\n### {operation}, {threads} threads\n\n| n |{names}\n|---|{rules}\n")
                .expect("a string grows");
        }
        let cells = row.laps.iter().map(|lap| {
            let time = microseconds(lap.median());
            format!(" {time} ({:.1}) |", lap.gigabytes_per_second())
        });
        writeln!(tables, "| {} |{}", row.n, cells.collect::<String>()).expect("a string grows");
    }
    tables
}

/// Three digits, or all in front of the point.
fn microseconds(seconds: f64) -> String {
    let us = seconds * 1e6;
    match us {
        ..1.0 => format!("{us:.3}"),
        ..10.0 => format!("{us:.2}"),
        ..100.0 => format!("{us:.1}"),
        _ => format!("{us:.0}"),
    }
}
