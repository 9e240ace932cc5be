//! Softmax and its kin of contiguous rows, each of which is read again while it is in L1.
//!
//! A sweep for each step would take longer to begin than a short row takes. A row is gone through in the order
//! of a sweep, so it has the bits of one over the row alone: element `i` belongs to virtual lane `i mod L`.
//! Rows are independent, and the CPU begins the next while an exponential of the last is on its way.

use std::marker::PhantomData;

use crate::element::Element;
use crate::isa::{Isa, Kernel, dispatch};
use crate::lane::Lane;
use crate::level::Level;
use crate::sweep::{BLOCK, Greatest, Reduction, Sum};
use crate::vector::{Group, MAX_LANES, Vector, transpose};

/// The most elements of a row: longer ones are more than a block, and worth a sweep for each step.
pub(super) const LONGEST: usize = BLOCK;

/// The most elements of rows of which as many are run at once as a register has lanes.
///
/// 512 rows of 10 `f32` took a third of the time that they take one by one; with room for 32 elements, twice as
/// long as with room for 16.
const NARROW: usize = MAX_LANES;

/// What is made of a row.
pub(super) trait Normalized: Copy + Sync {
    /// What is kept of an element until the sum is known: of its difference to the largest, and the exponential
    /// of that.
    fn kept<V: Lane>(difference: V, exp: V) -> V;

    /// The result, of what was kept, and `by`.
    fn result<V: Lane>(kept: V, by: V) -> V;

    /// What results are made with, of the sum of the exponentials.
    fn by<V: Lane>(sum: V) -> V;
}

/// The quotient of the exponential and the sum.
#[derive(Clone, Copy)]
pub(super) struct Softmax;
impl Normalized for Softmax {
    #[inline(always)]
    fn kept<V: Lane>(_: V, exp: V) -> V {
        exp
    }
    #[inline(always)]
    fn result<V: Lane>(kept: V, by: V) -> V {
        kept / by
    }
    #[inline(always)]
    fn by<V: Lane>(sum: V) -> V {
        sum
    }
}

/// The difference to the logarithm of the sum.
#[derive(Clone, Copy)]
pub(super) struct LogSoftmax;
impl Normalized for LogSoftmax {
    #[inline(always)]
    fn kept<V: Lane>(difference: V, _: V) -> V {
        difference
    }
    #[inline(always)]
    fn result<V: Lane>(kept: V, by: V) -> V {
        kept - by
    }
    #[inline(always)]
    fn by<V: Lane>(sum: V) -> V {
        sum.ln()
    }
}

/// Writes what is made of each row of `width` elements.
pub(super) fn normalize<T: Element, N: Normalized>(_: N, x: &[T], width: usize, out: &mut [T]) {
    struct Rows<'a, T, N> {
        x: &'a [T],
        width: usize,
        out: &'a mut [T],
        normalized: PhantomData<N>,
    }

    impl<T: Element, N: Normalized> Kernel<()> for &mut Rows<'_, T, N> {
        #[inline(always)]
        fn run<I: Isa>(self) {
            let (len, block) = (self.x.len(), self.width * <T::Register<I> as Vector>::LANES);
            let mut start = 0;
            while self.width <= NARROW && start + block <= len {
                let (x, out) = (&self.x[start..], &mut self.out[start..]);
                normalize_abreast::<T::Register<I>, N>(x, self.width, out);
                start += block;
            }
            while start < len {
                let row = start..start + self.width;
                normalize_row::<T::Register<I>, N>(&self.x[row.clone()], &mut self.out[row]);
                start += self.width;
            }
        }
    }

    let normalized = PhantomData::<N>;
    dispatch(Level::current(), &mut Rows { x, width, out, normalized });
}

/// Writes the largest element of each row of `width` elements, and the sum of the exponentials of the differences
/// to it.
pub(super) fn sum_shifted_exp<T: Element>(
    x: &[T],
    width: usize,
    largest: &mut [T],
    sums: &mut [T],
) {
    struct Rows<'a, T> {
        x: &'a [T],
        width: usize,
        largest: &'a mut [T],
        sums: &'a mut [T],
    }

    impl<T: Element> Kernel<()> for &mut Rows<'_, T> {
        #[inline(always)]
        fn run<I: Isa>(self) {
            let (len, lanes) = (self.sums.len(), <T::Register<I> as Vector>::LANES);
            let mut first = 0;
            while self.width <= NARROW && first + lanes <= len {
                let columns =
                    Columns::<T::Register<I>>::load(&self.x[first * self.width..], self.width);
                let largest = columns.reduce::<Greatest>();
                largest.store_into(&mut self.largest[first..]);
                columns.shifted_exp(largest).reduce::<Sum>().store_into(&mut self.sums[first..]);
                first += lanes;
            }
            for i in first..len {
                let row = &self.x[i * self.width..][..self.width];
                self.largest[i] = largest_of::<T::Register<I>>(row);
                self.sums[i] = sum_of_shifted::<T::Register<I>>(row, self.largest[i]);
            }
        }
    }

    dispatch(Level::current(), &mut Rows { x, width, largest, sums });
}

/// Narrow rows side by side: register `i` has their elements `i`.
struct Columns<V> {
    registers: [V; NARROW],
    width: usize,
}

