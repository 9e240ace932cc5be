//! A scalar function: code that runs on any lanes, so that others can call it in their loops.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::lane_code::{LaneCode, Mode};
use super::{callees, gradient, local, local_type, parameters, types};
use crate::expand::Differentiated;
use crate::ir::{Op, Value};
use crate::signature::{Parameter, Role};

/// `__vjp3` and `__value3`, if there are three parameters, and the functions that apply them to
/// scalars.
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    let (value, vjp) = (value(source), vjp(source));
    let on_scalars = on_scalars(source);
    let passed = types::passed(source);
    let lane = local_type("V");
    let code = LaneCode { program: &source.body.program, lane: &lane, mode: Mode::Vjp };
    let flops = code.instructions(&code.order(&source.body));
    quote! {
        #[doc(hidden)]
        pub const __FLOPS: usize = #flops;
        #value
        #vjp
        #passed
        #on_scalars
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
/// ) -> (V, impl FnOnce(V) -> (V, V, V)) {
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
    let (lane, element) = (local_type("V"), types::element(source));
    let code = LaneCode { program: &body.program, lane: &lane, mode: Mode::Vjp };
    let (order, seed) = (code.order(body), body.first_seed());
    let forward = order.iter().filter(|&&value| value < seed).map(|&value| code.statement(value));
    let backward = order.iter().filter(|&&value| value > seed).map(|&value| code.statement(value));

    let (parameters, reads) = (lane_parameters(source, &lane), reads(source, &code, &order));
    let cotangents = signature.parameters.iter().map(|parameter| match parameter.role {
        Role::Float { index, is_differentiated: true, .. } => match body.gradients[index] {
            Some(gradient) => {
                let gradient = code.name(gradient);
                quote!(#gradient)
            }
            None => quote!(<#lane as ::cotangent::__private::Lane>::splat(0.0)),
        },
        Role::Float { .. } | Role::Passed | Role::Mistaken => quote!(()),
    });
    let cotangent_types = signature
        .parameters
        .iter()
        .map(|parameter| if parameter.is_differentiated() { quote!(#lane) } else { quote!(()) });
    let (seed, result) = (code.name(seed), code.name(body.results[0]));
    let imports = callees::imports(&body.program);
    let checks = callees::checks(&body.program);
    let vjp = callees::vjp(signature.parameters.len());
    quote! {
        #[doc(hidden)]
        #[inline(always)]
        pub fn #vjp<#lane: ::cotangent::__private::Lane<Elem = #element>>(
            #parameters
        ) -> (#lane, impl ::core::ops::FnOnce(#lane) -> (#(#cotangent_types,)*)) {
            #reads
            #(#forward)*
            #imports
            #checks
            (#result, move |#seed: #lane| {
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
    let (lane, element) = (local_type("V"), types::element(source));
    let code = LaneCode { program: &body.program, lane: &lane, mode: Mode::Value };
    let order = code.order(body);
    let statements = order.iter().map(|&value| code.statement(value));
    let (parameters, reads) = (lane_parameters(source, &lane), reads(source, &code, &order));
    let result = code.name(body.results[0]);
    let imports = callees::imports(&body.program);
    let value = callees::value(signature.parameters.len());
    quote! {
        #[doc(hidden)]
        #[inline(always)]
        pub fn #value<#lane: ::cotangent::__private::Lane<Elem = #element>>(#parameters) -> #lane {
            #reads
            #(#statements)*
            #imports
            #result
        }
    }
}

/// `w: impl IntoLane<V>, ..`
fn lane_parameters(source: &Differentiated, lane: &Ident) -> TokenStream {
    let parameters =
        source.signature.parameters.iter().map(|Parameter { name, ty, role }| match role {
            Role::Float { .. } => quote!(#name: impl ::cotangent::__private::IntoLane<#lane>,),
            Role::Passed | Role::Mistaken => quote!(#name: #ty,),
        });
    quote!(#(#parameters)*)
}

/// `let w_0 = IntoLane::<V>::into_lane(w); ..`
fn reads(source: &Differentiated, code: &LaneCode<'_>, order: &[Value]) -> TokenStream {
    let lane = code.lane;
    let reads = source.signature.parameters.iter().filter_map(|parameter| {
        let Role::Float { index, .. } = parameter.role else { return None };
        let is_read = |value: &&Value| {
            matches!(code.program.equation(**value).op, Op::Parameter(i) if i == index)
        };
        let read = order.iter().find(is_read);
        let lane_name = read.map_or_else(|| local("_"), |&value| code.name(value));
        let name = &parameter.name;
        Some(quote!(let #lane_name = ::cotangent::__private::IntoLane::<#lane>::into_lane(#name);))
    });
    quote!(#(#reads)*)
}

/// `value` and `value_and_grad_into`, by `__vjp3` on scalars.
fn on_scalars(source: &Differentiated) -> TokenStream {
    let (element, grad) = (&source.signature.element, gradient::name(&source.function));
    let parameters = parameters(source);
    let float = types::element(source);
    let scalar = quote!(::cotangent::__private::Scalar::<#float>);
    let arguments: Vec<_> = source
        .signature
        .parameters
        .iter()
        .map(|parameter| match parameter.role {
            Role::Float { .. } => {
                let (ty, borrowed) = (types::argument(source, parameter), parameter.borrowed());
                quote!(#scalar(<#ty as ::cotangent::__private::ScalarArgument>::get(#borrowed)))
            }
            Role::Passed | Role::Mistaken => {
                let name = &parameter.name;
                quote!(#name)
            }
        })
        .collect();
    let vjp = callees::vjp(arguments.len());
    let on_lanes = callees::value(arguments.len());
    let (value, pullback) = (local("value"), local("pullback"));
    let (cotangents, gradient) = (local("cotangents"), local("gradient"));
    let fields = source.signature.parameters.iter().enumerate().map(|(index, parameter)| {
        let (field, index) = (&parameter.name, syn::Index::from(index));
        parameter.is_differentiated().then(|| quote!(#gradient.#field = #cotangents.#index.0;))
    });
    quote! {
        /// The value.
        ///
        /// # Errors
        /// Never: all functions of this kind share their signature.
        pub fn value(#parameters) -> ::core::result::Result<#element, ::cotangent::Error> {
            ::core::result::Result::Ok(Self::#on_lanes::<#scalar>(#(#arguments),*).0)
        }

        /// The value; the gradient is written to `grad`.
        ///
        /// # Errors
        /// Never: all functions of this kind share their signature.
        pub fn value_and_grad_into(
            #parameters
            #gradient: &mut #grad,
        ) -> ::core::result::Result<#element, ::cotangent::Error> {
            let (#value, #pullback) = Self::#vjp::<#scalar>(#(#arguments),*);
            let #cotangents = #pullback(#scalar(1.0));
            #(#fields)*
            ::core::result::Result::Ok(#value.0)
        }
    }
}
