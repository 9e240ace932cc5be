//! What this crate itself does with registers, beyond what fused bodies may do.

use std::mem::MaybeUninit;
use std::ops::{Add, BitAnd, BitOr, BitXor, Sub};

use crate::element::Element;
use crate::lane::{Lane, Mask};

/// The most elements that a register holds.
pub(crate) const MAX_LANES: usize = 16;

/// Numbers of which each lane may take another, see [`Vector::lookup`]: 16 of `f32`, or 8 of `f64`.
#[repr(align(64))]
pub struct Table<T, const N: usize>(pub(crate) [T; N]);

/// A SIMD register of one ISA level.
pub trait Vector: Lane {
    /// Elements per register.
    const LANES: usize;
    /// Whether `mul_add` and its like round once.
    const FUSED: bool;
    /// How many of these the CPU's registers hold at once.
    const REGISTERS: usize;
    /// Whether [`Vector::prefetch`] does anything.
    const PREFETCHES: bool;
    /// Whether it is two of the CPU's.
    const IS_PAIR: bool;
    /// The same register, seen as integers.
    type Bits: Bits<Mask = <Self as Lane>::Mask>;
    /// One `A` for each register that the virtual lanes fill: an array.
    type Group<A: Copy>: Group<A>;

    /// A register for each of some constants.
    #[inline(always)]
    fn splat_each<const N: usize>(constants: [Self::Elem; N]) -> [Self; N] {
        array_of(
            #[inline(always)]
            |i| Self::splat(constants[i]),
        )
    }

    fn to_bits(self) -> Self::Bits;
    fn from_bits(bits: Self::Bits) -> Self;

    /// The smaller of `self` and `limit`; NaN stays.
    #[inline(always)]
    fn at_most(self, limit: Self) -> Self {
        Self::select(limit.lt(self), limit, self)
    }
    /// The larger of `self` and `limit`; NaN stays.
    #[inline(always)]
    fn at_least(self, limit: Self) -> Self {
        Self::select(self.lt(limit), limit, self)
    }
    /// `self * 2^n` for integers `n` of at most twice the normal exponents, rounded once.
    fn scale(self, n: Self) -> Self;
    /// `self * 2^floor(n)`, as [`Vector::scale`].
    #[inline(always)]
    fn scale_by_floor(self, n: Self) -> Self {
        self.scale(n.floor())
    }
    /// In each lane the number of the table that the lowest bits of the index say.
    #[inline(always)]
    fn lookup<const N: usize>(table: &Table<Self::Elem, N>, index: Self::Bits) -> Self {
        const { assert!(N * size_of::<Self::Elem>() == 64, "a table has 64 bytes") };
        Self::lookup_in(&table.0, index)
    }
    /// As [`Vector::lookup`].
    fn lookup_in(table: &[Self::Elem], index: Self::Bits) -> Self;
    /// The `m` in `[0.75, 1.5)` and the integer `k` of a positive finite `self = m * 2^k`.
    fn split(self) -> (Self, Self);

    /// A logarithm: `f(m, k)` of `self = m 2^k` as [`Vector::split`] gives them, and what it is where `self` is
    /// zero, negative or not finite. `f` is a sum of positive multiples of `k`, without differences of them.
    #[inline(always)]
    fn logarithm(self, f: impl FnOnce(Self, Self) -> Self) -> Self {
        let (m, k) = self.split();
        f(m, k).or_special_logarithm(self)
    }
    /// This logarithm of `x` where `x` is positive and finite, elsewhere what a logarithm is there.
    #[inline(always)]
    fn or_special_logarithm(self, x: Self) -> Self {
        let [zero, infinity] = Self::splat_each([Self::Elem::ZERO, Self::Elem::INFINITY]);
        let ordinary = zero.lt(x) & x.lt(infinity);
        if (!ordinary).any() {
            let special = Self::select(x.equals(zero), -infinity, x);
            let nan = Self::splat(-Self::Elem::NAN);
            return Self::select(ordinary, self, Self::select(x.lt(zero), nan, special));
        }
        self
    }

