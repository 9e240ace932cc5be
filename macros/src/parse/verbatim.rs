//! Code that no gradient flows through, which is taken over as it stands.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{BinOp, Expr, Lit, Stmt};

use super::Parser;
use super::assign::assigns;
use super::scope::Binding;
use super::tree::Leaf;
use super::whole::SHAPES;
use crate::ir::{Op, Program, Space, Value};
use crate::primitive::function_named;
use crate::types;

impl Parser<'_> {
    /// Whether `expression` sees inactive scalars only, so that it can be computed once, before any
    /// array is read.
    ///
    /// The floats of lane code are none: a caller's loop may give another one for each element.
    pub(super) fn is_inactive(&self, expression: &Expr) -> bool {
        self.is_inactive_tokens(&expression.to_token_stream())
    }

    pub(super) fn is_inactive_tokens(&self, tokens: &TokenStream) -> bool {
        if self.makes_array(tokens) {
            return false;
        }
        self.all_names(self.without_shapes(tokens, SHAPES), &|binding| match binding {
            Binding::Inactive { .. } | Binding::Constant(_) => true,
            Binding::Parameter(index) => {
                self.is_taken_over(index)
                    && self.body_program().parameters[index].space == Space::Scalar
            }
            Binding::Value(_)
            | Binding::PerElement { .. }
            | Binding::Closure(_)
            | Binding::Mistaken => false,
        })
    }

    /// Whether `expression` could be taken over, although it may see arrays.
    pub(super) fn is_passable(&self, expression: &Expr) -> bool {
        self.is_passable_tokens(&expression.to_token_stream())
    }

    pub(super) fn is_passable_tokens(&self, tokens: &TokenStream) -> bool {
        self.all_names(tokens.clone(), &|binding| match binding {
            Binding::Inactive { .. } | Binding::Constant(_) => true,
            Binding::Parameter(index) => self.is_taken_over(index),
            Binding::Value(_)
            | Binding::PerElement { .. }
            | Binding::Closure(_)
            | Binding::Mistaken => false,
        })
    }

    /// Whether `code` names something that could not be translated: what is wrong with `code` may
    /// follow from the mistake that has been recorded.
    pub(super) fn mentions_mistake(&self, code: &impl ToTokens) -> bool {
        !self.all_names(code.to_token_stream(), &|binding| binding != Binding::Mistaken)
    }

    /// Whether a float parameter is in the emitted code what it is in the user's.
    pub(super) fn is_taken_over(&self, parameter: usize) -> bool {
        self.is_of_arrays && !self.body_program().parameters[parameter].is_differentiated
    }

    /// Whether code that no gradient flows through gives a float, if its form tells.
    pub(super) fn is_float(&self, expression: &Expr) -> Option<bool> {
        match expression {
            Expr::Paren(paren) => self.is_float(&paren.expr),
            Expr::Group(group) => self.is_float(&group.expr),
            Expr::Lit(literal) => match &literal.lit {
                Lit::Float(_) => Some(true),
                Lit::Int(n) => Some(n.suffix().starts_with('f')),
                _ => None,
            },
            Expr::Cast(cast) => Some(types::float(&cast.ty).is_some()),
            Expr::Unary(unary) => self.is_float(&unary.expr),
            Expr::MethodCall(call) => {
                function_named(&call.method.to_string())?;
                self.is_float(&call.receiver)
            }
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else { return None };
                function_named(&path.path.segments.last()?.ident.to_string()).map(|_| true)
            }
            Expr::If(branch) => match branch.then_branch.stmts.last()? {
                Stmt::Expr(value, None) => self.is_float(value),
                _ => None,
            },
            Expr::Binary(binary) if self.is_condition(expression) || assigns(&binary.op) => None,
            Expr::Binary(binary) => {
                self.is_float(&binary.left).or_else(|| self.is_float(&binary.right))
            }
            Expr::Path(path) => match self.scope.get(path.path.get_ident()?)? {
                Binding::Inactive { is_float, .. } | Binding::PerElement { is_float, .. } => {
                    is_float
                }
                Binding::Constant(_) => Some(false),
                Binding::Parameter(_) => Some(true),
                Binding::Value(_) | Binding::Closure(_) | Binding::Mistaken => None,
            },
            _ => None,
        }
    }

    /// The equations of the function itself.
    pub(super) fn body_program(&self) -> &Program {
        self.outer.first().map_or(&self.frame.program, |frame| &frame.program)
    }

    pub(super) fn body_program_mut(&mut self) -> &mut Program {
        match self.outer.first_mut() {
            Some(frame) => &mut frame.program,
            None => &mut self.frame.program,
        }
    }

    /// A float that is computed by the user's own code.
    pub(super) fn verbatim(&mut self, expression: &Expr) -> Option<Value> {
        self.check_clobbered(expression);
        self.check_markers_of_inactive(expression);
        self.inactive_value("inactive", Op::Verbatim(expression.to_token_stream()), expression)
    }

    /// A value that is computed by the user's own code: where it stands, but in functions of arrays
    /// before all sweeps.
    pub(super) fn inactive_value(
        &mut self,
        name: &str,
        op: Op,
        expression: &Expr,
    ) -> Option<Value> {
        let Some(body) = self.outer.first_mut().filter(|_| self.is_of_arrays) else {
            return Some(self.frame.program.define(name, op));
        };
        if !cannot_fail(expression) {
            self.errors.push(
                expression,
                "this would be computed whether or not the code around it runs",
                "bind its value by `let` in front of it",
            );
            return None;
        }
        let value = body.program.define(name, op);
        Some(self.import(Leaf { level: 0, value }))
    }

    /// Rejects code that is taken over if an inner block has given one of its names another meaning.
    pub(super) fn check_clobbered(&mut self, code: &impl ToTokens) {
        let tokens = code.to_token_stream();
        self.take_closures_over(&tokens);
        self.note_extremes(&tokens);
        self.check_clobbered_tokens(tokens);
    }

    fn check_clobbered_tokens(&mut self, tokens: TokenStream) {
        for name in names(tokens) {
            if self.scope.is_clobbered(&name) {
                self.errors.push(
                    &name,
                    format!("a block before this one has a variable `{name}` too"),
                    "give one of the two another name",
                );
            }
        }
    }

    /// Whether all names in `tokens` that stand for something here satisfy `accepts`.
    pub(super) fn all_names(&self, tokens: TokenStream, accepts: &dyn Fn(Binding) -> bool) -> bool {
        names(tokens).iter().all(|name| match self.scope.get(name) {
            Some(Binding::Closure(id)) => accepts(self.closure_taken_over(id)),
            Some(binding) => accepts(binding),
            None => true,
        })
    }
}

