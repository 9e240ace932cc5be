//! The right-hand sides of equations.

use proc_macro2::TokenStream;
use syn::Path;

use super::{Header, Region, Selector, Value};
use crate::primitive::Primitive;
use crate::shape::{Shape, Step};

/// The right-hand side of an equation.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    /// The parameter of this index, read.
    Parameter(usize),
    /// The cotangent of the result of this index, given by the caller.
    Seed(usize),
    Literal(f64),
    /// User code that no gradient flows through and that gives a float.
    Verbatim(TokenStream),
    /// User code that no gradient flows through: `let` and what follows. Defines no value.
    VerbatimLet(TokenStream),
    /// User code that no gradient flows through, of the type that its place requires.
    Opaque(TokenStream),
    /// User code that no gradient flows through, of type `usize`.
    Index(TokenStream),
    /// User code that no gradient flows through, of type `bool`.
    Condition(TokenStream),
    /// A value that no gradient is to flow through.
    Stopped(Value),
    /// A value with a function of its cotangent: the region takes the cotangent and the captures.
    Adjusted {
        of: Value,
        captures: Vec<Value>,
        cotangent: Box<Region>,
    },
    Compare(Comparison, Value, Value),
    Logic(Logic, Vec<Value>),
    Elementwise(Primitive, Vec<Value>),
    /// The base, and an integer exponent: the same for all elements.
    Powi(Value, Exponent),
    /// The derivative of `Powi` by its base.
    PowiSlope(Value, Exponent),
    /// The value at an index that is not known here.
    Element {
        of: Vec<Value>,
        index: Value,
    },
    /// `on` if the index is `at`, else `off`.
    At {
        index: Value,
        at: usize,
        on: Value,
        off: Value,
    },
    /// A call of another differentiable function; calls are numbered across all regions.
    Call {
        callee: Path,
        number: usize,
        arguments: Vec<Argument>,
        result: Shape,
    },
    /// One side of several, each with the captures as its parameters.
    Branch {
        selector: Selector,
        captures: Vec<Value>,
        sides: Vec<Region>,
    },
    /// A body that runs again and again. Its parameters are the carried values, which its results
    /// replace for the next iteration, and the captures.
    Loop {
        header: Header,
        carried: Vec<Value>,
        captures: Vec<Value>,
        body: Box<Region>,
    },
    /// What was a result that nothing in use needs.
    Unused,
    /// One of the results of a branch or loop, or of a call that gives several.
    Result {
        of: Value,
        index: usize,
    },
    /// The cotangents of the arguments of a call, branch or loop, from those of its results.
    Pullback {
        of: Value,
        cotangents: Vec<Value>,
    },
    /// One of the cotangents of a pullback, or a part of it.
    Component {
        pullback: Value,
        index: usize,
        path: Vec<Step>,
    },
    /// The sum of an array over all its elements.
    Sum(Summand),
    /// The number of elements of the arrays that are used together with this parameter.
    Length {
        parameter: usize,
    },
}

/// How two floats are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Comparison {
    Less,
    LessOrEqual,
    Equal,
}

/// How truth values are combined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Logic {
    Not,
    And,
    Or,
}

/// What a sum adds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Summand {
    Value(Value),
    /// The product of two values, added by one fused multiply-add.
    Product(Value, Value),
}

/// An integer exponent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Exponent {
    Literal(i32),
    /// Defined by an [`Op::Opaque`].
    Computed(Value),
}

/// An argument of a call.
#[derive(Clone, Debug)]
pub(crate) enum Argument {
    Value(Value),
    /// Floats in a tuple or array.
    Values(Shape, Vec<Value>),
    /// User code that no gradient flows through, of whatever type the callee takes.
    Verbatim(Value),
}

