//! A function of arrays: checks, scalars, and sweeps between them.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::ItemFn;
use syn::spanned::Spanned;

use super::lane_code::{self, LaneCode, Mode};
use super::per_element::Closures;
use super::selection::{self, Needs};
use super::{
    arguments, auxiliary, callees, gradient, local, local_type, parameters, scalars, types,
};
use crate::expand::Differentiated;
use crate::groups::Groups;
use crate::ir::{Kind, Op, Space, Value, source_name};
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

/// `value`, `value_and_grad_into`, and what is computed from dual numbers.
pub(super) fn methods(source: &Differentiated) -> TokenStream {
    let (element, grad) = (types::element(source), gradient::name(&source.function));
    let result_type = types::result(source);
    let parameters = parameters(source);
    let gradient = local("gradient");
    let value_alone = [Output::Scalar(source.body.results[0])];
    let result = [&value_alone[..], &auxiliary::outputs(source)].concat();
    let gradients = gradient_outputs(source);
    let all = [&result[..], &gradients].concat();
    let second = [&value_alone[..], &gradients].concat();
    let body =
        |numbers, mode, outputs: &[Output]| Emitter::new(source, numbers, mode, outputs).body();
    let value = body(Numbers::Plain, Mode::Value, &result);
    let value_and_grad = selection::of_arrays(source, &body(Numbers::Plain, Mode::Vjp, &all));
    let jvp = body(Numbers::Dual, Mode::Value, &result);
    let hvp = body(Numbers::Dual, Mode::Vjp, &second);
    let tangent = local("tangent");
    let vjp = vjp(source);
    quote! {
        #vjp

        /// The value, without its gradient.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape.
        pub fn value(#parameters) -> ::core::result::Result<#result_type, ::cotangent::Error> {
            #value
        }

        #value_and_grad

        /// The value, and its derivative in the direction `tangent`. Forward mode.
        ///
        /// # Errors
        /// If arrays that are used together differ in shape, tangents among them.
        #[inline]
        pub fn jvp(
            #parameters
            #tangent: &#grad,
        ) -> ::core::result::Result<(#result_type, #element), ::cotangent::Error> {
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
    let (element, grad) = (types::element(source), gradient::name(&source.function));
    let result = types::result(source);
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
                        Some(_) => {
                            quote!(::cotangent::Leaves::scale(&mut #part, #cotangent);)
                        }
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
            (#result, impl ::core::ops::FnOnce(#element) -> #grad + use<>),
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
    pub(super) schedule: Schedule,
    pub(super) groups: Groups,
    mode: Mode,
    /// Which gradients a call may leave out, where it may.
    pub(super) needs: Option<Needs>,
    /// Whether it gives the gradients of examples, to what is named `wanted`.
    pub(super) gives_examples: bool,
}

impl<'a> Emitter<'a> {
    pub(super) fn new(
        source: &'a Differentiated,
        numbers: Numbers,
        mode: Mode,
        outputs: &[Output],
    ) -> Self {
        Self {
            source,
            numbers,
            schedule: schedule(&source.body.program, outputs),
            groups: Groups::of(&source.body.program),
            mode,
            needs: (numbers == Numbers::Plain && mode == Mode::Vjp).then(|| Needs::of(source)),
            gives_examples: false,
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
        let (sources, extents) = (self.sources(), self.extents());
        let stages = self.stages(&scalar);
        let result = self.name(self.source.body.results[0]);
        let result = match (self.numbers, self.mode) {
            (Numbers::Plain, _) => self.results(&quote!(#result.0)),
            (Numbers::Dual, Mode::Value) => {
                let primal = self.results(&quote!(#result.primal.0));
                quote!((#primal, #result.tangent.0))
            }
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
        let tables = self.tables(&scalar);
        let (flush, fields) = match self.mode {
            Mode::Value => (None, None),
            Mode::Vjp => (self.flush_of_scalars(&scalar), Some(self.gradient_fields())),
        };
        let imports = callees::imports(self.source);
        // In one of the two functions only, so that a mistake is reported once.
        let is_first = self.mode == Mode::Value && self.numbers == Numbers::Plain;
        let checks = is_first.then(|| callees::checks(&self.source.body.program));
        let body = quote! {
            type #scalar = #lane;
            #sources
            #extents
            #tables
            #stages
            #flush
            #fields
            #imports
            #checks
            ::core::result::Result::Ok(#result)
        };
        match self.source.body.program.is_lane_code() {
            true => scalars::with_instructions(&body),
            false => body,
        }
    }

    /// Scalars in lanes of this type, and sweeps between them.
    pub(super) fn stages(&self, scalar: &Ident) -> TokenStream {
        let mut counter = 0_usize;
        let stages = self.schedule.stages.iter().enumerate().map(|(number, stage)| {
            let scalars = match number {
                0 => self.prelude(&stage.scalars, scalar),
                _ => stage.scalars.iter().map(|&value| self.scalar(value, scalar)).collect(),
            };
            let sweeps = stage.sweeps.iter().map(|sweep| {
                counter += 1;
                self.sweep(sweep, &local_type(&format!("Sweep{counter}")))
            });
            let sweeps: Vec<_> = sweeps.collect();
            let leaves = match (number, self.mode) {
                (0, Mode::Vjp) => self.leaves(),
                _ => TokenStream::new(),
            };
            let operations = stage.operations.iter().map(|&value| self.run_operation(value));
            quote!(#scalars #leaves #(#sweeps)* #(#operations)*)
        });
        stages.collect()
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
        let record = self.source.body.program.parameters[index].field.as_ref();
        let index = record.map_or(index, |(record, _)| *record);
        let found = parameters
            .iter()
            .find(|parameter| parameter.leaves().iter().any(|leaf| leaf.index == index));
        found.expect("every float parameter is declared")
    }

    /// Checks that the arrays of each group have the same shape.
    pub(super) fn extents(&self) -> TokenStream {
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
                if let Some(code) = &program.parameters[index].source {
                    let (span, mut name) = (code.span(), source_name(index));
                    name.set_span(span);
                    let code = code.to_string();
                    let shape = quote_spanned! {span=>
                        #code, ::cotangent::__private::Indexable::shape(#name)
                    };
                    return vec![shape];
                }
                let parameter = self.parameter(index);
                if let (Some(name), Some(field)) =
                    (self.described_field(index), self.borrowed_field(index))
                {
                    let primal =
                        quote!(#name, ::cotangent::__private::FieldArgument::shape(#field));
                    let tangent = self.tangent_of_array(index).map(|tangent| {
                        let name = format!("tangent.{name}");
                        quote!(#name, ::cotangent::__private::FieldArgument::shape(&#tangent))
                    });
                    return std::iter::once(primal).chain(tangent).collect();
                }
                if !parameter.is_array() {
                    return Vec::new();
                }
                let (name, borrowed) = (parameter.name.to_string(), parameter.borrowed());
                let primal = quote!(#name, ::cotangent::__private::ArrayArgument::shape(#borrowed));
                let tangent = self.tangent(parameter).map(|tangent| {
                    let name = format!("tangent.{name}");
                    quote!(#name, ::cotangent::__private::ArrayArgument::shape(&#tangent))
                });
                std::iter::once(primal).chain(tangent).collect()
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

    /// The extents that there are.
    pub(super) fn all_extents(&self) -> Vec<Ident> {
        let program = &self.source.body.program;
        let read = program.values().filter_map(|value| match program.equation(value).op {
            Op::Parameter(index) if program.space(value) == Space::Array => Some(index),
            _ => None,
        });
        let groups: BTreeSet<_> = read.map(|index| self.groups.of_parameter(index)).collect();
        groups.into_iter().map(|group| self.extent(group)).collect()
    }

    pub(super) fn mode(&self) -> Mode {
        self.mode
    }

    pub(super) fn extent(&self, group: usize) -> Ident {
        local(&format!("extent_{group}"))
    }

    pub(super) fn scalar(&self, value: Value, lane: &Ident) -> TokenStream {
        let program = &self.source.body.program;
        let name = self.name(value);
        match program.equation(value).op {
            Op::Parameter(_) if program.kind(value) == Kind::Record => {
                let (read, witness) =
                    (self.read_record(value), self.code(lane).witness_statement(value));
                quote!(#read #witness)
            }
            Op::Parameter(index) if program.parameters[index].table.is_some() => {
                quote!(let #name = <#lane as ::cotangent::__private::Lane>::splat(0.0);)
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
            // Of the value, which a function of scalars leaves to its callers.
            Op::Seed { .. } => {
                let seed = quote!(<#lane as ::cotangent::__private::Lane>::splat(1.0));
                quote!(let #name = #seed;)
            }
            Op::Length { of } => {
                let extent = self.extent(self.groups.of_value(of).expect("it is an array"));
                match self.numbers {
                    Numbers::Plain => quote!(let #name: #lane = #extent.length();),
                    Numbers::Dual => quote!(let #name = #lane::constant(#extent.length());),
                }
            }
            Op::Item(array) => self.item(value, array, lane),
            _ => {
                let closures = Closures::of(self, &[value]).definitions();
                let statements = self.code(lane).statements(value);
                quote!(#closures #statements)
            }
        }
    }

    /// The direction in which an array changes, which may be one of a struct.
    pub(super) fn tangent_of_array(&self, index: usize) -> Option<TokenStream> {
        let tangent = self.tangent(self.parameter(index))?;
        Some(self.field(index, &tangent).unwrap_or(tangent))
    }

    /// The direction in which a parameter changes.
    pub(super) fn tangent(&self, parameter: &Parameter) -> Option<TokenStream> {
        let (tangent, name) = (local("tangent"), &parameter.name);
        let has_one = self.numbers == Numbers::Dual && parameter.is_differentiated();
        has_one.then(|| quote!(#tangent.#name))
    }

    /// The float of this index.
    pub(super) fn number(&self, parameter: &Parameter, index: usize) -> TokenStream {
        if *parameter.shape() == Shape::Float {
            let (ty, borrowed) = (types::argument(self.source, parameter), parameter.borrowed());
            return quote!(<#ty as ::cotangent::__private::ScalarArgument>::get(#borrowed));
        }
        let name = &parameter.name;
        shape::part(quote!(#name), &path_to(parameter, index))
    }

    /// Writes the gradients that are scalars, and those that are zero.
    ///
    /// ```ignore
    /// W0::edit::<f32>(gradient_w, |target| { *target = total_9.0; });
    /// ```
    fn gradient_fields(&self) -> TokenStream {
        let mut fields = TokenStream::new();
        let parameters = self.source.body.program.parameters.iter().enumerate();
        for (index, parameter) in parameters.filter(|(_, parameter)| parameter.is_differentiated) {
            let declared = self.parameter(parameter.table.unwrap_or(index));
            let (field, target) = (&declared.name, local("target"));
            let whole = match self.needs {
                Some(_) => quote!((*#target)),
                None => {
                    let gradient = local("gradient");
                    quote!(#gradient.#field)
                }
            };
            let is_record = parameter.kind == Kind::Record;
            let part = shape::part(whole.clone(), &path_to(declared, index));
            let write = match (self.source.body.gradients[index], parameter.space) {
                _ if parameter.field.is_some() => continue,
                (Some(_), _) if let Some(table) = parameter.table => self.add_sums(table, &whole),
                (None, _) if parameter.table.is_some() => continue,
                (Some(value), _) if is_record => {
                    let read = self.source.body.program.read(index);
                    let read = read.expect("what has a gradient is read");
                    match self.has_fields_of(declared) {
                        true => self.add_gradient_of_record(read, value, &part),
                        false => {
                            let value = self.gradient_of_record(read, value);
                            quote!(#part = #value;)
                        }
                    }
                }
                (None, _) if is_record && self.has_fields_of(declared) => continue,
                (None, _) if is_record => {
                    let leaf = declared.leaves().into_iter().find(|leaf| leaf.index == index);
                    let ty = leaf.expect("it is one of the parameter's").record;
                    quote!(#part = <#ty as ::cotangent::Differentiable>::zero_gradient();)
                }
                (Some(value), Space::Scalar) => {
                    let value = self.name(value);
                    match self.numbers {
                        Numbers::Plain => quote!(#part = #value.0;),
                        Numbers::Dual => quote!(#part = #value.tangent.0;),
                    }
                }
                (Some(_), Space::Array) => continue,
                (None, _) if *declared.shape() != Shape::Float => quote!(#part = 0.0;),
                (None, _) => {
                    let (ty, borrowed) =
                        (types::argument(self.source, declared), declared.borrowed());
                    quote! {
                        <#ty as ::cotangent::__private::Argument>::zero(#borrowed, &mut #whole);
                    }
                }
            };
            if self.needs.is_none() {
                fields.extend(write);
                continue;
            }
            let (wanted, place) =
                (selection::wanted_by(self.source, declared), selection::place(field));
            let ty = gradient::field_type(self.source, declared);
            fields.extend(quote! {
                <#wanted as ::cotangent::__private::Wanted>::edit::<#ty>(
                    #place,
                    #[inline(always)] |#target| { #write },
                );
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