    /// Reads a whole register.
    ///
    /// # Safety
    /// `from` must be valid for reads of `LANES` elements.
    unsafe fn load(from: *const Self::Elem) -> Self;
    /// Fetches the line at a place into the caches; the place need not be valid.
    #[inline(always)]
    fn prefetch(_: *const Self::Elem) {}
    /// Reads the first `count` lanes; the others are 0.
    ///
    /// # Safety
    /// `from` must be valid for reads of `count` elements, and `count <= LANES`.
    unsafe fn load_first(from: *const Self::Elem, count: usize) -> Self;
    /// Reads the first `count` lanes; the others are as the first.
    ///
    /// # Safety
    /// `from` must be valid for reads of `count` elements, and `1 <= count <= LANES`.
    #[inline(always)]
    unsafe fn load_first_repeated(from: *const Self::Elem, count: usize) -> Self {
        // SAFETY: the caller's.
        let lanes = unsafe { Self::load_first(from, count) };
        // SAFETY: the caller's, as there is one element at least.
        let first = unsafe { from.read() };
        Self::select(Self::first(count), lanes, Self::splat(first))
    }
    /// Writes a whole register.
    ///
    /// # Safety
    /// `to` must be valid for writes of `LANES` elements.
    unsafe fn store(self, to: *mut Self::Elem);
    /// Writes a whole register past the caches.
    ///
    /// # Safety
    /// `to` must be valid for writes of `LANES` elements and aligned to a register.
    unsafe fn store_streaming(self, to: *mut Self::Elem);
    /// Orders the streaming stores of this thread before its later stores. Nothing else does: an
    /// ordinary release by which another thread learns that the work is done may overtake them.
    fn order_streamed();
    /// Writes the first `count` lanes.
    ///
    /// # Safety
    /// `to` must be valid for writes of `count` elements, and `count <= LANES`.
    unsafe fn store_first(self, to: *mut Self::Elem, count: usize);

    /// The register of the first items of a slice, of which there may be fewer than lanes.
    #[inline(always)]
    fn load_from(from: &[Self::Elem]) -> Self {
        match from.len() >= Self::LANES {
            // SAFETY: the slice has `LANES` items.
            true => unsafe { Self::load(from.as_ptr()) },
            // SAFETY: the slice has as many items, and they are fewer than `LANES`.
            false => unsafe { Self::load_first(from.as_ptr(), from.len()) },
        }
    }
    /// Writes the first lanes to the beginning of a slice, as many as it has items.
    #[inline(always)]
    fn store_into(self, to: &mut [Self::Elem]) {
        match to.len() >= Self::LANES {
            // SAFETY: the slice has `LANES` items.
            true => unsafe { self.store(to.as_mut_ptr()) },
            // SAFETY: the slice has as many items, and they are fewer than `LANES`.
            false => unsafe { self.store_first(to.as_mut_ptr(), to.len()) },
        }
    }

    /// Lane `i` becomes lane `(i + count) mod LANES` of this.
    #[inline(always)]
    fn rotate(self, count: usize) -> Self {
        let lanes = self.to_array();
        let mut rotated = lanes;
        for i in 0..Self::LANES {
            rotated[i] = lanes[(i + count) % Self::LANES];
        }
        Self::from_array(rotated)
    }

    /// The lanes of both in turns, `self`'s first: the lower half of them, and the upper one.
    #[inline(always)]
    fn zip(self, other: Self) -> (Self, Self) {
        let (a, b) = (self.to_array(), other.to_array());
        let (mut lower, mut upper) = (a, a);
        for i in 0..Self::LANES / 2 {
            (lower[2 * i], lower[2 * i + 1]) = (a[i], b[i]);
            let middle = Self::LANES / 2 + i;
            (upper[2 * i], upper[2 * i + 1]) = (a[middle], b[middle]);
        }
        (Self::from_array(lower), Self::from_array(upper))
    }

    /// The lanes as an array, of which the first `LANES` items are filled.
    #[inline(always)]
    fn to_array(self) -> [Self::Elem; MAX_LANES] {
        const { assert!(Self::LANES <= MAX_LANES) };
        let mut lanes = [Self::Elem::default(); MAX_LANES];
        // SAFETY: the array is valid for writes of `MAX_LANES` elements, which `LANES` is at most.
        unsafe { self.store(lanes.as_mut_ptr()) };
        lanes
    }
    /// The register of the first `LANES` items of an array.
    #[inline(always)]
    fn from_array(lanes: [Self::Elem; MAX_LANES]) -> Self {
        const { assert!(Self::LANES <= MAX_LANES) };
        // SAFETY: the array is valid for reads of `MAX_LANES` elements, which `LANES` is at most.
        unsafe { Self::load(lanes.as_ptr()) }
    }

    /// The mask whose first `count` lanes are true.
    fn first(count: usize) -> Self::Mask;

    /// `index`, as a value that the compiler knows only after all memory accesses before it.
    ///
    /// A sweep keeps several registers per accumulator. Where there are few registers, the compiler
    /// must not load ahead for the next of them, or the accumulators no longer fit: with three of
    /// them this made AVX2 1.9 times faster in L1.
    #[inline(always)]
    fn in_order(index: usize) -> usize {
        index
    }

    /// The sum of all lanes: the upper half is added to the lower until one lane is left.
    fn reduce_add(self) -> Self::Elem;
}

/// Exchanges lanes and registers in the first `LANES` registers.
///
/// Zipping register `i` with register `i + LANES / 2`, for all `i`, moves the highest bit of the
/// number of the register to the lowest of the number of the lane. After as many rounds as numbers have
/// bits, all have changed places.
#[inline(always)]
pub(crate) fn transpose<V: Vector>(square: &mut [V; MAX_LANES]) {
    let mut rounds = V::LANES;
    while rounds > 1 {
        let from = *square;
        for i in 0..V::LANES / 2 {
            (square[2 * i], square[2 * i + 1]) = from[i].zip(from[i + V::LANES / 2]);
        }
        rounds /= 2;
    }
}

