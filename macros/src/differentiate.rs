//! Reverse mode: appends the equations of the gradient to those of the value.

use std::collections::HashMap;

use crate::contract::contract;
use crate::groups::Groups;
use crate::ir::{Access, Argument, Kind, Op, Program, Region, Selector, Space, Summand, Value};
use crate::operation::{self, Operation};
use crate::rules;
use crate::scaled::Scaled;

impl Region {
    /// Appends the gradient of the results by the parameters that are differentiated: of lane code
    /// times the cotangents of its results, which its caller gives, else of its one result.
    pub(crate) fn differentiate(&mut self) {
        let Self { program, results, seeds, gradients } = self;
        program.drop_unused_results(results);
        for index in 0..program.equations.len() {
            for region in program.equations[index].op.regions_mut() {
                region.differentiate();
            }
        }
        contract(program, 0, results);
        let primal = program.equations.len();
        if program.is_lane_code() {
            for (index, &result) in results.iter().enumerate() {
                if program.is_active(result) {
                    let kind = program.kind(result);
                    seeds[index] = Some(program.define("seed", Op::Seed { index, kind }));
                }
            }
        }
        *gradients = pull_back_all(program, results, seeds);
        let outputs = self.outputs();
        contract(&mut self.program, primal, &outputs);
    }
}

/// The gradients of `results` by the parameters, times `seeds`.
///
/// There is one entry per parameter: `None` if it is not differentiated or nothing depends on it.
fn pull_back_all(
    program: &mut Program,
    results: &[Value],
    seeds: &[Option<Value>],
) -> Vec<Option<Value>> {
    let groups = Groups::of(program);
    let mut cotangents = Cotangents::default();
    for (&result, seed) in results.iter().zip(seeds) {
        let seed = match *seed {
            Some(seed) => Scaled::of(program, seed),
            None if program.is_active(result) => Scaled::one(),
            None => continue,
        };
        cotangents.add(program, result, seed, None);
    }
    let mut gradients = vec![None; program.parameters.len()];
    for value in program.values().rev() {
        if !program.is_active(value) {
            continue;
        }
        if program.kind(value) == Kind::Record {
            if let Op::Get { of, path, .. } = program.equation(value).op.clone() {
                cotangents.pass_parts(value, of, &path);
            } else if let Some(whole) = cotangents.take_record(program, value) {
                match program.equation(value).op {
                    Op::Parameter(index) => gradients[index] = Some(whole),
                    _ => pull_back_record(program, &groups, &mut cotangents, value, whole),
                }
            }
            continue;
        }
        if program.kind(value) == Kind::Several {
            let group = groups.of_equation(value);
            let of_results = cotangents.of_results.remove(&value).unwrap_or_default();
            for (argument, cotangent) in pull_back_several(program, value, of_results) {
                cotangents.add(program, argument, cotangent, group);
            }
            continue;
        }
        if program.space(value) == Space::Array {
            pull_back_array(program, &groups, &mut cotangents, value, &mut gradients);
            continue;
        }
        let Some(d) = cotangents.take(program, &groups, value) else { continue };
        match program.equation(value).op {
            Op::Parameter(index) => {
                gradients[index] = Some(d.value(program));
                continue;
            }
            Op::Get { of, ref path, .. } => {
                let (path, d) = (path.clone(), d.value(program));
                cotangents.add_part(of, Part { group: None, path, d });
                continue;
            }
            Op::Result { of, index } => {
                cotangents.of_results.entry(of).or_default().push((index, d));
                continue;
            }
            _ => {}
        }
        let group = groups.of_equation(value);
        for (argument, cotangent) in pull_back(program, value, d) {
            if program.is_active(argument) {
                cotangents.add(program, argument, cotangent, group);
            }
        }
    }
    gradients
}

