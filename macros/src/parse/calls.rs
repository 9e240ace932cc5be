//! Calls: functions of the language, reductions, and other differentiable functions.

use quote::ToTokens;
use syn::{Expr, ExprCall, ExprMethodCall, Lit};

use super::scope::Binding;
use super::tree::{Leaf, Tree};
use super::{Parser, elements};
use crate::ir::{Argument, Callee, Exponent, Kind, Op, Space, Summand, Value};
use crate::methods;
use crate::operation::Named;
use crate::primitive::{self, Form, Primitive};
use crate::shape::Shape;

impl Parser<'_> {
    /// A call, whose result has this shape if it is one of a differentiable function.
    pub(super) fn call(&mut self, call: &ExprCall, expected: Option<Shape>) -> Option<Tree> {
        let mut function = &*call.func;
        while let Expr::Paren(paren) = function {
            function = &paren.expr;
        }
        let Expr::Path(path) = function else {
            if let Expr::Closure(closure) = function {
                return self.call_in_place(closure, call, expected);
            }
            self.errors.push(
                &call.func,
                "only functions that are called by their name are in the language",
                "call a `#[differentiable]` function",
            );
            return None;
        };
        let name = path.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        let arguments: Vec<&Expr> = call.args.iter().collect();
        if let Some(local) = path.path.get_ident().filter(|name| self.scope.get(name).is_some()) {
            match self.scope.get(local) {
                Some(Binding::Mistaken) => {}
                Some(Binding::Closure(id)) => return self.call_of_closure(id, call, expected),
                _ => self.errors.push(
                    local,
                    format!("`{local}` is a variable here, whose derivative is not known"),
                    "write a closure in the body, `let f = |x| ..;`, or a `#[differentiable]` function",
                ),
            }
            return None;
        }
        if let [ty, method] = &path.path.segments.iter().collect::<Vec<_>>()[..]
            && (ty.ident == "f32" || ty.ident == "f64")
        {
            let Some((receiver, arguments)) = arguments.split_first() else {
                self.errors.push(call, "this takes an argument", ELEMENTWISE);
                return None;
            };
            return match (method.ident.to_string().as_str(), arguments) {
                ("from", []) => self.converted(&ty.ident, receiver, &Expr::Call(call.clone())),
                ("sin_cos", []) => self.sin_cos(receiver),
                _ => {
                    let value = self.method(&method.ident, receiver, arguments, call)?;
                    Some(self.leaf(value))
                }
            };
        }
        if let Some(named) = Named::of(&name).filter(|_| self.is_of_whole_arrays()) {
            self.builtins.push(path.path.clone());
            let name = &path.path.segments.last()?.ident;
            return self.operation(named, name, &arguments, call);
        }
        self.reject_misplaced(&path.path.segments.last()?.ident, &arguments)?;
        let function = primitive::function_named(&name);
        let is_builtin = function.is_some()
            || ["powi", "sum", "mean", "map", "stop_gradient", "with_gradient"]
                .contains(&name.as_str())
            || elements::zip_arity(&name).is_some();
        if is_builtin {
            self.builtins.push(path.path.clone());
        }
        if !is_builtin {
            let expected = expected.unwrap_or(Shape::Float);
            return self.differentiable_call(path, &arguments, &Expr::Call(call.clone()), expected);
        }
        let value = match (name.as_str(), &arguments[..]) {
            ("sum" | "mean", [array]) => self.reduction(&name, array),
            ("map", [array, function]) => self.map(array, function),
            ("powi", [x, n]) => self.powi(x, n),
            ("stop_gradient", [x]) => {
                let x = self.expression(x)?;
                self.check_marker(&path.path.segments.last()?.ident, x);
                Some(self.frame.program.define("t", Op::Stopped(x)))
            }
            ("with_gradient", [x, function]) => {
                self.with_gradient(&path.path.segments.last()?.ident, x, function)
            }
            (name, _) if elements::zip_arity(name).is_some() => {
                let help = "go through them: `mean(zip(x, y).map(|(x, y)| ..))`";
                self.errors.push(call, "zipped arrays are no value", help);
                None
            }
            (name, _) => match function {
                Some(function) => self.function(function, &arguments, call),
                None => {
                    let wrong = format!("`{name}` does not take {}", arguments_of(arguments.len()));
                    let help = format!("look up `{name}` in `cotangent::prelude`");
                    self.errors.push(call, wrong, help);
                    None
                }
            },
        };
        value.map(|value| self.leaf(value))
    }

    pub(super) fn sin_cos(&mut self, x: &Expr) -> Option<Tree> {
        let x = self.expression(x)?;
        let parts = [Primitive::Sin, Primitive::Cos].map(|function| {
            let value = self.frame.program.apply(function, [x]);
            self.leaf(value)
        });
        Some(Tree::Tuple(parts.into()))
    }

    pub(super) fn method_call(&mut self, call: &ExprMethodCall) -> Option<Tree> {
        let arguments: Vec<&Expr> = call.args.iter().collect();
        let named = Named::of(&call.method.to_string());
        if let Some(named) = named.filter(|_| self.is_of_whole_arrays())
            && !self.is_inactive(&call.receiver)
        {
            let arguments = [&[&*call.receiver], &arguments[..]].concat();
            return self.operation(named, &call.method, &arguments, call);
        }
        self.reject_misplaced(&call.method, &[&call.receiver])?;
        let value = self.method(&call.method, &call.receiver, &arguments, call)?;
        Some(self.leaf(value))
    }

    fn method(
        &mut self,
        method: &syn::Ident,
        receiver: &Expr,
        arguments: &[&Expr],
        call: &impl ToTokens,
    ) -> Option<Value> {
        let name = method.to_string();
        match (name.as_str(), arguments) {
            ("sum" | "mean", []) => self.reduction(&name, receiver),
            ("map", [function]) => self.map(receiver, function),
            ("powi", [n]) => self.powi(receiver, n),
            ("value", []) if self.is_variable(receiver) => self.expression(receiver),
            _ => {
                if let Some(function) = primitive::function_named(&name) {
                    let mut all = vec![receiver];
                    all.extend(arguments);
                    let value = self.function(function, &all, call)?;
                    return self.check_method_of_std(method, function, value);
                }
                if self.is_passable_tokens(&call.to_token_stream()) {
                    let tokens = call.to_token_stream();
                    self.check_clobbered(&tokens);
                    return self.inactive_value("inactive", Op::Verbatim(tokens), receiver);
                }
                if self.mentions_mistake(call) {
                    return None;
                }
                self.reject_method(method, receiver, ELEMENTWISE);
                None
            }
        }
    }

    fn is_variable(&self, expression: &Expr) -> bool {
        let Expr::Path(path) = expression else { return false };
        match path.path.get_ident().and_then(|name| self.scope.get(name)) {
            Some(Binding::Parameter(index)) => self.body_program().parameters[index].is_variable,
            _ => false,
        }
    }

    /// Rejects methods that tensors have and floats have not: on a float, such a method would be one
    /// of the user's, whose derivative is not known.
    fn check_method_of_std(
        &mut self,
        method: &syn::Ident,
        function: Primitive,
        value: Value,
    ) -> Option<Value> {
        let arguments = self.frame.program.equation(value).op.arguments();
        let is_array = |&x: &Value| self.frame.program.space(x) == Space::Array;
        let is_float = self.is_per_element || !arguments.iter().any(is_array);
        if is_float && matches!(function.form(), Form::Function | Form::Choice) {
            let wrong = format!("`{method}` is no method of the standard library's floats");
            let arguments = ["x", "x, y", "x, y, z"][function.arity() - 1];
            self.errors.push(method, wrong, format!("call the function: `{method}({arguments})`"));
            return None;
        }
        Some(value)
    }

    /// A call of an elementwise function.
    fn function(
        &mut self,
        function: Primitive,
        arguments: &[&Expr],
        call: &impl ToTokens,
    ) -> Option<Value> {
        if function.arity() != arguments.len() {
            let (name, count) = (function.name(), arguments_of(arguments.len()));
            let help = match function.arity() {
                1 => format!("`{name}` takes one number or array"),
                arity => format!("`{name}` takes {arity} numbers or arrays"),
            };
            self.errors.push(call, format!("`{name}` does not take {count}"), help);
            return None;
        }
        let arguments: Vec<_> = arguments.iter().map(|x| self.expression(x)).collect();
        let arguments = arguments.into_iter().collect::<Option<_>>()?;
        Some(self.frame.program.define("t", Op::Elementwise(function, arguments)))
    }

    fn powi(&mut self, x: &Expr, n: &Expr) -> Option<Value> {
        let x = self.expression(x);
        let exponent = match integer(n) {
            Some(n) => Exponent::Literal(n),
            None if super::expression::is_literal(n) => {
                let help = "write `powi(x, 2)`, or use `powf` for other exponents";
                self.errors.push(n, "the exponent of `powi` is an integer", help);
                return None;
            }
            None if self.is_passable(n) => {
                self.check_clobbered(n);
                Exponent::Computed(self.frame.program.define("n", Op::Opaque(n.to_token_stream())))
            }
            None if self.mentions_mistake(n) => return None,
            None if self.is_per_element_code(n) => {
                self.errors.push(
                    n,
                    "the exponent of `powi` is the same for all elements",
                    "write `powf`, which takes floats: `x.powf(n as f64)`",
                );
                return None;
            }
            None => {
                self.errors.push(
                    n,
                    "the exponent of `powi` is an integer that no gradient flows through",
                    "use `powf` for an exponent that is differentiated",
                );
                return None;
            }
        };
        Some(match (x?, exponent) {
            (x, Exponent::Literal(1)) => x,
            (x, Exponent::Literal(2)) => self.frame.program.apply(Primitive::Square, [x]),
            (x, exponent) => self.frame.program.define("t", Op::Powi(x, exponent)),
        })
    }

    fn reduction(&mut self, name: &str, array: &Expr) -> Option<Value> {
        let mistakes = self.errors.mark();
        let tree = self.tree(array)?;
        if self.errors.mark() > mistakes {
            return None;
        }
        if let Tree::Array(parts) = &tree {
            return self.reduction_of_parts(name, parts, array);
        }
        if let Tree::Leaf(leaf) = tree
            && self.kind(leaf) == Kind::Record
        {
            self.errors.push(
                array,
                "this is no array, as far as its type tells",
                "write out an alias of an array: `&[f32]`, `&Tensor`",
            );
            return None;
        }
        let summand = self.number(&tree, Some(array))?;
        if self.frame.program.space(summand) == Space::Scalar {
            self.errors.push(
                array,
                format!("`{name}` reduces an array, this is one number"),
                "let it go through an array: `mean(zip(x, y).map(|(x, y)| ..))`",
            );
            return None;
        }
        let sum = self.frame.program.define("sum", Op::Sum(Summand::Value(summand)));
        if name == "sum" {
            return Some(sum);
        }
        let of = self.frame.program.array_like(summand);
        let length = self.frame.program.define("length", Op::Length { of });
        let mean = self.frame.program.apply(Primitive::Div, [sum, length]);
        self.frame.program.equations[mean.0].name = "mean".to_owned();
        Some(mean)
    }

    /// The sum or mean of an array of the body.
    fn reduction_of_parts(&mut self, name: &str, parts: &[Tree], array: &Expr) -> Option<Value> {
        let mut sum = None;
        for part in parts {
            let part = self.number(part, Some(array))?;
            sum = Some(match sum {
                Some(sum) => self.frame.program.apply(Primitive::Add, [sum, part]),
                None => part,
            });
        }
        let sum = sum.unwrap_or_else(|| self.frame.program.define("c", Op::Literal(0.0)));
        if name == "sum" {
            return Some(sum);
        }
        #[allow(clippy::cast_precision_loss, reason = "no array is written out with 2^53 elements")]
        let length = self.frame.program.define("c", Op::Literal(parts.len() as f64));
        Some(self.frame.program.apply(Primitive::Div, [sum, length]))
    }

    /// A call of another differentiable function, which rustc finds or reports.
    fn differentiable_call(
        &mut self,
        path: &syn::ExprPath,
        arguments: &[&Expr],
        call: &Expr,
        result: Shape,
    ) -> Option<Tree> {
        let itself = self.itself.as_ref().filter(|_| path.path.is_ident(self.function));
        let (callee, result) = match itself {
            Some(itself) => (itself.path.clone(), itself.result.clone()),
            None => (self.resolved(&path.path), result),
        };
        if callee.is_ident(self.function) {
            self.reject_recursion(path, self.function);
            return None;
        }
        let callee = self.callee(path, callee)?;
        let arguments = match &callee {
            // The types of its parameters are not known by their names.
            Callee::Generic(_) => self.arguments_as_values(arguments)?,
            _ => self.arguments_of_call(arguments)?,
        };
        let is_array = |x: &Argument| {
            x.values().iter().any(|&value| self.frame.program.space(value) == Space::Array)
        };
        if !self.is_per_element && arguments.iter().any(is_array) {
            if self.is_passable(call) {
                let value = self.verbatim(call)?;
                return Some(self.leaf(value));
            }
            self.errors.push(
                path,
                "calls on whole arrays are not in the language yet",
                "call it for each element: `mean(zip(x, y).map(|(x, y)| ..))`",
            );
            return None;
        }
        self.call_of(callee, arguments, result)
    }

    pub(super) fn reject_recursion(&mut self, call: impl ToTokens, name: &syn::Ident) {
        self.errors.push(
            call,
            format!("`{name}` calls itself: a recursive function cannot be differentiated"),
            "write the recursion as a sum over an array, or unroll it",
        );
    }

    /// The result of a call.
    fn call_of(&mut self, callee: Callee, arguments: Vec<Argument>, result: Shape) -> Option<Tree> {
        if let Callee::Method { owner, name } = &callee
            && let Ok(owner) = syn::parse2(owner.clone())
            && methods::companion(&owner, name) == *self.function
        {
            self.reject_recursion(name, name);
            return None;
        }
        let number = self.calls;
        self.calls += 1;
        let op = Op::Call { callee, number, arguments, result: result.clone() };
        let of = self.frame.program.define("call", op);
        if let Shape::Float | Shape::Record(_) = result {
            return Some(self.leaf(of));
        }
        let shape = Tree::of_shape(&result, Leaf { level: self.level(), value: of });
        self.result_trees(of, &[shape]).pop()
    }

    pub(super) fn arguments_of_call(&mut self, arguments: &[&Expr]) -> Option<Vec<Argument>> {
        let mut translated = Vec::new();
        for &argument in arguments {
            translated.push(if self.is_inactive(argument) && !is_written_out(argument) {
                self.check_clobbered(argument);
                let op = Op::Opaque(argument.to_token_stream());
                self.inactive_value("argument", op, argument).map(Argument::Verbatim)
            } else {
                self.tree(argument).map(|tree| self.argument(&tree))
            });
        }
        translated.into_iter().collect()
    }

    /// The call of a method of a struct.
    pub(super) fn method_of_record(
        &mut self,
        call: &ExprMethodCall,
        expected: Option<Shape>,
    ) -> Option<Tree> {
        let Some(owner) = self.type_of(&call.receiver) else {
            self.errors.push(
                &call.receiver,
                format!("`{}` is a method of a value whose type is not written", call.method),
                "bind the value with its type: `let state: State = ..;`",
            );
            return None;
        };
        self.expected = Some(Shape::Record(None));
        let receiver = self.tree(&call.receiver)?;
        let mut arguments = vec![self.argument(&receiver)];
        arguments.extend(self.arguments_of_call(&call.args.iter().collect::<Vec<_>>())?);
        let callee = Callee::Method { owner, name: call.method.clone() };
        self.call_of(callee, arguments, expected.unwrap_or(Shape::Float))
    }

    pub(super) fn argument(&mut self, tree: &Tree) -> Argument {
        // A number goes through what is right for structs too.
        let tree = &self.settled(tree.clone(), Kind::Record);
        let values: Vec<Value> = tree.leaves().into_iter().map(|leaf| self.import(leaf)).collect();
        match tree {
            Tree::Leaf(_) => Argument::Value(values[0]),
            tree => Argument::Values(tree.shape(&|leaf| self.kind(leaf)), values),
        }
    }
}

