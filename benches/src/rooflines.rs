//! What the memory allows with threads: copies, triads and reads of the operands of elementwise
//! operations.
//!
//! `triad` moves three arrays (two loads and a store), `copy` two, `read` those that it reads.

use std::hint::black_box;
use std::ops::Range;

use bytemuck::{Pod, cast_slice, cast_slice_mut};
use cotangent_kernels::Element;

use crate::elementwise::{Operands, expect_each};
use crate::engine::Engine;
use crate::intrinsics::Intrinsics;
use crate::threads::{ranges, sum_parts, time_pair};

/// What the memory allows with `threads`: copies, plain triads and streaming ones.
pub fn rooflines<T: Element + Pod>(len: usize, threads: usize) -> Vec<Engine<Operands<T>>> {
    let bytes = len * size_of::<T>();
    let copy = over_parts("copy", 2 * bytes, threads, |[a, _], out: &mut [T]| {
        // SAFETY: both have the length of the range, and a mutable slice overlaps no other.
        unsafe { std::ptr::copy_nonoverlapping(a.as_ptr(), out.as_mut_ptr(), out.len()) }
    });
    let mut engines = vec![copy.accepted_if(|data| expect_each(&data.out, |i| data.a[i]))];
    if let Some(intrinsics) = Intrinsics::best() {
        for (name, triad) in
            [("triad", intrinsics.triad), ("triad-streaming", intrinsics.triad_streaming)]
        {
            let engine = over_parts(name, 3 * bytes, threads, move |[a, b], out: &mut [T]| {
                // Up to the first cache line of `out`, and from there.
                let head = out.as_ptr().align_offset(64).min(out.len());
                let (out, out_rest) = out.split_at_mut(head);
                let (a, b) = (a.split_at(head), b.split_at(head));
                let plain = intrinsics.triad;
                plain(cast_slice(a.0), cast_slice(b.0), cast_slice_mut(out));
                triad(cast_slice(a.1), cast_slice(b.1), cast_slice_mut(out_rest));
            });
            engines.push(engine.accepted_if(|data| {
                let (a, b) = (cast_slice::<T, f32>(&data.a), cast_slice(&data.b));
                expect_each(cast_slice(&data.out), |i| f32::mul_add(3.0, b[i], a[i]))
            }));
        }
    }
    engines
}

/// A roofline: `part` on each of `threads`, which are `rayon`'s.
fn over_parts<T: Element>(
    name: &str,
    bytes: usize,
    threads: usize,
    part: impl Fn([&[T]; 2], &mut [T]) + Send + Sync + 'static,
) -> Engine<Operands<T>> {
    Engine::new(name, bytes, move |data: &mut Operands<T>| {
        let data = black_box(data);
        on_parts(ranges(data.out.len(), threads), 0, [&data.a, &data.b], &mut data.out, &part);
    })
}

fn on_parts<T: Element>(
    mut ranges: impl Iterator<Item = Range<usize>> + Clone + Send,
    start: usize,
    [a, b]: [&[T]; 2],
    out: &mut [T],
    part: &(impl Fn([&[T]; 2], &mut [T]) + Sync),
) {
    let Some(range) = ranges.next() else { return };
    let (out, rest) = out.split_at_mut(range.end - start);
    let end = range.end;
    let mut here = || part([&a[range.clone()], &b[range.clone()]], out);
    match rest.is_empty() {
        true => here(),
        false => {
            rayon::join(here, || on_parts(ranges, end, [a, b], rest, part));
        }
    }
}

/// The bandwidth of reading alone, of one or two arrays: the better of `rayon::join` and a spinning
/// pair is what counts.
pub fn reads<T: Element + Pod>(
    arrays: usize,
    len: usize,
    threads: usize,
) -> Vec<Engine<Operands<T>>> {
    let Some(intrinsics) = Intrinsics::best() else { return Vec::new() };
    let bytes = arrays * len * size_of::<T>();
    // One array is read as two halves.
    let sum = move |[a, b]: [&[T]; 2], range: Range<usize>| {
        let (a, b) = match arrays {
            1 => a[range.clone()].split_at(range.len() / 2),
            _ => (&a[range.clone()], &b[range]),
        };
        let common = a.len().min(b.len());
        let rest: f32 = cast_slice(&b[common..]).iter().sum();
        let (a, b) = (&a[..common], &b[..common]);
        black_box(rest + (intrinsics.read)(cast_slice(a), cast_slice(b)))
    };
    let join = move |data: &mut Operands<T>| {
        let inputs = black_box([&*data.a, &*data.b]);
        black_box(sum_parts(len, threads, &|range| [sum(inputs, range)]));
    };
    let mut engines = vec![Engine::new("read", bytes, join)];
    if threads == 2 {
        engines.push(Engine::timed("read-pair", bytes, move |data: &mut Operands<T>, calls| {
            let inputs = [&*data.a, &*data.b];
            let half = |part| {
                let range = ranges(len, 2).nth(part).expect("there are two parts");
                sum(black_box(inputs), range);
            };
            time_pair(calls, || half(0), || half(1))
        }));
    }
    engines
}
