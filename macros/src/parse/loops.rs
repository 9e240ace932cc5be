//! `for`, `while` and `loop`: what they assign is carried from one iteration to the next.
//!
//! Loops over arrays of the body, and over few integers that are known here, are written out.

use quote::{ToTokens, format_ident, quote};
use syn::visit::Visit;
use syn::{Block, Expr, ExprForLoop, ExprLoop, ExprWhile, Ident};

use super::Parser;
use super::frames::Frame;
use super::scope::Binding;
use super::tree::{Leaf, Tree};
use crate::ir::{Header, Kind, Logic, Op, Parameter, Region, Space, Value};

/// A loop around the code that is being parsed.
#[derive(Clone)]
pub(super) struct Context {
    /// The variable that says whether it goes on.
    pub(super) running: Ident,
}

/// A variable that a loop has to carry as more than it seemed before its body was parsed.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Promotion {
    /// Where the variable is bound.
    position: usize,
    /// It differs from lane to lane.
    is_mask: bool,
}

/// What a loop runs over, and its body.
struct Iteration<'a> {
    /// The pattern and the iterator of a `for`.
    iterations: Option<(&'a syn::Pat, &'a Expr)>,
    /// The condition of a `while`.
    condition: Option<&'a Expr>,
    /// Whether it may end before its iterator does.
    breaks: bool,
    body: &'a Block,
}

/// The variables that `expression` assigns to, by name.
pub(super) fn assigned(expression: &Expr) -> Vec<Ident> {
    struct Assigned(Vec<Ident>);
    impl Assigned {
        fn to(&mut self, place: &Expr) {
            match place {
                Expr::Path(path) => self.0.extend(path.path.get_ident().cloned()),
                Expr::Index(index) => self.to(&index.expr),
                Expr::Field(field) => self.to(&field.base),
                Expr::Paren(paren) => self.to(&paren.expr),
                Expr::Tuple(tuple) => tuple.elems.iter().for_each(|part| self.to(part)),
                Expr::Array(array) => array.elems.iter().for_each(|part| self.to(part)),
                _ => {}
            }
        }
    }
    impl Visit<'_> for Assigned {
        fn visit_expr_assign(&mut self, assign: &syn::ExprAssign) {
            self.to(&assign.left);
            syn::visit::visit_expr_assign(self, assign);
        }
        fn visit_expr_binary(&mut self, binary: &syn::ExprBinary) {
            if super::assign::operator(&binary.op).is_some() {
                self.to(&binary.left);
            }
            syn::visit::visit_expr_binary(self, binary);
        }
    }
    let mut assigned = Assigned(Vec::new());
    assigned.visit_expr(expression);
    assigned.0
}

