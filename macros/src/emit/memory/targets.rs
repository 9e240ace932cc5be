//! Where results and gradients go.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::arrays::{Emitter, Numbers};
use super::super::{local, selection, types};
use super::Part;
use crate::ir::{Kind, Op, Value};
use crate::operation::Operation;
use crate::schedule::Sweep;

impl Emitter<'_> {
    /// The type that says whether an array is wanted, if a call may leave it out.
    pub(super) fn wanted(&self, array: Value) -> Option<TokenStream> {
        let own = self.schedule.gradients.iter().filter(|(value, _)| *value == array);
        let own: Vec<_> = own
            .map(|&(_, parameter)| selection::wanted_by(self.source, self.parameter(parameter)))
            .collect();
        self.needs.as_ref().and_then(|needs| needs.wanted(&[array], &own))
    }

    pub(super) fn if_wanted(&self, array: Value, run: TokenStream) -> TokenStream {
        match self.wanted(array) {
            None => quote!(#run),
            Some(wanted) => quote! {
                if <#wanted as ::cotangent::__private::Wanted>::IS_WANTED { #run }
            },
        }
    }

    /// The number of elements of an array, or 0 if it is not wanted.
    pub(super) fn elements_if_wanted(&self, array: Value) -> TokenStream {
        let shape = self.shape_of(array);
        match self.wanted(array) {
            None => quote!(#shape.len()),
            Some(wanted) => quote! {
                <#wanted as ::cotangent::__private::Wanted>::count(#shape.len())
            },
        }
    }

    /// The parameter whose gradient an array is, if it is written to that.
    pub(super) fn gradient_at(&self, array: Value) -> Option<usize> {
        let mut gradients = self.schedule.gradients.iter();
        gradients.find(|(value, _)| *value == array).map(|&(_, parameter)| parameter)
    }

    /// The sum of what a sweep stores, if nothing else reads that: the sweep writes to it where there is
    /// nothing to be summed.
    pub(super) fn sum_of_stored(&self, stored: Value) -> Option<Value> {
        let program = self.program();
        let mut users = program.values().filter(|&user| {
            self.schedule.live[user.0] && program.equation(user).op.arguments().contains(&stored)
        });
        let user = users.next()?;
        let is_sum =
            matches!(program.equation(user).op, Op::Whole { operation: Operation::SumTo, .. });
        (is_sum && users.next().is_none() && self.gradient_at(user).is_some()).then_some(user)
    }

    /// The elements of the gradient by an array parameter, which gets this shape first, to be overwritten:
    /// `ArrayArgument::memory(&mut gradient.w, shape)`
    pub(super) fn gradient_memory(&self, parameter: usize, shape: &TokenStream) -> TokenStream {
        if self.program().parameters[parameter].field.is_some() {
            return self.leaf_memory(parameter, shape);
        }
        let declared = self.parameter(parameter);
        let (field, ty) = (&declared.name, declared.pointee());
        if self.selects() {
            let wanted = selection::wanted_by(self.source, declared);
            let place = selection::place(field);
            return quote! {
                <#wanted as ::cotangent::__private::Wanted>::memory::<#ty>(#place, #shape)
            };
        }
        let gradient = local("gradient");
        quote! {
            <#ty as ::cotangent::__private::ArrayArgument>::memory(&mut #gradient.#field, #shape)
        }
    }

    /// Where a sweep writes the gradient by an array parameter.
    pub(in super::super) fn gradient_sink(&self, sweep: &Sweep, parameter: usize) -> TokenStream {
        let extent = self.extent(sweep.group);
        let memory = self.gradient_memory(parameter, &quote!(#extent.shape()));
        if self.selects() {
            let wanted = selection::wanted_by(self.source, self.parameter(parameter));
            return quote!(<#wanted as ::cotangent::__private::Wanted>::into_memory(#memory));
        }
        quote!(::cotangent::__private::Store::new(#memory))
    }

    /// What stands in front of a sweep and behind it: the arrays that it writes.
    pub(in super::super) fn memory_of_sweep(&self, sweep: &Sweep) -> (TokenStream, TokenStream) {
        let element = types::element(self.source);
        let (mut front, mut behind) = (TokenStream::new(), TokenStream::new());
        let sums =
            sweep.sums.iter().filter(|&&sum| self.program().kind(sum) == Kind::Float).count();
        let (written, totals) = (sweep.written().count(), local("totals"));
        for (place, array) in sweep.written().enumerate() {
            let elements = self.elements_if_wanted(array);
            for part in self.parts(array) {
                if let Some(sum) = self.slot_of(array, part) {
                    front.extend(self.make_slot(array, sum));
                    // Totals of tangents stand behind those of primals.
                    let place = match part {
                        Part::Primal => sums + place,
                        Part::Tangent => 2 * sums + written + place,
                    };
                    behind.extend(self.finish_slot(array, sum, &quote!(#totals[#place])));
                    continue;
                }
                let (memory, name) = (self.memory(array, part), self.array(array, part));
                front.extend(quote! {
                    let mut #memory = ::cotangent::__private::Buffer::<#element>::new(#elements);
                });
                behind.extend(quote!(let #name: &[#element] = #memory.as_slice();));
            }
        }
        (front, behind)
    }

    /// The gradient that a sweep adds up or writes in place of an array, of which only that is the sum.
    fn slot_of(&self, array: Value, part: Part) -> Option<Value> {
        self.sum_of_stored(array).filter(|_| part == self.part_of_gradient())
    }

    /// ```ignore
    /// let mut slot_9 = Wanted::make(|| ArraySlot::new(&mut gradient.w, own_shape, shape_of_sweep));
    /// ```
    fn make_slot(&self, array: Value, sum: Value) -> TokenStream {
        let parameter = self.gradient_at(sum).expect("it is a gradient");
        let (slot, own, over) = (slot(sum), self.shape_of(sum), self.shape_of(array));
        let made = match self.program().parameters[parameter].field {
            Some(_) => self.leaf_slot(parameter, &own, &over),
            None => {
                let memory = self.gradient_memory(parameter, &own);
                quote!(::cotangent::__private::ArraySlot::new(#memory, #own, #over))
            }
        };
        match self.wanted(array) {
            None => quote!(let mut #slot = #made;),
            Some(wanted) => quote! {
                let mut #slot =
                    <#wanted as ::cotangent::__private::Wanted>::make(#[inline(always)] || #made);
            },
        }
    }

    /// Makes the gradient of the `total` that a sweep has given, or of what it has written.
    fn finish_slot(&self, array: Value, sum: Value, total: &TokenStream) -> TokenStream {
        let slot = slot(sum);
        let finish = match self.wanted(array) {
            None => quote!(::cotangent::__private::GradientSlot::finish(&mut #slot, #total);),
            Some(wanted) => hygienic! {
                if let ::core::option::Option::Some(slot) =
                    <#wanted as ::cotangent::__private::Wanted>::option(&mut #slot)
                {
                    ::cotangent::__private::GradientSlot::finish(slot, #total);
                }
            },
        };
        // What it borrows of the gradient is borrowed again behind the sweeps.
        quote!(#finish ::core::mem::drop(#slot);)
    }

    /// Which part of numbers gradients are made of.
    pub(super) fn part_of_gradient(&self) -> Part {
        match self.numbers {
            Numbers::Plain => Part::Primal,
            Numbers::Dual => Part::Tangent,
        }
    }

    /// Where a sweep writes an array.
    pub(in super::super) fn memory_sink(&self, array: Value) -> TokenStream {
        self.sink(array, Part::Primal)
    }

    /// Where it writes the array's tangent.
    pub(in super::super) fn tangent_sink(&self, array: Value) -> TokenStream {
        match self.has_tangent(array) {
            true => self.sink(array, Part::Tangent),
            false => quote!(::cotangent::__private::Skip),
        }
    }

    fn sink(&self, array: Value, part: Part) -> TokenStream {
        if let Some(sum) = self.slot_of(array, part) {
            let slot = slot(sum);
            return match self.wanted(array) {
                None => quote!(::cotangent::__private::GradientSlot::sink(&mut #slot)),
                Some(wanted) => {
                    quote!(<#wanted as ::cotangent::__private::Wanted>::slot_sink(&mut #slot))
                }
            };
        }
        let memory = self.memory(array, part);
        match self.wanted(array) {
            None => quote!(::cotangent::__private::Store::new(#memory.as_mut_slice())),
            Some(wanted) => quote! {
                <#wanted as ::cotangent::__private::Wanted>::into_memory(#memory.as_mut_slice())
            },
        }
    }
}

/// A gradient that a sweep adds up or writes.
fn slot(sum: Value) -> Ident {
    local(&format!("slot_{}", sum.0))
}
