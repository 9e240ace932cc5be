//! A function of arrays: checks, scalars and sweeps.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::ItemFn;
use syn::spanned::Spanned;

use super::{arguments, callees, equation, gradient, local, local_type, parameters, types};
use crate::differentiate::Groups;
use crate::expand::Differentiated;
use crate::ir::{Op, Space, Summand, Value};
use crate::schedule::{Output, Schedule, Sweep, schedule};
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
    let value_and_grad = Emitter::new(source, &outputs).body();
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
struct Emitter<'a> {
    source: &'a Differentiated,
    schedule: Schedule,
    groups: Groups,
    has_gradient: bool,
}

impl<'a> Emitter<'a> {
    fn new(source: &'a Differentiated, outputs: &[Output]) -> Self {
        Self {
            source,
            schedule: schedule(&source.program, outputs),
            groups: Groups::of(&source.program),
            has_gradient: outputs.len() > 1,
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

    fn name(&self, value: Value) -> Ident {
        equation::name(&self.source.program, value)
    }

    /// The user's declaration of a float parameter.
    fn parameter(&self, index: usize) -> &Parameter {
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

    fn extent(&self, group: usize) -> Ident {
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

    /// A sweep: its body as a type of its own, and its run.
    fn sweep(&self, sweep: &Sweep, structure: &Ident) -> TokenStream {
        let program = &self.source.program;
        let element = types::element(self.source);
        let lane = local_type("V");
        let inputs: Vec<_> = sweep.inputs.iter().map(|&value| self.name(value)).collect();
        let opaque: Vec<_> = sweep.opaque.iter().map(|&value| self.name(value)).collect();
        let opaque_types = sweep.opaque.iter().map(|&value| self.opaque_type(value));
        let opaque_values = sweep.opaque.iter().map(|&value| self.opaque_value(value));
        let statements =
            sweep.equations.iter().map(|&value| equation::statement(program, value, &lane));
        let terms = self.terms(sweep);
        let flops = self.flops(sweep);
        let (count_in, count_out) = (inputs.len(), terms.len());
        let is_passed = |&value: &Value| self.callee_of(value).is_some();
        let (lifetime, any_lifetime) = match sweep.opaque.iter().any(is_passed) {
            true => (quote!(<'a>), quote!(<'_>)),
            false => (quote!(), quote!()),
        };
        let definition = quote! {
            #[derive(::core::clone::Clone, ::core::marker::Copy)]
            struct #structure #lifetime { #(#opaque: #opaque_types,)* }
            impl ::cotangent::__private::Body<#element, #count_in, #count_out>
                for #structure #any_lifetime
            {
                const FLOPS: usize = #flops;
                #[inline(always)]
                fn step<#lane: ::cotangent::__private::Lane<Elem = #element>>(
                    &self,
                    [#(#inputs),*]: [#lane; #count_in],
                ) -> [::cotangent::__private::Term<#lane>; #count_out] {
                    #(let #opaque = self.#opaque;)*
                    #(#statements)*
                    [#(#terms),*]
                }
            }
        };

        let operands = list(sweep.inputs.iter().map(|&value| self.operand(value)));
        let sums = sweep.sums.iter().map(|_| quote!(::cotangent::__private::Sum));
        let stores = sweep.stores.iter().map(|&(_, parameter)| self.store(sweep, parameter));
        let sinks = list(sums.chain(stores));
        let totals: Vec<_> = sweep.sums.iter().map(|&sum| self.name(sum)).collect();
        let extent = self.extent(sweep.group);
        quote! {
            #definition
            let [#(#totals,)* ..] = ::cotangent::__private::sweep(
                #structure { #(#opaque: #opaque_values),* },
                #extent.elements(),
                #operands,
                #sinks,
            );
            #(let #totals = ::cotangent::__private::Scalar(#totals);)*
        }
    }

    /// The type of user code that a sweep takes with it: an argument of a call, or an exponent.
    fn opaque_type(&self, value: Value) -> TokenStream {
        let Some((callee, index)) = self.callee_of(value) else { return quote!(i32) };
        let span = match &self.source.program.equation(value).op {
            Op::Opaque(tokens) => tokens.span(),
            op => unreachable!("{op} is computed by no user code"),
        };
        quote_spanned! {span=>
            <[(); ::cotangent::__private::check_passed::<#callee, #index>()]
                as ::cotangent::__private::PassedTo<#callee, #index>>::Type<'a>
        }
    }

    /// User code on its way into a sweep.
    fn opaque_value(&self, value: Value) -> TokenStream {
        let name = self.name(value);
        let Some((callee, index)) = self.callee_of(value) else { return quote!(#name) };
        let passed = callees::passed(index);
        quote!(#callee::#passed(#name))
    }

    /// The function that user code is an argument of, and the position of the argument.
    fn callee_of(&self, value: Value) -> Option<(Ident, usize)> {
        let program = &self.source.program;
        program.values().find_map(|call| match &program.equation(call).op {
            Op::Call { arguments, .. } => {
                let index = arguments.iter().position(|x| x.value() == value)?;
                Some((callees::name(program, call), index))
            }
            _ => None,
        })
    }

    fn terms(&self, sweep: &Sweep) -> Vec<TokenStream> {
        let value = |value: Value| {
            let name = self.name(value);
            quote!(::cotangent::__private::Term::Value(#name))
        };
        let sums = sweep.sums.iter().map(|&sum| match self.source.program.equation(sum).op {
            Op::Sum(Summand::Product(a, b)) => {
                let (a, b) = (self.name(a), self.name(b));
                quote!(::cotangent::__private::Term::Product(#a, #b))
            }
            Op::Sum(Summand::Value(summand)) => value(summand),
            ref op => unreachable!("{op} is no sum"),
        });
        sums.chain(sweep.stores.iter().map(|&(stored, _)| value(stored))).collect()
    }

    fn flops(&self, sweep: &Sweep) -> TokenStream {
        let program = &self.source.program;
        let mut flops = sweep.sums.len();
        let mut of_callees = TokenStream::new();
        for &value in &sweep.equations {
            match &program.equation(value).op {
                Op::Elementwise(primitive, _) => flops += primitive.flops(),
                Op::Powi(..) | Op::PowiSlope(..) => flops += 4,
                Op::Call { .. } => {
                    let callee = callees::name(program, value);
                    of_callees.extend(quote!(+ #callee::__FLOPS));
                }
                _ => {}
            }
        }
        let flops = Literal::usize_unsuffixed(flops);
        quote!(#flops #of_callees)
    }

    fn operand(&self, value: Value) -> TokenStream {
        match self.source.program.equation(value).op {
            Op::Parameter(index) if self.source.program.space(value) == Space::Array => {
                let borrowed = self.parameter(index).borrowed();
                quote!(::cotangent::__private::ArrayArgument::operand(#borrowed))
            }
            _ => {
                let name = self.name(value);
                quote!(::cotangent::__private::Splat(#name.0))
            }
        }
    }

    fn store(&self, sweep: &Sweep, parameter: usize) -> TokenStream {
        let declared = self.parameter(parameter);
        let (field, ty) = (&declared.name, declared.pointee());
        let (gradient, extent) = (local("gradient"), self.extent(sweep.group));
        quote! {
            <#ty as ::cotangent::__private::ArrayArgument>::store(
                &mut #gradient.#field,
                #extent.shape(),
            )
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

/// `(a, (b, (c, ())))`
fn list(items: impl DoubleEndedIterator<Item = TokenStream>) -> TokenStream {
    items.rfold(quote!(()), |rest, item| quote!((#item, #rest)))
}
