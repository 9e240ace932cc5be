//! What every pass relies on.

use super::{Op, Program, Space, Value};

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
                Op::Component { pullback, .. } => assert!(
                    matches!(self.equation(*pullback).op, Op::Pullback { .. }),
                    "{} is a component of no pullback, in\n{self}",
                    Value(index)
                ),
                Op::Parameter(_) => {}
                Op::Seed
                | Op::Literal(_)
                | Op::Verbatim(_)
                | Op::VerbatimLet(_)
                | Op::Opaque(_)
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
