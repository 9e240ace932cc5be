//! From Rust to equations: the fence of the language.
//!
//! Every construct is either translated or rejected at its tokens; nothing passes silently. What no
//! gradient flows through is not translated but taken over as it stands.

mod calls;
mod elements;
mod scope;
mod verbatim;

use quote::ToTokens;
use syn::{BinOp, Block, Expr, Lit, Local, Pat, Stmt, UnOp};

use crate::errors::Errors;
use crate::ir::{Op, Program, Value};
use crate::primitive::Primitive;
use crate::signature::{Role, Signature};
use scope::{Binding, Scope};

/// The equations of a body, and the value that it returns.
pub(crate) struct Parsed {
    pub(crate) program: Program,
    pub(crate) result: Value,
    /// The functions of the language that the body names, to be checked by type.
    pub(crate) builtins: Vec<syn::Path>,
}

/// Translates the body of the function `name`.
pub(crate) fn parse(
    name: &syn::Ident,
    signature: &Signature,
    body: &Block,
    errors: &mut Errors,
) -> Option<Parsed> {
    let mut parser = Parser {
        function: name,
        program: Program::new(signature.float_parameters()),
        scope: Scope::default(),
        is_per_element: false,
        builtins: Vec::new(),
        errors,
    };
    for parameter in &signature.parameters {
        let binding = match parameter.role {
            Role::Float { index, .. } => Binding::Parameter(index),
            Role::Passed => Binding::Inactive,
            Role::Mistaken => Binding::Mistaken,
        };
        parser.scope.bind(&parameter.name, binding);
    }
    let result = parser.block(body)?;
    Some(Parsed { program: parser.program, result, builtins: parser.builtins })
}

struct Parser<'a> {
    function: &'a syn::Ident,
    program: Program,
    scope: Scope,
    /// Whether this is the closure of a `map`.
    is_per_element: bool,
    builtins: Vec<syn::Path>,
    errors: &'a mut Errors,
}

