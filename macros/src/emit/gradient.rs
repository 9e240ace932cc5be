//! The gradient's struct, and the functions that are the same for all kinds of functions.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ItemFn;
use syn::spanned::Spanned;

use super::{arguments, local, parameters, types};
use crate::expand::Differentiated;
use crate::ir::Op;
use crate::parse::Warning;
use crate::shape::Shape;
use crate::signature::Parameter;

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
    let differentiated = source.signature.parameters.iter().filter(|x| x.is_differentiated());
    let (mut fields, mut defaults) = (Vec::new(), Vec::new());
    for parameter in differentiated {
        let field = &parameter.name;
        let doc = format!("The gradient by `{field}`.");
        let (ty, zero) = (field_type(source, parameter), zero(parameter));
        defaults.push(quote!(#field: #zero));
        fields.push(quote!(#[doc = #doc] pub #field: #ty));
    }
    // The type of a method may be less public than the method.
    let allowed = source.method.is_some().then(|| quote!(#[allow(private_interfaces)]));
    let doc = match source.method {
        Some(_) => format!("The gradient of `{}`.", source.described()),
        None => format!("The gradient of [`{function}`](fn@{function})."),
    };
    quote! {
        #[doc = #doc]
        #[derive(
            ::core::clone::Clone,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
        )]
        #allowed
        #vis struct #name { #(#fields),* }
        #[automatically_derived]
        impl ::core::default::Default for #name {
            fn default() -> Self {
                Self { #(#defaults),* }
            }
        }
    }
}

/// The type of a gradient by a parameter.
pub(super) fn field_type(source: &Differentiated, parameter: &Parameter) -> TokenStream {
    match parameter.shape() {
        Shape::Float => {
            let ty = types::argument(source, parameter);
            quote_spanned!(ty.span()=> <#ty as ::cotangent::__private::Argument>::Grad)
        }
        shape @ (Shape::Tuple(_) | Shape::Array(_) | Shape::Record(_)) => {
            let element = types::element(source);
            shape.ty(&|record| match record {
                Some(ty) => quote_spanned! {ty.span()=>
                    <#ty as ::cotangent::Differentiable>::Gradient
                },
                None => quote!(#element),
            })
        }
    }
}

/// A gradient by a parameter that nothing has been written to.
pub(super) fn zero(parameter: &Parameter) -> TokenStream {
    let shape = parameter.shape();
    if *shape == Shape::Float {
        return quote!(::core::default::Default::default());
    }
    let zeros = parameter.leaves().into_iter().map(|leaf| match leaf.record {
        Some(ty) => quote!(<#ty as ::cotangent::Differentiable>::zero_gradient()),
        None => quote!(0.0),
    });
    shape.build(&mut zeros.collect::<Vec<_>>().into_iter())
}

/// `value_and_grad` and `grad`, through `value_and_grad_into`.
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    let (value, grad) = (types::result(source), name(&source.function));
    let (parameters, arguments) = (parameters(source), arguments(source));
    let (result, gradient) = (local("result"), local("gradient"));
    quote! {
        /// The value, and the gradient by each differentiated parameter.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape.
        pub fn value_and_grad(
            #parameters
        ) -> ::core::result::Result<(#value, #grad), ::cotangent::Error> {
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

/// A compiler warning at each parameter that the result does not depend on, and at markers without effect.
///
/// The gradient may be always zero elsewhere too: that of `floor(x)` is.
///
/// There is no way to warn on stable but through the use of something deprecated.
pub(super) fn warnings(source: &Differentiated) -> TokenStream {
    let program = &source.body.program;
    // What is auxiliary has no gradient.
    let values = if source.auxiliary.is_some() { 1 } else { source.body.results.len() };
    let live = program.live(&source.body.results[..values]);
    let is_used = |parameter: usize| {
        let mut values = program.values().filter(|value| live[value.0]);
        values.any(|value| match program.equation(value).op {
            Op::Parameter(index) => {
                let read = &program.parameters[index];
                let of = read.table.or(read.field.as_ref().map(|(record, _)| *record));
                index == parameter || of == Some(parameter)
            }
            _ => false,
        })
    };
    let warnings = source.signature.parameters.iter().filter_map(|parameter| {
        let Parameter { name, .. } = parameter;
        let mut leaves = parameter.leaves().into_iter();
        if !parameter.is_differentiated() || leaves.any(|leaf| is_used(leaf.index)) {
            return None;
        }
        let note = format!(
            "the result does not depend on `{name}`: its gradient is always zero; mark it `#[no_grad]`"
        );
        Some(warning(&Ident::new("no_gradient", name.span()), &note))
    });
    let of_markers = source.warnings.iter();
    let of_markers =
        of_markers.map(|Warning { at, note }| warning(&Ident::new("no_effect", at.span()), note));
    quote!(#(#warnings)* #(#of_markers)*)
}

fn warning(constant: &Ident, note: &str) -> TokenStream {
    quote! {
        const _: () = {
            #[deprecated(note = #note)]
            #[allow(non_upper_case_globals)]
            const #constant: () = ();
            #constant
        };
    }
}
