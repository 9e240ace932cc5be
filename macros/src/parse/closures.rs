//! Closures that are bound by `let`: each call is the body of the closure, with its parameters bound to the
//! arguments.
//!
//! The body sees what its names meant where the closure was written. Parameters get names of their own, so
//! that code which is taken over never meets a variable of the caller's under the same name.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::visit::Visit;
use syn::visit_mut::VisitMut;
use syn::{Expr, ExprCall, ExprClosure, Local, Pat, ReturnType, Stmt};

use super::calls::arguments_of;
use super::loops::assigned;
use super::scope::{Binding, Scope};
use super::tree::Tree;
use super::{Parser, verbatim};
use crate::ir::{Op, Value};
use crate::shape::Shape;

/// A closure of the body.
#[derive(Clone)]
pub(super) struct BoundClosure {
    closure: ExprClosure,
    /// What names mean where it is written.
    scope: Scope,
    /// What its name is to code that is taken over, if the closure can be too.
    taken_over: Option<Binding>,
    /// Where its `let` is emitted if such code calls it.
    statement: Option<Statement>,
}

/// A `let` that is emitted if it is needed.
#[derive(Clone)]
struct Statement {
    level: usize,
    equation: Value,
    code: TokenStream,
}

impl Parser<'_> {
    /// `let f = |x| ..;`
    pub(super) fn let_closure(&mut self, local: &Local, closure: &ExprClosure) {
        let pattern = match &local.pat {
            Pat::Type(typed) => &*typed.pat,
            pattern => pattern,
        };
        let Pat::Ident(name) = pattern else {
            let help = "bind it by a name: `let f = |x| ..;`";
            self.errors.push(pattern, "a closure is bound by a name", help);
            self.scope.bind_mistaken(pattern);
            return;
        };
        if let Some(variable) = self.captured_and_assigned(closure) {
            self.errors.push(
                &variable,
                format!("this closure assigns to `{variable}`, which it captures"),
                format!("return the new value, and assign it where you call: `{variable} = ..`"),
            );
            self.scope.bind_mistaken(pattern);
            return;
        }
        let init: Expr = Expr::Closure(closure.clone());
        let scope = self.scope.clone();
        let (mut taken_over, mut statement) = (None, None);
        if self.is_per_element && (self.is_inactive(&init) || self.is_per_element_code(&init)) {
            self.let_per_element(local, Some(false));
            taken_over = self.scope.get(&name.ident);
        } else if self.is_inactive(&init) && (self.level() == 0 || !self.is_of_arrays) {
            let equation = self.frame.program.define("_", Op::VerbatimLet(TokenStream::new()));
            let level = self.level();
            taken_over = Some(Binding::Inactive { level, is_float: Some(false) });
            statement = Some(Statement { level, equation, code: local.to_token_stream() });
        }
        let id = self.bound_closures.len();
        let closure = closure.clone();
        self.bound_closures.push(BoundClosure { closure, scope, taken_over, statement });
        self.scope.bind(&name.ident, Binding::Closure(id));
    }

    /// `(|x| ..)(a)`
    pub(super) fn call_in_place(
        &mut self,
        closure: &ExprClosure,
        call: &ExprCall,
        expected: Option<Shape>,
    ) -> Option<Tree> {
        self.call_of_function(closure.clone(), self.scope.clone(), call, expected)
    }

    /// The same of a function, whose body sees what is in `scope`.
    pub(super) fn call_of_function(
        &mut self,
        closure: ExprClosure,
        scope: Scope,
        call: &ExprCall,
        expected: Option<Shape>,
    ) -> Option<Tree> {
        let id = self.bound_closures.len();
        let (taken_over, statement) = (None, None);
        self.bound_closures.push(BoundClosure { closure, scope, taken_over, statement });
        self.call_of_closure(id, call, expected)
    }

    /// What a closure is to code that is taken over.
    pub(super) fn closure_taken_over(&self, id: usize) -> Binding {
        self.bound_closures[id].taken_over.clone().unwrap_or(Binding::Closure(id))
    }

    /// Emits the `let`s of closures that code names which is taken over.
    pub(super) fn take_closures_over(&mut self, tokens: &TokenStream) {
        for name in verbatim::names(tokens.clone()) {
            let Some(Binding::Closure(id)) = self.scope.get(&name) else { continue };
            let BoundClosure { closure, statement: Some(statement), scope, .. } =
                self.bound_closures[id].clone()
            else {
                continue;
            };
            let program = match self.outer.get_mut(statement.level) {
                Some(frame) => &mut frame.program,
                None => &mut self.frame.program,
            };
            program.equations[statement.equation.0].op = Op::VerbatimLet(statement.code);
            // Closures that it calls itself.
            let around = std::mem::replace(&mut self.scope, scope);
            self.take_closures_over(&closure.body.to_token_stream());
            self.scope = around;
        }
    }

    /// The closure that a call calls.
    pub(super) fn closure_of(&self, call: &ExprCall) -> Option<usize> {
        let Expr::Path(path) = &*call.func else { return None };
        match self.scope.get(path.path.get_ident()?)? {
            Binding::Closure(id) => Some(id),
            _ => None,
        }
    }

    /// `f(a)`
    pub(super) fn call_of_closure(
        &mut self,
        id: usize,
        call: &ExprCall,
        expected: Option<Shape>,
    ) -> Option<Tree> {
        let BoundClosure { mut closure, scope, .. } = self.bound_closures[id].clone();
        if closure.inputs.len() != call.args.len() {
            let (takes, given) = (closure.inputs.len(), call.args.len());
            let (takes, given) = (arguments_of(takes), arguments_of(given));
            let wrong = format!("this closure takes {takes}, not {given}");
            self.errors.push(call, wrong, "look at its `|..|`");
            return None;
        }
        self.check_means_the_same(&closure, &scope, call)?;
        self.rename_parameters(&mut closure);
        let mark = self.scope.mark();
        for (pattern, argument) in closure.inputs.iter().zip(&call.args) {
            let bound: Stmt = syn::parse_quote!(let #pattern = #argument;);
            let Stmt::Local(bound) = bound else { unreachable!("it is a `let`") };
            self.bind_argument(&bound, argument);
        }
        let arguments = self.scope.since(mark);
        let caller = std::mem::replace(&mut self.scope, scope);
        for (name, binding) in &arguments {
            self.scope.bind(name, binding.clone());
        }
        self.expected = match &closure.output {
            ReturnType::Type(_, ty) => Shape::of_type(ty),
            ReturnType::Default => expected,
        };
        let tree = self.body_of_closure(&closure.body);
        let body = std::mem::replace(&mut self.scope, caller);
        self.scope.take_clobbered(body);
        self.scope.restore(mark);
        tree
    }

    /// Binds a parameter. What a name stands for that is no float, as far as is known, stays what it is.
    fn bind_argument(&mut self, bound: &Local, argument: &Expr) {
        let is_mutable = matches!(&bound.pat, Pat::Ident(name) if name.mutability.is_some());
        let is_float = self.is_float_of_let(&bound.pat, argument);
        if !matches!(argument, Expr::Path(_)) || is_mutable || is_float == Some(true) {
            self.local(bound);
        } else if self.is_per_element_code(argument) {
            self.let_per_element(bound, is_float);
        } else if self.is_inactive(argument)
            && self.known_integer(argument).is_none()
            && (self.level() == 0 || !self.is_of_arrays)
        {
            self.check_clobbered(argument);
            self.frame.program.define("_", Op::VerbatimLet(bound.to_token_stream()));
            let level = self.level();
            self.scope.bind_inactive(&bound.pat, level, is_float);
        } else {
            self.local(bound);
        }
    }

    /// Rejects a call where variables that the closure sees are hidden by others: the code that is taken
    /// over would meet those.
    fn check_means_the_same(
        &mut self,
        closure: &ExprClosure,
        scope: &Scope,
        call: &ExprCall,
    ) -> Option<()> {
        let bound = bound_by(closure);
        for name in verbatim::names(closure.body.to_token_stream()) {
            let is_taken_over =
                matches!(scope.get(&name), Some(Binding::Inactive { .. } | Binding::Constant(_)));
            let is_hidden = self.scope.position(&name) != scope.position(&name)
                || self.scope.is_clobbered(&name) && !scope.is_clobbered(&name);
            if is_taken_over && is_hidden && !bound.contains(&name) {
                self.errors.push(
                    &call.func,
                    format!("a variable `{name}` hides the one that this closure sees"),
                    "give one of the two another name",
                );
                return None;
            }
        }
        Some(())
    }

    /// The first variable that a closure assigns to, of those that it captures.
    fn captured_and_assigned(&self, closure: &ExprClosure) -> Option<Ident> {
        let bound = bound_by(closure);
        assigned(&closure.body)
            .into_iter()
            .find(|name| !bound.contains(name) && self.scope.get(name).is_some())
    }

    fn rename_parameters(&mut self, closure: &mut ExprClosure) {
        let parameters = closure.inputs.iter().flat_map(names_of);
        let number = self.calls_of_closures;
        self.calls_of_closures += 1;
        let mut rename = Rename(Vec::new());
        for name in parameters {
            let plain = name.to_string();
            let plain = plain.trim_start_matches("r#").trim_start_matches('_');
            let renamed = format_ident!("__{plain}_{number}", span = name.span());
            if self.records.contains(&name) {
                self.records.insert(renamed.clone());
            }
            rename.0.push((name, renamed));
        }
        rename.visit_expr_closure_mut(closure);
    }
}

