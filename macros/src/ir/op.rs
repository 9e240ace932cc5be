//! The right-hand sides of equations.

use proc_macro2::{Ident, TokenStream};
use syn::{Member, Path};

use super::{Header, Kind, Region, Selector, Value};
use crate::primitive::Primitive;
use crate::shape::{Shape, Step};

/// The right-hand side of an equation.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    /// The parameter of this index, read.
    Parameter(usize),
    /// The cotangent of the result of this index, given by the caller.
    Seed {
        index: usize,
        kind: Kind,
    },
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
    /// A part of a struct: a float, or a struct itself.
    Get {
        of: Value,
        path: Vec<Access>,
        kind: Kind,
    },
    /// A struct, of values for its fields.
    Build {
        path: Path,
        fields: Vec<(Member, Argument)>,
    },
    /// A struct with another part.
    Set {
        of: Value,
        path: Vec<Access>,
        to: Value,
    },
    /// A cotangent of a struct, without that of a part.
    Without {
        of: Value,
        path: Vec<Access>,
    },
    /// The cotangent of a struct, made of cotangents of its parts; an empty path is the whole.
    Gather {
        of: Value,
        parts: Vec<(Vec<Access>, Value)>,
    },
    /// A call of another differentiable function; calls are numbered across all regions.
    Call {
        callee: Callee,
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
        kind: Kind,
    },
    /// The sum of an array over all its elements.
    Sum(Summand),
    /// The number of elements of the arrays that are used together with this parameter.
    Length {
        parameter: usize,
    },
}

/// What is called.
#[derive(Clone, Debug)]
pub(crate) enum Callee {
    Function(Path),
    /// The method of a type.
    Method {
        owner: TokenStream,
        name: Ident,
    },
}

/// From a struct to a part of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    Member(Member),
    Element(usize),
    /// The element at an index that is not known here.
    Computed(Value),
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
    /// A cotangent of a struct, of which each float is added.
    Record {
        of: Value,
        d: Value,
    },
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
            | Self::Seed { .. }
            | Self::Literal(_)
            | Self::Verbatim(_)
            | Self::VerbatimLet(_)
            | Self::Opaque(_)
            | Self::Index(_)
            | Self::Condition(_)
            | Self::Unused
            | Self::Length { .. } => Vec::new(),
            Self::Get { of, path, .. } => {
                std::iter::once(*of).chain(path.iter().filter_map(Access::index)).collect()
            }
            Self::Set { of, path, to } => {
                let indices = path.iter().filter_map(Access::index);
                [*of, *to].into_iter().chain(indices).collect()
            }
            Self::Without { of, path } => {
                std::iter::once(*of).chain(path.iter().filter_map(Access::index)).collect()
            }
            Self::Build { fields, .. } => {
                fields.iter().flat_map(|(_, field)| field.values()).collect()
            }
            Self::Gather { of, parts } => {
                let of_parts = parts.iter().flat_map(|(path, value)| {
                    path.iter().filter_map(Access::index).chain(std::iter::once(*value))
                });
                std::iter::once(*of).chain(of_parts).collect()
            }
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
            Self::Sum(Summand::Record { of, d }) => vec![*of, *d],
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
            (Self::Seed { index: a, .. }, Self::Seed { index: b, .. }) => a == b,
            (Self::Get { of: a, path: p, kind: k }, Self::Get { of: b, path: q, kind: l }) => {
                (a, p, k) == (b, q, l)
            }
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
                Self::Component { pullback: a, index: i, path: p, .. },
                Self::Component { pullback: b, index: j, path: q, .. },
            ) => a == b && i == j && p == q,
            (Self::Sum(a), Self::Sum(b)) => a == b,
            (Self::Length { parameter: a }, Self::Length { parameter: b }) => a == b,
            _ => false,
        }
    }
}

impl Access {
    pub(crate) fn of_step(step: &Step) -> Self {
        match *step {
            Step::Field(index) => Self::Member(Member::Unnamed(index.into())),
            Step::Element(index) => Self::Element(index),
        }
    }

    /// The index that it depends on.
    fn index(&self) -> Option<Value> {
        match self {
            Self::Computed(index) => Some(*index),
            Self::Member(_) | Self::Element(_) => None,
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

    /// The way to each of its values.
    pub(crate) fn paths(&self) -> Vec<Vec<Step>> {
        match self {
            Self::Value(_) => vec![Vec::new()],
            Self::Values(shape, _) => shape.paths(),
            Self::Verbatim(_) => Vec::new(),
        }
    }
}
