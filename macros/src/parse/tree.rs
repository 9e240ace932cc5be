//! Values as the user's code sees them: floats, truth values, structs, and tuples and arrays of these.
//!
//! Tuples and arrays exist while a body is parsed; the equations know their parts only.

use crate::ir::{Access, Kind, Value};
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
    /// A part of a struct, which may be a number or a struct: that is seen where it is used.
    Part(Leaf, Vec<Access>),
    /// An element of an array of whatever it is, which is parameter `source` of the program.
    Element {
        source: usize,
        array: Leaf,
    },
    /// An element of an array of rows that the gradient flows to: parameter `table` of the function, which is
    /// gone through like those.
    Row {
        table: usize,
        array: Leaf,
    },
    /// `()` has no parts.
    Tuple(Vec<Tree>),
    Array(Vec<Tree>),
}

impl Tree {
    pub(super) fn unit() -> Self {
        Self::Tuple(Vec::new())
    }

    /// Its floats, truth values and structs, in order.
    pub(super) fn leaves(&self) -> Vec<Leaf> {
        match self {
            Self::Leaf(leaf)
            | Self::Part(leaf, _)
            | Self::Element { array: leaf, .. }
            | Self::Row { array: leaf, .. } => {
                vec![*leaf]
            }
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
            Self::Part(_, path) => {
                Self::Part(leaves.next().expect("there is a leaf for each"), path.clone())
            }
            Self::Element { source, .. } => Self::Element {
                source: *source,
                array: leaves.next().expect("there is a leaf for each"),
            },
            Self::Row { table, .. } => {
                Self::Row { table: *table, array: leaves.next().expect("there is a leaf for each") }
            }
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
            Shape::Float | Shape::Record(_) => Self::Leaf(leaf),
            Shape::Tuple(parts) => Self::Tuple(of_parts(parts)),
            Shape::Array(parts) => Self::Array(of_parts(parts)),
        }
    }

    /// How its leaves are arranged; `kind` tells what a leaf is.
    pub(super) fn shape(&self, kind: &dyn Fn(Leaf) -> Kind) -> Shape {
        let of_parts = |parts: &[Self]| parts.iter().map(|part| part.shape(kind)).collect();
        match self {
            Self::Leaf(leaf) if kind(*leaf) == Kind::Record => Shape::Record(None),
            Self::Leaf(_) | Self::Part(..) | Self::Element { .. } | Self::Row { .. } => {
                Shape::Float
            }
            Self::Tuple(parts) => Shape::Tuple(of_parts(parts)),
            Self::Array(parts) => Shape::Array(of_parts(parts)),
        }
    }

    /// Whether it has elements of arrays that are no floats.
    pub(super) fn has_elements(&self) -> bool {
        match self {
            Self::Element { .. } | Self::Row { .. } => true,
            Self::Tuple(parts) | Self::Array(parts) => parts.iter().any(Self::has_elements),
            Self::Leaf(_) | Self::Part(..) => false,
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
            Self::Part(..) => "a part of a struct".to_owned(),
            Self::Element { .. } | Self::Row { .. } => "an element of an array".to_owned(),
            Self::Tuple(parts) if parts.is_empty() => "no value".to_owned(),
            Self::Tuple(parts) => format!("a tuple of {}", parts.len()),
            Self::Array(parts) => format!("an array of {}", parts.len()),
        }
    }
}
