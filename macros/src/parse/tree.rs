//! Values as the user's code sees them: floats, truth values, and tuples and arrays of these.
//!
//! Tuples and arrays exist while a body is parsed; the equations know their parts only.

use syn::Pat;

use crate::ir::Value;
use crate::shape::Shape;

/// A value of the equations, with the region that it is defined in: 0 for the body of the function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Leaf {
    pub(super) level: usize,
    pub(super) value: Value,
}

/// A value of the user's code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Tree {
    Leaf(Leaf),
    /// `()` has no parts.
    Tuple(Vec<Tree>),
    Array(Vec<Tree>),
}

impl Tree {
    pub(super) fn unit() -> Self {
        Self::Tuple(Vec::new())
    }

    /// Its floats and truth values, in order.
    pub(super) fn leaves(&self) -> Vec<Leaf> {
        match self {
            Self::Leaf(leaf) => vec![*leaf],
            Self::Tuple(parts) | Self::Array(parts) => {
                parts.iter().flat_map(Self::leaves).collect()
            }
        }
    }

    /// The same tree with other leaves, in the order of [`Tree::leaves`].
    pub(super) fn with_leaves(&self, leaves: &mut impl Iterator<Item = Leaf>) -> Self {
        let mut of_parts =
            |parts: &[Self]| parts.iter().map(|part| part.with_leaves(leaves)).collect();
        match self {
            Self::Tuple(parts) => Self::Tuple(of_parts(parts)),
            Self::Array(parts) => Self::Array(of_parts(parts)),
            Self::Leaf(_) => Self::Leaf(leaves.next().expect("there is a leaf for each")),
        }
    }

    /// Whether the two have their leaves in the same places.
    pub(super) fn has_shape_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Leaf(_), Self::Leaf(_)) => true,
            (Self::Tuple(a), Self::Tuple(b)) | (Self::Array(a), Self::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.has_shape_of(b))
            }
            _ => false,
        }
    }

    /// A tree of this shape, all of whose leaves are `leaf`.
    pub(super) fn of_shape(shape: &Shape, leaf: Leaf) -> Self {
        let of_parts =
            |parts: &[Shape]| parts.iter().map(|part| Self::of_shape(part, leaf)).collect();
        match shape {
            Shape::Float => Self::Leaf(leaf),
            Shape::Tuple(parts) => Self::Tuple(of_parts(parts)),
            Shape::Array(parts) => Self::Array(of_parts(parts)),
        }
    }

    pub(super) fn shape(&self) -> Shape {
        let of_parts = |parts: &[Self]| parts.iter().map(Self::shape).collect();
        match self {
            Self::Leaf(_) => Shape::Float,
            Self::Tuple(parts) => Shape::Tuple(of_parts(parts)),
            Self::Array(parts) => Shape::Array(of_parts(parts)),
        }
    }

    /// The leaves of both, in pairs; they have the same shape.
    pub(super) fn pairs(&self, other: &Self) -> Vec<(Leaf, Leaf)> {
        self.leaves().into_iter().zip(other.leaves()).collect()
    }

    /// What the user would call it.
    pub(super) fn described(&self) -> String {
        match self {
            Self::Leaf(_) => "a number".to_owned(),
            Self::Tuple(parts) if parts.is_empty() => "no value".to_owned(),
            Self::Tuple(parts) => format!("a tuple of {}", parts.len()),
            Self::Array(parts) => format!("an array of {}", parts.len()),
        }
    }
}

/// The shape of what a pattern binds.
pub(super) fn shape_of_pattern(pattern: &Pat) -> Shape {
    match pattern {
        Pat::Type(typed) => match Shape::of_type(&typed.ty) {
            Some((shape, _)) => shape,
            None => shape_of_pattern(&typed.pat),
        },
        Pat::Paren(paren) => shape_of_pattern(&paren.pat),
        Pat::Tuple(tuple) => Shape::Tuple(tuple.elems.iter().map(shape_of_pattern).collect()),
        Pat::Slice(slice) => Shape::Array(slice.elems.iter().map(shape_of_pattern).collect()),
        _ => Shape::Float,
    }
}
