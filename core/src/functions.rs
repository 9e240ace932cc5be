//! The functions of one argument.

use cotangent_kernels::Element;
use cotangent_kernels::eager::operation;

use crate::elementwise::{Elementwise, Function, functions};
use crate::real::Real;
use crate::tensor::Tensor;

functions! {
    /// `x^2`.
    ///
    /// ```
    /// use cotangent::{Tensor, square};
    ///
    /// assert_eq!(square(3.0), 9.0);
    /// assert_eq!(square(Tensor::from([1.0, -2.0])), Tensor::from([1.0, 4.0]));
    /// ```
    square: Square;

    /// The square root; NaN below 0.
    ///
    /// ```
    /// assert_eq!(cotangent::sqrt(9.0), 3.0);
    /// ```
    sqrt: Sqrt;

    /// `1 / sqrt(x)`; NaN below 0.
    ///
    /// ```
    /// assert_eq!(cotangent::rsqrt(4.0), 0.5);
    /// ```
    rsqrt: Rsqrt;

    /// The cube root.
    ///
    /// ```
    /// assert_eq!(cotangent::cbrt(-8.0_f32), -2.0);
    /// ```
    cbrt: Cbrt;

    /// `1 / x`.
    ///
    /// ```
    /// assert_eq!(cotangent::recip(4.0), 0.25);
    /// ```
    recip: Recip;

    /// The absolute value.
    ///
    /// ```
    /// assert_eq!(cotangent::abs(-4.0), 4.0);
    /// ```
    abs: Abs;

    /// 1 or -1 with the sign of `x`, that of a zero too; NaN for NaN.
    ///
    /// ```
    /// assert_eq!(cotangent::signum(-4.0), -1.0);
    /// ```
    signum: Signum;

    /// The largest integer that is not above `x`.
    ///
    /// ```
    /// assert_eq!(cotangent::floor(-1.5), -2.0);
    /// ```
    floor: Floor;

    /// The smallest integer that is not below `x`.
    ///
    /// ```
    /// assert_eq!(cotangent::ceil(-1.5), -1.0);
    /// ```
    ceil: Ceil;

    /// The nearest integer; halves go away from 0.
    ///
    /// ```
    /// assert_eq!(cotangent::round(-1.5), -2.0);
    /// ```
    round: Round;

    /// The integer part: `x` rounded towards 0.
    ///
    /// ```
    /// assert_eq!(cotangent::trunc(-1.5), -1.0);
    /// ```
    trunc: Trunc;

    /// `x - trunc(x)`.
    ///
    /// ```
    /// assert_eq!(cotangent::fract(-1.5), -0.5);
    /// ```
    fract: Fract;

    /// The exponential, `e^x`.
    ///
    /// ```
    /// assert_eq!(cotangent::exp(0.0), 1.0);
    /// ```
    exp: Exp;

    /// `2^x`.
    ///
    /// ```
    /// assert_eq!(cotangent::exp2(3.0), 8.0);
    /// ```
    exp2: Exp2;

    /// `e^x - 1`, accurate near 0 too.
    ///
    /// ```
    /// assert_eq!(cotangent::exp_m1(1e-20), 1e-20);
    /// ```
    exp_m1: ExpM1;

    /// The natural logarithm; NaN below 0.
    ///
    /// ```
    /// assert_eq!(cotangent::ln(1.0), 0.0);
    /// ```
    ln: Ln;

    /// The logarithm to base 2; NaN below 0.
    ///
    /// ```
    /// assert_eq!(cotangent::log2(8.0), 3.0);
    /// ```
    log2: Log2;

    /// The logarithm to base 10; NaN below 0.
    ///
    /// ```
    /// assert_eq!(cotangent::log10(100.0), 2.0);
    /// ```
    log10: Log10;

    /// `ln(1 + x)`, accurate near 0 too; NaN below -1.
    ///
    /// ```
    /// assert_eq!(cotangent::ln_1p(1e-20), 1e-20);
    /// ```
    ln_1p: Ln1p;

    /// Degrees in radians, `pi x / 180`.
    ///
    /// ```
    /// assert_eq!(cotangent::to_radians(180.0), std::f64::consts::PI);
    /// ```
    to_radians: ToRadians;

    /// Radians in degrees, `180 x / pi`.
    ///
    /// ```
    /// assert_eq!(cotangent::to_degrees(std::f64::consts::PI), 180.0);
    /// ```
    to_degrees: ToDegrees;

    /// The sine of `x` radians.
    ///
    /// ```
    /// assert_eq!(cotangent::sin(0.0), 0.0);
    /// ```
    sin: Sin;

    /// The cosine of `x` radians.
    ///
    /// ```
    /// assert_eq!(cotangent::cos(0.0), 1.0);
    /// ```
    cos: Cos;

    /// The tangent of `x` radians.
    ///
    /// ```
    /// assert_eq!(cotangent::tan(0.0), 0.0);
    /// ```
    tan: Tan;

    /// The angle in `[-pi / 2, pi / 2]` whose sine is `x`; NaN beyond 1.
    ///
    /// ```
    /// assert_eq!(cotangent::asin(0.0), 0.0);
    /// ```
    asin: Asin;

    /// The angle in `[0, pi]` whose cosine is `x`; NaN beyond 1.
    ///
    /// ```
    /// assert_eq!(cotangent::acos(1.0), 0.0);
    /// ```
    acos: Acos;

    /// The angle in `[-pi / 2, pi / 2]` whose tangent is `x`.
    ///
    /// ```
    /// assert_eq!(cotangent::atan(0.0), 0.0);
    /// ```
    atan: Atan;

    /// The hyperbolic sine, `(e^x - e^-x) / 2`.
    ///
    /// ```
    /// assert_eq!(cotangent::sinh(0.0), 0.0);
    /// ```
    sinh: Sinh;

    /// The hyperbolic cosine, `(e^x + e^-x) / 2`.
    ///
    /// ```
    /// assert_eq!(cotangent::cosh(0.0), 1.0);
    /// ```
    cosh: Cosh;

    /// The hyperbolic tangent, `(e^x - e^-x) / (e^x + e^-x)`.
    ///
    /// ```
    /// assert_eq!(cotangent::tanh(0.0), 0.0);
    /// ```
    tanh: Tanh;

    /// The inverse hyperbolic sine, `ln(x + sqrt(x^2 + 1))`.
    ///
    /// ```
    /// assert_eq!(cotangent::asinh(0.0), 0.0);
    /// ```
    asinh: Asinh;

    /// The inverse hyperbolic cosine, `ln(x + sqrt(x^2 - 1))`; NaN below 1.
    ///
    /// ```
    /// assert_eq!(cotangent::acosh(1.0), 0.0);
    /// ```
    acosh: Acosh;

    /// The inverse hyperbolic tangent, `ln((1 + x) / (1 - x)) / 2`; NaN beyond 1.
    ///
    /// ```
    /// assert_eq!(cotangent::atanh(0.0), 0.0);
    /// ```
    atanh: Atanh;

    /// The logistic function, `1 / (1 + e^-x)`.
    ///
    /// ```
    /// assert_eq!(cotangent::sigmoid(0.0), 0.5);
    /// ```
    sigmoid: Sigmoid;

    /// `ln(1 + e^x)`, without overflow on the way.
    ///
    /// ```
    /// assert_eq!(cotangent::softplus(1000.0), 1000.0);
    /// ```
    softplus: Softplus;

    /// `max(x, 0)`; NaN for NaN.
    ///
    /// ```
    /// use cotangent::{Tensor, relu};
    ///
    /// assert_eq!(relu(Tensor::from([-1.0, 0.0, 2.0])), Tensor::from([0.0, 0.0, 2.0]));
    /// ```
    relu: Relu;

    /// `x sigmoid(x)`, also called swish.
    ///
    /// ```
    /// assert_eq!(cotangent::silu(0.0), 0.0);
    /// ```
    silu: Silu;

    /// `x normal_cdf(x)` (Hendrycks and Gimpel 2016).
    ///
    /// ```
    /// assert_eq!(cotangent::gelu(0.0), 0.0);
    /// ```
    gelu: Gelu;

    /// `x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2`, which approximates [`gelu`].
    ///
    /// For `x < 0` it is off by some `x^2` ULP of this.
    ///
    /// ```
    /// let (exact, near): (f64, f64) = (cotangent::gelu(1.0), cotangent::gelu_tanh(1.0));
    /// assert!((exact - near).abs() < 2e-4);
    /// ```
    gelu_tanh: GeluTanh;

    /// The error function, `2 / sqrt(pi)` times the integral of `e^(-t^2)` from 0 to `x`.
    ///
    /// ```
    /// assert_eq!(cotangent::erf(0.0), 0.0);
    /// ```
    erf: Erf;

    /// `1 - erf(x)`, accurate where that is small too.
    ///
    /// ```
    /// assert_eq!(cotangent::erfc(0.0), 1.0);
    /// ```
    erfc: Erfc;

    /// The probability that a normally distributed number is below `x`, `erfc(-x / sqrt(2)) / 2`.
    ///
    /// ```
    /// assert_eq!(cotangent::normal_cdf(0.0), 0.5);
    /// ```
    normal_cdf: NormalCdf;

    /// The density of normally distributed numbers, `e^(-x^2 / 2) / sqrt(2 pi)`.
    ///
    /// ```
    /// assert_eq!(cotangent::normal_pdf(0.0), 0.3989422804014327);
    /// ```
    normal_pdf: NormalPdf;

    /// `ln |Gamma(x)|`; infinite at 0 and the negative integers.
    ///
    /// ```
    /// assert_eq!(cotangent::ln_gamma(1.0), 0.0);
    /// ```
    ln_gamma: LnGamma;

    /// The derivative of [`ln_gamma`]; NaN at the negative integers.
    ///
    /// ```
    /// // Euler's constant.
    /// assert_eq!(cotangent::digamma(1.0), -0.5772156649015329);
    /// ```
    digamma: Digamma;
}
