//! From Rust to equations: the fence of the language.
//!
//! Every construct is either translated or rejected at its tokens; nothing passes silently. What no
//! gradient flows through is not translated but taken over as it stands.

mod adjust;
mod advice;
mod assign;
mod auxiliary;
mod branches;
mod callee;
mod calls;
mod casts;
mod closures;
mod conditions;
mod elements;
mod exits;
mod expression;
mod frames;
mod items;
mod iterators;
mod jumps;
mod leaving;
mod locals;
mod loops;
mod markers;
mod memory;
mod passed;
mod per_element;
mod picked;
mod pullback;
mod records;
mod scope;
pub(crate) mod siblings;
mod tree;
mod verbatim;
mod whole;
mod written;

use std::collections::HashSet;
use std::rc::Rc;

use quote::ToTokens;
use syn::{Block, Expr, Stmt};

use crate::errors::Errors;
use crate::ir::{Op, Program, Region, Value};
use crate::shape::Shape;
use crate::signature::{self, Role, Signature};
pub(crate) use auxiliary::{Auxiliary, Numbers};
use frames::Frame;
pub(crate) use items::{nested_beside, strip_nested};
use jumps::Rest;
pub(crate) use markers::Warning;
pub(crate) use memory::strip_markers;
pub(crate) use pullback::parse_rule;
use scope::{Binding, Scope};
use tree::{Leaf, Tree};
pub(crate) use whole::EXTREMES;

/// The equations of a body.
pub(crate) struct Parsed {
    pub(crate) body: Region,
    /// How its results are arranged: what the signature calls by a name of its own may be a float.
    pub(crate) result: Shape,
    /// The functions of the language that the body names, to be checked by type.
    pub(crate) builtins: Vec<syn::Path>,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) auxiliary: Option<Auxiliary>,
}

/// Translates the body of the function `name`.
pub(crate) fn parse(
    name: &syn::Ident,
    signature: &Signature,
    body: &Block,
    errors: &mut Errors,
) -> Option<Parsed> {
    let mut parser = Parser::new(name, signature, body, errors);
    let (results, result, auxiliary) = match signature.auxiliary {
        Some(_) => {
            let (results, auxiliary) = parser.results_with_auxiliary(body)?;
            (results, Shape::Float, auxiliary)
        }
        None => {
            let (results, result) = parser.results(body, &signature.result)?;
            (results, result, None)
        }
    };
    let mut body = Region::new(parser.frame.program, results);
    passed::settle(&mut body);
    let (builtins, warnings) = (parser.builtins, parser.warnings);
    Some(Parsed { body, result, builtins, warnings, auxiliary })
}

struct Parser<'a> {
    function: &'a syn::Ident,
    /// What calls of the function itself are, in a rule for it.
    itself: Option<pullback::Itself>,
    /// Whether the function has array parameters: its scalar code does not run on lanes.
    is_of_arrays: bool,
    /// The region that is being parsed, and those around it.
    frame: Frame,
    outer: Vec<Frame>,
    scope: Scope,
    /// Whether this is the closure of a `map`.
    is_per_element: bool,
    /// Which elements it runs for, if it looks at more of them than floats.
    indices: Option<Leaf>,
    /// What it binds that no gradient flows through.
    statements: Vec<per_element::Statement>,
    /// How many closures run for each element so far.
    closures: usize,
    /// How many names are bound in front of the body.
    parameters: usize,
    /// For which lanes the current code runs, if not for all.
    condition: Option<Leaf>,
    /// The loops around the current code.
    loops: Vec<leaving::Context>,
    /// How many of them are around the function, or around the closure that is being inlined.
    base: usize,
    /// Variables for what control leaves loops with.
    slots: Vec<leaving::Slot>,
    /// The differentiable functions of the body.
    nested: Vec<items::Nested>,
    /// The closures that `let`s have bound.
    bound_closures: Vec<closures::BoundClosure>,
    /// How many calls of them there are so far.
    calls_of_closures: usize,
    /// Variables of loops that must be carried as values, each where it is bound.
    promoted: Vec<loops::Promotion>,
    /// The functions of whole arrays beside this one, by the names of the methods that they were.
    siblings: Rc<Vec<(syn::Ident, syn::ItemFn)>>,
    /// Those that are being inlined.
    inlined: Vec<syn::Ident>,
    /// How many calls of differentiable functions there are so far.
    calls: usize,
    /// The shape of the expression that is parsed next, if it is known.
    expected: Option<Shape>,
    /// The shape of what the current block ends with, if it is known.
    tail: Option<Shape>,
    builtins: Vec<syn::Path>,
    /// The names of which fields are read.
    records: HashSet<syn::Ident>,
    /// The parameters that are references to structs, of which aliases of floats are none.
    references: Vec<usize>,
    /// The structs of the signature that have arguments: `State<f64>`.
    generics: Vec<syn::Path>,
    /// Whether the function was generic over its float.
    is_instance: bool,
    /// The type of the floats.
    element: syn::Type,
    /// The types of variables that may be structs, the last of a name counts.
    types: Vec<(syn::Ident, proc_macro2::TokenStream)>,
    warnings: Vec<Warning>,
    errors: &'a mut Errors,
}

