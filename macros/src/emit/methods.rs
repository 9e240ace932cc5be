//! A method: what takes its place, and what stands beside it.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::FnArg;

use super::{examples, gradient, local, scalars, selection, types};
use crate::expand::Differentiated;
use crate::methods::{Method, SELF, hash};
use crate::shape::Shape;

/// The method, and the functions `loss_value`, `loss_grad`, .. beside it.
///
/// Where nothing but `self` is differentiated, a gradient is that of `self`:
/// ```ignore
/// pub fn loss_value_and_grad(&self, x: &[f64]) -> Result<(f64, ModelGrad), Error> {
///     let (value, gradient) = __Model_loss::value_and_grad(self, x)?;
///     Ok((value, gradient.this))
/// }
/// ```
pub(super) fn methods(source: &Differentiated, method: &Method) -> (TokenStream, TokenStream) {
    let Method { owner, name, item, .. } = method;
    let methods = Methods::of(source, method);
    let companion = &source.function.sig.ident;
    let hash = hash(&name.to_string());
    let beside = methods.beside();
    // One with an auxiliary result is not called by others.
    let called = source.auxiliary.is_none().then(|| {
        quote! {
            #[automatically_derived]
            impl ::cotangent::__private::Method<#hash> for #owner {
                type Companion = #companion;
            }
        }
    });
    let beside = quote! {
        #[automatically_derived]
        #[allow(unused, clippy::all, clippy::pedantic)]
        impl #owner {
            #beside
        }
        #called
    };
    if source.body.program.is_lane_code() {
        return (item.to_token_stream(), beside);
    }
    let (attrs, vis, sig, block) = (&item.attrs, &item.vis, &item.sig, &item.block);
    let arguments = &methods.arguments;
    let mut as_written = sig.clone();
    as_written.ident = format_ident!("__{name}_as_written");
    let (value, error) = (local("value"), local("error"));
    let replaced = quote! {
        #(#attrs)*
        #[track_caller]
        #vis #sig {
            match #companion::value(#arguments) {
                ::core::result::Result::Ok(#value) => #value,
                ::core::result::Result::Err(#error) => ::core::panic!("{}", #error),
            }
        }
    };
    let erased = quote! {
        const _: () = {
            impl #owner {
                #[allow(dead_code)]
                #as_written #block
            }
        };
    };
    (replaced, quote!(#erased #beside))
}

struct Methods<'a> {
    source: &'a Differentiated,
    method: &'a Method,
    /// `&self, x: &[f64],`
    parameters: TokenStream,
    /// `self, x,`
    arguments: TokenStream,
    /// Whether nothing but `self` is differentiated.
    is_of_self: bool,
}

