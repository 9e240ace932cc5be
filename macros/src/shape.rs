//! Floats in tuples, arrays of known length, and structs.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Expr, Lit, Type};

use crate::ir::Kind;
use crate::types::{bare, float, may_be_float};

/// How floats are arranged in a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    Float,
    /// A struct, whose type is known where it is written: whatever derives `Differentiable`, which an
    /// alias of a float does too.
    Record(Option<Box<Type>>),
    Tuple(Vec<Shape>),
    Array(Vec<Shape>),
}

/// From a value to a part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    Field(usize),
    Element(usize),
}

impl Shape {
    /// The shape of a type of tuples, arrays, structs and floats.
    pub(crate) fn of_type(ty: &Type) -> Option<Self> {
        match bare(ty) {
            Type::Tuple(tuple) if !tuple.elems.is_empty() => {
                let parts: Option<_> = tuple.elems.iter().map(Self::of_type).collect();
                Some(Self::Tuple(parts?))
            }
            Type::Array(array) => {
                let shape = Self::of_type(&array.elem)?;
                let Expr::Lit(literal) = &array.len else { return None };
                let Lit::Int(len) = &literal.lit else { return None };
                let len = len.base10_parse().ok().filter(|&len| len > 0)?;
                Some(Self::Array(vec![shape; len]))
            }
            ty if float(ty).is_some() => Some(Self::Float),
            ty => may_be_float(ty).then(|| Self::Record(Some(Box::new(ty.clone())))),
        }
    }

    /// The floats and structs in it, in order.
    pub(crate) fn leaves(&self) -> Vec<&Self> {
        match self {
            Self::Float | Self::Record(_) => vec![self],
            Self::Tuple(parts) | Self::Array(parts) => {
                parts.iter().flat_map(Self::leaves).collect()
            }
        }
    }

    /// What a value of this shape is to the equations.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Float => Kind::Float,
            Self::Record(_) => Kind::Record,
            Self::Tuple(_) | Self::Array(_) => Kind::Several,
        }
    }

    pub(crate) fn for_each_type(&mut self, visit: &mut dyn FnMut(&mut Type)) {
        match self {
            Self::Float | Self::Record(None) => {}
            Self::Record(Some(ty)) => visit(ty),
            Self::Tuple(parts) | Self::Array(parts) => {
                parts.iter_mut().for_each(|part| part.for_each_type(visit));
            }
        }
    }

    /// Whether the two are the same, as far as types are known.
    pub(crate) fn fits(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Float, Self::Float) | (Self::Record(_), Self::Record(_)) => true,
            (Self::Tuple(a), Self::Tuple(b)) | (Self::Array(a), Self::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.fits(b))
            }
            _ => false,
        }
    }

    /// The way to each leaf, in order.
    pub(crate) fn paths(&self) -> Vec<Vec<Step>> {
        let of_parts = |parts: &[Self], step: fn(usize) -> Step| {
            let of_part = |(index, part): (usize, &Self)| {
                part.paths().into_iter().map(move |path| [&[step(index)], &path[..]].concat())
            };
            parts.iter().enumerate().flat_map(of_part).collect()
        };
        match self {
            Self::Float | Self::Record(_) => vec![Vec::new()],
            Self::Tuple(parts) => of_parts(parts, Step::Field),
            Self::Array(parts) => of_parts(parts, Step::Element),
        }
    }

    /// How many leaves there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Float | Self::Record(_) => 1,
            Self::Tuple(parts) | Self::Array(parts) => parts.iter().map(Self::len).sum(),
        }
    }

    /// A value, or its type, of this shape: `[a, (b, c)]` of `a`, `b`, `c`.
    pub(crate) fn build(&self, leaves: &mut dyn Iterator<Item = TokenStream>) -> TokenStream {
        match self {
            Self::Float | Self::Record(_) => leaves.next().expect("there is one for each leaf"),
            Self::Tuple(parts) => {
                let parts = parts.iter().map(|part| part.build(leaves));
                quote!((#(#parts,)*))
            }
            Self::Array(parts) => {
                let parts = parts.iter().map(|part| part.build(leaves));
                quote!([#(#parts),*])
            }
        }
    }

    /// The type of a value of this shape, of those of its leaves: `None` stands for a float.
    pub(crate) fn ty(&self, leaf: &dyn Fn(Option<&Type>) -> TokenStream) -> TokenStream {
        match self {
            Self::Float => leaf(None),
            Self::Record(ty) => leaf(ty.as_deref()),
            Self::Tuple(parts) => {
                let parts = parts.iter().map(|part| part.ty(leaf));
                quote!((#(#parts,)*))
            }
            Self::Array(parts) => {
                let (part, len) = (parts[0].ty(leaf), Literal::usize_unsuffixed(parts.len()));
                quote!([#part; #len])
            }
        }
    }
}

/// The part of `value` at the end of a path.
pub(crate) fn part(value: TokenStream, path: &[Step]) -> TokenStream {
    path.iter().fold(value, |value, step| match step {
        Step::Field(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(#value.#index)
        }
        Step::Element(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(#value[#index])
        }
    })
}
