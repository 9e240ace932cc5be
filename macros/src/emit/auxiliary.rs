//! What a function gives beside its value: the user's code, behind all that the equations compute.

use proc_macro2::TokenStream;
use quote::quote;

use super::arrays::{Emitter, Numbers};
use super::{callees, local, types};
use crate::expand::Differentiated;
use crate::ir::{Kind, Value};
use crate::parse;
use crate::schedule::Output;

/// What must be computed for it.
pub(super) fn outputs(source: &Differentiated) -> Vec<Output> {
    source.body.results[1..].iter().map(|&value| Output::Scalar(value)).collect()
}

impl Emitter<'_> {
    /// Input: `(loss + penalty, Parts { loss, penalty, rows: x.len() })`
    ///
    /// Output:
    /// ```ignore
    /// {
    ///     let results: (f64, Parts) = (t_12.0, {
    ///         let loss = loss_7.0;
    ///         let penalty = penalty_9.0;
    ///         Parts { loss, penalty, rows: x.len() }
    ///     });
    ///     results
    /// }
    /// ```
    pub(super) fn results(&self, value: &TokenStream) -> TokenStream {
        let Some(auxiliary) = &self.source.auxiliary else { return value.clone() };
        let numbers = auxiliary.numbers.iter().map(|numbers| self.user_numbers(numbers));
        let (ty, code, results) = (types::result(self.source), &auxiliary.code, local("results"));
        quote!({
            let #results: #ty = (#value, { #(#numbers)* #code });
            #results
        })
    }

    /// `let name = ..;`
    fn user_numbers(&self, numbers: &parse::Numbers) -> TokenStream {
        let results = &self.source.body.results[numbers.first..];
        let mut leaves = results.iter().map(|&value| self.user_number(value, numbers));
        let (name, whole) = (&numbers.name, numbers.shape.build(&mut leaves));
        quote!(let #name = #whole;)
    }

    fn user_number(&self, value: Value, numbers: &parse::Numbers) -> TokenStream {
        let name = self.name(value);
        let number = match self.numbers {
            Numbers::Plain => quote!(.0),
            Numbers::Dual => quote!(.primal.0),
        };
        match self.source.body.program.kind(value) {
            Kind::Float => quote!(#name #number),
            Kind::Mask => quote!(::cotangent::__private::Mask::any(#name)),
            Kind::Record => {
                let (ty, x) = (&numbers.ty, local("x"));
                quote! {
                    <#ty as ::cotangent::FromLanes>::from_lanes::<__ScalarLane>(
                        #name,
                        |#x| #x #number,
                    )
                }
            }
            Kind::Bool | Kind::Opaque | Kind::Several => quote!(#name),
        }
    }
}

/// What the functions on lanes of a function with an auxiliary result are to others. None may call them, which
/// [`callees::checks`] says; they accept whatever is done with them.
pub(super) fn refusals(source: &Differentiated) -> TokenStream {
    let count = source.signature.parameters.len();
    let (value, vjp) = (callees::value(count), callees::vjp(count));
    let any: Vec<_> = std::iter::repeat_n(quote!(_: impl ::core::marker::Sized), count).collect();
    let nothing = std::iter::repeat_n(quote!(()), count);
    hygienic! {
        #[doc(hidden)]
        pub fn #value<V>(#(#any),*) -> (V, V) {
            ::core::unreachable!()
        }
        #[doc(hidden)]
        pub fn #vjp<V>(#(#any),*) -> ((V, V), fn((V, V)) -> (#(#nothing,)*)) {
            ::core::unreachable!()
        }
    }
}