/// `None` stands for a value that could not be translated, after the mistake has been recorded.
impl<'a> Parser<'a> {
    /// In front of the body of the function `name`.
    fn new(
        name: &'a syn::Ident,
        signature: &Signature,
        body: &Block,
        errors: &'a mut Errors,
    ) -> Self {
        let program = Program::new(signature.float_parameters());
        let mut parser = Self {
            function: name,
            itself: None,
            is_of_arrays: !program.is_lane_code() || per_element::goes_through(signature, body),
            frame: Frame { program, ..Frame::default() },
            outer: Vec::new(),
            scope: Scope::default(),
            is_per_element: false,
            indices: None,
            statements: Vec::new(),
            closures: 0,
            parameters: signature.parameters.len(),
            condition: None,
            loops: Vec::new(),
            base: 0,
            slots: Vec::new(),
            nested: items::nested_in(name, body),
            bound_closures: Vec::new(),
            calls_of_closures: 0,
            promoted: Vec::new(),
            siblings: Rc::clone(&signature.siblings),
            inlined: Vec::new(),
            calls: 0,
            expected: None,
            tail: Some(signature.result.clone()),
            builtins: Vec::new(),
            records: records::records_in(body),
            references: signature.references_to_records(),
            generics: written::generic_types(signature),
            is_instance: signature.is_instance,
            element: signature.element.clone(),
            types: signature
                .parameters
                .iter()
                .map(|parameter| (parameter.name.clone(), parameter.pointee().to_token_stream()))
                .collect(),
            warnings: Vec::new(),
            errors,
        };
        for parameter in &signature.parameters {
            let binding = match parameter.role {
                Role::Float { index, .. } => Binding::Parameter(index),
                Role::Passed => Binding::Inactive { level: 0, is_float: Some(false) },
                Role::Mistaken => Binding::Mistaken,
            };
            parser.scope.bind(&parameter.name, binding);
        }
        for parameter in &signature.parameters {
            if let Role::Float { shape, .. } = &parameter.role
                && let Shape::Tuple(_) | Shape::Array(_) = shape
            {
                parser.bind_floats(parameter, shape);
            }
        }
        parser
    }

    /// Binds a parameter to the tree of its floats.
    fn bind_floats(&mut self, parameter: &signature::Parameter, shape: &Shape) {
        let leaves: Vec<Leaf> = parameter
            .leaves()
            .into_iter()
            .map(|leaf| Leaf { level: 0, value: self.parameter(leaf.index) })
            .collect();
        let tree = Tree::of_shape(shape, leaves[0]).with_leaves(&mut leaves.into_iter());
        self.scope.bind(&parameter.name, Binding::Value(tree));
    }