/// The names that a closure binds, as parameters or inside.
fn bound_by(closure: &ExprClosure) -> Vec<Ident> {
    let mut bound = Bound(Vec::new());
    bound.visit_expr_closure(closure);
    bound.0
}

/// The names that a pattern binds.
pub(super) fn names_of(pattern: &Pat) -> Vec<Ident> {
    let mut bound = Bound(Vec::new());
    bound.visit_pat(pattern);
    bound.0
}

struct Bound(Vec<Ident>);

impl Visit<'_> for Bound {
    fn visit_pat_ident(&mut self, pattern: &syn::PatIdent) {
        // A constant or variant looks like a name, but for its case.
        if !pattern.ident.to_string().starts_with(char::is_uppercase) {
            self.0.push(pattern.ident.clone());
        }
        syn::visit::visit_pat_ident(self, pattern);
    }
}

/// Renames variables, wherever they are bound and named.
struct Rename(Vec<(Ident, Ident)>);

impl Rename {
    fn new_name(&self, name: &Ident) -> Option<Ident> {
        let (_, renamed) = self.0.iter().find(|(known, _)| known == name)?;
        Some(Ident::new(&renamed.to_string(), name.span()))
    }

    fn rename(&self, name: &mut Ident) {
        if let Some(renamed) = self.new_name(name) {
            *name = renamed;
        }
    }

