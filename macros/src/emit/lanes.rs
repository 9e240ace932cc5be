//! A scalar function: code that runs on any lanes, so that others can call it in their loops.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::lane_code::{LaneCode, Mode};
use super::{callees, given, local, local_type, types};
use crate::expand::Differentiated;
use crate::generics::ANY_FLOAT;
use crate::ir::{Op, Value};
use crate::shape::{self, Shape};
use crate::signature::{Parameter, Role};
use crate::types::float;

/// `__vjp3` and `__value3`, if there are three parameters.
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    let (on_lanes, passed) = (on_lanes(source), types::passed(source, None));
    quote!(#on_lanes #passed)
}

/// The same without what arguments go through on their way.
pub(super) fn on_lanes(source: &Differentiated) -> TokenStream {
    let (value, vjp) = (value(source), vjp(source));
    let lane = local_type("V");
    let code = LaneCode { program: &source.body.program, lane: &lane, mode: Mode::Vjp };
    let flops = code.instructions(&code.order(&source.body));
    quote! {
        #[doc(hidden)]
        pub const __FLOPS: usize = #flops;
        #value
        #vjp
    }
}

/// The value, and a pullback that takes its cotangent to those of the parameters.
///
/// Input: `fn predict(w: f32, b: f32, x: f32) -> f32 { w * x + b }`
///
/// Output:
/// ```ignore
/// pub fn __vjp3<V: Lane<Elem = f32>>(
///     w: impl IntoLane<V>, b: impl IntoLane<V>, x: impl IntoLane<V>,
/// ) -> (V, impl Fn(V) -> (V, V, V)) {
///     let (w_0, b_2, x_1) = ..;
///     let t_3 = w_0.mul_add(x_1, b_2);
///     (t_3, move |seed_4: V| {
///         let t_5 = seed_4 * x_1;
///         let t_6 = seed_4 * w_0;
///         (t_5, seed_4, t_6)
///     })
/// }
/// ```
fn vjp(source: &Differentiated) -> TokenStream {
    let Differentiated { body, signature, .. } = source;
    let (lane, element) = (local_type("V"), element_bound(source));
    // Where the derivative is given, nothing needs a pullback.
    let mode = if source.given.is_some() { Mode::Value } else { Mode::Vjp };
    let code = LaneCode { program: &body.program, lane: &lane, mode };
    let (order, seed) = (code.order_of(body.outputs(), body.end()), body.first_seed());
    let forward = order.iter().filter(|&&value| value < seed).map(|&value| code.statements(value));
    let backward = order.iter().filter(|&&value| value > seed).map(|&value| code.statement(value));

    let (parameters, reads) = (lane_parameters(source, &lane), reads(source, &code, &order));
    let cotangents = signature.parameters.iter().map(|parameter| match &parameter.role {
        Role::Float { shape, is_differentiated: true, .. } => {
            let leaves = parameter.leaves().into_iter();
            shape.build(&mut leaves.map(|leaf| match body.gradients[leaf.index] {
                Some(gradient) => {
                    let gradient = code.name(gradient);
                    quote!(#gradient)
                }
                None => {
                    let ty = types::cotangent(leaf.record, &lane);
                    quote!(<#ty as ::cotangent::__private::Neutral>::zero())
                }
            }))
        }
        Role::Float { .. } | Role::Passed | Role::Mistaken => quote!(()),
    });
    let cotangent_types = signature.parameters.iter().map(|parameter| match &parameter.role {
        Role::Float { shape, is_differentiated: true, .. } => {
            shape.ty(&|record| types::cotangent(record, &lane))
        }
        Role::Float { .. } | Role::Passed | Role::Mistaken => quote!(()),
    });
    let result_type = signature.result.ty(&|record| types::on_lanes(record, &lane));
    let seed_type = signature.result.ty(&|record| types::cotangent(record, &lane));
    let (as_lanes, result) = (as_lanes(source, &lane), result(source, &code));
    let seeds = signature.result.build(&mut body.seeds.iter().map(|seed| {
        let seed = seed.map_or_else(|| local("_"), |seed| code.name(seed));
        quote!(#seed)
    }));
    let imports = callees::imports(source);
    let checks = callees::checks(&body.program);
    let vjp = callees::own_vjp(source);
    quote! {
        #[doc(hidden)]
        #[inline(always)]
        pub fn #vjp<#lane: ::cotangent::__private::Lane<#element>>(
            #parameters
        ) -> (#result_type, impl ::core::ops::Fn(#seed_type) -> (#(#cotangent_types,)*)) {
            #as_lanes
            #reads
            #(#forward)*
            #imports
            #checks
            (#result, #[inline(always)] move |#seeds: #seed_type| {
                #(#backward)*
                (#(#cotangents,)*)
            })
        }
    }
}

/// The value alone, on lanes.
///
/// ```ignore
/// pub fn __value3<V: Lane<Elem = f32>>(
///     w: impl IntoLane<V>, b: impl IntoLane<V>, x: impl IntoLane<V>,
/// ) -> V { .. }
/// ```
fn value(source: &Differentiated) -> TokenStream {
    let Differentiated { body, signature, .. } = source;
    let (lane, element) = (local_type("V"), element_bound(source));
    let code = LaneCode { program: &body.program, lane: &lane, mode: Mode::Value };
    let order = code.order(body);
    let statements = order.iter().map(|&value| code.statement(value));
    let (parameters, reads) = (lane_parameters(source, &lane), reads(source, &code, &order));
    let result_type = signature.result.ty(&|record| types::on_lanes(record, &lane));
    let result = result(source, &code);
    let (as_lanes, imports) = (as_lanes(source, &lane), callees::imports(source));
    let value = callees::own_value(source);
    quote! {
        #[doc(hidden)]
        #[inline(always)]
        pub fn #value<#lane: ::cotangent::__private::Lane<#element>>(
            #parameters
        ) -> #result_type {
            #as_lanes
            #reads
            #(#statements)*
            #imports
            #result
        }
    }
}

