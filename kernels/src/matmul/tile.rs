//! The micro-kernel: a tile of the result, held in registers while the sums over `k` go by.
//!
//! A tile has up to [`MAX_ROWS`] rows and 1 to [`MAX_REGISTERS`] registers of columns. For each `k` it
//! loads a row of `b`, broadcasts an element of each row of `a`, and multiplies all with all. Loads and
//! broadcasts are `rows + registers`, multiply-adds `rows * registers`: with 14 x 2 registers of AVX-512,
//! 16 loads go beside 28 multiply-adds, with 6 x 2 of AVX2, 8 beside 12. So the loads stay hidden, and
//! that many sums hide the latency of a multiply-add.
//!
//! Each element of the tile is one chain of multiply-adds in the order of `k`, whatever the tile's
//! shape: that is why shapes may be chosen freely, and differ between levels.

use crate::element::Element;
use crate::element::sealed::OnIsa;
use crate::isa::{Isa, Kernel, dispatch};
use crate::level::Level;
use crate::vector::Vector;

/// The most rows of a tile.
pub(super) const MAX_ROWS: usize = 14;

/// The most registers in a row of a tile.
pub(super) const MAX_REGISTERS: usize = 4;

/// How many rows a tile may have, by the registers in a row: the sums, a row of `b` and an element of
/// `a` must be held at once. One register stays free: with all 16, AVX2 spilled.
const fn most_rows(registers_of_cpu: usize, registers: usize) -> usize {
    let free = registers_of_cpu.saturating_sub(registers + 2);
    let rows = free / registers;
    if rows < MAX_ROWS { rows } else { MAX_ROWS }
}

/// What a level's registers allow.
pub(super) struct Limits {
    /// The logarithm of the lanes, since small products wait for each division.
    log2_lanes: u32,
    /// By the registers in a row.
    most_rows: [usize; 1 + MAX_REGISTERS],
}

impl Limits {
    pub(super) fn of<T: Element>(level: Level) -> &'static Self {
        struct Find<T>(std::marker::PhantomData<T>);
        impl<T: Element> Kernel<&'static Limits> for Find<T> {
            #[inline(always)]
            fn run<I: Isa>(self) -> &'static Limits {
                const { &Limits::of_register::<T::Register<I>>() }
            }
        }
        dispatch(level, Find::<T>(std::marker::PhantomData))
    }

    const fn of_register<V: Vector>() -> Self {
        assert!(V::LANES.is_power_of_two());
        let mut most_rows_by_registers = [0; 1 + MAX_REGISTERS];
        let mut registers = 1;
        while registers <= MAX_REGISTERS {
            most_rows_by_registers[registers] = most_rows(V::REGISTERS, registers);
            registers += 1;
        }
        Self { log2_lanes: V::LANES.trailing_zeros(), most_rows: most_rows_by_registers }
    }

    /// The most rows of a tile with so many registers in a row.
    pub(super) fn most_rows(&self, registers: usize) -> usize {
        self.most_rows[registers]
    }

    /// How many registers hold so many elements.
    pub(super) fn registers(&self, elements: usize) -> usize {
        (elements + (1 << self.log2_lanes) - 1) >> self.log2_lanes
    }

    /// How many elements so many registers hold.
    pub(super) fn elements(&self, registers: usize) -> usize {
        registers << self.log2_lanes
    }
}

/// Where a tile's sums begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Start {
    /// What the result held is overwritten.
    Zero,
    /// The sums are added to what the result holds.
    Result,
}

/// A tile of `out`, and what is multiplied for it.
#[derive(Clone, Copy)]
pub(super) struct Tile<T> {
    pub(super) rows: usize,
    pub(super) cols: usize,
    pub(super) k: usize,
    pub(super) a: *const T,
    /// From row to row and from column to column of `a`.
    pub(super) a_strides: [usize; 2],
    pub(super) b: *const T,
    /// From row to row of `b`, whose columns are contiguous.
    pub(super) b_stride: usize,
    pub(super) out: *mut T,
    pub(super) out_stride: usize,
    pub(super) start: Start,
}

