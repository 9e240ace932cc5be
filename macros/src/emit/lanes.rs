//! A scalar function: code that runs on any lanes, so that others can call it in their loops.

use proc_macro2::TokenStream;
use quote::quote;

use super::{callees, equation, gradient, local, local_type, parameters, types};
use crate::expand::Differentiated;
use crate::ir::{Op, Value};
use crate::schedule::{Output, schedule};
use crate::signature::{Parameter, Role};

/// `__vjp3`, if there are three parameters, and the functions that apply it to scalars.
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    let vjp = vjp(source);
    let on_scalars = on_scalars(source);
    let passed = types::passed(source);
    let flops: usize = source
        .program
        .equations
        .iter()
        .map(|equation| match &equation.op {
            Op::Elementwise(primitive, _) => primitive.flops(),
            Op::Powi(..) | Op::PowiSlope(..) => 4,
            _ => 0,
        })
        .sum();
    quote! {
        #[doc(hidden)]
        pub const __FLOPS: usize = #flops;
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
    let Differentiated { program, signature, result, gradients, .. } = source;
    let lane = local_type("V");
    let element = types::element(source);
    let name = |value: Value| equation::name(program, value);

    let mut outputs = vec![Output::Scalar(*result)];
    outputs.extend(gradients.iter().flatten().map(|&gradient| Output::Scalar(gradient)));
    let order: Vec<Value> =
        schedule(program, &outputs).stages.into_iter().flat_map(|stage| stage.scalars).collect();
    let seed = program.values().find(|&value| matches!(program.equation(value).op, Op::Seed));
    let seed = seed.expect("lane code is seeded by its caller");
    let statement = |&value: &Value| equation::statement(program, value, &lane);
    let forward = order.iter().filter(|&&value| value < seed).map(statement);
    let backward = order.iter().filter(|&&value| value > seed).map(statement);

    let parameters = signature.parameters.iter().map(|Parameter { name, ty, role }| match role {
        Role::Float { .. } => quote!(#name: impl ::cotangent::__private::IntoLane<#lane>),
        Role::Passed | Role::Mistaken => quote!(#name: #ty),
    });
    let is_read = |index: usize| {
        order
            .iter()
            .find(|&&value| matches!(program.equation(value).op, Op::Parameter(i) if i == index))
    };
    let reads = signature.parameters.iter().filter_map(|parameter| {
        let Role::Float { index, .. } = parameter.role else { return None };
        let user_name = &parameter.name;
        let lane_name = is_read(index).map_or_else(|| local("_"), |&value| name(value));
        Some(quote!(let #lane_name = ::cotangent::__private::IntoLane::<#lane>::into_lane(#user_name);))
    });
    let cotangents = signature.parameters.iter().map(|parameter| match parameter.role {
        Role::Float { index, is_differentiated: true, .. } => match gradients[index] {
            Some(gradient) => {
                let gradient = name(gradient);
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
    let (seed, result) = (name(seed), name(*result));
    let imports = callees::imports(program);
    let checks = callees::checks(program);
    let vjp = callees::vjp(signature.parameters.len());
    quote! {
        #[doc(hidden)]
        #[inline(always)]
        pub fn #vjp<#lane: ::cotangent::__private::Lane<Elem = #element>>(
            #(#parameters),*
        ) -> (#lane, impl ::core::ops::FnOnce(#lane) -> (#(#cotangent_types,)*)) {
            #(#reads)*
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
            let (#value, _) = Self::#vjp::<#scalar>(#(#arguments),*);
            ::core::result::Result::Ok(#value.0)
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
