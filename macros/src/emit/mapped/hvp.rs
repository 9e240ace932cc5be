//! Products of Hessians and directions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::sweep::Mapped;
use super::{differentiated, generic, name, output};
use crate::emit::{callees, local, local_type, types};
use crate::expand::Differentiated;
use crate::shape;

/// ```ignore
/// pub fn map_hvp(
///     spot: impl MapInput<f64>, ..,
///     tangent: PriceGrads<impl MapInput<f64>, ..>,
///     product: PriceGrads<impl MapOutput<f64>, ..>,
/// ) -> Result<(), Error> { .. }
/// ```
/// Its body pulls a 1 back through duals, whose tangents are those of the cotangents then.
pub(super) fn method(source: &Differentiated) -> TokenStream {
    let (lane, structure, element) = (local_type("V"), name(source), types::element(source));
    let dual = quote!(::cotangent::__private::Dual::<#lane>);
    let (tangent, product) = (local("tangent"), local("product"));
    let (pullback, cotangents) = (local("pullback"), local("cotangents"));
    let mut mapped = Mapped::new(source);
    let mut directions = Vec::new();
    let (mut taken, mut inputs) = (TokenStream::new(), Vec::new());
    for parameter in differentiated(source) {
        let (field, first) = (&parameter.name, directions.len());
        for (_, path) in parameter.floats() {
            directions.push(mapped.direction(directions.len(), field, &path));
        }
        let mut places = directions[first..].iter().map(|direction| quote!(#direction));
        let pattern = parameter.shape().build(&mut places);
        taken.extend(quote!(#field: #pattern,));
        generic(parameter.shape(), &mut || {
            inputs.push(quote!(impl ::cotangent::__private::MapInput<#element>));
            TokenStream::new()
        });
    }
    let mut column = 0;
    let arguments = mapped.arguments_of(&mut |parameter, x| {
        if !parameter.is_differentiated() {
            return quote!(#dual::constant(#x));
        }
        let direction = Mapped::direction_lane(column);
        column += 1;
        quote!(::cotangent::__private::Dual { primal: #x, tangent: #direction })
    });
    let vjp = callees::own_vjp(source);
    let call = mapped.call(&quote!((_, #pullback)), &vjp, &dual, &arguments);
    let tangents = source.signature.parameters.iter().enumerate().map(|(index, parameter)| {
        if !parameter.is_differentiated() {
            return quote!(());
        }
        let index = Literal::usize_unsuffixed(index);
        let parts = parameter.floats().into_iter().map(|(_, path)| {
            let part = shape::part(quote!(#cotangents.#index), &path);
            quote!(#part.tangent)
        });
        parameter.shape().build(&mut parts.collect::<Vec<_>>().into_iter())
    });
    mapped.statements = quote! {
        #call
        let #cotangents = #pullback(
            #dual::constant(<#lane as ::cotangent::__private::Lane>::splat(1.0)),
        );
        let #cotangents = (#(#tangents,)*);
    };
    mapped.calls = DUAL_FLOPS;
    let (mut fields, mut outputs) = (TokenStream::new(), Vec::new());
    for (index, parameter) in source.signature.parameters.iter().enumerate() {
        if parameter.is_differentiated() {
            let (field, index) = (&parameter.name, Literal::usize_unsuffixed(index));
            let of = quote!(#cotangents.#index);
            let pattern = mapped.places(&format!("product.{field}"), parameter.shape(), &of);
            fields.extend(quote!(#field: #pattern,));
            generic(parameter.shape(), &mut || {
                outputs.push(output(source));
                TokenStream::new()
            });
        }
    }
    mapped.method(
        "map_hvp",
        "The product of each element's Hessian and its direction `tangent`, written to `product`: the \
         derivatives of its gradient in that direction.",
        &quote!(#tangent: #structure<#(#inputs),*>, #product: #structure<#(#outputs),*>,),
        &quote! {
            let (#structure { #taken }, #structure { #fields }) = (#tangent, #product);
        },
    )
}

/// How many times as many instructions a call on dual numbers takes, roughly.
const DUAL_FLOPS: usize = 3;
