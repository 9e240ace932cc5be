//! The tables in Markdown.

use std::fmt::Write;

use cotangent_benches::machine;
use cotangent_kernels::Level;

use crate::ceilings::{Ceilings, gigabytes};
use crate::row::{Cell, Row};

/// What is known about rows that miss their goals, by hand.
const MISSES: &str = include_str!("misses.md");

/// All of `ROOFLINE.md`.
pub(crate) fn whole(ceilings: &[Ceilings], rows: &[Row]) -> String {
    let goals = || rows.iter().filter(|row| row.place.goal().is_some()).flat_map(|row| &row.cells);
    let met = goals().filter(|cell| !cell.is_missed()).count();
    format!(
        "# Roofline\n\n\
         Written by `cargo bench -p cotangent-benches --bench roofline -- --write`.\n\n\
         {}\n\
         Times are the fastest of 21 rounds in which a kernel, its roof and its rivals take turns, as \
         other work on the machine only ever takes time; where a goal is missed on one thread, of 63. Bytes are those \
         that a call loads and stores.\n\n\
         ## Ceilings\n\n{}\n\
         ## Kernels\n\n\
         {met} of {} goals are met: 80 % of the roof in L1, 95 % in memory. {}\n\
         {MISSES}",
        machine::description(),
        self::ceilings(ceilings),
        goals().count(),
        kernels(rows),
    )
}

/// What loops by hand reach.
pub(crate) fn ceilings(ceilings: &[Ceilings]) -> String {
    let mut table = String::from(
        "GB/s of loops by hand with the instructions of a level, the better of plain and streaming \
         stores, on arrays that fill the same part of a cache as the kernels'; and GFLOP/s of \
         multiply-adds on registers.\n\n\
         | threads | in | level | read | copy | triad | FMA, float32 | FMA, float64 |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for Ceilings { place, threads, level, bandwidths: [read, copy, triad], peaks } in ceilings {
        let [single, double] = peaks;
        writeln!(
            table,
            "| {threads} | {} | {level} | {read:.1} | {copy:.1} | {triad:.1} | {single:.0} | \
             {double:.0} |",
            place.name()
        )
        .expect("a string grows");
    }
    table
}

/// A table for each number of threads.
pub(crate) fn kernels(rows: &[Row]) -> String {
    let mut tables = String::from(
        "A cell is GB/s, GFLOP/s and the share of the level's roof, in bold where the goal is missed. \
         In L1 it is that of loops with the level's instructions, elsewhere of any; the roof that is shown is \
         that of the best level. The native loop is a plain one, compiled \
         with all instructions of the CPU; it and `ndarray` have one thread, as sweeps in L1 have.\n",
    );
    let levels: Vec<_> = Level::available().map(Level::name).collect();
    let mut threads = 0;
    for row in rows {
        if threads != row.threads {
            threads = row.threads;
            let rivals = if threads == 1 { " native loop | ndarray |" } else { "" };
            let rules = "---|".repeat(4 + levels.len() + if threads == 1 { 2 } else { 0 });
            write!(
                tables,
                "\n### {threads} threads\n\n\
                 | kernel | in | n | roof | {} |{rivals}\n|{rules}\n",
                levels.join(" | ")
            )
            .expect("a string grows");
        }
        let roof = match row.cells.first().and_then(|cell| cell.roof.as_ref()) {
            Some((name, gigabytes, _)) => format!("{gigabytes:.1} ({name})"),
            None => "none".to_owned(),
        };
        let cells: String =
            row.cells.iter().map(|cell| format!(" {} |", self::cell(cell))).collect();
        let beside = row.beside.iter().map(|lap| format!(" {:.1} |", gigabytes(lap)));
        let mut beside: String = beside.collect();
        if row.beside.len() == 1 {
            beside.push_str(" |");
        }
        writeln!(
            tables,
            "| {} | {} | {} | {roof} |{cells}{beside}",
            row.kernel,
            row.place.name(),
            row.len
        )
        .expect("a string grows");
    }
    tables
}

fn cell(cell: &Cell) -> String {
    let figures = format!("{:.1}, {:.1}", cell.gigabytes, cell.gigaflops);
    match &cell.roof {
        Some((_, _, share)) if cell.is_missed() => format!("{figures}, **{:.0} %**", 100.0 * share),
        Some((_, _, share)) => format!("{figures}, {:.0} %", 100.0 * share),
        None => figures,
    }
}