    /// The body of the function: the leaves of its result, and how they are arranged.
    fn results(&mut self, body: &Block, shape: &Shape) -> Option<(Vec<Value>, Shape)> {
        let mut statements = body.stmts.clone();
        if let Some(Stmt::Expr(expression, semicolon)) = statements.last_mut()
            && !is_control(expression)
            && let Some(semicolon) = semicolon.take()
        {
            self.errors.push(
                semicolon,
                "a differentiable function ends with its result",
                "remove the semicolon",
            );
        }
        let tree = self.sequence(&statements, None, body)?;
        if tree != Tree::unit() {
            if *shape == Shape::Float {
                let result = self.number(&tree, statements.last())?;
                return Some((vec![result], Shape::Float));
            }
            let tree = self.settled(tree, Self::kind_of_shape(Some(shape)));
            let found = tree.shape(&|leaf| self.kind(leaf));
            if matches!((shape, &found), (Shape::Record(_), Shape::Float)) {
                return Some((self.import_all(&[tree]), Shape::Float));
            }
            if found.fits(shape) {
                return Some((self.import_all(&[tree]), shape.clone()));
            }
            let wrong = format!("the result is {}, not {}", tree.described(), described(shape));
            self.errors.push(statements.last(), wrong, "return what the signature says");
            return None;
        }
        match statements.last() {
            Some(last) => self.errors.push(
                last,
                "the last statement of a differentiable function is its result",
                "end with an expression, without a semicolon",
            ),
            None => {
                self.errors.push(body, "a block without a value", "end it with an expression");
            }
        }
        None
    }

    /// A block as an expression.
    fn block(&mut self, block: &Block) -> Option<Tree> {
        let mark = self.scope.mark();
        let tree = self.sequence(&block.stmts, None, block);
        self.scope.restore(mark);
        tree
    }

    /// Statements, and what follows them where control leaves their block. Gives the value of the
    /// last expression.
    fn sequence(
        &mut self,
        statements: &[Stmt],
        rest: Option<&Rest<'_>>,
        whole: &dyn ToTokens,
    ) -> Option<Tree> {
        for (index, statement) in statements.iter().enumerate() {
            let behind = &statements[index + 1..];
            if let Stmt::Local(local) = statement
                && let Some(init) = &local.init
            {
                if init.diverge.is_some() {
                    return self.let_else(local, behind, rest);
                }
                if self.jumps(&init.expr) {
                    return self.let_that_jumps(local, behind, rest);
                }
            }
            if let Stmt::Expr(expression, semicolon) = statement {
                if self.jumps(expression) {
                    let is_value = behind.is_empty() && semicolon.is_none() && rest.is_none();
                    let here = Rest {
                        statements: behind,
                        binds: None,
                        mark: self.scope.mark(),
                        next: rest,
                        is_mistaken: false.into(),
                    };
                    return self.jump(expression, if is_value { None } else { Some(&here) });
                }
                let is_statement = is_unit(expression) && self.is_inactive(expression);
                if behind.is_empty() && semicolon.is_none() && !is_statement {
                    self.expected = self.expected_at_end(rest);
                    let tree = self.tree(expression)?;
                    return self.rest(rest, tree, whole);
                }
            }
            self.statement(statement);
        }
        self.rest(rest, Tree::unit(), whole)
    }

