//! The `#[differentiable]` attribute of [`cotangent`](https://docs.rs/cotangent), where it is
//! documented.
#![forbid(unsafe_code)]

mod derive;
mod errors;
mod expand;
mod methods;

mod parse;
mod shape;
mod signature;
mod types;

mod ir;
mod primitive;

mod contract;
mod differentiate;
mod rules;
mod scaled;
mod schedule;
mod simplify;

mod emit;

#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

// Documented where it is exported, in `cotangent`: there its examples can be run.
#[allow(missing_docs)]
#[proc_macro_attribute]
pub fn differentiable(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::differentiable(arguments.into(), item.into()).into()
}

#[allow(missing_docs)]
#[proc_macro_derive(Differentiable, attributes(no_grad))]
pub fn derive_differentiable(item: TokenStream) -> TokenStream {
    derive::differentiable(item.into()).into()
}
