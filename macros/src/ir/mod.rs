//! The program between parsing and emission: equations in A-normal form.
//!
//! Every equation defines one value from values before it. A value is either a *scalar*, one float
//! for the whole call, or an *array*, one float per element, of which only one lane at a time ever
//! exists. A reduction makes a scalar of an array; a scalar in the arguments of an elementwise
//! operation on arrays is broadcast.
//!
//! Branches and loops are equations too: their code is a program of its own, which sees the values
//! around it through its parameters, and they are differentiated like calls of a function.

mod op;
mod print;
mod region;
mod verify;

use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use syn::Member;

use crate::groups::Groups;
use crate::primitive::Primitive;
use crate::shape::Shape;
pub(crate) use op::{
    Access, Argument, Callee, Comparison, Exponent, Given, Gives, Logic, Op, PerElement, Pick,
    Summand,
};
pub(crate) use op::{element_name, source_name, table_name};
pub(crate) use region::{Header, Over, Region, Selector};

/// A value, as the index of the equation that defines it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Value(pub(crate) usize);

/// Whether a value is one float or one float per element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Space {
    Scalar,
    Array,
}

/// What a value is to the emitted code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// A float in each lane.
    Float,
    /// A truth value in each lane.
    Mask,
    /// A truth value that is the same for all lanes.
    Bool,
    /// A value of the user's, of whatever type.
    Opaque,
    /// A struct of floats on lanes, or a cotangent of one.
    Record,
    /// What several values are taken from: the results of a branch, cotangents of a pullback.
    Several,
}

impl Kind {
    /// Whether a gradient may flow through a value of this kind.
    pub(crate) fn has_cotangent(self) -> bool {
        matches!(self, Self::Float | Self::Record)
    }
}

/// `name = op`
#[derive(Clone, Debug)]
pub(crate) struct Equation {
    /// What the user or a rule calls it.
    pub(crate) name: String,
    pub(crate) op: Op,
    pub(crate) space: Space,
    pub(crate) kind: Kind,
    /// Whether it depends on a parameter that is differentiated.
    pub(crate) is_active: bool,
    /// Whether it is computed from a sum over arrays, and so only behind a sweep.
    pub(crate) needs_sum: bool,
    /// The user's expression for it, if it is one of whole arrays.
    pub(crate) site: Option<Rc<Site>>,
}

/// An expression of the user's.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// A parameter as the equations see it.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: Ident,
    pub(crate) space: Space,
    pub(crate) kind: Kind,
    /// Whether its gradient is wanted.
    pub(crate) is_differentiated: bool,
    /// Whether arrays that it is used together with may have another shape.
    pub(crate) is_broadcast: bool,
    /// Whether it is a `Variable`, which has a method `value`.
    pub(crate) is_variable: bool,
    /// The user's code for an array that is no parameter of floats, but is gone through like one.
    pub(crate) source: Option<TokenStream>,
    /// The array that elements are picked of, if it stands for all of that: it is a parameter too.
    pub(crate) table: Option<usize>,
    /// The struct that it is an array of, and the fields on the way to it.
    pub(crate) field: Option<(usize, Vec<Member>)>,
    /// How many floats each element has of an array whose elements are arrays.
    pub(crate) row: Option<usize>,
}

/// A function as equations.
#[derive(Clone, Default, Debug)]
pub(crate) struct Program {
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) equations: Vec<Equation>,
    /// The expression that is being parsed, if it is one of whole arrays.
    pub(crate) site: Option<Rc<Site>>,
}

