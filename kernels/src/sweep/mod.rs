//! The sweep driver: runs a fused body once over its arrays.
//!
//! # Order of evaluation
//! The iteration space is cut into blocks of [`BLOCK`] elements, whatever the number of threads. In
//! a block, element `i` belongs to virtual lane `i mod L`, where `L` is 32 for `f32` and 16 for
//! `f64` on every ISA level; each lane accumulates its elements in order, and the lanes are added
//! pairwise, upper half to lower. The sums of the blocks are added in a binary tree whose shape
//! depends on the number of blocks only. So a result depends neither on the number of threads nor
//! on the width of the registers, and its error grows like that of pairwise summation.
//!
//! # Registers
//! 128 bytes of virtual lanes are two AVX-512 or four AVX2 registers per accumulator. Three
//! accumulators, a loss and two gradients, then take 12 of AVX2's 16 registers and leave four to
//! the body; 256 bytes would spill there.
//!
//! # Tails
//! What is left of the last block is read and written by masked registers, and its terms are
//! dropped where there is no element. No body and no kernel sees a tail: lanes without an element hold 0,
//! or in long bodies another element, so that a loop which ends for all elements ends for all lanes.

mod ahead;
mod block;
mod body;
mod compensated;
mod indices;
mod lanes;
mod operand;
mod output;
mod reduction;
mod sink;
mod source;
mod stage;
mod table;
pub(crate) mod tree;

pub(crate) use block::Position;
pub use body::{Body, Term};
pub use compensated::{CompensatedSum, compensated};
pub use indices::{Indices, Lanes, Only, number_of_truth, per_element, picked};
pub(crate) use lanes::{Order, sweep_lanes};
pub(crate) use operand::fetch_lines;
pub use operand::{Inputs, Operand, Slice, Splat, Splats};
pub use output::{Skips, Stores, Sums};
pub use reduction::{Greatest, Least, Prod, Reduction, Sum};
pub(crate) use sink::InPlace;
pub use sink::{Sink, Sinks, Skip, Store};
pub(crate) use source::{Place, Segments, Tiling};
pub(crate) use table::index_of_place;
pub use table::{Log, Table, TableGradient, blocks_of_share, place_of_index};

use std::marker::PhantomData;

use self::ahead::Ahead;
use self::output::Outputs as _;
use crate::element::Element;
use crate::level::Level;
use crate::parallel;

/// Elements per block.
pub const BLOCK: usize = 4096;

/// Results of sweeps that move at least this many bytes are streamed, and inputs fetched by pieces: three
/// quarters of the last cache where it was measured, a Zen 4 with 32 MB.
///
/// `mul` and `square` of aligned `f32`, streamed next to plain, took 1.07 and 1.63 times as long at
/// 8 MB, 0.65 and 1.0 at 16, 0.67 and 0.70 at 24, 0.6-0.75 above. Followed by a sum of the result,
/// which plain stores leave in the cache: 1.5 and 2.1 at 8 MB, 1.15 and 1.5 at 16, 0.84 and 0.95 at
/// 24, 0.75-0.88 above.
const FAR_FROM: usize = 24 << 20;

/// Sweeps without sums whose arrays are in L3 or memory run on narrower registers if their bodies have at
/// most as many arithmetic instructions per array: loads and stores of half a line reach more of L3's
/// bandwidth.
///
/// With AVX2 next to AVX-512 on a Zen 4, `out = a b` of 10^6 `f32` took 0.95 of the time, `square` of
/// 1.6 10^6 0.97. Sums took 1.0 to 1.15 times as long.
const NARROW: usize = 2;

/// Without sums, registers from this many elements on begin at a line of the first result.
///
/// The masked register in front of it takes 5 ns: `square` of `f32` that begin inside of a line took
/// 20 ns instead of 14 with 64 elements, 25 as without it with 256, and 35 instead of 40 with 512.
const ALIGN_FROM: usize = 256;

/// Runs `body` over `len` elements: reads each of `inputs`, hands each result to its sink.
///
/// Returns one total per result: the sum over all elements for a [`Sum`], 0 for a sink that writes
/// to memory.
///
/// # Panics
/// If an input or a sink is an array of another length than `len`.
#[inline]
pub fn sweep<T, B, I, S, const IN: usize, const OUT: usize>(
    body: B,
    len: usize,
    inputs: I,
    sinks: S,
) -> [T; OUT]
where
    T: Element,
    B: Body<T, IN, OUT>,
    I: Inputs<T>,
    S: Sinks<T>,
{
    const {
        assert!(I::COUNT == IN, "a body takes one lane per input");
        assert!(S::COUNT == OUT, "a body gives one term per sink");
    }
    // The borrows that the sinks hold last until this returns.
    let sinks = sinks.outputs();
    inputs.assert_len(len);
    sinks.assert_len(len);
    let level = Level::current();
    let arrays = I::ARRAYS + S::Outputs::ARRAYS;
    let bytes = len.saturating_mul(size_of::<T>()) * arrays;
    let overwritten = sinks.first_overwritten();
    let only_stores = S::Outputs::ARRAYS == S::COUNT;
    let tiling = if only_stores && len > 0 { inputs.tiling() } else { None };
    let head = match overwritten {
        Some(array) if tiling.is_none() && only_stores && len >= ALIGN_FROM => {
            stage::to_line(array)
        }
        _ => 0,
    };
    let is_far = bytes >= FAR_FROM && level.has_streaming_stores();
    let streams = is_far && overwritten.is_some();
    let element = PhantomData;
    let ahead = match tiling {
        None if level.has_streaming_stores() && is_far == streams => {
            // Without results that are only written, all results are inputs too.
            let arrays = if overwritten.is_some() { arrays } else { I::ARRAYS };
            let bytes = len.saturating_mul(size_of::<T>()) * arrays;
            Ahead::new(bytes, overwritten.is_some() && !streams)
        }
        _ => Ahead::Nothing,
    };
    let level = match ahead.has_pages() && only_stores && B::FLOPS <= NARROW * arrays {
        true => level.narrower(),
        false => level,
    };
    let work = block::Work {
        level,
        body,
        len,
        inputs,
        sinks,
        head,
        streams,
        is_far,
        ahead,
        tiling,
        element,
    };
    let blocks = match tiling {
        Some(tiling) => tiling.count::<T>(len),
        None => (len - head).div_ceil(BLOCK).max(1),
    };
    let flops = len.saturating_mul(B::FLOPS);
    let cost = parallel::Cost { bytes, flops, share: work.body.blocks_of_share() };
    parallel::fold_blocks(cost, blocks, &work)
}
