//! A sweep of a function of arrays.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::arrays::{Emitter, Numbers};
use super::per_element::Closures;
use super::records::{Part, Records};
use super::tables::SweepTables;
use super::{callees, local, local_type, types};
use crate::ir::{Kind, Op, Program, Space, Summand, Value};
use crate::schedule::Sweep;

impl Emitter<'_> {
    /// A sweep: its body as a type of its own, and its run.
    ///
    /// ```ignore
    /// struct __Sweep1<'a> { argument_3: <[(); ..] as PassedTo<__Callee4, 1>>::Type<'a> }
    /// impl Body<f32, 2, 1> for __Sweep1<'_> { fn step<V: Lane<..>>(..) -> [Term<V>; 1] { .. } }
    /// let [sum_5, ..] = sweep(
    ///     __Sweep1 { argument_3: __Callee4::__passed1(argument_3) },
    ///     extent_0.elements(),
    ///     (Splat(w_1.0), (ArrayArgument::operand(x), ())),
    ///     (Sum, ()),
    /// );
    /// ```
    pub(super) fn sweep(&self, sweep: &Sweep, structure: &Ident) -> TokenStream {
        let element = types::element(self.source);
        let lane = local_type("V");
        let records = Records::of(self, sweep);
        let floats = sweep.inputs.iter().filter(|&&value| !self.is_record(value));
        let tables = SweepTables::of(self, sweep);
        let inputs: Vec<_> =
            floats.map(|&value| self.name(value)).chain(tables.indices()).collect();
        let opaque: Vec<_> = sweep.opaque.iter().map(|&value| self.name(value)).collect();
        let opaque_types = sweep.opaque.iter().map(|&value| self.opaque_type(value));
        let opaque_values = sweep.opaque.iter().map(|&value| self.opaque_value(value));
        let code = self.code(&lane);
        let statements = sweep.equations.iter().map(|&value| code.statements(value));
        let terms = self.terms(sweep);
        let flops = code.flops(&sweep.equations);
        let sums = sweep.sums.len();
        let (count_in, count_out) =
            (records.count_in(inputs.len()), records.count_out(terms.len()));
        let is_passed = |&value: &Value| self.callee_of(value).is_some();
        let takes_references =
            !records.inputs.is_empty() || tables.are_used() || sweep.opaque.iter().any(is_passed);
        let closures = Closures::of(self, &sweep.equations);
        let (closure_types, closure_bounds, closure_fields) = closures.generics();
        let (closures_taken, closure_values) = (closures.taken(), closures.values());
        let closure_definitions = closures.definitions();
        let (lifetime, any_lifetime) = match takes_references {
            true => (quote!('a,), quote!('_,)),
            false => (quote!(), quote!()),
        };
        let (record_fields, record_values) = records.fields();
        let record_lanes = records.lanes(&code, inputs.len());
        let all_terms = tables.flushed(records.terms(&code, &terms, &count_out));
        let (tables_field, tables_value) = (tables.field(&quote!(#element)), tables.value());
        let (tables_taken, share) = (tables.taken(&lane), tables.share());
        let pattern = match records.inputs.is_empty() {
            true => quote!([#(#inputs),*]),
            false => quote!(inputs @ [#(#inputs,)* ..]),
        };
        let definition = quote! {
            #[derive(::core::clone::Clone, ::core::marker::Copy)]
            struct #structure<#lifetime #closure_types> {
                #(#opaque: #opaque_types,)*
                #record_fields
                #closure_fields
                #tables_field
            }
            impl<#closure_bounds> ::cotangent::__private::Body<#element, { #count_in }, { #count_out }>
                for #structure<#any_lifetime #closure_types>
            {
                const FLOPS: usize = #sums + #flops;
                #share
                #[inline(always)]
                fn step<#lane: ::cotangent::__private::Lane<Elem = #element>>(
                    &self,
                    #pattern: [#lane; #count_in],
                ) -> [::cotangent::__private::Term<#lane>; #count_out] {
                    #(let #opaque = self.#opaque;)*
                    #closures_taken
                    #tables_taken
                    #record_lanes
                    #(#statements)*
                    #all_terms
                }
            }
        };

        let body = quote!(#structure {
            #(#opaque: #opaque_values,)* #record_values #closure_values #tables_value
        });
        let run = match self.numbers {
            Numbers::Plain if self.gives_examples => {
                let operands = self.operands(sweep, &records, &tables);
                self.run_examples(sweep.group, &body, &operands, [&count_in, &count_out])
            }
            Numbers::Plain => self.run(sweep, &records, &tables, &body),
            Numbers::Dual => self.run_on_duals(sweep, &records, &tables, structure, &body),
        };
        quote!(#definition #closure_definitions #run)
    }

    /// What it reads.
    fn operands(&self, sweep: &Sweep, records: &Records<'_>, tables: &SweepTables) -> TokenStream {
        let floats = sweep.inputs.iter().filter(|&&value| !self.is_record(value));
        list(
            floats.map(|&value| self.operand(sweep, value)).chain(tables.operand()),
            records.operands(Part::Primal, quote!(())),
        )
    }

    fn is_record(&self, value: Value) -> bool {
        self.source.body.program.kind(value) == Kind::Record
    }

    /// The sums of floats, which come before those of structs.
    fn float_sums(&self, sweep: &Sweep) -> Vec<Value> {
        sweep.sums.iter().copied().filter(|&sum| !self.is_record(sum)).collect()
    }

    fn run(
        &self,
        sweep: &Sweep,
        records: &Records<'_>,
        tables: &SweepTables,
        body: &TokenStream,
    ) -> TokenStream {
        let operands = self.operands(sweep, records, tables);
        let sums = self.float_sums(sweep);
        let each = sums.iter().map(|&sum| self.sum(sum));
        let stores = sweep.written().map(|array| self.memory_sink(array));
        let gradients = sweep.gradients().map(|parameter| self.gradient_sink(sweep, parameter));
        let sinks = list(each.chain(stores).chain(gradients), records.sinks(self, quote!(())));
        let totals: Vec<_> = sums.iter().map(|&sum| self.name(sum)).collect();
        let extent = self.extent(sweep.group);
        let first = sums.len() + sweep.stores.len();
        let record_totals = records.totals(self, &quote!(#first), None);
        let all = local("totals");
        let run = quote! {
            ::cotangent::__private::sweep(#body, #extent.elements(), #operands, #sinks)
        };
        let run = self.run_if_wanted(sweep, &run, &records.count_out(first));
        let (memory, arrays) = self.memory_of_sweep(sweep);
        quote! {
            #memory
            let #all = #run;
            #arrays
            let [#(#totals,)* ..] = #all;
            #(let #totals = ::cotangent::__private::Scalar(#totals);)*
            #record_totals
        }
    }

    /// The same body on dual numbers: of sums both parts are wanted, of what is stored the tangents.
    ///
    /// ```ignore
    /// struct __Sweep1Dual<B>(B);
    /// impl<B: Body<f32, 2, 1>> Body<f32, 4, 2> for __Sweep1Dual<B> {
    ///     fn step<V: Lane<..>>(&self, inputs: [V; 4]) -> [Term<V>; 2] {
    ///         dual_results(&self.0, inputs, 1)
    ///     }
    /// }
    /// ```
    /// Its results are the primals of all sums of floats, the tangents of all, and at the end the primals of
    /// sums of structs.
    fn run_on_duals(
        &self,
        sweep: &Sweep,
        records: &Records<'_>,
        tables: &SweepTables,
        structure: &Ident,
        body: &TokenStream,
    ) -> TokenStream {
        let (element, lane) = (types::element(self.source), local_type("V"));
        let dual = format_ident!("{structure}Dual");
        let floats: Vec<_> =
            sweep.inputs.iter().copied().filter(|&value| !self.is_record(value)).collect();
        let sums = self.float_sums(sweep);
        // Of what is read again both parts are needed, of gradients the tangents.
        let sum_count = sums.len() + sweep.written().count();
        let plain = sum_count + sweep.gradients().count();
        let count_in = records.count_in(floats.len() + tables.operand().iter().len());
        let count_out = records.count_out(plain);
        let tangents = list(
            floats
                .iter()
                .map(|&value| self.tangent_operand(sweep, value))
                .chain(tables.operand().map(|_| quote!(::cotangent::__private::Splat(0.0)))),
            records.operands(Part::Tangent, quote!(())),
        );
        let operands = list(
            floats.iter().map(|&value| self.operand(sweep, value)).chain(tables.operand()),
            records.operands(Part::Primal, tangents),
        );
        let each_sum = || sums.iter().map(|_| quote!(::cotangent::__private::Sum));
        let gradients = sweep.gradients().map(|parameter| self.gradient_sink(sweep, parameter));
        let sinks = list(
            each_sum()
                .chain(sweep.written().map(|array| self.memory_sink(array)))
                .chain(each_sum())
                .chain(sweep.written().map(|array| self.tangent_sink(array)))
                .chain(gradients),
            records.sinks(self, records.sinks(self, quote!(()))),
        );
        let totals: Vec<_> = sums.iter().map(|&sum| self.name(sum)).collect();
        let tangents: Vec<_> =
            totals.iter().map(|total| format_ident!("{total}_tangent")).collect();
        let extent = self.extent(sweep.group);
        let first = quote!(#sum_count + #count_out);
        let tangent_first = quote!(#sum_count + #plain);
        let record_totals = records.totals(self, &first, Some(&tangent_first));
        let all = local("totals");
        let (memory, arrays) = self.memory_of_sweep(sweep);
        let skipped: Vec<_> = sweep.written().map(|_| quote!(_,)).collect();
        quote! {
            #memory
            #[derive(::core::clone::Clone, ::core::marker::Copy)]
            struct #dual<B>(B);
            impl<B: ::cotangent::__private::Body<#element, { #count_in }, { #count_out }>>
                ::cotangent::__private::Body<
                    #element,
                    { 2 * (#count_in) },
                    { #sum_count + #count_out + (#count_out - #plain) },
                > for #dual<B>
            {
                const FLOPS: usize = 3 * B::FLOPS;
                #[inline(always)]
                fn blocks_of_share(&self) -> usize {
                    B::blocks_of_share(&self.0)
                }
                #[inline(always)]
                fn step<#lane: ::cotangent::__private::Lane<Elem = #element>>(
                    &self,
                    inputs: [#lane; { 2 * (#count_in) }],
                ) -> [
                    ::cotangent::__private::Term<#lane>;
                    { #sum_count + #count_out + (#count_out - #plain) }
                ] {
                    ::cotangent::__private::dual_results::<
                        _,
                        _,
                        _,
                        { #count_in },
                        { 2 * (#count_in) },
                        { #count_out },
                        { #sum_count + #count_out + (#count_out - #plain) },
                    >(&self.0, inputs, #sum_count, #plain)
                }
            }
            let #all =
                ::cotangent::__private::sweep(#dual(#body), #extent.elements(), #operands, #sinks);
            #arrays
            let [#(#totals,)* #(#skipped)* #(#tangents,)* ..] = #all;
            #(
                let #totals = ::cotangent::__private::Dual {
                    primal: ::cotangent::__private::Scalar(#totals),
                    tangent: ::cotangent::__private::Scalar(#tangents),
                };
            )*
            #record_totals
        }
    }

    /// The type of what a sweep takes with it: a condition, an argument of a call, or an exponent.
    fn opaque_type(&self, value: Value) -> TokenStream {
        if self.source.body.program.kind(value) == Kind::Bool {
            return quote!(bool);
        }
        if let Op::Index(_) = self.source.body.program.equation(value).op {
            return quote!(usize);
        }
        let Some((callee, index)) = self.callee_of(value) else { return quote!(i32) };
        let span = match &self.source.body.program.equation(value).op {
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
        callee_of(&self.source.body.program, value)
    }

    fn terms(&self, sweep: &Sweep) -> Vec<TokenStream> {
        let value = |value: Value| {
            let name = self.name(value);
            quote!(::cotangent::__private::Term::Value(#name))
        };
        let sums = self.float_sums(sweep).into_iter();
        let sums = sums.map(|sum| match self.source.body.program.equation(sum).op {
            Op::Sum(Summand::Product(a, b)) => {
                let (a, b) = (self.name(a), self.name(b));
                quote!(::cotangent::__private::Term::Product(#a, #b))
            }
            Op::Sum(Summand::Value(summand)) => value(summand),
            ref op => unreachable!("{op} is no sum"),
        });
        let stored = sweep.stores.iter().filter(|store| !self.is_record(store.value));
        sums.chain(stored.map(|store| value(store.value))).collect()
    }

    fn operand(&self, sweep: &Sweep, value: Value) -> TokenStream {
        if let Some(operand) = self.memory_operand(sweep, value) {
            return operand;
        }
        match self.source.body.program.equation(value).op {
            Op::Parameter(index) if self.source.body.program.space(value) == Space::Array => {
                let parameter = self.parameter(index);
                if let Some(field) = self.borrowed_field(index) {
                    return self.array_operand(sweep, index, &field);
                }
                if !parameter.is_array() {
                    let number = self.number(parameter, index);
                    return quote!(::cotangent::__private::Splat(#number));
                }
                self.array_operand(sweep, index, &parameter.borrowed())
            }
            Op::Indices { .. } => quote!(::cotangent::__private::Indices),
            _ => {
                let name = self.name(value);
                match self.numbers {
                    Numbers::Plain => quote!(::cotangent::__private::Splat(#name.0)),
                    Numbers::Dual => quote!(::cotangent::__private::Splat(#name.primal.0)),
                }
            }
        }
    }

    /// The tangent of what [`Self::operand`] reads.
    fn tangent_operand(&self, sweep: &Sweep, value: Value) -> TokenStream {
        if let Some(operand) = self.tangent_of_memory(sweep, value) {
            return operand;
        }
        match self.source.body.program.equation(value).op {
            Op::Parameter(index) if self.source.body.program.space(value) == Space::Array => {
                match self.tangent_of_array(index) {
                    Some(tangent) => self.array_operand(sweep, index, &quote!(&#tangent)),
                    None => quote!(::cotangent::__private::Splat(0.0)),
                }
            }
            Op::Indices { .. } => quote!(::cotangent::__private::Splat(0.0)),
            _ => {
                let name = self.name(value);
                quote!(::cotangent::__private::Splat(#name.tangent.0))
            }
        }
    }
}

/// The call that a value is an argument of, inside of branches too, and the position of the argument.
fn callee_of(program: &Program, value: Value) -> Option<(Ident, usize)> {
    program.values().find_map(|user| match &program.equation(user).op {
        Op::Call { arguments, .. } => {
            let index = arguments.iter().position(|x| x.values().contains(&value))?;
            Some((callees::name(program, user), index))
        }
        Op::Branch { captures, sides, .. } => {
            let captured = captures.iter().position(|&capture| capture == value)?;
            sides.iter().find_map(|side| callee_of(&side.program, side.program.read(captured)?))
        }
        _ => None,
    })
}

/// `(a, (b, (c, rest)))`
pub(super) fn list(
    items: impl DoubleEndedIterator<Item = TokenStream>,
    rest: TokenStream,
) -> TokenStream {
    items.rfold(rest, |rest, item| quote!((#item, #rest)))
}