/// What the lanes hold: `Elem = f32`, or any float.
fn element_bound(source: &Differentiated) -> TokenStream {
    let element = types::element(source);
    match float(&source.signature.element) {
        Some(ANY_FLOAT) => quote!(Elem: ::cotangent::Float),
        _ => quote!(Elem = #element),
    }
}

/// The result, of its floats.
fn result(source: &Differentiated, code: &LaneCode<'_>) -> TokenStream {
    let results = source.body.results.iter().enumerate();
    source.signature.result.build(&mut results.map(|(row, &result)| {
        let name = code.name(result);
        match source.given {
            Some(_) => given::with_derivatives(source, &name, row),
            None => quote!(#name),
        }
    }))
}

/// The floats of all parameters as lanes, where a derivative is given at them.
fn as_lanes(source: &Differentiated, lane: &Ident) -> Option<TokenStream> {
    source.given.is_some().then(|| given::as_lanes(source, lane))
}

/// `w: impl IntoLane<V>, p: [V; 3], s: impl IntoParts<__StateLanes<V>>, ..`
pub(super) fn lane_parameters(source: &Differentiated, lane: &Ident) -> TokenStream {
    let parameters = source.signature.parameters.iter();
    let parameters = parameters.map(|Parameter { name, ty, role }| match role {
        Role::Float { shape: Shape::Float, .. } => {
            quote!(#name: impl ::cotangent::__private::IntoLane<#lane>,)
        }
        Role::Float { shape: Shape::Record(ty), .. } => {
            let ty = types::on_lanes(ty.as_deref(), lane);
            quote!(#name: impl ::cotangent::__private::IntoParts<#ty>,)
        }
        Role::Float { shape, .. } => {
            let ty = shape.ty(&|record| types::on_lanes(record, lane));
            quote!(#name: #ty,)
        }
        Role::Passed | Role::Mistaken => quote!(#name: #ty,),
    });
    quote!(#(#parameters)*)
}

/// `let w_0 = IntoLane::<V>::into_lane(w); ..`
fn reads(source: &Differentiated, code: &LaneCode<'_>, order: &[Value]) -> TokenStream {
    let lane = code.lane;
    let mut reads = TokenStream::new();
    for parameter in &source.signature.parameters {
        let name = &parameter.name;
        if let Shape::Record(ty) = parameter.shape() {
            // Under the user's name it stands for code that no gradient flows through.
            let ty = types::on_lanes(ty.as_deref(), lane);
            reads.extend(quote! {
                let #name: #ty = ::cotangent::__private::IntoParts::into_parts(#name);
            });
        }
        for leaf in parameter.leaves() {
            let is_read = |value: &&Value| matches!(code.program.equation(**value).op, Op::Parameter(i) if i == leaf.index);
            let read = order.iter().find(is_read).copied();
            let lane_name = read.map_or_else(|| local("_"), |value| code.name(value));
            let part = shape::part(quote!(#name), &leaf.path);
            reads.extend(match leaf.record {
                Some(_) => quote!(let #lane_name = #part;),
                None => quote! {
                    let #lane_name = ::cotangent::__private::IntoLane::<#lane>::into_lane(#part);
                },
            });
            reads.extend(read.and_then(|value| code.witness_statement(value)));
        }
    }
    reads
}
