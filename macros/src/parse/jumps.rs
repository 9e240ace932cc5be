//! `return`, `break` and `continue`: where they stand in a branch, what follows the branch becomes a
//! part of the sides that reach it.

use std::cell::Cell;

use quote::ToTokens;
use syn::{Expr, Local, Pat, Stmt};

use super::Parser;
use super::exits::exits_of;
use super::memory::is_remat;
use super::tree::Tree;
use crate::shape::Shape;

/// What follows a statement, from the inside out.
pub(super) struct Rest<'a> {
    pub(super) statements: &'a [Stmt],
    /// The `let` that the value of the statement is for.
    pub(super) binds: Option<&'a Local>,
    /// What is in scope there.
    pub(super) mark: usize,
    pub(super) next: Option<&'a Rest<'a>>,
    /// Whether mistakes have been found in it, which are not to be found by another side again.
    pub(super) is_mistaken: Cell<bool>,
}

impl Rest<'_> {
    /// What is in scope both before and behind all of this.
    pub(super) fn outermost_mark(&self) -> usize {
        self.next.map_or(self.mark, Rest::outermost_mark)
    }

    /// Whether nothing follows.
    pub(super) fn is_empty(&self) -> bool {
        self.statements.is_empty() && self.next.is_none_or(Rest::is_empty)
    }
}

impl Parser<'_> {
    /// Whether `expression` may leave the function, or the loop around it.
    pub(super) fn jumps(&self, expression: &Expr) -> bool {
        !exits_of(expression).is_empty()
    }

    /// A statement that may leave what it stands in, and what follows it.
    pub(super) fn jump(&mut self, expression: &Expr, rest: Option<&Rest<'_>>) -> Option<Tree> {
        match expression {
            Expr::Return(jump) => match &jump.expr {
                Some(value) => {
                    self.expected = self.tail.clone();
                    let tree = self.tree(value)?;
                    match self.loops.len() == self.base {
                        true => Some(tree),
                        false => self.return_from_loop(tree, value),
                    }
                }
                None => {
                    self.errors.push(jump, "this returns nothing", "return the result");
                    None
                }
            },
            Expr::Continue(jump) => self.continue_loop(jump),
            Expr::Break(jump) => self.break_loop(jump),
            Expr::If(branch) => self.if_else(branch, rest),
            Expr::Match(branch) => self.match_arms(branch, rest),
            Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_) => {
                self.loop_that_leaves(expression, rest)
            }
            Expr::Block(block) if is_remat(block) => {
                let exits = exits_of(expression);
                self.errors.push(
                    exits.first(),
                    "this leaves a block that is computed again on the way back",
                    "let the block give a value, and leave behind it",
                );
                None
            }
            Expr::Block(block) if block.label.is_none() => {
                self.sequence(&block.block.stmts, rest, &block.block)
            }
            Expr::Paren(syn::ExprParen { expr, .. }) | Expr::Group(syn::ExprGroup { expr, .. }) => {
                self.jump(expr, rest)
            }
            other => {
                self.reject_jump(other);
                None
            }
        }
    }

    /// `let y = if .. { .. } else { return ..; };` and what follows it.
    pub(super) fn let_that_jumps(
        &mut self,
        local: &Local,
        behind: &[Stmt],
        rest: Option<&Rest<'_>>,
    ) -> Option<Tree> {
        let init = local.init.as_ref().expect("it jumps from its value");
        let here = Rest {
            statements: behind,
            binds: Some(local),
            mark: self.scope.mark(),
            next: rest,
            is_mistaken: false.into(),
        };
        self.jump(&init.expr, Some(&here))
    }

    /// `let Some(x) = option else { return ..; };` and what follows it, which is
    /// `if let Some(x) = option { .. } else { return ..; }`.
    pub(super) fn let_else(
        &mut self,
        local: &Local,
        behind: &[Stmt],
        rest: Option<&Rest<'_>>,
    ) -> Option<Tree> {
        let pattern = match &local.pat {
            Pat::Type(typed) => &*typed.pat,
            pattern => pattern,
        };
        let init = local.init.as_ref().expect("it has an `else`");
        let (value, (_, diverge)) = (&init.expr, init.diverge.as_ref().expect("it has an `else`"));
        let branch = syn::parse_quote!(if let #pattern = #value { #(#behind)* } else #diverge);
        self.if_else(&branch, rest)
    }

    /// The value of a closure, which ends at the `return`s inside of it.
    pub(super) fn body_of_closure(&mut self, body: &Expr) -> Option<Tree> {
        let expected = self.expected.take();
        let base = std::mem::replace(&mut self.base, self.loops.len());
        let tree = self.ending_with(expected.clone(), |parser| match parser.jumps(body) {
            true => parser.jump(body, None),
            false => {
                parser.expected = expected;
                parser.tree(body)
            }
        });
        self.base = base;
        tree
    }

    /// Rejects what leaves the function or loop from inside of `expression`.
    pub(super) fn reject_jump(&mut self, expression: &Expr) {
        let exits = exits_of(expression);
        let Some(jump) = exits.first() else { return };
        let wrong = "this leaves the function or loop from inside of an expression";
        let help = "let it stand in a statement: `if .. { return ..; }`";
        self.errors.push(jump, wrong, help);
    }

    /// The shape of the value of a block that this follows, if it is known.
    pub(super) fn expected_at_end(&self, rest: Option<&Rest<'_>>) -> Option<Shape> {
        match rest.and_then(|rest| rest.binds) {
            Some(local) => Some(self.shape_of_pattern(&local.pat)),
            None => self.tail.clone(),
        }
    }

    /// What follows a block whose value is `tree`.
    pub(super) fn rest(
        &mut self,
        rest: Option<&Rest<'_>>,
        tree: Tree,
        whole: &dyn ToTokens,
    ) -> Option<Tree> {
        match rest {
            Some(rest) if rest.is_mistaken.get() => None,
            Some(rest) => {
                let mistakes = self.errors.mark();
                self.scope.restore(rest.mark);
                if let Some(local) = rest.binds {
                    self.bind_value(local, Some(tree));
                }
                let tree = self.sequence(rest.statements, rest.next, whole);
                rest.is_mistaken.set(self.errors.mark() > mistakes);
                tree
            }
            None => Some(tree),
        }
    }
}
