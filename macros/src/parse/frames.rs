//! Regions while they are parsed: which values they capture from what surrounds them.

use super::Parser;
use super::scope::Binding;
use super::tree::{Leaf, Tree};
use crate::ir::{Gives, Kind, Op, Parameter, Program, Space, Value};

/// A region whose code is being parsed.
#[derive(Clone, Default)]
pub(super) struct Frame {
    pub(super) program: Program,
    /// The values of the region around it that are its parameters.
    pub(super) captures: Vec<Value>,
    /// For which lanes it runs, if not for all.
    pub(super) condition: Option<Leaf>,
}

impl Parser<'_> {
    /// How deep the current region lies: 0 for the body of the function.
    pub(super) fn level(&self) -> usize {
        self.outer.len()
    }

    /// A value of the current region as a leaf.
    pub(super) fn leaf(&self, value: Value) -> Tree {
        Tree::Leaf(Leaf { level: self.level(), value })
    }

    /// Goes into a region that is around nothing yet.
    pub(super) fn open(&mut self, frame: Frame) {
        self.outer.push(std::mem::replace(&mut self.frame, frame));
    }

    /// Leaves the current region.
    pub(super) fn close(&mut self) -> Frame {
        let around = self.outer.pop().expect("there is a region around this one");
        std::mem::replace(&mut self.frame, around)
    }

    /// A value of a region around the current one, as a value of the current one.
    pub(super) fn import(&mut self, leaf: Leaf) -> Value {
        self.import_to(self.level(), leaf)
    }

    /// A value of a region around that at `level`, as a value of that.
    pub(super) fn import_to(&mut self, level: usize, leaf: Leaf) -> Value {
        let mut value = leaf.value;
        for level in leaf.level + 1..=level {
            value = self.capture(level, value);
        }
        value
    }

    /// The region around the current code at `level`.
    pub(super) fn frame_at(&mut self, level: usize) -> &mut Frame {
        match level == self.level() {
            true => &mut self.frame,
            false => &mut self.outer[level],
        }
    }

    /// Makes a value of the region around the one at `level` a parameter of that.
    fn capture(&mut self, level: usize, value: Value) -> Value {
        let (around, frame) = match level == self.level() {
            true => (&self.outer[level - 1], &mut self.frame),
            false => {
                let (around, inside) = self.outer.split_at_mut(level);
                (&around[level - 1], &mut inside[0])
            }
        };
        let index = frame.captures.iter().position(|&captured| captured == value);
        let index = index.unwrap_or_else(|| {
            let equation = around.program.equation(value);
            frame.captures.push(value);
            frame.program.parameters.push(Parameter {
                name: quote::format_ident!("{}", equation.name.trim_start_matches("r#")),
                space: Space::Scalar,
                kind: equation.kind,
                is_differentiated: equation.is_active,
                is_broadcast: false,
                is_variable: false,
                source: None,
                table: None,
                field: None,
                row: None,
            });
            frame.captures.len() - 1
        });
        // Parameters that are carried by a loop have been declared before all captures.
        let parameter = frame.program.parameters.len() - frame.captures.len() + index;
        let name = frame.program.parameters[parameter].name.to_string();
        frame.program.define(&name, Op::Parameter(parameter))
    }

    /// The float parameter of this index of the function.
    pub(super) fn parameter(&mut self, index: usize) -> Value {
        let program = self.body_program_mut();
        let name = program.parameters[index].name.to_string();
        let value = program.define(&name, Op::Parameter(index));
        self.import(Leaf { level: 0, value })
    }

    /// What a name stands for, as a value in the current region; a float that no gradient flows
    /// through is computed by the user's own code.
    pub(super) fn tree_of_binding(&mut self, name: &syn::Ident) -> Option<Tree> {
        match self.scope.get(name)? {
            Binding::Value(tree) => Some(tree),
            Binding::Parameter(index) => {
                let value = self.parameter(index);
                Some(self.leaf(value))
            }
            Binding::Inactive { .. } => {
                let value = self.verbatim(&syn::parse_quote!(#name))?;
                Some(self.leaf(value))
            }
            Binding::PerElement { .. } => {
                let value = self.per_element(name, Gives::Float)?;
                Some(self.leaf(value))
            }
            Binding::Constant(_) | Binding::Closure(_) | Binding::Mistaken => None,
        }
    }

    /// The kind of a leaf.
    pub(super) fn kind(&self, leaf: Leaf) -> Kind {
        self.program_of(leaf).kind(leaf.value)
    }

    /// The space of a leaf.
    pub(super) fn space(&self, leaf: Leaf) -> Space {
        self.program_of(leaf).space(leaf.value)
    }

    pub(super) fn program_of(&self, leaf: Leaf) -> &Program {
        self.outer.get(leaf.level).map_or(&self.frame.program, |frame| &frame.program)
    }
}