/// The names in `tokens` that may be those of variables, in strings of formats too.
///
/// What looks like one counts: the mistake is then an error, never a wrong gradient.
pub(super) fn names(tokens: TokenStream) -> Vec<Ident> {
    let mut found = Vec::new();
    // How many points stand in front: behind one there is a field or method, behind two the end of a range.
    let mut points = 0;
    for token in tokens {
        match &token {
            TokenTree::Ident(name) if points != 1 => found.push(name.clone()),
            TokenTree::Group(group) => found.extend(names(group.stream())),
            TokenTree::Literal(literal) => found.extend(inline_names(&literal.to_string())),
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
        points = match &token {
            TokenTree::Punct(punct) if punct.as_char() == '.' => points + 1,
            _ => 0,
        };
    }
    found
}

/// Whether code does nothing but read names and compute with them.
fn cannot_fail(expression: &Expr) -> bool {
    match expression {
        Expr::Path(_) | Expr::Lit(_) => true,
        Expr::Paren(paren) => cannot_fail(&paren.expr),
        Expr::Group(group) => cannot_fail(&group.expr),
        Expr::Field(field) => cannot_fail(&field.base),
        Expr::Unary(unary) => cannot_fail(&unary.expr),
        Expr::Reference(reference) => cannot_fail(&reference.expr),
        Expr::Cast(cast) => cannot_fail(&cast.expr),
        Expr::Range(range) => {
            [&range.start, &range.end].into_iter().flatten().all(|bound| cannot_fail(bound))
        }
        Expr::MethodCall(call) => {
            ["iter", "len"].contains(&call.method.to_string().as_str())
                && cannot_fail(&call.receiver)
        }
        Expr::Call(call) => is_from_of_floats(&call.func) && call.args.iter().all(cannot_fail),
        Expr::Binary(binary) => {
            let may_fail = matches!(binary.op, BinOp::Div(_) | BinOp::Rem(_));
            !may_fail && cannot_fail(&binary.left) && cannot_fail(&binary.right)
        }
        _ => false,
    }
}

/// Whether it is `f64::from` or `f32::from`.
fn is_from_of_floats(function: &Expr) -> bool {
    let Expr::Path(path) = function else { return false };
    let [ty, method] = &path.path.segments.iter().collect::<Vec<_>>()[..] else { return false };
    (ty.ident == "f32" || ty.ident == "f64") && method.ident == "from"
}

/// The names that a format string such as `"{x:?}"` takes from its surroundings.
fn inline_names(literal: &str) -> Vec<Ident> {
    let Some(text) = literal.strip_prefix('"') else { return Vec::new() };
    let names = text.split('{').skip(1).filter_map(|rest| {
        let name = rest.split(['}', ':']).next()?;
        syn::parse_str::<Ident>(name).ok()
    });
    names.collect()
}
