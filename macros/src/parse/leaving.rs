//! Loops that are left for what is around them: by `return`, by labels, and with the value of a `break`.
//!
//! Whoever leaves a loop so ends all loops on its way, and says in a truth value of each that nothing
//! behind it is to run. A value is put into a variable that exists in front of the loop.

use quote::{ToTokens, format_ident};
use syn::{Block, Expr, Ident, Label, Lifetime};

use super::Parser;
use super::branches::Side;
use super::exits::{ends_early, exits_of, exits_of_body, gives_value, leaves, never_ends};
use super::jumps::Rest;
use super::scope::Binding;
use super::tree::{Leaf, Tree};
use crate::ir::{Kind, Op};
use crate::shape::Shape;

/// A loop around the code that is being parsed.
#[derive(Clone)]
pub(super) struct Context {
    label: Option<Lifetime>,
    /// The variable that says whether it goes on, if it may end early.
    pub(super) running: Option<Ident>,
    /// The variable that says whether it has been left for what is around it, if it may be.
    left: Option<Ident>,
    /// The variable for the value of its `break`, if that has one.
    value: Option<Ident>,
}

/// A variable for what control leaves a loop with.
#[derive(Clone)]
pub(super) struct Slot {
    name: Ident,
    /// What it holds, as far as is known.
    form: Form,
    /// What it should hold instead.
    found: Option<Form>,
}

/// How the leaves of a value are arranged, and what they are.
#[derive(Clone)]
struct Form {
    tree: Tree,
    kinds: Vec<Kind>,
}

/// How a loop ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// For all lanes with its last item, unless a jump ends it.
    WithItems,
    /// By its condition, or a number of items that differs from lane to lane.
    ByCondition,
    /// By jumps only.
    ByJumps,
}

/// Where a jump goes.
#[derive(Clone, Copy)]
enum Target {
    /// The loop at this depth.
    Loop(usize),
    /// Out of the function, or of the closure that is being inlined.
    Function,
}

impl Context {
    /// A loop inside of `depth` others.
    pub(super) fn new(depth: usize, label: Option<&Label>, body: &Block, ends: Ends) -> Self {
        Self {
            label: label.map(|label| label.name.clone()),
            running: (ends != Ends::WithItems || ends_early(label, body))
                .then(|| format_ident!("__running{depth}")),
            left: leaves(label, body).then(|| left_of(depth)),
            value: (ends == Ends::ByJumps && gives_value(label, body)).then(|| value_of(depth)),
        }
    }
}

fn left_of(depth: usize) -> Ident {
    format_ident!("__left{depth}")
}

pub(super) fn value_of(depth: usize) -> Ident {
    format_ident!("__broken{depth}")
}