    fn statement(&mut self, statement: &Stmt) {
        match statement {
            Stmt::Local(local) => self.local(local),
            Stmt::Expr(expression, _)
                if self.is_inactive(expression) && !self.is_translated(expression) =>
            {
                let stripped = memory::without_markers(expression);
                self.inactive_statement(quote::quote!(#stripped;), expression);
            }
            Stmt::Expr(expression, _) if is_control(expression) => {
                self.tree(expression);
            }
            Stmt::Expr(Expr::Block(block), _) if memory::is_remat(block) => {
                self.remat(block);
            }
            Stmt::Expr(Expr::Block(block), _) if block.label.is_none() => {
                self.block(&block.block);
            }
            Stmt::Expr(Expr::MethodCall(call), _) if self.peek(&call.receiver).is_some() => {
                self.errors.push(
                    &call.method,
                    "a method that changes a variable is not in the language",
                    "assign to it: `a = ..`, or to a part of it: `a[0] = ..`",
                );
            }
            Stmt::Expr(expression, _) if self.mentions_mistake(expression) => {}
            Stmt::Expr(expression, _) => self.errors.push(
                expression,
                "this statement has no effect that a gradient could follow",
                "bind its value by `let`, or let it be the result",
            ),
            Stmt::Item(item) => self.item(item),
            Stmt::Macro(call) if self.is_inactive_tokens(&call.mac.tokens) => {
                self.inactive_statement(call.to_token_stream(), call);
            }
            Stmt::Macro(call) if self.is_per_element_code(&call.mac.tokens) => self.errors.push(
                &call.mac.path,
                "this would run for each element, and no order of them is promised",
                "go through the elements outside of the differentiable function",
            ),
            Stmt::Macro(call) => self.errors.push(
                &call.mac.path,
                "a macro that sees values which the gradient flows through",
                "call it outside of the differentiable function",
            ),
        }
    }

    /// Whether a statement is part of the equations although it sees inactive values only.
    fn is_translated(&self, expression: &Expr) -> bool {
        self.assigns(expression)
            || self.assigns_floats_of_lanes(expression)
            || self.is_of_some() && is_flow(expression)
    }

    /// Whether the current code does not run once for all elements.
    fn is_of_some(&self) -> bool {
        self.condition.is_some() || self.level() > 0 && self.is_of_arrays
    }

    /// A statement that is there for what it does.
    fn inactive_statement(&mut self, tokens: proc_macro2::TokenStream, statement: &impl ToTokens) {
        self.check_clobbered(statement);
        if self.condition.is_some() {
            self.errors.push(
                statement,
                "this would run for all elements, whether or not they come here",
                "move it out of the branch or loop; if it assigns to a float, write \
                 `let mut y: f64 = ..`",
            );
        } else if self.level() > 0 && self.is_of_arrays {
            self.errors.push(
                statement,
                "a statement that no gradient flows through stands in a branch or loop here",
                "move it out, or move the code into a `#[differentiable]` function of scalars",
            );
        } else {
            self.check_markers_of_inactive(statement);
            self.frame.program.define("_", Op::VerbatimLet(tokens));
        }
    }

    /// Gives a value that has no name yet the user's.
    fn name(&mut self, value: Value, name: &syn::Ident) {
        let equation = &mut self.frame.program.equations[value.0];
        if equation.name == "t" {
            equation.name = name.to_string();
        }
    }
}

fn described(shape: &Shape) -> String {
    Tree::of_shape(shape, Leaf { level: 0, value: Value(0) }).described()
}

/// Whether `expression` is a branch or loop without a value.
fn is_flow(expression: &Expr) -> bool {
    let is_flow = matches!(
        expression,
        Expr::ForLoop(_) | Expr::If(_) | Expr::Loop(_) | Expr::Match(_) | Expr::While(_)
    );
    is_flow && is_unit(expression)
}

/// Whether `expression` has no value, by its form.
fn is_unit(expression: &Expr) -> bool {
    let ends_without = |block: &Block| match block.stmts.last() {
        Some(Stmt::Expr(last, None)) => is_unit(last),
        Some(Stmt::Macro(last)) => last.semi_token.is_some(),
        Some(Stmt::Expr(_, Some(_)) | Stmt::Local(_) | Stmt::Item(_)) | None => true,
    };
    match expression {
        Expr::Assign(_) | Expr::ForLoop(_) | Expr::While(_) => true,
        Expr::Binary(binary) => assign::assigns(&binary.op),
        Expr::If(branch) => branch.else_branch.is_none() || ends_without(&branch.then_branch),
        Expr::Block(block) => ends_without(&block.block),
        Expr::Match(branch) => branch.arms.first().is_some_and(|arm| is_unit(&arm.body)),
        _ => false,
    }
}

/// Whether `expression` is there for what it does, not for its value.
fn is_control(expression: &Expr) -> bool {
    match expression {
        Expr::Assign(_)
        | Expr::ForLoop(_)
        | Expr::If(_)
        | Expr::Loop(_)
        | Expr::Match(_)
        | Expr::Return(_)
        | Expr::Break(_)
        | Expr::Continue(_)
        | Expr::While(_) => true,
        Expr::Binary(binary) => assign::assigns(&binary.op),
        _ => false,
    }
}
