//! From equations to Rust: the only files that write code.
//!
//! Emitted code names everything by its absolute path, holds no `unsafe`, no `cfg` and no name of an
//! instruction set, and keeps the user's spans on the user's expressions.

/// As `quote!`, with names that no user's name can meet.
macro_rules! hygienic {
    ($($tokens:tt)*) => { ::quote::quote_spanned!(::proc_macro2::Span::mixed_site()=> $($tokens)*) };
}

mod arrays;
mod auxiliary;
mod branches;
mod builtins;
mod callees;
mod check;
mod checkpoint;
mod examples;
mod explain;
mod fields;
pub(crate) mod generic;
mod given;
mod gradient;
mod iteration;
mod lane_code;
mod lanes;
mod leaves;
mod mapped;
mod memory;
mod methods;
mod per_element;
mod records;
mod regions;
mod scalars;
mod selection;
mod sweeps;
mod tables;
mod types;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ItemFn;

use crate::expand::Differentiated;
use crate::signature::Parameter;

/// The function, its companion and its gradient.
///
/// Input:
/// ```ignore
/// #[differentiable]
/// pub fn loss(w: f32, #[no_grad] x: &[f32]) -> f32 { mean(square(w * x)) }
/// ```
/// Output:
/// ```ignore
/// pub fn loss(w: f32, x: &[f32]) -> f32 { /* loss::value, or a panic with its error */ }
/// pub struct LossGrad { pub w: f32 }
/// pub struct loss {}
/// impl loss {
///     pub fn value(w: f32, x: &[f32]) -> Result<f32, Error> { .. }
///     pub fn value_and_grad_into(w: f32, x: &[f32], grad: &mut LossGrad) -> Result<f32, Error> { .. }
///     pub fn value_and_grad(w: f32, x: &[f32]) -> Result<(f32, LossGrad), Error> { .. }
///     pub fn grad(w: f32, x: &[f32]) -> Result<LossGrad, Error> { .. }
/// }
/// ```
pub(crate) fn differentiable(source: &Differentiated) -> TokenStream {
    let (gradient, selection) = (gradient::structure(source), selection::structure(source));
    let builtins = builtins::check(source);
    let warnings = gradient::warnings(source);
    let (function, methods) = if source.body.program.is_lane_code() {
        let function = match &source.given {
            Some(_) => given::items(source),
            None => source.function.to_token_stream(),
        };
        (function, scalar_methods(source))
    } else {
        let (arrays, convenience) = (arrays::methods(source), gradient::methods(source));
        let examples = examples::methods(source);
        (arrays::function(source), quote!(#arrays #convenience #examples))
    };
    let companion = companion(source);
    let (explain, check) = (explain::method(source), check::method(source));
    let types = types::companion(source);
    let name = &source.function.sig.ident;
    let (records, methods_called) = (types::records(source), callees::methods(source));
    let function = source.method.is_none().then_some(function);
    let has_places = source.body.program.is_lane_code() || source.examples.is_some();
    let places = has_places.then(|| mapped::structure(source));
    let nested = &source.nested;
    quote! {
        #function
        #(#nested)*
        #places
        #gradient
        #selection
        #companion
        #[automatically_derived]
        #[allow(unused, single_use_lifetimes, unused_lifetimes, clippy::all, clippy::pedantic)]
        impl #name {
            #methods
            #explain
            #check
        }
        #records
        #methods_called
        #types
        #builtins
        #warnings
    }
}

/// What stands beside a function of scalars.
///
/// One with an auxiliary result gives that to its users only: on lanes it is the function of its value.
fn scalar_methods(source: &Differentiated) -> TokenStream {
    if source.auxiliary.is_none() {
        let (lanes, scalars) = (lanes::methods(source), scalars::methods(source));
        let mapped = mapped::methods(source);
        return quote!(#lanes #scalars #mapped);
    }
    let alone = source.of_value();
    let (lanes, mapped) = (lanes::methods(&alone), mapped::methods(&alone));
    let (hessian, refusals) = (scalars::hessian(&alone), auxiliary::refusals(source));
    let (users, convenience) = (arrays::methods(source), gradient::methods(source));
    quote!(#lanes #refusals #users #convenience #hessian #mapped)
}

/// What takes the place of a method in its `impl`, and what stands beside the `impl`.
pub(crate) fn method(source: &Differentiated) -> (TokenStream, TokenStream) {
    let method = source.method.as_ref().expect("it was one");
    let companion = differentiable(source);
    let (replaced, beside) = methods::methods(source, method);
    (replaced, quote!(#companion #beside))
}

/// What stands for a function with mistakes, so that its callers are not reported too.
///
/// A type that contains an error is unknown to rustc: whatever is looked up in it is accepted. So
/// the errors stand inside of the type that is both companion and gradient.
///
/// ```ignore
/// pub fn loss(w: f32, x: &[f32]) -> f32 { unreachable!() }
/// pub type loss = <[(); { compile_error! { .. } 0 }] as Deref>::Target;
/// pub type LossGrad = loss;
/// ```
pub(crate) fn stub(function: &ItemFn, errors: &TokenStream) -> TokenStream {
    let ItemFn { attrs, vis, sig, .. } = function;
    // Inside of an `impl` there can be no type beside it.
    let types =
        if sig.receiver().is_some() { quote!(#errors) } else { stub_types(function, errors) };
    quote! {
        #(#attrs)*
        #[allow(unused)]
        #vis #sig { ::core::unreachable!() }
        #types
    }
}

/// The types beside a function with mistakes.
pub(crate) fn stub_types(function: &ItemFn, errors: &TokenStream) -> TokenStream {
    let (vis, name, gradient) = (&function.vis, &function.sig.ident, gradient::name(function));
    quote! {
        #[doc(hidden)]
        #[allow(non_camel_case_types)]
        #vis type #name = <[(); { #errors 0 }] as ::core::ops::Deref>::Target;
        #[doc(hidden)]
        #[allow(unused)]
        #vis type #gradient = #name;
    }
}

/// The type that carries the generated functions, under the function's own name.
///
/// That of a method is generic, so that it is as public as the type of the method, whatever that is:
/// ```ignore
/// pub struct __Model_lossOf<T>(PhantomData<T>);
/// type __Model_loss = __Model_lossOf<Model>;
/// ```
fn companion(source: &Differentiated) -> TokenStream {
    let ItemFn { vis, sig, .. } = &source.function;
    let name = &sig.ident;
    let Some(method) = &source.method else {
        let doc = format!("The derivatives of [`{name}`](fn@{name}), as associated functions.");
        let auxiliary =
            source.auxiliary.as_ref().map(|_| quote!(_aux: ::cotangent::__private::WithAuxiliary));
        return quote! {
            #[doc = #doc]
            #[allow(non_camel_case_types)]
            #vis struct #name { #auxiliary }
        };
    };
    let (generic, owner) = (format_ident!("{name}Of"), &method.owner);
    quote! {
        #[doc(hidden)]
        #[allow(non_camel_case_types)]
        pub struct #generic<T>(::core::marker::PhantomData<T>);
        #[allow(non_camel_case_types)]
        type #name = #generic<#owner>;
    }
}

/// A name for a local of the emitted code that no user name can meet.
fn local(name: &str) -> Ident {
    format_ident!("{name}", span = proc_macro2::Span::mixed_site())
}

/// A name for a type of the emitted code. The hygiene of macros does not cover types, so it is one
/// that nobody writes.
fn local_type(name: &str) -> Ident {
    format_ident!("__{name}")
}

/// `name: ty, ..`
fn parameters(source: &Differentiated) -> TokenStream {
    let parameters =
        source.signature.parameters.iter().map(|Parameter { name, ty, .. }| quote!(#name: #ty,));
    quote!(#(#parameters)*)
}

/// `name, ..`
fn arguments(source: &Differentiated) -> TokenStream {
    let names = source.signature.parameters.iter().map(|parameter| &parameter.name);
    quote!(#(#names,)*)
}
