//! SIMD kernels on slices: the engine of [`cotangent`](https://docs.rs/cotangent).
#![warn(clippy::all)]

mod aligned;
mod buffer;
mod choices;
mod convert;
mod dual;
mod element;
mod given;
mod lane;
mod level;
mod parts;
mod row;
mod scalar;
mod slopes;
mod tape;
mod vector;

mod isa;
mod layout;
mod math;

mod parallel;
mod sweep;

mod matmul;

pub mod eager;
pub mod random;

pub use aligned::Aligned;
pub use buffer::Buffer;
pub use choices::Choices;
pub use convert::{Cotangent, IntoLane};
pub use dual::{Dual, Linear, dual_results, dual_step, matrix_of};
pub use eager::reduce::{
    argmax, argmin, dot, logsumexp, mean, norm, prod, std, sum, sum_of_squares, var,
};
pub use eager::{
    add, add_assign, axpy, div, div_assign, log_softmax, mul, mul_assign, scale, scale_in_place,
    softmax, square, square_in_place, sub, sub_assign,
};
pub use element::Element;
pub use given::Derivatives;
pub use isa::with_scalar_instructions;
pub use lane::{Lane, Mask};
pub use layout::{
    Broadcast, Broadcasts, Elements, Gather, Index, Stored, View, scatter_add, sweep_to,
};
pub use level::{ISA_VARIABLE, Level};
pub use matmul::{
    BatchMut, BatchRef, Beside, Besides, Elementwise, Epilogue, Fused, Identity, MatMut, MatRef,
    PerColumn, PerRow, bias, bias_relu, matmul, matmul_add, matmul_batched, matmul_batched_add,
    relu_mask,
};
pub use parallel::{set_max_threads, warm, with_max_threads};
pub use parts::{
    Cotangents, IntoCotangents, IntoParts, MarkedNoGrad, Neutral, Parts, PartsList, WholeArray,
    iteration_of, no_cotangent, pullback_of, type_of,
};
pub use random::{fill_normal, fill_uniform};
pub use row::Row;
pub use scalar::{Scalar, Truth};
pub use slopes::Slopes;
pub use sweep::{
    BLOCK, Body, CompensatedSum, Greatest, Indices, Inputs, Lanes, Least, Log, Only, Operand, Prod,
    Reduction, Sink, Sinks, Skip, Skips, Slice, Splat, Splats, Store, Stores, Sum, Sums, Table,
    TableGradient, Term, blocks_of_share, compensated, number_of_truth, per_element, picked,
    place_of_index, sweep,
};
pub use tape::Tape;
