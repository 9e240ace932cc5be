//! Results of calls that nothing is done with but to pass them on: `step(step(state))`.
//!
//! Whether such a result is a number or a struct is seen nowhere in the body. What is right for structs is
//! right for numbers too, as lanes are a struct of one float; so it is taken for a struct, in functions that
//! have any.

use crate::ir::{Argument, Kind, Op, Program, Region, Space, Value};
use crate::shape::Shape;

/// Settles what the results of calls are.
pub(super) fn settle(body: &mut Region) {
    let mut has_records = false;
    body.program.all_regions(&mut |program| {
        has_records |= program.values().any(|value| program.kind(value) == Kind::Record);
    });
    if has_records {
        let runs_on_lanes = body.program.is_lane_code();
        settle_region(body, runs_on_lanes);
    }
}

fn settle_region(region: &mut Region, runs_on_lanes: bool) {
    let Region { program, results, .. } = region;
    for call in program.calls().collect::<Vec<_>>() {
        // Calls on numbers in front of a sweep stay as they are: a sweep takes no other structs than parameters.
        let is_on_lanes = runs_on_lanes || program.space(call) == Space::Array;
        let is_passed = is_on_lanes && !results.contains(&call) && is_only_passed(program, call);
        let equation = &mut program.equations[call.0];
        if let Op::Call { result: result @ Shape::Float, .. } = &mut equation.op
            && is_passed
        {
            *result = Shape::Record(None);
            equation.kind = Kind::Record;
        }
    }
    for equation in &mut program.equations {
        for inner in equation.op.regions_mut() {
            settle_region(inner, runs_on_lanes);
        }
    }
}

/// Whether all that uses a value are calls that take it as an argument.
fn is_only_passed(program: &Program, value: Value) -> bool {
    let mut uses =
        program.equations.iter().filter(|x| x.op.arguments().contains(&value)).peekable();
    let takes = |argument: &Argument| match argument {
        Argument::Value(_) => true,
        Argument::Values(_, values) => !values.contains(&value),
        Argument::Verbatim(_) => true,
    };
    uses.peek().is_some()
        && uses.all(|user| match &user.op {
            Op::Call { arguments, .. } => arguments.iter().all(takes),
            _ => false,
        })
}
