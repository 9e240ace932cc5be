//! What a function marked `#[aux]` gives beside its value.
//!
//! It is the user's code as it stands, which runs behind all equations: what they compute has its name there
//! again, as a number. Sums in it are sums of the equations, so they are computed in the same sweeps.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident};
use syn::visit::Visit;
use syn::visit_mut::VisitMut;
use syn::{Block, Expr, Stmt};

use super::Parser;
use super::scope::Binding;
use super::tree::{Leaf, Tree};
use super::verbatim::names;
use crate::ir::{Kind, Op, Space, Value};
use crate::shape::Shape;

/// What a function gives beside its value.
#[derive(Clone, Debug)]
pub(crate) struct Auxiliary {
    /// The user's code for it.
    pub(crate) code: TokenStream,
    /// What the equations compute of it.
    pub(crate) numbers: Vec<Numbers>,
}

/// A name that the code has for something that the equations compute.
#[derive(Clone, Debug)]
pub(crate) struct Numbers {
    pub(crate) name: Ident,
    pub(crate) shape: Shape,
    /// The first of the results that it is made of.
    pub(crate) first: usize,
    /// The type, if it is a struct.
    pub(crate) ty: Option<TokenStream>,
}

/// The results of a body: its value, and what the auxiliary one is made of.
pub(super) type Results = (Vec<Value>, Option<Auxiliary>);

impl Parser<'_> {
    /// The body of a function with an auxiliary result.
    pub(super) fn results_with_auxiliary(&mut self, body: &Block) -> Option<Results> {
        let mut statements = body.stmts.clone();
        let jumps = statements.iter().any(
            |statement| matches!(statement, Stmt::Expr(expression, _) if self.jumps(expression)),
        );
        let ends = match statements.last_mut() {
            Some(Stmt::Expr(last @ Expr::Tuple(_), None)) if !jumps => ends_of(last),
            _ => None,
        };
        let Some(auxiliary) = ends else { return self.results_of_some(body) };
        self.tail = Some(Shape::Float);
        let tree = self.sequence(&statements, None, body);
        let value = tree.and_then(|tree| self.number(&tree, statements.last()));
        let mut results = vec![value.unwrap_or(Value(0))];
        let auxiliary = self.auxiliary(auxiliary, &mut results);
        value?;
        Some((results, Some(auxiliary?)))
    }

    /// A body whose results come from several places, or from one that is no tuple.
    fn results_of_some(&mut self, body: &Block) -> Option<Results> {
        self.tail = Some(Shape::Tuple(vec![Shape::Float, Shape::Float]));
        let tree = self.sequence(&body.stmts, None, body)?;
        let tree = self.settled(tree, Kind::Float);
        let last = body.stmts.last();
        let parts = match &tree {
            Tree::Tuple(parts) => &parts[..],
            Tree::Leaf(_)
            | Tree::Part(..)
            | Tree::Element { .. }
            | Tree::Row { .. }
            | Tree::Array(_) => &[],
        };
        let [value, auxiliary] = parts else {
            let wrong = format!("the result is {}, not a tuple of two", tree.described());
            let help = "end with the value and what it comes with: `(value, aux)`";
            self.errors.push(last, wrong, help);
            return None;
        };
        let mut results = vec![self.number(value, last)?];
        let name = hidden("aux", 0);
        let numbers = self.numbers(&name, auxiliary, &mut results)?;
        let code = name.to_token_stream();
        Some((results, Some(Auxiliary { code, numbers: vec![numbers] })))
    }

    /// The code of an auxiliary result; what the equations compute of it is added to the results.
    fn auxiliary(&mut self, mut code: Expr, results: &mut Vec<Value>) -> Option<Auxiliary> {
        let mark = self.errors.mark();
        let mut sums = Sums { bound: bound_in(&code), parser: self, found: Vec::new() };
        sums.visit_expr_mut(&mut code);
        let found = sums.found;
        let mut numbers = Vec::new();
        for (name, sum) in found {
            if let Some(value) = self.expression(&sum) {
                numbers.extend(self.numbers(&name, &self.leaf(value), results));
            }
        }
        self.check_clobbered(&code);
        let mut seen = Vec::new();
        for name in variables_in(&code) {
            if seen.contains(&name) {
                continue;
            }
            if let Some(Binding::Value(tree)) = self.scope.get(&name)
                && !self.is_parameter(&name, &tree)
            {
                let kind = self.kind_of_name(&name);
                let tree = self.settled(tree, kind);
                numbers.extend(self.numbers(&name, &tree, results));
            }
            seen.push(name);
        }
        let is_right = self.errors.mark() == mark && !self.mentions_mistake(&code);
        is_right.then(|| Auxiliary { code: code.into_token_stream(), numbers })
    }

    /// Whether this is all of a parameter, which has its name in the emitted code too.
    fn is_parameter(&self, name: &Ident, tree: &Tree) -> bool {
        let program = &self.frame.program;
        let is_of_it = |leaf: &Leaf| match program.equation(leaf.value).op {
            Op::Parameter(index) => program.parameters[index].name == *name,
            _ => false,
        };
        let all = program.parameters.iter().filter(|parameter| parameter.name == *name).count();
        let leaves = tree.leaves();
        leaves.len() == all && leaves.iter().all(is_of_it)
    }

    /// What the equations compute, as numbers under this name.
    fn numbers(&mut self, name: &Ident, tree: &Tree, results: &mut Vec<Value>) -> Option<Numbers> {
        let (first, shape) = (results.len(), tree.shape(&|leaf| self.kind(leaf)));
        let leaves = tree.leaves();
        if leaves.iter().any(|&leaf| self.space(leaf) == Space::Array) {
            self.errors.push(
                name,
                format!("`{name}` is an array of which one element at a time exists"),
                "reduce it by `mean` or `sum`, or compute it outside of the differentiable function",
            );
            return None;
        }
        let is_record = leaves.iter().any(|&leaf| self.kind(leaf) == Kind::Record);
        let ty = self.types.iter().rev().find(|(known, _)| known == name).map(|(_, ty)| ty.clone());
        if is_record && (ty.is_none() || !matches!(tree, Tree::Leaf(_))) {
            self.errors.push(
                name,
                format!("the type of `{name}` is not known here"),
                format!("say it where it is bound: `let {name}: Params = ..`"),
            );
            return None;
        }
        for leaf in leaves {
            let value = self.import(leaf);
            results.push(match self.frame.program.is_active(value) {
                true => self.frame.program.define("aux", Op::Stopped(value)),
                false => value,
            });
        }
        Some(Numbers { name: name.clone(), shape, first, ty: ty.filter(|_| is_record) })
    }
}