/// Computes a tile of `registers` in a row.
///
/// # Safety
/// - `1 <= rows <= Limits::most_rows(registers)`, and `cols` fills the last of 1 to 4 `registers` at
///   least in part.
/// - `a` is valid for reads of all elements `(i, p)` with `i < rows`, `p < k`.
/// - `b` is valid for reads of all elements `(p, j)` with `p < k`, `j < cols`.
/// - `out` is valid for reads and writes of all elements `(i, j)` with `i < rows`, `j < cols`, which
///   nobody else accesses meanwhile.
pub(super) unsafe fn compute<T: Element>(level: Level, registers: usize, tile: &Tile<T>) {
    macro_rules! shapes {
        ($registers:literal: $($rows:literal)+) => {
            match tile.rows {
                $($rows => dispatch(level, Shape::<T, $rows, $registers>(tile)),)+
                rows => unreachable!("a tile of {rows} rows"),
            }
        };
    }
    match registers {
        1 => shapes!(1: 1 2 3 4 5 6 7 8 9 10 11 12 13 14),
        2 => shapes!(2: 1 2 3 4 5 6 7 8 9 10 11 12 13 14),
        3 => shapes!(3: 1 2 3 4 5 6 7 8 9),
        4 => shapes!(4: 1 2 3 4 5 6),
        _ => unreachable!("a tile of {registers} registers"),
    }
}

/// A tile whose shape the compiler knows; made by `compute` only, whose caller vouches for it.
struct Shape<'a, T, const ROWS: usize, const REGISTERS: usize>(&'a Tile<T>);

impl<T: Element, const ROWS: usize, const REGISTERS: usize> Kernel<()>
    for Shape<'_, T, ROWS, REGISTERS>
{
    #[inline(always)]
    fn run<I: Isa>(self) {
        let lanes = <T as OnIsa>::Register::<I>::LANES;
        let cpu = <T as OnIsa>::Register::<I>::REGISTERS;
        if ROWS > most_rows(cpu, REGISTERS) {
            unreachable!("a tile of {ROWS} x {REGISTERS} registers");
        }
        match self.0.cols < REGISTERS * lanes {
            // SAFETY: by the caller of `compute`.
            true => unsafe { multiply::<T::Register<I>, ROWS, REGISTERS, true>(self.0) },
            // SAFETY: by the caller of `compute`; the tile's columns fill all registers.
            false => unsafe { multiply::<T::Register<I>, ROWS, REGISTERS, false>(self.0) },
        }
    }
}

/// Computes a tile of `ROWS` rows and `REGISTERS` registers, of which the last may be filled in part if
/// `MASKED`.
///
/// # Safety
/// As for [`compute`].
#[inline(always)]
#[allow(clippy::needless_range_loop, reason = "rows and registers are numbers, not items")]
unsafe fn multiply<V: Vector, const ROWS: usize, const REGISTERS: usize, const MASKED: bool>(
    tile: &Tile<V::Elem>,
) {
    let tile = *tile;
    // How many lanes of the last register there are.
    let last = tile.cols - (REGISTERS - 1) * V::LANES;
    if tile.start == Start::Result {
        for i in 0..ROWS {
            for j in 0..REGISTERS {
                V::prefetch(tile.out.wrapping_add(i * tile.out_stride + j * V::LANES));
            }
        }
    }
    let mut sums = [[V::splat(V::Elem::ZERO); REGISTERS]; ROWS];
    let (mut a, mut b) = (tile.a, tile.b);
    for _ in 0..tile.k {
        let mut row = [V::splat(V::Elem::ZERO); REGISTERS];
        for j in 0..REGISTERS {
            let first = b.wrapping_add(j * V::LANES);
            row[j] = match MASKED && j == REGISTERS - 1 {
                // SAFETY: the columns of `b` go on for `last` elements from here.
                true => unsafe { V::load_first(first, last) },
                // SAFETY: only the last register is not filled by columns of `b`.
                false => unsafe { V::load(first) },
            };
        }
        for i in 0..ROWS {
            // SAFETY: `i` is a row of `a`, and `a` is at one of its columns.
            let x = V::splat(unsafe { *a.wrapping_add(i * tile.a_strides[0]) });
            for j in 0..REGISTERS {
                sums[i][j] = x.mul_add(row[j], sums[i][j]);
            }
        }
        a = a.wrapping_add(tile.a_strides[1]);
        b = b.wrapping_add(tile.b_stride);
    }
    for i in 0..ROWS {
        for j in 0..REGISTERS {
            let place = tile.out.wrapping_add(i * tile.out_stride + j * V::LANES);
            let count = if MASKED && j == REGISTERS - 1 { last } else { V::LANES };
            if tile.start == Start::Result {
                // SAFETY: `count` elements of `out` begin here.
                sums[i][j] = unsafe { super::epilogue::load::<V>(place, count) } + sums[i][j];
            }
            match MASKED && j == REGISTERS - 1 {
                // SAFETY: as above.
                true => unsafe { sums[i][j].store_first(place, count) },
                // SAFETY: as above; `count` is a whole register.
                false => unsafe { sums[i][j].store(place) },
            }
        }
    }
}
