//! Which `return`, `break` and `continue` leave a piece of code, by its form.

use syn::visit::Visit;
use syn::{Block, Expr, Label, Lifetime};

/// The jumps in `expression` that leave it.
pub(super) fn exits_of(expression: &Expr) -> Vec<&Expr> {
    let mut exits = Exits::default();
    exits.visit_expr(expression);
    exits.found
}

/// The jumps in the body of a loop that leave the body, those to the loop's own end or next iteration
/// among them.
pub(super) fn exits_of_body(body: &Block) -> Vec<&Expr> {
    let mut exits = Exits::default();
    exits.visit_block(body);
    exits.found
}

/// Whether a loop runs on until a jump leaves the code that it stands in: nothing behind it is reached.
pub(super) fn never_ends(expression: &Expr) -> bool {
    let Expr::Loop(whole) = expression else { return false };
    let own = whole.label.as_ref().map(|label| &label.name);
    exits_of_body(&whole.body).into_iter().all(|exit| match exit {
        Expr::Break(jump) => jump.label.is_some() && jump.label.as_ref() != own,
        _ => true,
    })
}

/// Whether a loop with this label may end before its iterator or condition says so.
pub(super) fn ends_early(label: Option<&Label>, body: &Block) -> bool {
    let own = label.map(|label| &label.name);
    exits_of_body(body).into_iter().any(|exit| match exit {
        Expr::Continue(jump) => jump.label.is_some() && jump.label.as_ref() != own,
        _ => true,
    })
}

/// Whether the body of a loop with this label leaves what is around the loop.
pub(super) fn leaves(label: Option<&Label>, body: &Block) -> bool {
    let own = label.map(|label| &label.name);
    let is_other = |label: &Option<Lifetime>| label.is_some() && label.as_ref() != own;
    exits_of_body(body).into_iter().any(|exit| match exit {
        Expr::Break(jump) => is_other(&jump.label),
        Expr::Continue(jump) => is_other(&jump.label),
        _ => true,
    })
}

/// Whether a `loop` with this label gives a value.
pub(super) fn gives_value(label: Option<&Label>, body: &Block) -> bool {
    let own = label.map(|label| &label.name);
    exits_of_body(body).into_iter().any(|exit| match exit {
        Expr::Break(jump) => {
            jump.expr.is_some() && (jump.label.is_none() || jump.label.as_ref() == own)
        }
        _ => false,
    })
}

pub(super) fn is_loop(expression: &Expr) -> bool {
    matches!(expression, Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_))
}

#[derive(Default)]
struct Exits<'a> {
    /// How many loops are around the current code, inside of what is looked at.
    loops: usize,
    /// Their labels, and those of blocks.
    labels: Vec<&'a Lifetime>,
    found: Vec<&'a Expr>,
}

impl<'a> Exits<'a> {
    /// Whether a jump with this label, or without one, leaves what is looked at.
    fn leaves(&self, label: Option<&Lifetime>) -> bool {
        match label {
            Some(label) => !self.labels.contains(&label),
            None => self.loops == 0,
        }
    }
}

impl<'a> Visit<'a> for Exits<'a> {
    fn visit_expr(&mut self, expression: &'a Expr) {
        let leaves = match expression {
            Expr::Return(_) => true,
            Expr::Break(jump) => self.leaves(jump.label.as_ref()),
            Expr::Continue(jump) => self.leaves(jump.label.as_ref()),
            Expr::Closure(_) => return,
            _ => false,
        };
        if leaves {
            self.found.push(expression);
        }
        let label = match expression {
            Expr::ForLoop(syn::ExprForLoop { label, .. })
            | Expr::While(syn::ExprWhile { label, .. })
            | Expr::Loop(syn::ExprLoop { label, .. })
            | Expr::Block(syn::ExprBlock { label, .. }) => label.as_ref(),
            _ => None,
        };
        let around = (self.loops, self.labels.len());
        self.loops += usize::from(is_loop(expression));
        self.labels.extend(label.map(|label| &label.name));
        syn::visit::visit_expr(self, expression);
        self.loops = around.0;
        self.labels.truncate(around.1);
    }

    /// What a function inside of the body does is its own.
    fn visit_item(&mut self, _: &'a syn::Item) {}
}
