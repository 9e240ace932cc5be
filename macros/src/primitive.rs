//! The elementwise operations: a row for each.

/// Where an operation is written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// As an operator of Rust.
    Operator,
    /// As a function of `cotangent::prelude`, and as a method of the standard library's floats.
    Method,
    /// As a function of `cotangent::prelude`.
    Function,
    /// The same, and a method of what chooses between lanes.
    Choice,
    /// Nowhere: the compiler makes it. A method of lanes.
    Contraction,
    /// Nowhere: it stands in derivatives only. A method of slopes.
    Slope,
}

macro_rules! primitives {
    ($($form:ident {
        $($(#[$doc:meta])* $primitive:ident: $name:literal, $arity:literal, $flops:literal;)+
    })+) => {
        /// An operation that takes the lanes of its arguments to the lanes of its result.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Primitive {
            $($($(#[$doc])* $primitive,)+)+
        }

        impl Primitive {
            const ALL: &[Self] = &[$($(Self::$primitive,)+)+];

            pub(crate) fn form(self) -> Form {
                match self {
                    $($(Self::$primitive)|+ => Form::$form,)+
                }
            }

            /// The operator, or what the function and the method of lanes or slopes are called.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $($(Self::$primitive => $name,)+)+
                }
            }

            /// The number of its arguments.
            pub(crate) fn arity(self) -> usize {
                match self {
                    $($(Self::$primitive => $arity,)+)+
                }
            }

            /// About how many instructions it takes per register.
            pub(crate) fn flops(self) -> usize {
                match self {
                    $($(Self::$primitive => $flops,)+)+
                }
            }
        }
    };
}

// `powi` is none of them, as its exponent is an integer.
primitives! {
    Operator {
        Add: "+", 2, 1;
        Sub: "-", 2, 1;
        Mul: "*", 2, 1;
        Div: "/", 2, 8;
        Neg: "-", 1, 1;
    }
    Method {
        Sqrt: "sqrt", 1, 8;
        Cbrt: "cbrt", 1, 40;
        Recip: "recip", 1, 8;
        Powf: "powf", 2, 60;
        Hypot: "hypot", 2, 20;
        /// `a * b + c`
        MulAdd: "mul_add", 3, 1;

        Abs: "abs", 1, 1;
        Signum: "signum", 1, 3;
        Copysign: "copysign", 2, 2;
        Min: "min", 2, 3;
        Max: "max", 2, 3;
        Clamp: "clamp", 3, 4;

        Exp: "exp", 1, 25;
        Exp2: "exp2", 1, 25;
        ExpM1: "exp_m1", 1, 30;
        Ln: "ln", 1, 25;
        Log: "log", 2, 60;
        Log2: "log2", 1, 25;
        Log10: "log10", 1, 25;
        Ln1p: "ln_1p", 1, 30;

        ToRadians: "to_radians", 1, 1;
        ToDegrees: "to_degrees", 1, 1;
        Sin: "sin", 1, 25;
        Cos: "cos", 1, 25;
        Tan: "tan", 1, 50;
        Asin: "asin", 1, 30;
        Acos: "acos", 1, 30;
        Atan: "atan", 1, 40;
        Atan2: "atan2", 2, 60;
        Sinh: "sinh", 1, 40;
        Cosh: "cosh", 1, 40;
        Tanh: "tanh", 1, 25;
        Asinh: "asinh", 1, 60;
        Acosh: "acosh", 1, 70;
        Atanh: "atanh", 1, 60;

        Floor: "floor", 1, 1;
        Ceil: "ceil", 1, 2;
        Round: "round", 1, 6;
        Trunc: "trunc", 1, 3;
        Fract: "fract", 1, 4;
        RemEuclid: "rem_euclid", 2, 30;
    }
    Function {
        Square: "square", 1, 1;
        Rsqrt: "rsqrt", 1, 16;
        Logaddexp: "logaddexp", 2, 80;

        Sigmoid: "sigmoid", 1, 25;
        Softplus: "softplus", 1, 70;
        Relu: "relu", 1, 3;
        /// In the order `(x, slope)`.
        LeakyRelu: "leaky_relu", 2, 4;
        /// In the order `(x, alpha)`.
        Elu: "elu", 2, 35;
        Silu: "silu", 1, 50;
        Gelu: "gelu", 1, 90;
        GeluTanh: "gelu_tanh", 1, 60;

        Erf: "erf", 1, 80;
        Erfc: "erfc", 1, 80;
        NormalCdf: "normal_cdf", 1, 90;
        NormalPdf: "normal_pdf", 1, 30;
        LnGamma: "ln_gamma", 1, 250;
        Digamma: "digamma", 1, 180;
    }
    Choice {
        Greater: "greater", 2, 2;
        GreaterEqual: "greater_equal", 2, 2;
        Less: "less", 2, 2;
        LessEqual: "less_equal", 2, 2;
        Equal: "equal", 2, 2;
        NotEqual: "not_equal", 2, 2;
        /// In the order `(condition, x, y)`.
        Select: "select", 3, 2;
    }
    Contraction {
        /// `a * b - c`
        MulSub: "mul_sub", 3, 1;
        /// `c - a * b`
        NegMulAdd: "neg_mul_add", 3, 1;
    }
    Slope {
        /// The derivative of `abs`.
        AbsSlope: "abs_slope", 1, 3;
        /// `d` where `x` is positive, in the order `(x, d)`.
        PassWherePositive: "pass_where_positive", 2, 3;
        /// `d` where `min(a, b)` is `a`, in the order `(a, b, d)`.
        PassWhereMinIsFirst: "pass_where_min_is_first", 3, 3;
        /// `d` where `min(a, b)` is `b`.
        PassWhereMinIsSecond: "pass_where_min_is_second", 3, 3;
        /// `d` where `max(a, b)` is `a`.
        PassWhereMaxIsFirst: "pass_where_max_is_first", 3, 3;
        /// `d` where `max(a, b)` is `b`.
        PassWhereMaxIsSecond: "pass_where_max_is_second", 3, 3;
        /// `d` where `clamp(a, b, c)` is `a`, in the order `(a, b, c, d)`.
        PassWhereClampIsFirst: "pass_where_clamp_is_first", 4, 5;
        /// `d` where `clamp(a, b, c)` is `b`.
        PassWhereClampIsSecond: "pass_where_clamp_is_second", 4, 5;
        /// `d` where `clamp(a, b, c)` is `c`.
        PassWhereClampIsThird: "pass_where_clamp_is_third", 4, 4;
        /// The derivative of `leaky_relu(x, slope)` by `x`.
        LeakyReluSlope: "leaky_relu_slope", 2, 2;
        /// The derivative of `elu(x, alpha)` by `x`.
        EluSlope: "elu_slope", 2, 30;
        /// The derivative of `silu`.
        SiluSlope: "silu_slope", 1, 30;
        /// The derivative of `gelu`.
        GeluSlope: "gelu_slope", 1, 120;
        /// The derivative of `gelu_tanh`.
        GeluTanhSlope: "gelu_tanh_slope", 1, 60;
        /// The derivative of `erf`.
        ErfSlope: "erf_slope", 1, 30;
        /// The derivative of `digamma`.
        DigammaSlope: "digamma_slope", 1, 130;
        /// The derivative of `logaddexp(a, b)` by `a`.
        LogaddexpSlope: "logaddexp_slope", 2, 30;
        /// The derivative of `hypot(a, b)` by `a`, in the order `(a, hypot(a, b))`.
        HypotSlope: "hypot_slope", 2, 10;
        /// The derivative of `rem_euclid(x, m)` by `m`, in the order `(x, m, rem_euclid(x, m))`.
        RemEuclidSlopeOfModulus: "rem_euclid_slope_of_modulus", 3, 15;
        /// The derivative of `powf(x, y)` by `x`.
        PowfSlopeOfBase: "powf_slope_of_base", 2, 60;
        /// The derivative of `powf(x, y)` by `y`, in the order `(x, y, powf(x, y))`.
        PowfSlopeOfExponent: "powf_slope_of_exponent", 3, 60;
    }
}

/// The function of this name.
pub(crate) fn function_named(name: &str) -> Option<Primitive> {
    let mut functions = Primitive::ALL.iter().filter(|primitive| {
        matches!(primitive.form(), Form::Method | Form::Function | Form::Choice)
    });
    functions.find(|function| function.name() == name).copied()
}