/// Sends the cotangents of an array to what it is computed from: apart for each group that runs over it.
fn pull_back_array(
    program: &mut Program,
    groups: &Groups,
    cotangents: &mut Cotangents,
    value: Value,
    gradients: &mut [Option<Value>],
) {
    let by_group = cotangents.of_arrays.remove(&value).unwrap_or_default();
    match program.equation(value).op {
        Op::Parameter(_) | Op::Whole { .. } => {
            let Some(d) = in_own_shape(program, groups, value, by_group) else { return };
            let d = d.value(program);
            if let Op::Parameter(index) = program.equation(value).op {
                gradients[index] = Some(d);
                return;
            }
            let d = program.stored(d, value);
            for (input, d) in operation::pull_back(program, value, d) {
                if program.is_active(input) {
                    let d = Scaled::of(program, d);
                    cotangents.add(program, input, d, groups.of_value(input));
                }
            }
        }
        Op::Result { of, index } => {
            if let Some(d) = in_own_shape(program, groups, value, by_group) {
                cotangents.of_results.entry(of).or_default().push((index, d));
            }
        }
        Op::Get { of, ref path, .. } => {
            let path = path.clone();
            if let Some(d) = in_own_shape(program, groups, value, by_group) {
                let d = d.value(program);
                cotangents.add_part(of, Part { group: None, path, d });
            }
        }
        _ => {
            for (group, d) in by_group {
                for (argument, cotangent) in pull_back(program, value, d) {
                    if program.is_active(argument) {
                        cotangents.add(program, argument, cotangent, group);
                    }
                }
            }
        }
    }
}

/// The sum of the cotangents of an array, each summed over the axes along which the array was broadcast to
/// the group that it comes from.
fn in_own_shape(
    program: &mut Program,
    groups: &Groups,
    array: Value,
    by_group: Vec<(Option<usize>, Scaled)>,
) -> Option<Scaled> {
    let mut total: Option<Scaled> = None;
    for (group, d) in by_group {
        let d = match group {
            Some(group) if groups.of_value(array) != Some(group) => {
                let d = d.value(program);
                let stored = program.stored(d, groups.member(group));
                let (operation, inputs) = (Operation::SumTo, vec![stored]);
                let op = Op::Whole { operation, inputs, passed: Vec::new(), like: vec![array] };
                let summed = program.define("d", op);
                Scaled::of(program, summed)
            }
            _ => d,
        };
        total = Some(match total {
            Some(total) => total.plus(program, d),
            None => d,
        });
    }
    total
}

/// Sends the cotangent of a struct to what the struct is made of.
fn pull_back_record(
    program: &mut Program,
    groups: &Groups,
    cotangents: &mut Cotangents,
    record: Value,
    whole: Value,
) {
    let group = groups.of_equation(record);
    match program.equation(record).op.clone() {
        Op::Build { fields, .. } => {
            for (member, field) in fields {
                let paths = field.paths();
                for (x, steps) in field.values().into_iter().zip(paths) {
                    if !program.is_active(x) {
                        continue;
                    }
                    let mut path = vec![Access::Member(member.clone())];
                    path.extend(steps.iter().map(Access::of_step));
                    let kind = program.kind(x);
                    let d = program.define("d", Op::Get { of: whole, path, kind });
                    let d = Scaled::of(program, d);
                    cotangents.add(program, x, d, group);
                }
            }
        }
        Op::Set { of, path, to } => {
            if program.is_active(to) {
                let kind = program.kind(to);
                let d = program.define("d", Op::Get { of: whole, path: path.clone(), kind });
                let d = Scaled::of(program, d);
                cotangents.add(program, to, d, group);
            }
            if program.is_active(of) {
                let d = program.define("d", Op::Without { of: whole, path });
                cotangents.add_part(of, Part { group: None, path: Vec::new(), d });
            }
        }
        Op::Call { arguments, .. } => {
            let pullback = Op::Pullback { of: record, cotangents: vec![whole] };
            let pullback = program.define("pullback", pullback);
            for (x, d) in pull_back_call(program, pullback, &arguments) {
                cotangents.add(program, x, d, group);
            }
        }
        Op::Result { of, index } => {
            let d = Scaled::of(program, whole);
            cotangents.of_results.entry(of).or_default().push((index, d));
        }
        Op::Stopped(_) => {}
        op => unreachable!("{op} is no struct"),
    }
}