impl Op {
    /// The values that it is computed from.
    pub(crate) fn arguments(&self) -> Vec<Value> {
        match self {
            Self::Parameter(_)
            | Self::Seed(_)
            | Self::Literal(_)
            | Self::Verbatim(_)
            | Self::VerbatimLet(_)
            | Self::Opaque(_)
            | Self::Index(_)
            | Self::Condition(_)
            | Self::Unused
            | Self::Length { .. } => Vec::new(),
            Self::Stopped(value) => vec![*value],
            Self::Adjusted { of, captures, .. } => [&[*of], &captures[..]].concat(),
            Self::Element { of, index } => [&[*index], &of[..]].concat(),
            Self::At { index, on, off, .. } => vec![*index, *on, *off],
            Self::Compare(_, a, b) => vec![*a, *b],
            Self::Elementwise(_, arguments) | Self::Logic(_, arguments) => arguments.clone(),
            Self::Powi(base, exponent) | Self::PowiSlope(base, exponent) => match exponent {
                Exponent::Literal(_) => vec![*base],
                Exponent::Computed(exponent) => vec![*base, *exponent],
            },
            Self::Call { arguments, .. } => arguments.iter().flat_map(Argument::values).collect(),
            Self::Branch { selector, captures, .. } => {
                let condition = match selector {
                    Selector::Condition(condition) => Some(*condition),
                    Selector::Match { .. } => None,
                };
                condition.into_iter().chain(captures.iter().copied()).collect()
            }
            Self::Loop { carried, captures, .. } => [&carried[..], &captures[..]].concat(),
            Self::Result { of, .. } => vec![*of],
            Self::Pullback { of, cotangents } => [&[*of], &cotangents[..]].concat(),
            Self::Component { pullback, .. } => vec![*pullback],
            Self::Sum(Summand::Value(value)) => vec![*value],
            Self::Sum(Summand::Product(a, b)) => vec![*a, *b],
        }
    }

    /// The programs inside of it.
    pub(crate) fn regions(&self) -> &[Region] {
        match self {
            Self::Branch { sides, .. } => sides,
            Self::Loop { body, .. } => std::slice::from_ref(body),
            _ => &[],
        }
    }

    pub(crate) fn regions_mut(&mut self) -> &mut [Region] {
        match self {
            Self::Branch { sides, .. } => sides,
            Self::Loop { body, .. } => std::slice::from_mut(body),
            _ => &mut [],
        }
    }

    /// Whether the two are sure to give the same value.
    pub(super) fn computes_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Parameter(a), Self::Parameter(b)) => a == b,
            (Self::Seed(a), Self::Seed(b)) => a == b,
            (Self::Literal(a), Self::Literal(b)) => a.to_bits() == b.to_bits(),
            (Self::Elementwise(f, a), Self::Elementwise(g, b)) => f == g && a == b,
            (Self::Stopped(a), Self::Stopped(b)) => a == b,
            (Self::Element { of: a, index: i }, Self::Element { of: b, index: j }) => {
                (a, i) == (b, j)
            }
            (
                Self::At { index: i, at: k, on: a, off: c },
                Self::At { index: j, at: l, on: b, off: d },
            ) => (i, k, a, c) == (j, l, b, d),
            (Self::Compare(f, a, b), Self::Compare(g, c, d)) => (f, a, b) == (g, c, d),
            (Self::Logic(f, a), Self::Logic(g, b)) => f == g && a == b,
            (Self::Result { of: a, index: i }, Self::Result { of: b, index: j }) => {
                (a, i) == (b, j)
            }
            (Self::Powi(a, m), Self::Powi(b, n))
            | (Self::PowiSlope(a, m), Self::PowiSlope(b, n)) => a == b && m == n,
            (Self::Pullback { of: a, cotangents: d }, Self::Pullback { of: b, cotangents: e }) => {
                a == b && d == e
            }
            (
                Self::Component { pullback: a, index: i, path: p },
                Self::Component { pullback: b, index: j, path: q },
            ) => a == b && i == j && p == q,
            (Self::Sum(a), Self::Sum(b)) => a == b,
            (Self::Length { parameter: a }, Self::Length { parameter: b }) => a == b,
            _ => false,
        }
    }
}

impl Argument {
    pub(crate) fn values(&self) -> Vec<Value> {
        match self {
            Self::Value(value) | Self::Verbatim(value) => vec![*value],
            Self::Values(_, values) => values.clone(),
        }
    }
}
