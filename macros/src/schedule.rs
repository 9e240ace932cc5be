//! Fusion: which sweeps there are, what each computes, and what is computed between them.
//!
//! A sweep runs over one group of arrays. It computes everything that its roots need element by
//! element: its *roots* are the sums over the group and the arrays that are stored. A root can run
//! as soon as the scalars that it needs are there, so sweeps come in stages: stage 0 needs no
//! other sweep, stage 1 needs sums of stage 0, and so on. Array values that sweeps of several stages
//! need are computed again, never stored.

use crate::differentiate::Groups;
use crate::ir::{Kind, Op, Program, Space, Value};

/// What a program computes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Output {
    /// A scalar.
    Scalar(Value),
    /// An array, or a scalar that is broadcast, with the parameter whose gradient it is.
    Stored { value: Value, parameter: usize },
}

/// A program, in the order in which it runs.
#[derive(Debug)]
pub(crate) struct Schedule {
    pub(crate) stages: Vec<Stage>,
}

/// Scalars, then the sweeps that need them.
#[derive(Debug, Default)]
pub(crate) struct Stage {
    pub(crate) scalars: Vec<Value>,
    pub(crate) sweeps: Vec<Sweep>,
}

/// One pass over a group of arrays.
#[derive(Debug)]
pub(crate) struct Sweep {
    pub(crate) group: usize,
    /// The sums that it computes.
    pub(crate) sums: Vec<Value>,
    /// The values that it stores, each with the parameter whose gradient it is.
    pub(crate) stores: Vec<(Value, usize)>,
    /// What it reads: array parameters, and scalars that are broadcast.
    pub(crate) inputs: Vec<Value>,
    /// What it computes for each element, in order.
    pub(crate) equations: Vec<Value>,
    /// Inactive values of any type that it needs.
    pub(crate) opaque: Vec<Value>,
}

/// Orders `program` so that it computes `outputs`.
pub(crate) fn schedule(program: &Program, outputs: &[Output]) -> Schedule {
    let results: Vec<Value> = outputs.iter().map(|output| output.value()).collect();
    let live = program.live(&results);
    let groups = Groups::of(program);
    let levels = levels(program);
    let last = program.values().filter(|value| live[value.0]).map(|value| levels[value.0]).max();
    let mut stages: Vec<Stage> = Vec::new();
    stages.resize_with(last.unwrap_or(0) + 1, Stage::default);
    for value in program.values() {
        let equation = program.equation(value);
        let is_live = live[value.0] || matches!(equation.op, Op::VerbatimLet(_));
        if !is_live || equation.space == Space::Array {
            continue;
        }
        match &equation.op {
            Op::Sum(_) => {
                let arguments = equation.op.arguments();
                let group = arguments.iter().find_map(|&argument| groups.of_value(argument));
                let group = group.expect("what is summed belongs to a group");
                stages[levels[value.0] - 1].sweep_over(group).sums.push(value);
            }
            _ => stages[levels[value.0]].scalars.push(value),
        }
    }
    for output in outputs {
        if let Output::Stored { value, parameter } = *output {
            let group = groups.of_parameter(parameter);
            stages[levels[value.0]].sweep_over(group).stores.push((value, parameter));
        }
    }
    for sweep in stages.iter_mut().flat_map(|stage| &mut stage.sweeps) {
        sweep.collect(program);
    }
    Schedule { stages }
}

/// For each value, how many sweeps must have run, one behind the other, before it can be computed.
fn levels(program: &Program) -> Vec<usize> {
    let mut levels = Vec::with_capacity(program.equations.len());
    for equation in &program.equations {
        let arguments = equation.op.arguments();
        let ready = arguments.iter().map(|argument| levels[argument.0]).max().unwrap_or(0);
        levels.push(match equation.op {
            Op::Sum(_) => ready + 1,
            _ => ready,
        });
    }
    levels
}

impl Output {
    pub(crate) fn value(self) -> Value {
        match self {
            Self::Scalar(value) | Self::Stored { value, .. } => value,
        }
    }
}

impl Stage {
    fn sweep_over(&mut self, group: usize) -> &mut Sweep {
        let index = self.sweeps.iter().position(|sweep| sweep.group == group);
        let index = index.unwrap_or_else(|| {
            self.sweeps.push(Sweep {
                group,
                sums: Vec::new(),
                stores: Vec::new(),
                inputs: Vec::new(),
                equations: Vec::new(),
                opaque: Vec::new(),
            });
            self.sweeps.len() - 1
        });
        &mut self.sweeps[index]
    }
}

impl Sweep {
    /// Finds what the roots need.
    fn collect(&mut self, program: &Program) {
        self.sums.sort_by_key(|&sum| program.kind(sum) == Kind::Record);
        let mut needed = vec![false; program.equations.len()];
        let summands = self.sums.iter().flat_map(|&sum| program.equation(sum).op.arguments());
        for root in summands.chain(self.stores.iter().map(|&(value, _)| value)) {
            needed[root.0] = true;
        }
        // Truth values of scalars are no operands: they are computed again.
        let is_computed = |value: Value| match program.kind(value) {
            Kind::Mask | Kind::Several => true,
            Kind::Record if matches!(program.equation(value).op, Op::Get { .. }) => true,
            Kind::Float | Kind::Record | Kind::Bool | Kind::Opaque => {
                program.space(value) == Space::Array
            }
        };
        for value in program.values().rev() {
            if needed[value.0] && is_computed(value) {
                for argument in program.equation(value).op.arguments() {
                    needed[argument.0] = true;
                }
            }
        }
        for value in program.values().filter(|value| needed[value.0]) {
            let equation = program.equation(value);
            match (&equation.op, equation.kind) {
                (_, Kind::Opaque | Kind::Bool) => self.opaque.push(value),
                (Op::Literal(_), _) => self.equations.push(value),
                (Op::Parameter(_), _) => self.inputs.push(value),
                _ if is_computed(value) => self.equations.push(value),
                _ => self.inputs.push(value),
            }
        }
    }
}
