//! The per-element style: `zip(x, y).map(|(x, y)| ..)`.

use syn::punctuated::Punctuated;
use syn::{Expr, ExprClosure, Token};

use super::Parser;
use super::tree::Tree;
use crate::ir::{Space, Value};

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
        let Expr::Closure(closure) = function else {
            self.errors.push(
                function,
                "`map` takes a closure here",
                "write it out: `|x| ..`, and call the function inside",
            );
            return None;
        };
        let item = self.elements(elements)?;
        let mark = self.scope.mark();
        let is_bound = self.bind_closure(closure, item);
        let is_nested = std::mem::replace(&mut self.is_per_element, true);
        let value = is_bound.and_then(|()| self.expression(&closure.body));
        self.is_per_element = is_nested;
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
        let value = self.expression(expression)?;
        if self.frame.program.space(value) == Space::Scalar {
            self.errors.push(
                expression,
                "this is one number, it has no elements",
                "go through an array: a `&[f32]`, a `&Vec<f32>` or a `&Tensor`",
            );
            return None;
        }
        Some(self.leaf(value))
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