/// The cotangents that a branch, loop or call of several results sends to what it is computed from,
/// from those of its results that have one.
fn pull_back_several(
    program: &mut Program,
    of: Value,
    of_results: Vec<(usize, Scaled)>,
) -> Vec<(Value, Scaled)> {
    if of_results.is_empty() {
        return Vec::new();
    }
    let op = program.equation(of).op.clone();
    let regions = op.regions();
    let is_seeded = |index: usize| match &op {
        // Where a loop does not run, its results are what it starts from.
        Op::Loop { body, .. } => body.program.parameters[index].kind.has_cotangent(),
        Op::Call { .. } => true,
        _ => regions.iter().any(|region| region.seeds[index].is_some()),
    };
    let mut of_results: HashMap<usize, Scaled> = of_results.into_iter().collect();
    let results = match &op {
        Op::Call { result, .. } => result.len(),
        _ => regions[0].results.len(),
    };
    let cotangents: Vec<Value> = (0..results)
        .filter(|&index| is_seeded(index))
        .map(|index| match of_results.remove(&index) {
            Some(d) => d.value(program),
            None => match program.kind_of_result(of, index) {
                Kind::Record => {
                    let of = program.define("t", Op::Result { of, index });
                    program.define("d", Op::Gather { of, parts: Vec::new() })
                }
                _ => program.define("c", Op::Literal(0.0)),
            },
        })
        .collect();
    let pullback = Op::Pullback { of, cotangents };
    let pullback = program.define("pullback", pullback);
    let inputs = match &op {
        Op::Call { arguments, .. } => return pull_back_call(program, pullback, arguments),
        Op::Branch { captures, .. } => captures.clone(),
        Op::Loop { carried, captures, .. } => [&carried[..], &captures[..]].concat(),
        op => unreachable!("{op} has no regions"),
    };
    let is_pulled_back = |index: usize| match &op {
        Op::Loop { carried, .. } if index < carried.len() => true,
        _ => regions.iter().any(|region| region.gradients[index].is_some()),
    };
    let mut sent = Vec::new();
    for (index, input) in inputs.into_iter().enumerate() {
        if is_pulled_back(index) && program.is_active(input) {
            let (path, kind) = (Vec::new(), program.kind(input));
            let d = program.define("d", Op::Component { pullback, index, path, kind });
            sent.push((input, Scaled::of(program, d)));
        }
    }
    sent
}

/// The cotangents that the pullback of a call sends to its arguments.
fn pull_back_call(
    program: &mut Program,
    pullback: Value,
    arguments: &[Argument],
) -> Vec<(Value, Scaled)> {
    let mut sent = Vec::new();
    for (index, argument) in arguments.iter().enumerate() {
        for (x, path) in argument.values().into_iter().zip(argument.paths()) {
            if program.is_active(x) {
                let kind = program.kind(x);
                let d = program.define("d", Op::Component { pullback, index, path, kind });
                sent.push((x, Scaled::of(program, d)));
            }
        }
    }
    sent
}

