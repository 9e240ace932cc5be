//! What stands beside a function that is generic over its float.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::{FnArg, ItemFn, Pat, ReturnType, Type};

use super::{check, gradient, lanes, local, local_type, types};
use crate::expand::Differentiated;
use crate::generics::{ANY_FLOAT, replaced, with_float};
use crate::shape::Shape;
use crate::types::is_copied;

/// The function for one float.
pub(crate) struct Instance {
    pub(crate) element: Ident,
    pub(crate) compiled: Differentiated,
}

/// A function of the companion: its signature in terms of the float, and its documentation.
struct Method {
    name: Ident,
    doc: &'static str,
    /// Parameters beside those of the function, and their names.
    further: TokenStream,
    further_names: TokenStream,
    result: TokenStream,
}

/// The function as it was written, a companion that chooses by the type of the arguments, and all that is
/// generated for each of the two floats.
///
/// ```ignore
/// fn loss<T: Float>(w: T, x: &[T]) -> T { .. }
/// trait __lossOn: Float { type Grad; fn value(w: Self, x: &[Self]) -> Result<Self, Error>; .. }
/// type LossGrad<T> = <T as __lossOn>::Grad;
/// struct loss {}
/// impl loss {
///     pub fn value<T: __lossOn>(w: T, x: &[T]) -> Result<T, Error> { <T as __lossOn>::value(w, x) }
/// }
/// const _: () = {
///     /* all of `fn loss(w: f32, x: &[f32]) -> f32` */
///     impl __lossOn for f32 { type Grad = LossGrad; .. }
/// };
/// ```
pub(crate) fn differentiable(
    function: &ItemFn,
    float: &Ident,
    instances: &[Instance],
    on_lanes: Option<&Differentiated>,
) -> TokenStream {
    let (vis, name) = (&function.vis, &function.sig.ident);
    let plain = name.to_string();
    let on = format_ident!("__{}On", plain.trim_start_matches("r#"));
    let grad = gradient::name(function);
    let Some(first) = instances.first() else { return TokenStream::new() };
    let methods = methods(function, float, &first.compiled);
    let (names, tys) = parameters(function);
    let float_type: Type = syn::parse_quote!(#float);
    let of =
        |element: &Ident, tokens: &TokenStream| replaced(tokens.clone(), float, &quote!(#element));
    let of_self = format_ident!("Self");
    let declared_for = |element: &Ident| {
        let tys = tys.iter().map(|ty| with_float(ty, float, element));
        quote!(#(#names: #tys,)*)
    };
    let grad_of = |tokens: &TokenStream, by: &TokenStream| {
        replaced(tokens.clone(), &format_ident!("__Grad"), by)
    };

    let in_trait = methods.iter().map(|Method { name, further, result, .. }| {
        let parameters = declared_for(&of_self);
        let (further, result) = (of(&of_self, further), of(&of_self, result));
        let tokens = quote! {
            #[doc(hidden)]
            fn #name(#parameters #further) -> ::core::result::Result<#result, ::cotangent::Error>;
        };
        grad_of(&tokens, &quote!(Self::Grad))
    });
    let beside = methods.iter().map(|method| {
        let Method { name, doc, further, further_names, result } = method;
        let tokens = quote! {
            #[doc = #doc]
            ///
            /// # Errors
            /// If arrays that are used together differ in shape.
            #[inline]
            pub fn #name<#float: #on>(
                #(#names: #tys,)*
                #further
            ) -> ::core::result::Result<#result, ::cotangent::Error> {
                <#float_type as #on>::#name(#(#names,)* #further_names)
            }
        };
        grad_of(&tokens, &quote!(<#float as #on>::Grad))
    });
    let of_floats = instances.iter().map(|Instance { element, compiled }| {
        let instance = super::differentiable(compiled);
        let methods = methods.iter().map(|method| {
            let Method { name: method, further, further_names, result, .. } = method;
            let parameters = declared_for(element);
            let (further, result) = (of(element, further), of(element, result));
            let tokens = quote! {
                #[inline]
                fn #method(
                    #parameters #further
                ) -> ::core::result::Result<#result, ::cotangent::Error> {
                    #name::#method(#(#names,)* #further_names)
                }
            };
            grad_of(&tokens, &quote!(#grad))
        });
        quote! {
            const _: () = {
                #[allow(unused_imports)]
                use ::cotangent::{Element as _, Float as _};
                #instance
                #[automatically_derived]
                impl #on for #element {
                    type Grad = #grad;
                    #(#methods)*
                    fn __explain() -> &'static str {
                        #name::explain()
                    }
                }
            };
        }
    });
    let on_lanes = on_lanes.map(|source| {
        let lane = local_type("V");
        let code = lanes::on_lanes(source);
        let any = format_ident!("{ANY_FLOAT}");
        let elem = quote!(<#lane as ::cotangent::__private::Lane>::Elem);
        let code = replaced(with_any_literals(code), &any, &elem);
        let passed = types::passed(source, Some(&any));
        quote!(#code #passed)
    });
    let f64 = format_ident!("f64");
    let parameter_types = tys.iter().enumerate().map(|(index, ty)| {
        let ty = types::with_lifetime(&with_float(ty, float, &f64));
        quote! {
            #[automatically_derived]
            impl ::cotangent::__private::ParameterType<#index> for #name {
                type Type<'a> = #ty;
            }
        }
    });
    let doc = format!("The derivatives of [`{name}`](fn@{name}), as associated functions.");
    let doc_of_grad = format!("The gradient of [`{name}`](fn@{name}).");
    quote! {
        #function
        #[doc(hidden)]
        #[allow(non_camel_case_types, private_interfaces)]
        #vis trait #on: ::cotangent::Float {
            type Grad: ::core::clone::Clone
                + ::core::fmt::Debug
                + ::core::cmp::PartialEq
                + ::core::default::Default;
            #(#in_trait)*
            fn __explain() -> &'static str;
        }
        #[doc = #doc_of_grad]
        #[allow(type_alias_bounds)]
        #vis type #grad<#float> = <#float as #on>::Grad;
        #[doc = #doc]
        #[allow(non_camel_case_types)]
        #vis struct #name {}
        #[automatically_derived]
        #[allow(unused, private_bounds, private_interfaces, clippy::all, clippy::pedantic)]
        impl #name {
            #(#beside)*
            /// The generated program as text, for `f64`.
            #[inline]
            #[must_use]
            pub fn explain() -> &'static str {
                <f64 as #on>::__explain()
            }
            #on_lanes
        }
        #[automatically_derived]
        impl ::cotangent::__private::Companion for #name {
            type Float = f64;
        }
        #(#parameter_types)*
        // It is used, whoever calls what stands beside it.
        const _: () = { let _ = #name::<f64>; };
        #(#of_floats)*
    }
}

