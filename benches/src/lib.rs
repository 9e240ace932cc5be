//! What the benchmarks share: the engines that are compared, their operands, and the oracles that
//! every engine has to satisfy before it is timed.
//!
//! The benchmarks, all run from the workspace's root:
//!
//! - `cargo bench -p cotangent-benches --bench compile`: how long differentiable functions take to compile;
//!   written to `benches/COMPILE.md` by `-- --write`.
//! - `cargo bench -p cotangent-benches --bench kernels`: single operations on slices.
//! - `cargo bench -p cotangent-benches --bench linear_step`: value, gradient and update of a linear
//!   model.
//! - `cargo bench -p cotangent-benches --bench layouts`: operands that are not contiguous, and reductions
//!   along axes.
//! - `cargo bench -p cotangent-benches --bench math`: elementary functions in L1, next to the vector math
//!   libraries that are installed.
//! - `cargo bench -p cotangent-benches --bench matmul --features rivals`: products of matrices, next to
//!   other libraries.
//! - `cargo bench -p cotangent-benches --bench programs`: gradients of whole programs, next to those written
//!   by hand; written to `benches/PROGRAMS.md` by `-- --write`.
//! - `cargo bench -p cotangent-benches --bench random`: random numbers from a seed, and one by one.
//! - `cargo bench -p cotangent-benches --bench record`: the goals, measured in one run and written
//!   to `benches/RECORD.md`.
//! - `cargo bench -p cotangent-benches --bench roofline`: kernels and gradients in each cache and in memory,
//!   beside what loops by hand reach there; written to `benches/ROOFLINE.md` by `-- --write`.
//!
//! # Bytes
//! Throughput counts what the program loads and stores. What a store into memory that is in no cache
//! reads first (write-allocate traffic) is not counted: streaming stores spare it, and then show as
//! throughput.

pub mod array;
pub mod engine;
pub mod intrinsics;
pub mod machine;
pub mod native;
pub mod peak;
pub mod race;
pub mod threads;

pub mod elementwise;
pub mod linear;
pub mod rooflines;

/// In L1, L2, L3 and memory; the last two are the sizes of real data sets.
pub const SIZES: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
