//! Code in the closure of a `map` that no gradient flows through: integers, records, counters of loops.
//!
//! It is taken over as it stands, into closures beside the sweep which run for each element. What a closure
//! computes is one float, truth value or index; the statements in front that it needs come with it.

use std::cell::Cell;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{BinOp, Expr, ExprBinary, Pat, UnOp};

use super::Parser;
use super::closures::names_of;
use super::scope::Binding;
use super::tree::{Leaf, Tree};
use super::verbatim::names;
use crate::ir::{
    Given, Gives, Kind, Op, Parameter, PerElement, Space, Value, element_name, source_name,
};
use crate::operation::Named;
use crate::signature::{Role, Signature};

/// A statement whose names closures may need.
#[derive(Clone)]
pub(super) struct Statement {
    code: TokenStream,
    /// The statements that it needs itself, in order.
    needs: Vec<usize>,
    /// The counter of the loop whose variable it binds.
    counter: Option<Ident>,
    /// Whether it may give something else for each element.
    varies: bool,
    /// The outermost region where it can run for all lanes that come there.
    level: usize,
    /// The names that it binds.
    binds: Vec<Ident>,
}

/// A statement of the user's that is taken over.
pub(super) struct Taken {
    /// What it needs the names of.
    value: TokenStream,
    /// All of it.
    code: TokenStream,
    /// Whether it binds floats, if that is known.
    is_float: Option<bool>,
    counter: Option<Ident>,
    /// Whether it gives something else for each element, whatever its value says.
    varies: bool,
    /// The outermost region where it can run for all lanes that come there.
    level: usize,
}

impl Taken {
    fn new(value: TokenStream, code: TokenStream, level: usize) -> Self {
        Self { value, code, is_float: None, counter: None, varies: false, level }
    }

    /// A statement that needs the element that the closure runs for, and nothing else.
    pub(super) fn of_element(code: TokenStream) -> Self {
        Self { varies: true, ..Self::new(TokenStream::new(), code, 0) }
    }
}

/// What a piece of code needs.
#[derive(Default)]
struct Needs {
    statements: Vec<usize>,
    varies: bool,
    /// The outermost region where all of them can run.
    level: usize,
}