/// Whether `expression` is a float, a struct, or a tuple or array of these, all written out.
fn is_written_out(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(literal) => matches!(literal.lit, Lit::Float(_)),
        Expr::Unary(unary) => is_written_out(&unary.expr),
        Expr::Paren(paren) => is_written_out(&paren.expr),
        Expr::Reference(reference) => is_written_out(&reference.expr),
        Expr::Struct(_) => true,
        Expr::Repeat(repeat) => is_written_out(&repeat.expr),
        Expr::Array(syn::ExprArray { elems, .. }) | Expr::Tuple(syn::ExprTuple { elems, .. }) => {
            !elems.is_empty() && elems.iter().all(is_written_out)
        }
        _ => false,
    }
}

const ELEMENTWISE: &str = "the gradient flows through the functions of `cotangent::prelude`, which are \
                           methods too where the standard library's floats have them";

pub(super) fn arguments_of(count: usize) -> String {
    match count {
        1 => "one argument".to_owned(),
        count => format!("{count} arguments"),
    }
}

/// The integer that an expression spells out, with its sign.
fn integer(expression: &Expr) -> Option<i32> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(n) => n.base10_parse().ok(),
            _ => None,
        },
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Neg(_)) => {
            integer(&unary.expr).map(|n: i32| -n)
        }
        Expr::Paren(paren) => integer(&paren.expr),
        _ => None,
    }
}
