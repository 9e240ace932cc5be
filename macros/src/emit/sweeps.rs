//! A sweep of a function of arrays.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::arrays::{Emitter, Numbers};
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
        let inputs: Vec<_> = sweep.inputs.iter().map(|&value| self.name(value)).collect();
        let opaque: Vec<_> = sweep.opaque.iter().map(|&value| self.name(value)).collect();
        let opaque_types = sweep.opaque.iter().map(|&value| self.opaque_type(value));
        let opaque_values = sweep.opaque.iter().map(|&value| self.opaque_value(value));
        let code = self.code(&lane);
        let statements = sweep.equations.iter().map(|&value| code.statement(value));
        let terms = self.terms(sweep);
        let flops = code.flops(&sweep.equations);
        let sums = sweep.sums.len();
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
                const FLOPS: usize = #sums + #flops;
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

        let body = quote!(#structure { #(#opaque: #opaque_values),* });
        let run = match self.numbers {
            Numbers::Plain => self.run(sweep, &body),
            Numbers::Dual => self.run_on_duals(sweep, structure, &body),
        };
        quote!(#definition #run)
    }

    fn run(&self, sweep: &Sweep, body: &TokenStream) -> TokenStream {
        let operands = list(sweep.inputs.iter().map(|&value| self.operand(value)));
        let sums = sweep.sums.iter().map(|_| quote!(::cotangent::__private::Sum));
        let stores = sweep.stores.iter().map(|&(_, parameter)| self.store(sweep, parameter));
        let sinks = list(sums.chain(stores));
        let totals: Vec<_> = sweep.sums.iter().map(|&sum| self.name(sum)).collect();
        let extent = self.extent(sweep.group);
        quote! {
            let [#(#totals,)* ..] =
                ::cotangent::__private::sweep(#body, #extent.elements(), #operands, #sinks);
            #(let #totals = ::cotangent::__private::Scalar(#totals);)*
        }
    }

    /// The same body on dual numbers: of sums both parts are wanted, of what is stored the tangents.
    ///
    /// ```ignore
    /// struct __Sweep1Dual<B>(B);
    /// impl<B: Body<f32, 2, 1>> Body<f32, 4, 2> for __Sweep1Dual<B> {
    ///     fn step<V: Lane<..>>(&self, [x, y, dx, dy]: [V; 4]) -> [Term<V>; 2] {
    ///         let ([sum], [dsum]) = dual_step(&self.0, [x, y], [dx, dy]);
    ///         [sum, dsum]
    ///     }
    /// }
    /// ```
    fn run_on_duals(&self, sweep: &Sweep, structure: &Ident, body: &TokenStream) -> TokenStream {
        let (element, lane) = (types::element(self.source), local_type("V"));
        let dual = format_ident!("{structure}Dual");
        let numbered = |name: &str, count: usize| -> Vec<Ident> {
            (0..count).map(|index| local(&format!("{name}_{index}"))).collect()
        };
        let (inputs, sums) = (sweep.inputs.len(), sweep.sums.len());
        let results = sums + sweep.stores.len();
        let (x, dx) = (numbered("x", inputs), numbered("dx", inputs));
        let (y, dy) = (numbered("y", results), numbered("dy", results));
        let (all_in, all_out) = (2 * inputs, sums + results);
        let primal_sums = &y[..sums];
        let primals = sweep.inputs.iter().map(|&value| self.operand(value));
        let tangents = sweep.inputs.iter().map(|&value| self.tangent_operand(value));
        let operands = list(primals.chain(tangents));
        let both = std::iter::repeat_n(quote!(::cotangent::__private::Sum), 2 * sums);
        let stores = sweep.stores.iter().map(|&(_, parameter)| self.store(sweep, parameter));
        let sinks = list(both.chain(stores));
        let totals: Vec<_> = sweep.sums.iter().map(|&sum| self.name(sum)).collect();
        let total_tangents = &dy[..sums];
        let extent = self.extent(sweep.group);
        quote! {
            #[derive(::core::clone::Clone, ::core::marker::Copy)]
            struct #dual<B>(B);
            impl<B: ::cotangent::__private::Body<#element, #inputs, #results>>
                ::cotangent::__private::Body<#element, #all_in, #all_out> for #dual<B>
            {
                const FLOPS: usize = 3 * B::FLOPS;
                #[inline(always)]
                fn step<#lane: ::cotangent::__private::Lane<Elem = #element>>(
                    &self,
                    [#(#x,)* #(#dx),*]: [#lane; #all_in],
                ) -> [::cotangent::__private::Term<#lane>; #all_out] {
                    let ([#(#y),*], [#(#dy),*]) =
                        ::cotangent::__private::dual_step(&self.0, [#(#x),*], [#(#dx),*]);
                    [#(#primal_sums,)* #(#dy),*]
                }
            }
            let [#(#totals,)* #(#total_tangents,)* ..] =
                ::cotangent::__private::sweep(#dual(#body), #extent.elements(), #operands, #sinks);
            #(
                let #totals = ::cotangent::__private::Dual {
                    primal: ::cotangent::__private::Scalar(#totals),
                    tangent: ::cotangent::__private::Scalar(#total_tangents),
                };
            )*
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
        let sums = sweep.sums.iter().map(|&sum| match self.source.body.program.equation(sum).op {
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

/// `(a, (b, (c, ())))`
pub(super) fn list(items: impl DoubleEndedIterator<Item = TokenStream>) -> TokenStream {
    items.rfold(quote!(()), |rest, item| quote!((#item, #rest)))
}
