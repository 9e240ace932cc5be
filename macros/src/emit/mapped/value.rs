//! Values, and gradients of functions of one float.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::sweep::Mapped;
use super::{generic, name, output};
use crate::emit::{callees, local, local_type};
use crate::expand::Differentiated;
use crate::shape::Shape;

pub(super) fn map_value(source: &Differentiated) -> TokenStream {
    let (lane, shape) = (local_type("V"), &source.signature.result);
    let on_lanes = callees::own_value(source);
    let (value, result) = (local("value"), local("result"));
    let mut mapped = Mapped::new(source);
    let arguments = mapped.arguments();
    mapped.statements = mapped.call(&result, &on_lanes, &lane, &arguments);
    let pattern = mapped.places("value", shape, &quote!(#result));
    let ty = generic(shape, &mut || output(source));
    mapped.method(
        "map_value",
        "The value of each element, written to `value`.",
        &quote!(#value: #ty,),
        &quote!(let #pattern = #value;),
    )
}

pub(super) fn map_value_and_grad(source: &Differentiated) -> TokenStream {
    let (lane, structure) = (local_type("V"), name(source));
    let vjp = callees::own_vjp(source);
    let (value, grads) = (local("value"), local("grads"));
    let (result, pullback, cotangents) = (local("result"), local("pullback"), local("cotangents"));
    let mut mapped = Mapped::new(source);
    let call = mapped.call(&quote!((#result, #pullback)), &vjp, &lane, &mapped.arguments());
    mapped.statements = quote! {
        #call
        let #cotangents = #pullback(<#lane as ::cotangent::__private::Lane>::splat(1.0));
    };
    let place = mapped.places("value", &Shape::Float, &quote!(#result));
    let (mut fields, mut types) = (TokenStream::new(), Vec::new());
    for (index, parameter) in source.signature.parameters.iter().enumerate() {
        if parameter.is_differentiated() {
            let (field, index) = (&parameter.name, Literal::usize_unsuffixed(index));
            let of = quote!(#cotangents.#index);
            let pattern = mapped.places(&format!("grads.{field}"), parameter.shape(), &of);
            fields.extend(quote!(#field: #pattern,));
            generic(parameter.shape(), &mut || {
                types.push(output(source));
                TokenStream::new()
            });
        }
    }
    let ty = output(source);
    mapped.method(
        "map_value_and_grad",
        "The value of each element, written to `value`, and the gradients, written to `grads`: each \
         element's own, by its own arguments.",
        &quote!(#value: #ty, #grads: #structure<#(#types),*>,),
        &quote!(let (#place, #structure { #fields }) = (#value, #grads);),
    )
}
