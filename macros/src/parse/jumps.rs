//! `return`, `break` and `continue`: where they stand in a branch, what follows the branch becomes a
//! part of the sides that reach it.

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
}

impl Parser<'_> {
    /// Whether `expression` may leave the function, or the loop around it.
    pub(super) fn jumps(&self, expression: &Expr) -> bool {
        struct Jumps {
            is_in_loop: bool,
            found: bool,
        }
        impl Visit<'_> for Jumps {
            fn visit_expr_return(&mut self, _: &syn::ExprReturn) {
                self.found = true;
            }
            fn visit_expr_break(&mut self, _: &syn::ExprBreak) {
                self.found |= !self.is_in_loop;
            }
            fn visit_expr_continue(&mut self, _: &syn::ExprContinue) {
                self.found |= !self.is_in_loop;
            }
            fn visit_expr_closure(&mut self, _: &syn::ExprClosure) {}
            fn visit_expr(&mut self, expression: &Expr) {
                let is_loop =
                    matches!(expression, Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_));
                let is_in_loop = self.is_in_loop;
                self.is_in_loop |= is_loop;
                syn::visit::visit_expr(self, expression);
                self.is_in_loop = is_in_loop;
            }
        }
        let mut jumps = Jumps { is_in_loop: false, found: false };
        jumps.visit_expr(expression);
        jumps.found
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
                let help = "let it stand in a statement of its own, or in a branch";
                self.errors.push(other, "this leaves the function from inside of here", help);
                None
            }
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
            Some(rest) => {
                self.scope.restore(rest.mark);
                self.sequence(rest.statements, rest.next, whole)
            }
            None => Some(tree),
        }
    }
}
