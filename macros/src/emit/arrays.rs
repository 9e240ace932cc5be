//! A function of arrays: checks, scalars, and sweeps between them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ItemFn;

use super::{arguments, callees, equation, gradient, local, local_type, parameters, types};
use crate::differentiate::Groups;
use crate::expand::Differentiated;
use crate::ir::{Op, Space, Value};
use crate::schedule::{Output, Schedule, schedule};
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
    let value = Emitter::new(source, &[Output::Scalar(source.result)]).body();
    let mut outputs = vec![Output::Scalar(source.result)];
    outputs.extend(gradient_outputs(source));
    let value_and_grad = Emitter { has_gradient: true, ..Emitter::new(source, &outputs) }.body();
    quote! {
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
    }
}

/// The gradients, each where it goes.
fn gradient_outputs(source: &Differentiated) -> Vec<Output> {
    let mut outputs = Vec::new();
    for (parameter, gradient) in source.gradients.iter().enumerate() {
        let Some(value) = *gradient else { continue };
        outputs.push(match source.program.parameters[parameter].space {
            Space::Scalar => Output::Scalar(value),
            Space::Array => Output::Stored { value, parameter },
        });
    }
    outputs
}

/// Writes one program of a function.
pub(super) struct Emitter<'a> {
    pub(super) source: &'a Differentiated,
    schedule: Schedule,
    groups: Groups,
    /// Whether the gradient is written; all of it may be zero.
    has_gradient: bool,
}

impl<'a> Emitter<'a> {
    fn new(source: &'a Differentiated, outputs: &[Output]) -> Self {
        Self {
            source,
            schedule: schedule(&source.program, outputs),
            groups: Groups::of(&source.program),
            has_gradient: false,
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
        let result = self.name(self.source.result);
        let fields = self.has_gradient.then(|| self.gradient_fields());
        let imports = callees::imports(&self.source.program);
        // In one of the two functions only, so that a mistake is reported once.
        let checks = (!self.has_gradient).then(|| callees::checks(&self.source.program));
        quote! {
            type #scalar = ::cotangent::__private::Scalar<#element>;
            #extents
            #(#stages)*
            #fields
            #imports
            #checks
            ::core::result::Result::Ok(#result.0)
        }
    }

    pub(super) fn name(&self, value: Value) -> Ident {
        equation::name(&self.source.program, value)
    }

    /// The user's declaration of a float parameter.
    pub(super) fn parameter(&self, index: usize) -> &Parameter {
        let parameters = &self.source.signature.parameters;
        let found = parameters
            .iter()
            .find(|parameter| matches!(parameter.role, Role::Float { index: i, .. } if i == index));
        found.expect("every float parameter is declared")
    }

    /// Checks that the arrays of each group have the same shape.
    fn extents(&self) -> TokenStream {
        let function = self.source.function.sig.ident.to_string();
        let program = &self.source.program;
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
            let mut members = members.map(|index| {
                let parameter = self.parameter(index);
                let (name, borrowed) = (parameter.name.to_string(), parameter.borrowed());
                quote!(#name, ::cotangent::__private::ArrayArgument::shape(#borrowed))
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
        let program = &self.source.program;
        let name = self.name(value);
        match program.equation(value).op {
            Op::Parameter(index) => {
                let parameter = self.parameter(index);
                let (ty, borrowed) =
                    (types::argument(self.source, parameter), parameter.borrowed());
                quote!(let #name: #lane = ::cotangent::__private::Scalar(
                    <#ty as ::cotangent::__private::ScalarArgument>::get(#borrowed)
                );)
            }
            Op::Length { parameter } => {
                let extent = self.extent(self.groups.of_parameter(parameter));
                quote!(let #name: #lane = #extent.length();)
            }
            _ => equation::statement(program, value, lane),
        }
    }

    /// Writes the gradients that are scalars, and those that are zero.
    fn gradient_fields(&self) -> TokenStream {
        let gradient = local("gradient");
        let mut fields = TokenStream::new();
        let parameters = self.source.program.parameters.iter().enumerate();
        for (index, parameter) in parameters.filter(|(_, parameter)| parameter.is_differentiated) {
            let field = &parameter.name;
            fields.extend(match (self.source.gradients[index], parameter.space) {
                (Some(value), Space::Scalar) => {
                    let value = self.name(value);
                    quote!(#gradient.#field = #value.0;)
                }
                (Some(_), Space::Array) => TokenStream::new(),
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
