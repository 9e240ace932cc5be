//! Single operations on slices.

use std::hint::black_box;
use std::iter::zip;

use bytemuck::Pod;
use cotangent_kernels::eager::exp;
use cotangent_kernels::{Element, Level, add, axpy, dot, mean, mul, square, sum};

use crate::array::{Array, Placement};
use crate::engine::Engine;
use crate::native::natively;

/// What the operations read and write.
pub struct Operands<T: Element> {
    /// The first input.
    pub a: Array<T>,
    /// The second input.
    pub b: Array<T>,
    /// What elementwise operations write.
    pub out: Array<T>,
    /// What reductions give.
    pub total: T,
}

impl<T: Element> Operands<T> {
    /// Pseudo-random inputs of `len` elements, and as many outputs.
    pub fn new(len: usize, placement: Placement) -> Self {
        let [a, b, out] = [1, 2, 3].map(|seed| Array::random(seed, len, placement));
        Self { a, b, out, total: T::ZERO }
    }
}

/// A float with an exponential of std's.
pub trait Float: Element + Pod {
    /// `e` to the power of this.
    #[must_use]
    fn exp(self) -> Self;
}

macro_rules! float {
    ($($float:ident)+) => {
        $(impl Float for $float {
            #[inline(always)]
            fn exp(self) -> Self {
                self.exp()
            }
        })+
    };
}
float!(f32 f64);

/// A single operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operation {
    /// `out = a b`
    Mul,
    /// `out = a + b`
    Add,
    /// `out = a^2`
    Square,
    /// `out += FACTOR a`
    Axpy,
    /// `out = exp(a)`
    Exp,
    /// The sum of `a`.
    Sum,
    /// The mean of `a`.
    Mean,
    /// The sum of `a b`.
    Dot,
}

/// The factor of [`Operation::Axpy`].
pub const FACTOR: f64 = 0.5;

