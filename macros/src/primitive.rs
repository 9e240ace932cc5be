//! The elementwise operations of the language.

/// An operation that takes the lanes of its arguments to the lanes of its result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Primitive {
    Add,
    Sub,
    Mul,
    Div,
    Neg,
    Square,
    Sqrt,
    Recip,
    Abs,
    Exp,
    Ln,
    Sin,
    Cos,
    Tanh,
    Sigmoid,
    Relu,
    Powf,
    Min,
    Max,

    // Not in the language: the compiler makes them.
    /// `a * b + c`
    MulAdd,
    /// `a * b - c`
    MulSub,
    /// `c - a * b`
    NegMulAdd,
    /// The derivative of `abs`.
    AbsSlope,
    /// `d` where `x` is positive, in the order `(x, d)`.
    PassWherePositive,
    /// `d` where `min(a, b)` is `a`, in the order `(a, b, d)`.
    PassWhereMinIsFirst,
    /// `d` where `min(a, b)` is `b`.
    PassWhereMinIsSecond,
    /// `d` where `max(a, b)` is `a`.
    PassWhereMaxIsFirst,
    /// `d` where `max(a, b)` is `b`.
    PassWhereMaxIsSecond,
    /// The derivative of `powf(x, y)` by `x`.
    PowfSlopeOfBase,
    /// The derivative of `powf(x, y)` by `y`.
    PowfSlopeOfExponent,
}

/// A function of the language: its name, its operation, and the number of its arguments.
pub(crate) struct Function {
    pub(crate) name: &'static str,
    pub(crate) primitive: Primitive,
    pub(crate) arity: usize,
}

/// All elementwise functions except `powi`, whose exponent is an integer.
pub(crate) const FUNCTIONS: &[Function] = &[
    function("square", Primitive::Square, 1),
    function("sqrt", Primitive::Sqrt, 1),
    function("recip", Primitive::Recip, 1),
    function("abs", Primitive::Abs, 1),
    function("exp", Primitive::Exp, 1),
    function("ln", Primitive::Ln, 1),
    function("sin", Primitive::Sin, 1),
    function("cos", Primitive::Cos, 1),
    function("tanh", Primitive::Tanh, 1),
    function("sigmoid", Primitive::Sigmoid, 1),
    function("relu", Primitive::Relu, 1),
    function("powf", Primitive::Powf, 2),
    function("min", Primitive::Min, 2),
    function("max", Primitive::Max, 2),
];

const fn function(name: &'static str, primitive: Primitive, arity: usize) -> Function {
    Function { name, primitive, arity }
}

/// The function of this name.
pub(crate) fn function_named(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

impl Primitive {
    /// Whether it stands in derivatives only.
    pub(crate) fn is_slope(self) -> bool {
        match self {
            Self::AbsSlope
            | Self::PassWherePositive
            | Self::PassWhereMinIsFirst
            | Self::PassWhereMinIsSecond
            | Self::PassWhereMaxIsFirst
            | Self::PassWhereMaxIsSecond
            | Self::PowfSlopeOfBase
            | Self::PowfSlopeOfExponent => true,
            Self::Add
            | Self::Sub
            | Self::Mul
            | Self::Div
            | Self::Neg
            | Self::Square
            | Self::Sqrt
            | Self::Recip
            | Self::Abs
            | Self::Exp
            | Self::Ln
            | Self::Sin
            | Self::Cos
            | Self::Tanh
            | Self::Sigmoid
            | Self::Relu
            | Self::Powf
            | Self::Min
            | Self::Max
            | Self::MulAdd
            | Self::MulSub
            | Self::NegMulAdd => false,
        }
    }

    /// About how many instructions it takes per register.
    pub(crate) fn flops(self) -> usize {
        match self {
            Self::Add
            | Self::Sub
            | Self::Mul
            | Self::Neg
            | Self::Square
            | Self::Abs
            | Self::MulAdd
            | Self::MulSub
            | Self::NegMulAdd => 1,
            Self::Relu
            | Self::Min
            | Self::Max
            | Self::AbsSlope
            | Self::PassWherePositive
            | Self::PassWhereMinIsFirst
            | Self::PassWhereMinIsSecond
            | Self::PassWhereMaxIsFirst
            | Self::PassWhereMaxIsSecond => 3,
            Self::Div | Self::Sqrt | Self::Recip => 8,
            Self::Exp | Self::Ln | Self::Sin | Self::Cos | Self::Tanh | Self::Sigmoid => 25,
            Self::Powf | Self::PowfSlopeOfBase | Self::PowfSlopeOfExponent => 60,
        }
    }
}
