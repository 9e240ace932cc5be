//! Scalar parameters. `x` and `y` are read once: 8 bytes per element.

use std::hint::black_box;
use std::iter;

use cotangent::differentiable;
use cotangent::prelude::{Elements, mean, square, zip};
use cotangent_kernels::Level;

use super::{RATE, expect_near};
use crate::array::{Array, Placement};
use crate::engine::Engine;
use crate::intrinsics::{Intrinsics, ScalarSums};
use crate::native::natively;
use crate::threads::{sum_parts, time_pair};

/// The tutorial's loss.
#[differentiable]
pub fn loss(w: f32, b: f32, #[no_grad] x: &[f32], #[no_grad] y: &[f32]) -> f32 {
    mean(zip(x, y).map(|(x, y)| square(w * x + b - y)))
}

/// The model, its data, and what a step computes. A step does not replace the parameters, so that
/// each does the same work.
pub struct Operands {
    w: f32,
    b: f32,
    x: Array<f32>,
    y: Array<f32>,
    loss: f32,
    grad: LossGrad,
    next: [f32; 2],
}

impl Operands {
    /// Pseudo-random data of `len` elements.
    pub fn new(len: usize) -> Self {
        let [x, y] = [1, 2].map(|seed| Array::random(seed, len, Placement::Vec));
        Self { w: 5.0, b: 0.25, x, y, loss: 0.0, grad: LossGrad::default(), next: [0.0; 2] }
    }

    fn update(&mut self) {
        self.next = [self.w - RATE * self.grad.w, self.b - RATE * self.grad.b];
    }

    /// Takes the sums of `r^2`, `r x` and `r`.
    fn take(&mut self, [values, dw, db]: [f32; 3]) {
        let reciprocal = 1.0 / self.x.len() as f32;
        self.loss = values * reciprocal;
        self.grad = LossGrad { w: 2.0 * reciprocal * dw, b: 2.0 * reciprocal * db };
        self.update();
    }

    /// Compares with the oracle; `terms` times the tolerance is accepted.
    fn accept(&self, terms: f64) -> Result<(), String> {
        let n = self.x.len() as f64;
        let (w, b) = (f64::from(self.w), f64::from(self.b));
        let (mut loss, mut dw, mut db) = (0.0, 0.0, 0.0);
        let (mut dw_magnitude, mut db_magnitude) = (0.0, 0.0);
        for (&x, &y) in iter::zip(&*self.x, &*self.y) {
            let (x, y) = (f64::from(x), f64::from(y));
            let residual = w * x + b - y;
            loss += residual * residual / n;
            dw += 2.0 * residual * x / n;
            db += 2.0 * residual / n;
            dw_magnitude += (2.0 * residual * x / n).abs();
            db_magnitude += (2.0 * residual / n).abs();
        }
        expect_near("the loss", self.loss, loss, loss, terms)?;
        expect_near("dw", self.grad.w, dw, dw_magnitude, terms)?;
        expect_near("db", self.grad.b, db, db_magnitude, terms)?;
        let rate = f64::from(RATE);
        expect_near("w", self.next[0], w - rate * dw, w.abs() + dw_magnitude, terms)?;
        expect_near("b", self.next[1], b - rate * db, b.abs() + db_magnitude, terms)
    }
}

fn bytes(len: usize) -> usize {
    2 * len * size_of::<f32>()
}

/// `loss::value_and_grad_into` and the update, at an ISA level.
pub fn cotangent(len: usize, level: Level) -> Engine<Operands> {
    let engine = Engine::new(format!("cotangent-{level}"), bytes(len), |data: &mut Operands| {
        let data = black_box(data);
        let result = loss::value_and_grad_into(data.w, data.b, &data.x, &data.y, &mut data.grad);
        data.loss = result.expect("x and y have the same length");
        data.update();
    });
    engine.accepted_if(|data| data.accept(1.0)).at(level)
}

/// A plain loop with the gradient by hand.
pub fn naive(len: usize) -> Engine<Operands> {
    plain("naive", len, plain_sums)
}

/// The same loop, compiled with all the instructions of this CPU.
pub fn native(len: usize) -> Engine<Operands> {
    let sums: ScalarSums = |w, b, x, y| {
        natively(
            #[inline(always)]
            || plain_sums(w, b, x, y),
        )
    };
    plain("native", len, sums)
}

fn plain(name: &str, len: usize, sums: ScalarSums) -> Engine<Operands> {
    let engine = Engine::new(name, bytes(len), move |data: &mut Operands| {
        let data = black_box(data);
        let total = sums(data.w, data.b, &data.x, &data.y);
        data.take(total);
    });
    // One after the other: an error that grows with the number of terms.
    engine.accepted_if(move |data| data.accept(len as f64))
}

#[inline(always)]
fn plain_sums(w: f32, b: f32, x: &[f32], y: &[f32]) -> [f32; 3] {
    let (mut values, mut dw, mut db) = (0.0, 0.0, 0.0);
    for (&x, &y) in iter::zip(x, y) {
        let residual = w * x + b - y;
        values += residual * residual;
        dw += residual * x;
        db += residual;
    }
    [values, dw, db]
}

/// The loop by hand on `threads`, and what reading alone takes.
pub fn by_hand(len: usize, threads: usize) -> Vec<Engine<Operands>> {
    let Some(intrinsics) = Intrinsics::best() else { return Vec::new() };
    let mut engines = vec![
        joined(format!("intrinsics-{}", intrinsics.name), len, threads, intrinsics.scalar_sums)
            .accepted_if(move |data| data.accept(1.0 + len as f64 / 1e6)),
        joined("read".to_owned(), len, threads, |_, _, x, y| {
            let read = Intrinsics::best().expect("it was there before").read;
            [black_box(read(x, y)), 0.0, 0.0]
        }),
    ];
    if threads == 2 {
        engines.push(Engine::timed("read-pair", bytes(len), move |data: &mut Operands, calls| {
            let middle = len / 2 / 64 * 64;
            let (x, y) = (data.x.split_at(middle), data.y.split_at(middle));
            let read = |x, y| {
                black_box((intrinsics.read)(black_box(x), black_box(y)));
            };
            time_pair(calls, || read(x.0, y.0), || read(x.1, y.1))
        }));
    }
    engines
}

fn joined(name: String, len: usize, threads: usize, sums: ScalarSums) -> Engine<Operands> {
    Engine::new(name, bytes(len), move |data: &mut Operands| {
        let data = black_box(data);
        let total = sum_parts(data.x.len(), threads, &|range| {
            sums(data.w, data.b, &data.x[range.clone()], &data.y[range])
        });
        data.take(total);
    })
}
