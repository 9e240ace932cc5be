//! Floats in tuples and arrays of known length.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use syn::{Expr, Lit, Type};

use crate::types::{bare, float};

/// How floats are arranged in a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    Float,
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
    /// The shape of a type of tuples, arrays and floats, and its first float.
    pub(crate) fn of_type(ty: &Type) -> Option<(Self, &Type)> {
        match bare(ty) {
            Type::Tuple(tuple) if !tuple.elems.is_empty() => {
                let parts: Option<Vec<_>> = tuple.elems.iter().map(Self::of_type).collect();
                let (shapes, floats): (Vec<_>, Vec<_>) = parts?.into_iter().unzip();
                Some((Self::Tuple(shapes), *floats.first()?))
            }
            Type::Array(array) => {
                let (shape, float) = Self::of_type(&array.elem)?;
                let Expr::Lit(literal) = &array.len else { return None };
                let Lit::Int(len) = &literal.lit else { return None };
                let len = len.base10_parse().ok().filter(|&len| len > 0)?;
                Some((Self::Array(vec![shape; len]), float))
            }
            ty => float(ty).map(|_| (Self::Float, ty)),
        }
    }

    /// The way to each float, in order.
    pub(crate) fn paths(&self) -> Vec<Vec<Step>> {
        let of_parts = |parts: &[Self], step: fn(usize) -> Step| {
            let of_part = |(index, part): (usize, &Self)| {
                part.paths().into_iter().map(move |path| [&[step(index)], &path[..]].concat())
            };
            parts.iter().enumerate().flat_map(of_part).collect()
        };
        match self {
            Self::Float => vec![Vec::new()],
            Self::Tuple(parts) => of_parts(parts, Step::Field),
            Self::Array(parts) => of_parts(parts, Step::Element),
        }
    }

    /// How many floats there are.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Float => 1,
            Self::Tuple(parts) | Self::Array(parts) => parts.iter().map(Self::len).sum(),
        }
    }

    /// A value, or its type, of this shape: `[a, (b, c)]` of `a`, `b`, `c`.
    pub(crate) fn build(&self, floats: &mut dyn Iterator<Item = TokenStream>) -> TokenStream {
        match self {
            Self::Float => floats.next().expect("there is one for each float"),
            Self::Tuple(parts) => {
                let parts = parts.iter().map(|part| part.build(floats));
                quote!((#(#parts,)*))
            }
            Self::Array(parts) => {
                let parts = parts.iter().map(|part| part.build(floats));
                quote!([#(#parts),*])
            }
        }
    }

    /// The type of a value of this shape, with `float` for each float.
    pub(crate) fn ty(&self, float: &dyn ToTokens) -> TokenStream {
        match self {
            Self::Float => quote!(#float),
            Self::Tuple(parts) => {
                let parts = parts.iter().map(|part| part.ty(float));
                quote!((#(#parts,)*))
            }
            Self::Array(parts) => {
                let (part, len) = (parts[0].ty(float), Literal::usize_unsuffixed(parts.len()));
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
