//! A function of arrays: checks, scalars, and sweeps between them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ItemFn;

use super::lane_code::{self, LaneCode, Mode};
use super::{arguments, callees, gradient, local, local_type, parameters, types};
use crate::differentiate::Groups;
use crate::expand::Differentiated;
use crate::ir::{Kind, Op, Space, Value};
use crate::schedule::{Output, Schedule, schedule};
use crate::shape::{self, Shape, Step};
use crate::signature::{Parameter, Role};

/// The function itself: `value`, or a panic with its error. The user's body stands beside it, never
/// called, so that rustc checks it as it was written.
pub(super) fn function(source: &Differentiated) -> TokenStream {
    let ItemFn { attrs, vis, sig, .. } = &source.function;
    let (name, arguments) = (&sig.ident, arguments(source));
    let (value, error) = (local("value"), local("error"));
    let mut erased = source.function.clone();
    erased.attrs.retain(|attribute| !attribute.path().is_ident("doc"));
    erased.vis = syn::Visibility::Inherited;
    quote! {
        #(#attrs)*
        #[track_caller]
        #vis #sig {
            match #name::value(#arguments) {
                ::core::result::Result::Ok(#value) => #value,
                ::core::result::Result::Err(#error) => ::core::panic!("{}", #error),
            }
        }
        const _: () = {
            #[allow(dead_code)]
            #erased
        };
    }
}

/// `value` and `value_and_grad_into`.
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    let (element, grad) = (&source.signature.element, gradient::name(&source.function));
    let parameters = parameters(source);
    let gradient = local("gradient");
    let result = [Output::Scalar(source.body.results[0])];
    let all = [&result[..], &gradient_outputs(source)].concat();
    let body =
        |numbers, mode, outputs: &[Output]| Emitter::new(source, numbers, mode, outputs).body();
    let value = body(Numbers::Plain, Mode::Value, &result);
    let value_and_grad = body(Numbers::Plain, Mode::Vjp, &all);
    let jvp = body(Numbers::Dual, Mode::Value, &result);
    let hvp = body(Numbers::Dual, Mode::Vjp, &all);
    let tangent = local("tangent");
    let vjp = vjp(source);
    quote! {
        #vjp

        /// The value, without its gradient.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape.
        pub fn value(#parameters) -> ::core::result::Result<#element, ::cotangent::Error> {
            #value
        }

        /// The value; the gradient is written to `grad`, whose memory is used again where it has the
        /// right shape.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape; then `grad` is as before.
        pub fn value_and_grad_into(
            #parameters
            #gradient: &mut #grad,
        ) -> ::core::result::Result<#element, ::cotangent::Error> {
            #value_and_grad
        }

        /// The value, and its derivative in the direction `tangent`. Forward mode.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape, tangents among them.
        #[inline]
        pub fn jvp(
            #parameters
            #tangent: &#grad,
        ) -> ::core::result::Result<(#element, #element), ::cotangent::Error> {
            #jvp
        }

        /// The product of the Hessian and `tangent`: the derivative of the gradient in that direction.
        /// Forward over reverse mode.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape, tangents among them.
        #[inline]
        pub fn hvp(
            #parameters
            #tangent: &#grad,
        ) -> ::core::result::Result<#grad, ::cotangent::Error> {
            let mut #gradient = <#grad as ::core::default::Default>::default();
            let #gradient = &mut #gradient;
            #hvp
        }
    }
}

