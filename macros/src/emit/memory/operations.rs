//! Runs of operations on whole arrays.
//!
//! ```ignore
//! let mut memory_7 = Buffer::new(extent_9.elements());
//! operation_7.run(&[ArrayArgument::view(x), ArrayArgument::view(w)], memory_7.as_mut_slice());
//! let array_7 = memory_7.as_slice();
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::arrays::{Emitter, Numbers};
use super::super::types;
use super::{Part, named};
use crate::ir::{Op, Value};
use crate::operation::Operation;

impl Emitter<'_> {
    /// Runs an operation on whole arrays.
    pub(in super::super) fn run_operation(&self, value: Value) -> TokenStream {
        let Op::Whole { operation, inputs, .. } = &self.program().equation(value).op else {
            unreachable!("it is an operation on whole arrays")
        };
        let this = self.operation(value);
        let mut run = TokenStream::new();
        for part in self.parts(value) {
            if operation.gives_view() {
                run.extend(self.make_view(value, inputs[0], part));
                continue;
            }
            let of_part = |part: Part| inputs.iter().map(move |&input| (input, part));
            let views = of_part(Part::Primal).map(|(input, part)| self.view(input, part));
            let compute = match part {
                Part::Primal => Run {
                    call: quote!(::cotangent::__private::array::Operation::run),
                    inputs: quote!(&#this, &[#(#views),*]),
                },
                Part::Tangent => {
                    let tangents =
                        of_part(Part::Tangent).map(|(input, part)| match self.has_tangent(input) {
                            true => {
                                let view = self.view(input, part);
                                quote!(::core::option::Option::Some(#view))
                            }
                            false => quote!(::core::option::Option::None),
                        });
                    Run {
                        call: quote!(::cotangent::__private::operations::Tangent::run_tangent),
                        inputs: quote!(&#this, &[#(#views),*], &[#(#tangents),*]),
                    }
                }
            };
            run.extend(self.write(value, inputs, *operation, part, &compute));
        }
        if let Some(parameter) = self.gradient_at(value)
            && self.numbers == Numbers::Dual
            && !self.has_tangent(value)
        {
            let target = self.gradient_memory(parameter, &self.shape_of(value));
            run.extend(quote!(#target.fill(0.0);));
        }
        run
    }

    /// Writes the result of an operation to its place.
    fn write(
        &self,
        value: Value,
        from: &[Value],
        operation: Operation,
        part: Part,
        run: &Run,
    ) -> TokenStream {
        let element = types::element(self.source);
        let Run { call, inputs } = run;
        let gradient = self.gradient_at(value).filter(|_| part == self.part_of_gradient());
        let is_written_there = |&input: &Value| self.sum_of_stored(input) == Some(value);
        if gradient.is_some() && from.first().is_some_and(is_written_there) {
            // The sweep has done it.
            return TokenStream::new();
        }
        if let Some(parameter) = gradient {
            let target = self.gradient_memory(parameter, &self.shape_of(value));
            return self.if_wanted(value, quote!(#call(#inputs, #target);));
        }
        let (memory, name) = (self.memory(value, part), self.array(value, part));
        let elements = self.elements_if_wanted(value);
        if operation == Operation::SumTo {
            let input = from[0];
            // Where nothing was broadcast, the sum is what it sums.
            let same = named("same", value, part);
            let (own, of, summed) =
                (self.shape_of(value), self.shape_of(input), self.array(input, part));
            let run = self
                .if_wanted(value, quote!(if !#same { #call(#inputs, #memory.as_mut_slice()); }));
            return quote! {
                let #same = #own == #of;
                let mut #memory = ::cotangent::__private::Buffer::<#element>::new(
                    if #same { 0 } else { #elements },
                );
                #run
                let #name: &[#element] = if #same { #summed } else { #memory.as_slice() };
            };
        }
        let run = self.if_wanted(value, quote!(#call(#inputs, #memory.as_mut_slice());));
        quote! {
            let mut #memory = ::cotangent::__private::Buffer::<#element>::new(#elements);
            #run
            let #name: &[#element] = #memory.as_slice();
        }
    }

    fn make_view(&self, value: Value, input: Value, part: Part) -> TokenStream {
        let (this, name) = (self.operation(value), self.array(value, part));
        let input = self.view(input, part);
        let may_copy = match self.program().equation(value).op {
            Op::Whole { operation, .. } => operation.may_copy(),
            _ => false,
        };
        if !may_copy {
            let view = quote!(::cotangent::__private::array::ViewOperation::view(&#this, #input));
            let view = self.view_if_wanted(value, &view);
            return quote!(let #name = #view;);
        }
        let (memory, element) = (self.memory(value, part), types::element(self.source));
        let count = quote!(::cotangent::__private::operations::elements_to_copy(#input));
        let count = match self.wanted(value) {
            None => count,
            Some(wanted) => quote! {
                if <#wanted as ::cotangent::__private::Wanted>::IS_WANTED { #count } else { 0 }
            },
        };
        let view = quote! {
            ::cotangent::__private::operations::reshaped(&#this, #input, &mut #memory)
        };
        let view = self.view_if_wanted(value, &view);
        quote! {
            let mut #memory = ::cotangent::__private::Buffer::<#element>::new(#count);
            let #name = #view;
        }
    }

    fn view_if_wanted(&self, value: Value, view: &TokenStream) -> TokenStream {
        match self.wanted(value) {
            None => view.clone(),
            Some(wanted) => quote! {
                match <#wanted as ::cotangent::__private::Wanted>::IS_WANTED {
                    true => #view,
                    false => ::cotangent::__private::View::new(&[], &[0]),
                }
            },
        }
    }
}

/// A call that writes a result, but for where.
struct Run {
    call: TokenStream,
    inputs: TokenStream,
}