    fn tokens(&self, tokens: TokenStream) -> TokenStream {
        let renamed = tokens.into_iter().map(|token| match token {
            TokenTree::Ident(mut name) => {
                self.rename(&mut name);
                TokenTree::Ident(name)
            }
            TokenTree::Group(group) => {
                let inner = self.tokens(group.stream());
                let mut renamed = proc_macro2::Group::new(group.delimiter(), inner);
                renamed.set_span(group.span());
                TokenTree::Group(renamed)
            }
            other => other,
        });
        renamed.collect()
    }
}

impl VisitMut for Rename {
    fn visit_pat_ident_mut(&mut self, pattern: &mut syn::PatIdent) {
        self.rename(&mut pattern.ident);
        syn::visit_mut::visit_pat_ident_mut(self, pattern);
    }

    /// `State { level }` becomes `State { level: renamed }`.
    fn visit_field_pat_mut(&mut self, field: &mut syn::FieldPat) {
        if let Pat::Ident(name) = &*field.pat
            && self.new_name(&name.ident).is_some()
        {
            field.colon_token.get_or_insert_default();
        }
        syn::visit_mut::visit_field_pat_mut(self, field);
    }

    fn visit_field_value_mut(&mut self, field: &mut syn::FieldValue) {
        if let Expr::Path(path) = &field.expr
            && path.path.get_ident().is_some_and(|name| self.new_name(name).is_some())
        {
            field.colon_token.get_or_insert_default();
        }
        syn::visit_mut::visit_field_value_mut(self, field);
    }

    fn visit_expr_path_mut(&mut self, path: &mut syn::ExprPath) {
        if path.path.get_ident().is_some() {
            self.rename(&mut path.path.segments[0].ident);
        }
        syn::visit_mut::visit_expr_path_mut(self, path);
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        call.tokens = self.tokens(std::mem::take(&mut call.tokens));
    }
}
