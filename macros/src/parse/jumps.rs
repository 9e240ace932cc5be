//! `return`, `break` and `continue`: where they stand in a branch, what follows the branch becomes a
//! part of the sides that reach it.

use std::cell::Cell;

use quote::ToTokens;
use syn::visit::Visit;
use syn::{Expr, Stmt};

use super::tree::Tree;
use super::{Binding, Parser};
use crate::ir::Op;

/// What follows a statement, from the inside out.
pub(super) struct Rest<'a> {
    pub(super) statements: &'a [Stmt],
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
}

impl Parser<'_> {
    /// Whether `expression` may leave the function, or the loop around it.
    pub(super) fn jumps(&self, expression: &Expr) -> bool {
        first_jump(expression).is_some()
    }

    /// A statement that may leave what it stands in, and what follows it.
    pub(super) fn jump(&mut self, expression: &Expr, rest: Option<&Rest<'_>>) -> Option<Tree> {
        match expression {
            Expr::Return(jump) if self.loops.is_empty() => match &jump.expr {
                Some(value) => {
                    self.expected = self.tail.clone();
                    self.tree(value)
                }
                None => {
                    self.errors.push(jump, "this returns nothing", "return the result");
                    None
                }
            },
            Expr::Continue(jump) if jump.label.is_none() => Some(Tree::unit()),
            Expr::Break(jump) if jump.label.is_none() && jump.expr.is_none() => {
                let running = self.loops.last().map(|context| context.running.clone());
                let Some(running) = running else {
                    self.errors.push(jump, "there is no loop around this `break`", "remove it");
                    return None;
                };
                let stop =
                    self.frame.program.define("running", Op::Condition(quote::quote!(false)));
                let stop = self.leaf(stop);
                self.scope.assign(&running, Binding::Value(stop));
                Some(Tree::unit())
            }
            Expr::If(branch) => self.if_else(branch, rest),
            Expr::Match(branch) => self.match_arms(branch, rest),
            Expr::Block(block) if block.label.is_none() => {
                self.sequence(&block.block.stmts, rest, &block.block)
            }
            other => {
                self.reject_jump(other);
                None
            }
        }
    }

    /// Rejects what leaves the function or loop from inside of `expression`.
    pub(super) fn reject_jump(&mut self, expression: &Expr) {
        let Some(jump) = first_jump(expression) else { return };
        let is_in_loop = !self.loops.is_empty() || is_loop(expression);
        let (wrong, help) = match jump {
            Expr::Return(_) if is_in_loop => (
                "`return` stands in a loop",
                "leave the loop by `break`, and give the result behind it",
            ),
            Expr::Break(syn::ExprBreak { label: Some(_), .. })
            | Expr::Continue(syn::ExprContinue { label: Some(_), .. }) => {
                ("labels are not in the language", "leave one loop at a time, by a condition")
            }
            Expr::Break(syn::ExprBreak { expr: Some(_), .. }) => {
                ("`break` gives a value", "assign it to a variable, then write `break;`")
            }
            _ => (
                "this leaves the function or loop from inside of an expression",
                "let it stand in a statement: `if .. { return ..; }`",
            ),
        };
        self.errors.push(jump, wrong, help);
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
                let tree = self.sequence(rest.statements, rest.next, whole);
                rest.is_mistaken.set(self.errors.mark() > mistakes);
                tree
            }
            None => Some(tree),
        }
    }
}

fn is_loop(expression: &Expr) -> bool {
    matches!(expression, Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_))
}

/// What in `expression` may leave the function, or the loop around it.
fn first_jump(expression: &Expr) -> Option<&Expr> {
    struct Jumps<'a> {
        is_in_loop: bool,
        found: Option<&'a Expr>,
    }
    impl<'a> Visit<'a> for Jumps<'a> {
        fn visit_expr(&mut self, expression: &'a Expr) {
            let leaves = match expression {
                Expr::Return(_) => true,
                Expr::Break(_) | Expr::Continue(_) => !self.is_in_loop,
                Expr::Closure(_) => return,
                _ => false,
            };
            if leaves {
                self.found = self.found.or(Some(expression));
            }
            let around = self.is_in_loop;
            self.is_in_loop |= is_loop(expression);
            syn::visit::visit_expr(self, expression);
            self.is_in_loop = around;
        }
    }
    let mut jumps = Jumps { is_in_loop: false, found: None };
    jumps.visit_expr(expression);
    jumps.found
}
