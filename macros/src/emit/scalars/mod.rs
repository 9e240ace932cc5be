//! A scalar function for its users: its lane code, run on numbers and on dual numbers.

mod arguments;
mod count;
mod hessian;
mod results;

use proc_macro2::TokenStream;
use quote::quote;

use self::count::Count;
use self::results::write_to;
use super::{callees, gradient, local, parameters, selection, types};
use crate::expand::Differentiated;
use crate::shape::{self, Shape};
use crate::signature::{Parameter, Role};
use crate::types::is_copied;

/// What the floats of the parameters are to a call on lanes.
#[derive(Clone, Copy)]
enum Lanes {
    /// Numbers.
    Plain,
    /// Dual numbers, whose tangents a gradient holds.
    Directed,
    /// Dual numbers, of which the one whose turn it is has the tangent 1.
    EachInTurn,
}

/// `value`, and all that is computed from derivatives.
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    let scalars = Scalars::of(source);
    let (value, vjp, jvp) = (scalars.value(), scalars.vjp(), scalars.jvp());
    let derivatives = match source.signature.result {
        Shape::Float => {
            let (into, hvp) = (scalars.value_and_grad_into(), scalars.hvp());
            let wrt = scalars.value_and_grad_wrt();
            let hessian = hessian(source);
            let convenience = gradient::methods(source);
            quote!(#into #wrt #convenience #hvp #hessian)
        }
        Shape::Tuple(_) | Shape::Array(_) | Shape::Record(_) => {
            let jacobian = scalars.can_run_again().then(|| scalars.jacobian());
            quote!(#jacobian)
        }
    };
    quote!(#value #vjp #jvp #derivatives)
}

/// `hessian`, if a call can be made several times with the same arguments.
pub(super) fn hessian(source: &Differentiated) -> TokenStream {
    let scalars = Scalars::of(source);
    let hessian = scalars.can_run_again().then(|| scalars.hessian());
    quote!(#hessian)
}

/// `hessian` or `jacobian`, whichever there is, and the type of what it gives.
pub(super) fn matrix(source: &Differentiated) -> Option<(&'static str, TokenStream)> {
    let scalars = Scalars::of(source);
    let is_there = source.body.program.is_lane_code() && scalars.can_run_again();
    let Scalars { float, count, .. } = &scalars;
    is_there.then(|| match source.signature.result {
        Shape::Float => ("hessian", quote!([[#float; #count]; #count])),
        Shape::Tuple(_) | Shape::Array(_) | Shape::Record(_) => {
            let rows = scalars.rows();
            ("jacobian", quote!([[#float; #count]; #rows]))
        }
    })
}

struct Scalars<'a> {
    source: &'a Differentiated,
    /// The float of the function.
    float: TokenStream,
    /// `x: f64, ..`
    parameters: TokenStream,
    result: TokenStream,
    /// The type of a tangent or cotangent of the result.
    tangent: TokenStream,
    scalar: TokenStream,
    dual: TokenStream,
    /// How many floats it is differentiated by.
    count: Count,
}

impl<'a> Scalars<'a> {
    fn of(source: &'a Differentiated) -> Self {
        let float = types::element(source);
        let scalar = quote!(::cotangent::__private::Scalar::<#float>);
        let result = &source.signature.result;
        let differentiated = source.signature.parameters.iter().filter(|x| x.is_differentiated());
        let leaves: Vec<_> = differentiated.flat_map(Parameter::leaves).collect();
        let count = Count::of(leaves.iter().map(|leaf| leaf.record));
        Self {
            parameters: parameters(source),
            result: types::result(source),
            tangent: result.ty(&|record| match record {
                Some(ty) => quote!(<#ty as ::cotangent::Differentiable>::Gradient),
                None => quote!(#float),
            }),
            dual: quote!(::cotangent::__private::Dual::<#scalar>),
            count,
            source,
            float,
            scalar,
        }
    }

    /// Whether no argument is used up by a call.
    fn can_run_again(&self) -> bool {
        self.source.signature.parameters.iter().all(|parameter| match parameter.role {
            Role::Float { .. } => true,
            Role::Passed | Role::Mistaken => parameter.is_reference() || is_copied(&parameter.ty),
        })
    }

    fn value(&self) -> TokenStream {
        let Self { parameters, result, scalar, .. } = self;
        let (on_lanes, arguments) = (callees::own_value(self.source), self.arguments(Lanes::Plain));
        let value = local("value");
        let numbers = self.result_of(&quote!(#value), &|x| quote!(#x.0));
        let computed = with_instructions(&quote! {
            let #value = Self::#on_lanes::<#scalar>(#arguments);
            ::core::result::Result::Ok(#numbers)
        });
        quote! {
            /// The value.
            ///
            /// # Errors
            /// Never: all functions of this kind share their signature.
            pub fn value(#parameters) -> ::core::result::Result<#result, ::cotangent::Error> {
                #computed
            }
        }
    }

    fn value_and_grad_into(&self) -> TokenStream {
        let Self { parameters, float, scalar, .. } = self;
        let grad = gradient::name(&self.source.function);
        let (vjp, arguments) = (callees::own_vjp(self.source), self.arguments(Lanes::Plain));
        let (value, pullback) = (local("value"), local("pullback"));
        let (cotangents, gradient) = (local("cotangents"), local("gradient"));
        let whole = self.gradient(&|x| quote!(#x.0));
        let computed = with_instructions(&quote! {
            let (#value, #pullback) = Self::#vjp::<#scalar>(#arguments);
            let #cotangents = #pullback(#scalar(1.0));
            *#gradient = #whole;
            ::core::result::Result::Ok(#value.0)
        });
        quote! {
            /// The value; the gradient is written to `grad`.
            ///
            /// # Errors
            /// Never: all functions of this kind share their signature.
            pub fn value_and_grad_into(
                #parameters
                #gradient: &mut #grad,
            ) -> ::core::result::Result<#float, ::cotangent::Error> {
                #computed
            }
        }
    }

    fn value_and_grad_wrt(&self) -> TokenStream {
        let scalar = &self.scalar;
        let (vjp, arguments) = (callees::own_vjp(self.source), self.arguments(Lanes::Plain));
        let (value, pullback, cotangents) =
            (local("value"), local("pullback"), local("cotangents"));
        let gradients = self.gradients(&|x| quote!(#x.0));
        let (head, selected) =
            (selection::head(self.source), selection::of_scalars(self.source, &gradients));
        let computed = with_instructions(&quote! {
            let (#value, #pullback) = Self::#vjp::<#scalar>(#arguments);
            let #cotangents = #pullback(#scalar(1.0));
            ::core::result::Result::Ok((#value.0, #selected))
        });
        quote!(#head { #computed })
    }

    fn vjp(&self) -> TokenStream {
        let Self { parameters, result, tangent, scalar, .. } = self;
        let grad = gradient::name(&self.source.function);
        let (vjp, arguments) = (callees::own_vjp(self.source), self.arguments(Lanes::Plain));
        let (value, pullback) = (local("value"), local("pullback"));
        let (cotangents, cotangent) = (local("cotangents"), local("cotangent"));
        let numbers = self.result_of(&quote!(#value), &|x| quote!(#x.0));
        let seeds = self.seeds(&quote!(#cotangent));
        let whole = self.gradient(&|x| quote!(#x.0));
        let forward = with_instructions(&quote! {
            let (#value, #pullback) = Self::#vjp::<#scalar>(#arguments);
            (#numbers, #pullback)
        });
        let backward = with_instructions(&quote! {
            let #cotangents = #pullback(#seeds);
            #whole
        });
        quote! {
            /// The value, and a pullback: from a cotangent of the value to the gradient, which is the
            /// product of the cotangent and the Jacobian.
            ///
            /// # Errors
            /// Never: all functions of this kind share their signature.
            #[inline]
            pub fn vjp(#parameters) -> ::core::result::Result<
                (#result, impl ::core::ops::FnOnce(#tangent) -> #grad),
                ::cotangent::Error,
            > {
                let (#value, #pullback) = #forward;
                ::core::result::Result::Ok((#value, move |#cotangent: #tangent| #backward))
            }
        }
    }

    fn jvp(&self) -> TokenStream {
        let Self { parameters, result, dual, tangent: change_type, .. } = self;
        let grad = gradient::name(&self.source.function);
        let (on_lanes, arguments) =
            (callees::own_value(self.source), self.arguments(Lanes::Directed));
        let (value, tangent) = (local("value"), local("tangent"));
        let primal = self.result_of(&quote!(#value), &|x| quote!(#x.primal.0));
        let change = self.tangent_of(&quote!(#value), &|x| quote!(#x.tangent.0));
        let computed = with_instructions(&quote! {
            let #value = Self::#on_lanes::<#dual>(#arguments);
            ::core::result::Result::Ok((#primal, #change))
        });
        quote! {
            /// The value, and its derivative in the direction `tangent`, which is the product of the
            /// Jacobian and the tangent. Forward mode.
            ///
            /// # Errors
            /// Never: all functions of this kind share their signature.
            #[inline]
            pub fn jvp(
                #parameters
                #tangent: &#grad,
            ) -> ::core::result::Result<(#result, #change_type), ::cotangent::Error> {
                #computed
            }
        }
    }

    fn hvp(&self) -> TokenStream {
        let Self { parameters, scalar, dual, .. } = self;
        let grad = gradient::name(&self.source.function);
        let (vjp, arguments) = (callees::own_vjp(self.source), self.arguments(Lanes::Directed));
        let (pullback, cotangents) = (local("pullback"), local("cotangents"));
        let tangent = local("tangent");
        let whole = self.gradient(&|x| quote!(#x.tangent.0));
        let computed = with_instructions(&quote! {
            let (_, #pullback) = Self::#vjp::<#dual>(#arguments);
            let #cotangents = #pullback(#dual::constant(#scalar(1.0)));
            ::core::result::Result::Ok(#whole)
        });
        quote! {
            /// The product of the Hessian and `tangent`: the derivative of the gradient in that
            /// direction. Forward over reverse mode.
            ///
            /// # Errors
            /// Never: all functions of this kind share their signature.
            #[inline]
            pub fn hvp(
                #parameters
                #tangent: &#grad,
            ) -> ::core::result::Result<#grad, ::cotangent::Error> {
                #computed
            }
        }
    }

    /// By leaf of the result: its type, if it is a struct.
    fn records_of_result(&self) -> Vec<Option<&'a syn::Type>> {
        let leaves = self.source.signature.result.leaves().into_iter();
        leaves
            .map(|leaf| match leaf {
                Shape::Record(ty) => ty.as_deref(),
                _ => None,
            })
            .collect()
    }

    /// How many floats the result has.
    fn rows(&self) -> Count {
        Count::of(self.records_of_result().into_iter())
    }

    /// By columns in forward mode, or by rows in reverse mode, whichever are fewer.
    fn jacobian(&self) -> TokenStream {
        let Self { parameters, float, scalar, dual, count, source, .. } = self;
        let shape = &source.signature.result;
        let (records, rows) = (self.records_of_result(), &self.rows());
        let (jacobian, turn, value) = (local("jacobian"), local("turn"), local("value"));
        let (on_lanes, forward) =
            (callees::own_value(self.source), self.arguments(Lanes::EachInTurn));
        let tangent = self.tangent_of(&quote!(#value), &|x| quote!(#x.tangent.0));
        let entries = records.iter().zip(shape.paths()).map(|(&record, path)| {
            let entry = shape::part(quote!(#value), &path);
            write_to(&hygienic!(jacobian_column), record, &entry)
        });
        let (vjp, reverse) = (callees::own_vjp(self.source), self.arguments(Lanes::Plain));
        let (pullback, cotangents) = (local("pullback"), local("cotangents"));
        let mut first = Count::default();
        let units = records.iter().map(|&record| {
            let unit = match record {
                Some(ty) => self.unit(ty, &first),
                None => quote!(if #turn == #first { 1.0 } else { 0.0 }),
            };
            first.add(record);
            unit
        });
        let unit = shape.build(&mut units.collect::<Vec<_>>().into_iter());
        let seeds = self.seeds(&quote!(#value));
        let row = self.row(&quote!(#jacobian[#turn]), &|x| quote!(#x.0));
        let column = local("column");
        let by_columns = hygienic! {
            for #turn in 0..#count {
                let #value = Self::#on_lanes::<#dual>(#forward);
                let #value = #tangent;
                let mut jacobian_column = [0.0; #rows];
                let mut #column = 0;
                #(#entries)*
                for row in 0..#rows {
                    #jacobian[row][#turn] = jacobian_column[row];
                }
            }
        };
        let by_rows = hygienic! {
            let (_, #pullback) = Self::#vjp::<#scalar>(#reverse);
            for #turn in 0..#rows {
                let #value = #unit;
                let #cotangents = #pullback(#seeds);
                #row
            }
        };
        let computed = match (count.known(), rows.known()) {
            (Some(count), Some(rows)) if count <= rows => by_columns,
            (Some(_), Some(_)) => by_rows,
            _ => quote!(if #count <= #rows { #by_columns } else { #by_rows }),
        };
        let computed = with_instructions(&quote! {
            let mut #jacobian = [[0.0; #count]; #rows];
            #computed
            ::core::result::Result::Ok(#jacobian)
        });
        quote! {
            /// The matrix of first derivatives: a row for each float of the result, a column for each
            /// float that the function is differentiated by.
            ///
            /// # Errors
            /// Never: all functions of this kind share their signature.
            #[inline]
            pub fn jacobian(
                #parameters
            ) -> ::core::result::Result<[[#float; #count]; #rows], ::cotangent::Error> {
                #computed
            }
        }
    }
}

/// Statements, compiled with the instructions of the level that they run on: without them, a fused
/// multiply-add is a call.
pub(super) fn with_instructions(statements: &TokenStream) -> TokenStream {
    quote! {
        ::cotangent::__private::with_scalar_instructions(#[inline(always)] || { #statements })
    }
}
