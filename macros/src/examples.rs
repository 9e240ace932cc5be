//! The gradient of each example's own term, for functions that are the sum or mean of terms.
//!
//! A parameter that all elements share is an array here that is the same everywhere: so nothing is summed on the
//! way back, and its gradient is one number for each element.

use crate::ir::{Kind, Op, Over, Program, Region, Selector, Space, Summand, Value};
use crate::primitive::Primitive;

/// The terms of a function that is their sum or mean, differentiated: `None` if it has another form.
///
/// `body` has not been differentiated.
pub(crate) fn of(body: &Region) -> Option<Region> {
    let mut program = body.program.clone();
    let shares = |program: &Program| {
        program.parameters.iter().any(|x| x.is_differentiated && x.space == Space::Scalar)
    };
    let has_tables = program.parameters.iter().any(|parameter| parameter.table.is_some());
    let has_memory = program.values().any(|value| program.is_in_memory(value));
    let is_of_arrays = !program.is_lane_code() && !program.has_fields();
    if !is_of_arrays || has_tables || has_memory || !shares(&program) {
        return None;
    }
    // An example is an element of each array.
    for parameter in &mut program.parameters {
        parameter.is_broadcast = false;
    }
    let term = term(&mut program, body.results[0])?;
    if program.space(term) != Space::Array || program.equation(term).needs_sum {
        return None;
    }
    let live = program.live(&[term]);
    spread(&mut program, &live)?;
    for equation in &mut program.equations {
        if let Op::Sum(_) = equation.op {
            equation.op = Op::Unused;
            equation.is_active = false;
        }
    }
    let mut region = Region::new(program, vec![term]);
    region.differentiate();
    let Region { program, gradients, .. } = &mut region;
    for (index, gradient) in gradients.iter_mut().enumerate() {
        let parameter = &program.parameters[index];
        match (&gradient, parameter.is_differentiated, parameter.kind) {
            (None, true, Kind::Record) => return None,
            (None, true, _) => *gradient = Some(program.define("c", Op::Literal(0.0))),
            _ => {}
        }
    }
    program.verify();
    Some(region)
}

/// What is summed where `value` is a sum, times the factors of the sum; those of a mean count for 1.
fn term(program: &mut Program, value: Value) -> Option<Value> {
    let is_factor = |program: &Program, value: Value| {
        let equation = program.equation(value);
        !equation.is_active && !equation.needs_sum && equation.kind == Kind::Float
    };
    match program.equation(value).op.clone() {
        Op::Sum(Summand::Value(term)) => Some(term),
        Op::Elementwise(Primitive::Neg, x) => {
            let term = term(program, x[0])?;
            Some(program.apply(Primitive::Neg, [term]))
        }
        Op::Elementwise(Primitive::Div, x) if is_factor(program, x[1]) => {
            let term = term(program, x[0])?;
            Some(match program.equation(x[1]).op {
                Op::Length { .. } => term,
                _ => program.apply(Primitive::Div, [term, x[1]]),
            })
        }
        Op::Elementwise(Primitive::Mul, x) => {
            let (factor, sum) = match is_factor(program, x[0]) {
                true => (x[0], x[1]),
                false => (x[1], x[0]),
            };
            if !is_factor(program, factor) {
                return None;
            }
            let term = term(program, sum)?;
            Some(program.apply(Primitive::Mul, [factor, term]))
        }
        _ => None,
    }
}

/// Makes arrays of all numbers that are differentiated; `None` if what is computed from them cannot run for each
/// element.
fn spread(program: &mut Program, live: &[bool]) -> Option<()> {
    for parameter in &mut program.parameters {
        if parameter.is_differentiated {
            parameter.space = Space::Array;
        }
    }
    for value in program.values() {
        let equation = program.equation(value);
        let space = match equation.op {
            Op::Parameter(index) => program.parameters[index].space,
            Op::Sum(_) => Space::Scalar,
            _ if equation.op.arguments().iter().any(|&x| program.space(x) == Space::Array) => {
                Space::Array
            }
            _ => equation.space,
        };
        let is_new = equation.space != space && live.get(value.0).copied().unwrap_or(true);
        if is_new && !can_run_per_element(program, &equation.op) {
            return None;
        }
        program.equations[value.0].space = space;
    }
    Some(())
}

/// Whether an equation between the parameters and a sweep may be one of the sweep.
fn can_run_per_element(program: &Program, op: &Op) -> bool {
    op.arguments().iter().all(|&x| program.kind(x) != Kind::Opaque)
        && op.regions().iter().all(|region| is_free_of_user_code(&region.program))
        && !has_user_code(op)
}

fn is_free_of_user_code(program: &Program) -> bool {
    let mut is_free = true;
    program.all_regions(&mut |program| {
        is_free &= program.equations.iter().all(|equation| !has_user_code(&equation.op));
    });
    is_free
}

/// Whether the user's own code is a part of it, which may name anything.
fn has_user_code(op: &Op) -> bool {
    match op {
        Op::Verbatim(_)
        | Op::VerbatimLet(_)
        | Op::Opaque(_)
        | Op::Index(_)
        | Op::Condition(_)
        | Op::PerElement(_)
        | Op::Branch { selector: Selector::Match { .. }, .. } => true,
        Op::Loop { header, .. } => matches!(header.over, Over::Iterator { .. }),
        _ => false,
    }
}
