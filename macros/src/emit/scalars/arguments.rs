//! The arguments of a call on lanes, as numbers or as dual numbers.

use proc_macro2::TokenStream;
use quote::quote;

use super::count::Count;
use super::{Lanes, Scalars};
use crate::emit::{local, types};
use crate::shape::{self, Shape};
use crate::signature::{Leaf, Parameter, Role};

impl Scalars<'_> {
    /// The arguments of a call on lanes.
    pub(super) fn arguments(&self, lanes: Lanes) -> TokenStream {
        let mut arguments = TokenStream::new();
        let mut first = Count::default();
        for parameter in &self.source.signature.parameters {
            let name = &parameter.name;
            let Role::Float { shape, is_differentiated, .. } = &parameter.role else {
                arguments.extend(quote!(#name,));
                continue;
            };
            let mut leaves = parameter.leaves().into_iter().map(|leaf| {
                let argument = match leaf.record {
                    Some(ty) => self.record(parameter, &leaf, ty, lanes, &first),
                    None => self.number(parameter, &leaf, lanes, &first),
                };
                if *is_differentiated {
                    first.add(leaf.record);
                }
                argument
            });
            let argument = shape.build(&mut leaves);
            arguments.extend(quote!(#argument,));
        }
        arguments
    }

    /// A float of a parameter, the one of index `first`, on lanes.
    pub(super) fn number(
        &self,
        parameter: &Parameter,
        leaf: &Leaf<'_>,
        lanes: Lanes,
        first: &Count,
    ) -> TokenStream {
        let (scalar, dual, name) = (&self.scalar, &self.dual, &parameter.name);
        let number = self.plain_number(parameter, leaf);
        let tangent = match lanes {
            Lanes::Plain => return quote!(#scalar(#number)),
            _ if !parameter.is_differentiated() => {
                return quote!(#dual::constant(#scalar(#number)));
            }
            Lanes::Directed => {
                let tangent = local("tangent");
                shape::part(quote!(#tangent.#name), &leaf.path)
            }
            Lanes::EachInTurn => {
                let turn = local("turn");
                quote!(if #turn == #first { 1.0 } else { 0.0 })
            }
        };
        quote!(#dual { primal: #scalar(#number), tangent: #scalar(#tangent) })
    }

    /// A float of a parameter, as the user's number.
    pub(super) fn plain_number(&self, parameter: &Parameter, leaf: &Leaf<'_>) -> TokenStream {
        let name = &parameter.name;
        match parameter.shape() {
            Shape::Float => {
                let (ty, borrowed) =
                    (types::argument(self.source, parameter), parameter.borrowed());
                quote!(<#ty as ::cotangent::__private::ScalarArgument>::get(#borrowed))
            }
            _ => shape::part(quote!(#name), &leaf.path),
        }
    }

    /// A struct of a parameter, whose floats have indices from `first` on, on lanes.
    pub(super) fn record(
        &self,
        parameter: &Parameter,
        leaf: &Leaf<'_>,
        ty: &syn::Type,
        lanes: Lanes,
        first: &Count,
    ) -> TokenStream {
        let (float, scalar, dual) = (&self.float, &self.scalar, &self.dual);
        let name = &parameter.name;
        let whole = parameter.borrowed_part(&leaf.path);
        let record = quote!(<#ty as ::cotangent::Differentiable>);
        let tangent = match lanes {
            Lanes::Plain => return quote!(#record::on_lanes::<#scalar>(#whole)),
            _ if !parameter.is_differentiated() => {
                return quote!(#record::on_lanes::<#dual>(#whole));
            }
            Lanes::Directed => {
                let tangent = local("tangent");
                let tangent = shape::part(quote!(#tangent.#name), &leaf.path);
                quote!(&#tangent)
            }
            Lanes::EachInTurn => {
                let unit = self.unit(ty, first);
                quote!(&#unit)
            }
        };
        hygienic! {
            #record::along::<#dual>(
                #whole,
                #tangent,
                |primal: #float, tangent: #float| {
                    #dual { primal: #scalar(primal), tangent: #scalar(tangent) }
                },
            )
        }
    }

    /// The gradient of a struct with a 1 where the turn is that of one of its floats, which have indices
    /// from `first` on.
    pub(super) fn unit(&self, ty: &syn::Type, first: &Count) -> TokenStream {
        let (float, turn) = (&self.float, local("turn"));
        let record = quote!(<#ty as ::cotangent::Differentiable>);
        hygienic!({
            let mut unit = #record::zero_gradient();
            let mut index = #first;
            ::cotangent::Leaves::visit_mut(&mut unit, |x: &mut #float| {
                if index == #turn {
                    *x = 1.0;
                }
                index += 1;
            });
            unit
        })
    }
}
