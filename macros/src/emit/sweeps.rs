//! A sweep of a function of arrays.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::arrays::{Emitter, Numbers};
use super::records::{Part, Records};
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
        let inputs: Vec<_> = floats.map(|&value| self.name(value)).collect();
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
        let takes_references = !records.inputs.is_empty() || sweep.opaque.iter().any(is_passed);
        let (lifetime, any_lifetime) = match takes_references {
            true => (quote!(<'a>), quote!(<'_>)),
            false => (quote!(), quote!()),
        };
        let (record_fields, record_values) = records.fields();
        let record_lanes = records.lanes(&code, inputs.len());
        let all_terms = records.terms(&code, &terms, &count_out);
        let pattern = match records.inputs.is_empty() {
            true => quote!([#(#inputs),*]),
            false => quote!(inputs @ [#(#inputs,)* ..]),
        };
        let definition = quote! {
            #[derive(::core::clone::Clone, ::core::marker::Copy)]
            struct #structure #lifetime { #(#opaque: #opaque_types,)* #record_fields }
            impl ::cotangent::__private::Body<#element, { #count_in }, { #count_out }>
                for #structure #any_lifetime
            {
                const FLOPS: usize = #sums + #flops;
                #[inline(always)]
                fn step<#lane: ::cotangent::__private::Lane<Elem = #element>>(
                    &self,
                    #pattern: [#lane; #count_in],
                ) -> [::cotangent::__private::Term<#lane>; #count_out] {
                    #(let #opaque = self.#opaque;)*
                    #record_lanes
                    #(#statements)*
                    #all_terms
                }
            }
        };

        let body = quote!(#structure { #(#opaque: #opaque_values,)* #record_values });
        let run = match self.numbers {
            Numbers::Plain => self.run(sweep, &records, &body),
            Numbers::Dual => self.run_on_duals(sweep, &records, structure, &body),
        };
        quote!(#definition #run)
    }

    fn is_record(&self, value: Value) -> bool {
        self.source.body.program.kind(value) == Kind::Record
    }

    /// The sums of floats, which come before those of structs.
    fn float_sums(&self, sweep: &Sweep) -> Vec<Value> {
        sweep.sums.iter().copied().filter(|&sum| !self.is_record(sum)).collect()
    }

    fn run(&self, sweep: &Sweep, records: &Records<'_>, body: &TokenStream) -> TokenStream {
        let floats = sweep.inputs.iter().filter(|&&value| !self.is_record(value));
        let operands = list(
            floats.map(|&value| self.operand(value)),
            records.operands(Part::Primal, quote!(())),
        );
        let sums = self.float_sums(sweep);
        let each = sums.iter().map(|_| quote!(::cotangent::__private::Sum));
        let stores = sweep.stores.iter().map(|&(_, parameter)| self.store(sweep, parameter));
        let sinks = list(each.chain(stores), records.sinks(quote!(())));
        let totals: Vec<_> = sums.iter().map(|&sum| self.name(sum)).collect();
        let extent = self.extent(sweep.group);
        let first = sums.len() + sweep.stores.len();
        let record_totals = records.totals(self, &quote!(#first), None);
        let all = local("totals");
        quote! {
            let #all =
                ::cotangent::__private::sweep(#body, #extent.elements(), #operands, #sinks);
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
        structure: &Ident,
        body: &TokenStream,
    ) -> TokenStream {
        let (element, lane) = (types::element(self.source), local_type("V"));
        let dual = format_ident!("{structure}Dual");
        let floats: Vec<_> =
            sweep.inputs.iter().copied().filter(|&value| !self.is_record(value)).collect();
        let sums = self.float_sums(sweep);
        let (sum_count, store_count) = (sums.len(), sweep.stores.len());
        let plain = sum_count + store_count;
        let count_in = records.count_in(floats.len());
        let count_out = records.count_out(plain);
        let tangents = list(
            floats.iter().map(|&value| self.tangent_operand(value)),
            records.operands(Part::Tangent, quote!(())),
        );
        let operands = list(
            floats.iter().map(|&value| self.operand(value)),
            records.operands(Part::Primal, tangents),
        );
        let both = std::iter::repeat_n(quote!(::cotangent::__private::Sum), 2 * sum_count);
        let stores = sweep.stores.iter().map(|&(_, parameter)| self.store(sweep, parameter));
        let sinks = list(both.chain(stores), records.sinks(records.sinks(quote!(()))));
        let totals: Vec<_> = sums.iter().map(|&sum| self.name(sum)).collect();
        let tangents: Vec<_> =
            totals.iter().map(|total| format_ident!("{total}_tangent")).collect();
        let extent = self.extent(sweep.group);
        let first = quote!(#sum_count + #count_out);
        let tangent_first = quote!(#sum_count + #plain);
        let record_totals = records.totals(self, &first, Some(&tangent_first));
        let all = local("totals");
        quote! {
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
            let [#(#totals,)* #(#tangents,)* ..] = #all;
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
        sums.chain(sweep.stores.iter().map(|&(stored, _)| value(stored))).collect()
    }

    fn operand(&self, value: Value) -> TokenStream {
        match self.source.body.program.equation(value).op {
            Op::Parameter(index) if self.source.body.program.space(value) == Space::Array => {
                let borrowed = self.parameter(index).borrowed();
                quote!(::cotangent::__private::ArrayArgument::operand(#borrowed))
            }
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
    fn tangent_operand(&self, value: Value) -> TokenStream {
        match self.source.body.program.equation(value).op {
            Op::Parameter(index) if self.source.body.program.space(value) == Space::Array => {
                match self.tangent(self.parameter(index)) {
                    Some(tangent) => {
                        quote!(::cotangent::__private::ArrayArgument::operand(&#tangent))
                    }
                    None => quote!(::cotangent::__private::Splat(0.0)),
                }
            }
            _ => {
                let name = self.name(value);
                quote!(::cotangent::__private::Splat(#name.tangent.0))
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