/// `None` stands for a value that could not be translated, after the mistake has been recorded.
impl Parser<'_> {
    fn block(&mut self, block: &Block) -> Option<Value> {
        let mark = self.scope.mark();
        let value = self.statements(&block.stmts, block);
        self.scope.restore(mark);
        value
    }

    fn statements(&mut self, statements: &[Stmt], block: &Block) -> Option<Value> {
        let Some((last, lets)) = statements.split_last() else {
            self.errors.push(block, "a block without a value", "end it with an expression");
            return None;
        };
        for statement in lets {
            self.statement(statement);
        }
        match last {
            Stmt::Expr(expression, None) => self.expression(expression),
            Stmt::Expr(expression, Some(semicolon)) if !is_control(expression) => {
                self.errors.push(
                    semicolon,
                    "a differentiable function ends with its result",
                    "remove the semicolon",
                );
                self.expression(expression)
            }
            last if matches!(last, Stmt::Expr(..)) => {
                self.statement(last);
                None
            }
            last => {
                self.statement(last);
                self.errors.push(
                    last,
                    "the last statement of a differentiable function is its result",
                    "end with an expression, without a semicolon",
                );
                None
            }
        }
    }

    fn statement(&mut self, statement: &Stmt) {
        match statement {
            Stmt::Local(local) => self.local(local),
            Stmt::Expr(expression, Some(_)) if self.is_inactive(expression) => {
                self.check_clobbered(expression);
                self.program.define("_", Op::VerbatimLet(quote::quote!(#expression;)));
            }
            Stmt::Expr(expression, _) if is_control(expression) => self.reject(expression),
            Stmt::Expr(expression, _) => self.errors.push(
                expression,
                "this statement has no effect that a gradient could follow",
                "bind its value by `let`, or let it be the result",
            ),
            Stmt::Item(item) => self.errors.push(
                item,
                "items inside a differentiable function are not in the language",
                "move it out of the function",
            ),
            Stmt::Macro(call) if self.is_inactive_tokens(&call.mac.tokens) => {
                self.program.define("_", Op::VerbatimLet(call.to_token_stream()));
            }
            Stmt::Macro(call) => self.errors.push(
                &call.mac.path,
                "a macro that sees values which the gradient flows through",
                "call it outside of the differentiable function",
            ),
        }
    }

    fn local(&mut self, local: &Local) {
        let Some(init) = &local.init else {
            self.errors.push(local, "a `let` without a value", "give it its value here");
            self.scope.bind_mistaken(&local.pat);
            return;
        };
        if let Some((_, diverge)) = &init.diverge {
            self.errors.push(
                diverge,
                "`let .. else` is not in the language",
                "match before the call",
            );
            return;
        }
        let pattern = match &local.pat {
            Pat::Type(typed) => &*typed.pat,
            pattern => pattern,
        };
        if self.is_inactive(&init.expr) && !is_literal(&init.expr) {
            self.check_clobbered(&init.expr);
            self.program.define("_", Op::VerbatimLet(local.to_token_stream()));
            self.scope.bind_inactive(pattern);
            return;
        }
        if matches!(pattern, Pat::Wild(_)) {
            self.expression(&init.expr);
            return;
        }
        let Pat::Ident(name) = pattern else {
            self.errors.push(
                pattern,
                "only plain names are bound by `let`",
                "bind one value by each `let`",
            );
            self.scope.bind_mistaken(pattern);
            return;
        };
        if let Some(mutable) = &name.mutability {
            self.errors.push(
                mutable,
                "mutable variables are not in the language yet",
                format!("shadow it: `let {} = ..` again", name.ident),
            );
        }
        let binding = match self.expression(&init.expr) {
            Some(value) => {
                self.name(value, &name.ident);
                Binding::Value(value)
            }
            None => Binding::Mistaken,
        };
        self.scope.bind(&name.ident, binding);
    }

    /// Gives a value that has no name yet the user's.
    fn name(&mut self, value: Value, name: &syn::Ident) {
        let equation = &mut self.program.equations[value.0];
        if equation.name == "t" {
            equation.name = name.to_string();
        }
    }

    fn expression(&mut self, expression: &Expr) -> Option<Value> {
        if self.is_inactive(expression)
            && !is_literal(expression)
            && !matches!(
                expression,
                Expr::Path(_) | Expr::Paren(_) | Expr::Group(_) | Expr::Block(_)
            )
        {
            return Some(self.verbatim(expression));
        }
        match expression {
            Expr::Paren(paren) => self.expression(&paren.expr),
            Expr::Group(group) => self.expression(&group.expr),
            Expr::Block(block) if block.label.is_none() => self.block(&block.block),
            Expr::Lit(literal) => self.literal(&literal.lit),
            Expr::Path(path) => self.path(path),
            Expr::Reference(reference) if reference.mutability.is_none() => {
                self.expression(&reference.expr)
            }
            Expr::Unary(unary) => match unary.op {
                UnOp::Neg(_) => {
                    let x = self.expression(&unary.expr)?;
                    Some(match self.program.literal(x) {
                        Some(x) => self.program.define("c", Op::Literal(-x)),
                        None => self.program.apply(Primitive::Neg, [x]),
                    })
                }
                UnOp::Deref(_) => self.expression(&unary.expr),
                _ => {
                    self.errors.push(unary.op, "this operator is not in the language", ARITHMETIC);
                    None
                }
            },
            Expr::Binary(binary) => {
                let primitive = match binary.op {
                    BinOp::Add(_) => Primitive::Add,
                    BinOp::Sub(_) => Primitive::Sub,
                    BinOp::Mul(_) => Primitive::Mul,
                    BinOp::Div(_) => Primitive::Div,
                    _ => {
                        let wrong = "this operator is not in the language";
                        self.errors.push(binary.op, wrong, ARITHMETIC);
                        return None;
                    }
                };
                let (a, b) = (self.expression(&binary.left), self.expression(&binary.right));
                Some(self.program.apply(primitive, [a?, b?]))
            }
            Expr::Call(call) => self.call(call),
            Expr::MethodCall(call) => self.method_call(call),
            other if self.is_passable(other) => Some(self.verbatim(other)),
            other => {
                self.reject(other);
                None
            }
        }
    }

    fn literal(&mut self, literal: &Lit) -> Option<Value> {
        let number: Option<f64> = match literal {
            Lit::Float(float) => float.base10_parse().ok(),
            Lit::Int(int) if ["f32", "f64"].contains(&int.suffix()) => {
                int.base10_digits().parse().ok()
            }
            _ => None,
        };
        match number {
            Some(x) => Some(self.program.define("c", Op::Literal(x))),
            None => {
                let help = "write a float, such as `2.0`";
                self.errors.push(literal, "the gradient flows through floats only", help);
                None
            }
        }
    }

    fn path(&mut self, path: &syn::ExprPath) -> Option<Value> {
        let binding = path.path.get_ident().and_then(|name| self.scope.get(name));
        match binding {
            Some(Binding::Value(value)) => Some(value),
            Some(Binding::Parameter(index)) => {
                let name = self.program.parameters[index].name.to_string();
                Some(self.program.define(&name, Op::Parameter(index)))
            }
            Some(Binding::Mistaken) => None,
            Some(Binding::Inactive) | None => Some(self.verbatim(&Expr::Path(path.clone()))),
        }
    }

    /// A float that is computed by the user's own code.
    fn verbatim(&mut self, expression: &Expr) -> Value {
        self.check_clobbered(expression);
        self.program.define("inactive", Op::Verbatim(expression.to_token_stream()))
    }

    fn reject(&mut self, expression: &Expr) {
        if self.mentions_mistake(expression) {
            return;
        }
        let (wrong, help) = match expression {
            Expr::If(_) => (
                "`if` on values that the gradient flows through is not in the language yet",
                "use `max`, `min`, `abs` or `relu`, or branch outside of the function",
            ),
            Expr::Match(_) => (
                "`match` on values that the gradient flows through is not in the language yet",
                "match outside of the function",
            ),
            Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_) => (
                "loops are not in the language yet",
                "write a reduction: `sum(x.map(|x| ..))` or `mean(zip(x, y).map(|(x, y)| ..))`",
            ),
            Expr::Assign(_) | Expr::Binary(_) => {
                ("assignments are not in the language yet", "bind the new value by `let`")
            }
            Expr::Return(_) => {
                ("`return` is not in the language yet", "let the result be the last expression")
            }
            Expr::Index(_) => (
                "indexing is not in the language yet",
                "go through the whole array: `sum(x.map(|x| ..))`",
            ),
            Expr::Closure(_) => {
                ("a closure stands only in `map`", "write `mean(zip(x, y).map(|(x, y)| ..))`")
            }
            Expr::Tuple(_) => ("tuples are not in the language yet", "compute one value"),
            Expr::Array(_) | Expr::Repeat(_) => {
                ("arrays are not in the language yet", "take the array as a parameter")
            }
            Expr::Cast(_) => (
                "casts of values that the gradient flows through are not in the language yet",
                "use one float type throughout",
            ),
            Expr::Field(_) => (
                "fields are not in the language yet",
                "take the field as a parameter, or mark what it belongs to `#[no_grad]`",
            ),
            Expr::Try(_) => {
                ("`?` is not in the language", "handle the error before you call the function")
            }
            Expr::Macro(_) => (
                "a macro that sees values which the gradient flows through",
                "write out what it computes",
            ),
            Expr::Unsafe(_) => ("`unsafe` is not in the language", "write safe code"),
            _ => ("this is not in the language", ARITHMETIC),
        };
        self.errors.push(expression, wrong, help);
    }
}

const ARITHMETIC: &str = "the gradient flows through `+ - * /`, the functions of `cotangent::prelude`, \
                          and calls to other differentiable functions";

/// Whether `expression` is there for what it does, not for its value.
fn is_control(expression: &Expr) -> bool {
    match expression {
        Expr::Assign(_)
        | Expr::ForLoop(_)
        | Expr::If(_)
        | Expr::Loop(_)
        | Expr::Match(_)
        | Expr::Return(_)
        | Expr::While(_) => true,
        Expr::Binary(binary) => matches!(
            binary.op,
            BinOp::AddAssign(_)
                | BinOp::SubAssign(_)
                | BinOp::MulAssign(_)
                | BinOp::DivAssign(_)
                | BinOp::RemAssign(_)
        ),
        _ => false,
    }
}

fn is_literal(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(_) => true,
        Expr::Paren(paren) => is_literal(&paren.expr),
        Expr::Group(group) => is_literal(&group.expr),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_literal(&unary.expr),
        _ => false,
    }
}
