//! The statements and expressions of the language: each function against the same code as ordinary Rust,
//! central differences and forward mode, as a function of scalars, on the lanes of a sweep that calls it,
//! and as the closure of that sweep.

mod casts;
mod choices;
mod closures;
mod generic;
mod items;
mod loops;
mod statements;

/// A function of two weights and a number, and the mean of it over numbers by its closure or by calls.
struct Case<'a> {
    name: &'a str,
    plain: &'a dyn Fn([f64; 2], f64) -> f64,
    /// The value, and the gradient by the weights and the number.
    gradient: &'a dyn Fn([f64; 3]) -> (f64, [f64; 3]),
    jvp: &'a dyn Fn([f64; 3], [f64; 3]) -> f64,
    hvp: &'a dyn Fn([f64; 3], [f64; 3]) -> [f64; 3],
    sweeps: &'a [Sweep<'a>],
}

struct Sweep<'a> {
    name: &'a str,
    gradient: Gradient<'a>,
    jvp: InDirection<'a, f64>,
    hvp: InDirection<'a, [f64; 2]>,
}

/// Of weights and numbers.
type Gradient<'a> = &'a dyn Fn([f64; 2], &[f64]) -> (f64, [f64; 2]);
type InDirection<'a, T> = &'a dyn Fn([f64; 2], &[f64], [f64; 2]) -> T;

/// Lane code that is not optimized keeps all its values on the stack.
fn on_large_stack(test: impl FnOnce() + Send) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(64 << 20);
        let test = thread.spawn_scoped(scope, test).expect("there is room for a thread");
        if let Err(panic) = test.join() {
            std::panic::resume_unwind(panic);
        }
    });
}

fn unit<const N: usize>(i: usize) -> [f64; N] {
    std::array::from_fn(|k| if k == i { 1.0 } else { 0.0 })
}

fn moved<const N: usize>(at: [f64; N], i: usize, by: f64) -> [f64; N] {
    std::array::from_fn(|k| if k == i { at[k] + by } else { at[k] })
}

#[track_caller]
fn near(what: &str, found: f64, expected: f64, error: f64) {
    let is_near = (found - expected).abs() <= error * (1.0 + expected.abs());
    assert!(is_near, "{what} is {found}, not {expected}");
}

const STEP: f64 = 1e-5;

impl Case<'_> {
    /// What is checked of the function itself, and of a sweep over numbers around the width of registers.
    fn check(&self, weights: [f64; 2]) {
        let x: Vec<f64> = (0..37).map(|i| 2.0 * (f64::from(i) * 0.73).sin() + 0.013).collect();
        for &x in &x {
            self.check_at([weights[0], weights[1], x]);
        }
        for sweep in self.sweeps {
            for n in [1, 2, 7, 8, 9, 16, 37] {
                self.check_sweep(sweep, weights, &x[..n]);
            }
        }
    }

    fn check_at(&self, at: [f64; 3]) {
        let Self { name, .. } = self;
        let plain = |at: [f64; 3]| (self.plain)([at[0], at[1]], at[2]);
        let (value, gradient) = (self.gradient)(at);
        near(&format!("{name} at {at:?}: the value"), value, plain(at), 1e-13);
        for (i, &slope) in gradient.iter().enumerate() {
            let what = |what: &str| format!("{name} at {at:?}: {what} {i}");
            let (up, down) = (moved(at, i, STEP), moved(at, i, -STEP));
            let difference = (plain(up) - plain(down)) / (2.0 * STEP);
            near(&what("slope"), slope, difference, 1e-7);
            near(&what("tangent"), (self.jvp)(at, unit(i)), slope, 1e-11);
            let (up, down) = ((self.gradient)(up).1, (self.gradient)(down).1);
            for (k, second) in (self.hvp)(at, unit(i)).into_iter().enumerate() {
                near(&what("second"), second, (up[k] - down[k]) / (2.0 * STEP), 1e-6);
            }
        }
    }

    fn check_sweep(&self, sweep: &Sweep<'_>, at: [f64; 2], x: &[f64]) {
        let (name, n) = (format!("{} {}", self.name, sweep.name), x.len());
        let plain = |w: [f64; 2]| x.iter().map(|&x| (self.plain)(w, x)).sum::<f64>() / n as f64;
        let (value, gradient) = (sweep.gradient)(at, x);
        near(&format!("{name} of {n}: the value"), value, plain(at), 1e-13);
        for (i, &slope) in gradient.iter().enumerate() {
            let what = |what: &str| format!("{name} of {n}: {what} {i}");
            let (up, down) = (moved(at, i, STEP), moved(at, i, -STEP));
            let difference = (plain(up) - plain(down)) / (2.0 * STEP);
            near(&what("slope"), slope, difference, 1e-7);
            near(&what("tangent"), (sweep.jvp)(at, x, unit(i)), slope, 1e-11);
            let (up, down) = ((sweep.gradient)(up, x).1, (sweep.gradient)(down, x).1);
            for (k, second) in (sweep.hvp)(at, x, unit(i)).into_iter().enumerate() {
                near(&what("second"), second, (up[k] - down[k]) / (2.0 * STEP), 1e-6);
            }
        }
    }
}

