//! Structs: their fields, patterns and literals of them.
//!
//! What `p.a` is, a number or a struct, is seen where it is used. Where that does not tell either, as in
//! the argument of a call, the emitted code is right for both.

use std::collections::HashSet;

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::{Block, Expr, ExprStruct, Ident, Member, Pat, Token, UnOp};

use super::Parser;
use super::expression::At;
use super::scope::Binding;
use super::tree::{Leaf, Tree};
use crate::ir::{Access, Argument, Kind, Op, Value};
use crate::operation::Named;
use crate::primitive::function_named;
use crate::shape::Shape;

/// The names of which a body reads fields or elements.
pub(super) fn records_in(body: &Block) -> HashSet<Ident> {
    struct Records(HashSet<Ident>);
    impl Records {
        fn insert(&mut self, base: &Expr) {
            match base {
                Expr::Path(path) => self.0.extend(path.path.get_ident().cloned()),
                Expr::Paren(paren) => self.insert(&paren.expr),
                _ => {}
            }
        }
    }
    impl<'a> Visit<'a> for Records {
        fn visit_local(&mut self, local: &'a syn::Local) {
            if let (Pat::Struct(_) | Pat::TupleStruct(_), Some(init)) = (&local.pat, &local.init) {
                self.insert(&init.expr);
            }
            syn::visit::visit_local(self, local);
        }
        fn visit_expr_field(&mut self, field: &'a syn::ExprField) {
            self.insert(&field.base);
            syn::visit::visit_expr_field(self, field);
        }
        fn visit_expr_index(&mut self, index: &'a syn::ExprIndex) {
            self.insert(&index.expr);
            syn::visit::visit_expr_index(self, index);
        }
    }
    let mut records = Records(HashSet::new());
    records.visit_block(body);
    records.0
}

