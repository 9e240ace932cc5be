//! What must hold for any bytes. The targets in `fuzz/` include this file too.

use cotangent_kernels::random::{Bernoulli, Exponential, Integers, Normal, Uniform, fill};
use cotangent_kernels::{Gather, Level, View, dot, eager, mean, sum};

/// Takes numbers off the beginning of some bytes; behind their end all are 0.
struct Input<'a>(&'a [u8]);

impl Input<'_> {
    fn u64(&mut self) -> u64 {
        let (taken, rest) = self.0.split_at(self.0.len().min(8));
        self.0 = rest;
        taken.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
    }
    fn below(&mut self, limit: usize) -> usize {
        (self.u64() % limit as u64) as usize
    }
    /// Any number: NaN, infinite and subnormal ones too.
    fn f64(&mut self) -> f64 {
        f64::from_bits(self.u64())
    }
}

/// Sums and elementwise sweeps over a part of an array: the right elements, and no others.
pub(crate) fn sweeps(data: &[u8]) {
    const LONGEST: usize = 20_000;
    let mut input = Input(data);
    let (len, offset) = (input.below(LONGEST), input.below(40));
    let mut state = input.u64() | 1;
    let mut next = || {
        // A multiplicative congruential generator is good enough for summands.
        state = state.wrapping_mul(0xd134_2543_de82_ef95).wrapping_add(1);
        (state >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    let array: Vec<[f32; 2]> = (0..len + 80).map(|_| [next(), next()]).collect();
    let column = |j: usize| array.iter().map(|pair| pair[j]).collect::<Vec<_>>();
    let (a, b) = (column(0), column(1));
    let (a, b) = (&a[offset..][..len], &b[offset / 2..][..len]);

    let exact = |f: fn(f64, f64) -> f64| -> [f64; 2] {
        let terms = a.iter().zip(b).map(|(&a, &b)| f(a.into(), b.into()));
        [terms.clone().sum(), terms.map(f64::abs).sum()]
    };
    for level in Level::available() {
        level.scope(|| {
            for (name, found, [expected, magnitude]) in
                [("sum", sum(a), exact(|a, _| a)), ("dot", dot(a, b), exact(|a, b| a * b))]
            {
                // The tree of partial sums is less than 20 levels deep.
                let most = 20.0 * f64::from(f32::EPSILON) * magnitude;
                let off = (f64::from(found) - expected).abs();
                assert!(off <= most, "{name} of {len} at {offset} on {level}: {found}, {expected}");
            }
            if len > 0 {
                assert_eq!(mean(&vec![0.5_f32; len]), 0.5, "mean of {len} on {level}");
            }
            let mut out = vec![7.0_f32; len + 80];
            eager::add(a, b, &mut out[offset..][..len]);
            for (i, out) in out.iter().enumerate() {
                let inside = (offset..offset + len).contains(&i);
                let expected = if inside { a[i - offset] + b[i - offset] } else { 7.0 };
                assert_eq!(*out, expected, "add of {len} at {offset} on {level}, element {i}");
            }
        });
    }
}

/// Distributions of any parameters: each is rejected or gives what it promises, on all levels.
pub(crate) fn random_parameters(data: &[u8]) {
    let mut input = Input(data);
    let (seed, len) = (input.u64(), input.below(100));
    let [a, b] = [input.f64(), input.f64()];
    let filled = |level: Level, fill: &dyn Fn(&mut [f64])| {
        let mut out = vec![0.0; len];
        level.scope(|| fill(&mut out));
        out
    };
    for level in Level::available() {
        if a.is_finite() && b.is_finite() && a < b && (b - a).is_finite() {
            let x = filled(level, &|out| fill(out, &Uniform::new(a..b), seed));
            assert!(x.iter().all(|x| (a..b).contains(x)), "uniform in {a}..{b} on {level}: {x:?}");
        }
        if a.is_finite() && b.is_finite() && b >= 0.0 {
            let x = filled(level, &|out| fill(out, &Normal::new(a, b), seed));
            assert!(x.iter().all(|x| !x.is_nan()), "normal {a}, {b} on {level}: {x:?}");
        }
        if a > 0.0 && a.is_finite() && a.recip().is_finite() {
            let x = filled(level, &|out| fill(out, &Exponential::new(a), seed));
            assert!(x.iter().all(|&x| x >= 0.0), "exponential {a} on {level}: {x:?}");
        }
        if (0.0..=1.0).contains(&a) {
            let x = filled(level, &|out| fill(out, &Bernoulli::new(a), seed));
            assert!(x.iter().all(|&x| x == 0.0 || x == 1.0), "bernoulli {a} on {level}: {x:?}");
        }
        let (low, high) = (a.to_bits() as i64, b.to_bits() as i64);
        if low < high {
            let mut out = vec![0; len];
            level.scope(|| fill(&mut out, &Integers::new(low..high), seed));
            let all_inside = out.iter().all(|i| (low..high).contains(i));
            assert!(all_inside, "integers in {low}..{high} on {level}: {out:?}");
        }
    }
}

/// All indices of a shape, in row-major order.
fn indices(shape: &[usize]) -> Vec<Vec<usize>> {
    let extend = |indices: Vec<Vec<usize>>, &len: &usize| {
        let longer = |index: &Vec<usize>, i| [index.as_slice(), &[i]].concat();
        indices.iter().flat_map(|index| (0..len).map(move |i| longer(index, i))).collect()
    };
    shape.iter().fold(vec![vec![]], extend)
}

/// Views of any shape and strides: the elements that `get` finds, or a panic before anything is read.
pub(crate) fn layouts(data: &[u8]) {
    const ELEMENTS: usize = 6_000;
    let mut input = Input(data);
    let array: Vec<f32> = (0..ELEMENTS).map(|i| (i * 7 % 1_000) as f32 - 500.0).collect();
    let rank = input.below(4);
    let shape: Vec<_> = (0..rank).map(|_| input.below(40)).collect();
    let strides: Vec<_> = (0..rank).map(|_| input.below(300) as isize - 100).collect();
    let offset = input.below(ELEMENTS);
    let place = |index: &[usize]| {
        let steps = index.iter().zip(&strides).map(|(&index, stride)| index as isize * stride);
        offset as isize + steps.sum::<isize>()
    };
    let indices = indices(&shape);
    let is_inside = indices.iter().all(|index| (0..ELEMENTS as isize).contains(&place(index)));
    let view = || View::with_strides(&array, offset, &shape, &strides);
    if !is_inside {
        assert!(std::panic::catch_unwind(view).is_err(), "{shape:?}, {strides:?} from {offset}");
        return;
    }
    let view = view();
    let expected: Vec<_> = indices.iter().map(|index| array[place(index) as usize]).collect();
    let table = &array[..ELEMENTS - ELEMENTS % 12];
    let rows: Vec<_> = (0..input.below(60)).map(|_| input.below(table.len() / 12)).collect();
    let picked: Vec<_> = rows.iter().flat_map(|&row| &table[row * 12..][..12]).copied().collect();
    for level in Level::available() {
        level.scope(|| {
            let what = format!("{view:?}, {strides:?} from {offset} on {level}");
            let mut out = vec![f32::NAN; expected.len()];
            eager::copy(view.elements(), &mut out);
            assert_eq!(out, expected, "copy of {what}");
            for (axis, &len) in shape.iter().enumerate().filter(|(_, len)| **len > 0) {
                let mut ends = vec![0.0; view.len() / len];
                eager::axes::max(view, &[axis], &mut ends);
                let largest = |x: &[f32]| x.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                assert_eq!(largest(&ends), largest(&expected), "max along {axis} of {what}");
            }
            let axes: Vec<_> = (0..rank).collect();
            let mut total = [0.0];
            eager::axes::sum(view, &axes, &mut total);
            assert_eq!(total, [sum(&expected)], "sum of {what}");
            let mut out = vec![f32::NAN; picked.len()];
            eager::copy(Gather::new(table, 12, &rows), &mut out);
            assert_eq!(out, picked, "rows {rows:?} on {level}");
        });
    }
}