/// A register of integers as wide as the floats of a [`Vector`].
pub trait Bits:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + BitAnd<Output = Self>
    + BitOr<Output = Self>
    + BitXor<Output = Self>
{
    /// `i32` or `i64`.
    type Int;
    type Mask: Mask;

    fn splat(x: Self::Int) -> Self;
    /// The lower bits of `x` in all lanes.
    fn of_u64(x: u64) -> Self;
    /// `count` is a constant wherever this is inlined, and less than the width.
    fn shl(self, count: u32) -> Self;
    /// As `shl`; shifts zeros in.
    fn shr(self, count: u32) -> Self;
    fn equals(self, other: Self) -> Self::Mask;
    /// Signed.
    fn lt(self, other: Self) -> Self::Mask;
}

/// An array whose loops are unrolled, so that its items stay in registers.
pub trait Group<A: Copy>: Copy {
    fn splat(item: A) -> Self;
    fn len(&self) -> usize;
    fn first(&mut self) -> &mut A;
    /// Item `i mod len`.
    fn at(&mut self, i: usize) -> &mut A;
    /// Moves the first item to the end.
    fn rotate(&mut self);
    fn for_each(&mut self, f: impl FnMut(&mut A));
    /// Combines item `i` with item `i + len / 2` until one is left.
    fn fold_halves(self, combine: impl Fn(A, A) -> A) -> A;
}

macro_rules! group {
    ($len:literal: $($i:literal)+; $($lower:literal $upper:literal),+) => {
        impl<A: Copy> Group<A> for [A; $len] {
            #[inline(always)]
            fn splat(item: A) -> Self {
                array_of(
                    #[inline(always)]
                    |_| item,
                )
            }
            #[inline(always)]
            fn len(&self) -> usize {
                $len
            }
            #[inline(always)]
            fn first(&mut self) -> &mut A {
                &mut self[0]
            }
            #[inline(always)]
            fn at(&mut self, i: usize) -> &mut A {
                &mut self[i % $len]
            }
            #[inline(always)]
            fn rotate(&mut self) {
                *self = [$(self[($i + 1) % $len]),+];
            }
            #[inline(always)]
            fn for_each(&mut self, mut f: impl FnMut(&mut A)) {
                $(f(&mut self[$i]);)+
            }
            #[inline(always)]
            fn fold_halves(mut self, combine: impl Fn(A, A) -> A) -> A {
                $(self[$lower] = combine(self[$lower], self[$upper]);)+
                self[0]
            }
        }
    };
}

group!(2: 0 1; 0 1);
group!(4: 0 1 2 3; 0 2, 1 3, 0 1);
group!(8: 0 1 2 3 4 5 6 7; 0 4, 1 5, 2 6, 3 7, 0 2, 1 3, 0 1);

/// How many rounds of a loop over an array are written out.
const WRITTEN_OUT: usize = 32;

/// Calls `f` with each number below `N`, without a loop.
///
/// LLVM would unroll the loop, but in the whole of a sweep, in which all is inlined; and what it does to a
/// loop takes as long as its function is large. A body of 50 lines had thousands of loops over a few
/// lanes or inputs, which took most of a minute. `[x; N]` is one too, unless `x` is a constant.
#[inline(always)]
pub(crate) fn for_each_below<const N: usize>(mut f: impl FnMut(usize)) {
    macro_rules! written_out {
        ($($i:literal)+) => {
            $(if const { $i < N } {
                f($i);
            })+
        };
    }
    written_out!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31);
    if const { WRITTEN_OUT < N } {
        for i in WRITTEN_OUT..N {
            f(i);
        }
    }
}

/// Lanes of 0.
#[inline(always)]
pub(crate) fn zeros<V: Lane, const N: usize>() -> [V; N] {
    array_of(
        #[inline(always)]
        |_| V::splat(V::Elem::ZERO),
    )
}

/// The array of what `f` makes of each index, without a loop: see [`for_each_below`]. (What
/// `std::array::from_fn` and `map` call is not always inlined.)
#[inline(always)]
pub(crate) fn array_of<A: Copy, const N: usize>(mut f: impl FnMut(usize) -> A) -> [A; N] {
    let mut items = MaybeUninit::<[A; N]>::uninit();
    let first = items.as_mut_ptr().cast::<A>();
    for_each_below::<N>(
        #[inline(always)]
        |i| {
            let item = f(i);
            // SAFETY: the array has `N` items, which `i` is less than.
            unsafe { first.wrapping_add(i).write(item) };
        },
    );
    // SAFETY: all items have been written.
    unsafe { items.assume_init() }
}
