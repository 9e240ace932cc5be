//! Arrays in memory, and what operations on whole arrays make of them.
//!
//! ```ignore
//! let operation_7 = operations::matmul();
//! let extent_9 = Extent::of_result(operation_7.shape(&[..]), SITE)?;
//! ..
//! let mut memory_7 = Buffer::new(extent_9.elements());
//! operation_7.run(&[ArrayArgument::view(x), ArrayArgument::view(w)], memory_7.as_mut_slice());
//! let array_7 = memory_7.as_slice();
//! ```

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::arrays::{Emitter, Numbers};
use super::{local, selection, types};
use crate::ir::{Kind, Op, Program, Value};
use crate::operation::Operation;
use crate::schedule::Sweep;

/// A part of the numbers that a program computes with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Primal,
    Tangent,
}

impl Emitter<'_> {
    fn program(&self) -> &Program {
        &self.source.body.program
    }

    /// Whether some shape is known only when others have been computed.
    fn computes_shapes(&self) -> bool {
        let program = self.program();
        program.values().any(|value| {
            program.is_in_memory(value)
                || self.groups.of_value(value).is_some_and(|x| self.is_joined(x))
        })
    }

    fn is_joined(&self, group: usize) -> bool {
        self.groups.sources(group).len() > 1
    }

    /// What the first stage begins with: its scalars, and the shapes of groups in between, as user code
    /// among the scalars says what operations do.
    pub(super) fn prelude(&self, scalars: &[Value], lane: &Ident) -> TokenStream {
        if !self.computes_shapes() {
            return scalars.iter().map(|&value| self.scalar(value, lane)).collect();
        }
        let program = self.program();
        let mut known: BTreeSet<usize> = BTreeSet::new();
        let needed = self.needed_groups();
        let mut prelude = TokenStream::new();
        for value in program.values() {
            if scalars.contains(&value) {
                prelude.extend(self.scalar(value, lane));
            }
            prelude.extend(self.shape_of_result(value));
            let Some(group) = self.groups.of_value(value) else { continue };
            if self.is_joined(group) && needed.contains(&group) && known.insert(group) {
                prelude.extend(self.joined_extent(value, group));
            }
        }
        prelude
    }

    fn needed_groups(&self) -> BTreeSet<usize> {
        let program = self.program();
        let sweeps = self.schedule.stages.iter().flat_map(|stage| &stage.sweeps);
        let mut needed: BTreeSet<usize> = sweeps.map(|sweep| sweep.group).collect();
        for value in program.values().filter(|value| self.schedule.live[value.0]) {
            match &program.equation(value).op {
                Op::Whole { inputs, .. } => {
                    let arrays = inputs.iter().chain(std::iter::once(&value));
                    needed.extend(arrays.filter_map(|&array| self.groups.of_value(array)));
                }
                Op::Length { of } => needed.extend(self.groups.of_value(*of)),
                _ => {}
            }
        }
        needed
    }

    /// The operation of this value, and its shape if that is a new one.
    fn shape_of_result(&self, value: Value) -> Option<TokenStream> {
        let program = self.program();
        let Op::Whole { operation, inputs, passed, like } = &program.equation(value).op else {
            return None;
        };
        if !self.schedule.live[value.0] {
            return None;
        }
        let this = self.operation(value);
        let constructor = format_ident!("{}", operation.constructor());
        let passed = passed.iter().map(|&passed| self.name(passed));
        let has_known_shape = !like.is_empty();
        let shapes = has_known_shape && !operation.keeps_shape();
        let shapes = shapes.then(|| {
            let shapes = like.iter().map(|&like| self.shape_of(like));
            quote!([#(#shapes),*])
        });
        let shapes = shapes.iter();
        let construct = quote! {
            let #this = ::cotangent::__private::operations::#constructor(#(#passed,)* #(#shapes)*);
        };
        if has_known_shape && !operation.keeps_shape() {
            return Some(construct);
        }
        let shapes = inputs.iter().map(|&input| self.shape_of(input));
        let site = self.site(value);
        let extent = match has_known_shape {
            true => quote!(let _),
            false => {
                let extent = self.extent(self.groups.of_value(value)?);
                quote!(let #extent)
            }
        };
        Some(quote! {
            #construct
            #extent = ::cotangent::__private::Extent::of_result(
                ::cotangent::__private::operations::shape(&#this, &[#(#shapes),*]),
                #site,
            )?;
        })
    }

    /// The shape to which the arrays of a group broadcast.
    fn joined_extent(&self, first: Value, group: usize) -> TokenStream {
        let extent = self.extent(group);
        let sources: Vec<_> =
            self.groups.sources(group).iter().map(|&source| self.extent(source)).collect();
        let (head, rest) = sources.split_first().expect("a group has a source");
        let site = self.site(first);
        quote!(let #extent = #head #(.broadcast(&#rest, #site)?)*;)
    }

    /// Where the user wrote what a value is computed by.
    fn site(&self, value: Value) -> TokenStream {
        let function = self.source.described();
        let Some(site) = &self.program().equation(value).site else {
            return quote!(::cotangent::__private::Site::generated(#function));
        };
        let (text, span) = (&site.text, site.span);
        let place = quote_spanned!(span=> ::core::concat!(::core::file!(), ":", ::core::line!()));
        quote!(::cotangent::__private::Site::new(#function, #text, #place))
    }

    fn shape_of(&self, array: Value) -> TokenStream {
        let extent = self.extent(self.groups.of_value(array).expect("it is an array"));
        quote!(#extent.shape())
    }

    fn operation(&self, value: Value) -> Ident {
        local(&format!("operation_{}", value.0))
    }

    fn memory(&self, value: Value, part: Part) -> Ident {
        named("memory", value, part)
    }

    fn array(&self, value: Value, part: Part) -> Ident {
        named("array", value, part)
    }

    /// Whether an array changes with what the function is differentiated by.
    fn has_tangent(&self, array: Value) -> bool {
        let program = self.program();
        match program.equation(array).op {
            Op::Parameter(index) => self.tangent_of_array(index).is_some(),
            _ => self.numbers == Numbers::Dual && program.is_active(array),
        }
    }

    fn parts(&self, array: Value) -> Vec<Part> {
        match self.has_tangent(array) {
            true => vec![Part::Primal, Part::Tangent],
            false => vec![Part::Primal],
        }
    }

    /// An array in memory, as a view.
    fn view(&self, array: Value, part: Part) -> TokenStream {
        if let Op::Parameter(index) = self.program().equation(array).op {
            let field = self.borrowed_field(index);
            let owner = match field {
                Some(_) => quote!(FieldArgument),
                None => quote!(ArrayArgument),
            };
            let borrowed = match part {
                Part::Primal => field.unwrap_or_else(|| self.parameter(index).borrowed()),
                Part::Tangent => {
                    let tangent = self.tangent_of_array(index).expect("it has one");
                    quote!(&#tangent)
                }
            };
            return quote!(::cotangent::__private::#owner::view(#borrowed));
        }
        let name = self.array(array, part);
        if self.program().is_view(array) {
            return quote!(#name);
        }
        let shape = self.shape_of(array);
        quote!(::cotangent::__private::View::new(#name, #shape.dims()))
    }

    /// What a sweep reads of an array in memory that is no parameter, or of a value that is stored in one.
    pub(super) fn memory_operand(&self, sweep: &Sweep, value: Value) -> Option<TokenStream> {
        self.operand_of(sweep, value, Part::Primal)
    }

    /// The tangent of that.
    pub(super) fn tangent_of_memory(&self, sweep: &Sweep, value: Value) -> Option<TokenStream> {
        let array = self.memory_of(sweep, value)?;
        match self.has_tangent(array) {
            true => self.operand_of(sweep, value, Part::Tangent),
            false => Some(quote!(::cotangent::__private::Splat(0.0))),
        }
    }

    fn memory_of(&self, sweep: &Sweep, value: Value) -> Option<Value> {
        let stored = sweep.stored.iter().find(|(known, _)| *known == value);
        let array = stored.map_or(value, |(_, array)| *array);
        self.program().is_in_memory(array).then_some(array)
    }

    fn operand_of(&self, sweep: &Sweep, value: Value, part: Part) -> Option<TokenStream> {
        let array = self.memory_of(sweep, value)?;
        if self.groups.of_value(array) == Some(sweep.group) && !self.program().is_view(array) {
            let name = self.array(array, part);
            return Some(quote!(::cotangent::__private::Slice::new(#name)));
        }
        let extent = self.extent(sweep.group);
        if self.program().is_view(array) {
            let view = self.view(array, part);
            return Some(quote!(&#view.broadcast_to(#extent.shape().dims()).elements()));
        }
        let (name, own) = (self.array(array, part), self.shape_of(array));
        Some(quote!(&::cotangent::__private::broadcast(#name, #own, #extent.shape())))
    }

    /// What a sweep reads of an array parameter.
    pub(super) fn array_operand(
        &self,
        sweep: &Sweep,
        parameter: usize,
        borrowed: &TokenStream,
    ) -> TokenStream {
        if self.program().parameters[parameter].field.is_some() {
            let extent = self.extent(sweep.group);
            return quote! {
                &::cotangent::__private::FieldArgument::operand(#borrowed, #extent.shape())
            };
        }
        if self.groups.of_parameter(parameter) == sweep.group {
            return quote!(::cotangent::__private::ArrayArgument::operand(#borrowed));
        }
        let extent = self.extent(sweep.group);
        quote!(&::cotangent::__private::ArrayArgument::broadcast(#borrowed, #extent.shape()))
    }

    /// The type that says whether an array is wanted, if a call may leave it out.
    fn wanted(&self, array: Value) -> Option<TokenStream> {
        let own = self.schedule.gradients.iter().filter(|(value, _)| *value == array);
        let own: Vec<_> = own
            .map(|&(_, parameter)| selection::wanted_by(self.source, self.parameter(parameter)))
            .collect();
        self.needs.as_ref().and_then(|needs| needs.wanted(&[array], &own))
    }

    fn if_wanted(&self, array: Value, run: TokenStream) -> TokenStream {
        match self.wanted(array) {
            None => quote!(#run),
            Some(wanted) => quote! {
                if <#wanted as ::cotangent::__private::Wanted>::IS_WANTED { #run }
            },
        }
    }

    /// The number of elements of an array, or 0 if it is not wanted.
    fn elements_if_wanted(&self, array: Value) -> TokenStream {
        let shape = self.shape_of(array);
        match self.wanted(array) {
            None => quote!(#shape.len()),
            Some(wanted) => quote! {
                <#wanted as ::cotangent::__private::Wanted>::count(#shape.len())
            },
        }
    }

    /// The parameter whose gradient an array is, if it is written to that.
    fn gradient_at(&self, array: Value) -> Option<usize> {
        let mut gradients = self.schedule.gradients.iter();
        gradients.find(|(value, _)| *value == array).map(|&(_, parameter)| parameter)
    }

    /// The sum of what a sweep stores, if nothing else reads that: the sweep writes to it where there is
    /// nothing to be summed.
    fn sum_of_stored(&self, stored: Value) -> Option<Value> {
        let program = self.program();
        let mut users = program.values().filter(|&user| {
            self.schedule.live[user.0] && program.equation(user).op.arguments().contains(&stored)
        });
        let user = users.next()?;
        let is_sum =
            matches!(program.equation(user).op, Op::Whole { operation: Operation::SumTo, .. });
        (is_sum && users.next().is_none() && self.gradient_at(user).is_some()).then_some(user)
    }

    /// `let gradient_3 = ArrayArgument::memory(&mut gradient.w, shape);`
    fn gradient_memory(&self, array: Value, parameter: usize) -> TokenStream {
        let target = named("target", array, Part::Primal);
        let declared = self.parameter(parameter);
        let (field, ty, shape) = (&declared.name, declared.pointee(), self.shape_of(array));
        if self.program().parameters[parameter].field.is_some() {
            let memory = self.leaf_memory(parameter, &shape);
            return quote!(let #target = #memory;);
        }
        if self.selects() {
            let wanted = selection::wanted_by(self.source, declared);
            let place = selection::place(field);
            return quote! {
                let #target = <#wanted as ::cotangent::__private::Wanted>::memory::<#ty>(#place, #shape);
            };
        }
        let gradient = local("gradient");
        quote! {
            let #target = <#ty as ::cotangent::__private::ArrayArgument>::memory(
                &mut #gradient.#field,
                #shape,
            );
        }
    }

    /// What stands in front of a sweep and behind it: the arrays that it writes.
    pub(super) fn memory_of_sweep(&self, sweep: &Sweep) -> (TokenStream, TokenStream) {
        let element = types::element(self.source);
        let (mut front, mut behind) = (TokenStream::new(), TokenStream::new());
        let sums =
            sweep.sums.iter().filter(|&&sum| self.program().kind(sum) == Kind::Float).count();
        let (written, totals) = (sweep.written().count(), local("totals"));
        for (place, array) in sweep.written().enumerate() {
            let elements = self.elements_if_wanted(array);
            for part in self.parts(array) {
                if let Some(sum) = self.slot_of(array, part) {
                    let slot = slot(sum);
                    front.extend(self.make_slot(array, sum));
                    // Totals of tangents stand behind those of primals.
                    let place = match part {
                        Part::Primal => sums + place,
                        Part::Tangent => 2 * sums + written + place,
                    };
                    let finish = quote! {
                        ::cotangent::__private::GradientSlot::finish(slot, #totals[#place])
                    };
                    behind.extend(match self.wanted(array) {
                        None => quote!({ let slot = &mut #slot; #finish; }),
                        Some(wanted) => quote! {
                            if let ::core::option::Option::Some(slot) =
                                <#wanted as ::cotangent::__private::Wanted>::option(&mut #slot)
                            {
                                #finish;
                            }
                        },
                    });
                    // What it borrows of the gradient is borrowed again behind the sweeps.
                    behind.extend(quote!(::core::mem::drop(#slot);));
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
        let (declared, slot) = (self.parameter(parameter), slot(sum));
        let (own, over) = (self.shape_of(sum), self.shape_of(array));
        let is_field = self.program().parameters[parameter].field.is_some();
        let (field, ty, gradient) = (&declared.name, declared.pointee(), local("gradient"));
        let memory = match self.selects() {
            _ if is_field => self.leaf_slot(parameter, &own, &over),
            true => {
                let wanted = selection::wanted_by(self.source, declared);
                let place = selection::place(field);
                quote! {
                    ::cotangent::__private::ArraySlot::new(
                        <#wanted as ::cotangent::__private::Wanted>::memory::<#ty>(#place, #own),
                        #own,
                        #over,
                    )
                }
            }
            false => quote! {
                ::cotangent::__private::ArraySlot::new(
                    <#ty as ::cotangent::__private::ArrayArgument>::memory(&mut #gradient.#field, #own),
                    #own,
                    #over,
                )
            },
        };
        match self.wanted(array) {
            None => quote!(let mut #slot = #memory;),
            Some(wanted) => quote! {
                let mut #slot =
                    <#wanted as ::cotangent::__private::Wanted>::make(#[inline(always)] || #memory);
            },
        }
    }

    /// Which part of numbers gradients are made of.
    fn part_of_gradient(&self) -> Part {
        match self.numbers {
            Numbers::Plain => Part::Primal,
            Numbers::Dual => Part::Tangent,
        }
    }

    /// Where a sweep writes an array.
    pub(super) fn memory_sink(&self, array: Value) -> TokenStream {
        self.sink(array, Part::Primal)
    }

    /// Where it writes the array's tangent.
    pub(super) fn tangent_sink(&self, array: Value) -> TokenStream {
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

    /// The one element of an array.
    pub(super) fn item(&self, value: Value, array: Value, lane: &Ident) -> TokenStream {
        let name = self.name(value);
        let part = |part: Part| {
            let view = self.view(array, part);
            quote!(::cotangent::__private::Scalar(::cotangent::__private::operations::item(#view)))
        };
        let primal = part(Part::Primal);
        match (self.numbers, self.has_tangent(array)) {
            (Numbers::Plain, _) => quote!(let #name: #lane = #primal;),
            (Numbers::Dual, false) => quote!(let #name = #lane::constant(#primal);),
            (Numbers::Dual, true) => {
                let tangent = part(Part::Tangent);
                quote!(let #name = #lane { primal: #primal, tangent: #tangent };)
            }
        }
    }

    /// Runs an operation on whole arrays.
    pub(super) fn run_operation(&self, value: Value) -> TokenStream {
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
                Part::Primal => run_of(&this, &views.collect::<Vec<_>>()),
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
            let target = named("target", value, Part::Primal);
            run.extend(self.gradient_memory(value, parameter));
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
        let target = named("target", value, Part::Primal);
        let is_written_there = |&input: &Value| self.sum_of_stored(input) == Some(value);
        if gradient.is_some() && from.first().is_some_and(is_written_there) {
            // The sweep has done it.
            return TokenStream::new();
        }
        if let Some(parameter) = gradient {
            let target_memory = self.gradient_memory(value, parameter);
            let run = self.if_wanted(value, quote!(#call(#inputs, #target);));
            return quote!(#target_memory #run);
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

/// A gradient that a sweep adds up or writes.
fn slot(sum: Value) -> Ident {
    local(&format!("slot_{}", sum.0))
}

/// A call that writes a result, but for where.
struct Run {
    call: TokenStream,
    inputs: TokenStream,
}

fn run_of(operation: &Ident, views: &[TokenStream]) -> Run {
    Run {
        call: quote!(::cotangent::__private::array::Operation::run),
        inputs: quote!(&#operation, &[#(#views),*]),
    }
}

fn named(name: &str, value: Value, part: Part) -> Ident {
    match part {
        Part::Primal => local(&format!("{name}_{}", value.0)),
        Part::Tangent => local(&format!("{name}_{}_tangent", value.0)),
    }
}
