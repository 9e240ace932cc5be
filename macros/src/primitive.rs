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
        Recip: "recip", 1, 8;
        Abs: "abs", 1, 1;
        Exp: "exp", 1, 25;
        Ln: "ln", 1, 25;
        Sin: "sin", 1, 25;
        Cos: "cos", 1, 25;
        Tanh: "tanh", 1, 25;
        Powf: "powf", 2, 60;
        Min: "min", 2, 3;
        Max: "max", 2, 3;
    }
    Function {
        Square: "square", 1, 1;
        Sigmoid: "sigmoid", 1, 25;
        Relu: "relu", 1, 3;
    }
    Contraction {
        /// `a * b + c`
        MulAdd: "mul_add", 3, 1;
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
        /// The derivative of `powf(x, y)` by `x`.
        PowfSlopeOfBase: "powf_slope_of_base", 2, 60;
        /// The derivative of `powf(x, y)` by `y`, in the order `(x, y, powf(x, y))`.
        PowfSlopeOfExponent: "powf_slope_of_exponent", 3, 60;
    }
}

/// The function of this name.
pub(crate) fn function_named(name: &str) -> Option<Primitive> {
    let mut functions = Primitive::ALL
        .iter()
        .filter(|primitive| matches!(primitive.form(), Form::Method | Form::Function));
    functions.find(|function| function.name() == name).copied()
}