impl Parser<'_> {
    /// Whether `code` sees nothing that a gradient flows through, and something that is known for each
    /// element, or in each iteration, only.
    pub(super) fn is_per_element_code(&self, code: &impl ToTokens) -> bool {
        if !self.is_per_element {
            return false;
        }
        let is_any = Cell::new(false);
        let are_inactive = self.all_names(code.to_token_stream(), &|binding| match binding {
            Binding::PerElement { .. } => {
                is_any.set(true);
                true
            }
            Binding::Inactive { .. } | Binding::Constant(_) => true,
            Binding::Parameter(index) => self.is_taken_over(index),
            Binding::Value(_) | Binding::Closure(_) | Binding::Mistaken => false,
        });
        are_inactive && is_any.get()
    }

    /// Whether `code` gives something else for each element.
    pub(super) fn varies(&self, code: &impl ToTokens) -> bool {
        self.needs(code.to_token_stream()).varies
    }

    fn needs(&self, code: TokenStream) -> Needs {
        let found = Cell::new(Vec::new());
        self.all_names(code, &|binding| {
            if let Binding::PerElement { statement, .. } = binding {
                let mut statements = found.take();
                statements.push(statement);
                found.set(statements);
            }
            true
        });
        let mut needs = Needs::default();
        for statement in found.into_inner() {
            let Statement { needs: before, varies, level, .. } = &self.statements[statement];
            needs.statements.extend(before);
            needs.statements.push(statement);
            needs.varies |= varies;
            needs.level = needs.level.max(*level);
        }
        needs.statements.sort_unstable();
        needs.statements.dedup();
        needs
    }

    /// What integers are that are known here, but are others by the time that closures run.
    fn constants(&self, code: TokenStream) -> TokenStream {
        let mut constants = TokenStream::new();
        for name in names(code) {
            if let Some(Binding::Constant(n)) = self.scope.get(&name) {
                let literal = proc_macro2::Literal::i64_unsuffixed(n.abs());
                let sign = (n < 0).then(|| quote!(-));
                constants.extend(quote!(let #name = #sign #literal;));
            }
        }
        constants
    }

    /// Adds a statement, and binds the names of its pattern.
    pub(super) fn bind_per_element(
        &mut self,
        pattern: &Pat,
        Taken { value, code, is_float, counter, varies, level }: Taken,
    ) {
        let constants = self.constants(value.clone());
        let code = quote!(#constants #code);
        let mut binds = names_of(pattern);
        let is_constant = |name: &Ident| matches!(self.scope.get(name), Some(Binding::Constant(_)));
        binds.extend(names(value.clone()).into_iter().filter(is_constant));
        let needs = self.needs(value);
        let varies = varies || needs.varies;
        let level = level.max(needs.level);
        let statement = self.statements.len();
        let needs = needs.statements;
        self.statements.push(Statement { code, needs, counter, varies, level, binds });
        self.scope.bind_per_element(pattern, statement, is_float);
    }

    /// `let i = item.index;`
    pub(super) fn let_per_element(&mut self, local: &syn::Local, is_float: Option<bool>) {
        let value = local.init.as_ref().map(|init| init.expr.to_token_stream());
        let value = value.unwrap_or_default();
        self.check_clobbered(&value);
        let level = self.level_of(&value);
        let code = local.to_token_stream();
        self.bind_per_element(&local.pat, Taken { is_float, ..Taken::new(value, code, level) });
    }

    /// The names of an arm's pattern.
    pub(super) fn bind_arm(&mut self, pattern: &Pat, scrutinee: &Expr) {
        let pattern = match pattern {
            Pat::Guard(guarded) => &*guarded.pat,
            pattern => pattern,
        };
        if !binds_names(pattern) {
            return;
        }
        let code = quote!(let #pattern = #scrutinee else {
            ::core::unreachable!("the pattern has been matched")
        };);
        let (scrutinee, level) = (scrutinee.to_token_stream(), self.level());
        self.bind_per_element(pattern, Taken::new(scrutinee, code, level));
    }

    /// The variable of a loop over `iterator`: what this gives behind `counter` others.
    pub(super) fn bind_iteration(
        &mut self,
        pattern: &Pat,
        iterator: &Expr,
        counter: &Ident,
        varies: bool,
    ) {
        let code = quote! {
            let #pattern = ::cotangent::__private::item(#iterator, #counter);
        };
        let counter = Some(counter.clone());
        // Lanes that are done are out of the region that the body becomes.
        let level = self.level() + usize::from(varies);
        let taken = Taken::new(iterator.to_token_stream(), code, level);
        self.bind_per_element(pattern, Taken { counter, varies, ..taken });
    }

    /// The names for one element of the array that is parameter `source` of the program.
    pub(super) fn bind_element(&mut self, pattern: &Pat, source: usize) {
        let (mut array, element) = (source_name(source), element_name());
        let span = self.body_program().parameters[source].source.as_ref().map(Spanned::span);
        let span = span.unwrap_or_else(Span::call_site);
        // Rustc blames the argument for its type.
        array.set_span(span);
        let element = quote_spanned! {span=>
            ::cotangent::__private::Indexable::element(#array, #element)
        };
        let code = quote!(let #pattern = #element;);
        self.bind_per_element(pattern, Taken::of_element(code));
    }

    /// What `code` gives for each element.
    pub(super) fn per_element(&mut self, code: &impl ToTokens, what: Gives) -> Option<Value> {
        self.check_clobbered(code);
        self.check_markers_of_inactive(code);
        let needs = self.needs(code.to_token_stream());
        let statement = |&at: &usize| (at, self.statements[at].code.clone());
        let statements: Vec<_> = needs.statements.iter().map(statement).collect();
        let constants = self.constants(code.to_token_stream());
        let level = self.level_of(&code.to_token_stream());
        let code = quote!(#constants #code);
        if self.level() == 0 && !needs.varies {
            let statements = statements.iter().map(|(_, code)| code);
            let code = quote!({ #(#statements)* #code });
            let op = match what {
                Gives::Float => Op::Verbatim(code),
                Gives::Place => Op::Verbatim(code),
                Gives::Truth => Op::Condition(code),
                Gives::Index => Op::Index(code),
            };
            return Some(self.frame.program.define("inactive", op));
        }
        let statement = |&at: &usize| self.statements[at].counter.clone();
        let counters: Vec<_> = needs.statements.iter().filter_map(statement).collect();
        let text = format!("{:?} {code}", needs.statements);
        let given = Given { what, code, text, needs: needs.statements.clone() };
        let bound =
            |&at: &usize| self.statements[at].binds.iter().map(move |name| (at, name.clone()));
        let binds: Vec<_> = needs.statements.iter().flat_map(bound).collect();
        if !needs.varies {
            let (number, gives) = (self.closures, vec![given]);
            self.closures += 1;
            let (indices, mask) = (None, None);
            let code = PerElement { number, statements, binds, gives, counters, indices, mask };
            return Some(self.frame.program.define("each", Op::PerElement(code)));
        }
        let level = level.max(needs.level);
        let indices = self.indices.expect("elements are bound with their indices");
        let indices = Some(self.import_to(level, indices));
        let condition = match level == self.level() {
            true => self.condition,
            false => self.outer[level].condition,
        };
        let mask = condition.map(|mask| self.import_to(level, mask));
        let of = self.closure_for(level, indices, mask);
        let program = &mut self.frame_at(level).program;
        let Op::PerElement(closure) = &mut program.equations[of.0].op else {
            unreachable!("it is a closure")
        };
        let index = closure.add(statements, counters, given);
        for bound in binds {
            if !closure.binds.contains(&bound) {
                closure.binds.push(bound);
            }
        }
        let value = program.define("each", Op::Result { of, index });
        Some(self.import(Leaf { level, value }))
    }

    /// The outermost region where code can run, as far as the code itself tells: it may not fail for lanes that
    /// do not come here.
    fn level_of(&self, code: &TokenStream) -> usize {
        match syn::parse2::<Expr>(code.clone()) {
            Ok(expression) if is_harmless(&expression) => 0,
            _ => self.level(),
        }
    }

    /// The closure of the region at `level` that runs for these lanes. What is wanted of them is computed
    /// together: to go from lane to lane takes longer than most of it.
    fn closure_for(&mut self, level: usize, indices: Option<Value>, mask: Option<Value>) -> Value {
        let number = self.closures;
        let program = &mut self.frame_at(level).program;
        let is_it = |value: &Value| match &program.equation(*value).op {
            Op::PerElement(closure) => (closure.indices, closure.mask) == (indices, mask),
            _ => false,
        };
        if let Some(known) = program.values().find(is_it) {
            return known;
        }
        let (statements, binds) = (Vec::new(), Vec::new());
        let (gives, counters) = (Vec::new(), Vec::new());
        let closure = PerElement { number, statements, binds, gives, counters, indices, mask };
        let closure = program.define("closure", Op::PerElement(closure));
        self.closures += 1;
        closure
    }

    /// An array of whatever it is, that is gone through beside arrays of floats.
    pub(super) fn source(&mut self, array: &Expr) -> Option<Tree> {
        if !self.is_of_parameters(array) {
            self.errors.push(
                array,
                "what is gone through is known before anything else is computed",
                "write out what it is of the parameters: `model.items.map(|item| ..)`",
            );
            return None;
        }
        let program = &mut self.frame.program;
        let parameters = &mut program.parameters;
        let text = array.to_token_stream().to_string();
        let is_known = |parameter: &Parameter| {
            parameter.source.as_ref().is_some_and(|source| source.to_string() == text)
        };
        let index = parameters.iter().position(is_known).unwrap_or(parameters.len());
        if index == parameters.len() {
            parameters.push(Parameter {
                name: format_ident!("elements"),
                space: Space::Array,
                kind: Kind::Opaque,
                is_differentiated: false,
                is_broadcast: false,
                is_variable: false,
                source: Some(array.to_token_stream()),
                table: None,
                field: None,
                row: None,
            });
        }
        let array = program.define("elements", Op::Parameter(index));
        Some(Tree::Element { source: index, array: Leaf { level: self.level(), value: array } })
    }

    /// Whether `expression` names parameters only, of what is bound here.
    fn is_of_parameters(&self, expression: &Expr) -> bool {
        struct Names<'a>(Vec<&'a Ident>);
        impl<'a> Visit<'a> for Names<'a> {
            fn visit_ident(&mut self, name: &'a Ident) {
                self.0.push(name);
            }
        }
        let mut names = Names(Vec::new());
        names.visit_expr(expression);
        names.0.iter().all(|name| self.scope.is_bound_below(name, self.parameters))
    }

    /// Which elements there are of arrays that are gone through together.
    pub(super) fn indices_of(&mut self, item: &Tree) -> Option<Leaf> {
        let has_sources = item.has_elements();
        let of = item.leaves().iter().map(|leaf| leaf.value).collect();
        has_sources.then(|| {
            let value = self.frame.program.define("indices", Op::Indices { of });
            Leaf { level: self.level(), value }
        })
    }
}

impl PerElement {
    /// Lets it give one thing more, and says which of its results that is.
    fn add(
        &mut self,
        statements: Vec<(usize, TokenStream)>,
        counters: Vec<Ident>,
        given: Given,
    ) -> usize {
        let is_it = |known: &Given| known.what == given.what && known.text == given.text;
        if let Some(known) = self.gives.iter().position(is_it) {
            return known;
        }
        for (at, code) in statements {
            if let Err(place) = self.statements.binary_search_by_key(&at, |(at, _)| *at) {
                self.statements.insert(place, (at, code));
            }
        }
        for counter in counters {
            if !self.counters.contains(&counter) {
                self.counters.push(counter);
            }
        }
        self.gives.push(given);
        self.gives.len() - 1
    }
}

/// Whether code does nothing but look at what is there, so that it can run where its result is not needed.
fn is_harmless(expression: &Expr) -> bool {
    match expression {
        Expr::Path(_) | Expr::Lit(_) => true,
        Expr::Paren(paren) => is_harmless(&paren.expr),
        Expr::Group(group) => is_harmless(&group.expr),
        Expr::Field(field) => is_harmless(&field.base),
        Expr::Reference(reference) => is_harmless(&reference.expr),
        Expr::Cast(cast) => is_harmless(&cast.expr),
        Expr::Unary(unary) => !matches!(unary.op, UnOp::Neg(_)) && is_harmless(&unary.expr),
        Expr::Binary(ExprBinary { op, left, right, .. }) => {
            use BinOp::{And, Eq, Ge, Gt, Le, Lt, Ne, Or};
            matches!(op, And(_) | Or(_) | Eq(_) | Ne(_) | Lt(_) | Le(_) | Gt(_) | Ge(_))
                && is_harmless(left)
                && is_harmless(right)
        }
        Expr::Call(call) => {
            let is_from = matches!(
                &*call.func,
                Expr::Path(path) if ["f32", "f64"].iter().any(|float| {
                    path.path.segments.len() == 2
                        && path.path.segments[0].ident == float
                        && path.path.segments[1].ident == "from"
                })
            );
            is_from && call.args.iter().all(is_harmless)
        }
        Expr::Macro(call) => {
            let scrutinee = |input: syn::parse::ParseStream<'_>| {
                let scrutinee = input.parse::<Expr>()?;
                input.parse::<syn::Token![,]>()?;
                // A guard may do anything.
                Ok((scrutinee, names(input.parse()?).iter().any(|name| name == "if")))
            };
            let is_matches =
                call.mac.path.segments.last().is_some_and(|last| last.ident == "matches");
            is_matches
                && call
                    .mac
                    .parse_body_with(scrutinee)
                    .is_ok_and(|(scrutinee, has_guard)| !has_guard && is_harmless(&scrutinee))
        }
        _ => false,
    }
}

/// Whether a field of something is borrowed in an expression, as arrays of structs are.
fn has_borrowed_field(expression: &Expr) -> bool {
    struct Find(bool);
    impl<'a> Visit<'a> for Find {
        fn visit_expr_reference(&mut self, reference: &'a syn::ExprReference) {
            self.0 |= matches!(&*reference.expr, Expr::Field(_));
            syn::visit::visit_expr_reference(self, reference);
        }
    }
    let mut find = Find(false);
    find.visit_expr(expression);
    find.0
}

/// Whether the body goes through arrays that are no floats, as far as its tokens tell.
pub(super) fn goes_through(signature: &Signature, body: &syn::Block) -> bool {
    struct Find<'a> {
        passed: Vec<&'a Ident>,
        is_found: bool,
    }
    impl Find<'_> {
        fn look_at(&mut self, expression: &Expr) {
            match expression {
                Expr::Paren(paren) => self.look_at(&paren.expr),
                Expr::Reference(reference) => self.look_at(&reference.expr),
                Expr::Field(field) => self.look_at(&field.base),
                Expr::Path(path) => {
                    let name = path.path.get_ident();
                    self.is_found |= name.is_some_and(|name| self.passed.contains(&name));
                }
                Expr::Call(call) => {
                    let is_ours = matches!(&*call.func, Expr::Path(path) if is_source(&path.path));
                    if is_ours {
                        call.args.iter().for_each(|argument| self.look_at(argument));
                    }
                }
                _ => {}
            }
        }
    }
    impl<'a> Visit<'a> for Find<'_> {
        fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
            if call.method == "map" {
                self.look_at(&call.receiver);
            }
            syn::visit::visit_expr_method_call(self, call);
        }
        fn visit_expr_call(&mut self, call: &'a syn::ExprCall) {
            if let Expr::Path(path) = &*call.func
                && let Some(name) = path.path.segments.last().map(|last| last.ident.to_string())
            {
                if name == "map" || super::elements::zip_arity(&name).is_some() {
                    call.args.iter().for_each(|argument| self.look_at(argument));
                }
                let is_of_arrays = name == "sum" || name == "mean" || Named::of(&name).is_some();
                self.is_found |= is_of_arrays && call.args.iter().any(has_borrowed_field);
            }
            syn::visit::visit_expr_call(self, call);
        }
    }
    let is_passed = |parameter: &&crate::signature::Parameter| parameter.role == Role::Passed;
    let passed = signature.parameters.iter().filter(is_passed);
    let mut find =
        Find { passed: passed.map(|parameter| &parameter.name).collect(), is_found: false };
    find.visit_block(body);
    find.is_found
}

/// Whether it makes arrays that are gone through of others.
fn is_source(path: &syn::Path) -> bool {
    path.segments.last().is_some_and(|last| last.ident == "ragged")
}

fn binds_names(pattern: &Pat) -> bool {
    struct Names(bool);
    impl Visit<'_> for Names {
        fn visit_pat_ident(&mut self, name: &syn::PatIdent) {
            // A constant or variant looks like a name, but for its case.
            self.0 |= name.ident.to_string().starts_with(|first: char| !first.is_uppercase());
            syn::visit::visit_pat_ident(self, name);
        }
    }
    let mut names = Names(false);
    names.visit_pat(pattern);
    names.0
}
