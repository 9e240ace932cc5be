//! A function whose derivative its author has written: the original, evaluated lane by lane, and the
//! derivatives that tangents are made of.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{callees, local, local_type, types};
use crate::expand::{Differentiated, Given};
use crate::shape::{self, Shape};
use crate::signature::{Parameter, Role};

/// What stands beside a rule.
///
/// ```ignore
/// struct __DerivativesOf_root<'a> { row: usize, n: i32, .. }
/// impl<'a> Derivatives<f64, 1> for __DerivativesOf_root<'a> {
///     fn at<V: Lane<Elem = f64>>(&self, [x_0]: [V; 1]) -> [V; 1] {
///         let n = self.n;
///         let (_, pullback) = root::__vjp2::<V>(x_0, n);
///         let cotangents = pullback(V::splat(1.0));
///         [cotangents.0]
///     }
/// }
/// struct __Itself_root {}
/// impl __Itself_root {
///     const __FUNCTION: fn(f64, i32) -> f64 = root;
///     pub fn __value2<V: Lane<Elem = f64>>(x: impl IntoLane<V>, n: i32) -> V {
///         let x = IntoLane::<V>::into_lane(x);
///         let (at, passed_0,) = ([x], n,);
///         let [y_0] = V::per_lane(at, |[x_0]| { let y = __Itself_root::__FUNCTION(x_0, n); [y] });
///         y_0.with_derivatives(at, &__DerivativesOf_root { row: 0, n: passed_0, .. })
///     }
/// }
/// ```
pub(super) fn items(source: &Differentiated) -> TokenStream {
    let Some(Given { rule, itself }) = &source.given else { return TokenStream::new() };
    let (derivatives, original) = (derivatives(source), original(source, itself));
    let vis = &rule.vis;
    quote! {
        #rule
        #derivatives
        #[doc(hidden)]
        #[allow(non_camel_case_types)]
        #[derive(::core::fmt::Debug)]
        #vis struct #itself {}
        #original
    }
}

