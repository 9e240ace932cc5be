//! The program between parsing and emission: equations in A-normal form.
//!
//! Every equation defines one value from values before it. A value is either a *scalar*, one float
//! for the whole call, or an *array*, one float per element, of which only one lane at a time ever
//! exists. A reduction makes a scalar of an array; a scalar in the arguments of an elementwise
//! operation on arrays is broadcast.

mod print;
mod verify;

use proc_macro2::{Ident, TokenStream};
use syn::Path;

use crate::primitive::Primitive;

/// A value, as the index of the equation that defines it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Value(pub(crate) usize);

/// Whether a value is one float or one float per element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Space {
    Scalar,
    Array,
}

/// The right-hand side of an equation.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    /// The float parameter of this index, read.
    Parameter(usize),
    /// The cotangent of the result, given by the caller.
    Seed,
    Literal(f64),
    /// User code that no gradient flows through and that gives a float.
    Verbatim(TokenStream),
    /// User code that no gradient flows through: `let` and what follows. Defines no value.
    VerbatimLet(TokenStream),
    /// User code that no gradient flows through, of the type that its place requires.
    Opaque(TokenStream),
    Elementwise(Primitive, Vec<Value>),
    /// The base, and an integer exponent: the same for all elements.
    Powi(Value, Exponent),
    /// The derivative of `Powi` by its base.
    PowiSlope(Value, Exponent),
    /// A call of another differentiable function.
    Call {
        callee: Path,
        arguments: Vec<Argument>,
    },
    /// The cotangents of the arguments of a call, from the cotangent of its result.
    Pullback {
        call: Value,
        cotangent: Value,
    },
    /// One of the cotangents of a pullback.
    Component {
        pullback: Value,
        index: usize,
    },
    /// The sum of an array over all its elements.
    Sum(Summand),
    /// The number of elements of the arrays that are used together with this parameter.
    Length {
        parameter: usize,
    },
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
    /// User code that no gradient flows through, of whatever type the callee takes.
    Verbatim(Value),
}

/// `name = op`
#[derive(Clone, Debug)]
pub(crate) struct Equation {
    /// What the user or a rule calls it.
    pub(crate) name: String,
    pub(crate) op: Op,
    pub(crate) space: Space,
    /// Whether it depends on a parameter that is differentiated.
    pub(crate) is_active: bool,
}

/// A float parameter as the equations see it.
#[derive(Clone, Debug)]
pub(crate) struct FloatParameter {
    pub(crate) name: Ident,
    pub(crate) space: Space,
    /// Whether its gradient is wanted.
    pub(crate) is_differentiated: bool,
    /// Whether it is a `Variable`, which has a method `value`.
    pub(crate) is_variable: bool,
}

/// A function as equations.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) parameters: Vec<FloatParameter>,
    pub(crate) equations: Vec<Equation>,
}

impl Program {
    pub(crate) fn new(parameters: Vec<FloatParameter>) -> Self {
        Self { parameters, equations: Vec::new() }
    }

    /// Whether there are scalars only, so that other functions can call this one on lanes.
    pub(crate) fn is_lane_code(&self) -> bool {
        self.parameters.iter().all(|parameter| parameter.space == Space::Scalar)
    }

    pub(crate) fn equation(&self, value: Value) -> &Equation {
        &self.equations[value.0]
    }

    pub(crate) fn space(&self, value: Value) -> Space {
        self.equation(value).space
    }

    pub(crate) fn is_active(&self, value: Value) -> bool {
        self.equation(value).is_active
    }

    /// The literal that a value is, if it is one.
    pub(crate) fn literal(&self, value: Value) -> Option<f64> {
        match self.equation(value).op {
            Op::Literal(x) => Some(x),
            _ => None,
        }
    }

    /// All values, in order.
    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = Value> + use<> {
        (0..self.equations.len()).map(Value)
    }