/// The cotangents that the equation of `y` sends to its arguments.
fn pull_back(program: &mut Program, y: Value, d: Scaled) -> Vec<(Value, Scaled)> {
    match program.equation(y).op.clone() {
        Op::Elementwise(primitive, arguments) => {
            rules::elementwise(program, primitive, &arguments, y, d)
        }
        Op::Powi(x, n) => rules::powi(program, x, n, d).map(|dx| (x, dx)).into_iter().collect(),
        Op::Call { arguments, .. } => {
            let takes_record = arguments
                .iter()
                .flat_map(Argument::values)
                .any(|x| program.is_active(x) && program.kind(x) == Kind::Record);
            let (outside, inside) = match takes_record {
                // A struct of cotangents cannot be multiplied behind the call.
                true => (Scaled::one(), d.value(program)),
                false => d.outside_of(program, y),
            };
            let pullback = Op::Pullback { of: y, cotangents: vec![inside] };
            let pullback = program.define("pullback", pullback);
            let mut sent = pull_back_call(program, pullback, &arguments);
            if !takes_record {
                for (_, image) in &mut sent {
                    let value = image.clone().value(program);
                    *image = outside.clone().times(program, value);
                }
            }
            sent
        }
        Op::Element { of, index } => {
            let zero = program.define("c", Op::Literal(0.0));
            let sent = of.iter().enumerate().map(|(at, &x)| {
                let at = |d: Value| Op::At { index, at, on: d, off: zero };
                (x, d.clone().mapped(program, y, |program, d| program.define("d", at(d))))
            });
            sent.collect()
        }
        Op::At { index, at, on, off } => {
            let zero = program.define("c", Op::Literal(0.0));
            let to_on = |d: Value| Op::At { index, at, on: d, off: zero };
            let to_off = |d: Value| Op::At { index, at, on: zero, off: d };
            vec![
                (on, d.clone().mapped(program, y, |program, d| program.define("d", to_on(d)))),
                (off, d.mapped(program, y, |program, d| program.define("d", to_off(d)))),
            ]
        }
        Op::Adjusted { of, captures, cotangent } => {
            let d = d.value(program);
            let mut side = *cotangent;
            side.contract_given();
            let (selector, captures) = (Selector::always(), [&[d], &captures[..]].concat());
            let branch = Op::Branch { selector, captures, sides: vec![side] };
            let branch = program.define("adjusted", branch);
            let adjusted = program.define("d", Op::Result { of: branch, index: 0 });
            vec![(of, Scaled::of(program, adjusted))]
        }
        Op::Picked { from, table, place, .. } => {
            let d = d.value(program);
            let noted = program.define("noted", Op::Noted { from, place, d });
            vec![(table, Scaled::of(program, noted))]
        }
        Op::Stored { of, .. } | Op::Item(of) | Op::Sum(Summand::Value(of)) => vec![(of, d)],
        Op::Sum(Summand::Record { .. }) => unreachable!("it stands in derivatives only"),
        Op::Sum(Summand::Product(a, b)) if a == b => {
            vec![(a, d.times(program, a).scaled_by(program, 2.0))]
        }
        Op::Sum(Summand::Product(a, b)) => {
            vec![(a, d.clone().times(program, b)), (b, d.times(program, a))]
        }
        Op::Parameter(_)
        | Op::Seed { .. }
        | Op::Literal(_)
        | Op::Verbatim(_)
        | Op::VerbatimLet(_)
        | Op::Opaque(_)
        | Op::Index(_)
        | Op::Condition(_)
        | Op::Indices { .. }
        | Op::PerElement(_)
        | Op::Counter(_)
        | Op::Stopped(_)
        | Op::Unused
        | Op::Compare(..)
        | Op::Logic(..)
        | Op::Length { .. } => Vec::new(),
        op @ (Op::Branch { .. }
        | Op::Whole { .. }
        | Op::Loop { .. }
        | Op::Result { .. }
        | Op::Get { .. }
        | Op::Build { .. }
        | Op::Set { .. }) => unreachable!("{op} is pulled back as a whole"),
        op @ (Op::PowiSlope(..)
        | Op::Pullback { .. }
        | Op::Component { .. }
        | Op::Noted { .. }
        | Op::Without { .. }
        | Op::Gather { .. }) => {
            unreachable!("{op} stands in derivatives only, which are not differentiated")
        }
    }
}