impl Program {
    pub(crate) fn new(parameters: Vec<Parameter>) -> Self {
        Self { parameters, ..Self::default() }
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

    pub(crate) fn kind(&self, value: Value) -> Kind {
        self.equation(value).kind
    }

    pub(crate) fn is_active(&self, value: Value) -> bool {
        self.equation(value).is_active
    }

    /// Whether arrays of a struct are read.
    pub(crate) fn has_fields(&self) -> bool {
        self.parameters.iter().any(|parameter| parameter.field.is_some())
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
            Op::Sum(_) | Op::Item(_) => Space::Scalar,
            Op::Stored { .. } | Op::Whole { .. } => Space::Array,
            _ if arguments.iter().any(|&value| self.space(value) == Space::Array) => Space::Array,
            _ => Space::Scalar,
        };
        let kind = self.kind_of(&op);
        let is_active = self.depends_on_parameters(&op);
        let needs_sum = matches!(op, Op::Sum(_) | Op::Item(_))
            || arguments.iter().any(|&x| self.equation(x).needs_sum);
        let name = name.to_owned();
        let site = self.site.clone().filter(|_| space == Space::Array);
        self.equations.push(Equation { name, op, space, kind, is_active, needs_sum, site });
        Value(self.equations.len() - 1)
    }

    fn kind_of(&self, op: &Op) -> Kind {
        match op {
            Op::Parameter(index) => self.parameters[*index].kind,
            Op::Seed { kind, .. } | Op::Get { kind, .. } | Op::Component { kind, .. } => *kind,
            Op::Build { .. } | Op::Set { .. } | Op::Without { .. } | Op::Gather { .. } => {
                Kind::Record
            }
            Op::Sum(Summand::Record { .. }) => Kind::Record,
            Op::Stopped(value) => self.kind(*value),
            Op::Literal(_)
            | Op::Verbatim(_)
            | Op::Adjusted { .. }
            | Op::Element { .. }
            | Op::At { .. }
            | Op::Elementwise(..)
            | Op::Powi(..)
            | Op::PowiSlope(..)
            | Op::Sum(_)
            | Op::Unused
            | Op::Indices { .. }
            | Op::Picked { .. }
            | Op::Noted { .. }
            | Op::Counter(_)
            | Op::Length { .. }
            | Op::Stored { .. }
            | Op::Whole { .. }
            | Op::Item(_) => Kind::Float,
            Op::PerElement(code) if code.indices.is_some() => Kind::Several,
            Op::PerElement(code) => match code.gives[0].what {
                Gives::Float | Gives::Place => Kind::Float,
                Gives::Index => Kind::Opaque,
                Gives::Truth => Kind::Bool,
            },
            Op::VerbatimLet(_) | Op::Opaque(_) | Op::Index(_) => Kind::Opaque,
            Op::Condition(_) => Kind::Bool,
            Op::Compare(..) => Kind::Mask,
            Op::Logic(_, terms) => match terms.iter().all(|&x| self.kind(x) == Kind::Bool) {
                true => Kind::Bool,
                false => Kind::Mask,
            },
            Op::Call { result: Shape::Float, .. } => Kind::Float,
            Op::Call { result: Shape::Record(_), .. } => Kind::Record,
            Op::Call { .. } | Op::Branch { .. } | Op::Loop { .. } | Op::Pullback { .. } => {
                Kind::Several
            }
            Op::Result { of, index } => self.kind_of_result(*of, *index),
        }
    }

    /// What a result of a branch or loop is.
    pub(crate) fn kind_of_result(&self, of: Value, index: usize) -> Kind {
        match &self.equation(of).op {
            Op::Branch { selector, sides, .. } => {
                let is_same_for_all_lanes = match selector {
                    Selector::Condition(condition) => self.kind(*condition) == Kind::Bool,
                    Selector::Match { .. } | Selector::Again => true,
                };
                let mut kinds = sides.iter().map(|side| side.program.kind(side.results[index]));
                match kinds.find(|&kind| kind != Kind::Bool) {
                    None if is_same_for_all_lanes => Kind::Bool,
                    None => Kind::Mask,
                    Some(kind) => kind,
                }
            }
            Op::Loop { body, .. } => body.program.parameters[index].kind,
            Op::Call { result, .. } => result.leaves()[index].kind(),
            Op::PerElement(code) => match code.gives[index].what {
                Gives::Float | Gives::Index | Gives::Place => Kind::Float,
                Gives::Truth => Kind::Mask,
            },
            op => unreachable!("{op} has no results"),
        }
    }

