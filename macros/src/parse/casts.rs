//! Literals, casts and conversions.
//!
//! All floats of a function are of one type, the element of its lanes. To that type a cast is the
//! identity; another one there is not on lanes.

use quote::ToTokens;
use syn::{Expr, ExprCast, Lit, Type};

use super::Parser;
use super::tree::Tree;
use crate::ir::{Op, Value};
use crate::types::{bare, float, is_plain, shown};

impl Parser<'_> {
    /// `2.0`
    pub(super) fn literal(&mut self, literal: &Lit) -> Option<Value> {
        let number: Option<f64> = match literal {
            Lit::Float(float) => float.base10_parse().ok(),
            Lit::Int(int) if ["f32", "f64"].contains(&int.suffix()) => {
                int.base10_digits().parse().ok()
            }
            _ => None,
        };
        match number {
            Some(x) => Some(self.frame.program.define("c", Op::Literal(x))),
            None => {
                let help = match self.is_per_element {
                    true => {
                        "write a float, such as `2.0`; what changes in the closure of a `map` is a float: count by \
                         `for i in 0..n`"
                    }
                    false => "write a float, such as `2.0`",
                };
                self.errors.push(literal, "the gradient flows through floats only", help);
                None
            }
        }
    }

    /// `x as f64`
    pub(super) fn cast(&mut self, cast: &ExprCast) -> Option<Tree> {
        if self.mentions_mistake(cast) {
            return None;
        }
        if self.is_condition(&cast.expr) || is_plain(&cast.ty) {
            let (wrong, help) = match self.is_condition(&cast.expr) {
                true => (
                    "a truth value that differs from lane to lane is no integer",
                    "choose a number by it: `if x > 0.0 { 1.0 } else { 0.0 }`",
                ),
                false => (
                    "the gradient does not flow through integers",
                    "round it as a float, `x.floor()`, or compute the integer of what is not differentiated",
                ),
            };
            self.errors.push(cast, wrong, help);
            return None;
        }
        self.check_is_element(&cast.ty, cast)?;
        let tree = self.tree(&cast.expr)?;
        self.number(&tree, Some(&cast.expr)).map(|value| self.leaf(value))
    }

    /// `f64::from(x)`
    pub(super) fn converted(&mut self, ty: &syn::Ident, x: &Expr, call: &Expr) -> Option<Tree> {
        self.check_is_element(&syn::parse_quote!(#ty), call)?;
        if self.is_condition(x) {
            return self.tree(&syn::parse_quote!(if #x { 1.0 } else { 0.0 }));
        }
        let tree = self.tree(x)?;
        self.number(&tree, Some(x)).map(|value| self.leaf(value))
    }

    /// Rejects a type that is not the one of the function's floats.
    fn check_is_element(&mut self, ty: &Type, code: &impl ToTokens) -> Option<()> {
        let is_same = match (float(ty), float(&self.element)) {
            (Some(to), Some(element)) => to == element,
            _ => bare(ty) == bare(&self.element),
        };
        if is_same {
            return Some(());
        }
        let (element, ty) = (shown(&self.element), shown(ty));
        self.errors.push(
            code,
            format!("this function computes with `{element}`, and its lanes hold no `{ty}`"),
            format!("leave the cast out: use `{element}` throughout, and convert outside of the function"),
        );
        None
    }
}

/// Whether it gives its receiver: a number, or something that is copied.
pub(super) fn is_same(call: &syn::ExprMethodCall) -> bool {
    (call.method == "clone" || call.method == "into") && call.args.is_empty()
}
