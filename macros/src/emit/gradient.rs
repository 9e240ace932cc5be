//! The gradient's struct, and the functions that are the same for all kinds of functions.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ItemFn;
use syn::spanned::Spanned;

use super::{arguments, local, parameters, types};
use crate::expand::Differentiated;
use crate::ir::Op;
use crate::signature::{Parameter, Role};

/// `LossGrad` for `loss`.
pub(super) fn name(function: &ItemFn) -> Ident {
    let function = &function.sig.ident;
    let words = function.to_string();
    let words = words.trim_start_matches("r#").split('_').filter(|word| !word.is_empty());
    let capitalized = words.map(|word| {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        format!("{}{rest}", first.to_uppercase())
    });
    format_ident!("{}Grad", capitalized.collect::<String>(), span = function.span())
}

/// One field for each differentiated parameter.
///
/// ```ignore
/// pub struct LossGrad { pub w: <f32 as Argument>::Grad }
/// ```
pub(super) fn structure(source: &Differentiated) -> TokenStream {
    let name = name(&source.function);
    let function = &source.function.sig.ident;
    let vis = &source.function.vis;
    let fields =
        source.signature.parameters.iter().filter(|x| x.is_differentiated()).map(|parameter| {
            let (field, ty) = (&parameter.name, types::argument(source, parameter));
            let doc = format!("The gradient by `{field}`.");
            let ty = quote_spanned!(ty.span()=> <#ty as ::cotangent::__private::Argument>::Grad);
            quote!(#[doc = #doc] pub #field: #ty)
        });
    let doc = format!("The gradient of [`{function}`](fn@{function}).");
    quote! {
        #[doc = #doc]
        #[derive(
            ::core::clone::Clone,
            ::core::fmt::Debug,
            ::core::default::Default,
            ::core::cmp::PartialEq,
        )]
        #vis struct #name { #(#fields),* }
    }
}

/// `value_and_grad` and `grad`, through `value_and_grad_into`.
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    let (element, grad) = (&source.signature.element, name(&source.function));
    let (parameters, arguments) = (parameters(source), arguments(source));
    let (result, gradient) = (local("result"), local("gradient"));
    quote! {
        /// The value, and the gradient by each differentiated parameter.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape.
        pub fn value_and_grad(
            #parameters
        ) -> ::core::result::Result<(#element, #grad), ::cotangent::Error> {
            let mut #gradient = <#grad as ::core::default::Default>::default();
            let #result = Self::value_and_grad_into(#arguments &mut #gradient)?;
            ::core::result::Result::Ok((#result, #gradient))
        }

        /// The gradient by each differentiated parameter.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape.
        pub fn grad(#parameters) -> ::core::result::Result<#grad, ::cotangent::Error> {
            let mut #gradient = <#grad as ::core::default::Default>::default();
            Self::value_and_grad_into(#arguments &mut #gradient)?;
            ::core::result::Result::Ok(#gradient)
        }
    }
}

/// A compiler warning at each parameter that the result does not depend on.
///
/// The gradient may be always zero elsewhere too: that of `floor(x)` is.
///
/// There is no way to warn on stable but through the use of something deprecated.
pub(super) fn warnings(source: &Differentiated) -> TokenStream {
    let live = source.program.live(&[source.result]);
    let is_used = |parameter: usize| {
        let mut values = source.program.values().filter(|value| live[value.0]);
        values.any(|value| matches!(source.program.equation(value).op, Op::Parameter(index) if index == parameter))
    };
    let warnings = source.signature.parameters.iter().filter_map(|parameter| {
        let Parameter { name, role: Role::Float { index, is_differentiated: true, .. }, .. } = parameter
        else {
            return None;
        };
        if is_used(*index) {
            return None;
        }
        let note = format!(
            "the result does not depend on `{name}`: its gradient is always zero; mark it `#[no_grad]`"
        );
        let constant = Ident::new("no_gradient", name.span());
        Some(quote! {
            const _: () = {
                #[deprecated(note = #note)]
                #[allow(non_upper_case_globals)]
                const #constant: () = ();
                #constant
            };
        })
    });
    quote!(#(#warnings)*)
}
