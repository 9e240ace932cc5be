//! Branches and loops whose sides must not touch each other: what a side or an iteration computes for
//! an element that did not take it reaches neither the value nor the gradient.

use cotangent::prelude::*;
use cotangent_kernels::Level;

/// Checks `$check` of the scalar functions, on single numbers and in the lanes of arrays.
macro_rules! in_lanes {
    ($($(#[$doc:meta])* fn $name:ident as $of_arrays:ident($x:ident: f64) -> f64 $body:block)+) => {
        $(
            $(#[$doc])*
            #[differentiable]
            fn $name($x: f64) -> f64 $body

            #[differentiable]
            fn $of_arrays(x: &[f64]) -> f64 {
                sum(x.map(|x| $name(x)))
            }
        )+

        /// All functions here.
        const FUNCTIONS: &[Function] = &[$(Function {
            name: stringify!($name),
            of_one: |x| $name::value_and_grad(x).map(|(value, grad)| (value, grad.x)).expect(FIT),
            of_many: |x| $of_arrays::value_and_grad(x).map(|(value, grad)| (value, grad.x)).expect(FIT),
        }),+];
    };
}

const FIT: &str = "there is one array";

/// A function of one number, and of each element of an array.
struct Function {
    name: &'static str,
    of_one: fn(f64) -> (f64, f64),
    of_many: fn(&[f64]) -> (f64, Vec<f64>),
}

in_lanes! {
    /// The slope of the root is infinite at 0.
    fn root_of_positives as roots(x: f64) -> f64 {
        if x > 0.0 { x.sqrt() } else { 0.0 }
    }
    /// 0 / 0 at 0.
    fn cardinal_sine as cardinal_sines(x: f64) -> f64 {
        if x == 0.0 { 1.0 } else { x.sin() / x }
    }
    /// A logarithm and a power of what is negative elsewhere.
    fn entropy as entropies(x: f64) -> f64 {
        if x > 0.0 { -x * x.ln() + x.powf(1.5) } else { x }
    }
    fn nested as all_nested(x: f64) -> f64 {
        if x > -1.0 {
            if x > 0.0 {
                1.0 / x.sqrt()
            } else if x < 0.0 {
                (-x).ln() * x
            } else {
                x
            }
        } else {
            (-0.5 - x).sqrt() + x
        }
    }
    /// A side that is skipped where no lane takes it, as it is long.
    fn long_sides as all_long_sides(x: f64) -> f64 {
        if x > 0.0 {
            x.sqrt().ln().sin().exp().tanh() / x + x.ln().cos().exp().sqrt() / x.sqrt()
        } else {
            (0.5 - x).sqrt().exp().ln().sin().cos() * x + (1.0 - x).ln().exp().sqrt().tanh().sin()
        }
    }
    fn early_return as early_returns(x: f64) -> f64 {
        if x <= 0.0 {
            return 2.0 * x;
        }
        let root = x.sqrt();
        if x > 1.0 {
            return 1.0 / root;
        }
        root.ln()
    }
    fn assigned as all_assigned(x: f64) -> f64 {
        let mut y = x;
        let mut scale = 1.0;
        if x > 0.0 {
            y = x.ln();
            scale = 1.0 / x;
        }
        scale * y
    }
    /// Overflows for lanes that have left it.
    fn squares_until_large as all_squares_until_large(x: f64) -> f64 {
        let mut y = x * x + 1.25;
        while y < 100.0 {
            y = y * y;
        }
        y
    }
    fn newton as all_newton(x: f64) -> f64 {
        if x <= 0.0 {
            return x;
        }
        let mut root = x;
        loop {
            let next = 0.5 * (root + x / root);
            if (next - root).abs() < 1e-9 * x {
                break;
            }
            root = next;
        }
        root
    }
    /// Divides by zero behind its end.
    fn count_down as all_counted_down(x: f64) -> f64 {
        let mut rest = x;
        let mut y = x;
        while rest > 0.0 {
            y = y / rest.sqrt() + x;
            rest -= 0.5;
        }
        y
    }
    fn breaks_at_zero as all_breaks_at_zero(x: f64) -> f64 {
        let mut y = x;
        let mut term = 1.0;
        for i in 1..6 {
            if x == 0.0 || term > 50.0 {
                break;
            }
            if x < 0.0 {
                continue;
            }
            term *= 2.0 / x;
            y += term.ln() / i as f64;
        }
        y
    }
    fn loops_in_sides as all_loops_in_sides(x: f64) -> f64 {
        let mut y = 1.0;
        if x > 0.0 {
            let mut z = x;
            while z > 0.25 {
                y += z.ln();
                z -= 0.75;
                for _ in 0..2 {
                    if z <= 0.0 { break; }
                    y += z.sqrt();
                }
            }
        } else {
            y -= x;
        }
        y
    }
}

#[differentiable]
fn root_of_relu(x: f64) -> f64 {
    x.max(0.0).sqrt()
}

#[differentiable]
fn guarded_root_of_relu(x: &[f64]) -> f64 {
    sum(x.map(|x| if x > 0.0 { x.max(0.0).sqrt() } else { 0.0 * x }))
}

/// Numbers on both sides of all conditions and on their edges, neighbours far apart.
fn inputs() -> Vec<f64> {
    const STEPS: [f64; 12] = [0.0, 1.5, -0.0, -0.5, 0.25, 3.0, -1.0, 0.0, 1e-3, -2.0, 1.0, 7.5];
    (0..67).map(|i| STEPS[i * 5 % STEPS.len()]).collect()
}

#[test]
fn sides_not_taken_leave_no_nan() {
    for Function { name, of_one, .. } in FUNCTIONS {
        for x in inputs() {
            let (value, slope) = of_one(x);
            assert!(value.is_finite() && slope.is_finite(), "{name}({x}) = {value}, slope {slope}");
        }
    }
}

#[test]
fn slopes_are_those_of_the_side_taken() {
    let slope = |name: &str, x: f64| {
        let function = FUNCTIONS.iter().find(|function| function.name == name);
        (function.expect("it is in the list").of_one)(x)
    };
    for zero in [0.0, -0.0] {
        assert_eq!(slope("root_of_positives", zero), (0.0, 0.0));
        assert_eq!(slope("cardinal_sine", zero), (1.0, 0.0));
        assert_eq!(slope("early_return", zero), (2.0 * zero, 2.0));
        assert_eq!(slope("assigned", zero), (zero, 1.0));
        assert_eq!(slope("nested", zero), (zero, 1.0));
        assert_eq!(slope("count_down", zero), (zero, 1.0));
        assert_eq!(slope("breaks_at_zero", zero), (zero, 1.0));
    }
    assert_eq!(slope("root_of_positives", 4.0), (2.0, 0.25));
    assert_eq!(slope("early_return", 4.0), (0.5, -0.0625));
    assert_eq!(slope("squares_until_large", 100.0), (10_001.25, 200.0));
    // ((x² + 1.25)²)²)² at 1: all squares on the way times two.
    let (y, dy) = slope("squares_until_large", 1.0);
    let [a, b] = [2.25_f64 * 2.25, (2.25_f64 * 2.25).powi(2)];
    assert_eq!(y, b * b);
    assert!((dy - 2.0 * b * 2.0 * a * 2.0 * 2.25 * 2.0).abs() < 1e-9, "{dy}");
}

/// Each element's result is that of the same function of it alone, to the bit.
#[test]
fn neighbours_do_not_matter() {
    let x = inputs();
    for Function { name, of_one, of_many } in FUNCTIONS {
        for level in Level::available() {
            level.scope(|| {
                let (_, slopes) = of_many(&x);
                for (i, (&x, slope)) in x.iter().zip(slopes).enumerate() {
                    let (value, of_lane) = of_many(&[x]);
                    assert_eq!(
                        slope.to_bits(),
                        of_lane[0].to_bits(),
                        "{name}, element {i}, {x}, on {level}: {slope} among others, {} alone",
                        of_lane[0]
                    );
                    let (exact, exact_slope) = of_one(x);
                    let is_close = |a: f64, b: f64| (a - b).abs() <= 1e-10 * (1.0 + b.abs());
                    assert!(
                        is_close(value, exact) && is_close(slope, exact_slope),
                        "{name}({x}) on {level}: {value} and {slope}, {exact} and {exact_slope} as \
                         a scalar"
                    );
                }
            });
        }
    }
}

#[test]
fn the_larger_of_two_is_a_branch() {
    let both = |x| root_of_relu::value_and_grad(x).expect("there are no shapes");
    assert_eq!(both(-1.0), (0.0, RootOfReluGrad { x: 0.0 }));
    assert_eq!(both(4.0), (2.0, RootOfReluGrad { x: 0.25 }));
    // The tie goes to `x`, whose root is steep there, but for what a branch excludes.
    assert_eq!(both(0.0), (0.0, RootOfReluGrad { x: f64::INFINITY }));
    let (value, grad) = guarded_root_of_relu::value_and_grad(&[-1.0, 4.0, 0.0]).expect(FIT);
    assert_eq!((value, grad.x), (2.0, vec![0.0, 0.25, 0.0]));
}
