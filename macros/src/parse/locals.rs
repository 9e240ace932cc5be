//! Local variables and constants.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, Local, Member, Pat};

use super::scope::Binding;
use super::tree::{Leaf, Tree};
use super::{Parser, expression};
use crate::ir::{Access, Op};
use crate::shape::Shape;
use crate::types;

impl Parser<'_> {
    /// `const N: usize = 3;`
    pub(super) fn constant(&mut self, constant: &syn::ItemConst) {
        let syn::ItemConst { ident, ty, expr, .. } = constant;
        // A variable, as a block that is written out several times may not define a constant each time.
        let code = Op::VerbatimLet(quote::quote! {
            #[allow(non_snake_case)]
            let #ident: #ty = #expr;
        });
        // Code of functions of arrays is taken over before any region.
        let level = match self.outer.first_mut() {
            Some(body) if self.is_of_arrays => {
                body.program.define("_", code);
                0
            }
            _ => {
                self.frame.program.define("_", code);
                self.level()
            }
        };
        let binding = match self.known_integer(&constant.expr) {
            Some(n) => Binding::Constant(n),
            None => {
                let is_float = Some(types::float(&constant.ty).is_some());
                Binding::Inactive { level, is_float }
            }
        };
        self.scope.bind(&constant.ident, binding);
    }

    pub(super) fn local(&mut self, local: &Local) {
        let Some(init) = &local.init else {
            self.let_without_value(&local.pat);
            return;
        };
        let pattern = match &local.pat {
            Pat::Type(typed) => &*typed.pat,
            pattern => pattern,
        };
        let mut value = &*init.expr;
        while let Expr::Paren(paren) = value {
            value = &paren.expr;
        }
        if let Expr::Closure(closure) = value {
            self.let_closure(local, closure);
            return;
        }
        let known = self.known_integer(&init.expr);
        if let (Some(n), Pat::Ident(name)) = (known, pattern)
            && name.mutability.is_none()
        {
            self.bind_integer(&name.ident, n);
            return;
        }
        let is_float = self.is_float_of_let(&local.pat, &init.expr);
        // A truth value that is assigned to may come to differ from lane to lane.
        let is_mutable = matches!(pattern, Pat::Ident(name) if name.mutability.is_some());
        let is_value = expression::is_value(&init.expr) && is_float != Some(false);
        let is_translated = is_value || is_mutable && self.is_condition(&init.expr);
        let is_length = self.array_of_length(&init.expr).is_some()
            || is_float != Some(true) && self.sees_shapes_only(&init.expr);
        if (self.is_inactive(&init.expr) || is_length) && !is_translated {
            self.check_clobbered(&init.expr);
            if self.level() > 0 && self.is_per_element {
                self.let_per_element(local, is_float);
                return;
            }
            if self.level() > 0 && self.is_of_arrays {
                self.errors.push(
                    local,
                    "a value that no gradient flows through is bound in a branch or loop here",
                    "move it out, or move the code into a `#[differentiable]` function of scalars",
                );
                self.scope.bind_mistaken(pattern);
                return;
            }
            self.check_markers_of_inactive(&init.expr);
            self.frame.program.define("_", Op::VerbatimLet(local.to_token_stream()));
            let level = self.level();
            self.scope.bind_inactive(pattern, level, is_float);
            return;
        }
        if self.is_per_element_code(&init.expr)
            && !is_value
            && !is_mutable
            && is_float != Some(true)
        {
            self.let_per_element(local, is_float);
            return;
        }
        self.expected = Some(self.shape_of_pattern(&local.pat));
        let tree = self.tree(&init.expr);
        self.bind_value(local, tree);
    }

    /// `let y;`: rustc has seen that it is assigned to before it is read.
    fn let_without_value(&mut self, pattern: &Pat) {
        let shape = match pattern {
            Pat::Type(typed) => Shape::of_type(&typed.ty),
            _ => Some(Shape::Float),
        };
        let shape =
            shape.filter(|shape| shape.leaves().iter().all(|leaf| matches!(leaf, Shape::Float)));
        let Some(shape) = shape else {
            self.errors.push(pattern, "this `let` has no value", "give it its value here");
            self.scope.bind_mistaken(pattern);
            return;
        };
        let value = self.frame.program.define("none", Op::Literal(0.0));
        let tree = Tree::of_shape(&shape, Leaf { level: self.level(), value });
        self.bind(pattern, tree);
    }

    /// Whether a `let` binds a float, if its type or the form of its value tells.
    pub(super) fn is_float_of_let(&self, pattern: &Pat, value: &Expr) -> Option<bool> {
        match pattern {
            Pat::Type(typed) if types::float(&typed.ty).is_some() => Some(true),
            Pat::Type(typed) if types::is_plain(&typed.ty) => Some(false),
            _ => self.is_float(value),
        }
    }

    /// Binds the pattern of a `let` to its value, if that is right.
    pub(super) fn bind_value(&mut self, local: &Local, tree: Option<Tree>) {
        self.learn_type(local);
        match tree {
            Some(tree) => self.bind(&local.pat, tree),
            None => self.scope.bind_mistaken(&local.pat),
        }
    }

    /// Binds the names of a pattern to the parts of a value.
    pub(super) fn bind(&mut self, pattern: &Pat, tree: Tree) {
        match (pattern, tree) {
            (Pat::Wild(_), _) => {}
            (pattern, Tree::Element { source, .. }) => self.bind_element(pattern, source),
            (pattern, Tree::Row { table, .. }) => {
                if let Some(row) = self.own_row(table) {
                    self.bind(pattern, row);
                }
            }
            (Pat::Type(typed), tree) => self.bind(&typed.pat, tree),
            (Pat::Paren(paren), tree) => self.bind(&paren.pat, tree),
            (Pat::Reference(reference), tree) => self.bind(&reference.pat, tree),
            (Pat::Ident(name), tree) if name.subpat.is_none() && name.by_ref.is_none() => {
                let is_computed = |path: &[Access]| {
                    path.iter().any(|access| matches!(access, Access::Computed(_)))
                };
                let tree = match tree {
                    Tree::Part(_, ref path) if name.mutability.is_some() || is_computed(path) => {
                        let kind = self.kind_of_name(&name.ident);
                        self.settled(tree, kind)
                    }
                    tree => tree,
                };
                if let Tree::Leaf(Leaf { level, value }) = tree
                    && level == self.level()
                {
                    self.name(value, &name.ident);
                }
                self.scope.bind(&name.ident, Binding::Value(tree));
            }
            (Pat::Tuple(pattern), Tree::Tuple(parts)) if pattern.elems.len() == parts.len() => {
                pattern
                    .elems
                    .iter()
                    .zip(parts)
                    .for_each(|(pattern, part)| self.bind(pattern, part));
            }
            (Pat::Slice(pattern), Tree::Array(parts)) if pattern.elems.len() == parts.len() => {
                pattern
                    .elems
                    .iter()
                    .zip(parts)
                    .for_each(|(pattern, part)| self.bind(pattern, part));
            }
            (Pat::Struct(pattern), tree @ (Tree::Leaf(_) | Tree::Part(..))) => {
                self.bind_fields(pattern, &tree);
            }
            (Pat::TupleStruct(pattern), tree @ (Tree::Leaf(_) | Tree::Part(..))) => {
                self.bind_in_order(&pattern.elems, &tree, field);
            }
            (Pat::Tuple(pattern), tree @ Tree::Part(..)) => {
                self.bind_in_order(&pattern.elems, &tree, field);
            }
            (Pat::Slice(pattern), tree @ Tree::Part(..)) => {
                self.bind_in_order(&pattern.elems, &tree, |index, _| Access::Element(index));
            }
            (pattern, tree) => {
                let help =
                    format!("bind {} by a name, or its parts by a pattern", tree.described());
                self.errors.push(pattern, "this pattern does not fit the value", help);
                self.scope.bind_mistaken(pattern);
            }
        }
    }
}

/// A field without a name.
fn field(index: usize, pattern: &Pat) -> Access {
    let index = u32::try_from(index).expect("a pattern has fewer parts");
    Access::Member(Member::Unnamed(syn::Index { index, span: pattern.span() }))
}
