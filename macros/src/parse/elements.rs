//! The per-element style: `zip(x, y).map(|(x, y)| ..)`.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, ExprClosure, Token};

use super::Parser;
use super::scope::Binding;
use super::tree::Tree;
use crate::ir::{Op, Space, Value};
use crate::types;

/// The largest number of arrays that one `zip` takes.
const MOST_ZIPPED: usize = 8;

/// How many arrays the function of this name zips.
pub(super) fn zip_arity(name: &str) -> Option<usize> {
    match name.strip_prefix("zip")? {
        "" => Some(2),
        digits => digits.parse().ok().filter(|n| (3..=MOST_ZIPPED).contains(n)),
    }
}

impl Parser<'_> {
    /// `elements.map(closure)`
    pub(super) fn map(&mut self, elements: &Expr, function: &Expr) -> Option<Value> {
        let called;
        let closure = match function {
            Expr::Closure(closure) => closure,
            Expr::Path(function) => {
                called = call_of(function);
                &called
            }
            _ => {
                self.errors.push(
                    function,
                    "`map` takes a closure here",
                    "write it out: `|x| ..`, and call the function inside",
                );
                return None;
            }
        };
        let item = self.elements(elements)?;
        let mark = self.scope.mark();
        let indices = self.indices_of(&item);
        let is_nested = std::mem::replace(&mut self.is_per_element, true);
        let around = std::mem::replace(&mut self.indices, indices);
        let is_bound = self.bind_closure(closure, item);
        let value = is_bound.and_then(|()| {
            let tree = self.body_of_closure(&closure.body)?;
            self.number(&tree, Some(&closure.body))
        });
        (self.is_per_element, self.indices) = (is_nested, around);
        self.scope.restore(mark);
        value
    }

    /// What `expression` gives for each element.
    fn elements(&mut self, expression: &Expr) -> Option<Tree> {
        match expression {
            Expr::Paren(paren) => return self.elements(&paren.expr),
            Expr::Reference(reference) => return self.elements(&reference.expr),
            Expr::Call(call) => {
                if let Expr::Path(path) = &*call.func
                    && let Some(name) = path.path.segments.last()
                    && let Some(arity) = zip_arity(&name.ident.to_string())
                {
                    self.builtins.push(path.path.clone());
                    return self.zip(&call.args, arity, expression);
                }
            }
            _ => {}
        }
        if let Some(table) = self.table(expression)
            && self.row_of(table).is_some()
        {
            let array = self.source(expression)?.leaves()[0];
            return Some(Tree::Row { table, array });
        }
        if self.is_of_arrays && self.is_passed(expression) {
            return self.source(expression);
        }
        let value = self.expression(expression)?;
        if self.frame.program.space(value) == Space::Scalar {
            self.reject_elements(expression);
            return None;
        }
        Some(self.leaf(value))
    }

    /// Whether `expression` is something of the user's that is no float and no array of floats, as far as
    /// its tokens tell.
    fn is_passed(&self, expression: &Expr) -> bool {
        let is_inactive = |binding| matches!(binding, Binding::Inactive { .. });
        let names = expression.to_token_stream();
        match expression {
            Expr::Path(_) | Expr::Field(_) | Expr::Index(_) | Expr::MethodCall(_) => {
                self.all_names(names.clone(), &is_inactive)
                    && !self.all_names(names, &|binding| !is_inactive(binding))
            }
            // Sequences of floats are no floats.
            Expr::Call(_) => self.is_passable_tokens(&names) && !self.all_names(names, &|_| false),
            _ => false,
        }
    }

    fn zip(
        &mut self,
        arrays: &Punctuated<Expr, Token![,]>,
        arity: usize,
        call: &Expr,
    ) -> Option<Tree> {
        if arrays.len() != arity {
            let wrong = format!("this takes {arity} arrays, here are {}", arrays.len());
            let help = "`zip` takes two arrays, `zip3` three, and so on up to `zip8`";
            self.errors.push(call, wrong, help);
            return None;
        }
        let items: Vec<_> = arrays.iter().map(|array| self.elements(array)).collect();
        items.into_iter().collect::<Option<_>>().map(Tree::Tuple)
    }

    /// `x.len() as f64`
    pub(super) fn length(&mut self, cast: &syn::ExprCast) -> Option<Value> {
        let parameter = self.array_of_length(&cast.expr)?;
        types::float(&cast.ty)?;
        let of = self.parameter(parameter);
        Some(self.frame.program.define("length", Op::Length { of }))
    }

    /// The array parameter whose length this is: `x.len()`.
    pub(super) fn array_of_length(&self, length: &Expr) -> Option<usize> {
        let Expr::MethodCall(call) = length else { return None };
        let Expr::Path(array) = &*call.receiver else { return None };
        let is_length = call.method == "len" && call.args.is_empty();
        let Some(Binding::Parameter(parameter)) = self.scope.get(array.path.get_ident()?) else {
            return None;
        };
        let is_array = self.body_program().parameters[parameter].space == Space::Array;
        (is_length && is_array && self.level() == 0).then_some(parameter)
    }

    fn bind_closure(&mut self, closure: &ExprClosure, item: Tree) -> Option<()> {
        self.check_takes_one(closure)?;
        self.bind(&closure.inputs[0], item);
        Some(())
    }

    /// Rejects a closure of `map` with several arguments, or with none.
    pub(super) fn check_takes_one(&mut self, closure: &ExprClosure) -> Option<()> {
        if closure.inputs.len() == 1 {
            return Some(());
        }
        self.errors.push(
            &closure.inputs,
            "the closure of `map` takes one argument",
            "several arrays come as a tuple: `zip(x, y).map(|(x, y)| ..)`",
        );
        None
    }
}

/// The closure `|x| function(x)`.
pub(super) fn call_of(function: &syn::ExprPath) -> ExprClosure {
    let item = quote::format_ident!("__item", span = function.span());
    syn::parse_quote_spanned!(function.span()=> |#item| #function(#item))
}
