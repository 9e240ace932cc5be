//! A parameter for each element. The gradient reads four arrays and writes two, 24 bytes per
//! element; a step that then updates both parameters reads four arrays more and writes two, 48 bytes
//! in all.

use std::hint::black_box;
use std::iter::zip;

use cotangent::prelude::{Elements, mean, square, zip4};
use cotangent::{Tensor, differentiable};
use cotangent_kernels::{Level, axpy};

use super::{RATE, expect_near};
use crate::array::{Array, Placement};
use crate::engine::Engine;
use crate::intrinsics::{Intrinsics, VectorGradient};
use crate::native::natively;
use crate::threads::ranges;

/// The loss on slices, whose gradients are `Vec`s.
#[differentiable]
pub fn slice_loss(w: &[f32], b: &[f32], #[no_grad] x: &[f32], #[no_grad] y: &[f32]) -> f32 {
    mean(zip4(w, b, x, y).map(|(w, b, x, y)| square(w * x + b - y)))
}

/// The loss on tensors, whose gradients begin at a cache line.
#[differentiable]
pub fn tensor_loss(w: &Tensor, b: &Tensor, #[no_grad] x: &Tensor, #[no_grad] y: &Tensor) -> f32 {
    mean(square(w * x + b - y))
}

/// The model, its data, and its gradients in both forms.
pub struct Operands {
    inputs: [Tensor; 4],
    slices: SliceLossGrad,
    tensors: TensorLossGrad,
    by_hand: [Array<f32>; 2],
    loss: f32,
}

impl Operands {
    /// Pseudo-random data of `len` elements.
    pub fn new(len: usize) -> Self {
        let random = |seed| Array::random(seed, len, Placement::Line);
        let inputs = [1, 2, 3, 4].map(|seed| Tensor::from(random(seed).to_vec()));
        let zeros = Tensor::zeros(len);
        Self {
            inputs,
            slices: SliceLossGrad { w: vec![0.0; len], b: vec![0.0; len] },
            tensors: TensorLossGrad { w: &zeros + 0.0, b: zeros },
            by_hand: [random(5), random(6)],
            loss: 0.0,
        }
    }

    /// Compares the value, a sum whose error grows with `terms`, and the gradients that `grad` finds
    /// with the oracle.
    fn accept(&self, grad: Gradients, work: Work, terms: f64) -> Result<(), String> {
        let [w, b, x, y] = self.inputs.each_ref().map(Tensor::as_slice);
        let [dw, db] = grad(self);
        let n = x.len() as f64;
        let (mut loss, mut magnitude) = (0.0, 0.0);
        for i in 0..x.len() {
            let [mut w, mut b, x, y] = [w[i], b[i], x[i], y[i]].map(f64::from);
            if work == Work::Step {
                w += f64::from(RATE * dw[i]);
                b += f64::from(RATE * db[i]);
            }
            let residual = w * x + b - y;
            let scale = (w * x).abs() + b.abs() + y.abs();
            expect_near("dw", dw[i], 2.0 * residual * x / n, scale / n, 1.0)?;
            expect_near("db", db[i], 2.0 * residual / n, scale / n, 1.0)?;
            loss += residual * residual / n;
            magnitude += scale * scale / n;
        }
        expect_near("the loss", self.loss, loss, magnitude, terms)
    }
}

type Gradients = fn(&Operands) -> [&[f32]; 2];

/// How much of a step is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Work {
    /// Value and gradient.
    Gradient,
    /// And the update of the parameters.
    Step,
}

impl Work {
    fn bytes(self, len: usize) -> usize {
        let arrays = match self {
            Self::Gradient => 6,
            Self::Step => 12,
        };
        arrays * len * size_of::<f32>()
    }
}

/// `w -= rate dw` and `b -= rate db`.
fn update([w, b, ..]: &mut [Tensor; 4], dw: &[f32], db: &[f32]) {
    axpy(-RATE, dw, w.as_mut_slice());
    axpy(-RATE, db, b.as_mut_slice());
}

/// `value_and_grad_into` with slices and with tensors, at an ISA level.
pub fn cotangent(len: usize, work: Work, level: Level) -> [Engine<Operands>; 2] {
    let with_slices = move |data: &mut Operands| {
        let data = black_box(data);
        let [w, b, x, y] = data.inputs.each_ref().map(Tensor::as_slice);
        let result = slice_loss::value_and_grad_into(w, b, x, y, &mut data.slices);
        data.loss = result.expect("the arrays have the same length");
        if work == Work::Step {
            update(&mut data.inputs, &data.slices.w, &data.slices.b);
        }
    };
    let with_tensors = move |data: &mut Operands| {
        let data = black_box(data);
        let [w, b, x, y] = &data.inputs;
        let result = tensor_loss::value_and_grad_into(w, b, x, y, &mut data.tensors);
        data.loss = result.expect("the arrays have the same length");
        if work == Work::Step {
            update(&mut data.inputs, data.tensors.w.as_slice(), data.tensors.b.as_slice());
        }
    };
    let (slices, tensors): (Gradients, Gradients) = (
        |data| [&data.slices.w, &data.slices.b],
        |data| [data.tensors.w.as_slice(), data.tensors.b.as_slice()],
    );
    [
        Engine::new(format!("cotangent-{level}-slices"), work.bytes(len), with_slices)
            .accepted_if(move |data| data.accept(slices, work, 1.0))
            .at(level),
        Engine::new(format!("cotangent-{level}-tensors"), work.bytes(len), with_tensors)
            .accepted_if(move |data| data.accept(tensors, work, 1.0))
            .at(level),
    ]
}