/// The cotangents that have reached each value, in the order of their arrival.
#[derive(Default)]
struct Cotangents {
    /// Those that are summed over a group before they reach the scalar that they belong to.
    by_group: HashMap<Value, Vec<(usize, Scaled)>>,
    whole: HashMap<Value, Scaled>,
    /// By array: those that come from each group.
    of_arrays: HashMap<Value, Vec<(Option<usize>, Scaled)>>,
    /// By branch or loop: those of its results, by index.
    of_results: HashMap<Value, Vec<(usize, Scaled)>>,
    /// By struct: those of its parts.
    of_records: HashMap<Value, Vec<Part>>,
}

/// A cotangent of a part of a struct, or of the whole if the path is empty.
struct Part {
    /// The group that it is summed over before it reaches the struct.
    group: Option<usize>,
    path: Vec<Access>,
    d: Value,
}

impl Cotangents {
    fn add_part(&mut self, record: Value, part: Part) {
        self.of_records.entry(record).or_default().push(part);
    }

    /// Sends all that has reached the part at the end of `path` to the struct that it is one of.
    fn pass_parts(&mut self, part: Value, record: Value, path: &[Access]) {
        for inner in self.of_records.remove(&part).unwrap_or_default() {
            let path = [path, &inner.path].concat();
            self.add_part(record, Part { path, ..inner });
        }
    }

    /// All that has reached a struct.
    fn take_record(&mut self, program: &mut Program, record: Value) -> Option<Value> {
        let parts = self.of_records.remove(&record)?;
        let (mut whole, mut by_group) = (Vec::new(), Vec::<(usize, Vec<_>)>::new());
        for Part { group, path, d } in parts {
            match group {
                None => whole.push((path, d)),
                Some(group) => match by_group.iter_mut().find(|(other, _)| *other == group) {
                    Some((_, parts)) => parts.push((path, d)),
                    None => by_group.push((group, vec![(path, d)])),
                },
            }
        }
        for (_, parts) in by_group {
            let d = gathered(program, record, parts);
            let summand = Summand::Record { of: record, d };
            whole.push((Vec::new(), program.define("total", Op::Sum(summand))));
        }
        Some(gathered(program, record, whole))
    }

    /// Adds a cotangent of `value` that an equation sends which runs over `group`.
    fn add(&mut self, program: &mut Program, value: Value, d: Scaled, group: Option<usize>) {
        if program.kind(value) == Kind::Record {
            let group = group.filter(|_| program.space(value) == Space::Scalar);
            let d = d.value(program);
            self.add_part(value, Part { group, path: Vec::new(), d });
            return;
        }
        if program.space(value) == Space::Array {
            let by_group = self.of_arrays.entry(value).or_default();
            match by_group.iter_mut().find(|(other, _)| *other == group) {
                Some((_, sum)) => *sum = sum.clone().plus(program, d),
                None => by_group.push((group, d)),
            }
            return;
        }
        match group {
            Some(group) => {
                let groups = self.by_group.entry(value).or_default();
                let joined = groups
                    .iter_mut()
                    .find(|(other, sum)| *other == group && sum.joins(program, &d));
                match joined {
                    Some((_, sum)) => *sum = sum.clone().plus(program, d),
                    None => groups.push((group, d)),
                }
            }
            _ => {
                let sum = match self.whole.remove(&value) {
                    Some(sum) => sum.plus(program, d),
                    None => d,
                };
                self.whole.insert(value, sum);
            }
        }
    }

    /// All that has reached `value`.
    fn take(&mut self, program: &mut Program, groups: &Groups, value: Value) -> Option<Scaled> {
        let mut total = self.whole.remove(&value);
        for (group, d) in self.by_group.remove(&value).unwrap_or_default() {
            let over = program.array_like(groups.member(group));
            let sum = d.summed(program, over);
            total = Some(match total {
                Some(total) => total.plus(program, sum),
                None => sum,
            });
        }
        total
    }
}

/// The sum of cotangents of parts of `record`.
fn gathered(program: &mut Program, record: Value, parts: Vec<(Vec<Access>, Value)>) -> Value {
    match &parts[..] {
        [(path, whole)] if path.is_empty() => *whole,
        _ => program.define("d", Op::Gather { of: record, parts }),
    }
}
