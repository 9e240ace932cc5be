//! Proof that the names of the language mean what the compiler takes them for.

use proc_macro2::TokenStream;
use quote::quote;

use super::types;
use crate::expand::Differentiated;
use crate::methods::Method;
use crate::primitive::{self, Primitive};

/// Compares each function of the language that the body names with the one of `cotangent`: if the
/// user's `exp` is another function, the types differ, and rustc reports it at the user's `exp`.
pub(super) fn check(source: &Differentiated) -> TokenStream {
    let element = types::element(source);
    let comparisons = source.builtins.iter().map(|path| {
        let name = &path.segments.last().expect("a path has a last segment").ident;
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
