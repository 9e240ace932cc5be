//! Assignments to local variables, their elements and their parts.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{BinOp, Expr, Member, Token};

use super::expression::At;
use super::scope::Binding;
use super::tree::{Leaf, Tree};
use super::{Parser, loops};
use crate::ir::{Kind, Op};
use crate::primitive::Primitive;
use crate::shape::Shape;

/// A part of a variable.
struct Place {
    variable: syn::Ident,
    /// The way to the part, from the outside in.
    path: Vec<At>,
}

/// Whether it is `+=` or its kin, those included that are not in the language.
pub(super) fn assigns(operator: &BinOp) -> bool {
    matches!(
        operator,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

/// The operation of `+=` and its kin.
pub(super) fn operator(operator: &BinOp) -> Option<Primitive> {
    match operator {
        BinOp::AddAssign(_) => Some(Primitive::Add),
        BinOp::SubAssign(_) => Some(Primitive::Sub),
        BinOp::MulAssign(_) => Some(Primitive::Mul),
        BinOp::DivAssign(_) => Some(Primitive::Div),
        _ => None,
    }
}

impl Parser<'_> {
    /// Whether a statement assigns to variables that are values of the equations.
    pub(super) fn assigns(&self, expression: &Expr) -> bool {
        let variables = loops::assigned(expression);
        variables
            .iter()
            .any(|name| matches!(self.scope.get(name), Some(Binding::Value(_) | Binding::Mistaken)))
    }

    /// Whether a statement that some lanes skip assigns to floats that were the same for all lanes, and
    /// to nothing else. They become values of the equations then.
    pub(super) fn assigns_floats_of_lanes(&self, expression: &Expr) -> bool {
        let variables = loops::assigned(expression);
        let is_float = |name| {
            matches!(self.scope.get(name), Some(Binding::Inactive { is_float: Some(true), .. }))
        };
        self.condition.is_some() && !variables.is_empty() && variables.iter().all(is_float)
    }

    /// `left = right`
    pub(super) fn assign(&mut self, left: &Expr, right: &Expr) -> Option<Tree> {
        if let Expr::Infer(_) = left {
            self.tree(right)?;
            return Some(Tree::unit());
        }
        self.expected = self.peek(left).map(|old| old.shape(&|leaf| self.kind(leaf)));
        if let Expr::Tuple(_) | Expr::Array(_) = left {
            self.expected = self.shape_of_place(left);
            let tree = self.tree(right)?;
            return self.assign_parts(left, tree);
        }
        let tree = self.tree(right);
        let place = self.place(left)?;
        self.set(&place, tree?, left)
    }

    /// The shape of what `(a, b) = ..` assigns.
    fn shape_of_place(&self, left: &Expr) -> Option<Shape> {
        let of_parts = |parts: &Punctuated<Expr, Token![,]>| {
            parts.iter().map(|part| self.shape_of_place(part)).collect::<Option<_>>()
        };
        match left {
            Expr::Tuple(tuple) => of_parts(&tuple.elems).map(Shape::Tuple),
            Expr::Array(array) => of_parts(&array.elems).map(Shape::Array),
            Expr::Infer(_) => Some(Shape::Float),
            left => self.peek(left).map(|old| old.shape(&|leaf| self.kind(leaf))),
        }
    }

    fn assign_parts(&mut self, left: &Expr, tree: Tree) -> Option<Tree> {
        match (left, tree) {
            (Expr::Infer(_), _) => {}
            (Expr::Tuple(syn::ExprTuple { elems, .. }), Tree::Tuple(parts))
            | (Expr::Array(syn::ExprArray { elems, .. }), Tree::Array(parts))
                if elems.len() == parts.len() =>
            {
                for (left, part) in elems.iter().zip(parts) {
                    self.assign_parts(left, part)?;
                }
            }
            (left, tree) => {
                let place = self.place(left)?;
                self.set(&place, tree, left)?;
            }
        }
        Some(Tree::unit())
    }

    /// `left += right` and its kin.
    pub(super) fn assign_operation(
        &mut self,
        primitive: Primitive,
        left: &Expr,
        right: &Expr,
    ) -> Option<Tree> {
        let right = self.expression(right);
        let place = self.place(left)?;
        let left_value = self.expression(left)?;
        let result = self.frame.program.apply(primitive, [left_value, right?]);
        self.name(result, &place.variable);
        let tree = self.leaf(result);
        self.set(&place, tree, left)
    }

    /// What is assigned to.
    fn place(&mut self, expression: &Expr) -> Option<Place> {
        match expression {
            Expr::Paren(paren) => self.place(&paren.expr),
            Expr::Path(path) if path.path.get_ident().is_some() => {
                let variable = path.path.get_ident()?.clone();
                Some(Place { variable, path: Vec::new() })
            }
            Expr::Index(index) if self.is_record(&index.expr) => {
                let mut place = self.place(&index.expr)?;
                place.path.push(self.index(&index.index, usize::MAX)?);
                Some(place)
            }
            Expr::Field(field) if self.is_record(&field.base) => {
                let mut place = self.place(&field.base)?;
                place.path.push(At::Member(field.member.clone()));
                Some(place)
            }
            Expr::Index(index) => {
                let mut place = self.place(&index.expr)?;
                let Some(Tree::Array(parts)) = self.part(&place) else {
                    let help = "assign to an element of an array of the body";
                    self.errors.push(expression, "this has no elements", help);
                    return None;
                };
                place.path.push(self.index(&index.index, parts.len())?);
                Some(place)
            }
            Expr::Field(field) => {
                let Member::Unnamed(index) = &field.member else {
                    self.reject(expression);
                    return None;
                };
                let mut place = self.place(&field.base)?;
                place.path.push(At::Known(index.index as usize));
                Some(place)
            }
            other if self.mentions_mistake(other) => None,
            other => {
                let help = "assign to a variable, `x = ..`, or to a part of one, `x.0 = ..`";
                self.errors.push(other, "this cannot be assigned to", help);
                None
            }
        }
    }

    fn set(&mut self, place: &Place, tree: Tree, left: &Expr) -> Option<Tree> {
        let name = &place.variable;
        let old = match self.scope.get(name) {
            Some(Binding::Value(old)) => Some(old),
            Some(Binding::Inactive { .. }) if place.path.is_empty() => {
                self.promote(name);
                None
            }
            Some(Binding::Mistaken) => return None,
            Some(Binding::Parameter(_)) if place.path.is_empty() => None,
            Some(
                Binding::Inactive { .. }
                | Binding::PerElement { .. }
                | Binding::Closure(_)
                | Binding::Constant(_)
                | Binding::Parameter(_),
            )
            | None => {
                self.errors.push(
                    left,
                    "a value that the gradient flows through is assigned to what it cannot follow",
                    "assign to a local variable: `let mut x = 0.0;`",
                );
                return None;
            }
        };
        let new = match old {
            Some(old) => self.replaced(&old, &place.path, tree, left),
            None => Some(tree),
        };
        let is_right = new.is_some();
        self.scope.assign(name, new.map_or(Binding::Mistaken, Binding::Value));
        is_right.then(Tree::unit)
    }

    /// The part of a variable at the end of a path; of an element whose index is not known here, the
    /// first, as all have its shape.
    fn part(&self, place: &Place) -> Option<Tree> {
        let Some(Binding::Value(whole)) = self.scope.get(&place.variable) else { return None };
        place.path.iter().try_fold(whole, |tree, at| {
            let (Tree::Tuple(mut parts) | Tree::Array(mut parts)) = tree else { return None };
            let index = match at {
                At::Known(index) => *index,
                At::Computed(_) => 0,
                At::Member(_) => return None,
            };
            (index < parts.len()).then(|| parts.swap_remove(index))
        })
    }

    /// `on` if an index is `at`, else `off`.
    fn where_index_is(&mut self, index: Leaf, at: usize, on: &Tree, off: &Tree) -> Tree {
        let index = self.import(index);
        let mut leaves = Vec::new();
        for (on, off) in on.pairs(off) {
            let (on, off) = (self.import(on), self.import(off));
            let value = self.frame.program.define("t", Op::At { index, at, on, off });
            leaves.push(Leaf { level: self.level(), value });
        }
        on.with_leaves(&mut leaves.into_iter())
    }

    /// `old` with another part.
    fn replaced(&mut self, old: &Tree, path: &[At], new: Tree, left: &Expr) -> Option<Tree> {
        if !path.is_empty()
            && let Tree::Leaf(_) | Tree::Part(..) = old
        {
            return self.with_part(old, path, new, left);
        }
        let Some((index, path)) = path.split_first() else {
            if old.has_shape_of(&new) {
                return Some(new);
            }
            let wrong = format!("{} is assigned to {}", new.described(), old.described());
            self.errors.push(left, wrong, "bind it by a new `let`");
            return None;
        };
        let (Tree::Tuple(parts) | Tree::Array(parts)) = old else {
            self.errors.push(left, "this is one number, it has no parts", "assign to all of it");
            return None;
        };
        let mut parts = parts.clone();
        let index = match *index {
            At::Known(index) => index,
            At::Member(ref member) => {
                let wrong =
                    format!("{} has no field `{}`", old.described(), member.to_token_stream());
                self.errors.push(left, wrong, "look at its type");
                return None;
            }
            At::Computed(index) => {
                let mut leaves = old.leaves().into_iter().chain(new.leaves());
                if !leaves.all(|leaf| self.kind(leaf) == Kind::Float) {
                    let help = "go through the array, or keep floats in it";
                    self.errors.push(left, "this array has truth values in it", help);
                    return None;
                }
                for (at, part) in parts.iter_mut().enumerate() {
                    let replaced = self.replaced(part, path, new.clone(), left)?;
                    *part = self.where_index_is(index, at, &replaced, part);
                }
                return Some(Tree::Array(parts));
            }
        };
        let Some(part) = parts.get(index) else {
            let wrong = format!("{} has no part {index}", old.described());
            self.errors.push(left, wrong, "count from 0");
            return None;
        };
        parts[index] = self.replaced(part, path, new, left)?;
        Some(match old {
            Tree::Tuple(_) => Tree::Tuple(parts),
            _ => Tree::Array(parts),
        })
    }
}
