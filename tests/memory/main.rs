//! What loops keep for their gradients: less with checkpoints, and of blocks that are computed again.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use cotangent::prelude::*;

/// Counts the bytes that each thread allocates.
struct Counting;

thread_local! {
    static BYTES: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: everything is left to `System`.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = BYTES.try_with(|bytes| bytes.set(bytes.get() + layout.size()));
        // SAFETY: the caller's.
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many bytes `run` allocates in a thread that has no memory for tapes yet.
fn bytes<R: Send>(run: impl FnOnce() -> R + Send) -> (R, usize) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(16 << 20);
        let counted = || {
            let before = BYTES.get();
            let result = run();
            (result, BYTES.get() - before)
        };
        let thread = thread.spawn_scoped(scope, counted).expect("there is room for a thread");
        thread.join().expect("it does not panic")
    })
}

/// Each function twice, the second with markers, and as ordinary Rust.
macro_rules! functions {
    ($($name:ident($w:ident, $x:ident, $n:ident) { $($marked:tt)+ } { $($plain:tt)+ })+) => {
        mod marked {
            use cotangent::differentiable;
            $(
                #[differentiable]
                pub(super) fn $name($w: [f64; 2], $x: f64, #[no_grad] $n: usize) -> f64 { $($marked)+ }
            )+
        }
        mod kept {
            use cotangent::differentiable;
            $(
                #[differentiable]
                pub(super) fn $name($w: [f64; 2], $x: f64, #[no_grad] $n: usize) -> f64 { $($plain)+ }
            )+
        }
        mod plain {
            $(
                pub(super) fn $name($w: [f64; 2], $x: f64, $n: usize) -> f64 { $($plain)+ }
            )+
        }
        $(
            #[test]
            fn $name() {
                check(
                    stringify!($name),
                    &plain::$name,
                    &|w, x, n| {
                        let (value, grad) = marked::$name::value_and_grad(w, x, n).expect("none differ");
                        (value, [grad.w[0], grad.w[1], grad.x])
                    },
                    &|w, x, n| {
                        let (value, grad) = kept::$name::value_and_grad(w, x, n).expect("none differ");
                        (value, [grad.w[0], grad.w[1], grad.x])
                    },
                    &|w, x, n| marked::$name::hessian(w, x, n).expect("none differ"),
                    &|w, x, n| kept::$name::hessian(w, x, n).expect("none differ"),
                );
            }
        )+
    };
}

/// The value, and the gradient by the floats.
type Gradient<'a> = &'a (dyn Fn([f64; 2], f64, usize) -> (f64, [f64; 3]) + Sync);
type Hessian<'a> = &'a dyn Fn([f64; 2], f64, usize) -> [[f64; 3]; 3];

fn check(
    name: &str,
    plain: &dyn Fn([f64; 2], f64, usize) -> f64,
    marked: Gradient<'_>,
    kept: Gradient<'_>,
    hessian: Hessian<'_>,
    hessian_of_kept: Hessian<'_>,
) {
    let (w, x) = ([0.7, 0.2], 0.4);
    // Around the length of a segment.
    for n in [0, 1, 2, 7, 8, 9, 16, 17, 100] {
        let (value, gradient) = marked(w, x, n);
        assert_eq!((value, gradient), kept(w, x, n), "{name} of {n}");
        assert_eq!(hessian(w, x, n), hessian_of_kept(w, x, n), "{name} of {n}");
        let expected = plain(w, x, n);
        assert!(
            (value - expected).abs() <= 1e-12 * (1.0 + expected.abs()),
            "{name} of {n}: {value}"
        );
        let step = 1e-6;
        let difference = (plain(w, x + step, n) - plain(w, x - step, n)) / (2.0 * step);
        let is_near = (gradient[2] - difference).abs() <= 1e-6 * (1.0 + difference.abs());
        assert!(is_near, "{name} of {n}: {} is not {difference}", gradient[2]);
    }
    let n = 4096;
    let (with_markers, few) = bytes(|| marked(w, x, n));
    let (without, many) = bytes(|| kept(w, x, n));
    assert_eq!(with_markers, without, "{name} of {n}");
    assert!(2 * few <= many, "{name}: {few} bytes with markers, {many} without");
}

functions! {
    checkpoints_of_a_range(w, x, n) {
        let (mut y, mut z) = (x, w[1]);
        #[checkpoint(every = 8)]
        for i in 0..n {
            let k = i as f64 * 0.01;
            y = 0.5 * (w[0] * y + k).sin() + 0.1 * z.cos();
            z = z * 0.9 + (y * w[1]).tanh() / (1.0 + k);
        }
        y * z
    } {
        let (mut y, mut z) = (x, w[1]);
        for i in 0..n {
            let k = i as f64 * 0.01;
            y = 0.5 * (w[0] * y + k).sin() + 0.1 * z.cos();
            z = z * 0.9 + (y * w[1]).tanh() / (1.0 + k);
        }
        y * z
    }

    checkpoints_of_a_while(w, x, n) {
        let (mut y, mut steps) = (x, 0.0);
        #[checkpoint(every = 64)]
        while steps < n as f64 && y < 2.0 {
            y = (w[0] * y).sin() + 0.1 * (y * w[1]).exp();
            steps += 1.0;
            if y > 1.9 {
                break;
            }
        }
        y.sqrt() * w[0]
    } {
        let (mut y, mut steps) = (x, 0.0);
        while steps < n as f64 && y < 2.0 {
            y = (w[0] * y).sin() + 0.1 * (y * w[1]).exp();
            steps += 1.0;
            if y > 1.9 {
                break;
            }
        }
        y.sqrt() * w[0]
    }

    checkpoints_within_checkpoints(w, x, n) {
        let mut y = x;
        #[checkpoint(every = 16)]
        for i in 0..n / 64 + 1 {
            #[checkpoint(every = 8)]
            for j in i..i + 64 {
                y = (w[0] * y + 0.01 * j as f64).sin() + w[1] * y.cos();
            }
        }
        y * y
    } {
        let mut y = x;
        for i in 0..n / 64 + 1 {
            for j in i..i + 64 {
                y = (w[0] * y + 0.01 * j as f64).sin() + w[1] * y.cos();
            }
        }
        y * y
    }

    blocks_that_are_computed_again(w, x, n) {
        let mut y = x;
        for _ in 0..n {
            y = #[remat] {
                let a = (w[0] * y).sin();
                let b = (a * w[1]).exp();
                let c = (a + b).tanh();
                let d = (c * a - b).cos();
                (d * c + a * b).sin()
            };
        }
        y * w[0]
    } {
        let mut y = x;
        for _ in 0..n {
            y = {
                let a = (w[0] * y).sin();
                let b = (a * w[1]).exp();
                let c = (a + b).tanh();
                let d = (c * a - b).cos();
                (d * c + a * b).sin()
            };
        }
        y * w[0]
    }
}

/// The same in a sweep.
#[differentiable]
fn sweep(w: f64, #[no_grad] x: &[f64]) -> f64 {
    mean(x.map(|x| {
        let mut y = x;
        let mut steps = 0.0;
        #[checkpoint(every = 3)]
        while steps < 10.0 + 9.0 * x {
            let next = #[remat]
            {
                let z = (w * y).sin();
                z.exp() * 0.5 + 0.3 * y
            };
            y = next;
            steps += 1.0;
        }
        y + steps
    }))
}

#[test]
fn sweeps_have_checkpoints_too() {
    let x: Vec<f64> = (0..37).map(|i| (f64::from(i) * 0.73).sin()).collect();
    let _ = bytes(|| cotangent::assert_gradients!(sweep; 0.4, &x));
}

#[derive(Differentiable, Clone, Copy)]
struct Decay {
    rate: f64,
    start: f64,
}

#[differentiable]
impl Decay {
    fn after(&self, #[no_grad] n: usize) -> f64 {
        let mut state = *self;
        #[checkpoint(every = 4)]
        for _ in 0..n {
            state.start = #[remat]
            {
                state.start * (1.0 - state.rate * state.start.cos())
            };
        }
        state.start
    }
}

#[differentiable]
fn generic<T: Float>(rate: T, #[no_grad] n: usize) -> T {
    let mut y = rate;
    #[checkpoint(every = 4)]
    for _ in 0..n {
        y = #[remat]
        {
            (y * rate).sin() + T::of(0.5)
        };
    }
    y
}

#[test]
fn methods_and_generic_functions_have_markers_too() {
    let decay = Decay { rate: 0.3, start: 0.9 };
    cotangent::assert_gradients!(decay.after; 10);
    cotangent::assert_gradients!(generic; 0.7_f64, 10);
}
