//! A function with several elementary functions in one sweep, with both its gradients.

use std::hint::black_box;
use std::time::Instant;

use cotangent::prelude::*;
use cotangent_kernels::with_max_threads;

const LEN: usize = 1_000_000;
/// What value and gradients may take per element, in nanoseconds, on AVX-512.
const GOAL: f64 = 0.40;
const ROUNDS: usize = 200;

#[differentiable]
fn bump(w: f32, b: f32, #[no_grad] x: &[f32]) -> f32 {
    mean(x.map(|x| tanh(w * x + b) * exp(-square(x))))
}

/// The same in `f64`, with the gradients by hand.
fn expected(w: f64, b: f64, x: &[f32]) -> [f64; 3] {
    let mut sums = [0.0; 3];
    for x in x.iter().map(|&x| f64::from(x)) {
        let (tanh, bell) = ((w * x + b).tanh(), (-x * x).exp());
        let db = (1.0 - tanh * tanh) * bell;
        sums = [sums[0] + tanh * bell, sums[1] + db * x, sums[2] + db];
    }
    sums.map(|sum| sum / x.len() as f64)
}

pub(crate) fn print(is_wanted: &dyn Fn(&str) -> bool) {
    const NAME: &str = "mean(tanh(w * x + b) * exp(-square(x)))";
    if !is_wanted(NAME) {
        return;
    }
    let x: Tensor = random_normal(LEN, 1);
    let (w, b, mut grad) = (0.75_f32, 0.25_f32, BumpGrad::default());
    let mut call = || {
        let value = bump::value_and_grad_into(black_box(w), black_box(b), x.as_slice(), &mut grad);
        [value.expect("there are elements"), grad.w, grad.b]
    };
    for (found, expected) in call().into_iter().zip(expected(w.into(), b.into(), x.as_slice())) {
        let off = (f64::from(found) - expected).abs();
        assert!(off < 1e-6, "{found}, not {expected}");
    }
    let least = with_max_threads(1, || {
        let mut least = f64::INFINITY;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            black_box(call());
            least = least.min(start.elapsed().as_secs_f64());
        }
        least
    });
    let nanoseconds = least * 1e9 / LEN as f64;
    println!("\n`{NAME}`, value and both gradients of {LEN} elements on one thread:");
    println!("{nanoseconds:.3} ns per element, at most {GOAL:.2} wanted");
}