impl<V: Vector> Columns<V> {
    /// The first rows of `x`, one per lane.
    #[inline(always)]
    fn load(x: &[V::Elem], width: usize) -> Self {
        let mut registers = [V::splat(V::Elem::ZERO); NARROW];
        let mut first = 0;
        while first < width {
            let mut square = [V::splat(V::Elem::ZERO); MAX_LANES];
            for row in 0..V::LANES {
                // With elements of the rows behind, which end in registers that are not used.
                square[row] = V::load_from(&x[row * width + first..]);
            }
            transpose(&mut square);
            registers[first..first + V::LANES].copy_from_slice(&square[..V::LANES]);
            first += V::LANES;
        }
        Self { registers, width }
    }

    /// Writes the rows to the beginning of `out`, and anything behind them, if there is room.
    #[inline(always)]
    fn store(mut self, out: &mut [V::Elem]) {
        let mut first = 0;
        while first < self.width {
            let mut square = [V::splat(V::Elem::ZERO); MAX_LANES];
            square[..V::LANES].copy_from_slice(&self.registers[first..first + V::LANES]);
            transpose(&mut square);
            self.registers[first..first + V::LANES].copy_from_slice(&square[..V::LANES]);
            first += V::LANES;
        }
        // In order, as what a row has behind its end is written over by the next.
        for row in 0..V::LANES {
            let mut first = 0;
            while first < self.width {
                let to = &mut out[row * self.width + first..];
                self.registers[first + row].store_into(to);
                first += V::LANES;
            }
        }
    }

    /// The exponentials of the differences to `shift`.
    #[inline(always)]
    fn shifted_exp(&self, shift: V) -> Self {
        let mut registers = self.registers;
        for register in &mut registers[..self.width] {
            *register = (*register - shift).exp();
        }
        Self { registers, width: self.width }
    }

    /// Combines each row, in the order of a sweep over it: its elements are on as many virtual lanes.
    #[inline(always)]
    fn reduce<R: Reduction>(&self) -> V {
        let (mut registers, mut count) = (self.registers, self.width);
        let mut half = NARROW / 2;
        while half > 0 {
            for i in half..count {
                registers[i - half] = R::combine(registers[i - half], registers[i]);
            }
            count = count.min(half);
            half /= 2;
        }
        registers[0]
    }
}

/// As many rows as a register has lanes.
#[inline(always)]
fn normalize_abreast<V: Vector, N: Normalized>(x: &[V::Elem], width: usize, out: &mut [V::Elem]) {
    let mut columns = Columns::<V>::load(x, width);
    let largest = columns.reduce::<Greatest>();
    let exp = columns.shifted_exp(largest);
    let by = N::by(exp.reduce::<Sum>());
    for i in 0..width {
        let kept = N::kept(columns.registers[i] - largest, exp.registers[i]);
        columns.registers[i] = N::result(kept, by);
    }
    columns.store(out);
}

#[inline(always)]
fn normalize_row<V: Vector, N: Normalized>(x: &[V::Elem], out: &mut [V::Elem]) {
    let largest = V::splat(largest_of::<V>(x));
    let sum = reduce::<V, Sum>(
        x.len(),
        #[inline(always)]
        |first, count| {
            let difference = V::load_from(&x[first..first + count]) - largest;
            let exp = difference.exp();
            N::kept(difference, exp).store_into(&mut out[first..first + count]);
            exp
        },
    );
    let by = N::by(V::splat(sum));
    let mut first = 0;
    while first < out.len() {
        let end = out.len().min(first + V::LANES);
        let kept = V::load_from(&out[first..end]);
        N::result(kept, by).store_into(&mut out[first..end]);
        first = end;
    }
}

#[inline(always)]
fn sum_of_shifted<V: Vector>(x: &[V::Elem], shift: V::Elem) -> V::Elem {
    let shift = V::splat(shift);
    reduce::<V, Sum>(
        x.len(),
        #[inline(always)]
        |first, count| (V::load_from(&x[first..first + count]) - shift).exp(),
    )
}

#[inline(always)]
fn largest_of<V: Vector>(x: &[V::Elem]) -> V::Elem {
    reduce::<V, Greatest>(
        x.len(),
        #[inline(always)]
        |first, count| V::load_from(&x[first..first + count]),
    )
}

/// Combines what `f` gives for the first element and the number of elements of each register of a row, in the
/// order of a sweep over a block.
#[inline(always)]
fn reduce<V: Vector, R: Reduction>(len: usize, mut f: impl FnMut(usize, usize) -> V) -> V::Elem {
    let mut accumulators = V::Group::<V>::splat(V::splat(R::identity()));
    let registers = accumulators.len();
    let mut first = 0;
    while first + registers * V::LANES <= len {
        accumulators.for_each(
            #[inline(always)]
            |accumulator| {
                *accumulator = R::combine(*accumulator, f(first, V::LANES));
                first += V::LANES;
            },
        );
    }
    if first < len {
        for _ in 0..registers {
            let count = V::LANES.min(len - first);
            if count > 0 {
                let accumulator = *accumulators.first();
                let combined = R::combine(accumulator, f(first, count));
                *accumulators.first() = V::select(V::first(count), combined, accumulator);
            }
            first += count;
            accumulators.rotate();
        }
    }
    R::reduce(accumulators.fold_halves(R::combine))
}