impl<'a> Methods<'a> {
    fn of(source: &'a Differentiated, method: &'a Method) -> Self {
        let (mut parameters, mut arguments) = (TokenStream::new(), TokenStream::new());
        for input in &method.item.sig.inputs {
            match input {
                FnArg::Receiver(receiver) => {
                    parameters.extend(quote!(#receiver,));
                    arguments.extend(quote!(self,));
                }
                FnArg::Typed(input) => {
                    let (pattern, ty) = (&input.pat, &input.ty);
                    parameters.extend(quote!(#pattern: #ty,));
                    arguments.extend(quote!(#pattern,));
                }
            }
        }
        let mut differentiated =
            source.signature.parameters.iter().filter(|parameter| parameter.is_differentiated());
        let is_of_self = differentiated.all(|parameter| parameter.name == SELF);
        Self { source, method, parameters, arguments, is_of_self }
    }

    /// The type of a gradient.
    fn gradient(&self) -> TokenStream {
        match self.is_of_self {
            true => {
                let owner = &self.method.owner;
                quote!(<#owner as ::cotangent::Differentiable>::Gradient)
            }
            false => gradient::name(&self.source.function).into_token_stream(),
        }
    }

    /// A gradient as the companion has it, as one that the user has.
    fn own(&self, gradient: TokenStream) -> TokenStream {
        let this = format_ident!("{SELF}");
        match self.is_of_self {
            true => quote!(#gradient.#this),
            false => gradient,
        }
    }

    /// A reference to the user's tangent, as one to what the companion takes.
    fn tangent(&self) -> TokenStream {
        let (this, tangent) = (format_ident!("{SELF}"), local("tangent"));
        let whole = gradient::name(&self.source.function);
        match self.is_of_self {
            true => quote!(&#whole { #this: ::core::clone::Clone::clone(#tangent) }),
            false => quote!(#tangent),
        }
    }

    fn beside(&self) -> TokenStream {
        let Self { source, method, parameters, arguments, .. } = self;
        let (name, companion) = (&method.name, &source.function.sig.ident);
        let vis = &method.item.vis;
        let named = |suffix: &str| format_ident!("{name}_{suffix}");
        let result_of = |ty: TokenStream| quote!(::core::result::Result<#ty, ::cotangent::Error>);
        let element = types::element(source);
        let result = types::result(source);
        let change = source.signature.result.ty(&|record| match record {
            Some(ty) => quote!(<#ty as ::cotangent::Differentiable>::Gradient),
            None => quote!(#element),
        });
        let gradient_type = self.gradient();
        let doc = |what: &str| {
            let function = format!("{}::{name}", crate::types::shown(&method.owner));
            format!(
                "{what} of `{function}`.\n\n# Errors\nIf arrays that are used together differ in shape."
            )
        };
        let (value, value_type, value_doc) =
            (named("value"), result_of(result.clone()), doc("The value"));
        let (jvp, jvp_type, jvp_doc) = (
            named("jvp"),
            result_of(quote!((#result, #change))),
            doc("The value, and its derivative in a direction,"),
        );
        let (explain, tangent) = (named("explain"), local("tangent"));
        let given = self.tangent();
        let mut methods = quote! {
            #[doc = #value_doc]
            #vis fn #value(#parameters) -> #value_type {
                #companion::value(#arguments)
            }
            #[doc = #jvp_doc]
            #vis fn #jvp(#parameters #tangent: &#gradient_type) -> #jvp_type {
                #companion::jvp(#arguments #given)
            }
            /// The generated program as text.
            #[must_use]
            #vis fn #explain() -> &'static str {
                #companion::explain()
            }
        };
        if source.signature.result == Shape::Float {
            let (both, both_type, both_doc) = (
                named("value_and_grad"),
                result_of(quote!((#result, #gradient_type))),
                doc("The value and the gradient"),
            );
            let (into, into_type, into_doc) = (
                named("value_and_grad_into"),
                result_of(result.clone()),
                doc("The value, and the gradient in place of another,"),
            );
            let (grad, grad_type, grad_doc) =
                (named("grad"), result_of(gradient_type.clone()), doc("The gradient"));
            let (hvp, hvp_doc) = (named("hvp"), doc("The product of the Hessian and a direction"));
            let found = local("found");
            let own = self.own(quote!(#found));
            let second = {
                let own = self.own(quote!(#found.1));
                quote!((#found.0, #own))
            };
            let (written, wrt) = (self.written_into(companion), self.wrt());
            methods.extend(quote! {
                #[doc = #both_doc]
                #vis fn #both(#parameters) -> #both_type {
                    let #found = #companion::value_and_grad(#arguments)?;
                    ::core::result::Result::Ok(#second)
                }
                #[doc = #into_doc]
                #vis fn #into(#parameters #tangent: &mut #gradient_type) -> #into_type {
                    #written
                }
                #[doc = #grad_doc]
                #vis fn #grad(#parameters) -> #grad_type {
                    let #found = #companion::grad(#arguments)?;
                    ::core::result::Result::Ok(#own)
                }
                #wrt
                #[doc = #hvp_doc]
                #vis fn #hvp(#parameters #tangent: &#gradient_type) -> #grad_type {
                    let #found = #companion::hvp(#arguments #given)?;
                    ::core::result::Result::Ok(#own)
                }
            });
        }
        let (check, check_type) =
            (crate::check::method(name), result_of(quote!(::cotangent::__private::GradientCheck)));
        let refusal = (!super::check::is_checked(source)).then(super::check::refusal);
        methods.extend(quote! {
            #[doc(hidden)]
            #vis fn #check(#parameters) -> #check_type #refusal {
                #companion::__check_gradients(#arguments)
            }
        });
        if let Some((own, ty)) = scalars::matrix(source) {
            let (matrix, own, ty, doc) = (
                named(own),
                format_ident!("{own}"),
                result_of(ty),
                doc(match own {
                    "hessian" => "The matrix of second derivatives",
                    _ => {
                        "The matrix of first derivatives, with a row for each float of the result,"
                    }
                }),
            );
            methods.extend(quote! {
                #[doc = #doc]
                #[inline]
                #vis fn #matrix(#parameters) -> #ty {
                    #companion::#own(#arguments)
                }
            });
        }
        let vis = quote!(#vis);
        methods.extend(examples::beside(
            source,
            &named,
            [&vis, parameters, arguments],
            &|found| self.own(found),
            self.is_of_self,
        ));
        methods.extend(self.vjp(&result, &change));
        methods
    }

    /// `__loss_value_and_grad_wrt`
    fn wrt(&self) -> TokenStream {
        let Self { source, method, parameters, arguments, .. } = self;
        let companion = &source.function.sig.ident;
        let name = format_ident!("__{}_value_and_grad_wrt", method.name);
        let head = selection::head_of(source, &method.item.vis, &name, parameters);
        hygienic! {
            #head {
                #companion::__value_and_grad_wrt(#arguments wanted)
            }
        }
    }

    /// The body of `loss_value_and_grad_into`.
    fn written_into(&self, companion: &proc_macro2::Ident) -> TokenStream {
        let (arguments, owner, target) = (&self.arguments, &self.method.owner, local("tangent"));
        let (this, whole) = (format_ident!("{SELF}"), gradient::name(&self.source.function));
        if !self.is_of_self {
            return quote!(#companion::value_and_grad_into(#arguments #target));
        }
        hygienic! {
            let zero = <#owner as ::cotangent::Differentiable>::zero_gradient();
            let mut whole = #whole { #this: ::core::mem::replace(#target, zero) };
            let value = #companion::value_and_grad_into(#arguments &mut whole);
            *#target = whole.#this;
            value
        }
    }

    fn vjp(&self, result: &TokenStream, change: &TokenStream) -> TokenStream {
        let Self { source, method, parameters, arguments, .. } = self;
        let (companion, vis) = (&source.function.sig.ident, &method.item.vis);
        let vjp = format_ident!("{}_vjp", method.name);
        let gradient_type = self.gradient();
        let own = self.own(hygienic!(pullback(cotangent)));
        hygienic! {
            /// The value, and a pullback: from a cotangent of the value to the gradient.
            ///
            /// # Errors
            /// If arrays that are used together differ in shape.
            #vis fn #vjp(#parameters) -> ::core::result::Result<
                (#result, impl ::core::ops::FnOnce(#change) -> #gradient_type),
                ::cotangent::Error,
            > {
                let (value, pullback) = #companion::vjp(#arguments)?;
                ::core::result::Result::Ok((value, move |cotangent: #change| #own))
            }
        }
    }
}
