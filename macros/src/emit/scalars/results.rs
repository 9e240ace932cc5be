//! What a call on lanes gives, as the user's numbers, structs and gradients.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Scalars;
use crate::emit::{gradient, local};
use crate::shape::{self, Shape};
use crate::signature::Parameter;

impl Scalars<'_> {
    /// The cotangents of all that is differentiated as numbers and gradients, each parameter's with its
    /// own.
    pub(super) fn cotangents(
        &self,
        number: &dyn Fn(TokenStream) -> TokenStream,
    ) -> Vec<Vec<TokenStream>> {
        let cotangents = local("cotangents");
        let mut all = Vec::new();
        for (index, parameter) in self.source.signature.parameters.iter().enumerate() {
            if !parameter.is_differentiated() {
                continue;
            }
            let index = Literal::usize_unsuffixed(index);
            let leaves = parameter.leaves().into_iter().map(|leaf| {
                let part = shape::part(quote!(#cotangents.#index), &leaf.path);
                match leaf.record {
                    Some(ty) => {
                        let number = closure(number);
                        quote!(<#ty as ::cotangent::Differentiable>::gradient(#part, #number))
                    }
                    None => number(part),
                }
            });
            all.push(leaves.collect());
        }
        all
    }

    /// Statements that write all cotangents to the array `row`.
    pub(super) fn row(
        &self,
        row: &TokenStream,
        number: &dyn Fn(TokenStream) -> TokenStream,
    ) -> TokenStream {
        let differentiated =
            self.source.signature.parameters.iter().filter(|x| x.is_differentiated());
        let records = differentiated.flat_map(Parameter::leaves).map(|leaf| leaf.record);
        let writes = records
            .zip(self.cotangents(number).concat())
            .map(|(record, value)| write_to(row, record, &value));
        hygienic! {
            let mut column = 0;
            #(#writes)*
        }
    }

    /// `LossGrad { w: .. }`
    pub(super) fn gradient(&self, number: &dyn Fn(TokenStream) -> TokenStream) -> TokenStream {
        let grad = gradient::name(&self.source.function);
        let names = self.differentiated().map(|parameter| &parameter.name);
        let gradients = self.gradients(number);
        quote!(#grad { #(#names: #gradients),* })
    }

    /// The gradient by each parameter that is differentiated.
    pub(super) fn gradients(
        &self,
        number: &dyn Fn(TokenStream) -> TokenStream,
    ) -> Vec<TokenStream> {
        let cotangents = self.differentiated().zip(self.cotangents(number));
        cotangents.map(|(x, cotangents)| x.shape().build(&mut cotangents.into_iter())).collect()
    }

    fn differentiated(&self) -> impl Iterator<Item = &Parameter> {
        self.source.signature.parameters.iter().filter(|x| x.is_differentiated())
    }

    /// A value of the result's type, made of that of lanes.
    pub(super) fn result_of(
        &self,
        value: &TokenStream,
        number: &dyn Fn(TokenStream) -> TokenStream,
    ) -> TokenStream {
        self.leaves_of_result(value, number, &quote!(::cotangent::FromLanes), &quote!(from_lanes))
    }

    /// A tangent of the result, made of that of lanes.
    pub(super) fn tangent_of(
        &self,
        value: &TokenStream,
        number: &dyn Fn(TokenStream) -> TokenStream,
    ) -> TokenStream {
        self.leaves_of_result(value, number, &quote!(::cotangent::Differentiable), &quote!(tangent))
    }

    pub(super) fn leaves_of_result(
        &self,
        value: &TokenStream,
        number: &dyn Fn(TokenStream) -> TokenStream,
        owner: &TokenStream,
        function: &TokenStream,
    ) -> TokenStream {
        let shape = &self.source.signature.result;
        let leaves = shape.leaves().into_iter().zip(shape.paths());
        shape.build(&mut leaves.map(|(leaf, path)| {
            let part = shape::part(value.clone(), &path);
            match leaf {
                Shape::Record(ty) => {
                    let number = closure(number);
                    quote!(<#ty as #owner>::#function(#part, #number))
                }
                _ => number(part),
            }
        }))
    }

    /// Cotangents of the result on lanes, made of those that the user gives, each leaf by `of` from its
    /// number or gradient.
    pub(super) fn seeds(&self, cotangent: &TokenStream) -> TokenStream {
        let scalar = &self.scalar;
        let shape = &self.source.signature.result;
        let leaves = shape.leaves().into_iter().zip(shape.paths());
        shape.build(&mut leaves.map(|(leaf, path)| {
            let part = shape::part(cotangent.clone(), &path);
            match leaf {
                Shape::Record(ty) => hygienic! {
                    <#ty as ::cotangent::Differentiable>::cotangent::<#scalar>(
                        &#part,
                        |x| #scalar(x),
                    )
                },
                _ => quote!(#scalar(#part)),
            }
        }))
    }
}

/// `|x| number(x)`
fn closure(number: &dyn Fn(TokenStream) -> TokenStream) -> TokenStream {
    let x = local("x");
    let number = number(quote!(#x));
    quote!(|#x| #number)
}

/// Writes a number, or the floats of a gradient, to `array[column]` and what follows it.
pub(super) fn write_to(
    array: &TokenStream,
    record: Option<&syn::Type>,
    value: &TokenStream,
) -> TokenStream {
    match record {
        None => hygienic! {
            #array[column] = #value;
            column += 1;
        },
        Some(_) => hygienic! {
            ::cotangent::Leaves::visit(&#value, |x| {
                #array[column] = x;
                column += 1;
            });
        },
    }
}