/// The function, which has the signature of the rule.
fn signature(source: &Differentiated) -> TokenStream {
    let function = &source.function.sig.ident;
    let types = source.signature.parameters.iter().map(|parameter| &parameter.ty);
    let result = &source.function.sig.output;
    quote_spanned!(function.span()=> const __FUNCTION: fn(#(#types),*) #result = #function;)
}

fn derivatives(source: &Differentiated) -> TokenStream {
    let name = derivatives_name(source);
    let (element, function) = (types::element(source), &source.function.sig.ident);
    let (lane, row) = (local_type("V"), local_type("row"));
    let (names, tys): (Vec<_>, Vec<_>) = passed(source)
        .map(|parameter| (&parameter.name, types::with_lifetime(&parameter.ty)))
        .unzip();
    let floats: Vec<Ident> = lanes(source);
    let count = floats.len();
    let arguments = arguments(source, &mut floats.iter().map(|float| quote!(#float)));
    let vjp = callees::vjp(source.signature.parameters.len());
    let (pullback, cotangents) = (local("pullback"), local("cotangents"));
    let zero = quote!(<#lane as ::cotangent::__private::Lane>::splat(0.0));
    let result = &source.signature.result;
    let seeds = result.build(&mut (0..result.len()).map(|own| {
        quote! {
            <#lane as ::cotangent::__private::Lane>::splat(if self.#row == #own { 1.0 } else { 0.0 })
        }
    }));
    let mut slopes = Vec::new();
    for (index, parameter) in source.signature.parameters.iter().enumerate() {
        let index = Literal::usize_unsuffixed(index);
        slopes.extend(parameter.floats().into_iter().map(|(_, path)| {
            match parameter.is_differentiated() {
                true => shape::part(quote!(#cotangents.#index), &path),
                false => zero.clone(),
            }
        }));
    }
    quote! {
        #[doc(hidden)]
        #[allow(non_camel_case_types, non_snake_case)]
        struct #name<'a> {
            #row: usize,
            #(#names: #tys,)*
            __lifetime: ::core::marker::PhantomData<&'a ()>,
        }
        #[automatically_derived]
        #[allow(unused, single_use_lifetimes, clippy::all, clippy::pedantic)]
        impl<'a> ::cotangent::__private::Derivatives<#element, #count> for #name<'a> {
            #[inline(always)]
            fn at<#lane: ::cotangent::__private::Lane<Elem = #element>>(
                &self,
                [#(#floats),*]: [#lane; #count],
            ) -> [#lane; #count] {
                #(let #names = self.#names;)*
                let (_, #pullback) = #function::#vjp::<#lane>(#arguments);
                let #cotangents = #pullback(#seeds);
                [#(#slopes),*]
            }
        }
    }
}

fn original(source: &Differentiated, itself: &Ident) -> TokenStream {
    let (element, signature, lane) = (types::element(source), signature(source), local_type("V"));
    let result = &source.signature.result;
    let result_type = result.ty(&|_| quote!(#lane));
    let parameters = super::lanes::lane_parameters(source, &lane);
    let value = callees::value(source.signature.parameters.len());
    let floats = lanes(source);
    let (count_in, count_out) = (floats.len(), result.len());
    let numbers = source.signature.parameters.iter().map(|parameter| {
        let name = &parameter.name;
        let Role::Float { shape, .. } = &parameter.role else { return quote!(#name) };
        let own = parameter.floats().into_iter();
        let built = shape.build(&mut own.map(|(index, _)| {
            let number = &floats[index];
            quote!(#number)
        }));
        if parameter.is_reference() { quote!(&#built) } else { built }
    });
    let y = local("y");
    let parts = result.paths().into_iter().map(|path| shape::part(quote!(#y), &path));
    let ys: Vec<Ident> = (0..count_out).map(|index| local(&format!("y_{index}"))).collect();
    let (as_lanes, at, call) = (as_lanes(source, &lane), local("at"), local("call"));
    let results = ys.iter().enumerate().map(|(row, y)| with_derivatives(source, y, row));
    let results = result.build(&mut results.collect::<Vec<_>>().into_iter());
    quote! {
        #[automatically_derived]
        #[allow(unused, single_use_lifetimes, clippy::all, clippy::pedantic)]
        impl #itself {
            #signature
            #[doc(hidden)]
            pub const __FLOPS: usize = 0;
            #[doc(hidden)]
            #[inline(always)]
            pub fn #value<#lane: ::cotangent::__private::Lane<Elem = #element>>(
                #parameters
            ) -> #result_type {
                #as_lanes
                let #call = (#[inline(always)] |[#(#floats),*]: [#element; #count_in]| {
                    let #y = (#itself::__FUNCTION)(#(#numbers),*);
                    [#(#parts),*]
                },);
                let [#(#ys),*]: [#lane; #count_out] =
                    <#lane as ::cotangent::__private::Lane>::per_lane(#at, #call.0);
                #results
            }
        }
        #[automatically_derived]
        impl ::cotangent::__private::Companion for #itself {
            type Float = #element;
        }
    }
}

/// Makes lanes of the floats of all parameters, under their names, and keeps all arguments: the user's code
/// may give their names another meaning.
///
/// ```ignore
/// let x = IntoLane::<V>::into_lane(x);
/// let (at, passed_0,) = ([x], n,);
/// ```
pub(super) fn as_lanes(source: &Differentiated, lane: &Ident) -> TokenStream {
    let mut statements = TokenStream::new();
    let mut floats = Vec::new();
    for parameter in &source.signature.parameters {
        let Parameter { name, role, .. } = parameter;
        if let Role::Float { shape: Shape::Float, .. } = role {
            statements.extend(quote! {
                let #name = ::cotangent::__private::IntoLane::<#lane>::into_lane(#name);
            });
        }
        let own = parameter.floats().into_iter();
        floats.extend(own.map(|(_, path)| shape::part(quote!(#name), &path)));
    }
    let (at, kept) = (local("at"), kept(source));
    let names = passed(source).map(|parameter| &parameter.name);
    quote!(#statements let (#at, #(#kept,)*) = ([#(#floats),*], #(#names,)*);)
}

/// The names under which arguments of other types are kept.
fn kept(source: &Differentiated) -> Vec<Ident> {
    (0..passed(source).count()).map(|index| local(&format!("passed_{index}"))).collect()
}

/// `y`, as the result of this number of the function whose derivatives are given, behind [`as_lanes`].
pub(super) fn with_derivatives(source: &Differentiated, y: &Ident, row: usize) -> TokenStream {
    let (name, at, row_field) = (derivatives_name(source), local("at"), local_type("row"));
    let (names, kept) = (passed(source).map(|parameter| &parameter.name), kept(source));
    quote! {
        ::cotangent::__private::Lane::with_derivatives(#y, #at, &#name {
            #row_field: #row,
            #(#names: #kept,)*
            __lifetime: ::core::marker::PhantomData,
        })
    }
}

fn derivatives_name(source: &Differentiated) -> Ident {
    let function = source.function.sig.ident.to_string();
    format_ident!("__DerivativesOf_{}", function.trim_start_matches("r#"))
}

fn passed(source: &Differentiated) -> impl Iterator<Item = &Parameter> {
    let parameters = source.signature.parameters.iter();
    parameters.filter(|parameter| !matches!(parameter.role, Role::Float { .. }))
}

/// A name for each float.
fn lanes(source: &Differentiated) -> Vec<Ident> {
    let count = source.body.program.parameters.len();
    (0..count).map(|index| local(&format!("x_{index}"))).collect()
}

/// The arguments of a call on lanes, with these floats.
fn arguments(
    source: &Differentiated,
    floats: &mut dyn Iterator<Item = TokenStream>,
) -> TokenStream {
    let mut arguments = TokenStream::new();
    for Parameter { name, role, .. } in &source.signature.parameters {
        let argument = match role {
            Role::Float { shape, .. } => shape.build(floats),
            Role::Passed | Role::Mistaken => quote!(#name),
        };
        arguments.extend(quote!(#argument,));
    }
    arguments
}
