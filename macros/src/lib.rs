//! The `#[differentiable]` attribute of [`cotangent`](https://docs.rs/cotangent), where it is
//! documented.
#![forbid(unsafe_code)]

mod errors;
mod expand;

mod parse;
mod signature;

mod ir;
mod primitive;

mod contract;
mod differentiate;
mod rules;
mod scaled;
mod schedule;

mod emit;

use proc_macro::TokenStream;

/// Turns a function into itself, its gradient, and a program that computes both in one pass.
///
/// See the documentation of the crate `cotangent`.
#[proc_macro_attribute]
pub fn differentiable(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::differentiable(arguments.into(), item.into()).into()
}