/// `vjp`: there is one result, so the gradient is computed beside the value, and scaled.
fn vjp(source: &Differentiated) -> TokenStream {
    let (element, grad) = (&source.signature.element, gradient::name(&source.function));
    let (parameters, arguments) = (parameters(source), arguments(source));
    let (value, gradient, cotangent) = (local("value"), local("gradient"), local("cotangent"));
    let mut scaled = TokenStream::new();
    for parameter in &source.signature.parameters {
        let Role::Float { shape, is_differentiated: true, .. } = &parameter.role else { continue };
        let field = &parameter.name;
        scaled.extend(match shape {
            Shape::Float => {
                let ty = types::argument(source, parameter);
                quote! {
                    <#ty as ::cotangent::__private::Argument>::scale(
                        &mut #gradient.#field,
                        #cotangent,
                    );
                }
            }
            Shape::Tuple(_) | Shape::Array(_) | Shape::Record(_) => {
                let parts = parameter.leaves().into_iter().map(|leaf| {
                    let part = shape::part(quote!(#gradient.#field), &leaf.path);
                    match leaf.record {
                        Some(ty) => hygienic! {
                            <#ty as ::cotangent::Differentiable>::visit(&mut #part, &mut |dx| {
                                *dx *= #cotangent;
                            });
                        },
                        None => quote!(#part *= #cotangent;),
                    }
                });
                quote!(#(#parts)*)
            }
        });
    }
    quote! {
        /// The value, and a pullback: from a cotangent of the value to the gradient times that.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape.
        #[inline]
        pub fn vjp(#parameters) -> ::core::result::Result<
            (#element, impl ::core::ops::FnOnce(#element) -> #grad + use<>),
            ::cotangent::Error,
        > {
            let (#value, mut #gradient) = Self::value_and_grad(#arguments)?;
            ::core::result::Result::Ok((#value, move |#cotangent: #element| {
                #scaled
                #gradient
            }))
        }
    }
}

/// What a program computes with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    Plain,
    /// Numbers and their derivatives in the direction of `tangent`: then the derivatives of the
    /// gradients are stored in their place.
    Dual,
}

/// The gradients, each where it goes.
pub(super) fn gradient_outputs(source: &Differentiated) -> Vec<Output> {
    let mut outputs = Vec::new();
    for (parameter, gradient) in source.body.gradients.iter().enumerate() {
        let Some(value) = *gradient else { continue };
        outputs.push(match source.body.program.parameters[parameter].space {
            Space::Scalar => Output::Scalar(value),
            Space::Array => Output::Stored { value, parameter },
        });
    }
    outputs
}

/// Writes one program of a function.
pub(super) struct Emitter<'a> {
    pub(super) source: &'a Differentiated,
    pub(super) numbers: Numbers,
    schedule: Schedule,
    groups: Groups,
    mode: Mode,
}

impl<'a> Emitter<'a> {
    fn new(source: &'a Differentiated, numbers: Numbers, mode: Mode, outputs: &[Output]) -> Self {
        Self {
            source,
            numbers,
            schedule: schedule(&source.body.program, outputs),
            groups: Groups::of(&source.body.program),
            mode,
        }
    }

    /// The body of a function.
    ///
    /// ```ignore
    /// let extent_x = Extent::of("loss", "x", ArrayArgument::shape(x)).and("y", ..)?;
    /// let w_0 = Scalar::<f32>(ScalarArgument::get(&w));
    /// struct Sweep0 {}
    /// impl Body<f32, 3, 2> for Sweep0 { .. }
    /// let [sum_7, total_9] = sweep(Sweep0 {}, extent_x.len(), (..), (Sum, (Sum, ())));
    /// let sum_7 = Scalar(sum_7);
    /// ..
    /// gradient.w = total_9.0;
    /// Ok(sum_7.0)
    /// ```
    fn body(&self) -> TokenStream {
        let scalar = local_type("ScalarLane");
        let element = types::element(self.source);
        let extents = self.extents();
        let mut counter = 0_usize;
        let stages = self.schedule.stages.iter().map(|stage| {
            let scalars = stage.scalars.iter().map(|&value| self.scalar(value, &scalar));
            let sweeps = stage.sweeps.iter().map(|sweep| {
                counter += 1;
                self.sweep(sweep, &local_type(&format!("Sweep{counter}")))
            });
            let (scalars, sweeps): (Vec<_>, Vec<_>) = (scalars.collect(), sweeps.collect());
            quote!(#(#scalars)* #(#sweeps)*)
        });
        let stages: Vec<_> = stages.collect();
        let result = self.name(self.source.body.results[0]);
        let result = match (self.numbers, self.mode) {
            (Numbers::Plain, _) => quote!(#result.0),
            (Numbers::Dual, Mode::Value) => quote!((#result.primal.0, #result.tangent.0)),
            (Numbers::Dual, Mode::Vjp) => {
                let gradient = local("gradient");
                quote!(::core::mem::take(#gradient))
            }
        };
        let lane = match self.numbers {
            Numbers::Plain => quote!(::cotangent::__private::Scalar<#element>),
            Numbers::Dual => {
                quote!(::cotangent::__private::Dual<::cotangent::__private::Scalar<#element>>)
            }
        };
        let fields = (self.mode == Mode::Vjp).then(|| self.gradient_fields());
        let imports = callees::imports(self.source);
        // In one of the two functions only, so that a mistake is reported once.
        let is_first = self.mode == Mode::Value && self.numbers == Numbers::Plain;
        let checks = is_first.then(|| callees::checks(&self.source.body.program));
        quote! {
            type #scalar = #lane;
            #extents
            #(#stages)*
            #fields
            #imports
            #checks
            ::core::result::Result::Ok(#result)
        }
    }

    pub(super) fn name(&self, value: Value) -> Ident {
        lane_code::name(&self.source.body.program, value)
    }

    /// What writes the equations, in lanes of this type.
    pub(super) fn code<'c>(&'c self, lane: &'c Ident) -> LaneCode<'c> {
        LaneCode { program: &self.source.body.program, lane, mode: self.mode }
    }

    /// The user's declaration of a float parameter.
    pub(super) fn parameter(&self, index: usize) -> &'a Parameter {
        let parameters = &self.source.signature.parameters;
        let found = parameters
            .iter()
            .find(|parameter| parameter.leaves().iter().any(|leaf| leaf.index == index));
        found.expect("every float parameter is declared")
    }

    /// Checks that the arrays of each group have the same shape.
    fn extents(&self) -> TokenStream {
        let function = self.source.described();
        let program = &self.source.body.program;
        let arrays = |index: &usize| program.parameters[*index].space == Space::Array;
        let is_read = |index: &usize| {
            program
                .equations
                .iter()
                .any(|equation| matches!(equation.op, Op::Parameter(i) if i == *index))
        };
        let mut extents = TokenStream::new();
        for group in (0..program.parameters.len()).filter(arrays) {
            let members = (0..program.parameters.len())
                .filter(arrays)
                .filter(is_read)
                .filter(|&index| self.groups.of_parameter(index) == group);
            let mut members = members.flat_map(|index| {
                let parameter = self.parameter(index);
                let (name, borrowed) = (parameter.name.to_string(), parameter.borrowed());
                let primal = quote!(#name, ::cotangent::__private::ArrayArgument::shape(#borrowed));
                let tangent = self.tangent(parameter).map(|tangent| {
                    let name = format!("tangent.{name}");
                    quote!(#name, ::cotangent::__private::ArrayArgument::shape(&#tangent))
                });
                std::iter::once(primal).chain(tangent)
            });
            let Some(first) = members.next() else { continue };
            let extent = self.extent(group);
            extents.extend(quote! {
                let #extent = ::cotangent::__private::Extent::of(#function, #first)
                    #(.and(#members)?)*;
            });
        }
        extents
    }

    pub(super) fn extent(&self, group: usize) -> Ident {
        local(&format!("extent_{group}"))
    }

    fn scalar(&self, value: Value, lane: &Ident) -> TokenStream {
        let program = &self.source.body.program;
        let name = self.name(value);
        match program.equation(value).op {
            Op::Parameter(_) if program.kind(value) == Kind::Record => {
                let (read, witness) =
                    (self.read_record(value), self.code(lane).witness_statement(value));
                quote!(#read #witness)
            }
            Op::Parameter(index) => {
                let parameter = self.parameter(index);
                let number = self.number(parameter, index);
                let number = quote!(::cotangent::__private::Scalar(#number));
                let tangent = self
                    .tangent(parameter)
                    .map(|tangent| shape::part(tangent, &path_to(parameter, index)));
                match (self.numbers, tangent) {
                    (Numbers::Plain, _) => quote!(let #name: #lane = #number;),
                    (Numbers::Dual, None) => quote!(let #name = #lane::constant(#number);),
                    (Numbers::Dual, Some(tangent)) => quote! {
                        let #name = #lane {
                            primal: #number,
                            tangent: ::cotangent::__private::Scalar(#tangent),
                        };
                    },
                }
            }
            Op::Length { parameter } => {
                let extent = self.extent(self.groups.of_parameter(parameter));
                match self.numbers {
                    Numbers::Plain => quote!(let #name: #lane = #extent.length();),
                    Numbers::Dual => quote!(let #name = #lane::constant(#extent.length());),
                }
            }
            _ => self.code(lane).statements(value),
        }
    }

    /// The direction in which a parameter changes.
    pub(super) fn tangent(&self, parameter: &Parameter) -> Option<TokenStream> {
        let (tangent, name) = (local("tangent"), &parameter.name);
        let has_one = self.numbers == Numbers::Dual && parameter.is_differentiated();
        has_one.then(|| quote!(#tangent.#name))
    }

    /// The float of this index.
    fn number(&self, parameter: &Parameter, index: usize) -> TokenStream {
        if *parameter.shape() == Shape::Float {
            let (ty, borrowed) = (types::argument(self.source, parameter), parameter.borrowed());
            return quote!(<#ty as ::cotangent::__private::ScalarArgument>::get(#borrowed));
        }
        let name = &parameter.name;
        shape::part(quote!(#name), &path_to(parameter, index))
    }

    /// Writes the gradients that are scalars, and those that are zero.
    fn gradient_fields(&self) -> TokenStream {
        let gradient = local("gradient");
        let mut fields = TokenStream::new();
        let parameters = self.source.body.program.parameters.iter().enumerate();
        for (index, parameter) in parameters.filter(|(_, parameter)| parameter.is_differentiated) {
            let field = &parameter.name;
            let is_record = parameter.kind == Kind::Record;
            fields.extend(match (self.source.body.gradients[index], parameter.space) {
                (Some(value), _) if is_record => {
                    let read = self.source.body.program.read(index);
                    let read = read.expect("what has a gradient is read");
                    let path = path_to(self.parameter(index), index);
                    let part = shape::part(quote!(#gradient.#field), &path);
                    let value = self.gradient_of_record(read, value);
                    quote!(#part = #value;)
                }
                (None, _) if is_record => {
                    let declared = self.parameter(index);
                    let leaf = declared.leaves().into_iter().find(|leaf| leaf.index == index);
                    let leaf = leaf.expect("it is one of the parameter's");
                    let part = shape::part(quote!(#gradient.#field), &leaf.path);
                    let ty = leaf.record;
                    quote!(#part = <#ty as ::cotangent::Differentiable>::zero_gradient();)
                }
                (Some(value), Space::Scalar) => {
                    let path = path_to(self.parameter(index), index);
                    let (value, part) =
                        (self.name(value), shape::part(quote!(#gradient.#field), &path));
                    match self.numbers {
                        Numbers::Plain => quote!(#part = #value.0;),
                        Numbers::Dual => quote!(#part = #value.tangent.0;),
                    }
                }
                (Some(_), Space::Array) => TokenStream::new(),
                (None, _) if *self.parameter(index).shape() != Shape::Float => {
                    let path = path_to(self.parameter(index), index);
                    let part = shape::part(quote!(#gradient.#field), &path);
                    quote!(#part = 0.0;)
                }
                (None, _) => {
                    let parameter = self.parameter(index);
                    let (ty, borrowed) =
                        (types::argument(self.source, parameter), parameter.borrowed());
                    quote! {
                        <#ty as ::cotangent::__private::Argument>::zero(
                            #borrowed,
                            &mut #gradient.#field,
                        );
                    }
                }
            });
        }
        fields
    }
}

/// The way to the float of this index.
fn path_to(parameter: &Parameter, index: usize) -> Vec<Step> {
    let mut leaves = parameter.leaves().into_iter();
    leaves.find(|leaf| leaf.index == index).map(|leaf| leaf.path).unwrap_or_default()
}