impl Parser<'_> {
    /// A loop that may be left for what is around it, and what follows it.
    pub(super) fn loop_that_leaves(
        &mut self,
        whole: &Expr,
        rest: Option<&Rest<'_>>,
    ) -> Option<Tree> {
        let returns = exits_of(whole).into_iter().any(|exit| matches!(exit, Expr::Return(_)));
        if returns && self.loops.len() == self.base {
            let (slot, shape) = (self.returned(), self.tail.clone());
            return self.with_slot(&slot, shape.as_ref(), whole, &|parser| {
                parser.loop_and_rest(whole, rest)
            });
        }
        self.loop_and_rest(whole, rest)
    }

    fn loop_and_rest(&mut self, whole: &Expr, rest: Option<&Rest<'_>>) -> Option<Tree> {
        let depth = self.loops.len();
        let mark = self.scope.mark();
        let left = left_of(depth);
        let is_left = self.frame.program.define("left", Op::Condition(quote::quote!(false)));
        let is_left = self.leaf(is_left);
        self.scope.bind(&left, Binding::Value(is_left));
        let tree = self.whole_loop(whole)?;
        let is_outermost = depth == self.base;
        let tree = if never_ends(whole) {
            self.behind_exit()
        } else if !is_outermost && rest.is_none_or(Rest::is_empty) {
            Some(Tree::unit())
        } else {
            let is_left = self.tree_of_binding(&left)?;
            let is_left = self.import(is_left.leaves()[0]);
            self.two_sides(is_left, Side::Left, Side::Given(tree), rest, whole)
        };
        self.scope.restore(mark);
        tree
    }

    fn whole_loop(&mut self, whole: &Expr) -> Option<Tree> {
        match whole {
            Expr::ForLoop(iteration) => self.for_loop(iteration),
            Expr::While(iteration) => self.while_loop(iteration),
            Expr::Loop(iteration) => self.endless_loop(iteration, None),
            _ => unreachable!("it is a loop"),
        }
    }

    /// The value of code that has left the loops around it: of the function, if it has left all.
    pub(super) fn behind_exit(&mut self) -> Option<Tree> {
        match self.loops.len() == self.base {
            true => self.tree_of_binding(&self.returned()),
            false => Some(Tree::unit()),
        }
    }

    /// The variable for what is returned from inside of a loop.
    fn returned(&self) -> Ident {
        format_ident!("__returned{}", self.base)
    }

    /// `return value`
    pub(super) fn return_from_loop(&mut self, tree: Tree, code: &Expr) -> Option<Tree> {
        self.fill(&self.returned(), tree, code)?;
        self.leave_to(self.base);
        Some(Tree::unit())
    }

    /// `break 'label value`
    pub(super) fn break_loop(&mut self, jump: &syn::ExprBreak) -> Option<Tree> {
        let Some(Target::Loop(target)) = self.target(jump.label.as_ref()) else {
            let (wrong, help) = match &jump.label {
                Some(_) => ("this is no label of a loop around it", "label the loop: `'a: for ..`"),
                None => ("there is no loop around this `break`", "remove it"),
            };
            self.errors.push(jump, wrong, help);
            return None;
        };
        if let Some(value) = &jump.expr {
            let Some(slot) = self.loops[target].value.clone() else {
                let help = "assign it to a variable, then write `break;`";
                self.errors.push(jump, "`break` with a value ends a `loop` only", help);
                return None;
            };
            self.expected = self.form_of(&slot).map(|form| form.shape());
            let tree = self.tree(value)?;
            self.fill(&slot, tree, value)?;
        }
        self.leave_to(target + 1);
        self.stop(target);
        Some(Tree::unit())
    }

    /// `continue 'label`
    pub(super) fn continue_loop(&mut self, jump: &syn::ExprContinue) -> Option<Tree> {
        let Some(Target::Loop(target)) = self.target(jump.label.as_ref()) else {
            let help = match &jump.label {
                Some(_) => "label the loop: `'a: for ..`",
                None => "remove it",
            };
            self.errors.push(jump, "there is no such loop around this `continue`", help);
            return None;
        };
        self.leave_to(target + 1);
        Some(Tree::unit())
    }

    /// Leaves all loops from this depth on for what is around them.
    fn leave_to(&mut self, depth: usize) {
        for inner in depth..self.loops.len() {
            self.stop(inner);
            if let Some(left) = self.loops[inner].left.clone() {
                self.assign_truth(&left, true);
            }
        }
    }

    /// Ends the loop at this depth.
    fn stop(&mut self, depth: usize) {
        if let Some(running) = self.loops[depth].running.clone() {
            self.assign_truth(&running, false);
        }
    }

    fn assign_truth(&mut self, name: &Ident, truth: bool) {
        let value = self.frame.program.define("running", Op::Condition(truth.to_token_stream()));
        let value = self.leaf(value);
        self.scope.assign(name, Binding::Value(value));
    }

    fn target(&self, label: Option<&Lifetime>) -> Option<Target> {
        let around = &self.loops[self.base..];
        let place = match label {
            Some(_) => around.iter().rposition(|context| context.label.as_ref() == label)?,
            None => around.len().checked_sub(1)?,
        };
        Some(Target::Loop(self.base + place))
    }

    /// The variables of the loops around it that the body of the innermost one may assign to by its jumps.
    pub(super) fn assigned_by_jumps(&self, body: &Block) -> Vec<Ident> {
        let innermost = self.loops.len() - 1;
        let mut names = Vec::new();
        for exit in exits_of_body(body) {
            let (target, is_break) = match exit {
                Expr::Return(_) => (Some(Target::Function), false),
                Expr::Break(jump) => (self.target(jump.label.as_ref()), true),
                Expr::Continue(jump) => (self.target(jump.label.as_ref()), false),
                _ => (None, false),
            };
            let inner = match target {
                Some(Target::Loop(target)) => {
                    if is_break {
                        let Context { running, value, .. } = &self.loops[target];
                        names.extend(running.iter().chain(value).cloned());
                    }
                    target + 1
                }
                Some(Target::Function) => {
                    names.push(self.returned());
                    self.base
                }
                None => continue,
            };
            for Context { running, left, .. } in self.loops.iter().take(innermost + 1).skip(inner) {
                names.extend(running.iter().chain(left).cloned());
            }
        }
        names.sort();
        names.dedup();
        names
    }

    /// Parses code that may put a value into a variable `name`. What form that has is known in advance only
    /// if `shape` says so; else the code is read again when it has been seen.
    pub(super) fn with_slot(
        &mut self,
        name: &Ident,
        shape: Option<&Shape>,
        whole: &Expr,
        parse: &dyn Fn(&mut Self) -> Option<Tree>,
    ) -> Option<Tree> {
        let leaf = Leaf { level: self.level(), value: crate::ir::Value(0) };
        let tree = Tree::of_shape(shape.unwrap_or(&Shape::Float), leaf);
        let kinds = vec![Kind::Float; tree.leaves().len()];
        let mut form = Form { tree, kinds };
        let before = (self.frame.clone(), self.outer.clone(), self.scope.clone(), self.calls);
        let (mistakes, builtins) = (self.errors.mark(), self.builtins.len());
        let (condition, loops) = (self.condition, self.loops.clone());
        let mut is_settled = false;
        loop {
            let mark = self.scope.mark();
            self.slots.push(Slot { name: name.clone(), form: form.clone(), found: None });
            let start = self.start_of(&form);
            self.scope.bind(name, Binding::Value(start));
            let tree = parse(self);
            self.scope.restore(mark);
            let found = self.slots.pop().and_then(|slot| slot.found);
            let Some(found) = found else { return tree };
            if found.kinds.contains(&Kind::Record) {
                self.errors.forget(mistakes);
                self.errors.push(
                    first_value(whole, name),
                    "a struct leaves this loop as a value",
                    "assign it to a variable that is bound in front of the loop, then write `break;`",
                );
                return None;
            }
            if is_settled {
                return tree;
            }
            is_settled = true;
            form = found;
            (self.frame, self.outer, self.scope, self.calls) = before.clone();
            (self.condition, self.loops) = (condition, loops.clone());
            self.errors.forget(mistakes);
            self.builtins.truncate(builtins);
        }
    }

    /// What a slot holds before control leaves the loop.
    fn start_of(&mut self, form: &Form) -> Tree {
        let level = self.level();
        let mut leaves = Vec::new();
        for kind in &form.kinds {
            let value = match kind {
                Kind::Mask | Kind::Bool => {
                    self.frame.program.define("none", Op::Condition(quote::quote!(false)))
                }
                _ => self.frame.program.define("none", Op::Literal(0.0)),
            };
            leaves.push(Leaf { level, value });
        }
        form.tree.with_leaves(&mut leaves.into_iter())
    }

    fn form_of(&self, slot: &Ident) -> Option<&Form> {
        self.slots.iter().rfind(|known| known.name == *slot).map(|known| &known.form)
    }

    /// Puts a value into a slot.
    fn fill(&mut self, slot: &Ident, tree: Tree, code: &Expr) -> Option<()> {
        let kind = self.form_of(slot).and_then(|form| form.kinds.first().copied());
        let tree =
            self.settled(tree, kind.filter(|kind| *kind == Kind::Record).unwrap_or(Kind::Float));
        let kinds: Vec<Kind> = tree.leaves().into_iter().map(|leaf| self.kind(leaf)).collect();
        let known = self.slots.iter_mut().rfind(|known| known.name == *slot)?;
        let is_truth = |kind: Kind| matches!(kind, Kind::Mask | Kind::Bool);
        let are_same = known.form.tree.has_shape_of(&tree)
            && kinds
                .iter()
                .zip(&known.form.kinds)
                .all(|(&a, &b)| a == b || is_truth(a) && is_truth(b));
        if !are_same {
            let described = known.form.tree.described();
            known.found = Some(Form { tree: tree.clone(), kinds });
            // The last time that the code is read, this is a mistake.
            let wrong = format!("{} leaves the loop here, elsewhere {described}", tree.described());
            let help = "let all give a number, or tuples and arrays of the same length";
            self.errors.push(code, wrong, help);
            return None;
        }
        self.scope.assign(slot, Binding::Value(tree));
        Some(())
    }
}

impl Form {
    fn shape(&self) -> Shape {
        self.tree.shape(&|_| Kind::Float)
    }
}

/// The first value that leaves a loop for this slot.
fn first_value<'a>(whole: &'a Expr, slot: &Ident) -> &'a Expr {
    let is_returned = slot.to_string().starts_with("__returned");
    let body = match whole {
        Expr::ForLoop(iteration) => &iteration.body,
        Expr::While(iteration) => &iteration.body,
        Expr::Loop(iteration) => &iteration.body,
        _ => return whole,
    };
    let value = exits_of_body(body).into_iter().find_map(|exit| match exit {
        Expr::Return(jump) if is_returned => jump.expr.as_deref(),
        Expr::Break(jump) if !is_returned => jump.expr.as_deref(),
        _ => None,
    });
    value.unwrap_or(whole)
}