/// `splat(0.5)` as `splat(<Elem as Float>::of(0.5))`.
fn with_any_literals(code: TokenStream) -> TokenStream {
    let any = format_ident!("{ANY_FLOAT}");
    let mut result = TokenStream::new();
    let mut is_splat = false;
    for token in code {
        let token = match token {
            TokenTree::Group(group) => {
                let inner = with_any_literals(group.stream());
                let is_literal = inner.clone().into_iter().all(|token| match token {
                    TokenTree::Literal(_) => true,
                    TokenTree::Punct(punct) => matches!(punct.as_char(), '-' | '/'),
                    TokenTree::Ident(_) | TokenTree::Group(_) => false,
                });
                let inner = match is_splat && is_literal {
                    true => quote!(<#any as ::cotangent::Float>::of(#inner)),
                    false => inner,
                };
                let mut group_of_inner = Group::new(group.delimiter(), inner);
                group_of_inner.set_span(group.span());
                TokenTree::Group(group_of_inner)
            }
            other => other,
        };
        is_splat = matches!(&token, TokenTree::Ident(name) if name == "splat");
        result.extend([token]);
    }
    result
}

/// The names and types of the parameters.
fn parameters(function: &ItemFn) -> (Vec<Ident>, Vec<Type>) {
    let parameters = function.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => match &*input.pat {
            Pat::Ident(pattern) => Some((pattern.ident.clone(), (*input.ty).clone())),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    });
    parameters.unzip()
}

/// What the companion has, `__Grad` standing for the gradient.
fn methods(function: &ItemFn, float: &Ident, source: &Differentiated) -> Vec<Method> {
    let ReturnType::Type(_, result) = &function.sig.output else { return Vec::new() };
    let (tangent, gradient) = (local("tangent"), local("gradient"));
    let method = |name: &str, doc, further: TokenStream, further_names: TokenStream, result| {
        Method { name: format_ident!("{name}"), doc, further, further_names, result }
    };
    let none = TokenStream::new;
    let by_tangent = || (quote!(#tangent: &__Grad,), quote!(#tangent));
    let doc_of_jvp = "The value, and its derivative in the direction `tangent`. Forward mode.";
    let mut methods = vec![
        method("value", "The value.", none(), none(), quote!(#result)),
        method("jvp", doc_of_jvp, by_tangent().0, by_tangent().1, quote!((#result, #result))),
        method(
            "vjp",
            "The value, and a pullback: from a cotangent of the value to the gradient.",
            none(),
            none(),
            quote!((#result, impl ::core::ops::FnOnce(#result) -> __Grad)),
        ),
    ];
    let count = count_of_floats(source);
    let runs_again = source.signature.parameters.iter().all(|parameter| {
        !parameter.leaves().is_empty() || parameter.is_reference() || is_copied(&parameter.ty)
    });
    let is_lane_code = source.body.program.is_lane_code();
    if source.signature.result != Shape::Float {
        if let (Some(count), true) = (count, runs_again) {
            let rows = source.signature.result.len();
            let doc = "The Jacobian: a row for each float of the result.";
            let result = quote!([[#float; #count]; #rows]);
            methods.push(method("jacobian", doc, none(), none(), result));
        }
        return methods;
    }
    methods.push(method("grad", "The gradient.", none(), none(), quote!(__Grad)));
    let doc = "The value and the gradient.";
    methods.push(method("value_and_grad", doc, none(), none(), quote!((#result, __Grad))));
    methods.push(method(
        "value_and_grad_into",
        "The value; the gradient goes to the last argument.",
        quote!(#gradient: &mut __Grad,),
        quote!(#gradient),
        quote!(#result),
    ));
    let doc = "The product of the Hessian and `tangent`.";
    methods.push(method("hvp", doc, by_tangent().0, by_tangent().1, quote!(__Grad)));
    if let (Some(count), true, true) = (count, runs_again, is_lane_code) {
        let doc = "The Hessian, by the floats that are differentiated.";
        methods.push(method("hessian", doc, none(), none(), quote!([[#float; #count]; #count])));
    }
    if check::is_checked(source) {
        let doc = "For `assert_gradients!`.";
        let result = quote!(::cotangent::__private::GradientCheck);
        methods.push(method("__check_gradients", doc, none(), none(), result));
    }
    methods
}

/// By how many floats it is differentiated, if there are no structs.
fn count_of_floats(source: &Differentiated) -> Option<usize> {
    let differentiated = source.signature.parameters.iter().filter(|x| x.is_differentiated());
    let leaves: Vec<_> = differentiated.flat_map(|parameter| parameter.leaves()).collect();
    leaves.iter().all(|leaf| leaf.record.is_none()).then_some(leaves.len())
}