    fn depends_on_parameters(&self, op: &Op) -> bool {
        match op {
            Op::Parameter(index) => self.parameters[*index].is_differentiated,
            Op::Compare(..)
            | Op::Logic(..)
            | Op::Stopped(_)
            | Op::Indices { .. }
            | Op::PerElement(_) => false,
            Op::Adjusted { of, .. } => self.is_active(*of),
            Op::Branch { sides, .. } => sides.iter().any(Region::is_active),
            Op::Loop { carried, body, .. } => {
                body.is_active() || carried.iter().any(|&init| self.is_active(init))
            }
            Op::Result { of, index } => match &self.equation(*of).op {
                Op::Branch { sides, .. } => {
                    sides.iter().any(|side| side.program.is_active(side.results[*index]))
                }
                Op::Loop { carried, body, .. } => {
                    body.program.is_active(body.results[*index]) || self.is_active(carried[*index])
                }
                Op::Call { .. } => self.is_active(*of),
                Op::PerElement(_) => false,
                op => unreachable!("{op} has no results"),
            },
            _ => op.arguments().iter().any(|&value| self.is_active(value)),
        }
    }

    /// Whether an array is in memory, and no parameter.
    pub(crate) fn is_in_memory(&self, array: Value) -> bool {
        matches!(self.equation(array).op, Op::Stored { .. } | Op::Whole { .. })
    }

    /// Whether an array in memory is a view of another one.
    pub(crate) fn is_view(&self, array: Value) -> bool {
        match self.equation(array).op {
            Op::Whole { operation, .. } => operation.gives_view(),
            _ => false,
        }
    }

    /// An array in memory of the elements of `of`, as many as the group of `over` has.
    pub(crate) fn stored(&mut self, of: Value, over: Value) -> Value {
        let is_parameter = matches!(self.equation(of).op, Op::Parameter(_));
        let is_in_memory = self.is_in_memory(of) || is_parameter && self.space(of) == Space::Array;
        if is_in_memory && of == over {
            return of;
        }
        let groups = Groups::of(self);
        match is_in_memory && groups.of_value(of) == groups.of_value(over) {
            true => of,
            false => self.define("stored", Op::Stored { of, over }),
        }
    }

    /// Defines the result of an elementwise operation.
    pub(crate) fn apply<const N: usize>(&mut self, primitive: Primitive, on: [Value; N]) -> Value {
        self.define("t", Op::Elementwise(primitive, on.to_vec()))
    }

    /// Which values `results` are computed from, themselves included.
    pub(crate) fn live(&self, results: &[Value]) -> Vec<bool> {
        self.uses(results).into_iter().map(|uses| uses > 0).collect()
    }

    /// Whether a value is computed even if nothing depends on it: the user's own statements are, and
    /// so is a branch or loop around them.
    pub(crate) fn has_effect(&self, value: Value) -> bool {
        let op = &self.equation(value).op;
        let is_region =
            |region: &Region| region.program.values().any(|value| region.program.has_effect(value));
        matches!(op, Op::VerbatimLet(_)) || op.regions().iter().any(is_region)
    }

    /// The value that a parameter is read as, if it is read.
    pub(crate) fn read(&self, parameter: usize) -> Option<Value> {
        let is_it =
            |value: &Value| matches!(self.equation(*value).op, Op::Parameter(i) if i == parameter);
        self.values().find(is_it)
    }

    /// The calls of differentiable functions, those inside of regions not among them.
    pub(crate) fn calls(&self) -> impl Iterator<Item = Value> {
        self.values().filter(|&value| matches!(self.equation(value).op, Op::Call { .. }))
    }

    /// This program and those inside of it.
    pub(crate) fn all_regions<'a>(&'a self, visit: &mut dyn FnMut(&'a Program)) {
        visit(self);
        for equation in &self.equations {
            for region in equation.op.regions() {
                region.program.all_regions(visit);
            }
        }
    }

    /// How often each value is used on the way to `results`.
    pub(crate) fn uses(&self, results: &[Value]) -> Vec<usize> {
        let mut uses = vec![0; self.equations.len()];
        for result in results {
            uses[result.0] += 1;
        }
        for index in (0..uses.len()).rev() {
            if uses[index] > 0 {
                for argument in self.equations[index].op.arguments() {
                    uses[argument.0] += 1;
                }
            }
        }
        uses
    }
}
