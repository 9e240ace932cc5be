//! What is computed again instead of kept: `#[checkpoint(every = 8)]` on loops, `#[remat]` on blocks.

use syn::visit_mut::VisitMut;
use syn::{Attribute, Block, Expr, ExprBlock, LitInt};

use super::Parser;
use super::branches::Side;
use super::frames::Frame;
use super::tree::Tree;
use crate::ir::Selector;

const CHECKPOINT: &str = "checkpoint";
const REMAT: &str = "remat";

/// Whether a block is marked to be computed again.
pub(super) fn is_remat(block: &ExprBlock) -> bool {
    block.label.is_none() && block.attrs.iter().any(|attribute| attribute.path().is_ident(REMAT))
}

impl Parser<'_> {
    /// `#[remat] { .. }`
    pub(super) fn remat(&mut self, block: &ExprBlock) -> Option<Tree> {
        let marker = block.attrs.iter().find(|attribute| attribute.path().is_ident(REMAT))?;
        if !matches!(marker.meta, syn::Meta::Path(_)) {
            self.errors.push(&marker.meta, "`#[remat]` takes no arguments", "write `#[remat]`");
            return None;
        }
        let before = self.scope.clone();
        self.open(Frame::default());
        let tree = self.tree_of_side(Side::Statements(&block.block.stmts), None, block);
        let side = self.close_side(tree);
        self.scope = before;
        self.merge(Selector::Again, vec![side], None, block)
    }

    /// After how many iterations a loop keeps what it carries, if not after each.
    pub(super) fn checkpoint(&mut self, attributes: &[Attribute]) -> Option<Option<usize>> {
        let marker = attributes.iter().find(|attribute| attribute.path().is_ident(CHECKPOINT));
        let Some(marker) = marker else { return Some(None) };
        let mut every = None;
        let parsed = marker.parse_nested_meta(|meta| {
            if meta.path.is_ident("every") {
                let literal: LitInt = meta.value()?.parse()?;
                every = Some(literal.base10_parse::<usize>()?);
                return Ok(());
            }
            Err(meta.error("it is called `every`"))
        });
        match every.filter(|&every| every > 0 && parsed.is_ok()) {
            Some(every) => Some(Some(every)),
            None => {
                self.errors.push(
                    &marker.meta,
                    "a checkpoint says after how many iterations there is one",
                    "write `#[checkpoint(every = 16)]`, near the root of the number of iterations",
                );
                None
            }
        }
    }

    /// Rejects a checkpoint on a loop that is written out, which keeps nothing.
    pub(super) fn check_no_checkpoint(&mut self, attributes: &[Attribute]) {
        if let Some(marker) = attributes.iter().find(|x| x.path().is_ident(CHECKPOINT)) {
            self.errors.push(
                marker,
                "this loop runs over few items that are known here, and is written out",
                "remove the checkpoint: there is nothing that iterations keep",
            );
        }
    }
}

/// Takes the markers of a body away.
pub(crate) fn strip_markers(body: &mut Block) {
    Strip.visit_block_mut(body);
}

/// Code that is taken over.
pub(super) fn without_markers(expression: &Expr) -> Expr {
    let mut expression = expression.clone();
    Strip.visit_expr_mut(&mut expression);
    expression
}

struct Strip;

impl VisitMut for Strip {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        let attributes = match expression {
            Expr::ForLoop(whole) => Some(&mut whole.attrs),
            Expr::While(whole) => Some(&mut whole.attrs),
            Expr::Loop(whole) => Some(&mut whole.attrs),
            Expr::Block(whole) => Some(&mut whole.attrs),
            _ => None,
        };
        if let Some(attributes) = attributes {
            attributes.retain(|x| !x.path().is_ident(CHECKPOINT) && !x.path().is_ident(REMAT));
        }
        syn::visit_mut::visit_expr_mut(self, expression);
    }
}