/// Plain loops with the gradient by hand.
pub fn naive(len: usize, work: Work) -> Engine<Operands> {
    plain("naive", len, work, plain_gradient)
}

/// The same loops, of which the gradient is compiled with all the instructions of this CPU.
pub fn native(len: usize, work: Work) -> Engine<Operands> {
    let gradient: VectorGradient = |scale, inputs, gradients| {
        natively(
            #[inline(always)]
            || plain_gradient(scale, inputs, gradients),
        )
    };
    plain("native", len, work, gradient)
}

#[inline(always)]
fn plain_gradient(scale: f32, [w, b, x, y]: [&[f32]; 4], [dw, db]: [&mut [f32]; 2]) -> f32 {
    let mut values = 0.0;
    for ((dw, db), ((&w, &b), (&x, &y))) in zip(zip(dw, db), zip(zip(w, b), zip(x, y))) {
        let residual = w * x + b - y;
        values += residual * residual;
        *dw = scale * residual * x;
        *db = scale * residual;
    }
    values
}

fn plain(name: &str, len: usize, work: Work, gradient: VectorGradient) -> Engine<Operands> {
    fn descend(parameters: &mut [f32], gradient: &[f32]) {
        for (parameter, derivative) in zip(parameters, gradient) {
            *parameter -= RATE * derivative;
        }
    }
    let call = move |data: &mut Operands| {
        value_and_grad(data, 1, gradient);
        if work == Work::Step {
            let ([w, b, ..], [dw, db]) = (&mut data.inputs, &data.by_hand);
            descend(w.as_mut_slice(), dw);
            descend(b.as_mut_slice(), db);
        }
    };
    Engine::new(name, work.bytes(len), call).accepted_if(accept_by_hand(work, len as f64))
}

/// Loops by hand on `threads`: with plain and with streaming stores. Updates are `axpy`'s in all.
pub fn by_hand(len: usize, work: Work, threads: usize) -> Vec<Engine<Operands>> {
    let Some(intrinsics) = Intrinsics::best() else { return Vec::new() };
    let variants =
        [("", intrinsics.vector_gradient), ("-streaming", intrinsics.vector_gradient_streaming)];
    let engines = variants.map(|(suffix, gradient)| {
        let name = format!("intrinsics-{}{suffix}", intrinsics.name);
        let call = move |data: &mut Operands| {
            value_and_grad(data, threads, gradient);
            if work == Work::Step {
                update(&mut data.inputs, &data.by_hand[0], &data.by_hand[1]);
            }
        };
        Engine::new(name, work.bytes(len), call)
            .accepted_if(accept_by_hand(work, 1.0 + len as f64 / 1e6))
    });
    engines.into()
}

fn accept_by_hand(work: Work, terms: f64) -> impl Fn(&Operands) -> Result<(), String> {
    let gradients: Gradients = |data| data.by_hand.each_ref().map(|gradient| &**gradient);
    move |data| data.accept(gradients, work, terms)
}

fn value_and_grad(data: &mut Operands, threads: usize, gradient: VectorGradient) {
    let data = black_box(data);
    let len = data.inputs[0].len();
    let inputs = data.inputs.each_ref().map(Tensor::as_slice);
    let [dw, db] = &mut data.by_hand;
    let values = on_parts(ranges(len, threads), 0, inputs, [dw, db], &|inputs, gradients| {
        gradient(2.0 / len as f32, inputs, gradients)
    });
    data.loss = values / len as f32;
}

fn on_parts(
    mut ranges: impl Iterator<Item = std::ops::Range<usize>> + Send,
    start: usize,
    inputs: [&[f32]; 4],
    gradients: [&mut [f32]; 2],
    part: &(impl Fn([&[f32]; 4], [&mut [f32]; 2]) -> f32 + Sync),
) -> f32 {
    let Some(range) = ranges.next() else { return 0.0 };
    let (first, end) = (range.start, range.end);
    let [(dw, rest_dw), (db, rest_db)] =
        gradients.map(|gradient| gradient.split_at_mut(end - start));
    let (inputs_here, gradients_here) = (inputs.map(|input| &input[first..end]), [dw, db]);
    let here = move || part(inputs_here, gradients_here);
    if rest_dw.is_empty() {
        return here();
    }
    let (values, rest) =
        rayon::join(here, || on_parts(ranges, end, inputs, [rest_dw, rest_db], part));
    values + rest
}
