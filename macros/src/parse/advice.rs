//! What is written instead of iterators over arrays: the errors for those.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Ident};

use super::Parser;
use super::scope::Binding;
use super::tree::Tree;
use crate::ir::Space;

/// Methods that go through an array one element at a time.
const ITERATORS: &[&str] = &[
    "iter",
    "iter_mut",
    "into_iter",
    "windows",
    "chunks",
    "chunks_exact",
    "enumerate",
    "rev",
    "skip",
    "take",
    "step_by",
    "filter",
    "zip",
    "fold",
    "for_each",
    "copied",
    "cloned",
];

impl Parser<'_> {
    /// Rejects a method that no gradient flows through.
    pub(super) fn reject_method(&mut self, method: &Ident, receiver: &Expr, otherwise: &str) {
        let name = method.to_string();
        let Some(array) = self.array_behind(receiver) else {
            let wrong = format!("there is no method `{name}` that a gradient flows through");
            self.errors.push(method, wrong, otherwise);
            return;
        };
        let (wrong, help) = if ITERATORS.contains(&name.as_str()) {
            let wrong = format!("the gradient does not flow through iterators such as `{name}`");
            (wrong, through(&array))
        } else if name == "len" {
            let wrong = "the length of an array is an integer, through which no gradient flows";
            (wrong.to_owned(), format!("use it as a float: `{array}.len() as f64`"))
        } else {
            let wrong = format!("arrays have no method `{name}` that a gradient flows through");
            (wrong, "arrays are reduced by `sum` and `mean`".to_owned())
        };
        self.errors.push(method, wrong, help);
    }

    /// Rejects a loop that runs over what is differentiated.
    pub(super) fn reject_iterator(&mut self, iterator: &Expr) {
        if let Some(array) = self.array_in(iterator.to_token_stream()) {
            let wrong = "the gradient does not flow through loops over arrays";
            self.errors.push(iterator, wrong, through(&array));
            return;
        }
        let (wrong, help) = match iterator {
            Expr::Range(_) => (
                "these bounds depend on a value that the gradient flows through",
                "leave the loop by a condition: `while i < x { .. }`",
            ),
            _ => (
                "a loop goes over a range or an array of the body",
                "write `for i in 0..n` or `for x in [a, b]`",
            ),
        };
        self.errors.push(iterator, wrong, help);
    }

    /// Rejects what has no elements.
    pub(super) fn reject_elements(&mut self, expression: &Expr) {
        let is_number = self.is_float(expression) == Some(true) || !self.is_passable(expression);
        let is_bound_here = matches!(expression, Expr::Path(path)
        if path.path.get_ident().is_some_and(|name| {
            matches!(self.scope.get(name), Some(Binding::Inactive { .. }))
                && !self.scope.is_bound_below(name, self.parameters)
        }));
        let (wrong, help) = match is_number {
            false if is_bound_here => (
                "this is a variable of the body, and `map` goes through parameters",
                "take it as a parameter that is marked `#[no_grad]`, sliced by the caller",
            ),
            true => (
                "this is one number, it has no elements",
                "go through an array: a `&[f32]`, a `&Vec<f32>` or a `&Tensor`",
            ),
            false if self.is_of_arrays => (
                "this is no array of floats, as far as its type tells",
                "take its floats as arrays of their own: `x: &[f64]`",
            ),
            false => (
                "this is no array of floats, as far as its type tells",
                "go through it in a loop: `for item in items { total += ..; }`",
            ),
        };
        self.errors.push(expression, wrong, help);
    }

    /// The array that a chain of methods begins with.
    fn array_behind(&self, expression: &Expr) -> Option<Ident> {
        match expression {
            Expr::Path(path) => {
                path.path.get_ident().filter(|name| self.is_an_array(name)).cloned()
            }
            Expr::MethodCall(call) => self.array_behind(&call.receiver),
            Expr::Reference(reference) => self.array_behind(&reference.expr),
            Expr::Paren(paren) => self.array_behind(&paren.expr),
            Expr::Index(index) => self.array_behind(&index.expr),
            _ => None,
        }
    }

    /// The first array that tokens name.
    fn array_in(&self, tokens: TokenStream) -> Option<Ident> {
        tokens.into_iter().find_map(|token| match token {
            TokenTree::Ident(name) if self.is_an_array(&name) => Some(name),
            TokenTree::Group(group) => self.array_in(group.stream()),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
        })
    }

    /// Whether a name stands for an array of floats of which sweeps see one lane.
    fn is_an_array(&self, name: &Ident) -> bool {
        match self.scope.get(name) {
            Some(Binding::Parameter(index)) => {
                self.body_program().parameters[index].space == Space::Array
            }
            Some(Binding::Value(Tree::Leaf(leaf))) => {
                !self.is_per_element && self.space(leaf) == Space::Array
            }
            _ => false,
        }
    }
}

/// How to go through an array.
fn through(array: &Ident) -> String {
    let other = if array == "y" { "x" } else { "y" };
    format!(
        "write `sum({array}.map(|{array}| ..))` or `mean({array}.map(|{array}| ..))`; of several arrays \
         `mean(zip({array}, {other}).map(|({array}, {other})| ..))`"
    )
}
