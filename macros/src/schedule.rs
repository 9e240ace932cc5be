//! Fusion: which sweeps there are, what each computes, and what is computed between them.
//!
//! A sweep runs over one group of arrays. It computes everything that its roots need element by
//! element: its *roots* are the sums over the group and the arrays that are stored. A root can run
//! as soon as the scalars that it needs are there, so sweeps come in stages: stage 0 needs no
//! other sweep, stage 1 needs sums of stage 0, and so on. Array values that sweeps of several stages
//! need are computed again, unless they are in memory: that is where operations on whole arrays want them.
//! These operations stand between the sweeps, and raise the stage like a sum.

use crate::groups::Groups;
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
    /// Arrays in memory that are gradients, each with the parameter.
    pub(crate) gradients: Vec<(Value, usize)>,
    /// Which values are computed.
    pub(crate) live: Vec<bool>,
}

/// Scalars, then the sweeps that need them, then operations on whole arrays.
#[derive(Debug, Default)]
pub(crate) struct Stage {
    pub(crate) scalars: Vec<Value>,
    pub(crate) sweeps: Vec<Sweep>,
    pub(crate) operations: Vec<Value>,
}

/// A value that a sweep stores.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Stored {
    pub(crate) value: Value,
    pub(crate) to: Destination,
}

/// Where a value is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Destination {
    /// It is the gradient by this parameter.
    Gradient(usize),
    /// It is the array of this equation.
    Memory(Value),
}

/// One pass over a group of arrays.
#[derive(Debug)]
pub(crate) struct Sweep {
    pub(crate) group: usize,
    /// The sums that it computes.
    pub(crate) sums: Vec<Value>,
    /// The values that it stores.
    pub(crate) stores: Vec<Stored>,
    /// What it reads: arrays in memory, and scalars that are broadcast.
    pub(crate) inputs: Vec<Value>,
    /// The values among these that are computed, each with the array that it is stored in.
    pub(crate) stored: Vec<(Value, Value)>,
    /// What it computes for each element, in order.
    pub(crate) equations: Vec<Value>,
    /// Inactive values of any type that it needs.
    pub(crate) opaque: Vec<Value>,
}

/// Orders `program` so that it computes `outputs`.
pub(crate) fn schedule(program: &Program, outputs: &[Output]) -> Schedule {
    let results = outputs.iter().map(|output| output.value());
    let effects = program.values().filter(|&value| program.has_effect(value));
    let live = program.live(&results.chain(effects).collect::<Vec<_>>());
    let groups = Groups::of(program);
    let levels = levels(program);
    let last = program.values().filter(|value| live[value.0]).map(|value| levels[value.0]).max();
    let mut stages: Vec<Stage> = Vec::new();
    stages.resize_with(last.unwrap_or(0) + 1, Stage::default);
    for value in program.values() {
        let equation = program.equation(value);
        if !live[value.0] {
            continue;
        }
        match &equation.op {
            Op::Stored { of, over } => {
                let group = groups.of_value(*over).expect("it is an array");
                let store = Stored { value: *of, to: Destination::Memory(value) };
                stages[levels[value.0] - 1].sweep_over(group).stores.push(store);
            }
            Op::Whole { .. } => stages[levels[value.0] - 1].operations.push(value),
            _ if equation.space == Space::Array => {}
            Op::Sum(_) => {
                let group = groups.of_equation(value).expect("what is summed belongs to a group");
                stages[levels[value.0] - 1].sweep_over(group).sums.push(value);
            }
            _ => stages[levels[value.0]].scalars.push(value),
        }
    }
    let mut gradients: Vec<(Value, usize)> = Vec::new();
    for output in outputs {
        if let Output::Stored { value, parameter } = *output {
            let group = groups.of_parameter(parameter);
            let is_used = program
                .values()
                .any(|user| live[user.0] && program.equation(user).op.arguments().contains(&value));
            let is_taken = gradients.iter().any(|(taken, _)| *taken == value);
            if program.is_in_memory(value)
                && !program.is_view(value)
                && groups.of_value(value) == Some(group)
                && !is_used
                && !is_taken
            {
                gradients.push((value, parameter));
                continue;
            }
            let store = Stored { value, to: Destination::Gradient(parameter) };
            stages[levels[value.0]].sweep_over(group).stores.push(store);
        }
    }
    for (level, stage) in stages.iter_mut().enumerate() {
        let stored: Vec<_> = program
            .values()
            .filter(|&value| live[value.0] && levels[value.0] <= level)
            .filter_map(|value| match program.equation(value).op {
                Op::Stored { of, .. } => Some((of, value)),
                _ => None,
            })
            .collect();
        for sweep in &mut stage.sweeps {
            sweep.collect(program, &stored);
        }
    }
    Schedule { stages, gradients, live }
}

/// For each value, how many sweeps must have run, one behind the other, before it can be computed.
fn levels(program: &Program) -> Vec<usize> {
    let mut levels = Vec::with_capacity(program.equations.len());
    for equation in &program.equations {
        let arguments = equation.op.arguments();
        let ready = arguments.iter().map(|argument| levels[argument.0]).max().unwrap_or(0);
        levels.push(match equation.op {
            Op::Sum(_) | Op::Stored { .. } | Op::Whole { .. } => ready + 1,
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
                stored: Vec::new(),
                equations: Vec::new(),
                opaque: Vec::new(),
            });
            self.sweeps.len() - 1
        });
        &mut self.sweeps[index]
    }
}

impl Sweep {
    /// The arrays in memory that it writes.
    pub(crate) fn written(&self) -> impl DoubleEndedIterator<Item = Value> {
        self.stores.iter().filter_map(|store| match store.to {
            Destination::Memory(array) => Some(array),
            Destination::Gradient(_) => None,
        })
    }

    /// The parameters whose gradients it writes.
    pub(crate) fn gradients(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.stores.iter().filter_map(|store| match store.to {
            Destination::Gradient(parameter) => Some(parameter),
            Destination::Memory(_) => None,
        })
    }

    /// Finds what the roots need; `stored` are values that are in memory, each with the array.
    fn collect(&mut self, program: &Program, stored: &[(Value, Value)]) {
        self.sums.sort_by_key(|&sum| program.kind(sum) == Kind::Record);
        self.stores.sort_by_key(|store| matches!(store.to, Destination::Gradient(_)));
        let mut needed = vec![false; program.equations.len()];
        let summands = self.sums.iter().flat_map(|&sum| program.equation(sum).op.arguments());
        for root in summands.chain(self.stores.iter().map(|store| store.value)) {
            needed[root.0] = true;
        }
        // Truth values of scalars are no operands: they are computed again.
        let is_computed = |value: Value| match program.kind(value) {
            // Which elements there are is known without the arrays.
            _ if matches!(program.equation(value).op, Op::Indices { .. }) => false,
            _ if program.is_in_memory(value) => false,
            _ if stored.iter().any(|(known, _)| *known == value) => false,
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
                (Op::Parameter(_), Kind::Opaque) => {}
                (_, Kind::Opaque | Kind::Bool) => self.opaque.push(value),
                (Op::Literal(_), _) => self.equations.push(value),
                (Op::Parameter(_), _) => self.inputs.push(value),
                _ if let Some(array) = stored.iter().find(|(known, _)| *known == value) => {
                    self.stored.push(*array);
                    self.inputs.push(value);
                }
                _ if is_computed(value) => self.equations.push(value),
                _ => self.inputs.push(value),
            }
        }
    }
}