impl Parser<'_> {
    /// Whether an expression is a struct, or a part of one.
    pub(super) fn is_record(&self, expression: &Expr) -> bool {
        match self.peek(expression) {
            Some(Tree::Part(..)) => return true,
            Some(Tree::Leaf(leaf)) => return self.may_be_record(leaf),
            Some(Tree::Tuple(_) | Tree::Array(_) | Tree::Element { .. } | Tree::Row { .. }) => {
                return false;
            }
            None => {}
        }
        match expression {
            Expr::Paren(paren) => self.is_record(&paren.expr),
            Expr::Group(group) => self.is_record(&group.expr),
            Expr::Reference(reference) => self.is_record(&reference.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.is_record(&unary.expr),
            Expr::Struct(_) => true,
            Expr::MethodCall(call) if super::casts::is_same(call) => self.is_record(&call.receiver),
            Expr::MethodCall(call) => self.is_method_of_record(call),
            Expr::Field(field) => self.is_record(&field.base),
            Expr::Index(index) => self.is_record(&index.expr),
            Expr::Call(call) => match &*call.func {
                Expr::Path(path) => path.path.segments.last().is_some_and(|last| {
                    let name = last.ident.to_string();
                    let is_operation = self.is_of_whole_arrays() && Named::of(&name).is_some();
                    function_named(&name).is_none() && !is_operation
                }),
                _ => false,
            },
            Expr::Path(path) => match path.path.get_ident().and_then(|name| self.scope.get(name)) {
                Some(Binding::Parameter(index)) => {
                    self.body_program().parameters[index].kind == Kind::Record
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether this calls a method of a struct, not one of a float that is a part of it.
    pub(super) fn is_method_of_record(&self, call: &syn::ExprMethodCall) -> bool {
        let name = call.method.to_string();
        let is_of_floats = function_named(&name).is_some()
            || [
                "powi", "sum", "mean", "map", "value", "sin_cos", "is_nan", "iter", "product",
                "fold",
            ]
            .contains(&name.as_str());
        !is_of_floats && !super::casts::is_same(call) && self.is_record(&call.receiver)
    }

    /// Whether a value is a struct, or the result of a call, which may be one.
    fn may_be_record(&self, leaf: Leaf) -> bool {
        let equation = self.program_of(leaf).equation(leaf.value);
        equation.kind == Kind::Record || matches!(equation.op, Op::Call { .. })
    }

    /// The field or element of a struct.
    pub(super) fn part_of_record(
        &mut self,
        base: &Expr,
        access: Access,
        whole: &impl ToTokens,
    ) -> Option<Tree> {
        self.expected = Some(Shape::Record(None));
        let base = self.tree(base)?;
        self.part_of_tree(base, access, whole)
    }

    /// `let State { level, rate: r, .. } = state;`
    pub(super) fn bind_fields(&mut self, pattern: &syn::PatStruct, tree: &Tree) {
        for field in &pattern.fields {
            let access = Access::Member(field.member.clone());
            match self.part_of_tree(tree.clone(), access, field) {
                Some(part) => self.bind(&field.pat, part),
                None => self.scope.bind_mistaken(&field.pat),
            }
        }
    }

    /// `let Pair(first, ..) = pair;`; what stands behind `..` cannot be counted here.
    pub(super) fn bind_in_order(
        &mut self,
        patterns: &Punctuated<Pat, Token![,]>,
        tree: &Tree,
        access: impl Fn(usize, &Pat) -> Access,
    ) {
        for (index, pattern) in patterns.iter().enumerate() {
            if let Pat::Rest(rest) = pattern {
                if index + 1 < patterns.len() {
                    let help = "name all parts, or read the last ones as `pair.2`";
                    self.errors.push(rest, "`..` stands at the end of this pattern", help);
                    patterns.iter().for_each(|pattern| self.scope.bind_mistaken(pattern));
                }
                return;
            }
            match self.part_of_tree(tree.clone(), access(index, pattern), pattern) {
                Some(part) => self.bind(pattern, part),
                None => self.scope.bind_mistaken(pattern),
            }
        }
    }

    fn part_of_tree(&mut self, tree: Tree, access: Access, whole: &impl ToTokens) -> Option<Tree> {
        match (tree, access) {
            (Tree::Part(leaf, path), access) => {
                let (leaf, mut path) = match access {
                    Access::Computed(_) => self.part_here(leaf, &path),
                    _ => (leaf, path),
                };
                path.push(access);
                Some(Tree::Part(leaf, path))
            }
            (Tree::Leaf(leaf), access) => {
                self.mark_record(leaf);
                if self.kind(leaf) != Kind::Record {
                    self.errors.push(
                        whole,
                        "this is one number, it has no fields",
                        "bind it by a name",
                    );
                    return None;
                }
                if let Access::Member(member) = &access
                    && let Some(field) = self.field_of_literal(leaf, member)
                {
                    return Some(field);
                }
                let leaf = match access {
                    Access::Computed(_) => self.leaf_here(leaf),
                    _ => leaf,
                };
                Some(Tree::Part(leaf, vec![access]))
            }
            (Tree::Tuple(parts), Access::Member(Member::Unnamed(index))) => {
                parts.get(index.index as usize).cloned()
            }
            (Tree::Array(parts), Access::Element(index)) if index < parts.len() => {
                Some(parts[index].clone())
            }
            (tree, _) => {
                let wrong = format!("{} has no such part", tree.described());
                self.errors.push(whole, wrong, "look at its type");
                None
            }
        }
    }

    /// Whether this is a parameter that is a reference to a struct.
    pub(super) fn is_reference_to_record(&self, leaf: Leaf) -> bool {
        match self.program_of(leaf).equation(leaf.value).op {
            Op::Parameter(index) => leaf.level == 0 && self.references.contains(&index),
            _ => false,
        }
    }

    /// The result of a call is a struct, as it turns out.
    fn mark_record(&mut self, leaf: Leaf) {
        let frame = match self.outer.get_mut(leaf.level) {
            Some(frame) => frame,
            None => &mut self.frame,
        };
        let equation = &mut frame.program.equations[leaf.value.0];
        if let Op::Call { result, .. } = &mut equation.op {
            *result = Shape::Record(None);
            equation.kind = Kind::Record;
        }
    }

    /// The field of a struct that has been written out.
    fn field_of_literal(&self, leaf: Leaf, member: &Member) -> Option<Tree> {
        let Op::Build { fields, .. } = &self.program_of(leaf).equation(leaf.value).op else {
            return None;
        };
        let (_, field) = fields.iter().find(|(name, _)| name == member)?;
        let at = |value: Value| Leaf { level: leaf.level, value };
        match field {
            Argument::Value(value) => Some(Tree::Leaf(at(*value))),
            Argument::Values(shape, values) => {
                let tree = Tree::of_shape(shape, leaf);
                Some(tree.with_leaves(&mut values.iter().map(|&value| at(value))))
            }
            Argument::Verbatim(_) => None,
        }
    }

    fn leaf_here(&mut self, leaf: Leaf) -> Leaf {
        Leaf { level: self.level(), value: self.import(leaf) }
    }

    /// A part as one of a struct in the current region.
    fn part_here(&mut self, leaf: Leaf, path: &[Access]) -> (Leaf, Vec<Access>) {
        let path = path.iter().map(|access| match *access {
            Access::Computed(value) => {
                Access::Computed(self.import(Leaf { level: leaf.level, value }))
            }
            ref access => access.clone(),
        });
        let path = path.collect();
        (self.leaf_here(leaf), path)
    }

    /// A part of a struct as a value.
    pub(super) fn value_of_part(&mut self, leaf: Leaf, path: &[Access], kind: Kind) -> Value {
        let (leaf, path) = self.part_here(leaf, path);
        self.frame.program.define("t", Op::Get { of: leaf.value, path, kind })
    }

    /// The same tree, whose parts of structs are values: of `kind`, as that must be known here.
    pub(super) fn settled(&mut self, tree: Tree, kind: Kind) -> Tree {
        match tree {
            Tree::Part(leaf, path) => {
                let value = self.value_of_part(leaf, &path, kind);
                self.leaf(value)
            }
            Tree::Leaf(_) | Tree::Element { .. } | Tree::Row { .. } => tree,
            Tree::Tuple(parts) => {
                Tree::Tuple(parts.into_iter().map(|part| self.settled(part, kind)).collect())
            }
            Tree::Array(parts) => {
                Tree::Array(parts.into_iter().map(|part| self.settled(part, kind)).collect())
            }
        }
    }

    /// A struct with another part.
    pub(super) fn with_part(
        &mut self,
        old: &Tree,
        path: &[At],
        new: Tree,
        left: &Expr,
    ) -> Option<Tree> {
        let old = self.settled(old.clone(), Kind::Record);
        let Tree::Leaf(leaf) = old else { unreachable!("it has been settled") };
        self.mark_record(leaf);
        let of = self.import(leaf);
        if self.frame.program.kind(of) != Kind::Record {
            self.errors.push(left, "this is one number, it has no parts", "assign to all of it");
            return None;
        }
        let mut accesses = Vec::new();
        for at in path {
            accesses.push(match at {
                At::Known(index) => Access::Element(*index),
                At::Member(member) => Access::Member(member.clone()),
                At::Computed(index) => Access::Computed(self.import(*index)),
            });
        }
        let new = self.settled(new, Kind::Record);
        let steps = new.shape(&|leaf| self.kind(leaf)).paths();
        let mut value = of;
        for (leaf, steps) in new.leaves().into_iter().zip(steps) {
            let path = [&accesses[..], &steps.iter().map(Access::of_step).collect::<Vec<_>>()];
            let (path, to) = (path.concat(), self.import(leaf));
            value = self.frame.program.define("record", Op::Set { of: value, path, to });
        }
        Some(self.leaf(value))
    }

    /// What the variable of this name is if nothing else tells.
    pub(super) fn kind_of_name(&self, name: &Ident) -> Kind {
        match self.records.contains(name) {
            true => Kind::Record,
            false => Kind::Float,
        }
    }

    /// What a value of this shape is if nothing else tells.
    pub(super) fn kind_of_shape(shape: Option<&Shape>) -> Kind {
        match shape {
            Some(Shape::Record(_)) => Kind::Record,
            _ => Kind::Float,
        }
    }

    /// The shape of what a pattern binds.
    pub(super) fn shape_of_pattern(&self, pattern: &Pat) -> Shape {
        match pattern {
            Pat::Type(typed) => match Shape::of_type(&typed.ty) {
                Some(shape) => shape,
                None => self.shape_of_pattern(&typed.pat),
            },
            Pat::Paren(paren) => self.shape_of_pattern(&paren.pat),
            Pat::Reference(reference) => self.shape_of_pattern(&reference.pat),
            Pat::Struct(_) | Pat::TupleStruct(_) => Shape::Record(None),
            Pat::Tuple(tuple) => {
                Shape::Tuple(tuple.elems.iter().map(|part| self.shape_of_pattern(part)).collect())
            }
            Pat::Slice(slice) => {
                Shape::Array(slice.elems.iter().map(|part| self.shape_of_pattern(part)).collect())
            }
            Pat::Ident(name) if self.records.contains(&name.ident) => Shape::Record(None),
            _ => Shape::Float,
        }
    }

    /// `State { s: 1.0, .. }`
    pub(super) fn literal_of_record(&mut self, literal: &ExprStruct) -> Option<Tree> {
        if let Some(rest) = &literal.rest {
            self.expected = Some(Shape::Record(None));
            let mut value = self.tree(rest)?;
            for field in &literal.fields {
                let new = self.tree(&field.expr)?;
                let path = [At::Member(field.member.clone())];
                value = self.with_part(&value, &path, new, &field.expr)?;
            }
            return Some(value);
        }
        let mut fields = Vec::new();
        for field in &literal.fields {
            let is_inactive = self.is_inactive(&field.expr)
                && !super::expression::is_value(&field.expr)
                || self.is_inactive_name(&field.expr);
            let argument = if is_inactive {
                self.check_clobbered(&field.expr);
                let op = Op::Opaque(field.expr.to_token_stream());
                self.inactive_value("field", op, &field.expr).map(Argument::Verbatim)
            } else {
                self.tree(&field.expr).map(|tree| self.argument(&tree))
            };
            fields.push((field.member.clone(), argument));
        }
        let fields = fields.into_iter().map(|(member, field)| Some((member, field?)));
        let fields = fields.collect::<Option<Vec<_>>>()?;
        let op = Op::Build { path: self.type_of_literal(&literal.path), fields };
        let value = self.frame.program.define("record", op);
        Some(self.leaf(value))
    }

    fn is_inactive_name(&self, expression: &Expr) -> bool {
        matches!(expression, Expr::Path(_)) && self.is_inactive(expression)
    }

    /// Whether code sees nothing but inactive values and fields of parameters: what is no float in these
    /// is on lanes what it is in the user's code.
    pub(super) fn is_of_fields(&self, expression: &Expr) -> bool {
        self.all_names(expression.to_token_stream(), &|binding| match binding {
            Binding::Inactive { .. } | Binding::Constant(_) => true,
            Binding::Parameter(index) => self.body_program().parameters[index].kind == Kind::Record,
            Binding::Value(_)
            | Binding::PerElement { .. }
            | Binding::Closure(_)
            | Binding::Mistaken => false,
        })
    }
}
