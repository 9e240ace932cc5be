//! A function of scalars over arrays of arguments: each element is a call of its own, and lies on a lane.

mod hvp;
mod jacobian;
mod sweep;
mod value;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{gradient, types};
use crate::expand::Differentiated;
use crate::ir::Kind;
use crate::shape::{Shape, Step};
use crate::signature::Parameter;

/// `PriceGrads` for `price`: where the gradients go.
///
/// ```ignore
/// pub struct PriceGrads<T0, T1> { pub spot: T0, pub corner: [T1; 3] }
/// ```
pub(super) fn structure(source: &Differentiated) -> TokenStream {
    let is_mapped = source.signature.result == Shape::Float && !has_records(source);
    if !is_mapped && source.examples.is_none() {
        return TokenStream::new();
    }
    let (name, vis) = (name(source), &source.function.vis);
    let function = &source.function.sig.ident;
    let mut places = Vec::new();
    let fields = differentiated(source).map(|parameter| {
        let field = &parameter.name;
        let doc = format!("Where the gradient by `{field}` goes, or its direction.");
        let ty = generic(parameter.shape(), &mut || {
            let place = format_ident!("T{}", places.len());
            places.push(place.clone());
            quote!(#place)
        });
        quote!(#[doc = #doc] pub #field: #ty)
    });
    let fields: Vec<_> = fields.collect();
    let doc = match (&source.examples, &source.method) {
        (None, _) => format!(
            "Where [`{function}::map_value_and_grad`] writes the gradient by each parameter, as the \
             implementations of [`MapOutput`](::cotangent::MapOutput) say; for \
             [`{function}::map_hvp`], the direction too, as those of [`MapInput`](::cotangent::MapInput) say."
        ),
        (Some(_), None) => format!(
            "What [`{function}::per_example_grads`] gives: the gradients of all examples, by each parameter; and \
             where [`{function}::per_example_grads_into`] writes them."
        ),
        (Some(_), Some(_)) => {
            format!("The gradients of all examples of `{}`, by each parameter.", source.described())
        }
    };
    quote! {
        #[doc = #doc]
        #[allow(dead_code)]
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        #vis struct #name<#(#places),*> { #(#fields),* }
    }
}

/// `map_value`, and `map_value_and_grad` and `map_hvp` or `map_value_and_jacobian` and `map_jacobian`.
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    if has_records(source) {
        return refusals(source);
    }
    let value = value::map_value(source);
    let derivatives = match source.signature.result {
        Shape::Float => {
            let (first, second) = (value::map_value_and_grad(source), hvp::method(source));
            quote!(#first #second)
        }
        Shape::Tuple(_) | Shape::Array(_) | Shape::Record(_) => jacobian::methods(source),
    };
    quote!(#value #derivatives)
}

/// What says, where it is called, that there are no mapped forms.
fn refusals(source: &Differentiated) -> TokenStream {
    let names: &[(&str, usize)] = match source.signature.result {
        Shape::Float => &[("map_value", 1), ("map_value_and_grad", 2), ("map_hvp", 2)],
        Shape::Tuple(_) | Shape::Array(_) | Shape::Record(_) => {
            &[("map_value", 1), ("map_jacobian", 1), ("map_value_and_jacobian", 2)]
        }
    };
    let methods = names.iter().map(|&(name, places)| {
        let (name, count) = (format_ident!("{name}"), source.signature.parameters.len() + places);
        let any = std::iter::repeat_n(quote!(_: impl ::core::marker::Sized), count);
        quote! {
            #[doc(hidden)]
            pub fn #name(
                #(#any),*
            ) -> ::core::result::Result<(), ::cotangent::Error>
            where
                for<'x> ::cotangent::__private::HasStructs: ::cotangent::__private::IsMapped<'x>,
            {
                ::core::unreachable!()
            }
        }
    });
    quote!(#(#methods)*)
}

/// Whether it takes or gives structs, of which there are no arrays yet.
fn has_records(source: &Differentiated) -> bool {
    let signature = &source.signature;
    signature.parameters.iter().any(Parameter::has_records)
        || signature.result.leaves().iter().any(|leaf| leaf.kind() == Kind::Record)
}

/// `PriceGrads` for `price`.
pub(super) fn name(source: &Differentiated) -> Ident {
    format_ident!("{}s", gradient::name(&source.function))
}

fn differentiated(source: &Differentiated) -> impl Iterator<Item = &Parameter> {
    source.signature.parameters.iter().filter(|parameter| parameter.is_differentiated())
}

/// The type of a place for a result.
fn output(source: &Differentiated) -> TokenStream {
    let element = types::element(source);
    quote!(impl ::cotangent::__private::MapOutput<#element>)
}

/// A type of this shape, with a type of its own at each place that can have one: the elements of an array
/// share theirs.
pub(super) fn generic(shape: &Shape, place: &mut dyn FnMut() -> TokenStream) -> TokenStream {
    match shape {
        Shape::Float | Shape::Record(_) => place(),
        Shape::Tuple(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| generic(part, place)).collect();
            quote!((#(#parts,)*))
        }
        Shape::Array(parts) => {
            let (part, len) = (generic(&parts[0], place), parts.len());
            quote!([#part; #len])
        }
    }
}

/// `corner[1].0`
pub(super) fn shown(name: &str, path: &[Step]) -> String {
    path.iter().fold(name.to_owned(), |shown, step| match step {
        Step::Field(index) => format!("{shown}.{index}"),
        Step::Element(index) => format!("{shown}[{index}]"),
    })
}
