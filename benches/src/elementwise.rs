//! Single operations on slices: `mul`, `add`, `square`, `mean`, and the rooflines above them.
//!
//! Bytes per element of size `s`: `mul`, `add` and `triad` move `3 s` (two loads and a store),
//! `square` and `copy` `2 s`, `mean` `s`, `read` of two arrays `2 s`.

use std::hint::black_box;
use std::iter::zip;
use std::ops::Range;

use bytemuck::{Pod, cast_slice, cast_slice_mut};
use cotangent_kernels::{Element, Level, add, mean, mul, square};

use crate::array::{Array, Placement};
use crate::engine::Engine;
use crate::intrinsics::Intrinsics;
use crate::threads::{ranges, sum_parts, time_pair};

/// What the operations read and write.
pub struct Operands<T: Element> {
    a: Array<T>,
    b: Array<T>,
    out: Array<T>,
    total: T,
}

impl<T: Element> Operands<T> {
    /// Pseudo-random inputs of `len` elements, and as many outputs.
    pub fn new(len: usize, placement: Placement) -> Self {
        let [a, b, out] = [1, 2, 3].map(|seed| Array::random(seed, len, placement));
        Self { a, b, out, total: T::ZERO }
    }
}

/// A single operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operation {
    /// `out = a b`
    Mul,
    /// `out = a + b`
    Add,
    /// `out = a^2`
    Square,
    /// The mean of `a`.
    Mean,
}

impl Operation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Mul, Self::Add, Self::Square, Self::Mean];

    /// What it is called in ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mul => "mul",
            Self::Add => "add",
            Self::Square => "square",
            Self::Mean => "mean",
        }
    }

    /// How many arrays it moves.
    fn arrays(self) -> usize {
        match self {
            Self::Mul | Self::Add => 3,
            Self::Square => 2,
            Self::Mean => 1,
        }
    }

    fn bytes<T>(self, len: usize) -> usize {
        self.arrays() * len * size_of::<T>()
    }

    /// The kernel, at an ISA level.
    pub fn kernel<T: Element>(self, len: usize, level: Level) -> Engine<Operands<T>> {
        let call = match self {
            Self::Mul => |data: &mut Operands<T>| mul(&data.a, &data.b, &mut data.out),
            Self::Add => |data: &mut Operands<T>| add(&data.a, &data.b, &mut data.out),
            Self::Square => |data: &mut Operands<T>| square(&data.a, &mut data.out),
            Self::Mean => |data: &mut Operands<T>| data.total = mean(&data.a),
        };
        let name = format!("cotangent-{level}");
        let engine = self.engine(name, len, call, PAIRWISE_TERMS);
        engine.at(level)
    }

    /// A plain loop, compiled as usual.
    pub fn naive<T: Element>(self, len: usize) -> Engine<Operands<T>> {
        let call: fn(&mut Operands<T>) = match self {
            Self::Mul => |data| {
                for (out, (&a, &b)) in zip(&mut *data.out, zip(&*data.a, &*data.b)) {
                    *out = a * b;
                }
            },
            Self::Add => |data| {
                for (out, (&a, &b)) in zip(&mut *data.out, zip(&*data.a, &*data.b)) {
                    *out = a + b;
                }
            },
            Self::Square => |data| {
                for (out, &a) in zip(&mut *data.out, &*data.a) {
                    *out = a * a;
                }
            },
            Self::Mean => |data| {
                let mut sum = T::ZERO;
                for &a in &*data.a {
                    sum += a;
                }
                data.total = sum / T::from_usize(data.a.len());
            },
        };
        self.engine("naive", len, call, len)
    }

    /// `call`, compared with the oracle. A reduction may be wrong by `terms` roundings of the mean
    /// of all absolute values.
    fn engine<T: Element>(
        self,
        name: impl Into<String>,
        len: usize,
        call: fn(&mut Operands<T>),
        terms: usize,
    ) -> Engine<Operands<T>> {
        let oracle = move |a: f64, b: f64| match self {
            Self::Mul => a * b,
            Self::Add => a + b,
            Self::Square => a * a,
            Self::Mean => a,
        };
        let oracle = move |a: T, b: T| oracle(a.to_f64(), b.to_f64());
        // A wrapper that is inlined neither here nor there: the call is what users pay for.
        Engine::new(name, self.bytes::<T>(len), move |data| call(black_box(data))).accepted_if(
            move |data| match self {
                Self::Mean => {
                    let values = || data.a.iter().map(|&a| oracle(a, T::ZERO));
                    let len = data.a.len() as f64;
                    let magnitude = values().map(f64::abs).sum::<f64>() / len;
                    let error = (data.total.to_f64() - values().sum::<f64>() / len).abs();
                    let bound = terms as f64 * epsilon::<T>() * magnitude;
                    match error <= bound {
                        true => Ok(()),
                        false => Err(format!("the mean is wrong by {error:e}, over {bound:e}")),
                    }
                }
                // The product and the sum of two `f32` rounded to `f64` and then to `f32` are those
                // rounded at once, so all engines give the same bits.
                _ => expect_each(&data.out, |i| T::from_f64(oracle(data.a[i], data.b[i]))),
            },
        )
    }
}

/// The roundings that a pairwise sum of up to 2^40 elements has on its way: 128 in a block's lane,
/// and a few dozen in the trees.
const PAIRWISE_TERMS: usize = 192;

fn epsilon<T: Element>() -> f64 {
    match size_of::<T>() {
        4 => f64::from(f32::EPSILON),
        _ => f64::EPSILON,
    }
}

fn expect_each<T: Element>(out: &[T], expected: impl Fn(usize) -> T) -> Result<(), String> {
    match out.iter().enumerate().find(|&(i, &out)| out != expected(i)) {
        Some((i, out)) => Err(format!("element {i} is {out}, not {}", expected(i))),
        None => Ok(()),
    }
}

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