impl Operation {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Mul,
        Self::Add,
        Self::Square,
        Self::Axpy,
        Self::Exp,
        Self::Sum,
        Self::Mean,
        Self::Dot,
    ];

    /// What it is called in ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mul => "mul",
            Self::Add => "add",
            Self::Square => "square",
            Self::Axpy => "axpy",
            Self::Exp => "exp",
            Self::Sum => "sum",
            Self::Mean => "mean",
            Self::Dot => "dot",
        }
    }

    /// How many arrays it loads and how many it stores.
    pub fn arrays(self) -> (usize, usize) {
        match self {
            Self::Mul | Self::Add | Self::Axpy => (2, 1),
            Self::Square | Self::Exp => (1, 1),
            Self::Sum | Self::Mean => (1, 0),
            Self::Dot => (2, 0),
        }
    }

    fn bytes<T>(self, len: usize) -> usize {
        let (loaded, stored) = self.arrays();
        (loaded + stored) * len * size_of::<T>()
    }

    /// The kernel, at an ISA level.
    pub fn kernel<T: Float>(self, len: usize, level: Level) -> Engine<Operands<T>> {
        let call = match self {
            Self::Mul => |data: &mut Operands<T>| mul(&data.a, &data.b, &mut data.out),
            Self::Add => |data: &mut Operands<T>| add(&data.a, &data.b, &mut data.out),
            Self::Square => |data: &mut Operands<T>| square(&data.a, &mut data.out),
            Self::Axpy => {
                |data: &mut Operands<T>| axpy(T::from_f64(FACTOR), &data.a, &mut data.out)
            }
            Self::Exp => |data: &mut Operands<T>| exp(&data.a, &mut data.out),
            Self::Sum => |data: &mut Operands<T>| data.total = sum(&data.a),
            Self::Mean => |data: &mut Operands<T>| data.total = mean(&data.a),
            Self::Dot => |data: &mut Operands<T>| data.total = dot(&data.a, &data.b),
        };
        let name = format!("cotangent-{level}");
        level.scope(|| self.engine(name, len, call, PAIRWISE_TERMS)).at(level)
    }

    /// A plain loop, compiled as usual.
    pub fn naive<T: Float>(self, len: usize) -> Engine<Operands<T>> {
        self.engine("naive", len, move |data| self.run_naively(data), len)
    }

    /// The same loop, compiled with all the instructions of this CPU.
    pub fn native<T: Float>(self, len: usize) -> Engine<Operands<T>> {
        let call = move |data: &mut Operands<T>| {
            natively(
                #[inline(always)]
                || self.run_naively(data),
            )
        };
        self.engine("native", len, call, len)
    }

    #[inline(always)]
    fn run_naively<T: Float>(self, Operands { a, b, out, total }: &mut Operands<T>) {
        match self {
            Self::Mul => {
                for (out, (&a, &b)) in zip(&mut **out, zip(&**a, &**b)) {
                    *out = a * b;
                }
            }
            Self::Add => {
                for (out, (&a, &b)) in zip(&mut **out, zip(&**a, &**b)) {
                    *out = a + b;
                }
            }
            Self::Square => {
                for (out, &a) in zip(&mut **out, &**a) {
                    *out = a * a;
                }
            }
            Self::Axpy => {
                for (out, &a) in zip(&mut **out, &**a) {
                    *out += T::from_f64(FACTOR) * a;
                }
            }
            Self::Exp => {
                for (out, &a) in zip(&mut **out, &**a) {
                    *out = Float::exp(a);
                }
            }
            Self::Sum | Self::Mean => {
                let mut sum = T::ZERO;
                for &a in &**a {
                    sum += a;
                }
                let divisor = if self == Self::Sum { 1 } else { a.len() };
                *total = sum / T::from_usize(divisor);
            }
            Self::Dot => {
                let mut sum = T::ZERO;
                for (&a, &b) in zip(&**a, &**b) {
                    sum += a * b;
                }
                *total = sum;
            }
        }
    }

    /// `call`, compared with the oracle. A reduction may be wrong by `terms` roundings of the sum of
    /// all absolute values.
    pub fn engine<T: Element>(
        self,
        name: impl Into<String>,
        len: usize,
        call: impl Fn(&mut Operands<T>) + Send + Sync + 'static,
        terms: usize,
    ) -> Engine<Operands<T>> {
        let name = name.into();
        if self == Self::Axpy {
            // As each call adds to what the last one left, it is checked on operands of its own.
            let mut data = Operands::<T>::new(1003, Placement::Line);
            let before = data.out.to_vec();
            call(&mut data);
            let expected = |i: usize| FACTOR * data.a[i].to_f64() + before[i].to_f64();
            let accepted = expect_within(&data.out, epsilon::<T>(), expected);
            accepted.unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        // A wrapper that is inlined neither here nor there: the call is what users pay for.
        let engine = Engine::new(name, self.bytes::<T>(len), move |data| call(black_box(data)));
        engine.accepted_if(move |data| self.accept(data, terms))
    }

    fn accept<T: Element>(self, data: &Operands<T>, terms: usize) -> Result<(), String> {
        let oracle = move |i: usize| {
            let (a, b) = (data.a[i].to_f64(), data.b[i].to_f64());
            match self {
                Self::Mul | Self::Dot => a * b,
                Self::Add => a + b,
                Self::Square => a * a,
                Self::Exp => a.exp(),
                Self::Axpy | Self::Sum | Self::Mean => a,
            }
        };
        match self {
            Self::Sum | Self::Mean | Self::Dot => {
                let divisor = if self == Self::Mean { data.a.len() as f64 } else { 1.0 };
                let values = || (0..data.a.len()).map(oracle);
                let magnitude = values().map(f64::abs).sum::<f64>() / divisor;
                let error = (data.total.to_f64() - values().sum::<f64>() / divisor).abs();
                let bound = terms as f64 * epsilon::<T>() * magnitude;
                match error <= bound {
                    true => Ok(()),
                    false => Err(format!("{} is wrong by {error:e}, over {bound:e}", self.name())),
                }
            }
            // Checked before.
            Self::Axpy => Ok(()),
            Self::Exp => expect_within(&data.out, 2.0 * epsilon::<T>(), oracle),
            // The product and the sum of two `f32` rounded to `f64` and then to `f32` are those
            // rounded at once, so all engines give the same bits.
            Self::Mul | Self::Add | Self::Square => {
                expect_each(&data.out, |i| T::from_f64(oracle(i)))
            }
        }
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

pub(crate) fn expect_each<T: Element>(
    out: &[T],
    expected: impl Fn(usize) -> T,
) -> Result<(), String> {
    match out.iter().enumerate().find(|&(i, &out)| out != expected(i)) {
        Some((i, out)) => Err(format!("element {i} is {out}, not {}", expected(i))),
        None => Ok(()),
    }
}

/// Accepts an error of `bound`, relative to what is expected or to 1.
fn expect_within<T: Element>(
    out: &[T],
    bound: f64,
    expected: impl Fn(usize) -> f64,
) -> Result<(), String> {
    let is_near = |i: usize| {
        let expected = expected(i);
        (out[i].to_f64() - expected).abs() <= bound * expected.abs().max(1.0)
    };
    match (0..out.len()).find(|&i| !is_near(i)) {
        Some(i) => Err(format!("element {i} is {}, not {}", out[i], expected(i))),
        None => Ok(()),
    }
}
