//! A scalar function for its users: its lane code, run on numbers and on dual numbers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{callees, gradient, local, parameters, types};
use crate::expand::Differentiated;
use crate::shape::{self, Shape};
use crate::signature::Role;
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
            let hessian = scalars.can_run_again().then(|| scalars.hessian());
            let convenience = gradient::methods(source);
            quote!(#into #convenience #hvp #hessian)
        }
        Shape::Tuple(_) | Shape::Array(_) => {
            let jacobian = scalars.can_run_again().then(|| scalars.jacobian());
            quote!(#jacobian)
        }
    };
    quote!(#value #vjp #jvp #derivatives)
}

struct Scalars<'a> {
    source: &'a Differentiated,
    /// The float of the function.
    float: TokenStream,
    /// `x: f64, ..`
    parameters: TokenStream,
    result: TokenStream,
    scalar: TokenStream,
    dual: TokenStream,
    /// How many floats it is differentiated by.
    count: usize,
}

impl<'a> Scalars<'a> {
    fn of(source: &'a Differentiated) -> Self {
        let float = types::element(source);
        let scalar = quote!(::cotangent::__private::Scalar::<#float>);
        let result = &source.signature.result;
        Self {
            parameters: parameters(source),
            result: result.ty(&float),
            dual: quote!(::cotangent::__private::Dual::<#scalar>),
            count: source.body.program.parameters.iter().filter(|x| x.is_differentiated).count(),
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

    /// The arguments of a call on lanes.
    fn arguments(&self, lanes: Lanes) -> TokenStream {
        let (scalar, dual, tangent) = (&self.scalar, &self.dual, local("tangent"));
        let mut arguments = TokenStream::new();
        let mut turn = 0;
        for parameter in &self.source.signature.parameters {
            let name = &parameter.name;
            let Role::Float { shape, is_differentiated, .. } = &parameter.role else {
                arguments.extend(quote!(#name,));
                continue;
            };
            let mut floats = parameter.floats().into_iter().map(|(_, path)| {
                let number = match shape {
                    Shape::Float => {
                        let (ty, borrowed) =
                            (types::argument(self.source, parameter), parameter.borrowed());
                        quote!(<#ty as ::cotangent::__private::ScalarArgument>::get(#borrowed))
                    }
                    Shape::Tuple(_) | Shape::Array(_) => shape::part(quote!(#name), &path),
                };
                let tangent = match lanes {
                    Lanes::Plain => return quote!(#scalar(#number)),
                    _ if !is_differentiated => return quote!(#dual::constant(#scalar(#number))),
                    Lanes::Directed => {
                        let tangent = shape::part(quote!(#tangent.#name), &path);
                        quote!(#scalar(#tangent))
                    }
                    Lanes::EachInTurn => {
                        let own = Literal::usize_unsuffixed(turn);
                        turn += 1;
                        let turn = local("turn");
                        quote!(#scalar(if #turn == #own { 1.0 } else { 0.0 }))
                    }
                };
                quote!(#dual { primal: #scalar(#number), tangent: #tangent })
            });
            let argument = shape.build(&mut floats);
            arguments.extend(quote!(#argument,));
        }
        arguments
    }

    /// The name of the function on lanes that gives the value, or that gives a pullback too.
    fn on_lanes(&self, name: fn(usize) -> proc_macro2::Ident) -> proc_macro2::Ident {
        name(self.source.signature.parameters.len())
    }

    /// The cotangents of all that is differentiated, each parameter's with its own.
    fn cotangents(&self, number: &dyn Fn(TokenStream) -> TokenStream) -> Vec<Vec<TokenStream>> {
        let cotangents = local("cotangents");
        let mut all = Vec::new();
        for (index, parameter) in self.source.signature.parameters.iter().enumerate() {
            if parameter.is_differentiated() {
                let index = Literal::usize_unsuffixed(index);
                let floats = parameter.floats().into_iter();
                all.push(
                    floats
                        .map(|(_, path)| number(shape::part(quote!(#cotangents.#index), &path)))
                        .collect(),
                );
            }
        }
        all
    }

    /// `LossGrad { w: .. }`
    fn gradient(&self, number: &dyn Fn(TokenStream) -> TokenStream) -> TokenStream {
        let grad = gradient::name(&self.source.function);
        let differentiated = self.source.signature.parameters.iter();
        let differentiated = differentiated.filter(|parameter| parameter.is_differentiated());
        let fields = differentiated.zip(self.cotangents(number)).map(|(parameter, cotangents)| {
            let Role::Float { shape, .. } = &parameter.role else {
                unreachable!("what is differentiated is made of floats")
            };
            let (name, value) = (&parameter.name, shape.build(&mut cotangents.into_iter()));
            quote!(#name: #value)
        });
        quote!(#grad { #(#fields),* })
    }

    /// A value of the result's type, made of that of lanes.
    fn result_of(
        &self,
        value: &TokenStream,
        number: &dyn Fn(TokenStream) -> TokenStream,
    ) -> TokenStream {
        let shape = &self.source.signature.result;
        let paths = shape.paths().into_iter();
        shape.build(&mut paths.map(|path| number(shape::part(value.clone(), &path))))
    }

    fn value(&self) -> TokenStream {
        let Self { parameters, result, scalar, .. } = self;
        let (on_lanes, arguments) = (self.on_lanes(callees::value), self.arguments(Lanes::Plain));
        let value = local("value");
        let numbers = self.result_of(&quote!(#value), &|x| quote!(#x.0));
        quote! {
            /// The value.
            ///
            /// # Errors
            /// Never: all functions of this kind share their signature.
            pub fn value(#parameters) -> ::core::result::Result<#result, ::cotangent::Error> {
                let #value = Self::#on_lanes::<#scalar>(#arguments);
                ::core::result::Result::Ok(#numbers)
            }
        }
    }

    fn value_and_grad_into(&self) -> TokenStream {
        let Self { parameters, float, scalar, .. } = self;
        let grad = gradient::name(&self.source.function);
        let (vjp, arguments) = (self.on_lanes(callees::vjp), self.arguments(Lanes::Plain));
        let (value, pullback) = (local("value"), local("pullback"));
        let (cotangents, gradient) = (local("cotangents"), local("gradient"));
        let whole = self.gradient(&|x| quote!(#x.0));
        quote! {
            /// The value; the gradient is written to `grad`.
            ///
            /// # Errors
            /// Never: all functions of this kind share their signature.
            pub fn value_and_grad_into(
                #parameters
                #gradient: &mut #grad,
            ) -> ::core::result::Result<#float, ::cotangent::Error> {
                let (#value, #pullback) = Self::#vjp::<#scalar>(#arguments);
                let #cotangents = #pullback(#scalar(1.0));
                *#gradient = #whole;
                ::core::result::Result::Ok(#value.0)
            }
        }
    }

    fn vjp(&self) -> TokenStream {
        let Self { parameters, result, scalar, .. } = self;
        let grad = gradient::name(&self.source.function);
        let (vjp, arguments) = (self.on_lanes(callees::vjp), self.arguments(Lanes::Plain));
        let (value, pullback) = (local("value"), local("pullback"));
        let (cotangents, cotangent) = (local("cotangents"), local("cotangent"));
        let numbers = self.result_of(&quote!(#value), &|x| quote!(#x.0));
        let seeds = self.result_of(&quote!(#cotangent), &|x| quote!(#scalar(#x)));
        let whole = self.gradient(&|x| quote!(#x.0));
        quote! {
            /// The value, and a pullback: from a cotangent of the value to the gradient, which is the
            /// product of the cotangent and the Jacobian.
            ///
            /// # Errors
            /// Never: all functions of this kind share their signature.
            #[inline]
            pub fn vjp(#parameters) -> ::core::result::Result<
                (#result, impl ::core::ops::FnOnce(#result) -> #grad),
                ::cotangent::Error,
            > {
                let (#value, #pullback) = Self::#vjp::<#scalar>(#arguments);
                ::core::result::Result::Ok((#numbers, move |#cotangent: #result| {
                    let #cotangents = #pullback(#seeds);
                    #whole
                }))
            }
        }
    }

    fn jvp(&self) -> TokenStream {
        let Self { parameters, result, dual, .. } = self;
        let grad = gradient::name(&self.source.function);
        let (on_lanes, arguments) =
            (self.on_lanes(callees::value), self.arguments(Lanes::Directed));
        let (value, tangent) = (local("value"), local("tangent"));
        let primal = self.result_of(&quote!(#value), &|x| quote!(#x.primal.0));
        let change = self.result_of(&quote!(#value), &|x| quote!(#x.tangent.0));
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
            ) -> ::core::result::Result<(#result, #result), ::cotangent::Error> {
                let #value = Self::#on_lanes::<#dual>(#arguments);
                ::core::result::Result::Ok((#primal, #change))
            }
        }
    }

    fn hvp(&self) -> TokenStream {
        let Self { parameters, scalar, dual, .. } = self;
        let grad = gradient::name(&self.source.function);
        let (vjp, arguments) = (self.on_lanes(callees::vjp), self.arguments(Lanes::Directed));
        let (pullback, cotangents) = (local("pullback"), local("cotangents"));
        let tangent = local("tangent");
        let whole = self.gradient(&|x| quote!(#x.tangent.0));
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
                let (_, #pullback) = Self::#vjp::<#dual>(#arguments);
                let #cotangents = #pullback(#dual::constant(#scalar(1.0)));
                ::core::result::Result::Ok(#whole)
            }
        }
    }

    fn hessian(&self) -> TokenStream {
        let Self { parameters, float, scalar, dual, count, .. } = self;
        let (vjp, arguments) = (self.on_lanes(callees::vjp), self.arguments(Lanes::EachInTurn));
        let (pullback, cotangents) = (local("pullback"), local("cotangents"));
        let (hessian, turn) = (local("hessian"), local("turn"));
        let row = self.cotangents(&|x| quote!(#x.tangent.0)).concat();
        quote! {
            /// The matrix of second derivatives, by all floats that the function is differentiated by
            /// in the order of its parameters.
            ///
            /// # Errors
            /// Never: all functions of this kind share their signature.
            #[inline]
            pub fn hessian(
                #parameters
            ) -> ::core::result::Result<[[#float; #count]; #count], ::cotangent::Error> {
                let mut #hessian = [[0.0; #count]; #count];
                for #turn in 0..#count {
                    let (_, #pullback) = Self::#vjp::<#dual>(#arguments);
                    let #cotangents = #pullback(#dual::constant(#scalar(1.0)));
                    #hessian[#turn] = [#(#row),*];
                }
                ::core::result::Result::Ok(#hessian)
            }
        }
    }

    /// By columns in forward mode, or by rows in reverse mode, whichever are fewer.
    fn jacobian(&self) -> TokenStream {
        let Self { parameters, float, scalar, dual, count, source, .. } = self;
        let shape = &source.signature.result;
        let rows = shape.len();
        let (jacobian, turn, value) = (local("jacobian"), local("turn"), local("value"));
        let computed = if *count <= rows {
            let (on_lanes, arguments) =
                (self.on_lanes(callees::value), self.arguments(Lanes::EachInTurn));
            let entries = shape.paths().into_iter().enumerate().map(|(row, path)| {
                let entry = shape::part(quote!(#value), &path);
                quote!(#jacobian[#row][#turn] = #entry.tangent.0;)
            });
            quote! {
                for #turn in 0..#count {
                    let #value = Self::#on_lanes::<#dual>(#arguments);
                    #(#entries)*
                }
            }
        } else {
            let (vjp, arguments) = (self.on_lanes(callees::vjp), self.arguments(Lanes::Plain));
            let (pullback, cotangents) = (local("pullback"), local("cotangents"));
            let seeds = shape.build(
                &mut (0..rows).map(|row| quote!(#scalar(if #turn == #row { 1.0 } else { 0.0 }))),
            );
            let row = self.cotangents(&|x| quote!(#x.0)).concat();
            quote! {
                for #turn in 0..#rows {
                    let (_, #pullback) = Self::#vjp::<#scalar>(#arguments);
                    let #cotangents = #pullback(#seeds);
                    #jacobian[#turn] = [#(#row),*];
                }
            }
        };
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
                let mut #jacobian = [[0.0; #count]; #rows];
                #computed
                ::core::result::Result::Ok(#jacobian)
            }
        }
    }
}
