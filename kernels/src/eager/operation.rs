//! The operations that eager kernels apply, as types.

use crate::element::Element;
use crate::lane::Lane;
use crate::math::precise::PreciseLane;
use crate::sweep::{Body, Term};

/// An operation on one value.
pub trait Unary: Copy + Sync {
    /// About how many arithmetic instructions it takes.
    const FLOPS: usize;

    /// Applies it to each lane.
    fn apply<V: Lane>(self, x: V) -> V;
}

/// An operation on two values.
pub trait Binary: Copy + Sync {
    /// About how many arithmetic instructions it takes.
    const FLOPS: usize;

    /// Applies it to each pair of lanes.
    fn apply<V: Lane>(self, a: V, b: V) -> V;
}

/// An operation on three values.
pub trait Ternary: Copy + Sync {
    /// About how many arithmetic instructions it takes.
    const FLOPS: usize;

    /// Applies it to each three lanes.
    fn apply<V: Lane>(self, a: V, b: V, c: V) -> V;
}

macro_rules! unary {
    ($($(#[$doc:meta])+ $name:ident: $flops:literal, |$x:ident| $result:expr;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug)]
            pub struct $name;

            impl Unary for $name {
                const FLOPS: usize = $flops;

                #[inline(always)]
                fn apply<V: Lane>(self, $x: V) -> V {
                    $result
                }
            }
        )+
    };
}

macro_rules! binary {
    ($($(#[$doc:meta])+ $name:ident: $flops:literal, |$a:ident, $b:ident| $result:expr;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug)]
            pub struct $name;

            impl Binary for $name {
                const FLOPS: usize = $flops;

                #[inline(always)]
                fn apply<V: Lane>(self, $a: V, $b: V) -> V {
                    $result
                }
            }
        )+
    };
}

macro_rules! ternary {
    ($($(#[$doc:meta])+ $name:ident: $flops:literal, |$a:ident, $b:ident, $c:ident| $result:expr;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug)]
            pub struct $name;

            impl Ternary for $name {
                const FLOPS: usize = $flops;

                #[inline(always)]
                fn apply<V: Lane>(self, $a: V, $b: V, $c: V) -> V {
                    $result
                }
            }
        )+
    };
}

unary! {
    /// `x`
    Identity: 0, |x| x;
    /// `-x`
    Neg: 1, |x| -x;
    /// `x^2`
    Square: 1, |x| x.square();
    /// The square root.
    Sqrt: 10, |x| x.sqrt();
    /// `1 / x`
    Recip: 10, |x| x.recip();
    /// The absolute value.
    Abs: 1, |x| x.abs();
    /// 1 or -1, with the sign of `x`.
    Signum: 3, |x| x.signum();
    /// `max(x, 0)`
    Relu: 2, |x| x.relu();
    /// The largest integer that is not above `x`.
    Floor: 1, |x| x.floor();
    /// The smallest integer that is not below `x`.
    Ceil: 2, |x| x.ceil();
    /// The nearest integer; halves go away from 0.
    Round: 6, |x| x.round();
    /// The integer part.
    Trunc: 3, |x| x.trunc();
    /// The part after the point.
    Fract: 4, |x| x.fract();
    /// `1 / sqrt(x)`
    Rsqrt: 20, |x| x.rsqrt();
    /// The cube root.
    Cbrt: 40, |x| x.cbrt();
    /// The exponential.
    Exp: 20, |x| x.exp();
    /// `2^x`
    Exp2: 20, |x| x.exp2();
    /// `exp(x) - 1`
    ExpM1: 30, |x| x.exp_m1();
    /// The natural logarithm.
    Ln: 30, |x| x.ln();
    /// The logarithm to base 2.
    Log2: 30, |x| x.log2();
    /// The logarithm to base 10.
    Log10: 30, |x| x.log10();
    /// `ln(1 + x)`
    Ln1p: 30, |x| x.ln_1p();
    /// Degrees in radians.
    ToRadians: 1, |x| x.to_radians();
    /// Radians in degrees.
    ToDegrees: 1, |x| x.to_degrees();
    /// The sine.
    Sin: 40, |x| x.sin();
    /// The cosine.
    Cos: 40, |x| x.cos();
    /// The tangent.
    Tan: 60, |x| x.tan();
    /// The arcsine.
    Asin: 30, |x| x.asin();
    /// The arccosine.
    Acos: 30, |x| x.acos();
    /// The arctangent.
    Atan: 40, |x| x.atan();
    /// The hyperbolic sine.
    Sinh: 40, |x| x.sinh();
    /// The hyperbolic cosine.
    Cosh: 40, |x| x.cosh();
    /// The inverse hyperbolic sine.
    Asinh: 60, |x| x.asinh();
    /// The inverse hyperbolic cosine.
    Acosh: 70, |x| x.acosh();
    /// The inverse hyperbolic tangent.
    Atanh: 60, |x| x.atanh();
    /// The hyperbolic tangent.
    Tanh: 50, |x| x.tanh();
    /// The logistic function.
    Sigmoid: 50, |x| x.sigmoid();
    /// `x sigmoid(x)`
    Silu: 50, |x| x.silu();
    /// `ln(1 + exp(x))`
    Softplus: 70, |x| x.softplus();
    /// The error function.
    Erf: 80, |x| x.erf();
    /// `1 - erf(x)`
    Erfc: 80, |x| x.erfc();
    /// The distribution function of normally distributed numbers.
    NormalCdf: 90, |x| x.normal_cdf();
    /// The density of normally distributed numbers.
    NormalPdf: 30, |x| x.normal_pdf();
    /// `x normal_cdf(x)`
    Gelu: 90, |x| x.gelu();
    /// What is next to that, by the hyperbolic tangent.
    GeluTanh: 60, |x| x.gelu_tanh();
    /// The logarithm of the gamma function's magnitude.
    LnGamma: 250, |x| x.ln_gamma();
    /// The derivative of that.
    Digamma: 180, |x| x.digamma();
    /// The derivative of that.
    Trigamma: 130, |x| x.trigamma();
}

binary! {
    /// `a + b`
    Add: 1, |a, b| a + b;
    /// `a - b`
    Sub: 1, |a, b| a - b;
    /// `a * b`
    Mul: 1, |a, b| a * b;
    /// `a / b`
    Div: 10, |a, b| a / b;
    /// `a^b`
    Powf: 120, |a, b| a.powf(b);
    /// The logarithm of `a` to base `b`.
    Log: 70, |a, b| a.log(b);
    /// What is left of `a` by a whole multiple of `b`.
    RemEuclid: 30, |a, b| a.rem_euclid(b);
    /// `a` where that is positive, elsewhere `b a`.
    LeakyRelu: 3, |a, b| a.leaky_relu(b);
    /// `a` where that is positive, elsewhere `b (exp(a) - 1)`.
    Elu: 35, |a, b| a.elu(b);
    /// The angle of the point `(b, a)`.
    Atan2: 60, |a, b| a.atan2(b);
    /// `sqrt(a^2 + b^2)`
    Hypot: 20, |a, b| a.hypot(b);
    /// `ln(exp(a) + exp(b))`
    Logaddexp: 80, |a, b| a.logaddexp(b);
    /// The magnitude of `a` with the sign of `b`.
    Copysign: 2, |a, b| a.copysign(b);
    /// The smaller of the two.
    Min: 4, |a, b| a.min(b);
    /// The larger of the two.
    Max: 4, |a, b| a.max(b);
}

ternary! {
    /// `a b + c`, rounded once where the level has FMA.
    MulAdd: 1, |a, b, c| a.mul_add(b, c);
    /// `a`, brought to where `b <= a` and `a <= c`.
    Clamp: 4, |a, b, c| a.clamp(b, c);
}

/// `x^n` for the integer `n`.
#[derive(Clone, Copy, Debug)]
pub struct Powi(pub i32);

impl Unary for Powi {
    const FLOPS: usize = 10;

    #[inline(always)]
    fn apply<V: Lane>(self, x: V) -> V {
        x.powi(self.0)
    }
}

/// An operation or a body whose functions of `f32` go through `f64`.
///
/// The functions of [`super::precise`] are rounded correctly. Of the others, one result in 10^8 or so
/// is the second nearest, and may be another one where there is no FMA. Multiply-adds are rounded twice.
#[derive(Clone, Copy, Debug)]
pub struct Precise<F>(pub F);

impl<F: Unary> Unary for Precise<F> {
    const FLOPS: usize = 4 * F::FLOPS;

    #[inline(always)]
    fn apply<V: Lane>(self, x: V) -> V {
        self.0.apply(PreciseLane(x)).0
    }
}

impl<F: Binary> Binary for Precise<F> {
    const FLOPS: usize = 4 * F::FLOPS;

    #[inline(always)]
    fn apply<V: Lane>(self, a: V, b: V) -> V {
        self.0.apply(PreciseLane(a), PreciseLane(b)).0
    }
}

impl<F: Ternary> Ternary for Precise<F> {
    const FLOPS: usize = 4 * F::FLOPS;

    #[inline(always)]
    fn apply<V: Lane>(self, a: V, b: V, c: V) -> V {
        self.0.apply(PreciseLane(a), PreciseLane(b), PreciseLane(c)).0
    }
}

impl<B: Body<f32, IN, OUT>, const IN: usize, const OUT: usize> Body<f32, IN, OUT> for Precise<B> {
    const FLOPS: usize = 4 * B::FLOPS;

    #[inline(always)]
    fn step<V: Lane<Elem = f32>>(&self, inputs: [V; IN]) -> [Term<V>; OUT] {
        let mut precise = [PreciseLane::splat(0.0); IN];
        for i in 0..IN {
            precise[i] = PreciseLane(inputs[i]);
        }
        let terms = self.0.step(precise);
        let mut results = [Term::Value(V::splat(0.0)); OUT];
        for i in 0..OUT {
            results[i] = Term::Value(match terms[i] {
                Term::Value(value) => value.0,
                Term::Product(a, b) => a.0 * b.0,
            });
        }
        results
    }
}

/// The operation for each element.
#[derive(Clone, Copy, Debug)]
pub struct Each<F>(pub F);

impl<T: Element, F: Unary> Body<T, 1, 1> for Each<F> {
    const FLOPS: usize = F::FLOPS;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [x]: [V; 1]) -> [Term<V>; 1] {
        [Term::Value(self.0.apply(x))]
    }
}

impl<T: Element, F: Binary> Body<T, 2, 1> for Each<F> {
    const FLOPS: usize = F::FLOPS;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [a, b]: [V; 2]) -> [Term<V>; 1] {
        [Term::Value(self.0.apply(a, b))]
    }
}

impl<T: Element, F: Ternary> Body<T, 3, 1> for Each<F> {
    const FLOPS: usize = F::FLOPS;

    #[inline(always)]
    fn step<V: Lane<Elem = T>>(&self, [a, b, c]: [V; 3]) -> [Term<V>; 1] {
        [Term::Value(self.0.apply(a, b, c))]
    }
}
