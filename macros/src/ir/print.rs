//! The equations as text.

use std::fmt;

use super::{Equation, Op, Program, Space, Summand, Value};

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "%{}", self.0)
    }
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, equation) in self.equations.iter().enumerate() {
            let space = match equation.space {
                Space::Scalar => "",
                Space::Array => "[]",
            };
            let activity = if equation.is_active { "" } else { " (inactive)" };
            let Equation { name, op, .. } = equation;
            writeln!(f, "{} {name}{space} = {op}{activity}", Value(index))?;
        }
        Ok(())
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(index) => write!(f, "parameter {index}"),
            Self::Seed => f.write_str("seed"),
            Self::Literal(x) => write!(f, "{x:?}"),
            Self::Verbatim(tokens) | Self::Opaque(tokens) => write!(f, "verbatim {{ {tokens} }}"),
            Self::VerbatimLet(tokens) => write!(f, "verbatim {{ let {tokens} }}"),
            Self::Elementwise(primitive, arguments) => {
                write!(f, "{primitive:?}")?;
                arguments.iter().try_for_each(|argument| write!(f, " {argument}"))
            }
            Self::Powi(base, exponent) => write!(f, "Powi {base} {exponent:?}"),
            Self::PowiSlope(base, exponent) => write!(f, "PowiSlope {base} {exponent:?}"),
            Self::Call { callee, arguments } => {
                write!(f, "call {}", quote::quote!(#callee))?;
                arguments.iter().try_for_each(|argument| write!(f, " {}", argument.value()))
            }
            Self::Pullback { call, cotangent } => write!(f, "pullback of {call} at {cotangent}"),
            Self::Component { pullback, index } => write!(f, "{pullback}.{index}"),
            Self::Sum(Summand::Value(value)) => write!(f, "Sum {value}"),
            Self::Sum(Summand::Product(a, b)) => write!(f, "Sum {a} * {b}"),
            Self::Length { parameter } => write!(f, "length of parameter {parameter}"),
        }
    }
}
