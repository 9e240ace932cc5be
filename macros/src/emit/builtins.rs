//! Proof that the names of the language mean what the compiler takes them for.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use super::types;
use crate::expand::Differentiated;
use crate::methods::Method;
use crate::operation::{Named, Passed, Takes};
use crate::parse;
use crate::primitive::{self, Primitive};

/// Compares each function of the language that the body names with the one of `cotangent`: if the
/// user's `exp` is another function, the types differ, and rustc reports it at the user's `exp`.
pub(super) fn check(source: &Differentiated) -> TokenStream {
    let element = types::element(source);
    let comparisons = source.builtins.iter().map(|path| {
        let name = &path.segments.last().expect("a path has a last segment").ident;
        if let Some(named) = Named::of(&name.to_string()) {
            return same_operation(named, path, name, &element);
        }
        if parse::EXTREMES.contains(&&*name.to_string()) {
            return quote_spanned! {path.span()=>
                ::cotangent::__private::same_of_2::<
                    &'static ::cotangent::Tensor<#element>, i32, _, _, _
                >(::cotangent::#name, #path);
            };
        }
        let types = match name.to_string().as_str() {
            "sum" | "mean" => quote!(&[#element]),
            "map" => quote!(&[#element], fn(#element) -> #element, #element),
            "with_gradient" => quote!(#element, fn(#element) -> #element),
            zip if zip.starts_with("zip") => {
                let arity = zip[3..].parse().unwrap_or(2);
                let arrays = std::iter::repeat_n(quote!(&[#element]), arity);
                quote!(#(#arrays),*)
            }
            function => {
                let arity = primitive::function_named(function).map_or(1, Primitive::arity);
                let arguments = std::iter::repeat_n(&element, arity);
                quote!(#(#arguments),*)
            }
        };
        quote!(::cotangent::__private::same(::cotangent::#name::<#types>, #path);)
    });
    let name = &source.function.sig.ident;
    let function = match &source.method {
        Some(Method { owner, name, .. }) => quote!(<#owner>::#name),
        None => quote!(#name),
    };
    quote! {
        const _: fn() = || {
            // A function of which only the gradient is called is not dead.
            let _ = #function;
            #(#comparisons)*
        };
    }
}

/// The same of an operation on whole arrays, which is generic: by arguments that it may be called with.
fn same_operation(named: &Named, path: &Path, name: &Ident, element: &TokenStream) -> TokenStream {
    let tensor = quote!(&'static ::cotangent::Tensor<#element>);
    if named.takes == Takes::Arrays(0) {
        return quote! {
            ::cotangent::__private::same(::cotangent::#name::<#element, usize>, #path);
        };
    }
    let arrays = match named.takes {
        Takes::Arrays(count) => vec![tensor; count],
        Takes::List => vec![quote!(&'static [#tensor])],
    };
    let passed = named.passed.iter().map(|passed| match passed {
        Passed::Axis | Passed::Axes => quote!(i32),
        Passed::Order => quote!([i32; 2]),
        Passed::Indices => quote!(&'static [usize]),
        Passed::Shape | Passed::Count => quote!(usize),
        Passed::Range => quote!(::core::ops::Range<usize>),
        Passed::Sizes | Passed::Pair => quote!([usize; 2]),
        Passed::Widths => quote!([(usize, usize); 2]),
        Passed::Float => quote!(#element),
        Passed::Diagonal => quote!(isize),
    });
    let same = format_ident!("same_of_{}", named.arity());
    quote_spanned! {path.span()=>
        ::cotangent::__private::#same::<#(#arrays,)* #(#passed,)* _, _, _>(::cotangent::#name, #path);
    }
}
