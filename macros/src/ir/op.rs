//! The right-hand sides of equations.

use proc_macro2::{Ident, TokenStream};
use syn::{Member, Path};

use super::{Header, Kind, Region, Selector, Value};
use crate::operation::Operation;
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
    /// Which elements the lanes hold, of arrays that are gone through together.
    Indices {
        of: Vec<Value>,
    },
    /// User code that no gradient flows through and that gives something for each element.
    PerElement(PerElement),
    /// An element of a table, which is a parameter that elements of are picked: `value`, at `place` and
    /// `offset` behind that. `table` stands for all of it.
    Picked {
        from: Pick,
        table: Value,
        place: Value,
        value: Value,
    },
    /// The cotangent of a table: it is added to the gradient by what it does, and is 0 as a value.
    Noted {
        from: Pick,
        place: Value,
        d: Value,
    },
    /// How often the loop with this counter has run, as a float.
    Counter(Ident),
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
    /// The number of elements of the group that this array belongs to. It is not computed for that.
    Length {
        of: Value,
    },
    /// An array of this value's elements, in memory: as many as the group of `over` has.
    Stored {
        of: Value,
        over: Value,
    },
    /// An operation on whole arrays in memory.
    Whole {
        operation: Operation,
        inputs: Vec<Value>,
        /// What else it takes of the user's: axes, indices.
        passed: Vec<Value>,
        /// Arrays whose shapes it goes by: the result has that of the first.
        like: Vec<Value>,
    },
    /// The one element of an array in memory.
    Item(Value),
}

/// What is called.
#[derive(Clone, Debug)]
pub(crate) enum Callee {
    Function(Path),
    /// A function that is generic over its float: whether it is differentiable is seen by its companion alone.
    Generic(Path),
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

/// Which elements of a table are picked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Pick {
    /// The number of the table among those of the function.
    pub(crate) table: usize,
    /// How many elements behind the place.
    pub(crate) offset: usize,
}

/// User code for each element. It is a closure beside the sweep, as it may name anything of the user's.
#[derive(Clone, Debug)]
pub(crate) struct PerElement {
    /// Closures are numbered across all regions.
    pub(crate) number: usize,
    /// What the closure begins with, each with its place among all statements.
    pub(crate) statements: Vec<(usize, TokenStream)>,
    /// The names that these bind, each with the place of its statement.
    pub(crate) binds: Vec<(usize, Ident)>,
    /// What it gives: one thing where it is the same for all elements, else the results of the equation.
    pub(crate) gives: Vec<Given>,
    /// The counters of loops that it needs.
    pub(crate) counters: Vec<Ident>,
    /// Which elements there are; `None` if it is the same for all of them.
    pub(crate) indices: Option<Value>,
    /// For which lanes it runs, if not for all.
    pub(crate) mask: Option<Value>,
}

/// One thing that user code gives for each element.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) what: Gives,
    pub(crate) code: TokenStream,
    /// The same, to be compared, with the statements that it needs.
    pub(crate) text: String,
    /// The places of the statements that it needs.
    pub(crate) needs: Vec<usize>,
}

impl PerElement {
    /// Whether a statement hides what another one binds: then each thing that is given needs its own in front.
    pub(crate) fn hides(&self) -> bool {
        let same = |(at, name): &(usize, Ident)| {
            self.binds.iter().any(|(other, known)| other != at && known == name)
        };
        self.binds.iter().any(same)
    }
}

/// What a closure that runs for each element calls the element's index.
pub(crate) fn element_name() -> Ident {
    quote::format_ident!("__element")
}

/// What the array is called that is parameter `index` of a program, but no parameter of floats.
pub(crate) fn source_name(index: usize) -> Ident {
    quote::format_ident!("__source_{index}")
}

/// What the elements of the table are called that is parameter `index` of a function.
pub(crate) fn table_name(index: usize) -> Ident {
    quote::format_ident!("__table_{index}")
}

/// What user code gives for each element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gives {
    Float,
    Truth,
    /// An integer, as a `usize` if it is the same for all elements, else as a float.
    Index,
    /// Where an element of a table is, in the bits of a float.
    Place,
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
            | Self::Counter(_)
            | Self::Unused
            | Self::Length { .. } => Vec::new(),
            Self::Indices { of } => of.clone(),
            Self::PerElement(PerElement { indices, mask, .. }) => {
                indices.iter().chain(mask).copied().collect()
            }
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
            Self::Picked { table, place, value, .. } => vec![*table, *place, *value],
            Self::Noted { place, d, .. } => vec![*place, *d],
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
                    Selector::Match { .. } | Selector::Again => None,
                };
                condition.into_iter().chain(captures.iter().copied()).collect()
            }
            Self::Loop { header, carried, captures, .. } => {
                let count = header.count();
                count.into_iter().chain(carried.iter().chain(captures).copied()).collect()
            }
            Self::Result { of, .. } => vec![*of],
            Self::Stored { of, .. } | Self::Item(of) => vec![*of],
            Self::Whole { inputs, passed, .. } => inputs.iter().chain(passed).copied().collect(),
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
            (Self::Counter(a), Self::Counter(b)) => a == b,
            (
                Self::Picked { from: a, place: p, value: v, .. },
                Self::Picked { from: b, place: q, value: w, .. },
            ) => (a, p, v) == (b, q, w),
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
            (Self::Length { of: a }, Self::Length { of: b }) => a == b,
            (Self::Stored { of: a, over: v }, Self::Stored { of: b, over: w }) => (a, v) == (b, w),
            (
                Self::Whole { operation: f, inputs: a, passed: p, like: x },
                Self::Whole { operation: g, inputs: b, passed: q, like: y },
            ) => (f, a, p, x) == (g, b, q, y),
            (Self::Item(a), Self::Item(b)) => a == b,
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
