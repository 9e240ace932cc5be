//! What every pass relies on.

use super::{Kind, Op, Program, Selector, Space, Value};

impl Program {
    /// Checks what every pass relies on; a failure is a bug of this crate.
    pub(crate) fn verify(&self) {
        for (index, equation) in self.equations.iter().enumerate() {
            let arguments = equation.op.arguments();
            assert!(
                arguments.iter().all(|argument| argument.0 < index),
                "{} is defined from values behind it, in\n{self}",
                Value(index)
            );
            let has_array = arguments.iter().any(|&argument| self.space(argument) == Space::Array);
            match &equation.op {
                Op::Sum(_) => assert!(
                    has_array && equation.space == Space::Scalar,
                    "{} sums no array, in\n{self}",
                    Value(index)
                ),
                Op::Item(array) => assert!(
                    equation.space == Space::Scalar && self.is_in_memory(*array),
                    "{} is of no array in memory, in\n{self}",
                    Value(index)
                ),
                Op::Component { pullback, .. } => assert!(
                    matches!(self.equation(*pullback).op, Op::Pullback { .. }),
                    "{} is a component of no pullback, in\n{self}",
                    Value(index)
                ),
                Op::Parameter(index) => assert!(
                    *index < self.parameters.len(),
                    "{} reads no parameter, in\n{self}",
                    Value(*index)
                ),
                Op::Unused => {}
                Op::Result { of, index } => {
                    let of_op = &self.equation(*of).op;
                    let has_result = match of_op {
                        Op::Call { result, .. } => *index < result.len(),
                        Op::PerElement(code) => *index < code.gives.len(),
                        _ => of_op.regions().iter().any(|region| *index < region.results.len()),
                    };
                    assert!(has_result, "{of} has no result {index}, in\n{self}");
                }
                Op::Branch { selector, captures, sides } => {
                    let expected = match selector {
                        Selector::Condition(condition) => {
                            let kind = self.kind(*condition);
                            assert!(
                                kind == Kind::Mask || kind == Kind::Bool,
                                "{condition} is no condition, in\n{self}"
                            );
                            2
                        }
                        Selector::Match { patterns, .. } => patterns.len(),
                        Selector::Again => 1,
                    };
                    assert_eq!(sides.len(), expected, "a side is missing, in\n{self}");
                    for side in sides {
                        assert_eq!(
                            (side.program.parameters.len(), side.results.len()),
                            (captures.len(), sides[0].results.len()),
                            "a side of {} takes or gives something else, in\n{self}",
                            Value(index)
                        );
                        side.program.verify();
                    }
                }
                Op::Adjusted { captures, cotangent, .. } => {
                    assert_eq!(
                        (cotangent.program.parameters.len(), cotangent.results.len()),
                        (1 + captures.len(), 1),
                        "the gradient of {} takes or gives something else, in\n{self}",
                        Value(index)
                    );
                    cotangent.program.verify();
                }
                Op::Loop { carried, captures, body, .. } => {
                    assert_eq!(
                        (body.program.parameters.len(), body.results.len()),
                        (carried.len() + captures.len(), carried.len()),
                        "the body of {} takes or gives something else, in\n{self}",
                        Value(index)
                    );
                    body.program.verify();
                }
                Op::Get { of, .. }
                | Op::Set { of, .. }
                | Op::Without { of, .. }
                | Op::Gather { of, .. } => assert_eq!(
                    self.kind(*of),
                    Kind::Record,
                    "{} looks into no struct, in\n{self}",
                    Value(index)
                ),
                Op::Stored { .. } | Op::Whole { .. } => assert!(
                    equation.space == Space::Array,
                    "{} is no array, in\n{self}",
                    Value(index)
                ),
                Op::Seed { .. }
                | Op::Build { .. }
                | Op::Literal(_)
                | Op::Verbatim(_)
                | Op::VerbatimLet(_)
                | Op::Opaque(_)
                | Op::Index(_)
                | Op::Element { .. }
                | Op::At { .. }
                | Op::Condition(_)
                | Op::Indices { .. }
                | Op::PerElement(_)
                | Op::Picked { .. }
                | Op::Noted { .. }
                | Op::Counter(_)
                | Op::Stopped(_)
                | Op::Compare(..)
                | Op::Logic(..)
                | Op::Elementwise(..)
                | Op::Powi(..)
                | Op::PowiSlope(..)
                | Op::Call { .. }
                | Op::Pullback { .. }
                | Op::Length { .. } => assert_eq!(
                    has_array,
                    equation.space == Space::Array,
                    "{} is in the wrong space, in\n{self}",
                    Value(index)
                ),
            }
        }
    }
}