    /// Defines a value; an equation that is there already is used again.
    pub(crate) fn define(&mut self, name: &str, op: Op) -> Value {
        if let Some(index) = self.equations.iter().position(|known| known.op.computes_same(&op)) {
            return Value(index);
        }
        let arguments = op.arguments();
        let space = match op {
            Op::Parameter(index) => self.parameters[index].space,
            Op::Sum(_) => Space::Scalar,
            _ if arguments.iter().any(|&value| self.space(value) == Space::Array) => Space::Array,
            _ => Space::Scalar,
        };
        let is_active = match op {
            Op::Parameter(index) => self.parameters[index].is_differentiated,
            _ => arguments.iter().any(|&value| self.is_active(value)),
        };
        self.equations.push(Equation { name: name.to_owned(), op, space, is_active });
        Value(self.equations.len() - 1)
    }

    /// Defines the result of an elementwise operation.
    pub(crate) fn apply<const N: usize>(&mut self, primitive: Primitive, on: [Value; N]) -> Value {
        self.define("t", Op::Elementwise(primitive, on.to_vec()))
    }

    /// Which values `results` are computed from, themselves included.
    pub(crate) fn live(&self, results: &[Value]) -> Vec<bool> {
        let mut live = vec![false; self.equations.len()];
        for result in results {
            live[result.0] = true;
        }
        for index in (0..self.equations.len()).rev() {
            if live[index] {
                for argument in self.equations[index].op.arguments() {
                    live[argument.0] = true;
                }
            }
        }
        live
    }

    /// Whether a value is computed from a sum over arrays, and so only behind a sweep.
    pub(crate) fn needs_sum(&self, value: Value) -> bool {
        let op = &self.equation(value).op;
        matches!(op, Op::Sum(_)) || op.arguments().into_iter().any(|x| self.needs_sum(x))
    }

    /// How often each value is used on the way to `results`.
    pub(crate) fn uses(&self, results: &[Value]) -> Vec<usize> {
        let mut uses = vec![0; self.equations.len()];
        let live = self.live(results);
        let live = self.values().filter(|value| live[value.0]);
        let arguments = live.flat_map(|value| self.equation(value).op.arguments());
        for value in arguments.chain(results.iter().copied()) {
            uses[value.0] += 1;
        }
        uses
    }
}

impl Op {
    /// The values that it is computed from.
    pub(crate) fn arguments(&self) -> Vec<Value> {
        match self {
            Self::Parameter(_)
            | Self::Seed
            | Self::Literal(_)
            | Self::Verbatim(_)
            | Self::VerbatimLet(_)
            | Self::Opaque(_)
            | Self::Length { .. } => Vec::new(),
            Self::Elementwise(_, arguments) => arguments.clone(),
            Self::Powi(base, exponent) | Self::PowiSlope(base, exponent) => match exponent {
                Exponent::Literal(_) => vec![*base],
                Exponent::Computed(exponent) => vec![*base, *exponent],
            },
            Self::Call { arguments, .. } => arguments.iter().map(Argument::value).collect(),
            Self::Pullback { call, cotangent } => vec![*call, *cotangent],
            Self::Component { pullback, .. } => vec![*pullback],
            Self::Sum(Summand::Value(value)) => vec![*value],
            Self::Sum(Summand::Product(a, b)) => vec![*a, *b],
        }
    }

    /// Whether the two are sure to give the same value.
    fn computes_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Parameter(a), Self::Parameter(b)) => a == b,
            (Self::Seed, Self::Seed) => true,
            (Self::Literal(a), Self::Literal(b)) => a.to_bits() == b.to_bits(),
            (Self::Elementwise(f, a), Self::Elementwise(g, b)) => f == g && a == b,
            (Self::Powi(a, m), Self::Powi(b, n))
            | (Self::PowiSlope(a, m), Self::PowiSlope(b, n)) => a == b && m == n,
            (
                Self::Pullback { call: a, cotangent: d },
                Self::Pullback { call: b, cotangent: e },
            ) => a == b && d == e,
            (
                Self::Component { pullback: a, index: i },
                Self::Component { pullback: b, index: j },
            ) => a == b && i == j,
            (Self::Sum(a), Self::Sum(b)) => a == b,
            (Self::Length { parameter: a }, Self::Length { parameter: b }) => a == b,
            _ => false,
        }
    }
}

impl Argument {
    pub(crate) fn value(&self) -> Value {
        match self {
            Self::Value(value) | Self::Verbatim(value) => *value,
        }
    }
}
