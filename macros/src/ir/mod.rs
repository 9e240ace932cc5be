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

use proc_macro2::Ident;

use crate::primitive::Primitive;
use crate::shape::Shape;
pub(crate) use op::{Access, Argument, Callee, Comparison, Exponent, Logic, Op, Summand};
pub(crate) use region::{Header, Region, Selector};

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
}

/// A parameter as the equations see it.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: Ident,
    pub(crate) space: Space,
    pub(crate) kind: Kind,
    /// Whether its gradient is wanted.
    pub(crate) is_differentiated: bool,
    /// Whether it is a `Variable`, which has a method `value`.
    pub(crate) is_variable: bool,
}

/// A function as equations.
#[derive(Clone, Default, Debug)]
pub(crate) struct Program {
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) equations: Vec<Equation>,
}

impl Program {
    pub(crate) fn new(parameters: Vec<Parameter>) -> Self {
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

    pub(crate) fn kind(&self, value: Value) -> Kind {
        self.equation(value).kind
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
        let kind = self.kind_of(&op);
        let is_active = self.depends_on_parameters(&op);
        self.equations.push(Equation { name: name.to_owned(), op, space, kind, is_active });
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
            | Op::Length { .. } => Kind::Float,
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
                    Selector::Match { .. } => true,
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
            op => unreachable!("{op} has no results"),
        }
    }

    fn depends_on_parameters(&self, op: &Op) -> bool {
        match op {
            Op::Parameter(index) => self.parameters[*index].is_differentiated,
            Op::Compare(..) | Op::Logic(..) | Op::Stopped(_) => false,
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
                op => unreachable!("{op} has no results"),
            },
            _ => op.arguments().iter().any(|&value| self.is_active(value)),
        }
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