impl Parser<'_> {
    pub(super) fn for_loop(&mut self, whole: &ExprForLoop) -> Option<Tree> {
        self.check_label(whole.label.as_ref())?;
        if let Some(items) = self.known_items(&whole.expr)? {
            return self.written_out(whole, items);
        }
        if !self.is_inactive(&whole.expr) && !self.is_of_fields(&whole.expr) {
            if !self.mentions_mistake(&whole.expr) {
                if let Expr::Range(range) = &*whole.expr {
                    self.errors.push(
                        range,
                        "these bounds depend on a value that the gradient flows through",
                        "leave the loop by a condition: `while i < x { .. }`",
                    );
                    return None;
                }
                self.errors.push(
                    &whole.expr,
                    "a loop goes over a range or an array of the body",
                    "write `for i in 0..n`, or go through an array: `sum(x.map(|x| ..))`",
                );
            }
            return None;
        }
        if self.is_of_arrays {
            self.errors.push(
                &whole.expr,
                "how often this loop runs is not known here",
                "write the bounds as numbers, or move the code into a `#[differentiable]` function \
                 of scalars",
            );
            return None;
        }
        self.check_clobbered(&whole.expr);
        self.iterate(Iteration {
            iterations: Some((&whole.pat, &whole.expr)),
            condition: None,
            breaks: breaks(&whole.body),
            body: &whole.body,
        })
    }

    pub(super) fn while_loop(&mut self, whole: &ExprWhile) -> Option<Tree> {
        self.check_label(whole.label.as_ref())?;
        self.iterate(Iteration {
            iterations: None,
            condition: Some(&whole.cond),
            breaks: true,
            body: &whole.body,
        })
    }

    pub(super) fn endless_loop(&mut self, whole: &ExprLoop) -> Option<Tree> {
        self.check_label(whole.label.as_ref())?;
        self.iterate(Iteration {
            iterations: None,
            condition: None,
            breaks: true,
            body: &whole.body,
        })
    }

    fn check_label(&mut self, label: Option<&syn::Label>) -> Option<()> {
        let Some(label) = label else { return Some(()) };
        let help = "leave one loop at a time, by a condition";
        self.errors.push(label, "labels are not in the language", help);
        None
    }

    /// A copy of the body for each item.
    fn written_out(
        &mut self,
        whole: &ExprForLoop,
        items: Vec<super::iterators::Item>,
    ) -> Option<Tree> {
        let around = self.scope.mark();
        let running = match breaks(&whole.body) {
            true => self.open_loop(),
            false => {
                let running = format_ident!("_");
                self.loops.push(Context { running: running.clone() });
                running
            }
        };
        let mistakes = self.errors.mark();
        for item in items {
            let mark = self.scope.mark();
            self.copy(whole, item, &running);
            self.scope.restore(mark);
            if self.errors.mark() > mistakes {
                break;
            }
        }
        self.loops.pop();
        self.scope.restore(around);
        (self.errors.mark() == mistakes).then(Tree::unit)
    }

    /// The body for one item.
    fn copy(
        &mut self,
        whole: &ExprForLoop,
        item: super::iterators::Item,
        running: &Ident,
    ) -> Option<Tree> {
        self.bind_item(&whole.pat, item)?;
        match self.tree_of_binding(running) {
            Some(goes_on) => {
                let condition = self.import(goes_on.leaves()[0]);
                self.guarded(condition, &whole.body)
            }
            None => self.sequence(&whole.body.stmts, None, &whole.body),
        }
    }

    /// The variable that says whether a loop goes on, and what `break` means inside of it.
    fn open_loop(&mut self) -> Ident {
        let running = format_ident!("__running{}", self.loops.len());
        let start = match self.condition {
            // What is done at the start stays so.
            Some(lanes) => self.import(lanes),
            None => self.frame.program.define("running", Op::Condition(quote!(true))),
        };
        let start = self.leaf(start);
        self.scope.bind(&running, Binding::Value(start));
        self.loops.push(Context { running: running.clone() });
        running
    }

    /// A variable turns out to be a value that the gradient flows through.
    pub(super) fn promote(&mut self, name: &Ident) {
        let position = self.scope.positions(&|other| other == name);
        for position in position {
            self.promoted.push(Promotion { position, is_mask: false });
        }
    }

    fn iterate(&mut self, iteration: Iteration<'_>) -> Option<Tree> {
        if self.loops.is_empty() {
            // What is bound there may be another variable by now.
            self.promoted.clear();
        }
        let mark = self.scope.mark();
        let around = self.condition;
        let running = iteration.breaks.then(|| self.open_loop());
        if running.is_none() {
            self.loops.push(Context { running: format_ident!("_") });
        }
        let done = self.attempts(&iteration, running.as_ref());
        self.loops.pop();
        self.condition = around;
        self.scope.restore(mark);
        done?;
        Some(Tree::unit())
    }

    /// Parses the body until it is known what must be carried.
    fn attempts(&mut self, iteration: &Iteration<'_>, running: Option<&Ident>) -> Option<()> {
        let before = (self.frame.clone(), self.outer.clone(), self.scope.clone(), self.calls);
        let (mistakes, builtins) = (self.errors.mark(), self.builtins.len());
        loop {
            let promoted = self.promoted.clone();
            let done = self.attempt(iteration, running);
            self.promoted.sort_by_key(|x| (x.position, x.is_mask));
            self.promoted.dedup();
            let is_known = |promotion: &Promotion| promoted.contains(promotion);
            let is_last = self.promoted.iter().all(is_known);
            if is_last && done.is_some() {
                return done;
            }
            (self.frame, self.outer, self.scope, self.calls) = before.clone();
            if is_last {
                return None;
            }
            self.errors.forget(mistakes);
            self.builtins.truncate(builtins);
        }
    }

    fn attempt(&mut self, iteration: &Iteration<'_>, running: Option<&Ident>) -> Option<()> {
        let Iteration { iterations, condition, body, .. } = iteration;
        let mut names = assigned(&Expr::Block(syn::ExprBlock {
            attrs: Vec::new(),
            label: None,
            block: (*body).clone(),
        }));
        names.extend(running.cloned());
        let positions = self.scope.positions(&|name| names.contains(name));
        let promoted = self.promoted.clone();
        let is_promoted =
            |position: usize, is_mask: bool| promoted.contains(&Promotion { position, is_mask });
        let positions: Vec<usize> = positions
            .into_iter()
            .filter(|&position| {
                matches!(self.scope.at(position).1, Binding::Value(_))
                    || is_promoted(position, false)
            })
            .collect();

        let mut carried = Vec::new();
        let mut shapes = Vec::new();
        let mut parameters = Vec::new();
        for &position in &positions {
            let name = self.scope.at(position).0.clone();
            let tree = self.tree_of_binding(&name)?;
            let kind = self.kind_of_name(&name);
            let tree = self.settled(tree, kind);
            for leaf in tree.leaves() {
                let init = self.import(leaf);
                let kind = match self.frame.program.kind(init) {
                    Kind::Bool if is_promoted(position, true) => Kind::Mask,
                    kind => kind,
                };
                carried.push(init);
                parameters.push(Parameter {
                    name: name.clone(),
                    space: Space::Scalar,
                    kind,
                    // Whether it is in the end is not known at the start.
                    is_differentiated: kind.has_cotangent(),
                    is_variable: false,
                });
            }
            shapes.push(tree);
        }

        let mut program = crate::ir::Program::new(parameters);
        let reads: Vec<Value> = (0..carried.len())
            .map(|index| {
                let name = program.parameters[index].name.to_string();
                program.define(&name, Op::Parameter(index))
            })
            .collect();
        self.open(Frame { program, captures: Vec::new() });
        let level = self.level();
        let mut reads = reads.into_iter().map(|value| Leaf { level, value });
        for (&position, shape) in positions.iter().zip(&shapes) {
            self.scope.set(position, Binding::Value(shape.with_leaves(&mut reads)));
        }
        let mark = self.scope.mark();
        if let Some((pattern, _)) = iterations {
            self.scope.bind_inactive(pattern, level, None);
        }
        let done = self.body(*condition, body, running);
        self.scope.restore(mark);
        if done.is_none() {
            self.close();
            return None;
        }
        let mut results = Vec::new();
        let mut leaves = 0;
        for &position in &positions {
            let name = self.scope.at(position).0.clone();
            let tree = self.tree_of_binding(&name)?;
            let kind = self.kind_of_name(&name);
            for leaf in self.settled(tree, kind).leaves() {
                let result = self.import(leaf);
                let is_mask = self.frame.program.kind(result) == Kind::Mask;
                if is_mask && self.frame.program.parameters[leaves].kind == Kind::Bool {
                    self.promoted.push(Promotion { position, is_mask });
                }
                results.push(result);
                leaves += 1;
            }
        }
        let running = running.and_then(|running| {
            let before: usize = positions
                .iter()
                .zip(&shapes)
                .take_while(|(position, _)| self.scope.at(**position).0 != *running)
                .map(|(_, shape)| shape.leaves().len())
                .sum();
            (before < carried.len()).then_some(before)
        });
        let Frame { program, captures } = self.close();
        let iterations = iterations
            .map(|(pattern, iterator)| (pattern.to_token_stream(), iterator.to_token_stream()));
        let header = Header { iterations, running };
        let body = Box::new(Region::new(program, results));
        let of = self.frame.program.define("loop", Op::Loop { header, carried, captures, body });
        let results = self.result_trees(of, &shapes);
        for (position, tree) in positions.into_iter().zip(results) {
            self.scope.set(position, Binding::Value(tree));
        }
        Some(())
    }

    /// One iteration, for the lanes that still run.
    fn body(
        &mut self,
        condition: Option<&Expr>,
        body: &Block,
        running: Option<&Ident>,
    ) -> Option<()> {
        let Some(running) = running else {
            self.sequence(&body.stmts, None, body)?;
            return Some(());
        };
        let tree = self.tree_of_binding(running)?;
        let mut goes_on = self.import(tree.leaves()[0]);
        if let Some(condition) = condition {
            let condition = self.condition(condition)?;
            goes_on = self.logic(Logic::And, [goes_on, condition]);
            let tree = self.leaf(goes_on);
            self.scope.assign(running, Binding::Value(tree));
        }
        self.guarded(goes_on, body)?;
        Some(())
    }
}

/// Whether a loop's own body leaves it or goes to its next iteration.
fn breaks(body: &Block) -> bool {
    struct Breaks(bool);
    impl Visit<'_> for Breaks {
        fn visit_expr_break(&mut self, _: &syn::ExprBreak) {
            self.0 = true;
        }
        fn visit_expr_for_loop(&mut self, _: &ExprForLoop) {}
        fn visit_expr_while(&mut self, _: &ExprWhile) {}
        fn visit_expr_loop(&mut self, _: &ExprLoop) {}
        fn visit_expr_closure(&mut self, _: &syn::ExprClosure) {}
    }
    let mut breaks = Breaks(false);
    breaks.visit_block(body);
    breaks.0
}