/// Writes each function down as one of scalars, as ordinary Rust in `plain`, and as sweeps that call it
/// or have its body for their closure; of those under `of scalars` that look at integers there is no closure.
macro_rules! functions {
    (@items $($name:ident($w:ident, $x:ident) $body:block)+) => {
        $(
            #[differentiable]
            fn $name($w: [f64; 2], $x: f64) -> f64 $body
        )+

        mod plain {
            #[allow(unused_imports, reason = "functions of floats alone need none")]
            use super::*;
            $(pub(super) fn $name($w: [f64; 2], $x: f64) -> f64 $body)+
        }

        mod called {
            use super::*;
            $(
                #[differentiable]
                pub(super) fn $name($w: [f64; 2], #[no_grad] x: &[f64]) -> f64 {
                    mean(x.map(|x| super::$name($w, x)))
                }
            )+
        }
    };
    (@sweep $name:ident $module:ident) => {
        $crate::Sweep {
            name: stringify!($module),
            gradient: &|w, x| {
                let (value, gradient) = $module::$name::value_and_grad(w, x).expect("it fits");
                (value, gradient.w)
            },
            jvp: &|w, x, dw| {
                let mut tangent = $module::$name::grad(w, x).expect("it fits");
                tangent.w = dw;
                $module::$name::jvp(w, x, &tangent).expect("it fits").1
            },
            hvp: &|w, x, dw| {
                let mut tangent = $module::$name::grad(w, x).expect("it fits");
                tangent.w = dw;
                $module::$name::hvp(w, x, &tangent).expect("it fits").w
            },
        }
    };
    (@test $name:ident [$($module:ident)+]) => {
        #[test]
        fn $name() {
            use super::$name;
            let tangent = |at: [f64; 3], d: [f64; 3]| {
                let mut tangent = $name::grad([at[0], at[1]], at[2]).expect("no shapes differ");
                (tangent.w, tangent.x) = ([d[0], d[1]], d[2]);
                tangent
            };
            $crate::on_large_stack(|| $crate::Case {
                name: stringify!($name),
                plain: &plain::$name,
                gradient: &|at| {
                    let both = $name::value_and_grad([at[0], at[1]], at[2]);
                    let (value, gradient) = both.expect("no shapes differ");
                    (value, [gradient.w[0], gradient.w[1], gradient.x])
                },
                jvp: &|at, d| {
                    $name::jvp([at[0], at[1]], at[2], &tangent(at, d)).expect("no shapes differ").1
                },
                hvp: &|at, d| {
                    let product = $name::hvp([at[0], at[1]], at[2], &tangent(at, d));
                    let product = product.expect("no shapes differ");
                    [product.w[0], product.w[1], product.x]
                },
                sweeps: &[$(crate::functions!(@sweep $name $module)),+],
            }
            .check([0.7, -0.4]));
        }
    };
    (of scalars: $($name:ident($w:ident, $x:ident) $body:block)+) => {
        crate::functions!(@items $($name($w, $x) $body)+);

        mod tests {
            use super::*;
            $(crate::functions!(@test $name [called]);)+
        }
    };
    ($($name:ident($w:ident, $x:ident) $body:block)+) => {
        crate::functions!(@items $($name($w, $x) $body)+);

        mod inlined {
            use super::*;
            $(
                #[differentiable]
                pub(super) fn $name($w: [f64; 2], #[no_grad] x: &[f64]) -> f64 {
                    mean(x.map(|$x| $body))
                }
            )+
        }

        mod tests {
            use super::*;
            $(crate::functions!(@test $name [called inlined]);)+
        }
    };
}
use functions;
