//! Expressions.

use syn::punctuated::Punctuated;
use syn::{BinOp, Expr, Member, Token, UnOp};

use super::scope::Binding;
use super::tree::{Leaf, Tree};
use super::{Parser, assign, casts, memory};
use crate::ir::{Access, Gives, Kind, Op, Space, Value};
use crate::primitive::Primitive;
use crate::shape::Shape;

impl Parser<'_> {
    /// A number.
    pub(super) fn expression(&mut self, expression: &Expr) -> Option<Value> {
        if let Some(array) = self.array_of_struct(expression) {
            return Some(array);
        }
        let tree = self.tree(expression)?;
        self.number(&tree, Some(expression))
    }

    /// A value of any shape.
    pub(super) fn tree(&mut self, expression: &Expr) -> Option<Tree> {
        self.at_site(expression, |parser| parser.tree_here(expression))
    }

    fn tree_here(&mut self, expression: &Expr) -> Option<Tree> {
        let expected = self.expected.take();
        if self.is_inactive(expression)
            && !is_value(expression)
            && !self.is_condition(expression)
            && !super::is_unit(expression)
        {
            let value = self.verbatim(expression)?;
            return Some(self.leaf(value));
        }
        if self.is_per_element_code(expression)
            && !is_value(expression)
            && !self.is_condition(expression)
            && !super::is_unit(expression)
        {
            let value = self.per_element(expression, Gives::Float)?;
            return Some(self.leaf(value));
        }
        match expression {
            Expr::Paren(syn::ExprParen { expr, .. }) | Expr::Group(syn::ExprGroup { expr, .. }) => {
                self.expected = expected;
                self.tree(expr)
            }
            Expr::Reference(reference) if reference.mutability.is_none() => {
                self.expected = expected;
                self.tree(&reference.expr)
            }
            Expr::Block(block) if memory::is_remat(block) => {
                self.ending_with(expected, |parser| parser.remat(block))
            }
            Expr::Block(block) if block.label.is_none() => {
                self.ending_with(expected, |parser| parser.block(&block.block))
            }
            Expr::If(branch) => self.ending_with(expected, |parser| parser.if_else(branch, None)),
            Expr::Match(branch) => {
                self.ending_with(expected, |parser| parser.match_arms(branch, None))
            }
            Expr::Unary(unary)
                if matches!(unary.op, UnOp::Deref(_)) && self.is_record(&unary.expr) =>
            {
                self.expected = expected;
                self.tree(&unary.expr)
            }
            Expr::Call(call) => self.call(call, expected),
            Expr::Path(path) => self.path(path),
            Expr::ForLoop(iteration) => self.for_loop(iteration),
            Expr::While(iteration) => self.while_loop(iteration),
            Expr::Loop(iteration) => self.endless_loop(iteration, expected.as_ref()),
            Expr::Assign(assign) => self.assign(&assign.left, &assign.right),
            Expr::Binary(binary) if let Some(primitive) = assign::operator(&binary.op) => {
                self.assign_operation(primitive, &binary.left, &binary.right)
            }
            Expr::Tuple(tuple) => self.parts(&tuple.elems, expected.as_ref()).map(Tree::Tuple),
            Expr::Array(array) => self.parts(&array.elems, expected.as_ref()).map(Tree::Array),
            Expr::Struct(literal) => self.literal_of_record(literal),
            Expr::Repeat(repeat) => self.repeat(repeat),
            Expr::Index(index) => self.element(index),
            Expr::Field(field) => self.field(field),
            Expr::MethodCall(call) if call.method == "sin_cos" && call.args.is_empty() => {
                self.sin_cos(&call.receiver)
            }
            Expr::MethodCall(call) if casts::is_same(call) => {
                self.expected = expected;
                self.tree(&call.receiver)
            }
            Expr::MethodCall(call) if let Some(sibling) = self.sibling(call) => {
                self.call_of_sibling(&sibling, call, expected)
            }
            Expr::MethodCall(call) if self.is_method_of_record(call) => {
                self.method_of_record(call, expected)
            }
            Expr::MethodCall(call) if call.method == "map" && self.is_array(&call.receiver) => {
                self.mapped_array(call)
            }
            Expr::MethodCall(call) => match self.folded(call)? {
                Some(tree) => Some(tree),
                None => self.method_call(call),
            },
            Expr::Cast(cast) if !self.is_passable(expression) => match self.length(cast) {
                Some(length) => Some(self.leaf(length)),
                None => self.cast(cast),
            },
            other if self.is_condition(other) => {
                let value = self.condition(other)?;
                Some(self.leaf(value))
            }
            other => {
                let value = self.arithmetic(other)?;
                Some(self.leaf(value))
            }
        }
    }

    /// The parts of a tuple or array.
    fn parts(
        &mut self,
        parts: &Punctuated<Expr, Token![,]>,
        expected: Option<&Shape>,
    ) -> Option<Vec<Tree>> {
        let mut trees = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            self.expected = match expected {
                Some(Shape::Tuple(shapes) | Shape::Array(shapes)) => shapes.get(index).cloned(),
                _ => None,
            };
            trees.push(self.tree(part));
        }
        trees.into_iter().collect()
    }

    /// Parses blocks that end with a value of this shape.
    pub(super) fn ending_with(
        &mut self,
        expected: Option<Shape>,
        parse: impl FnOnce(&mut Self) -> Option<Tree>,
    ) -> Option<Tree> {
        let around = std::mem::replace(&mut self.tail, expected);
        let tree = parse(self);
        self.tail = around;
        tree
    }

    fn arithmetic(&mut self, expression: &Expr) -> Option<Value> {
        match expression {
            Expr::Lit(literal) => self.literal(&literal.lit),
            Expr::Unary(unary) => match unary.op {
                UnOp::Neg(_) => {
                    let x = self.expression(&unary.expr)?;
                    Some(match self.frame.program.literal(x) {
                        Some(x) => self.frame.program.define("c", Op::Literal(-x)),
                        None => self.frame.program.apply(Primitive::Neg, [x]),
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
                Some(self.frame.program.apply(primitive, [a?, b?]))
            }
            other if self.is_passable(other) => self.verbatim(other),
            other => {
                self.reject(other);
                None
            }
        }
    }

    /// `[x; 3]`
    fn repeat(&mut self, repeat: &syn::ExprRepeat) -> Option<Tree> {
        let Some(len) = self.known_integer(&repeat.len).and_then(|n| usize::try_from(n).ok())
        else {
            self.errors.push(
                &repeat.len,
                "the length of this array is not known here",
                "write it as a number",
            );
            return None;
        };
        let part = self.tree(&repeat.expr)?;
        Some(Tree::Array(vec![part; len]))
    }

    /// `array[i]`
    fn element(&mut self, index: &syn::ExprIndex) -> Option<Tree> {
        if let Some(table) = self.table(&index.expr) {
            return self.picked(table, &index.index);
        }
        if !self.is_array(&index.expr) && self.is_record(&index.expr) {
            let access = match self.known_integer(&index.index) {
                Some(at) if let Ok(at) = usize::try_from(at) => Access::Element(at),
                _ => {
                    let at = self.computed_index(&index.index)?;
                    Access::Computed(at)
                }
            };
            return self.part_of_record(&index.expr, access, index);
        }
        if !self.is_array(&index.expr) {
            let whole = Expr::Index(index.clone());
            if self.is_passable(&whole) {
                let value = self.verbatim(&whole)?;
                return Some(self.leaf(value));
            }
            self.reject(&whole);
            return None;
        }
        let Tree::Array(parts) = self.tree(&index.expr)? else { return None };
        if let Expr::Range(range) = &*index.index {
            return self.slice(&parts, range);
        }
        match self.index(&index.index, parts.len())? {
            At::Known(at) => Some(parts[at].clone()),
            At::Computed(at) => self.computed_element(&parts, at, index),
            At::Member(_) => unreachable!("an index is no field"),
        }
    }

    /// `array[a..b]`
    fn slice(&mut self, parts: &[Tree], range: &syn::ExprRange) -> Option<Tree> {
        let found = self.known_slice(parts, range);
        if found.is_none() {
            self.errors.push(
                range,
                format!("these are no known elements of an array of {}", parts.len()),
                "write the bounds as numbers within the array",
            );
        }
        found
    }

    /// The element at an index that is not known here.
    fn computed_element(
        &mut self,
        parts: &[Tree],
        index: Leaf,
        whole: &syn::ExprIndex,
    ) -> Option<Tree> {
        let Some(first) = parts.first() else {
            self.errors.push(whole, "an array of 0 has no element", "give it elements");
            return None;
        };
        let leaves: Vec<Leaf> = parts.iter().flat_map(Tree::leaves).collect();
        if !leaves.iter().all(|&leaf| self.kind(leaf) == Kind::Float) {
            let help = "go through the array, or keep floats in it";
            self.errors.push(whole, "this array has truth values in it", help);
            return None;
        }
        let index = self.import(index);
        let columns = parts.iter().map(Tree::leaves).collect::<Vec<_>>();
        let mut picked = Vec::new();
        for place in 0..first.leaves().len() {
            let of = columns.iter().map(|leaves| self.import(leaves[place])).collect();
            let value = self.frame.program.define("t", Op::Element { of, index });
            picked.push(Leaf { level: self.level(), value });
        }
        Some(first.with_leaves(&mut picked.into_iter()))
    }

    /// `tuple.0`
    fn field(&mut self, field: &syn::ExprField) -> Option<Tree> {
        if let Member::Unnamed(index) = &field.member
            && let Some(tree) = self.tuple(&field.base)
        {
            let Tree::Tuple(parts) = tree? else { return None };
            let found = parts.get(index.index as usize).cloned();
            if found.is_none() {
                let wrong = format!("a tuple of {} has no part {}", parts.len(), index.index);
                self.errors.push(index, wrong, "count from 0");
            }
            return found;
        }
        if self.is_record(&field.base) {
            return self.part_of_record(&field.base, Access::Member(field.member.clone()), field);
        }
        let whole = Expr::Field(field.clone());
        if self.is_passable(&whole) {
            let value = self.verbatim(&whole)?;
            return Some(self.leaf(value));
        }
        self.reject(&whole);
        None
    }

    /// The tuple that an expression is, if it is one of the body.
    fn tuple(&mut self, expression: &Expr) -> Option<Option<Tree>> {
        let is_tuple = match expression {
            Expr::Tuple(_) => true,
            Expr::MethodCall(call) => call.method == "sin_cos",
            other => matches!(self.peek(other), Some(Tree::Tuple(_))),
        };
        is_tuple.then(|| self.tree(expression))
    }

    /// An index into an array of `len`.
    pub(super) fn index(&mut self, expression: &Expr, len: usize) -> Option<At> {
        if let Some(index) = self.known_integer(expression) {
            let known = usize::try_from(index).ok().filter(|&index| index < len);
            if known.is_none() {
                let wrong = format!("an array of {len} has no element {index}");
                self.errors.push(expression, wrong, "count from 0");
            }
            return known.map(At::Known);
        }
        let value = self.computed_index(expression)?;
        Some(At::Computed(Leaf { level: self.level(), value }))
    }

    /// An index that the user's code computes.
    fn computed_index(&mut self, expression: &Expr) -> Option<Value> {
        if self.is_inactive(expression) || self.is_of_fields(expression) {
            self.check_clobbered(expression);
            let tokens = quote::ToTokens::to_token_stream(expression);
            return self.inactive_value("index", Op::Index(tokens), expression);
        }
        if self.is_per_element_code(expression) {
            return self.per_element(expression, Gives::Index);
        }
        if !self.mentions_mistake(expression) {
            self.errors.push(
                expression,
                "an index is an integer that no gradient flows through",
                "count in a loop: `for i in 0..n`",
            );
        }
        None
    }

    fn path(&mut self, path: &syn::ExprPath) -> Option<Tree> {
        let name = path.path.get_ident();
        match name.and_then(|name| self.scope.get(name)) {
            Some(Binding::Value(tree)) => {
                let leaves: Vec<_> = tree.leaves();
                for &leaf in &leaves {
                    self.check_is_read_here(self.space(leaf), path)?;
                }
                let level = self.level();
                let mut here = Vec::new();
                for leaf in leaves {
                    here.push(super::tree::Leaf { level, value: self.import(leaf) });
                }
                Some(tree.with_leaves(&mut here.into_iter()))
            }
            Some(Binding::Parameter(index)) => {
                let space = self.body_program().parameters[index].space;
                self.check_is_read_here(space, path)?;
                if self.row_of(index).is_some() {
                    self.errors.push(
                        path,
                        "an array of arrays is no array of floats",
                        "go through it, `points.map(|point| ..)`, or pick its elements, `points[i]`",
                    );
                    return None;
                }
                let value = self.parameter(index);
                Some(self.leaf(value))
            }
            Some(Binding::PerElement { .. }) => {
                let value = self.per_element(path, Gives::Float)?;
                Some(self.leaf(value))
            }
            Some(Binding::Mistaken) => None,
            Some(Binding::Closure(_)) => {
                let help = "call it: `f(x)`";
                self.errors.push(path, "a closure is no number", help);
                None
            }
            Some(Binding::Inactive { .. } | Binding::Constant(_)) | None => {
                let value = self.verbatim(&Expr::Path(path.clone()))?;
                Some(self.leaf(value))
            }
        }
    }

    /// Rejects whole arrays in branches and loops, which run on numbers.
    fn check_is_read_here(&mut self, space: Space, path: &syn::ExprPath) -> Option<()> {
        if space == Space::Scalar || self.is_per_element || self.level() == 0 {
            return Some(());
        }
        self.errors.push(
            path,
            "an array is read in a branch or loop",
            "reduce it in front, `let total = sum(x);`, or branch per element: `x.map(|x| if ..)`",
        );
        None
    }

    pub(super) fn reject(&mut self, expression: &Expr) {
        if self.mentions_mistake(expression) {
            return;
        }
        let (wrong, help) = match expression {
            Expr::Index(_) if self.is_per_element => (
                "elements that are picked by an index have no gradient yet",
                "mark the array `#[no_grad]`, or go through it: `zip(x, y).map(|(x, y)| ..)`",
            ),
            Expr::Index(_) => (
                "indexing is not in the language yet",
                "go through the whole array: `sum(x.map(|x| ..))`",
            ),
            Expr::Closure(_) => {
                ("a closure is no number", "bind it, `let f = |x| ..;`, and call it: `f(x)`")
            }
            Expr::Field(_) => (
                "this has no field that the gradient flows through",
                "fields are those of structs that derive `Differentiable`",
            ),
            Expr::Let(_) => (
                "`let` stands alone in an `if`: `while let` and chains are not in the language",
                "write `loop { if let .. { .. } else { break; } }`, or one `if let` in another",
            ),
            Expr::Reference(_) => (
                "the gradient does not flow through mutable references",
                "assign to the variable itself",
            ),
            Expr::Try(_) => {
                ("`?` is not in the language", "handle the error before you call the function")
            }
            Expr::Macro(_) => (
                "a macro sees a value that the gradient flows through",
                "write out what it computes",
            ),
            Expr::Block(_) => (
                "labels of blocks are not in the language",
                "label a loop, or let the block be the body of a function that returns",
            ),
            Expr::Unsafe(_) => ("`unsafe` is not in the language", "write safe code"),
            _ => ("this is not in the language", ARITHMETIC),
        };
        self.errors.push(expression, wrong, help);
    }
}

const ARITHMETIC: &str = "the gradient flows through `+ - * /`, the functions of `cotangent::prelude`, \
                          and calls to other differentiable functions";

/// Whether `expression` is a value of the equations even if no gradient flows through it.
pub(super) fn is_value(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(_)
        | Expr::Path(_)
        | Expr::Tuple(_)
        | Expr::Array(_)
        | Expr::Repeat(_)
        | Expr::Struct(_)
        | Expr::Block(_) => true,
        Expr::Paren(paren) => is_value(&paren.expr),
        Expr::Group(group) => is_value(&group.expr),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_value(&unary.expr),
        _ => false,
    }
}

/// Whether `expression` is written out as a number.
pub(super) fn is_literal(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(_) => true,
        Expr::Paren(paren) => is_literal(&paren.expr),
        Expr::Group(group) => is_literal(&group.expr),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_literal(&unary.expr),
        _ => false,
    }
}

/// Where an element is.
#[derive(Clone)]
pub(super) enum At {
    Known(usize),
    /// A field of a struct.
    Member(Member),
    /// An index that the user's code computes.
    Computed(Leaf),
}
