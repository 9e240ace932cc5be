//! `if` and `match`: each side is a region, and what it assigns is a result.

use quote::ToTokens;
use syn::{Block, Expr, ExprIf, ExprMatch, Pat, Stmt};

use super::Parser;
use super::frames::Frame;
use super::jumps::Rest;
use super::scope::{Binding, Scope};
use super::tree::{Leaf, Tree};
use crate::ir::{Gives, Kind, Logic, Op, Region, Selector, Value};

/// The code of a side.
pub(super) enum Side<'a> {
    Statements(&'a [Stmt]),
    Value(&'a Expr),
    /// An arm of a `match` whose pattern fits what is known for each element.
    Arm {
        pattern: &'a Pat,
        scrutinee: &'a Expr,
        body: Box<Side<'a>>,
    },
    /// The arms that are left where the pattern before them does not fit.
    Arms {
        scrutinee: &'a Expr,
        arms: Vec<(&'a Pat, Side<'a>)>,
    },
    /// There is no `else`.
    Nothing,
    /// A value that is known already.
    Given(Tree),
    /// Control has left the loops around.
    Left,
}

/// A side that has been parsed.
pub(super) struct Parsed {
    frame: Frame,
    scope: Scope,
    tree: Option<Tree>,
}

impl Parser<'_> {
    /// `if .. { .. } else { .. }`, and what follows it if a side may leave the function or loop.
    pub(super) fn if_else(&mut self, branch: &ExprIf, rest: Option<&Rest<'_>>) -> Option<Tree> {
        let otherwise = match &branch.else_branch {
            Some((_, otherwise)) => match &**otherwise {
                Expr::Block(block) if block.label.is_none() => Side::Statements(&block.block.stmts),
                other => Side::Value(other),
            },
            None => Side::Nothing,
        };
        let then = Side::Statements(&branch.then_branch.stmts);
        if let Expr::Let(pattern) = &*branch.cond {
            let arms = [(&*pattern.pat, then), (&wildcard(), otherwise)];
            return self.arms(&pattern.expr, arms.into(), rest, branch);
        }
        let condition = self.condition(&branch.cond)?;
        self.two_sides(condition, then, otherwise, rest, branch)
    }

    /// A block that runs where `condition` holds.
    pub(super) fn guarded(&mut self, condition: Value, block: &Block) -> Option<Tree> {
        let then = Side::Statements(&block.stmts);
        self.two_sides(condition, then, Side::Nothing, None, block)
    }

    pub(super) fn two_sides(
        &mut self,
        condition: Value,
        then: Side<'_>,
        otherwise: Side<'_>,
        rest: Option<&Rest<'_>>,
        whole: &dyn ToTokens,
    ) -> Option<Tree> {
        let around = self.condition;
        let [on, off] = match self.frame.program.kind(condition) {
            Kind::Mask => {
                let not = self.not(condition);
                [condition, not].map(|here| Some(self.within(around, here)))
            }
            _ => [around, around],
        };
        let before = self.scope.clone();
        let then = self.side(on, &[], then, rest, whole);
        self.scope = before.clone();
        let otherwise = self.side(off, &[], otherwise, rest, whole);
        self.scope = before;
        self.condition = around;
        self.merge(Selector::Condition(condition), vec![then, otherwise], rest, whole)
    }

    /// `match` on a value that no gradient flows through.
    pub(super) fn match_arms(
        &mut self,
        branch: &ExprMatch,
        rest: Option<&Rest<'_>>,
    ) -> Option<Tree> {
        let arms = branch.arms.iter().map(|arm| {
            let side = match &*arm.body {
                Expr::Block(block) if block.label.is_none() => Side::Statements(&block.block.stmts),
                body => Side::Value(body),
            };
            (&arm.pat, side)
        });
        self.arms(&branch.expr, arms.collect(), rest, branch)
    }

    fn arms(
        &mut self,
        scrutinee: &Expr,
        arms: Vec<(&Pat, Side<'_>)>,
        rest: Option<&Rest<'_>>,
        whole: &dyn ToTokens,
    ) -> Option<Tree> {
        if self.is_per_element
            && (self.is_inactive(scrutinee) || self.is_per_element_code(scrutinee))
        {
            return self.arms_per_element(scrutinee, arms, rest, whole);
        }
        if !self.is_inactive(scrutinee) && !self.is_of_fields(scrutinee) {
            if !self.mentions_mistake(scrutinee) {
                self.errors.push(
                    scrutinee,
                    "`match` looks at a value that the gradient flows through",
                    "compare it: `if x > 0.0 { .. } else { .. }`",
                );
            }
            return None;
        }
        if self.is_of_arrays {
            self.errors.push(
                scrutinee,
                "`match` stands in a function of scalars only",
                "write `if`, or move the code into a `#[differentiable]` function of scalars",
            );
            return None;
        }
        self.check_clobbered(scrutinee);
        let around = self.condition;
        let before = self.scope.clone();
        let (mut patterns, mut sides) = (Vec::new(), Vec::new());
        for (pattern, side) in arms {
            patterns.push(pattern.to_token_stream());
            self.scope = before.clone();
            sides.push(self.side(around, &[pattern], side, rest, whole));
            self.check_guard(pattern, &before);
        }
        self.scope = before;
        let scrutinee = scrutinee.to_token_stream();
        self.merge(Selector::Match { scrutinee, patterns }, sides, rest, whole)
    }

    /// A `match` in the closure of a `map`, on what may be something else for each element. Rustc has seen
    /// that one of the patterns fits, so the last one does where the others do not.
    fn arms_per_element(
        &mut self,
        scrutinee: &Expr,
        mut arms: Vec<(&Pat, Side<'_>)>,
        rest: Option<&Rest<'_>>,
        whole: &dyn ToTokens,
    ) -> Option<Tree> {
        let behind = arms.split_off(1);
        let (pattern, body) = arms.pop().expect("a `match` with arms");
        if behind.is_empty() {
            let mark = self.scope.mark();
            self.bind_arm(pattern, scrutinee);
            let tree = self.tree_of_side(body, rest, whole);
            self.scope.restore(mark);
            return tree;
        }
        let code = quote::quote!(::core::matches!(#scrutinee, #pattern));
        let condition = self.per_element(&code, Gives::Truth)?;
        let then = Side::Arm { pattern, scrutinee, body: Box::new(body) };
        self.two_sides(condition, then, Side::Arms { scrutinee, arms: behind }, rest, whole)
    }

    /// Rejects a guard that looks at a value of the equations.
    fn check_guard(&mut self, pattern: &Pat, before: &Scope) {
        let Pat::Guard(syn::PatGuard { pat, guard, .. }) = pattern else { return };
        self.scope = before.clone();
        let level = self.level();
        self.scope.bind_inactive(pat, level, None);
        if !self.is_inactive(guard) && !self.mentions_mistake(guard) {
            self.errors.push(
                guard,
                "this guard looks at a value that the gradient flows through",
                "write `if` inside of the arm",
            );
        }
        self.check_clobbered(guard);
    }

    /// The lanes for which both `around` and `here` hold.
    fn within(&mut self, around: Option<Leaf>, here: Value) -> Leaf {
        let value = match around {
            Some(around) => {
                let around = self.import(around);
                self.logic(Logic::And, [around, here])
            }
            None => here,
        };
        Leaf { level: self.level(), value }
    }

    /// Parses a side, which runs for the lanes where `condition` holds.
    fn side(
        &mut self,
        condition: Option<Leaf>,
        patterns: &[&Pat],
        side: Side<'_>,
        rest: Option<&Rest<'_>>,
        whole: &dyn ToTokens,
    ) -> Parsed {
        self.condition = condition;
        self.open(Frame { condition, ..Frame::default() });
        let level = self.level();
        patterns.iter().for_each(|pattern| self.scope.bind_inactive(pattern, level, None));
        let tree = self.tree_of_side(side, rest, whole);
        self.close_side(tree)
    }

    /// The side that has been parsed in the current frame.
    pub(super) fn close_side(&mut self, tree: Option<Tree>) -> Parsed {
        let scope = self.scope.clone();
        Parsed { frame: self.close(), scope, tree }
    }

    pub(super) fn tree_of_side(
        &mut self,
        side: Side<'_>,
        rest: Option<&Rest<'_>>,
        whole: &dyn ToTokens,
    ) -> Option<Tree> {
        match side {
            Side::Statements(statements) => self.sequence(statements, rest, whole),
            Side::Value(expression) if self.jumps(expression) => self.jump(expression, rest),
            Side::Value(expression) => {
                self.expected = self.expected_at_end(rest);
                let tree = self.tree(expression);
                tree.and_then(|tree| self.rest(rest, tree, whole))
            }
            Side::Arm { pattern, scrutinee, body } => {
                self.bind_arm(pattern, scrutinee);
                self.tree_of_side(*body, rest, whole)
            }
            Side::Arms { scrutinee, arms } => self.arms_per_element(scrutinee, arms, rest, whole),
            Side::Nothing => self.rest(rest, Tree::unit(), whole),
            Side::Given(tree) => self.rest(rest, tree, whole),
            Side::Left => self.behind_exit(),
        }
    }

    /// The equation of a branch whose sides have been parsed, with the scope as before.
    pub(super) fn merge(
        &mut self,
        selector: Selector,
        sides: Vec<Parsed>,
        rest: Option<&Rest<'_>>,
        whole: &dyn ToTokens,
    ) -> Option<Tree> {
        // The sides may have variables of their own behind these.
        let mark = rest.map_or(self.scope.mark(), Rest::outermost_mark);
        let mut changed: Vec<usize> =
            sides.iter().flat_map(|side| side.scope.changed_since(&self.scope)).collect();
        changed.sort_unstable();
        changed.dedup();
        changed.retain(|&position| position < mark);
        if sides.iter().any(|side| side.tree.is_none()) {
            return None;
        }
        // What is the result of each side: its value, and what the variables have become.
        let mut regions = Vec::new();
        let mut shapes: Option<Vec<Tree>> = None;
        for side in sides {
            let Parsed { frame, scope, tree } = side;
            let before = std::mem::replace(&mut self.scope, scope);
            self.scope.restore(mark);
            self.open(frame);
            let trees = self.results_of_side(tree?, &changed);
            let results = trees.as_ref().map(|trees| self.import_all(trees));
            let frame = self.close();
            self.scope = before;
            let (trees, results) = (trees?, results?);
            if let Some(shapes) = &shapes
                && !shapes.iter().zip(&trees).all(|(a, b)| a.has_shape_of(b))
            {
                self.errors.push(
                    whole,
                    "the sides of this branch give different things",
                    "let all give a number, or tuples and arrays of the same length",
                );
                return None;
            }
            shapes = Some(trees);
            regions.push((frame, results));
        }
        let shapes = shapes?;
        if shapes.iter().all(|shape| shape.leaves().is_empty())
            && regions.iter().all(|(frame, _)| frame.program.equations.is_empty())
        {
            return Some(Tree::unit());
        }
        let branch = self.branch(selector, regions);
        let mut results = self.result_trees(branch, &shapes).into_iter();
        let value = results.next();
        for (position, tree) in changed.into_iter().zip(results) {
            self.scope.set(position, Binding::Value(tree));
        }
        value
    }

    /// The value of a side and its variables, seen from inside.
    fn results_of_side(&mut self, tree: Tree, changed: &[usize]) -> Option<Vec<Tree>> {
        let kind = Self::kind_of_shape(self.tail.as_ref());
        let mut trees = vec![self.settled(tree, kind)];
        for &position in changed {
            let name = self.scope.at(position).0.clone();
            let tree = self.tree_of_binding(&name)?;
            let kind = self.kind_of_name(&name);
            trees.push(self.settled(tree, kind));
        }
        Some(trees)
    }

    pub(super) fn import_all(&mut self, trees: &[Tree]) -> Vec<Value> {
        trees.iter().flat_map(Tree::leaves).map(|leaf| self.import(leaf)).collect()
    }

    /// Trees of these shapes, made of the results of a branch or loop.
    pub(super) fn result_trees(&mut self, of: Value, shapes: &[Tree]) -> Vec<Tree> {
        let count = shapes.iter().map(|shape| shape.leaves().len()).sum();
        let level = self.level();
        let results: Vec<Leaf> = (0..count)
            .map(|index| {
                let value = self.frame.program.define("t", Op::Result { of, index });
                Leaf { level, value }
            })
            .collect();
        let mut results = results.into_iter();
        shapes.iter().map(|shape| shape.with_leaves(&mut results)).collect()
    }

    /// Gives all sides the same captures.
    fn branch(&mut self, selector: Selector, sides: Vec<(Frame, Vec<Value>)>) -> Value {
        let mut captures: Vec<Value> = Vec::new();
        for (frame, _) in &sides {
            for &value in &frame.captures {
                if !captures.contains(&value) {
                    captures.push(value);
                }
            }
        }
        let parameters: Vec<_> = captures
            .iter()
            .map(|&value| {
                let owner = sides.iter().find_map(|(frame, _)| {
                    let index = frame.captures.iter().position(|&captured| captured == value)?;
                    Some(frame.program.parameters[index].clone())
                });
                owner.expect("a side captures it")
            })
            .collect();
        let sides = sides.into_iter().map(|(frame, results)| {
            let Frame { mut program, captures: own, .. } = frame;
            let place = |value: Value| captures.iter().position(|&other| other == value);
            for equation in &mut program.equations {
                if let Op::Parameter(index) = &mut equation.op {
                    *index = place(own[*index]).expect("all captures are among those of all");
                }
            }
            program.parameters = parameters.clone();
            Region::new(program, results)
        });
        let sides = sides.collect();
        self.frame.program.define("branch", Op::Branch { selector, captures, sides })
    }
}

fn wildcard() -> Pat {
    syn::parse_quote!(_)
}