/// Leaves the first of a tuple of two where it stood, and gives the second.
fn ends_of(tuple: &mut Expr) -> Option<Expr> {
    let Expr::Tuple(ends) = tuple else { return None };
    if ends.elems.len() != 2 {
        return None;
    }
    let mut ends = std::mem::take(&mut ends.elems).into_iter();
    let (value, auxiliary) = (ends.next()?, ends.next()?);
    *tuple = value;
    Some(auxiliary)
}

/// A name that nobody writes.
fn hidden(name: &str, number: usize) -> Ident {
    format_ident!("__{name}_{number}", span = Span::mixed_site())
}

/// Replaces sums by names.
struct Sums<'a, 'p> {
    parser: &'a Parser<'p>,
    /// What the code binds itself.
    bound: Vec<Ident>,
    found: Vec<(Ident, Expr)>,
}

impl Sums<'_, '_> {
    /// Whether code reads what the auxiliary one has bound itself.
    fn mentions_own(&self, code: &impl ToTokens) -> bool {
        names(code.to_token_stream()).iter().any(|name| self.bound.contains(name))
    }
}

impl VisitMut for Sums<'_, '_> {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        let is_sum = match &*expression {
            Expr::Call(call) => match &*call.func {
                Expr::Path(path) => {
                    path.path.segments.last().is_some_and(|last| is_sum(&last.ident))
                }
                _ => false,
            },
            Expr::MethodCall(call) => {
                is_sum(&call.method)
                    && call.turbofish.is_none()
                    && !self.parser.is_passable(expression)
            }
            _ => false,
        };
        let is_of_equations = match &*expression {
            Expr::Call(call) => !self.mentions_own(&call.args),
            Expr::MethodCall(call) => !self.mentions_own(&call.receiver),
            _ => false,
        };
        if is_sum && is_of_equations && !self.parser.is_inactive(expression) {
            let name = hidden("sum", self.found.len());
            let sum = std::mem::replace(expression, syn::parse_quote!(#name));
            self.found.push((name, sum));
            return;
        }
        syn::visit_mut::visit_expr_mut(self, expression);
    }
}

fn is_sum(name: &Ident) -> bool {
    name == "mean" || name == "sum"
}

/// The names that code binds.
fn bound_in(code: &Expr) -> Vec<Ident> {
    struct Bound(Vec<Ident>);
    impl Visit<'_> for Bound {
        fn visit_pat_ident(&mut self, pattern: &syn::PatIdent) {
            self.0.push(pattern.ident.clone());
            syn::visit::visit_pat_ident(self, pattern);
        }
    }
    let mut bound = Bound(Vec::new());
    bound.visit_expr(code);
    bound.0
}

/// The names that code reads, those in its macros among them.
fn variables_in(code: &Expr) -> Vec<Ident> {
    struct Variables(Vec<Ident>);
    impl Visit<'_> for Variables {
        fn visit_expr_path(&mut self, path: &syn::ExprPath) {
            self.0.extend(path.path.get_ident().cloned());
        }
        fn visit_macro(&mut self, call: &syn::Macro) {
            self.0.extend(names(call.tokens.clone()));
        }
    }
    let mut variables = Variables(Vec::new());
    variables.visit_expr(code);
    variables.0
}
