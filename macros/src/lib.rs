//! The macros of [`cotangent`](https://docs.rs/cotangent), where they are documented.
#![forbid(unsafe_code)]

mod check;
mod derivative;
mod derive;
mod errors;
mod expand;
mod generics;
mod methods;

mod parse;
mod returned;
mod shape;
mod signature;
mod types;

mod ir;
mod operation;
mod primitive;

mod contract;
mod differentiate;
mod examples;
mod groups;
mod rules;
mod scaled;
mod schedule;
mod simplify;

mod emit;

mod wrt;

#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

// Documented where it is exported, in `cotangent`: there its examples can be run.
#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn differentiable(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::differentiable(arguments.into(), item.into()).into()
}

// As above.
#[allow(missing_docs)]
#[proc_macro_derive(Differentiable, attributes(no_grad))]
pub fn derive_differentiable(item: TokenStream) -> TokenStream {
    derive::differentiable(item.into()).into()
}

// As above.
#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn derivative(arguments: TokenStream, item: TokenStream) -> TokenStream {
    derivative::derivative(arguments.into(), item.into()).into()
}

// As above.
#[allow(missing_docs)]
#[proc_macro]
pub fn value_and_grad(tokens: TokenStream) -> TokenStream {
    wrt::wrt(tokens.into(), wrt::Wanted::Both).into()
}

// As above.
#[allow(missing_docs)]
#[proc_macro]
pub fn grad(tokens: TokenStream) -> TokenStream {
    wrt::wrt(tokens.into(), wrt::Wanted::Gradient).into()
}

// As above.
#[allow(missing_docs)]
#[proc_macro]
pub fn assert_gradients(tokens: TokenStream) -> TokenStream {
    check::assert_gradients(tokens.into()).into()
}
