//! Which arrays are swept together.

use std::collections::BTreeSet;

use crate::ir::{Op, Program, Space, Value};

/// For each array value, the group of arrays that it is computed from: a sweep goes over one group.
///
/// Each array in memory is a *source*. Slices that are used together have the same shape, and are one source
/// for this. Tensors that are used together are broadcast: what is computed from several sources belongs to
/// the group that they make, whose shape is the one that all of them broadcast to.
pub(crate) struct Groups {
    parameters: usize,
    /// By source: another one of the same shape, or itself.
    parents: Vec<usize>,
    /// By equation: the sources of what it runs over.
    sources: Vec<BTreeSet<usize>>,
    /// By equation: whether it gives an array.
    are_arrays: Vec<bool>,
    /// Groups of several sources, in the order in which they appear.
    joined: Vec<BTreeSet<usize>>,
}

impl Program {
    /// An array of the group that `array` belongs to: the same one for as many of them as possible.
    pub(crate) fn array_like(&self, array: Value) -> Value {
        let (mut first, mut others) = (None, 0);
        let mut is_broadcast = false;
        let mut behind = vec![array];
        let mut seen = vec![false; self.equations.len()];
        while let Some(value) = behind.pop() {
            if self.space(value) != Space::Array || std::mem::replace(&mut seen[value.0], true) {
                continue;
            }
            match &self.equation(value).op {
                Op::Whole { like, .. } if !like.is_empty() => behind.push(like[0]),
                Op::Stored { over, .. } => behind.push(*over),
                op @ (Op::Parameter(_) | Op::Whole { .. }) => {
                    others += usize::from(first.is_some());
                    first.get_or_insert(value);
                    is_broadcast |= match op {
                        Op::Parameter(index) => self.parameters[*index].is_broadcast,
                        _ => true,
                    };
                }
                op => behind.extend(op.arguments().into_iter().rev()),
            }
        }
        match first {
            Some(first) if others == 0 || !is_broadcast => first,
            _ => array,
        }
    }
}

impl Groups {
    pub(crate) fn of(program: &Program) -> Self {
        let parameters = program.parameters.len();
        let mut groups = Self {
            parameters,
            parents: (0..parameters + program.equations.len()).collect(),
            sources: Vec::new(),
            are_arrays: program.values().map(|x| program.space(x) == Space::Array).collect(),
            joined: Vec::new(),
        };
        for value in program.values() {
            let sources = groups.sources_of(program, value);
            groups.sources.push(sources);
        }
        for value in program.values() {
            let own = groups.roots(value);
            if own.len() > 1 && !groups.joined.contains(&own) {
                groups.joined.push(own);
            }
        }
        groups
    }

    fn sources_of(&mut self, program: &Program, value: Value) -> BTreeSet<usize> {
        let equation = program.equation(value);
        match &equation.op {
            Op::Parameter(index) if equation.space == Space::Array => BTreeSet::from([*index]),
            Op::Whole { like, .. } if !like.is_empty() => self.sources[like[0].0].clone(),
            Op::Stored { over, .. } => self.sources[over.0].clone(),
            Op::Whole { .. } => BTreeSet::from([self.parameters + value.0]),
            op => {
                let arrays = op.arguments().into_iter().filter(|x| self.are_arrays[x.0]);
                let all: BTreeSet<usize> =
                    arrays.flat_map(|x| self.sources[x.0].iter().copied()).collect();
                let is_equal = |source: &&usize| {
                    program.parameters.get(**source).is_some_and(|array| !array.is_broadcast)
                };
                let mut equal = all.iter().filter(is_equal);
                if let Some(&first) = equal.next() {
                    for &other in equal {
                        let (a, b) = (self.root(first), self.root(other));
                        self.parents[a.max(b)] = a.min(b);
                    }
                }
                all
            }
        }
    }

    fn root(&self, source: usize) -> usize {
        match self.parents[source] {
            parent if parent == source => source,
            parent => self.root(parent),
        }
    }

    fn roots(&self, value: Value) -> BTreeSet<usize> {
        let sources = self.sources.get(value.0).into_iter().flatten();
        sources.map(|&source| self.root(source)).collect()
    }

    /// The group of an array parameter.
    pub(crate) fn of_parameter(&self, parameter: usize) -> usize {
        self.root(parameter)
    }

    /// The group of an array value.
    pub(crate) fn of_value(&self, value: Value) -> Option<usize> {
        let is_array = self.are_arrays.get(value.0).copied().unwrap_or_default();
        self.of_equation(value).filter(|_| is_array)
    }

    /// The group whose elements an equation runs over, if any.
    pub(crate) fn of_equation(&self, value: Value) -> Option<usize> {
        let own = self.roots(value);
        match own.len() {
            0 => None,
            1 => own.first().copied(),
            _ => {
                let place = self.joined.iter().position(|joined| *joined == own);
                Some(self.parents.len() + place.expect("all groups of several sources are listed"))
            }
        }
    }

    /// The sources of this group.
    pub(crate) fn sources(&self, group: usize) -> Vec<usize> {
        match group.checked_sub(self.parents.len()) {
            Some(place) => self.joined[place].iter().copied().collect(),
            None => vec![group],
        }
    }

    /// A value of this group.
    pub(crate) fn member(&self, group: usize) -> Value {
        let mut values = (0..self.sources.len()).map(Value);
        let member = values.find(|&value| self.of_value(value) == Some(group));
        member.expect("a group has a value")
    }
}
